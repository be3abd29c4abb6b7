//! The register of gaps: what the country lacks, by kind, process, county and stage.

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Response};
use matching::{GapKind, Stage};
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use vocabulary::Vocabulary;

use super::{
    json::{self, process_name},
    list_gaps,
    model::{Cell, Counted, Filter, KINDS, Key, kind_named},
};
use crate::{
    app::App,
    http::{
        Context, PageResult,
        components::{
            Chosen, Column, FieldErrors, GapCard, MapPoint, OptionGroup, Pager, Select, breadcrumbs, chosen,
            data_table, downloads, empty, filters, gap_card, list_page, map_block, page_head, pager, select,
            source,
        },
        download::Wanted,
        page,
    },
    matches::{
        page::card_kind,
        sentences::{gap_is, gap_next, gap_stem},
        view::stage_code,
        wording::stage_name,
    },
};

pub(crate) const PATH: &str = "/gaps";

/// Rows of the table that stand on a page.
const PER_PAGE: u32 = 50;

/// The page for what its address asks, and its table with `?format=`; `more` is what later slices have to say of gaps.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn show(app: &App, context: &Context, query: &str, more: &Markup) -> PageResult<Response> {
    let filter = read(query);
    let counted = list_gaps(app, &context.caller, &filter).await?;
    let wanted: Wanted = serde_html_form::from_str(query).unwrap_or_default();
    if let Some(format) = wanted.format {
        let note = context.t("gaps-small-cells");
        let table = json::table(context.language, &counted, app.clock.today(), note);
        return Ok(table.respond_beside(context, format, json::beside(&counted))?);
    }
    Ok(content(context, &filter, &counted, number(query), more).into_response())
}

/// The page, from what was counted; `number` is the page of its table, from 1.
#[must_use]
pub fn content(context: &Context, filter: &Filter, counted: &Counted, number: u32, more: &Markup) -> Markup {
    let title = context.t("gaps-title");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("gaps-lead"))))
            div class="ht-section ht-stack" data-gap="lg" {
                @if context.examples {
                    p {
                        (context.t("gaps-examples")) " "
                        a href={ (context.href("/about-the-data")) "#examples" } { (context.t("gaps-examples-more")) }
                    }
                }
                (kinds(context, filter, counted))
                (list_page(controls(context, filter), None, html! {
                    @if counted.cells.is_empty() { (nothing(context, filter)) } @else { (map(context, filter, counted)) }
                }))
                @if !counted.cells.is_empty() {
                    (table(context, filter, counted, number))
                    (downloads(context, &context.t("gaps-download"), &["csv", "xlsx", "json"].map(|format| {
                        let query = written(filter);
                        let join = if query.is_empty() { String::new() } else { format!("{query}&") };
                        (match format { "csv" => "CSV", "xlsx" => "XLSX", _ => "JSON" }, context.href(&format!("{PATH}?{join}format={format}")))
                    })))
                }
                @if counted.withheld { p { (context.t("gaps-withheld")) } }
                (more)
                p { a class="ds-link" href=(context.href("/loop")) { (context.t("loop-link")) } }
                p { a class="ds-link" href=(context.href("/initiatives/coverage")) { (context.t("gaps-initiatives")) } }
                (source(html! { (context.t("gaps-small-cells")) }))
            }
        },
    )
}

/// One card for each kind: how many, what it means, what closes it.
fn kinds(context: &Context, filter: &Filter, counted: &Counted) -> Markup {
    let mut sums: BTreeMap<GapKind, Cell> = BTreeMap::new();
    for (key, cell) in &counted.cells {
        let sum = sums.entry(key.kind).or_default();
        *sum = sum.plus(cell);
    }
    html! {
        h2 class="ds-sr-only" { (context.t("gaps-kind")) }
        ul class="ht-gaps" {
            @for kind in KINDS.into_iter().filter(|kind| filter.kind.is_none_or(|only| only == *kind)) {
                @let gaps = sums.get(&kind).map_or(0, |cell| cell.gaps);
                (gap_card(context, &GapCard {
                    kind: card_kind(kind),
                    title: context.language.counted("gaps-count", gaps.into()),
                    href: (gaps > 0 && filter.kind.is_none()).then(|| {
                        context.href(&address(&Filter { kind: Some(kind), ..filter.clone() }))
                    }),
                    lines: vec![html! { (gap_is(context.language, kind)) }],
                    lever: gap_next(context.language, kind),
                    closed: None,
                }))
            }
        }
    }
}

fn controls(context: &Context, filter: &Filter) -> Markup {
    let mut undo = Vec::new();
    let mut add = |words: String, without: Filter| {
        undo.push(Chosen { words, without: context.href(&address(&without)) });
    };
    if let Some(kind) = filter.kind {
        add(context.t(&format!("gap-name-{}", gap_stem(kind))), Filter { kind: None, ..filter.clone() });
    }
    if let Some(process) = &filter.process {
        add(process_name(context.language, process), Filter { process: None, ..filter.clone() });
    }
    if let Some(county) = &filter.county {
        add(context.language.county(county), Filter { county: None, ..filter.clone() });
    }
    if let Some(stage) = filter.stage {
        add(stage_name(context.language, stage), Filter { stage: None, ..filter.clone() });
    }
    let none = FieldErrors::new();
    let field = |name: &'static str, label: &str, value: String, options: Vec<(String, String)>| {
        let groups = vec![OptionGroup { label: String::new(), options }];
        let any = Some(context.t("filter-any"));
        select(&none, &Select { name, label: context.t(label), hint: None, value: &value, none: any, groups })
    };
    let kind_options =
        KINDS.map(|kind| (gap_stem(kind).to_owned(), context.t(&format!("gap-name-{}", gap_stem(kind)))));
    let vocabulary = Vocabulary::embedded();
    let groups = vocabulary.processes().iter().filter(|process| process.level <= 2);
    let process_options = groups.map(|p| {
        let indent = if p.level == 2 { "– " } else { "" };
        (p.code.clone(), format!("{indent}{}", p.name(context.language.of_terms())))
    });
    let counties = vocabulary.places().counties().iter();
    let county_options = counties.map(|c| (c.code.clone(), context.language.county(&c.code)));
    let stage_options =
        STAGES.map(|stage| (stage_code(stage).to_owned(), stage_name(context.language, stage)));
    let chosen_kind = filter.kind.map_or_else(String::new, |kind| gap_stem(kind).to_owned());
    let chosen_stage = filter.stage.map_or_else(String::new, |stage| stage_code(stage).to_owned());
    html! {
        div class="ht-stack" {
        (chosen(context, &undo))
        (filters(context, PATH, html! {
            (field("kind", "gaps-kind", chosen_kind, kind_options.to_vec()))
            (field("process", "criterion-process", filter.process.clone().unwrap_or_default(), process_options.collect()))
            (field("county", "criterion-county", filter.county.clone().unwrap_or_default(), county_options.collect()))
            (field("stage", "criterion-stage", chosen_stage, stage_options.to_vec()))
        }))
        }
    }
}

fn nothing(context: &Context, filter: &Filter) -> Markup {
    if *filter == Filter::default() {
        let action = context.t("nav-need");
        let why = html! { p { (context.t("gaps-none")) } };
        return empty(&context.t("gaps-none-title"), why, Some((&action, context.href("/needs/new"))));
    }
    let action = context.t("filters-clear");
    let why = html! { p { (context.t("gaps-none-filtered")) } };
    empty(&context.t("gaps-none-title"), why, Some((&action, context.href(PATH))))
}

/// The counties with their gaps, as map and as list.
fn map(context: &Context, filter: &Filter, counted: &Counted) -> Markup {
    let mut by_county: BTreeMap<Option<&String>, Cell> = BTreeMap::new();
    for (key, cell) in &counted.cells {
        let sum = by_county.entry(key.county.as_ref()).or_default();
        *sum = sum.plus(cell);
    }
    let mut points = Vec::new();
    let mut rows = Vec::new();
    for (county, cell) in &by_county {
        let Some(code) = county else { continue };
        let href = context.href(&address(&Filter { county: Some((*code).clone()), ..filter.clone() }));
        let name = context.language.county(code);
        let words = context.language.counted("gaps-count", cell.gaps.into());
        if let Some((latitude, longitude)) = middle(code) {
            let title = format!("{name}: {words}");
            let number = Some(cell.gaps);
            points.push(MapPoint {
                latitude,
                longitude,
                mark: None,
                number,
                title,
                href: Some(href.clone()),
            });
        }
        rows.push(vec![html! { a href=(href) { (name) } }, html! { (context.language.whole(cell.gaps)) }]);
    }
    if let Some(cell) = by_county.get(&None) {
        rows.push(vec![
            html! { (context.t("gaps-no-county")) },
            html! { (context.language.whole(cell.gaps)) },
        ]);
    }
    let columns = [Column::text(context.t("criterion-county")), Column::number(context.t("gaps-number"))];
    map_block(context, &points, None, None, data_table(&context.t("gaps-by-county"), &columns, &rows))
}

/// The middle of the county's kommuner.
fn middle(county: &str) -> Option<(f64, f64)> {
    let kommuner: Vec<_> = Vocabulary::embedded().places().kommuner_of(county).collect();
    let count = u32::try_from(kommuner.len()).ok().filter(|count| *count > 0)?;
    let mean = |values: f64| values / f64::from(count);
    Some((mean(kommuner.iter().map(|k| k.lat).sum()), mean(kommuner.iter().map(|k| k.lon).sum())))
}

/// The counts, the greatest first, as many as stand on a page.
fn table(context: &Context, filter: &Filter, counted: &Counted, number: u32) -> Markup {
    let language = context.language;
    let mut cells: Vec<(&Key, &Cell)> = counted.cells.iter().collect();
    // Equal ones stand in the order of their keys.
    cells.sort_by_key(|(_, cell)| std::cmp::Reverse(cell.gaps));
    let pages = Pager { page: 1, per_page: PER_PAGE, total: cells.len() as u64 };
    let pages = Pager { page: number.min(pages.pages()), ..pages };
    let amount = |n: Option<u64>| n.map_or_else(|| "–".to_owned(), |n| language.whole(n));
    let rows: Vec<Vec<Markup>> = cells
        .into_iter()
        .skip(((pages.page - 1) * PER_PAGE) as usize)
        .take(PER_PAGE as usize)
        .map(|(key, cell)| {
            let process = key.process.as_deref();
            vec![
                html! {
                    @match process {
                        Some(code) => a href=(context.href(&format!("/processes/{code}"))) { (process_name(language, code)) },
                        None if key.pooled => (context.t("gaps-pooled")),
                        None => (context.t("gaps-no-process")),
                    }
                },
                html! { (context.t(&format!("gap-name-{}", gap_stem(key.kind)))) },
                html! { (key.county.as_deref().map_or_else(|| "–".to_owned(), |code| language.county(code))) },
                html! { (key.stage.map_or_else(|| "–".to_owned(), |stage| stage_name(language, stage))) },
                html! { (language.whole(cell.gaps)) },
                html! { (amount(cell.pieces)) },
                html! { (amount(cell.hours)) },
            ]
        })
        .collect();
    let columns = [
        Column::text(context.t("criterion-process")),
        Column::text(context.t("gaps-kind")),
        Column::text(context.t("criterion-county")),
        Column::text(context.t("criterion-stage")),
        Column::number(context.t("gaps-number")),
        Column::number(context.t("gaps-pieces")),
        Column::number(context.t("gaps-hours")),
    ];
    // Another page of it is looked at where the table stands, below the map.
    html! {
        div class="ht-stack" id="table" {
            (data_table(&context.t("gaps-caption"), &columns, &rows))
            (pager(context, pages, |page| {
                let address = address(filter);
                let join = if address.contains('?') { '&' } else { '?' };
                let address = if page == 1 { address } else { format!("{address}{join}page={page}") };
                context.href(&format!("{address}#table"))
            }))
        }
    }
}

const STAGES: [Stage; 3] = [Stage::Prototype, Stage::PilotSeries, Stage::FullScale];

/// Reads the filter of an address; what it does not understand filters nothing.
#[must_use]
pub fn read(query: &str) -> Filter {
    let mut filter = Filter::default();
    let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
    let vocabulary = Vocabulary::embedded();
    for (name, value) in pairs {
        match name.as_str() {
            "kind" => filter.kind = kind_named(&value),
            "process" => filter.process = vocabulary.processes().by_code(&value).map(|p| p.code.clone()),
            "county" => filter.county = vocabulary.places().county(&value).map(|c| c.code.clone()),
            "stage" => filter.stage = STAGES.into_iter().find(|stage| stage_code(*stage) == value),
            _ => {}
        }
    }
    filter
}

/// The page of the table that an address asks for, from 1; what it does not understand is the first.
fn number(query: &str) -> u32 {
    let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
    let asked = pairs.iter().find(|(name, _)| name == "page").and_then(|(_, value)| value.parse().ok());
    asked.unwrap_or(1).max(1)
}

fn written(filter: &Filter) -> String {
    let mut pairs: Vec<String> = Vec::new();
    let mut add = |name: &str, value: Option<&str>| {
        pairs.extend(value.map(|value| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC))));
    };
    add("kind", filter.kind.map(gap_stem));
    add("process", filter.process.as_deref());
    add("county", filter.county.as_deref());
    add("stage", filter.stage.map(stage_code));
    pairs.join("&")
}

fn address(filter: &Filter) -> String {
    match written(filter) {
        query if query.is_empty() => PATH.to_owned(),
        query => format!("{PATH}?{query}"),
    }
}
