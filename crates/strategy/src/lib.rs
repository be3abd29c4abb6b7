//! How to make a part: which processes can, what it costs at each quantity, by which path from prototype to full
//! scale, and whether at home or abroad.
//!
//! Plain data in, plain data and its reasons out. Nothing here reads a file, a socket, a database or a clock; the only
//! randomness comes from the seed that is handed in, so the same question, data and seed give the same answer.
//!
//! - [`Economics`] is the data: every figure a range with source, day and confidence. The embedded tables are
//!   `data/strategy/`; [`Economics::read`] takes others, and tells everything that is wrong with them.
//!   [`Economics::changed`] puts other figures in their places, [`Economics::assuming`] moves whole kinds of them, and
//!   [`used`] leads from an answer back to its figures.
//! - [`Part`] is what is known of the part. What is not known stays unknown: it widens the answer or is asked for.
//! - [`advise`] answers; [`Strategy`] is the answer.
//! - [`reference`](mod@reference) computes the same slowly and plainly; property tests hold the fast way to it.

pub mod advice;
pub mod assumed;
pub mod break_even;
pub mod cost;
pub mod data;
pub mod draws;
pub mod ownership;
pub mod part;
pub mod path;
pub mod range;
pub mod reference;
pub mod shortlist;
pub mod used;

pub use advice::{Place, ProcessAdvice, Question, Refused, Strategy, UnitCost, advise};
pub use assumed::{Assumed, Lever};
pub use break_even::BreakEven;
pub use data::{Change, Economics, Figure, FigureAt, FigureOf, NotChanged, TableProblem, Tables};
pub use ownership::{HomeOrAbroad, Verdict};
pub use part::{Part, Shape, Unknown};
pub use path::{Path, Step};
pub use range::{Range, Spread};
pub use shortlist::{Feasible, Reason};
