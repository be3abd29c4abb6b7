//! Calls to choose from, as TOML.
#![no_main]

use funding::portfolio::{file, valid};
use hemtag_fuzz::worded;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match file::read(text) {
        Ok(call) => valid::faults(&call).iter().for_each(|fault| worded(&fault.to_string())),
        Err(error) => worded(&error.to_string()),
    }
});
