//! The job that lets statements of free hours fade, in the open, and asks before they do.

use std::time::Duration;

use jiff::{SignedDuration, ToSpan, civil::Date};
use serde_json::json;

use super::{
    state::kept,
    store::{self, Watch},
};
use crate::{
    access::Caller,
    app::{App, random_key},
    events::{self, Event, Subject},
    http::language::href,
    letters::Letter,
    makers::model::MakerId,
    people::{
        self, Address,
        notices::{self, Waits},
    },
};

/// Days before the last day of a statement from which the maker is asked.
const ASKED_BEFORE: i64 = 7;
/// Hours between two such letters to one maker, at least.
const ASKED_EVERY: i64 = 7 * 24;

/// What a look at all statements did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Looked {
    /// Makers whose statement does not count any more since the last look.
    pub faded: usize,
    /// Makers that were asked by letter.
    pub asked: usize,
}

/// Looks at all statements. Doing it twice changes nothing more.
///
/// # Errors
/// When the database does not answer.
pub async fn look(app: &App) -> anyhow::Result<Looked> {
    let today = app.clock.today();
    if app.register.snapshot().day != today {
        app.register.reload(&app.db, &app.clock).await?;
    }
    let snapshot = app.register.snapshot();
    let watched = store::all(app.db.reader()).await?;
    let soon = today.checked_add(ASKED_BEFORE.days()).unwrap_or(today);
    let mut looked = Looked::default();
    for (id, card) in &snapshot.makers {
        let watch = watched.get(id);
        let ended = card.weeks_count_until.iter().copied().filter(|last| *last < today).max();
        if let Some(last) =
            ended.filter(|last| watch.and_then(|w| w.faded_on).is_none_or(|told| told < *last))
        {
            looked.faded += usize::from(fade(app, *id, last).await?);
        }
        let ends = card.weeks_count_until.iter().copied().find(|last| (today..=soon).contains(last));
        if let Some(last) = ends.filter(|_| may_be_asked(app, watch)) {
            looked.asked += usize::from(ask(app, *id, &card.name, last).await?);
        }
    }
    Ok(looked)
}

/// What the last look saw says no more than that it is worth a try: the database decides.
fn may_be_asked(app: &App, watch: Option<&Watch>) -> bool {
    watch.is_none_or(|watch| {
        watch.off_at.is_none() && watch.asked_at.is_none_or(|asked| asked <= a_week_ago(app))
    })
}

fn a_week_ago(app: &App) -> jiff::Timestamp {
    let now = app.clock.now();
    now.checked_sub(SignedDuration::from_hours(ASKED_EVERY)).unwrap_or(now)
}

/// Tells the log, and by it the register of every node and the gaps, that a statement does not count any more.
async fn fade(app: &App, maker: MakerId, last: Date) -> anyhow::Result<bool> {
    let transaction = app.db.write().await?;
    if !store::fade(&transaction, maker, last).await? {
        return Ok(false);
    }
    let data = json!({ "counted_until": last });
    let event = Event { action: "capacity.faded", subject: Subject::Maker(maker.0), data };
    events::append(&transaction, &app.administrator(), app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Writes to everybody who speaks for the maker, as each has chosen, with one link for all who are written to at once.
async fn ask(app: &App, maker: MakerId, name: &str, last: Date) -> anyhow::Result<bool> {
    let mut people = Vec::new();
    for person in people::who_speaks_for(app.db.reader(), maker.0).await? {
        // Where nobody wants letters nothing is begun: this is looked at every ten minutes.
        if notices::wants_letters(app.db.reader(), person.id).await? {
            people.push(person.id);
        }
    }
    if people.is_empty() {
        return Ok(false);
    }
    let token = random_key();
    let now = app.clock.now();
    let transaction = app.db.write().await?;
    if !store::ask(&transaction, maker, &kept(&token), now, a_week_ago(app)).await? {
        return Ok(false);
    }
    // Whoever gets it gathered confirms on the maker's own page: a link that answers without an account is in no queue.
    let waits = [Waits { words: "letter-capacity-waits", path: format!("/makers/{maker}/capacity") }];
    let mut told = 0;
    for person in people {
        let letter = |to: &Address| letter(app, to, &token, name, last);
        told += usize::from(notices::tell_by(&transaction, person, &waits, letter, now).await?);
    }
    let data = json!({ "counts_until": last, "told": told });
    let event = Event { action: "capacity.asked", subject: Subject::Capacity(maker.0), data };
    events::append(&transaction, &Caller::administrator(), now, event).await?;
    transaction.commit().await?;
    Ok(true)
}

fn letter(app: &App, to: &Address, token: &str, name: &str, last: Date) -> Letter {
    let answer = href(to.language, &format!("/capacity/answer/{token}"));
    let link = format!("{}{answer}", app.config.address());
    let args = [
        ("maker", name.into()),
        ("until", to.language.date(last).into()),
        ("link", link.clone().into()),
        ("off", format!("{link}?off=1").into()),
    ];
    Letter::of_words(to.language, &to.email, "capacity.asked", "letter-capacity", &args)
}

/// Looks for as long as the program runs: at once, and then every ten minutes, so that a day is not missed.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(600));
    loop {
        tick.tick().await;
        let round = app.traces.round("capacity", look(&app), |looked| *looked != Looked::default());
        if let Err(error) = round.await {
            tracing::warn!(error = format!("{error:#}"), "the free capacity could not be looked at");
        }
    }
}
