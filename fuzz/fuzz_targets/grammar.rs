#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: actum_fuzz::prepare(), |text: &str| actum_fuzz::extract_from(text));
