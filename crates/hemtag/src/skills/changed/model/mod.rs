//! What is kept of a firm's map and what is published, without input or output.

mod extract;
mod quarter;
mod release;

pub use extract::{Extract, FirmFacts, Stated, Subject};
pub use quarter::Quarter;
pub use release::{Axis, Cell, Counted, Counts, Disclosed, Group, Measure, Release, Skill};
