//! Requests for completion: what an officer asks for, by a day that only an amendment moves, and what the applicant answers.

use jiff::civil::Date;
use serde_json::json;

use super::{
    files,
    keep::to_change,
    record::{close, open_completion},
    store::{
        self, Kept,
        completions::{self, Answer},
        versions,
    },
};
use crate::{
    access::{Action, Caller},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError, due,
        model::{
            application::{State, WaitsFor},
            due::{Of, Reason, What},
        },
    },
    people::notices::{self, Notice},
};

/// The longest question and answer, in characters.
pub(super) const MOST_TEXT: usize = 8_000;

/// Days to answer, at most.
const MOST_DAYS: u16 = 366;

/// What an officer asks for.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// The version of the application that was seen.
    pub seen: i64,
    pub question: &'a str,
    pub days: u16,
    pub once: &'a str,
}

/// Asks the applicant to complete what was handed in, by a day.
///
/// # Errors
/// [`FundingError::NotNow`] while another request waits or after a decision, [`FundingError::NoReason`] without a question,
/// [`FundingError::WrongDay`] for no day or one in more than a year.
pub async fn ask_completion(
    app: &App,
    caller: &Caller,
    id: i64,
    asking: Asking<'_>,
) -> Result<Kept, FundingError> {
    let (transaction, mut kept) = to_change(app, caller, id, Action::HandleApplication).await?;
    let keys = app.keys()?;
    let all = completions::all(&transaction, keys, id).await?;
    if all.iter().any(|one| one.once.as_deref() == Some(asking.once)) {
        return Ok(kept);
    }
    let question = asking.question.trim();
    if question.is_empty() {
        return Err(FundingError::NoReason);
    }
    if question.chars().count() > MOST_TEXT {
        return Err(FundingError::TooLong(MOST_TEXT));
    }
    if asking.days == 0 || asking.days > MOST_DAYS {
        return Err(FundingError::WrongDay);
    }
    if !matches!(kept.state, State::Submitted | State::InAssessment) {
        return Err(FundingError::NotNow);
    }
    if kept.version != asking.seen {
        return Err(FundingError::Changed);
    }
    let at = app.clock.now();
    let completion =
        completions::insert(&transaction, keys, id, question, caller.person, asking.once, at).await?;
    let on = app.clock.today().saturating_add(jiff::Span::new().days(i64::from(asking.days)));
    let new = due::New {
        of: Of::Completion(completion),
        what: What::Complete,
        waits_for: WaitsFor::Applicant,
        person: Some(kept.owner),
        on,
        reason: Reason::Asked { days: asking.days.into() },
    };
    due::set(&transaction, caller, at, new).await?;
    kept.state = State::ToComplete;
    kept.waits_for = WaitsFor::Applicant;
    kept.waits_since = at;
    kept.updated_at = at;
    kept.officer = kept.officer.or(caller.person);
    kept.version += 1;
    store::update(&transaction, keys, &kept).await?;
    tell(app, &transaction, &kept, "letter-application-to-complete", at).await?;
    let data = json!({ "completion": completion, "by": on.to_string() });
    let event = Event { action: "application.completion_asked", subject: Subject::Application(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}

/// Tells the applicant that something happened, by a letter that says only that.
pub(super) async fn tell(
    app: &App,
    transaction: &sea_orm::DatabaseTransaction,
    kept: &Kept,
    words: &'static str,
    at: jiff::Timestamp,
) -> Result<(), FundingError> {
    let path = format!("/funding/applications/{}", kept.id);
    let notice = Notice { words, kind: "application", path: &path, number: kept.id };
    Ok(notices::tell(app, transaction, kept.owner, notice, at).await?)
}

/// Answers a request in words. What was changed in the form meanwhile is handed in for itself, or dropped.
///
/// # Errors
/// [`FundingError::Unsent`] when something was changed and `drop_changes` does not say that it may go;
/// [`FundingError::NoReason`] without words; [`FundingError::NotNow`] when nothing waits for an answer.
pub async fn answer(
    app: &App,
    caller: &Caller,
    id: i64,
    completion: i64,
    text: &str,
    drop_changes: bool,
) -> Result<Kept, FundingError> {
    let at = app.clock.now();
    let (transaction, mut kept) = to_change(app, caller, id, Action::SubmitApplication).await?;
    let keys = app.keys()?;
    let open = open_completion(&transaction, keys, id).await?;
    let Some(open) = open.filter(|open| open.id == completion && kept.state == State::ToComplete) else {
        let all = completions::all(&transaction, keys, id).await?;
        let same = all.iter().find(|one| one.id == completion).and_then(|one| one.answer.as_ref());
        // Sent twice.
        return if same.is_some_and(|same| same.text == text.trim()) {
            Ok(kept)
        } else {
            Err(FundingError::NotNow)
        };
    };
    let text = text.trim();
    if text.is_empty() {
        return Err(FundingError::NoReason);
    }
    if text.chars().count() > MOST_TEXT {
        return Err(FundingError::TooLong(MOST_TEXT));
    }
    let newest = versions::handed(&transaction, keys, &kept).await?.into_iter().next();
    let newest = newest.ok_or(FundingError::NotNow)?;
    let mut files = files::all(&transaction, keys, id).await?;
    files.retain(|file| file.removed_at.is_none());
    let same_files = files.iter().map(files::AttachedFile::handed).eq(newest.files.iter().cloned());
    if !same_files || kept.application != newest.application {
        // Files go with what is handed in; the words of a form may be dropped.
        if !drop_changes || !same_files {
            return Err(FundingError::Unsent);
        }
        kept.application = newest.application;
    }
    let answer = Answer { text: text.to_owned(), version: None };
    completions::answer(&transaction, keys, id, open.id, &answer, at).await?;
    let late_by = close(&transaction, at, open.id).await?;
    kept.state = State::Submitted;
    kept.waits_for = WaitsFor::Officer;
    kept.waits_since = at;
    kept.updated_at = at;
    kept.version += 1;
    store::update(&transaction, keys, &kept).await?;
    let data = json!({ "completion": open.id, "late_by": late_by });
    let event = Event { action: "application.answered", subject: Subject::Application(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}

/// Moves a day of an application or of its open request, with a reason that the applicant reads.
///
/// # Errors
/// [`FundingError::NotFound`] when nothing of the kind is due, [`FundingError::NoReason`], [`FundingError::WrongDay`] for a day
/// that has passed, [`FundingError::Changed`] when it has been moved to another day meanwhile.
pub async fn amend_day(
    app: &App,
    caller: &Caller,
    id: i64,
    what: What,
    was: Date,
    on: Date,
    reason: &str,
) -> Result<(), FundingError> {
    let (transaction, kept) = to_change(app, caller, id, Action::HandleApplication).await?;
    let of = match what {
        What::Complete => {
            let open = open_completion(&transaction, app.keys()?, id).await?;
            Of::Completion(open.ok_or(FundingError::NotFound)?.id)
        }
        _ => Of::Application(id),
    };
    let days = due::of(&transaction, of).await?;
    let now = super::record::holding(&days, what).ok_or(FundingError::NotFound)?;
    if now.on == on && now.reason == Reason::own(reason.trim()) {
        // Sent twice.
        return Ok(());
    }
    if now.on != was {
        return Err(FundingError::Changed);
    }
    if on < app.clock.today() || on == was {
        return Err(FundingError::WrongDay);
    }
    let at = app.clock.now();
    due::amend(&transaction, caller, at, of, what, on, reason).await?;
    tell(app, &transaction, &kept, "letter-application-day-moved", at).await?;
    let data = json!({ "what": what.code(), "was": was.to_string(), "on": on.to_string() });
    let event = Event { action: "application.day_moved", subject: Subject::Application(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}
