//! The words of cases: their codes in both languages.

use vocabulary::Vocabulary;

use crate::{
    cases::{
        Line,
        model::{Case, Load, Party, State, Step, Task, TaskKind, TaskState, Triage, aid::Kept},
    },
    words::Language,
};

fn key(stem: &str, code: &str) -> String {
    format!("{stem}-{}", code.replace('_', "-"))
}

pub(super) fn triage(l: Language, triage: Option<Triage>) -> String {
    triage.map_or_else(|| l.t("case-triage-none"), |triage| l.t(&key("case-triage", triage.code())))
}

pub(super) fn state(l: Language, state: State) -> String {
    l.t(&key("case-state", state.code()))
}

pub(super) fn party(l: Language, party: Party) -> String {
    l.t(&key("case-party", party.code()))
}

pub(super) fn task_state(l: Language, code: &str) -> String {
    l.t(&key("case-task-state", code))
}

/// How a task stands, with whom it waits for.
pub(super) fn stands(l: Language, state: &TaskState) -> String {
    match state {
        TaskState::Waiting { party: Party::Other, name } => {
            l.ta("case-task-waits", &[("who", name.as_str().into())])
        }
        TaskState::Waiting { party: of, .. } => {
            l.ta("case-task-waits", &[("who", party(l, *of).to_lowercase().into())])
        }
        other => task_state(l, other.code()),
    }
}

pub(super) fn task(l: Language, task: &Task) -> String {
    if task.title.is_empty() { kind(l, task.kind) } else { task.title.clone() }
}

pub(super) fn kind(l: Language, kind: TaskKind) -> String {
    l.t(&key("case-task", kind.code()))
}

/// What comes next, in words.
pub(super) fn step(l: Language, case: &Case, tasks: &[Task]) -> String {
    let of_task = case.next.task.and_then(|id| tasks.iter().find(|task| task.id == id));
    let name = of_task.map(|one| task(l, one)).unwrap_or_default();
    step_named(l, case, &name)
}

/// The same where the task's name is known, or need not be told.
pub(super) fn step_named(l: Language, case: &Case, task: &str) -> String {
    match (case.next.step, &case.own_step) {
        (Step::Own, Some(own)) => own.text.shown().to_owned(),
        (step, _) => l.ta(&key("case-step", step.code()), &[("task", task.into())]),
    }
}

pub(super) fn county(l: Language, code: Option<&str>) -> String {
    code.map_or_else(|| l.t("case-county-unknown"), |code| l.county(code))
}

pub(super) fn branch(l: Language, code: Option<&str>) -> String {
    let Some(code) = code else { return l.t("case-branch-unknown") };
    let sni = Vocabulary::embedded().sni();
    let name = sni.by_code(code).map(|branch| sni.name(branch, l.of_terms()).name);
    name.map_or_else(|| code.to_owned(), |name| format!("{code} {name}"))
}

/// How the statement of earlier aid stands.
pub(super) fn aid_standing(l: Language, kept: Option<&Kept>) -> String {
    let day = |at: jiff::Timestamp| l.date(at.to_zoned(jiff::tz::TimeZone::UTC).date());
    match kept {
        None => l.t("case-aid-none"),
        Some(Kept { accepted: Some(accepted), .. }) => {
            l.ta("case-aid-accepted", &[("day", day(accepted.at).into())])
        }
        Some(Kept { returned_at: Some(at), .. }) => l.ta("case-aid-returned", &[("day", day(*at).into())]),
        Some(kept) => l.ta("case-aid-stated", &[("day", day(kept.stated_at).into())]),
    }
}

pub(super) fn too_long(l: Language, most: usize) -> String {
    l.ta("case-too-long", &[("most", l.whole(most as u64).into())])
}

/// "12 Vevaxel".
pub(super) fn line_title(l: Language, line: &Line) -> String {
    let title = if line.title.is_empty() { l.t("need-page-untitled") } else { line.title.clone() };
    format!("{} {title}", line.case.id.0)
}

/// What comes next in a line of a list.
pub(super) fn step_of_line(l: Language, line: &Line) -> String {
    let name = line.task.as_ref().map(|one| task(l, one)).unwrap_or_default();
    step_named(l, &line.case, &name)
}

/// Where and for which branches an adviser is.
pub(super) fn serves(l: Language, load: &Load) -> String {
    let one = |counties: &[String], branches: &[String]| {
        let place = if counties.is_empty() {
            l.t("case-everywhere")
        } else {
            counties.iter().map(|code| county(l, Some(code))).collect::<Vec<_>>().join(", ")
        };
        if branches.is_empty() { place } else { format!("{place} (SNI {})", branches.join(", ")) }
    };
    let mut all: Vec<String> = load.held.iter().map(|held| one(&held.counties, &held.branches)).collect();
    all.sort_unstable();
    all.dedup();
    all.join("; ")
}
