//! Letters about guides that nobody has looked at in time: to whoever edited them last, at most once a month, as that person
//! wants letters.

use std::{collections::BTreeMap, time::Duration};

use jiff::{SignedDuration, tz::TimeZone};
use serde_json::json;

use super::{keep, model::Guide, store};
use crate::{
    access::PersonId,
    app::App,
    events::{self, Event, Subject},
    http::language::href,
    letters::Letter,
    people::{
        Address,
        notices::{self, Waits},
    },
};

/// No second letter before so many days have passed.
const DAYS_BETWEEN: i64 = 31;

/// Puts the letters that are due into the post. Gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn remind_due(app: &App) -> anyhow::Result<usize> {
    let today = app.clock.today();
    let mut overdue: BTreeMap<i64, Vec<Guide>> = BTreeMap::new();
    for kept in keep::holding(app.db.reader()).await? {
        let person = kept.actor.split_once(':').and_then(|(_, number)| number.parse().ok());
        if let Some(person) = person.filter(|_| kept.guide.is_overdue(today)) {
            overdue.entry(person).or_default().push(kept.guide);
        }
    }
    let mut put = 0;
    for (person, guides) in overdue {
        put += usize::from(remind(app, person, &guides).await?);
    }
    Ok(put)
}

async fn remind(app: &App, person: i64, guides: &[Guide]) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let between = SignedDuration::from_hours(24 * DAYS_BETWEEN);
    let last = store::last_reminder(app.db.reader(), person).await?;
    if last.is_some_and(|last| now.duration_since(last) < between) {
        return Ok(false);
    }
    let person = PersonId(person);
    if !notices::wants_letters(app.db.reader(), person).await? {
        return Ok(false);
    }
    let waits: Vec<Waits> = guides
        .iter()
        .map(|guide| Waits { words: "guides-letter-waits", path: format!("/guides/{}/edit", guide.key) })
        .collect();
    let month = now.to_zoned(TimeZone::UTC).strftime("%Y-%m").to_string();
    let transaction = app.db.write().await?;
    let data = json!({ "person": person.0, "guides": guides.len() });
    let event = Event { action: "guide.review_asked", subject: Subject::Guide(None), data };
    events::append(&transaction, &app.administrator(), now, event).await?;
    // Another node may have been first: the log's lock made this one wait.
    let last = store::last_reminder(&transaction, person.0).await?;
    if last.is_some_and(|last| now.duration_since(last) < between) {
        return Ok(false);
    }
    store::insert_reminder(&transaction, person.0, &month, now).await?;
    let letter = |to: &Address| letter(app, to, guides);
    if !notices::tell_by(&transaction, person, &waits, letter, now).await? {
        return Ok(false);
    }
    transaction.commit().await?;
    Ok(true)
}

fn letter(app: &App, to: &Address, guides: &[Guide]) -> Letter {
    let lines: Vec<String> = guides
        .iter()
        .map(|guide| {
            let address = href(to.language, &format!("/guides/{}/edit", guide.key));
            let title = &guide.text(to.language).title;
            format!("- {title} ({})\n  {}{address}", guide.review_on, app.config.address())
        })
        .collect();
    let args = [("list", lines.join("\n").into())];
    Letter::of_words(to.language, &to.email, "guide.review", "guides-letter", &args)
}

/// Looks once an hour for as long as the program runs.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(3600));
    loop {
        tick.tick().await;
        let round = app.traces.round("guides", remind_due(&app), |letters| *letters > 0);
        if let Err(error) = round.await {
            tracing::warn!(
                error = format!("{error:#}"),
                "letters about guides could not be put into the post"
            );
        }
    }
}
