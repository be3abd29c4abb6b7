//! A selection as docs/portfolio-file.md describes its JSON.

use funding::portfolio::{
    Call, Chosen, Portfolio, Value,
    call::{Money, WHOLE},
    check::{Reached, Worth},
};
use serde_json::{Value as Json, json};

/// What was chosen, by which method.
#[derive(Debug, Clone)]
pub struct Selection {
    pub method: &'static str,
    pub portfolio: Portfolio,
    pub worth: Worth,
    /// The bound and whether it is reached, where the method knows of one.
    pub proof: Option<Proof>,
    /// What can be explained.
    pub chosen: Option<Chosen>,
    /// Conditions that the method could not keep, in words.
    pub broken: Vec<String>,
    pub seconds: f64,
}

/// How much better anything could be.
#[derive(Debug, Clone, Copy)]
pub struct Proof {
    pub bound: Value,
    pub gap: f64,
    pub proven: bool,
}

impl From<&Chosen> for Proof {
    fn from(chosen: &Chosen) -> Proof {
        Proof { bound: chosen.bound, gap: chosen.gap(), proven: chosen.proven }
    }
}

/// The whole answer.
#[must_use]
pub fn whole(call: &Call, selection: &Selection, notes: &[String]) -> Json {
    let grants: Vec<Json> = selection
        .portfolio
        .grants
        .iter()
        .map(|grant| {
            json!({
                "id": call.projects[grant.project].id,
                "percent": grant.percent,
                "amounts": grant.amounts.iter().map(|amount| money(call, *amount)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let selected: Vec<&str> =
        selection.portfolio.grants.iter().map(|grant| call.projects[grant.project].id.as_str()).collect();
    let proof = selection.proof;
    json!({
        "method": selection.method,
        "selected": selected,
        "value": value(selection.worth.total),
        "cost": money(call, selection.portfolio.cost()),
        "bound": proof.map(|proof| value(proof.bound)),
        "gap": proof.map(|proof| proof.gap),
        "proven": proof.map(|proof| proof.proven),
        "seconds": selection.seconds,
        "years": call.years.iter().enumerate().map(|(place, year)| json!({
            "year": year.name,
            "appropriation": money(call, year.appropriation),
            "granted": money(call, selection.portfolio.grants.iter().map(|grant| grant.amounts[place]).sum()),
        })).collect::<Vec<_>>(),
        "grants": grants,
        "terms": terms(call, &selection.worth),
        "broken": selection.broken,
        "notes": notes,
    })
}

/// The value, term by term.
fn terms(call: &Call, worth: &Worth) -> Json {
    let reached = |reached: &Reached| {
        let units = number(i128::from(reached.hundredths), 100);
        (units, value(reached.worth))
    };
    json!({
        "criteria": call.criteria.iter().zip(&worth.criteria).map(|(criterion, worth)| json!({
            "name": criterion.name, "value": value(*worth),
        })).collect::<Vec<_>>(),
        "cells": call.cells.iter().zip(&worth.cells).map(|(cell, worth)| {
            let (units, value) = reached(worth);
            json!({ "sub_goal": cell.sub_goal, "region": cell.region, "branch": cell.branch, "units": units, "value": value })
        }).collect::<Vec<_>>(),
        "demand": call.demands.iter().zip(&worth.demands).map(|(demand, worth)| {
            let (units, value) = reached(worth);
            json!({ "name": demand.name, "units": units, "value": value })
        }).collect::<Vec<_>>(),
    })
}

/// Points; a whole number when they are whole.
#[must_use]
pub fn value(value: Value) -> Json {
    number(i128::from(value.0), i128::from(WHOLE))
}

/// Money in the call's currency; a whole number when it is whole.
#[must_use]
pub fn money(call: &Call, amount: Money) -> Json {
    number(i128::from(amount), 10_i128.pow(u32::from(call.money_decimals)))
}

#[expect(clippy::cast_precision_loss, reason = "JSON has no other numbers with decimals")]
fn number(above: i128, below: i128) -> Json {
    match i64::try_from(above / below) {
        Ok(whole) if above % below == 0 => json!(whole),
        _ => json!(above as f64 / below as f64),
    }
}
