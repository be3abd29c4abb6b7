//! A maker's own words: a text that it has written about itself, such as a page of its web site, and the offers
//! that can be proposed from it.
//!
//! Here live the reading of the text, the page where a person chooses what to keep, and the keeping. What an offer
//! is lives in `makers/model`; correcting one by hand in `makers/edit`.
//!
//! Invariants:
//! - Nothing is kept that nobody clicked on, and what is denied or only hoped for is never ticked beforehand.
//! - Every proposal quotes the sentence that it came from, as it stands in the text.
//! - A word that means several things is asked about; a number that belongs to nothing is listed, not guessed.

mod binding;
pub mod json;
mod keep;
mod measures;
mod page;
mod process_words;
mod propose;
mod quantities;
mod said;
mod sizes;
mod stance;
mod text;
mod words;

pub(crate) use keep::LONGEST;
pub use keep::keep_own_words;
pub use page::{ask, keep};
pub use propose::propose;
pub(crate) use quantities::number;
pub use said::{Field, Proposals, ProposedCertificate, ProposedFact, ProposedOffer, Question, Quote, Sure};
pub use words::value_in_words;
