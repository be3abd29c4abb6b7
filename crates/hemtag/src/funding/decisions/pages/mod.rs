//! Pages of decisions: what is public, the record, and how they are prepared and taken.

mod aid;
pub mod annexes;
mod form;
pub mod list;
pub mod one;
pub mod prepare;
pub mod record;
pub mod waiting;

use maud::{Markup, html};

use crate::http::{
    Context,
    components::{FieldErrors, Tone, notice},
};

/// Where everybody reads a decision.
pub(super) fn address(id: i64) -> String {
    format!("/funding/decisions/{id}")
}

/// The public list, for the crumbs of what lies below it.
pub(super) fn above(context: &Context) -> [(String, &'static str); 1] {
    [(context.t("decisions-title"), "/funding/decisions")]
}

/// What was just done, where the address says so.
pub(super) fn done(context: &Context, done: &str, all: &[&str]) -> Markup {
    html! {
        @if all.contains(&done) {
            (notice(Tone::Success, &context.t(&format!("decision-done-{done}")), html! {}))
        }
    }
}

/// Sentences of what was refused, each at a place of the page.
pub(super) fn refusals(errors: &mut FieldErrors, at: &str, sentences: Vec<String>) {
    for sentence in sentences {
        errors.add(at, sentence);
    }
}
