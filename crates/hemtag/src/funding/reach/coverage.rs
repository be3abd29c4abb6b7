//! What there is before projects and after them: initiatives, open gaps and what the chosen projects would add, by county and
//! by stage. Counted from the registers as they stand today.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use vocabulary::{Stage, Vocabulary};

use super::Adds;
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    clock,
    gaps::{self, model::Gap},
    http::PageError,
    initiatives::{
        self,
        model::{Initiative, Reach, Status},
    },
};

/// What there is today.
#[derive(Debug, Clone)]
pub struct Ground {
    /// Swedish ones that have not ended.
    initiatives: Vec<Initiative>,
    gaps: Vec<Arc<Gap>>,
}

/// A county or a stage, before and after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Initiatives of its own; those for the whole country are told once ([`Coverage::country`]).
    pub initiatives: usize,
    pub open_gaps: usize,
    /// Projects that reach it.
    pub projects: usize,
    /// Firms that these say they reach.
    pub firms: u64,
    pub closed_gaps: usize,
}

impl Line {
    /// Gaps that would stay open.
    #[must_use]
    pub fn left(&self) -> usize {
        self.open_gaps - self.closed_gaps
    }

    /// Nothing of its own, neither today nor by the chosen projects.
    #[must_use]
    pub fn is_white(&self) -> bool {
        self.initiatives == 0 && self.projects == 0
    }
}

/// Before and after projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Every county by its code, in order.
    pub counties: BTreeMap<String, Line>,
    /// What is not bound to a county: initiatives and projects for the whole country, gaps whose county is not stated.
    pub country: Line,
    /// Every stage; projects state none, and have none here.
    pub stages: Vec<(Stage, Line)>,
    /// Gaps that state no stage, and initiatives whose stages are not known.
    pub no_stage: Line,
}

/// Gathers what there is.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn ground(app: &App, caller: &Caller) -> Result<Ground, PageError> {
    check(caller, Action::ReadFunding, Relation::None)?;
    let today = clock::day_in_sweden(app.clock.now());
    let mut initiatives = initiatives::all(app, caller).await?.to_vec();
    initiatives.retain(|one| one.is_swedish() && one.status(today) != Status::Ended);
    Ok(Ground { initiatives, gaps: gaps::open_gaps(app, caller).await? })
}

impl Ground {
    /// With what these projects would do.
    #[must_use]
    pub fn after(&self, projects: &[Adds<'_>]) -> Coverage {
        let counties = Vocabulary::embedded().places().counties();
        let mut coverage = Coverage {
            counties: counties.iter().map(|county| (county.code.clone(), Line::default())).collect(),
            country: Line::default(),
            stages: Stage::ALL.iter().map(|stage| (*stage, Line::default())).collect(),
            no_stage: Line::default(),
        };
        self.count_today(&mut coverage);
        for project in projects {
            let reached: BTreeSet<&str> = project.reaches.iter().map(|reach| reach.1.as_str()).collect();
            for county in reached {
                let line = coverage.line(Some(county).filter(|county| !county.is_empty()));
                line.projects += 1;
                let of = project.reaches.iter().filter(|reach| reach.1 == county);
                line.firms += of.map(|reach| u64::from(reach.3)).sum::<u64>();
            }
        }
        let closed: BTreeSet<i64> =
            projects.iter().flat_map(|project| project.gaps.iter().copied()).collect();
        for gap in self.gaps.iter().filter(|gap| closed.contains(&gap.id)) {
            coverage.line(gap.content.county.as_deref()).closed_gaps += 1;
            coverage.stage(gap.content.stage).closed_gaps += 1;
        }
        coverage
    }

    fn count_today(&self, coverage: &mut Coverage) {
        for one in &self.initiatives {
            match &one.reach {
                Reach::Counties(codes) => {
                    for code in codes {
                        coverage.line(Some(code)).initiatives += 1;
                    }
                }
                Reach::WholeCountry | Reach::Unknown => coverage.country.initiatives += 1,
            }
            for stage in &one.stages {
                coverage.stage(Some(*stage)).initiatives += 1;
            }
            if one.stages.is_empty() {
                coverage.no_stage.initiatives += 1;
            }
        }
        for gap in &self.gaps {
            coverage.line(gap.content.county.as_deref()).open_gaps += 1;
            coverage.stage(gap.content.stage).open_gaps += 1;
        }
    }
}

impl Coverage {
    fn line(&mut self, county: Option<&str>) -> &mut Line {
        match county {
            Some(code) if self.counties.contains_key(code) => {
                self.counties.get_mut(code).expect("it was found")
            }
            _ => &mut self.country,
        }
    }

    fn stage(&mut self, stage: Option<Stage>) -> &mut Line {
        match self.stages.iter().position(|(of, _)| Some(*of) == stage) {
            Some(place) => &mut self.stages[place].1,
            None => &mut self.no_stage,
        }
    }
}
