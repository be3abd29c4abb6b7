//! One guide: its text with contents, its sources with the day they were read, and when somebody looks at it again.

use axum::extract::{Path, Query as Asked, State};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::{above, address};
use crate::{
    access::{Action, Relation},
    app::App,
    guides::{
        keep::{self, One},
        markdown,
        model::{Guide, Source},
    },
    http::{
        Context, PageResult,
        components::{Tone, breadcrumbs, notice, page_head},
        page,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    pub done: String,
}

/// `GET /guides/{key}`
///
/// # Errors
/// Not found, when there is none.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    Asked(told): Asked<Told>,
) -> PageResult {
    let one = keep::one(&app, &context.caller, &key).await?;
    Ok(view(&context, &one, app.clock.today(), &told.done))
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, one: &One, today: Date, done: &str) -> Markup {
    let guide = &one.kept.guide;
    let text = guide.text(context.language);
    let edits = context.caller.may(Action::EditGuide, Relation::None);
    page(
        context,
        &text.title,
        html! {
            (breadcrumbs(context, &above(context), &text.title))
            (page_head(None, &text.title, Some(&text.summary)))
            @if matches!(done, "changed" | "restored") {
                (notice(Tone::Success, &context.t(&format!("guides-done-{done}")), html! {}))
            }
            @if edits { (acts(context, one, today)) }
            (content(context, guide, today))
        },
    )
}

/// The text with its contents, sources and days; the preview shows the same.
pub(super) fn content(context: &Context, guide: &Guide, today: Date) -> Markup {
    let l = context.language;
    let rendered = markdown::render(l, &guide.text(l).body);
    html! {
        div class="ht-guide ht-section" {
            (markdown::contents(&rendered.headings, &context.t("guides-contents")))
            div class="ht-prose" { (rendered.content) }
        }
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="sm" { (context.t("guides-sources")) }
            ul class="ht-list" { @for source in &guide.sources { li { (named(context, source)) } } }
            p class="ht-soft ht-small" {
                @let day = l.date(guide.review_on);
                (context.ta(if guide.is_overdue(today) { "guides-was-to-be-reviewed" } else { "guides-to-be-reviewed" }, &[("day", day.into())]))
            }
        }
    }
}

fn named(context: &Context, source: &Source) -> Markup {
    html! {
        @if source.address.is_empty() { (source.name) " (" (context.t("guides-source-no-address")) ")" }
        @else { a class="ds-link ht-break" href=(source.address) rel="noopener external" { (source.name) } }
        " " span class="ht-soft" {
            (context.ta("guides-source-read", &[("day", context.language.date(source.read).into())]))
        }
    }
}

fn acts(context: &Context, one: &One, today: Date) -> Markup {
    let guide = &one.kept.guide;
    let link = |what: &str, key: &str| {
        html! {
            a class="ds-button" data-variant="secondary" href=(context.href(&format!("{}/{what}", address(&guide.key)))) { (context.t(key)) }
        }
    };
    html! {
        @if guide.is_overdue(today) {
            (notice(Tone::Warning, &context.ta("guides-review-now", &[("day", context.language.date(guide.review_on).into())]), html! {
                p { (context.t("guides-review-how")) }
            }))
        }
        @if one.newer_of_program().is_some() {
            (notice(Tone::Info, &context.t("guides-newer-title"), html! {
                p { a class="ds-link" href=(context.href(&format!("{}/history#program", address(&guide.key)))) { (context.t("guides-newer-show")) } }
            }))
        }
        p class="ht-acts" { (link("edit", "guides-edit-title")) " " (link("history", "guides-history")) }
    }
}
