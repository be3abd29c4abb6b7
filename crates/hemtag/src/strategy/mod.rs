//! How to make what a need describes: which processes, at which number, by which path, at home or abroad, at what cost.
//!
//! For the adviser and the product owner. The engine is the crate `strategy`; here a need becomes its question
//! ([`question`]), the register is asked for makers along the path ([`advise_need`]), and the answer is told as page, report
//! (PDF), JSON and text. What the need does not say stays unknown: it widens the bands and is asked for.
//!
//! - Nothing of an answer is kept, and no rule about processes or costs stands here.
//! - Every figure comes from `data/strategy/` or from the agency ([`figures`]); an answer names the version of the figures it
//!   used, and can be reckoned again with them.

pub mod advise_need;
pub mod figures;
pub mod json;
pub mod model;
pub mod page;
pub mod question;
pub mod reasons;
pub mod report;
pub mod text;
mod told;

pub use advise_need::{NotAdvised, advise_need};
pub use model::{NeedStrategy, Wish, shape_in};
