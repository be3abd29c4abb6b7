//! The allocation: value, then regions, then firms.

use solver::SolverError;

use super::{
    arrange::Arranged,
    check::{Measure, Placement, Violation, check},
    improve::Placed,
    master::Aim,
    question::Question,
    ready::Ready,
    search::{Learnt, best},
    valid::{Fault, faults},
    why::Bottleneck,
};

/// How long to search at each of the three steps.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Effort {
    /// Seconds for each solve; then the best so far is given, with its bound. None: until it is proven.
    pub seconds: Option<f64>,
    /// The same in branches, which gives the same answer every time.
    pub branches: Option<u32>,
    /// So often the programme is solved and the weeks looked at; 0 leaves it at the bound of the relaxed programme.
    pub rounds: Option<u32>,
    /// Leave out the solver's own guessing.
    pub brief: bool,
}

/// Pairs of need and candidate up to which [`Effort::quick`] solves the programme to some depth.
const FEW: usize = 1_000;

impl Effort {
    /// For a person who waits: small questions to the end in all likelihood, large ones within a bound; the same answer every
    /// time.
    #[must_use]
    pub fn quick(question: &Question) -> Effort {
        let pairs: usize = question.needs.iter().map(|need| need.candidates.len()).sum();
        if pairs <= FEW {
            Effort { branches: Some(200), rounds: Some(10), ..Effort::default() }
        } else {
            Effort { rounds: Some(0), ..Effort::default() }
        }
    }
}

/// One step: what was reached, and what no allocation goes beyond without giving up something of an earlier step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    pub reached: i64,
    pub bound: i64,
}

impl Level {
    /// Whether nothing is better.
    #[must_use]
    pub fn is_proven(self) -> bool {
        self.reached == self.bound
    }
}

/// An allocation that was looked over, and how good it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Allocated {
    /// In the order of the question.
    pub placements: Vec<Placement>,
    pub measure: Measure,
    /// The value placed.
    pub value: Level,
    /// The spread over regions, [`Measure::spread`].
    pub spread: Level,
    /// The load of firms, [`Measure::load`]: the bound lies below.
    pub load: Level,
    /// The weeks that are short, dearest first.
    pub bottlenecks: Vec<Bottleneck>,
}

/// Why nothing could be allocated that is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AllocationError {
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<Fault>),
    #[error(transparent)]
    Solver(#[from] SolverError),
    /// The answer was looked over and does not hold.
    #[error(
        "The answer does not keep to what is free ({0:?}) and was thrown away. This is a fault of the program."
    )]
    Broken(Vec<Violation>),
}

/// The allocation that places the most value, of those one of the fairest.
///
/// # Errors
/// When the question cannot be computed with, or the solver gives up.
pub fn allocate(question: &Question, effort: Effort) -> Result<Allocated, AllocationError> {
    let faults = faults(question);
    if !faults.is_empty() {
        return Err(AllocationError::Faults(faults));
    }
    let (ordered, needs, machines) = question.in_order();
    let ready = Ready::new(&ordered);
    let mut learnt = Learnt::new(&ready);

    let start = {
        let mut placed = Placed::nothing(&ready);
        placed.place_more(&ready);
        placed
    };
    let value = best(&ready, Aim::Value, &[], start, &mut learnt, effort)?;
    let reached = Aim::Value.worth(&ready, &value.placed.chosen);
    let mut floors = vec![(Aim::Value, reached)];
    let value_level = Level { reached, bound: value.bound };

    let mut start = value.placed;
    start.spread_over_regions(&ready);
    let regions = best(&ready, Aim::Regions, &floors, start, &mut learnt, effort)?;
    let reached = Aim::Regions.worth(&ready, &regions.placed.chosen);
    floors.push((Aim::Regions, reached));
    let spread_level = Level { reached, bound: regions.bound };

    let mut start = regions.placed;
    start.spread_over_firms(&ready);
    let firms = best(&ready, Aim::Firms, &floors, start, &mut learnt, effort)?;
    let reached = -Aim::Firms.worth(&ready, &firms.placed.chosen);
    let load_level = Level { reached, bound: -firms.bound };

    let mut arranged = Vec::new();
    for (place, pairs) in firms.placed.members.iter().enumerate() {
        match ready.arrange(place, pairs)? {
            Ok(hours) => arranged.push(hours),
            Err(clash) => return Err(SolverError::GaveUp(format!("{clash:?}")).into()),
        }
    }
    let placements = placements(&ready, &firms.placed, &arranged, &needs, &machines);
    let measure = check(question, &placements).map_err(AllocationError::Broken)?;
    let bottlenecks = Bottleneck::all(&ready, &value.prices, &machines);
    Ok(Allocated {
        placements,
        measure,
        value: value_level,
        spread: spread_level,
        load: load_level,
        bottlenecks,
    })
}

/// What was chosen, with its weeks, as it stands in the question that was asked.
pub(crate) fn placements(
    ready: &Ready,
    placed: &Placed,
    arranged: &[Arranged],
    needs: &[usize],
    machines: &[usize],
) -> Vec<Placement> {
    let mut placements = Vec::new();
    for (place, (pairs, hours)) in placed.members.iter().zip(arranged).enumerate() {
        for (pair, hours) in pairs.iter().zip(hours) {
            let weeks = ready.weeks.iter().zip(hours).filter(|(_, hours)| **hours > 0);
            placements.push(Placement {
                need: needs[ready.pairs[*pair].need],
                machines: machines[place],
                weeks: weeks
                    .map(|(week, hours)| (*week, u32::try_from(*hours).unwrap_or(u32::MAX)))
                    .collect(),
            });
        }
    }
    placements.sort_by_key(|placement| placement.need);
    placements
}
