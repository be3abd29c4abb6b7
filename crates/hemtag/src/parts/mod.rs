//! What a CAD file says of a part. The file is read by a program of its own under limits ([`worker`]), never in this
//! process; what it answers are facts, which the engine `part` judges by rules; here they get their words.
//!
//! Nothing of this slice keeps a file.

mod json;
mod shown;
mod words;
pub mod worker;

pub use json::{refused, whole};
pub use shown::shown;
pub use words::{refusal_in_words, unread_in_words};
