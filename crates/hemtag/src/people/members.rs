//! Who acts as what, where: invitations, and the end of what is held.

use jiff::SignedDuration;
use sea_orm::DbErr;
use serde_json::json;

use super::{
    enter::{LETTERS_AN_HOUR, address_of},
    model::{self, Gives, Membership, Organisation, Person, Purpose},
    sign_in::{since, who},
    store::{
        self, links,
        links::{Link, New},
        organisations, tries,
    },
    token,
};
use crate::{
    access::{Action, Caller, Denied, Relation, Role, check},
    app::App,
    events::{self, Event, Subject},
    letters::{self, Letter},
    words::Language,
};

/// Whom to invite, as what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Invitation {
    pub email: String,
    pub role: Option<Role>,
    /// The organisation's number in the list, or a new one's name.
    pub organisation: Option<i64>,
    pub new_organisation: String,
    pub counties: Vec<String>,
    pub branches: Vec<String>,
}

/// Why nothing was given or taken.
#[derive(Debug, thiserror::Error)]
pub enum MemberError {
    #[error("That is no e-mail address.")]
    NoAddress,
    #[error("Choose a role.")]
    NoRole,
    #[error("This role is held in an organisation: choose one or name a new one.")]
    NoOrganisation,
    #[error("There is nothing of the kind.")]
    NotFound,
    #[error("Too many letters went to this address, or from this account.")]
    TooMany,
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Invitations that one person may send in a quarter of an hour.
const INVITATIONS_OF_ONE: usize = 50;

/// Makes an organisation of the caller's own, who wants something made or keeps its skills in it. Names are no identities: two
/// may have the same, and nobody is told that there was one.
///
/// # Errors
/// When nobody is signed in, or the database refuses.
pub async fn found_organisation(app: &App, caller: &Caller, name: &str) -> Result<i64, MemberError> {
    check(caller, Action::KeepOwnAccount, Relation::Owner)?;
    let person = caller.person.ok_or(Denied(Action::KeepOwnAccount))?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let organisation = organisations::insert(&transaction, name, None, at).await?;
    let gives = Gives {
        role: Role::ProductOwner.code().to_owned(),
        organisation: Some(organisation),
        ..Gives::default()
    };
    organisations::give(&transaction, person, &gives, at).await?;
    let event = Event {
        action: "organisation.founded",
        subject: Subject::Organisation(organisation),
        data: json!({ "person": person.0 }),
    };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(organisation)
}

/// What the caller is to an organisation.
fn to_organisation(caller: &Caller, organisation: Option<i64>) -> Relation {
    organisation.map_or(Relation::None, |organisation| caller.to_organisation(organisation))
}

/// Sends an invitation. Members invite colleagues into a role that they hold themselves there; administrators anybody.
///
/// # Errors
/// What is wrong with the invitation, or that the caller may not.
pub async fn invite(
    app: &App,
    caller: &Caller,
    language: Language,
    invitation: &Invitation,
) -> Result<(), MemberError> {
    check(caller, Action::InviteColleague, to_organisation(caller, invitation.organisation))?;
    let role = invitation.role.filter(|r| *r != Role::Visitor).ok_or(MemberError::NoRole)?;
    let is_held = caller.held.iter().any(|h| h.role == role && h.organisation == invitation.organisation);
    if !is_held {
        check(caller, Action::KeepPeople, Relation::None)?;
    }
    let email = model::address(&invitation.email).ok_or(MemberError::NoAddress)?;
    let name = invitation.new_organisation.trim();
    if invitation.organisation.is_none() && name.is_empty() && role != Role::Administrator {
        return Err(MemberError::NoOrganisation);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let hour_ago = at.checked_sub(SignedDuration::from_hours(1)).unwrap_or(at);
    let by = who("invitations", &caller.label());
    let (sent, _) = tries::failed_since(&transaction, &by, since(at)).await?;
    let had = links::sent_since(&transaction, &email, hour_ago).await?;
    if sent >= INVITATIONS_OF_ONE || had >= LETTERS_AN_HOUR {
        return Err(MemberError::TooMany);
    }
    tries::insert(&transaction, &by, at).await?;
    let organisation = match invitation.organisation {
        Some(id) => Some(organisations::by_id(&transaction, id).await?.ok_or(MemberError::NotFound)?),
        None if name.is_empty() => None,
        None => {
            let id = organisations::insert(&transaction, name, None, at).await?;
            Some(Organisation { id, name: name.to_owned(), maker: None })
        }
    };
    let gives = Gives {
        role: role.code().to_owned(),
        organisation: organisation.as_ref().map(|o| o.id),
        counties: invitation.counties.clone(),
        branches: invitation.branches.clone(),
    };
    let token = token::new();
    let person = store::by_email(&transaction, &email).await?;
    let new = New {
        token: &token::kept(&token),
        purpose: Purpose::Invite,
        email: &email,
        person: person.as_ref().map(|p| p.id),
        gives: &gives,
        at,
    };
    links::insert(&transaction, new).await?;
    let language = person.as_ref().and_then(|p| Language::from_code(&p.language)).unwrap_or(language);
    let args = [
        ("link", address_of(app, language, &token).into()),
        ("role", language.t(&format!("role-{}", role.code().replace('_', "-"))).into()),
        ("organisation", organisation.as_ref().map(|o| o.name.clone()).unwrap_or_default().into()),
    ];
    let letter = Letter::of_words(language, &email, "account.invitation", "letter-invite", &args);
    letters::put(&transaction, &letter, at).await?;
    let subject = organisation.as_ref().map_or(Subject::Register, |o| Subject::Organisation(o.id));
    let event = Event { action: "person.invited", subject, data: json!({ "role": role.code() }) };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Ends what somebody holds in an organisation: a member's own, or by an administrator.
///
/// # Errors
/// When the caller may not, or it is not held.
pub async fn end_membership(app: &App, caller: &Caller, id: i64) -> Result<(), MemberError> {
    let held = organisations::membership_by_id(app.db.reader(), id).await?.ok_or(MemberError::NotFound)?;
    let is_own = caller.person == Some(held.person);
    if !is_own {
        check(caller, Action::KeepPeople, Relation::None)?;
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if !organisations::end(&transaction, id, at).await? {
        return Err(MemberError::NotFound);
    }
    let data = json!({ "role": held.role.code(), "organisation": held.organisation.map(|o| o.id) });
    let event = Event { action: "person.left", subject: Subject::Person(held.person.0), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Accounts with what they hold, by name or address, and how many there are.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn list_people(
    app: &App,
    caller: &Caller,
    text: &str,
    from: u64,
    most: u64,
) -> Result<(Vec<(Person, Vec<Membership>)>, u64), MemberError> {
    check(caller, Action::KeepPeople, Relation::None)?;
    let (people, count) = store::list(app.db.reader(), text, from, most).await?;
    let ids: Vec<i64> = people.iter().map(|p| p.id.0).collect();
    let held = organisations::of_persons(app.db.reader(), &ids).await?;
    let with = people.into_iter().map(|person| {
        let own = held.iter().filter(|h| h.person == person.id).cloned().collect();
        (person, own)
    });
    Ok((with.collect(), count))
}

/// Invitations that wait to be taken up.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn open_invitations(app: &App, caller: &Caller) -> Result<Vec<Link>, MemberError> {
    check(caller, Action::KeepPeople, Relation::None)?;
    Ok(links::open_invitations(app.db.reader(), app.clock.now()).await?)
}

/// Every organisation, by name.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub(super) async fn all_organisations(app: &App, caller: &Caller) -> Result<Vec<Organisation>, MemberError> {
    check(caller, Action::KeepPeople, Relation::None)?;
    Ok(organisations::all(app.db.reader()).await?)
}

/// The people of the organisations that the caller belongs to.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn colleagues(
    app: &App,
    caller: &Caller,
) -> Result<Vec<(Organisation, Vec<(Membership, String)>)>, MemberError> {
    let db = app.db.reader();
    let mut ids: Vec<i64> = caller.held.iter().filter_map(|held| held.organisation).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut all = Vec::new();
    for id in ids {
        check(caller, Action::InviteColleague, to_organisation(caller, Some(id)))?;
        let Some(organisation) = organisations::by_id(db, id).await? else { continue };
        let mut members = Vec::new();
        for held in organisations::of_organisation(db, id).await? {
            let name = store::by_id(db, held.person).await?.map_or_else(String::new, |p| p.name);
            members.push((held, name));
        }
        all.push((organisation, members));
    }
    Ok(all)
}
