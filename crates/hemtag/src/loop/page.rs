//! The loop's page: the figures of a period, each with its definition, as plots and tables.

use std::collections::BTreeMap;

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

use super::{
    LoopReport, files,
    model::{Cell, Measure, Month, Section, published},
    read::LoopError,
    read_loop,
};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, FieldErrors, OptionGroup, Select, breadcrumbs, data_table, downloads, empty, filters,
            page_head, select, source,
        },
        download::Wanted,
        page,
    },
    matches::sentences::{gap_next, gap_stem},
    words::Language,
};

const PATH: &str = "/loop";
/// Months shown when none are chosen.
const MONTHS: usize = 12;
/// From so many months on the columns are years.
const BY_YEAR: usize = 19;

impl From<LoopError> for PageError {
    fn from(error: LoopError) -> PageError {
        match error {
            LoopError::Denied(denied) => denied.into(),
            LoopError::Database(error) => error.into(),
        }
    }
}

/// The figures of a period, as they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    pub months: Vec<Month>,
    rows: BTreeMap<Measure, Vec<Cell>>,
}

impl Figures {
    /// From the first month that is told of to the last, those from `from` to `to`. What is told together is told from all
    /// months, so that another period never tells a month alone.
    #[must_use]
    pub fn of(report: &LoopReport, from: Option<Month>, to: Option<Month>) -> Figures {
        let all: Vec<Month> = report.first.map_or_else(Vec::new, |first| first.until(report.last).collect());
        let default = all.len().saturating_sub(MONTHS);
        let is_shown = |at: usize, month: Month| {
            from.map_or(at >= default, |from| month >= from) && to.is_none_or(|to| month <= to)
        };
        let shown: Vec<usize> = (0..all.len()).filter(|at| is_shown(*at, all[*at])).collect();
        let row = |measure: Measure| {
            let count = |month: &Month| report.counts.get(&(*month, measure)).copied().unwrap_or(0);
            let counts: Vec<(Month, u32)> = all.iter().map(|month| (*month, count(month))).collect();
            let cells = if report.whole { exact(&counts) } else { published(&counts) };
            shown.iter().map(|at| cells[*at]).collect()
        };
        let measures = Section::ALL.into_iter().flat_map(Section::measures);
        let rows = measures.map(|measure| (measure, row(measure))).collect();
        Figures { months: shown.iter().map(|at| all[*at]).collect(), rows }
    }

    /// What is shown of a measure, month by month.
    #[must_use]
    pub fn cells(&self, measure: Measure) -> &[Cell] {
        self.rows.get(&measure).map_or(&[], Vec::as_slice)
    }

    pub(super) fn row(&self, measure: Measure) -> impl Iterator<Item = (Month, Cell)> + '_ {
        self.months.iter().copied().zip(self.cells(measure).iter().copied())
    }
}

fn exact(counts: &[(Month, u32)]) -> Vec<Cell> {
    let cell = |(month, count): &(Month, u32)| match count {
        0 => Cell::None,
        count => Cell::Counted { count: *count, since: *month },
    };
    counts.iter().map(cell).collect()
}

/// `GET /loop`, and its table with `?format=`
///
/// # Errors
/// When the database does not answer.
pub async fn show(
    context: Context,
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let query = query.unwrap_or_default();
    let typed = Typed::of_body(&query);
    let report = read_loop(&app, &context.caller).await?;
    let (from, to) = (typed.text("from").parse().ok(), typed.text("to").parse().ok());
    let figures = Figures::of(&report, from, to);
    let wanted: Wanted = serde_html_form::from_str(&query).unwrap_or_default();
    if let Some(format) = wanted.format {
        return Ok(files::table(context.language, &figures, report.whole).respond(&context, format)?);
    }
    Ok(view(&context, &report, &figures).into_response())
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, report: &LoopReport, figures: &Figures) -> Markup {
    let title = context.t("loop-title");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(None, &title, Some(&context.t("loop-lead"))))
            @if context.examples { p { (context.t("loop-examples")) } }
            p { (context.t(if report.whole { "loop-note-whole" } else { "loop-note" })) }
            @if report.first.is_none() {
                @let action = context.t("nav-need");
                (empty(&context.t("loop-nothing-title"), html! { p { (context.t("loop-nothing")) } }, Some((&action, context.href("/needs/new")))))
            } @else {
                (period(context, report, figures))
                @if figures.months.is_empty() { p { (context.t("loop-no-months")) } } @else {
                    @for section in Section::ALL { (part(context, figures, section)) }
                    (downloads(context, &context.t("loop-download"), &["csv", "xlsx", "json"].map(|format| {
                        let ends = figures.months.first().zip(figures.months.last());
                        let query = ends.map_or_else(String::new, |(from, to)| format!("from={from}&to={to}&"));
                        (match format { "csv" => "CSV", "xlsx" => "XLSX", _ => "JSON" }, context.href(&format!("{PATH}?{query}format={format}")))
                    })))
                }
            }
            (definitions(context))
            (source(html! { (context.ta("loop-source", &[("moment", context.language.moment(&report.at.to_string()).into())])) }))
        },
    )
}

fn period(context: &Context, report: &LoopReport, figures: &Figures) -> Markup {
    let none = FieldErrors::new();
    let months: Vec<(String, String)> = report
        .first
        .into_iter()
        .flat_map(|first| first.until(report.last))
        .map(|month| (month.to_string(), month.to_string()))
        .collect();
    let choice = |name: &'static str, value: Option<&Month>| {
        let value = value.map(ToString::to_string).unwrap_or_default();
        let groups = vec![OptionGroup { label: String::new(), options: months.clone() }];
        let label = context.t(&format!("loop-{name}"));
        select(&none, &Select { name, label, hint: None, value: &value, none: None, groups })
    };
    filters(
        context,
        PATH,
        html! {
            (choice("from", figures.months.first()))
            (choice("to", figures.months.last()))
        },
    )
}

/// Months, or years where there are many: the label, and where its cells stand.
fn columns(months: &[Month]) -> Vec<(String, std::ops::Range<usize>)> {
    if months.len() < BY_YEAR {
        return months.iter().enumerate().map(|(at, month)| (month.to_string(), at..at + 1)).collect();
    }
    let mut years: Vec<(String, std::ops::Range<usize>)> = Vec::new();
    for (at, month) in months.iter().enumerate() {
        let year = month.first_day().year().to_string();
        match years.last_mut() {
            Some((label, cells)) if *label == year => cells.end = at + 1,
            _ => years.push((year, at..at + 1)),
        }
    }
    years
}

fn part(context: &Context, figures: &Figures, section: Section) -> Markup {
    let columns = columns(&figures.months);
    let mut heads = vec![Column::text(context.t("loop-figure"))];
    heads.extend(columns.iter().map(|(label, _)| Column::number(label.clone())));
    heads.push(Column::number(context.t("loop-total")));
    // What closed a gap of a kind is told where it happened: most ways of most kinds are empty.
    let is_told = |measure: &Measure| {
        section != Section::Closed || figures.rows[measure].iter().any(|cell| *cell != Cell::None)
    };
    let rows: Vec<Vec<Markup>> = section
        .measures()
        .into_iter()
        .filter(is_told)
        .map(|measure| {
            let cells = &figures.rows[&measure];
            let mut row = vec![html! {
                a href={ "#def-" (measure.stem()) } { (name(context.language, measure)) }
                @if let (Section::Opened, Some(kind)) = (section, measure.kind()) {
                    br; span class="ht-soft" { (gap_next(context.language, kind)) }
                }
            }];
            row.extend(
                columns
                    .iter()
                    .map(|(_, range)| sum(context, &cells[range.clone()], figures.months[range.start])),
            );
            row.push(html! { strong { (sum(context, cells, figures.months[0])) } });
            row
        })
        .collect();
    let title = context.t(&format!("loop-section-{}", section.code()));
    html! {
        section class="ht-section ht-stack" id=(section.code()) {
            h2 { (title) }
            p { (context.t(&format!("loop-section-{}-lead", section.code()))) }
            @if matches!(section, Section::Way | Section::Capacity) { (plot(context, figures, section)) }
            @if rows.is_empty() { p { (context.t("loop-none-closed")) } } @else {
                div class="ht-scroll" tabindex="0" role="region" aria-label=(title) { (data_table(&title, &heads, &rows)) }
            }
        }
    }
}

/// What is shown of some cells: the sum of those told, and whether a few are told later.
fn sum(context: &Context, cells: &[Cell], first: Month) -> Markup {
    let told: u32 = cells.iter().filter_map(|cell| cell.count()).sum();
    let is_few = matches!(cells.last(), Some(Cell::Few));
    let since = cells.iter().find_map(|cell| match cell {
        Cell::Counted { since, .. } if *since < first => Some(*since),
        _ => None,
    });
    html! {
        @if told == 0 && is_few { (context.t("loop-few")) } @else {
            (context.language.whole(told))
            @if is_few { " " (context.t("loop-and-few")) }
        }
        @if let Some(since) = since { " " span class="ht-soft" { (context.ta("loop-since", &[("month", since.to_string().into())])) } }
    }
}

fn name(language: Language, measure: Measure) -> String {
    let words = language.t(&format!("loop-{}", measure.stem()));
    match measure.kind() {
        Some(kind) => format!("{}: {words}", language.t(&format!("gap-name-{}", gap_stem(kind)))),
        None => words,
    }
}

/// Bars by month, a row for each measure. The table beside it holds the figures.
fn plot(context: &Context, figures: &Figures, section: Section) -> Markup {
    const BAR: usize = 24;
    const HIGH: f64 = 44.0;
    let measures = section.measures();
    // A year at least, so that a few months are no slabs.
    let width = figures.months.len().max(MONTHS) * BAR;
    html! {
        div class="ht-loop" aria-hidden="true" {
            @for measure in &measures {
                @let cells = &figures.rows[measure];
                @let most = cells.iter().filter_map(|cell| cell.count()).max().unwrap_or(0);
                div {
                    p class="ht-loop__name" { (name(context.language, *measure)) " · " (context.ta("loop-at-most", &[("count", context.language.whole(most).into())])) }
                    svg class="ht-plot" viewBox=(format!("0 0 {width} 48")) preserveAspectRatio="none" {
                        @for (at, cell) in cells.iter().enumerate() {
                            @let count = cell.count().unwrap_or(0);
                            @if count > 0 {
                                @let high = f64::from(count) / f64::from(most.max(1)) * HIGH;
                                rect class="bar" data-total x=(at * BAR + 3) width=(BAR - 6) y=(format!("{:.1}", 47.0 - high)) height=(format!("{high:.1}")) {}
                            }
                        }
                        line class="zero" x1="0" x2=(width) y1="47.5" y2="47.5" {}
                    }
                }
            }
        }
    }
}

/// What a definition is of: gaps are not named in the words of their measures.
fn defined(context: &Context, stem: &str) -> String {
    let words = context.t(&format!("loop-{stem}"));
    let of_gaps = Section::ALL
        .into_iter()
        .flat_map(Section::measures)
        .any(|measure| measure.stem() == stem && measure.kind().is_some());
    if of_gaps { context.ta("loop-of-gaps", &[("what", words.into())]) } else { words }
}

/// What each figure counts, and from which events.
fn definitions(context: &Context) -> Markup {
    html! {
        section class="ht-section ht-stack" id="definitions" {
            h2 { (context.t("loop-definitions")) }
            dl class="ht-facts" {
                @for stem in Measure::STEMS {
                    div id={ "def-" (stem) } {
                        dt { (defined(context, stem)) }
                        dd { (context.t(&format!("loop-{stem}-def"))) }
                    }
                }
            }
        }
    }
}
