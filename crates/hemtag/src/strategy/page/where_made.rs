//! Home or abroad: the verdict, what it rests on (tornado), and how the difference comes together (waterfall).

use maud::{Markup, html};
use strategy::{
    HomeOrAbroad,
    used::{factor_at, input_at},
};
use vocabulary::Vocabulary;

use super::{
    costs::kronor as number,
    plots::{self, Bar},
};
use crate::{
    http::{
        Context,
        components::{Column, NumberFact, data_table, number_strip},
        download::{self, Cell, Table},
    },
    strategy::{
        NeedStrategy,
        figures::links,
        model::verdict_key,
        reasons,
        told::{kronor, kronor_of, name, percent, rounded},
    },
    words::Language,
};

pub(super) fn section(context: &Context, advised: &NeedStrategy, base: &str, query: &str) -> Markup {
    let Some(compared) = &advised.answer.home_or_abroad else { return html! {} };
    let l = context.language;
    let countries = Vocabulary::embedded().countries();
    let country = countries.find(&compared.abroad).map_or(compared.abroad.as_str(), |c| c.name(l.of_terms()));
    let args = [
        ("country", country.into()),
        ("pieces", l.pieces(compared.quantity).into()),
        ("process", name(l, compared.process).into()),
    ];
    let number = |key: &str, band: strategy::ownership::Band| NumberFact {
        label: context.t(key),
        value: kronor(l, band.p50),
        note: html! { (kronor(l, band.p10)) "–" (kronor(l, band.p90)) },
    };
    let chance = NumberFact {
        label: context.t("strategy-chance"),
        value: percent(l, compared.p_home_cheaper),
        note: html! { (context.ta("strategy-chance-later", &[("later", percent(l, compared.p_home_cheaper_five_years).into())])) },
    };
    html! {
        section class="ht-section" {
            h2 class="ds-heading" data-size="md" { (context.ta("strategy-where-title", &args)) }
            p class="ht-prose" { strong { (context.t(verdict_key(compared.verdict))) } }
            (number_strip(&[
                chance,
                number("strategy-cost-home", compared.home),
                number("strategy-cost-abroad", compared.abroad_cost),
                number("strategy-difference", compared.difference),
            ]))
            (carried_by(context, advised, compared, base, query))
            (made_up_of(context, advised, compared, base, query))
        }
    }
}

/// Which figures carry the answer, and what each would have to be for it to turn.
fn carried_by(
    context: &Context,
    advised: &NeedStrategy,
    compared: &HomeOrAbroad,
    base: &str,
    query: &str,
) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("strategy-driver")),
        Column::number(context.t("strategy-driver-share")),
        Column::number(context.t("strategy-driver-low")),
        Column::number(context.t("strategy-driver-high")),
        Column::text(context.t("strategy-driver-turns")),
    ];
    let made_by = advised.answer.processes.iter().find(|p| p.process == compared.process);
    let figure =
        |input: &str| input_at(input, &advised.question.part, made_by?, &compared.abroad, &advised.figures);
    let rows = compared.drivers.iter().zip(&compared.turning_points).map(|(driver, point)| {
        vec![
            links::link(context, figure(&driver.input).as_ref(), &reasons::input(l, &driver.input)),
            html! { (percent(l, driver.variance_share)) },
            html! { (kronor_of(l, driver.difference_at_low)) },
            html! { (kronor_of(l, driver.difference_at_high)) },
            html! { (turns(l, point)) },
        ]
    });
    let rows: Vec<Vec<Markup>> = rows.collect();
    html! {
        h3 class="ds-heading ht-section" data-size="sm" { (context.t("strategy-drivers-title")) }
        @if let Some(plot) = tornado(l, compared) {
            figure class="ht-plotbox" { (plot) figcaption { (context.t("strategy-tornado-note")) } }
        }
        (data_table(&context.t("strategy-drivers-caption"), &columns, &rows))
        (download::links(context, &format!("{base}/drivers"), query))
    }
}

/// A bar for each figure that carries the answer, about the difference as it is.
pub(in crate::strategy) fn tornado(l: Language, compared: &HomeOrAbroad) -> Option<Markup> {
    let bar = |driver: &strategy::ownership::Driver| Bar {
        label: reasons::input(l, &driver.input),
        from: driver.difference_at_low,
        to: driver.difference_at_high,
        said: percent(l, driver.variance_share),
        total: false,
    };
    let bars: Vec<Bar> = compared.drivers.iter().map(bar).collect();
    plots::bars(&bars, number(compared.difference.p50))
}

/// Where the answer turns when one figure changes alone, in words.
pub(in crate::strategy) fn turns(l: Language, point: &strategy::ownership::TurningPoint) -> String {
    let at = |value: f64| rounded(l, value);
    match point.turns_at {
        Some(value) => {
            let key = if point.within_range { "strategy-turns-within" } else { "strategy-turns-beyond" };
            l.ta(key, &[("value", at(point.value).into()), ("turns", at(value).into())])
        }
        None => l.t("strategy-turns-never"),
    }
}

/// A bar for each factor, from where the one before it ended, and the sum.
pub(in crate::strategy) fn waterfall(l: Language, compared: &HomeOrAbroad) -> Option<Markup> {
    let mut bars = Vec::with_capacity(compared.factors.len() + 1);
    let mut before = 0.0;
    for line in &compared.factors {
        let so_far = number(line.difference_so_far);
        bars.push(Bar {
            label: reasons::factor_name(l, &line.code),
            from: before,
            to: so_far,
            said: kronor_of(l, so_far - before),
            total: false,
        });
        before = so_far;
    }
    bars.push(Bar {
        label: l.t("strategy-difference"),
        from: 0.0,
        to: before,
        said: kronor_of(l, before),
        total: true,
    });
    plots::bars(&bars, 0.0)
}

/// From the price through each factor to the whole difference.
fn made_up_of(
    context: &Context,
    advised: &NeedStrategy,
    compared: &HomeOrAbroad,
    base: &str,
    query: &str,
) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("strategy-factor")),
        Column::number(context.t("strategy-home")),
        Column::number(context.t("strategy-abroad")),
        Column::number(context.t("strategy-difference-so-far")),
        Column::number(context.t("strategy-chance-so-far")),
    ];
    let figure = |code: &str| {
        let factor = advised.figures.factors.iter().find(|f| f.code == code)?;
        factor_at(factor, &compared.abroad, &advised.figures)
    };
    let row = |line: &strategy::ownership::FactorLine| {
        vec![
            links::link(context, figure(&line.code).as_ref(), &reasons::factor_name(l, &line.code)),
            html! { (kronor(l, line.home)) },
            html! { (kronor(l, line.abroad)) },
            html! { (kronor(l, line.difference_so_far)) },
            html! { (percent(l, line.p_home_cheaper_so_far)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = compared.factors.iter().map(row).collect();
    html! {
        h3 class="ds-heading ht-section" data-size="sm" { (context.t("strategy-factors-title")) }
        @if let Some(plot) = waterfall(l, compared) {
            figure class="ht-plotbox" { (plot) figcaption { (context.t("strategy-waterfall-note")) } }
        }
        details class="ds-details" {
            summary { (context.t("strategy-factors-caption")) }
            div { (data_table(&context.t("strategy-factors-caption"), &columns, &rows)) }
        }
        (download::links(context, &format!("{base}/factors"), query))
    }
}

pub(super) fn drivers(context: &Context, advised: &NeedStrategy) -> Option<Table> {
    let compared = advised.answer.home_or_abroad.as_ref()?;
    let rows = compared.drivers.iter().zip(&compared.turning_points).map(|(driver, point)| {
        let mut row: Vec<Cell> = vec![
            driver.input.clone().into(),
            reasons::input(context.language, &driver.input).into(),
            Cell::Number(driver.variance_share),
        ];
        row.extend(driver.value.map(Cell::Number));
        row.extend([driver.difference_at_low, driver.difference_at_high].map(Cell::Number));
        row.push(point.turns_at.map_or(Cell::Empty, Cell::Number));
        row
    });
    Some(Table {
        name: "hemtag-strategy-drivers".to_owned(),
        columns: vec![
            "input",
            "name",
            "variance_share",
            "p10",
            "p50",
            "p90",
            "difference_at_p10_sek",
            "difference_at_p90_sek",
            "turns_at",
        ],
        rows: rows.collect(),
        note: Some(
            context.ta("strategy-figures", &[("version", advised.answer.data_version.as_str().into())]),
        ),
    })
}

pub(super) fn factors(context: &Context, advised: &NeedStrategy) -> Option<Table> {
    let compared = advised.answer.home_or_abroad.as_ref()?;
    let rows = compared.factors.iter().map(|line| {
        vec![
            line.code.clone().into(),
            reasons::factor_name(context.language, &line.code).into(),
            Cell::Number(f64::from(line.hardness)),
            Cell::Number(number(line.home)),
            Cell::Number(number(line.abroad)),
            Cell::Number(number(line.difference_so_far)),
            Cell::Number(line.p_home_cheaper_so_far),
        ]
    });
    Some(Table {
        name: "hemtag-strategy-factors".to_owned(),
        columns: vec![
            "factor",
            "name",
            "hardness",
            "home_sek",
            "abroad_sek",
            "difference_so_far_sek",
            "p_home_cheaper_so_far",
        ],
        rows: rows.collect(),
        note: Some(
            context.ta("strategy-figures", &[("version", advised.answer.data_version.as_str().into())]),
        ),
    })
}
