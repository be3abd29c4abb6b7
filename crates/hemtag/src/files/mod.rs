//! Files that people hand over to be imported: tables read row by row whatever their encoding and form ([`table`]),
//! files that wait in the browser between their preview and their confirmation ([`upload`]), the field that takes one
//! ([`receive`]), and what was imported when ([`store`]). What the rows mean is not here: makers and needs read them.

pub mod hand_out;
pub mod receive;
pub mod store;
pub mod table;
mod text;
pub mod upload;

pub use text::decoded;

use crate::access::{Action, Caller, Relation};

/// What a file is imported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    Makers,
    Needs,
    Initiatives,
    /// The free hours of a maker.
    Capacity {
        maker: i64,
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
            What::Capacity { .. } => "capacity",
        }
    }

    /// What whoever imports it must be allowed.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            What::Makers => Action::ImportMakers,
            What::Needs => Action::ImportNeeds,
            What::Initiatives => Action::EditInitiative,
            What::Capacity { .. } => Action::EditMaker,
        }
    }

    /// What the caller is to that which the file changes.
    #[must_use]
    pub fn relation(self, caller: &Caller) -> Relation {
        match self {
            What::Makers | What::Needs | What::Initiatives => Relation::None,
            What::Capacity { maker } => caller.to_maker(maker),
        }
    }
}
