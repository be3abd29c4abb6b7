//! The yearly follow-up of a kept plan: written when somebody of the firm asks for it, and by a job on the anniversary of its keeping,
//! which then tells those of the firm that it waits for their words. A letter says no more than that.

use std::{collections::BTreeSet, time::Duration};

use jiff::{ToSpan, civil::Date};
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    error::PlanRoomError,
    keep::{Baseline, Room, add_document, follow_ups, unseal},
    store::{self, Part},
    yearly::{Stated, due, seen},
};
use crate::{
    access::{Action, Caller, Role, check},
    app::App,
    clock::day_in_sweden,
    database::{hold_log, moment},
    events::{self, Event, Subject},
    people::{
        directory,
        notices::{self, Notice},
    },
    skills::firm,
};

/// Writes down how a kept plan stands today, with what the firm says that it has used in a year.
///
/// # Errors
/// When the caller is not of the firm, or no plan is kept.
pub async fn follow_up(
    app: &App,
    caller: &Caller,
    room: &Room,
    year: i16,
    stated: Stated,
) -> Result<(), PlanRoomError> {
    let organisation = room.kept.organisation;
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let transaction = app.db.write().await?;
    // Numbers are given one after the other.
    hold_log(&transaction).await?;
    // As it is now: somebody may have been taken out of it.
    let rows = store::rows(&transaction, organisation, Part::Kept).await?;
    let row = rows.iter().find(|row| row.version == room.number).ok_or(firm::FirmError::NotFound)?;
    let baseline: Baseline = unseal(app, row)?;
    let kept = firm::open_to_read(app, &transaction, organisation).await?;
    let follow_up = seen(&baseline, room.number, &kept.map, app.clock.today(), (year, stated));
    // Sent twice, it is written once.
    if follow_ups(app, &transaction, organisation, room.number).await?.first() == Some(&follow_up) {
        return Ok(());
    }
    let version = add_document(app, &transaction, caller, organisation, Part::Followed, &follow_up).await?;
    followed(app, &transaction, caller, organisation, json!({ "version": version, "plan": room.number }))
        .await?;
    transaction.commit().await?;
    Ok(())
}

async fn followed(
    app: &App,
    transaction: &DatabaseTransaction,
    caller: &Caller,
    organisation: i64,
    data: serde_json::Value,
) -> Result<(), PlanRoomError> {
    let event = Event { action: "skills.plan_followed", subject: Subject::Skills(organisation), data };
    events::append(transaction, caller, app.clock.now(), event).await?;
    Ok(())
}

/// Writes the yearly follow-ups that are due, of the newest plan of each firm. Gives how many.
///
/// # Errors
/// When the database does not answer. A firm whose plan does not open keeps no other from its follow-up.
pub async fn follow_up_due(app: &App) -> Result<usize, PlanRoomError> {
    let mut count = 0;
    for organisation in store::keepers(app.db.reader()).await? {
        match follow_up_of(app, organisation).await {
            Ok(written) => count += usize::from(written),
            Err(error) => tracing::warn!(organisation, %error, "a plan for skills could not be followed up"),
        }
    }
    Ok(count)
}

async fn follow_up_of(app: &App, organisation: i64) -> Result<bool, PlanRoomError> {
    let (caller, today) = (Caller::administrator(), app.clock.today());
    let db = app.db.reader();
    let Some(row) = store::newest(db, organisation, Part::Kept).await? else { return Ok(false) };
    // Most are not a year old: they are not opened.
    let kept_on: Date = day_in_sweden(moment(&row.at)?);
    if kept_on.saturating_add(1.years()) > today {
        return Ok(false);
    }
    let baseline: Baseline = unseal(app, &row)?;
    if due(&baseline, &follow_ups(app, db, organisation, row.version).await?, today).is_none() {
        return Ok(false);
    }
    let transaction = app.db.write().await?;
    followed(app, &transaction, &caller, organisation, json!({ "plan": row.version, "yearly": true }))
        .await?;
    // Another node may have been first: the log's lock made this one wait. And somebody may have been taken out of the plan.
    let Some(row) = store::newest(&transaction, organisation, Part::Kept).await? else { return Ok(false) };
    let baseline: Baseline = unseal(app, &row)?;
    let earlier = follow_ups(app, &transaction, organisation, row.version).await?;
    let Some(anniversary) = due(&baseline, &earlier, today) else { return Ok(false) };
    let kept = firm::open_to_read(app, &transaction, organisation).await?;
    let follow_up = seen(&baseline, row.version, &kept.map, today, (anniversary.year(), Stated::default()));
    add_document(app, &transaction, &caller, organisation, Part::Followed, &follow_up).await?;
    let members = directory::members_of(&transaction, organisation).await?;
    let members = members.into_iter().filter(|held| matches!(held.role, Role::ProductOwner | Role::Maker));
    let path = super::pages::address(organisation);
    let mut told = BTreeSet::new();
    for held in members {
        if told.insert(held.person.0) {
            let notice = Notice {
                words: "letter-skills-follow",
                kind: "skills.follow",
                path: &path,
                number: organisation,
            };
            notices::tell(app, &transaction, held.person, notice, app.clock.now()).await?;
        }
    }
    transaction.commit().await?;
    Ok(true)
}

/// Writes what is due for as long as the program runs, once an hour.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(Duration::from_secs(3600));
    loop {
        tick.tick().await;
        let round = app.traces.round("skills_plans", follow_up_due(&app), |written| *written > 0);
        match round.await {
            Ok(0) => {}
            Ok(written) => tracing::info!(written, "plans for skills were followed up"),
            Err(error) => tracing::warn!(%error, "plans for skills could not be followed up"),
        }
    }
}
