//! Into the loop: a gap of the kind "skill" is the work of whoever is nearest to closing it. A maker that misses nothing of a
//! waiting need but one certificate or process is told which, how many needs wait, and the courses, validations and
//! recruitments that would close it; it takes that as a goal into its map of skills, and says so in its profile when it has it.
//! Then the register changes, waiting needs are matched again, and the gap closes.
//!
//! - Who is one step away is what the engine's proof says: exactly one required criterion missed, and that a certificate or
//!   process. What a profile does not say is no miss.
//! - A maker's proposals are for its own members. Needs for advisers' eyes only are counted for staff alone, and no need is
//!   named to anybody.
//! - A proposal changes nothing by itself: the maker's profile says that it holds something only when somebody who may edit it
//!   says so, with evidence. When the map says that the firm's people have what was lacking, the maker is told so, and the form
//!   begins with who has shown it.

pub mod model;
mod nearest;
pub mod pages;
mod standing;
mod take;
mod ways;

pub use model::{Lack, Proposal, Row, Way};
pub use nearest::{NearestError, NearestInMemory, first, proposals, table, waiting_for};
pub use standing::{Standing, standing};
pub use take::{Taken, take};
pub use ways::{Does, Sure, ways, who_does};
