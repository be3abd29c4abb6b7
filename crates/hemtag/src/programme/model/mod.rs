//! What a programme is: its file, what is wrong or open in it, and its days; what is counted of it, by which events, and what of
//! that everybody may see. No input or output.

mod check;
mod counted;
mod deadline;
mod definition;
mod fact;
mod moments;
mod period;
mod tally;
mod told;

pub use check::{Finding, problems};
pub use counted::{Counted, Kind, Whose};
pub use deadline::{Deadline, OnSunday, REMIND_BEFORE, Reading};
pub use definition::{
    ActionPlan, Arrow, AssignmentPart, Baseline, ChangeStep, Confidence, Duty, EarlierMoney, Indicator,
    Known, Link, Measure, Programme, ReportDuty, ReportKind, Source, StepKind, Target, Within,
};
pub use fact::{AsKnown, Fact, Sum, sum};
pub use moments::Moments;
pub use period::{Frequency, Period, begin_of, end_of};
pub use tally::{Pointed, Tally, decision_of, happened};
pub use told::{Told, tell};
