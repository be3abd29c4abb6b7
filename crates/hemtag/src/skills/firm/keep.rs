//! Reading a firm's map and keeping it: whole, sealed, one transaction and one event each. Earlier versions can be brought back
//! for a while.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::json;
use workforce::map::{Map, People, check as faults_of};

use super::{
    FirmError,
    model::{Change, Facts, MOST_ROWS, names_people, rows},
    store::{self, Sealed},
};
use crate::{
    access::{Action, Caller, check},
    app::App,
    database::hold_log,
    events::{self, Event, Subject},
    people::organisations_of,
    sealed::Keys,
    skills::{changed, kept, plan},
};

/// The largest map that is opened, in bytes.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// How long an earlier version can be brought back.
pub const DAYS_KEPT: i64 = 30;
/// How many of them.
const VERSIONS_KEPT: i32 = 50;

/// A firm with its map as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub organisation: i64,
    pub name: String,
    pub facts: Facts,
    /// 0: nothing was kept yet.
    pub version: i32,
    pub map: Map,
}

/// An earlier version, without what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub number: i32,
    pub at: Timestamp,
    /// What was changed then: the code of a [`Change`].
    pub change: String,
    /// Whether the caller did it.
    pub own: bool,
}

fn of(organisation: i64, version: i32) -> String {
    format!("skills map {organisation} {version}")
}

fn seal(keys: &Keys, organisation: i64, version: i32, map: &Map) -> Result<Vec<u8>, DbErr> {
    let text = serde_json::to_vec(map).map_err(|error| DbErr::Custom(error.to_string()))?;
    Ok(keys.seal(&of(organisation, version), &text))
}

fn unseal(keys: &Keys, organisation: i64, sealed: &Sealed) -> Result<Map, DbErr> {
    let closed = |error: &dyn std::fmt::Display| {
        DbErr::Custom(format!("The map of skills of organisation {organisation} does not open: {error}"))
    };
    let text = keys
        .open(&of(organisation, sealed.version), &sealed.document, MOST_BYTES)
        .map_err(|error| closed(&error))?;
    // What does not parse may hold names: the fault is told without the text.
    serde_json::from_slice(&text).map_err(|error| closed(&format!("line {}", error.line())))
}

fn keys(app: &App) -> Result<&Keys, DbErr> {
    app.keys().map_err(|error| DbErr::Custom(error.to_string()))
}

/// The firms whose maps the caller may keep, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn firms(app: &App, caller: &Caller) -> Result<Vec<(i64, String)>, FirmError> {
    let mut ids: Vec<i64> = caller.held.iter().filter_map(|held| held.organisation).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| caller.may(Action::KeepSkills, caller.to_firm(*id)));
    let names = organisations_of(app.db.reader(), &ids).await?;
    let mut firms: Vec<(i64, String)> =
        ids.into_iter().filter_map(|id| Some((id, names.get(&id)?.clone()))).collect();
    firms.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    Ok(firms)
}

/// The firm and its map; an empty one where nothing was kept yet.
///
/// # Errors
/// When the caller is not of the firm, or there is none.
pub async fn open(app: &App, caller: &Caller, organisation: i64) -> Result<Kept, FirmError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    open_to_read(app, app.db.reader(), organisation).await
}

/// The same for the program itself: for what is counted of many firms without their people, and in a transaction.
///
/// # Errors
/// When there is no such firm, or its map does not open.
pub async fn open_to_read(
    app: &App,
    db: &impl ConnectionTrait,
    organisation: i64,
) -> Result<Kept, FirmError> {
    let names = organisations_of(db, &[organisation]).await?;
    let name = names.get(&organisation).cloned().ok_or(FirmError::NotFound)?;
    let facts = store::facts(db, organisation).await?.unwrap_or_default();
    let (version, map) = match store::newest(db, organisation).await? {
        Some(sealed) => (sealed.version, unseal(keys(app)?, organisation, &sealed)?),
        None => (0, Map::default()),
    };
    Ok(Kept { organisation, name, facts, version, map })
}

/// Keeps a map in place of the version that the caller saw. Gives the new version; the same one when nothing is different.
///
/// # Errors
/// When the caller is not of the firm, the map was changed since, or it cannot be right: then nothing is kept.
pub async fn save(
    app: &App,
    caller: &Caller,
    organisation: i64,
    version: i32,
    change: Change,
    map: &Map,
) -> Result<i32, FirmError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let transaction = app.db.write().await?;
    hold_log(&transaction).await?;
    let now = open_to_read(app, &transaction, organisation).await?;
    if now.map == *map {
        return Ok(now.version);
    }
    // Numbers are given once: whoever has one that was given and is not there was taken out since, which leaves the version as it is.
    let is_back = |one: &People| one.id.0 <= now.map.next && now.map.person(one.id).is_none();
    if now.version != version || map.people.iter().any(is_back) {
        return Err(FirmError::Changed(Box::new(now)));
    }
    let version = put(app, &transaction, caller, &now, change, map).await?;
    transaction.commit().await?;
    Ok(version)
}

/// Writes the next version, within the caller's transaction.
pub(super) async fn put(
    app: &App,
    transaction: &DatabaseTransaction,
    caller: &Caller,
    now: &Kept,
    change: Change,
    map: &Map,
) -> Result<i32, FirmError> {
    let faults = faults_of(map);
    if !faults.is_empty() {
        return Err(FirmError::Faults(faults));
    }
    if now.facts.headcounts_only && names_people(map) {
        return Err(FirmError::Names);
    }
    if rows(map) > MOST_ROWS {
        return Err(FirmError::TooLarge);
    }
    let at = app.clock.now();
    let version = now.version + 1;
    let sealed = Sealed {
        id: 0,
        version,
        document: seal(keys(app)?, now.organisation, version, map)?,
        change: change.code().to_owned(),
        at: at.to_string(),
        actor: caller.label(),
    };
    store::add(transaction, now.organisation, &sealed).await?;
    for skill in map.skills.iter().filter(|skill| skill.concept.is_none() && skill.certificate.is_none()) {
        if now.map.skill(skill.id).is_none_or(|known| known.name != skill.name) {
            kept::keep_unmatched(app, transaction, now.organisation, &skill.name).await?;
        }
    }
    store::forget_old(transaction, now.organisation, version, kept_since(at), VERSIONS_KEPT).await?;
    extract(app, transaction, now.organisation, map, &now.facts).await?;
    let data = json!({
        "version": version,
        "change": change.code(),
        "goals": map.goals.len(),
        "skills": map.skills.len(),
        "roles": map.roles.len(),
    });
    let event = Event { action: "skills.map_kept", subject: Subject::Skills(now.organisation), data };
    events::append(transaction, caller, at, event).await?;
    Ok(version)
}

/// Keeps what is counted across firms of the map: without people, and gone with the map.
async fn extract(
    app: &App,
    transaction: &DatabaseTransaction,
    organisation: i64,
    map: &Map,
    facts: &Facts,
) -> Result<(), DbErr> {
    let facts = changed::FirmFacts {
        branch: facts.branch.clone(),
        county: facts.county.clone(),
        employees: facts.employees,
    };
    changed::keep(app, transaction, organisation, map, &facts, app.clock.today()).await
}

fn kept_since(at: Timestamp) -> Timestamp {
    at.checked_sub(SignedDuration::from_hours(24 * DAYS_KEPT)).unwrap_or(at)
}

/// Earlier versions that can be brought back, the newest first.
///
/// # Errors
/// As [`open`].
pub async fn history(app: &App, caller: &Caller, organisation: i64) -> Result<Vec<Version>, FirmError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let own = caller.label();
    let all = store::versions(app.db.reader(), organisation).await?;
    let version = |one: Sealed| -> Result<Version, DbErr> {
        let at = crate::database::moment(&one.at)?;
        Ok(Version { number: one.version, at, change: one.change, own: one.actor == own })
    };
    Ok(all.into_iter().map(version).collect::<Result<_, _>>()?)
}

/// Makes an earlier version the newest again. What it did not have is in the history, and can be brought back as well.
///
/// # Errors
/// As [`save`], and when the version is not kept any more.
pub async fn bring_back(
    app: &App,
    caller: &Caller,
    organisation: i64,
    version: i32,
    earlier: i32,
) -> Result<i32, FirmError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let transaction = app.db.write().await?;
    // As the version is now: somebody may have been taken out of it.
    hold_log(&transaction).await?;
    let now = open_to_read(app, &transaction, organisation).await?;
    let all = store::versions(&transaction, organisation).await?;
    let sealed = all.iter().find(|one| one.version == earlier).ok_or(FirmError::NotFound)?;
    let mut map = unseal(keys(app)?, organisation, sealed)?;
    // Numbers are never given twice, also not after going back.
    map.next = map.next.max(now.map.next);
    if now.map == map {
        return Ok(now.version);
    }
    if now.version != version {
        return Err(FirmError::Changed(Box::new(now)));
    }
    let version = put(app, &transaction, caller, &now, Change::BroughtBack, &map).await?;
    transaction.commit().await?;
    Ok(version)
}

/// Keeps what tells where the firm belongs. A firm that wants no names any more must first have taken them out.
///
/// # Errors
/// As [`save`].
pub async fn keep_facts(
    app: &App,
    caller: &Caller,
    organisation: i64,
    facts: &Facts,
) -> Result<(), FirmError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let transaction = app.db.write().await?;
    let now = open_to_read(app, &transaction, organisation).await?;
    if facts.headcounts_only && names_people(&now.map) {
        return Err(FirmError::Names);
    }
    if now.facts == *facts {
        return Ok(());
    }
    let at = app.clock.now();
    store::keep_facts(&transaction, organisation, facts, at).await?;
    if now.version > 0 {
        extract(app, &transaction, organisation, &now.map, facts).await?;
    }
    let data = json!({ "headcounts_only": facts.headcounts_only });
    let event = Event { action: "skills.firm_kept", subject: Subject::Skills(organisation), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Erases the map with all its versions, for good.
///
/// # Errors
/// As [`open`].
pub async fn erase(app: &App, caller: &Caller, organisation: i64) -> Result<(), FirmError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let transaction = app.db.write().await?;
    store::erase(&transaction, organisation).await?;
    plan::forget(&transaction, organisation).await?;
    changed::forget(&transaction, organisation).await?;
    let event =
        Event { action: "skills.map_erased", subject: Subject::Skills(organisation), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Forgets versions that can no longer be brought back, of every firm: what the job does. How many went.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_old(app: &App) -> Result<u64, FirmError> {
    let transaction = app.db.write().await?;
    let at = app.clock.now();
    let gone = store::forget_all_old(&transaction, kept_since(at)).await?;
    if gone > 0 {
        let event = Event {
            action: "skills.versions_forgotten",
            subject: Subject::Vocabulary(None),
            data: json!({ "versions": gone }),
        };
        events::append(&transaction, &Caller::administrator(), at, event).await?;
    }
    transaction.commit().await?;
    Ok(gone)
}

/// Takes a person out of the map and of every version of it: nothing of them can be brought back.
///
/// # Errors
/// As [`open`].
pub async fn forget_person(
    app: &App,
    caller: &Caller,
    organisation: i64,
    person: workforce::map::PersonId,
) -> Result<(), FirmError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let transaction = app.db.write().await?;
    let now = open_to_read(app, &transaction, organisation).await?;
    let mut map = now.map.clone();
    map.forget(person);
    if map != now.map {
        put(app, &transaction, caller, &now, Change::Forgotten, &map).await?;
        forget_everywhere(app, &transaction, organisation, |map| map.forget(person)).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Takes somebody out of every version of a map, within the caller's transaction: what earlier versions said of them cannot
/// be brought back.
pub(super) async fn forget_everywhere(
    app: &App,
    transaction: &DatabaseTransaction,
    organisation: i64,
    forget: impl Fn(&mut Map),
) -> Result<(), FirmError> {
    for sealed in store::versions(transaction, organisation).await? {
        let mut map = unseal(keys(app)?, organisation, &sealed)?;
        let before = map.clone();
        forget(&mut map);
        if map != before {
            let document = seal(keys(app)?, organisation, sealed.version, &map)?;
            store::replace(transaction, sealed.id, document).await?;
        }
    }
    plan::forget_in(app, transaction, organisation, forget).await?;
    Ok(())
}

/// Every firm's newest map, for what is done to all of them.
pub(super) async fn every(app: &App, db: &impl ConnectionTrait) -> Result<Vec<Kept>, FirmError> {
    let mut all = Vec::new();
    for organisation in store::every(db).await? {
        all.push(open_to_read(app, db, organisation).await?);
    }
    Ok(all)
}
