//! Full-text search over texts in Swedish and English, in memory: documents in, a ranked answer with excerpts out.
//!
//! - A word is found by its stem ("svarvningen" by "svarv"), by a part of it ("skärvätska" by "vätska"), by its beginning or
//!   end when nothing else fits, and, when it is no word at all, by the nearest in letters, which the answer says.
//! - Which words a compound is made of is read from the words of the documents themselves; there is no list of endings or
//!   parts to keep.
//! - Every text is searched in both languages; the reader's own weighs more.
//! - There is no syntax: marks part words and mean nothing else, so that no text can be wrong.
//! - The index is tantivy's (BM25); what is a word, a stem and a part is ours.

mod compounds;
mod document;
mod excerpt;
mod expand;
mod index;
mod words;

pub use document::{Document, Language, Text};
pub use excerpt::Piece;
pub use expand::Reading;
pub use index::{Answer, BuildError, Hit, Index, Question};

/// The longest question that is read, in bytes; the rest is left out.
pub const MOST_BYTES: usize = 400;

/// So many different words of a question are looked for; the rest is left out.
pub const MOST_WORDS: usize = 12;
