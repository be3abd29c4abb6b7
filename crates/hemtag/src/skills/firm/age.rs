//! What goes of firms' maps and plans by itself, by the table of retention: people who have left, people in plans that others have
//! replaced, and maps that nobody changes any more.

use jiff::{SignedDuration, Timestamp, ToSpan};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::json;
use workforce::map::{Map, PersonId as InMap, Who};

use super::{
    FirmError,
    keep::{forget_everywhere, open_to_read},
    store,
};
use crate::{
    access::{Caller, Role},
    app::App,
    database::{hold_log, moment},
    events::{self, Event, Subject},
    http::language,
    letters::{self, Letter},
    people::{self, directory},
    skills::{changed, plan},
};

/// The event that says that a firm was told that its map ends.
const TOLD: &str = "skills.map_ends_soon";
/// So many of a firm's newest events are looked through for it.
const EVENTS: u64 = 1000;

/// Days of the table of retention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// From somebody's last day in the firm.
    pub left: i64,
    /// From the last change of a map or its plan.
    pub untouched: i64,
    /// From the letter that tells of it.
    pub told: i64,
    /// From the day that a plan was kept which another has replaced.
    pub plan: i64,
}

/// How many of what went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gone {
    pub people: u64,
    /// Firms that were told that their map ends.
    pub told: u64,
    pub maps: u64,
    /// Plans out of which people went.
    pub plans: u64,
}

impl Gone {
    fn and(self, other: Gone) -> Gone {
        Gone {
            people: self.people + other.people,
            told: self.told + other.told,
            maps: self.maps + other.maps,
            plans: self.plans + other.plans,
        }
    }
}

/// Lets go what is due, firm by firm: each change in a transaction of its own, with its event. A firm of which something does not
/// open is told to the operator by its number and left: it keeps nothing else from going.
///
/// # Errors
/// When the database does not answer.
pub async fn erase_due(app: &App, days: Days) -> Result<Gone, FirmError> {
    let db = app.db.reader();
    let plans = plan::changed(db).await?;
    let mut gone = Gone::default();
    for (organisation, map_at) in store::changed(db).await? {
        let plan_at = plans.get(&organisation).map(String::as_str);
        match ended(app, organisation, (&map_at, plan_at), days).await {
            Ok(of_firm) => {
                gone = gone.and(of_firm);
                if of_firm.maps > 0 {
                    continue;
                }
            }
            Err(error) => {
                tracing::warn!(organisation, %error, "a map that ends could not be told of or erased");
            }
        }
        match aged(app, organisation, days).await {
            Ok(of_firm) => gone = gone.and(of_firm),
            Err(error) => {
                tracing::warn!(organisation, %error, "what is due of a firm's map could not be erased");
            }
        }
    }
    Ok(gone)
}

fn ago(app: &App, days: i64) -> Timestamp {
    app.clock.now().checked_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN)
}

fn last_change(map_at: &str, plan_at: Option<&str>) -> Result<Timestamp, DbErr> {
    let map_at = moment(map_at)?;
    Ok(plan_at.map(moment).transpose()?.map_or(map_at, |at| at.max(map_at)))
}

/// A map that nobody changes: the firm is told, and after that it goes. Most are decided by when they were changed.
async fn ended(
    app: &App,
    organisation: i64,
    (map_at, plan_at): (&str, Option<&str>),
    days: Days,
) -> Result<Gone, FirmError> {
    let changed = last_change(map_at, plan_at)?;
    if changed > ago(app, days.untouched - days.told) {
        return Ok(Gone::default());
    }
    match told_at(app.db.reader(), organisation, changed).await? {
        None => {
            let told = u64::from(tell(app, organisation, changed, days.told).await?);
            Ok(Gone { told, ..Gone::default() })
        }
        Some(at) if at <= ago(app, days.told) && changed <= ago(app, days.untouched) => {
            let transaction = app.db.write().await?;
            hold_log(&transaction).await?;
            // Somebody may have changed it, or another node have been first.
            let Some(newest) = store::newest(&transaction, organisation).await? else {
                return Ok(Gone::default());
            };
            let plans = plan::changed(&transaction).await?;
            if last_change(&newest.at, plans.get(&organisation).map(String::as_str))? > changed {
                return Ok(Gone::default());
            }
            store::erase(&transaction, organisation).await?;
            plan::forget(&transaction, organisation).await?;
            changed::forget(&transaction, organisation).await?;
            say(app, &transaction, organisation, "skills.map_erased", json!({ "untouched": true })).await?;
            transaction.commit().await?;
            Ok(Gone { maps: 1, ..Gone::default() })
        }
        Some(_) => Ok(Gone::default()),
    }
}

/// People who have left, and people in plans that others have replaced. What is due is found before anything is held.
async fn aged(app: &App, organisation: i64, days: Days) -> Result<Gone, FirmError> {
    let (db, plans_before) = (app.db.reader(), ago(app, days.plan));
    if who_left(app, db, organisation, days.left).await?.is_empty()
        && !plan::holds_earlier(app, db, organisation, plans_before).await?
    {
        return Ok(Gone::default());
    }
    let transaction = app.db.write().await?;
    hold_log(&transaction).await?;
    let left = who_left(app, &transaction, organisation, days.left).await?;
    if !left.is_empty() {
        let forget = |map: &mut Map| left.iter().for_each(|person| map.forget(*person));
        forget_everywhere(app, &transaction, organisation, forget).await?;
    }
    let plans = plan::forget_earlier(app, &transaction, organisation, plans_before).await?;
    let people = left.len() as u64;
    if people + plans == 0 {
        return Ok(Gone::default());
    }
    let data = json!({ "people": people, "plans": plans });
    say(app, &transaction, organisation, "skills.people_left", data).await?;
    transaction.commit().await?;
    Ok(Gone { people, plans, ..Gone::default() })
}

async fn say(
    app: &App,
    transaction: &DatabaseTransaction,
    organisation: i64,
    action: &'static str,
    data: serde_json::Value,
) -> Result<(), DbErr> {
    let event = Event { action, subject: Subject::Skills(organisation), data };
    events::append(transaction, &Caller::administrator(), app.clock.now(), event).await?;
    Ok(())
}

/// Those whose last day is past by so many days. Several of whom only the number is kept name nobody, and stay.
async fn who_left(
    app: &App,
    db: &impl ConnectionTrait,
    organisation: i64,
    days: i64,
) -> Result<Vec<InMap>, FirmError> {
    let kept = open_to_read(app, db, organisation).await?;
    let before = app.clock.today().saturating_sub(days.days());
    let left = kept.map.people.iter().filter(|one| {
        matches!(one.who, Who::Named(_)) && one.leaves.is_some_and(|last_day| last_day <= before)
    });
    Ok(left.map(|one| one.id).collect())
}

/// When the firm was told since the last change.
async fn told_at(
    db: &impl ConnectionTrait,
    organisation: i64,
    changed: Timestamp,
) -> Result<Option<Timestamp>, DbErr> {
    let happened = events::of_subjects(db, &[Subject::Skills(organisation)], None, EVENTS).await?;
    let told = happened.iter().find(|one| one.action == TOLD && one.at >= changed);
    Ok(told.map(|one| one.at))
}

/// Writes to everybody who may change the map that it goes unless somebody does. The letter names neither firm nor person. Gives
/// whether anybody was told: a firm in which nobody can be written to is told to the operator by its number, and its map stays.
async fn tell(app: &App, organisation: i64, changed: Timestamp, days: i64) -> Result<bool, DbErr> {
    let transaction = app.db.write().await?;
    hold_log(&transaction).await?;
    // Another node may have been first.
    if told_at(&transaction, organisation, changed).await?.is_some() {
        return Ok(false);
    }
    let mut members: Vec<_> = directory::members_of(&transaction, organisation)
        .await?
        .into_iter()
        .filter(|held| matches!(held.role, Role::ProductOwner | Role::Maker))
        .map(|held| held.person)
        .collect();
    members.sort_unstable_by_key(|person| person.0);
    members.dedup();
    let mut written = 0;
    for member in members {
        let Some(to) = people::address_of_person(&transaction, member).await? else { continue };
        let path = format!("/skills/firm/{organisation}");
        let link = format!("{}{}", app.config.address(), language::href(to.language, &path));
        let on = app.clock.today().saturating_add(days.days());
        let args = [("link", link.into()), ("day", to.language.date(on).into())];
        let letter =
            Letter::of_words(to.language, &to.email, "skills.map_ends", "letter-skills-map-ends", &args);
        letters::put(&transaction, &letter, app.clock.now()).await?;
        written += 1;
    }
    if written == 0 {
        tracing::warn!(organisation, "nobody of a firm can be told that its map ends, so that it stays");
        return Ok(false);
    }
    say(app, &transaction, organisation, TOLD, json!({ "letters": written })).await?;
    transaction.commit().await?;
    Ok(true)
}
