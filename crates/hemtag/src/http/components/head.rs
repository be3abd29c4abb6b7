//! The top of a page: its heading with what stands over and under it, and the way back.

use maud::{Markup, html};

use super::{Icon, icon};
use crate::http::Context;

/// The page's only `h1`, with a small line over it and a paragraph under it where there is something to say.
#[must_use]
pub fn page_head(over: Option<&str>, title: &str, lead: Option<&str>) -> Markup {
    html! {
        div class="ht-pagehead" {
            @if let Some(over) = over { p class="ht-kicker" { (over) } }
            h1 class="ds-heading" data-size="xl" { (title) }
            @if let Some(lead) = lead { p class="ht-lead" { (lead) } }
        }
    }
}

/// A link back to the page before, with a path without the language.
#[must_use]
pub fn back_link(context: &Context, path: &str) -> Markup {
    html! { a class="ht-back" href=(context.href(path)) { (icon(Icon::ArrowLeft)) (context.t("back")) } }
}
