//! How sure the scores make the choice: how often each project is chosen when its scores are drawn anew.
//!
//! A draw takes, for each project and criterion, as many scores as there are, each drawn from those that its assessors gave,
//! with repetition (Efron, Bootstrap methods, Annals of Statistics 7(1), 1979). So a mean never leaves the spread, and one
//! score alone does not move: what only one person has judged looks surer than it is.

use std::collections::BTreeSet;

use super::{
    super::{
        call::Call,
        choose::{Chosen, Effort, Outcome, SelectionError},
        model::Model,
    },
    each, hoped, solve_near,
};

/// How often each project is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redrawn {
    pub draws: usize,
    pub seed: u64,
    /// For each project, in how many draws; a draw whose time was over counts for none and is not among the draws.
    pub chosen: Vec<usize>,
}

/// Chooses anew for each of so many draws.
///
/// # Errors
/// When the solver gives up.
pub fn redraw(
    call: &Call,
    chosen: &Chosen,
    draws: usize,
    seed: u64,
    effort: Effort,
) -> Result<Redrawn, SelectionError> {
    let mut stream = Stream(seed);
    let mut counted = Redrawn { draws: 0, seed, chosen: vec![0; call.projects.len()] };
    let drawn: Vec<Call> = (0..draws).map(|_| drawn(call, &mut stream)).collect();
    let hoped = hoped(&Model::new(call, &BTreeSet::new()), chosen, effort)?;
    let outcomes = each(&drawn, |drawn| {
        let model = Model::new(drawn, &BTreeSet::new());
        solve_near(drawn, &model, effort, chosen, hoped)
    })?;
    for outcome in outcomes {
        if let Outcome::Chosen(best) = outcome {
            counted.draws += 1;
            for grant in best.portfolio.grants {
                counted.chosen[grant.project] += 1;
            }
        }
    }
    Ok(counted)
}

/// The call with its scores drawn anew.
fn drawn(call: &Call, stream: &mut Stream) -> Call {
    let mut drawn = call.clone();
    for scores in drawn.projects.iter_mut().flat_map(|project| &mut project.scores) {
        let given = scores.clone();
        for score in scores.iter_mut() {
            *score = given[stream.below(given.len())];
        }
    }
    drawn
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same draws from the same seed on every machine.
struct Stream(u64);

impl Stream {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let scaled = (u128::from(mixed) * end as u128) >> 64;
        usize::try_from(scaled).expect("below a usize")
    }
}
