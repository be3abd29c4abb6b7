//! The firm's side: letters that ask people to have their skills validated, and what people share with it. For those of the firm
//! only.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp, civil::Date};
use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    ValidationError,
    error::words,
    model::{Fact, Outcome, facts},
    own::{begin_within, oneself, said},
    seal::{self, Opened},
    store::{
        invitations::{self, Invitation},
        qualifications,
        shares::{self, Look, Seen, Share},
        validations,
    },
};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::{App, random_key},
    events::{self, Event, Subject},
    http::language,
    letters::{self, Letter},
    people::{self, model::address},
    words::Language,
};

/// How long the link of a letter holds.
const HOLDS: SignedDuration = SignedDuration::from_hours(24 * 30);

/// So many letters a firm may send in a day.
const MOST_A_DAY: u64 = 50;

const MOST_BYTES: u64 = 64 * 1024;

/// An invitation, with whom it went to while its link holds.
#[derive(Debug, Clone)]
pub struct Invited {
    pub invitation: Invitation,
    /// What the firm calls the person, and the address.
    pub whom: Option<(String, String)>,
}

/// What somebody shares with a firm.
#[derive(Debug, Clone)]
pub struct SharedWith {
    pub share: Share,
    pub person: PersonId,
    pub name: String,
    pub qualification: super::Version,
    /// The outcome, where the whole is shared.
    pub outcome: Option<Outcome>,
    pub certificate: Option<String>,
    /// The day of the outcome, and the centre that said it.
    pub on: Option<Date>,
    pub centre: String,
    pub facts: Vec<Fact>,
}

fn check_firm(caller: &Caller, organisation: i64) -> Result<(), ValidationError> {
    Ok(check(caller, Action::KeepSkills, caller.to_firm(organisation))?)
}

fn hashed(token: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}

fn of_whom(organisation: i64) -> String {
    format!("organisation {organisation} validation invitation")
}

/// Asks somebody by letter to have their skills validated. The letter names neither firm nor qualification.
///
/// # Errors
/// When the caller is not of the firm, the address is none, the qualification is not known, or too many letters went.
pub async fn invite(
    app: &App,
    caller: &Caller,
    organisation: i64,
    code: &str,
    email: &str,
    called: &str,
    l: Language,
) -> Result<i64, ValidationError> {
    check_firm(caller, organisation)?;
    let email = address(email).ok_or(ValidationError::NoAddress)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let of = qualifications::of_code(&transaction, code).await?.into_iter().next();
    if !of.ok_or(ValidationError::NotFound)?.document.is_whole() {
        return Err(ValidationError::NotWhole);
    }
    let day_ago = at.checked_sub(SignedDuration::from_hours(24)).unwrap_or(at);
    if invitations::sent_since(&transaction, organisation, day_ago).await? >= MOST_A_DAY {
        return Err(ValidationError::TooMany);
    }
    let (keys, token) = (app.keys()?, random_key());
    let whom = json!([words(called), email]).to_string();
    let invitation = Invitation {
        id: 0,
        organisation,
        qualification: code.to_owned(),
        whom: Some(keys.seal(&of_whom(organisation), whom.as_bytes())),
        made_at: at,
        ends_at: at.checked_add(HOLDS).unwrap_or(Timestamp::MAX),
        used_at: None,
    };
    let id = invitations::insert(&transaction, &invitation, &hashed(&token)).await?;
    let link = format!("{}{}", app.config.address(), language::href(l, &format!("/skills/invited/{token}")));
    let letter =
        Letter::of_words(l, &email, "validation.invited", "letter-validation", &[("link", link.into())]);
    letters::put(&transaction, &letter, at).await?;
    let event =
        Event { action: "validation.invited", subject: Subject::Skills(organisation), data: json!({}) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(id)
}

/// The firm's name and the qualification of a letter's link, for whoever is signed in and has it.
///
/// # Errors
/// Not found when the link holds no longer, or never did.
pub async fn invitation(
    app: &App,
    caller: &Caller,
    token: &str,
) -> Result<(Invitation, String, super::Version), ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    let db = app.db.reader();
    let invitation = invitations::by_token(db, &hashed(token)).await?.ok_or(ValidationError::NotFound)?;
    if !invitation.is_open(app.clock.now()) {
        return Err(ValidationError::NotFound);
    }
    let name = people::organisation_name(db, invitation.organisation).await?.unwrap_or_default();
    let of = qualifications::of_code(db, &invitation.qualification).await?.into_iter().next();
    Ok((invitation, name, of.ok_or(ValidationError::NotFound)?))
}

/// Takes an invitation up: the caller begins a validation. The firm hears that the letter was taken up, nothing more.
///
/// # Errors
/// Not found when the link holds no longer; when one is under way already.
pub async fn accept(app: &App, caller: &Caller, token: &str) -> Result<i64, ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    oneself(caller)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let invitation =
        invitations::by_token(&transaction, &hashed(token)).await?.ok_or(ValidationError::NotFound)?;
    if !invitation.is_open(at) || !invitations::take(&transaction, invitation.id, at).await? {
        return Err(ValidationError::NotFound);
    }
    let organisation = Some(invitation.organisation);
    let id = begin_within(app, caller, &transaction, &invitation.qualification, organisation).await?;
    said(app, caller, &transaction, "validation.invitation_accepted", id).await?;
    transaction.commit().await?;
    Ok(id)
}

/// The firm's letters, and what people share with it. A list: names and qualifications only, so that no result is seen before
/// the look is kept.
///
/// # Errors
/// When the caller is not of the firm.
pub async fn firm(
    app: &App,
    caller: &Caller,
    organisation: i64,
) -> Result<(String, Vec<Invited>, Vec<SharedWith>), ValidationError> {
    check_firm(caller, organisation)?;
    let (db, keys) = (app.db.reader(), app.keys()?);
    let name = people::organisation_name(db, organisation).await?.ok_or(ValidationError::NotFound)?;
    let mut invited = Vec::new();
    for invitation in invitations::of_organisation(db, organisation).await? {
        let whom = match &invitation.whom {
            Some(whom) if invitation.is_open(app.clock.now()) => {
                let opened = keys.open(&of_whom(organisation), whom, MOST_BYTES)?;
                serde_json::from_slice(&opened).ok()
            }
            _ => None,
        };
        invited.push(Invited { invitation, whom });
    }
    let shared = shared_with(app, db, organisation).await?;
    let mut listed: Vec<SharedWith> = shared
        .into_iter()
        .map(|one| SharedWith { outcome: None, certificate: None, facts: Vec::new(), ..one })
        .collect();
    listed.sort_by(|a, b| (&a.name, a.share.id).cmp(&(&b.name, b.share.id)));
    Ok((name, invited, listed))
}

/// What one share shows. The look is kept before it is shown.
///
/// # Errors
/// Not found when it is not the firm's, was withdrawn or its day is past.
pub async fn look_at(
    app: &App,
    caller: &Caller,
    organisation: i64,
    share: i64,
) -> Result<SharedWith, ValidationError> {
    check_firm(caller, organisation)?;
    let transaction = app.db.write().await?;
    let all = shared_with(app, &transaction, organisation).await?;
    let shared = all.into_iter().find(|one| one.share.id == share).ok_or(ValidationError::NotFound)?;
    let look = Look {
        validation: shared.share.validation,
        person: caller.person,
        organisation: Some(organisation),
        seen: Seen::Firm,
        at: app.clock.now(),
    };
    shares::insert_look(&transaction, &look).await?;
    said(app, caller, &transaction, "validation.looked_at", shared.share.validation).await?;
    transaction.commit().await?;
    Ok(shared)
}

/// What people share with a firm now, for its map of skills: by account, what their validations show. What is withdrawn, undone,
/// erased or past its day is not in it, so that a map which asks here when it is opened never shows it.
///
/// # Errors
/// When the caller is not of the firm, or the database does not answer.
pub async fn shared_facts(
    app: &App,
    caller: &Caller,
    organisation: i64,
) -> Result<Vec<(PersonId, String, Vec<Fact>)>, ValidationError> {
    check_firm(caller, organisation)?;
    let all = shared_with(app, app.db.reader(), organisation).await?;
    Ok(all.into_iter().map(|one| (one.person, one.centre, one.facts)).collect())
}

async fn shared_with(
    app: &App,
    db: &impl ConnectionTrait,
    organisation: i64,
) -> Result<Vec<SharedWith>, ValidationError> {
    let shares = shares::with_organisation(db, organisation, app.clock.today()).await?;
    let ids: Vec<i64> = shares.iter().map(|share| share.validation).collect();
    let all = seal::open_all(app, db, validations::by_ids(db, &ids).await?).await?;
    let people: Vec<PersonId> = all.iter().map(|one| one.kept.person).collect();
    let names = people::names_of(db, &people).await?;
    let centres = super::store::centres::all(db).await?;
    let organisations: Vec<i64> = centres.iter().map(|one| one.organisation).collect();
    let organisations: HashMap<i64, String> = people::organisations_of(db, &organisations).await?;
    let mut told = Vec::new();
    for share in shares {
        let Some(of) = all.iter().find(|one| one.kept.id == share.validation) else { continue };
        let units = seal::open_units(app.keys()?, &of.kept, share.units.as_deref())?;
        // An outcome that was undone is not shared any more.
        let Some(conclusion) = of.course.in_force() else { continue };
        let centre = centres.iter().find(|one| one.id == conclusion.centre);
        let centre = centre.and_then(|one| organisations.get(&one.organisation)).cloned();
        told.push(SharedWith {
            person: of.kept.person,
            name: names.get(&of.kept.person).cloned().unwrap_or_default(),
            qualification: of.of.clone(),
            outcome: units.is_none().then_some(conclusion.outcome),
            certificate: units.is_none().then(|| conclusion.certificate.clone()),
            on: Some(conclusion.on),
            centre: centre.unwrap_or_default(),
            facts: shown(of, units.as_deref()),
            share,
        });
    }
    Ok(told)
}

fn shown(of: &Opened, units: Option<&[String]>) -> Vec<Fact> {
    facts(of.qualification(), &of.course, units)
}
