//! The programme: one yes or no for each need at each of its candidates, under the cuts that are known. The weeks themselves are
//! not in it; what cannot be arranged in weeks comes back as a cut.

use std::collections::BTreeMap;

use solver::{Problem, Range, Row, Variable};

use super::{
    aim::{FIRM_STEPS, REGION_STEPS, cost_of_load, worth_of_share},
    arrange::float,
    cuts::Cut,
    ready::Ready,
};

/// For each need the pair by which it is placed.
pub(crate) type Chosen = Vec<Option<usize>>;

/// What is sought, the more the better.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Aim<'a> {
    Value,
    Regions,
    /// The load of firms, negative.
    Firms,
    /// How little differs from before, negative: a need that loses its place counts more than all others that move.
    Same(&'a [Option<usize>]),
}

/// A sum of pairs in steps.
struct Steps {
    /// Of the sum: pairs and their factors.
    of: Vec<(usize, i64)>,
    width: i64,
    variables: Vec<Variable>,
    gains: Vec<i64>,
}

pub(crate) struct Master {
    pub(crate) problem: Problem,
    pub(crate) pairs: Vec<Variable>,
    /// The row of each cut.
    pub(crate) rows: Vec<Row>,
    steps: Vec<Steps>,
    /// What the aim is worth when all variables are 0.
    base: i64,
}

impl Aim<'_> {
    /// What a choice is worth.
    pub(crate) fn worth(&self, ready: &Ready, chosen: &[Option<usize>]) -> i64 {
        let sums = |parts: Vec<(Vec<(usize, i64)>, i64)>, worth: &dyn Fn(i64, i64) -> i64| {
            let parts = parts.into_iter().map(|(of, width)| {
                let sum = of.iter().filter(|(pair, _)| chosen[ready.pairs[*pair].need] == Some(*pair));
                worth(sum.map(|(_, factor)| factor).sum(), width)
            });
            parts.sum::<i64>()
        };
        match self {
            Aim::Value => chosen.iter().flatten().map(|pair| ready.value(*pair)).sum(),
            Aim::Regions => sums(regions(ready), &worth_of_share),
            Aim::Firms => -sums(firms(ready), &cost_of_load),
            Aim::Same(before) => {
                let lost = much(before);
                let differs = before.iter().zip(chosen).map(|(before, now)| match (before, now) {
                    (Some(_), None) => lost,
                    (Some(before), Some(now)) if before != now => 1,
                    _ => 0,
                });
                -differs.sum::<i64>()
            }
        }
    }

    /// What no choice goes beyond, as far as that is plain to see.
    pub(crate) fn most(&self, ready: &Ready) -> i64 {
        let all = |need: &usize| !ready.of[*need].is_empty();
        match self {
            Aim::Value => (0..ready.of.len()).filter(all).map(|need| ready.question.needs[need].value).sum(),
            Aim::Regions => {
                let everything: Chosen = ready.of.iter().map(|pairs| pairs.first().copied()).collect();
                self.worth(ready, &everything)
            }
            Aim::Firms | Aim::Same(_) => 0,
        }
    }

    /// What it consists of: terms of single pairs, steps, and a constant.
    fn build(&self, ready: &Ready) -> (Vec<(usize, i64)>, Vec<Steps>, i64) {
        let stepped = |parts: Vec<(Vec<(usize, i64)>, i64)>, factor: i64, gains: Vec<i64>| {
            let steps = parts.into_iter().filter(|(of, _)| !of.is_empty()).map(|(of, width)| Steps {
                of: of.into_iter().map(|(pair, amount)| (pair, amount * factor)).collect(),
                width,
                variables: Vec::new(),
                gains: gains.clone(),
            });
            (Vec::new(), steps.collect(), 0)
        };
        match self {
            Aim::Value => ((0..ready.pairs.len()).map(|pair| (pair, ready.value(pair))).collect(), vec![], 0),
            Aim::Regions => {
                let gains = (0..REGION_STEPS).map(|step| REGION_STEPS - step).collect();
                stepped(regions(ready), REGION_STEPS, gains)
            }
            Aim::Firms => {
                let gains = (0..FIRM_STEPS).map(|step| -step - 1).collect();
                stepped(firms(ready), FIRM_STEPS, gains)
            }
            Aim::Same(before) => {
                let lost = much(before);
                let mut terms = Vec::new();
                let mut base = 0;
                for (need, before) in before.iter().enumerate() {
                    let Some(before) = before else { continue };
                    base -= lost;
                    for pair in &ready.of[need] {
                        terms.push((*pair, if pair == before { lost } else { lost - 1 }));
                    }
                }
                (terms, Vec::new(), base)
            }
        }
    }
}

/// More than all needs can move.
fn much(before: &[Option<usize>]) -> i64 {
    i64::try_from(before.len()).unwrap_or(i64::MAX - 1) + 1
}

/// Pairs with what each counts, and the whole that they are a share of.
type Counted = (Vec<(usize, i64)>, i64);

/// The value of each region's pairs, and what it asks for.
fn regions(ready: &Ready) -> Vec<Counted> {
    let mut regions: BTreeMap<Option<&String>, Counted> = BTreeMap::new();
    for (place, need) in ready.question.needs.iter().enumerate() {
        let (pairs, asked) = regions.entry(need.region.as_ref()).or_default();
        pairs.extend(ready.of[place].iter().map(|pair| (*pair, need.value)));
        *asked += need.value;
    }
    regions.into_values().collect()
}

/// The hours of each firm's pairs, and what it has free.
fn firms(ready: &Ready) -> Vec<Counted> {
    let mut firms = vec![(Vec::new(), 0); ready.question.makers.len()];
    for (place, machines) in ready.question.machines.iter().enumerate() {
        let (pairs, free) = &mut firms[machines.maker];
        pairs.extend(ready.at[place].iter().map(|pair| (*pair, ready.pairs[*pair].hours)));
        *free += machines.free.values().map(|hours| i64::from(*hours)).sum::<i64>();
    }
    firms
}

impl Master {
    /// The most of an aim while each of `floors` is worth at least so much.
    pub(crate) fn new(ready: &Ready, aim: Aim, floors: &[(Aim, i64)], cuts: &[Cut]) -> Master {
        let mut master = Master {
            problem: Problem::new(),
            pairs: Vec::new(),
            rows: Vec::new(),
            steps: Vec::new(),
            base: 0,
        };
        for _ in &ready.pairs {
            master.pairs.push(master.problem.binary(0.0));
        }
        for pairs in ready.of.iter().filter(|pairs| pairs.len() > 1) {
            let terms: Vec<_> = pairs.iter().map(|pair| (master.pairs[*pair], 1.0)).collect();
            let _ = master.problem.row(Range::at_most(1.0), terms);
        }
        for cut in cuts {
            let terms: Vec<_> =
                cut.terms.iter().map(|(pair, factor)| (master.pairs[*pair], float(*factor))).collect();
            master.rows.push(master.problem.row(Range::at_most(float(cut.most)), terms));
        }
        for (floor, least) in floors {
            let (terms, base) = master.terms(ready, *floor);
            let _ = master.problem.row(Range::at_least(float(least - base)), terms);
        }
        let (terms, base) = master.terms(ready, aim);
        for (variable, gain) in terms {
            master.problem.set_gain(variable, gain);
        }
        master.base = base;
        master
    }

    fn terms(&mut self, ready: &Ready, aim: Aim) -> (Vec<(Variable, f64)>, i64) {
        let (single, steps, base) = aim.build(ready);
        let mut terms: Vec<(Variable, f64)> =
            single.into_iter().map(|(pair, factor)| (self.pairs[pair], float(factor))).collect();
        for mut step in steps {
            let rising = step.gains.first().is_some_and(|gain| *gain > 0);
            let mut row: Vec<(Variable, f64)> =
                step.of.iter().map(|(pair, factor)| (self.pairs[*pair], -float(*factor))).collect();
            for gain in &step.gains {
                let variable = self.problem.continuous(0.0..=float(step.width), 0.0);
                terms.push((variable, float(*gain)));
                row.push((variable, 1.0));
                step.variables.push(variable);
            }
            // What is good cannot be more than the pairs give, and what is bad not less.
            let range = if rising { Range::at_most(0.0) } else { Range::at_least(0.0) };
            let _ = self.problem.row(range, row);
            self.steps.push(step);
        }
        (terms, base)
    }

    /// What the solver's gain comes to, from above.
    pub(crate) fn bound(&self, gained: f64) -> i64 {
        let rounding = 1e-6 * gained.abs().max(1.0);
        if gained >= 9e15 { i64::MAX } else { super::arrange::whole((gained + rounding).floor()) + self.base }
    }

    /// A choice as values of the variables.
    pub(crate) fn values(&self, ready: &Ready, chosen: &[Option<usize>]) -> Vec<f64> {
        let mut values = vec![0.0; self.problem.variables()];
        for pair in chosen.iter().flatten() {
            values[self.pairs[*pair].index()] = 1.0;
        }
        for steps in &self.steps {
            let taken = steps.of.iter().filter(|(pair, _)| chosen[ready.pairs[*pair].need] == Some(*pair));
            let mut left: i64 = taken.map(|(_, factor)| factor).sum();
            for variable in &steps.variables {
                let here = left.min(steps.width);
                values[variable.index()] = float(here);
                left -= here;
            }
        }
        values
    }

    /// The choice that values make.
    pub(crate) fn chosen(&self, ready: &Ready, values: &[f64]) -> Chosen {
        let mut chosen = vec![None; ready.of.len()];
        for (pair, variable) in self.pairs.iter().enumerate() {
            if values[variable.index()] > 0.5 {
                chosen[ready.pairs[pair].need] = Some(pair);
            }
        }
        chosen
    }
}
