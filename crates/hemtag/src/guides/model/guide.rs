//! One guide in both languages.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::words::Language;

/// Whom a guide is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Who wants something made.
    Owner,
    /// Who makes it.
    Maker,
    /// Who plans a firm's skills.
    Skills,
}

impl Audience {
    pub const ALL: [Audience; 3] = [Audience::Owner, Audience::Maker, Audience::Skills];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Audience::Owner => "owner",
            Audience::Maker => "maker",
            Audience::Skills => "skills",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Audience> {
        Audience::ALL.into_iter().find(|audience| audience.code() == code)
    }
}

/// A guide as it stands in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Text {
    pub title: String,
    /// One or two sentences, for lists.
    pub summary: String,
    /// Markdown.
    pub body: String,
}

/// Where what is told comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub name: String,
    /// Of a page on the web; empty for a book or a decision.
    pub address: String,
    /// The day that it was read.
    pub read: Date,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide {
    /// A name for addresses: small letters, digits and hyphens.
    pub key: String,
    pub audience: Audience,
    /// Its place in the list; the same number twice goes by title.
    pub place: u16,
    pub swedish: Text,
    pub english: Text,
    /// The day by which somebody must look at it again.
    pub review_on: Date,
    pub sources: Vec<Source>,
}

impl Guide {
    #[must_use]
    pub fn text(&self, language: Language) -> &Text {
        match language {
            Language::Swedish => &self.swedish,
            Language::English => &self.english,
        }
    }

    /// Nobody has looked at it in time.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.review_on < today
    }
}
