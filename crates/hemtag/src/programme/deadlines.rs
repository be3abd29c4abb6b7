//! Days as they stand, and what officers settle of them: with a reason, step by step, and undone the same way.

use jiff::{Timestamp, civil::Date};
use sea_orm::SqlErr;
use serde_json::json;

use super::{
    ProgrammeError,
    model::{Programme, Reading, ReportDuty},
    store::{self, Step},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::MOST_REASON,
};

/// What an officer settled, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub day: Date,
    pub reason: String,
    pub at: Timestamp,
    /// A role, never a name.
    pub role: String,
}

/// One step of a day's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub step: i32,
    /// None: the step undid the one that held before it.
    pub day: Option<Date>,
    pub reason: String,
    pub at: Timestamp,
    pub role: String,
    /// It was undone later.
    pub undone: bool,
}

/// A report's day as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub report: ReportDuty,
    pub reading: Reading,
    /// What holds of what officers settled.
    pub settled: Option<Settled>,
    /// The number of the newest step; 0 before the first.
    pub step: i32,
    /// Oldest first.
    pub history: Vec<Said>,
}

/// The days of a programme's reports, the earliest first.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn deadlines(
    app: &App,
    caller: &Caller,
    programme: &Programme,
) -> Result<Vec<Standing>, ProgrammeError> {
    check(caller, Action::ReadProgramme, Relation::None)?;
    let steps = store::steps(app.db.reader(), &programme.code).await?;
    let mut all: Vec<Standing> = programme.reports.iter().map(|report| standing(report, &steps)).collect();
    all.sort_by_key(|one| (one.reading.day(), one.report.code.clone()));
    Ok(all)
}

fn standing(report: &ReportDuty, steps: &[Step]) -> Standing {
    let mine: Vec<&Step> = steps.iter().filter(|step| step.report == report.code).collect();
    let is_undone = |id: i64| mine.iter().any(|step| step.undoes == Some(id));
    let role = |step: &Step| step.actor.split(':').next().unwrap_or_default().to_owned();
    let history: Vec<Said> = mine
        .iter()
        .map(|step| Said {
            step: step.step,
            day: step.day,
            reason: step.reason.clone(),
            at: step.at,
            role: role(step),
            undone: is_undone(step.id),
        })
        .collect();
    let holds = mine.iter().rev().find(|step| step.day.is_some() && !is_undone(step.id));
    let settled = holds.and_then(|step| {
        Some(Settled { day: step.day?, reason: step.reason.clone(), at: step.at, role: role(step) })
    });
    Standing {
        reading: report.deadline.read(settled.as_ref().map(|settled| settled.day)),
        report: report.clone(),
        settled,
        step: mine.last().map_or(0, |step| step.step),
        history,
    }
}

/// What a caller saw: the report, and the number of its newest step.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'s> {
    pub(super) report: &'s str,
    pub(super) step: i32,
}

/// Settles an open day, or moves one that was set. Sent twice, it is done once.
///
/// # Errors
/// Without a reason or a day; when somebody was first; when the caller may not.
pub async fn settle(
    app: &App,
    caller: &Caller,
    report: &str,
    step: i32,
    day: Date,
    reason: &str,
) -> Result<(), ProgrammeError> {
    check(caller, Action::KeepProgramme, Relation::None)?;
    let reason = reasoned(reason)?;
    let (programme, duty) = app.programmes.report(report).ok_or(ProgrammeError::NotFound)?;
    if !(2000..=2100).contains(&day.year()) {
        return Err(ProgrammeError::WrongDay);
    }
    let now = standing(duty, &store::steps(app.db.reader(), &programme.code).await?);
    let is_again = now.step == step + 1
        && now.settled.as_ref().is_some_and(|settled| settled.day == day && settled.reason == reason);
    if is_again {
        return Ok(());
    }
    if now.reading == Reading::Settled(day) {
        return Err(ProgrammeError::WrongDay);
    }
    let action = match now.reading {
        Reading::Open { .. } => "programme.deadline_settled",
        Reading::Settled(_) => "programme.deadline_moved",
    };
    let seen = Seen { report, step };
    write(app, caller, programme, seen, &now, Write { day: Some(day), undoes: None, reason, action }).await
}

/// Undoes what holds of what officers settled: the day is again what it was before.
///
/// # Errors
/// Without a reason; when nothing is settled, or somebody was first; when the caller may not.
pub async fn undo(
    app: &App,
    caller: &Caller,
    report: &str,
    step: i32,
    reason: &str,
) -> Result<(), ProgrammeError> {
    check(caller, Action::KeepProgramme, Relation::None)?;
    let reason = reasoned(reason)?;
    let (programme, duty) = app.programmes.report(report).ok_or(ProgrammeError::NotFound)?;
    let steps = store::steps(app.db.reader(), &programme.code).await?;
    let now = standing(duty, &steps);
    if now.step == step + 1 && now.history.last().is_some_and(|last| last.day.is_none()) {
        return Ok(());
    }
    let is_undone = |id: i64| steps.iter().any(|one| one.undoes == Some(id));
    let holds =
        steps.iter().rev().find(|one| one.report == report && one.day.is_some() && !is_undone(one.id));
    let undoes = Some(holds.ok_or(ProgrammeError::Nothing)?.id);
    let action = "programme.deadline_undone";
    write(app, caller, programme, Seen { report, step }, &now, Write { day: None, undoes, reason, action })
        .await
}

struct Write<'w> {
    day: Option<Date>,
    undoes: Option<i64>,
    reason: &'w str,
    action: &'static str,
}

async fn write(
    app: &App,
    caller: &Caller,
    programme: &Programme,
    seen: Seen<'_>,
    now: &Standing,
    new: Write<'_>,
) -> Result<(), ProgrammeError> {
    if now.step != seen.step {
        return Err(ProgrammeError::Changed);
    }
    let at = app.clock.now();
    let step = Step {
        id: 0,
        report: seen.report.to_owned(),
        day: new.day,
        undoes: new.undoes,
        reason: new.reason.to_owned(),
        step: seen.step + 1,
        at,
        actor: caller.label(),
    };
    let transaction = app.db.write().await?;
    let id = match store::insert_step(&transaction, &programme.code, &step).await {
        Ok(id) => id,
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            return Err(ProgrammeError::Changed);
        }
        Err(error) => return Err(error.into()),
    };
    let data = json!({
        "programme": programme.code, "report": seen.report, "step": step.step,
        "day": new.day.map(|day| day.to_string()),
    });
    let event = Event { action: new.action, subject: Subject::Programme(Some(id)), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// A reason as it is kept.
fn reasoned(reason: &str) -> Result<&str, ProgrammeError> {
    let reason = reason.trim();
    let fits = !reason.is_empty() && reason.chars().count() <= MOST_REASON;
    if fits { Ok(reason) } else { Err(ProgrammeError::NoReason) }
}
