//! Gaps: every part of a need that cannot be placed, by kind, process, region and stage, until something closes
//! it. A gap says which capability is missing, where, at what volume, and its kind says what closes it.
//!
//! Here live the gaps that are kept, what opens and closes them as needs and the register change (many needs by a job of the queue),
//! and their page. Why a need leaves a gap is told by the crate `matching`.
//!
//! Invariants:
//! - A need has at most one open gap for each operation of each part, however many nodes match it at once.
//! - A gap that closes stays, with the day and the offer that closed it; the need's owner gets a notice.
//! - Needs for advisers only are never shown by themselves: they are counted, and only in company ([`model`]).

mod follow;
pub mod json;
pub mod list;
pub mod model;
mod open;
pub mod page;
mod queued;
mod refresh;
pub mod store;
mod tallied;

pub use follow::{Seen, follow, step};
pub use list::{list_gaps, open_gaps};
pub use open::OpenGaps;
pub(crate) use queued::work;
pub use queued::{Asked, ask_for_matching};
pub use refresh::{
    Refreshed, Told, refresh_after_own_change, refresh_all, refresh_need, refresh_needs, standing,
};
