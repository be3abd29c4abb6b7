//! What a CAD file says of a part. The file is read by a program of its own under limits ([`worker`]), never in this
//! process; what it answers are facts, which the engine `part` judges by rules; here they get their words and pages.
//!
//! Invariants:
//! - What is kept of a part stands in the database only sealed ([`sealed`]); the key stands outside it.
//! - Drawings ([`drawings`]) are kept, shown and taken away by the same rules.
//! - Whoever holds a part's key may look at it and take it away, nobody else.
//! - What belongs to no need is taken away after a month, what belongs to one some time after it is closed ([`keep`]).

pub mod drawings;
mod json;
mod keep;
pub mod page;
mod picture;
mod shown;
mod store;
mod told;
mod words;
pub mod worker;

pub use json::{refused, whole};
pub(crate) use keep::tie;
pub use keep::{
    KEPT_AFTER_CLOSING_DAYS, KEPT_FOR_DAYS, PartError, PartFile, find_part, keep_part, kept, parts_of_need,
    parts_of_needs, picture_of_solid, remove_of_needs, remove_old, remove_part,
};
pub use shown::shown;
pub use store::Kept;
pub use words::{refusal_for_visitor, refusal_in_words, unread_in_words};
