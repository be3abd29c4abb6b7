//! The checker, by itself: what it must refuse.

use funding::portfolio::{Effort, Outcome, check, check::Violation, choose};
use proptest::prelude::*;

use crate::small;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_portfolio_that_was_tampered_with_is_refused(call in small::call(), which in any::<prop::sample::Index>(), by in 1_i64..50) {
        let Outcome::Chosen(chosen) = choose(&call, Effort::default()).expect("a sound call") else { return Ok(()) };
        prop_assume!(!chosen.portfolio.grants.is_empty());
        let nth = which.index(chosen.portfolio.grants.len());
        let at = chosen.portfolio.grants[nth].project;

        let mut more = chosen.portfolio.clone();
        more.grants[nth].amounts[0] += by;
        prop_assert_eq!(check(&call, &more), Err(vec![Violation::OtherAmounts { project: at }]));

        let mut twice = chosen.portfolio.clone();
        twice.grants.insert(nth, twice.grants[nth].clone());
        prop_assert_eq!(check(&call, &twice), Err(vec![Violation::OutOfOrder(at)]));

        let mut beyond = chosen.portfolio.clone();
        beyond.grants[nth].percent = 101;
        let outside = Violation::ShareOutside { project: at, percent: 101 };
        let refused = check(&call, &beyond).is_err_and(|broken| broken.contains(&outside));
        prop_assert!(refused);

        let mut poorer = call.clone();
        let granted: i64 = chosen.portfolio.grants.iter().map(|grant| grant.amounts[0]).sum();
        poorer.years[0].appropriation = granted - 1;
        let broken = Violation::Appropriation { year: 0, granted, appropriation: granted - 1 };
        prop_assert!(check(&poorer, &chosen.portfolio).is_err_and(|all| all.contains(&broken)));
    }
}
