//! The figures of a report: drawn in at its day, and counted anew later.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};

use super::{
    keep, made,
    model::{Change, Figure, Frozen, MoneyLine, ProjectsFigure, Value, differences},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events,
    funding::money::{self, Assignment, LedgerNow},
    programme::{
        OfProjects, ProgrammeError,
        figures::{LEAST_PROJECTS, of_projects, those},
        model::{AsKnown, Fact, Indicator, Moments, Programme, end_of, sum},
    },
};

/// What is drawn into a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    pub until: Timestamp,
    /// The newest event that is counted, and its hash; 0 for none.
    pub event: i64,
    pub hash: String,
    /// The newest line of the ledger that is counted; 0 for none.
    pub line: i64,
    pub figures: Vec<Figure>,
    pub money: Vec<MoneyLine>,
    /// The assignment as it is kept with its money.
    pub given: Option<Assignment>,
    /// What projects of its calls report.
    pub projects: Vec<ProjectsFigure>,
}

/// How far the log and the ledger went when a report was signed: what came into them later is not in it, whatever time it bears.
#[derive(Debug, Clone, Copy)]
struct Reached {
    event: i64,
    /// None for what was signed before it was kept.
    line: Option<i64>,
}

/// The figures of an assignment's report at the end of a day.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn drawn(
    app: &App,
    caller: &Caller,
    programme: &Programme,
    assignment: &str,
    day: Date,
) -> Result<Drawn, ProgrammeError> {
    check(caller, Action::ReadReport, Relation::None)?;
    drawn_to(app, caller, programme, assignment, day, None).await
}

async fn drawn_to(
    app: &App,
    caller: &Caller,
    programme: &Programme,
    assignment: &str,
    day: Date,
    reached: Option<Reached>,
) -> Result<Drawn, ProgrammeError> {
    let until = end_of(day);
    let (facts, _) = app.facts.now(app).await?;
    let facts = match reached {
        None => facts,
        Some(reached) => Arc::new(facts.iter().filter(|fact| fact.event <= reached.event).cloned().collect()),
    };
    let figures = count(programme, assignment, &facts, until, AsKnown::Then);
    let ledger = money::ledger(app, caller).await?;
    let (money, line) = money_of(&ledger, assignment, until, reached.and_then(|one| one.line))?;
    let given = ledger.assignments.into_iter().find(|one| one.code == assignment);
    let newest = facts.iter().filter(|fact| fact.at < until).map(|fact| fact.event).max();
    let logged = events::numbered(app.db.reader(), newest.as_slice()).await?;
    let (event, hash) = logged.into_iter().next().map(|(one, hash)| (one.id, hash)).unwrap_or_default();
    let projects = of_projects(app, caller, &[assignment], &facts, until).await?.into_iter().map(told);
    let projects = projects.collect();
    Ok(Drawn { until, event, hash, line, figures, money, given, projects })
}

/// What few projects report stays within the agency.
fn told(one: OfProjects) -> ProjectsFigure {
    let OfProjects { of, value, projects } = one;
    let value = if projects < LEAST_PROJECTS { Value::Few } else { Value::Is(value) };
    ProjectsFigure { key: of.key, call: of.call, title: of.title, unit: of.unit, value }
}

/// Those of an assignment: that tell of one of its duties, or of one that all share.
fn is_of(programme: &Programme, assignment: &str, indicator: &Indicator) -> bool {
    let mut told = programme.duties.iter().filter(|duty| indicator.duties.contains(&duty.code));
    told.any(|duty| duty.assignment.as_deref().is_none_or(|of| of == assignment))
}

fn count(
    programme: &Programme,
    assignment: &str,
    facts: &[Fact],
    until: Timestamp,
    known: AsKnown,
) -> Vec<Figure> {
    let its = programme.indicators.iter().filter(|one| is_of(programme, assignment, one));
    its.map(|one| {
        let figure = sum(those(one, facts).into_iter(), one.counts.kind(), None, until, known);
        let value = match figure.value {
            None => Value::None,
            Some(0) if figure.of == 0 => Value::Is(0),
            Some(_) if figure.of < one.small_cell => Value::Few,
            Some(value) => Value::Is(value),
        };
        Figure { indicator: one.code.clone(), value }
    })
    .collect()
}

/// The ledger as it stood at a moment, and the newest line of it: posted anew, entry by entry, up to a line where one is named.
fn money_of(
    now: &LedgerNow,
    assignment: &str,
    until: Timestamp,
    up_to: Option<i64>,
) -> Result<(Vec<MoneyLine>, i64), ProgrammeError> {
    let Some(of) = now.assignments.iter().find(|one| one.code == assignment) else {
        return Ok((Vec::new(), 0));
    };
    let mut ledger = ::funding::ledger::Ledger::default();
    ledger.open(of.id, of.total, &of.years);
    let (mut moments, mut newest) = (Moments::default(), 0);
    for line in &now.lines {
        let stood = moments.next(line.at) < until && up_to.is_none_or(|up_to| line.id <= up_to);
        if stood && line.entry.account.assignment == of.id {
            ledger.post(&line.entry).map_err(crate::funding::FundingError::from)?;
            newest = line.id;
        }
    }
    let line = |year: &i16| {
        let sums = ledger.year(::funding::ledger::Account { assignment: of.id, year: *year });
        MoneyLine {
            year: *year,
            frame: sums.frame.0,
            committed: sums.committed.0,
            paid: sums.paid.0,
            recovered: sums.recovered.0,
        }
    };
    Ok((of.years.iter().map(line).collect(), newest))
}

/// A signed report counted anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// The event that was the newest then still has the hash that it had.
    pub log_is_whole: bool,
    /// Figures that come out otherwise, by the same events: none, unless the log or the counting was changed.
    pub differs: Vec<Change>,
    /// Money that comes out otherwise.
    pub money_differs: bool,
    /// What projects reported comes out otherwise.
    pub projects_differ: bool,
    /// What corrections that came after the day make of the same figures, and what came late into the log.
    pub corrected: Vec<Change>,
    /// The same document gives the same PDF, byte by byte; none while there is none to compare it with.
    pub same_paper: Option<bool>,
    pub at: Timestamp,
}

/// What was reported, without the words of the calls, which may be put better later.
fn values(all: &[ProjectsFigure]) -> Vec<(&str, Value)> {
    all.iter().map(|one| (one.key.as_str(), one.value)).collect()
}

/// Counts a signed report anew.
///
/// # Errors
/// When it is not signed, when the caller may not, or the database does not answer.
pub async fn rebuilt(app: &App, caller: &Caller, report: &str) -> Result<Rebuilt, ProgrammeError> {
    check(caller, Action::ReadReport, Relation::None)?;
    let (_, duty) = app.programmes.report(report).ok_or(ProgrammeError::NotFound)?;
    let kept = keep::kept_of(app, report).await?.ok_or(ProgrammeError::NotFound)?;
    let Frozen { day, until, event, line, hash, programme, figures, money, projects, .. } =
        kept.frozen.as_ref().ok_or(ProgrammeError::NotFound)?;
    // By the file as it was then, and what the program counts now, of what stood in log and ledger then.
    let reached = Reached { event: *event, line: *line };
    let again = drawn_to(app, caller, programme, &duty.assignment, *day, Some(reached)).await?;
    let logged = events::numbered(app.db.reader(), &[*event]).await?;
    let log_is_whole = *event == 0 || logged.first().is_some_and(|(_, now)| now == hash);
    let (facts, _) = app.facts.now(app).await?;
    let at = app.clock.now();
    // Up to and with what happened at this moment.
    let known = AsKnown::At(at.checked_add(jiff::SignedDuration::from_nanos(1)).unwrap_or(at));
    let known_now = count(programme, &duty.assignment, &facts, *until, known);
    let same_paper = made::same_paper(app, &kept).await?;
    Ok(Rebuilt {
        log_is_whole,
        differs: differences(figures, &again.figures),
        money_differs: *money != again.money,
        projects_differ: projects.as_ref().is_some_and(|then| values(then) != values(&again.projects)),
        corrected: differences(figures, &known_now),
        same_paper,
        at,
    })
}
