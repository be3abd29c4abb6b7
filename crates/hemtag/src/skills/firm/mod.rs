//! A firm's map of skills: from its goals to its people. Here lives what a firm has said, and the changing of it; what follows
//! from it (cover, gaps, plans) is the crate `workforce`.
//!
//! Invariants:
//! - Only those of the firm read or change its map: no staff, no administrator.
//! - The map names people: it stands in the database sealed, whole, and no event, letter or log holds a word of it.
//! - A change is whole: what cannot be right (`workforce::map::check`) is told with its place and nothing is kept.
//! - A firm that wants no names keeps none: then names are refused wherever they come from.
//! - Who is taken out of the map is taken out of its earlier versions too.

mod age;
pub mod edit;
mod error;
pub mod examples;
pub mod export;
pub mod import;
mod keep;
mod link;
pub mod matrix;
pub mod model;
pub mod pages;
mod person;
mod store;

pub mod words;

pub use age::{Days, Gone, erase_due};
pub use error::FirmError;
pub use keep::{
    DAYS_KEPT, Kept, Version, bring_back, erase, firms, forget_old, forget_person, history, keep_facts, open,
    open_to_read, save,
};
pub use link::{Linked, label, link, link_all};
pub use model::{Facts, Size};
pub use person::{
    About, Shown, WrittenRow, about, accounts, forget_account, take_validated, tie_account, to_hand_out,
    untake_validated, written_by,
};
