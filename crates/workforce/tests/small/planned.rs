//! Plans against trying measures by hand: nothing that keeps to what is there is better.

use proptest::{collection::vec, prelude::*};
use workforce::{
    gap::Lead,
    plan::{Effort, Key, Kind, Measure, Money, Plan, Question, check, plan, relax},
};

use super::{
    by_hand::{by_hand, calls, days, figures, keys, measures, open, settings},
    generate::{self, today},
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_two_measures_are_better_than_the_plan(
        map in generate::map(), figures in figures(), calls in calls(), settings in settings(), picks in vec(any::<prop::sample::Index>(), 60),
    ) {
        let question = Question { map: &map, today: today(), figures: &figures, calls: &calls, settings: &settings, lead: &Lead::default() };
        let planned = plan(question, Effort::default()).expect("a sound question");
        prop_assert!(planned.open.is_proven() && planned.own.is_proven(), "{planned:?}");
        let totals = check(&question, &planned).expect("it was looked over");
        prop_assert_eq!((totals.open, totals.own), (planned.open.reached, planned.own.reached));
        prop_assert!(2 * planned.own_range.low <= planned.own.reached + 2 * i64::try_from(calls.len()).expect("few") + 2);
        let best = (planned.open.reached, planned.own.reached);
        let one: Vec<Measure> = keys(&map)
            .iter()
            .flat_map(|key| {
                let days = days(&question, key);
                days.iter().flat_map(|day| measures(&question, key, *day)).collect::<Vec<_>>()
            })
            .collect();
        let better = |measures: Vec<Measure>| {
            // Each call leaves broken öre to the firm, which the programme does not see.
            by_hand(&question, measures).filter(|by_hand| {
                by_hand.open < best.0 || (by_hand.open == best.0 && by_hand.own + 4 < best.1)
            })
        };
        prop_assert_eq!(better(Vec::new()), None);
        for first in &one {
            prop_assert_eq!(better(vec![first.clone()]), None, "{:?} {:?}", first, planned);
        }
        // Two and three of those that do something, picked at random.
        if !one.is_empty() {
            for pick in picks.chunks(3) {
                let some: Vec<Measure> = pick.iter().map(|pick| pick.get(&one).clone()).collect();
                prop_assert_eq!(better(some[..2].to_vec()), None, "{:?} {:?}", some, planned);
                prop_assert_eq!(better(some.clone()), None, "{:?} {:?}", some, planned);
            }
        }
    }

    #[test]
    fn what_is_only_expected_meets_nothing(
        map in generate::map(), figures in figures(), settings in settings(),
    ) {
        let lead = Lead::default();
        let question = Question { map: &map, today: today(), figures: &figures, calls: &[], settings: &settings, lead: &lead };
        let planned = plan(question, Effort::default()).expect("a sound question");
        let mut sure = planned.clone();
        sure.measures.retain(|measure| measure.key.kind() != Kind::Validate);
        sure.requirements.clear();
        let left = open(&question, &sure);
        for met in &planned.requirements {
            let without = left.iter().find(|one| (one.row, &one.shift) == (met.row, &met.shift));
            prop_assert_eq!(without.map(|one| one.open), Some(met.open), "{:?}", planned);
            prop_assert!(met.expected <= met.open);
        }
        let new = workforce::gap::find(&map, today(), &lead).wholly_new;
        for measure in &planned.measures {
            if let Key::Validate { skill, .. } = measure.key {
                prop_assert!(new.iter().all(|one| one.skill != skill), "{:?}", measure);
            }
        }
        // What falls in the years is all of it, and nothing twice.
        let whole = planned.measures.iter().fold(Money::default(), |sum, one| sum.plus(one.cost));
        let parts = planned.years.iter().fold(Money::default(), |sum, one| sum.plus(one.cost));
        prop_assert_eq!(whole, parts);
        let hours = |all: u32, one: u32| all + one;
        prop_assert_eq!(
            planned.measures.iter().map(|one| one.hours).fold(0, hours),
            planned.years.iter().map(|one| one.hours).fold(0, hours)
        );
    }

    #[test]
    fn leaving_a_measure_out_or_putting_it_off_is_no_better(
        map in generate::map(), figures in figures(), settings in settings(),
    ) {
        let question = Question { map: &map, today: today(), figures: &figures, calls: &[], settings: &settings, lead: &Lead::default() };
        let planned = plan(question, Effort::default()).expect("a sound question");
        let best = (planned.open.reached, planned.own.reached);
        for nth in 0..planned.measures.len() {
            let mut fewer = planned.clone();
            fewer.measures.remove(nth);
            fewer.requirements = Vec::new();
            if let Some(totals) = by_hand(&question, fewer.measures) {
                prop_assert!(totals.open > best.0 || (totals.open == best.0 && totals.own >= best.1));
            }
        }
        // With what was chosen ruled out, measure by measure, nothing gets better; chosen again it is the same.
        if let Some(first) = planned.measures.first() {
            let mut without = settings.clone();
            without.chosen.insert(first.key.clone(), false);
            let other = plan(Question { settings: &without, ..question }, Effort::default()).expect("sound");
            prop_assert!((other.open.reached, other.own.reached) >= best);
            prop_assert!(other.measures.iter().all(|measure| measure.key != first.key));
            let mut with = settings.clone();
            with.chosen.insert(first.key.clone(), true);
            let same = plan(Question { settings: &with, ..question }, Effort::default()).expect("sound");
            prop_assert_eq!((same.open.reached, same.own.reached), best, "{:#?} {:#?}", same, planned);
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        map in generate::map(), figures in figures(), calls in calls(), settings in settings(),
    ) {
        let lead = Lead::default();
        let question = Question { map: &map, today: today(), figures: &figures, calls: &calls, settings: &settings, lead: &lead };
        let mut turned = map.clone();
        turned.people.reverse();
        turned.held.reverse();
        turned.skills.reverse();
        turned.goals.reverse();
        let (mut other_figures, mut other_calls) = (figures.clone(), calls.clone());
        other_figures.reverse();
        other_calls.reverse();
        let other = Question { map: &turned, figures: &other_figures, calls: &other_calls, ..question };
        prop_assert_eq!(plan(question, Effort::default()), plan(other, Effort::default()));
    }

    #[test]
    fn what_would_meet_a_requirement_meets_it_and_a_krona_less_does_not(
        map in generate::map(), figures in figures(), settings in settings(),
    ) {
        let lead = Lead::default();
        let question = Question { map: &map, today: today(), figures: &figures, calls: &[], settings: &settings, lead: &lead };
        let planned = plan(question, Effort::default()).expect("a sound question");
        let Some(met) = planned.requirements.iter().find(|met| met.open > 0) else { return Ok(()) };
        let relaxed = relax(question, &planned, met.row, Effort::default()).expect("sound");
        let others = |plan: &Plan| -> i64 {
            let of = plan.requirements.iter().filter(|one| one.row != met.row);
            of.map(|one| one.left() * i64::from(one.weight)).sum()
        };
        let open = |plan: &Plan| plan.requirements.iter().filter(|one| one.row == met.row).map(|one| one.open).sum::<u32>();
        for (year, money) in &relaxed.money {
            let mut more = settings.clone();
            let place = more.years.iter().position(|one| one.year == *year).expect("a year");
            more.years[place].budget += money;
            let with = plan(Question { settings: &more, ..question }, Effort::default()).expect("sound");
            // All that was open before is open no more, and nothing else is worse.
            prop_assert!(with.open.reached <= others(&planned), "{relaxed:?}");
            more.years[place].budget -= 100;
            let less = plan(Question { settings: &more, ..question }, Effort::default()).expect("sound");
            prop_assert!(open(&less) > 0 || others(&less) > others(&planned), "{relaxed:?}");
        }
        for (year, hours) in &relaxed.hours {
            let mut more = settings.clone();
            let place = more.years.iter().position(|one| one.year == *year).expect("a year");
            more.years[place].hours += hours;
            let with = plan(Question { settings: &more, ..question }, Effort::default()).expect("sound");
            prop_assert!(with.open.reached <= others(&planned));
            more.years[place].hours -= 1;
            let less = plan(Question { settings: &more, ..question }, Effort::default()).expect("sound");
            prop_assert!(open(&less) > 0 || others(&less) > others(&planned));
        }
    }
}
