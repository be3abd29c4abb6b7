//! Handing in: what stands there, signed, complete and in time by the server's clock. Handed in twice is handed in once.

use jiff::Timestamp;
use serde_json::json;
use vocabulary::OrganisationNumber;

use super::{
    files,
    keep::{one, to_change},
    record::{close, open_completion},
    sign::signed_now,
    store::{
        self, Kept,
        completions::{self, Answer},
        signatures,
        versions::{self, KeptVersion},
    },
    terms::terms,
};
use crate::{
    access::{Action, Caller},
    app::App,
    events::{self, Event, Subject},
    funding::{
        FundingError, due,
        model::{
            application::{Application, State, WaitsFor},
            check::problems,
            due::{Of, Reason, What},
            handed::{Handed, HandedFile, Signatory, fingerprint, number_after},
        },
    },
    http::language,
    letters::{self, Letter},
    people,
    sealed::Keys,
};

/// Days within which an officer looks whether an application may be granted.
const ELIGIBILITY_DAYS: i64 = 14;

/// What says that something was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub application: i64,
    pub number: String,
    pub version: i32,
    pub at: Timestamp,
    /// SHA-256 of what was handed in.
    pub fingerprint: String,
}

fn receipt(kept: &Kept, version: &KeptVersion) -> Receipt {
    Receipt {
        application: kept.id,
        number: kept.number.clone().unwrap_or_default(),
        version: version.number,
        at: version.at,
        fingerprint: version.fingerprint.clone(),
    }
}

/// Hands an application in, for the first time or completed. `declares` says that the caller is who may sign.
///
/// # Errors
/// [`FundingError::NotOpen`] before the call opens and from its closing on; [`FundingError::Incomplete`] with everything that
/// lacks; [`FundingError::Unsigned`]; [`FundingError::Changed`] when somebody was first.
pub async fn submit(
    app: &App,
    caller: &Caller,
    id: i64,
    seen: i64,
    once: &str,
    declares: bool,
) -> Result<Receipt, FundingError> {
    // The moment at which it arrived: waiting for others takes nothing from it.
    let at = app.clock.now();
    // The call is read before the transaction: nobody who waits holds two connections.
    let terms = terms(app, caller, &one(app, caller, id).await?).await?;
    let (transaction, mut kept) = to_change(app, caller, id, Action::SubmitApplication).await?;
    let keys = app.keys()?;
    let before = versions::all(&transaction, keys, &kept).await?;
    let was_taken = before.iter().find(|version| version.once.as_deref() == Some(once));
    let newest = before.first().filter(|_| !kept.state.is_written() && kept.state.is_open());
    if let Some(version) = was_taken.or(newest) {
        return Ok(receipt(&kept, version));
    }
    if !kept.state.is_written() {
        return Err(FundingError::NotNow);
    }
    if kept.version != seen {
        return Err(FundingError::Changed);
    }
    let is_first = kept.state == State::Draft;
    if is_first && !terms.call.is_open(at) {
        return Err(FundingError::NotOpen);
    }
    let wrong = problems(&kept.application, &terms.held);
    if !wrong.is_empty() {
        return Err(FundingError::Incomplete(wrong));
    }
    let (signature, signed) = signed_by(&transaction, keys, &kept, declares, at).await?;
    let files = files::all(&transaction, keys, id).await?;
    let files: Vec<HandedFile> =
        files.iter().filter(|file| file.removed_at.is_none()).map(files::AttachedFile::handed).collect();
    if is_first {
        kept.call_version = terms.call.version;
    }
    let number = match kept.number.clone() {
        Some(number) => number,
        None => {
            let begins = format!("FI-{}-", app.clock.today().year());
            number_after(&begins, store::last_number(&transaction, &begins).await?.as_deref())
        }
    };
    let handed = Handed {
        number: number.clone(),
        version: versions::next(&transaction, id).await?,
        at,
        call: terms.call.code.clone(),
        call_version: kept.call_version,
        signed,
        application: kept.application.clone(),
        files,
    };
    let bytes = handed.bytes();
    let print = fingerprint(&bytes);
    let why = if is_first { "submitted" } else { "completed" };
    let actor = caller.label();
    let new = versions::New { why, bytes: &bytes, fingerprint: &print, signature, actor: &actor, once };
    versions::insert(&transaction, keys, &kept, &handed, new).await?;
    versions::set_parties(&transaction, id, &parties(keys, &kept.application)).await?;

    let late_by = answered(&transaction, keys, &kept, handed.version, at).await?;
    kept.number = Some(number);
    kept.organisation_number =
        kept.application.lead().and_then(|lead| known_by(keys, &lead.organisation_number));
    kept.state = State::Submitted;
    kept.submitted_at = kept.submitted_at.or(Some(at));
    kept.waits_for = WaitsFor::Officer;
    kept.waits_since = at;
    kept.updated_at = at;
    kept.version += 1;
    store::update(&transaction, keys, &kept).await?;
    let on = app.clock.today().saturating_add(jiff::Span::new().days(ELIGIBILITY_DAYS));
    let new = due::New {
        of: Of::Application(id),
        what: What::Eligibility,
        waits_for: WaitsFor::Officer,
        person: kept.officer,
        on,
        reason: Reason::CameIn { days: ELIGIBILITY_DAYS },
    };
    due::set(&transaction, caller, at, new).await?;
    let receipt =
        Receipt { application: id, number: handed.number, version: handed.version, at, fingerprint: print };
    tell(app, &transaction, &kept, &receipt).await?;
    let data = json!({
        "number": receipt.number, "version": receipt.version, "fingerprint": receipt.fingerprint,
        "signature": signature, "asked_ore": kept.application.asked().0, "late_by": late_by,
    });
    let action = if is_first { "application.submitted" } else { "application.completed" };
    let event = Event { action, subject: Subject::Application(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(receipt)
}

/// Who signs what is handed in: the caller who declares it, or who has signed this version by a letter's link.
async fn signed_by(
    transaction: &sea_orm::DatabaseTransaction,
    keys: &Keys,
    kept: &Kept,
    declares: bool,
    at: Timestamp,
) -> Result<(i64, Signatory), FundingError> {
    let all = signatures::all(transaction, keys, kept.id).await?;
    if let Some(signature) = signed_now(kept, &all) {
        let at = signature.signed_at.unwrap_or(at);
        return Ok((signature.id, Signatory { at, ..signature.signatory.clone() }));
    }
    if !declares {
        return Err(FundingError::Unsigned);
    }
    let signatory = Signatory {
        name: kept.application.signatory.clone(),
        function: kept.application.signatory_function.clone(),
        email: String::new(),
        at,
    };
    let id = signatures::insert(transaction, keys, kept.id, kept.version, &signatory, Some(at)).await?;
    Ok((id, signatory))
}

/// Notes that what was asked for has come, however late. Gives the days that it came too late.
async fn answered(
    transaction: &sea_orm::DatabaseTransaction,
    keys: &Keys,
    kept: &Kept,
    version: i32,
    at: Timestamp,
) -> Result<Option<i32>, FundingError> {
    let Some(open) = open_completion(transaction, keys, kept.id).await? else { return Ok(None) };
    let answer = Answer { text: String::new(), version: Some(version) };
    completions::answer(transaction, keys, kept.id, open.id, &answer, at).await?;
    close(transaction, at, open.id).await
}

/// By which an organisation is known again: its number, or a proof of it where that is a person's.
pub(in crate::funding) fn known_by(keys: &Keys, number: &str) -> Option<String> {
    let number: OrganisationNumber = number.trim().parse().ok()?;
    Some(if number.is_personal() { keys.proof("organisation", &number.digits()) } else { number.digits() })
}

fn parties(keys: &Keys, application: &Application) -> Vec<(String, &'static str)> {
    let known = |number: &str| known_by(keys, number);
    application
        .parties
        .iter()
        .filter_map(|party| Some((known(&party.organisation_number)?, party.role.code())))
        .collect()
}

/// The receipt by letter, to whoever wrote the application.
async fn tell(
    app: &App,
    transaction: &sea_orm::DatabaseTransaction,
    kept: &Kept,
    receipt: &Receipt,
) -> Result<(), FundingError> {
    let Some(to) = people::address_of_person(transaction, kept.owner).await? else { return Ok(()) };
    let path = language::href(to.language, &format!("/funding/applications/{}", kept.id));
    let args = [
        ("link", format!("{}{path}", app.config.address()).into()),
        ("number", receipt.number.clone().into()),
        ("at", super::words::moment(to.language, receipt.at).into()),
        ("fingerprint", receipt.fingerprint.clone().into()),
    ];
    let key = "letter-application-received";
    let letter = Letter::of_words(to.language, &to.email, "application.received", key, &args);
    letters::put(transaction, &letter, receipt.at).await?;
    Ok(())
}
