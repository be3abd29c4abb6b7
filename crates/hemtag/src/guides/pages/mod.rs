//! The pages: the list, one guide, the form that writes it, and its history.

pub mod edit;
mod form;
pub mod history;
pub mod list;
pub mod one;

use maud::{Markup, html};

use super::{
    keep::NotKept,
    model::{Change, Line},
};
use crate::http::{Context, PageError};

pub(crate) const PATH: &str = "/guides";

impl From<NotKept> for PageError {
    fn from(error: NotKept) -> PageError {
        match error {
            NotKept::Denied(denied) => denied.into(),
            NotKept::NotFound => PageError::NotFound,
            NotKept::ChangedMeanwhile => PageError::Conflict,
            NotKept::Wrong(_) | NotKept::NoReason | NotKept::Nothing | NotKept::Taken => {
                PageError::BadRequest
            }
            NotKept::Database(error) => error.into(),
        }
    }
}

pub(super) fn address(key: &str) -> String {
    format!("{PATH}/{key}")
}

/// The way back to the list.
fn above(context: &Context) -> [(String, &'static str); 1] {
    [(context.t("guides-title"), PATH)]
}

/// A field's name in words.
fn field_name(context: &Context, field: &str) -> String {
    context.t(&format!("guides-field-{}", field.replace('_', "-")))
}

/// What differs, field by field: what was taken and what was put in its place.
fn differences(context: &Context, changes: &[Change]) -> Markup {
    let mark = |key: &str| html! { span class="ds-sr-only" { (context.t(key)) " " } };
    html! {
        @if changes.is_empty() { p { (context.t("guides-no-difference")) } }
        @for change in changes {
            h3 class="ds-heading" data-size="2xs" { (field_name(context, change.field)) }
            div class="ht-diff" {
                @for line in &change.lines {
                    @match line {
                        Line::Taken(text) => del { (mark("guides-line-taken")) (text) },
                        Line::Put(text) => ins { (mark("guides-line-put")) (text) },
                        Line::Same(text) => p { (text) },
                        Line::Gap => p aria-hidden="true" { "…" },
                    }
                }
            }
        }
    }
}
