//! Writing a need for others: our own TOML and JSON, and an Open Know-How manifest.

mod okh;
mod own;
mod tree;

pub use okh::{left_out as okh_leaves_out, manifest};
pub use own::{json, toml};
pub(crate) use own::{mass, mm, tolerance};
