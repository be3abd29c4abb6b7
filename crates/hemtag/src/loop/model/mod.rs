//! What is counted of the loop, by which events, and what of it everybody may see. No input or output.

mod happened;
mod measure;
mod month;
mod published;
mod tally;

pub use happened::{ACTIONS, Happened};
pub use measure::{Measure, Section};
pub use month::Month;
pub use published::{Cell, published, small_counts};
pub use tally::{Counts, Tally};
