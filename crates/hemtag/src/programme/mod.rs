//! The programme: what the government assigned, what each duty is carried out by, when what is due, how it goes, and what is
//! reported to the ministry.
//!
//! For everybody who asks what the assignments say and how it goes; for officers, who settle days that the texts leave open and
//! may ask which things a figure is made of.
//!
//! - A programme is a data file ([`model::Programme`], docs/programme-file.md). Another file is another programme; no code knows
//!   one by name.
//! - Figures are counted from the event log, and from what its events point at, and from nothing else: any past day gives what it
//!   gave then ([`model::Fact`]), also when a clock was set back ([`model::Moments`]). The public sees none that is made of few
//!   things; of people and firms' own maps nobody sees which.
//! - The file says what was assigned; the number, total and years of an assignment and its money stand in `funding`, once.
//! - What a text does not say is not filled in: an open day stays open until an officer settles it with a reason, and reminders
//!   go by the earlier reading meanwhile. A day that was settled can be settled again or undone; every step stays to be read.

mod calendar;
mod deadlines;
mod figures;
mod in_memory;
mod loaded;
pub mod model;
pub mod pages;
mod remind;
pub mod report;
mod store;

pub use calendar::calendar;
pub use deadlines::{Said, Settled, Standing, deadlines, settle, undo};
pub use figures::{Figures, Made, OfProjects, PROJECTS, Row, Total, figures, made_of, reported_by_projects};
pub use in_memory::FactsInMemory;
pub use loaded::{LoadError, Programmes};
pub use remind::{follow, remind_due};

use sea_orm::DbErr;

use crate::access::Denied;

/// Why a use case of the programme came to nothing. Nothing is kept then.
#[derive(Debug, thiserror::Error)]
pub enum ProgrammeError {
    /// No file names it.
    #[error("There is nothing of the kind.")]
    NotFound,
    /// Somebody else was first: what was seen is no longer how it is.
    #[error("Somebody changed it meanwhile.")]
    Changed,
    #[error("A change needs a reason of at most 2 000 characters.")]
    NoReason,
    #[error("That is no day between 2000 and 2100, or the one that holds already.")]
    WrongDay,
    #[error("That is longer than a part of a report may be.")]
    TooLong,
    /// What keeps a report from being signed: fields, `comments` or `day`.
    #[error("The report is not complete.")]
    Lacks(Vec<String>),
    #[error("The report could not be typeset: {0}")]
    NotRendered(String),
    /// A file of a signed report is not what was made: its sum is another.
    #[error("The file '{0}' of a signed report is not what was made.")]
    Damaged(&'static str),
    /// Nothing was settled that could be undone.
    #[error("There is nothing to undo.")]
    Nothing,
    #[error(transparent)]
    Queue(#[from] crate::queue::QueueError),
    #[error(transparent)]
    Funding(#[from] crate::funding::FundingError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}
