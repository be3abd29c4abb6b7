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

/// The largest part of a preview, opened: larger than every row of the largest file makes it.
const MOST: u64 = 1 << 32;

/// What is shown of a file in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub page: ShownPage,
    /// Everything that is wrong, doubtful or unknown, as CSV.
    pub errors: String,
}

/// The page of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPage {
    pub title: String,
    /// What stands within the page.
    pub content: String,
}

/// What is shown of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
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

    /// The parts as they are kept, each by itself: whoever looks at the page does not read the errors, nor the other language.
    fn parts(&self) -> Vec<(Language, &'static str, Vec<u8>)> {
        let mut parts = Vec::new();
        for (language, shown) in [(Language::Swedish, &self.sv), (Language::English, &self.en)] {
            let page = serde_json::to_vec(&shown.page).expect("texts can be written");
            parts.push((language, PAGE, page));
            parts.push((language, ERRORS, shown.errors.clone().into_bytes()));
        }
        parts
    }
}

/// The parts as they stand in the database.
const PAGE: &str = "page";
const ERRORS: &str = "errors";

fn belongs_to(seal: &str) -> String {
    format!("import preview {seal}")
}

async fn find(app: &App, upload: i64, language: Language, part: &str) -> Result<Option<Vec<u8>>, DbErr> {
    let found = store::find_preview(app.db.reader(), upload, (language.code(), part)).await?;
    let Some((seal, content)) = found else { return Ok(None) };
    let keys = app.keys().map_err(|error| DbErr::Custom(error.to_string()))?;
    Ok(keys.open(&belongs_to(&seal), &content, MOST).ok())
}

/// The page of what a job found an uploaded file to say; none when it is not read, or an older or newer program wrote it otherwise.
///
/// # Errors
/// When the key that seals is missing, or the database does not answer.
pub async fn find_page(app: &App, upload: i64, language: Language) -> Result<Option<ShownPage>, DbErr> {
    let page = find(app, upload, language, PAGE).await?;
    Ok(page.and_then(|page| serde_json::from_slice(&page).ok()))
}

/// Everything that a job found wrong, doubtful or unknown in an uploaded file, as CSV; none when it is not read.
///
/// # Errors
/// As [`find_page`].
pub async fn find_errors(app: &App, upload: i64, language: Language) -> Result<Option<Vec<u8>>, DbErr> {
    find(app, upload, language, ERRORS).await
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
    store::forget_preview(transaction, read.id).await?;
    for (language, part, content) in preview.parts() {
        let seal = random_key();
        let content = app.keys()?.seal(&belongs_to(&seal), &content);
        store::keep_preview(transaction, read.id, (language.code(), part), seal, content, at).await?;
    }
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
