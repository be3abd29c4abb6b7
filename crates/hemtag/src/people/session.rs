//! Sessions: who the browser's cookie says is asking, and until when.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::{
    model::{self, Membership, Person},
    passkeys,
    store::{
        self, organisations,
        sessions::{self, Session},
    },
    token,
};
use crate::{
    access::{Caller, Held, PersonId, Role},
    app::App,
    events::{self, Event, Subject},
};

/// The cookie of a session.
pub const SESSION: &str = "hemtag_session";

/// How often it is noted that a session is in use: each note is a write, and only those of staff end after hours of silence.
const fn noted_each(is_staff: bool) -> SignedDuration {
    SignedDuration::from_mins(if is_staff { 1 } else { 10 })
}

/// A session that holds, with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Living {
    pub session: Session,
    pub person: Person,
    pub held: Vec<Membership>,
    /// A role asks for a second factor that was not shown yet, or is not there yet.
    pub lacks_factor: bool,
}

/// Who a cookie's token says is asking: a visitor, when the session ended or lacks its second factor.
pub async fn caller_of(app: &App, token: &str) -> Caller {
    match living(app, token).await {
        Ok(Some(living)) if !living.lacks_factor => caller(&living),
        Ok(_) => Caller::visitor(),
        Err(error) => {
            tracing::warn!(%error, "a session could not be looked up");
            Caller::visitor()
        }
    }
}

/// A session that waits for its second factor.
///
/// # Errors
/// When the database does not answer.
pub async fn half_session(app: &App, token: &str) -> Result<Option<Living>, DbErr> {
    Ok(living(app, token).await?.filter(|living| living.lacks_factor))
}

fn caller(living: &Living) -> Caller {
    let held = living.held.iter().map(Membership::as_held);
    // Whoever has an account may state needs under it.
    let own = Held::everywhere(Role::ProductOwner);
    Caller { held: held.chain([own]).collect(), person: Some(living.person.id), need_keys: Vec::new() }
}

/// The session of a token, when it has not ended.
pub(super) async fn living(app: &App, token: &str) -> Result<Option<Living>, DbErr> {
    let db = app.db.reader();
    let Some(session) = sessions::by_token(db, &token::kept(token)).await? else { return Ok(None) };
    let Some(person) = store::by_id(db, session.person).await?.filter(|p| p.ended_at.is_none()) else {
        return Ok(None);
    };
    let held = organisations::of_person(db, person.id).await?;
    let is_staff = held.iter().any(|held| held.role.is_staff());
    let now = app.clock.now();
    // Its row stays a while, so that a form sent too late finds its sender again.
    if now >= model::session_ends(is_staff, session.started_at, session.seen_at) {
        return Ok(None);
    }
    if now.duration_since(session.seen_at) > noted_each(is_staff) {
        // A page need not fail because it cannot be noted that somebody read it; the session only ends sooner.
        if let Err(error) = sessions::seen(app.db.writer(), session.id, now).await {
            tracing::warn!(%error, "it was not noted that a session is in use");
        }
    }
    let lacks_factor = !session.factor && (is_staff || passkeys::guards(db, person.id).await?);
    Ok(Some(Living { session, person, held, lacks_factor }))
}

/// Whose session it was that ended by itself, by silence or age; none for one that holds, and for one that was ended on
/// purpose.
///
/// # Errors
/// When the database does not answer.
pub async fn whose_session_is_over(app: &App, token: &str) -> Result<Option<PersonId>, DbErr> {
    if token.is_empty() {
        return Ok(None);
    }
    let Some(session) = sessions::by_token(app.db.reader(), &token::kept(token)).await? else {
        return Ok(None);
    };
    let holds = living(app, token).await?.is_some();
    Ok(Some(session.person).filter(|_| !holds))
}

/// The sessions of a person that hold, the one used last first.
pub(super) async fn holding(app: &App, person: PersonId) -> Result<Vec<Session>, DbErr> {
    let db = app.db.reader();
    let is_staff = organisations::of_person(db, person).await?.iter().any(|held| held.role.is_staff());
    let now = app.clock.now();
    let holds = |session: &Session| now < model::session_ends(is_staff, session.started_at, session.seen_at);
    Ok(sessions::of_person(db, person).await?.into_iter().filter(holds).collect())
}

/// Begins a session within the transaction of what it follows from. Gives the cookie's token.
pub(super) async fn begin(
    db: &impl ConnectionTrait,
    person: PersonId,
    factor: bool,
    at: Timestamp,
) -> Result<String, DbErr> {
    let long_ago = at.checked_sub(model::LONGEST_SESSION).unwrap_or(at);
    sessions::forget_before(db, person, long_ago).await?;
    let token = token::new();
    sessions::insert(db, &token::kept(&token), person, factor, at).await?;
    Ok(token)
}

/// Ends the session of a token; nothing when it ended already.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_out(app: &App, token: &str) -> Result<(), DbErr> {
    let Some(session) = sessions::by_token(app.db.reader(), &token::kept(token)).await? else {
        return Ok(());
    };
    let transaction = app.db.write().await?;
    sessions::end(&transaction, session.id).await?;
    let caller = Caller { person: Some(session.person), ..Caller::visitor() };
    let event =
        Event { action: "person.signed_out", subject: Subject::Person(session.person.0), data: json!({}) };
    events::append(&transaction, &caller, app.clock.now(), event).await?;
    transaction.commit().await
}
