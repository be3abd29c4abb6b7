//! Free text → the concept it means, or none. Two steps: labels that share words, related words or spelling with the text are
//! fetched from an index (`index`), then each is compared with the text closely (`features`) and weighed (`weights`). What
//! words stand for each other is learned from labels of the same concept (`associations`).

mod associations;
mod features;
mod index;
mod linker;
#[cfg(test)]
mod reference;
mod senses;
mod spelling;
mod weights;

pub use features::{FEATURES, NAMES};
pub use linker::{Candidate, Hide, Link, Linker, Options, Threshold};
pub use weights::{Case, Weights, learn};
