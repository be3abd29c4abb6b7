//! The plan that leaves the least requirement open, weighted by risk, and among those costs the firm the least.
//!
//! What is planned with, and what is not:
//!
//! - *Develop*: a head learns one step of a skill; a skill with others before it begins when those are there. From the level that
//!   is sure today. What is learned is taken to hold to the end of the plan.
//! - *Validate*: tests what may be there. How a test ends is not known, so it meets nothing: the share that passes at least, as the
//!   figures state, is *expected*, stays open, and counts for half of what is sure. A skill that nobody in the firm is said to have is
//!   not tested for. A head is tested or developed, not both.
//! - *Recruit*: brings so many required skills of one role, as the settings say. The wage counts for as many months as the figures
//!   say, as what is bought in does.
//! - *Buy in*: brings as many, from the day of a requirement to the end of the plan, or as long as the figures allow; then the gaps
//!   are back.
//! - *Reorganise*: one who is sure already works in another role too, or changes shift and is missed on the old one. Only people,
//!   not heads without names.
//!
//! A certificate is held or not, and taken again where it ends. What is spent and the hours away count in the years in which they
//! fall, by days. Budgets hold at the middle of each range, after funding. A call pays its share of the middle, up to its ceiling; one
//! call for one head, and where it names the measures that it pays for, those alone. The mixed whole programme is solved twice: for
//! what stays open, then for the cost. Every answer is looked over in whole
//! numbers by [`check`], which shares no line with what builds the programme.

mod answer;
mod check;
mod counts;
mod figures;
mod follow;
mod items;
mod programme;
mod question;
mod read;
mod relax;
mod spread;
mod valid;
mod ways;

use std::collections::{BTreeMap, BTreeSet};

use solver::{Answer, Range, SolverError};

use crate::map::PersonId;

pub use answer::{Bounded, Brought, Funded, Measure, Met, Plan, Why, YearUse};
pub use check::{Broken, Totals, check};
pub use figures::{About, Confidence, Figure, Kind, Money};
pub use follow::{Followed, State, follow};
pub use question::{Call, Key, Question, Settings, Year};
pub use read::{Problem, Usual, read};
pub use relax::{Relaxed, relax};
pub use valid::{Fault, MOST_YEARS, faults};
pub use ways::{Hindrance, Way, Ways, ways};

use items::{Offers, Unit};
use programme::{Bringer, HALF_ORE, Programme, float, open_calls};

/// How long and how near.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// The share by which the least cost may lie below what is given; 0 asks for the least.
    pub gap: f64,
    /// Branches of each search after which the best so far is given with its bound; none: until it is proven.
    pub branches: Option<u32>,
    /// Seconds after which the same is done; then another machine may answer differently.
    pub seconds: Option<f64>,
}

impl Default for Effort {
    /// The best there is, however long it takes.
    fn default() -> Effort {
        Effort { gap: 0.0, branches: None, seconds: None }
    }
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<Fault>),
    /// Each of these could be taken alone or not at all; together with the budgets and hours they cannot.
    #[error("The measures that were chosen cannot all be taken within the budgets, hours and days.")]
    Chosen(Vec<Key>),
    #[error("The search was over before any plan was found; allow it more.")]
    OutOfTime,
    #[error(transparent)]
    Solver(#[from] SolverError),
    #[error("The solver's answer breaks the question ({0:?}) and was thrown away.")]
    Broken(Vec<Broken>),
}

/// The best plan.
///
/// # Errors
/// When the question cannot be planned with, what was chosen does not fit, or the solver gives up.
pub fn plan(question: Question<'_>, effort: Effort) -> Result<Plan, PlanError> {
    let faults = faults(&question);
    if !faults.is_empty() {
        return Err(PlanError::Faults(faults));
    }
    let offers = Offers::new(question);
    let mut programme = Programme::new(&offers);
    let weighted = programme.weighted(&offers);
    for (_, variable, weight) in &weighted {
        programme.problem.set_gain(*variable, -weight);
    }
    let search = |gap, distance| solver::Effort {
        seconds: effort.seconds,
        gap,
        distance,
        branches: effort.branches,
        brief: false,
    };
    // What is left is a multiple of half a thousandth.
    let first = match programme.problem.solve(search(effort.gap.max(1e-9), 4e-4), None)? {
        Answer::Solved(solution) => solution,
        Answer::Infeasible => return Err(chosen(&question)),
        Answer::NothingFound { .. } => return Err(PlanError::OutOfTime),
        Answer::Unbounded => return Err(SolverError::GaveUp("it found no end".to_owned()).into()),
    };
    let least = half_thousandths(-first.gained);
    let bound = half_thousandths((-first.bound).max(0.0) - 2e-4).clamp(0, least);
    programme.problem.forget_gains();
    let left = weighted.into_iter().map(|(_, variable, weight)| (variable, weight));
    let _ = programme.problem.row(Range::at_most(float(least) / 2000.0 + 2e-4), left);
    for (variable, cost) in programme.own(&offers) {
        programme.problem.set_gain(variable, -cost);
    }
    // Without the first answer as a start: from one, the solver was seen to prove a dearer plan.
    let answer = programme.problem.solve(search(effort.gap.max(1e-9), 4e-6), None)?;
    let (values, cost_bound, cheapest) = match answer {
        Answer::Solved(second) => (second.values, second.bound, second.proven),
        // The first answer holds all rows, so that only the limits of the search can be in the way. From it something cheaper is
        // found soon; what is said to be proven from it is not believed, and the bound stays that of the search before.
        Answer::NothingFound { bound } => {
            let short = solver::Effort {
                seconds: effort.seconds.map(|seconds| seconds / 4.0),
                ..search(effort.gap.max(1e-9), 4e-6)
            };
            // Whatever becomes of that search, the first answer stands.
            if let Ok(Answer::Solved(cheaper)) = programme.problem.solve(short, Some(&first.values)) {
                (cheaper.values, bound, false)
            } else {
                (first.values, bound, false)
            }
        }
        Answer::Infeasible | Answer::Unbounded => return Err(PlanError::OutOfTime),
    };
    let mut plan = told(&offers, &programme, &values);
    plan.open.bound =
        if first.proven && effort.gap <= 0.0 { plan.open.reached } else { bound.min(plan.open.reached) };
    plan.own.bound = if cheapest && effort.gap <= 0.0 {
        plan.own.reached
    } else {
        // None of the bounds is below nothing.
        whole((-cost_bound * HALF_ORE).max(0.0).floor()).min(plan.own.reached)
    };
    check(&question, &plan).map_err(PlanError::Broken)?;
    Ok(plan)
}

fn chosen(question: &Question<'_>) -> PlanError {
    let chosen = question.settings.chosen.iter().filter(|(_, wanted)| **wanted);
    PlanError::Chosen(chosen.map(|(key, _)| key.clone()).collect())
}

#[expect(clippy::cast_possible_truncation, reason = "numbers of the programme are below 2^53")]
pub(crate) fn whole(number: f64) -> i64 {
    number.round() as i64
}

fn half_thousandths(number: f64) -> i64 {
    whole(number * 2000.0)
}

/// What those bring to a unit who are new: its place, who, heads.
type OfUnit<'a> = (usize, &'a Bringer, u32);

/// What values of the programme say.
fn told(offers: &Offers<'_>, programme: &Programme, values: &[f64]) -> Plan {
    let question = &offers.question;
    let heads: Vec<u32> = programme
        .items
        .iter()
        .map(|variable| u32::try_from(whole(values[variable.index()])).unwrap_or(0))
        .collect();
    let mut brought: Vec<OfUnit<'_>> = Vec::new();
    for (unit, by, variable) in &programme.brought {
        let heads = u32::try_from(whole(values[variable.index()])).unwrap_or(0);
        if heads > 0 {
            brought.push((*unit, by, heads));
        }
    }
    let mut measures = Vec::new();
    let mut told: BTreeSet<&Key> = BTreeSet::new();
    let taken = offers.items.iter().zip(&heads).enumerate().filter(|(_, (_, heads))| **heads > 0);
    for (place, (item, heads)) in taken {
        // Told once for all recruits of a pool.
        let is_first = told.insert(&item.key);
        let is_mine = |by: &Bringer| match by {
            Bringer::Recruits(key) => is_first && *key == item.key,
            Bringer::BoughtIn(of) => *of == place,
        };
        let mine = brought.iter().filter(|(_, by, _)| is_mine(by));
        let brings: Vec<Brought> = mine
            .map(|(unit, _, heads)| Brought {
                row: offers.units[*unit].row,
                shift: offers.units[*unit].shift.clone(),
                heads: *heads,
            })
            .collect();
        let calls = open_calls(offers, item).into_iter().map(|call| offers.calls[call].id.clone()).collect();
        measures.push(Measure {
            key: item.key.clone(),
            heads: *heads,
            from: item.from,
            done: item.done,
            until: item.until,
            year: question.settings.years[item.year].year,
            cost: item.cost.times(i64::from(*heads)),
            wage: match item.key {
                Key::Recruit { .. } => item.monthly.times(i64::from(*heads)),
                _ => Money::default(),
            },
            hours: item.hours * heads,
            weeks: item.figure.weeks,
            counts: item.counts * heads,
            rows: offers.rows.get(&item.key).into_iter().flatten().copied().collect(),
            brings,
            calls,
            source: offers.source(item),
            source_on: item.figure.on,
            confidence: item.figure.confidence,
        });
    }
    measures.sort_by(|one, other| (one.from, &one.key).cmp(&(other.from, &other.key)));
    let funding = funding(offers, programme, values);
    let years = years(offers, &heads, &funding);
    let mut requirements = Vec::new();
    let mut open_all = 0;
    for (place, unit) in offers.units.iter().enumerate() {
        let (gained, expected) = gained(offers, &heads, &brought, place);
        let open = (i64::from(unit.needed) * 1000 - i64::from(unit.sure) * 1000 - gained).max(0);
        if unit.short() > 0 || open > 0 || gained != 0 {
            let expected = u32::try_from(expected.min(open)).unwrap_or(u32::MAX);
            let open = u32::try_from(open).unwrap_or(u32::MAX);
            let met = Met {
                row: unit.row,
                shift: unit.shift.clone(),
                due: unit.due,
                day: unit.day,
                needed: unit.needed,
                sure: unit.sure,
                open,
                expected,
                weight: unit.weight,
                why: (open > 0).then(|| why(offers, unit)),
            };
            open_all += met.left() * i64::from(unit.weight);
            requirements.push(met);
        }
    }
    let (own, own_range) = own(offers, programme, values, &heads, &funding);
    let moot =
        question.settings.chosen.keys().filter(|key| !offers.items.iter().any(|item| item.key == **key));
    Plan {
        today: question.today,
        funding,
        years,
        requirements,
        open: Bounded { reached: open_all, bound: open_all },
        own: Bounded { reached: own, bound: own },
        own_range,
        moot: moot.cloned().collect(),
        measures,
    }
}

/// Thousandths of heads that a plan adds to a unit for sure, and that tests are expected to show.
fn gained(offers: &Offers<'_>, heads: &[u32], brought: &[OfUnit<'_>], place: usize) -> (i64, i64) {
    let unit = &offers.units[place];
    let mut all: i64 =
        brought.iter().filter(|(of, ..)| *of == place).map(|(.., n)| i64::from(*n) * 1000).sum();
    let mut expected = 0;
    let mut of_heads: BTreeMap<PersonId, [i64; 2]> = BTreeMap::new();
    for (item, heads) in offers.items.iter().zip(heads).filter(|(_, heads)| **heads > 0) {
        let gained = i64::from(offers.counts(item, unit)) * i64::from(*heads);
        match item.key.person().filter(|person| offers.count(*person) > 1) {
            Some(person) => of_heads.entry(person).or_default()[usize::from(is_test(item))] += gained,
            None if is_test(item) => expected += gained,
            None => all += gained,
        }
    }
    for (person, [gained, tested]) in of_heads {
        let sure = offers.question.map.person(person).map_or(0, |people| offers.tally(unit, people).sure);
        let left = i64::from(offers.count(person) - sure) * 1000;
        all += gained.min(left);
        expected += tested.min(left - gained.min(left));
    }
    (all, expected)
}

fn is_test(item: &items::Item<'_>) -> bool {
    item.key.kind() == Kind::Validate
}

/// What calls pay, in whole öre from below.
fn funding(offers: &Offers<'_>, programme: &Programme, values: &[f64]) -> Vec<Funded> {
    let paid = programme.paid.iter().map(|(call, year, variable)| Funded {
        call: offers.calls[*call].id.clone(),
        year: offers.question.settings.years[*year].year,
        paid: whole((values[variable.index()] * HALF_ORE / 2.0 + 1e-3).floor()),
    });
    let mut paid: Vec<Funded> = paid.filter(|one| one.paid > 0).collect();
    paid.sort_by(|one, other| (&one.call, one.year).cmp(&(&other.call, other.year)));
    paid
}

fn years(offers: &Offers<'_>, heads: &[u32], funding: &[Funded]) -> Vec<YearUse> {
    let years = offers.question.settings.years.iter().enumerate().map(|(place, year)| {
        let (mut training, mut cost, mut hours) = (Money::default(), Money::default(), 0);
        for (item, heads) in offers.items.iter().zip(heads).filter(|(_, heads)| **heads > 0) {
            for part in item.parts.iter().filter(|part| part.year == place) {
                let of_heads = part.cost.times(i64::from(*heads));
                cost = cost.plus(of_heads);
                hours += part.hours * heads;
                if item.key.kind().is_training() {
                    training = training.plus(of_heads);
                }
            }
        }
        let paid: i64 = funding.iter().filter(|one| one.year == year.year).map(|one| one.paid).sum();
        YearUse {
            year: year.year,
            training,
            own_training: training.twice_middle() - 2 * paid,
            budget: year.budget,
            cost,
            hours,
            hours_limit: year.hours,
        }
    });
    years.collect()
}

/// The firm's own cost: at the middle in half öre, and at both ends in öre.
fn own(
    offers: &Offers<'_>,
    programme: &Programme,
    values: &[f64],
    heads: &[u32],
    funding: &[Funded],
) -> (i64, Money) {
    let mut cost = Money::default();
    let mut under: Vec<Money> = vec![Money::default(); offers.calls.len()];
    for (place, (item, heads)) in offers.items.iter().zip(heads).enumerate().filter(|(_, (_, n))| **n > 0) {
        cost = cost.plus(item.cost.times(i64::from(*heads)));
        let open = open_calls(offers, item);
        for call in &open {
            let part = if open.len() > 1 {
                programme.split.get(&(place, *call)).map_or(0, |v| whole(values[v.index()]))
            } else {
                i64::from(*heads)
            };
            under[*call] = under[*call].plus(item.cost.times(part));
        }
    }
    let paid = |of: fn(&Money) -> i64| -> i64 {
        let each = offers.calls.iter().zip(&under);
        each.map(|(call, cost)| (of(cost) * i64::from(call.per_mille) / 1000).min(call.ceiling)).sum()
    };
    let middle = cost.twice_middle() - 2 * funding.iter().map(|one| one.paid).sum::<i64>();
    (middle, Money { low: cost.low - paid(|m| m.low), high: cost.high - paid(|m| m.high) })
}

/// Why a unit stays open.
fn why(offers: &Offers<'_>, unit: &Unit) -> Why {
    let mut most: BTreeMap<(Option<PersonId>, Option<&Key>), i64> = BTreeMap::new();
    let mut tests = false;
    for item in &offers.items {
        if is_test(item) {
            tests |= offers.counts(item, unit) > 0;
            continue;
        }
        let counts = match &item.key {
            Key::Recruit { role, shift } | Key::BuyIn { role, shift } => {
                let there = item.done <= unit.day && item.until.is_none_or(|until| unit.day <= until);
                if there && offers.is_for(unit, *role, shift.as_ref()) { 1000 } else { 0 }
            }
            _ => i64::from(offers.counts(item, unit).max(0)),
        };
        let person = item.key.person();
        let key = if person.is_some() { None } else { Some(&item.key) };
        let known = most.entry((person, key)).or_default();
        *known = (*known).max(counts * i64::from(item.most));
    }
    if most.values().sum::<i64>() >= i64::from(unit.short()) * 1000 {
        return Why::Limits;
    }
    let offered = offers.rows.values().any(|rows| rows.contains(&unit.row));
    let late = offers.rows.iter().any(|(key, rows)| {
        rows.contains(&unit.row)
            && (key.kind() != Kind::Validate || !tests)
            && !offers.items.iter().any(|item| item.key == *key && item.done <= unit.day)
    });
    match (offered, late) {
        (_, true) => Why::TooLate,
        (true, false) if most.values().any(|most| *most > 0) => Why::Limits,
        _ if tests => Why::Unsure,
        _ => Why::NothingOffered,
    }
}
