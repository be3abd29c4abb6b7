//! The letters about requests, and the links in them. A link is the request's number with a proof by the installation's key, so
//! that the same link can be written again and the database opens nothing by itself.

use jiff::Timestamp;
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::json;

use super::{Reach, RequestError, model::Request, store};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    http::language,
    letters::{self, Letter},
    sealed::Keys,
    words::Language,
};

/// Characters of a proof in a link: 160 bits.
const PROOF: usize = 40;

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

fn linked(keys: &Keys, of: &str, id: i64) -> String {
    let proof = keys.proof(of, &id.to_string());
    format!("{id}-{}", &proof[..PROOF])
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

/// The number that a token proves; `None` for any other text. Compared without telling how far it was right.
pub(super) fn proven(keys: &Keys, of: &str, token: &str) -> Option<i64> {
    let (number, _) = token.split_once('-')?;
    let id: i64 = number.parse().ok()?;
    let right = linked(keys, of, id);
    let same = right.len() == token.len()
        && right.bytes().zip(token.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0;
    same.then_some(id)
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
        app.config.base_url(),
        language::href(l, &format!("/answer/{}", token(keys, request.id)))
    );
    let day = request.answer_by.map_or_else(String::new, |day| l.date(day));
    let args = [("link", link.into()), ("day", day.into())];
    letters::put(transaction, &Letter::of_words(l, &reach.email, kind, key, &args), at).await?;
    Ok(())
}

/// Tells the owner or the adviser of a case, by account, that something waits there.
pub(super) async fn to_person(
    app: &App,
    transaction: &DatabaseTransaction,
    to: &crate::people::Address,
    key: &'static str,
    kind: &'static str,
    path: &str,
    at: Timestamp,
) -> Result<(), DbErr> {
    let link = format!("{}{}", app.config.base_url(), language::href(to.language, path));
    let letter = Letter::of_words(to.language, &to.email, kind, key, &[("link", link.into())]);
    letters::put(transaction, &letter, at).await
}

/// The maker of the link wants no more letters with questions. Nothing happens when that was so.
///
/// # Errors
/// When the link is not whole, or the database refuses.
pub async fn unsubscribe(app: &App, caller: &Caller, token: &str) -> Result<(), RequestError> {
    check(caller, Action::AnswerRequest, Relation::Asked)?;
    let maker = proven(app.keys()?, "questions off", token).ok_or(RequestError::NotFound)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if store::reach::want_questions(&transaction, maker, false, at).await? {
        let event = Event { action: "maker.questions_off", subject: Subject::Maker(maker), data: json!({}) };
        events::append(&transaction, caller, at, event).await?;
        transaction.commit().await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_proves_one_request_and_nothing_else() {
        let keys = Keys::for_now();
        let link = token(&keys, 42);
        assert_eq!(proven(&keys, "request", &link), Some(42));
        assert_eq!(proven(&keys, "questions off", &link), None);
        assert_eq!(proven(&keys, "request", &link.replace("42-", "43-")), None);
        assert_eq!(proven(&keys, "request", &link[..link.len() - 1]), None);
        assert_eq!(proven(&keys, "request", ""), None);
        assert_eq!(proven(&Keys::for_now(), "request", &link), None);
    }
}
