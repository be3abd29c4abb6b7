//! Questions of up to five needs against trying every allocation, and what is told of them.

mod generate;
mod told;
mod tried;

use allocation::{Effort, allocate, check, one_more, why};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_allocation_is_better_at_any_step(question in generate::question()) {
        let allocated = allocate(&question, Effort::default()).expect("a sound question");
        let best = tried::best(&question);
        let measure = &allocated.measure;
        prop_assert_eq!((measure.value, measure.spread, -measure.load), best);
        for (level, reached) in
            [(allocated.value, best.0), (allocated.spread, best.1), (allocated.load, -best.2)]
        {
            prop_assert_eq!(level.reached, reached);
            prop_assert!(level.is_proven(), "{level:?}");
        }
        prop_assert_eq!(check(&question, &allocated.placements), Ok(measure.clone()));
    }

    #[test]
    fn a_short_search_gives_bounds_that_hold(question in generate::question()) {
        let effort = Effort { rounds: Some(0), ..Effort::default() };
        let allocated = allocate(&question, effort).expect("a sound question");
        let (value, ..) = tried::best(&question);
        prop_assert!(allocated.value.reached <= value && value <= allocated.value.bound);
        let same_value = tried::all(&question).into_iter().filter(|of| of.0 == allocated.value.reached);
        let fairest = same_value.clone().map(|of| of.1).max().expect("it was reached");
        prop_assert!(allocated.spread.reached <= fairest && fairest <= allocated.spread.bound);
        let lightest = same_value.filter(|of| of.1 == allocated.spread.reached).map(|of| -of.2).min();
        let lightest = lightest.expect("it was reached");
        prop_assert!(allocated.load.bound <= lightest && lightest <= allocated.load.reached);
    }

    #[test]
    fn the_order_of_the_input_changes_nothing(question in generate::question()) {
        let mut turned = question.clone();
        turned.needs.reverse();
        turned.needs.iter_mut().for_each(|need| need.candidates.reverse());
        let one = allocate(&question, Effort::default()).expect("a sound question");
        let other = allocate(&turned, Effort::default()).expect("a sound question");
        let last = question.needs.len().saturating_sub(1);
        let mut back = other.placements;
        back.iter_mut().for_each(|placement| placement.need = last - placement.need);
        back.reverse();
        prop_assert_eq!(one.placements, back);
    }

    #[test]
    fn one_more_changes_as_little_as_the_most_value_lets_it(question in generate::question()) {
        prop_assume!(!question.needs.is_empty());
        let came = question.needs.len() - 1;
        let mut without = question.clone();
        without.needs.pop();
        let before = allocate(&without, Effort::default()).expect("a sound question").placements;
        let changed = one_more(&question, &before, came, Effort::default()).expect("sound");
        let after = check(&question, &changed.placements).expect("looked over already");
        let (value, ..) = tried::best(&question);
        prop_assert_eq!(after.value, value);
        prop_assert!(changed.value.is_proven() && changed.is_least);
        let told = tried::differs(&before, &changed.placements);
        prop_assert_eq!(told, tried::least_differing(&question, &before, value));
        // What is told is what is different.
        let moved = changed.changes.iter().filter(|c| matches!(c, allocation::Change::Moved { .. })).count();
        let lost = changed.changes.iter().filter(|c| matches!(c, allocation::Change::Displaced { .. })).count();
        prop_assert_eq!((lost, moved), told);
    }

    #[test]
    fn each_need_without_a_place_has_its_reason(question in generate::question()) {
        let placements = allocate(&question, Effort::default()).expect("a sound question").placements;
        for need in (0..question.needs.len()).filter(|need| placements.iter().all(|p| p.need != *need)) {
            let alone = tried::fits_alone(&question, need);
            let reason = why::reason(&question, &placements, need);
            prop_assert_eq!(reason == why::Reason::Outcompeted, alone, "{:?}", reason);
            prop_assert_eq!(reason == why::Reason::NoCandidates, question.needs[need].candidates.is_empty());
            let asks = why::stands(&question, &placements, need).iter().any(why::Stand::is_to_ask);
            if matches!(reason, why::Reason::Ask | why::Reason::HoursNotStated) {
                prop_assert!(asks);
            }
            if reason == why::Reason::NoHours {
                prop_assert!(!asks);
            }
        }
    }
}
