//! The vocabulary that texts are linked to: what is shipped, or a folder of one's own.

use std::path::{Path, PathBuf};

use skills::{Faults, Scheme, read, shipped};

/// Why a folder gives no vocabulary.
#[derive(Debug, thiserror::Error)]
pub enum VocabularyError {
    #[error("The folder {folder} cannot be read ({reason}). Is the name right, and may you read it?")]
    Folder { folder: PathBuf, reason: std::io::Error },
    #[error(
        "The file {file} is {megabytes} MB; one of a vocabulary is at most {most} MB. Is it the right folder?"
    )]
    Large { file: String, megabytes: u64, most: u64 },
    #[error("The folder {folder} holds {title}, which another folder holds too. Leave one of them out.")]
    Twice { folder: PathBuf, title: String },
    #[error("{0}")]
    Faults(#[from] Faults),
}

/// The largest file of ESCO (129,000 relations with their labels) has some 40 MB.
const MOST_MEGABYTES: u64 = 200;

/// The schemes of some folders; besides, those in use in a database of whose kind no folder has one; without a database the
/// shipped ESCO, unless a folder has ESCO. ESCO comes with this project's Swedish names.
///
/// # Errors
/// As [`of_folder`], and when two folders hold the same scheme in the same version.
pub fn schemes(folders: &[PathBuf], in_use: Option<Vec<Scheme>>) -> Result<Vec<Scheme>, VocabularyError> {
    let mut schemes: Vec<Scheme> = Vec::new();
    for folder in folders {
        for mut scheme in of_folder(folder)? {
            if schemes.iter().any(|known| known.title() == scheme.title()) {
                return Err(VocabularyError::Twice { folder: folder.clone(), title: scheme.title() });
            }
            shipped::name_in_swedish(&mut scheme);
            schemes.push(scheme);
        }
    }
    for scheme in in_use.unwrap_or_else(|| vec![shipped::esco()]) {
        if schemes.iter().all(|known| known.name != scheme.name) {
            schemes.push(scheme);
        }
    }
    Ok(schemes)
}

/// The schemes of a folder; ESCO's version by the folder's name, as its download has it.
///
/// # Errors
/// When it cannot be read, or a file of it has faults: then nothing of it is taken.
pub fn of_folder(folder: &Path) -> Result<Vec<Scheme>, VocabularyError> {
    let files = files_of(folder)?;
    let version = folder.file_name().and_then(|name| read::version_in(&name.to_string_lossy()));
    Ok(read::folder(&files, version.as_deref())?.schemes)
}

/// The CSV files of a folder.
///
/// # Errors
/// When it cannot be read, or one is larger than any of a vocabulary.
pub fn files_of(folder: &Path) -> Result<Vec<read::File>, VocabularyError> {
    let unreadable = |reason| VocabularyError::Folder { folder: folder.to_owned(), reason };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_none_or(|ending| ending != "csv") {
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let megabytes = path.metadata().map_err(unreadable)?.len() / 1_000_000;
        if megabytes > MOST_MEGABYTES {
            return Err(VocabularyError::Large { file: name, megabytes, most: MOST_MEGABYTES });
        }
        files.push(read::File { name, bytes: std::fs::read(&path).map_err(unreadable)? });
    }
    // The same folder is the same files, whatever order the machine gives them in.
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
