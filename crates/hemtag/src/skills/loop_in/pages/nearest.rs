//! Over the whole register: what makers lack who are one step from a waiting need, how many needs hang on it and how many makers
//! are that near. A part of it stands beside the gaps.

use axum::{
    extract::{Query as Asked, RawQuery, State},
    response::{IntoResponse, Response},
};
use matching::gap::GapKind;
use maud::{Markup, html};

use super::named;
use crate::{
    access::{Action, Relation},
    app::App,
    gaps,
    http::{
        Context, PageResult,
        components::{Column, breadcrumbs, data_table, downloads, empty, page_head, source},
        download::{Table, Wanted, file_name},
        page,
    },
    skills::loop_in::{Row, first, table},
};

const PATH: &str = "/skills/nearest";

/// So many are shown beside the gaps.
const BESIDE: usize = 5;

/// `GET /gaps`: the gaps, with who is one step from closing those of skills.
///
/// # Errors
/// When the database does not answer.
pub async fn with_gaps(
    context: Context,
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let query = query.unwrap_or_default();
    let filter = gaps::page::read(&query);
    let is_asked = filter.kind.is_none_or(|kind| kind == GapKind::Skill);
    let more = if is_asked && !query.contains("format=") {
        beside(&context, &first(&app, &context.caller, BESIDE).await?)
    } else {
        Markup::default()
    };
    gaps::page::show(&app, &context, &query, &more).await
}

fn beside(context: &Context, rows: &[Row]) -> Markup {
    html! {
        @if !rows.is_empty() {
            section class="ht-stack" {
                h2 class="ds-heading" data-size="sm" { (context.t("skills-loop-nearest-title")) }
                p class="ht-measure" { (context.t("skills-loop-nearest-lead")) }
                (rows_of(context, rows))
                p { a class="ds-link" href=(context.href(PATH)) { (context.t("skills-loop-nearest-all")) } }
            }
        }
    }
}

/// `GET /skills/nearest`, and its table with `?format=`
///
/// # Errors
/// When the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Asked(wanted): Asked<Wanted>,
) -> PageResult<Response> {
    let rows = table(&app, &context.caller).await?;
    if let Some(format) = wanted.format {
        let l = context.language;
        let told = Table {
            name: file_name(l, "ett-steg-ifran", "one-step-away", app.clock.today()),
            columns: vec!["lack", "name", "gaps", "needs", "makers"],
            rows: rows
                .iter()
                .map(|row| {
                    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).into();
                    vec![
                        row.lack.code().into(),
                        row.lack.name(l).into(),
                        count(row.gaps),
                        count(row.needs),
                        count(row.makers),
                    ]
                })
                .collect(),
            note: Some(note(&context)),
        };
        return Ok(told.respond(&context, format)?);
    }
    Ok(view(&context, &rows).into_response())
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, rows: &[Row]) -> Markup {
    let title = context.t("skills-loop-nearest-title");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("skills-title"), "/skills")], &title))
            (page_head(None, &title, Some(&context.t("skills-loop-nearest-lead"))))
            div class="ht-section ht-stack" {
                @if rows.is_empty() {
                    (empty(&context.t("skills-loop-nearest-none"), html! { p { (context.t("skills-loop-nearest-none-why")) } },
                        Some((&context.t("gaps-title"), context.href(gaps::page::PATH)))))
                } @else {
                    (rows_of(context, rows))
                    (downloads(context, &context.t("skills-loop-nearest-download"), &["csv", "xlsx", "json"].map(|format| {
                        (match format { "csv" => "CSV", "xlsx" => "XLSX", _ => "JSON" }, context.href(&format!("{PATH}?format={format}")))
                    })))
                }
                (source(html! { (note(context)) }))
            }
        },
    )
}

fn note(context: &Context) -> String {
    let everything = context.caller.may(Action::ReadConfidentialNeed, Relation::None);
    context.t(if everything { "skills-loop-nearest-note-all" } else { "skills-loop-nearest-note" })
}

fn rows_of(context: &Context, rows: &[Row]) -> Markup {
    let columns = [
        Column::text(context.t("skills-loop-lack")),
        Column::number(context.t("skills-loop-needs")),
        Column::number(context.t("gaps-number")),
        Column::number(context.t("skills-loop-makers")),
    ];
    let count = |n: usize| html! { (context.language.whole(n as u64)) };
    let cells: Vec<Vec<Markup>> = rows
        .iter()
        .map(|row| vec![named(context, row.lack), count(row.needs), count(row.gaps), count(row.makers)])
        .collect();
    data_table(&context.t("skills-loop-caption"), &columns, &cells)
}
