//! A table that is told again and again, such as each quarter: nothing that was told before may give away, together with what is told
//! now, what is hidden in either.
//!
//! A cell that holds about as much as was last told of it (nearer than the threshold) is told as it was, with the date from which
//! that is ([`State::Since`]): whether it changed at all then shows as little as by how much. Of a cell that is told anew the change
//! is at least the threshold, or nothing was told of it before.
//!
//! A table may be of another that is told too ([`Within`]): firms that need a skill are of all firms. Whoever has both has their
//! difference, so that what is of the whole and not of the part stands in the same programme, as counts that nobody tells: a few of
//! them are kept as a few of the part are.
//!
//! Two attacks are looked at, each with all that was told at every date. One knows besides which cells have not changed from date to
//! date (whoever guesses that nothing happened and is right) and wants the counts; the other knows nothing besides and wants to learn
//! that one to four firms came or went.

use crate::{
    Effort, Method, ProtectError,
    problem::{Demand, Goal, Problem, Row, Scenario, Told, Unknown},
    protect,
};

/// How a cell is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// As it is; 0 is none.
    Counted(i64),
    /// As it was told at the date of this number (0 is the first), from which it differs by less than the threshold.
    Since { date: usize, count: i64 },
    /// Not at all.
    Hidden,
}

/// A cell as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    pub value: i64,
    /// How many it is of is not told or is a few itself: then none is not told either, for it would say something of each of them.
    pub group_hidden: bool,
    /// At most so many, by how many it is of as that is told.
    pub high: Option<i64>,
}

/// A cell as it was and was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    pub value: i64,
    pub group_hidden: bool,
    pub state: State,
}

/// A table that another is part of, cell by cell, as it was told already: now, and at the same earlier dates.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Within {
    pub now: Vec<Before>,
    pub before: Vec<Vec<Before>>,
}

/// The cells of a table now and at earlier dates, oldest first, and their sums.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Series {
    pub rows: Vec<Row>,
    pub now: Vec<Now>,
    pub before: Vec<Vec<Before>>,
    /// The table that it is part of, then the one that this is part of, and so on. Their cells are in the same order.
    pub within: Vec<Within>,
}

/// How the table is told now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    pub states: Vec<State>,
    pub method: Method,
}

/// What a sum weighs more than its parts: it is what readers look for first.
const SUM: u64 = 1_000;
/// What none weighs when it is to be hidden: only where nothing else protects.
const NONE: u64 = 100_000;

impl Series {
    /// Chooses how each cell is told.
    ///
    /// # Errors
    /// As [`protect`]: then nothing may be told of the table.
    pub fn tell(&self, threshold: i64, effort: Effort) -> Result<Telling, ProtectError> {
        let (problem, states) = self.problem(threshold);
        let found = protect(&problem, effort)?;
        let now = &problem.scenarios[0].unknowns[..states.len()];
        let states = states
            .into_iter()
            .zip(now)
            .map(|(state, unknown)| match unknown.told {
                Told::Unless { choice, .. } if !found.hidden[choice] => state,
                Told::Unless { .. } | Told::Hidden => State::Hidden,
                Told::Between(..) => state,
            })
            .collect();
        Ok(Telling { states, method: found.method })
    }

    /// The count that was last told of a cell as it was, and when.
    fn last(&self, cell: usize) -> Option<(usize, i64)> {
        self.before.iter().enumerate().rev().find_map(|(date, cells)| match cells[cell].state {
            State::Counted(count) => Some((date, count)),
            State::Since { .. } | State::Hidden => None,
        })
    }

    /// Both attacks, and how each cell is told unless it is hidden. The unknowns of now stand first in each scenario.
    #[must_use]
    pub fn problem(&self, threshold: i64) -> (Problem, Vec<State>) {
        let mut problem = Problem::default();
        let mut states = Vec::new();
        let mut now = Vec::new();
        for (at, cell) in self.now.iter().enumerate() {
            let last =
                self.last(at).filter(|(_, count)| *count > 0 && (cell.value - count).abs() < threshold);
            let state = match last {
                Some((date, count)) => State::Since { date, count },
                None if (1..threshold).contains(&cell.value) => State::Hidden,
                None => State::Counted(cell.value),
            };
            let told = if cell.group_hidden || state == State::Hidden {
                Told::Hidden
            } else {
                let (low, high) = range(state, threshold);
                let is_sum = self.rows.iter().any(|row| row.iter().any(|(of, by)| *of == at && *by < 0));
                let weight = 100 + cell.value.unsigned_abs() + if is_sum { SUM } else { 0 };
                problem.weights.push(if cell.value == 0 { NONE } else { weight });
                let choice = problem.weights.len() - 1;
                Told::Unless {
                    choice,
                    low,
                    high: cell.high.map_or(high, |most| high.min(most.max(cell.value))),
                }
            };
            let low = i64::from(cell.value > 0 && !cell.group_hidden);
            now.push(Unknown { value: cell.value, low, high: cell.high, told });
            states.push(state);
        }
        problem.scenarios = vec![self.knowing(&now, threshold), self.changes(&now, threshold)];
        (problem, states)
    }

    /// Knows which cells have not changed, and wants the counts of any date.
    fn knowing(&self, now: &[Unknown], threshold: i64) -> Scenario {
        let mut scenario = Scenario { unknowns: now.to_vec(), rows: self.rows.clone(), demands: Vec::new() };
        for (at, cell) in self.now.iter().enumerate() {
            small(&mut scenario, at, cell.value, cell.group_hidden, threshold);
        }
        // Where each date's cells begin, from now backwards.
        let mut firsts = vec![0];
        let (mut first_of_later, mut later): (usize, Vec<i64>) =
            (0, self.now.iter().map(|cell| cell.value).collect());
        for cells in self.before.iter().rev() {
            let first = self.add(&mut scenario, cells, threshold);
            for (at, cell) in cells.iter().enumerate() {
                small(&mut scenario, first + at, cell.value, cell.group_hidden, threshold);
                if cell.value == later[at] {
                    scenario.rows.push(vec![(first + at, 1), (first_of_later + at, -1)]);
                }
            }
            first_of_later = first;
            later = cells.iter().map(|cell| cell.value).collect();
            firsts.push(first);
        }
        self.add_within(&mut scenario, &firsts, threshold, true);
        // What is told cannot be protected and need not be.
        let Scenario { unknowns, demands, .. } = &mut scenario;
        demands.retain(
            |demand| !matches!(unknowns[demand.unknown].told, Told::Between(low, high) if low == high),
        );
        scenario
    }

    /// Knows what was told, and wants to learn that a few came or went since.
    fn changes(&self, now: &[Unknown], threshold: i64) -> Scenario {
        let mut scenario = Scenario { unknowns: now.to_vec(), rows: self.rows.clone(), demands: Vec::new() };
        let goals = |before: i64, change: i64| {
            if change > 0 {
                vec![Goal::AtMost(before), Goal::AtLeast(before + threshold)]
            } else {
                vec![Goal::AtLeast(before), Goal::AtMost(before - threshold)]
            }
        };
        let is_few = |change: i64| change != 0 && change.abs() < threshold;
        for (at, cell) in self.now.iter().enumerate() {
            if let Some((_, count)) = self.last(at)
                && is_few(cell.value - count)
            {
                scenario.demands.push(Demand { unknown: at, goals: goals(count, cell.value - count) });
            }
        }
        let Some(cells) = self.before.last() else {
            self.add_within(&mut scenario, &[0], threshold, false);
            return scenario;
        };
        let first = self.add(&mut scenario, cells, threshold);
        self.add_within(&mut scenario, &[0, first], threshold, false);
        for (at, cell) in cells.iter().enumerate() {
            let change = self.now[at].value - cell.value;
            if is_few(change) && !matches!(cell.state, State::Counted(_)) {
                let unknown = scenario.unknowns.len();
                let far = 1_000_000;
                scenario.unknowns.push(Unknown { value: change, low: -far, high: None, told: Told::Hidden });
                scenario.rows.push(vec![(at, 1), (first + at, -1), (unknown, -1)]);
                scenario.demands.push(Demand { unknown, goals: goals(0, change) });
            }
        }
        scenario
    }

    /// Adds the tables that this one is part of, and what is of each and not of the one within it, for the dates whose cells begin
    /// at `firsts`, from now backwards. Where the counts are what is wanted (`counts`), few of them are to be kept, and which cells are as
    /// they were is known.
    fn add_within(&self, scenario: &mut Scenario, firsts: &[usize], threshold: i64, counts: bool) {
        let mut parts: Vec<usize> = firsts.to_vec();
        for within in &self.within {
            let mut wholes: Vec<usize> = Vec::new();
            for (back, part) in parts.iter().enumerate() {
                let cells = match back.checked_sub(1) {
                    None => &within.now,
                    Some(earlier) => &within.before[within.before.len() - 1 - earlier],
                };
                let whole = self.add(scenario, cells, threshold);
                let least: Vec<i64> = (0..cells.len()).map(|at| scenario.unknowns[part + at].low).collect();
                let rests: Vec<i64> = cells
                    .iter()
                    .enumerate()
                    .map(|(at, cell)| cell.value - scenario.unknowns[part + at].value)
                    .collect();
                for (at, cell) in cells.iter().enumerate() {
                    let rest = scenario.unknowns.len();
                    scenario.unknowns.push(Unknown {
                        value: rests[at],
                        low: 0,
                        high: None,
                        told: Told::Hidden,
                    });
                    scenario.rows.push(vec![(part + at, 1), (rest, 1), (whole + at, -1)]);
                    if !counts {
                        continue;
                    }
                    small(scenario, whole + at, cell.value, cell.group_hidden, threshold);
                    let is_told = |at: usize| matches!(scenario.unknowns[at].told, Told::Between(low, high) if low == high);
                    if is_told(part + at) && is_told(whole + at) {
                        continue;
                    }
                    // All of a few: unless nobody is left out anywhere, which is told as none is.
                    let is_all_of_few = rests[at] == 0
                        && (cell.group_hidden || (1..threshold).contains(&cell.value))
                        && !self.rows.iter().any(|row| {
                            row.contains(&(at, 1)) && row.iter().any(|(sum, by)| *by < 0 && rests[*sum] == 0)
                        });
                    // No more can be left out of a whole that is told than it has room for beside what its part is known to hold.
                    let most = match scenario.unknowns[whole + at].told {
                        Told::Between(_, high) => (high - least[at]).min(threshold),
                        Told::Hidden | Told::Unless { .. } => threshold,
                    };
                    if ((1..threshold).contains(&rests[at]) || is_all_of_few) && rests[at] < most {
                        scenario.demands.push(Demand { unknown: rest, goals: vec![Goal::AtLeast(most)] });
                    }
                }
                if let Some(&later) = wholes.last().filter(|_| counts) {
                    for at in 0..cells.len() {
                        if scenario.unknowns[whole + at].value == scenario.unknowns[later + at].value {
                            scenario.rows.push(vec![(whole + at, 1), (later + at, -1)]);
                        }
                    }
                }
                wholes.push(whole);
            }
            parts = wholes;
        }
    }

    /// Adds an earlier date with what was told at it; gives the place of its first cell.
    fn add(&self, scenario: &mut Scenario, cells: &[Before], threshold: i64) -> usize {
        let first = scenario.unknowns.len();
        scenario.unknowns.extend(cells.iter().map(|cell| {
            let told = match cell.state {
                State::Hidden => Told::Hidden,
                state => {
                    let (low, high) = range(state, threshold);
                    Told::Between(low, high)
                }
            };
            let low = i64::from(cell.value > 0 && !cell.group_hidden);
            Unknown { value: cell.value, low, high: None, told }
        }));
        scenario.rows.extend(
            self.rows.iter().map(|row| row.iter().map(|(at, factor)| (first + at, *factor)).collect()),
        );
        first
    }
}

/// A count of a few, or of none where even that is not told, must be able to be the threshold.
fn small(scenario: &mut Scenario, unknown: usize, value: i64, group_hidden: bool, threshold: i64) {
    let is_small = (1..threshold).contains(&value) || (value == 0 && group_hidden);
    if is_small {
        scenario.demands.push(Demand { unknown, goals: vec![Goal::AtLeast(threshold)] });
    }
}

/// What a state says of the count: at least, and at most.
#[must_use]
pub fn range(state: State, threshold: i64) -> (i64, i64) {
    match state {
        State::Counted(count) => (count, count),
        State::Since { count, .. } => ((count - threshold + 1).max(0), count + threshold - 1),
        State::Hidden => (0, i64::MAX),
    }
}
