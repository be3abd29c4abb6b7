//! Cover against the rule said in plain loops, and against every way in which heads may be which.

use std::collections::BTreeMap;

use jiff::civil::Date;
use proptest::{collection::vec, prelude::*};
use workforce::{
    cover::{Cover, Tally, What},
    map::{Age, Evidence, EvidenceKind, Held, Level, Map, People, PersonId, SkillId, Who, check},
};

use super::generate::{self, month, today};

fn assesses(evidence: &Evidence) -> bool {
    !matches!(evidence.kind, EvidenceKind::DeliveredWork | EvidenceKind::Certificate)
}

fn is_newer(one: &Evidence, other: &Evidence) -> bool {
    one.on.zip(other.on).is_some_and(|(one, other)| one > other)
}

/// Whether one person is sure of a level and whether they may be at it, row by row.
fn told(map: &Map, rows: &[&Held], certificate: bool, level: Level, day: Date) -> (bool, bool) {
    // A certificate is held or not.
    let level = if certificate { Level(1) } else { level };
    let age = |held: &Held| map.ageing.on(&held.evidence, day);
    let there: Vec<&Held> = rows.iter().copied().filter(|held| age(held) != Age::NotYet).collect();
    if there.is_empty() {
        return (false, true);
    }
    let mut sure = false;
    for held in &there {
        let proves =
            !certificate || matches!(held.evidence.kind, EvidenceKind::Certificate | EvidenceKind::Validated);
        if age(held) != Age::Good || held.level < level || !proves {
            continue;
        }
        let mut against = false;
        for other in &there {
            if !assesses(&other.evidence) || age(other) == Age::Expired || other.level >= level {
                continue;
            }
            let (this, other_kind) = (held.evidence.kind, other.evidence.kind);
            against |= is_newer(&other.evidence, &held.evidence);
            against |= assesses(&held.evidence)
                && age(other) == Age::Good
                && (other_kind > this || other_kind == this && !is_newer(&held.evidence, &other.evidence));
        }
        sure |= !against;
    }
    let replaced = |held: &Held| {
        there.iter().any(|other| {
            assesses(&other.evidence)
                && age(other) != Age::Expired
                && other.evidence.kind >= held.evidence.kind
                && is_newer(&other.evidence, &held.evidence)
        })
    };
    let ended = |held: &Held| certificate && age(held) == Age::Expired;
    let may = there.iter().any(|held| held.level >= level && !replaced(held) && !ended(held));
    (sure, sure || may)
}

/// One group's rows dealt out to its heads: each statement to heads in its own order.
fn dealt<'a>(rows: &[&'a Held], count: u32, orders: &[Vec<u32>]) -> Option<Vec<Vec<&'a Held>>> {
    let mut statements: Vec<(&Evidence, Vec<&'a Held>)> = Vec::new();
    for &held in rows {
        match statements.iter_mut().find(|(evidence, _)| **evidence == held.evidence) {
            Some((_, same)) => same.push(held),
            None => statements.push((&held.evidence, vec![held])),
        }
    }
    let mut heads = vec![Vec::new(); count as usize];
    for ((_, rows), order) in statements.into_iter().zip(orders) {
        let mut order = order.iter().filter(|head| **head < count);
        for held in rows {
            for _ in 0..held.heads {
                heads[*order.next()? as usize].push(held);
            }
        }
    }
    Some(heads)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_person_is_where_the_rule_says(map in generate::map(), level in 1_u8..5, months in -5_i64..20) {
        prop_assert_eq!(check(&map), Vec::new());
        let day = month(months);
        let cover = Cover::new(&map, day);
        for people in map.people.iter().filter(|people| matches!(people.who, Who::Named(_))) {
            for skill in &map.skills {
                let rows: Vec<&Held> =
                    map.held.iter().filter(|held| held.person == people.id && held.skill == skill.id).collect();
                let tally = cover.tally(people, skill.id, Level(level));
                let (sure, may) = told(&map, &rows, skill.certificate.is_some(), Level(level), day);
                prop_assert_eq!((tally.sure == 1, tally.perhaps() == 1), (sure, may), "{:?} {:?}", tally, rows);
                prop_assert_eq!(tally.all(), 1);
            }
        }
    }

    #[test]
    fn heads_are_within_the_range_however_they_are_dealt(
        rows in vec(generate::held(vec![(PersonId(1), 5)]), 0..6),
        same in any::<bool>(),
        licence in any::<bool>(),
        level in 1_u8..5,
        orders in vec(Just(vec![0_u32, 1, 2, 3, 4]).prop_shuffle(), 6),
    ) {
        let mut held = rows;
        for row in &mut held {
            row.skill = SkillId(1);
        }
        if same && held.len() > 1 {
            held[1].evidence = held[0].evidence.clone();
        }
        let mut map = Map { held, ..Map::default() };
        map.skills.push(workforce::map::Skill {
            id: SkillId(1),
            name: "S".to_owned(),
            concept: None,
            certificate: licence.then(String::new),
            after: Vec::new(),
        });
        map.people.push(People {
            id: PersonId(1),
            who: Who::Heads { count: 5, called: "H".to_owned() },
            roles: Vec::new(),
            shift: None,
            account: None,
            leaves: None,
        });
        let rows: Vec<&Held> = map.held.iter().collect();
        let Some(heads) = dealt(&rows, 5, &orders) else { return Ok(()) };
        let tally = Cover::new(&map, today()).tally(&map.people[0], SkillId(1), Level(level));
        let each: Vec<(bool, bool)> =
            heads.iter().map(|rows| told(&map, rows, licence, Level(level), today())).collect();
        let sure = u32::try_from(each.iter().filter(|(sure, _)| *sure).count()).expect("few");
        let may = u32::try_from(each.iter().filter(|(_, may)| *may).count()).expect("few");
        prop_assert!(tally.sure <= sure, "{tally:?} {sure} {heads:?}");
        prop_assert!(may <= tally.perhaps(), "{tally:?} {may} {heads:?}");
        prop_assert_eq!(tally.all(), 5);
    }

    #[test]
    fn missing_is_the_least_and_the_most_of_all_ways_to_man_the_shifts(map in generate::map(), months in 0_i64..20) {
        let day = month(months);
        let cover = Cover::new(&map, day);
        let open: Vec<usize> = (0..map.required.len()).filter(|row| map.is_open(&map.required[*row])).collect();
        let all = cover.all();
        prop_assert_eq!(all.iter().map(|one| one.row).collect::<Vec<_>>(), open);
        for one in all {
            let required = &map.required[one.row];
            let here = |people: &&People| {
                people.roles.contains(&required.role) && people.leaves.is_none_or(|leaves| leaves >= day)
            };
            let tallies: Vec<(&People, Tally)> = map
                .people
                .iter()
                .filter(here)
                .map(|people| (people, cover.tally(people, required.skill, required.level)))
                .collect();
            let sum = |of: fn(&Tally) -> u32| tallies.iter().map(|(_, tally)| of(tally)).sum::<u32>();
            prop_assert_eq!(one.range(), (sum(|t| t.sure), sum(Tally::perhaps)));
            let shifts = map.shifts();
            let (least, most) = if required.every_shift && !shifts.is_empty() {
                manned(&tallies, &shifts, required.people)
            } else {
                let missing = |have: u32| required.people.saturating_sub(have);
                (missing(sum(Tally::perhaps)), missing(sum(|t| t.sure)))
            };
            prop_assert_eq!((one.missing_least, one.missing_most), (least, most));
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(map in generate::map()) {
        let mut turned = map.clone();
        turned.people.reverse();
        turned.held.reverse();
        turned.skills.reverse();
        let (one, other) = (Cover::new(&map, today()), Cover::new(&turned, today()));
        prop_assert_eq!(one.all(), other.all());
        prop_assert_eq!(one.single_points(), other.single_points());
        let plain = |map: &Map, cover: &Cover<'_>| -> Vec<_> {
            let cells = cover.matrix().into_iter();
            cells.map(|cell| (cell.person, cell.skill, cell.levels, map.held[cell.row].clone(), cell.age)).collect()
        };
        prop_assert_eq!(plain(&map, &one), plain(&turned, &other));
    }

    #[test]
    fn a_single_point_is_the_only_one_in_the_firm(map in generate::map()) {
        let cover = Cover::new(&map, today());
        let points = cover.single_points();
        for required in map.required.iter().filter(|required| map.is_open(required)) {
            let here = map.people.iter().filter(|people| people.leaves.is_none_or(|day| day >= today()));
            let sure: Vec<(PersonId, u32)> = here
                .map(|people| (people.id, cover.tally(people, required.skill, required.level).sure))
                .filter(|(_, sure)| *sure > 0)
                .collect();
            let point = points.iter().find(|p| p.skill == required.skill && p.level == required.level);
            prop_assert_eq!(sure.iter().map(|(_, sure)| sure).sum::<u32>() == 1, point.is_some());
            if let Some(point) = point {
                prop_assert_eq!(point.person, sure[0].0);
            }
        }
    }

    #[test]
    fn what_ends_is_good_on_its_last_day_and_not_on_the_next(map in generate::map(), days in 0_u32..900) {
        let cover = Cover::new(&map, today());
        let all = cover.ending(days);
        let mut rows: BTreeMap<usize, Date> = BTreeMap::new();
        for one in &all {
            prop_assert!(one.day >= today() && one.day <= today().saturating_add(jiff::ToSpan::days(i64::from(days))));
            match &one.what {
                What::Leaves => {
                    prop_assert_eq!(map.person(one.person).and_then(|people| people.leaves), Some(one.day));
                }
                What::Evidence { row, .. } => {
                    rows.insert(*row, one.day);
                }
            }
        }
        let last = today().saturating_add(jiff::ToSpan::days(i64::from(days)));
        for (row, held) in map.held.iter().enumerate() {
            let good = |day: Date| map.ageing.on(&held.evidence, day) == Age::Good;
            let leaves = map.person(held.person).and_then(|people| people.leaves).unwrap_or(Date::MAX);
            // Day by day.
            let mut day = today();
            let mut ends = None;
            while good(today()) && day <= last && ends.is_none() {
                let next = day.saturating_add(jiff::ToSpan::days(1));
                if !good(next) {
                    ends = Some(day);
                }
                day = next;
            }
            prop_assert_eq!(rows.get(&row).copied(), ends.filter(|day| leaves >= *day && leaves >= today()));
        }
    }
}

/// The fewest and the most that are missing, over all ways to put those of no stated shift somewhere.
fn manned(tallies: &[(&People, Tally)], shifts: &[&str], people: u32) -> (u32, u32) {
    let on = |of: fn(&Tally) -> u32| -> Vec<u32> {
        let each = shifts.iter().map(|shift| {
            tallies
                .iter()
                .filter(|(p, _)| p.shift.as_deref() == Some(shift))
                .map(|(_, tally)| of(tally))
                .sum()
        });
        each.collect()
    };
    let missing = |have: &[u32]| have.iter().map(|have| people.saturating_sub(*have)).sum::<u32>();
    let nowhere = tallies.iter().filter(|(p, _)| p.shift.is_none()).map(|(_, tally)| tally.perhaps()).sum();
    let mut ways = vec![on(Tally::perhaps)];
    for _ in 0..nowhere {
        ways = ways
            .into_iter()
            .flat_map(|way| {
                (0..shifts.len()).map(move |shift| {
                    let mut way = way.clone();
                    way[shift] += 1;
                    way
                })
            })
            .collect();
        ways.sort();
        ways.dedup();
    }
    (ways.iter().map(|way| missing(way)).min().unwrap_or(0), missing(&on(|tally| tally.sure)))
}

#[test]
fn a_newer_lower_word_of_the_leader_puts_a_validation_in_doubt_and_does_not_overturn_it() {
    let held = |level, kind, months| Held {
        person: PersonId(1),
        skill: SkillId(1),
        level: Level(level),
        heads: 1,
        evidence: Evidence { kind, on: Some(month(months)), until: None, by: String::new() },
    };
    let anna = People {
        id: PersonId(1),
        who: Who::Named("Anna".to_owned()),
        roles: Vec::new(),
        shift: None,
        account: None,
        leaves: None,
    };
    let mut map = Map { people: vec![anna.clone()], ..Map::default() };
    map.held.push(held(3, EvidenceKind::Validated, -24));
    map.held.push(held(2, EvidenceKind::LeaderAssessed, -1));
    let at = |map: &Map, level| Cover::new(map, today()).tally(&anna, SkillId(1), Level(level));
    assert_eq!(at(&map, 2), Tally { sure: 1, ..Tally::default() });
    assert_eq!(at(&map, 3), Tally { doubted: 1, ..Tally::default() });
    assert_eq!(at(&map, 4), Tally { below: 1, ..Tally::default() });
    // A new validation ends the doubt, whichever way it goes.
    map.held.push(held(2, EvidenceKind::Validated, 0));
    assert_eq!(at(&map, 3), Tally { below: 1, ..Tally::default() });
    // One's own word raises nobody above it, but says that there is something to look at.
    map.held.push(held(4, EvidenceKind::SelfAssessed, 0));
    assert_eq!(at(&map, 3).sure, 0);
}
