//! The pages: the programme as everybody may read it, and where officers settle days.

pub mod being_made;
pub mod change;
pub mod deadline;
mod figure;
mod files;
pub mod indicator;
pub mod indicators;
pub mod report_form;
mod report_tables;
pub mod reports;
pub mod show;

use jiff::civil::Date;

use crate::{
    http::{Context, PageError, Typed},
    programme::ProgrammeError,
};

pub(crate) const PATH: &str = "/programme";

impl From<ProgrammeError> for PageError {
    fn from(error: ProgrammeError) -> PageError {
        match error {
            ProgrammeError::NotFound => PageError::NotFound,
            ProgrammeError::Denied(denied) => denied.into(),
            ProgrammeError::Changed | ProgrammeError::Nothing => PageError::Conflict,
            ProgrammeError::NoReason
            | ProgrammeError::WrongDay
            | ProgrammeError::TooLong
            | ProgrammeError::Lacks(_) => PageError::BadRequest,
            ProgrammeError::NotRendered(why) => {
                anyhow::anyhow!("a report could not be typeset: {why}").into()
            }
            ProgrammeError::Damaged(file) => {
                anyhow::anyhow!("the file '{file}' of a signed report is not what was made").into()
            }
            ProgrammeError::Queue(error) => error.into(),
            ProgrammeError::Funding(error) => error.into(),
            ProgrammeError::Database(error) => error.into(),
        }
    }
}

/// The way back to the programme.
fn above(context: &Context) -> (String, &'static str) {
    (context.t("programme-title"), PATH)
}

/// The day that an address asks for; what was typed, when it is none.
fn asked_day(typed: &Typed) -> Result<Option<Date>, String> {
    typed.given("on").map(|text| text.parse().map_err(|_| text.to_owned())).transpose()
}
