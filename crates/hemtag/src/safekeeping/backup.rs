//! A copy of everything that is kept, consistent while others write: the database, a manifest and their sums. It is made in a
//! folder beside its place and moved there when it is whole.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use sea_orm::DbErr;

use super::{
    DATABASE, Looked, MANIFEST, Manifest, SUMS,
    look::verify,
    manifest::{VERSION, sum_of, sums_text},
    packed, store,
};
use crate::{
    clock::Clock,
    database::{self, Database, DatabaseError},
    private,
    sealed::Keys,
};

/// Why there is no backup; each a sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error(
        "PostgreSQL is backed up with its own tools, which copy it while it is in use. Run\n  pg_dump --format=custom --file={file} {database}\n\
         To go back to any moment, set up base backups with archived logs (pg_basebackup, archive_command): docs/running.md. Keep a copy \
         of the key file apart: it is not in the database. Check the database with hemtag verify."
    )]
    Postgres { file: String, database: String },
    #[error("There is no database {0}. Name the one to back up with --database.")]
    NoDatabase(String),
    #[error(
        "{0} is there already. Name another place, for example one with the day in it; nothing was written."
    )]
    Exists(String),
    #[error("There is nothing at {0}.")]
    NothingThere(String),
    #[error(
        "{0} is no backup of Hemtag's: it has neither a manifest nor a database. Name the folder or the file that hemtag backup wrote."
    )]
    NoBackup(String),
    #[error("{path}: {why}")]
    File { path: String, why: String },
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl BackupError {
    pub(super) fn file(path: &Path, error: &std::io::Error) -> BackupError {
        let why = match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::FileTooLarge => {
                "the disk is full, or the file may not become so large. Make room and try again; no backup was made".into()
            }
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
                format!("{error}. Choose a place that this user may write to")
            }
            _ => error.to_string(),
        };
        BackupError::File { path: path.display().to_string(), why }
    }
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backed {
    pub place: PathBuf,
    pub manifest: Manifest,
    pub looked: Looked,
}

/// Makes a backup of the database that `setting` names at a place: one file when its name ends with `.zip`, else a folder.
///
/// # Errors
/// When it cannot be made; then there is none at the place.
pub async fn backup(
    setting: &str,
    keys: Option<&Keys>,
    clock: &Clock,
    place: &Path,
) -> Result<Backed, BackupError> {
    let shown = place.display().to_string();
    if database::is_postgres(setting) {
        let file = if shown.is_empty() { "hemtag.dump".into() } else { format!("{shown}.dump") };
        return Err(BackupError::Postgres {
            file: quoted(&file),
            database: quoted(&database::passwordless(setting)),
        });
    }
    let file = database::file(setting);
    if !Path::new(file).is_file() {
        return Err(BackupError::NoDatabase(file.to_owned()));
    }
    if place.symlink_metadata().is_ok() {
        return Err(BackupError::Exists(shown));
    }
    let stage = Stage::new(place)?;
    let copy = stage.folder.join(DATABASE);
    let of = Database::look(setting).await?;
    let copied = store::copy_into(of.reader(), &copy.display().to_string()).await;
    let _ = of.close().await;
    copied.map_err(|error| written(&copy, error))?;
    synced(&copy)?;

    let db = Database::look_at_copy(&copy.display().to_string()).await?;
    let looked = verify(&db, keys, None).await;
    let shape = store::applied(db.reader()).await.ok().and_then(|mut all| all.pop());
    let _ = db.close().await;
    let manifest = Manifest {
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: clock.now(),
        shape,
        events: looked.events.clone(),
        rows: looked.rows.clone(),
        key_mark: keys.map(Keys::mark),
        findings: looked.findings.len(),
    };
    stage.write(MANIFEST, &serde_json::to_vec_pretty(&manifest).expect("a manifest can be written"))?;
    let mut sums = Vec::new();
    for name in [DATABASE, MANIFEST] {
        let path = stage.folder.join(name);
        let sum = File::open(&path).and_then(|mut file| sum_of(&mut file));
        sums.push((name.to_owned(), sum.map_err(|error| BackupError::file(&path, &error))?));
    }
    stage.write(SUMS, sums_text(&sums).as_bytes())?;
    stage.move_to(place)?;
    Ok(Backed { place: place.to_owned(), manifest, looked })
}

fn written(path: &Path, error: DbErr) -> BackupError {
    match database::explain(&path.display().to_string(), error) {
        DatabaseError::Other(error) => {
            BackupError::File { path: path.display().to_string(), why: error.to_string() }
        }
        told => BackupError::Database(told),
    }
}

/// The folder beside the place in which a backup is made. It holds a locked file while its maker lives: what a killed one left is
/// known by that, and taken away by the next backup to the same place.
struct Stage {
    folder: PathBuf,
    _lock: File,
}

const LOCK: &str = "lock";

impl Stage {
    fn new(place: &Path) -> Result<Stage, BackupError> {
        let Some(name) = place.file_name() else {
            return Err(BackupError::Exists(place.display().to_string()));
        };
        let begin = format!("{}.unfinished-", name.to_string_lossy());
        take_left_away(parent(place), &begin);
        let folder = place.with_file_name(format!("{begin}{}", crate::app::random_key()));
        let make = || {
            private::new_folder(&folder)?;
            // Nobody sees it by its name before it is locked.
            let new = folder.join("lock.new");
            let lock = File::create(&new)?;
            lock.lock()?;
            fs::rename(new, folder.join(LOCK))?;
            Ok(lock)
        };
        let lock = make().map_err(|error| BackupError::file(&folder, &error))?;
        Ok(Stage { folder, _lock: lock })
    }

    fn write(&self, name: &str, content: &[u8]) -> Result<(), BackupError> {
        let path = self.folder.join(name);
        let write = || {
            let mut file = private::file(&path)?;
            file.write_all(content)?;
            file.sync_all()
        };
        write().map_err(|error| BackupError::file(&path, &error))
    }

    /// The one step in which it becomes a backup. What came to the place meanwhile stays.
    fn move_to(mut self, place: &Path) -> Result<(), BackupError> {
        let failed = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::AlreadyExists
            | std::io::ErrorKind::DirectoryNotEmpty
            | std::io::ErrorKind::NotADirectory => BackupError::Exists(place.display().to_string()),
            _ => BackupError::file(place, &error),
        };
        if place.extension().is_some_and(|end| end.eq_ignore_ascii_case("zip")) {
            let packed = self.folder.join(PACKED);
            packed::pack(&self.folder, &packed).map_err(|error| BackupError::file(&packed, &error))?;
            match fs::hard_link(&packed, place) {
                // Some file systems have no second names.
                Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists && !place.exists() => {
                    fs::rename(&packed, place).map_err(failed)?;
                }
                linked => linked.map_err(failed)?,
            }
        } else {
            fs::remove_file(self.folder.join(LOCK)).map_err(failed)?;
            sync_folder(&self.folder).map_err(failed)?;
            fs::rename(&self.folder, place).map_err(failed)?;
            self.folder = PathBuf::new();
        }
        sync_folder(parent(place)).map_err(failed)
    }
}

const PACKED: &str = "packed.zip";

impl Drop for Stage {
    /// Takes away what is not needed any more: after a failure, and after packing.
    fn drop(&mut self) {
        if !self.folder.as_os_str().is_empty() {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Folders of backups that were killed: their lock is held by nobody.
fn take_left_away(parent: &Path, begin: &str) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(begin)
            && File::open(entry.path().join(LOCK)).is_ok_and(|lock| lock.try_lock().is_ok())
        {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// The folder that a path stands in.
pub(super) fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub(super) fn synced(path: &Path) -> Result<(), BackupError> {
    let synced = File::options().write(true).open(path).and_then(|file| file.sync_all());
    synced.map_err(|error| BackupError::file(path, &error))
}

/// A rename lasts when its folder is written.
pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// As a shell takes it.
pub(super) fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-:@".contains(c);
    if text.chars().all(plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', r"'\''")) }
}
