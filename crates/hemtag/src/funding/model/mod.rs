//! What funding speaks of, and its rules; no input or output.

pub mod aid;
pub mod application;
pub mod attachment;
pub mod budget;
pub mod call;
pub mod check;
pub mod claim;
pub mod days;
pub mod decision;
pub mod differs;
pub mod domestic;
pub mod due;
pub mod eligibility;
pub mod handed;
pub mod lacks;
pub mod personal;
pub mod reckon;
pub mod skills;
pub mod skills_defaults;
pub mod typed;
