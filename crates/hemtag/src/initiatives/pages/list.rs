//! The register: filters, the initiatives by name, and where they are.

use std::collections::BTreeMap;

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use vocabulary::{Stage, Vocabulary};

use super::{PATH, card, middle};
use crate::{
    access::{Action, Relation},
    app::App,
    http::{
        Context, PageResult,
        components::{
            Chosen, Column, FieldErrors, MapPoint, OptionGroup, Pager, Select, breadcrumbs, chosen,
            data_table, downloads, empty, filters, list_page, map_block, page_head, pager, search_box,
            select,
        },
        download::{Format, Wanted},
        page,
    },
    initiatives::{
        export, keep,
        model::{Initiative, Kind, Query, Shows, Status},
        words,
    },
};

const PER_PAGE: u32 = 20;

/// `GET /initiatives`, and its table with `?format=`
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    State(app): State<App>,
    context: Context,
    RawQuery(asked): RawQuery,
) -> PageResult<Response> {
    let asked = asked.unwrap_or_default();
    let query: Query = serde_html_form::from_str(&asked).unwrap_or_default();
    let today = app.clock.today();
    let all = keep::all(&app, &context.caller).await?;
    let wanted: Wanted = serde_html_form::from_str(&asked).unwrap_or_default();
    if let Some(format) = wanted.format {
        let found: Vec<&Initiative> = all.iter().filter(|one| query.takes(one, today)).collect();
        return match format {
            Format::Json => Ok(axum::Json(export::register(&found, today)).into_response()),
            other => Ok(export::register_table(context.language, &found, today).respond(&context, other)?),
        };
    }
    Ok(view(&context, &query, &all, today).into_response())
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, query: &Query, all: &[Initiative], today: Date) -> Markup {
    let title = context.t("initiatives-title");
    let found: Vec<&Initiative> = all.iter().filter(|one| query.takes(one, today)).collect();
    let kept: Vec<(&str, &str)> = query.in_force().into_iter().filter(|(name, _)| *name != "q").collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("initiatives-lead"))))
            (acts(context))
            (search_box(context, PATH, "q", &context.t("initiatives-search"), &query.q, &kept))
            (list_page(narrow(context, query), None, results(context, query, all, &found, today)))
            @if !found.is_empty() { (map(context, query, &found)) }
        },
    )
}

/// What else can be seen and done.
fn acts(context: &Context) -> Markup {
    let link = |path: &str, key: &str| html! { a class="ds-link" href=(context.href(path)) { (context.t(key)) } " " };
    html! {
        p class="ht-acts" {
            (link("/initiatives/coverage", "initiatives-coverage-title"))
            (link("/initiatives/report", "initiatives-report-title"))
            (link("/initiatives/suggest", "initiatives-suggest-title"))
            @if context.caller.may(Action::EditInitiative, Relation::None) {
                (link("/initiatives/new", "initiatives-new-title"))
                (link("/initiatives/review", "initiatives-review-title"))
                (link("/initiatives/import", "initiatives-import-title"))
            }
        }
    }
}

fn results(
    context: &Context,
    query: &Query,
    all: &[Initiative],
    found: &[&Initiative],
    today: Date,
) -> Markup {
    let undo: Vec<Chosen> = query
        .in_force()
        .into_iter()
        .map(|(name, value)| Chosen {
            words: told(context, name, value),
            without: context.href(&path_of(&query.without(name))),
        })
        .collect();
    let last = (found.len() as u32).div_ceil(PER_PAGE).max(1);
    let at = query.page().min(last);
    html! {
        @if !found.is_empty() {
            h2 class="ds-heading" data-size="sm" { (context.language.counted("initiatives-found", found.len() as u64)) }
        }
        (chosen(context, &undo))
        @if found.is_empty() {
            (nothing(context, query, all.len()))
        } @else {
            ul class="ht-results" {
                @for one in found.iter().skip((at - 1) as usize * PER_PAGE as usize).take(PER_PAGE as usize) {
                    (card(context, one, today))
                }
            }
            (pager(context, Pager { page: at, per_page: PER_PAGE, total: found.len() as u64 }, |number| {
                let path = path_of(query);
                let join = if path.contains('?') { '&' } else { '?' };
                context.href(&format!("{path}{join}page={number}"))
            }))
            (downloads(context, &context.t("initiatives-download"), &files(context, query)))
        }
    }
}

fn nothing(context: &Context, query: &Query, all: usize) -> Markup {
    let (why, action, to) = if query.narrows() {
        (context.language.counted("initiatives-hidden", all as u64), "filters-clear", PATH)
    } else {
        (context.t("initiatives-none"), "initiatives-suggest-title", "/initiatives/suggest")
    };
    empty(
        &context.t("initiatives-none-title"),
        html! { p { (why) } },
        Some((&context.t(action), context.href(to))),
    )
}

fn files(context: &Context, query: &Query) -> [(&'static str, String); 3] {
    [("CSV", "csv"), ("XLSX", "xlsx"), ("JSON", "json")].map(|(name, format)| {
        let path = path_of(query);
        let join = if path.contains('?') { '&' } else { '?' };
        (name, context.href(&format!("{path}{join}format={format}")))
    })
}

/// The address of the list as it is narrowed.
pub(super) fn path_of(query: &Query) -> String {
    let pairs: Vec<String> = query
        .in_force()
        .into_iter()
        .map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)))
        .collect();
    if pairs.is_empty() { PATH.to_owned() } else { format!("{PATH}?{}", pairs.join("&")) }
}

/// A filter in force, in words.
fn told(context: &Context, name: &str, value: &str) -> String {
    let l = context.language;
    let known = match name {
        "q" => Some(format!("”{value}”")),
        "stage" if value == "unknown" => Some(context.t("initiatives-stage-unknown")),
        "stage" => Stage::ALL.into_iter().find(|s| s.code() == value).map(|s| words::stage(l, s)),
        "county" => Some(l.county(value)),
        "kind" => Kind::parse(value).map(|kind| words::kind(l, kind)),
        "shows" => Shows::parse(value).map(|shows| words::shows(l, shows)),
        "country" => Some(words::country(l, value)),
        _ => Status::parse(value).map(|status| words::status(l, status)),
    };
    known.unwrap_or_else(|| value.to_owned())
}

fn narrow(context: &Context, query: &Query) -> Markup {
    let l = context.language;
    let none = FieldErrors::new();
    let field = |name: &'static str, label: &str, value: &str, options: Vec<(String, String)>| {
        let groups = vec![OptionGroup { label: String::new(), options }];
        let any = Some(context.t("filter-any"));
        select(&none, &Select { name, label: context.t(label), hint: None, value, none: any, groups })
    };
    let mut stages: Vec<(String, String)> =
        Stage::ALL.into_iter().map(|s| (s.code().to_owned(), words::stage(l, s))).collect();
    stages.push(("unknown".to_owned(), context.t("initiatives-stage-unknown")));
    let counties = Vocabulary::embedded().places().counties().iter();
    let counties = counties.map(|c| (c.code.clone(), l.county(&c.code))).collect();
    let kinds = Kind::ALL.iter().map(|k| (k.code().to_owned(), words::kind(l, *k))).collect();
    let shows = Shows::ALL.iter().map(|s| (s.code().to_owned(), words::shows(l, *s))).collect();
    let statuses = Status::ALL.iter().map(|s| (s.code().to_owned(), words::status(l, *s))).collect();
    let countries = ["SE", "NO", "DK", "FI", "EU", "GB", "DE", "BE", "CH", "US", "AU", "JP"];
    let countries = countries.map(|code| (code.to_owned(), words::country(l, code))).to_vec();
    filters(
        context,
        PATH,
        html! {
            @if !query.q.is_empty() { input type="hidden" name="q" value=(query.q); }
            (field("stage", "criterion-stage", &query.stage, stages))
            (field("county", "criterion-county", &query.county, counties))
            (field("kind", "initiative-column-kind", &query.kind, kinds))
            (field("shows", "initiative-column-shows", &query.shows, shows))
            (field("status", "initiatives-runs", &query.status, statuses))
            (field("country", "initiative-column-country", &query.country, countries))
        },
    )
}

/// The counties with how many are for them, as map and as table.
fn map(context: &Context, query: &Query, found: &[&Initiative]) -> Markup {
    let mut by_county: BTreeMap<&str, u32> = BTreeMap::new();
    for code in found.iter().flat_map(|one| one.counties()) {
        *by_county.entry(code).or_default() += 1;
    }
    if by_county.is_empty() {
        return html! {};
    }
    let mut points = Vec::new();
    let mut rows = Vec::new();
    for (code, count) in by_county {
        let href =
            context.href(&path_of(&Query { county: code.to_owned(), page: String::new(), ..query.clone() }));
        let name = context.language.county(code);
        if let Some((latitude, longitude)) = middle(code) {
            let title = format!("{name}: {}", context.language.counted("initiatives-found", count.into()));
            points.push(MapPoint {
                latitude,
                longitude,
                mark: None,
                number: Some(count),
                title,
                href: Some(href.clone()),
            });
        }
        rows.push(vec![html! { a href=(href) { (name) } }, html! { (context.language.whole(count)) }]);
    }
    let columns =
        [Column::text(context.t("criterion-county")), Column::number(context.t("initiatives-number"))];
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="sm" { (context.t("initiatives-where")) }
            p class="ht-soft" { (context.t("initiatives-where-text")) }
            (map_block(context, &points, None, None, data_table(&context.t("initiatives-by-county"), &columns, &rows)))
        }
    }
}
