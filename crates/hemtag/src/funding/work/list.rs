//! The list, put together and narrowed.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DbErr};
use serde::Deserialize;

use super::{
    item::{Item, Kind},
    store::{self, Head},
};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    funding::{
        FundingError, applications, calls, due,
        model::{
            application::WaitsFor,
            due::{Due, Of},
        },
    },
    people::directory,
};

/// Lines of one page.
pub const PER_PAGE: u32 = 25;
/// Things that the list reads at most; with more it says so and shows the earliest.
const MOST: u64 = 20_000;

/// What the list is narrowed to, as it stands in its address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    /// Not empty: only what waits for the reader or is the reader's to handle.
    pub mine: String,
    pub kind: String,
    /// A call's code.
    pub call: String,
    pub waits_for: String,
    /// Not empty: only what is late.
    pub late: String,
    pub page: u32,
}

impl Query {
    /// What stands after the question mark, without one of the filters.
    #[must_use]
    pub fn written(&self, without: &str) -> String {
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        let pairs = [
            ("mine", self.mine.as_str()),
            ("kind", &self.kind),
            ("call", &self.call),
            ("waits_for", &self.waits_for),
            ("late", &self.late),
            ("page", &page),
        ];
        let given: Vec<(&str, &str)> =
            pairs.into_iter().filter(|(name, value)| !value.is_empty() && *name != without).collect();
        serde_html_form::to_string(&given).unwrap_or_default()
    }

    #[must_use]
    pub fn on_page(&self, page: u32) -> Query {
        Query { page, ..self.clone() }
    }

    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        match name {
            "mine" => &self.mine,
            "kind" => &self.kind,
            "call" => &self.call,
            "waits_for" => &self.waits_for,
            _ => &self.late,
        }
    }
}

/// What is found: the lines of one page, or all, with what they are called.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub items: Vec<Item>,
    pub total: usize,
    /// How many of them are late.
    pub late: usize,
    /// Titles of applications, by number in the database.
    pub titles: HashMap<i64, String>,
    /// Names of those that something waits for or who handle it.
    pub names: HashMap<PersonId, String>,
    /// Calls by number in the database: code and title.
    pub calls: Vec<calls::KeptCall>,
}

/// Everything that waits.
async fn all(db: &impl ConnectionTrait) -> Result<Vec<Item>, DbErr> {
    let days = due::open(db, MOST).await?;
    let turns = store::waiting(db, MOST).await?;
    let claims = store::claims_waiting(db, MOST).await?;

    let of = |kind: &str| -> Vec<i64> {
        days.iter().map(|due| due.of.columns()).filter(|(of, _)| *of == kind).map(|(_, id)| id).collect()
    };
    let of_claims = of("claim");
    let mut decisions_of = store::decisions_of(db, &of_claims).await?;
    decisions_of.extend(claims.iter().map(|claim| (claim.id, claim.decision)));
    let mut decisions = of("decision");
    decisions.extend(decisions_of.values().copied());
    let applications = store::applications(db, &of("completion"), &of("assessment"), &decisions).await?;
    let application = |of: Of| -> Option<i64> {
        match of {
            Of::Application(id) => Some(id),
            Of::Completion(id) => applications.get(&("completion", id)).copied(),
            Of::Assessment(id) => applications.get(&("assessment", id)).copied(),
            Of::Decision(id) => applications.get(&("decision", id)).copied(),
            Of::Claim(id) => {
                decisions_of.get(&id).and_then(|decision| applications.get(&("decision", *decision))).copied()
            }
        }
    };
    let with: Vec<(Due, i64)> =
        days.into_iter().filter_map(|due| application(due.of).map(|id| (due, id))).collect();
    let mut ids: Vec<i64> = with.iter().map(|(_, id)| *id).collect();
    ids.extend(claims.iter().filter_map(|claim| application(Of::Claim(claim.id))));
    ids.sort_unstable();
    ids.dedup();
    let mut heads: HashMap<i64, Head> =
        store::heads(db, &ids).await?.into_iter().map(|head| (head.id, head)).collect();
    heads.extend(turns.iter().map(|head| (head.id, head.clone())));

    // Who has a day for something of an application already has a line.
    let have_days: HashSet<(i64, WaitsFor)> = with.iter().map(|(due, id)| (*id, due.waits_for)).collect();
    let claims_with_days: HashSet<i64> = of_claims.into_iter().collect();
    let item = |kind: Kind, due: Option<Due>, application: i64, head: &Head| Item {
        kind,
        application,
        call: head.call,
        number: head.number.clone(),
        officer: head.officer,
        waits_for: due.as_ref().map_or(head.waits_for, |due| due.waits_for),
        person: due.as_ref().and_then(|due| due.person).map(PersonId),
        since: due.as_ref().map_or(head.waits_since, |due| due.set_at),
        due,
    };
    let mut items = Vec::new();
    for (due, id) in with {
        if let Some(head) = heads.get(&id) {
            items.push(item(Kind::Due(due.what), Some(due), id, head));
        }
    }
    for mut head in turns {
        // While no assessor has anything left to do, it is the officer who goes on: asks some, or closes the assessment.
        if head.waits_for == WaitsFor::Assessor && !have_days.contains(&(head.id, WaitsFor::Assessor)) {
            head.waits_for = WaitsFor::Officer;
        }
        if !have_days.contains(&(head.id, head.waits_for)) {
            items.push(item(Kind::Application, None, head.id, &head));
        }
    }
    for claim in claims.iter().filter(|claim| !claims_with_days.contains(&claim.id)) {
        if let Some((id, head)) =
            application(Of::Claim(claim.id)).and_then(|id| heads.get(&id).map(|head| (id, head)))
        {
            let turn = item(Kind::Claim, None, id, head);
            items.push(Item { waits_for: claim.waits_for, since: claim.since, ..turn });
        }
    }
    items.sort_by_key(Item::order);
    Ok(items)
}

/// The list as it is narrowed: one page of it with `most` lines, or all.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn read_list(
    app: &App,
    caller: &Caller,
    query: &Query,
    whole: bool,
) -> Result<Found, FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let today = app.clock.today();
    let calls = calls::list(app, caller).await?;
    let mut items = all(app.db.reader()).await?;
    items.retain(|item| holds(query, caller, &calls, item, today));
    let total = items.len();
    let late = items.iter().filter(|item| item.late_by(today).is_some()).count();
    if !whole {
        let from = (query.page.max(1) - 1) as usize * PER_PAGE as usize;
        items = items.into_iter().skip(from).take(PER_PAGE as usize).collect();
    }
    named(app, items, total, late, calls).await
}

fn holds(query: &Query, caller: &Caller, calls: &[calls::KeptCall], item: &Item, today: Date) -> bool {
    let is_mine =
        || caller.person.is_some() && (item.person == caller.person || item.officer == caller.person);
    let call = calls.iter().find(|call| call.code == query.call);
    (query.mine.is_empty() || is_mine())
        && Kind::parse(&query.kind).is_none_or(|kind| item.kind == kind)
        && call.is_none_or(|call| item.call == call.id)
        && (query.waits_for.is_empty() || item.waits_for.code() == query.waits_for)
        && (query.late.is_empty() || item.late_by(today).is_some())
}

/// With titles and names: only of those that are shown.
async fn named(
    app: &App,
    items: Vec<Item>,
    total: usize,
    late: usize,
    calls: Vec<calls::KeptCall>,
) -> Result<Found, FundingError> {
    let (db, keys) = (app.db.reader(), app.keys()?);
    let mut titles = HashMap::new();
    for item in &items {
        if titles.contains_key(&item.application) {
            continue;
        }
        if let Some(kept) = applications::by_id(db, keys, item.application).await? {
            titles.insert(item.application, kept.application.title);
        }
    }
    let persons: Vec<PersonId> =
        items.iter().flat_map(|item| [item.person, item.officer]).flatten().collect();
    let people = directory::persons(db, persons).await?;
    let names = people.into_iter().map(|(id, person)| (id, person.name)).collect();
    Ok(Found { items, total, late, titles, names, calls })
}

/// Who must do something by a day: the account itself, else the applicant's, else the officer who handles it.
pub(super) fn reached(item: &Item, owner: PersonId) -> Option<PersonId> {
    match item.waits_for {
        _ if item.person.is_some() => item.person,
        WaitsFor::Applicant => Some(owner),
        WaitsFor::Officer | WaitsFor::Decider => item.officer,
        WaitsFor::Assessor | WaitsFor::Nobody => None,
    }
}

/// One thing with a day as the list has it, and the application's owner.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn found(db: &impl ConnectionTrait, due: Due) -> Result<Option<(Item, PersonId)>, DbErr> {
    let (kind, id) = due.of.columns();
    let mut decisions = Vec::new();
    if kind == "decision" {
        decisions.push(id);
    } else if kind == "claim" {
        decisions.extend(store::decisions_of(db, &[id]).await?.get(&id));
    }
    let only = |of: &str| -> Vec<i64> { if kind == of { vec![id] } else { Vec::new() } };
    let all = store::applications(db, &only("completion"), &only("assessment"), &decisions).await?;
    let application = if kind == "application" { Some(id) } else { all.values().next().copied() };
    let Some(application) = application else { return Ok(None) };
    let Some(head) = store::heads(db, &[application]).await?.pop() else { return Ok(None) };
    let item = Item {
        kind: Kind::Due(due.what),
        application,
        call: head.call,
        number: head.number,
        officer: head.officer,
        waits_for: due.waits_for,
        person: due.person.map(PersonId),
        since: due.set_at,
        due: Some(due),
    };
    Ok(Some((item, head.owner)))
}
