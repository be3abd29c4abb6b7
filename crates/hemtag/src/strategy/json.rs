//! The strategy as JSON, in the form that docs/json.md describes. Money is in kronor, as exact decimals.

use ::strategy::{
    BreakEven, Feasible, HomeOrAbroad, Path, ProcessAdvice, Reason, UnitCost, advice::MADE_OF,
    cost::Percentiles, data::Economics, ownership::Band,
};
use serde_json::{Map, Number, Value, json};
use vocabulary::{MaterialId, Money, ProcessId, Vocabulary};

use super::{
    model::{Makers, NeedStrategy},
    reasons,
};
use crate::words::Language;

/// The version of the form: raised when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// The whole answer.
#[must_use]
pub fn whole(language: Language, advised: &NeedStrategy) -> Value {
    let answer = &advised.answer;
    let part = &advised.question.part;
    json!({
        "version": VERSION,
        "need": {
            "title": advised.need.title,
            "part": advised.part,
            "part_name": advised.part_name,
            "parts": advised.need.parts.len().max(1),
        },
        "currency": "SEK",
        "data_version": answer.data_version,
        "seed": answer.seed,
        "draws": answer.draws,
        "part": {
            "materials": part.materials.iter().map(|&id| material_code(id)).collect::<Vec<_>>(),
            "sides_mm": part.size.map(strategy::part::Size::sides_mm),
            "mass_kg": part.mass.map(vocabulary::Mass::kg),
            "wall_mm": part.wall.map(vocabulary::Length::mm),
            "it": part.tolerance.map(|grade| f64::from(grade.0) / 1000.0),
            "shape": part.shape(),
        },
        "unknown": answer.unknowns.iter().map(|&unknown| json!({
            "field": unknown, "question": reasons::unknown(language, unknown),
        })).collect::<Vec<_>>(),
        "processes": answer.processes.iter().map(|p| process(language, p)).collect::<Vec<_>>(),
        "cheapest": answer.cheapest.iter().map(|(n, id)| json!({
            "quantity": n, "process": process_code(*id),
        })).collect::<Vec<_>>(),
        "break_evens": answer.break_evens.iter().map(break_even).collect::<Vec<_>>(),
        "path": answer.path.as_ref().map_or_else(Vec::new, |path| steps(path, &advised.makers)),
        "path_cost": answer.path.as_ref().map(|path| percentiles_of_money(path.cost)),
        "path_p_cheapest": answer.path.as_ref().map(|path| share(path.p_cheapest)),
        "home_or_abroad": answer.home_or_abroad.as_ref().map(|h| home_or_abroad(language, h)),
    })
}

fn process(language: Language, process: &ProcessAdvice) -> Value {
    json!({
        "process": process_code(process.process),
        "name": Vocabulary::embedded().processes().get(process.process).name(language.of_terms()),
        "feasible": match process.feasible {
            Feasible::Yes => Some(true),
            Feasible::No => Some(false),
            Feasible::Unknown => None,
        },
        "excluded_by": process.excluded_by.iter().map(|r| reason(language, r)).collect::<Vec<_>>(),
        "depends_on": process.depends_on,
        "asked_for": process.asked_for,
        "machined_afterwards": process.needs_finishing,
        "material": process.material.map(material_code),
        "unit_cost": process.unit_cost.iter().map(unit_cost).collect::<Vec<_>>(),
        "days_to_first": process.days_to_first.map(|d| json!({
            "p10": d.p10.round(), "p50": d.p50.round(), "p90": d.p90.round(),
        })),
    })
}

fn reason(language: Language, reason: &Reason) -> Value {
    let mut told = Map::new();
    let mut put = |name: &str, value: Value| told.insert(name.to_owned(), value);
    put("rule", reason.rule().into());
    match reason {
        Reason::Material { asked, takes } => {
            put("asked", asked.iter().map(|&id| material_code(id)).collect());
            put("limit", takes.iter().map(|&id| material_code(id)).collect());
        }
        Reason::Shape { is, makes } => {
            put("asked", json!(is));
            put("limit", json!(makes));
        }
        Reason::NotRound { sides_mm } => {
            put("asked", json!(sides_mm));
        }
        Reason::TooLarge { mm, largest_mm: limit }
        | Reason::TooSmall { mm, smallest_mm: limit }
        | Reason::WallTooThin { mm, thinnest_mm: limit }
        | Reason::WallTooThick { mm, thickest_mm: limit } => {
            put("asked", json!(mm));
            put("limit", json!(limit));
            put("unit", "mm".into());
        }
        Reason::ToleranceTooFine { it, finest_it, finishing_it } => {
            put("asked", json!(it));
            put("limit", json!(finest_it));
            put("machined_afterwards", json!(finishing_it));
            put("unit", "IT".into());
        }
    }
    put("message", reasons::reason(language, reason).into());
    Value::Object(told)
}

fn unit_cost(cost: &UnitCost) -> Value {
    let made_of: Map<String, Value> = MADE_OF
        .iter()
        .zip(cost.at_likely)
        .map(|(name, money)| ((*name).to_owned(), decimal(money)))
        .collect();
    json!({
        "quantity": cost.quantity,
        "p10": decimal(cost.p10),
        "p50": decimal(cost.p50),
        "p90": decimal(cost.p90),
        "usual": cost.usual,
        "cavities": cost.cavities,
        "p_cheapest": share(cost.p_cheapest),
        "at_likely": made_of,
    })
}

fn break_even(break_even: &BreakEven) -> Value {
    let pieces = break_even.pieces;
    json!({
        "from": process_code(break_even.from),
        "to": process_code(break_even.to),
        "p_none": share(break_even.p_none),
        "p_from_first": share(break_even.p_from_first),
        "p10": pieces.map(|p| p.p10.ceil()),
        "p50": pieces.map(|p| p.p50.ceil()),
        "p90": pieces.map(|p| p.p90.ceil()),
    })
}

fn steps(path: &Path, makers: &[Makers]) -> Vec<Value> {
    path.steps
        .iter()
        .zip(makers)
        .map(|(step, makers)| {
            json!({
                "stage": step.stage.code(),
                "quantity": step.pieces,
                "process": process_code(step.process),
                "new_tools": step.enters,
                "cost": percentiles_of_money(step.cost),
                "makers": { "exact": makers.exact, "ask": makers.ask },
                "gap": makers.is_gap(),
            })
        })
        .collect()
}

fn home_or_abroad(language: Language, compared: &HomeOrAbroad) -> Value {
    json!({
        "abroad": compared.abroad,
        "quantity": compared.quantity,
        "process": process_code(compared.process),
        "verdict": compared.verdict.code(),
        "p_home_cheaper": share(compared.p_home_cheaper),
        "verdict_five_years": compared.verdict_five_years.code(),
        "p_home_cheaper_five_years": share(compared.p_home_cheaper_five_years),
        "home": band(compared.home),
        "abroad_cost": band(compared.abroad_cost),
        "difference": band(compared.difference),
        "factors": compared.factors.iter().map(|line| json!({
            "factor": line.code,
            "name": reasons::factor_name(language, &line.code),
            "hardness": line.hardness,
            "source": source_of(&line.code),
            "home": decimal(line.home),
            "abroad": decimal(line.abroad),
            "difference_so_far": decimal(line.difference_so_far),
            "p_home_cheaper_so_far": share(line.p_home_cheaper_so_far),
        })).collect::<Vec<_>>(),
        "skipped": compared.skipped,
        "drivers": compared.drivers.iter().map(|driver| json!({
            "input": driver.input,
            "name": reasons::input(language, &driver.input),
            "variance_share": share(driver.variance_share),
            "value": {
                "p10": figures(driver.value[0]), "p50": figures(driver.value[1]), "p90": figures(driver.value[2]),
            },
            "difference_at_p10": decimal(money(driver.difference_at_low)),
            "difference_at_p90": decimal(money(driver.difference_at_high)),
        })).collect::<Vec<_>>(),
        "turning_points": compared.turning_points.iter().map(|point| json!({
            "input": point.input,
            "name": reasons::input(language, &point.input),
            "value": figures(point.value),
            "turns_at": point.turns_at.map(figures),
            "within_range": point.within_range,
        })).collect::<Vec<_>>(),
        "by_quantity": compared.by_quantity.iter().map(|at| json!({
            "quantity": at.quantity,
            "process": process_code(at.process),
            "p_home_cheaper": share(at.p_home_cheaper),
            "p_home_cheaper_five_years": share(at.p_home_cheaper_five_years),
        })).collect::<Vec<_>>(),
    })
}

fn source_of(factor: &str) -> Option<&'static str> {
    Economics::embedded().factors.iter().find(|f| f.code == factor).map(|f| f.source.as_str())
}

/// Money as a number of JSON: its digits are the decimal's own.
fn decimal(money: Money) -> Value {
    money.decimal().parse::<Number>().map_or(Value::Null, Value::Number)
}

fn money(kronor: f64) -> Money {
    let none = Money { currency: vocabulary::Currency::SEK, ten_thousandths: 0 };
    Money::from_estimate(kronor, vocabulary::Currency::SEK).unwrap_or(none)
}

fn band(band: Band) -> Value {
    json!({ "p10": decimal(band.p10), "p50": decimal(band.p50), "p90": decimal(band.p90) })
}

fn percentiles_of_money(p: Percentiles) -> Value {
    json!({ "p10": decimal(money(p.p10)), "p50": decimal(money(p.p50)), "p90": decimal(money(p.p90)) })
}

/// Four significant figures: more than a range knows.
fn figures(value: f64) -> f64 {
    format!("{value:.3e}").parse().unwrap_or(value)
}

/// Four decimals: there are some ten thousand draws.
fn share(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

fn process_code(id: ProcessId) -> &'static str {
    &Vocabulary::embedded().processes().get(id).code
}

fn material_code(id: MaterialId) -> &'static str {
    &Vocabulary::embedded().materials().get(id).code
}
