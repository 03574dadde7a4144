#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: actum_fuzz::prepare(), |bytes: &[u8]| actum_fuzz::read_workbook(bytes));
