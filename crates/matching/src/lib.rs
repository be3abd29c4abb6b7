//! Offers against needs: who can make it, who must be asked, who nearly can, what to change, what is lacking.
//!
//! Plain data in, plain data and its reasons out. Nothing here reads a file, a socket, a database or a clock,
//! and no result depends on anything but the arguments: the same register and need give the same answer, byte
//! for byte.
//!
//! - [`Offer`] and [`Need`] are what goes in.
//! - [`judge`] is the whole rule book: one offer against one need, criterion by criterion. Everything faster
//!   must agree with it, and property tests hold it to that.
//! - [`Answer`] is what comes out.

pub mod answer;
pub mod criterion;
pub mod judge;
pub mod need;
pub mod offer;

pub use answer::{Answer, Candidate, Change, Counts, CriterionCount, Gives, Relaxation};
pub use criterion::{Amount, Criterion, Judgement, Verdict};
pub use judge::judge;
pub use need::{Need, Requirement, Strength};
pub use offer::{Offer, OfferId, SiteId};
