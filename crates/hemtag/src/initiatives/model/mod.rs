//! What an initiative is, and what can be said of many of them. No input or output.

mod coverage;
mod fitting;
mod overlap;
mod propose;
mod record;
mod row;
mod search;
mod when;

pub use coverage::{Coverage, Existed, Tally, WhiteSpot, existed, over_time};
pub use fitting::{Fit, fitting};
pub use overlap::{Overlap, overlaps, overlaps_of};
pub use propose::{BankProject, Reason, Scored, THRESHOLD, score};
pub use record::{Branch, Initiative, Kind, Offer, Reach, Shows, Status};
pub use row::{BANK, COLUMNS, Fault, Problem, Row, read, slug, written};
pub use search::Query;
pub use when::When;
