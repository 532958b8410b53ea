//! A program without `std`: reads a page, changes it, prints it. It has a panic handler of its own, of which a program can have
//! only one: if anything that it uses linked `std`, it would not compile.
#![no_std]
#![no_main]

extern crate alloc;

use alloc::string::ToString;
use core::alloc::{GlobalAlloc, Layout};
use core::ffi::{c_int, c_void};
use core::panic::PanicInfo;

use daily_papers::{Digest, Document, Votes};

const PAGE: &str = "## Daily Papers (2024-04-23)\n\n### [연 연구](https://arxiv.org/abs/2404.14219)\n\nVote: 180\n\n- 더 높이\n\n";

/// What the page becomes, or the number of the step that went wrong.
fn changed() -> Result<alloc::string::String, c_int> {
    let mut digest: Digest = PAGE.parse().map_err(|_| 1)?;
    let paper = digest.papers.first_mut().ok_or(2)?;
    paper.votes = Some(Votes::Count(181));

    let document = Document::parse(PAGE);
    let view = document.papers().next().ok_or(3)?;
    let edited = document.apply([view.set_votes(Votes::Count(181))]).map_err(|_| 4)?;
    let broken = Document::parse("## Daily Papers (2024-04-23)\nstray\n").diagnostics().len();
    if edited == digest.to_string() && broken == 1 { Ok(edited) } else { Err(5) }
}

/// The program, as the C library calls it.
#[unsafe(no_mangle)]
extern "C" fn main() -> c_int {
    match changed() {
        Ok(page) => {
            // SAFETY: the bytes are there for as long as the call takes.
            let written = unsafe { write(1, page.as_ptr().cast(), page.len()) };
            c_int::from(usize::try_from(written) != Ok(page.len()))
        }
        Err(step) => step,
    }
}

#[link(name = "c")]
unsafe extern "C" {
    fn abort() -> !;
    fn aligned_alloc(align: usize, size: usize) -> *mut c_void;
    fn free(at: *mut c_void);
    fn write(file: c_int, bytes: *const c_void, count: usize) -> isize;
}

struct Heap;

// SAFETY: the C library's allocator keeps the same promises.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let layout = layout.pad_to_align();
        // SAFETY: the size is a multiple of the alignment, and a power of two that `Layout` has checked.
        unsafe { aligned_alloc(layout.align(), layout.size()).cast() }
    }

    unsafe fn dealloc(&self, at: *mut u8, _: Layout) {
        // SAFETY: it was allocated above.
        unsafe { free(at.cast()) }
    }
}

#[global_allocator]
static HEAP: Heap = Heap;

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    // SAFETY: it may be called at any time.
    unsafe { abort() }
}

/// What the precompiled `alloc` names for unwinding, which this program does not do.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}

/// The same.
#[unsafe(no_mangle)]
extern "C" fn _Unwind_Resume() -> ! {
    // SAFETY: it may be called at any time.
    unsafe { abort() }
}
