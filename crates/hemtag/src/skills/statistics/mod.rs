//! Where people work in which occupation: statistics by county and occupation that an officer imports, as Statistics Sweden's
//! database hands them out, shown to everybody and beside a firm's recruitment profile.
//!
//! Invariants:
//! - A file is kept whole or not at all, and an import never changes. At most one is in use.
//! - A number that the source does not tell is unknown, and so is a sum with such a part. It is never counted as none.
//! - Every figure is shown with its source and the day on which it was read there.

mod keep;
pub mod model;
pub mod pages;
pub mod read;
pub(crate) mod store;
mod where_people;

use sea_orm::DbErr;

pub use keep::{
    Fate, Plan, Stated, StatedProblem, carry_out, imports, in_occupation, occupations, plan, set_in_use,
};
pub use where_people::{How, Where, where_people};

use super::kept::KeptError;
use crate::access::Denied;

/// Why a use case of statistics came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum StatisticsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("There is no such import.")]
    NotFound,
    /// The vocabulary with SSYK and ISCO cannot be read.
    #[error(transparent)]
    Vocabulary(#[from] KeptError),
    #[error(transparent)]
    Database(#[from] DbErr),
}
