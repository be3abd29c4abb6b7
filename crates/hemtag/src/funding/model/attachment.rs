//! Files of applications, claims and decisions: what each is for, and whether only PDF will do.

use serde::{Deserialize, Serialize};

/// What a file is handed over for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Shows who may sign for the lead party.
    Mandate,
    /// The latest annual accounts.
    Accounts,
    /// A party says that it takes part or pays.
    Support,
    /// What was bought, of a claim.
    Invoice,
    /// From the books, of a claim.
    Books,
    /// A report, of a claim.
    Report,
    /// Goes with a decision.
    Annex,
    Other,
}

impl Purpose {
    pub const ALL: [Purpose; 8] = [
        Purpose::Mandate,
        Purpose::Accounts,
        Purpose::Support,
        Purpose::Invoice,
        Purpose::Books,
        Purpose::Report,
        Purpose::Annex,
        Purpose::Other,
    ];
    /// What a file of an application, a claim or a decision may be.
    pub const OF_APPLICATION: &[Purpose] =
        &[Purpose::Mandate, Purpose::Accounts, Purpose::Support, Purpose::Other];
    pub const OF_CLAIM: &[Purpose] = &[Purpose::Books, Purpose::Invoice, Purpose::Report, Purpose::Other];
    pub const OF_DECISION: &[Purpose] = &[Purpose::Annex, Purpose::Other];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Purpose::Mandate => "mandate",
            Purpose::Accounts => "accounts",
            Purpose::Support => "support",
            Purpose::Invoice => "invoice",
            Purpose::Books => "books",
            Purpose::Report => "report",
            Purpose::Annex => "annex",
            Purpose::Other => "other",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|purpose| purpose.code() == code)
    }

    /// What proves something is a document that does not change: PDF.
    #[must_use]
    pub const fn is_pdf_only(self) -> bool {
        !matches!(self, Purpose::Other)
    }
}

/// The kinds of files that are kept with an application, as they are known by their content.
pub const KINDS: [&str; 5] = ["PDF", "Word", "Excel", "PowerPoint", "OpenDocument"];

/// What is known of a file, sealed like its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its name as it was handed over.
    pub name: String,
    /// What it is by its content.
    pub kind: String,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// Whoever handed it over says that everybody may read it: only of decisions.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub public: bool,
}
