//! Erasing: by the person's own word, with the account, and by a job when the time of the table is over.
//!
//! What stays: that something was done, in the event log, by numbers that lead to nothing any more; what an agency decided on a
//! firm's support, which has only numbers of people.

use std::time::Duration;

use jiff::{Timestamp, ToSpan, civil::Date};
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::json;

use super::tables::Rule;
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    database::hold_log,
    events::{self, Event, Subject},
    files, letters,
    skills::{
        firm,
        validation::{
            State, ValidationError, firm_map,
            store::{centres, invitations, records, shares, validations},
        },
    },
};

/// How many of what were erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Erased {
    pub validations: u64,
    /// Shares whose day is past: out of the firms' maps.
    pub ended: u64,
    pub shares: u64,
    pub looks: u64,
    pub records: u64,
    /// Names and addresses of invitations.
    pub whom: u64,
    pub invitations: u64,
    /// Names of who assessed in ended periods.
    pub assessors: u64,
    /// Files that waited longer than a day for their confirmation.
    pub uploads: u64,
    /// Letters that were sent, or could not be, a month ago.
    pub letters: u64,
    /// Out of firms' maps and plans.
    pub of_firms: firm::Gone,
}

impl Erased {
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Erased::default()
    }
}

/// Erases one of the caller's validations with its shares, looks and records, or all of them. Gives how many.
///
/// # Errors
/// Not found when it is somebody else's.
pub async fn erase_own(app: &App, caller: &Caller, which: Option<i64>) -> Result<u64, ValidationError> {
    let relation = if caller.person.is_some() { Relation::Owner } else { Relation::None };
    check(caller, Action::KeepOwnSkills, relation)?;
    let person = caller.person.ok_or(ValidationError::NotFound)?;
    let transaction = app.db.write().await?;
    let own = validations::of_person(&transaction, person).await?;
    let ids: Vec<i64> =
        own.iter().map(|one| one.id).filter(|id| which.is_none_or(|one| one == *id)).collect();
    if which.is_some() && ids.is_empty() {
        return Err(ValidationError::NotFound);
    }
    for id in &ids {
        firm_map::take_all_back(app, &transaction, *id).await?;
        validations::delete(&transaction, *id).await?;
    }
    let count = ids.len() as u64;
    let event = Event {
        action: "skills.erased_by_person",
        subject: Subject::Person(person.0),
        data: json!({ "count": count }),
    };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(count)
}

/// What goes with an account, within the transaction that ends it and writes the event.
///
/// # Errors
/// When the database refuses.
pub async fn end_account(
    app: &App,
    transaction: &DatabaseTransaction,
    person: PersonId,
) -> Result<(), DbErr> {
    let told = |error: ValidationError| DbErr::Custom(error.to_string());
    for one in validations::of_person(transaction, person).await? {
        firm_map::take_all_back(app, transaction, one.id).await.map_err(told)?;
        validations::delete(transaction, one.id).await?;
    }
    shares::forget_looker(transaction, person).await?;
    centres::forget_assessor(transaction, person.0).await?;
    let forgotten = firm::forget_account(app, transaction, person).await;
    forgotten.map_err(|error| DbErr::Custom(error.to_string()))?;
    Ok(())
}

fn before(now: Timestamp, rule: Rule) -> Timestamp {
    now.saturating_sub((24 * rule.days()).hours()).unwrap_or(Timestamp::MIN)
}

fn day_before(today: Date, rule: Rule) -> Date {
    today.saturating_sub(rule.days().days())
}

/// Erases everything whose time is over by the table of retention: what is people's own in one transaction, then of each firm's map
/// and plans in its own.
///
/// # Errors
/// When the database refuses; then nothing of what is people's own is erased.
pub async fn erase_due(app: &App) -> Result<Erased, ValidationError> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let transaction = app.db.write().await?;
    // Before rows that others write of with the log in their hands.
    hold_log(&transaction).await?;
    let mut erased = Erased { ended: firm_map::end_past(app, &transaction).await?, ..Erased::default() };
    let concluded = [State::Concluded];
    let unfinished = [State::Begun, State::Asked, State::Taken, State::Appealed];
    for (states, rule) in
        [(&concluded[..], Rule::ValidationConcluded), (&unfinished[..], Rule::ValidationUnfinished)]
    {
        for id in validations::unchanged_since(&transaction, states, before(now, rule)).await? {
            firm_map::take_all_back(app, &transaction, id).await?;
            validations::delete(&transaction, id).await?;
            erased.validations += 1;
        }
    }
    let rule = Rule::ShareEnded;
    erased.shares = shares::delete_ended(&transaction, day_before(today, rule), before(now, rule)).await?;
    erased.looks = shares::delete_looks_before(&transaction, before(now, Rule::Look)).await?;
    erased.records = records::delete_withdrawn(&transaction, before(now, Rule::RecordWithdrawn)).await?;
    erased.whom = invitations::forget_whom(&transaction, before(now, Rule::InvitationWhom)).await?;
    erased.invitations = invitations::delete_ended(&transaction, before(now, Rule::Invitation)).await?;
    let rule = Rule::AssessorEnded;
    erased.assessors =
        centres::forget_assessors(&transaction, day_before(today, rule), before(now, rule)).await?;
    erased.uploads = files::upload::forget_waiting(&transaction, now).await?;
    erased.letters = letters::forget_old(&transaction, now).await?;
    if erased.is_nothing() {
        transaction.rollback().await?;
    } else {
        let data = json!({
            "validations": erased.validations, "ended": erased.ended, "shares": erased.shares,
            "looks": erased.looks, "records": erased.records, "whom": erased.whom,
            "invitations": erased.invitations, "assessors": erased.assessors, "uploads": erased.uploads,
            "letters": erased.letters,
        });
        let event = Event { action: "skills.erased", subject: Subject::Register, data };
        events::append(&transaction, &Caller::administrator(), now, event).await?;
        transaction.commit().await?;
    }
    let days = firm::Days {
        left: Rule::PersonLeft.days(),
        untouched: Rule::MapUntouched.days(),
        told: Rule::MapUntouchedTold.days(),
        plan: Rule::PlanEarlier.days(),
    };
    erased.of_firms = firm::erase_due(app, days).await.map_err(firm_map::told)?;
    Ok(erased)
}

/// Erases for as long as the program runs, once an hour.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(3600));
    loop {
        tick.tick().await;
        if !app.may_delete_by_age() {
            continue;
        }
        let round = app.traces.round("erasure", erase_due(&app), |erased| !erased.is_nothing());
        match round.await {
            Ok(erased) if erased.is_nothing() => {}
            Ok(erased) => tracing::info!(?erased, "what people's time was over for is erased"),
            Err(error) => tracing::warn!(%error, "what is due could not be erased"),
        }
        // Versions of firms' maps that can be brought back no more.
        match firm::forget_old(&app).await {
            Ok(0) => {}
            Ok(versions) => tracing::info!(versions, "earlier versions of maps are forgotten"),
            Err(error) => tracing::warn!(%error, "earlier versions of maps could not be forgotten"),
        }
    }
}
