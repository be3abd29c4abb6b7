//! Problems small enough to try every value, and what must be told when there is no answer.

use proptest::prelude::*;
use solver::{
    Answer, Effort, Problem, Range, SolverError,
    knapsack::{self, Item},
};

/// Whole variables from 0 to `most`, rows with whole factors: (low, high, factors).
#[derive(Debug, Clone)]
struct Small {
    most: Vec<u8>,
    gains: Vec<i32>,
    rows: Vec<(Option<i32>, Option<i32>, Vec<i32>)>,
}

impl Small {
    fn problem(&self) -> Problem {
        let mut problem = Problem::new();
        let variables: Vec<_> = self
            .most
            .iter()
            .zip(&self.gains)
            .map(|(most, gain)| problem.whole(0.0..=f64::from(*most), f64::from(*gain)))
            .collect();
        for (low, high, factors) in &self.rows {
            let range = Range {
                low: low.map_or(f64::NEG_INFINITY, f64::from),
                high: high.map_or(f64::INFINITY, f64::from),
            };
            problem.row(range, variables.iter().copied().zip(factors.iter().map(|f| f64::from(*f))));
        }
        problem
    }

    /// The most that can be gained, by trying all values.
    fn tried(&self) -> Option<i32> {
        let mut best: Option<i32> = None;
        self.each(|_, gained| best = best.max(Some(gained)));
        best
    }

    /// All values that hold the rows, with what they gain.
    fn each(&self, mut look: impl FnMut(&[u8], i32)) {
        let mut values = vec![0_u8; self.most.len()];
        loop {
            let sum = |factors: &[i32]| -> i32 {
                factors.iter().zip(&values).map(|(f, v)| f * i32::from(*v)).sum()
            };
            let holds = self.rows.iter().all(|(low, high, factors)| {
                low.is_none_or(|low| sum(factors) >= low) && high.is_none_or(|high| sum(factors) <= high)
            });
            if holds {
                look(&values, sum(&self.gains));
            }
            let Some(next) = (0..values.len()).find(|i| values[*i] < self.most[*i]) else { return };
            values[..next].fill(0);
            values[next] += 1;
        }
    }
}

fn small() -> impl Strategy<Value = Small> {
    (1_usize..7).prop_flat_map(|n| {
        let row = (
            proptest::option::weighted(0.3, -10..20),
            proptest::option::weighted(0.8, -5..30),
            prop::collection::vec(-5..15, n),
        )
            .prop_map(|(low, high, factors)| (low, high, factors));
        (
            prop::collection::vec(1_u8..4, n),
            prop::collection::vec(-5..20, n),
            prop::collection::vec(row, 0..4),
        )
            .prop_map(|(most, gains, rows)| Small { most, gains, rows })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_best_is_what_trying_everything_finds(small in small()) {
        let answer = small.problem().solve(Effort::default(), None).expect("solved");
        match (answer, small.tried()) {
            (Answer::Solved(solution), Some(best)) => {
                prop_assert!((solution.gained - f64::from(best)).abs() < 1e-6, "{} is not {best}", solution.gained);
                prop_assert!(solution.bound >= solution.gained && solution.bound < f64::from(best) + 1e-3);
                prop_assert!(solution.proven);
                prop_assert!(solution.values.iter().all(|v| v.fract() == 0.0));
            }
            (answer, best) => prop_assert!(answer == Answer::Infeasible && best.is_none(), "{answer:?} is not {best:?}"),
        }
    }

    #[test]
    fn from_any_start_the_best_is_found_within_the_gap(
        small in small(),
        which in any::<prop::sample::Index>(),
        hoped in 0.0..30.0,
        gap in prop_oneof![Just(0.0), 0.0..0.5],
    ) {
        let mut starts = Vec::new();
        small.each(|values, _| starts.push(values.iter().map(|value| f64::from(*value)).collect::<Vec<f64>>()));
        prop_assume!(!starts.is_empty());
        let best = f64::from(small.tried().expect("some values hold the rows"));
        let problem = small.problem();
        let relaxed = problem.relax().expect("solved").expect("some values hold the rows");
        let effort = Effort { gap, distance: 0.9, ..Effort::default() };
        for answer in [
            problem.solve_from(&relaxed, which.get::<Vec<f64>>(&starts), hoped, effort).expect("solved"),
            problem.solve_near(which.get::<Vec<f64>>(&starts), effort).expect("solved"),
        ] {
            let solution = answer.solution().expect("the start is an answer");
            let holds = starts.iter().any(|held| held == &solution.values);
            prop_assert!(holds, "{:?} breaks a row", solution.values);
            prop_assert!(solution.bound >= best - 1e-6, "{best} lies above the bound {}", solution.bound);
            prop_assert!(solution.proven);
            prop_assert!(best - solution.gained <= gap * best.abs().max(solution.gained.abs()) + 0.9 + 1e-6);
        }
    }

    #[test]
    fn the_relaxed_answer_bounds_every_move_of_a_variable(small in small()) {
        let problem = small.problem();
        let Some(relaxed) = problem.relax().expect("solved") else {
            prop_assert_eq!(small.tried(), None);
            return Ok(());
        };
        if let Some(best) = small.tried() {
            prop_assert!(relaxed.gained >= f64::from(best) - 1e-6);
        }
        // Holding a variable one unit off its bound costs at least its reduced gain.
        for (i, reduced) in relaxed.reduced.iter().enumerate() {
            let mut held = small.clone();
            let at_low = relaxed.values[i] < 1e-9;
            let to = if at_low { 1 } else { small.most[i] - 1 };
            if !at_low && relaxed.values[i] < f64::from(small.most[i]) - 1e-9 {
                continue;
            }
            let mut factors = vec![0; small.most.len()];
            factors[i] = 1;
            held.rows.push((Some(i32::from(to)), Some(i32::from(to)), factors));
            if let Some(best) = held.tried() {
                let most = relaxed.gained + if at_low { *reduced } else { -reduced };
                prop_assert!(most >= f64::from(best) - 1e-6, "{most} is under {best}");
            }
        }
    }

    #[test]
    fn a_knapsack_is_solved_as_by_trying_everything(
        items in prop::collection::vec((0_i64..40, 0_i64..40), 0..14),
        capacity in -1_i64..200,
    ) {
        let items: Vec<Item> = items.into_iter().map(|(weight, gain)| Item { weight, gain }).collect();
        let sum = |chosen: &dyn Fn(usize) -> bool| {
            items.iter().enumerate().filter(|(i, _)| chosen(*i)).fold((0, 0), |(w, g), (_, item)| (w + item.weight, g + item.gain))
        };
        let best = (0_usize..1 << items.len())
            .map(|set| sum(&|i| set & (1 << i) != 0))
            .filter(|(weight, _)| *weight <= capacity)
            .map(|(_, gain)| gain)
            .max()
            .unwrap_or(0);
        let taken = knapsack::best(&items, capacity).expect("few ways");
        let (weight, gain) = sum(&|i| taken[i]);
        prop_assert!(weight <= capacity.max(0));
        prop_assert_eq!(gain, best);
    }

    /// Larger than can be tried: two methods that share nothing must agree.
    #[test]
    fn a_knapsack_is_solved_as_by_the_general_solver(
        items in prop::collection::vec((1_u32..3000, 0_u32..3000, 0_u32..20), 20..80),
        share in 0.1_f64..0.9,
        alike in any::<bool>(),
    ) {
        let mut problem = Problem::new();
        let mut terms = Vec::new();
        let mut sum = 0.0;
        for (weight, gain, near) in items {
            // Weights and gains that are nearly alike are the hard ones.
            let gain = if alike { weight + near } else { gain };
            terms.push((problem.binary(f64::from(gain)), f64::from(weight)));
            sum += f64::from(weight);
        }
        problem.row(Range::at_most((sum * share).floor()), terms);
        let own = problem.solve(Effort::default(), None).expect("solved").solution().expect("feasible");
        let highs = problem.solve_by_highs(Effort { distance: 0.5, ..Effort::default() }, None).expect("solved");
        let highs = highs.solution().expect("feasible");
        prop_assert_eq!(own.gained, highs.gained);
    }
}

#[test]
fn what_has_no_answer_is_told_apart() {
    let mut problem = Problem::new();
    let x = problem.whole(Range::at_least(0.0), 1.0);
    let _ = problem.row(Range::at_least(3.0), [(x, 1.0)]);
    assert_eq!(problem.solve(Effort::default(), None), Ok(Answer::Unbounded));
    let _ = problem.row(Range::at_most(2.0), [(x, 1.0)]);
    assert_eq!(problem.solve(Effort::default(), None), Ok(Answer::Infeasible));
    assert_eq!(problem.relax(), Ok(None));
}

#[test]
fn a_problem_without_variables_holds_when_its_rows_do() {
    let mut problem = Problem::new();
    assert!(matches!(problem.solve(Effort::default(), None), Ok(Answer::Solved(_))));
    let _ = problem.row(Range::at_least(1.0), []);
    assert_eq!(problem.solve(Effort::default(), None), Ok(Answer::Infeasible));
}

#[test]
fn what_is_no_number_is_refused() {
    let mut problem = Problem::new();
    problem.binary(f64::NAN);
    assert_eq!(problem.solve(Effort::default(), None), Err(SolverError::NotANumber));
}

#[test]
fn a_start_has_a_value_for_each_variable() {
    let mut problem = Problem::new();
    problem.binary(1.0);
    let error = problem.solve(Effort::default(), Some(&[1.0, 0.0]));
    assert_eq!(error, Err(SolverError::StartOfOtherLength { given: 2, variables: 1 }));
}

/// Market splits are hard for their size: no time at all leaves a distance, or nothing.
#[test]
fn a_limit_of_time_leaves_a_bound_that_holds() {
    let mut problem = Problem::new();
    let mut random = 7_u64;
    let mut next = move || {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from((random >> 33) % 100).expect("small"))
    };
    let variables: Vec<_> = (0..60).map(|_| problem.binary(next())).collect();
    for _ in 0..8 {
        let factors: Vec<f64> = variables.iter().map(|_| next()).collect();
        let half = (factors.iter().sum::<f64>() / 2.0).floor();
        let _ = problem.row(Range::at_most(half), variables.iter().copied().zip(factors));
    }
    let hurried = problem.solve(Effort { seconds: Some(0.0), ..Effort::default() }, None).expect("no error");
    let most: f64 = problem.gained(&[1.0; 60]);
    match hurried {
        Answer::Solved(solution) => assert!(!solution.proven && solution.bound >= solution.gained),
        Answer::NothingFound { bound } => assert!(bound > 0.0),
        other => panic!("{other:?} of {most}"),
    }
}
