//! All of the register's SQL: rows, reading, writing. Rows are private to this folder; makers go in and out.

mod convert;
mod identity;
mod numbers;
mod read;
mod removed;
mod revision;
mod rows;
mod write;

pub use identity::{Identity, identities};
pub use read::{
    Filter, Listed, count, each, each_of, examples, find, find_by_name, find_by_number, find_many, list,
};
pub use removed::{RemovedMaker, forget_removed, forget_removed_before, keep_removed, removed};
pub use revision::{keep_revision, revision, revisions};
pub use write::{insert, lock, put_back, remove, replace, update};
