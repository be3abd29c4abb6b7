//! Claims: what a project claims of its grant with its reports, what of it is paid, what comes back, and the end.
//!
//! - A grant is a decision that grants money; its number is the decision's.
//! - One claim is open at a time. It is kept at every step, and handed in with the word of who may sign.
//! - What is paid follows from the costs that count (`model::reckon`); each cut has its reason. All of it goes through the ledger,
//!   so that nothing is paid beyond the grant.
//! - Whoever belongs to the applicant decides on none of its claims.

mod close;
mod decide;
pub mod examples;
mod files;
mod grant;
mod keep;
pub mod pages;
mod pay;
mod recover;
mod skills_examples;
mod standing;
pub(in crate::funding) mod store;
pub mod words;

pub use close::close;
pub use decide::{Deciding, ask_completion, decide, reckoned};
pub use files::{attach, detach, file, files};
pub use grant::{Grant, Next, NextStep, OfYear, grant, grants};
pub use keep::{Seen, begin, hand_in, keep, remove};
pub use pay::{ToPay, pay, to_pay};
pub use recover::{Demand, demand, received};
pub use store::{Kept, Recovery};
