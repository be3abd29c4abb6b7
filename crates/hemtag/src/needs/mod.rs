//! Needs: what somebody wants made, part by part, operation by operation, as far as they know it.
//!
//! Here live the document of a need ([`model`]), reading it from a form, TOML, JSON or an Open Know-How manifest,
//! and its pages. The comparison with makers is not here (`matches`).
//!
//! Invariants:
//! - What is not known stays unknown; nothing is filled in by guess. "I don't know" is an answer.
//! - Every answer remembers where it came from and the text as it was stated.
//! - A field that cannot matter for the answer is said to be left out, never ignored in silence.
//! - A need whose level is "adviser only" is shown to nobody but those who hold its key.

mod adviser;
pub mod drafts;
pub mod examples;
pub mod export;
pub mod form;
pub mod import;
mod keep;
pub mod looks;
pub mod model;
pub mod own;
pub mod part_choice;
pub mod part_file;
pub mod quotation;
pub mod read;
mod record;
pub mod shown;
pub mod store;
pub mod summary;
pub mod traced;
mod words;
pub mod write;

pub use adviser::{adviser, county};
pub use keep::{
    NeedError, close_need, earlier, find_need, find_need_by_id, list_needs, notices, reopen_need,
    see_notices, shown_need, state_need, state_needs, undo_change, update_need,
};
pub use own::own_needs;
pub use part_choice::part_choice;
pub use record::{CloseReason, Need, NeedId, NewNeed, Notice};
pub use words::kommun_name;

/// A need to fill in, each field explained: what `hemtag need template` prints. It reads back as a need.
#[must_use]
pub fn template(language: crate::words::Language) -> &'static str {
    language.pick(include_str!("template.sv.toml"), include_str!("template.en.toml"))
}
