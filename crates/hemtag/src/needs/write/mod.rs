//! Writing a need for others: our own TOML and JSON, an Open Know-How manifest, and a request for quotation.

mod okh;
mod own;
mod quotation;
mod tree;

pub use okh::{left_out as okh_leaves_out, manifest};
pub use own::{json, toml};
pub(crate) use own::{mass, mm, tolerance};
pub use quotation::{Asked, MATERIAL, QuotationError, left_out as quotation_leaves_out, request};
