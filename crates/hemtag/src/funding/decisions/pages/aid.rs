//! What the check of aid says of each firm before a decision is presented: what it would get, what it has stated, what lacks.

use maud::{Markup, html};

use crate::{
    aid::pages::reckoned::reckoned,
    funding::decisions::Ahead,
    http::{
        Context,
        components::{Tone, notice},
    },
};

pub(super) fn section(context: &Context, all: &[Ahead]) -> Markup {
    html! {
        @if !all.is_empty() {
            section class="ht-section ht-stack" aria-labelledby="aid-title" {
                h2 class="ds-heading" data-size="md" id="aid-title" { (context.t("decision-ahead-title")) }
                p class="ht-measure" { (context.t("decision-ahead-text")) }
                @for one in all { (firm(context, one)) }
            }
        }
    }
}

fn firm(context: &Context, one: &Ahead) -> Markup {
    let l = context.language;
    let aid = ("aid", l.kronor(one.aid).into());
    let gets = match one.worth_cents {
        Some(cents) => {
            let worth = ("worth", crate::aid::words::euro(l, cents).into());
            context.ta("decision-ahead-gets", &[aid, worth])
        }
        None => context.ta("decision-ahead-gets-kronor", &[aid]),
    };
    html! {
        div class="ht-stack" data-gap="sm" {
            h3 class="ds-heading" data-size="sm" { (one.firm) }
            p { (gets) }
            @if one.worth_cents.is_none() { (notice(Tone::Warning, &context.t("decision-ahead-no-rate"), html! {})) }
            @if !one.has_stated { (notice(Tone::Warning, &context.t("decision-ahead-no-statement"), html! { p { (context.t("decision-ahead-ask")) } })) }
            (reckoned(context, &one.checked, true))
        }
    }
}
