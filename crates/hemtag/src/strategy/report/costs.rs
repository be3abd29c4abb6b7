//! What a piece costs at each number, by process.

use documents::{Block, Cell, Column, Figure, Section, Table};
use strategy::{Feasible, ProcessAdvice, UnitCost};

use super::drawings;
use crate::{
    strategy::{
        NeedStrategy,
        page::{
            costs::{TOLD, in_order, plot},
            plots::MOST_SERIES,
        },
        reasons,
        told::{amount, name},
    },
    words::{And, Language},
};

/// Numbers of pieces side by side; more go into a table of their own.
const SIDE_BY_SIDE: usize = 6;

pub(super) fn section(l: Language, advised: &NeedStrategy) -> Option<Section> {
    let with_costs = in_order(advised);
    let first = with_costs.first()?;
    let numbered: Vec<String> = with_costs.iter().enumerate().map(|(at, p)| numbered(l, at, p)).collect();
    let lead = l.ta("strategy-costs-lead", &[("draws", l.whole(advised.answer.draws).into())]);
    let mut blocks = vec![Block::Paragraph(lead)];
    if let Some(plot) = plot(l, &with_costs) {
        let drawn: Vec<String> = with_costs.iter().take(MOST_SERIES).map(|p| name(l, p.process)).collect();
        let args = [("processes", l.list(&drawn, And::And).into())];
        blocks.push(Block::Figure(Figure {
            svg: drawings::alone(plot),
            alternative: l.ta("report-costs-plot", &args),
            caption: format!(
                "{}. {}",
                numbered.iter().take(MOST_SERIES).map(String::as_str).collect::<Vec<_>>().join("; "),
                l.t("strategy-plot-note")
            ),
        }));
    }
    let columns = first.unit_cost.len();
    // Parted evenly: no column stands alone.
    let wide = columns.div_ceil(columns.div_ceil(SIDE_BY_SIDE).max(1)).max(1);
    for from in (0..columns).step_by(wide) {
        let to = columns.min(from + wide);
        blocks.push(Block::Table(table(l, &with_costs, &numbered, from..to)));
    }
    if with_costs.len() > TOLD {
        blocks.push(Block::Remark(l.counted("report-more", (with_costs.len() - TOLD) as u64)));
    }
    let mut asked: Vec<strategy::part::Unknown> =
        with_costs.iter().flat_map(|p| p.depends_on.iter().copied()).collect();
    asked.sort_unstable();
    asked.dedup();
    if !asked.is_empty() {
        let asked: Vec<String> = asked.into_iter().map(|unknown| reasons::unknown(l, unknown)).collect();
        blocks.push(Block::Remark(l.ta("strategy-depends", &[("on", asked.join("; ").into())])));
    }
    super::section(l.t("strategy-costs-title"), blocks)
}

fn table(
    l: Language,
    with_costs: &[&ProcessAdvice],
    numbered: &[String],
    columns: std::ops::Range<usize>,
) -> Table {
    let mut heads = vec![Column::text(l.t("strategy-process"))];
    heads.extend(
        with_costs[0].unit_cost[columns.clone()].iter().map(|c| Column::number(l.pieces(c.quantity))),
    );
    let rows = with_costs.iter().zip(numbered).take(TOLD).map(|(process, numbered)| {
        let mut row = vec![Cell::from(numbered.as_str())];
        row.extend(process.unit_cost[columns.clone()].iter().map(|cost| cell(l, cost)));
        row
    });
    Table {
        caption: l.t("report-costs-caption"),
        columns: heads,
        rows: rows.collect(),
        named_rows: true,
        empty: String::new(),
    }
}

/// With the number that it has in the plot.
fn numbered(l: Language, at: usize, process: &ProcessAdvice) -> String {
    let name = name(l, process.process);
    let may = if process.feasible == Feasible::Unknown {
        format!(" {}", l.t("strategy-may"))
    } else {
        String::new()
    };
    if at < MOST_SERIES { format!("{}. {name}{may}", at + 1) } else { format!("{name}{may}") }
}

fn cell(l: Language, cost: &UnitCost) -> Cell {
    let usual = if cost.usual { "" } else { "*" };
    Cell::noted(
        format!("{}{usual}", amount(l, cost.p50)),
        format!("{}–{}", amount(l, cost.p10), amount(l, cost.p90)),
    )
}
