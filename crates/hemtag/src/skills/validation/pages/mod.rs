//! The pages of validation: the public register, the person's own course, the assessor's, the firm's, and the check of a record.

pub mod assess;
pub mod assess_acts;
pub mod centres;
pub mod edit;
pub mod firm;
pub mod import;
mod made;
pub mod own;
pub mod own_acts;
pub mod qualification;
pub mod qualifications;
pub mod record;
mod words;

use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use serde::Deserialize;

use crate::http::{
    Context, Typed,
    components::{FieldErrors, Tone, notice},
};

pub(in crate::skills) use words::{assessed_wrong, fault, row_fault, standing, state};

/// What was just done, and which version is looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    pub done: String,
    pub version: Option<i32>,
}

/// Acts that pages tell of when they are done.
const DONE: [&str; 22] = [
    "saved",
    "imported",
    "added",
    "withdrawn",
    "begun",
    "mapped",
    "asked",
    "appealed",
    "again",
    "shared",
    "unshared",
    "recorded",
    "unrecorded",
    "erased",
    "taken",
    "deepened",
    "assessed",
    "undone",
    "concluded",
    "answered",
    "invited",
    "accepted",
];

fn told(context: &Context, done: &str) -> maud::Markup {
    if DONE.contains(&done) {
        notice(Tone::Success, &context.t(&format!("valid-done-{done}")), maud::html! {})
    } else {
        maud::html! {}
    }
}

pub(in crate::skills) fn to(context: &Context, path: &str) -> Response {
    Redirect::to(&context.href(path)).into_response()
}

/// The version of a validation that the form was made from.
fn seen(typed: &Typed) -> i32 {
    typed.text("seen").parse().unwrap_or(0)
}

/// A day of a form; `None` when nothing was typed.
fn day(context: &Context, typed: &Typed, name: &str, errors: &mut FieldErrors) -> Option<Date> {
    let text = typed.given(name)?;
    match text.parse() {
        Ok(day) => Some(day),
        Err(_) => {
            errors.add(name, context.ta("valid-wrong-day", &[("text", text.into())]));
            None
        }
    }
}
