//! The strategy for the terminal: a table of costs, then what is decided between, along which path, and where.

use std::fmt::Write as _;

use ::strategy::{Feasible, ProcessAdvice, UnitCost};
use vocabulary::Vocabulary;

use super::{
    model::{NeedStrategy, verdict_key},
    reasons,
    told::{amount, band_of, kronor, name, percent, rounded},
};
use crate::words::Language;

/// Processes that are told in full; the others are counted.
const TOLD: usize = 12;

/// The whole answer as text.
#[must_use]
pub fn whole(language: Language, advised: &NeedStrategy) -> String {
    let mut out = String::new();
    heading(&mut out, language, advised);
    costs(&mut out, language, advised);
    cheapest(&mut out, language, advised);
    path(&mut out, language, advised);
    home_or_abroad(&mut out, language, advised);
    excluded(&mut out, language, advised);
    line(&mut out, 0, "");
    let args = [("version", advised.answer.data_version.as_str().into())];
    line(&mut out, 0, &language.ta("strategy-figures", &args));
    out
}

fn line(out: &mut String, indent: usize, text: &str) {
    let _ = writeln!(
        out,
        "{}{}",
        " ".repeat(if text.is_empty() { 0 } else { indent }),
        text.replace('\u{a0}', " ")
    );
}

fn heading(out: &mut String, l: Language, advised: &NeedStrategy) {
    let title = if advised.part_name.is_empty() { l.t("text-untitled") } else { advised.part_name.clone() };
    line(out, 0, &title);
    line(out, 0, &"=".repeat(title.chars().count()));
    let parts = advised.need.parts.len();
    if parts > 1 {
        let args =
            [("part", l.whole(advised.part as u64 + 1).into()), ("parts", l.whole(parts as u64).into())];
        line(out, 0, &l.ta("strategy-one-of-parts", &args));
    }
    if !advised.answer.unknowns.is_empty() {
        line(out, 0, "");
        line(out, 0, &l.t("strategy-unknown-title"));
        for &unknown in &advised.answer.unknowns {
            line(out, 2, &format!("- {}", reasons::unknown(l, unknown)));
        }
    }
}

fn costs(out: &mut String, l: Language, advised: &NeedStrategy) {
    let with_costs = |feasible| {
        let all = advised.answer.processes.iter();
        all.filter(move |p| p.feasible == feasible && !p.unit_cost.is_empty()).collect::<Vec<_>>()
    };
    for (feasible, key) in [(Feasible::Yes, "strategy-can-title"), (Feasible::Unknown, "strategy-may-title")]
    {
        let processes = with_costs(feasible);
        if processes.is_empty() {
            continue;
        }
        line(out, 0, "");
        line(out, 0, &l.t(key));
        table(out, l, &processes);
        for process in processes.iter().take(TOLD).filter(|p| !p.depends_on.is_empty()) {
            let asked: Vec<String> = process.depends_on.iter().map(|u| reasons::unknown(l, *u)).collect();
            line(out, 4, &format!("{}: {}", name(l, process.process), asked.join("; ")));
        }
        if processes.len() > TOLD {
            line(out, 2, &l.counted("strategy-more", (processes.len() - TOLD) as u64));
        }
    }
}

/// A row for each process, a column for each number: what lies in the middle, and the band beneath.
fn table(out: &mut String, l: Language, processes: &[&ProcessAdvice]) {
    let told: Vec<&&ProcessAdvice> = processes.iter().take(TOLD).collect();
    let quantities: Vec<String> = told[0].unit_cost.iter().map(|c| l.pieces(c.quantity)).collect();
    let cells: Vec<Vec<String>> =
        told.iter().map(|p| p.unit_cost.iter().map(|c| cell(l, c)).collect()).collect();
    let width = |text: &str| text.chars().count();
    let names: Vec<String> = told.iter().map(|p| name(l, p.process)).collect();
    let first = names.iter().map(|n| width(n)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..quantities.len())
        .map(|i| cells.iter().map(|row| width(&row[i])).chain([width(&quantities[i])]).max().unwrap_or(0))
        .collect();
    let row = |head: &str, cells: &[String]| {
        let mut text = format!("{head}{}", " ".repeat(first - width(head)));
        for (cell, &wide) in cells.iter().zip(&widths) {
            let _ = write!(text, "  {}{cell}", " ".repeat(wide - width(cell)));
        }
        text
    };
    line(out, 2, &row("", &quantities));
    for (name, cells) in names.iter().zip(&cells) {
        line(out, 2, &row(name, cells));
    }
}

fn cell(l: Language, cost: &UnitCost) -> String {
    let usual = if cost.usual { "" } else { "*" };
    format!("{} ({}–{}){usual}", amount(l, cost.p50), amount(l, cost.p10), amount(l, cost.p90))
}

fn cheapest(out: &mut String, l: Language, advised: &NeedStrategy) {
    let answer = &advised.answer;
    if answer.cheapest.is_empty() {
        return;
    }
    line(out, 0, "");
    line(out, 0, &l.t("strategy-cheapest-title"));
    for &(quantity, process) in &answer.cheapest {
        let of = answer.processes.iter().find(|p| p.process == process);
        let cost = of.and_then(|p| p.unit_cost.iter().find(|c| c.quantity == quantity));
        if let Some(cost) = cost {
            let args = [
                ("pieces", l.pieces(quantity).into()),
                ("process", name(l, process).into()),
                ("cost", kronor(l, cost.p50).into()),
                ("share", percent(l, cost.p_cheapest).into()),
            ];
            line(out, 2, &l.ta("strategy-cheapest", &args));
        }
    }
    if !answer.break_evens.is_empty() {
        line(out, 0, "");
        line(out, 0, &l.t("strategy-break-even-title"));
    }
    for found in &answer.break_evens {
        let whole = |n: f64| l.number(n.ceil(), 0);
        let mut args = vec![
            ("from", name(l, found.from).into()),
            ("to", name(l, found.to).into()),
            ("none", percent(l, found.p_none).into()),
        ];
        let told = match found.pieces {
            Some(pieces) => {
                args.push(("middle", whole(pieces.p50).into()));
                args.push(("low", whole(pieces.p10).into()));
                args.push(("high", whole(pieces.p90).into()));
                l.ta("strategy-break-even", &args)
            }
            None => l.ta("strategy-no-break-even", &args),
        };
        line(out, 2, &told);
    }
}

fn path(out: &mut String, l: Language, advised: &NeedStrategy) {
    let Some(path) = &advised.answer.path else { return };
    line(out, 0, "");
    line(out, 0, &l.ta("strategy-path-title", &[("share", percent(l, path.p_cheapest).into())]));
    for (step, makers) in path.steps.iter().zip(&advised.makers) {
        let stage = step.stage.name(l.of_terms());
        let pieces = l.pieces(step.pieces);
        let tools = if step.enters { format!(", {}", l.t("strategy-enters")) } else { String::new() };
        let process = name(l, step.process);
        line(out, 2, &format!("{stage}, {pieces}: {process}{tools}, {}", band_of(l, step.cost)));
        let told = match makers.is_gap() {
            None => l.t("strategy-makers-unknown"),
            Some(true) => l.t("strategy-makers-none"),
            Some(false) => {
                let args = [("exact", l.whole(makers.exact).into()), ("ask", l.whole(makers.ask).into())];
                l.ta("strategy-makers", &args)
            }
        };
        line(out, 4, &told);
        let days = advised.answer.processes.iter().find(|p| p.process == step.process);
        if let Some(days) = days.and_then(|p| p.days_to_first).filter(|_| step.enters) {
            let whole = |n: f64| l.number(n.round(), 0);
            let args = [
                ("middle", whole(days.p50).into()),
                ("low", whole(days.p10).into()),
                ("high", whole(days.p90).into()),
            ];
            line(out, 4, &l.ta("strategy-days", &args));
        }
    }
    line(out, 2, &l.ta("strategy-path-cost", &[("cost", band_of(l, path.cost).into())]));
}

fn home_or_abroad(out: &mut String, l: Language, advised: &NeedStrategy) {
    let Some(compared) = &advised.answer.home_or_abroad else { return };
    let countries = Vocabulary::embedded().countries();
    let country = countries.find(&compared.abroad).map_or(compared.abroad.as_str(), |c| c.name(l.of_terms()));
    line(out, 0, "");
    let args = [
        ("country", country.into()),
        ("pieces", l.pieces(compared.quantity).into()),
        ("process", name(l, compared.process).into()),
    ];
    line(out, 0, &l.ta("strategy-where-title", &args));
    line(out, 2, &l.t(verdict_key(compared.verdict)));
    let args = [
        ("today", percent(l, compared.p_home_cheaper).into()),
        ("later", percent(l, compared.p_home_cheaper_five_years).into()),
    ];
    line(out, 2, &l.ta("strategy-p-home", &args));
    for (key, band) in [
        ("strategy-cost-home", compared.home),
        ("strategy-cost-abroad", compared.abroad_cost),
        ("strategy-difference", compared.difference),
    ] {
        let args = [
            ("middle", kronor(l, band.p50).into()),
            ("low", kronor(l, band.p10).into()),
            ("high", kronor(l, band.p90).into()),
        ];
        line(out, 2, &format!("{}: {}", l.t(key), l.ta("strategy-band", &args)));
    }
    line(out, 2, &l.t("strategy-drivers-title"));
    for (driver, point) in compared.drivers.iter().zip(&compared.turning_points) {
        let at = |value: f64| rounded(l, value);
        let turns = match point.turns_at {
            Some(value) => {
                let key = if point.within_range { "strategy-turns-within" } else { "strategy-turns-beyond" };
                l.ta(key, &[("value", at(point.value).into()), ("turns", at(value).into())])
            }
            None => l.t("strategy-turns-never"),
        };
        let carried = percent(l, driver.variance_share);
        line(out, 4, &format!("{carried}  {}: {turns}", reasons::input(l, &driver.input)));
    }
}

fn excluded(out: &mut String, l: Language, advised: &NeedStrategy) {
    let excluded: Vec<&ProcessAdvice> =
        advised.answer.processes.iter().filter(|p| p.feasible == Feasible::No).collect();
    if excluded.is_empty() {
        return;
    }
    line(out, 0, "");
    line(out, 0, &l.counted("strategy-excluded-title", excluded.len() as u64));
    for process in excluded {
        let told: Vec<String> = process.excluded_by.iter().map(|r| reasons::reason(l, r)).collect();
        line(out, 2, &format!("{}: {}", name(l, process.process), told.join(" ")));
    }
}
