//! Offers against needs: who can make it, who must be asked, who nearly can, what to change, what is lacking.
//!
//! Plain data in, plain data and its reasons out. Nothing here reads a file, a socket, a database or a clock,
//! and no result depends on anything but the arguments: the same register and need give the same answer, byte
//! for byte.
//!
//! - [`Offer`] and [`Need`] are what goes in.
//! - [`judge`] is the whole rule book: one offer against one need, criterion by criterion. Everything faster
//!   must agree with it, and property tests hold it to that.
//! - [`Register`] holds offers and answers needs; [`Answer`] is what comes out.

#![allow(
    clippy::single_range_in_vec_init,
    reason = "spans are lists of ranges, and a list of one range is one of them"
)]

pub mod answer;
pub mod ask;
pub mod concern;
pub mod criterion;
pub mod distance;
pub mod gap;
pub mod judge;
pub mod likely;
pub mod need;
pub mod offer;
pub mod product;
pub mod rank;
pub mod reference;
pub mod register;
pub mod relax;
pub mod reverse;
pub mod terms;

pub use answer::{Answer, Candidate, Change, Counts, CriterionCount, Gives, Goal, Relaxation, Scope, Wish};
pub use criterion::{Amount, Criterion, Judgement, Unstated, Verdict};
pub use gap::{Gap, GapKind};
pub use judge::judge;
pub use need::{Need, Newcomer, PartSize, Requirement, Stage, Strength, Tolerance, Within};
pub use offer::{
    Calendar, Envelope, HeldCertificate, MakerId, Newcomers, Offer, OfferId, Position, SiteId, Sourcing,
    Stages,
};
pub use product::{Consortium, Part, Product, ProductAnswer};
pub use rank::Band;
pub use register::{Changes, Exact, Fit, HoldsRegister, LiveRegister, Register};
pub use reverse::Needs;
pub use terms::Terms;
