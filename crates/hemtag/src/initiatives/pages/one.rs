//! One initiative: its facts with source and day, how sure they are, what it overlaps with, and its history for who edits.

use axum::extract::{Path, Query as Asked, State};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::{above, address, pair, source};
use crate::{
    access::{Action, Relation},
    app::App,
    http::{
        Context, PageResult,
        components::{Tone, breadcrumbs, facts, notice, page_head},
        page,
    },
    initiatives::{
        keep::{self, One, Version},
        model::{Status, When, overlaps_of},
        words,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    pub done: String,
}

/// `GET /initiatives/{id}`
///
/// # Errors
/// Not found, when there is none.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(id): Path<String>,
    Asked(told): Asked<Told>,
) -> PageResult {
    let one = keep::one(&app, &context.caller, &id).await?;
    Ok(view(&context, &one, app.clock.today(), &told.done))
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, one: &One, today: Date, done: &str) -> Markup {
    let l = context.language;
    let initiative = &one.kept.initiative;
    let edits = context.caller.may(Action::EditInitiative, Relation::None);
    let overlaps = overlaps_of(&initiative.id, &one.all, today);
    page(
        context,
        &initiative.name,
        html! {
            (breadcrumbs(context, &above(context), &initiative.name))
            (page_head(Some(&words::kind(l, initiative.kind)), &initiative.name, Some(words::does(l, initiative))))
            @if done == "changed" { (notice(Tone::Success, &context.t("initiatives-changed"), html! {})) }
            @if edits {
                p class="ht-acts" {
                    a class="ds-button" data-variant="secondary" href=(context.href(&format!("{}/edit", address(&initiative.id)))) {
                        (context.t("initiatives-edit-title"))
                    }
                }
            }
            section class="ht-section" { (facts(&rows(context, one, today))) }
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="sm" { (context.t("initiatives-overlaps")) }
                @if overlaps.is_empty() {
                    p { (context.t(if initiative.status(today) == Status::Ended || !initiative.is_swedish() {
                        "initiatives-overlaps-not-looked"
                    } else { "initiatives-overlaps-none" })) }
                } @else {
                    p { (context.t("initiatives-overlaps-text")) }
                    ul class="ht-list" { @for overlap in &overlaps { (pair(context, overlap, false)) } }
                }
            }
            section class="ht-section" {
                p {
                    a class="ds-link" href=(context.href(&format!("/initiatives/suggest?about={}", initiative.id))) {
                        (context.t("initiatives-suggest-about"))
                    }
                }
            }
            @if edits { (history(context, &initiative.id, &one.history)) }
        },
    )
}

fn rows(context: &Context, one: &One, today: Date) -> Vec<(String, Markup)> {
    let l = context.language;
    let initiative = &one.kept.initiative;
    let unknown = || context.t("initiatives-unknown");
    let text = |text: &str| if text.is_empty() { unknown() } else { text.to_owned() };
    let when = |when: Option<When>| when.map_or_else(unknown, |when| when.to_string());
    let column = |name: &str| words::column(l, name);
    let status = initiative.status(today);
    let seen = initiative
        .source_date
        .map(|seen| context.ta("initiatives-seen", &[("when", seen.to_string().into())]));
    vec![
        (column("shows"), html! { (words::shows(l, initiative.shows)) }),
        (column("counties"), html! { (words::reach(l, initiative)) }),
        (column("country"), html! { (words::country(l, &initiative.country)) }),
        (column("stages"), html! { (words::stages(l, &initiative.stages)) }),
        (column("branches"), html! { (words::branches(l, &initiative.branches)) }),
        (column("operator"), html! { (text(&initiative.operator)) }),
        (column("payer"), html! { (text(&initiative.payer)) }),
        (
            context.t("initiatives-runs"),
            html! {
                (words::status(l, status))
                @if status != Status::Ended { @if let Some(seen) = seen { " (" (seen) ")" } }
            },
        ),
        (column("since"), html! { (when(initiative.since)) }),
        (column("until"), html! { (when(initiative.until)) }),
        (
            column("web"),
            html! {
                @if initiative.web.is_empty() { (unknown()) } @else { (source(l, &initiative.web)) }
            },
        ),
        (
            column("source"),
            html! {
                ul class="ht-list" { @for address in &initiative.sources { li { (source(l, address)) } } }
            },
        ),
        (column("source_date"), html! { (when(initiative.source_date)) }),
        (column("confidence"), html! { (words::confidence(l, initiative.confidence)) }),
    ]
}

fn history(context: &Context, id: &str, history: &[Version]) -> Markup {
    let l = context.language;
    html! {
        section class="ht-section ht-stack" id="history" {
            h2 class="ds-heading" data-size="sm" { (context.t("initiatives-history")) }
            ul class="ht-results" {
                @for (i, version) in history.iter().enumerate() {
                    li class="ht-result" {
                        p {
                            b { (l.moment(&version.at.to_string())) } " · "
                            (context.t(&format!("initiatives-origin-{}", version.origin.code().replace('_', "-"))))
                            @if version.document.is_none() { " · " (context.t("initiatives-taken-out")) }
                        }
                        @if !version.reason.is_empty() { p { (version.reason) } }
                        @if i > 0 && version.document.is_some() {
                            form method="post" action=(context.href(&format!("{}/restore", address(id)))) {
                                input type="hidden" name="version" value=(version.id);
                                button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" {
                                    (context.t("initiatives-restore"))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
