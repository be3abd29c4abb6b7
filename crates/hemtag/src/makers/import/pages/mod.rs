//! The pages of an import, for the administrator: choose a file, look at what it would do, confirm, read what it did.

mod preview;
mod result;
mod under_way;
mod upload;

pub(super) use preview::shown as preview_shown;
pub use preview::{confirm, errors, preview, view as preview_view};
pub use result::{result, view as result_view};
pub use under_way::show as under_way;
pub use upload::{ask, send};

use super::run::ImportError;
use crate::http::PageError;

impl From<ImportError> for PageError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Denied(denied) => denied.into(),
            // The pages show it themselves; whoever asks for a list of errors gets none.
            ImportError::File(_) => PageError::NotFound,
            ImportError::Queue(error) => error.into(),
            // Only a job ends so, and no page waits for one.
            ImportError::Job(error) => anyhow::Error::from(error).into(),
            ImportError::Database(error) => error.into(),
        }
    }
}
