//! Where the page lies.

use maud::{Markup, html};

use crate::http::Context;

/// From the start page down: names with their paths (without the language); the page itself last, without one.
#[must_use]
pub fn breadcrumbs(context: &Context, above: &[(String, &str)], here: &str) -> Markup {
    html! {
        nav class="ds-breadcrumbs ht-trail" aria-label=(context.t("breadcrumbs-label")) {
            ol {
                li { a href=(context.href("/")) { (context.t("breadcrumbs-start")) } }
                @for (name, path) in above { li { a href=(context.href(path)) { (name) } } }
                li { span aria-current="page" { (here) } }
            }
        }
    }
}
