//! Bringing a backup back: looked over whole before anything is put in place, and put in place by one rename. Killed at any
//! moment, it leaves the database that was there or the one from the backup.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use sea_orm::DbErr;

use super::{
    BackupError, DATABASE, Finding, Looked, Manifest,
    backup::{parent, quoted, sync_folder},
    look::verify_backup,
    manifest::sum_of,
    packed::Source,
    store,
};
use crate::{
    clock::Clock,
    database::{self, Database, DatabaseError},
    private,
};

#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    #[error(
        "PostgreSQL is brought back with its own tools. Into an empty database, run\n  pg_restore --no-owner --exit-on-error --dbname={0} FILE\n\
         and then hemtag verify."
    )]
    Postgres(String),
    #[error("The backup is not whole: {} things are wrong with it. Nothing was put in place.", .0.len())]
    NotWhole(Vec<Finding>),
    #[error(
        "The backup was made by a newer Hemtag (it knows the change {0}, which this one does not). Use that version or a later one; \
         nothing was put in place."
    )]
    Newer(String),
    #[error(
        "{0} is there already. Name an empty place with --database, or put the backup in its place with --replace; nothing was changed."
    )]
    Occupied(String),
    #[error("{0} is in use: stop the server that has it open, and try again. Nothing was changed.")]
    InUse(String),
    #[error(transparent)]
    Backup(#[from] BackupError),
}

/// What stands beside the file of a database: changes that are not in it yet.
const LOGS: [&str; 2] = ["-wal", "-journal"];

/// A backup that was looked over and can be put in place.
#[derive(Debug)]
pub struct Prepared {
    source: Source,
    target: PathBuf,
    pub manifest: Option<Manifest>,
    pub looked: Looked,
    /// There is a database that would be replaced.
    pub occupied: bool,
}

/// Looks a backup over, and whether it can go to where `setting` says. Changes nothing.
///
/// # Errors
/// When it cannot go there.
pub async fn prepare(backup: &Path, setting: &str, replace: bool) -> Result<Prepared, RestoreError> {
    if database::is_postgres(setting) {
        return Err(RestoreError::Postgres(quoted(&database::passwordless(setting))));
    }
    let target = PathBuf::from(database::file(setting));
    let occupied = ["", "-wal", "-journal"].iter().any(|end| beside(&target, end).exists());
    let source = Source::open(backup)?;
    let (looked, manifest) = verify_backup(backup, None).await?;
    if !looked.is_well() {
        return Err(RestoreError::NotWhole(looked.findings));
    }
    if let Some(unknown) = manifest.as_ref().and_then(|m| m.shape.clone()).filter(|s| !database::knows(s)) {
        return Err(RestoreError::Newer(unknown));
    }
    if occupied && !replace {
        return Err(RestoreError::Occupied(target.display().to_string()));
    }
    Ok(Prepared { source, target, manifest, looked, occupied })
}

impl Prepared {
    /// Puts the backup in place. What was there is kept beside it; its place is given.
    ///
    /// # Errors
    /// When it cannot be written, or the database that is there is in use.
    pub async fn put_in_place(&self, clock: &Clock) -> Result<Option<PathBuf>, RestoreError> {
        let coming = beside(&self.target, ".restoring");
        let failed = |error: io::Error| BackupError::file(&coming, &error);
        // What a killed one left is written over.
        let sum = self.source.with(DATABASE, |from| {
            let mut to = private::file(&coming)?;
            io::copy(from, &mut to)?;
            to.sync_all()?;
            sum_of(&mut File::open(&coming)?)
        });
        let sum = sum.map_err(failed)?;
        let stated = self.source.with(DATABASE, sum_of).map_err(failed)?;
        if sum != stated {
            let _ = fs::remove_file(&coming);
            let finding = Finding::at(&coming.display().to_string(), super::Problem::Changed);
            return Err(RestoreError::NotWhole(vec![finding]));
        }
        let kept = if self.occupied {
            // Refused, it leaves nothing behind.
            self.set_old_aside(clock).await.inspect_err(|_| drop(fs::remove_file(&coming)))?
        } else {
            None
        };
        fs::rename(&coming, &self.target).map_err(failed)?;
        sync_folder(parent(&self.target)).map_err(failed)?;
        Ok(kept)
    }

    /// Makes the database that is there one whole file, and keeps it under another name too.
    async fn set_old_aside(&self, clock: &Clock) -> Result<Option<PathBuf>, RestoreError> {
        let shown = self.target.display().to_string();
        let stamp = clock.now().strftime("%Y%m%dT%H%M%SZ").to_string();
        // Two restores may come in one second; what the first kept stays.
        let name = |number: u32| match number {
            1 => beside(&self.target, &format!(".before-{stamp}")),
            _ => beside(&self.target, &format!(".before-{stamp}-{number}")),
        };
        let kept = (1..).map(name).find(|name| !name.exists()).unwrap_or_else(|| name(1));
        let failed = |error: io::Error| BackupError::file(&kept, &error);
        // Opening a damaged file may take its log of changes away: it is copied first.
        let logs: Vec<(PathBuf, PathBuf)> = LOGS
            .iter()
            .map(|end| (beside(&self.target, end), beside(&kept, end)))
            .filter(|(log, _)| log.exists())
            .collect();
        for (log, copy) in &logs {
            fs::copy(log, copy).map_err(failed)?;
        }
        let forget_copies = || logs.iter().for_each(|(_, copy)| drop(fs::remove_file(copy)));
        if self.target.exists() {
            match alone(&shown).await {
                // What the logs held is in the file now.
                Ok(()) => forget_copies(),
                Err(DatabaseError::Locked(_)) => {
                    forget_copies();
                    return Err(RestoreError::InUse(shown));
                }
                // It is too damaged to be opened: its files are kept as they are, with what was not written into it yet.
                Err(DatabaseError::NotADatabase(_) | DatabaseError::Damaged(_)) => {}
                Err(other) => {
                    forget_copies();
                    return Err(BackupError::from(other).into());
                }
            }
            if fs::hard_link(&self.target, &kept).is_err() {
                fs::copy(&self.target, &kept).map_err(failed)?;
            }
        }
        // A log of changes that is left would be read into whatever stands under the name.
        for end in LOGS {
            let log = beside(&self.target, end);
            if log.exists() {
                fs::remove_file(&log).map_err(failed)?;
            }
        }
        let _ = fs::remove_file(beside(&self.target, "-shm"));
        Ok(kept.exists().then_some(kept))
    }
}

async fn alone(setting: &str) -> Result<(), DatabaseError> {
    let db = Database::alone(setting).await?;
    let held = store::hold_alone(db.reader()).await;
    let _ = db.close().await;
    held.map_err(|error: DbErr| database::explain(setting, error))
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}
