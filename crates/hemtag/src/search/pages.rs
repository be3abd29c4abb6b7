//! The page of the search: what was found, by kind, with excerpts; and what to do when nothing was.

use ::search::Piece;
use axum::{
    extract::{Query as Asked, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

use super::model::{EACH_PAGE, Found, Kind, NotAsked, Query, Results};
use crate::{
    app::App,
    http::{
        Context, PageResult,
        components::{Pager, Tone, empty, notice, page_head, pager, search_box},
        error::again,
        page,
    },
};

/// `GET /search?q=&kind=&page=`
///
/// # Errors
/// When the index cannot be built.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Asked(query): Asked<Query>,
) -> PageResult<Response> {
    match super::search(&app, &context.caller, context.language, &query).await {
        Ok(results) => Ok(view(&context, &query, &Ok(results)).into_response()),
        Err(NotAsked::Denied(denied)) => Err(denied.into()),
        Err(NotAsked::Failed(error)) => Err(error.into()),
        // Before anything was typed there is nothing wrong.
        Err(NotAsked::Nothing) if query.q.trim().is_empty() => {
            Ok(view(&context, &query, &Err(NotAsked::Nothing)).into_response())
        }
        Err(wrong) => Ok(again(view(&context, &query, &Err(wrong)))),
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, query: &Query, results: &Result<Results, NotAsked>) -> Markup {
    let title = context.t("search-title");
    // What is too long to search for is too long to show again.
    let typed = if matches!(results, Err(NotAsked::TooLong)) { "" } else { query.q.as_str() };
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("search-lead"))))
            div class="ht-section ht-stack" data-gap="lg" {
                (search_box(context, "/search", "q", &context.t("search-label"), typed, &kept(query)))
                @match results {
                    Ok(results) => (found(context, query, results)),
                    Err(NotAsked::TooLong) => (notice(Tone::Warning, &context.t("search-too-long"), html! {})),
                    Err(_) if query.q.trim().is_empty() => (ways(context)),
                    Err(_) => { (notice(Tone::Warning, &context.t("search-nothing-asked"), html! {})) (ways(context)) }
                }
            }
        },
    )
}

fn kept(query: &Query) -> Vec<(&'static str, &str)> {
    query.kind().map(|kind| ("kind", kind.code())).into_iter().collect()
}

fn found(context: &Context, query: &Query, results: &Results) -> Markup {
    let l = context.language;
    let all: usize = results.counts.iter().sum();
    html! {
        @for reading in &results.readings {
            p { (context.ta("search-read-as", &[("typed", reading.typed.as_str().into()), ("read", reading.read_as.as_str().into())])) }
        }
        @if !results.all_words { p { (context.t("search-some-words")) } }
        @if all == 0 { (nothing(context, query, results)) }
        @else {
            (kinds(context, query, results, all))
            @if results.total == 0 {
                (empty(&context.t("search-none-of-kind"), html! { p { (l.counted("search-others", all as u64)) } },
                    Some((&context.t("search-all-kinds"), context.href(&query.path(None, 1))))))
            } @else {
                p class="ht-soft" role="status" { (l.counted("search-count", results.total as u64)) }
                ul class="ht-results" { @for one in &results.found { (hit(context, one)) } }
                (pager(context, Pager { page: results.page, per_page: EACH_PAGE as u32, total: results.total as u64 }, |n| {
                    context.href(&query.path(query.kind(), n))
                }))
            }
        }
    }
}

/// The kinds with how many of each, as links.
fn kinds(context: &Context, query: &Query, results: &Results, all: usize) -> Markup {
    let chosen = query.kind();
    let link = |kind: Option<Kind>, words: String, count: usize| {
        html! {
            li {
                a class="ds-chip" data-size="sm" href=(context.href(&query.path(kind, 1))) aria-current=[(kind == chosen).then_some("true")] {
                    (words) " " (context.language.whole(count as u64))
                }
            }
        }
    };
    html! {
        nav aria-label=(context.t("search-kinds")) {
            ul class="ht-tags" {
                (link(None, context.t("search-all-kinds"), all))
                @for (kind, count) in Kind::ALL.into_iter().zip(results.counts).filter(|(_, count)| *count > 0) {
                    (link(Some(kind), context.t(&format!("search-kinds-{}", kind.code())), count))
                }
            }
        }
    }
}

fn hit(context: &Context, one: &Found) -> Markup {
    html! {
        li class="ht-result" {
            p class="ht-kicker" { (context.t(&format!("search-kind-{}", one.item.kind.code()))) }
            h2 class="ds-heading" data-size="2xs" {
                a class="ds-link" href=(context.href(&one.item.path)) { (marked(&one.title)) }
            }
            p { (marked(&one.excerpt)) }
        }
    }
}

fn marked(pieces: &[Piece]) -> Markup {
    html! { @for piece in pieces { @if piece.marked { mark { (piece.text) } } @else { (piece.text) } } }
}

fn nothing(context: &Context, query: &Query, results: &Results) -> Markup {
    let text = query.q.trim();
    html! {
        (empty(&context.ta("search-none", &[("text", text.into())]), html! {
            p {
                @if results.unknown.is_empty() { (context.t("search-none-why")) }
                @else { (context.ta("search-none-words", &[("words", results.unknown.join(", ").into())])) }
            }
            ul {
                li { (context.t("search-try-fewer")) }
                li { a class="ds-link" href=(context.href(&terms(text))) { (context.t("search-try-terms")) } }
                li { a class="ds-link" href=(context.href(&makers(text))) { (context.t("search-try-makers")) } }
                li { a class="ds-link" href=(context.href("/needs/new")) { (context.t("search-try-need")) } }
            }
        }, None))
    }
}

fn terms(text: &str) -> String {
    format!("/terms?{}", serde_html_form::to_string([("q", text)]).unwrap_or_default())
}

fn makers(text: &str) -> String {
    format!("/makers?{}", serde_html_form::to_string([("q", text)]).unwrap_or_default())
}

/// Where to begin without a word.
fn ways(context: &Context) -> Markup {
    html! {
        ul {
            @for (path, key) in [("/guides", "guides-title"), ("/processes", "processes-title"), ("/materials", "materials-title"),
                ("/makers", "nav-makers"), ("/initiatives", "initiatives-title")] {
                li { a class="ds-link" href=(context.href(path)) { (context.t(key)) } }
            }
        }
    }
}
