//! Changing a case itself: what it is about, when to come back, its next step, whether its need is fit to be shown to makers,
//! closing it and opening it again.

use jiff::civil::Date;
use serde_json::json;

use super::{
    CaseError, Opening,
    keep::Change,
    model::{Case, CaseId, OwnStep, Party, Triage, Words, task},
    open_case::add_tasks,
    seal::{open_step, step_words},
    store,
};
use crate::{
    access::{Action, Caller},
    app::App,
};

/// The longest next step, in characters.
pub const LONGEST_STEP: usize = 300;

/// Says anew what the case is about, or when to come back. Tasks of the new kind are added; those of the old that nobody began
/// go.
///
/// # Errors
/// When the caller may not, nothing is said, or somebody was first.
pub async fn set_about(
    app: &App,
    caller: &Caller,
    id: CaseId,
    version: i64,
    about: &Opening,
) -> Result<Case, CaseError> {
    let mut change = Change::begin_open(app, caller, id, Action::TakePartInCase).await?;
    about.check(change.today)?;
    let case = &mut change.case;
    if (about.triage, about.come_back_on, &about.branch) == (case.triage, case.come_back_on, &case.branch) {
        return Ok(change.case);
    }
    change.of_version(version)?;
    let before = change.case.triage;
    if let Some(triage) = about.triage {
        let (add, gone) = task::for_triage(&change.tasks, triage);
        store::tasks::delete(&change.transaction, &gone).await?;
        let after = change.tasks.iter().map(|task| task.place).max().unwrap_or(0);
        add_tasks(&change.transaction, &change.case, &add, after).await?;
        change.tasks = store::tasks::of_case(&change.transaction, app.keys()?, id).await?;
        change.case.triage = Some(triage);
    }
    let case = &mut change.case;
    if case.come_back_on != about.come_back_on {
        case.come_back_on = about.come_back_on;
        case.reminded_at = None;
    }
    case.branch.clone_from(&about.branch);
    let data = json!({
        "triage": case.triage.map(Triage::code),
        "before": before.map(Triage::code),
        "come_back_on": case.come_back_on.map(|day| day.to_string()),
        "branch": case.branch,
    });
    Ok(change.keep(caller, "case.about_changed", data).await?)
}

/// Sets the next step in one's own words, or with empty text leaves it to the rule again.
///
/// # Errors
/// When the caller may not, the text is too long, or somebody was first.
pub async fn set_step(
    app: &App,
    caller: &Caller,
    id: CaseId,
    version: i64,
    text: &str,
    by: Party,
    on: Option<Date>,
) -> Result<Case, CaseError> {
    let mut change = Change::begin_open(app, caller, id, Action::WorkOnCase).await?;
    let text = text.trim();
    if text.chars().count() > LONGEST_STEP {
        return Err(CaseError::TooLong(LONGEST_STEP));
    }
    open_step(app, &mut change.case)?;
    let step = (!text.is_empty()).then(|| OwnStep { text: Words::Open(text.to_owned()), by, on });
    if step == change.case.own_step {
        return Ok(change.case);
    }
    let keys = app.keys()?;
    change.of_version(version)?;
    // Another step waits from now, though it is again somebody's own.
    change.case.next.waits_since = change.at;
    change.case.own_step = step.map(|own| OwnStep { text: step_words(keys, id, text), ..own });
    let data = json!({ "own": !text.is_empty(), "by": by.code(), "on": on.map(|day| day.to_string()) });
    Ok(change.keep(caller, "case.step_set", data).await?)
}

/// Says that the need is fit to be shown to makers, or takes that back.
///
/// # Errors
/// When the caller may not, or somebody was first.
pub async fn qualify(
    app: &App,
    caller: &Caller,
    id: CaseId,
    version: i64,
    fit: bool,
) -> Result<Case, CaseError> {
    let mut change = Change::begin_open(app, caller, id, Action::WorkOnCase).await?;
    if change.case.qualified_at.is_some() == fit {
        return Ok(change.case);
    }
    change.of_version(version)?;
    change.case.qualified_at = fit.then_some(change.at);
    let action = if fit { "case.qualified" } else { "case.qualification_withdrawn" };
    Ok(change.keep(caller, action, json!({})).await?)
}

/// Closes a case. One that is closed stays so.
///
/// # Errors
/// When the caller may not, or somebody was first.
pub async fn close_case(app: &App, caller: &Caller, id: CaseId, version: i64) -> Result<Case, CaseError> {
    let mut change = Change::begin(app, caller, id, Action::TakePartInCase).await?;
    if change.case.closed_at.is_some() {
        return Ok(change.case);
    }
    change.of_version(version)?;
    change.case.closed_at = Some(change.at);
    Ok(change.keep(caller, "case.closed", json!({})).await?)
}

/// Opens a closed case again. One that is open stays so.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn reopen_case(app: &App, caller: &Caller, id: CaseId) -> Result<Case, CaseError> {
    let mut change = Change::begin(app, caller, id, Action::TakePartInCase).await?;
    if change.case.closed_at.is_none() {
        return Ok(change.case);
    }
    change.case.version += 1;
    change.case.closed_at = None;
    // A day that passed while it was closed is no reason to rest.
    change.case.come_back_on = change.case.come_back_on.filter(|day| *day > change.today);
    Ok(change.keep(caller, "case.reopened", json!({})).await?)
}
