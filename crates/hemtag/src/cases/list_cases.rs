//! The list of cases that staff works from: filtered, what waits longest first, a page at a time; and how many open cases each
//! adviser has.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::{
    CaseError,
    model::{Case, Load, State, Task, Triage},
    seal,
    store::{
        list::{self as store, Filter, Scope},
        tasks,
    },
};
use crate::{
    access::{Action, Caller, PersonId, Relation, Role, check},
    app::App,
    looks::{self, Seen, Watched},
    people::directory,
};

/// Cases on one page of the list.
pub const PER_PAGE: u32 = 25;

/// What the list is narrowed to, as it stands in its address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    /// Words of the need's title, or a case's number.
    pub q: String,
    /// A person's number, `none`, or `me`.
    pub adviser: String,
    pub county: String,
    pub triage: String,
    /// Empty: those that are not closed.
    pub state: String,
    /// Whose turn it is.
    pub waits_for: String,
    /// Waiting since before this day.
    pub since: String,
    pub page: u32,
}

impl Query {
    /// The address of the list with this state.
    #[must_use]
    pub fn path(&self) -> String {
        let query = self.written();
        if query.is_empty() { "/cases".to_owned() } else { format!("/cases?{query}") }
    }

    /// What stands after the question mark.
    #[must_use]
    pub fn written(&self) -> String {
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        let pairs = [
            ("q", self.q.as_str()),
            ("adviser", &self.adviser),
            ("county", &self.county),
            ("triage", &self.triage),
            ("state", &self.state),
            ("waits_for", &self.waits_for),
            ("since", &self.since),
            ("page", &page),
        ];
        let given: Vec<(&str, &str)> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_html_form::to_string(&given).unwrap_or_default()
    }

    #[must_use]
    pub fn on_page(&self, page: u32) -> Query {
        Query { page, ..self.clone() }
    }

    /// The value of a filter.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        match name {
            "q" => &self.q,
            "adviser" => &self.adviser,
            "county" => &self.county,
            "triage" => &self.triage,
            "state" => &self.state,
            "waits_for" => &self.waits_for,
            "since" => &self.since,
            _ => "",
        }
    }

    /// The list without one of its filters, from its first page.
    #[must_use]
    pub fn without(&self, name: &str) -> Query {
        let mut query = self.on_page(0);
        let value = match name {
            "q" => &mut query.q,
            "adviser" => &mut query.adviser,
            "county" => &mut query.county,
            "triage" => &mut query.triage,
            "state" => &mut query.state,
            "waits_for" => &mut query.waits_for,
            _ => &mut query.since,
        };
        value.clear();
        query
    }

    /// Whether anything narrows it.
    #[must_use]
    pub fn narrows(&self) -> bool {
        Query { page: 0, ..self.clone() } != Query::default()
    }

    /// What cannot be read narrows nothing.
    fn filter(&self, caller: &Caller, today: Date) -> Filter {
        let adviser = match self.adviser.as_str() {
            "none" => Some(None),
            "me" => caller.person.map(Some),
            number => number.parse().ok().map(|id| Some(PersonId(id))),
        };
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Filter {
            text: given(&self.q),
            adviser,
            county: given(&self.county),
            triage: Triage::parse(&self.triage),
            state: State::parse(&self.state),
            waits_for: super::model::Party::parse(&self.waits_for),
            since_before: self.since.trim().parse().ok(),
            today,
        }
    }
}

/// A case as a line of the list.
#[derive(Debug, Clone)]
pub struct Line {
    pub case: Case,
    pub title: String,
    /// The need is made up for the demo.
    pub example: bool,
    /// The adviser's name, where one is named.
    pub adviser: Option<String>,
    /// The task that the next step is about.
    pub task: Option<Task>,
}

/// The cases that a caller may read.
pub(super) fn scope(caller: &Caller) -> Scope {
    if caller.may(Action::ReadCase, Relation::None) {
        return Scope::Everything;
    }
    let advisers = caller.held.iter().filter(|held| held.role == Role::Adviser);
    Scope::Of {
        person: caller.person,
        regions: advisers.map(|held| (held.counties.clone(), held.branches.clone())).collect(),
    }
}

/// One page of the list, and how many cases it has in all.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn list_cases(app: &App, caller: &Caller, query: &Query) -> Result<(Vec<Line>, u64), CaseError> {
    let number = query.page.max(1);
    let from = u64::from(number - 1) * u64::from(PER_PAGE);
    case_lines(app, caller, query, from, u64::from(PER_PAGE)).await
}

/// Lines of the list from one on, at most so many, and how many there are in all.
///
/// # Errors
/// As [`list_cases`].
pub async fn case_lines(
    app: &App,
    caller: &Caller,
    query: &Query,
    from: u64,
    most: u64,
) -> Result<(Vec<Line>, u64), CaseError> {
    check(caller, Action::ListCases, Relation::None)?;
    let db = app.db.reader();
    let filter = query.filter(caller, app.clock.today());
    let (found, count) = store::list(db, &scope(caller), &filter, from, most).await?;
    // A list shows what the needs are called.
    let needs: Vec<Watched> = found.iter().map(|(_, need)| need.watched()).collect();
    looks::record(app, caller, &needs, Seen::Name).await?;
    Ok((as_lines(app, found).await?, count))
}

/// With advisers' names and the tasks that come next: one query for each, however many lines.
async fn as_lines(app: &App, found: Vec<(Case, store::NeedLine)>) -> Result<Vec<Line>, CaseError> {
    let db = app.db.reader();
    let advisers: Vec<PersonId> = found.iter().filter_map(|(case, _)| case.adviser).collect();
    let people = directory::persons(db, advisers).await?;
    let tasks: Vec<i64> = found.iter().filter_map(|(case, _)| case.next.task).collect();
    let mut tasks = tasks::by_ids(db, app.keys()?, &tasks).await?;
    let lines = found.into_iter().map(|(mut case, need)| {
        seal::open_step(app, &mut case)?;
        let adviser = case.adviser.and_then(|id| people.get(&id)).map(|person| person.name.clone());
        let task = case.next.task.and_then(|id| tasks.remove(&id));
        Ok(Line { case, title: need.title, example: need.example, adviser, task })
    });
    lines.collect()
}

/// The caller's own cases, newest first.
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn own_cases(app: &App, caller: &Caller) -> Result<Vec<Line>, CaseError> {
    check(caller, Action::ReadCase, Relation::Owner)?;
    let owner = caller.person.ok_or(CaseError::NotSignedIn)?;
    let found = store::of_owner(app.db.reader(), owner).await?;
    as_lines(app, found).await
}

/// Every adviser with their load, by name.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn loads(app: &App, caller: &Caller) -> Result<Vec<Load>, CaseError> {
    check(caller, Action::ListCases, Relation::None)?;
    let db = app.db.reader();
    let counts: HashMap<PersonId, (u64, u64)> =
        store::loads(db).await?.into_iter().map(|(id, open, waiting)| (id, (open, waiting))).collect();
    let advisers = directory::advisers(db).await?;
    let with = advisers.into_iter().map(|(person, held)| {
        let (open, waiting) = counts.get(&person.id).copied().unwrap_or_default();
        Load { person, held, open, waiting }
    });
    Ok(with.collect())
}
