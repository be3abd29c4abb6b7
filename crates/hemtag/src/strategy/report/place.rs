//! Home or abroad: the verdict, what it rests on and what would have to be true, and how the difference comes together.

use ::strategy::{HomeOrAbroad, ownership::Band};
use documents::{Block, Cell, Column, Figure, Number, Section, Table};
use vocabulary::Vocabulary;

use super::drawings;
use crate::{
    strategy::{
        NeedStrategy,
        model::verdict_key,
        page::where_made::{tornado, turns, waterfall},
        reasons,
        told::{amount, kronor, kronor_of, name, percent},
    },
    words::Language,
};

pub(super) fn section(l: Language, advised: &NeedStrategy) -> Option<Section> {
    let compared = advised.answer.home_or_abroad.as_ref()?;
    let countries = Vocabulary::embedded().countries();
    let country = countries.find(&compared.abroad).map_or(compared.abroad.as_str(), |c| c.name(l.of_terms()));
    let args = [
        ("country", country.into()),
        ("pieces", l.pieces(compared.quantity).into()),
        ("process", name(l, compared.process).into()),
    ];
    let mut blocks =
        vec![Block::Lead(l.t(verdict_key(compared.verdict))), Block::Numbers(numbers(l, compared))];
    carried_by(l, compared, &mut blocks);
    made_up_of(l, compared, &mut blocks);
    blocks.push(Block::Table(by_quantity(l, compared)));
    super::section(l.ta("strategy-where-title", &args), blocks)
}

fn numbers(l: Language, compared: &HomeOrAbroad) -> Vec<Number> {
    let later = percent(l, compared.p_home_cheaper_five_years);
    let number = |key: &str, band: Band| Number {
        label: l.t(key),
        value: kronor(l, band.p50),
        note: l
            .ta("report-range", &[("low", amount(l, band.p10).into()), ("high", kronor(l, band.p90).into())]),
    };
    vec![
        Number {
            label: l.t("strategy-chance"),
            value: percent(l, compared.p_home_cheaper),
            note: l.ta("strategy-chance-later", &[("later", later.into())]),
        },
        number("strategy-cost-home", compared.home),
        number("strategy-cost-abroad", compared.abroad_cost),
        number("strategy-difference", compared.difference),
    ]
}

/// Which figures carry the answer, and what each would have to be for it to turn.
fn carried_by(l: Language, compared: &HomeOrAbroad, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(l.t("report-drivers-title")));
    if let Some(plot) = tornado(l, compared) {
        blocks.push(Block::Figure(Figure {
            svg: drawings::alone(plot),
            alternative: l.t("report-tornado-plot"),
            caption: l.t("strategy-tornado-note"),
        }));
    }
    let rows = compared.drivers.iter().zip(&compared.turning_points).map(|(driver, point)| {
        vec![
            reasons::input(l, &driver.input).into(),
            percent(l, driver.variance_share).into(),
            kronor_of(l, driver.difference_at_low).into(),
            kronor_of(l, driver.difference_at_high).into(),
            turns(l, point).into(),
        ]
    });
    blocks.push(Block::Table(Table {
        caption: l.t("strategy-drivers-caption"),
        columns: vec![
            Column::text(l.t("strategy-driver")),
            Column::number(l.t("strategy-driver-share")),
            Column::number(l.t("strategy-driver-low")),
            Column::number(l.t("strategy-driver-high")),
            Column::text(l.t("strategy-driver-turns")),
        ],
        rows: rows.collect(),
        named_rows: true,
        empty: l.t("report-no-drivers"),
    }));
}

/// From the price through each factor to the whole difference.
fn made_up_of(l: Language, compared: &HomeOrAbroad, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(l.t("strategy-factors-title")));
    if let Some(plot) = waterfall(l, compared) {
        blocks.push(Block::Figure(Figure {
            svg: drawings::alone(plot),
            alternative: l.t("report-waterfall-plot"),
            caption: l.t("strategy-waterfall-note"),
        }));
    }
    let rows = compared.factors.iter().map(|line| {
        vec![
            reasons::factor_name(l, &line.code).into(),
            amount(l, line.home).into(),
            amount(l, line.abroad).into(),
            amount(l, line.difference_so_far).into(),
            percent(l, line.p_home_cheaper_so_far).into(),
        ]
    });
    blocks.push(Block::Table(Table {
        caption: l.t("strategy-factors-caption"),
        columns: vec![
            Column::text(l.t("strategy-factor")),
            Column::number(l.t("strategy-home")),
            Column::number(l.t("strategy-abroad")),
            Column::number(l.t("strategy-difference-so-far")),
            Column::number(l.t("strategy-chance-so-far")),
        ],
        rows: rows.collect(),
        named_rows: true,
        empty: String::new(),
    }));
}

fn by_quantity(l: Language, compared: &HomeOrAbroad) -> Table {
    let rows = compared.by_quantity.iter().map(|at| {
        vec![
            Cell::from(l.pieces(at.quantity)),
            name(l, at.process).into(),
            percent(l, at.p_home_cheaper).into(),
            percent(l, at.p_home_cheaper_five_years).into(),
        ]
    });
    Table {
        caption: l.t("report-places-caption"),
        columns: vec![
            Column::number(l.t("strategy-plot-pieces")),
            Column::text(l.t("strategy-process")),
            Column::number(l.t("report-today")),
            Column::number(l.t("report-five-years")),
        ],
        rows: rows.collect(),
        named_rows: true,
        empty: l.t("report-no-process"),
    }
}
