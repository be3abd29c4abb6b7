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

use crate::access::Action;

/// What a file is imported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    Makers,
    Needs,
    Initiatives,
}

impl What {
    /// The word in the database and in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            What::Makers => "makers",
            What::Needs => "needs",
            What::Initiatives => "initiatives",
        }
    }

    /// What whoever imports it must be allowed.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            What::Makers => Action::ImportMakers,
            What::Needs => Action::ImportNeeds,
            What::Initiatives => Action::EditInitiative,
        }
    }
}
