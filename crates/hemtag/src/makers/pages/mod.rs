//! The pages of the register: the search and a maker.

pub mod list;
pub mod maker;
pub(super) mod offer;
