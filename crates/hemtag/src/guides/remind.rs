//! Letters about guides that nobody has looked at in time: to whoever edited them last, at most one a month.

use std::{collections::BTreeMap, time::Duration};

use jiff::{SignedDuration, tz::TimeZone};
use serde_json::json;

use super::{keep, model::Guide, store};
use crate::{
    access::PersonId,
    app::App,
    events::{self, Event, Subject},
    letters::{self, Letter},
    people,
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
    let Some(to) = people::address_of_person(app.db.reader(), PersonId(person)).await? else {
        return Ok(false);
    };
    let language = to.language;
    let lines: Vec<String> = guides
        .iter()
        .map(|guide| {
            let address = crate::http::language::href(language, &format!("/guides/{}/edit", guide.key));
            format!(
                "- {} ({})\n  {}{address}",
                guide.text(language).title,
                guide.review_on,
                app.config.address()
            )
        })
        .collect();
    let list = lines.join("\n");
    let args = [("list", list.as_str().into())];
    let letter = Letter::of_words(language, &to.email, "guide.review", "guides-letter", &args);
    let month = now.to_zoned(TimeZone::UTC).strftime("%Y-%m").to_string();
    let transaction = app.db.write().await?;
    let data = json!({ "person": person, "guides": guides.len() });
    let event = Event { action: "guide.review_asked", subject: Subject::Guide(None), data };
    events::append(&transaction, &app.administrator(), now, event).await?;
    // Another node may have been first: the log's lock made this one wait.
    let last = store::last_reminder(&transaction, person).await?;
    if last.is_some_and(|last| now.duration_since(last) < between) {
        return Ok(false);
    }
    store::insert_reminder(&transaction, person, &month, now).await?;
    letters::put(&transaction, &letter, now).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Looks once an hour for as long as the program runs.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(3600));
    loop {
        tick.tick().await;
        if let Err(error) = remind_due(&app).await {
            tracing::warn!(
                error = format!("{error:#}"),
                "letters about guides could not be put into the post"
            );
        }
    }
}
