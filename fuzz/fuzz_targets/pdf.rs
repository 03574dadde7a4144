#![no_main]

use actum_model::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| actum_fuzz::read_as(bytes, Format::Pdf));
