//! Signing: by whoever is signed in and declares to be who may, or by the link of a letter, without an account. A signature is of
//! the version that stood there; a change makes it say nothing.

use serde_json::json;

use super::{
    files::{self, AttachedFile},
    keep::{one, to_change},
    link::{linked, proven},
    store::{
        self, Kept,
        signatures::{self, Signature},
    },
    terms::{Terms, terms},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError,
        model::{
            check::{Problem, Step, Wrong, problems},
            handed::Signatory,
        },
    },
    http::language,
    letters::{self, Letter},
    people::notices::{self, Notice},
    words::Language,
};

/// Sends a letter with a link to whoever the application names as signatory. Asked twice of the same version is asked once.
///
/// # Errors
/// [`FundingError::Changed`] when somebody was first, [`FundingError::Incomplete`] with what lacks before it can be signed.
pub async fn ask_to_sign(
    app: &App,
    caller: &Caller,
    id: i64,
    seen: i64,
    language: Language,
) -> Result<Kept, FundingError> {
    // The call is read before the transaction: nobody who waits holds two connections.
    let held = terms(app, caller, &one(app, caller, id).await?).await?.held;
    let (transaction, kept) = to_change(app, caller, id, Action::SubmitApplication).await?;
    if !kept.state.is_written() {
        return Err(FundingError::NotNow);
    }
    if kept.version != seen {
        return Err(FundingError::Changed);
    }
    let mut wrong = problems(&kept.application, &held);
    let email = kept.application.signatory_email.trim().to_owned();
    if !is_address(&email) {
        let wrong_address = match email.is_empty() {
            true => Wrong::Missing,
            false => Wrong::Unread { typed: email.clone() },
        };
        wrong.push(Problem { step: Step::Check, field: "signatory_email".to_owned(), wrong: wrong_address });
    }
    if !wrong.is_empty() {
        return Err(FundingError::Incomplete(wrong));
    }
    let keys = app.keys()?;
    let asked = signatures::all(&transaction, keys, id).await?;
    if asked.iter().any(|one| one.version == kept.version && one.signatory.email == email) {
        return Ok(kept);
    }
    let at = app.clock.now();
    let signatory = Signatory {
        name: kept.application.signatory.clone(),
        function: kept.application.signatory_function.clone(),
        email: email.clone(),
        at,
    };
    let signature = signatures::insert(&transaction, keys, id, kept.version, &signatory, None).await?;
    let path = language::href(language, &format!("/funding/sign/{}", linked(keys, signature)));
    let args = [("link", format!("{}{path}", app.config.address()).into())];
    let letter = Letter::of_words(language, &email, "application.sign", "letter-application-sign", &args);
    letters::put(&transaction, &letter, at).await?;
    let data = json!({ "signature": signature, "version": kept.version });
    let event = Event { action: "application.signature_asked", subject: Subject::Application(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(kept)
}

/// One `@` with something before it and a dot after: the letter itself shows the rest.
fn is_address(text: &str) -> bool {
    text.len() <= 254
        && !text.contains(char::is_whitespace)
        && text.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.')
        })
}

/// What a letter's link opens.
#[derive(Debug, Clone)]
pub struct Asked {
    pub signature: Signature,
    pub kept: Kept,
    pub terms: Terms,
    pub files: Vec<AttachedFile>,
    /// It still stands as it did when the letter was sent, and is not handed in.
    pub is_current: bool,
}

/// Opens what is to be signed, by the letter's link.
///
/// # Errors
/// [`FundingError::NotFound`] for any other text, and when the application is gone.
pub async fn to_sign(app: &App, caller: &Caller, token: &str) -> Result<Asked, FundingError> {
    check(caller, Action::SignApplication, Relation::Asked)?;
    let (db, keys) = (app.db.reader(), app.keys()?);
    let id = proven(keys, token).ok_or(FundingError::NotFound)?;
    let signature = signatures::by_id(db, keys, id).await?.ok_or(FundingError::NotFound)?;
    let kept = store::by_id(db, keys, signature.application).await?.ok_or(FundingError::NotFound)?;
    let terms = terms(app, caller, &kept).await?;
    let mut files = files::all(db, keys, kept.id).await?;
    files.retain(|file| file.removed_at.is_none());
    let is_current = kept.version == signature.version && kept.state.is_written();
    Ok(Asked { signature, kept, terms, files, is_current })
}

impl Asked {
    /// A file of what is to be signed.
    ///
    /// # Errors
    /// [`FundingError::NotFound`] for none, and once the application has changed.
    pub async fn file(&self, app: &App, key: &str) -> Result<(AttachedFile, Vec<u8>), FundingError> {
        if !self.is_current || !self.files.iter().any(|file| file.key == key) {
            return Err(FundingError::NotFound);
        }
        files::content(app, &self.kept, key).await
    }
}

/// Signs by the letter's link. Signed twice is signed once.
///
/// # Errors
/// [`FundingError::Changed`] when the application has changed since the letter was sent.
pub async fn sign(app: &App, caller: &Caller, token: &str) -> Result<Signature, FundingError> {
    let at = app.clock.now();
    let asked = to_sign(app, caller, token).await?;
    let transaction = app.db.write().await?;
    let keys = app.keys()?;
    // The application first, as whoever changes it does.
    let kept = store::to_change(&transaction, keys, asked.kept.id).await?.ok_or(FundingError::NotFound)?;
    let signature = signatures::to_change(&transaction, keys, asked.signature.id).await?;
    let mut signature = signature.ok_or(FundingError::NotFound)?;
    if signature.signed_at.is_some() {
        return Ok(signature);
    }
    if kept.version != signature.version || !kept.state.is_written() {
        return Err(FundingError::Changed);
    }
    signatures::signed(&transaction, signature.id, at).await?;
    signature.signed_at = Some(at);
    let path = format!("/funding/applications/{}/check", kept.id);
    let notice = Notice {
        words: "letter-application-signed",
        kind: "application.signed",
        path: &path,
        number: kept.id,
    };
    notices::tell(app, &transaction, kept.owner, notice, at).await?;
    let data = json!({ "signature": signature.id, "version": signature.version });
    let event = Event { action: "application.signed", subject: Subject::Application(kept.id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(signature)
}

/// Who was asked to sign an application and who did, newest first.
///
/// # Errors
/// [`FundingError::NotFound`] when the caller may not know of it.
pub async fn signatures(app: &App, caller: &Caller, id: i64) -> Result<Vec<Signature>, FundingError> {
    let kept = one(app, caller, id).await?;
    Ok(signatures::all(app.db.reader(), app.keys()?, kept.id).await?)
}

/// The signature of an application as it stands, if there is one.
#[must_use]
pub fn signed_now<'s>(kept: &Kept, all: &'s [Signature]) -> Option<&'s Signature> {
    all.iter().find(|one| one.version == kept.version && one.signed_at.is_some())
}
