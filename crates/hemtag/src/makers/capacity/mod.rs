//! Free capacity: a maker states the hours that its machines are free, week by week, and everybody sees until when that counts.
//!
//! Here live the grid of weeks and machine groups with what fills it in, its import, its files, the message about a group for one
//! customer (Catena-X, [`message`]) and the calendar that others subscribe to, the job that lets statements fade, and the letter that asks before they do. What free hours are, and for how
//! long they count, is a rule of [`super::model`]; how a need's hours are compared with them is the crate `matching`.
//!
//! Invariants:
//! - What is not stated, or was stated too long ago, is not known: never free and never full.
//! - A statement fades by the rule and in the open: its last day stands beside it, its end is an event.
//! - A maker is asked to confirm at most once a week, and not at all when it has said so.

mod exchange;
mod files;
mod grid;
pub mod import;
pub mod message;
pub mod model;
pub mod pages;
mod problem;
mod state;
mod store;
mod watch;

pub use self::exchange::{MakeError, make};
pub use problem::Problem;
pub use state::{
    Answered, CapacityError, Feed, answer_letter, confirm_hours, feed_of, letter_of, name_groups, renew_feed,
    state_hours, stop_feed, to_state,
};
pub use watch::{Looked, follow, look};
