//! A text that is kept in both languages.

use serde::{Deserialize, Serialize};

use super::Language;

/// A text in both languages; the Swedish one holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both {
    pub sv: String,
    pub en: String,
}

impl Both {
    #[must_use]
    pub fn new(sv: impl Into<String>, en: impl Into<String>) -> Both {
        Both { sv: sv.into(), en: en.into() }
    }

    /// In a language; the Swedish text where the other is empty.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::English if !self.en.trim().is_empty() => &self.en,
            _ => &self.sv,
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sv.trim().is_empty() && self.en.trim().is_empty()
    }
}
