//! The job that reminds of a day before it comes: once for each day that was set, by a letter that says nothing of what it is
//! about.

use std::time::Duration;

use jiff::Span;
use serde_json::json;

use super::{list, moved::path_for};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{FundingError, due, model::due::Due},
    people::notices::{self, Notice},
};

/// So many days before a day its letter goes.
pub const REMIND_DAYS: i64 = 3;
/// Days of one round.
const EACH_ROUND: u64 = 100;

/// Sends what is due to be reminded of; how many letters went. A day that was set today reminds nobody yet: whoever it waits
/// for has just been told.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn remind_due(app: &App, caller: &Caller) -> Result<usize, FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let today = app.clock.today();
    let until = today.saturating_add(Span::new().days(REMIND_DAYS));
    let mut sent = 0;
    for due in due::to_remind(app.db.reader(), until, EACH_ROUND).await? {
        if crate::clock::day_in_sweden(due.set_at) < today {
            sent += usize::from(remind(app, caller, due).await?);
        }
    }
    Ok(sent)
}

/// Another node may have been first: then nothing is done.
async fn remind(app: &App, caller: &Caller, due: Due) -> Result<bool, FundingError> {
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let id = due.id;
    if !due::reminded(&transaction, id, at).await? {
        return Ok(false);
    }
    let Some((item, owner)) = list::found(&transaction, due).await? else { return Ok(false) };
    let person = list::reached(&item, owner);
    if let Some(person) = person {
        let path = path_for(&item, person, owner);
        let number = item.application;
        let notice = Notice { words: "letter-funding-day", kind: "funding.day", path: &path, number };
        notices::tell(app, &transaction, person, notice, at).await?;
    }
    let subject = Subject::Application(item.application);
    let data = json!({ "due": id, "letter": person.is_some() });
    let event = Event { action: "application.day_reminded", subject, data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(person.is_some())
}

/// Reminds for as long as the program runs.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(600));
    loop {
        tick.tick().await;
        let caller = app.administrator();
        let round = app.traces.round("applications", remind_due(&app, &caller), |letters| *letters > 0);
        if let Err(error) = round.await {
            tracing::warn!(%error, "nobody could be reminded of days of funding");
        }
    }
}
