//! Files of applications, claims and decisions: known by their content, kept sealed, handed out as files only.

pub mod pages;
mod store;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use super::{
    FundingError,
    model::{
        attachment::{About, KINDS, Purpose},
        handed::{HandedFile, fingerprint},
    },
};
use crate::{
    access::PersonId,
    app::{App, random_key},
    cases::model::{NotKept, kind_of},
    files::upload::last_of_name,
    sealed::Keys,
};

/// Files of one thing.
pub const MOST_FILES: usize = 30;

/// The largest of what is opened.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// What a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    Application(i64),
    Claim(i64),
    Decision(i64),
}

impl Owner {
    const fn columns(self) -> (&'static str, i64) {
        match self {
            Owner::Application(id) => ("application", id),
            Owner::Claim(id) => ("claim", id),
            Owner::Decision(id) => ("decision", id),
        }
    }
}

/// Why a file is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileWrong {
    Empty,
    /// An office document with a program in it.
    Macros,
    /// Of another kind than is kept; its name where that is known.
    Kind(Option<String>),
    /// Only PDF will do; what it is instead.
    NotPdf(String),
}

/// A file that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedFile {
    pub id: i64,
    pub key: String,
    pub purpose: Purpose,
    pub bytes: u64,
    pub about: About,
    pub at: Timestamp,
    pub removed_at: Option<Timestamp>,
}

impl AttachedFile {
    /// As it stands in what is handed in or decided.
    #[must_use]
    pub fn handed(&self) -> HandedFile {
        HandedFile {
            key: self.key.clone(),
            purpose: self.purpose.code().to_owned(),
            name: self.about.name.clone(),
            kind: self.about.kind.clone(),
            bytes: self.bytes,
            sha256: self.about.sha256.clone(),
        }
    }
}

/// A file as it is handed over.
#[derive(Debug, Clone)]
pub struct Handing {
    pub name: String,
    pub content: Vec<u8>,
    pub purpose: Purpose,
    /// Whoever hands it over says that everybody may read it.
    pub public: bool,
    /// By which a form that is sent twice is known.
    pub once: String,
}

/// What a file is, where it is of a kind that is kept for the purpose.
fn known(content: &[u8], purpose: Purpose) -> Result<String, FileWrong> {
    let kind = kind_of(content).map_err(|why| match why {
        NotKept::Empty => FileWrong::Empty,
        NotKept::Macros => FileWrong::Macros,
        NotKept::Kind(kind) if purpose.is_pdf_only() => FileWrong::NotPdf(kind.unwrap_or_default()),
        NotKept::Kind(kind) => FileWrong::Kind(kind),
    })?;
    if purpose.is_pdf_only() && kind != "PDF" {
        return Err(FileWrong::NotPdf(kind));
    }
    if KINDS.contains(&kind.as_str()) { Ok(kind) } else { Err(FileWrong::Kind(Some(kind))) }
}

/// A file that is known and sealed, and goes into the database next.
pub(in crate::funding) struct Ready {
    key: String,
    purpose: Purpose,
    pub(in crate::funding) bytes: u64,
    about: Vec<u8>,
    content: Vec<u8>,
    once: String,
}

/// Looks what a file is and seals it, before the transaction, which others wait for.
///
/// # Errors
/// [`FundingError::File`] for a kind that is not kept for its purpose.
pub(in crate::funding) async fn ready(app: &App, handing: Handing) -> Result<Ready, FundingError> {
    let kind = known(&handing.content, handing.purpose).map_err(FundingError::File)?;
    let sha256 = fingerprint(&handing.content);
    let about = About { name: last_of_name(&handing.name), kind, sha256, public: handing.public };
    let (key, bytes) = (random_key(), handing.content.len() as u64);
    let keys = app.keys()?.clone();
    let written = serde_json::to_vec(&about).map_err(|e| DbErr::Custom(e.to_string()))?;
    let work = {
        let key = key.clone();
        move || {
            (
                keys.seal(&belongs_to(&key, "about"), &written),
                keys.seal(&belongs_to(&key, "content"), &handing.content),
            )
        }
    };
    let sealed = tokio::task::spawn_blocking(work).await;
    let (about, content) = sealed.map_err(|e| DbErr::Custom(e.to_string()))?;
    Ok(Ready { key, purpose: handing.purpose, bytes, about, content, once: handing.once })
}

/// Puts a file into the database. Gives its number; `None`: this form was taken before.
///
/// # Errors
/// [`FundingError::TooMany`]; when the database refuses.
pub(in crate::funding) async fn put(
    transaction: &DatabaseTransaction,
    of: Owner,
    ready: Ready,
    person: Option<PersonId>,
    at: Timestamp,
) -> Result<Option<i64>, FundingError> {
    if is_taken(transaction, of, &ready.once).await? {
        return Ok(None);
    }
    let there = store::all(transaction, of).await?;
    if there.iter().filter(|file| file.removed_at.is_none()).count() >= MOST_FILES {
        return Err(FundingError::TooMany(MOST_FILES));
    }
    let Ready { key, purpose, bytes, about, content, once } = ready;
    let new = store::New { key: &key, purpose: purpose.code(), person, bytes, about, content, once: &once };
    Ok(Some(store::insert(transaction, of, new, at).await?))
}

/// Whether a form with this mark was taken before.
pub(in crate::funding) async fn is_taken(
    db: &impl ConnectionTrait,
    of: Owner,
    once: &str,
) -> Result<bool, DbErr> {
    store::is_taken(db, of, once).await
}

/// Takes a file away; what was handed in or decided with it keeps it. `None`: it was taken away already.
///
/// # Errors
/// [`FundingError::NotFound`] for none.
pub(in crate::funding) async fn take_away(
    transaction: &DatabaseTransaction,
    of: Owner,
    key: &str,
    at: Timestamp,
) -> Result<Option<i64>, FundingError> {
    let all = store::all(transaction, of).await?;
    let file = all.into_iter().find(|file| file.key == key).ok_or(FundingError::NotFound)?;
    if file.removed_at.is_some() {
        return Ok(None);
    }
    store::remove(transaction, file.id, at).await?;
    Ok(Some(file.id))
}

/// Takes all files of something away for good.
pub(in crate::funding) async fn delete_all(db: &impl ConnectionTrait, of: Owner) -> Result<(), DbErr> {
    store::delete_all(db, of).await
}

/// Every file of something, those taken away too, oldest first.
///
/// # Errors
/// When the database does not answer, or one does not open.
pub(in crate::funding) async fn all(
    db: &impl ConnectionTrait,
    keys: &Keys,
    of: Owner,
) -> Result<Vec<AttachedFile>, FundingError> {
    store::all(db, of).await?.into_iter().map(|row| opened(keys, row)).collect()
}

/// The files that belong to something now.
///
/// # Errors
/// As [`all`].
pub(in crate::funding) async fn there(
    db: &impl ConnectionTrait,
    keys: &Keys,
    of: Owner,
) -> Result<Vec<AttachedFile>, FundingError> {
    let mut files = all(db, keys, of).await?;
    files.retain(|file| file.removed_at.is_none());
    Ok(files)
}

/// A file with its content; who may have it, the caller has seen to.
///
/// # Errors
/// [`FundingError::NotFound`] for none.
pub(in crate::funding) async fn content(
    app: &App,
    of: Owner,
    key: &str,
) -> Result<(AttachedFile, Vec<u8>), FundingError> {
    let db = app.db.reader();
    let keys = app.keys()?.clone();
    let file = all(db, &keys, of).await?.into_iter().find(|file| file.key == key);
    let file = file.ok_or(FundingError::NotFound)?;
    let sealed = store::content(db, key).await?.ok_or(FundingError::NotFound)?;
    let belongs = belongs_to(key, "content");
    let open = move || keys.open(&belongs, &sealed, MOST_BYTES);
    let content = tokio::task::spawn_blocking(open).await.map_err(|e| DbErr::Custom(e.to_string()))??;
    Ok((file, content))
}

fn opened(keys: &Keys, row: store::Row) -> Result<AttachedFile, FundingError> {
    let broken = |why: String| DbErr::Custom(format!("funding_attachment {}: {why}", row.id));
    let about = keys.open(&belongs_to(&row.key, "about"), &row.about, MOST_BYTES)?;
    Ok(AttachedFile {
        about: serde_json::from_slice(&about).map_err(|e| broken(e.to_string()))?,
        purpose: Purpose::parse(&row.purpose).ok_or_else(|| broken("purpose".to_owned()))?,
        id: row.id,
        key: row.key,
        bytes: row.bytes,
        at: row.kept_at,
        removed_at: row.removed_at,
    })
}

fn belongs_to(key: &str, what: &str) -> String {
    format!("funding attachment {key} {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_content_and_proofs_are_pdf() {
        let pdf = b"%PDF-1.7\n1 0 obj";
        let word = b"PK\x03\x04\x14\0\0\0word/document.xml";
        assert_eq!(known(pdf, Purpose::Mandate).as_deref(), Ok("PDF"));
        assert_eq!(known(word, Purpose::Other).as_deref(), Ok("Word"));
        assert_eq!(known(word, Purpose::Mandate), Err(FileWrong::NotPdf("Word".into())));
        assert_eq!(known(word, Purpose::Invoice), Err(FileWrong::NotPdf("Word".into())));
        assert_eq!(known(b"MZ\x90\0\x03", Purpose::Accounts), Err(FileWrong::NotPdf(String::new())));
        assert_eq!(known(b"", Purpose::Other), Err(FileWrong::Empty));
        assert!(matches!(known(b"Bara text", Purpose::Other), Err(FileWrong::Kind(Some(_)))));
    }
}
