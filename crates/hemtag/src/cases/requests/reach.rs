//! Where letters to a maker go: the address that it or an adviser has given; else that of whoever speaks for it.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::{RequestError, store};
use crate::{
    access::{Action, Caller, check},
    app::App,
    events::{self, Event, Subject},
    makers::{self, model::MakerId},
    people,
    words::Language,
};

pub use store::reach::Reach;

/// Where to write to a maker, within a transaction or not.
pub(in crate::cases) async fn to(db: &impl ConnectionTrait, maker: i64) -> Result<Option<Reach>, DbErr> {
    Ok(many(db, &[maker]).await?.pop())
}

/// Of several makers, those that can be written to.
async fn many(db: &impl ConnectionTrait, makers: &[i64]) -> Result<Vec<Reach>, DbErr> {
    let mut known = store::reach::of(db, makers).await?;
    for maker in makers {
        let at = known.iter().position(|reach| reach.maker == *maker);
        if at.is_some_and(|at| !known[at].email.is_empty()) {
            continue;
        }
        let Some(member) = people::speaks_for(db, *maker).await? else { continue };
        let of_member = Reach {
            maker: *maker,
            email: member.email,
            language: member.language.code().to_owned(),
            set_at: member.since,
            questions_off_at: at.and_then(|at| known[at].questions_off_at),
            questions_sent_at: at.and_then(|at| known[at].questions_sent_at),
        };
        match at {
            Some(at) => known[at] = of_member,
            None => known.push(of_member),
        }
    }
    known.retain(|reach| !reach.email.is_empty());
    Ok(known)
}

/// Whether these makers can be written to, for whoever chooses among them: the addresses themselves are not given out.
///
/// # Errors
/// When the database does not answer.
pub async fn reaches(app: &App, makers: &[i64]) -> Result<Vec<i64>, DbErr> {
    Ok(many(app.db.reader(), makers).await?.into_iter().map(|reach| reach.maker).collect())
}

/// Notes within a transaction that a letter with questions goes to an address; false when another node has sent one.
pub(in crate::cases) async fn questions_went(
    db: &impl ConnectionTrait,
    reach: &Reach,
    caller: &Caller,
    at: Timestamp,
) -> Result<bool, DbErr> {
    store::reach::ensure(db, reach.maker, &caller.label(), at).await?;
    store::reach::questions_went(db, reach.maker, reach.questions_sent_at, at).await
}

/// The address of a maker, for itself and for advisers.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn reach_of(app: &App, caller: &Caller, maker: i64) -> Result<Option<Reach>, RequestError> {
    check(caller, Action::ReachMaker, caller.to_maker(maker))?;
    Ok(to(app.db.reader(), maker).await?)
}

/// Sets the address.
///
/// # Errors
/// When the caller may not, it is no address, or there is no such maker.
pub async fn set_reach(
    app: &App,
    caller: &Caller,
    maker: i64,
    email: &str,
    language: Language,
) -> Result<(), RequestError> {
    check(caller, Action::ReachMaker, caller.to_maker(maker))?;
    let email = people::model::address(email).ok_or(RequestError::NotAnAddress)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    makers::store::find(&transaction, MakerId(maker)).await?.ok_or(RequestError::NotFound)?;
    store::reach::set(&transaction, maker, &email, language.code(), &caller.label(), at).await?;
    let event = Event { action: "maker.reach_set", subject: Subject::Maker(maker), data: json!({}) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Whether the maker wants letters with questions about its profile.
///
/// # Errors
/// When the caller may not, or no address is set.
pub async fn want_questions(
    app: &App,
    caller: &Caller,
    maker: i64,
    wanted: bool,
) -> Result<(), RequestError> {
    check(caller, Action::ReachMaker, caller.to_maker(maker))?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    store::reach::ensure(&transaction, maker, &caller.label(), at).await?;
    if store::reach::want_questions(&transaction, maker, wanted, at).await? {
        let action = if wanted { "maker.questions_on" } else { "maker.questions_off" };
        let event = Event { action, subject: Subject::Maker(maker), data: json!({}) };
        events::append(&transaction, caller, at, event).await?;
        transaction.commit().await?;
    }
    Ok(())
}
