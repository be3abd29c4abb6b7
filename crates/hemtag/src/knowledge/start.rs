//! The start page: what this is for, beside a drawing that shows how a need is read.

use axum::extract::State;
use maud::{Markup, PreEscaped, html};

use crate::{
    app::App,
    http::{
        Context,
        components::{Icon, Mark, NumberFact, icon, mark, number_strip, source},
        page,
    },
};

/// Where a reader may want to go instead of stating a need: path and the stem of its words.
const DOORS: [(&str, &str); 5] = [
    ("/makers", "start-door-makers"),
    ("/guides", "start-door-guides"),
    ("/processes", "start-door-processes"),
    ("/gaps", "start-door-gaps"),
    ("/skills", "start-door-skills"),
];

/// `GET /`
pub async fn start(State(app): State<App>, context: Context) -> Markup {
    page(&context, &context.t("start-title"), content(&context, &app))
}

fn content(context: &Context, app: &App) -> Markup {
    html! {
        section class="ht-hero" {
            div class="ht-hero__text" {
                h1 class="ds-heading" data-size="2xl" { (context.t("start-title")) }
                p class="ht-lead" { (context.t("start-lead")) }
                div class="ht-hero__acts" {
                    a class="ds-button" href=(context.href("/needs/new")) { (context.t("nav-need")) }
                    a class="ds-link" href=(context.href("/makers")) { (context.t("start-or-search")) }
                }
                p class="ht-small ht-soft" { (context.t("start-how-long")) }
            }
            figure class="ht-hero__draw" {
                div class="ht-hero__sheet" { (drawing(context)) }
                figcaption { (context.t("start-drawing")) }
            }
        }
        section class="ht-section ht-stack" aria-labelledby="answers" {
            h2 class="ds-heading" data-size="lg" id="answers" { (context.t("start-answers-title")) }
            p class="ht-soft ht-measure" { (context.t("start-answers-lead")) }
            ul class="ht-answers" {
                @for (sign, key) in [
                    (mark(Mark::Met), "start-answer-exact"),
                    (mark(Mark::Unknown), "start-answer-ask"),
                    (mark(Mark::Missed), "start-answer-near"),
                    (icon(Icon::Gap), "start-answer-gap"),
                ] {
                    li {
                        h3 class="ds-heading" { (sign) (context.t(key)) }
                        p { (context.t(&format!("{key}-text"))) }
                    }
                }
            }
        }
        (numbers(context, app))
        section class="ht-section ht-stack" aria-labelledby="doors" {
            h2 class="ds-heading" data-size="lg" id="doors" { (context.t("start-doors-title")) }
            ul class="ht-doors" {
                @for (path, key) in DOORS {
                    li class="ht-door" {
                        h3 class="ds-heading" data-size="sm" { a href=(context.href(path)) { (context.t(key)) } }
                        p class="ht-small" { (context.t(&format!("{key}-text"))) }
                    }
                }
            }
        }
    }
}

/// What the register holds today. Nothing while it is empty.
fn numbers(context: &Context, app: &App) -> Markup {
    let register = app.register.snapshot();
    if register.makers.is_empty() {
        return html! {};
    }
    let kommuner = app.kommuner.get(&register, (), || register.kommuner());
    let kind =
        context.t(if register.has_examples { "start-numbers-examples" } else { "start-numbers-stated" });
    let facts = [
        ("start-numbers-makers", register.makers.len(), kind),
        ("start-numbers-offers", register.register.len(), context.t("start-numbers-offers-note")),
        ("start-numbers-places", *kommuner, context.t("start-numbers-places-note")),
    ]
    .map(|(key, count, note)| NumberFact {
        label: context.t(key),
        value: context.language.whole(count as u64),
        note: html! { (note) },
    });
    html! {
        section class="ht-section ht-stack" aria-labelledby="numbers" {
            h2 class="ds-heading" data-size="lg" id="numbers" { (context.t("start-numbers-title")) }
            (number_strip(&facts))
            (source(html! { (context.ta("start-numbers-date", &[("date", context.language.date(register.day).into())])) }))
        }
    }
}

/// A flange in two views. Lines stand in `drawing.fragment.svg`; the title block has its words from here.
fn drawing(context: &Context) -> Markup {
    let block = [
        (26, "start-drawing-material", "EN AW-6082".to_owned()),
        (172, "start-drawing-quantity", context.t("start-drawing-quantity-value")),
        (302, "start-drawing-tolerance", "ISO 2768-m".to_owned()),
        (442, "start-drawing-due", context.t("start-drawing-due-value")),
    ];
    html! {
        svg class="ht-draw" viewBox="0 0 600 452" role="img" aria-label=(context.t("start-drawing-label")) {
            (PreEscaped(include_str!("drawing.fragment.svg")))
            @for (x, key, value) in block {
                text class="small" x=(x) y="397" { (context.t(key)) }
                text class="note" x=(x) y="420" { (value) }
            }
        }
    }
}
