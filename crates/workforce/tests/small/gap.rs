//! Gaps against the requirements, one by one.

use proptest::prelude::*;
use workforce::{
    cover::Cover,
    gap::{Due, Lead, days, find},
    map::{GoalState, Level, Who},
};

use super::generate::{self, today};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn every_open_requirement_that_is_not_sure_on_its_day_is_a_gap(map in generate::map()) {
        let found = find(&map, today(), &Lead::default());
        let mut expected = Vec::new();
        for (row, required) in map.required.iter().enumerate() {
            let goal = required.capability.and_then(|id| map.capability(id)).and_then(|one| map.goal(one.goal));
            if goal.is_some_and(|goal| goal.state != GoalState::Open) {
                continue;
            }
            let day = required.by.or(if required.capability.is_some() { goal.and_then(|goal| goal.by) } else { Some(today()) });
            let covered = Cover::new(&map, day.unwrap_or(today()).max(today())).of(row, required);
            if covered.missing_most > 0 {
                expected.push((row, day, covered));
            }
        }
        prop_assert_eq!(found.gaps.len(), expected.len());
        for (row, day, covered) in expected {
            let gap = found.gaps.iter().find(|gap| gap.row == row).expect("told");
            prop_assert_eq!(&gap.covered, &covered);
            match (day, gap.due) {
                (None, Due::Undated) => {}
                (Some(day), Due::Now(due)) => prop_assert!(due == day && day <= today()),
                (Some(day), Due::By(due)) => prop_assert!(due == day && day > today()),
                (day, due) => prop_assert!(false, "{day:?} {due:?}"),
            }
            // The rule of risk, said again.
            let time = match day {
                None => 1,
                Some(day) if day <= today() => 4,
                Some(day) if days(today(), day) < 182 => 3,
                Some(day) if days(today(), day) < 364 => 2,
                Some(_) => 1,
            };
            let half_heads = f64::from(covered.missing_least + covered.missing_most);
            let share = (half_heads / f64::from(2 * covered.needed) * 4.0).ceil();
            let hang = if covered.tally.sure <= 1 { 2.0 } else { 0.0 };
            prop_assert_eq!(f64::from(gap.risk.score), f64::from(time) * share + hang);
        }
        prop_assert!(found.gaps.windows(2).all(|pair| pair[0].risk.score >= pair[1].risk.score));
    }

    #[test]
    fn everybody_who_is_not_sure_is_told_once(map in generate::map()) {
        for gap in find(&map, today(), &Lead::default()).gaps {
            let then = Cover::new(&map, gap.due.measured(today()));
            let now = Cover::new(&map, today());
            let required = &map.required[gap.row];
            let kinds = &gap.kinds;
            let told = kinds.too_low.values().sum::<u32>()
                + kinds.old + kinds.undated + kinds.doubted + kinds.unproven + kinds.unknown
                + kinds.ends_before + kinds.ended;
            let mut not_sure = 0;
            let mut leaves = 0;
            for people in map.people.iter().filter(|people| people.roles.contains(&required.role)) {
                if then.is_here(people) {
                    not_sure += people.who.count() - then.tally(people, required.skill, required.level).sure;
                } else if now.is_here(people) {
                    leaves += now.tally(people, required.skill, required.level).sure;
                }
            }
            prop_assert_eq!((told, kinds.leaves), (not_sure, leaves), "{:?}", kinds);
            prop_assert_eq!(kinds.nobody, gap.covered.tally.perhaps() == 0);
            // A person below the level is as many steps below as the highest level they may be at.
            if let [people] = &map.people[..]
                && let (Who::Named(_), Some((&steps, _))) = (&people.who, kinds.too_low.iter().next())
            {
                let at = gap.level.0 - steps;
                let may = |level| then.tally(people, required.skill, Level(level)).perhaps() == 1;
                prop_assert!(at == 0 || may(at));
                prop_assert!(!may(at + 1));
            }
        }
    }

    #[test]
    fn a_wholly_new_skill_is_said_of_nobody(map in generate::map()) {
        let new = find(&map, today(), &Lead::default()).wholly_new;
        for skill in &map.skills {
            let required = map.required.iter().any(|required| required.skill == skill.id && map.is_open(required));
            let cover = Cover::new(&map, today());
            let said = map.people.iter().filter(|people| cover.is_here(people)).any(|people| {
                let tally = cover.tally(people, skill.id, Level(1));
                tally.perhaps() > tally.unsaid || tally.expired > 0
            });
            prop_assert_eq!(new.iter().any(|one| one.skill == skill.id), required && !said);
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(map in generate::map()) {
        let mut turned = map.clone();
        turned.people.reverse();
        turned.held.reverse();
        turned.goals.reverse();
        prop_assert_eq!(find(&map, today(), &Lead::default()), find(&turned, today(), &Lead::default()));
    }
}
