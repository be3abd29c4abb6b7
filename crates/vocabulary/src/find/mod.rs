//! Finding a term from what a person or another register wrote, and saying plainly when it was not found.
//!
//! Forgiven: case, å ä ö, hyphens and blanks, CamelCase, British and American spelling, endings, Swedish
//! compounding, and one typing error in a word of five letters or more, two from nine, counted part by part in a
//! compound; but two wrong letters side by side are another word. A correction counts only when no other term is as
//! near and the word means nothing else: "laserhärdning" is two known words, and so no misspelt "lasermärkning".
//! Likeness of letters never gives a term: "screen printing" is not 3D printing, and what is not known is answered with
//! the nearest, for a person to choose.

mod fold;
mod index;
mod mentions;
mod places;
mod spelling;
mod with_material;

pub use mentions::{Mention, Mentioned};
pub use places::PlaceFinding;

pub(crate) use fold::{key, tokens};
pub(crate) use index::Index;
pub(crate) use mentions::MentionIndex;
pub(crate) use places::PlaceIndex;
pub(crate) use with_material::find as find_with_material;

use crate::tree::{CertificateId, MaterialId, ProcessId};

/// Which vocabulary to look in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Process,
    Material,
    Certificate,
}

/// A term of any of the vocabularies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnyTerm {
    Process(ProcessId),
    Material(MaterialId),
    Certificate(CertificateId),
}

/// What a text means in a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding<I> {
    Found {
        term: I,
        how: How,
    },
    /// The text means several things, or (one meaning) is a trade name or near equivalent that a person must
    /// confirm. Never taken without asking.
    Ambiguous {
        meanings: Vec<I>,
    },
    /// Nothing has this name. `nearest` holds up to five terms to propose, the likeliest first.
    Unknown {
        nearest: Vec<I>,
    },
}

impl<I: Copy> Finding<I> {
    /// The term, when there is exactly one and nobody needs to be asked.
    #[must_use]
    pub fn term(&self) -> Option<I> {
        match self {
            Finding::Found { term, .. } => Some(*term),
            Finding::Ambiguous { .. } | Finding::Unknown { .. } => None,
        }
    }

    pub(crate) fn map<J>(self, to: impl Fn(I) -> J) -> Finding<J> {
        match self {
            Finding::Found { term, how } => Finding::Found { term: to(term), how },
            Finding::Ambiguous { meanings } => {
                Finding::Ambiguous { meanings: meanings.into_iter().map(to).collect() }
            }
            Finding::Unknown { nearest } => {
                Finding::Unknown { nearest: nearest.into_iter().map(to).collect() }
            }
        }
    }
}

/// How a text led to its term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// The term's code or one of its two names.
    Exact,
    /// One of its synonyms.
    Synonym,
    /// Another ending, order or compound of its words.
    Compound,
    /// Typing errors were forgiven; `read_as` is the wording that was taken.
    Spelling { read_as: String },
}
