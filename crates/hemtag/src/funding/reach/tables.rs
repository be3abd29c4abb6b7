//! Before and after: initiatives, gaps and projects by county and by stage, as tables whose bars are their figures.

use maud::{Markup, html};

use super::{Coverage, Line, bars::county};
use crate::{
    http::{
        Context,
        components::{Cell, Column, data_table},
        download::{Cell as Field, Table},
    },
    initiatives,
};

pub(in crate::funding) fn section(context: &Context, coverage: &Coverage) -> Markup {
    let white: Vec<String> = coverage
        .counties
        .iter()
        .filter(|(_, line)| line.is_white())
        .map(|(code, _)| county(context, code))
        .collect();
    html! {
        section class="ht-section ht-stack" aria-labelledby="coverage" {
            h2 class="ds-heading" data-size="md" id="coverage" { (context.t("selection-coverage")) }
            p class="ht-prose" { (context.t("selection-coverage-text")) }
            p {
                @if white.is_empty() { (context.t("selection-coverage-no-white")) }
                @else { (context.ta("selection-coverage-white", &[("counties", context.language.list(&white, crate::words::And::And).into())])) }
            }
            (data_table(&context.t("selection-coverage-by-county"), &columns(context, "selection-coverage-county", true), &by_county(context, coverage)))
            (data_table(&context.t("selection-coverage-by-stage"), &columns(context, "selection-coverage-stage", false), &by_stage(context, coverage)))
        }
    }
}

fn columns(context: &Context, first: &str, with_projects: bool) -> Vec<Column> {
    let mut columns = vec![
        Column::text(context.t(first)),
        Column::number(context.t("selection-coverage-initiatives")),
        Column::number(context.t("selection-coverage-open")),
    ];
    if with_projects {
        columns.push(Column::number(context.t("selection-coverage-projects")));
        columns.push(Column::number(context.t("selection-coverage-firms")));
    }
    columns.push(Column::number(context.t("selection-coverage-closed")));
    columns.push(Column::number(context.t("selection-coverage-left")));
    columns.push(Column::text(context.t("selection-coverage-bar")));
    columns
}

fn by_county(context: &Context, coverage: &Coverage) -> Vec<Vec<Cell>> {
    let lines = || coverage.counties.values().chain([&coverage.country]);
    let widest = lines().map(|line| line.open_gaps).max().unwrap_or(0);
    let mut rows: Vec<Vec<Cell>> = coverage
        .counties
        .iter()
        .map(|(code, line)| row(context, html! { (county(context, code)) }, line, widest, true))
        .collect();
    rows.push(row(context, html! { (context.t("selection-anywhere")) }, &coverage.country, widest, true));
    rows
}

fn by_stage(context: &Context, coverage: &Coverage) -> Vec<Vec<Cell>> {
    let lines = || coverage.stages.iter().map(|(_, line)| line).chain([&coverage.no_stage]);
    let widest = lines().map(|line| line.open_gaps).max().unwrap_or(0);
    let mut rows: Vec<Vec<Cell>> = coverage
        .stages
        .iter()
        .map(|(stage, line)| {
            let name = initiatives::words::stage(context.language, *stage);
            row(context, html! { (name) }, line, widest, false)
        })
        .collect();
    let none = html! { (context.t("selection-coverage-no-stage")) };
    rows.push(row(context, none, &coverage.no_stage, widest, false));
    rows
}

fn row(context: &Context, name: Markup, line: &Line, widest: usize, with_projects: bool) -> Vec<Cell> {
    let number = |count: usize| html! { (context.language.whole(count as u64)) };
    let mut cells = vec![name, number(line.initiatives), number(line.open_gaps)];
    if with_projects {
        cells.push(number(line.projects));
        cells.push(html! { (context.language.whole(line.firms)) });
    }
    cells.push(number(line.closed_gaps));
    cells.push(number(line.left()));
    #[expect(clippy::cast_precision_loss, reason = "the width of a bar")]
    let share = |count: usize| format!("{:.2}%", count as f64 * 100.0 / widest.max(1) as f64);
    cells.push(html! {
        svg class="ht-coverage" aria-hidden="true" {
            rect class="of" width=(share(line.open_gaps)) height="14" {}
            rect width=(share(line.closed_gaps)) height="14" {}
        }
    });
    cells
}

/// As a file: a line a county.
pub(in crate::funding) fn table(context: &Context, name: String, coverage: &Coverage) -> Table {
    let whole = |count: usize| Field::from(u32::try_from(count).unwrap_or(u32::MAX));
    let line = |code: &str, line: &Line| {
        vec![
            code.into(),
            county(context, code).into(),
            whole(line.initiatives),
            whole(line.open_gaps),
            whole(line.projects),
            Field::from(u32::try_from(line.firms).unwrap_or(u32::MAX)),
            whole(line.closed_gaps),
            whole(line.left()),
        ]
    };
    let counties = coverage.counties.iter().map(|(code, of)| line(code, of));
    Table {
        name,
        columns: vec![
            "county",
            "name",
            "initiatives",
            "open_gaps",
            "projects",
            "firms",
            "closed_gaps",
            "gaps_left",
        ],
        rows: counties.chain([line("", &coverage.country)]).collect(),
        note: Some(context.t("selection-coverage-text")),
    }
}
