//! A need as it is kept: its document, key, times and notices.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::model::NeedDocument;
use crate::access::{Caller, PersonId, Relation};

/// A need's place in the register. Not secret: confidential needs are reached by their key only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NeedId(pub i64);

/// A need that was stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    pub id: NeedId,
    /// 128 random bits in letters and digits; whoever holds it owns the need.
    pub key: String,
    /// The account that it belongs to, besides whoever holds the key.
    pub owner: Option<PersonId>,
    pub document: NeedDocument,
    /// `form`, `toml`, `json`, `okh`, `cx-rfq`, `csv` or `xlsx`.
    pub source_format: String,
    /// The file or text it was read from, unchanged.
    pub source_text: Option<String>,
    /// Made for the demo, and marked so wherever it is shown.
    pub example: bool,
    pub stated_at: Timestamp,
    pub updated_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    /// Why it was closed.
    pub closed_why: Option<CloseReason>,
    /// What the file that it was imported from calls it.
    pub external_id: Option<String>,
    /// Of the text that it was imported from, by which the same file is known again.
    pub source_hash: Option<String>,
    /// Rises with each change; an editor whose version is older is told so.
    pub version: i64,
}

/// A need about to be stated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewNeed {
    pub document: NeedDocument,
    pub source_format: String,
    pub source_text: Option<String>,
    pub example: bool,
    pub external_id: Option<String>,
    pub source_hash: Option<String>,
}

/// Something that happened to a need while its owner was away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub at: Timestamp,
    /// Such as `gap_closed`; its words are `need-notice-<kind>`.
    pub kind: String,
    pub data: Value,
    pub seen_at: Option<Timestamp>,
}

/// Why a need was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CloseReason {
    /// A maker was found.
    Placed,
    /// It will not be made.
    GivenUp,
    /// It will be made outside Sweden.
    Elsewhere,
}

impl CloseReason {
    pub const ALL: [CloseReason; 3] = [CloseReason::Placed, CloseReason::GivenUp, CloseReason::Elsewhere];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            CloseReason::Placed => "placed",
            CloseReason::GivenUp => "given_up",
            CloseReason::Elsewhere => "elsewhere",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<CloseReason> {
        CloseReason::ALL.into_iter().find(|r| r.code() == code)
    }
}

impl Need {
    /// What a caller is to the need: its owner by the key, which the address named or the browser remembers
    /// ([`Caller::holding`]), or by the account that it belongs to.
    #[must_use]
    pub fn relation(&self, caller: &Caller) -> Relation {
        let by_key = !self.key.is_empty() && caller.need_keys.contains(&self.key);
        if by_key || self.is_of_account(caller) { Relation::Owner } else { Relation::None }
    }

    /// It belongs to the account that is signed in.
    #[must_use]
    pub fn is_of_account(&self, caller: &Caller) -> bool {
        self.owner.is_some() && self.owner == caller.person
    }

    /// The need without its key and without what its confidentiality hides. Only for needs that may be listed.
    #[must_use]
    pub(super) fn shown_to_anybody(self) -> Need {
        let document = self.document.shown().unwrap_or_default();
        Need {
            key: String::new(),
            owner: None,
            source_text: None,
            external_id: None,
            source_hash: None,
            document,
            ..self
        }
    }
}
