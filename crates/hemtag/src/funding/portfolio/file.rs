//! A file to choose from, by its name: `.pb` of pabulib, or the TOML of docs/portfolio-file.md.

use std::path::Path;

use funding::portfolio::{
    Call, file as toml_file,
    methods::Ballots,
    pb::{self, PbError},
};

/// What a file holds.
#[derive(Debug, Clone)]
pub struct Given {
    pub call: Call,
    /// The ballots behind the scores, where there are any.
    pub ballots: Option<Ballots>,
    /// What the file says of itself that does not agree with what it holds.
    pub notes: Vec<String>,
}

/// Why a file cannot be chosen from.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("{file}: {error}")]
    Pb { file: String, error: PbError },
    #[error("{file}: {error}")]
    Toml { file: String, error: toml_file::FileError },
    #[error("{file} is not UTF-8. Save it as UTF-8.")]
    NotText { file: String },
    #[error("{file} is neither a .pb file nor a .toml file; its name says which of the two it is.")]
    OtherKind { file: String },
}

/// Reads what a file holds.
///
/// # Errors
/// Where it cannot be understood.
pub fn read(path: &Path, bytes: &[u8]) -> Result<Given, FileError> {
    let file = path.display().to_string();
    let kind = path.extension().and_then(|kind| kind.to_str()).map(str::to_lowercase);
    match kind.as_deref() {
        Some("pb") => {
            let read = pb::read(bytes).map_err(|error| FileError::Pb { file, error })?;
            let notes = read.notes.iter().map(|note| match note.line {
                Some(line) => format!("Line {line}: {}", note.says),
                None => note.says.clone(),
            });
            Ok(Given { call: read.call(), ballots: Some(read.ballots()), notes: notes.collect() })
        }
        Some("toml") => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            let Ok(text) = std::str::from_utf8(bytes) else { return Err(FileError::NotText { file }) };
            let call = toml_file::read(text).map_err(|error| FileError::Toml { file, error })?;
            Ok(Given { call, ballots: None, notes: Vec::new() })
        }
        _ => Err(FileError::OtherKind { file }),
    }
}
