//! The figures of a programme's indicators as far as a caller may see them, and the things that one is made of.

use jiff::{SignedDuration, Timestamp, civil::Date};

use super::{
    ProgrammeError,
    model::{
        AsKnown, Counted, Fact, Frequency, Indicator, Kind, Period, Programme, Sum, Told, Whose, end_of, sum,
        tell,
    },
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    cases, events,
    funding::{
        model::call::Both,
        pointed::{self, OfCall},
    },
    needs::NeedId,
};

/// A period is told to everybody so long after its end: a need is placed up to a day after it was stated.
const SETTLED: SignedDuration = SignedDuration::from_hours(48);

/// An indicator with its row of periods and its total.
#[derive(Debug, Clone)]
pub struct Row<'p> {
    pub indicator: &'p Indicator,
    pub periods: Vec<(Period, Told)>,
    pub total: Total,
}

/// The figure from the beginning on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    Figure(Sum),
    /// A few, not told yet.
    Few,
    Nothing,
}

/// What projects report of one indicator of their call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfProjects {
    pub of: OfCall,
    pub value: i64,
    /// Projects that have reported it.
    pub projects: u32,
}

/// All figures of a programme as of a day.
#[derive(Debug, Clone)]
pub struct Figures<'p> {
    pub rows: Vec<Row<'p>>,
    pub projects: Vec<OfProjects>,
    /// Small counts are shown too, and the period that is not over.
    pub whole: bool,
    /// Counted are things that happened before this moment.
    pub until: Timestamp,
    /// The newest event that is counted.
    pub event: i64,
}

/// The figures as of the end of a day; as of now when no day is named. Everybody else than staff sees periods that are over, and
/// what is told of them does not change any more.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn figures<'p>(
    app: &App,
    caller: &Caller,
    programme: &'p Programme,
    on: Option<Date>,
) -> Result<Figures<'p>, ProgrammeError> {
    check(caller, Action::ReadProgramme, Relation::None)?;
    let whole = caller.may(Action::ReadWholeProgramme, Relation::None);
    let (facts, event) = app.facts.now(app).await?;
    let now = app.clock.now();
    let settled = if whole { now } else { now.checked_sub(SETTLED).unwrap_or(now) };
    let until = on.map_or(settled, |day| end_of(day).min(settled));
    let rows = programme.indicators.iter().map(|one| row(one, &facts, whole, until)).collect();
    let assignments: Vec<&str> = programme.assignments.iter().map(|one| one.code.as_str()).collect();
    let mut projects = of_projects(app, caller, &assignments, &facts, until).await?;
    projects.retain(|one| whole || one.projects >= LEAST_PROJECTS);
    Ok(Figures { rows, projects, whole, until, event })
}

/// The facts of an indicator.
pub(super) fn those<'f>(indicator: &Indicator, facts: &'f [Fact]) -> Vec<&'f Fact> {
    let is_its = |fact: &&Fact| {
        fact.counted == indicator.counts
            && indicator.assignment.as_ref().is_none_or(|of| fact.key.as_ref() == Some(of))
    };
    facts.iter().filter(is_its).collect()
}

fn row<'p>(indicator: &'p Indicator, facts: &[Fact], whole: bool, until: Timestamp) -> Row<'p> {
    let mine = those(indicator, facts);
    let kind = indicator.counts.kind();
    let least = if whole { 0 } else { indicator.small_cell };
    let periods = periods(&mine, indicator.frequency, whole, until);
    let told = tell(&mine, kind, &periods, least);
    let total = match (periods.first(), last_told(&told)) {
        _ if whole => Total::Figure(sum(mine.iter().copied(), kind, None, until, AsKnown::Then)),
        (Some(first), Some(last)) => {
            let of = sum(mine.iter().copied(), kind, Some(first.begins()), last.ends(), AsKnown::Then);
            Total::Figure(of)
        }
        (_, None) if told.iter().any(|(_, one)| *one == Told::Few) => Total::Few,
        _ => Total::Nothing,
    };
    Row { indicator, periods: told, total }
}

/// From the first thing that was counted to the last period that is told of.
fn periods(facts: &[&Fact], frequency: Frequency, whole: bool, until: Timestamp) -> Vec<Period> {
    let first = facts.iter().map(|fact| fact.at).min().filter(|first| *first < until);
    let Some(first) = first.map(|at| Period::at(frequency, at)) else { return Vec::new() };
    let just_before = until.checked_sub(SignedDuration::from_secs(1)).unwrap_or(until);
    let last = Period::at(frequency, just_before);
    first.until(last).filter(|period| whole || period.ends() <= until).collect()
}

fn last_told(told: &[(Period, Told)]) -> Option<Period> {
    told.iter().rev().find(|(_, one)| matches!(one, Told::Figure { .. })).map(|(period, _)| *period)
}

/// So many projects must have reported something before everybody sees their sum: what one project reports is its own.
pub(super) const LEAST_PROJECTS: u32 = 5;

/// What is reported of the indicators of calls, of one assignment or of several.
pub(super) async fn of_projects(
    app: &App,
    caller: &Caller,
    assignments: &[&str],
    facts: &[Fact],
    until: Timestamp,
) -> Result<Vec<OfProjects>, ProgrammeError> {
    let mut all = Vec::new();
    for of in pointed::indicators(app, caller).await? {
        if !assignments.contains(&of.assignment.as_str()) {
            continue;
        }
        let mine = facts.iter().filter(|fact| {
            fact.counted == Counted::ReportedByProjects
                && fact.key.as_ref() == Some(&of.key)
                && fact.at < until
        });
        let value = sum(mine.clone(), Kind::Count, None, until, AsKnown::Then).value.unwrap_or(0);
        let mut projects: Vec<i64> = mine.filter_map(|fact| fact.about).map(|(_, id)| id).collect();
        projects.sort_unstable();
        projects.dedup();
        let projects = u32::try_from(projects.len()).unwrap_or(u32::MAX);
        if projects > 0 {
            all.push(OfProjects { of, value, projects });
        }
    }
    Ok(all)
}

/// What projects report of an indicator of their call, as an indicator, so that it can be asked what it is made of; none when no
/// call of the programme's assignments has it.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn reported_by_projects(
    app: &App,
    caller: &Caller,
    programme: &Programme,
    key: &str,
) -> Result<Option<Indicator>, ProgrammeError> {
    let all = pointed::indicators(app, caller).await?;
    let is_its = |of: &OfCall| {
        of.key == key && programme.assignments.iter().any(|assignment| assignment.code == of.assignment)
    };
    let found = all.into_iter().find(is_its);
    Ok(found.map(|of| Indicator {
        code: PROJECTS.to_owned(),
        title: Both {
            sv: format!("{}: {}", of.call.sv, of.title.sv),
            en: format!("{}: {}", of.call.en, of.title.en),
        },
        definition: of.title,
        counts: Counted::ReportedByProjects,
        events: Counted::ReportedByProjects.events().iter().map(|event| (*event).to_owned()).collect(),
        // What its facts are told apart by.
        assignment: Some(of.key),
        unit: of.unit,
        frequency: Frequency::Quarter,
        small_cell: LEAST_PROJECTS,
        duties: Vec::new(),
        target: None,
        baseline: None,
    }))
}

/// Where addresses have an indicator's code: what projects report, by the `key` of the call and its indicator.
pub const PROJECTS: &str = "projects";

/// One thing that a figure is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub at: Timestamp,
    /// The event's number, what happened and its hash.
    pub event: i64,
    pub action: String,
    pub hash: String,
    pub amount: i64,
    /// Takes back something that was counted at an earlier moment.
    pub corrects: Option<Timestamp>,
    /// What it is about, in the words of the log, and the page that shows it where there is one.
    pub about: Option<(&'static str, i64)>,
    pub path: Option<String>,
    /// A county's code, where counties are counted.
    pub key: Option<String>,
}

/// The things that a figure is made of, from a moment to another, oldest first.
///
/// # Errors
/// When the caller may not, when nobody may (people and firms' own maps), or the database does not answer.
pub async fn made_of(
    app: &App,
    caller: &Caller,
    indicator: &Indicator,
    from: Option<Timestamp>,
    until: Timestamp,
) -> Result<Vec<Made>, ProgrammeError> {
    check(caller, Action::ReadWhatIsCounted, Relation::None)?;
    if indicator.counts.whose() == Whose::Nobodys {
        return Err(crate::access::Denied(Action::ReadWhatIsCounted).into());
    }
    let (facts, _) = app.facts.now(app).await?;
    let mut mine = those(indicator, &facts);
    mine.retain(|fact| fact.at < until && from.is_none_or(|from| fact.at >= from));
    mine.sort_by_key(|fact| (fact.at, fact.event));
    let db = app.db.reader();
    let mut ids: Vec<i64> = mine.iter().map(|fact| fact.event).collect();
    ids.dedup();
    let mut logged = std::collections::HashMap::new();
    for some in ids.chunks(500) {
        logged.extend(
            events::numbered(db, some).await?.into_iter().map(|(one, hash)| (one.id, (one.action, hash))),
        );
    }
    let needs: Vec<NeedId> = mine
        .iter()
        .filter_map(|fact| fact.about)
        .filter(|(of, _)| *of == "need")
        .map(|(_, id)| NeedId(id))
        .collect();
    let mut case_of = std::collections::HashMap::new();
    for some in needs.chunks(500) {
        let cases = cases::of_needs(db, some).await?;
        case_of.extend(cases.into_iter().map(|case| (case.need.0, case.id.0)));
    }
    let may_read_case = caller.may(Action::ReadCase, Relation::None);
    let path = |about: (&str, i64)| match about {
        ("case", id) if may_read_case => Some(format!("/cases/{id}")),
        ("need", need) if may_read_case => case_of.get(&need).map(|case| format!("/cases/{case}")),
        ("decision", id) => Some(format!("/funding/decisions/{id}")),
        _ => None,
    };
    let made = mine.into_iter().map(|fact| {
        let (action, hash) = logged.get(&fact.event).cloned().unwrap_or_default();
        Made {
            at: fact.at,
            event: fact.event,
            action,
            hash,
            amount: fact.amount,
            corrects: fact.corrects,
            about: fact.about,
            path: fact.about.and_then(path),
            key: fact.key.clone().filter(|_| fact.counted == Counted::CountiesCovered),
        }
    });
    Ok(made.collect())
}
