//! That nothing is lost and nothing changed unseen: the looking over of everything that is kept ([`verify`]), copies of it
//! ([`backup`]) and bringing a copy back ([`restore`]). Commands of whoever runs the installation; no page leads here.
//!
//! - The key that opens what is sealed is never in a copy: whoever finds the copy alone cannot read it.
//! - A copy is made beside its place and moved there whole; what is half done is never taken for a copy.
//! - Nothing is put in place before its sums and its contents were looked over.

mod backup;
mod finding;
mod look;
mod manifest;
mod one_key;
mod packed;
mod references;
mod restore;
mod seals;
mod store;

pub use backup::{Backed, BackupError, backup};
pub use finding::{Finding, Problem};
pub use look::{Looked, verify, verify_backup};
pub use manifest::Manifest;
pub use one_key::{OtherKey, key_fits, same_key};
pub use references::{LOOSE, REFERENCES, Reference};
pub use restore::{Prepared, RestoreError, prepare};
pub use seals::{OPEN, SEALED, SUMMED, Sealed, Summed};
pub use store::{Size, columns, sizes, whole_size};

/// What stands in a backup.
pub const DATABASE: &str = "hemtag.sqlite";
pub const MANIFEST: &str = "manifest.json";
pub const SUMS: &str = "SHA256SUMS";
