//! Where the firm belongs, whether it keeps names, its scale and how old evidence may be.

use workforce::map::{EvidenceKind, Map, Scale, Step};

use super::{Problem, Problems, name};
use crate::{
    http::{
        Typed,
        components::{filled_rows, row_field},
    },
    skills::firm::model::Facts,
    values,
};

/// The list of steps in the form.
pub const LIST: &str = "step";

/// The form as it stands.
#[must_use]
pub fn fill_settings(facts: &Facts, map: &Map) -> Typed {
    let mut typed = Typed::default();
    typed.set("branch", facts.branch.clone().unwrap_or_default());
    typed.set("county", facts.county.clone().unwrap_or_default());
    typed.set("employees", facts.employees.map(|number| number.to_string()).unwrap_or_default());
    if facts.headcounts_only {
        typed.set("headcounts_only", "1");
    }
    for (row, step) in map.scale.0.iter().enumerate() {
        typed.set(row_field(LIST, row, "name"), &step.name);
        typed.set(row_field(LIST, row, "anchor"), &step.anchor);
    }
    for (kind, months) in EvidenceKind::ALL.into_iter().zip(map.ageing.all()) {
        typed.set(format!("months-{}", kind.code()), months.to_string());
    }
    typed
}

/// Takes the form.
///
/// # Errors
/// What is wrong, field by field; also a scale with fewer steps than a level in use.
pub fn take_settings(map: &mut Map, typed: &Typed) -> Result<Facts, Problems> {
    let mut problems = Problems::default();
    let employees = match typed.text("employees").trim() {
        "" => Some(None),
        "0" => Some(Some(0)),
        text => problems.take("employees", values::whole(text, 1_000_000).map(Some).map_err(Problem::from)),
    };
    let mut steps = Vec::new();
    for row in filled_rows(typed, LIST, &[]) {
        let field = row_field(LIST, row, "name");
        if let Some(called) = problems.take(field.clone(), name(typed.text(&field))) {
            let anchor = typed.text(&row_field(LIST, row, "anchor")).trim().chars().take(500).collect();
            steps.push(Step { name: called, anchor });
        }
    }
    if !steps.is_empty() && !(2..=Scale::MOST).contains(&steps.len()) {
        problems.add(LIST, Problem::Own("skills-firm-problem-steps"));
    }
    let scale = Scale(steps);
    let highest = scale.highest();
    let used = map.required.iter().map(|one| one.level).chain(map.held.iter().map(|one| one.level)).max();
    if used.is_some_and(|used| used > highest) {
        problems.add(LIST, Problem::Own("skills-firm-problem-steps-used"));
    }
    let mut ageing = map.ageing;
    for (kind, months) in [
        (EvidenceKind::SelfAssessed, &mut ageing.self_assessed),
        (EvidenceKind::LeaderAssessed, &mut ageing.leader_assessed),
        (EvidenceKind::DeliveredWork, &mut ageing.delivered_work),
        (EvidenceKind::Certificate, &mut ageing.certificate),
        (EvidenceKind::Validated, &mut ageing.validated),
    ] {
        let field = format!("months-{}", kind.code());
        match typed.text(&field).trim() {
            "" => {}
            "0" => *months = 0,
            text => match values::whole(text, 600) {
                Ok(number) => *months = number,
                Err(problem) => problems.add(field, problem.into()),
            },
        }
    }
    let (Some(employees), true) = (employees, problems.is_empty()) else { return Err(problems) };
    map.scale = scale;
    map.ageing = ageing;
    let known = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    Ok(Facts {
        branch: known(typed.text("branch")).filter(|code| code.len() == 2),
        county: known(typed.text("county")).filter(|code| code.len() == 2),
        employees,
        headcounts_only: typed.has("headcounts_only", "1"),
    })
}
