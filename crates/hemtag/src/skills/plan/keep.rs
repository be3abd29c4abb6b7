//! Reading and keeping what a firm has set, and the plans that it keeps to.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::json;
use workforce::{
    map::{Map, PersonId, Who},
    plan::{Key, Plan},
};

use super::{
    error::PlanRoomError,
    model::{Set, move_on, proposal},
    store::{self, Part, Row},
    yearly::{Covers, FollowUp, Intended, covers, intended},
};
use crate::{
    access::{Action, Caller, check},
    app::App,
    clock::day_in_sweden,
    database::{hold_log, moment},
    events::{self, Event, Subject},
    skills::firm::{self, FirmError, Kept},
};

/// The largest document that is opened, in bytes.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// A plan that the firm keeps to, and the map that it was made of, without names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    pub on: Date,
    pub plan: Plan,
    pub before: Map,
    /// How requirements were covered on that day; none of a plan that was kept before this was written beside it.
    #[serde(default)]
    covers: Option<Covers>,
    /// What the plan was to come to, year by year; nothing of such a plan.
    #[serde(default)]
    intended: Vec<Intended>,
}

impl Baseline {
    /// A plan and the map without names that it was made of. What it comes to is written beside it, and stays when people go out of it.
    #[must_use]
    pub fn new(on: Date, plan: Plan, before: Map) -> Baseline {
        let (covers, intended) = (Some(covers(&before, on)), intended(&plan, &before, on));
        Baseline { on, plan, before, covers, intended }
    }

    /// How requirements were covered when it was kept.
    #[must_use]
    pub fn covers(&self) -> Covers {
        self.covers.unwrap_or_else(|| covers(&self.before, self.on))
    }

    /// What it was to come to, year by year.
    #[must_use]
    pub fn intended(&self) -> Vec<Intended> {
        if self.intended.is_empty() {
            return intended(&self.plan, &self.before, self.on);
        }
        self.intended.clone()
    }

    /// Writes down what it was to come to, before people go out of a plan that was kept before that was written beside it.
    pub(super) fn settle(&mut self) {
        self.covers = Some(self.covers());
        self.intended = self.intended();
    }
}

/// A firm with its map, what it has set, and the plan that it keeps to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    pub kept: Kept,
    pub set: Set,
    /// 0: nothing was set yet.
    pub version: i32,
    /// The plan that is followed up: the newest, or the one that was asked for.
    pub baseline: Option<Baseline>,
    /// Its number.
    pub number: i32,
    /// Every plan that is kept: its number, and the day on which it was kept. The newest first.
    pub baselines: Vec<(i32, Date)>,
    /// What was written of it year by year, the newest first.
    pub follow_ups: Vec<FollowUp>,
}

fn of(organisation: i64, part: &str, version: i32) -> String {
    format!("skills plan {organisation} {part} {version}")
}

pub(super) fn seal<T: Serialize>(
    app: &App,
    organisation: i64,
    part: Part,
    version: i32,
    content: &T,
) -> Result<Vec<u8>, DbErr> {
    let keys = app.keys().map_err(|error| DbErr::Custom(error.to_string()))?;
    let text = serde_json::to_vec(content).map_err(|error| DbErr::Custom(error.to_string()))?;
    Ok(keys.seal(&of(organisation, part.code(), version), &text))
}

pub(super) fn unseal<T: DeserializeOwned>(app: &App, row: &Row) -> Result<T, DbErr> {
    let closed = |error: &dyn std::fmt::Display| {
        DbErr::Custom(format!("The plan of organisation {} does not open: {error}", row.organisation_id))
    };
    let keys = app.keys().map_err(|error| closed(&error))?;
    let text = keys
        .open(&of(row.organisation_id, &row.part, row.version), &row.document, MOST_BYTES)
        .map_err(|error| closed(&error))?;
    serde_json::from_slice(&text).map_err(|error| closed(&format!("line {}", error.line())))
}

/// Everything that a plan is made of and compared with.
///
/// # Errors
/// When the caller is not of the firm, or there is none.
pub async fn open(app: &App, caller: &Caller, organisation: i64) -> Result<Room, PlanRoomError> {
    open_at(app, caller, organisation, None).await
}

/// The same with a kept plan that is followed up: by its number, or the newest.
///
/// # Errors
/// As [`open`], and not found when no plan has the number.
pub async fn open_at(
    app: &App,
    caller: &Caller,
    organisation: i64,
    number: Option<i32>,
) -> Result<Room, PlanRoomError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let kept = firm::open(app, caller, organisation).await?;
    let today = app.clock.today();
    let db = app.db.reader();
    let (set, version) = settings(app, db, &kept, today).await?;
    let rows = store::rows(db, organisation, Part::Kept).await?;
    let row = match number {
        Some(number) => {
            let row = rows.iter().find(|row| row.version == number);
            Some(row.ok_or(PlanRoomError::Firm(FirmError::NotFound))?)
        }
        None => rows.first(),
    };
    let baseline: Option<Baseline> = row.map(|row| unseal(app, row)).transpose()?;
    let number = row.map_or(0, |row| row.version);
    let follow_ups = follow_ups(app, db, organisation, number).await?;
    let kept_on =
        |row: &Row| -> Result<(i32, Date), DbErr> { Ok((row.version, day_in_sweden(moment(&row.at)?))) };
    let baselines = rows.iter().map(kept_on).collect::<Result<Vec<_>, DbErr>>()?;
    Ok(Room { kept, set, version, baseline, number, baselines, follow_ups })
}

/// What was written of a kept plan year by year, the newest first.
pub(super) async fn follow_ups(
    app: &App,
    db: &impl ConnectionTrait,
    organisation: i64,
    number: i32,
) -> Result<Vec<FollowUp>, DbErr> {
    let mut all = Vec::new();
    for row in store::rows(db, organisation, Part::Followed).await? {
        let one: FollowUp = unseal(app, &row)?;
        if one.baseline == number {
            all.push(one);
        }
    }
    Ok(all)
}

/// Adds a document to those of its part, with the next number.
pub(super) async fn add_document<T: Serialize>(
    app: &App,
    transaction: &DatabaseTransaction,
    caller: &Caller,
    organisation: i64,
    part: Part,
    content: &T,
) -> Result<i32, DbErr> {
    let newest = store::newest(transaction, organisation, part).await?;
    let version = newest.map_or(0, |row| row.version) + 1;
    let row = Row {
        id: 0,
        organisation_id: organisation,
        part: part.code().to_owned(),
        version,
        document: seal(app, organisation, part, version, content)?,
        at: app.clock.now().to_string(),
        actor: caller.label(),
    };
    store::add(transaction, row).await?;
    Ok(version)
}

async fn settings(
    app: &App,
    db: &impl ConnectionTrait,
    kept: &Kept,
    today: Date,
) -> Result<(Set, i32), DbErr> {
    match store::rows(db, kept.organisation, Part::Settings).await?.first() {
        None => Ok((proposal(&kept.map, today), 0)),
        Some(row) => {
            let mut set: Set = unseal(app, row)?;
            move_on(&mut set, today);
            Ok((set, row.version))
        }
    }
}

/// Keeps settings in place of the version that the caller saw.
///
/// # Errors
/// When the caller is not of the firm, or somebody else was first.
pub async fn set(
    app: &App,
    caller: &Caller,
    organisation: i64,
    version: i32,
    set: &Set,
) -> Result<(), PlanRoomError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let transaction = app.db.write().await?;
    let kept = firm::open_to_read(app, &transaction, organisation).await?;
    let (now, newest) = settings(app, &transaction, &kept, app.clock.today()).await?;
    if now == *set {
        return Ok(());
    }
    if newest != version {
        return Err(PlanRoomError::Changed);
    }
    let mut set = set.clone();
    // What was chosen for somebody who has been taken out of the map since goes.
    set.settings.chosen.retain(|key, _| key.person().is_none_or(|id| kept.map.person(id).is_some()));
    put(app, &transaction, caller, organisation, newest + 1, &set).await?;
    transaction.commit().await?;
    Ok(())
}

async fn put(
    app: &App,
    transaction: &DatabaseTransaction,
    caller: &Caller,
    organisation: i64,
    version: i32,
    set: &Set,
) -> Result<(), DbErr> {
    let at = app.clock.now();
    let row = Row {
        id: 0,
        organisation_id: organisation,
        part: Part::Settings.code().to_owned(),
        version,
        document: seal(app, organisation, Part::Settings, version, set)?,
        at: at.to_string(),
        actor: caller.label(),
    };
    store::put_settings(transaction, row).await?;
    let event = Event {
        action: "skills.plan_set",
        subject: Subject::Skills(organisation),
        data: json!({ "version": version, "years": set.settings.years.len() }),
    };
    events::append(transaction, caller, at, event).await?;
    Ok(())
}

/// Fixes a measure in (true) or out (false) of the plan, or lets the plan choose. Doing it twice does it once.
///
/// # Errors
/// When the caller is not of the firm.
pub async fn choose(
    app: &App,
    caller: &Caller,
    organisation: i64,
    key: Key,
    wanted: Option<bool>,
) -> Result<(), PlanRoomError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let transaction = app.db.write().await?;
    let kept = firm::open_to_read(app, &transaction, organisation).await?;
    let (mut now, version) = settings(app, &transaction, &kept, app.clock.today()).await?;
    let before = now.clone();
    // Nothing is chosen for somebody who has been taken out of the map since.
    let gone = key.person().is_some_and(|id| kept.map.person(id).is_none());
    match wanted.filter(|_| !gone) {
        Some(wanted) => now.settings.chosen.insert(key, wanted),
        None => now.settings.chosen.remove(&key),
    };
    if now != before {
        put(app, &transaction, caller, organisation, version + 1, &now).await?;
        transaction.commit().await?;
    }
    Ok(())
}

/// A map in which people are numbers, and so is whoever gave them evidence: that is free text, and may be a name.
fn nameless(map: &Map) -> Map {
    let mut map = map.clone();
    let mut givers: BTreeMap<String, usize> = BTreeMap::new();
    for held in map.held.iter_mut().filter(|held| !held.evidence.by.is_empty()) {
        let next = givers.len() + 1;
        let number = *givers.entry(std::mem::take(&mut held.evidence.by)).or_insert(next);
        held.evidence.by = number.to_string();
    }
    for people in &mut map.people {
        let number = people.id.0.to_string();
        people.account = None;
        people.who = match people.who {
            Who::Named(_) => Who::Named(number),
            Who::Heads { count, .. } => Who::Heads { count, called: number },
        };
    }
    map
}

/// Keeps a plan as the one that the firm follows: what is done is seen against it from then on.
///
/// # Errors
/// When the caller is not of the firm.
pub async fn keep_plan(app: &App, caller: &Caller, room: &Room, plan: &Plan) -> Result<(), PlanRoomError> {
    let organisation = room.kept.organisation;
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let baseline = Baseline::new(app.clock.today(), plan.clone(), nameless(&room.kept.map));
    if room.baseline.as_ref() == Some(&baseline) {
        return Ok(());
    }
    let transaction = app.db.write().await?;
    hold_log(&transaction).await?;
    let now = firm::open_to_read(app, &transaction, organisation).await?;
    // Whoever is taken out of a map leaves its number as it is.
    if now.version != room.kept.version || now.map != room.kept.map {
        return Err(PlanRoomError::Stale);
    }
    let version = add_document(app, &transaction, caller, organisation, Part::Kept, &baseline).await?;
    let event = Event {
        action: "skills.plan_kept",
        subject: Subject::Skills(organisation),
        data: json!({ "version": version, "measures": plan.measures.len() }),
    };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Erases all plans of a firm, within the caller's transaction.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(db: &impl ConnectionTrait, organisation: i64) -> Result<(), DbErr> {
    store::forget(db, organisation).await
}

/// Takes out of every plan of a firm whom `forget` takes out of a map, with their measures and what was chosen for them.
///
/// # Errors
/// When the database does not answer, or a plan does not open.
pub async fn forget_in(
    app: &App,
    transaction: &DatabaseTransaction,
    organisation: i64,
    forget: impl Fn(&mut Map),
) -> Result<(), DbErr> {
    let gone = |before: &Map, after: &Map, person: PersonId| {
        before.person(person).is_some() && after.person(person).is_none()
    };
    // Numbers are given once: whom one plan loses, what was written of every plan loses too.
    let mut lost: BTreeSet<PersonId> = BTreeSet::new();
    for row in store::rows(transaction, organisation, Part::Kept).await? {
        let mut baseline: Baseline = unseal(app, &row)?;
        baseline.settle();
        let before = baseline.before.clone();
        forget(&mut baseline.before);
        if baseline.before == before {
            continue;
        }
        let after = baseline.before.clone();
        let each = before.people.iter().map(|people| people.id);
        lost.extend(each.filter(|person| after.person(*person).is_none()));
        let stays = |key: &Key| key.person().is_none_or(|person| !gone(&before, &after, person));
        baseline.plan.measures.retain(|measure| stays(&measure.key));
        baseline.plan.moot.retain(stays);
        let document = seal(app, organisation, Part::Kept, row.version, &baseline)?;
        store::replace(transaction, row.id, document).await?;
    }
    for row in store::rows(transaction, organisation, Part::Followed).await? {
        let mut one: FollowUp = unseal(app, &row)?;
        let before = one.states.len();
        one.states.retain(|(key, ..)| key.person().is_none_or(|person| !lost.contains(&person)));
        if one.states.len() != before {
            let document = seal(app, organisation, Part::Followed, row.version, &one)?;
            store::replace(transaction, row.id, document).await?;
        }
    }
    // Settings name people by number only; what was chosen for them goes too, once they are out of the map.
    let map = firm::open_to_read(app, transaction, organisation).await.map(|kept| kept.map);
    if let (Some(row), Ok(map)) = (store::rows(transaction, organisation, Part::Settings).await?.first(), map)
    {
        let mut set: Set = unseal(app, row)?;
        let before = set.settings.chosen.len();
        set.settings.chosen.retain(|key, _| key.person().is_none_or(|id| map.person(id).is_some()));
        if set.settings.chosen.len() != before {
            let document = seal(app, organisation, Part::Settings, row.version, &set)?;
            store::replace(transaction, row.id, document).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_kept_map_names_neither_people_nor_who_gave_them_evidence() {
        let held = |by: &str| json!({ "person": 2, "skill": 1, "level": 1, "evidence": { "kind": "leader_assessed", "by": by } });
        let map: Map = serde_json::from_value(json!({
            "skills": [{ "id": 1, "name": "TIG-svetsning" }],
            "people": [{ "id": 2, "who": { "named": "Kim Ek" }, "account": 9 }],
            "held": [held("Anna Berg"), held("Kiwa"), held(""), held("Anna Berg")],
            "next": 2,
        }))
        .unwrap();
        let kept = nameless(&map);
        let by: Vec<&str> = kept.held.iter().map(|held| held.evidence.by.as_str()).collect();
        assert_eq!(by, ["1", "2", "", "1"], "the same one is the same number");
        assert_eq!((kept.people[0].who.name(), kept.people[0].account), ("2", None));
    }
}
