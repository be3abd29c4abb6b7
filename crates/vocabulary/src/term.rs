//! A term of a vocabulary: what it is called, where the name comes from, and what is known about it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::tree::TermId;

/// A language of the interface and of the vocabularies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Sv,
    En,
}

/// How sure the row is, from its `confidence` column. A figure of low confidence is shown as an estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    Low,
    LowMedium,
    Medium,
    High,
}

impl Confidence {
    /// Reads the word of a table; `None` for any other word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Confidence> {
        Some(match word {
            "low" => Confidence::Low,
            "low-medium" => Confidence::LowMedium,
            "medium" => Confidence::Medium,
            "high" => Confidence::High,
            _ => return None,
        })
    }

    /// The word of the tables.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::LowMedium => "low-medium",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

/// One term of a tree with the facts of its kind.
#[derive(Debug, Clone)]
pub struct Term<I, F> {
    /// Place in the depth-first order; valid within one build. Store [`Term::code`] instead.
    pub id: I,
    /// Stable text that is stored and exchanged.
    pub code: String,
    pub parent: Option<I>,
    /// 1 for a main group.
    pub level: u8,
    pub name_sv: String,
    pub name_en: String,
    pub synonyms_sv: Vec<String>,
    pub synonyms_en: Vec<String>,
    /// Trade names and near equivalents: proposed for confirmation, never taken silently.
    pub approximate: Vec<String>,
    pub source: String,
    pub confidence: Confidence,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    pub facts: F,
}

impl<I: TermId, F> Term<I, F> {
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.name_sv,
            Language::En => &self.name_en,
        }
    }

    #[must_use]
    pub fn synonyms(&self, language: Language) -> &[String] {
        match language {
            Language::Sv => &self.synonyms_sv,
            Language::En => &self.synonyms_en,
        }
    }

    /// Every wording that means this term and nothing else: names, synonyms and the code itself.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        [self.name_sv.as_str(), self.name_en.as_str(), self.code.as_str()]
            .into_iter()
            .chain(self.synonyms_sv.iter().map(String::as_str))
            .chain(self.synonyms_en.iter().map(String::as_str))
    }

    /// True on days when the term may be used in new records.
    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}
