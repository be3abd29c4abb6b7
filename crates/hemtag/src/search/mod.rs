//! Search over everything that is public and can be read: guides, processes, materials, certificates, initiatives and the
//! public profiles of makers.
//!
//! - What counts as a hit is the engine's to say (`crates/search`); here stands only what is searched and how it is shown.
//! - Nothing that a visitor may not read is in the index: no needs, no organisation numbers of sole traders, no evidence.
//! - The index is built when the program starts serving, or when somebody first searches, and built anew when the event log
//!   tells of a change in what it holds, on every node by itself.

pub mod api;
mod collect;
mod current;
mod model;
pub mod pages;

pub use collect::all as documents;
pub use current::SearchInMemory;
pub use model::{Found, Item, Kind, NotAsked, Query, Results};

use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    words::Language,
};

/// Searches.
///
/// # Errors
/// When the caller may not, what was typed cannot be searched for, or the index cannot be built.
pub async fn search(
    app: &App,
    caller: &Caller,
    language: Language,
    query: &Query,
) -> Result<Results, NotAsked> {
    check(caller, Action::ReadKnowledge, Relation::None)?;
    let text = query.text()?;
    let held = app.search.current(app).await?;
    Ok(held.answer(language, text, query))
}
