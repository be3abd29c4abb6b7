//! `hemtag verify`, `hemtag backup` and `hemtag restore`: that nothing is lost, and nothing changed unseen.

use std::{
    io::{BufRead, Write},
    path::PathBuf,
};

use serde_json::json;

use super::Outcome;
use crate::{
    clock::Clock,
    config::Config,
    database::{self, Database},
    safekeeping::{self, BackupError, Finding, Looked, Manifest, RestoreError},
    sealed::Keys,
    words::Language,
};

#[derive(Debug, clap::Args)]
pub struct VerifyArguments {
    /// A backup to look over, instead of the database: the folder or file that hemtag backup wrote
    pub backup: Option<PathBuf>,
    /// Also see that everything which happened until this backup is still told as it was then
    #[arg(long, value_name = "BACKUP", conflicts_with = "backup")]
    pub since: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct BackupArguments {
    /// Where it goes: a folder that is made, or one file when the name ends with .zip. The key is never in it
    pub place: PathBuf,
}

#[derive(Debug, clap::Args)]
pub struct RestoreArguments {
    /// The folder or file that hemtag backup wrote
    pub backup: PathBuf,
    /// Put it in the place of the database that is there, which is kept beside it under another name
    #[arg(long)]
    pub replace: bool,
    /// Do not ask before replacing
    #[arg(long, requires = "replace")]
    pub yes: bool,
    /// Look the backup over and say what would be done; change nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Where the key stands, and the key where there is one. None is made.
fn keys(config: &Config) -> anyhow::Result<(Option<PathBuf>, Option<Keys>)> {
    let path = config.key_path();
    let keys = match &path {
        Some(path) => Keys::of_existing(path)?,
        None => None,
    };
    Ok((path, keys))
}

pub(super) async fn verify(
    config: &Config,
    l: Language,
    arguments: &VerifyArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let (key_file, keys) = keys(config)?;
    let since = match &arguments.since {
        Some(backup) => {
            let (looked, manifest) = safekeeping::verify_backup(backup, None).await?;
            if !looked.is_well() {
                tell(l, &looked.findings, out)?;
                writeln!(out, "{}", l.t("verify-not-whole"))?;
                return Ok(Outcome::Refused);
            }
            manifest.map(|manifest| manifest.events)
        }
        None => None,
    };
    let (looked, manifest) = match &arguments.backup {
        Some(backup) => match safekeeping::verify_backup(backup, keys.as_ref()).await {
            Ok(found) => found,
            Err(error @ (BackupError::NothingThere(_) | BackupError::NoBackup(_))) => {
                return refused(&error, as_json, out, Outcome::NotFound);
            }
            Err(error) => return Err(error.into()),
        },
        None => {
            if !database::is_postgres(&config.database)
                && !std::path::Path::new(database::file(&config.database)).is_file()
            {
                let none = BackupError::NoDatabase(config.database.clone());
                return refused(&none, as_json, out, Outcome::NotFound);
            }
            let db = match Database::look(&config.database).await {
                Ok(db) => db,
                // Not even its first page can be read.
                Err(
                    error @ (database::DatabaseError::NotADatabase(_) | database::DatabaseError::Damaged(_)),
                ) => return refused(&error, as_json, out, Outcome::Refused),
                Err(error) => return Err(error.into()),
            };
            let looked = safekeeping::verify(&db, keys.as_ref(), since.as_ref()).await;
            db.close().await?;
            (looked, None)
        }
    };
    let outcome = if looked.is_well() { Outcome::Done } else { Outcome::Refused };
    if as_json {
        writeln!(out, "{}", serde_json::to_string_pretty(&as_value(&looked, manifest.as_ref()))?)?;
        return Ok(outcome);
    }
    if let Some(manifest) = &manifest {
        writeln!(out, "{}", of_manifest(l, manifest))?;
    }
    counted(l, &looked, out)?;
    if let (None, Some(path)) = (&looked.opened, key_file) {
        let path = path.display().to_string();
        writeln!(out, "{}", l.ta("verify-no-key", &[("path", path.into())]))?;
    }
    tell(l, &looked.findings, out)?;
    let last = if looked.is_well() { "verify-well" } else { "verify-not-well" };
    writeln!(out, "{}", l.t(last))?;
    Ok(outcome)
}

/// An answer that is a refusal, as words or as data.
fn refused(
    error: &dyn std::error::Error,
    as_json: bool,
    out: &mut dyn Write,
    outcome: Outcome,
) -> anyhow::Result<Outcome> {
    if as_json {
        writeln!(out, "{}", json!({ "version": 1, "ok": false, "refused": error.to_string() }))?;
    } else {
        writeln!(out, "{error}")?;
    }
    Ok(outcome)
}

fn of_manifest(l: Language, manifest: &Manifest) -> String {
    let args = [
        ("at", l.moment(&manifest.made_at.to_string()).into()),
        ("program", manifest.program.as_str().into()),
        ("rows", l.whole(manifest.rows.values().sum::<u64>()).into()),
    ];
    l.ta("verify-manifest", &args)
}

fn counted(l: Language, looked: &Looked, out: &mut dyn Write) -> std::io::Result<()> {
    if looked.files > 0 {
        writeln!(out, "{}", l.counted("verify-files", looked.files as u64))?;
    }
    if looked.rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", l.counted("verify-events", looked.events.count))?;
    let args = [
        ("columns", l.whole(looked.references as u64).into()),
        ("tables", l.whole(looked.rows.len() as u64).into()),
    ];
    writeln!(out, "{}", l.ta("verify-references", &args))?;
    if let Some(opened) = &looked.opened {
        writeln!(out, "{}", l.counted("verify-opened", opened.values().sum::<u64>()))?;
    }
    Ok(())
}

fn tell(l: Language, findings: &[Finding], out: &mut dyn Write) -> std::io::Result<()> {
    findings.iter().try_for_each(|finding| writeln!(out, "- {}", finding.sentence(l)))
}

fn as_value(looked: &Looked, manifest: Option<&Manifest>) -> serde_json::Value {
    let findings: Vec<_> = looked.findings.iter().map(Finding::json).collect();
    json!({
        "version": 1, "ok": looked.is_well(), "events": looked.events, "rows": looked.rows, "files": looked.files,
        "references": looked.references, "opened": looked.opened.as_ref().map(|o| o.values().sum::<u64>()),
        "findings": findings, "manifest": manifest,
    })
}

pub(super) async fn backup(
    config: &Config,
    l: Language,
    arguments: &BackupArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let (key_file, keys) = keys(config)?;
    let made = safekeeping::backup(&config.database, keys.as_ref(), &Clock::system(), &arguments.place).await;
    let made = match made {
        Ok(made) => made,
        Err(error @ (BackupError::Postgres { .. } | BackupError::Exists(_) | BackupError::NoDatabase(_))) => {
            return refused(&error, as_json, out, Outcome::Refused);
        }
        Err(error) => return Err(error.into()),
    };
    let outcome = if made.looked.is_well() { Outcome::Done } else { Outcome::Refused };
    if as_json {
        let mut told = as_value(&made.looked, Some(&made.manifest));
        told["place"] = json!(made.place);
        told["key_file"] = json!(key_file);
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
        return Ok(outcome);
    }
    let place = made.place.display().to_string();
    writeln!(out, "{}", l.ta("backup-made", &[("place", place.into())]))?;
    counted(l, &made.looked, out)?;
    if let Some(path) = key_file {
        let path = path.display().to_string();
        let key = if made.looked.opened.is_some() { "backup-key" } else { "backup-no-key" };
        writeln!(out, "{}", l.ta(key, &[("path", path.into())]))?;
    }
    tell(l, &made.looked.findings, out)?;
    if !made.looked.is_well() {
        writeln!(out, "{}", l.t("backup-of-what-is-wrong"))?;
    }
    Ok(outcome)
}

pub(super) async fn restore(
    config: &Config,
    l: Language,
    arguments: &RestoreArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let (key_file, keys) = keys(config)?;
    let shown = database::without_password(&config.database);
    // What is sealed is not opened here: with another key nothing of it opens, and that is told of the key, not of every row.
    let prepared = safekeeping::prepare(&arguments.backup, &config.database, arguments.replace).await;
    let prepared = match prepared {
        Ok(prepared) => prepared,
        Err(error) => return not_restored(l, error, as_json, out),
    };
    let mark = prepared.manifest.as_ref().and_then(|manifest| manifest.key_mark.clone());
    let key = match (&mark, &keys) {
        (None, _) => None,
        (Some(_), None) => Some("restore-key-missing"),
        (Some(mark), Some(keys)) if keys.mark() != *mark => Some("restore-key-other"),
        (Some(_), Some(_)) => Some("restore-key-right"),
    };
    if !as_json {
        if let Some(manifest) = &prepared.manifest {
            writeln!(out, "{}", of_manifest(l, manifest))?;
        }
        counted(l, &prepared.looked, out)?;
        if let (Some(key), Some(path)) = (key, &key_file) {
            writeln!(out, "{}", l.ta(key, &[("path", path.display().to_string().into())]))?;
        }
    }
    let told = |put: bool, kept: Option<&PathBuf>| {
        json!({
            "version": 1, "ok": true, "database": shown, "put_in_place": put, "replaced": prepared.occupied, "kept": kept,
            "key": key.map(|key| key.trim_start_matches("restore-key-")), "manifest": prepared.manifest,
        })
    };
    if arguments.dry_run {
        if as_json {
            writeln!(out, "{}", serde_json::to_string_pretty(&told(false, None))?)?;
        } else {
            let key = if prepared.occupied { "restore-would-replace" } else { "restore-would" };
            writeln!(out, "{}", l.ta(key, &[("database", shown.into())]))?;
        }
        return Ok(Outcome::Done);
    }
    if prepared.occupied && !arguments.yes {
        write!(out, "{} ", l.ta("restore-ask", &[("database", shown.as_str().into())]))?;
        out.flush()?;
        let mut answer = String::new();
        std::io::stdin().lock().read_line(&mut answer)?;
        if answer.trim() != l.t("restore-yes") {
            writeln!(out, "{}", l.t("restore-not-done"))?;
            return Ok(Outcome::Refused);
        }
    }
    let kept = match prepared.put_in_place(&Clock::system()).await {
        Ok(kept) => kept,
        Err(error) => return not_restored(l, error, as_json, out),
    };
    if as_json {
        writeln!(out, "{}", serde_json::to_string_pretty(&told(true, kept.as_ref()))?)?;
        return Ok(Outcome::Done);
    }
    writeln!(out, "{}", l.ta("restore-done", &[("database", shown.as_str().into())]))?;
    if let Some(kept) = kept {
        writeln!(out, "{}", l.ta("restore-kept", &[("kept", kept.display().to_string().into())]))?;
    }
    Ok(Outcome::Done)
}

fn not_restored(
    l: Language,
    error: RestoreError,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    match error {
        RestoreError::Backup(ref none @ (BackupError::NothingThere(_) | BackupError::NoBackup(_))) => {
            refused(none, as_json, out, Outcome::NotFound)
        }
        RestoreError::Backup(error) => Err(error.into()),
        RestoreError::NotWhole(ref findings) if !as_json => {
            tell(l, findings, out)?;
            writeln!(out, "{}", l.t("verify-not-whole"))?;
            Ok(Outcome::Refused)
        }
        error => refused(&error, as_json, out, Outcome::Refused),
    }
}
