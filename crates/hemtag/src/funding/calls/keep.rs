//! The use cases of calls.

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    check::problems,
    store::{self, CallVersion, KeptCall},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError,
        model::{
            call::{Call, CallKind, CallState},
            domestic, skills_defaults,
        },
        money, reasoned,
    },
    initiatives::model::slug,
};

/// The call that a change was made from: what was seen must still hold.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'s> {
    pub code: &'s str,
    pub version: i64,
}

/// The calls that the caller may see, the newest first: those published or withdrawn, and drafts for who writes them.
///
/// # Errors
/// When the database does not answer.
pub async fn list(app: &App, caller: &Caller) -> Result<Vec<KeptCall>, FundingError> {
    check(caller, Action::ReadFunding, Relation::None)?;
    let mut all = store::all(app.db.reader()).await?;
    all.retain(|call| may_read(caller, call));
    Ok(all)
}

/// # Errors
/// [`FundingError::NotFound`] for none, and for a draft that the caller may not see.
pub async fn by_code(app: &App, caller: &Caller, code: &str) -> Result<KeptCall, FundingError> {
    check(caller, Action::ReadFunding, Relation::None)?;
    let found = store::by_code(app.db.reader(), code).await?.filter(|call| may_read(caller, call));
    found.ok_or(FundingError::NotFound)
}

/// The published versions of a call, newest first.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn versions(app: &App, caller: &Caller, call: &KeptCall) -> Result<Vec<CallVersion>, FundingError> {
    check(caller, Action::ReadFunding, Relation::None)?;
    Ok(store::versions(app.db.reader(), call.id).await?)
}

fn may_read(caller: &Caller, call: &KeptCall) -> bool {
    call.state != CallState::Draft || caller.may(Action::EditCall, Relation::None)
}

/// Begins a call: a draft with its titles, from nothing or from an earlier call's terms.
///
/// # Errors
/// [`FundingError::Wrong`] where a title lacks or is taken; when the caller may not.
pub async fn begin(
    app: &App,
    caller: &Caller,
    kind: CallKind,
    assignment: i64,
    titles: [&str; 2],
    like: Option<&KeptCall>,
) -> Result<KeptCall, FundingError> {
    check(caller, Action::EditCall, Relation::None)?;
    let mut wrong = Vec::new();
    for (field, text) in ["title_sv", "title_en"].into_iter().zip(titles) {
        if text.trim().is_empty() {
            wrong.push((field.to_owned(), "funding-wrong-missing"));
        }
    }
    let code = slug(titles[1]);
    let transaction = app.db.write().await?;
    if wrong.is_empty()
        && (code.is_empty() || code == "new" || store::by_code(&transaction, &code).await?.is_some())
    {
        wrong.push(("title_en".to_owned(), "funding-wrong-taken"));
    }
    money::ledger_within(&transaction, assignment).await?;
    if !wrong.is_empty() {
        return Err(FundingError::Wrong(wrong));
    }
    let fresh = || {
        let mut call = Call::empty(kind);
        skills_defaults::fill(&mut call);
        call
    };
    let mut call = like.map_or_else(fresh, |like| Call {
        opens_at: None,
        closes_at: None,
        project_from: None,
        project_to: None,
        ..like.call.clone()
    });
    call.kind = kind;
    call.title = crate::funding::model::call::Both::new(titles[0].trim(), titles[1].trim());
    let at = app.clock.now();
    let mut kept = KeptCall {
        id: 0,
        code,
        assignment,
        state: CallState::Draft,
        call,
        updated_at: at,
        published_at: None,
        version: 1,
    };
    kept.id = store::insert(&transaction, &kept).await?;
    tell(app, transaction, caller, &kept, "call.begun").await?;
    Ok(kept)
}

/// Keeps a draft, complete or not.
///
/// # Errors
/// [`FundingError::Changed`] when somebody was first, [`FundingError::NotNow`] once it is published, [`FundingError::Domestic`].
pub async fn keep_draft(
    app: &App,
    caller: &Caller,
    seen: Seen<'_>,
    call: Call,
) -> Result<KeptCall, FundingError> {
    let (transaction, mut kept) = to_change(app, caller, seen, CallState::Draft).await?;
    let call = looked_at(app, call, Some(&kept.call))?;
    if kept.call == call {
        return Ok(kept);
    }
    kept.call = call;
    store::update(&transaction, &kept).await?;
    tell(app, transaction, caller, &kept, "call.draft_kept").await?;
    Ok(kept)
}

/// The call without reasons that are about no text any more. Of a draft only what is new is looked at: what stood there before is
/// told where it stands, and all of it before it is published.
fn looked_at(app: &App, mut call: Call, before: Option<&Call>) -> Result<Call, FundingError> {
    let looked = std::mem::take(&mut call.looked);
    let looked = domestic::still(&domestic::of_call(&call), looked);
    call.looked = looked;
    let mut found = domestic::found(&domestic::of_call(&call), &call.looked, app.clock.today());
    if let Some(before) = before {
        let stood = domestic::of_call(before);
        let had_reason = |text: &str| before.looked.iter().any(|one| one.text == text);
        found.retain(|one| had_reason(&one.text) || !stood.iter().any(|(_, text)| *text == one.text));
    }
    if found.is_empty() { Ok(call) } else { Err(FundingError::Domestic(found)) }
}

/// Publishes a draft: from now on it holds as it is.
///
/// # Errors
/// [`FundingError::Wrong`] with what lacks; [`FundingError::Domestic`].
pub async fn publish(app: &App, caller: &Caller, seen: Seen<'_>) -> Result<KeptCall, FundingError> {
    let (transaction, mut kept) = to_change(app, caller, seen, CallState::Draft).await?;
    let money = money::ledger_within(&transaction, kept.assignment).await?;
    let assignment = money.assignments.iter().find(|one| one.id == kept.assignment);
    let wrong = problems(&kept.call, assignment.ok_or(FundingError::NotFound)?);
    if !wrong.is_empty() {
        return Err(FundingError::Wrong(wrong));
    }
    looked_at(app, kept.call.clone(), None)?;
    kept.state = CallState::Published;
    kept.published_at = Some(kept.updated_at);
    store::update(&transaction, &kept).await?;
    store::insert_version(&transaction, &kept, "", &caller.label()).await?;
    tell(app, transaction, caller, &kept, "call.published").await?;
    Ok(kept)
}

/// Amends a published call, with a reason that everybody reads. What applications were written for before stays theirs.
///
/// # Errors
/// As [`publish`], and [`FundingError::NoReason`].
pub async fn amend(
    app: &App,
    caller: &Caller,
    seen: Seen<'_>,
    call: Call,
    reason: &str,
) -> Result<KeptCall, FundingError> {
    let reason = reasoned(reason)?;
    let (transaction, mut kept) = to_change(app, caller, seen, CallState::Published).await?;
    let call = looked_at(app, call, None)?;
    if kept.call == call {
        return Ok(kept);
    }
    let money = money::ledger_within(&transaction, kept.assignment).await?;
    let assignment = money.assignments.iter().find(|one| one.id == kept.assignment);
    let wrong = problems(&call, assignment.ok_or(FundingError::NotFound)?);
    if !wrong.is_empty() {
        return Err(FundingError::Wrong(wrong));
    }
    kept.call = call;
    store::update(&transaction, &kept).await?;
    store::insert_version(&transaction, &kept, reason, &caller.label()).await?;
    tell(app, transaction, caller, &kept, "call.amended").await?;
    Ok(kept)
}

/// Calls a published call off, with a reason that everybody reads.
///
/// # Errors
/// As [`amend`].
pub async fn withdraw(
    app: &App,
    caller: &Caller,
    seen: Seen<'_>,
    reason: &str,
) -> Result<KeptCall, FundingError> {
    let reason = reasoned(reason)?;
    let (transaction, mut kept) = to_change(app, caller, seen, CallState::Published).await?;
    kept.state = CallState::Withdrawn;
    store::update(&transaction, &kept).await?;
    store::insert_version(&transaction, &kept, reason, &caller.label()).await?;
    tell(app, transaction, caller, &kept, "call.withdrawn").await?;
    Ok(kept)
}

/// The call that was seen, locked, with its version counted on.
async fn to_change(
    app: &App,
    caller: &Caller,
    seen: Seen<'_>,
    state: CallState,
) -> Result<(DatabaseTransaction, KeptCall), FundingError> {
    check(caller, Action::EditCall, Relation::None)?;
    let transaction = app.db.write().await?;
    let mut kept = store::to_change(&transaction, seen.code).await?.ok_or(FundingError::NotFound)?;
    if kept.state != state {
        return Err(FundingError::NotNow);
    }
    if kept.version != seen.version {
        return Err(FundingError::Changed);
    }
    kept.version += 1;
    kept.updated_at = app.clock.now();
    Ok((transaction, kept))
}

async fn tell(
    app: &App,
    transaction: DatabaseTransaction,
    caller: &Caller,
    kept: &KeptCall,
    action: &'static str,
) -> Result<(), FundingError> {
    let data = json!({ "code": kept.code, "version": kept.version, "kind": kept.call.kind });
    let event = Event { action, subject: Subject::Call(kept.id), data };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}
