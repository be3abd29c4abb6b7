//! A firm's skills, from its goals to its people: which are required by when, which are held and how that is known, what is
//! missing, and the cheapest plan that closes it.
//!
//! A [`map::Map`] is all that a firm has said. What nobody has said is unknown: it is counted neither as held nor as missing,
//! so that cover is a range from what is sure to what may be. No files, no clock, no database: the day comes with the question.

pub mod cover;
pub mod gap;
pub mod map;
pub mod plan;
