//! The pages of cases: opening one, one with everything in it, the list that staff works from.

pub mod about;
pub mod acts;
pub mod adviser;
pub mod aid;
pub mod calendar;
pub mod files;
mod happened;
pub mod list;
pub mod mine;
pub mod notes;
pub mod one;
pub mod open;
pub mod step;
pub mod tasks;
mod whole;
mod words;

use super::model::CaseId;

/// The address of a case.
#[must_use]
pub fn address(id: CaseId) -> String {
    format!("/cases/{}", id.0)
}
