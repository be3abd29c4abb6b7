//! The pages of the register.

pub mod exchange;
mod fading;
pub mod linked_data;
pub mod list;
pub mod maker;
pub mod offer;

pub use fading::evidence_in_words;
pub use offer::facts_of;
