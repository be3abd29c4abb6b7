//! Looks: who has looked at a need that is not for everybody, and how much of it they saw.
//!
//! A room of its own, since needs, their parts and whoever works with them tell it of looks.
//!
//! - A look is kept before anything is shown: where it cannot be kept, nothing is shown.
//! - Looks by the same person at the same much of the same need within an hour are one row with a count.
//! - One event for each time that a row is begun, however many needs a list shows; a repeated look counts up and adds
//!   none. The chain so proves that a look was not struck out, and is not flooded (decision 0027).
//! - Rows hold numbers. Names are looked up when the owner reads them, and an ended account has none.

pub mod store;

use jiff::{SignedDuration, Timestamp};
use sea_orm::DbErr;
use serde_json::json;

use crate::{
    access::{Caller, PersonId, Role},
    app::App,
    events::{self, Event, Subject},
};

/// How much of a need was seen. Each holds those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seen {
    /// What is asked for, without who asks.
    Anonymous,
    /// The whole document: name, place, contact.
    Name,
    /// Files of parts, drawings, their pictures.
    Drawings,
}

impl Seen {
    pub const ALL: [Seen; 3] = [Seen::Anonymous, Seen::Name, Seen::Drawings];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Seen::Anonymous => "anonymous",
            Seen::Name => "name",
            Seen::Drawings => "drawings",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Seen> {
        Seen::ALL.into_iter().find(|seen| seen.code() == code)
    }
}

/// What must be known of a need to say whether a look at it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    pub need: i64,
    pub key: String,
    pub owner: Option<PersonId>,
    /// How much anybody may see; such a look is not kept.
    pub public: Option<Seen>,
}

/// As what somebody looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Eyes {
    pub role: Role,
    pub organisation: Option<i64>,
}

impl Eyes {
    /// The weightiest that the caller may act as.
    #[must_use]
    pub fn of(caller: &Caller) -> Eyes {
        let held = caller.held.iter().max_by_key(|held| held.role);
        Eyes {
            role: held.map_or(Role::Visitor, |held| held.role),
            organisation: held.and_then(|held| held.organisation),
        }
    }
}

/// A look as the need's owner reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    pub need: i64,
    pub person: Option<PersonId>,
    pub eyes: Eyes,
    pub seen: Seen,
    pub first_at: Timestamp,
    pub last_at: Timestamp,
    pub count: i64,
}

/// Looks within this time after the first are counted in one row.
const TOGETHER: SignedDuration = SignedDuration::from_hours(1);

/// Whether the caller is another than the need's owner. The account that it belongs to and a browser that remembers its key
/// are the owner; so is whoever came by the key of a need without an account, unless a role brings others' needs before it.
#[must_use]
pub fn is_anothers(watched: &Watched, caller: &Caller) -> bool {
    if watched.owner.is_some() && watched.owner == caller.person || caller.need_keys.contains(&watched.key) {
        return false;
    }
    watched.owner.is_some() || caller.roles().any(Role::is_staff)
}

/// Keeps that the caller looks at needs, by its own role. Nothing is kept of the owner's own looks and of what anybody may see.
///
/// # Errors
/// When the database refuses; then nothing may be shown.
pub async fn record(app: &App, caller: &Caller, needs: &[Watched], seen: Seen) -> Result<(), DbErr> {
    let others: Vec<i64> = needs
        .iter()
        .filter(|need| is_anothers(need, caller))
        .filter(|need| need.public < Some(seen))
        .map(|need| need.need)
        .collect();
    keep(app, caller, &others, seen, Eyes::of(caller)).await
}

/// Keeps that somebody looks at a need for an organisation that the account does not tell, as a maker does that answers from
/// the letter's link.
///
/// # Errors
/// When the database refuses; then nothing may be shown.
pub async fn record_as(
    app: &App,
    caller: &Caller,
    need: &Watched,
    seen: Seen,
    eyes: Eyes,
) -> Result<(), DbErr> {
    if need.public >= Some(seen) {
        return Ok(());
    }
    keep(app, caller, &[need.need], seen, eyes).await
}

/// Keeps that staff look at what belongs to a need, whose number alone is known. Others come to it by its own key only, which
/// the need's page gave them: that look is kept there.
///
/// # Errors
/// When the database refuses; then nothing may be shown.
pub async fn record_by_number(
    app: &App,
    caller: &Caller,
    need: Option<i64>,
    seen: Seen,
) -> Result<(), DbErr> {
    let Some(need) = need.filter(|_| caller.roles().any(Role::is_staff)) else { return Ok(()) };
    let Some(watched) = store::watched(app.db.reader(), need).await? else { return Ok(()) };
    record(app, caller, &[watched], seen).await
}

async fn keep(app: &App, caller: &Caller, needs: &[i64], seen: Seen, eyes: Eyes) -> Result<(), DbErr> {
    if needs.is_empty() {
        return Ok(());
    }
    let at = app.clock.now();
    let since = at.checked_sub(TOGETHER).unwrap_or(at);
    let transaction = app.db.write().await?;
    let known = store::since(&transaction, caller.person, eyes, seen, since, needs).await?;
    let new: Vec<i64> = needs.iter().copied().filter(|need| !known.contains_key(need)).collect();
    store::again(&transaction, &known.into_values().collect::<Vec<_>>(), at).await?;
    if !new.is_empty() {
        let look =
            |need| Look { need, person: caller.person, eyes, seen, first_at: at, last_at: at, count: 1 };
        let looks: Vec<Look> = new.iter().copied().map(look).collect();
        store::insert(&transaction, &looks).await?;
        let data = json!({
            "needs": &new[..new.len().min(MOST_NAMED)], "count": new.len(), "seen": seen.code(), "role": eyes.role.code(),
        });
        let event = Event { action: "need.looked_at", subject: Subject::Look, data };
        events::append(&transaction, caller, at, event).await?;
    }
    transaction.commit().await
}

/// So many needs of one look stand in its event by number; a whole register taken out is told by how many.
const MOST_NAMED: usize = 100;
