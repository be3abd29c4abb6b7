//! The coverage: stage × county × kind with its white spots, on the map, and over time.

use axum::{
    extract::{Query as Asked, State},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use vocabulary::{Stage, Vocabulary};

use super::{above, list, middle};
use crate::{
    app::App,
    http::{
        Context, PageResult,
        components::{
            Column, Field, FieldErrors, FieldKind, MapPoint, Mark, OptionGroup, Select, breadcrumbs,
            data_table, downloads, field, filters, map_block, page_head, select, source,
        },
        download::Format,
        page,
    },
    initiatives::{
        export, keep,
        model::{Coverage, Initiative, Kind, Query, Tally, WhiteSpot, over_time},
        words,
    },
};

const HERE: &str = "/initiatives/coverage";

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    pub kind: String,
    pub year: String,
    pub format: Option<Format>,
}

/// `GET /initiatives/coverage`, and its table with `?format=`
///
/// # Errors
/// When the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Asked(chosen): Asked<Chosen>,
) -> PageResult<Response> {
    let today = app.clock.today();
    let all = keep::all(&app, &context.caller).await?;
    let year =
        chosen.year.trim().parse().ok().filter(|y| (1900..=today.year()).contains(y)).unwrap_or(today.year());
    if let Some(format) = chosen.format {
        let coverage = Coverage::of(&all, year);
        return match format {
            Format::Json => Ok(axum::Json(export::coverage(context.language, &coverage)).into_response()),
            other => Ok(export::coverage_table(context.language, &coverage, today).respond(&context, other)?),
        };
    }
    Ok(view(&context, &all, Kind::parse(&chosen.kind), year, today).into_response())
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, all: &[Initiative], kind: Option<Kind>, year: i16, today: Date) -> Markup {
    let title = context.t("initiatives-coverage-title");
    let coverage = Coverage::of(all, year);
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("initiatives-coverage-lead"))))
            (controls(context, kind, year))
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="sm" { (heading(context, kind, year)) }
                p { (context.t("initiatives-coverage-how")) }
                (on_the_map(context, &coverage, kind))
                (files(context, year))
            }
            (by_kind(context, &coverage))
            (white(context, &coverage))
            (years(context, all, today))
            (source(html! { (context.t("initiatives-coverage-note")) }))
        },
    )
}

fn heading(context: &Context, kind: Option<Kind>, year: i16) -> String {
    let what =
        kind.map_or_else(|| context.t("initiatives-every-kind"), |kind| words::kind(context.language, kind));
    context.ta("initiatives-coverage-of", &[("kind", what.into()), ("year", year.to_string().into())])
}

fn controls(context: &Context, kind: Option<Kind>, year: i16) -> Markup {
    let l = context.language;
    let none = FieldErrors::new();
    let kinds = Kind::ALL.iter().map(|k| (k.code().to_owned(), words::kind(l, *k))).collect();
    let year = year.to_string();
    filters(
        context,
        HERE,
        html! {
            (select(&none, &Select {
                name: "kind", label: words::column(l, "kind"), hint: None,
                value: kind.map_or("", Kind::code), none: Some(context.t("initiatives-every-kind")),
                groups: vec![OptionGroup { label: String::new(), options: kinds }],
            }))
            (field(&none, &Field {
                name: "year", label: context.t("initiatives-year"), value: &year, kind: FieldKind::Whole, ..Field::default()
            }))
        },
    )
}

/// "3", "2 + 1?" where one more may be there, "–" for nothing.
fn number(context: &Context, tally: Tally) -> Markup {
    let l = context.language;
    html! {
        @if tally.is_white() { span title=(context.t("initiatives-white")) { "–" span class="ds-sr-only" { (context.t("initiatives-white")) } } }
        @else if tally.unknown == 0 { (l.whole(tally.sure)) }
        @else {
            @if tally.sure > 0 { (l.whole(tally.sure)) " + " }
            (l.whole(tally.unknown)) "?" span class="ds-sr-only" { " " (context.t("initiatives-perhaps")) }
        }
    }
}

/// The counties by stage, as map and as table; the whole country and those without a stage beside them.
fn on_the_map(context: &Context, coverage: &Coverage<'_>, kind: Option<Kind>) -> Markup {
    let l = context.language;
    let mut points = Vec::new();
    let mut rows = Vec::new();
    for county in Vocabulary::embedded().places().counties() {
        let code = Some(county.code.as_str());
        let name = l.county(&county.code);
        let whole = coverage.in_county(code, kind);
        let query = Query {
            county: county.code.clone(),
            kind: kind.map_or("", Kind::code).to_owned(),
            ..Query::default()
        };
        let href = context.href(&list::path_of(&query));
        if let Some((latitude, longitude)) = middle(&county.code) {
            let mark = if whole.is_white() {
                Some(Mark::Missed)
            } else if whole.sure == 0 {
                Some(Mark::Unknown)
            } else {
                None
            };
            let words = l.counted("initiatives-found", u64::from(whole.sure + whole.unknown));
            points.push(MapPoint {
                latitude,
                longitude,
                mark,
                number: (whole.sure > 0).then_some(whole.sure + whole.unknown),
                title: format!("{name}: {words}"),
                href: Some(href.clone()),
            });
        }
        rows.push(cells(context, coverage, html! { a href=(href) { (name) } }, code, kind));
    }
    let country = html! { b { (context.t("initiatives-whole-country")) } };
    rows.push(cells(context, coverage, country, None, kind));
    let mut columns = vec![Column::text(context.t("criterion-county"))];
    columns.extend(Stage::ALL.into_iter().map(|stage| Column::number(words::stage(l, stage))));
    columns.push(Column::number(context.t("initiatives-stage-unknown")));
    map_block(
        context,
        &points,
        None,
        None,
        data_table(&context.t("initiatives-coverage-caption"), &columns, &rows),
    )
}

fn cells(
    context: &Context,
    coverage: &Coverage<'_>,
    head: Markup,
    county: Option<&str>,
    kind: Option<Kind>,
) -> Vec<Markup> {
    let stages = Stage::ALL.into_iter().map(Some).chain([None]);
    std::iter::once(head)
        .chain(stages.map(|stage| number(context, coverage.tally(county, stage, kind))))
        .collect()
}

fn by_kind(context: &Context, coverage: &Coverage<'_>) -> Markup {
    let l = context.language;
    let mut columns = vec![Column::text(words::column(l, "kind"))];
    columns.extend(Stage::ALL.into_iter().map(|stage| Column::number(words::stage(l, stage))));
    let rows: Vec<Vec<Markup>> = Kind::ALL
        .iter()
        .map(|kind| {
            let stages = Stage::ALL.into_iter();
            std::iter::once(html! { (words::kind(l, *kind)) })
                .chain(stages.map(|stage| number(context, coverage.of_kind(*kind, stage))))
                .collect()
        })
        .collect();
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="sm" { (context.t("initiatives-by-kind")) }
            (data_table(&context.t("initiatives-by-kind-caption"), &columns, &rows))
        }
    }
}

/// The white spots in words: first what is lacking in the whole country, then county by county.
pub(super) fn white(context: &Context, coverage: &Coverage<'_>) -> Markup {
    let l = context.language;
    let spots = coverage.white_spots();
    let (counties, country): (Vec<WhiteSpot>, Vec<WhiteSpot>) =
        spots.into_iter().partition(|spot| matches!(spot, WhiteSpot::County { .. }));
    let country: Vec<String> = country.iter().map(|spot| words::white_spot(l, spot)).collect();
    let counties = words::white_counties(l, &counties);
    let part = |title: &str, spots: &[String]| {
        html! {
            @if !spots.is_empty() {
                h3 class="ds-heading" data-size="xs" { (context.t(title)) }
                ul class="ht-list" { @for spot in spots { li { (spot) } } }
            }
        }
    };
    html! {
        section class="ht-section ht-stack" id="white-spots" {
            h2 class="ds-heading" data-size="sm" { (context.t("initiatives-white-title")) }
            p { (context.t("initiatives-white-text")) }
            @if counties.is_empty() && country.is_empty() { p { (context.t("initiatives-white-none")) } }
            (part("initiatives-white-country", &country))
            (part("initiatives-white-counties", &counties))
        }
    }
}

pub(super) fn years(context: &Context, all: &[Initiative], today: Date) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("initiatives-year")),
        Column::number(context.t("initiatives-surely")),
        Column::number(context.t("initiatives-perhaps-column")),
    ];
    let rows: Vec<Vec<Markup>> = over_time(all, today)
        .into_iter()
        .filter(|(year, _)| *year >= today.year() - 20)
        .rev()
        .map(|(year, tally)| {
            let href = context.href(&format!("{HERE}?year={year}"));
            vec![
                html! { a href=(href) { (year) } },
                html! { (l.whole(tally.sure)) },
                html! { (l.whole(tally.unknown)) },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" {
            h2 class="ds-heading" data-size="sm" { (context.t("initiatives-years")) }
            p { (context.t("initiatives-years-text")) }
            (data_table(&context.t("initiatives-years-caption"), &columns, &rows))
        }
    }
}

fn files(context: &Context, year: i16) -> Markup {
    let files = [("CSV", "csv"), ("XLSX", "xlsx"), ("JSON", "json")]
        .map(|(name, format)| (name, context.href(&format!("{HERE}?year={year}&format={format}"))));
    downloads(context, &context.t("initiatives-coverage-download"), &files)
}
