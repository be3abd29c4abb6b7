//! The path over the stages, with what the register has for each: a stage that nobody can do is the gap.

use ::strategy::{Step, cost::Percentiles};
use documents::{Block, Cell, Column, Section, Table};
use vocabulary::{Currency, Money};

use super::About;
use crate::{
    strategy::{
        NeedStrategy,
        model::Makers,
        told::{amount, band_of, name, percent},
    },
    words::Language,
};

pub(super) fn section(l: Language, advised: &NeedStrategy, about: &About) -> Option<Section> {
    let path = advised.answer.path.as_ref()?;
    let rows = path.steps.iter().zip(&advised.makers).map(|(step, makers)| row(l, advised, step, *makers));
    let table = Table {
        caption: l.ta("strategy-path-title", &[("share", percent(l, path.p_cheapest).into())]),
        columns: vec![
            Column::text(l.t("report-stage")),
            Column::text(l.t("strategy-process")),
            Column::number(l.t("report-stage-cost")),
            Column::number(l.t("report-days")),
            Column::text(l.t("report-makers")),
        ],
        rows: rows.collect(),
        named_rows: true,
        empty: String::new(),
    };
    let cost = l.ta("strategy-path-cost", &[("cost", band_of(l, path.cost).into())]);
    let mut blocks = vec![Block::Table(table), Block::Paragraph(cost)];
    if about.examples {
        blocks.push(Block::Remark(l.t("report-examples")));
    }
    super::section(l.t("report-path-title"), blocks)
}

fn row(l: Language, advised: &NeedStrategy, step: &Step, makers: Makers) -> Vec<Cell> {
    let of = advised.answer.processes.iter().find(|p| p.process == step.process);
    let days = of.and_then(|p| p.days_to_first).filter(|_| step.enters);
    let makers = match makers.is_gap() {
        None => l.t("strategy-makers-unknown"),
        Some(true) => l.t("strategy-makers-none"),
        Some(false) => {
            let args = [("exact", l.whole(makers.exact).into()), ("ask", l.whole(makers.ask).into())];
            l.ta("report-makers-found", &args)
        }
    };
    vec![
        Cell::noted(step.stage.name(l.of_terms()), l.pieces(step.pieces)),
        Cell::noted(name(l, step.process), if step.enters { l.t("strategy-enters") } else { String::new() }),
        banded(step.cost, |kronor| {
            Money::from_estimate(kronor, Currency::SEK).map_or_else(String::new, |money| amount(l, money))
        }),
        days.map_or_else(|| Cell::from("–"), |days| banded(days, |days| l.number(days.round(), 0))),
        makers.into(),
    ]
}

fn banded(p: Percentiles, told: impl Fn(f64) -> String) -> Cell {
    Cell::noted(told(p.p50), format!("{}–{}", told(p.p10), told(p.p90)))
}
