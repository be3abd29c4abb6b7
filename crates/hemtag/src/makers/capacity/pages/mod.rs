//! The pages of free capacity: the grid, its import and files, the message for a customer, and the answer to a letter.

mod answer;
mod exchange;
mod grid;
mod handlers;
mod import;

pub use self::exchange::{exchange_ask, exchange_send, exchange_view};
pub use answer::{answer, letter, letter_view};
pub use grid::{Shown, view};
pub use handlers::{calendar, feed, file, groups, save, show};
pub use import::{ask, ask_view, confirm, preview, preview_view, send};

use super::CapacityError;
use crate::http::PageError;

impl From<CapacityError> for PageError {
    fn from(error: CapacityError) -> PageError {
        match error {
            CapacityError::Denied(denied) => denied.into(),
            CapacityError::NotFound => PageError::NotFound,
            CapacityError::Changed(_) => PageError::Conflict,
            CapacityError::Database(error) => error.into(),
        }
    }
}

/// The address of a maker's free capacity.
fn path(maker: crate::makers::model::MakerId) -> String {
    format!("/makers/{maker}/capacity")
}
