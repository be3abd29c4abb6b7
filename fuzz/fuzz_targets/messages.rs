//! Messages of industrial exchange formats. What is read and can be written comes in again as it was.
#![no_main]

use std::fmt::Debug;

use exchange::{
    Read, ReadError, WriteError, Written, administration_shell, capacity_group, manufacturing_capability,
    partner_certificate, quotation,
};
use libfuzzer_sys::fuzz_target;

/// Reads a text; what comes of it is written, read and written again.
fn there_and_back<T: Debug + PartialEq>(
    text: &str,
    read: fn(&str) -> Result<Read<T>, ReadError>,
    write: fn(&T) -> Result<Written, WriteError>,
) {
    let first = match read(text) {
        Ok(first) => first,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let written = match write(&first.value) {
        Ok(written) => written,
        Err(error) => return assert!(!error.problems.is_empty()),
    };
    let again = read(&written.text()).unwrap_or_else(|error| panic!("{error}\n{}", written.text()));
    if written.not_carried.is_empty() {
        assert_eq!(again.value, first.value, "nothing is lost that is not told");
    }
    let twice = write(&again.value).unwrap_or_else(|error| panic!("{error}\n{}", written.text()));
    assert_eq!(twice.text(), written.text(), "a message stays as it is");
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    there_and_back(&text, administration_shell::read, administration_shell::write);
    there_and_back(&text, manufacturing_capability::read, manufacturing_capability::write);
    there_and_back(&text, quotation::read, quotation::write);
    there_and_back(&text, capacity_group::read, capacity_group::write);
    there_and_back(&text, partner_certificate::read, partner_certificate::write);
});
