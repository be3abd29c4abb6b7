//! A selection for the terminal.

use funding::portfolio::{Call, Value, call::Money};

use super::json::Selection;
use crate::words::Language;

/// The selection in a reader's words.
#[must_use]
pub fn shown(language: Language, call: &Call, selection: &Selection, notes: &[String]) -> String {
    let mut lines = Vec::new();
    let method = language.t(&format!("portfolio-method-{}", selection.method));
    let count = selection.portfolio.grants.len().to_string();
    let of = call.projects.len().to_string();
    lines.push(
        language
            .ta("portfolio-chosen", &[("count", count.into()), ("of", of.into()), ("method", method.into())]),
    );
    for grant in &selection.portfolio.grants {
        let project = &call.projects[grant.project];
        let amount = money(language, call, grant.amounts.iter().sum());
        let share = if grant.percent == 100 { String::new() } else { format!(" ({} %)", grant.percent) };
        lines.push(
            format!("  {:<12} {amount:>16}{share}  {}", project.id, project.title).trim_end().to_owned(),
        );
    }
    lines.push(String::new());
    let cost = money(language, call, selection.portfolio.cost());
    let given = money(language, call, call.years.iter().map(|year| year.appropriation).sum());
    lines.push(language.ta("portfolio-cost", &[("cost", cost.into()), ("given", given.into())]));
    lines.push(language.ta("portfolio-value", &[("value", points(language, selection.worth.total).into())]));
    if let Some(proof) = selection.proof {
        let bound = points(language, proof.bound);
        let gap = language.number(proof.gap * 100.0, 4);
        lines.push(if proof.proven {
            language.t("portfolio-proven")
        } else {
            language.ta("portfolio-distance", &[("bound", bound.into()), ("gap", gap.into())])
        });
    }
    if !selection.broken.is_empty() {
        lines.push(language.t("portfolio-broken"));
        lines.extend(selection.broken.iter().map(|broken| format!("  {broken}")));
    }
    if !notes.is_empty() {
        lines.push(language.t("portfolio-notes"));
        lines.extend(notes.iter().map(|note| format!("  {note}")));
    }
    lines
        .push(language.ta("portfolio-seconds", &[("seconds", language.number(selection.seconds, 3).into())]));
    lines.join("\n").replace('\u{a0}', " ") + "\n"
}

/// Money with the decimals of the call.
#[expect(clippy::cast_precision_loss, reason = "to show it")]
pub(crate) fn money(language: Language, call: &Call, amount: Money) -> String {
    let decimals = call.money_decimals;
    language.number(amount as f64 / 10_f64.powi(i32::from(decimals)), usize::from(decimals))
}

/// Points with at most two decimals.
pub(crate) fn points(language: Language, value: Value) -> String {
    language.number(value.points(), 2)
}
