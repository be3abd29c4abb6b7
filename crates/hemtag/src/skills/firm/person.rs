//! What firms' maps say of a person with an account, and what the person lets a firm see: evidence of validations comes and goes
//! with the person's word.

use jiff::{Timestamp, civil::Date};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::json;
use workforce::map::{
    Evidence, EvidenceKind, Held, Level, Map, People, PersonId as InMap, Skill, SkillId, Who, plain,
};

use super::{
    FirmError,
    keep::{Kept, every, forget_everywhere, open_to_read, put},
    model::Change,
    store,
};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    events::{self, Event, Subject},
    people::{directory, names_of},
    skills::plan,
};

/// What one firm's map says of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    pub organisation: i64,
    pub firm: String,
    /// As the firm writes the name.
    pub called: String,
    pub roles: Vec<String>,
    pub shift: Option<String>,
    /// The last day in the firm, when the firm has said one.
    pub leaves: Option<Date>,
    pub skills: Vec<(String, Level, Evidence)>,
    /// What the firm's plans would do.
    pub planned: Vec<plan::Planned>,
}

/// Everything that firms' maps say of the person whose account it is.
///
/// # Errors
/// When a map does not open.
pub async fn about(app: &App, person: PersonId) -> Result<Vec<About>, FirmError> {
    let mut all = Vec::new();
    for kept in every(app, app.db.reader()).await? {
        for one in kept.map.people.iter().filter(|one| one.account == Some(person.0)) {
            all.push(about_one(app, app.db.reader(), &kept, one).await?);
        }
    }
    Ok(all)
}

/// What a firm's map and plans say of somebody in it by name, for the firm to hand to them: whoever has no account here has this
/// way. That it was taken out is kept, without whom it is about.
///
/// # Errors
/// When the caller is not of the firm, or it has no such person by name.
pub async fn to_hand_out(
    app: &App,
    caller: &Caller,
    organisation: i64,
    person: InMap,
) -> Result<About, FirmError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let transaction = app.db.write().await?;
    let kept = open_to_read(app, &transaction, organisation).await?;
    let one = kept.map.person(person).filter(|one| matches!(one.who, Who::Named(_)));
    let about = about_one(app, &transaction, &kept, one.ok_or(FirmError::NotFound)?).await?;
    let event =
        Event { action: "skills.person_handed_out", subject: Subject::Skills(organisation), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(about)
}

async fn about_one(
    app: &App,
    db: &impl ConnectionTrait,
    kept: &Kept,
    one: &People,
) -> Result<About, FirmError> {
    let roles = one.roles.iter().filter_map(|id| Some(kept.map.role(*id)?.name.clone()));
    let held = kept.map.held.iter().filter(|held| held.person == one.id);
    Ok(About {
        organisation: kept.organisation,
        firm: kept.name.clone(),
        called: one.who.name().to_owned(),
        roles: roles.collect(),
        shift: one.shift.clone(),
        leaves: one.leaves,
        skills: held
            .filter_map(|held| {
                Some((kept.map.skill(held.skill)?.name.clone(), held.level, held.evidence.clone()))
            })
            .collect(),
        planned: plan::of_person(app, db, kept, one.id).await?,
    })
}

/// A version or row that somebody wrote, without what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenRow {
    pub organisation: i64,
    /// The code of what was changed, or of the part of a plan.
    pub change: String,
    pub version: i32,
    pub at: Timestamp,
}

impl WrittenRow {
    /// # Errors
    /// When its moment cannot be read.
    pub fn of(row: (i64, String, i32, String)) -> Result<WrittenRow, DbErr> {
        let (organisation, change, version, at) = row;
        Ok(WrittenRow { organisation, change, version, at: crate::database::moment(&at)? })
    }
}

/// Versions of firms' maps with an account as who wrote them.
///
/// # Errors
/// When the database does not answer.
pub async fn written_by(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<WrittenRow>, DbErr> {
    let rows = store::by_actor(db, &format!(":{}", person.0)).await?;
    rows.into_iter().map(WrittenRow::of).collect()
}

/// A skill that a validation has shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// As the outcome calls it; the firm's own skill of the same name, concept or certificate is taken, or a new one.
    pub name: String,
    pub concept: Option<workforce::map::Concept>,
    pub certificate: Option<String>,
    /// The step on the firm's scale; none: the scale's third, able to work alone.
    pub level: Option<Level>,
    pub evidence: Evidence,
}

/// Independent work, on the scale that the program has.
const ALONE: Level = Level(3);

/// Writes what a person lets the firm see into its map. The person must be in it with this account; says whether that was so.
///
/// # Errors
/// When the map does not open, or would not be right.
pub async fn take_validated(
    app: &App,
    transaction: &DatabaseTransaction,
    caller: &Caller,
    organisation: i64,
    account: PersonId,
    shown: &[Shown],
) -> Result<bool, FirmError> {
    let own = if caller.person == Some(account) { Relation::Owner } else { Relation::None };
    check(caller, Action::KeepOwnSkills, own)?;
    let now = open_to_read(app, transaction, organisation).await?;
    let mut map = now.map.clone();
    let Some(person) = in_map(&map, account) else { return Ok(false) };
    write_shown(&mut map, person, shown);
    if map != now.map {
        put(app, transaction, caller, &now, Change::Validated, &map).await?;
    }
    Ok(true)
}

/// Whose accounts may be tied to people of a firm's map: those who belong to the firm, by name.
///
/// # Errors
/// When the caller is not of the firm.
pub async fn accounts(
    app: &App,
    caller: &Caller,
    organisation: i64,
) -> Result<Vec<(PersonId, String)>, FirmError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let db = app.db.reader();
    let mut ids: Vec<PersonId> =
        directory::members_of(db, organisation).await?.into_iter().map(|held| held.person).collect();
    ids.sort_unstable_by_key(|id| id.0);
    ids.dedup();
    let names = names_of(db, &ids).await?;
    let mut all: Vec<_> = ids.into_iter().filter_map(|id| Some((id, names.get(&id)?.clone()))).collect();
    all.sort_by(|a, b| (&a.1, a.0.0).cmp(&(&b.1, b.0.0)));
    Ok(all)
}

/// Ties somebody in the map to an account of the firm's, or to none, and writes what that account lets the firm see. What an
/// account before it let the firm see must be out already ([`untake_validated`]).
///
/// # Errors
/// When the caller is not of the firm, it has no such person by name, the account is none of the firm's or tied to somebody else,
/// or the map does not open.
pub async fn tie_account(
    app: &App,
    transaction: &DatabaseTransaction,
    caller: &Caller,
    organisation: i64,
    person: InMap,
    account: Option<PersonId>,
    shown: &[Shown],
) -> Result<(), FirmError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let now = open_to_read(app, transaction, organisation).await?;
    let mut map = now.map.clone();
    if let Some(account) = account {
        let members = directory::members_of(transaction, organisation).await?;
        if !members.iter().any(|held| held.person == account) {
            return Err(FirmError::NotFound);
        }
        if map.people.iter().any(|one| one.account == Some(account.0) && one.id != person) {
            return Err(FirmError::TiedAlready);
        }
    }
    let one = map.people.iter_mut().find(|one| one.id == person && matches!(one.who, Who::Named(_)));
    let one = one.ok_or(FirmError::NotFound)?;
    let before = std::mem::replace(&mut one.account, account.map(|account| account.0));
    write_shown(&mut map, person, shown);
    if map != now.map {
        put(app, transaction, caller, &now, Change::People, &map).await?;
    }
    if before.is_some() && before != account.map(|account| account.0) {
        // Bringing an earlier version back ties nobody whom the firm has untied.
        forget_everywhere(app, transaction, organisation, |map| {
            for one in map.people.iter_mut().filter(|one| one.account == before) {
                one.account = None;
            }
        })
        .await?;
    }
    Ok(())
}

fn write_shown(map: &mut Map, person: InMap, shown: &[Shown]) {
    for one in shown {
        let skill = skill_of(map, one);
        let level = one.level.unwrap_or(ALONE).min(map.scale.highest());
        let held = Held { person, skill, level, heads: 1, evidence: one.evidence.clone() };
        if !map.held.contains(&held) {
            map.held.push(held);
        }
    }
}

/// Takes back what [`take_validated`] wrote: the evidence by a body on a day, out of every version.
///
/// # Errors
/// When a map does not open.
pub async fn untake_validated(
    app: &App,
    transaction: &DatabaseTransaction,
    organisation: i64,
    account: PersonId,
    shown: &[Shown],
) -> Result<(), FirmError> {
    let gone = |held: &Held| {
        held.evidence.kind == EvidenceKind::Validated && shown.iter().any(|one| one.evidence == held.evidence)
    };
    forget_everywhere(app, transaction, organisation, |map| {
        if let Some(person) = in_map(map, account) {
            map.held.retain(|held| held.person != person || !gone(held));
        }
    })
    .await
}

/// Unties an account that ends from every map; where the firm keeps no more of the person, the person goes too.
///
/// # Errors
/// When a map does not open.
pub async fn forget_account(
    app: &App,
    transaction: &DatabaseTransaction,
    account: PersonId,
) -> Result<(), FirmError> {
    for organisation in store::every(transaction).await? {
        forget_everywhere(app, transaction, organisation, |map| {
            for one in map.people.iter_mut().filter(|one| one.account == Some(account.0)) {
                one.account = None;
            }
        })
        .await?;
    }
    Ok(())
}

fn in_map(map: &Map, account: PersonId) -> Option<InMap> {
    let own =
        map.people.iter().find(|one| one.account == Some(account.0) && matches!(one.who, Who::Named(_)));
    own.map(|one| one.id)
}

fn skill_of(map: &mut Map, shown: &Shown) -> SkillId {
    let same = |skill: &Skill| {
        let concept = |concept: &workforce::map::Concept| (concept.scheme.clone(), concept.id.clone());
        let by_concept = shown.concept.as_ref().map(concept);
        plain(&skill.name) == plain(&shown.name)
            || by_concept.is_some() && skill.concept.as_ref().map(concept) == by_concept
            || shown.certificate.is_some() && skill.certificate == shown.certificate
    };
    if let Some(skill) = map.skills.iter().find(|skill| same(skill)) {
        return skill.id;
    }
    let id = SkillId(map.number());
    map.skills.push(Skill {
        id,
        name: shown.name.clone(),
        concept: shown.concept.clone(),
        certificate: shown.certificate.clone(),
        after: Vec::new(),
    });
    id
}
