//! The same sum in the slow and obvious way: day by day back, firm by firm, cent by cent; compared on random questions in which
//! everything is known.

use std::collections::BTreeMap;

use funding::aid::{
    Amount, Change, ChangeKind, Control, FirmId, Fiscal, Grant, Link, Part, Question, Undertaking, Verdict,
    When, Window, Worth, reckon, rules_on,
};
use jiff::{ToSpan, civil::Date};
use proptest::prelude::*;

/// Every day that counts, newest first.
fn days(question: &Question) -> Vec<Date> {
    let rules = rules_on(question.day).unwrap();
    let mut days = Vec::new();
    let mut day = question.day;
    match rules.window {
        Window::Rolling => {
            // Until the same day three years before; what began on 29 February began on the 28th of a year without one.
            let ends = |day: Date| {
                let (year, month, number) =
                    (question.day.year() - rules.years, question.day.month(), question.day.day());
                let last = Date::new(year, month, 1).unwrap().days_in_month();
                (day.year(), day.month(), day.day()) == (year, month, number.min(last))
            };
            while !ends(day) {
                days.push(day);
                day = day.yesterday().unwrap();
            }
        }
        Window::Fiscal => {
            let begins = |day: Date| match &question.fiscal {
                Fiscal::Month(month) => day.day() == 1 && day.month() == *month,
                Fiscal::Begins(begins) => {
                    let (first, last) = (begins.iter().min().unwrap(), begins.iter().max().unwrap());
                    let anniversary = |of: &Date| {
                        day.month() == of.month() && day.day() == of.day().min(day.days_in_month())
                    };
                    begins.contains(&day)
                        || (day < *first && anniversary(first))
                        || (day > *last && anniversary(last))
                }
                Fiscal::NotKnown => unreachable!("not drawn"),
            };
            let mut begun = 0;
            while begun < rules.years {
                days.push(day);
                begun += i16::from(begins(day));
                day = day.yesterday().unwrap();
            }
        }
    }
    days
}

/// The firms that are one with the first, by going round until nothing is added.
fn group(question: &Question) -> Vec<FirmId> {
    let mut names: BTreeMap<FirmId, FirmId> = (1..=5).map(|i| (FirmId(i), FirmId(i))).collect();
    for change in sorted(question) {
        if let ChangeKind::Merger { firms, into } = &change.kind {
            for name in names.values_mut().filter(|name| firms.contains(name)) {
                *name = *into;
            }
        }
    }
    let mut all = vec![names[&question.undertaking.firm]];
    loop {
        let before = all.len();
        for link in &question.undertaking.links {
            let holds = link.from.is_none_or(|from| question.day >= from)
                && link.to.is_none_or(|to| question.day <= to);
            let (a, b) = (names[&link.over], names[&link.under]);
            if holds && all.contains(&a) && !all.contains(&b) {
                all.push(b);
            }
            if holds && all.contains(&b) && !all.contains(&a) {
                all.push(a);
            }
        }
        if all.len() == before {
            return all;
        }
    }
}

fn sorted(question: &Question) -> Vec<Change> {
    let mut changes = question.undertaking.changes.clone();
    changes.retain(|change| change.on <= question.day);
    changes.sort_by_key(|change| change.on);
    changes
}

/// What each firm holds of a grant on the day of the question. A split gives every cent to the part whose stretch of the equity
/// its middle lies in.
fn holders(grant: &Grant, cents: i64, on: Date, question: &Question) -> BTreeMap<FirmId, i64> {
    let mut held = BTreeMap::from([(grant.firm, cents)]);
    for change in sorted(question) {
        match change.kind {
            ChangeKind::Merger { firms, into } => {
                for firm in firms {
                    let moved = held.remove(&firm).unwrap_or(0);
                    *held.entry(into).or_default() += moved;
                }
            }
            ChangeKind::Split { firm, parts } => {
                let ended = parts.iter().all(|part| part.firm != firm);
                if !ended && on >= change.on {
                    continue;
                }
                let cents = held.remove(&firm).unwrap_or(0);
                if let Some(used) = grant.used_by.filter(|used| parts.iter().any(|part| part.firm == *used)) {
                    *held.entry(used).or_default() += cents;
                    continue;
                }
                let total: i64 = parts.iter().map(|part| part.equity.unwrap()).sum();
                for cent in 0..cents {
                    let place = (2 * cent + 1) * total;
                    let mut until = 0;
                    for part in &parts {
                        until += part.equity.unwrap();
                        if place <= 2 * cents * until {
                            *held.entry(part.firm).or_default() += 1;
                            break;
                        }
                    }
                }
            }
        }
    }
    held
}

fn slow(question: &Question) -> i64 {
    let (days, group) = (days(question), group(question));
    let mut sum = 0;
    for grant in &question.grants {
        let When::On(on) = grant.when else { unreachable!("not drawn") };
        if days.contains(&on) {
            let held = holders(grant, grant.worth.cents().unwrap(), on, question);
            sum += group.iter().map(|firm| held.get(firm).copied().unwrap_or(0)).sum::<i64>();
        }
    }
    sum
}

fn a_day(years: std::ops::Range<i16>) -> impl Strategy<Value = Date> {
    // Often the edges: the last of February, the first of a month, the turn of a year.
    (years, prop_oneof![Just(59_i64), Just(60), Just(58), Just(0), Just(364), 0..365_i64])
        .prop_map(|(year, days)| Date::new(year, 1, 1).unwrap() + days.days())
}

fn a_firm() -> impl Strategy<Value = FirmId> {
    (1..=5_i64).prop_map(FirmId)
}

fn a_link() -> impl Strategy<Value = Link> {
    (a_firm(), a_firm(), prop::option::of(a_day(2018..2027)), prop::option::of(a_day(2020..2029)))
        .prop_map(|(over, under, from, to)| Link { over, under, control: Control::Votes, from, to })
}

fn a_change() -> impl Strategy<Value = Change> {
    let merger = (prop::collection::vec(a_firm(), 1..3), a_firm())
        .prop_map(|(firms, into)| ChangeKind::Merger { firms, into });
    let part = (a_firm(), 1..100_i64).prop_map(|(firm, equity)| Part { firm, equity: Some(equity) });
    let split = (a_firm(), prop::collection::vec(part, 1..4))
        .prop_map(|(firm, parts)| ChangeKind::Split { firm, parts });
    (a_day(2018..2028), prop_oneof![merger, split]).prop_map(|(on, kind)| Change { on, kind })
}

fn a_grant() -> impl Strategy<Value = Grant> {
    (a_firm(), a_day(2017..2029), 0..3000_i64, prop::option::of(a_firm())).prop_map(
        |(firm, on, cents, used_by)| Grant {
            firm,
            grantor: String::new(),
            when: When::On(on),
            worth: Worth::Stated(Amount::euro(cents)),
            used_by,
            maybe_same_as: None,
        },
    )
}

fn a_question() -> impl Strategy<Value = Question> {
    let fiscal = prop_oneof![
        (1..=12_i8).prop_map(Fiscal::Month),
        prop::collection::vec(a_day(2018..2024), 1..5).prop_map(Fiscal::Begins),
    ];
    (
        a_day(2018..2029),
        fiscal,
        prop::collection::vec(a_link(), 0..4),
        prop::collection::vec(a_change(), 0..4),
        prop::collection::vec(a_grant(), 0..8),
    )
        .prop_map(|(day, fiscal, links, mut changes, grants)| {
            // On one day one change: what came first would be a matter of luck.
            changes.sort_by_key(|change| change.on);
            changes.dedup_by_key(|change| change.on);
            Question {
                day,
                applied_on: None,
                worth_cents: Some(0),
                undertaking: Undertaking { firm: FirmId(1), links, changes, links_known: true },
                fiscal,
                grants,
                grants_known: true,
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_sum_is_the_one_found_day_by_day(question in a_question()) {
        let reckoned = reckon(&question).unwrap();
        prop_assert_eq!(reckoned.sum.most, Some(reckoned.sum.least), "all is known");
        // Cents that two splits divide may round to another part.
        let apart = (reckoned.sum.least - slow(&question)).abs();
        let splits = question.undertaking.changes.iter().filter(|c| matches!(c.kind, ChangeKind::Split { .. }));
        let slack = if splits.count() > 1 { 4 * question.grants.len() as i64 } else { 0 };
        prop_assert!(apart <= slack, "{} and {}", reckoned.sum.least, slow(&question));
    }

    #[test]
    fn knowing_less_only_widens_the_sum(question in a_question(), hidden in 0..8_usize) {
        let all = reckon(&question).unwrap();
        for hide in 0..6 {
            let mut less = question.clone();
            match (hide, less.grants.get_mut(hidden)) {
                (0, Some(grant)) => grant.when = When::NotKnown,
                (1, Some(grant)) => grant.worth = Worth::NotKnown,
                (2, _) => less.fiscal = Fiscal::NotKnown,
                (3, _) => for change in &mut less.undertaking.changes {
                    if let ChangeKind::Split { parts, .. } = &mut change.kind {
                        parts[0].equity = None;
                    }
                },
                (4, _) => less.undertaking.links_known = false,
                (5, _) => less.worth_cents = None,
                _ => continue,
            }
            // A fiscal year that begins within a month is not among those that are tried.
            if hide == 2 && matches!(question.fiscal, Fiscal::Begins(_)) {
                continue;
            }
            let known = reckon(&less).unwrap();
            prop_assert!(known.sum.least <= all.sum.least, "{hide}");
            prop_assert!(known.sum.most.is_none_or(|most| most >= all.sum.least), "{hide}");
            if let Verdict::Room { .. } = known.verdict {
                prop_assert!(matches!(all.verdict, Verdict::Room { .. }), "{hide}");
            }
        }
    }

    #[test]
    fn the_parts_of_a_split_add_up_to_the_whole(
        cents in 0..1_000_000_000_i64,
        equity in prop::collection::vec(1..1_000_000_i64, 1..6),
    ) {
        let parts: Vec<Part> = (1..).zip(&equity).map(|(i, e)| Part { firm: FirmId(i), equity: Some(*e) }).collect();
        let day: Date = "2026-11-24".parse().unwrap();
        let change = Change { on: day, kind: ChangeKind::Split { firm: FirmId(99), parts: parts.clone() } };
        let of = |firm| {
            let question = Question {
                day,
                applied_on: None,
                worth_cents: Some(0),
                undertaking: Undertaking { firm, links: Vec::new(), changes: vec![change.clone()], links_known: true },
                fiscal: Fiscal::NotKnown,
                grants: vec![Grant {
                    firm: FirmId(99),
                    grantor: String::new(),
                    when: When::On("2025-01-01".parse().unwrap()),
                    worth: Worth::Stated(Amount::euro(cents)),
                    used_by: None,
                    maybe_same_as: None,
                }],
                grants_known: true,
            };
            reckon(&question).unwrap().sum.least
        };
        prop_assert_eq!(parts.iter().map(|part| of(part.firm)).sum::<i64>(), cents);
    }
}
