//! The answers gathered: each with its way back to the question.

use maud::{Markup, html};

use crate::http::Context;

#[derive(Debug, Clone)]
pub struct CheckRow {
    pub question: String,
    pub answer: Markup,
    /// Answered "not known", or not answered.
    pub unknown: bool,
    /// Path of the question's page, without the language.
    pub change: Option<String>,
}

#[must_use]
pub fn check_answers(context: &Context, rows: &[CheckRow]) -> Markup {
    html! {
        dl class="ht-check" {
            @for row in rows {
                div {
                    dt { (row.question) }
                    dd data-unknown[row.unknown] { (row.answer) }
                    @if let Some(change) = &row.change {
                        dd class="ht-change" {
                            a href=(context.href(change)) { (context.t("change")) span class="ds-sr-only" { ": " (row.question) } }
                        }
                    }
                }
            }
        }
    }
}
