//! Reading an application and scoring it: kept as a draft at every save, handed in once.

use serde_json::json;

use super::{
    answer::{due_of, to_see},
    model::{
        sheet::{Earlier, Sheet, State, lacks, wrong},
        spread::Points,
    },
    read::points,
    store::{self, Assigned, notes},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError,
        applications::{self, Kept},
        attached::AttachedFile,
        calls::{self, KeptCall},
        due::{self, New},
        model::{
            application::{State as Stands, WaitsFor},
            due::{Due, Of, Reason, What},
        },
    },
    people::notices::{self, Notice},
};

/// An application with the caller's own sheet.
#[derive(Debug, Clone)]
pub struct ToScore {
    pub assigned: Assigned,
    pub kept: Kept,
    pub call: KeptCall,
    pub due: Option<Due>,
    /// What others have handed in, without names; only for who has handed in.
    pub others: Vec<(Points, Sheet)>,
    /// The files that were handed in.
    pub files: Vec<AttachedFile>,
}

/// The application and the caller's sheet, once the question of conflicts is answered by no.
///
/// # Errors
/// [`FundingError::NotFound`] before that, for what is not the caller's, and as soon as there is a conflict.
pub async fn to_score(app: &App, caller: &Caller, id: i64) -> Result<ToScore, FundingError> {
    check(caller, Action::AssessApplication, Relation::Named)?;
    let own = to_see(app, caller, id).await?;
    if !own.assigned.state.reads() {
        return Err(FundingError::NotFound);
    }
    // Read as whoever is named for it.
    let kept = applications::to_read(app, caller, own.kept.id, &[Relation::Named]).await?;
    let mut others = Vec::new();
    if own.assigned.state == State::HandedIn {
        let all = store::of_applications(app.db.reader(), app.keys()?, &[kept.id]).await?;
        others = all
            .into_iter()
            .filter(|one| one.id != id && one.state == State::HandedIn)
            .map(|one| (points(&one.sheet), one.sheet))
            .collect();
    }
    let due = due_of(app, id).await?;
    // It is assessed by the version of the call that it was written for.
    let call = of_version(app, caller, own.call, kept.call_version).await?;
    let files = applications::files::newest_handed(app, &kept).await?;
    Ok(ToScore { assigned: own.assigned, kept, call, due, others, files })
}

/// A call as it was for an application.
pub(super) async fn of_version(
    app: &App,
    caller: &Caller,
    mut call: KeptCall,
    version: i64,
) -> Result<KeptCall, FundingError> {
    if call.version != version {
        let all = calls::versions(app, caller, &call).await?;
        if let Some(then) = all.into_iter().find(|one| one.version == version) {
            call.call = then.call;
        }
    }
    Ok(call)
}

/// Keeps what is written, complete or not. What is the same as before is no change.
///
/// # Errors
/// [`FundingError::Wrong`] for points outside the scale; [`FundingError::Changed`] when it was changed elsewhere meanwhile;
/// [`FundingError::NotNow`] once it is handed in or the application is assessed.
pub async fn keep_scores(
    app: &App,
    caller: &Caller,
    id: i64,
    seen: i64,
    sheet: Sheet,
) -> Result<Assigned, FundingError> {
    check(caller, Action::AssessApplication, Relation::Named)?;
    write(app, caller, id, seen, sheet, false).await
}

/// Hands it in: from then on it stands.
///
/// # Errors
/// As [`keep_scores`]; [`FundingError::Wrong`] also with what lacks.
pub async fn hand_in(
    app: &App,
    caller: &Caller,
    id: i64,
    seen: i64,
    sheet: Sheet,
) -> Result<Assigned, FundingError> {
    check(caller, Action::AssessApplication, Relation::Named)?;
    write(app, caller, id, seen, sheet, true).await
}

async fn write(
    app: &App,
    caller: &Caller,
    id: i64,
    seen: i64,
    mut sheet: Sheet,
    for_good: bool,
) -> Result<Assigned, FundingError> {
    let now = to_score(app, caller, id).await?;
    let criteria = &now.call.call.criteria;
    let wrong = if for_good { lacks(&sheet, criteria) } else { wrong(&sheet, criteria) };
    if !wrong.is_empty() {
        return Err(FundingError::Wrong(wrong));
    }
    let (at, keys) = (app.clock.now(), app.keys()?);
    let transaction = app.db.write().await?;
    // Locked first, so that nobody closes the assessment meanwhile.
    let kept = applications::lock(&transaction, keys, now.kept.id).await?.ok_or(FundingError::NotFound)?;
    let assigned = store::to_change(&transaction, keys, id).await?;
    let mut assigned = assigned.filter(|one| one.state.reads()).ok_or(FundingError::NotFound)?;
    sheet.earlier = assigned.sheet.earlier.clone();
    sheet.declined = assigned.sheet.declined.clone();
    if assigned.sheet == sheet && (!for_good || assigned.state == State::HandedIn) {
        return Ok(assigned);
    }
    if assigned.state == State::HandedIn || kept.state != Stands::InAssessment {
        return Err(FundingError::NotNow);
    }
    if assigned.version != seen {
        return Err(FundingError::Changed);
    }
    assigned.sheet = sheet;
    assigned.version += 1;
    if for_good {
        assigned.state = State::HandedIn;
        assigned.handed_in_at = Some(at);
        due::done(&transaction, at, Of::Assessment(id), What::Assess).await?;
    }
    store::update(&transaction, keys, &assigned).await?;
    let action = if for_good { "application.scores_handed_in" } else { "application.scores_kept" };
    let subject = Subject::Application(assigned.application);
    let event = Event { action, subject, data: json!({ "assignment": id }) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(assigned)
}

/// Opens a sheet again that was handed in, with a reason that the record keeps; what was handed in stays to be read. The
/// assessor gets a letter and a new day.
///
/// # Errors
/// [`FundingError::NoReason`]; [`FundingError::NotNow`] for one that is not handed in, or whose application is assessed.
pub async fn reopen(
    app: &App,
    caller: &Caller,
    application: i64,
    assignment: i64,
    by: jiff::civil::Date,
    reason: &str,
) -> Result<(), FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let reason = crate::funding::reasoned(reason)?;
    if by < app.clock.today() {
        return Err(FundingError::WrongDay);
    }
    let (at, keys) = (app.clock.now(), app.keys()?);
    let (transaction, kept) = super::panel::to_handle(app, caller, application).await?;
    let assigned = store::to_change(&transaction, keys, assignment).await?;
    let mut assigned = assigned.filter(|one| one.application == application).ok_or(FundingError::NotFound)?;
    if assigned.state != State::HandedIn || kept.state != Stands::InAssessment {
        return Err(FundingError::NotNow);
    }
    assigned.sheet.earlier.push(Earlier {
        at: assigned.handed_in_at.unwrap_or(at),
        scores: assigned.sheet.scores.clone(),
        summary: assigned.sheet.summary.clone(),
    });
    assigned.state = State::Accepted;
    assigned.handed_in_at = None;
    assigned.version += 1;
    store::update(&transaction, keys, &assigned).await?;
    let new = New {
        of: Of::Assessment(assignment),
        what: What::Assess,
        waits_for: WaitsFor::Assessor,
        person: Some(assigned.person),
        on: by,
        reason: Reason::own(reason),
    };
    due::set_anew(&transaction, caller, at, new).await?;
    let note = notes::Note { person: caller.person, text: reason.to_owned(), at };
    notes::add(&transaction, keys, application, &note, None).await?;
    let path = format!("/funding/assessments/{assignment}");
    let notice =
        Notice { words: "letter-assess-reopened", kind: "funding.assess", path: &path, number: assignment };
    notices::tell(app, &transaction, assigned.person, notice, at).await?;
    let subject = Subject::Application(application);
    let data = json!({ "assignment": assignment });
    let event = Event { action: "application.scores_reopened", subject, data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}
