//! A calendar for one person: the days of tasks, next steps and resting cases, under a secret address that can be renewed and
//! turned off. It tells a case's number and what kind of thing has its day, nothing else: calendars lie with others.

use icalendar::{Calendar, Class, Component, Event as Entry, Property};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use sea_orm::DbErr;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    CaseError,
    model::{Case, CaseId, Party, Task},
    pages::address,
    seal::keys,
    store::calendar as store,
};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::{App, random_key},
    events::{self, Event, Subject},
    http::language::href,
    people::directory,
    words::Language,
};

/// The largest of what is opened.
const MOST_BYTES: u64 = 1024;

/// Makes the caller's calendar address, or another in its place: the one before holds no longer.
///
/// # Errors
/// When nobody is signed in, or the database refuses.
pub async fn renew_calendar(app: &App, caller: &Caller) -> Result<String, CaseError> {
    check(caller, Action::KeepOwnAccount, Relation::Owner)?;
    let person = caller.person.ok_or(CaseError::NotSignedIn)?;
    // Two keys: 256 bits, as other secrets that open something by themselves.
    let token = format!("{}{}", random_key(), random_key());
    let sealed = app.keys()?.seal(&belongs_to(person), token.as_bytes());
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    store::put(&transaction, person, &kept(&token), sealed, at).await?;
    let event = Event { action: "person.calendar_made", subject: Subject::Person(person.0), data: json!({}) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(token)
}

/// Turns the caller's calendar off. Nothing when it is off.
///
/// # Errors
/// When nobody is signed in, or the database refuses.
pub async fn end_calendar(app: &App, caller: &Caller) -> Result<(), CaseError> {
    check(caller, Action::KeepOwnAccount, Relation::Owner)?;
    let person = caller.person.ok_or(CaseError::NotSignedIn)?;
    let transaction = app.db.write().await?;
    if !store::end(&transaction, person).await? {
        return Ok(());
    }
    let event =
        Event { action: "person.calendar_ended", subject: Subject::Person(person.0), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// The token of the caller's calendar address; `None` when it is off.
///
/// # Errors
/// When nobody is signed in, the database does not answer, or it does not open.
pub async fn calendar_token(app: &App, caller: &Caller) -> Result<Option<String>, CaseError> {
    check(caller, Action::KeepOwnAccount, Relation::Owner)?;
    let person = caller.person.ok_or(CaseError::NotSignedIn)?;
    let Some(sealed) = store::address(app.db.reader(), person).await? else { return Ok(None) };
    let token = app.keys()?.open(&belongs_to(person), &sealed, MOST_BYTES)?;
    Ok(Some(String::from_utf8_lossy(&token).into_owned()))
}

fn belongs_to(person: PersonId) -> String {
    format!("calendar {}", person.0)
}

/// What is kept of a token. It is random and long: a plain hash cannot be searched back.
fn kept(token: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}

/// One day of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Day {
    /// The same thing has the same name each time, so that it moves and does not double.
    name: String,
    case: CaseId,
    on: Date,
    /// The key of its words.
    what: &'static str,
    at: Timestamp,
}

/// The calendar of a token, in its person's language (RFC 5545).
///
/// # Errors
/// [`CaseError::NotFound`] for a token that does not hold.
pub async fn calendar(app: &App, caller: &Caller, token: &str) -> Result<String, CaseError> {
    check(caller, Action::ReadCalendar, Relation::None)?;
    let db = app.db.reader();
    let person = store::of_token(db, &kept(token)).await?.ok_or(CaseError::NotFound)?;
    let people = directory::persons(db, [person]).await?;
    let reader = people.get(&person).filter(|one| one.ended_at.is_none()).ok_or(CaseError::NotFound)?;
    let language = Language::from_code(&reader.language).unwrap_or_default();
    let days = days_of(app, person).await?;
    let mut calendar = Calendar::new();
    calendar.name(&language.t("calendar-name"));
    for day in days {
        calendar.push(entry(app, language, &day));
    }
    Ok(calendar.done().to_string())
}

async fn days_of(app: &App, person: PersonId) -> Result<Vec<Day>, DbErr> {
    let (cases, tasks) = store::days(app.db.reader(), keys(app)?, person).await?;
    let mut days: Vec<Day> = cases.iter().flat_map(of_case).collect();
    for (case, task) in tasks {
        let mine = cases.iter().find(|one| one.id == case);
        // An owner's calendar holds the owner's own tasks; an adviser's all of the case.
        let shown = mine.is_some_and(|one| one.owner != person || task.party == Party::Owner);
        days.extend(of_task(case, &task).filter(|_| shown));
    }
    days.sort_by(|a, b| (a.on, &a.name).cmp(&(b.on, &b.name)));
    Ok(days)
}

fn of_task(case: CaseId, task: &Task) -> Option<Day> {
    let what = if task.advice { "calendar-advice" } else { "calendar-task" };
    Some(Day { name: format!("task-{}", task.id), case, on: task.due_on?, what, at: task.updated_at })
}

fn of_case(case: &Case) -> Vec<Day> {
    let day = |name: &str, on: Option<Date>, what| {
        let name = format!("{name}-{}", case.id.0);
        on.map(|on| Day { name, case: case.id, on, what, at: case.updated_at })
    };
    let step = case.own_step.as_ref().and_then(|own| own.on);
    [day("step", step, "calendar-step"), day("back", case.come_back_on, "calendar-back")]
        .into_iter()
        .flatten()
        .collect()
}

fn entry(app: &App, l: Language, day: &Day) -> Entry {
    let next = day.on.tomorrow().unwrap_or(day.on);
    let date = |name: &str, on: Date| {
        Property::new(name, on.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
    };
    let stamp = day.at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    let number = day.case.0.to_string();
    let link = format!("{}{}", app.config.address(), href(l, &address(day.case)));
    Entry::new()
        .uid(&format!("{}@hemtag", day.name))
        .summary(&l.ta(day.what, &[("number", number.into())]))
        .class(Class::Private)
        .url(&link)
        .append_property(Property::new("DTSTAMP", stamp).done())
        .append_property(date("DTSTART", day.on))
        .append_property(date("DTEND", next))
        .done()
}
