//! Vocabularies of skills in the database, in their versions, and the words of firms that meant nothing in them.
//!
//! Invariants:
//! - A version that was taken in stays as it came: its files are kept whole, and nothing of it is deleted or changed. Of each
//!   scheme at most one version is in use, and only for what is linked from then on.
//! - Files are taken in whole or not at all.
//! - A word that meant nothing stands sealed, and is shown to nobody before [`FIRMS`] firms have it: one firm's word may say whose
//!   it is. Only names of skills are kept, never anything that is said of a person.

mod import;
mod linked;
pub mod model;
pub mod pages;
mod shipped;
pub(crate) mod store;
pub mod told;
mod unmatched;

use sea_orm::DbErr;

pub use import::{Fate, Plan, Planned, Read, carry_out, of_folder, pack, plan, set_in_use, unpack, versions};
pub use linked::{Lacking, Linked, Meant, Version, VocabulariesInMemory, in_use_of, lacking, link, linker};
pub use shipped::keep_shipped;
pub use unmatched::{FIRMS, Word, forget_unmatched, keep_unmatched, words};

use crate::access::Denied;

/// Why a use case of vocabularies came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum KeptError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("There is no such vocabulary.")]
    NotFound,
    /// What is kept cannot be read any more: a fault of the keeper, never of whoever asks.
    #[error("The vocabulary {0} cannot be read: {1}")]
    Broken(String, String),
    #[error(transparent)]
    Database(#[from] DbErr),
}
