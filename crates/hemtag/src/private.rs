//! Files that only the user reads whom Hemtag runs as, whatever the system would let others do with new files.

use std::{
    fs::{DirBuilder, File, OpenOptions},
    io,
    path::Path,
};

/// A new file, or one that is emptied.
///
/// # Errors
/// When it cannot be written.
pub fn file(path: &Path) -> io::Result<File> {
    options().truncate(true).create(true).open(path)
}

/// A file that was not there before.
///
/// # Errors
/// When it is there, or cannot be written.
pub fn new_file(path: &Path) -> io::Result<File> {
    options().create_new(true).open(path)
}

/// A folder that was not there before.
///
/// # Errors
/// When it is there, or cannot be made.
pub fn new_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
