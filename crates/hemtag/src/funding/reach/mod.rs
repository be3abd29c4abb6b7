//! What projects reach: how their money is shared over sub-goals, counties and branches, and what there is before them and after.
//!
//! For a selection that is tried and for what was granted alike: both give the projects as [`Adds`].

pub mod bars;
mod coverage;
pub mod tables;

use std::collections::BTreeMap;

use funding::Ore;

pub use coverage::{Coverage, Ground, Line, ground};

/// Sub-goal, county (empty: anywhere), branch (empty: any), firms.
pub type Reach = (String, String, String, u32);

/// What one project is granted, and what it says that it does.
#[derive(Debug, Clone)]
pub struct Adds<'a> {
    pub amounts: &'a BTreeMap<i16, Ore>,
    pub reaches: &'a [Reach],
    /// Gaps of the register, by number.
    pub gaps: &'a [i64],
}

impl Adds<'_> {
    #[must_use]
    pub fn sum(&self) -> Ore {
        self.amounts.values().copied().sum()
    }
}

/// The money of projects by what they reach, shared by firms; each share is rounded down to a whole öre. What says nothing of
/// whom it reaches stands in no share.
#[must_use]
pub fn shared<'a>(projects: &[Adds<'a>], of: fn(&Reach) -> &String) -> BTreeMap<&'a String, Ore> {
    let mut sums: BTreeMap<&String, Ore> = BTreeMap::new();
    for project in projects {
        let firms: i64 = project.reaches.iter().map(|reach| i64::from(reach.3)).sum();
        for reach in project.reaches {
            let part = i128::from(project.sum().0) * i128::from(reach.3) / i128::from(firms.max(1));
            let sum = sums.entry(of(reach)).or_default();
            *sum = sum.plus(Ore(i64::try_from(part).unwrap_or(0)));
        }
    }
    sums
}
