//! Files that people hand over to be imported: tables read row by row whatever their encoding and form ([`table`]),
//! files that wait in the browser between their preview and their confirmation ([`upload`]), what a job found a large one to say
//! ([`preview`]), the field that takes one
//! ([`receive`]), and what was imported when ([`store`]). What the rows mean is not here: makers and needs read them.

pub mod hand_out;
mod long;
pub mod preview;
pub mod receive;
pub mod store;
pub mod table;
mod text;
pub mod upload;

pub use long::{MOST_AT_ONCE, is_long};
pub use text::decoded;

use crate::access::{Action, Caller, Relation};

/// What a file is imported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    Makers,
    Needs,
    Initiatives,
    /// Aid that was granted.
    Aid,
    /// The agency's bank of granted projects.
    Bank,
    /// Files of a vocabulary of skills.
    Vocabulary,
    /// How many work in which occupation where.
    Statistics,
    /// Qualifications with their units.
    Qualifications,
    /// The free hours of a maker.
    Capacity {
        maker: i64,
    },
    /// A firm's people with what they can do: kept sealed.
    Skills {
        organisation: i64,
    },
}

impl What {
    /// The word in the database and in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            What::Makers => "makers",
            What::Needs => "needs",
            What::Initiatives => "initiatives",
            What::Aid => "aid",
            What::Bank => "bank",
            What::Vocabulary => "vocabulary",
            What::Statistics => "statistics",
            What::Qualifications => "qualifications",
            What::Capacity { .. } => "capacity",
            What::Skills { .. } => "skills",
        }
    }

    /// What whoever imports it must be allowed.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            What::Makers => Action::ImportMakers,
            What::Needs => Action::ImportNeeds,
            What::Initiatives => Action::EditInitiative,
            What::Aid => Action::KeepAid,
            What::Bank => Action::KeepBank,
            What::Vocabulary | What::Statistics => Action::KeepVocabulary,
            What::Qualifications => Action::KeepQualifications,
            What::Capacity { .. } => Action::EditMaker,
            What::Skills { .. } => Action::KeepSkills,
        }
    }

    /// What the caller is to that which the file changes.
    #[must_use]
    pub fn relation(self, caller: &Caller) -> Relation {
        match self {
            What::Makers
            | What::Needs
            | What::Initiatives
            | What::Aid
            | What::Bank
            | What::Vocabulary
            | What::Statistics
            | What::Qualifications => Relation::None,
            What::Capacity { maker } => caller.to_maker(maker),
            What::Skills { organisation } => caller.to_firm(organisation),
        }
    }
}
