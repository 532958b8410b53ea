#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| daily_papers_fuzz::targets::updates(data));
