//! Asking: who is asked, that owner and adviser agree, and the letter that goes when both do.

use jiff::{Timestamp, ToSpan, civil::Date};
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    RequestError, contact, letter,
    model::{Closed, DAYS_TO_ANSWER, Intent, Kind, MOST_MAKERS, MOST_WORDS, Party, Request},
    reach, store,
    store::Mark,
};
use crate::{
    access::{Action, Caller, Relation, check_any},
    app::App,
    cases::{
        Found,
        disclosure::{self, Level},
        keep,
    },
    events::{self, Event, Subject},
    makers::{self, model::MakerId},
};

/// Whom to ask what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRequests {
    pub makers: Vec<i64>,
    pub kind: Kind,
    pub words: String,
    pub quantities: Vec<u32>,
    /// Of a request for quotation.
    pub intent: Option<Intent>,
    pub answer_by: Option<Date>,
    /// What these makers are shown; only the owner may say more than the requirements.
    pub level: Level,
    /// Why more makers are asked than is usual; only an adviser's counts.
    pub beyond_why: String,
}

/// Keeps the requests; those that owner and adviser both want go at once. A maker that was asked the same already, and has
/// not been released from it, is not asked again. Gives how many are new.
///
/// # Errors
/// When the caller may not, too many would be asked, the need was not gone through, or there is no address to write to. Then
/// nobody is asked.
pub async fn ask_makers(
    app: &App,
    caller: &Caller,
    found: &Found,
    new: &NewRequests,
) -> Result<usize, RequestError> {
    check_any(caller, Action::TakePartInCase, &found.relations)?;
    let is_owner = found.relations.contains(&Relation::Owner);
    let is_adviser = check_any(caller, Action::WorkOnCase, &found.relations).is_ok();
    let (at, today) = (app.clock.now(), app.clock.today());
    let answer_by = match new.answer_by {
        Some(day) if day <= today => return Err(RequestError::PastDay),
        Some(day) => day,
        None => today.checked_add(DAYS_TO_ANSWER.days()).unwrap_or(today),
    };
    if new.kind == Kind::Quote && new.quantities.is_empty() {
        return Err(RequestError::NoQuantities);
    }
    if new.kind == Kind::Quote && new.intent.is_none() {
        return Err(RequestError::NoIntent);
    }
    if is_adviser && found.case.qualified_at.is_none() {
        return Err(RequestError::NotQualified);
    }
    let transaction = app.db.write().await?;
    let before = store::of_need(&transaction, found.need.id.0).await?;
    let mut wanted = new.makers.clone();
    wanted.sort_unstable();
    wanted.dedup();
    wanted.retain(|maker| {
        let same = |r: &&Request| r.maker == *maker && r.kind == new.kind && r.closed.is_none();
        before.iter().find(same).is_none()
    });
    if wanted.is_empty() {
        return if new.makers.is_empty() { Err(RequestError::Nobody) } else { Ok(0) };
    }
    let why = new.beyond_why.trim();
    let count = how_many(&before, &wanted);
    if count > MOST_MAKERS && (why.is_empty() || !is_adviser) {
        return Err(RequestError::TooMany { asked: count });
    }
    for maker in &wanted {
        makers::store::find(&transaction, MakerId(*maker)).await?.ok_or(RequestError::NotFound)?;
        let mut request = Request {
            id: 0,
            need: found.need.id.0,
            maker: *maker,
            kind: new.kind,
            words: new.words.trim().chars().take(MOST_WORDS).collect(),
            quantities: if new.kind == Kind::Quote { new.quantities.clone() } else { Vec::new() },
            intent: new.intent.filter(|_| new.kind == Kind::Quote),
            answer_by: Some(answer_by),
            made_at: at,
            owner_agreed_at: is_owner.then_some(at),
            adviser_agreed_at: is_adviser.then_some(at),
            adviser: caller.person.filter(|_| is_adviser),
            beyond_why: (count > MOST_MAKERS).then(|| why.to_owned()),
            sent_at: None,
            sent_again_at: None,
            reminded_at: None,
            seen_at: None,
            closed: None,
        };
        request.id = store::insert(&transaction, &request, &caller.label()).await?;
        let steps = disclosure::ledger(&transaction, found.need.id.0).await?;
        if is_owner && new.level > steps.level(*maker) {
            disclosure::insert(&transaction, caller, found.need.id, *maker, new.level, at).await?;
        }
        let sent = is_owner && is_adviser;
        if sent {
            send(app, &transaction, caller, &request, at).await?;
        }
        let data = json!({
            "request": request.id, "maker": maker, "kind": request.kind.code(), "sent": sent,
            "by": if is_owner { Party::Owner.code() } else { Party::Adviser.code() },
            "level": if is_owner { new.level.code() } else { Level::Requirements.code() },
            "beyond": request.beyond_why.is_some(),
        });
        let event = Event { action: "request.made", subject: Subject::Need(found.need.id.0), data };
        events::append(&transaction, caller, at, event).await?;
    }
    keep::refresh(app, &transaction, found.need.id).await?;
    transaction.commit().await?;
    Ok(wanted.len())
}

/// How many makers are asked when these are too.
fn how_many(before: &[Request], wanted: &[i64]) -> usize {
    let counted = before.iter().filter(|request| request.counts()).map(|request| request.maker);
    let mut all: Vec<i64> = counted.chain(wanted.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

/// The request of this need.
async fn of(transaction: &DatabaseTransaction, found: &Found, id: i64) -> Result<Request, RequestError> {
    let request = store::by_id(transaction, id).await?.filter(|request| request.need == found.need.id.0);
    request.ok_or(RequestError::NotFound)
}

/// Says yes to a request that the other proposed. When both have, the letter goes. Nothing happens when it was said already.
///
/// # Errors
/// When the caller may not, the need was not gone through, the request was taken back, or there is no address to write to.
pub async fn agree(app: &App, caller: &Caller, found: &Found, id: i64) -> Result<(), RequestError> {
    let is_owner = found.relations.contains(&Relation::Owner);
    let is_adviser = check_any(caller, Action::WorkOnCase, &found.relations).is_ok();
    check_any(caller, Action::TakePartInCase, &found.relations)?;
    if is_adviser && found.case.qualified_at.is_none() {
        return Err(RequestError::NotQualified);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let mut request = of(&transaction, found, id).await?;
    if request.closed.is_some() {
        return Err(RequestError::Closed);
    }
    let mut said = false;
    if is_owner && store::mark(&transaction, id, Mark::OwnerAgreed, at).await? {
        request.owner_agreed_at = Some(at);
        said = true;
    }
    if is_adviser && store::mark(&transaction, id, Mark::AdviserAgreed(caller.person), at).await? {
        request.adviser_agreed_at = Some(at);
        request.adviser = caller.person;
        said = true;
    }
    if !said {
        return Ok(());
    }
    let both = request.owner_agreed_at.is_some() && request.adviser_agreed_at.is_some();
    if both {
        send(app, &transaction, caller, &request, at).await?;
    }
    let data = json!({ "request": id, "maker": request.maker, "kind": request.kind.code(), "sent": both });
    let event = Event { action: "request.agreed", subject: Subject::Need(request.need), data };
    events::append(&transaction, caller, at, event).await?;
    keep::refresh(app, &transaction, found.need.id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Puts the letter into the post and the contact into the ledger, within the transaction that writes the event.
async fn send(
    app: &App,
    transaction: &DatabaseTransaction,
    caller: &Caller,
    request: &Request,
    at: Timestamp,
) -> Result<(), RequestError> {
    let reach = reach::to(transaction, request.maker).await?;
    let reach = reach.ok_or(RequestError::NoAddress { maker: request.maker })?;
    if !store::mark(transaction, request.id, Mark::Sent, at).await? {
        return Ok(());
    }
    letter::of_request(app, transaction, request, &reach, letter::Which::First, at).await?;
    let who = contact::organisation_of(app, transaction, caller).await?;
    contact::of_request(transaction, caller, request, who, at).await?;
    Ok(())
}

/// Sends the letter again to one maker: it may have gone astray. At most once a day.
///
/// # Errors
/// When the caller may not, it was not sent, it is closed, or went less than a day ago.
pub async fn send_again(app: &App, caller: &Caller, found: &Found, id: i64) -> Result<(), RequestError> {
    check_any(caller, Action::TakePartInCase, &found.relations)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let request = of(&transaction, found, id).await?;
    if request.sent_at.is_none() || request.closed.is_some() {
        return Err(RequestError::Closed);
    }
    if !request.may_go_again(at) {
        return Err(RequestError::TooSoon);
    }
    let reach = reach::to(&transaction, request.maker).await?;
    let reach = reach.ok_or(RequestError::NoAddress { maker: request.maker })?;
    store::mark(&transaction, id, Mark::SentAgain, at).await?;
    letter::of_request(app, &transaction, &request, &reach, letter::Which::Again, at).await?;
    let data = json!({ "request": id, "maker": request.maker });
    let event = Event { action: "request.sent_again", subject: Subject::Need(request.need), data };
    events::append(&transaction, caller, at, event).await?;
    keep::refresh(app, &transaction, found.need.id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes a request back, with a reason. A maker that was written to is told. Nothing happens to one that is closed.
///
/// # Errors
/// When the caller may not, or says no reason.
pub async fn take_back(
    app: &App,
    caller: &Caller,
    found: &Found,
    id: i64,
    why: &str,
) -> Result<(), RequestError> {
    check_any(caller, Action::TakePartInCase, &found.relations)?;
    let why: String = why.trim().chars().take(MOST_WORDS).collect();
    if why.is_empty() {
        return Err(RequestError::NoReason);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let request = of(&transaction, found, id).await?;
    let by = if found.relations.contains(&Relation::Owner) { Party::Owner } else { Party::Adviser };
    if !store::close(&transaction, id, &Closed { at, by, why }).await? {
        return Ok(());
    }
    if let (Some(_), Some(reach)) = (request.sent_at, reach::to(&transaction, request.maker).await?) {
        letter::of_request(app, &transaction, &request, &reach, letter::Which::TakenBack, at).await?;
    }
    let data =
        json!({ "request": id, "maker": request.maker, "by": by.code(), "sent": request.sent_at.is_some() });
    let event = Event { action: "request.taken_back", subject: Subject::Need(request.need), data };
    events::append(&transaction, caller, at, event).await?;
    keep::refresh(app, &transaction, found.need.id).await?;
    transaction.commit().await?;
    Ok(())
}
