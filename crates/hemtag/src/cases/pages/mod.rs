//! The pages of cases: opening one, one with everything in it, the list that staff works from.

pub mod list;
pub mod one;
pub mod open;
mod words;

use super::model::CaseId;

/// The address of a case.
#[must_use]
pub fn address(id: CaseId) -> String {
    format!("/cases/{}", id.0)
}
