//! Calls: written, published, amended, withdrawn.

mod check;
mod keep;
pub mod pages;
mod store;

pub use check::problems;
pub use keep::{Seen, amend, begin, by_code, keep_draft, list, publish, versions, withdraw};
pub use store::{CallVersion, KeptCall, as_of, by_id, by_ids};
