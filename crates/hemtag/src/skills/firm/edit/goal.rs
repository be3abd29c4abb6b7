//! A goal with what it needs the firm to be able to do.

use vocabulary::Vocabulary;
use workforce::map::{Capability, CapabilityId, Goal, GoalId, GoalState, Map};

use super::{Problem, Problems, day, name, shown_day};
use crate::http::{
    Typed,
    components::{filled_rows, row_field},
};

/// The list of capabilities in the form.
pub const LIST: &str = "capability";

/// The form of a goal as it stands.
#[must_use]
pub fn fill_goal(map: &Map, id: GoalId) -> Option<Typed> {
    let goal = map.goal(id)?;
    let mut typed = Typed::default();
    typed.set("name", &goal.name);
    typed.set("by", shown_day(goal.by));
    typed.set("note", &goal.note);
    typed.set("state", state_code(goal.state));
    for (row, one) in map.capabilities.iter().filter(|one| one.goal == id).enumerate() {
        typed.set(row_field(LIST, row, "name"), &one.name);
        typed.set(row_field(LIST, row, "id"), one.id.0.to_string());
    }
    Some(typed)
}

#[must_use]
pub fn state_code(state: GoalState) -> &'static str {
    match state {
        GoalState::Open => "open",
        GoalState::Reached => "reached",
        GoalState::Dropped => "dropped",
    }
}

fn state(code: &str) -> GoalState {
    match code {
        "reached" => GoalState::Reached,
        "dropped" => GoalState::Dropped,
        _ => GoalState::Open,
    }
}

/// Takes the form of a goal; a new one without a number. Gives its number.
///
/// # Errors
/// What is wrong, field by field.
pub fn take_goal(map: &mut Map, id: Option<GoalId>, typed: &Typed) -> Result<GoalId, Problems> {
    let mut problems = Problems::default();
    let called = problems.take("name", name(typed.text("name")));
    let by = problems.take("by", day(typed.text("by")));
    if let Some(called) = &called
        && map.goal_called(called).is_some_and(|known| Some(known.id) != id)
    {
        problems.add("name", Problem::Own("skills-firm-problem-goal-twice"));
    }
    let mut wanted: Vec<(Option<CapabilityId>, String)> = Vec::new();
    for row in filled_rows(typed, LIST, &["id"]) {
        let field = row_field(LIST, row, "name");
        if let Some(called) = problems.take(field.clone(), name(typed.text(&field))) {
            let known = typed.text(&row_field(LIST, row, "id")).parse().ok().map(CapabilityId);
            wanted.push((known, called));
        }
    }
    let (Some(called), Some(by), true) = (called, by, problems.is_empty()) else { return Err(problems) };
    let id = id.unwrap_or_else(|| GoalId(map.number()));
    let goal = Goal {
        id,
        name: called,
        by,
        state: state(typed.text("state")),
        note: typed.text("note").trim().chars().take(2000).collect(),
    };
    match map.goals.iter_mut().find(|one| one.id == id) {
        Some(known) => *known = goal,
        None => map.goals.push(goal),
    }
    let own: Vec<CapabilityId> =
        map.capabilities.iter().filter(|one| one.goal == id).map(|one| one.id).collect();
    let mut kept = Vec::new();
    for (known, called) in wanted {
        let process = process_of(&called);
        let known = known.filter(|known| own.contains(known) && !kept.contains(known));
        let number = known.unwrap_or_else(|| CapabilityId(map.number()));
        kept.push(number);
        let capability = Capability { id: number, goal: id, name: called, process };
        match map.capabilities.iter_mut().find(|one| one.id == number) {
            Some(known) => *known = capability,
            None => map.capabilities.push(capability),
        }
    }
    let gone: Vec<CapabilityId> = own.into_iter().filter(|one| !kept.contains(one)).collect();
    drop_capabilities(map, &gone);
    Ok(id)
}

/// The code of the process that a capability is, when its name says so without a doubt.
fn process_of(called: &str) -> Option<String> {
    let vocabulary = Vocabulary::embedded();
    let id = vocabulary.find_process(called).term()?;
    Some(vocabulary.processes().get(id).code.clone())
}

/// Takes a goal out with what was required for it only.
pub fn remove_goal(map: &mut Map, id: GoalId) {
    let gone: Vec<CapabilityId> =
        map.capabilities.iter().filter(|one| one.goal == id).map(|one| one.id).collect();
    drop_capabilities(map, &gone);
    map.goals.retain(|goal| goal.id != id);
}

fn drop_capabilities(map: &mut Map, gone: &[CapabilityId]) {
    map.required.retain(|one| one.capability.is_none_or(|id| !gone.contains(&id)));
    map.capabilities.retain(|one| !gone.contains(&one.id));
}
