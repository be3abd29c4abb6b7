//! What was wrong in a form: a list on top that leads to the fields, the same sentence at each field, and what
//! was typed kept.

use maud::{Markup, html};

use crate::http::Context;

/// Sentences by field, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<(String, String)>);

impl FieldErrors {
    #[must_use]
    pub fn new() -> FieldErrors {
        FieldErrors::default()
    }

    /// `field` is the field's name, which is also its `id`.
    pub fn add(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        self.0.push((field.into(), sentence.into()));
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(f, _)| f == field).map(|(_, sentence)| sentence.as_str())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(f, s)| (f.as_str(), s.as_str()))
    }
}

/// Nothing when there are no errors. Stands first in the page's content.
#[must_use]
pub fn error_summary(context: &Context, errors: &FieldErrors) -> Markup {
    html! {
        @if !errors.is_empty() {
            div class="ds-error-summary" role="alert" tabindex="-1" {
                h2 class="ds-heading" { (context.ta("errors-title", &[("count", errors.0.len().into())])) }
                ul class="ds-list" {
                    @for (field, sentence) in errors.iter() { li { a class="ds-link" href={ "#" (field) } { (sentence) } } }
                }
            }
        }
    }
}
