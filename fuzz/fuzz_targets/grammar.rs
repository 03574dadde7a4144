#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| actum_fuzz::extract_from(text));
