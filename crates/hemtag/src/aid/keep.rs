//! The use cases of the register: read it, write and correct entries, firms, links, mergers and splits.

use std::collections::HashMap;

use funding::aid::{Change, FirmId, Link};
use jiff::civil::Date;
use serde_json::json;

use super::{
    AidError, Asked, Checked,
    check::look,
    error::MOST_REASON,
    grants::{Recipient, firm_of, rules_of_day},
    model::{Entry, EntryId, Facts, Firm, KeptChange, KeptLink},
    store::{
        self, NewLink,
        grants::{self, NewVersion},
        named,
    },
};
use crate::{
    access::{Action, Caller, Relation, Role, check, check_any},
    app::App,
    events::{self, Event, Subject},
    makers::{self, model::MakerId},
};

/// The whole register.
#[derive(Debug, Clone)]
pub struct Register {
    /// What holds of every entry, the newest grant first.
    pub entries: Vec<Entry>,
    pub firms: HashMap<FirmId, Firm>,
}

/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn register(app: &App, caller: &Caller) -> Result<Register, AidError> {
    check(caller, Action::ReadAid, Relation::None)?;
    everything(app).await
}

/// What the agency granted: open to everybody.
///
/// # Errors
/// When the database does not answer.
pub async fn published(app: &App, caller: &Caller) -> Result<Register, AidError> {
    check(caller, Action::ReadAidRegister, Relation::None)?;
    let mut all = everything(app).await?;
    all.entries.retain(Entry::is_public);
    Ok(all)
}

async fn everything(app: &App) -> Result<Register, AidError> {
    let db = app.db.reader();
    Ok(Register { entries: grants::all(db).await?, firms: store::firms(db).await? })
}

/// What a firm's page shows.
#[derive(Debug, Clone)]
pub struct FirmPage {
    pub firm: Firm,
    /// What the register alone says, as of today. What others gave, only the firm can state.
    pub checked: Checked,
    pub links: Vec<KeptLink>,
    pub changes: Vec<KeptChange>,
    pub firms: HashMap<FirmId, Firm>,
    pub may_keep: bool,
}

/// # Errors
/// Not found when there is none, or the caller may not know; when the database does not answer.
pub async fn firm(app: &App, caller: &Caller, id: FirmId) -> Result<FirmPage, AidError> {
    let db = app.db.reader();
    let firm = store::firm_by_id(db, id).await?;
    let relations: &[Relation] = match &firm {
        Some(firm) if speaks_for(app, caller, firm).await? => &[Relation::Member],
        _ => &[],
    };
    check_any(caller, Action::ReadAid, relations)?;
    let firm = firm.ok_or(AidError::NotFound)?;
    let recipient = Recipient { number: firm.number, name: firm.name.clone(), nace: firm.nace.clone() };
    let asked = Asked {
        recipient: &recipient,
        day: app.clock.today(),
        applied_on: None,
        worth_cents: Some(0),
        stated: None,
    };
    let mut checked = look(db, Some(&firm), &asked).await?;
    // Here the register is looked at by itself; the page says that others may have given aid.
    checked.question.grants_known = true;
    checked.question.undertaking.links_known = true;
    checked.reckoned = funding::aid::reckon(&checked.question);
    let links = store::links_of(db, &[id]).await?;
    let changes = store::changes(db).await?.into_iter().filter(|kept| named(&kept.change).contains(&id));
    let changes: Vec<KeptChange> = changes.collect();
    let firms = store::firms(db).await?;
    let may_keep = caller.may(Action::KeepAid, Relation::None);
    Ok(FirmPage { firm, checked, links, changes, firms, may_keep })
}

/// Whether the caller speaks for a maker with the firm's organisation number.
async fn speaks_for(app: &App, caller: &Caller, firm: &Firm) -> Result<bool, AidError> {
    let Some(number) = firm.number else { return Ok(false) };
    for held in caller.held.iter().filter(|held| held.role == Role::Maker) {
        let Some(maker) = held.maker else { continue };
        let maker = makers::store::find(app.db.reader(), MakerId(maker)).await?;
        let of_maker = maker.and_then(|maker| maker.organisation_number);
        if of_maker.is_some_and(|of_maker| of_maker == number.digits()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// An entry with its versions, newest first, and the firms.
///
/// # Errors
/// Not found when there is none; when the caller may not, or the database does not answer.
pub async fn entry(
    app: &App,
    caller: &Caller,
    id: EntryId,
) -> Result<(Vec<Entry>, HashMap<FirmId, Firm>), AidError> {
    check(caller, Action::ReadAid, Relation::None)?;
    let db = app.db.reader();
    let versions = grants::versions(db, id).await?;
    if versions.is_empty() {
        return Err(AidError::NotFound);
    }
    Ok((versions, store::firms(db).await?))
}

/// Writes an entry. `facts.firm` is that of the recipient, whatever it says.
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn write(
    app: &App,
    caller: &Caller,
    recipient: &Recipient,
    facts: &Facts,
    once: &str,
) -> Result<EntryId, AidError> {
    check(caller, Action::KeepAid, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    grants::lock(&transaction).await?;
    if let Some(made) = grants::made_by(&transaction, once).await?.filter(|_| !once.is_empty()) {
        return Ok(made);
    }
    let firm = firm_of(&transaction, recipient, at).await?;
    let facts = Facts { firm: firm.id, rules: rules_of_day(facts.when), ..facts.clone() };
    let new = NewVersion {
        facts: &facts,
        withdrawn: false,
        reason: "",
        at,
        actor: caller.label(),
        once: Some(once),
    };
    let id = grants::insert(&transaction, None, new).await?.ok_or(AidError::Changed)?;
    let data = json!({ "entry": id.0, "cents": facts.worth.cents(), "origin": facts.origin.code() });
    let event = Event { action: "aid.written", subject: Subject::Aid(Some(firm.id.0)), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(id)
}

/// What a correction makes of an entry.
#[derive(Debug, Clone)]
pub struct Correction<'a> {
    /// The version that was seen.
    pub seen: i32,
    pub facts: &'a Facts,
    /// The firm that has the activity which the aid was used for, where a split makes that a question.
    pub used_by: Option<&'a Recipient>,
    /// It should not stand in the register at all.
    pub withdrawn: bool,
    pub reason: &'a str,
}

/// Puts a new version in the place of the one that was seen. The firm and where the entry comes from stay.
///
/// # Errors
/// Without a reason, when somebody was first, or it says what holds; when the caller may not, or the database refuses.
pub async fn correct(
    app: &App,
    caller: &Caller,
    id: EntryId,
    correction: &Correction<'_>,
) -> Result<(), AidError> {
    check(caller, Action::KeepAid, Relation::None)?;
    let reason = reason_of(correction.reason).ok_or(AidError::NoReason)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    grants::lock(&transaction).await?;
    let versions = grants::versions(&transaction, id).await?;
    let now = versions.first().ok_or(AidError::NotFound)?;
    if now.version != correction.seen {
        return Err(AidError::Changed);
    }
    let used_by = match correction.used_by {
        Some(recipient) => Some(firm_of(&transaction, recipient, at).await?.id),
        None => None,
    };
    let facts = Facts {
        firm: now.facts.firm,
        origin: now.facts.origin,
        used_by,
        reference: now.facts.reference.clone(),
        rules: rules_of_day(correction.facts.when),
        ..correction.facts.clone()
    };
    if facts == now.facts && now.withdrawn == correction.withdrawn {
        return Err(AidError::Nothing);
    }
    let new = NewVersion {
        facts: &facts,
        withdrawn: correction.withdrawn,
        reason,
        at,
        actor: caller.label(),
        once: None,
    };
    grants::insert(&transaction, Some((id, now.version)), new).await?.ok_or(AidError::Changed)?;
    let action = if correction.withdrawn { "aid.withdrawn" } else { "aid.corrected" };
    let data = json!({ "entry": id.0, "version": now.version + 1, "cents": facts.worth.cents() });
    let event = Event { action, subject: Subject::Aid(Some(facts.firm.0)), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

fn reason_of(reason: &str) -> Option<&str> {
    let reason = reason.trim();
    (!reason.is_empty() && reason.chars().count() <= MOST_REASON).then_some(reason)
}

/// Writes what is known of a firm over the version that was seen (`new.version`).
///
/// # Errors
/// When somebody was first, another firm has the number, the caller may not, or the database refuses.
pub async fn change_firm(app: &App, caller: &Caller, new: &Firm) -> Result<(), AidError> {
    check(caller, Action::KeepAid, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let now = store::firm_by_id(&transaction, new.id).await?.ok_or(AidError::NotFound)?;
    if now == *new {
        return Err(AidError::Nothing);
    }
    if let Some(number) = new.number
        && store::firm_by_number(&transaction, number).await?.is_some_and(|other| other.id != new.id)
    {
        return Err(AidError::NumberTaken);
    }
    let next = Firm { version: new.version + 1, ..new.clone() };
    if !store::update_firm(&transaction, &next).await? {
        return Err(AidError::Changed);
    }
    let data = json!({ "version": next.version, "fiscal": next.fiscal, "nace": next.nace });
    let event = Event { action: "aid.firm_changed", subject: Subject::Aid(Some(new.id.0)), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Links a firm to another, put into the register where it is not there yet. `decides`: the firm decides over the other.
///
/// # Errors
/// Without a source, or to itself; when the caller may not, or the database refuses.
pub async fn add_link(
    app: &App,
    caller: &Caller,
    firm: FirmId,
    other: &Recipient,
    new: &NewFirmLink<'_>,
) -> Result<(), AidError> {
    check(caller, Action::KeepAid, Relation::None)?;
    let source = reason_of(new.source).ok_or(AidError::NoSource)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if !new.once.is_empty() && store::link_is_taken(&transaction, new.once).await? {
        return Ok(());
    }
    store::firm_by_id(&transaction, firm).await?.ok_or(AidError::NotFound)?;
    let other = firm_of(&transaction, other, at).await?.id;
    if other == firm {
        return Err(AidError::SameFirm);
    }
    let (over, under) = if new.decides { (firm, other) } else { (other, firm) };
    let link = Link { over, under, control: new.control, from: new.from, to: new.to };
    let new = NewLink { link, source, at, actor: caller.label(), once: new.once };
    let id = store::insert_link(&transaction, new).await?;
    let data = json!({ "link": id, "over": over.0, "under": under.0, "from": link.from, "to": link.to });
    let event = Event { action: "aid.linked", subject: Subject::Aid(Some(firm.0)), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// A link as an officer writes it.
#[derive(Debug, Clone, Copy)]
pub struct NewFirmLink<'a> {
    pub decides: bool,
    pub control: funding::aid::Control,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub source: &'a str,
    pub once: &'a str,
}

/// Takes back a link that was written wrongly. One that has ended gets its last day instead: take it back and write it anew.
///
/// # Errors
/// Not found when the firm has none that holds; when the caller may not, or the database refuses.
pub async fn withdraw_link(app: &App, caller: &Caller, firm: FirmId, link: i64) -> Result<(), AidError> {
    check(caller, Action::KeepAid, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if !store::withdraw_link(&transaction, link, firm, at).await? {
        return Err(AidError::NotFound);
    }
    let data = json!({ "link": link });
    let event = Event { action: "aid.link_withdrawn", subject: Subject::Aid(Some(firm.0)), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// What happened to firms, as an officer writes it on the page of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewChange {
    /// These went up in the firm.
    Took(Vec<Recipient>),
    /// The firm went up in this one.
    WentUpIn(Recipient),
    /// The firm was divided into these, with the book value of their equity.
    Divided(Vec<(Recipient, Option<i64>)>),
}

/// Writes a merger or split.
///
/// # Errors
/// Without a source; when the caller may not, or the database refuses.
pub async fn add_change(
    app: &App,
    caller: &Caller,
    firm: FirmId,
    on: Date,
    new: &NewChange,
    source: &str,
    once: &str,
) -> Result<(), AidError> {
    use funding::aid::{ChangeKind, Part};
    check(caller, Action::KeepAid, Relation::None)?;
    let source = reason_of(source).ok_or(AidError::NoSource)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if !once.is_empty() && store::change_is_taken(&transaction, once).await? {
        return Ok(());
    }
    store::firm_by_id(&transaction, firm).await?.ok_or(AidError::NotFound)?;
    let kind = match new {
        NewChange::Took(others) => {
            let mut firms = Vec::new();
            for other in others {
                firms.push(firm_of(&transaction, other, at).await?.id);
            }
            ChangeKind::Merger { firms, into: firm }
        }
        NewChange::WentUpIn(other) => {
            ChangeKind::Merger { firms: vec![firm], into: firm_of(&transaction, other, at).await?.id }
        }
        NewChange::Divided(others) => {
            let mut parts = Vec::new();
            for (other, equity) in others {
                parts.push(Part { firm: firm_of(&transaction, other, at).await?.id, equity: *equity });
            }
            ChangeKind::Split { firm, parts }
        }
    };
    let is_itself = match &kind {
        ChangeKind::Merger { firms, into } => firms.iter().all(|one| one == into),
        ChangeKind::Split { firm, parts } => parts.iter().all(|part| part.firm == *firm),
    };
    if is_itself {
        return Err(AidError::SameFirm);
    }
    let change = Change { on, kind };
    let id = store::insert_change(&transaction, &change, source, at, caller.label(), once).await?;
    let data = json!({ "change": id, "document": change });
    let event = Event { action: "aid.firms_changed", subject: Subject::Aid(Some(firm.0)), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes back a merger or split that was written wrongly.
///
/// # Errors
/// Not found when there is none of the firm that holds; when the caller may not, or the database refuses.
pub async fn withdraw_change(app: &App, caller: &Caller, firm: FirmId, change: i64) -> Result<(), AidError> {
    check(caller, Action::KeepAid, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let all = store::changes(&transaction).await?;
    let of_firm = all.iter().any(|kept| kept.id == change && named(&kept.change).contains(&firm));
    if !of_firm || !store::withdraw_change(&transaction, change, at).await? {
        return Err(AidError::NotFound);
    }
    let data = json!({ "change": change });
    let event = Event { action: "aid.change_withdrawn", subject: Subject::Aid(Some(firm.0)), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Keeps what a person found of an entry and another line ([`super::Pair`]): the same aid, or not. `relations` as in
/// [`super::check`].
///
/// # Errors
/// Not found when there is no such entry; when the caller may not, or the database refuses.
pub async fn keep_same(
    app: &App,
    caller: &Caller,
    relations: &[Relation],
    entry: EntryId,
    other: &str,
    same: bool,
) -> Result<(), AidError> {
    check_any(caller, Action::JudgeAid, relations)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let versions = grants::versions(&transaction, entry).await?;
    let firm = versions.first().ok_or(AidError::NotFound)?.facts.firm;
    grants::keep_same(&transaction, entry, other, same, at, caller.label()).await?;
    let data = json!({ "entry": entry.0, "other": other, "same": same });
    let event = Event { action: "aid.compared", subject: Subject::Aid(Some(firm.0)), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}
