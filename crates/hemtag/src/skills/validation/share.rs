//! Sharing: the person lets a firm see what an outcome shows, of all units or of some, until a day; and withdraws it.

use jiff::{ToSpan, civil::Date};

use super::{
    ValidationError, firm_map,
    own::{oneself, open_own, said},
    seal::of_part,
    store::{
        shares::{self, Share},
        validations,
    },
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    people::{self, directory},
};

/// The furthest last day of a share, in days from today. This project's proposal.
pub const MOST_DAYS: i64 = 1096;

/// A share as it was typed.
#[derive(Debug, Clone)]
pub struct NewShare {
    pub organisation: i64,
    /// None: the whole.
    pub units: Option<Vec<String>>,
    pub until: Option<Date>,
}

/// The firms that a person can share with: those they belong to, and the one that asked.
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn firms_of(
    app: &App,
    caller: &Caller,
    asked: Option<i64>,
) -> Result<Vec<(i64, String)>, ValidationError> {
    let person = oneself(caller)?;
    let db = app.db.reader();
    let held = directory::held_by(db, &[person.0]).await?;
    let mut ids: Vec<i64> = held.iter().filter_map(|one| one.organisation.as_ref().map(|of| of.id)).collect();
    ids.extend(asked);
    ids.sort_unstable();
    ids.dedup();
    let names = people::organisations_of(db, &ids).await?;
    let mut firms: Vec<(i64, String)> = names.into_iter().collect();
    firms.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(firms)
}

/// Shares what the outcome shows. The same again only moves the day.
///
/// # Errors
/// When it is not the caller's, there is no outcome, the firm is none of theirs, or the day is missing, past or too far.
pub async fn share(app: &App, caller: &Caller, id: i64, new: &NewShare) -> Result<(), ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    let (at, today) = (app.clock.now(), app.clock.today());
    let furthest = today.saturating_add(MOST_DAYS.days());
    let until = new.until.filter(|day| *day >= today && *day <= furthest);
    let until = until.ok_or(ValidationError::NoDay(MOST_DAYS))?;
    let asked = {
        let transaction = app.db.reader();
        validations::by_id(transaction, id).await?.and_then(|kept| kept.organisation)
    };
    let firms = firms_of(app, caller, asked).await?;
    let transaction = app.db.write().await?;
    let opened = open_own(app, caller, &transaction, id).await?;
    if !firms.iter().any(|(firm, _)| *firm == new.organisation) {
        return Err(ValidationError::NotFound);
    }
    if !opened.course.standing().is_validation() {
        return Err(ValidationError::NotNow);
    }
    let keys = app.keys()?;
    let units = new.units.as_ref().map(|units| {
        let text = serde_json::to_vec(units).expect("codes can be written");
        keys.seal(&of_part(&opened.kept.seal, "units"), &text)
    });
    // One share a firm and validation holds: what is said now replaces what was said before.
    for before in shares::of_validations(&transaction, &[id]).await? {
        if before.organisation == new.organisation && before.withdrawn_at.is_none() {
            firm_map::take_back(app, &transaction, &opened, &before).await?;
            shares::withdraw(&transaction, before.id, at).await?;
        }
    }
    let share = Share {
        id: 0,
        validation: id,
        organisation: new.organisation,
        units,
        until,
        made_at: at,
        withdrawn_at: None,
    };
    shares::insert(&transaction, &share).await?;
    let units = new.units.as_deref();
    firm_map::give(app, &transaction, caller, &opened, new.organisation, units).await?;
    said(app, caller, &transaction, "validation.shared", id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Withdraws a share: from then on nothing of it is seen. Nothing happens to one that was withdrawn.
///
/// # Errors
/// Not found when it is of nobody's but somebody else's validation.
pub async fn withdraw_share(app: &App, caller: &Caller, id: i64) -> Result<i64, ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    let transaction = app.db.write().await?;
    let share = shares::by_id(&transaction, id).await?.ok_or(ValidationError::NotFound)?;
    let opened = open_own(app, caller, &transaction, share.validation).await?;
    if shares::withdraw(&transaction, id, app.clock.now()).await? {
        firm_map::take_back(app, &transaction, &opened, &share).await?;
        said(app, caller, &transaction, "validation.share_withdrawn", opened.kept.id).await?;
        transaction.commit().await?;
    }
    Ok(opened.kept.id)
}
