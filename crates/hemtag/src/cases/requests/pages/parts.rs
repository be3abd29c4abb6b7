//! What several of the pages show: what was said about a request, and its files.

use maud::{Markup, html};

use super::{day, money, party, verdict};
use crate::{
    cases::requests::{
        RequestFile,
        model::{Answer, Quote},
    },
    http::{Context, components::facts},
};

/// What was said, oldest first. `file` gives a file's address.
pub(super) fn said(
    context: &Context,
    answers: &[Answer],
    files: &[RequestFile],
    file: impl Fn(&RequestFile) -> String,
) -> Markup {
    html! {
        ol class="ht-list ht-stack" data-gap="sm" {
            @for answer in answers {
                li {
                    p {
                        strong { (party(context, answer.party)) } ", " (day(context, answer.at))
                        @if let Some(said) = answer.verdict {
                            ": " (verdict(context, said))
                            @if let Some(reason) = answer.reason { " – " (context.t(&format!("request-reason-{}", reason.code().replace('_', "-")))) }
                        }
                    }
                    @if !answer.words.is_empty() { p class="ht-measure ht-words" { (answer.words) } }
                    @if let Some(quote) = &answer.quote { (quoted(context, quote)) }
                    @let own: Vec<&RequestFile> = files.iter().filter(|file| file.answer == answer.id).collect();
                    @if !own.is_empty() {
                        ul class="ht-list" {
                            @for one in own {
                                li { a class="ds-link" href=(context.href(&file(one))) download { (one.name) } " (" (one.format) ", " (context.language.file_size(one.bytes)) ")" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One quotation on its own.
fn quoted(context: &Context, quote: &Quote) -> Markup {
    let l = context.language;
    let mut rows: Vec<(String, Markup)> = quote
        .prices
        .iter()
        .map(|price| {
            let label = context
                .ta("request-price-at", &[("quantity", l.number(f64::from(price.quantity), 0).into())]);
            (label, html! { (money(context, price.each)) })
        })
        .collect();
    let unknown = || context.t("not-stated");
    let tooling = quote.tooling.map_or_else(unknown, |tooling| money(context, tooling));
    rows.push((context.t("request-tooling"), html! { (tooling) }));
    let days = quote.lead_time_days.map_or_else(unknown, |days| l.counted("request-days", u64::from(days)));
    rows.push((context.t("request-lead-time"), html! { (days) }));
    let until = quote.holds_until.map_or_else(unknown, |day| l.date(day));
    rows.push((context.t("request-holds-until"), html! { (until) }));
    if !quote.conditions.is_empty() {
        rows.push((context.t("request-conditions"), html! { span class="ht-words" { (quote.conditions) } }));
    }
    facts(&rows)
}
