//! The proposal of assessors against every assignment that there is, where they can all be tried.

use funding::assign::{Load, Need, Pair, cost, propose};
use proptest::prelude::*;

/// The most assessments that can be placed, and the least cost of so many, by trying every set of pairs.
fn by_trying(needs: &[Need], loads: &[Load], pairs: &[Pair]) -> (usize, i64) {
    let mut best = (0, 0);
    for set in 0..1_u32 << pairs.len() {
        let chosen: Vec<usize> = (0..pairs.len()).filter(|at| set & (1 << at) != 0).collect();
        let fits_need = needs.iter().enumerate().all(|(at, need)| {
            let more = chosen.iter().filter(|one| pairs[**one].application == at).count();
            more == 0 || need.has + u32::try_from(more).unwrap() <= need.wanted
        });
        let fits_load = loads.iter().enumerate().all(|(at, load)| {
            let more = chosen.iter().filter(|one| pairs[**one].assessor == at).count();
            more == 0 || load.has + u32::try_from(more).unwrap() <= load.most
        });
        let sum = cost(needs, loads, pairs, &chosen);
        if fits_need && fits_load && (chosen.len() > best.0 || chosen.len() == best.0 && sum < best.1) {
            best = (chosen.len(), sum);
        }
    }
    best
}

fn cases() -> impl Strategy<Value = (Vec<Need>, Vec<Load>, Vec<Pair>)> {
    let need = (0..3_u32, 0..3_u32).prop_map(|(wanted, has)| Need { wanted, has });
    let load = (0..3_u32, 0..4_u32).prop_map(|(has, most)| Load { has, most });
    (prop::collection::vec(need, 1..5), prop::collection::vec(load, 1..4)).prop_flat_map(|(needs, loads)| {
        let all: Vec<(usize, usize)> =
            (0..needs.len()).flat_map(|a| (0..loads.len()).map(move |b| (a, b))).collect();
        let each = all.len();
        let pairs =
            prop::collection::vec(prop::option::weighted(0.7, 0..=100_u32), each).prop_map(move |far| {
                let known = all.iter().zip(far).filter_map(|((application, assessor), distance)| {
                    Some(Pair { application: *application, assessor: *assessor, distance: distance? })
                });
                known.collect()
            });
        (Just(needs), Just(loads), pairs)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn nothing_better_is_there((needs, loads, pairs) in cases()) {
        let found = propose(&needs, &loads, &pairs);
        prop_assert_eq!(cost(&needs, &loads, &pairs, &found.chosen), found.cost);
        prop_assert_eq!((found.chosen.len(), found.cost), by_trying(&needs, &loads, &pairs));
    }
}
