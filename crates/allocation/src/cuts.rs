//! What pairs cannot do together, as rows over them. Every cut holds for every allocation that can be done; they are added when a
//! proposal breaks them, so that most are never written.

use std::collections::BTreeMap;

use solver::SolverError;

use super::{
    arrange::{Arranged, Clash, whole},
    flow::{Load, spread},
    ready::{Ready, Weeks},
};

/// The sum of factor times pair is at most so much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cut {
    pub(crate) terms: Vec<(usize, i64)>,
    pub(crate) most: i64,
    /// The machines and weeks whose hours these are; none for what is not about hours.
    pub(crate) hours: Option<(usize, Weeks)>,
}

/// Shares of pairs are counted in so many parts.
const PARTS: f64 = 10_000.0;

/// The arrangements that were found, or proved not to be, by machines and pairs.
pub(crate) type Known = BTreeMap<(usize, Vec<usize>), Result<Arranged, Clash>>;

impl Ready<'_> {
    /// Those with no weeks but these take no more than their hours.
    fn cut(&self, machines: usize, weeks: Weeks) -> Cut {
        let inside = self.at[machines].iter().filter(|pair| self.pairs[**pair].usable & !weeks == 0);
        Cut {
            terms: inside.map(|pair| (*pair, self.pairs[*pair].hours)).collect(),
            most: self.free_in(machines, weeks),
            hours: Some((machines, weeks)),
        }
    }

    /// The cuts to begin with: all hours that anything at the machines can use, and those of each need's own weeks.
    pub(crate) fn first_cuts(&self) -> Vec<Cut> {
        let mut cuts = Vec::new();
        for machines in 0..self.at.len() {
            let mut spans: Vec<Weeks> =
                self.at[machines].iter().map(|pair| self.pairs[*pair].usable).collect();
            spans.push(spans.iter().fold(0, |all, weeks| all | weeks));
            spans.sort_unstable();
            spans.dedup();
            for cut in spans.into_iter().map(|weeks| self.cut(machines, weeks)) {
                if cut.terms.iter().map(|(_, hours)| hours).sum::<i64>() > cut.most {
                    cuts.push(cut);
                }
            }
        }
        cuts
    }

    /// The cuts that shares of pairs break.
    pub(crate) fn broken_by(&self, shares: &[f64]) -> Vec<Cut> {
        let mut cuts = Vec::new();
        for machines in 0..self.at.len() {
            let loads: Vec<Load> = self.at[machines]
                .iter()
                .filter(|pair| shares[**pair] > 1e-6)
                .map(|pair| {
                    let of = &self.pairs[*pair];
                    let share = (shares[*pair].min(1.0) * PARTS).floor();
                    Load { hours: whole(share) * of.hours, usable: of.usable }
                })
                .collect();
            let free: Vec<i64> = self.free[machines].iter().map(|free| free * whole(PARTS)).collect();
            if let Err(weeks) = spread(&loads, &free) {
                cuts.push(self.cut(machines, weeks));
            }
        }
        cuts
    }

    /// For each machine group whether its pairs fit together: the weeks, or the cut that they break.
    pub(crate) fn arranged(
        &self,
        members: &[Vec<usize>],
        known: &mut Known,
    ) -> Result<Result<Vec<Arranged>, Vec<Cut>>, SolverError> {
        let (mut all, mut cuts) = (Vec::new(), Vec::new());
        for (machines, pairs) in members.iter().enumerate() {
            match self.known(machines, pairs, known)? {
                Ok(arranged) => all.push(arranged),
                Err(Clash::Hours(weeks)) => cuts.push(self.cut(machines, weeks)),
                Err(Clash::Weeks) => cuts.push(self.not_together(machines, pairs, known)?),
            }
        }
        Ok(if cuts.is_empty() { Ok(all) } else { Err(cuts) })
    }

    fn known(
        &self,
        machines: usize,
        pairs: &[usize],
        known: &mut Known,
    ) -> Result<Result<Arranged, Clash>, SolverError> {
        let key = (machines, pairs.to_vec());
        if let Some(known) = known.get(&key) {
            return Ok(known.clone());
        }
        let found = self.arrange(machines, pairs)?;
        known.insert(key, found.clone());
        Ok(found)
    }

    /// As few of them as do not fit together: one of those must go. So must one of any that are harder to fit in their place.
    fn not_together(&self, machines: usize, pairs: &[usize], known: &mut Known) -> Result<Cut, SolverError> {
        let mut few = pairs.to_vec();
        for pair in pairs {
            let without: Vec<usize> = few.iter().copied().filter(|other| other != pair).collect();
            match self.known(machines, &without, known)? {
                Ok(_) => {}
                Err(Clash::Hours(weeks)) => return Ok(self.cut(machines, weeks)),
                Err(Clash::Weeks) => few = without,
            }
        }
        let most = i64::try_from(few.len()).unwrap_or(i64::MAX) - 1;
        // A pair that is at least as hard to fit as each of these can stand for any of them.
        let harder = |pair: &usize| {
            let hard = &self.pairs[*pair];
            few.iter().all(|easy| {
                let easy = &self.pairs[*easy];
                hard.hours >= easy.hours && hard.most <= easy.most && hard.usable & !easy.usable == 0
            })
        };
        let others = self.at[machines].iter().filter(|pair| !few.contains(pair) && harder(pair));
        let terms = few.iter().chain(others).map(|pair| (*pair, 1)).collect();
        Ok(Cut { terms, most, hours: None })
    }
}
