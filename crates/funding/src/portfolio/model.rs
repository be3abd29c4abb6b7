//! A call as a programme: one yes or no for each project, one whole per cent for each that may be funded in part, one
//! amount for each step of a cell.
//!
//! Rows hold whole numbers without a common divisor, so that what the solver calls nearly held is held.

use std::collections::BTreeSet;

use solver::{Problem, Range, Variable};

use super::call::{
    Bound, Call, Condition, Fixed, Grant, Limit, Money, POINT, Percent, Portfolio, Project, Rule, Scope,
    Value,
};

/// The programme and how to read it.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) problem: Problem,
    /// Whether each project is granted anything.
    pub(crate) chosen: Vec<Variable>,
    /// The share in per cent, for those that may be funded in part.
    pub(crate) percent: Vec<Option<Variable>>,
    /// What is gained by each project by itself, for one per cent.
    pub(crate) gains: Vec<i64>,
    /// The rows of the conditions in whole numbers.
    pub(crate) held: Vec<Whole>,
    /// Cells and demands that a project reaches.
    pub(crate) reached: Vec<Reach>,
    /// So much [`Value`] is one unit of what the solver gains.
    unit: f64,
    /// All values are whole multiples of this.
    grain: i64,
}

/// A row of whole numbers.
#[derive(Debug, Clone)]
pub(crate) struct Whole {
    pub(crate) low: Option<i128>,
    pub(crate) high: Option<i128>,
    pub(crate) terms: Vec<(Variable, i128)>,
}

/// A cell or demand: what projects add to it, and its steps.
#[derive(Debug, Clone)]
pub(crate) struct Reach {
    /// Place of the project, units when granted in full.
    pub(crate) adds: Vec<(usize, i64)>,
    /// Units, what each is worth, and how much of the step is reached.
    pub(crate) steps: Vec<(i64, i64, Variable)>,
}

impl Model {
    /// The programme of a call, without some of its conditions.
    pub(crate) fn new(call: &Call, without: &BTreeSet<Condition>) -> Model {
        let gains: Vec<i64> = call.projects.iter().map(|project| points(call, project)).collect();
        let (unit, grain) = units(call, &gains);
        let mut model = Model {
            problem: Problem::new(),
            chosen: Vec::new(),
            percent: Vec::new(),
            gains,
            held: Vec::new(),
            reached: Vec::new(),
            unit,
            grain,
        };
        for (place, project) in call.projects.iter().enumerate() {
            model.add_project(project, model.gains[place]);
            if !without.contains(&Condition::Fixed(place)) {
                match project.fixed {
                    Some(Fixed::In) => model.problem.fix(model.chosen[place], 1.0),
                    Some(Fixed::Out) => model.problem.fix(model.chosen[place], 0.0),
                    None => {}
                }
            }
        }
        model.add_reached(call);
        for (place, year) in call.years.iter().enumerate() {
            let terms = model.money(call, &Scope::Everything, Some(place));
            let high = Some(i128::from(year.appropriation) * 100);
            model.condition(Condition::Appropriation(place), without, Whole { low: None, high, terms });
        }
        for (place, limit) in call.limits.iter().enumerate() {
            let row = model.limit(call, limit);
            model.condition(Condition::Limit(place), without, row);
        }
        for (place, rule) in call.rules.iter().enumerate() {
            let row = model.rule(rule);
            model.condition(Condition::Rule(place), without, row);
        }
        model
    }

    fn add_project(&mut self, project: &Project, gain: i64) {
        if project.lowest >= 100 {
            let chosen = self.problem.binary(self.gain(gain * 100));
            self.chosen.push(chosen);
            self.percent.push(None);
        } else {
            let chosen = self.problem.binary(0.0);
            let percent = self.problem.whole(0.0..=100.0, self.gain(gain));
            let _ = self.problem.row(Range::at_most(0.0), [(percent, 1.0), (chosen, -100.0)]);
            let lowest = f64::from(project.lowest);
            let _ = self.problem.row(Range::at_least(0.0), [(percent, 1.0), (chosen, -lowest)]);
            self.chosen.push(chosen);
            self.percent.push(Some(percent));
        }
    }

    /// Steps of cells and demands: filled from the first on by themselves, since the first is worth the most.
    fn add_reached(&mut self, call: &Call) {
        let cells = call.cells.iter().enumerate().map(|(place, cell)| {
            let steps: Vec<(i64, i64)> = cell.steps.iter().map(|step| (step.units, step.worth)).collect();
            let adds = call.projects.iter().map(|project| units_of(&project.adds, place)).collect::<Vec<_>>();
            (steps, adds)
        });
        let demands = call.demands.iter().enumerate().map(|(place, demand)| {
            let adds =
                call.projects.iter().map(|project| units_of(&project.closes, place)).collect::<Vec<_>>();
            (vec![(demand.units, demand.worth)], adds)
        });
        for (steps, adds) in cells.chain(demands) {
            let adds: Vec<(usize, i64)> =
                adds.into_iter().enumerate().filter(|(_, units)| *units > 0).collect();
            if adds.is_empty() {
                continue;
            }
            let mut terms: Vec<(Variable, f64)> = adds
                .iter()
                .map(|(place, units)| {
                    let (variable, for_one) = self.share(*place);
                    (variable, -float(*units) / for_one)
                })
                .collect();
            let steps: Vec<(i64, i64, Variable)> = steps
                .into_iter()
                .map(|(units, worth)| {
                    (units, worth, self.problem.continuous(0.0..=float(units), self.gain(worth * 100)))
                })
                .collect();
            terms.extend(steps.iter().map(|(_, _, variable)| (*variable, 1.0)));
            let _ = self.problem.row(Range::at_most(0.0), terms);
            self.reached.push(Reach { adds, steps });
        }
    }

    /// The variable that a project's share is read from, and its value when all is granted.
    fn share(&self, place: usize) -> (Variable, f64) {
        match self.percent[place] {
            Some(percent) => (percent, 100.0),
            None => (self.chosen[place], 1.0),
        }
    }

    /// Money in a scope, in hundredths of the unit.
    fn money(&self, call: &Call, scope: &Scope, year: Option<usize>) -> Vec<(Variable, i128)> {
        let mut terms = Vec::new();
        for (place, project) in call.projects.iter().enumerate() {
            let asked: Money = year.map_or_else(|| project.asked_in_all(), |year| project.asked[year]);
            let hundredths = i128::from(asked) * i128::from(within(project, scope));
            if hundredths > 0 {
                terms.push(match self.percent[place] {
                    // What may be funded in part asks for multiples of 100.
                    Some(percent) => (percent, hundredths / 100),
                    None => (self.chosen[place], hundredths),
                });
            }
        }
        terms
    }

    fn limit(&self, call: &Call, limit: &Limit) -> Whole {
        let terms = self.money(call, &limit.scope, limit.year);
        match limit.bound {
            Bound::AtLeast(amount) => Whole { low: Some(i128::from(amount) * 100), high: None, terms },
            Bound::AtMost(amount) => Whole { low: None, high: Some(i128::from(amount) * 100), terms },
        }
    }

    fn rule(&self, rule: &Rule) -> Whole {
        let (most, terms) = match rule {
            Rule::Excludes { one, other } => (1, vec![(self.chosen[*one], 1), (self.chosen[*other], 1)]),
            Rule::Needs { project, needs } => {
                (0, vec![(self.chosen[*project], 1), (self.chosen[*needs], -1)])
            }
            Rule::AtMost { of, most, .. } => {
                let of: BTreeSet<usize> = of.iter().copied().collect();
                (*most as i128, of.into_iter().map(|place| (self.chosen[place], 1)).collect())
            }
        };
        Whole { low: None, high: Some(most), terms }
    }

    fn condition(&mut self, condition: Condition, without: &BTreeSet<Condition>, row: Whole) {
        if without.contains(&condition) {
            return;
        }
        let divisor = row.terms.iter().fold(0, |divisor, (_, factor)| gcd(divisor, factor.abs())).max(1);
        let row = Whole {
            low: row.low.map(|low| -(-low).div_euclid(divisor)),
            high: row.high.map(|high| high.div_euclid(divisor)),
            terms: row.terms.into_iter().map(|(variable, factor)| (variable, factor / divisor)).collect(),
        };
        let largest = row.terms.iter().map(|(_, factor)| factor.abs()).max().unwrap_or(0);
        // Between two whole numbers, so that a sum that is whole but for rounding falls on the right side.
        let slack = if largest >= 10_000 { 0.25 } else { 0.0 };
        let range = Range {
            low: row.low.map_or(f64::NEG_INFINITY, |low| wide(low) - slack),
            high: row.high.map_or(f64::INFINITY, |high| wide(high) + slack),
        };
        let terms: Vec<_> = row.terms.iter().map(|(variable, factor)| (*variable, wide(*factor))).collect();
        let _ = self.problem.row(range, terms);
        self.held.push(row);
    }

    /// A value as the solver counts it.
    pub(crate) fn gain(&self, value: i64) -> f64 {
        float(value) / self.unit
    }

    /// What the solver counts as a value, as near as floating point comes.
    pub(crate) fn value(&self, gained: f64) -> f64 {
        gained * self.unit
    }

    /// How far apart, as the solver counts it, two values are at least.
    pub(crate) fn grain(&self) -> f64 {
        float(self.grain) / self.unit
    }

    /// What the solver proves as the most, as a value: rounded down to one that a portfolio can have.
    #[expect(clippy::cast_possible_truncation, reason = "brought into range")]
    pub(crate) fn bound(&self, bound: f64) -> Value {
        let raw = bound * self.unit;
        let rounding = raw.abs() * 1e-9 + self.unit * 1e-6;
        let grains = ((raw + rounding) / float(self.grain)).floor();
        Value((grains.clamp(-9e18, 9e18) as i64).saturating_mul(self.grain))
    }

    /// The values of all variables that stand for shares in per cent, one for each project.
    pub(crate) fn values(&self, shares: &[Percent]) -> Vec<f64> {
        let mut values = vec![0.0; self.problem.variables()];
        for (place, share) in shares.iter().enumerate().filter(|(_, share)| **share > 0) {
            values[self.chosen[place].index()] = 1.0;
            if let Some(percent) = self.percent[place] {
                values[percent.index()] = f64::from(*share);
            }
        }
        for reach in &self.reached {
            let of = |(place, units): &(usize, i64)| units * i64::from(shares[*place]);
            let mut left: i64 = reach.adds.iter().map(of).sum();
            for (units, _, variable) in &reach.steps {
                let here = left.min(units * 100);
                values[variable.index()] = float(here) / 100.0;
                left -= here;
            }
        }
        values
    }

    /// The portfolio that values stand for.
    pub(crate) fn portfolio(&self, call: &Call, values: &[f64]) -> Portfolio {
        let grants = (0..call.projects.len()).filter_map(|place| {
            let share = match self.percent[place] {
                Some(percent) => percent_of(values[percent.index()]),
                None => percent_of(values[self.chosen[place].index()] * 100.0),
            };
            (share > 0).then(|| grant(call, place, share))
        });
        Portfolio { grants: grants.collect() }
    }
}

/// A share of what a project asked for.
pub(crate) fn grant(call: &Call, project: usize, percent: Percent) -> Grant {
    let of = |asked: &Money| {
        let amount = i128::from(*asked) * i128::from(percent) / 100;
        Money::try_from(amount).expect("a share of an amount is no larger than it")
    };
    Grant { project, percent, amounts: call.projects[project].asked.iter().map(of).collect() }
}

/// What one per cent of a project gains by its scores, in [`Value`]: weight times mean for each criterion, each rounded to
/// the nearest millionth of a point, halves up.
pub(crate) fn points(call: &Call, project: &Project) -> i64 {
    let of =
        |(scores, criterion): (&Vec<i64>, &super::call::Criterion)| mean_weighed(criterion.weight, scores);
    project.scores.iter().zip(&call.criteria).map(of).sum()
}

/// One criterion of one project: weight times mean in millionths.
pub(crate) fn mean_weighed(weight: i64, scores: &[i64]) -> i64 {
    if scores.is_empty() {
        return 0;
    }
    let product: i128 = scores.iter().map(|score| i128::from(*score)).sum::<i128>() * i128::from(weight);
    let divisor = i128::from(POINT) * scores.len() as i128;
    let half_up = product / divisor + i128::from(product % divisor * 2 >= divisor);
    i64::try_from(half_up).expect("checked with the call")
}

/// How much of a project's money is in a scope, in per cent.
fn within(project: &Project, scope: &Scope) -> u32 {
    let sum = |shares: &[(String, Percent)], name: &str| {
        shares.iter().filter(|(of, _)| of == name).fold(0, |sum, (_, percent)| sum + u32::from(*percent))
    };
    match scope {
        Scope::Everything => 100,
        Scope::SubGoal(name) => sum(&project.sub_goals, name),
        Scope::Region(name) => sum(&project.regions, name),
        Scope::Applicant(name) if project.applicant == *name => 100,
        Scope::Group(name) if project.groups.iter().any(|group| group == name) => 100,
        Scope::Applicant(_) | Scope::Group(_) => 0,
    }
}

fn units_of(list: &[(usize, i64)], place: usize) -> i64 {
    list.iter().filter(|(to, _)| *to == place).fold(0, |sum, (_, units)| sum + units)
}

/// The unit that gains are told to the solver in, and what all values are multiples of.
fn units(call: &Call, gains: &[i64]) -> (f64, i64) {
    let mut grain: i128 = 0;
    let mut most: i128 = 0;
    for (project, gain) in call.projects.iter().zip(gains) {
        let smallest = if project.lowest >= 100 { 100 } else { 1 };
        grain = gcd(grain, i128::from(*gain) * smallest);
        most += i128::from(*gain) * 100;
    }
    let steps_of =
        |steps: &[(i64, i64)], adds: &dyn Fn(&Project) -> i64, grain: &mut i128, most: &mut i128| {
            let mut units =
                steps.iter().fold(0, |divisor, (units, _)| gcd(divisor, i128::from(*units) * 100));
            for project in &call.projects {
                let smallest = if project.lowest >= 100 { 100 } else { 1 };
                units = gcd(units, i128::from(adds(project)) * smallest);
            }
            for (wide, worth) in steps {
                *grain = gcd(*grain, units * i128::from(*worth));
                *most += i128::from(*wide) * i128::from(*worth) * 100;
            }
        };
    for (place, cell) in call.cells.iter().enumerate() {
        let steps: Vec<(i64, i64)> = cell.steps.iter().map(|step| (step.units, step.worth)).collect();
        steps_of(&steps, &|project| units_of(&project.adds, place), &mut grain, &mut most);
    }
    for (place, demand) in call.demands.iter().enumerate() {
        let steps = [(demand.units, demand.worth)];
        steps_of(&steps, &|project| units_of(&project.closes, place), &mut grain, &mut most);
    }
    let grain = grain.max(1);
    // Whole numbers where they stay of a size that the solver's tolerances are made for.
    let unit = if most / grain <= 10_000_000 { wide(grain) } else { wide(most) / 1e6 };
    (unit, i64::try_from(grain).expect("checked with the call"))
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[expect(clippy::cast_precision_loss, reason = "rows are made small before, gains need not be exact")]
fn wide(value: i128) -> f64 {
    value as f64
}

#[expect(clippy::cast_precision_loss, reason = "as above")]
pub(super) fn float(value: i64) -> f64 {
    value as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "brought into range")]
pub(super) fn percent_of(value: f64) -> Percent {
    value.round().clamp(0.0, 100.0) as Percent
}
