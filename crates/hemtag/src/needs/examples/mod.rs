//! The demo's needs: real open designs, embedded as they were published, and some of them asked again by made-up owners
//! ([`asked`]). Nobody has ordered them; they are marked as examples wherever they are shown. What the designs do not
//! state stays unknown.

mod asked;

use jiff::civil::Date;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::{
    NewNeed,
    model::Confidentiality,
    read::{self, Format},
};

#[derive(RustEmbed)]
#[folder = "../../data/demo/needs"]
struct Files;

/// The files by name with their text, in the order of their names.
#[must_use]
pub fn files() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Files::iter()
        .filter(|name| name.ends_with(".toml"))
        .filter_map(|name| {
            let file = Files::get(&name)?;
            Some((name.into_owned(), String::from_utf8_lossy(&file.data).into_owned()))
        })
        .collect();
    files.sort();
    files
}

/// All that the demo has: the designs as they are, then those asked again, whose days count from `today`.
///
/// # Panics
/// As [`designs`] and [`asked_again`].
#[must_use]
pub fn needs(today: Date) -> Vec<NewNeed> {
    let mut needs = designs();
    needs.extend(asked_again(today));
    needs
}

/// The designs as they were published, as needs about to be stated. They are public, so they are open.
///
/// # Panics
/// When an embedded file is no need: a test reads them all.
#[must_use]
pub fn designs() -> Vec<NewNeed> {
    files()
        .into_iter()
        .map(|(name, text)| {
            let (mut document, format) =
                read::read(&text).unwrap_or_else(|problems| panic!("{name} is no need: {problems:?}"));
            document.confidentiality = Confidentiality::Open;
            NewNeed {
                document,
                source_format: format.code().to_owned(),
                source_hash: Some(hash(&text)),
                external_id: Some(format!("demo/{name}")),
                source_text: (format == Format::OpenKnowHow).then_some(text),
                example: true,
            }
        })
        .collect()
}

/// Some of the designs as made-up owners ask for them, from `data/demo/asked.toml`: how many, when and where is made up;
/// what the design says of its parts is not touched.
///
/// # Panics
/// When the embedded file has a mistake: a test reads it.
#[must_use]
pub fn asked_again(today: Date) -> Vec<NewNeed> {
    asked::needs(&designs(), today)
}

/// By which a text is known again.
#[must_use]
pub fn hash(text: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(text.trim().as_bytes()))
}
