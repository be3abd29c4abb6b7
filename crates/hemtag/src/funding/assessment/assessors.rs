//! What assessors state of themselves, and who they are.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::json;

use super::{
    answer::strike_found,
    model::profile::{Profile, problems},
    store::{self, assessors as kept},
};
use crate::{
    access::{Action, Caller, PersonId, Relation, Role, check},
    app::App,
    events::{self, Event, Subject},
    funding::FundingError,
    people::directory,
};

/// Somebody with the role, as officers see them.
#[derive(Debug, Clone)]
pub struct Assessor {
    pub person: PersonId,
    pub name: String,
    /// Organisations that the account belongs to.
    pub organisations: Vec<String>,
    /// `None`: nothing stated, so that it is not known whether they have conflicts.
    pub profile: Option<Profile>,
    pub stated_at: Option<Timestamp>,
    /// Applications that wait for them.
    pub load: u32,
}

/// Everybody with the role of assessor, by name.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn assessors(app: &App, caller: &Caller) -> Result<Vec<Assessor>, FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let db = app.db.reader();
    let mut stated: HashMap<PersonId, kept::Stated> =
        kept::all(db).await?.into_iter().map(|one| (one.person, one)).collect();
    let holders = directory::holders(db, Role::Assessor).await?;
    let ids: Vec<i64> = holders.iter().map(|(person, _)| person.id.0).collect();
    let loads: HashMap<i64, u32> = store::loads(db, &ids).await?.into_iter().collect();
    let all = holders.into_iter().map(|(person, held)| {
        let stated = stated.remove(&person.id);
        Assessor {
            load: loads.get(&person.id.0).copied().unwrap_or(0),
            stated_at: stated.as_ref().map(|one| one.at),
            profile: stated.map(|one| one.profile),
            organisations: held.into_iter().filter_map(|one| one.organisation).map(|one| one.name).collect(),
            person: person.id,
            name: person.name,
        }
    });
    Ok(all.collect())
}

/// What the caller has stated of themselves; nothing before the first time.
///
/// # Errors
/// [`FundingError::NotSignedIn`]; when the caller is no assessor.
pub async fn own(app: &App, caller: &Caller) -> Result<Option<kept::Stated>, FundingError> {
    check(caller, Action::KeepOwnAssessing, Relation::None)?;
    let person = caller.person.ok_or(FundingError::NotSignedIn)?;
    Ok(kept::of(app.db.reader(), person).await?)
}

/// States it. A conflict that comes to light takes away what was to be assessed, at once.
///
/// # Errors
/// [`FundingError::Wrong`] with what is wrong; [`FundingError::Changed`] when somebody was first.
pub async fn keep_own(
    app: &App,
    caller: &Caller,
    seen: Option<Timestamp>,
    profile: Profile,
) -> Result<(), FundingError> {
    check(caller, Action::KeepOwnAssessing, Relation::None)?;
    let person = caller.person.ok_or(FundingError::NotSignedIn)?;
    keep(app, caller, person, seen, profile).await
}

/// What an assessor has stated, for an officer.
///
/// # Errors
/// [`FundingError::NotFound`] for somebody who is no assessor.
pub async fn statement(app: &App, caller: &Caller, person: PersonId) -> Result<Assessor, FundingError> {
    let all = assessors(app, caller).await?;
    all.into_iter().find(|one| one.person == person).ok_or(FundingError::NotFound)
}

/// Amends what an assessor has stated.
///
/// # Errors
/// As [`keep_own`], and [`FundingError::NotFound`].
pub async fn keep_statement(
    app: &App,
    caller: &Caller,
    person: PersonId,
    seen: Option<Timestamp>,
    profile: Profile,
) -> Result<(), FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    statement(app, caller, person).await?;
    keep(app, caller, person, seen, profile).await
}

async fn keep(
    app: &App,
    caller: &Caller,
    person: PersonId,
    seen: Option<Timestamp>,
    profile: Profile,
) -> Result<(), FundingError> {
    let wrong = problems(&profile);
    if !wrong.is_empty() {
        return Err(FundingError::Wrong(wrong));
    }
    let transaction = app.db.write().await?;
    let before = kept::to_ask(&transaction, &[person.0]).await?.pop();
    if before.as_ref().is_some_and(|before| before.profile == profile) {
        return Ok(());
    }
    if before.map(|before| before.at) != seen {
        return Err(FundingError::Changed);
    }
    let at = app.clock.now();
    // Told apart from the one before even within the same moment.
    let at = seen
        .filter(|seen| *seen >= at)
        .map_or(at, |seen| seen.checked_add(jiff::SignedDuration::from_micros(1)).unwrap_or(at));
    kept::keep(&transaction, person, &profile, at).await?;
    let struck = strike_found(app, &transaction, person).await?;
    let data = json!({ "bound": profile.bound.len(), "most": profile.most, "conflicts": struck });
    let event = Event { action: "assessor.stated", subject: Subject::Assessor(person.0), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}
