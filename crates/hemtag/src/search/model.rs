//! What is asked and what is found. No input or output.

use std::sync::Arc;

use ::search::{Index, Language as Of, MOST_BYTES, Piece, Question, Reading};
use serde::Deserialize;

use crate::{access::Denied, words::Language};

/// What sort of thing was found, in the order in which filters name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Guide,
    Process,
    Material,
    Certificate,
    Initiative,
    Maker,
}

impl Kind {
    pub const ALL: [Kind; 6] =
        [Kind::Guide, Kind::Process, Kind::Material, Kind::Certificate, Kind::Initiative, Kind::Maker];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Guide => "guide",
            Kind::Process => "process",
            Kind::Material => "material",
            Kind::Certificate => "certificate",
            Kind::Initiative => "initiative",
            Kind::Maker => "maker",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    pub(super) fn number(self) -> u8 {
        self as u8
    }

    fn of_number(number: u8) -> Kind {
        Kind::ALL[usize::from(number) % Kind::ALL.len()]
    }
}

/// What is asked for, as it stands in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Query {
    pub q: String,
    pub kind: String,
    pub page: String,
}

pub const EACH_PAGE: usize = 20;

/// Why nothing was searched for.
#[derive(Debug, thiserror::Error)]
pub enum NotAsked {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("Nothing to search for: no letter or digit was typed.")]
    Nothing,
    #[error("What was typed is longer than {MOST_BYTES} bytes.")]
    TooLong,
    #[error(transparent)]
    Failed(#[from] anyhow::Error),
}

impl Query {
    /// What is searched for.
    ///
    /// # Errors
    /// When it holds no letter or digit, or is too long.
    pub fn text(&self) -> Result<&str, NotAsked> {
        let text = self.q.trim();
        if text.len() > MOST_BYTES {
            return Err(NotAsked::TooLong);
        }
        if !text.chars().any(char::is_alphanumeric) {
            return Err(NotAsked::Nothing);
        }
        Ok(text)
    }

    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        Kind::parse(&self.kind)
    }

    /// The address of the same question with another kind and page.
    #[must_use]
    pub fn path(&self, kind: Option<Kind>, page: u32) -> String {
        let page = page.to_string();
        let pairs = [
            ("q", self.q.as_str()),
            ("kind", kind.map_or("", Kind::code)),
            ("page", if page == "1" { "" } else { &page }),
        ];
        let given: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        format!("/search?{}", serde_html_form::to_string(given).unwrap_or_default())
    }
}

/// Something that can be found: where its page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub kind: Kind,
    /// Without the language.
    pub path: String,
}

/// One that was found, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub item: Item,
    pub title: Vec<Piece>,
    pub excerpt: Vec<Piece>,
}

/// A page of what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    pub found: Vec<Found>,
    /// Of the kind that was chosen, or of all.
    pub total: usize,
    /// Of every kind, in the order of [`Kind::ALL`].
    pub counts: [usize; 6],
    pub page: u32,
    pub readings: Vec<Reading>,
    pub unknown: Vec<String>,
    pub all_words: bool,
}

/// The index with where each of its documents is.
#[derive(Debug)]
pub struct Held {
    pub(super) index: Arc<Index>,
    pub(super) items: Arc<Vec<Item>>,
    /// The newest event that it includes.
    pub(super) event: i64,
}

impl Held {
    pub(super) fn answer(&self, language: Language, text: &str, query: &Query) -> Results {
        let of = match language {
            Language::Swedish => Of::Swedish,
            Language::English => Of::English,
        };
        let answer = self.index.answer(Question { text, language: of });
        let mut counts = [0_usize; 6];
        for hit in &answer.hits {
            counts[usize::from(self.kind(hit.document).number())] += 1;
        }
        let wished = query.kind();
        let of_kind: Vec<usize> = answer
            .hits
            .iter()
            .map(|hit| hit.document)
            .filter(|document| wished.is_none_or(|kind| self.kind(*document) == kind))
            .collect();
        let pages = of_kind.len().div_ceil(EACH_PAGE).max(1);
        let page = query.page.trim().parse::<usize>().unwrap_or(1).clamp(1, pages);
        let found = of_kind.iter().skip((page - 1) * EACH_PAGE).take(EACH_PAGE);
        let found = found
            .map(|&document| Found {
                item: self.items[document].clone(),
                title: self.index.title(&answer, document, of),
                excerpt: self.index.excerpt(&answer, document, of),
            })
            .collect();
        Results {
            found,
            total: of_kind.len(),
            counts,
            page: u32::try_from(page).unwrap_or(1),
            readings: answer.readings,
            unknown: answer.unknown,
            all_words: answer.all_words,
        }
    }

    fn kind(&self, document: usize) -> Kind {
        Kind::of_number(self.index.documents()[document].kind)
    }
}
