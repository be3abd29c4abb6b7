//! The pages of a part: hand over a file, see what it says, take things away.

mod figure;
mod files;
mod findings;
mod handover;
mod show;
mod solids;

pub use files::{content, mesh, picture, walls};
pub use handover::{ask, keep};
pub use show::{ask_to_remove, remove, show};
