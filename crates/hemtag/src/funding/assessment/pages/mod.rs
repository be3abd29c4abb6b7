//! The pages of assessing: the assessor's own, and the officers'.

pub mod assessors;
pub mod list;
pub mod mine;
pub mod one;
mod plot;
pub mod profile;
pub mod proposal;
mod reading;
pub mod score;
pub(in crate::funding) mod words;
