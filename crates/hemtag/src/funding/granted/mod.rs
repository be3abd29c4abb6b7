//! The portfolio of what was granted, for everybody: money by year, sub-goal, county and branch, and what there is before the
//! projects and after them. What is told of it are sums over projects; each project's own page tells of the project.

pub mod page;

use std::collections::BTreeMap;

use funding::{Ore, ledger::Account};

use super::{
    FundingError, applications,
    decisions::{self, Public, Query},
    model::decision::Outcome,
    reach::{Adds, Reach},
};
use crate::{access::Caller, app::App};

/// One project that was granted money.
#[derive(Debug, Clone)]
pub struct Granted {
    pub decision: Public,
    reaches: Vec<Reach>,
    gaps: Vec<i64>,
}

impl Granted {
    #[must_use]
    pub fn adds(&self) -> Adds<'_> {
        Adds { amounts: &self.decision.granted, reaches: &self.reaches, gaps: &self.gaps }
    }
}

/// What was granted.
#[derive(Debug, Clone)]
pub struct Portfolio {
    /// The newest first.
    pub projects: Vec<Granted>,
    /// What the assignments of these have by year.
    pub frames: BTreeMap<i16, Ore>,
    /// Everything that was granted, whatever is asked for: what there is to filter by.
    pub all: Vec<Public>,
}

/// The projects that a query asks for; its outcome says nothing here.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn portfolio(app: &App, caller: &Caller, query: &Query) -> Result<Portfolio, FundingError> {
    let query = Query { outcome: String::new(), ..query.clone() };
    let taken = decisions::taken(app, caller).await?;
    let (mut granted, ledger) = (taken.decisions, taken.money.ledger);
    granted.retain(|(_, one)| one.outcome == Outcome::Granted && one.sum().is_positive());
    let all = granted.iter().map(|(_, one)| one.clone()).collect();
    granted.retain(|(_, one)| query.matches(one));
    let ids: Vec<i64> = granted.iter().map(|(application, _)| *application).collect();
    let written = applications::by_ids(app.db.reader(), app.keys()?, &ids).await?;
    let mut frames: BTreeMap<i16, Ore> = BTreeMap::new();
    let mut counted: Vec<i64> = Vec::new();
    for assignment in granted.iter().filter_map(|(_, one)| one.assignment.as_ref()) {
        if !counted.contains(&assignment.id) {
            counted.push(assignment.id);
            for year in &assignment.years {
                let frame = ledger.year(Account { assignment: assignment.id, year: *year }).frame;
                let sum = frames.entry(*year).or_default();
                *sum = sum.plus(frame);
            }
        }
    }
    let projects = granted.into_iter().map(|(application, decision)| {
        let kept = written.iter().find(|kept| kept.id == application);
        let contributions = kept.map(|kept| kept.application.contributions.as_slice()).unwrap_or_default();
        Granted {
            reaches: contributions
                .iter()
                .map(|one| (one.sub_goal.clone(), one.county.clone(), one.branch.clone(), one.firms))
                .collect(),
            gaps: kept.map(|kept| kept.application.gaps.clone()).unwrap_or_default(),
            decision,
        }
    });
    Ok(Portfolio { projects: projects.collect(), frames, all })
}
