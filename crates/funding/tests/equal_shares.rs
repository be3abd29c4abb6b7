//! Equal shares against its definition, written down slowly with fractions.

use funding::portfolio::methods::{Ballots, equal_shares};
use num_bigint::BigInt;
use num_rational::Ratio;
use proptest::{collection::vec, prelude::*};

type Fraction = Ratio<BigInt>;

fn fraction(value: i64) -> Fraction {
    Fraction::from(BigInt::from(value))
}

/// The projects paid for, in their order.
fn by_definition(ballots: &Ballots) -> Vec<usize> {
    let voters = ballots.ballots.len();
    let mut purses = vec![fraction(ballots.budget) / fraction(i64::try_from(voters.max(1)).unwrap()); voters];
    let mut paid: Vec<usize> = Vec::new();
    let points = |project: usize| -> i64 {
        ballots.ballots.iter().flatten().filter(|(p, _)| *p == project).map(|(_, points)| points).sum()
    };
    loop {
        let mut best: Option<(Fraction, i64, i64, usize, Vec<(usize, Fraction)>)> = None;
        for project in (0..ballots.costs.len()).filter(|project| !paid.contains(project)) {
            let cost = fraction(ballots.costs[project]);
            let supporters: Vec<(usize, Fraction)> = ballots
                .ballots
                .iter()
                .enumerate()
                .filter_map(|(voter, ballot)| {
                    let (_, points) = ballot.iter().find(|(p, _)| *p == project)?;
                    let utility = if ballots.cost_utilities { ballots.costs[project] } else { *points };
                    (utility > 0).then(|| (voter, fraction(utility)))
                })
                .collect();
            let gathered = |price: &Fraction| -> Fraction {
                supporters.iter().map(|(voter, u)| (price * u).min(purses[*voter].clone())).sum()
            };
            // The sum rises in the price and bends where a purse is empty: look at the bends.
            let mut bends: Vec<Fraction> = supporters.iter().map(|(voter, u)| &purses[*voter] / u).collect();
            bends.sort();
            let Some(enough) = bends.into_iter().find(|price| gathered(price) >= cost) else { continue };
            let (mut left, mut utilities) = (cost, fraction(0));
            for (voter, utility) in &supporters {
                if &purses[*voter] / utility < enough {
                    left -= purses[*voter].clone();
                } else {
                    utilities += utility.clone();
                }
            }
            let price = left / utilities;
            let key = (price, -points(project), ballots.costs[project], project);
            if best.as_ref().is_none_or(|b| key < (b.0.clone(), b.1, b.2, b.3)) {
                best = Some((key.0, key.1, key.2, key.3, supporters));
            }
        }
        let Some((price, _, _, project, supporters)) = best else { return paid };
        for (voter, utility) in supporters {
            let part = (&price * utility).min(purses[voter].clone());
            purses[voter] -= part;
        }
        paid.push(project);
    }
}

fn ballots() -> impl Strategy<Value = Ballots> {
    (1_usize..8, 1_usize..12, any::<bool>()).prop_flat_map(|(projects, voters, cost_utilities)| {
        let ballot = vec((0..projects, 0_i64..5), 0..5).prop_map(move |named| {
            let mut ballot: Vec<(usize, i64)> = Vec::new();
            for (project, points) in named {
                if ballot.iter().all(|(p, _)| *p != project) {
                    ballot.push((project, if cost_utilities { 1 } else { points }));
                }
            }
            ballot
        });
        (vec(1_i64..40, projects), 0_i64..120, vec(ballot, voters))
            .prop_map(move |(costs, budget, ballots)| Ballots { costs, budget, ballots, cost_utilities })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn equal_shares_is_its_definition_completed_by_rank(ballots in ballots()) {
        let chosen = equal_shares(&ballots);
        prop_assert_eq!(&chosen.paid, &by_definition(&ballots));
        let cost: i64 = chosen.selected().iter().map(|project| ballots.costs[*project]).sum();
        prop_assert!(cost <= ballots.budget);
        // Nothing left out would still fit.
        for project in (0..ballots.costs.len()).filter(|project| !chosen.selected().contains(project)) {
            prop_assert!(cost + ballots.costs[project] > ballots.budget);
        }
    }
}

/// Two thirds want cheap things, one third something dear: the dear thing gets a third of the money, not nothing.
#[test]
fn a_third_of_the_voters_gets_a_third_of_the_money() {
    let ballots = Ballots {
        costs: vec![30, 30, 30, 30],
        budget: 90,
        ballots: [vec![vec![(0, 1), (1, 1), (2, 1)]; 6], vec![vec![(3, 1)]; 3]].concat(),
        cost_utilities: true,
    };
    assert_eq!(equal_shares(&ballots).selected(), [0, 1, 3]);
}
