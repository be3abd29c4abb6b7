//! Changes of a need: what it would take for an offer to meet a question that it misses, how large that change
//! is, and the need after it.

mod apply;
mod step;

pub use apply::{apply, change};
pub use step::{Step, Weight, step, weight, word_steps};
