//! Makers: the register of who can make what, where, by whose word and since when.
//!
//! Here live organisations, their sites, offers, certificates and free weeks, the import and export of them, and
//! the pages of a maker and of the search. What a need asks is not here (`needs`), nor the comparison
//! (`matches`, and the crate `matching`).
//!
//! Invariants:
//! - Every fact has evidence: a level, a date, and who said so; there is no badge for a whole maker.
//! - A sole trader's organisation number is personal data: kept to tell duplicates, never shown or exported.
//! - A maker that is an example says so on every page and in every export.

mod as_stated;
pub mod capacity;
pub mod edit;
pub mod examples;
pub mod export;
pub mod import;
mod keep;
pub mod model;
pub mod own_words;
pub mod pages;
mod recent;
mod register;
pub mod search;
pub mod show;
pub mod store;

pub use as_stated::{AsStated, Stated};
pub(crate) use keep::change_by_answer;
pub use keep::{
    KeepError, RESTORABLE_DAYS, add_makers, change_fields, change_maker, forget_maker, remove_maker,
    removed_makers, restore_maker, undo_change,
};
pub use register::{MakerCard, RegisterInMemory, SiteCard, Snapshot, terms};
