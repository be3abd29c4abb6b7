//! Adding a task to a case, and saying how one stands.

use jiff::civil::Date;
use serde_json::json;

use super::{
    CaseError,
    keep::Change,
    model::{Case, CaseId, Party, TaskKind, TaskState},
    seal::task_words,
    store::tasks::{self as store, New},
};
use crate::{
    access::{Action, Caller, check_any},
    app::App,
};

/// The longest title of a task, and the longest name of somebody it waits for, in characters.
pub const LONGEST_TITLE: usize = 200;

/// Tasks of one case.
pub const MOST: usize = 100;

/// A task in somebody's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTask {
    pub title: String,
    pub party: Party,
    /// It is advice, so that the statement of earlier aid comes first.
    pub advice: bool,
    pub due_on: Option<Date>,
    /// By which a form that is sent twice is known.
    pub once: String,
}

/// # Errors
/// When the caller may not, the title is empty or too long, or there are [`MOST`] already.
pub async fn add_task(app: &App, caller: &Caller, id: CaseId, new: &NewTask) -> Result<Case, CaseError> {
    let mut change = Change::begin_open(app, caller, id, Action::WorkOnCase).await?;
    let title = new.title.trim();
    if title.is_empty() {
        return Err(CaseError::Empty);
    }
    if title.chars().count() > LONGEST_TITLE {
        return Err(CaseError::TooLong(LONGEST_TITLE));
    }
    if store::is_taken(&change.transaction, id, &new.once).await? {
        return Ok(change.case);
    }
    if change.tasks.len() >= MOST {
        return Err(CaseError::TooMany(MOST));
    }
    let place = change.tasks.iter().map(|task| task.place).max().unwrap_or(0) + 1;
    let keys = app.keys()?;
    let row = New {
        kind: TaskKind::Own,
        words: task_words(keys, id, title, ""),
        party: new.party,
        advice: new.advice,
        due_on: new.due_on,
        place,
        once: Some(&new.once),
    };
    let task = store::insert(&change.transaction, id, &row, change.at).await?;
    change.tasks = store::of_case(&change.transaction, keys, id).await?;
    let data = json!({ "task": task, "kind": TaskKind::Own.code(), "party": new.party.code(), "advice": new.advice });
    Ok(change.keep(caller, "case.task_added", data).await?)
}

/// How a task is to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskChange {
    pub state: TaskState,
    pub due_on: Option<Date>,
    /// The version that the caller saw.
    pub version: i64,
}

/// Says how a task stands. Staff says it of every task; the owner of those that are the owner's.
///
/// # Errors
/// When the caller may not, advice would begin too early, nobody is named, or somebody was first.
pub async fn change_task(
    app: &App,
    caller: &Caller,
    id: CaseId,
    task: i64,
    to: &TaskChange,
) -> Result<Case, CaseError> {
    let mut change = Change::begin_open(app, caller, id, Action::TakePartInCase).await?;
    let at = change.at;
    let aid = change.aid;
    let relations = change.case.relations(caller);
    let task = change.tasks.iter_mut().find(|one| one.id == task).ok_or(CaseError::NotFound)?;
    if task.party != Party::Owner {
        check_any(caller, Action::WorkOnCase, &relations)?;
    }
    if let TaskState::Waiting { party, name } = &to.state {
        if *party == Party::Nobody || (*party == Party::Other && name.trim().is_empty()) {
            return Err(CaseError::NobodyNamed);
        }
        if name.chars().count() > LONGEST_TITLE {
            return Err(CaseError::TooLong(LONGEST_TITLE));
        }
    }
    if (&task.state, task.due_on) == (&to.state, to.due_on) {
        return Ok(change.case);
    }
    if task.version != to.version {
        return Err(CaseError::Changed);
    }
    if !task.may_become(&to.state, aid) {
        return Err(CaseError::AidFirst);
    }
    let before = task.state.code();
    task.state = to.state.clone();
    task.due_on = to.due_on;
    task.updated_at = at;
    task.done_at = task.is_done().then_some(at);
    store::update(&change.transaction, app.keys()?, id, task).await?;
    let party = match &task.state {
        TaskState::Waiting { party, .. } => Some(party.code()),
        _ => None,
    };
    let data = json!({
        "task": task.id,
        "kind": task.kind.code(),
        "state": task.state.code(),
        "before": before,
        "waits_for": party,
        "due_on": task.due_on.map(|day| day.to_string()),
    });
    Ok(change.keep(caller, "case.task_changed", data).await?)
}
