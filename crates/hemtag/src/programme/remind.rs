//! The job that reminds officers of reports that are due: sixty, fourteen and three days before, each once, by the day that
//! holds; of a day that is open by the earliest of what it may mean.

use std::time::Duration;

use serde_json::json;

use super::{ProgrammeError, deadlines, model::REMIND_BEFORE, store::reminders};
use crate::{
    access::{Action, Caller, Relation, Role, check},
    app::App,
    events::{self, Event, Subject},
    people::{
        directory,
        notices::{self, Notice},
    },
};

/// Puts the letters that are due into the post; gives how many. Of several distances that have passed only the nearest is told.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn remind_due(app: &App, caller: &Caller) -> Result<usize, ProgrammeError> {
    check(caller, Action::KeepProgramme, Relation::None)?;
    let today = app.clock.today();
    let mut sent = 0;
    for programme in app.programmes.iter() {
        for one in deadlines(app, caller, programme).await? {
            let Some(day) = one.reading.day() else { continue };
            let Ok(left) = today.until(day).map(|span| i64::from(span.get_days())) else { continue };
            let due = REMIND_BEFORE.into_iter().filter(|before| (0..=*before).contains(&left)).min();
            let Some(before) = due else { continue };
            if !reminders::was_sent(app.db.reader(), &one.report.code, day, before).await? {
                sent += remind(app, caller, &one.report.code, day, before).await?;
            }
        }
    }
    Ok(sent)
}

/// Another node may have been first: then nothing is done.
async fn remind(
    app: &App,
    caller: &Caller,
    report: &str,
    day: jiff::civil::Date,
    before: i64,
) -> Result<usize, ProgrammeError> {
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if !reminders::insert(&transaction, report, day, before, at).await? {
        return Ok(0);
    }
    let officers = directory::holders(&transaction, Role::Officer).await?;
    let path = format!("/programme/deadlines/{report}");
    for (person, _) in &officers {
        let notice =
            Notice { words: "letter-programme-due", kind: "programme.due", path: &path, number: before };
        notices::tell(app, &transaction, person.id, notice, at).await?;
    }
    let data =
        json!({ "report": report, "day": day.to_string(), "days_before": before, "letters": officers.len() });
    let event = Event { action: "programme.reminded", subject: Subject::Programme(None), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(officers.len())
}

/// Looks once an hour for as long as the program runs.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(3600));
    loop {
        tick.tick().await;
        let caller = app.administrator();
        let round = app.traces.round("programme", remind_due(&app, &caller), |letters| *letters > 0);
        if let Err(error) = round.await {
            tracing::warn!(%error, "nobody could be reminded of reports to the ministry");
        }
    }
}
