//! The letters about requests, and the links in them. A link is the request's number with a proof by the installation's key, so
//! that the same link can be written again and the database opens nothing by itself.

use jiff::Timestamp;
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    Reach, RequestError,
    model::Request,
    proven::{linked, proven},
    store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    http::language,
    letters::{self, Letter},
    sealed::Keys,
    words::Language,
};

/// Which letter about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    First,
    Again,
    Reminder,
    /// The other side replied to the maker's question.
    Reply,
    TakenBack,
}

/// What the link to a request ends with.
#[must_use]
pub fn token(keys: &Keys, request: i64) -> String {
    linked(keys, "request", request)
}

/// What the link that turns questions off ends with.
#[must_use]
pub fn off_link(keys: &Keys, maker: i64) -> String {
    linked(keys, "questions off", maker)
}

/// Puts a letter about a request into the post, in the maker's language.
pub(super) async fn of_request(
    app: &App,
    transaction: &DatabaseTransaction,
    request: &Request,
    reach: &Reach,
    which: Which,
    at: Timestamp,
) -> Result<(), RequestError> {
    let keys = app.keys()?;
    let l = Language::from_code(&reach.language).unwrap_or_default();
    let (kind, key) = match which {
        Which::First | Which::Again => match request.kind {
            super::model::Kind::Information => ("request.information", "letter-request-information"),
            super::model::Kind::Quote => ("request.quote", "letter-request-quote"),
        },
        Which::Reminder => ("request.reminder", "letter-request-reminder"),
        Which::Reply => ("request.reply", "letter-request-reply"),
        Which::TakenBack => ("request.taken_back", "letter-request-taken-back"),
    };
    let link = format!(
        "{}{}",
        app.config.address(),
        language::href(l, &format!("/answer/{}", token(keys, request.id)))
    );
    let day = request.answer_by.map_or_else(String::new, |day| l.date(day));
    let args = [("link", link.into()), ("day", day.into())];
    letters::put(transaction, &Letter::of_words(l, &reach.email, kind, key, &args), at).await?;
    Ok(())
}

/// The maker whose link turns letters with questions off.
///
/// # Errors
/// When the link is not whole.
pub fn may_unsubscribe(app: &App, caller: &Caller, token: &str) -> Result<i64, RequestError> {
    check(caller, Action::AnswerRequest, Relation::Asked)?;
    proven(app.keys()?, "questions off", token).ok_or(RequestError::NotFound)
}

/// The maker of the link wants no more letters with questions. Nothing happens when that was so.
///
/// # Errors
/// When the link is not whole, or the database refuses.
pub async fn unsubscribe(app: &App, caller: &Caller, token: &str) -> Result<(), RequestError> {
    let maker = may_unsubscribe(app, caller, token)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    store::reach::ensure(&transaction, maker, &caller.label(), at).await?;
    if store::reach::want_questions(&transaction, maker, false, at).await? {
        let event = Event { action: "maker.questions_off", subject: Subject::Maker(maker), data: json!({}) };
        events::append(&transaction, caller, at, event).await?;
        transaction.commit().await?;
    }
    Ok(())
}
