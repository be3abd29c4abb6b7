//! What the targets share: how a file is made of what the fuzzer changes, and what is asked of every answer.
//!
//! A packed file is not changed as it is: nearly every change would only miss its check sum. So targets whose files are packed take the
//! texts in them, and pack them here.

pub mod part;
#[cfg(feature = "program")]
pub mod program;

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// The line before each of several files in one text.
const BEFORE: &str = "=== ";

/// Parts a text of several files: each begins after a line `=== name`. What stands before the first such line is left out.
#[must_use]
pub fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(BEFORE.as_bytes()) {
            files.push((String::from_utf8_lossy(name).trim().to_owned(), Vec::new()));
        } else if let Some((_, file)) = files.last_mut() {
            file.extend_from_slice(line);
        }
    }
    files
}

/// A packed file of several, not squeezed.
///
/// # Panics
/// When a name cannot stand in a package: the targets give the names.
#[must_use]
pub fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in files {
        zip.start_file(*name, options).expect("the name can stand in a package");
        zip.write_all(bytes).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

/// A sentence of a refusal has words, and none that was not found.
///
/// # Panics
/// When it has not.
pub fn worded(sentence: &str) {
    assert!(!sentence.trim().is_empty() && !sentence.contains('⟦'), "{sentence:?}");
}
