//! What can be wrong with a map or a change of it.

use workforce::map::{Fault, Place};

use crate::access::Denied;

/// Why a map is not shown or not kept.
#[derive(Debug, thiserror::Error)]
pub enum FirmError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("there is no such firm, or no such part of its map")]
    NotFound,
    /// Somebody else was first; the map as it stands now.
    #[error("the map was changed by somebody else meanwhile")]
    Changed(Box<super::Kept>),
    /// Nothing was kept.
    #[error("the map cannot be right")]
    Faults(Vec<(Place, Fault)>),
    /// The firm keeps no names.
    #[error("the firm keeps numbers of people only")]
    Names,
    /// An account is one person in a map.
    #[error("the account is tied to somebody else in the map")]
    TiedAlready,
    /// The largest map that is kept.
    #[error("the map is larger than is kept")]
    TooLarge,
    #[error(transparent)]
    Vocabulary(#[from] crate::skills::kept::KeptError),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}
