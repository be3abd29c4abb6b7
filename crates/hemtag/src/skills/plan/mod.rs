//! A firm's plan for its skills: what is missing by when, what is done about it, what that costs and who pays. The reckoning is the
//! crate `workforce`; here is what the firm sets, which calls are open, what it keeps to, and its papers.
//!
//! Invariants:
//! - Only those of the firm read or change its plan, as its map.
//! - What is set and kept stands sealed in the database. A kept plan has numbers for people, no names; who is taken out of the map
//!   is taken out of kept plans and their follow-ups too, and they go with the map.
//! - A plan that is kept stays as it was, also when another is kept after it; what became of it is written beside it, with its day.
//! - Prices are ranges with a source, from `data/skills/measures.csv`: this project's estimates, and shown as such.
//! - A recruitment profile is made of the role alone. Words of a ground of discrimination and names of people are left out of the
//!   draft of the advertisement, and told beside it.

mod advertisement;
mod age;
mod apply;
mod current;
mod error;
mod follow;
mod followed;
mod keep;
mod legible;
mod made;
mod model;
mod of_person;
pub mod pages;
mod paper;
mod store;
mod support;
mod table;
mod told;
mod yearly;

pub use age::{changed, forget_earlier, holds_earlier, written_by};
pub use current::PlansInMemory;
pub use error::PlanRoomError;
pub use follow::{follow, follow_up, follow_up_due};
pub use keep::{Baseline, Room, choose, forget, forget_in, keep_plan, open, open_at, set};
pub use made::{Made, make, would_meet};
pub use model::Set;
pub use of_person::{Planned, of_person};
pub use yearly::{Covers, FollowUp, Stated};
