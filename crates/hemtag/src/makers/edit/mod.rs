//! Editing a maker: what it is called, where it works, what it offers, its certificates, its free weeks, and who says
//! so of each fact.
//!
//! A maker is edited a part at a time ([`Part`]); every part has its form, which is read and checked here, and one use
//! case ([`change`]) keeps it. What a maker's web page says of it is read in `makers/own_words`. A certificate goes out and
//! comes in as a message too ([`exchange`]).
//!
//! Invariants:
//! - A form that is refused shows what was typed; a conflict shows both versions.
//! - Every save is one event, which names the fields and never their contents.
//! - Who says so is a role or an organisation, never a person.

mod certificate;
pub(crate) mod change;
mod evidence;
pub mod exchange;
mod form;
mod handlers;
mod history;
mod not_held;
mod offer;
mod organisation;
mod overview;
mod part;
mod problem;
pub(crate) mod read;
mod remove;
mod restore;
mod site;
mod view;
mod weeks;

use crate::http::Typed;

pub use change::{SaveError, confirm_all, duplicate_offer, remove_part, save_new, save_part};
pub use handlers::{
    confirm, create, duplicate, edit, edit_part, history, new, remove_ask, remove_do, removed, restore, save,
    undo,
};
pub use part::Part;
pub use problem::{Problem, Problems};

pub(crate) use form::{apply, filled, site_name};
pub(crate) use offer::{empty as empty_offer, newcomers, sourcing};
pub(crate) use site::empty as empty_site;
