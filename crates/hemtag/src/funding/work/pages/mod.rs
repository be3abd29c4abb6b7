//! The pages of the list and of one day.

pub mod day;
pub mod list;
