//! Pages of grants and their claims, and what is to be paid.

pub mod claim;
mod courses;
pub mod files;
pub mod form;
pub mod grant;
pub mod list;
pub mod payments;

use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::http::{
    Context,
    components::{FieldErrors, Tone, notice},
};

/// What the address says was done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    pub done: String,
}

pub(super) fn address(grant: i64) -> String {
    format!("/funding/grants/{grant}")
}

pub(super) fn claim_address(grant: i64, claim: i64) -> String {
    format!("/funding/grants/{grant}/claims/{claim}")
}

/// What was done, as the pages can say it.
const DONE: [&str; 9] =
    ["kept", "removed", "handed-in", "asked", "decided", "paid", "demanded", "received", "closed"];

pub(super) fn done(context: &Context, told: &Told) -> Markup {
    html! {
        @if DONE.contains(&told.done.as_str()) {
            (notice(Tone::Success, &context.t(&format!("claim-done-{}", told.done)), html! {}))
        }
    }
}

pub(super) fn led(context: &Context, to: &str) -> Response {
    Redirect::to(&context.href(to)).into_response()
}

pub(super) fn refusals(errors: &mut FieldErrors, at: &str, sentences: Vec<String>) {
    for sentence in sentences {
        errors.add(at, sentence);
    }
}
