//! What people can do, in words that others share: ESCO, the Swedish taxonomy, SSYK 2012 and ISCO-08 side by side, and free
//! text linked to their concepts or left alone.
//!
//! No files, no clock, no database: whoever calls hands in the bytes of files and gets a [`Scheme`], or [`Faults`] that say
//! what is wrong and where. Nothing is ever half read, and nothing is taken out: what a version gives up stays, marked so.

pub mod evaluate;
mod fault;
pub mod link;
pub mod read;
mod scheme;
pub mod shipped;
mod words;

pub use fault::{Fault, Faults, Note, Problem};
pub use scheme::{
    Concept, ConceptKind, Label, LabelKind, LanguageCode, Occupation, Requirement, Scheme, Strength,
};

/// A language whose words are taken apart and linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    Swedish,
    English,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::Swedish, Language::English];

    #[must_use]
    pub fn code(self) -> LanguageCode {
        match self {
            Language::Swedish => LanguageCode::SWEDISH,
            Language::English => LanguageCode::ENGLISH,
        }
    }
}
