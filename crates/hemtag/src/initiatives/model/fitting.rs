//! Which initiatives fit the next step of somebody at a stage in a county.

use jiff::civil::Date;
use vocabulary::Stage;

use super::{Initiative, Reach, Status};

/// One that fits, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit<'a> {
    pub initiative: &'a Initiative,
    /// It is for the county itself, not only for the whole country.
    pub near: bool,
    /// A source saw it lately; else whether it still runs must be asked.
    pub runs: bool,
}

/// Those for the county first, then those for the whole country; within each those that run, then by how sure they are.
/// Without a stage, every stage fits; without a county, only those for the whole country. What states no stage fits none.
#[must_use]
pub fn fitting<'a>(
    all: &'a [Initiative],
    stage: Option<Stage>,
    county: Option<&str>,
    today: Date,
) -> Vec<Fit<'a>> {
    let mut fits: Vec<Fit<'a>> = all
        .iter()
        .filter(|one| one.is_swedish() && one.status(today) != Status::Ended)
        .filter(|one| stage.is_none_or(|stage| one.stages.contains(&stage)))
        .filter_map(|one| {
            let near = county.is_some_and(|county| one.is_in(county));
            let runs = one.status(today) == Status::Running;
            (near || one.reach == Reach::WholeCountry).then_some(Fit { initiative: one, near, runs })
        })
        .collect();
    fits.sort_by_key(|fit| {
        let sure = std::cmp::Reverse(fit.initiative.confidence);
        (!fit.near, !fit.runs, sure, fit.initiative.name.clone(), fit.initiative.id.clone())
    });
    fits
}
