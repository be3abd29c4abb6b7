//! The officers' pages of vocabularies: the versions with the words that meant nothing, and taking files in.

pub mod import;
pub mod list;

pub(super) const PATH: &str = "/skills/vocabularies";

use super::KeptError;
use crate::http::PageError;

impl From<KeptError> for PageError {
    fn from(error: KeptError) -> Self {
        match error {
            KeptError::Denied(denied) => denied.into(),
            KeptError::NotFound => PageError::NotFound,
            KeptError::Database(error) => error.into(),
            broken @ KeptError::Broken(..) => {
                tracing::error!(error = %broken, "a vocabulary that was taken in cannot be read");
                PageError::Internal
            }
        }
    }
}
