//! Changed needs of skills across firms: what each firm's map says without people is kept at each save, and by quarter an officer
//! makes a release of it, with every small count hidden together with what would let it be computed (crate `disclosure`).
//!
//! Invariants:
//! - An extract names nobody and stands sealed. It is read for releases only, and goes with the firm's map.
//! - A release is made once, of a quarter that is over, and never changed. Pages and files show releases and nothing else: there is
//!   no question that could be asked of the extracts.
//! - Each release is chosen with all before it in sight, so that none gives a hidden count of another away, nor a change by a few
//!   firms. For that its hidden counts are kept, sealed, also of firms whose maps are erased later: sums over firms.
//! - A table is told with those that it is part of in sight, so that neither firms that do not need a skill nor those that surely have
//!   it can be reckoned where they are few.
//! - One table for each skill and measure: its total by branch, by county and by size, one at a time. Filters choose among these.

mod compute;
pub mod examples;
mod keep;
pub mod model;
pub mod pages;
mod release;
mod store;

use sea_orm::DbErr;

pub use keep::{forget, keep};
pub use model::{Extract, FirmFacts};
pub use release::{Outlook, make, outlook, releases};

use crate::access::Denied;

/// Why a use case of releases came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum ChangedError {
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Every quarter that is over has its release, or no firm has a map.
    #[error("There is nothing to release.")]
    Nothing,
    #[error("Fewer firms have a map than may be told of.")]
    TooFew,
    /// Somebody else made it, or another quarter is next.
    #[error("Another quarter is next.")]
    Changed,
    #[error("The release could not be made: {0}")]
    Failed(String),
    #[error(transparent)]
    Database(#[from] DbErr),
}
