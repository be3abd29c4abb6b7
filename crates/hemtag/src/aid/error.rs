//! Why a use case of the register of aid came to nothing, and how a page tells it.

use sea_orm::DbErr;

use crate::{access::Denied, http::PageError};

/// Nothing is kept then.
#[derive(Debug, thiserror::Error)]
pub enum AidError {
    /// Does not exist, or the caller may not know that it does.
    #[error("There is no such entry.")]
    NotFound,
    #[error("Somebody changed it meanwhile.")]
    Changed,
    #[error("It says what holds already.")]
    Nothing,
    #[error("A change needs a reason of at most {MOST_REASON} characters.")]
    NoReason,
    #[error("Another firm of the register has this organisation number.")]
    NumberTaken,
    #[error("A firm is not linked to itself.")]
    SameFirm,
    #[error("Say where it is from, in at most {MOST_REASON} characters.")]
    NoSource,
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// The longest reason or source, in characters.
pub const MOST_REASON: usize = 500;

impl From<AidError> for PageError {
    fn from(error: AidError) -> PageError {
        match error {
            AidError::NotFound => PageError::NotFound,
            AidError::Denied(_) => PageError::Forbidden,
            AidError::Changed | AidError::NumberTaken => PageError::Conflict,
            AidError::Nothing | AidError::NoReason | AidError::SameFirm | AidError::NoSource => {
                PageError::BadRequest
            }
            AidError::Database(error) => error.into(),
        }
    }
}
