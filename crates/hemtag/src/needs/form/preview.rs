//! Who may see the need: the levels, each with what a maker then sees, made by the function that shows it to them.

use maud::{Markup, html};

use super::{document, questions::Asked};
use crate::{
    http::Context,
    needs::{
        model::{Confidentiality, NeedDocument},
        shown,
    },
};

/// The levels in the order in which they are offered.
const LEVELS: [Confidentiality; 3] =
    [Confidentiality::Anonymous, Confidentiality::Open, Confidentiality::AdviserOnly];

pub(super) fn who(a: Asked<'_>) -> Markup {
    let codes = LEVELS.map(Confidentiality::code);
    let title = a.context.t("need-ask-who");
    let document = document::document(a.typed, None);
    html! {
        div class="ht-levels ht-stack" data-gap="lg" {
            (a.choose("confidentiality", &codes, title, true, false))
            section class="ht-preview ht-stack" aria-labelledby="preview" {
                h2 class="ds-heading" data-size="sm" id="preview" { (a.context.t("need-preview-title")) }
                @for level in LEVELS {
                    div class="ht-preview__level" data-level=(level.code()) { (preview(a.context, &document, level)) }
                }
            }
        }
    }
}

fn preview(context: &Context, document: &NeedDocument, level: Confidentiality) -> Markup {
    let document = NeedDocument { confidentiality: level, ..document.clone() };
    let name = context.t(&format!("need-ask-confidentiality-{}", level.code().replace('_', "-")));
    html! {
        h3 class="ht-kicker" { (name) }
        @match document.shown() {
            None => p class="ht-soft" { (context.t("need-preview-nothing")) },
            Some(seen) => (shown::card(context, &seen)),
        }
    }
}
