//! The titles of tasks, whom they wait for, and next steps in somebody's own words: sealed like notes. What was written before
//! they were sealed stands as text until [`seal_old`] has gone over it; it reads the same before and after.

use sea_orm::DbErr;
use serde_json::json;

use super::{
    CaseError,
    model::{Case, CaseId, Task, TaskState, Words},
    store,
};
use crate::{
    access::Caller,
    app::App,
    events::{self, Event, Subject},
    sealed::{Keys, SealError},
};

/// The largest of what is opened.
const MOST_BYTES: u64 = 64 * 1024;

fn of_task(case: CaseId) -> String {
    format!("case {} task", case.0)
}

fn of_step(case: CaseId) -> String {
    format!("case {} step", case.0)
}

/// A task's title and the name of whom it waits for; nothing where both are empty.
pub(super) fn task_words(keys: &Keys, case: CaseId, title: &str, waits_name: &str) -> Option<Vec<u8>> {
    let is_empty = title.is_empty() && waits_name.is_empty();
    (!is_empty).then(|| keys.seal(&of_task(case), json!([title, waits_name]).to_string().as_bytes()))
}

/// The words of a task as it is.
pub(super) fn words_of(keys: &Keys, case: CaseId, task: &Task) -> Option<Vec<u8>> {
    let name = match &task.state {
        TaskState::Waiting { name, .. } => name.as_str(),
        _ => "",
    };
    task_words(keys, case, &task.title, name)
}

/// Title and name, opened.
pub(super) fn open_task_words(keys: &Keys, case: CaseId, sealed: &[u8]) -> Result<(String, String), DbErr> {
    let opened = keys.open(&of_task(case), sealed, MOST_BYTES).map_err(|error| closed(case, &error))?;
    serde_json::from_slice(&opened).map_err(|error| DbErr::Custom(format!("case {}: {error}", case.0)))
}

fn closed(case: CaseId, error: &SealError) -> DbErr {
    DbErr::Custom(format!("The words of case {} do not open: {error}", case.0))
}

pub(super) fn step_words(keys: &Keys, case: CaseId, text: &str) -> Words {
    Words::Sealed(keys.seal(&of_step(case), text.as_bytes()))
}

/// Opens a case's own next step, to be shown or compared.
pub(super) fn open_step(app: &App, case: &mut Case) -> Result<(), CaseError> {
    let id = case.id;
    if let Some(own) = &mut case.own_step
        && let Words::Sealed(sealed) = &own.text
    {
        let opened = app.keys()?.open(&of_step(id), sealed, MOST_BYTES)?;
        own.text = Words::Open(String::from_utf8_lossy(&opened).into_owned());
    }
    Ok(())
}

/// The keys for a use case whose only errors are the database's.
pub(super) fn keys(app: &App) -> Result<&Keys, DbErr> {
    app.keys().map_err(|error| DbErr::Custom(error.to_string()))
}

/// Seals what still stands as text, all of it in one transaction. Gives how many; doing it twice seals nothing more.
///
/// # Errors
/// When the database refuses, or there is no key.
pub async fn seal_old(app: &App) -> Result<u64, CaseError> {
    let keys = app.keys()?;
    if !store::old::any(app.db.reader()).await? {
        return Ok(0);
    }
    let transaction = app.db.write().await?;
    let mut sealed = 0;
    for old in store::old::tasks(&transaction).await? {
        if let Some(words) = task_words(keys, old.case, &old.title, &old.waits_name) {
            sealed += store::old::seal_task(&transaction, old.task, words).await?;
        }
    }
    for (case, text) in store::old::steps(&transaction).await? {
        if let Words::Sealed(words) = step_words(keys, case, &text) {
            sealed += store::old::seal_step(&transaction, case, words).await?;
        }
    }
    if sealed > 0 {
        let data = json!({ "what": "words of cases", "count": sealed });
        let event = Event { action: "case.words_sealed", subject: Subject::Case(0), data };
        events::append(&transaction, &Caller::administrator(), app.clock.now(), event).await?;
        transaction.commit().await?;
    }
    Ok(sealed)
}
