//! What a piece costs at each number, with bands: plot, table, files.

use maud::{Markup, html};
use strategy::{Feasible, ProcessAdvice, UnitCost};
use vocabulary::Money;

use super::{
    plots::{self, Axis, MOST_SERIES, Series},
    process,
};
use crate::{
    http::{
        Context,
        components::{Column, data_table},
        download::{self, Cell, Table},
    },
    strategy::{
        NeedStrategy, reasons,
        told::{amount, name},
    },
    words::Language,
};

/// Processes in the table; the others are in the file.
pub(in crate::strategy) const TOLD: usize = 12;

pub(super) fn section(context: &Context, advised: &NeedStrategy, base: &str, query: &str) -> Markup {
    let with_costs = in_order(advised);
    if with_costs.is_empty() {
        return html! {};
    }
    let l = context.language;
    let drawn: Vec<&&ProcessAdvice> = with_costs.iter().take(MOST_SERIES).collect();
    let plot = plot(l, &with_costs);
    let quantities: Vec<u32> = with_costs[0].unit_cost.iter().map(|c| c.quantity).collect();
    let mut columns = vec![Column::text(context.t("strategy-process"))];
    columns.extend(quantities.iter().map(|n| Column::number(l.pieces(*n))));
    let rows: Vec<Vec<Markup>> = with_costs
        .iter()
        .take(TOLD)
        .enumerate()
        .map(|(number, process)| row(context, number, process, &process::address(base, process, query)))
        .collect();
    let mut asked: Vec<strategy::part::Unknown> =
        with_costs.iter().flat_map(|p| p.depends_on.iter().copied()).collect();
    asked.sort_unstable();
    asked.dedup();
    let asked: Vec<String> = asked.into_iter().map(|unknown| reasons::unknown(l, unknown)).collect();
    let asked = (!asked.is_empty()).then(|| asked.join("; "));
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.t("strategy-costs-title")) }
            p class="ht-prose" { (context.ta("strategy-costs-lead", &[("draws", l.whole(advised.answer.draws).into())])) }
            @if let Some(plot) = plot {
                figure class="ht-plotbox" {
                    (plot)
                    figcaption {
                        ol class="ht-legend" {
                            @for process in &drawn { li { (name(l, process.process)) } }
                        }
                        p { (context.t("strategy-plot-note")) }
                    }
                }
            }
            (data_table(&context.t("strategy-costs-caption"), &columns, &rows))
            @if let Some(asked) = asked {
                p class="ht-source" { (context.ta("strategy-depends", &[("on", asked.into())])) }
            }
            @if with_costs.len() > TOLD { p { (l.counted("strategy-more-in-file", (with_costs.len() - TOLD) as u64)) } }
            (download::links(context, &format!("{base}/costs"), query))
        }
    }
}

/// The processes with costs. Those that are the cheapest somewhere come first: they are what is decided between.
pub(in crate::strategy) fn in_order(advised: &NeedStrategy) -> Vec<&ProcessAdvice> {
    let mut with_costs: Vec<&ProcessAdvice> =
        advised.answer.processes.iter().filter(|p| !p.unit_cost.is_empty()).collect();
    let first = |p: &&ProcessAdvice| advised.answer.cheapest.iter().position(|(_, id)| *id == p.process);
    with_costs.sort_by_key(|p| first(p).unwrap_or(usize::MAX));
    with_costs
}

/// Cost against number for the first few, by their place in the order.
pub(in crate::strategy) fn plot(l: Language, in_order: &[&ProcessAdvice]) -> Option<Markup> {
    let series: Vec<Series> = in_order.iter().take(MOST_SERIES).map(|process| series(process)).collect();
    let pieces = |n: f64| l.number(n, 0);
    let kronor = |n: f64| l.number(n, if n < 1.0 { 3 } else { 0 });
    plots::by_ratio(
        &series,
        &Axis { label: &l.t("strategy-plot-pieces"), tick: &pieces },
        &Axis { label: &l.t("strategy-plot-kronor"), tick: &kronor },
    )
}

fn series(process: &ProcessAdvice) -> Series {
    let point = |cost: &UnitCost| (f64::from(cost.quantity), [cost.p10, cost.p50, cost.p90].map(kronor));
    Series { points: process.unit_cost.iter().map(point).collect() }
}

pub(in crate::strategy) fn kronor(money: Money) -> f64 {
    money.decimal().parse().unwrap_or(f64::NAN)
}

fn row(context: &Context, number: usize, process: &ProcessAdvice, address: &str) -> Vec<Markup> {
    let l = context.language;
    let mut cells = vec![html! {
        @if number < MOST_SERIES { (number + 1) ". " }
        a class="ds-link" href=(context.href(address)) { (name(l, process.process)) }
        @if process.feasible == Feasible::Unknown {
            " " span class="ht-sure" { (context.t("strategy-may")) }
        }
    }];
    cells.extend(process.unit_cost.iter().map(|cost| {
        html! {
            div {
                (amount(l, cost.p50)) @if !cost.usual { "*" }
                br; span class="ht-sure" { (amount(l, cost.p10)) "–" (amount(l, cost.p90)) }
            }
        }
    }));
    cells
}

/// All of it as rows: one for each process and number.
pub(super) fn table(context: &Context, advised: &NeedStrategy) -> Table {
    let l = context.language;
    let rows = advised.answer.processes.iter().flat_map(|process| {
        process.unit_cost.iter().map(move |cost| {
            let mut row: Vec<Cell> = vec![
                process_code(process).into(),
                name(l, process.process).into(),
                (if process.feasible == Feasible::Yes { "yes" } else { "unknown" }).into(),
                cost.quantity.into(),
            ];
            row.extend([cost.p10, cost.p50, cost.p90].map(|money| Cell::Number(kronor(money))));
            row.push(Cell::Number(cost.p_cheapest));
            row.push((if cost.usual { "yes" } else { "no" }).into());
            row.extend(cost.at_likely.map(|money| Cell::Number(kronor(money))));
            row
        })
    });
    let mut columns = vec![
        "process",
        "name",
        "feasible",
        "pieces",
        "p10_sek",
        "p50_sek",
        "p90_sek",
        "share_cheapest",
        "usual",
    ];
    columns.extend([
        "likely_material_sek",
        "likely_machine_sek",
        "likely_labour_sek",
        "likely_energy_sek",
        "likely_finishing_sek",
        "likely_set_up_sek",
        "likely_tooling_sek",
    ]);
    Table {
        name: "hemtag-strategy-costs".to_owned(),
        columns,
        rows: rows.collect(),
        note: Some(
            context.ta("strategy-figures", &[("version", advised.answer.data_version.as_str().into())]),
        ),
    }
}

fn process_code(process: &ProcessAdvice) -> String {
    vocabulary::Vocabulary::embedded().processes().get(process.process).code.clone()
}
