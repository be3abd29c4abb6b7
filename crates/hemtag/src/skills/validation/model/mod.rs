//! The rules of qualifications, periods and validations. No input or output.

mod check;
mod course;
mod file;
mod period;
mod qualification;
mod share;

pub use check::{Fault, Place, check};
pub use course::{
    APPEAL_DAYS, Answered, Appeal, Assessed, Conclusion, Course, Depth, Mapping, NotAssessed, Outcome, Says,
    Standing, UNDO_DAYS, Undone,
};
pub use file::{COLUMNS, FileFault, Found, read_rows, read_toml, write_toml};
pub use period::{Period, Unfit, covers};
pub use qualification::{Basis, Kind, LearningOutcome, Levels, Qualification, Unit};
pub use share::{Fact, facts};
