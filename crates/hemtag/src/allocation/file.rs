//! A file to allocate from: the TOML of docs/allocation-file.md.

use std::path::Path;

use allocation::{Question, file};

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("{file}: {error}")]
    Toml { file: String, error: file::FileError },
    #[error("{file} is not UTF-8. Save it as UTF-8.")]
    NotText { file: String },
}

/// Reads what a file holds.
///
/// # Errors
/// Where it cannot be understood.
pub fn read(path: &Path, bytes: &[u8]) -> Result<Question, FileError> {
    let file = path.display().to_string();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(FileError::NotText { file }) };
    file::read(text).map_err(|error| FileError::Toml { file, error })
}
