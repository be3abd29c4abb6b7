//! The letters with questions, and the job that sends them.

use std::{collections::BTreeMap, time::Duration};

use serde_json::json;

use super::{
    collect::{Wanted, collect},
    model::{MOST_IN_A_LETTER, may_ask_again, may_write},
    store,
};
use crate::{
    access::Caller,
    app::App,
    cases::requests::{self, RequestError, contact, proven},
    events::{self, Event, Subject},
    http::language,
    letters::{self, Letter},
    sealed::Keys,
    skills::loop_in,
    words::Language,
};

/// What the link to a maker's questions ends with.
#[must_use]
pub fn token(keys: &Keys, maker: i64) -> String {
    proven::linked(keys, "questions", maker)
}

/// Writes to every maker that may be written to what its profile should say. Gives how many letters went.
///
/// # Errors
/// When the database does not answer.
pub async fn send_questions(app: &App) -> Result<usize, RequestError> {
    let mut of_maker: BTreeMap<i64, Vec<Wanted>> = BTreeMap::new();
    for wanted in collect(app).await? {
        of_maker.entry(wanted.maker).or_default().push(wanted);
    }
    let mut count = 0;
    for (maker, wanted) in of_maker {
        if send_to(app, maker, wanted).await? {
            count += 1;
        }
    }
    Ok(count)
}

async fn send_to(app: &App, maker: i64, mut wanted: Vec<Wanted>) -> Result<bool, RequestError> {
    let (at, caller) = (app.clock.now(), Caller::administrator());
    let transaction = app.db.write().await?;
    let Some(reach) = requests::reach_within(&transaction, maker).await? else { return Ok(false) };
    if !may_write(at, reach.questions_off_at.is_some(), reach.questions_sent_at) {
        return Ok(false);
    }
    let before = store::of_maker(&transaction, maker).await?;
    wanted.retain(|one| {
        let same = |q: &&store::Question| q.about == one.about && q.offer == one.offer;
        !before.iter().filter(same).any(|q| !may_ask_again(at, q.sent_at))
    });
    wanted.truncate(MOST_IN_A_LETTER);
    if wanted.is_empty() {
        return Ok(false);
    }
    if !requests::questions_went(&transaction, &reach, &caller, at).await? {
        return Ok(false);
    }
    for one in &wanted {
        store::insert(&transaction, one, at).await?;
    }
    let keys = app.keys()?;
    let l = Language::from_code(&reach.language).unwrap_or_default();
    let address = |path: String| format!("{}{}", app.config.address(), language::href(l, &path));
    let near = loop_in::waiting_for(app, maker).await?;
    let args = [
        ("near", near.into()),
        ("near_link", address(format!("/makers/{maker}/one-step")).into()),
        ("link", address(format!("/questions/{}", token(keys, maker))).into()),
        ("off", address(format!("/letters/off/{}", requests::off_link(keys, maker))).into()),
        ("count", wanted.len().into()),
    ];
    let key = if near > 0 { "letter-questions-near" } else { "letter-questions" };
    let letter = Letter::of_words(l, &reach.email, "maker.questions", key, &args);
    letters::put(&transaction, &letter, at).await?;
    contact::of_questions(app, &transaction, &caller, maker, at).await?;
    let data = json!({ "questions": wanted.len() });
    let event = Event { action: "maker.asked", subject: Subject::Maker(maker), data };
    events::append(&transaction, &caller, at, event).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Sends for as long as the program runs, once a day.
pub async fn follow(app: App) {
    // All waiting needs are compared: not while the program starts and the first pages are asked for.
    let first = tokio::time::Instant::now() + Duration::from_secs(600);
    let mut tick = tokio::time::interval_at(first, Duration::from_secs(24 * 3600));
    loop {
        tick.tick().await;
        match app.traces.round("questions", send_questions(&app), |letters| *letters > 0).await {
            Ok(0) => {}
            Ok(letters) => tracing::info!(letters, "questions went to makers"),
            Err(error) => tracing::warn!(%error, "questions could not be sent"),
        }
    }
}
