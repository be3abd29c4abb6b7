//! The terms of an explanation, each against trying everything.

use funding::portfolio::{
    Call, Effort, Outcome, Portfolio, Value,
    call::{Bound, Condition, Fixed},
    check, choose,
    explain::{self, Changed},
};
use proptest::prelude::*;

use crate::small;

fn chosen(call: &Call) -> Option<funding::portfolio::Chosen> {
    match choose(call, Effort::default()).expect("a sound call") {
        Outcome::Chosen(chosen) => Some(chosen),
        Outcome::NothingFits => None,
        Outcome::OutOfTime { .. } => panic!("no limit was given"),
    }
}

fn same(changed: Changed, tried: Option<Value>) -> Result<(), TestCaseError> {
    match (changed, tried) {
        (Changed::Worth { worth, bound }, Some(best)) => {
            prop_assert_eq!(worth, best);
            prop_assert!(bound >= best);
        }
        (changed, tried) => {
            prop_assert!(changed == Changed::NothingFits && tried.is_none(), "{changed:?} {tried:?}");
        }
    }
    Ok(())
}

/// The call with only some of its conditions.
fn only(call: &Call, kept: &[Condition]) -> Call {
    let mut only = call.clone();
    for (place, year) in only.years.iter_mut().enumerate() {
        if !kept.contains(&Condition::Appropriation(place)) {
            year.appropriation = 1_000_000;
        }
    }
    for (place, limit) in only.limits.iter_mut().enumerate() {
        if !kept.contains(&Condition::Limit(place)) {
            limit.bound = Bound::AtLeast(0);
        }
    }
    for (place, project) in only.projects.iter_mut().enumerate() {
        if !kept.contains(&Condition::Fixed(place)) {
            project.fixed = None;
        }
    }
    only.rules = call
        .rules
        .iter()
        .enumerate()
        .filter(|(place, _)| kept.contains(&Condition::Rule(*place)))
        .map(|(_, rule)| rule.clone())
        .collect();
    only
}

fn differences(call: &Call, one: &Portfolio, other: &Portfolio) -> usize {
    (0..call.projects.len()).filter(|p| one.holds(*p) != other.holds(*p)).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn each_project_costs_what_trying_says(call in small::call()) {
        let Some(best) = chosen(&call) else { return Ok(()) };
        let turned = explain::turned(&call, &best, Effort::default()).expect("solved");
        prop_assert_eq!(turned.len(), call.projects.len());
        for turned in turned {
            prop_assert_eq!(turned.chosen, best.portfolio.holds(turned.project));
            let mut question = call.clone();
            question.projects[turned.project].fixed = Some(if turned.chosen { Fixed::Out } else { Fixed::In });
            same(turned.best, small::tried(&question))?;
        }
    }

    #[test]
    fn a_range_that_is_asked_for_holds_the_cost(call in small::call()) {
        let Some(best) = chosen(&call) else { return Ok(()) };
        for turned in explain::turned(&call, &best, Effort { gap: 0.05, ..Effort::default() }).expect("solved") {
            let mut question = call.clone();
            question.projects[turned.project].fixed = Some(if turned.chosen { Fixed::Out } else { Fixed::In });
            match (turned.best, small::tried(&question)) {
                (Changed::Worth { worth, bound }, Some(best)) => prop_assert!(worth <= best && best <= bound, "{best} is not between {worth} and {bound}"),
                (changed, tried) => prop_assert!(changed == Changed::NothingFits && tried.is_none(), "{changed:?} {tried:?}"),
            }
        }
    }

    #[test]
    fn each_condition_costs_what_trying_says(call in small::call()) {
        let Some(best) = chosen(&call) else { return Ok(()) };
        let conditions = call.conditions();
        for priced in explain::priced(&call, &best, Effort::default()).expect("solved") {
            let kept: Vec<_> = conditions.iter().copied().filter(|c| *c != priced.condition).collect();
            same(priced.best, small::tried(&only(&call, &kept)))?;
        }
    }

    #[test]
    fn the_first_other_differs_as_much_as_any_that_is_as_good(call in small::call()) {
        let Some(best) = chosen(&call) else { return Ok(()) };
        let least = (best.worth.total.0 as f64 * 0.99).ceil() as i64;
        let others = explain::others(&call, &best, 0.99, 2, Effort::default()).expect("solved");
        let farthest = small::all(&call)
            .filter(|portfolio| check(&call, portfolio).is_ok_and(|worth| worth.total.0 >= least))
            .map(|portfolio| differences(&call, &best.portfolio, &portfolio))
            .max()
            .unwrap_or(0);
        prop_assert_eq!(others.first().map_or(0, |other| other.differs), farthest);
        for other in &others {
            prop_assert_eq!(check(&call, &other.portfolio).expect("meets all").total, other.worth);
            prop_assert!(other.worth.0 >= least && other.at_most >= other.differs);
        }
        if let [one, two] = &others[..] {
            let nearest = differences(&call, &two.portfolio, &best.portfolio).min(differences(&call, &two.portfolio, &one.portfolio));
            prop_assert_eq!(two.differs, nearest);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 20_000, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn a_clash_is_one_and_none_is_smaller(call in small::call()) {
        prop_assume!(small::tried(&call).is_none());
        let clash = explain::clash(&call, Effort::default()).expect("solved");
        prop_assert!(small::tried(&only(&call, &clash)).is_none(), "{clash:?} can be met");
        // No set with one condition fewer clashes.
        let conditions = call.conditions();
        if clash.len() == 2 {
            for condition in &conditions {
                prop_assert!(small::tried(&only(&call, &[*condition])).is_some(), "{condition:?} alone clashes");
            }
        }
        for left in &clash {
            let fewer: Vec<_> = clash.iter().copied().filter(|c| c != left).collect();
            prop_assert!(small::tried(&only(&call, &fewer)).is_some(), "{fewer:?} clashes already");
        }
    }

    #[test]
    fn scores_are_redrawn_within_what_was_given(call in small::call()) {
        let Some(best) = chosen(&call) else { return Ok(()) };
        let redrawn = explain::redraw(&call, &best, 6, 1, Effort::default()).expect("solved");
        prop_assert_eq!(redrawn.draws, 6);
        prop_assert!(redrawn.chosen.iter().all(|times| *times <= 6));
        prop_assert_eq!(&redrawn, &explain::redraw(&call, &best, 6, 1, Effort::default()).expect("solved"));
        for (project, times) in call.projects.iter().zip(&redrawn.chosen) {
            match project.fixed {
                Some(Fixed::In) => prop_assert_eq!(*times, 6),
                Some(Fixed::Out) => prop_assert_eq!(*times, 0),
                None => {}
            }
        }
        // One score alone does not move.
        let mut sure = call.clone();
        for scores in sure.projects.iter_mut().flat_map(|p| &mut p.scores) {
            scores.truncate(1);
        }
        let best = chosen(&sure).expect("the same conditions");
        let again = explain::redraw(&sure, &best, 2, 7, Effort::default()).expect("solved");
        prop_assert_eq!(again.draws, 2);
    }
}
