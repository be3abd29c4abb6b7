//! The register of aid of little importance (de minimis): which firm was granted what, when and by whom; which firms are one
//! undertaking; what that leaves room for. What counts and why is the engine's ([`funding::aid`]); who may look is `access.rs`.
//!
//! For whoever grants something, within one transaction of its own use case:
//!
//! 1. [`hold`] the register, so that nobody else grants meanwhile;
//! 2. [`check`] what the recipient's undertaking has had: the register's grants together with what the firm stated. Where a line of
//!    the statement has the same grantor, day and worth as a grant of the register, both are shown as perhaps the same; until a
//!    person has decided ([`keep_same`]) the sum is a range. Without a statement, aid by others is not known, and no verdict but
//!    "full" is sure;
//! 3. when the verdict is room, [`grant`] it, which gives the entry's number; put [`Granted::told`] into the use case's one event;
//! 4. when it becomes less, [`lower`] its entries in the same transaction as what lowers it.
//!
//! Invariants:
//! - Nothing is overwritten: a correction is a new version with its reason, and a withdrawn entry stays to be seen.
//! - What the agency granted is public by Regulation (EU) 2023/2831 article 6; what a firm stated never is. A sole trader is named
//!   by a number of the register's own.
//! - No rate is made up: kronor without one stay kronor, and the sum is not known.

pub mod check;
mod error;
pub mod examples;
pub mod export;
mod grants;
pub mod import;
pub mod keep;
mod lower;
pub mod model;
pub mod pages;
mod rates;
pub mod store;
pub mod words;

pub use check::{Asked, Checked, Known, Pair, Stated, StatedGrant, check, number_in};
pub use error::AidError;
pub use grants::{Granted, NewGrant, Recipient, grant, hold};
pub use keep::keep_same;
pub use lower::{Lowered, firm_of, kronor_of, lower, of_reference};
pub use rates::{NewRate, exchange, keep_rate, rates, rates_within, withdraw_rate};
