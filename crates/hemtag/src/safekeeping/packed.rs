//! The two forms of a backup: a folder, or one file (zip) with the same in it. The last 71 bytes of the file, which are its comment as
//! a zip, are the sum of all that stands before them.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{
    BackupError, DATABASE, Finding, MANIFEST, Problem, SUMS,
    backup::parent,
    manifest::{is_as_written, sum_of, sums_text},
};
use crate::private;

/// The files whose sums are kept, in their order.
const SUMMED: [&str; 2] = [DATABASE, MANIFEST];

/// What the sum of the whole begins with.
const COMMENT: &str = "sha256:";
const COMMENT_LENGTH: u64 = 71;

/// Where a backup is read from.
#[derive(Debug, Clone)]
pub(super) enum Source {
    Folder(PathBuf),
    Packed(PathBuf),
}

/// What the sums say.
pub(super) struct Sums {
    pub(super) files: usize,
    pub(super) findings: Vec<Finding>,
}

impl Source {
    /// # Errors
    /// When there is nothing at the place, or it has nothing of a backup.
    pub(super) fn open(place: &Path) -> Result<Source, BackupError> {
        let shown = place.display().to_string();
        if place.is_dir() {
            let has_any = [DATABASE, MANIFEST, SUMS].iter().any(|name| place.join(name).exists());
            return if has_any {
                Ok(Source::Folder(place.to_owned()))
            } else {
                Err(BackupError::NoBackup(shown))
            };
        }
        let mut start = [0_u8; 2];
        let file = File::open(place).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => BackupError::NothingThere(shown.clone()),
            _ => BackupError::file(place, &error),
        });
        // The first byte may be the one that was changed.
        let packed = file?.read_exact(&mut start).is_ok() && (start[0] == b'P' || start[1] == b'K');
        if packed { Ok(Source::Packed(place.to_owned())) } else { Err(BackupError::NoBackup(shown)) }
    }

    /// Hands the content of one of its files over.
    pub(super) fn with<T>(
        &self,
        name: &str,
        read: impl FnOnce(&mut dyn Read) -> io::Result<T>,
    ) -> io::Result<T> {
        match self {
            Source::Folder(folder) => read(&mut BufReader::new(File::open(folder.join(name))?)),
            Source::Packed(file) => {
                let mut archive =
                    ZipArchive::new(BufReader::new(File::open(file)?)).map_err(io::Error::other)?;
                let position = archive.index_for_name(name).ok_or(io::ErrorKind::NotFound)?;
                let mut one = archive.by_index(position).map_err(io::Error::other)?;
                read(&mut one)
            }
        }
    }

    /// Compares every sum.
    ///
    /// # Errors
    /// When the machine cannot read.
    pub(super) fn check(&self) -> Result<Sums, BackupError> {
        let mut findings = Vec::new();
        if let Source::Packed(file) = self
            && !is_whole(file).map_err(|error| BackupError::file(file, &error))?
        {
            let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            findings.push(Finding::at(&name, Problem::Changed));
        }
        let mut stated = Vec::new();
        if self.with(SUMS, |reader| reader.take(1 << 16).read_to_end(&mut stated)).is_err() {
            findings.push(Finding::at(SUMS, Problem::Missing));
        }
        let mut found = Vec::new();
        for name in SUMMED {
            match self.with(name, sum_of) {
                Ok(sum) => found.push((name.to_owned(), sum)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    findings.push(Finding::at(name, Problem::Missing));
                }
                Err(_) => findings.push(Finding::at(name, Problem::Changed)),
            }
        }
        let stated = String::from_utf8_lossy(&stated).into_owned();
        if !is_as_written(&stated) {
            if !findings.iter().any(|one| one.place == SUMS) {
                findings.push(Finding::at(SUMS, Problem::Changed));
            }
        } else if stated != sums_text(&found) {
            let differ = found.iter().filter(|(name, sum)| !stated.contains(&format!("{sum}  {name}\n")));
            findings.extend(differ.map(|(name, _)| Finding::at(name, Problem::Changed)));
        }
        for name in self.others().map_err(|error| BackupError::file(self.place(), &error))? {
            findings.push(Finding::at(&name, Problem::NotOfIt));
        }
        Ok(Sums { files: found.len() + usize::from(!stated.is_empty()), findings })
    }

    fn place(&self) -> &Path {
        match self {
            Source::Folder(place) | Source::Packed(place) => place,
        }
    }

    /// Files that are not the backup's.
    fn others(&self) -> io::Result<Vec<String>> {
        let Source::Folder(folder) = self else { return Ok(Vec::new()) };
        let mut others = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if ![DATABASE, MANIFEST, SUMS].contains(&name.as_str()) {
                others.push(name);
            }
        }
        others.sort();
        Ok(others)
    }
}

/// A backup's database as a file that can be opened.
pub(super) enum Unpacked {
    InPlace(PathBuf),
    Apart(tempfile::TempDir),
}

impl Unpacked {
    pub(super) fn database(&self) -> PathBuf {
        match self {
            Unpacked::InPlace(folder) => folder.join(DATABASE),
            Unpacked::Apart(folder) => folder.path().join(DATABASE),
        }
    }
}

/// Unpacks where that is needed: beside the file, where there is room for it if anywhere.
pub(super) fn unpacked(source: &Source) -> Result<Unpacked, BackupError> {
    match source {
        Source::Folder(folder) => Ok(Unpacked::InPlace(folder.clone())),
        Source::Packed(file) => {
            let beside = parent(file);
            let apart = tempfile::tempdir_in(beside)
                .or_else(|_| tempfile::tempdir())
                .map_err(|error| BackupError::file(beside, &error))?;
            let to = apart.path().join(DATABASE);
            let copied = source.with(DATABASE, |from| io::copy(from, &mut private::file(&to)?));
            copied.map_err(|error| BackupError::file(&to, &error))?;
            Ok(Unpacked::Apart(apart))
        }
    }
}

/// Whether the sum at the end of a file is that of all before it.
fn is_whole(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let Some(before) = length.checked_sub(COMMENT_LENGTH) else { return Ok(false) };
    let sum = sum_of(&mut BufReader::new(&mut file).take(before))?;
    let mut comment = String::new();
    file.seek(SeekFrom::Start(before))?;
    Ok(file.read_to_string(&mut comment).is_ok() && comment == format!("{COMMENT}{sum}"))
}

/// Packs the files of a folder into one.
pub(super) fn pack(folder: &Path, to: &Path) -> io::Result<()> {
    let mut zip = ZipWriter::new(private::file(to)?);
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
    let room = "-".repeat(usize::try_from(COMMENT_LENGTH).unwrap_or_default());
    zip.set_comment(room).map_err(io::Error::other)?;
    for name in [SUMS, MANIFEST, DATABASE] {
        zip.start_file(name, options).map_err(io::Error::other)?;
        io::copy(&mut File::open(folder.join(name))?, &mut zip)?;
    }
    let file = zip.finish().map_err(io::Error::other)?;
    file.sync_all()?;
    drop(file);
    let mut file = File::options().read(true).write(true).open(to)?;
    let before = file.metadata()?.len() - COMMENT_LENGTH;
    let sum = sum_of(&mut BufReader::new(&mut file).take(before))?;
    file.seek(SeekFrom::Start(before))?;
    file.write_all(format!("{COMMENT}{sum}").as_bytes())?;
    file.sync_all()
}
