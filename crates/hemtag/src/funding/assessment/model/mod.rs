//! The rules of assessing; no input or output.

pub mod conflict;
pub mod profile;
pub mod sheet;
pub mod spread;
