//! What happens by itself as days go by: makers that have not answered are reminded, owners are asked what came of it.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    RequestError, letter,
    model::{ASK_AFTER_DAYS, REMIND_AFTER_DAYS, latest, next_ask},
    reach, store,
    store::Mark,
};
use crate::{
    access::Caller,
    app::App,
    cases,
    events::{self, Event, Subject},
    needs::{self, NeedId},
    people::notices::{self, Notice},
};

/// How many letters went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FollowedUp {
    pub reminded: usize,
    pub asked_for_outcome: usize,
}

/// Sends the reminders and the questions about outcomes that are due.
///
/// # Errors
/// When the database does not answer.
pub async fn follow_up(app: &App) -> Result<FollowedUp, RequestError> {
    Ok(FollowedUp { reminded: remind(app).await?, asked_for_outcome: ask_for_outcomes(app).await? })
}

fn before(at: Timestamp, days: i64) -> Timestamp {
    at.checked_sub(SignedDuration::from_hours(24 * days)).unwrap_or(at)
}

async fn remind(app: &App) -> Result<usize, RequestError> {
    let (at, today, caller) = (app.clock.now(), app.clock.today(), Caller::administrator());
    let db = app.db.reader();
    let waiting = store::to_remind(db, before(at, REMIND_AFTER_DAYS), today).await?;
    let ids: Vec<i64> = waiting.iter().map(|request| request.id).collect();
    let answers = store::answers::of_requests(db, &ids).await?;
    let mut count = 0;
    for request in waiting {
        let own: Vec<_> = answers.iter().filter(|answer| answer.request == request.id).cloned().collect();
        let verdict = latest(&own).and_then(|answer| answer.verdict);
        if !request.is_to_be_reminded(verdict, at, today) {
            continue;
        }
        let need = needs::store::by_id(db, NeedId(request.need)).await?;
        if need.is_none_or(|need| need.closed_at.is_some()) {
            continue;
        }
        let transaction = app.db.write().await?;
        let Some(reach) = reach::to(&transaction, request.maker).await? else { continue };
        if !store::mark(&transaction, request.id, Mark::Reminded, at).await? {
            continue;
        }
        letter::of_request(app, &transaction, &request, &reach, letter::Which::Reminder, at).await?;
        let data = json!({ "request": request.id, "maker": request.maker });
        let event = Event { action: "request.reminded", subject: Subject::Need(request.need), data };
        events::append(&transaction, &caller, at, event).await?;
        transaction.commit().await?;
        count += 1;
    }
    Ok(count)
}

async fn ask_for_outcomes(app: &App) -> Result<usize, RequestError> {
    let (at, caller) = (app.clock.now(), Caller::administrator());
    let db = app.db.reader();
    let mut count = 0;
    for (need, first_sent) in store::first_sent(db, before(at, ASK_AFTER_DAYS)).await? {
        let asked = store::outcomes::asked(db, need).await?;
        if next_ask(first_sent, asked).is_none_or(|due| due > at) {
            continue;
        }
        let Some(case) = cases::of_need(db, NeedId(need)).await? else { continue };
        let transaction = app.db.write().await?;
        let times = asked.map_or(1, |(_, times)| times + 1);
        if !store::outcomes::set_asked(&transaction, need, at, times).await? {
            continue;
        }
        let path = format!("/cases/{}/outcome", case.id.0);
        let notice =
            Notice { words: "letter-outcome", kind: "outcome.asked", path: &path, number: case.id.0 };
        notices::tell(app, &transaction, case.owner, notice, at).await?;
        let event = Event {
            action: "need.outcome_asked",
            subject: Subject::Need(need),
            data: json!({ "case": case.id.0 }),
        };
        events::append(&transaction, &caller, at, event).await?;
        transaction.commit().await?;
        count += 1;
    }
    Ok(count)
}

/// Follows up for as long as the program runs, every hour.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(3600));
    loop {
        tick.tick().await;
        let round = app.traces.round("requests", follow_up(&app), |done| *done != FollowedUp::default());
        match round.await {
            Ok(FollowedUp { reminded: 0, asked_for_outcome: 0 }) => {}
            Ok(done) => tracing::info!(done.reminded, done.asked_for_outcome, "requests were followed up"),
            Err(error) => tracing::warn!(%error, "requests could not be followed up"),
        }
    }
}
