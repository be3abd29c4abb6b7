//! Telling people with an account that something waits for them: by a letter at once, gathered into one a day or a week, or
//! not at all, as each has chosen. A letter names what waits and where, never what it says.
//!
//! Letters that somebody has just asked for (an account, a new password) or that decide something (an invitation, a claim)
//! are not notices and always go.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::json;

use super::{
    address::{Address, address_of_person},
    store::notices as store,
    to_person,
};
use crate::{
    access::{Action, Caller, Denied, PersonId, check},
    app::App,
    events::{self, Event, Subject},
    http::language,
    letters::{self, Letter},
};

/// How often somebody wants letters about what waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// At once, a letter for each.
    Each,
    Daily,
    Weekly,
    /// No letters; what waits is seen on the pages.
    Off,
}

impl Rhythm {
    pub const ALL: [Rhythm; 4] = [Rhythm::Each, Rhythm::Daily, Rhythm::Weekly, Rhythm::Off];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Rhythm::Each => "each",
            Rhythm::Daily => "daily",
            Rhythm::Weekly => "weekly",
            Rhythm::Off => "off",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Rhythm> {
        Rhythm::ALL.into_iter().find(|one| one.code() == code)
    }

    /// When the next letter goes after one; never where none is wanted.
    #[must_use]
    pub fn next(self, last: Timestamp) -> Timestamp {
        let hours = match self {
            Rhythm::Each => 0,
            Rhythm::Daily => 24,
            Rhythm::Weekly => 24 * 7,
            Rhythm::Off => return Timestamp::MAX,
        };
        last.checked_add(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MAX)
    }
}

/// Something that waits for somebody.
#[derive(Debug, Clone, Copy)]
pub struct Notice<'n> {
    /// The stem of its words: `{words}-subject` in a digest, that and `{words}-body` (with `$link` and `$number`) in a letter
    /// of its own.
    pub words: &'static str,
    /// What the letter is about, for counting.
    pub kind: &'static str,
    /// Where it leads to, without the language.
    pub path: &'n str,
    /// The case's number.
    pub number: i64,
}

/// What waits, as a letter that gathers names it: a line of words and where it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waits {
    /// The stem of its words: `{words}-subject`, without arguments.
    pub words: &'static str,
    /// Without the language; for whoever is signed in, since it stands in the database until the letter goes.
    pub path: String,
}

/// Whether a person wants letters of what waits, and may get them: the account was not ended.
///
/// # Errors
/// When the database does not answer.
pub async fn wants_letters(db: &impl ConnectionTrait, person: PersonId) -> Result<bool, DbErr> {
    let wants = store::rhythm(db, person).await?.0 != Rhythm::Off;
    Ok(wants && address_of_person(db, person).await?.is_some())
}

/// Tells a person, within the transaction of what it tells of. An account that was ended is told nothing.
///
/// # Errors
/// When the database refuses.
pub async fn tell(
    app: &App,
    transaction: &DatabaseTransaction,
    person: PersonId,
    notice: Notice<'_>,
    at: Timestamp,
) -> Result<(), DbErr> {
    let waits = [Waits { words: notice.words, path: notice.path.to_owned() }];
    let letter = |to: &Address| {
        let link = link(app, to, notice.path);
        let args = [("link", link.into()), ("number", notice.number.to_string().into())];
        Letter::of_words(to.language, &to.email, notice.kind, notice.words, &args)
    };
    tell_by(transaction, person, &waits, letter, at).await.map(drop)
}

/// Tells a person by a letter of its own making, or by a line for each that waits in the next that gathers, as the person has
/// chosen. False where nothing is told: no letters are wanted, or the account was ended.
///
/// # Errors
/// When the database refuses.
pub async fn tell_by(
    transaction: &DatabaseTransaction,
    person: PersonId,
    waits: &[Waits],
    letter: impl FnOnce(&Address) -> Letter,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let Some(to) = address_of_person(transaction, person).await? else { return Ok(false) };
    match store::rhythm(transaction, person).await?.0 {
        Rhythm::Off => return Ok(false),
        Rhythm::Each => letters::put(transaction, &letter(&to), at).await?,
        Rhythm::Daily | Rhythm::Weekly => {
            for one in waits {
                store::put(transaction, person, one.words, &one.path, at).await?;
            }
        }
    }
    Ok(true)
}

fn link(app: &App, to: &Address, path: &str) -> String {
    format!("{}{}", app.config.address(), language::href(to.language, path))
}

/// How often the caller wants letters.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn rhythm(app: &App, caller: &Caller, person: PersonId) -> Result<Rhythm, NoticeError> {
    check(caller, Action::KeepOwnAccount, to_person(caller, person))?;
    Ok(store::rhythm(app.db.reader(), person).await?.0)
}

/// Chooses how often. What waits goes with the next letter; where none is wanted any more it is forgotten.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn set_rhythm(
    app: &App,
    caller: &Caller,
    person: PersonId,
    rhythm: Rhythm,
) -> Result<(), NoticeError> {
    check(caller, Action::KeepOwnAccount, to_person(caller, person))?;
    let transaction = app.db.write().await?;
    store::set_rhythm(&transaction, person, rhythm).await?;
    if rhythm == Rhythm::Off {
        store::forget(&transaction, person).await?;
    }
    let data = json!({ "rhythm": rhythm.code() });
    let event = Event { action: "person.notices_set", subject: Subject::Person(person.0), data };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Why nothing was chosen.
#[derive(Debug, thiserror::Error)]
pub enum NoticeError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Sends the letters that gather what waits, to those whose time has come. Gives how many went.
///
/// # Errors
/// When the database does not answer.
pub async fn send_digests(app: &App) -> Result<usize, DbErr> {
    let (at, caller) = (app.clock.now(), Caller::administrator());
    let mut count = 0;
    for person in store::people(app.db.reader()).await? {
        let transaction = app.db.write().await?;
        let (rhythm, last) = store::rhythm(&transaction, person).await?;
        if last.is_some_and(|last| rhythm.next(last) > at) {
            continue;
        }
        let waiting = store::waiting(&transaction, person).await?;
        if !store::went(&transaction, person, &waiting, at).await? {
            continue;
        }
        if let Some(to) = address_of_person(&transaction, person).await?.filter(|_| !waiting.is_empty()) {
            let lines: Vec<String> = waiting
                .iter()
                .map(|one| {
                    let what = to.language.t(&format!("{}-subject", one.words));
                    format!("- {what}\n  {}", link(app, &to, &one.path))
                })
                .collect();
            let args = [
                ("count", waiting.len().into()),
                ("lines", lines.join("\n").into()),
                ("settings", link(app, &to, "/account/letters").into()),
            ];
            let letter = Letter::of_words(to.language, &to.email, "person.digest", "letter-digest", &args);
            letters::put(&transaction, &letter, at).await?;
            count += 1;
        }
        let data = json!({ "notices": waiting.len() });
        let event = Event { action: "person.digest_sent", subject: Subject::Person(person.0), data };
        events::append(&transaction, &caller, at, event).await?;
        transaction.commit().await?;
    }
    Ok(count)
}

/// Sends for as long as the program runs, every half hour.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(1800));
    loop {
        tick.tick().await;
        if let Err(error) = app.traces.round("digests", send_digests(&app), |letters| *letters > 0).await {
            tracing::warn!(%error, "digests could not be sent");
        }
    }
}
