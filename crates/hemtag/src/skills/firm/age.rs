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

/// Lets go what is due, within the caller's transaction. Each firm gets its own events. A map or plan that does not open is told to
/// the operator and left: it keeps nothing else from going.
///
/// # Errors
/// When the database refuses.
pub async fn erase_due(app: &App, transaction: &DatabaseTransaction, days: Days) -> Result<Gone, FirmError> {
    let mut gone = Gone::default();
    for organisation in store::every(transaction).await? {
        match of_one(app, transaction, organisation, days, &mut gone).await {
            Ok(()) => {}
            Err(FirmError::Database(DbErr::Custom(error))) => {
                tracing::warn!(organisation, %error, "what is due of a firm's map could not be erased");
            }
            Err(error) => return Err(error),
        }
    }
    Ok(gone)
}

async fn of_one(
    app: &App,
    transaction: &DatabaseTransaction,
    organisation: i64,
    days: Days,
    gone: &mut Gone,
) -> Result<(), FirmError> {
    let now = app.clock.now();
    let ago = |days: i64| now.checked_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN);
    let Some(newest) = store::newest(transaction, organisation).await? else { return Ok(()) };
    let map_at = crate::database::moment(&newest.at)?;
    let plan_at = plan::changed_at(transaction, organisation).await?;
    let last_change = plan_at.map_or(map_at, |at| at.max(map_at));
    if last_change <= ago(days.untouched - days.told) {
        match told_at(transaction, organisation, last_change).await? {
            None => {
                tell(app, transaction, organisation, days.told).await?;
                gone.told += 1;
            }
            Some(at) if at <= ago(days.told) && last_change <= ago(days.untouched) => {
                store::erase(transaction, organisation).await?;
                plan::forget(transaction, organisation).await?;
                changed::forget(transaction, organisation).await?;
                say(app, transaction, organisation, "skills.map_erased", json!({ "untouched": true }))
                    .await?;
                gone.maps += 1;
                return Ok(());
            }
            Some(_) => {}
        }
    }
    let left = who_left(app, transaction, organisation, days.left).await?;
    if !left.is_empty() {
        let forget = |map: &mut Map| left.iter().for_each(|person| map.forget(*person));
        forget_everywhere(app, transaction, organisation, forget).await?;
        say(app, transaction, organisation, "skills.people_left", json!({ "people": left.len() })).await?;
        gone.people += left.len() as u64;
    }
    gone.plans += plan::forget_earlier(app, transaction, organisation, ago(days.plan)).await?;
    Ok(())
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

/// Writes to everybody who may change the map that it goes unless somebody does. The letter names neither firm nor person.
async fn tell(
    app: &App,
    transaction: &DatabaseTransaction,
    organisation: i64,
    days: i64,
) -> Result<(), DbErr> {
    let mut members: Vec<_> = directory::members_of(transaction, organisation)
        .await?
        .into_iter()
        .filter(|held| matches!(held.role, Role::ProductOwner | Role::Maker))
        .map(|held| held.person)
        .collect();
    members.sort_unstable_by_key(|person| person.0);
    members.dedup();
    let mut written = 0;
    for member in members {
        let Some(to) = people::address_of_person(transaction, member).await? else { continue };
        let path = format!("/skills/firm/{organisation}");
        let link = format!("{}{}", app.config.address(), language::href(to.language, &path));
        let on = app.clock.today().saturating_add(days.days());
        let args = [("link", link.into()), ("day", to.language.date(on).into())];
        let letter =
            Letter::of_words(to.language, &to.email, "skills.map_ends", "letter-skills-map-ends", &args);
        letters::put(transaction, &letter, app.clock.now()).await?;
        written += 1;
    }
    say(app, transaction, organisation, TOLD, json!({ "letters": written })).await
}
