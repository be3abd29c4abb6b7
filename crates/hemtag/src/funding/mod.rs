//! Funding: from an assignment's money over a call, applications, their assessment and the selection of those that *together*
//! serve the sub-goals, to decisions, payments and what came of it.
//!
//! For officers who run it, applicants, assessors, and everybody who may read what was decided.
//!
//! - Money of one assignment never moves to another; nothing is committed beyond a year's frame and nothing paid beyond a
//!   commitment, whoever acts at the same moment: every entry goes through the ledger within its transaction (`money`).
//! - A call holds as it was published; an amendment has a reason, and an application is judged by the version it was written for.
//! - An application is kept at every step, complete or not; what was handed in is kept as it was, for good.
//! - A day is set once (`due`); only an amendment with a reason moves it, and the earlier day stays to be read.
//! - What the engine proposes changes nothing. A person decides, and the record keeps the proposal, the change and why.
//! - Results of persons never stand here; what is confidential of an application stands sealed.

pub mod applications;
pub mod assessment;
pub mod attached;
pub mod bank;
pub mod calls;
pub mod claims;
pub mod decisions;
pub mod due;
mod error;
pub mod examples;
pub mod granted;
pub mod model;
pub mod money;
pub mod pages;
pub mod pointed;
pub mod portfolio;
pub mod reach;
pub mod selection;
pub mod work;

pub use error::FundingError;

/// The longest reason that somebody gives, in characters.
pub const MOST_REASON: usize = 2_000;

/// A reason as it is kept.
///
/// # Errors
/// [`FundingError::NoReason`] when there is none, or it is longer than [`MOST_REASON`].
pub fn reasoned(reason: &str) -> Result<&str, FundingError> {
    let reason = reason.trim();
    let fits = !reason.is_empty() && reason.chars().count() <= MOST_REASON;
    if fits { Ok(reason) } else { Err(FundingError::NoReason) }
}
