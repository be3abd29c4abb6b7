//! Projects chosen together: the engine proposes, an officer tries what else could be, and decides. The record keeps what was
//! asked, what was proposed, what was chosen instead and why.
//!
//! - A proposal is immutable: its question stands with it, with the hash of it and the engine's version.
//! - A checker that shares no code with the engine has confirmed it before it is kept.
//! - Nothing is decided here: decisions follow from the record, each by itself.

mod input;
mod keep;
pub mod model;
pub mod pages;
mod solve;
mod store;

pub use keep::{Gathered, choose, gather, of_call, one, propose};
pub use store::KeptSelection;
