//! Vocabularies from files: a zip or several files of one folder, read whole, looked at, then taken in.

use std::{
    io::{Cursor, Read as _, Write as _},
    path::Path,
};

use ::skills::{Fault, Faults, Note, Problem, Scheme, read};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    KeptError,
    model::{Counts, KeptVersion, NewVersion},
    store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    skills::vocabulary::{self, VocabularyError},
};

/// The largest that a zip may unpack to: ESCO's own files in two languages have some 120 MB.
const MOST_UNPACKED: u64 = 400 * 1024 * 1024;
const MOST_FILES: usize = 200;

/// Files of a vocabulary as they were handed over.
#[derive(Debug, Clone)]
pub struct Read {
    pub files: Vec<read::File>,
    /// What a name says of ESCO's version: that of the zip, or of a folder in it.
    pub version: Option<String>,
}

/// What taking files in would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub versions: Vec<Planned>,
    /// Files that are none of those known.
    pub unread: Vec<String>,
    /// Notes of the schemes, which stop nothing.
    pub notes: Vec<Note>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub new: NewVersion,
    pub fate: Fate,
}

/// What becomes of a scheme of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    New,
    /// This version stands there, with the same number of everything.
    Known,
    /// This version stands there with other contents: what is kept is never changed, so it needs another name.
    Differs,
    /// The files do not say their version, and nobody did.
    NoVersion,
}

impl Fate {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Fate::New => "new",
            Fate::Known => "known",
            Fate::Differs => "differs",
            Fate::NoVersion => "no-version",
        }
    }
}

impl Plan {
    /// Whether anything would be kept, and nothing stands against it.
    #[must_use]
    pub fn may(&self) -> bool {
        self.versions.iter().all(|one| matches!(one.fate, Fate::New | Fate::Known))
            && self.versions.iter().any(|one| one.fate == Fate::New)
    }
}

/// The files in a zip. Folders in it are passed through; a folder's name may tell the version.
///
/// # Errors
/// With what is wrong with it.
pub fn unpack(name: &str, bytes: &[u8]) -> Result<Read, Faults> {
    let fault = |file: &str, problem: Problem| {
        Faults(vec![Fault { file: Some(file.to_owned()), row: None, column: None, problem }])
    };
    let broken = |error: zip::result::ZipError| fault(name, Problem::NotAZip { reason: error.to_string() });
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_FILES {
        return Err(fault(name, Problem::ManyFiles { files: archive.len(), most: MOST_FILES }));
    }
    let mut version = read::version_in(name);
    let (mut files, mut unpacked): (Vec<read::File>, u64) = (Vec::new(), 0);
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(broken)?;
        let path = entry.name().replace('\\', "/");
        if entry.is_dir() || path.starts_with("__MACOSX") {
            continue;
        }
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        version = version.or_else(|| folder.rsplit('/').find_map(read::version_in));
        if !file.to_lowercase().ends_with(".csv") {
            continue;
        }
        if files.iter().any(|known| known.name == file) {
            return Err(fault(file, Problem::TwiceInZip { zip: name.to_owned() }));
        }
        let mut content = Vec::new();
        let most = MOST_UNPACKED - unpacked;
        let took = entry.by_ref().take(most + 1).read_to_end(&mut content);
        took.map_err(|error| fault(file, Problem::NotUnpacked { reason: error.to_string() }))?;
        unpacked += content.len() as u64;
        if unpacked > MOST_UNPACKED {
            let megabytes = MOST_UNPACKED / (1024 * 1024);
            return Err(fault(name, Problem::LargeUnpacked { megabytes }));
        }
        files.push(read::File { name: file.to_owned(), bytes: content });
    }
    Ok(Read { files, version })
}

/// Several files as one zip, as it is kept.
///
/// # Panics
/// Never: writing to memory does not fail.
#[must_use]
pub fn pack(files: &[read::File]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    // The same files give the same bytes: no time of day stands in them.
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for file in files {
        archive.start_file(file.name.as_str(), options).expect("writing to memory does not fail");
        archive.write_all(&file.bytes).expect("writing to memory does not fail");
    }
    archive.finish().expect("writing to memory does not fail").into_inner()
}

/// The files of a folder on this machine.
///
/// # Errors
/// When it cannot be read.
pub fn of_folder(folder: &Path) -> Result<Read, VocabularyError> {
    let files = vocabulary::files_of(folder)?;
    let version = folder.file_name().and_then(|name| read::version_in(&name.to_string_lossy()));
    Ok(Read { files, version })
}

/// A kept version, read again.
pub(super) fn scheme(kept: &KeptVersion, packed: &[u8]) -> Result<Scheme, KeptError> {
    let broken = |reason: String| KeptError::Broken(kept.title(), reason);
    let files = unpack(&kept.title(), packed).map_err(|faults| broken(faults.to_string()))?.files;
    let folder =
        read::folder(&files, kept.read_as.as_deref()).map_err(|faults| broken(faults.to_string()))?;
    let found = folder.schemes.into_iter().find(|scheme| scheme.name == kept.scheme);
    let mut scheme = found.ok_or_else(|| broken("its files do not hold it".to_owned()))?;
    scheme.version = Some(kept.version.clone());
    Ok(scheme)
}

/// What taking the files in would do; `version` is what whoever brings them says, for schemes whose files do not.
///
/// # Errors
/// When the caller may not, or the database does not answer. The faults of the files, if they have any.
pub async fn plan(
    app: &App,
    caller: &Caller,
    read: &Read,
    version: Option<&str>,
) -> Result<Result<Plan, Faults>, KeptError> {
    check(caller, Action::KeepVocabulary, Relation::None)?;
    let folder = match read::folder(&read.files, read.version.as_deref().or(version)) {
        Ok(folder) => folder,
        Err(faults) => return Ok(Err(faults)),
    };
    let mut plan = Plan { versions: Vec::new(), unread: folder.unread, notes: Vec::new() };
    let there = store::all(app.db.reader()).await?;
    for scheme in folder.schemes {
        plan.notes.extend(scheme.notes.iter().cloned());
        let read_as = scheme.version.clone();
        let named = read_as.clone().or_else(|| version.map(str::to_owned)).unwrap_or_default();
        let counts = Counts::of(&scheme);
        let known = there.iter().find(|kept| kept.scheme == scheme.name && kept.version == named);
        let fate = match known {
            _ if named.is_empty() => Fate::NoVersion,
            None => Fate::New,
            Some(kept) if kept.counts == counts => Fate::Known,
            Some(_) => Fate::Differs,
        };
        // The first of a scheme is used at once; of others an officer decides.
        let in_use = !there.iter().any(|kept| kept.scheme == scheme.name);
        let new = NewVersion { scheme: scheme.name, version: named, read_as, counts, in_use };
        plan.versions.push(Planned { new, fate });
    }
    Ok(Ok(plan))
}

/// Takes the new versions in, all or none, with one event.
///
/// # Errors
/// As [`plan`].
pub async fn carry_out(
    app: &App,
    caller: &Caller,
    read: &Read,
    version: Option<&str>,
    upload: Option<i64>,
) -> Result<Result<Plan, Faults>, KeptError> {
    let plan = match plan(app, caller, read, version).await? {
        Ok(plan) if plan.may() => plan,
        other => return Ok(other),
    };
    let packed = pack(&read.files);
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(&packed));
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    store::lock(&transaction).await?;
    let files = store::insert_files(&transaction, &hash, packed).await?;
    let mut told = Vec::new();
    for one in plan.versions.iter().filter(|one| one.fate == Fate::New) {
        // Somebody may have been first since the plan was made.
        if store::find(&transaction, &one.new.scheme, &one.new.version).await?.is_some() {
            continue;
        }
        let id = store::insert(&transaction, &one.new, Some(files), at, &caller.label()).await?;
        told.push(json!({ "id": id, "scheme": one.new.scheme, "version": one.new.version, "concepts": one.new.counts.concepts }));
    }
    if told.is_empty() {
        transaction.rollback().await?;
        return Ok(Ok(plan));
    }
    if let Some(upload) = upload {
        crate::files::store::forget_upload(&transaction, upload).await?;
    }
    let data = json!({ "files": hash, "versions": told });
    let event = Event { action: "vocabulary.imported", subject: Subject::Vocabulary(None), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(Ok(plan))
}

/// Takes a version into use for what is linked from now on, in the place of the one of its scheme; or out of use. The same again
/// changes nothing.
///
/// # Errors
/// When the caller may not, there is no such version, or the database refuses.
pub async fn set_in_use(app: &App, caller: &Caller, id: i64, in_use: bool) -> Result<(), KeptError> {
    check(caller, Action::KeepVocabulary, Relation::None)?;
    let transaction = app.db.write().await?;
    store::lock(&transaction).await?;
    let kept = store::by_id(&transaction, id).await?.ok_or(KeptError::NotFound)?;
    if kept.in_use == in_use {
        transaction.rollback().await?;
        return Ok(());
    }
    store::use_only(&transaction, &kept.scheme, in_use.then_some(id)).await?;
    let action = if in_use { "vocabulary.used" } else { "vocabulary.left" };
    let data = json!({ "scheme": kept.scheme, "version": kept.version });
    let event = Event { action, subject: Subject::Vocabulary(Some(id)), data };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Every version, by scheme, the newest of each first.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn versions(app: &App, caller: &Caller) -> Result<Vec<KeptVersion>, KeptError> {
    check(caller, Action::KeepVocabulary, Relation::None)?;
    Ok(store::all(app.db.reader()).await?)
}
