//! Speaking for a maker of the register: shown by an address at the firm's own domain, or by an adviser's word.

use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::json;

use super::{
    model::{self, Gives, Person},
    store::{
        self, claims,
        claims::{Claim, GRANTED, OPEN, REFUSED},
        organisations,
    },
};
use crate::{
    access::{Action, Caller, Denied, PersonId, Relation, Role, check},
    app::App,
    events::{self, Event, Subject},
    letters::{self, Letter},
    makers::{
        model::{Maker, MakerId},
        search::SearchError,
        show::find_maker,
    },
    words::Language,
};

/// Why a claim came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum ClaimError {
    #[error("Sign in first.")]
    NotSignedIn,
    #[error("There is no such maker or claim.")]
    NotFound,
    #[error("Say why you speak for the firm.")]
    NoWords,
    #[error("Say why.")]
    NoReason,
    #[error("It was decided already.")]
    Decided,
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Whether the address of an account shows that its person may speak for a maker.
#[must_use]
pub fn is_shown(email: &str, web: Option<&str>) -> bool {
    web.is_some_and(|web| model::is_at_domain_of(email, web))
}

/// Asks to speak for a maker. Granted at once to an address at the firm's own domain; else it waits for an adviser. True when
/// it was granted.
///
/// # Errors
/// When nobody is signed in, there is no such maker, or nothing is said where an adviser must decide.
pub async fn claim_maker(
    app: &App,
    caller: &Caller,
    maker: MakerId,
    words: &str,
) -> Result<bool, ClaimError> {
    check(caller, Action::ClaimMaker, Relation::None)?;
    let id = caller.person.ok_or(ClaimError::NotSignedIn)?;
    let person = store::by_id(app.db.reader(), id).await?.ok_or(ClaimError::NotSignedIn)?;
    let maker = maker_of(app, caller, maker).await?;
    let shown = is_shown(&person.email, maker.web.as_deref());
    let words: String = words.trim().chars().take(2000).collect();
    if !shown && words.is_empty() {
        return Err(ClaimError::NoWords);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let (way, state) = if shown { ("domain", GRANTED) } else { ("adviser", OPEN) };
    let claim = claims::insert(&transaction, id, maker.id.0, way, state, &words, at).await?;
    if shown {
        grant(&transaction, id, maker.id.0, &maker.name, at).await?;
    }
    let data = json!({ "maker": maker.id.0, "way": way, "state": state });
    let event = Event { action: "claim.made", subject: Subject::Claim(claim), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(shown)
}

async fn maker_of(app: &App, caller: &Caller, id: MakerId) -> Result<Maker, ClaimError> {
    match find_maker(app, caller, id).await {
        Ok(found) => found.ok_or(ClaimError::NotFound),
        Err(SearchError::Denied(denied)) => Err(denied.into()),
        Err(SearchError::Database(error)) => Err(error.into()),
    }
}

async fn grant(
    transaction: &DatabaseTransaction,
    person: PersonId,
    maker: i64,
    name: &str,
    at: jiff::Timestamp,
) -> Result<(), DbErr> {
    let organisation = match organisations::of_maker(transaction, maker).await? {
        Some(known) => known.id,
        None => organisations::insert(transaction, name, Some(maker), at).await?,
    };
    let gives =
        Gives { role: Role::Maker.code().to_owned(), organisation: Some(organisation), ..Gives::default() };
    organisations::give(transaction, person, &gives, at).await
}

/// The claims that wait for a decision, with who asks and the maker's name.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn open_claims(app: &App, caller: &Caller) -> Result<Vec<(Claim, Person, String)>, ClaimError> {
    check(caller, Action::DecideClaim, Relation::None)?;
    let mut all = Vec::new();
    for claim in claims::open(app.db.reader()).await? {
        let Some(person) = store::by_id(app.db.reader(), claim.person).await? else { continue };
        let maker = match maker_of(app, caller, MakerId(claim.maker)).await {
            Ok(maker) => maker.name,
            Err(ClaimError::NotFound) => String::new(),
            Err(other) => return Err(other),
        };
        all.push((claim, person, maker));
    }
    Ok(all)
}

/// Decides a claim, with a reason, and writes to who asked.
///
/// # Errors
/// When the caller may not, or it was decided already.
pub async fn decide_claim(
    app: &App,
    caller: &Caller,
    id: i64,
    granted: bool,
    reason: &str,
) -> Result<(), ClaimError> {
    check(caller, Action::DecideClaim, Relation::None)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(ClaimError::NoReason);
    }
    let claim = claims::by_id(app.db.reader(), id).await?.ok_or(ClaimError::NotFound)?;
    let person = store::by_id(app.db.reader(), claim.person).await?.ok_or(ClaimError::NotFound)?;
    let maker = maker_of(app, caller, MakerId(claim.maker)).await?;
    let at = app.clock.now();
    let state = if granted { GRANTED } else { REFUSED };
    let transaction = app.db.write().await?;
    if !claims::decide(&transaction, id, state, reason, at).await? {
        return Err(ClaimError::Decided);
    }
    if granted {
        grant(&transaction, claim.person, claim.maker, &maker.name, at).await?;
    }
    let language = Language::from_code(&person.language).unwrap_or_default();
    let key = if granted { "letter-claim-granted" } else { "letter-claim-refused" };
    let link = format!("{}{}", app.config.address(), crate::http::language::href(language, "/account"));
    let args = [("maker", maker.name.clone().into()), ("reason", reason.into()), ("link", link.into())];
    letters::put(&transaction, &Letter::of_words(language, &person.email, "claim.decided", key, &args), at)
        .await?;
    let data = json!({ "maker": claim.maker, "state": state });
    let event = Event { action: "claim.decided", subject: Subject::Claim(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}
