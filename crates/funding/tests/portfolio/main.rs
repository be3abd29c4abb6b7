//! Portfolios of up to fourteen projects against trying every one.

mod check;
mod explained;
mod small;
mod told;

use funding::portfolio::{Effort, Outcome, check as look_over, choose};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_portfolio_is_the_best_that_trying_all_finds(call in small::call()) {
        let tried = small::tried(&call);
        match (choose(&call, Effort::default()).expect("a sound call"), tried) {
            (Outcome::Chosen(chosen), Some(best)) => {
                prop_assert_eq!(chosen.worth.total, best);
                prop_assert!(chosen.proven && chosen.bound >= best);
                let worth = look_over(&call, &chosen.portfolio).expect("looked over already");
                let terms = worth.criteria.iter().map(|v| v.0).sum::<i64>()
                    + worth.cells.iter().chain(&worth.demands).map(|r| r.worth.0).sum::<i64>();
                prop_assert_eq!(terms, worth.total.0);
            }
            (outcome, best) => prop_assert!(outcome == Outcome::NothingFits && best.is_none(), "{outcome:?} {best:?}"),
        }
    }

    #[test]
    fn a_gap_that_is_asked_for_is_kept(call in small::call()) {
        if let Outcome::Chosen(chosen) = choose(&call, Effort { gap: 0.05, ..Effort::default() }).expect("a sound call") {
            let best = small::tried(&call).expect("one was found");
            prop_assert!(chosen.worth.total <= best && best <= chosen.bound);
            prop_assert!(chosen.gap() <= 0.0501, "{}", chosen.gap());
        }
    }
}
