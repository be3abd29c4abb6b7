//! Offers and needs for measuring, from one seed: the same on every run, with the distributions of
//! docs/performance.md. For benches and the comparison only; the program does not depend on it.
//!
//! Every column draws from a stream of its own, so that a column can be added without moving the others.
//!
//! What the program's records cannot carry as the parameters say it:
//! - A tolerance is kept as an ISO 286 grade, so a width is drawn and turned into a grade at 100 mm for an offer and
//!   at the longest side for a need.
//! - "By weight of its manufacturing" is the weight of county and kommun in `data/demo/branches.toml`, which are
//!   assumptions; nothing published was at hand by kommun.
//! - The parameters leave open: the yearly wave (a sine of 40 % from the first week on), σ of the smallest
//!   series (1.2), σ of the needs' tolerance and wall
//!   (as the offers'), of their days (0.6), how often a need asks for 1, 2, 3 or 4 processes (evenly), what "others
//!   5 %" holds (one further certificate, drawn evenly), and trust (evenly 0 to 1000).
//! - Certificates have no end, and calendars no gaps: the parameters name none.

mod needs;
mod offers;
mod random;
mod sites;
mod texts;
mod words;

use jiff::civil::{Date, date};

pub use needs::needs;
pub use offers::offers;
pub use texts::{MakerText, maker_texts};

/// The day on which all needs are asked, and in whose week all calendars begin.
pub const TODAY: Date = date(2026, 11, 24);

/// The Monday of the first week of all calendars.
pub const FIRST_WEEK: Date = date(2026, 11, 23);

/// The weeks of a calendar.
pub const WEEKS: usize = 52;

/// The seed of every published figure.
pub const SEED: u64 = 2026;

/// Farther than this is missed when nearness is wished for.
pub const KILOMETRES: u16 = 300;
