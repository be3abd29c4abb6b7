//! The programme to take away: its reports with their days as a table, and the whole of it as JSON.

use serde_json::{Value, json};

use crate::{
    funding::money::LedgerNow,
    http::{
        Context,
        download::{Cell, Table},
    },
    programme::{
        Standing,
        model::{Programme, Reading},
    },
};

/// One row for each report.
pub(super) fn reports(context: &Context, programme: &Programme, standing: &[Standing]) -> Table {
    let day = |day: Option<jiff::civil::Date>| day.map_or(Cell::Empty, |day| Cell::from(day.to_string()));
    let rows = standing.iter().map(|one| {
        let deadline = &one.report.deadline;
        let settled = match one.reading {
            Reading::Settled(settled) => Some(settled),
            Reading::Open { .. } => None,
        };
        let candidates: Vec<String> = deadline.candidates.iter().map(ToString::to_string).collect();
        let resolved_by = match (&one.settled, settled) {
            (Some(settled), _) => Cell::from(settled.role.as_str()),
            (None, Some(_)) => Cell::from("text"),
            (None, None) => Cell::Empty,
        };
        vec![
            Cell::from(one.report.code.as_str()),
            Cell::from(one.report.assignment.as_str()),
            Cell::from(one.report.kind.code()),
            Cell::from(deadline.text_as_stated.as_str()),
            day(settled),
            Cell::from(candidates.join(" ")),
            day(one.reading.day()),
            resolved_by,
            Cell::from(
                one.settled.as_ref().map_or(deadline.basis.of(context.language), |said| said.reason.as_str()),
            ),
        ]
    });
    Table {
        name: format!("programme-{}", programme.code),
        columns: vec![
            "report",
            "assignment",
            "kind",
            "text_as_stated",
            "resolved_date",
            "candidates",
            "reminders_by",
            "resolved_by",
            "basis",
        ],
        rows: rows.collect(),
        note: Some(programme.source.name.clone()),
    }
}

/// The programme whole: the file's own fields, and how its days and money stand.
pub(super) fn whole(programme: &Programme, standing: &[Standing], money: &LedgerNow) -> Value {
    let deadlines: Vec<Value> = standing
        .iter()
        .map(|one| {
            let settled = match one.reading {
                Reading::Settled(day) => Some(day.to_string()),
                Reading::Open { .. } => None,
            };
            json!({
                "report": one.report.code,
                "text_as_stated": one.report.deadline.text_as_stated,
                "resolved_date": settled,
                "reminders_by": one.reading.day().map(|day| day.to_string()),
                "basis": one.settled.as_ref().map(|said| said.reason.as_str()),
                "resolved_by": one.settled.as_ref().map(|said| said.role.as_str()),
            })
        })
        .collect();
    let assignments: Vec<Value> = programme
        .assignments
        .iter()
        .filter_map(|part| money.assignments.iter().find(|one| one.code == part.code))
        .map(|one| {
            json!({
                "code": one.code, "number": one.number, "given_by": one.given_by, "given_to": one.given_to,
                "total_ore": one.total.0, "years": one.years, "source": one.source,
            })
        })
        .collect();
    let left_out: Vec<Value> = programme
        .action_plans
        .iter()
        .map(|plan| {
            let (found, left_out) = programme.measures_of(plan);
            json!({ "plan": plan.code, "stated": plan.measures_stated, "found": found.len(), "left_out": left_out })
        })
        .collect();
    json!({ "programme": programme, "assignments": assignments, "deadlines": deadlines, "measures": left_out })
}
