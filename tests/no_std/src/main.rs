//! A program without `std` that parses, edits and prints a page.
//!
//! A program can have only one panic handler, so this one would not compile if a dependency linked
//! `std`.
#![no_std]
#![no_main]

extern crate alloc;

use alloc::string::ToString;
use core::alloc::{GlobalAlloc, Layout};
use core::ffi::{c_int, c_void};
use core::panic::PanicInfo;

use daily_papers::{Digest, Document, Votes};

const PAGE: &str = "## Daily Papers (2024-04-23)\n\n### [연 연구](https://arxiv.org/abs/2404.14219)\n\nVote: 180\n\n- 더 높이\n\n";

/// Returns the edited page, or the number of the step that failed.
fn edited_page() -> Result<alloc::string::String, c_int> {
    let mut digest: Digest = PAGE.parse().map_err(|_| 1)?;
    let paper = digest.papers.first_mut().ok_or(2)?;
    paper.votes = Some(Votes::Count(181));

    let document = Document::parse(PAGE);
    let view = document.papers().next().ok_or(3)?;
    let edits = view.edits_to(paper).map_err(|_| 4)?;
    let edited = document.apply(edits).map_err(|_| 4)?;
    let updated = document.with_digests(core::slice::from_ref(&digest)).map_err(|_| 4)?;
    let broken = Document::parse("## Daily Papers (2024-04-23)\nstray\n").diagnostics().len();
    let is_expected = edited.as_str() == digest.to_string() && updated == edited && broken == 1;
    if is_expected { Ok(edited.to_string()) } else { Err(5) }
}

/// The entry point that the C library calls.
#[unsafe(no_mangle)]
extern "C" fn main() -> c_int {
    match edited_page() {
        Ok(page) => {
            // SAFETY: `page` outlives the call.
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

// SAFETY: the C library's allocator gives the same guarantees.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let layout = layout.pad_to_align();
        // SAFETY: the size is a multiple of the alignment, which `Layout` has checked to be a power
        // of two.
        unsafe { aligned_alloc(layout.align(), layout.size()).cast() }
    }

    unsafe fn dealloc(&self, at: *mut u8, _: Layout) {
        // SAFETY: `alloc` allocated it.
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

/// Satisfies the precompiled `alloc`, which refers to unwinding. This program does not unwind.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}

/// Satisfies the precompiled `alloc` too.
#[unsafe(no_mangle)]
extern "C" fn _Unwind_Resume() -> ! {
    // SAFETY: it may be called at any time.
    unsafe { abort() }
}
