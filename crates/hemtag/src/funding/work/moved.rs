//! A day with those that it was before, and moving it.

use jiff::civil::Date;
use serde_json::json;

use super::{item::Item, list};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{FundingError, applications, due, model::due::Due},
    people::{
        directory,
        notices::{self, Notice},
    },
};

/// A day that something is due.
#[derive(Debug, Clone)]
pub struct Day {
    pub item: Item,
    pub title: String,
    /// Who it waits for, by name, where it is one account.
    pub person: Option<String>,
    /// The days of the same thing, those before and this one, the oldest first.
    pub days: Vec<Due>,
}

impl Day {
    #[must_use]
    pub fn now(&self) -> Option<&Due> {
        self.item.due.as_ref()
    }
}

/// A day that holds, with its history.
///
/// # Errors
/// [`FundingError::NotFound`] for none; when the caller may not.
pub async fn day(app: &App, caller: &Caller, id: i64) -> Result<Day, FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let db = app.db.reader();
    let due = due::by_id(db, id).await?.ok_or(FundingError::NotFound)?;
    let days: Vec<Due> = due::of(db, due.of).await?.into_iter().filter(|one| one.what == due.what).collect();
    let (item, _) = list::found(db, due).await?.ok_or(FundingError::NotFound)?;
    let kept = applications::by_id(db, app.keys()?, item.application).await?;
    let people = directory::persons(db, item.person).await?;
    let person = item.person.and_then(|id| people.get(&id)).map(|person| person.name.clone());
    Ok(Day { title: kept.ok_or(FundingError::NotFound)?.application.title, item, person, days })
}

/// Moves a day that holds, with a reason; whoever it waits for gets a letter.
///
/// # Errors
/// [`FundingError::Changed`] when it was moved or done meanwhile; [`FundingError::WrongDay`] for a day that has passed or is the
/// same; [`FundingError::NoReason`].
pub async fn move_day(
    app: &App,
    caller: &Caller,
    id: i64,
    on: Date,
    reason: &str,
) -> Result<i64, FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let known = due::by_id(&transaction, id).await?.ok_or(FundingError::NotFound)?;
    // The application is locked: two officers move it one after the other.
    let (item, owner) = list::found(&transaction, known).await?.ok_or(FundingError::NotFound)?;
    applications::lock(&transaction, app.keys()?, item.application).await?;
    let due = due::by_id(&transaction, id).await?.ok_or(FundingError::NotFound)?;
    if !due.holds || due.done_at.is_some() {
        return Err(FundingError::Changed);
    }
    if on < app.clock.today() || on == due.on {
        return Err(FundingError::WrongDay);
    }
    due::amend(&transaction, caller, at, due.of, due.what, on, reason).await?;
    let moved = due::of(&transaction, due.of).await?;
    let moved =
        moved.into_iter().rfind(|one| one.holds && one.what == due.what).ok_or(FundingError::NotFound)?;
    if let Some(person) = list::reached(&item, owner).filter(|person| Some(*person) != caller.person) {
        let path = path_for(&item, person, owner);
        let number = item.application;
        let notice = Notice { words: "letter-funding-moved", kind: "funding.day", path: &path, number };
        notices::tell(app, &transaction, person, notice, at).await?;
    }
    let (kind, of) = due.of.columns();
    let data = json!({
        "of": kind, "id": of, "what": due.what.code(), "from": due.on.to_string(), "to": on.to_string(),
    });
    let subject = Subject::Application(item.application);
    let event = Event { action: "application.day_moved", subject, data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(moved.id)
}

/// Where somebody does what a day is for.
pub(super) fn path_for(item: &Item, person: PersonId, owner: PersonId) -> String {
    use crate::funding::model::due::Of;
    match item.due.as_ref().map(|due| due.of) {
        Some(Of::Assessment(id)) => format!("/funding/assessments/{id}"),
        _ if person == owner => format!("/funding/applications/{}", item.application),
        _ => "/funding/work?mine=yes".to_owned(),
    }
}
