//! Matches: the answer to a need, with its proof.
//!
//! The comparison itself is the crate `matching`; here a need's document becomes its questions, and the answer
//! becomes a page, JSON or text.
//!
//! Invariants:
//! - Every answer is reasoned: where nobody meets the need it says whom to ask, what to change, or what is lacking.
//! - The words render the proof that the engine gave ([`wording`]); there is no second logic beside it.
//! - Nearness is told as "1 of 7 missing", never as a percentage.

mod answer_need;
pub mod api;
pub mod directory;
pub mod files;
pub mod handlers;
pub mod json;
pub mod keep_change;
pub mod likely;
pub mod maker_page;
pub mod model;
pub mod need_acts;
pub mod need_page;
pub mod page;
pub mod sentences;
pub mod text;
pub mod view;
pub mod waiting;
pub mod what_if;
pub mod wording;

pub use answer_need::{LISTED, answer_need};
