//! A page that asks one thing: the way back, how far it is, what was wrong, the question, why it is asked, on.

use maud::{Markup, html};

use super::{FieldErrors, back_link, error_summary};
use crate::http::Context;

#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// Path of the page before, without the language.
    pub back: &'a str,
    /// Path that the form is sent to, without the language.
    pub action: &'a str,
    /// This question's number and how many there are.
    pub step: Option<(usize, usize)>,
    /// The next question, in words.
    pub next: Option<String>,
    pub errors: &'a FieldErrors,
    /// The fields; their legend or label is the page's `h1`.
    pub content: Markup,
    /// Why it is asked.
    pub why: Option<String>,
    /// The words of the button, when other than "Fortsätt".
    pub submit: Option<String>,
    /// Stands beside the button: another way on.
    pub beside: Option<Markup>,
    /// The form carries a file.
    pub upload: bool,
}

#[must_use]
pub fn question(context: &Context, q: &Question<'_>) -> Markup {
    html! {
        (back_link(context, q.back))
        form class="ht-question" method="post" action=(context.href(q.action)) novalidate
            enctype=[q.upload.then_some("multipart/form-data")] {
            (error_summary(context, q.errors))
            @if let Some((step, of)) = q.step { (progress(context, step, of, q.next.as_deref())) }
            (q.content)
            @if let Some(why) = &q.why { p class="ht-why" { (why) } }
            div class="ht-acts" {
                button class="ds-button" type="submit" { @match &q.submit { Some(words) => (words), None => (context.t("continue")) } }
                @if let Some(beside) = &q.beside { (beside) }
            }
        }
    }
}

fn progress(context: &Context, step: usize, of: usize, next: Option<&str>) -> Markup {
    html! {
        div {
            ol class="ht-steps" aria-hidden="true" {
                @for i in 1..=of { li data-state=(if i < step { "done" } else if i == step { "now" } else { "todo" }) {} }
            }
            p class="ht-step" {
                strong { (context.ta("question-step", &[("step", step.into()), ("of", of.into())])) }
                @if let Some(next) = next { span { (context.ta("question-next", &[("next", next.into())])) } }
            }
        }
    }
}
