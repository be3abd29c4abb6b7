//! A good choice by steps: first see which demands hold already, many at once; then for each that does not, the cheapest way to move
//! its count to a goal, and what moves is hidden; then tell again, dearest first, what is hidden and not needed (after Kelly, Golden
//! and Assad, Cell suppression: disclosure protection for sensitive tabular data, Networks 22, 1992, with tables in the place of
//! networks).

use solver::{Answer, Effort as Search, Problem as Programme, Range, SolverError, Variable};

use crate::{
    Effort, Method, Suppression,
    attack::{need, room, rows, whole},
    audit::{any, meets},
    exact::weight,
    problem::{Demand, Goal, Problem, Scenario, Told},
};

/// None when nothing protects.
pub(crate) fn near(problem: &Problem, effort: Effort) -> Result<Option<Suppression>, SolverError> {
    let mut hidden = vec![false; problem.weights.len()];
    // For each demand a table that meets it.
    let mut witnesses: Vec<Vec<Option<Vec<i64>>>> =
        problem.scenarios.iter().map(|scenario| vec![None; scenario.demands.len()]).collect();
    for (number, scenario) in problem.scenarios.iter().enumerate() {
        see(scenario, &hidden, &mut witnesses[number])?;
        raise(problem, scenario, &mut hidden, &mut witnesses[number])?;
        for at in 0..scenario.demands.len() {
            if witnesses[number][at].is_some() {
                continue;
            }
            let demand = &scenario.demands[at];
            let moves = match any(scenario, &hidden, demand.unknown, &demand.goals)? {
                Some(moves) => moves,
                None => match cheapest(problem, scenario, &hidden, demand)? {
                    Some(moves) => moves,
                    None => return Ok(None),
                },
            };
            for (choice, _) in needed(scenario, &moves) {
                hidden[choice] = true;
            }
            note(scenario, &moves, &mut witnesses[number]);
        }
    }
    let method = tell_again(problem, &mut hidden, &mut witnesses, effort.again)?;
    let weight = weight(problem, &hidden);
    Ok(Some(Suppression { hidden, weight, method }))
}

/// The choices that must be hidden for a table to agree with what is told.
fn needed<'a>(scenario: &'a Scenario, moves: &'a [i64]) -> impl Iterator<Item = (usize, usize)> + 'a {
    scenario.unknowns.iter().zip(moves).enumerate().filter_map(|(at, (one, by))| match one.told {
        Told::Unless { choice, low, high } => {
            let value = one.value + by;
            (value < low || value > high).then_some((choice, at))
        }
        Told::Hidden | Told::Between(..) => None,
    })
}

/// Keeps a table with every demand that it meets and that has none.
fn note(scenario: &Scenario, moves: &[i64], witnesses: &mut [Option<Vec<i64>>]) {
    for (demand, witness) in scenario.demands.iter().zip(witnesses) {
        if witness.is_none() && meets(scenario, moves, demand.unknown, &demand.goals) {
            *witness = Some(moves.to_vec());
        }
    }
}

/// The goals upwards of demands without a table.
fn upwards<'a>(
    scenario: &'a Scenario,
    witnesses: &'a [Option<Vec<i64>>],
) -> impl Iterator<Item = (usize, f64)> + 'a {
    scenario.demands.iter().zip(witnesses).filter(|(_, witness)| witness.is_none()).filter_map(
        |(demand, _)| {
            demand.goals.iter().find(|goal| matches!(goal, Goal::AtLeast(_))).map(|goal| {
                let (distance, _) = need(scenario, demand.unknown, *goal);
                (demand.unknown, distance)
            })
        },
    )
}

/// One table for as many demands as may be, again and again, as long as that meets any.
fn see(scenario: &Scenario, hidden: &[bool], witnesses: &mut [Option<Vec<i64>>]) -> Result<(), SolverError> {
    loop {
        let before = witnesses.iter().flatten().count();
        let wanted: Vec<(usize, f64)> = upwards(scenario, witnesses).collect();
        if wanted.is_empty() {
            return Ok(());
        }
        let mut programme = Programme::new();
        let variables: Vec<Option<Variable>> = (0..scenario.unknowns.len())
            .map(|at| {
                let (low, high) = room(scenario, hidden, at);
                (low < high).then(|| programme.continuous(Range { low, high }, 0.0))
            })
            .collect();
        rows(&mut programme, scenario, &variables);
        for (unknown, distance) in wanted {
            let Some(variable) = variables[unknown] else { continue };
            let counted = programme.continuous(Range { low: f64::NEG_INFINITY, high: distance }, 1.0);
            programme.row(Range::at_most(0.0), [(counted, 1.0), (variable, -1.0)]);
        }
        let Some(relaxed) = programme.relax()? else { return Ok(()) };
        if let Some(moves) = whole(&variables, &relaxed.values) {
            note(scenario, &moves, witnesses);
        }
        if witnesses.iter().flatten().count() == before {
            return Ok(());
        }
    }
}

/// What a demand is worth for each step towards its goal, beside what hiding costs: about what it costs to move four cells of a few
/// firms round a rectangle.
const WORTH: f64 = 600.0;

/// One table for many demands at once that also moves what is cheap to hide, again and again, as long as that meets any. What moves
/// is hidden.
fn raise(
    problem: &Problem,
    scenario: &Scenario,
    hidden: &mut [bool],
    witnesses: &mut [Option<Vec<i64>>],
) -> Result<(), SolverError> {
    loop {
        let before = witnesses.iter().flatten().count();
        let wanted: Vec<(usize, f64)> = upwards(scenario, witnesses).collect();
        if wanted.len() < 2 {
            return Ok(());
        }
        let (mut programme, variables) = open(problem, scenario, hidden, false);
        rows(&mut programme, scenario, &variables);
        for (unknown, distance) in wanted {
            let Some(variable) = variables[unknown] else { continue };
            let counted = programme.continuous(Range { low: f64::NEG_INFINITY, high: distance }, WORTH);
            programme.row(Range::at_most(0.0), [(counted, 1.0), (variable, -1.0)]);
        }
        let Some(relaxed) = programme.relax()? else { return Ok(()) };
        if let Some(moves) = whole(&variables, &relaxed.values) {
            note(scenario, &moves, witnesses);
            if witnesses.iter().flatten().count() > before {
                for (choice, _) in needed(scenario, &moves) {
                    hidden[choice] = true;
                }
                // What is hidden now may be enough for others.
                see(scenario, hidden, witnesses)?;
            }
        }
        if witnesses.iter().flatten().count() == before {
            return Ok(());
        }
    }
}

/// A programme in which everything that may be hidden moves, at a price where it is not hidden yet.
fn open(
    problem: &Problem,
    scenario: &Scenario,
    hidden: &[bool],
    is_whole: bool,
) -> (Programme, Vec<Option<Variable>>) {
    let everything = vec![true; hidden.len()];
    let mut programme = Programme::new();
    let mut variables: Vec<Option<Variable>> = Vec::with_capacity(scenario.unknowns.len());
    for (at, one) in scenario.unknowns.iter().enumerate() {
        let (low, high) = room(scenario, &everything, at);
        if low >= high {
            variables.push(None);
            continue;
        }
        let range = Range { low, high };
        let variable = if is_whole { programme.whole(range, 0.0) } else { programme.continuous(range, 0.0) };
        variables.push(Some(variable));
        if let Told::Unless { choice, .. } = one.told
            && !hidden[choice]
        {
            let (told_low, told_high) = room(scenario, hidden, at);
            let price = problem.weights[choice] as f64;
            let over = programme.continuous(Range::at_least(0.0), -price);
            programme.row(Range::at_most(told_high), [(variable, 1.0), (over, -1.0)]);
            programme.row(Range::at_least(told_low), [(variable, 1.0), (over, 1.0)]);
        }
    }
    (programme, variables)
}

/// The distances to one of a demand's goals that move what is cheap to hide.
fn cheapest(
    problem: &Problem,
    scenario: &Scenario,
    hidden: &[bool],
    demand: &Demand,
) -> Result<Option<Vec<i64>>, SolverError> {
    let mut best: Option<(f64, Vec<i64>)> = None;
    for goal in &demand.goals {
        let (distance, way) = need(scenario, demand.unknown, *goal);
        // Whole numbers only where broken ones come out.
        for is_whole in [false, true] {
            let (mut programme, variables) = open(problem, scenario, hidden, is_whole);
            let Some(target) = variables[demand.unknown] else { break };
            rows(&mut programme, scenario, &variables);
            programme.row(Range::at_least(distance), [(target, way)]);
            let values = if is_whole {
                match programme.solve_by_highs(Search { gap: 0.05, ..Search::default() }, None)? {
                    Answer::Solved(solution) => solution.values,
                    _ => break,
                }
            } else {
                match programme.relax()? {
                    Some(relaxed) => relaxed.values,
                    None => break,
                }
            };
            if let Some(moves) = whole(&variables, &values) {
                let costs: f64 = needed(scenario, &moves)
                    .filter(|(choice, _)| !hidden[*choice])
                    .map(|(choice, _)| problem.weights[choice] as f64)
                    .sum();
                if best.as_ref().is_none_or(|(least, _)| costs < *least) {
                    best = Some((costs, moves));
                }
                break;
            }
        }
    }
    Ok(best.map(|(_, moves)| moves))
}

/// Tells what is hidden and not needed, dearest first.
fn tell_again(
    problem: &Problem,
    hidden: &mut [bool],
    witnesses: &mut [Vec<Option<Vec<i64>>>],
    most: usize,
) -> Result<Method, SolverError> {
    let mut order: Vec<usize> = (0..hidden.len()).filter(|choice| hidden[*choice]).collect();
    order.sort_by_key(|choice| (std::cmp::Reverse(problem.weights[*choice]), *choice));
    // A programme takes longer the more unknowns it has.
    let unknowns: usize = problem.scenarios.iter().map(|scenario| scenario.unknowns.len()).sum();
    let mut left = most * 100 / unknowns.max(100);
    let mut method = Method::Heuristic;
    for choice in order {
        hidden[choice] = false;
        let mut instead = witnesses.to_vec();
        let mut stays = true;
        for (number, scenario) in problem.scenarios.iter().enumerate() {
            let mine = &mut instead[number];
            for witness in mine.iter_mut() {
                let uses = |moves: &Vec<i64>| needed(scenario, moves).any(|(needs, _)| needs == choice);
                if witness.as_ref().is_some_and(uses) {
                    *witness = None;
                }
            }
            let open = mine.iter().filter(|witness| witness.is_none()).count();
            if open > 2 && left > 0 {
                left = left.saturating_sub(2);
                see(scenario, hidden, mine)?;
            }
            for (at, demand) in scenario.demands.iter().enumerate() {
                if mine[at].is_some() {
                    continue;
                }
                if left == 0 {
                    method = Method::HeuristicCutShort;
                    stays = false;
                    break;
                }
                left -= 1;
                match any(scenario, hidden, demand.unknown, &demand.goals)? {
                    Some(moves) => note(scenario, &moves, mine),
                    None => {
                        stays = false;
                        break;
                    }
                }
            }
            if !stays {
                break;
            }
        }
        if stays {
            witnesses.clone_from_slice(&instead);
        } else {
            hidden[choice] = true;
        }
    }
    Ok(method)
}
