#![no_main]

use actum_model::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: actum_fuzz::prepare(), |bytes: &[u8]| actum_fuzz::read_as(bytes, Format::Pdf));
