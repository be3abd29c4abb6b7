//! Stating free hours, confirming them, and who may subscribe to them. Each is one transaction and one event; what stood
//! before can be undone like every change of a maker.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::store;
use crate::{
    access::{Action, Caller, Denied, Relation, Role, check},
    app::{App, random_key},
    events::{self, Event, Subject},
    makers::{
        self, KeepError,
        edit::Part,
        keep::write_change,
        model::{Evidence, FreeWeek, Level, MachineGroup, Maker, MakerId, OfferId},
    },
};

/// Days for which the link in a letter answers.
const LINK_DAYS: i64 = 60;

#[derive(Debug, thiserror::Error)]
pub enum CapacityError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("there is no such maker, or the address is not in use any more")]
    NotFound,
    /// Somebody else was first; the maker as it stands now.
    #[error("the maker was changed by somebody else meanwhile")]
    Changed(Box<Maker>),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

/// The maker, for whoever may state its hours.
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn to_state(app: &App, caller: &Caller, id: MakerId) -> Result<Maker, CapacityError> {
    check(caller, Action::EditMaker, caller.to_maker(id.0))?;
    makers::store::find(app.db.reader(), id).await?.ok_or(CapacityError::NotFound)
}

/// The same, as it was in the version that the caller saw.
async fn seen(app: &App, caller: &Caller, id: MakerId, version: i64) -> Result<Maker, CapacityError> {
    let maker = to_state(app, caller, id).await?;
    if maker.version == version { Ok(maker) } else { Err(CapacityError::Changed(Box::new(maker))) }
}

/// Whose word it is: the maker's own, or that of somebody who writes for it. Never a person's name.
fn word_of(app: &App, caller: &Caller, maker: MakerId) -> Evidence {
    let by = match caller.to_maker(maker.0) {
        Relation::Member => "tillverkaren",
        _ => match caller.roles().max().unwrap_or(Role::Visitor) {
            Role::Adviser => "rådgivare, för tillverkaren",
            Role::Visitor => "tillverkaren, genom länken i brevet",
            _ => "myndigheten, för tillverkaren",
        },
    };
    Evidence { level: Level::SelfDeclared, on: app.clock.today(), by: by.to_owned() }
}

/// States the free hours of machine groups, each by its first offer. Groups that are not named keep theirs. Stating what is
/// stated already confirms it as of today; doing that twice in a day changes nothing. `upload` is the file that the hours came
/// from, which is forgotten with it. Says whether anything was written.
///
/// # Errors
/// When the caller may not, there is no such maker, or it was changed since `version`.
pub async fn state_hours(
    app: &App,
    caller: &Caller,
    id: MakerId,
    version: i64,
    hours: &BTreeMap<OfferId, Vec<FreeWeek>>,
    upload: Option<i64>,
) -> Result<bool, CapacityError> {
    let mut maker = seen(app, caller, id, version).await?;
    let was = maker.clone();
    let word = word_of(app, caller, id);
    for group in maker.machine_groups() {
        // A group that says nothing, and said nothing before, is no statement.
        if let Some(weeks) =
            hours.get(&group.id()).filter(|weeks| !(weeks.is_empty() && group.weeks.is_empty()))
        {
            maker.state_weeks(&group.offers, weeks, &word);
        }
    }
    if maker == was {
        return Ok(false);
    }
    let data = told(&maker, hours.keys());
    write(app, caller, &mut maker, "capacity.stated", data, upload).await?;
    Ok(true)
}

/// Everything that is stated of weeks ahead holds as of today. Says how many machine groups; none when nothing is stated, or it
/// was stated today.
///
/// # Errors
/// As [`state_hours`].
pub async fn confirm_hours(
    app: &App,
    caller: &Caller,
    id: MakerId,
    version: i64,
) -> Result<usize, CapacityError> {
    let maker = seen(app, caller, id, version).await?;
    confirm(app, caller, maker).await
}

async fn confirm(app: &App, caller: &Caller, mut maker: Maker) -> Result<usize, CapacityError> {
    let was = maker.clone();
    let word = word_of(app, caller, maker.id);
    let ahead = maker.machine_groups();
    let ahead: Vec<OfferId> = ahead.iter().filter(|g| g.speaks_of(word.on)).map(MachineGroup::id).collect();
    let confirmed = maker.confirm_weeks(&word);
    if maker == was {
        return Ok(0);
    }
    let data = told(&maker, ahead.iter());
    write(app, caller, &mut maker, "capacity.confirmed", data, None).await?;
    Ok(confirmed)
}

/// Puts offers into machine groups by name; `None` gives an offer machines of its own.
///
/// # Errors
/// As [`state_hours`].
pub async fn name_groups(
    app: &App,
    caller: &Caller,
    id: MakerId,
    version: i64,
    names: &BTreeMap<OfferId, Option<String>>,
) -> Result<bool, CapacityError> {
    let mut maker = seen(app, caller, id, version).await?;
    let was = maker.clone();
    let now: Vec<(OfferId, Option<String>)> =
        maker.offers().map(|(_, offer)| (offer.id, offer.machine_group.clone())).collect();
    for (offer, before) in now {
        if let Some(name) = names.get(&offer).filter(|name| **name != before) {
            maker.group_offer(offer, name.as_deref());
        }
    }
    if maker == was {
        return Ok(false);
    }
    let data = told(&maker, names.keys());
    write(app, caller, &mut maker, "capacity.grouped", data, None).await?;
    Ok(true)
}

/// What the event says: which groups, and how many weeks and hours they state.
fn told<'a>(maker: &Maker, groups: impl Iterator<Item = &'a OfferId>) -> Value {
    let named: Vec<&OfferId> = groups.collect();
    let fields: Vec<String> = named.iter().map(|id| Part::Weeks(**id).code()).collect();
    let all = maker.machine_groups();
    let all = all.iter().filter(|group| named.iter().any(|id| group.offers.contains(id)));
    let weeks: Vec<u64> = all.flat_map(|group| &group.weeks).map(|week| u64::from(week.actual)).collect();
    json!({ "fields": fields, "weeks": weeks.len(), "hours": weeks.iter().sum::<u64>() })
}

async fn write(
    app: &App,
    caller: &Caller,
    maker: &mut Maker,
    action: &'static str,
    data: Value,
    upload: Option<i64>,
) -> Result<(), CapacityError> {
    match write_change(app, caller, maker, action, data, upload).await {
        Ok(()) => Ok(()),
        Err(KeepError::Changed(id)) => match makers::store::find(app.db.reader(), id).await? {
            Some(now) => Err(CapacityError::Changed(Box::new(now))),
            None => Err(CapacityError::NotFound),
        },
        Err(KeepError::NotFound(_) | KeepError::NumberTaken(_)) => Err(CapacityError::NotFound),
        Err(KeepError::Denied(denied)) => Err(denied.into()),
        Err(KeepError::Database(error)) => Err(error.into()),
    }
}

/// The calendar that others subscribe to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Stands in its address; `None` where there is none.
    pub key: Option<String>,
    /// No letters are wanted.
    pub letters_off: bool,
}

/// # Errors
/// When the caller may not state the maker's hours, or the database does not answer.
pub async fn feed_of(app: &App, caller: &Caller, id: MakerId) -> Result<Feed, CapacityError> {
    check(caller, Action::EditMaker, caller.to_maker(id.0))?;
    let watch = store::of_maker(app.db.reader(), id).await?;
    Ok(Feed { key: watch.feed_key, letters_off: watch.off_at.is_some() })
}

/// Gives the calendar a new secret address; the old one, if any, answers no more.
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn renew_feed(app: &App, caller: &Caller, id: MakerId) -> Result<String, CapacityError> {
    let key = random_key();
    set_feed(app, caller, id, Some(&key)).await?;
    Ok(key)
}

/// Ends the calendar's address.
///
/// # Errors
/// As [`renew_feed`].
pub async fn stop_feed(app: &App, caller: &Caller, id: MakerId) -> Result<(), CapacityError> {
    set_feed(app, caller, id, None).await
}

async fn set_feed(app: &App, caller: &Caller, id: MakerId, key: Option<&str>) -> Result<(), CapacityError> {
    to_state(app, caller, id).await?;
    let transaction = app.db.write().await?;
    store::set_feed(&transaction, id, key).await?;
    // Not the register's business: the subject is the calendar, so that no register is read anew for it.
    let action = if key.is_some() { "capacity.feed_renewed" } else { "capacity.feed_stopped" };
    let event = Event { action, subject: Subject::Capacity(id.0), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// What the key of a letter's link is kept as.
pub(super) fn kept(token: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}

/// The maker that a letter's link is about, and whether letters are off.
///
/// # Errors
/// [`CapacityError::NotFound`] when the link is not the newest letter's, or older than [`LINK_DAYS`] days.
pub async fn letter_of(app: &App, token: &str) -> Result<(Maker, bool), CapacityError> {
    let (id, watch) = store::by_token(app.db.reader(), &kept(token)).await?.ok_or(CapacityError::NotFound)?;
    let oldest = app.clock.now().checked_sub(SignedDuration::from_hours(24 * LINK_DAYS));
    let is_young = watch.asked_at.zip(oldest.ok()).is_some_and(|(asked, oldest)| asked >= oldest);
    if !is_young {
        return Err(CapacityError::NotFound);
    }
    let maker = makers::store::find(app.db.reader(), id).await?.ok_or(CapacityError::NotFound)?;
    Ok((maker, watch.off_at.is_some()))
}

/// What whoever holds a letter's link answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// All hours still hold, as they stood in this version of the maker.
    Holds {
        version: i64,
    },
    LettersOff,
    LettersOn,
}

/// Takes the answer to a letter from whoever holds its link, without an account.
///
/// # Errors
/// When the link does not answer any more, or the hours were changed since the version that was seen.
pub async fn answer_letter(
    app: &App,
    caller: &Caller,
    token: &str,
    answered: Answered,
) -> Result<(), CapacityError> {
    check(caller, Action::AnswerCapacityLetter, Relation::Owner)?;
    let (maker, _) = letter_of(app, token).await?;
    let off_at = match answered {
        Answered::Holds { version } if maker.version != version => {
            return Err(CapacityError::Changed(Box::new(maker)));
        }
        Answered::Holds { .. } => return confirm(app, &Caller::visitor(), maker).await.map(drop),
        Answered::LettersOff => Some(app.clock.now()),
        Answered::LettersOn => None,
    };
    let transaction = app.db.write().await?;
    if store::set_off(&transaction, maker.id, off_at).await? {
        let action = if off_at.is_some() { "capacity.letters_off" } else { "capacity.letters_on" };
        let event = Event { action, subject: Subject::Capacity(maker.id.0), data: json!({}) };
        events::append(&transaction, caller, app.clock.now(), event).await?;
        transaction.commit().await?;
    }
    Ok(())
}
