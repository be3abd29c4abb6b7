//! The job that reminds owners of the day on which they wanted to come back, and finds the next step anew when a day passes.

use std::time::Duration;

use serde_json::json;

use super::{
    CaseError,
    keep::Change,
    model::{CaseId, Step},
    name_adviser::put,
    seal::seal_old,
    store,
};
use crate::{
    access::{Action, Caller},
    app::App,
    people::directory,
};

/// Cases of one round.
const EACH_ROUND: u64 = 100;

/// Goes on with the cases whose day has come: a letter to the owner, one event. Gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn remind_due(app: &App, caller: &Caller) -> Result<usize, CaseError> {
    let due = store::resting_until(app.db.reader(), app.clock.today(), EACH_ROUND).await?;
    let mut reminded = 0;
    for id in due {
        reminded += usize::from(remind(app, caller, id).await?);
    }
    let late = store::late(app.db.reader(), app.clock.today(), EACH_ROUND).await?;
    for id in late {
        let change = Change::begin(app, caller, id, Action::WorkOnCase).await?;
        if change.case.closed_at.is_none() && change.case.next.step != Step::Overdue {
            change.keep(caller, "case.task_late", json!({})).await?;
        }
    }
    Ok(reminded)
}

/// Another node may have been first: then nothing is done.
async fn remind(app: &App, caller: &Caller, id: CaseId) -> Result<bool, CaseError> {
    let mut change = Change::begin(app, caller, id, Action::WorkOnCase).await?;
    let is_due = change.case.come_back_on.is_some_and(|day| day <= change.today);
    if change.case.closed_at.is_some() || change.case.reminded_at.is_some() || !is_due {
        return Ok(false);
    }
    change.case.reminded_at = Some(change.at);
    let people = directory::persons(&change.transaction, [change.case.owner]).await?;
    if let Some(owner) = people.get(&change.case.owner).filter(|one| one.ended_at.is_none()) {
        put(app, &change.transaction, id, change.at, owner, "case.come_back", "letter-case-come-back")
            .await?;
    }
    let on = change.case.come_back_on.map(|day| day.to_string());
    change.keep(caller, "case.reminded", json!({ "on": on })).await?;
    Ok(true)
}

/// Reminds for as long as the program runs. First seals what an earlier program left as text.
pub async fn follow(app: App) {
    match seal_old(&app).await {
        Ok(0) => {}
        Ok(sealed) => tracing::info!(sealed, "words of cases were sealed"),
        Err(error) => tracing::warn!(%error, "words of cases could not be sealed"),
    }
    let mut tick = tokio::time::interval(Duration::from_secs(60));
    loop {
        tick.tick().await;
        let caller = app.administrator();
        let round = app.traces.round("cases", remind_due(&app, &caller), |letters| *letters > 0);
        if let Err(error) = round.await {
            tracing::warn!(%error, "owners of cases could not be reminded");
        }
    }
}
