//! Assignments with their money, and the ledger that every amount goes through.

mod assignment;
mod keep;
pub mod pages;
mod store;

pub use assignment::{Assignment, keep_base};
pub use keep::{
    LedgerNow, Posting, add_assignment, assignments, code_of, codes, commit, frame, ledger, ledger_within,
    pay, recover, release,
};
pub use store::{Line, Origin};
