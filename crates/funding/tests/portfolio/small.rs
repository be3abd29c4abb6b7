//! Calls small enough to try every portfolio, with every kind of condition.

use funding::portfolio::{
    Call, Portfolio, Value,
    call::{Bound, Cell, Criterion, Demand, Fixed, Grant, Limit, Project, Rule, Scope, Step, Year},
    check,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

const NAMES: [&str; 3] = ["a", "b", "c"];

/// The most portfolios that are tried.
const MOST: usize = 17_000;

fn name() -> impl Strategy<Value = String> {
    select(&NAMES[..]).prop_map(str::to_owned)
}

fn project(nth: usize, years: usize, partial: bool) -> impl Strategy<Value = Project> {
    let money = (
        vec(0_i64..30, years),
        if partial { select(vec![97_u8, 98, 99, 100, 100]).boxed() } else { Just(100).boxed() },
        option::weighted(0.08, select(vec![Fixed::In, Fixed::Out])),
    );
    let value = (
        vec(vec(0_i64..50, 1..4), 2),
        vec((0_usize..3, 0_i64..20), 0..3),
        vec((0_usize..2, 0_i64..20), 0..2),
    );
    let belongs = (name(), vec(name(), 0..2), 0_u8..=100, name(), name());
    (money, value, belongs).prop_map(move |((asked, lowest, fixed), (scores, adds, closes), belongs)| {
        let (applicant, groups, share, one, region) = belongs;
        let other = NAMES.iter().find(|n| **n != one).expect("three names").to_string();
        Project {
            id: format!("P{nth}"),
            title: String::new(),
            applicant,
            asked: asked.into_iter().map(|amount| amount * 100).collect(),
            lowest,
            scores: scores.into_iter().map(|s| s.into_iter().map(|s| s * 100_000).collect()).collect(),
            adds,
            closes,
            sub_goals: vec![(one, share), (other, 100 - share)],
            regions: vec![(region, 100)],
            groups,
            fixed,
        }
    })
}

fn limit(years: usize) -> impl Strategy<Value = Limit> {
    let scope = (0_usize..5, name()).prop_map(|(kind, name)| match kind {
        0 => Scope::Everything,
        1 => Scope::SubGoal(name),
        2 => Scope::Region(name),
        3 => Scope::Applicant(name),
        _ => Scope::Group(name),
    });
    let bound = prop_oneof![(0_i64..4000).prop_map(Bound::AtLeast), (0_i64..8000).prop_map(Bound::AtMost)];
    (scope, bound, option::weighted(0.4, 0..years)).prop_map(|(scope, bound, year)| Limit {
        scope,
        bound,
        year,
    })
}

fn rule(projects: usize) -> impl Strategy<Value = Rule> {
    let two = (0..projects, 1..projects).prop_map(move |(one, on)| (one, (one + on) % projects));
    prop_oneof![
        two.clone().prop_map(|(one, other)| Rule::Excludes { one, other }),
        two.prop_map(|(project, needs)| Rule::Needs { project, needs }),
        (vec(0..projects, 1..5), 0_usize..3).prop_map(|(of, most)| Rule::AtMost {
            name: "group".to_owned(),
            of,
            most
        }),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    vec((0_i64..15, 0_i64..4_000_000), 0..4).prop_map(|mut steps| {
        steps.sort_by_key(|(_, worth)| -worth);
        steps.into_iter().map(|(units, worth)| Step { units, worth }).collect()
    })
}

/// Up to 14 projects all or nothing, or up to 7 of which some may be funded in part.
pub fn call() -> impl Strategy<Value = Call> {
    (any::<bool>(), 1_usize..3)
        .prop_flat_map(|(partial, years)| {
            let projects = if partial { 2_usize..7 } else { 2_usize..15 };
            (Just((partial, years)), projects)
        })
        .prop_flat_map(|((partial, years), count)| {
            let projects: Vec<_> = (0..count).map(|nth| project(nth, years, partial)).collect();
            let conditions = (vec(0_i64..12_000, years), vec(limit(years), 0..4), vec(rule(count), 0..3));
            let value = (vec(0_i64..3_000_000, 2), vec(steps(), 3), vec((0_i64..30, 0_i64..2_000_000), 2));
            (projects, conditions, value)
        })
        .prop_map(|(projects, (appropriations, limits, rules), (weights, cells, demands))| Call {
            money_decimals: 2,
            years: appropriations
                .into_iter()
                .enumerate()
                .map(|(nth, appropriation)| Year { name: format!("{}", 2027 + nth), appropriation })
                .collect(),
            criteria: weights.into_iter().map(|weight| Criterion { name: "c".to_owned(), weight }).collect(),
            cells: cells
                .into_iter()
                .map(|steps| Cell { sub_goal: "a".to_owned(), region: None, branch: None, steps })
                .collect(),
            demands: demands
                .into_iter()
                .map(|(units, worth)| Demand { name: "d".to_owned(), units, worth })
                .collect(),
            projects,
            limits,
            rules,
        })
        .prop_filter("few enough to try", |call| {
            call.projects.iter().map(|p| 102 - usize::from(p.lowest)).product::<usize>() <= MOST
        })
}

/// What the best portfolio is worth, by trying them all; none when none meets every condition.
pub fn tried(call: &Call) -> Option<Value> {
    all(call).filter_map(|portfolio| check(call, &portfolio).ok()).map(|worth| worth.total).max()
}

/// Every portfolio there is.
pub fn all(call: &Call) -> impl Iterator<Item = Portfolio> + '_ {
    let ways: Vec<usize> = call.projects.iter().map(|p| 102 - usize::from(p.lowest)).collect();
    (0..ways.iter().product()).map(move |mut nth: usize| {
        let mut grants = Vec::new();
        for (project, ways) in ways.iter().enumerate() {
            let way = nth % ways;
            nth /= ways;
            if way > 0 {
                let percent = 101 - u8::try_from(way).expect("at most 101 ways");
                let of = |asked: &i64| asked * i64::from(percent) / 100;
                let amounts = call.projects[project].asked.iter().map(of).collect();
                grants.push(Grant { project, percent, amounts });
            }
        }
        Portfolio { grants }
    })
}
