//! What the import of a large file would do: a job finds it out, and pages show it until the file is imported or forgotten.
//!
//! Kept is what is shown, in both languages: a sentence about a cell knows what stands in it, which the vocabulary or the register says
//! it may mean, and where, and is made in one place only. It stands sealed, and goes when the file is read another way, imported or
//! forgotten, which is within a day or so.

use sea_orm::{DatabaseTransaction, DbErr};
use serde::{Deserialize, Serialize};

use super::store::{self, Upload};
use crate::{
    app::{App, random_key},
    sealed::KeyError,
    words::Language,
};

/// The largest preview, opened: larger than every row of the largest file makes it.
const MOST: u64 = 1 << 32;

/// What is shown of a file in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub title: String,
    /// What stands within the page.
    pub content: String,
    /// Everything that is wrong, doubtful or unknown, as CSV.
    pub errors: String,
}

/// What is shown of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    sv: Shown,
    en: Shown,
}

impl Preview {
    /// The same in both languages.
    ///
    /// # Errors
    /// The first that `of` gives.
    pub fn each<E>(of: impl Fn(Language) -> Result<Shown, E>) -> Result<Preview, E> {
        Ok(Preview { sv: of(Language::Swedish)?, en: of(Language::English)? })
    }

    #[must_use]
    pub fn of(self, language: Language) -> Shown {
        match language {
            Language::Swedish => self.sv,
            Language::English => self.en,
        }
    }
}

fn belongs_to(seal: &str) -> String {
    format!("import preview {seal}")
}

/// What a job found an uploaded file to say; none when it is not read, or an older or newer program wrote it otherwise.
///
/// # Errors
/// When the key that seals is missing, or the database does not answer.
pub async fn find(app: &App, upload: i64) -> Result<Option<Preview>, DbErr> {
    let Some((seal, content)) = store::find_preview(app.db.reader(), upload).await? else { return Ok(None) };
    let keys = app.keys().map_err(|error| DbErr::Custom(error.to_string()))?;
    let opened = keys.open(&belongs_to(&seal), &content, MOST).ok();
    Ok(opened.and_then(|opened| serde_json::from_slice(&opened).ok()))
}

/// Keeps what a file was found to say, in place of what it was found to say before. False when it is gone, or its columns are to
/// be read otherwise by now.
///
/// # Errors
/// When the database refuses.
///
/// # Panics
/// Never: texts can be written as JSON.
pub(crate) async fn keep(
    app: &App,
    transaction: &DatabaseTransaction,
    read: &Upload,
    preview: &Preview,
    at: &str,
) -> Result<bool, PreviewError> {
    // Held until the preview is there: else it could come after another reading was asked for.
    let now = store::hold_reading(transaction, read.id).await?;
    if now.is_none_or(|(mapping, sheet)| mapping != read.mapping || sheet != read.sheet) {
        return Ok(false);
    }
    let seal = random_key();
    let content = serde_json::to_vec(preview).expect("texts can be written");
    let content = app.keys()?.seal(&belongs_to(&seal), &content);
    store::forget_preview(transaction, read.id).await?;
    store::keep_preview(transaction, read.id, seal, content, at).await?;
    Ok(true)
}

/// Why a preview was not kept.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PreviewError {
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Database(#[from] DbErr),
}
