//! Projects chosen together: the portfolio that is worth the most, its proof, and why.
//!
//! The value of a portfolio is not a sum: a second project for the same sub-goal, region and branch adds less than the
//! first. A [`Call`] says what is chosen from and under which conditions; [`choose`] finds the best portfolio by a
//! mixed-integer programme; [`check`] looks it over without knowing how it was found; [`explain`] says what each project
//! and each condition costs. [`methods`] are the others that people use, for comparison: by rank, and by equal shares.
//!
//! Money is whole, in the smallest unit. A project that may be funded in part gets a whole per cent of what it asked for,
//! the same in all years, and what it does shrinks in proportion. So amounts, conditions and worth are exact.

pub mod call;
pub mod check;
mod choose;
mod exchange;
pub mod explain;
pub mod file;
pub mod methods;
mod model;
pub mod pb;
pub mod valid;

pub use call::{Call, Portfolio, Value};
pub use check::check;
pub use choose::{Chosen, Effort, Outcome, SelectionError, choose};
