//! Waiting needs and free weeks to allocate from, as TOML.
#![no_main]

use allocation::{file, valid};
use hemtag_fuzz::worded;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match file::read(text) {
        Ok(question) => valid::faults(&question).iter().for_each(|fault| worded(&fault.to_string())),
        Err(error) => worded(&error.to_string()),
    }
});
