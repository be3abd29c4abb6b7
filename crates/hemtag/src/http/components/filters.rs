//! The controls of a list: a search box, filters (a form sent by its button), and what is chosen, to be undone.

use maud::{Markup, html};

use super::{Icon, icon};
use crate::http::Context;

/// A box with its button. `path` without the language; `keep` is the other state of the list, as hidden fields.
#[must_use]
pub fn search_box(
    context: &Context,
    path: &str,
    name: &str,
    label: &str,
    value: &str,
    keep: &[(&str, &str)],
) -> Markup {
    html! {
        form class="ht-search" method="get" action=(context.href(path)) role="search" {
            @for (name, value) in keep { input type="hidden" name=(name) value=(value); }
            div class="ds-field" {
                label class="ds-label" for=(name) { (label) }
                input class="ds-input" type="search" id=(name) name=(name) value=(value);
            }
            button class="ds-button" type="submit" { (icon(Icon::Search)) (context.t("search")) }
        }
    }
}

/// The filters beside a list; folded on a phone by the script. `content` is fields; the form is sent with GET.
#[must_use]
pub fn filters(context: &Context, path: &str, content: Markup) -> Markup {
    html! {
        details class="ht-filters" open {
            summary { (icon(Icon::Filter)) (context.t("filters")) }
            form class="ht-filters__body" method="get" action=(context.href(path)) {
                (content)
                button class="ds-button" data-variant="secondary" type="submit" { (context.t("filters-show")) }
            }
        }
    }
}

/// One filter in force, and the address of the list without it.
#[derive(Debug, Clone)]
pub struct Chosen {
    pub words: String,
    pub without: String,
}

/// What is chosen, each a link that undoes it.
#[must_use]
pub fn chosen(context: &Context, chosen: &[Chosen]) -> Markup {
    html! {
        @if !chosen.is_empty() {
            ul class="ht-chosen" aria-label=(context.t("filters-chosen")) {
                @for one in chosen {
                    li { a href=(one.without) {
                        span class="ds-sr-only" { (context.t("filters-remove")) " " }
                        (one.words) (icon(Icon::Close))
                    } }
                }
            }
        }
    }
}
