//! An attacker who has every table that was published, of all skills and measures and both quarters, and takes them together: the
//! sums by branch, county and size, the differences between the firms, those that need a skill and those that lack it, and which
//! figures have not changed. The engine looks at one skill at a time; here all stand in one programme.

use std::collections::{BTreeMap, BTreeSet};

use crate::testkit::{Databases, TestApp};
use disclosure::{Goal, Scenario, Told, Unknown, reach};
use hemtag::{
    access::{Caller, Role},
    skills::changed,
};
use jiff::civil::date;

use super::{FIVE, Firm, Key, at, keep, plain, published};

const SKILLS: [&str; 3] = ["http://e/weld", "http://e/read", "http://e/robot"];
const QUARTERS: [&str; 2] = ["2026Q2", "2026Q3"];

/// 60 firms of which nearly all, some and few need and lack skills: `more` come to need one in the second quarter.
fn firms(second: bool) -> Vec<Firm> {
    let all = (0..60_usize).map(|number| {
        let spread = number * 7 % 60;
        let counts = if second { [57, 36, 17] } else { [57, 28, 9] };
        let skills: Vec<&str> = SKILLS
            .into_iter()
            .zip(counts)
            .filter(|(_, count)| spread < *count)
            .map(|(skill, _)| skill)
            .collect();
        // Half can weld, three can read, nobody knows robots.
        let able = [30, 3, 0];
        let can = SKILLS.into_iter().zip(able).filter(|(_, able)| spread < *able).map(|(skill, _)| skill);
        Firm {
            county: ["01", "14", "25"][number % 3],
            branch: if number % 5 < 3 { "25" } else { "28" },
            employees: if number % 4 == 0 { 8 } else { 60 },
            can: can.filter(|skill| skills.contains(skill)).collect(),
            skills,
        }
    });
    all.collect()
}

/// A group as the file has it: the division and its code.
type Group = (&'static str, &'static str);

const GROUPS: [Group; 8] = [
    ("all", ""),
    ("branch", "25"),
    ("branch", "28"),
    ("county", "01"),
    ("county", "14"),
    ("county", "25"),
    ("size", "0-9"),
    ("size", "50-249"),
];

fn is_in(firm: &Firm, (by, code): Group) -> bool {
    match by {
        "branch" => firm.branch == code,
        "county" => firm.county == code,
        "size" => (firm.employees < 10) == (code == "0-9"),
        _ => true,
    }
}

/// How many firms it truly is: with a map, that need a skill, that lack it.
fn truth(firms: &[Firm], measure: &str, skill: &str, group: Group) -> i64 {
    let counted = firms.iter().filter(|firm| {
        is_in(firm, group)
            && match measure {
                "required" => firm.skills.contains(&skill),
                "lacking" => firm.skills.contains(&skill) && !firm.can.contains(&skill),
                _ => true,
            }
    });
    i64::try_from(counted.count()).unwrap()
}

/// Everything in one programme; what must stay open: unknown, its least that must be possible, and its name.
fn everything(
    file: &BTreeMap<Key, (String, Option<i64>)>,
    dates: &[Vec<Firm>; 2],
) -> (Scenario, Vec<(usize, i64, String)>) {
    let mut scenario = Scenario::default();
    let mut open = Vec::new();
    let mut places: BTreeMap<(&str, &str, usize, usize), usize> = BTreeMap::new();
    let mut tables = vec![("map", "")];
    tables.extend(SKILLS.iter().flat_map(|skill| ["required", "lacking"].map(|measure| (measure, *skill))));
    for (quarter, firms) in dates.iter().enumerate() {
        let told = |measure: &str, skill: &str, (by, code): Group| {
            let [quarter, measure, skill] = [QUARTERS[quarter], measure, skill].map(str::to_owned);
            file.get(&(quarter, measure, skill, by.to_owned(), code.to_owned()))
        };
        for &(measure, skill) in &tables {
            for (cell, group) in GROUPS.into_iter().enumerate() {
                let value = truth(firms, measure, skill, group);
                let told_of_firms = told("map", "", group);
                let of_hidden = told_of_firms.is_none_or(|(state, _)| state == "hidden");
                let told = match told(measure, skill, group) {
                    Some((state, Some(count))) if state == "counted" => Told::Between(*count, *count),
                    Some((_, Some(count))) => Told::Between((count - FIVE + 1).max(0), count + FIVE - 1),
                    _ => Told::Hidden,
                };
                if let Told::Between(low, high) = told {
                    assert!(
                        (low..=high).contains(&value),
                        "{measure} {skill} {group:?} is {value}: {told:?}"
                    );
                }
                let place = scenario.unknowns.len();
                let low = i64::from(value > 0 && !of_hidden);
                scenario.unknowns.push(Unknown { value, low, high: None, told });
                places.insert((measure, skill, quarter, cell), place);
                let name = format!("{measure} {skill} {group:?} {}: {value}", QUARTERS[quarter]);
                if (1..FIVE).contains(&value) {
                    open.push((place, FIVE, name.clone()));
                }
                let whole = match measure {
                    "required" => Some(("map", "")),
                    "lacking" => Some(("required", skill)),
                    _ => None,
                };
                // What is left of the table that this one is of: counts of firms too.
                if let Some((measure, skill)) = whole {
                    let whole = places[&(measure, skill, quarter, cell)];
                    let left = scenario.unknowns[whole].value - value;
                    let rest = scenario.unknowns.len();
                    scenario.unknowns.push(Unknown { value: left, low: 0, high: None, told: Told::Hidden });
                    scenario.rows.push(vec![(place, 1), (rest, 1), (whole, -1)]);
                    let room = match scenario.unknowns[whole].told {
                        Told::Between(_, high) => (high - low).min(FIVE),
                        _ => FIVE,
                    };
                    if (1..room).contains(&left) {
                        open.push((rest, room, format!("all but {name}: {left}")));
                    }
                }
            }
            for by in ["branch", "county", "size"] {
                let parts = GROUPS.iter().enumerate().filter(|(_, group)| group.0 == by);
                let mut row = vec![(places[&(measure, skill, quarter, 0)], -1)];
                row.extend(parts.map(|(cell, _)| (places[&(measure, skill, quarter, cell)], 1)));
                scenario.rows.push(row);
            }
        }
    }
    // What has not changed is known not to have.
    for ((measure, skill, quarter, cell), place) in &places {
        if *quarter == 1 {
            let before = places[&(*measure, *skill, 0, *cell)];
            if scenario.unknowns[before].value == scenario.unknowns[*place].value {
                scenario.rows.push(vec![(*place, 1), (before, -1)]);
            }
        }
    }
    (scenario, open)
}

#[tokio::test]
async fn all_tables_of_both_quarters_together_give_no_few_firms_away() {
    for database in Databases::both() {
        let mut test = TestApp::start(database).await;
        let officer = Caller::acting_as(Role::Officer);
        let dates = [firms(false), firms(true)];
        let days = [date(2026, 5, 10), date(2026, 8, 10)];
        let made = ["2026-07-05T10:00:00Z", "2026-10-05T10:00:00Z"];
        for (number, firms) in dates.iter().enumerate() {
            for (organisation, firm) in (1..).zip(firms) {
                keep(&test, organisation, firm, days[number]).await;
            }
            at(&mut test, made[number]);
            changed::make(&test.app, &officer, QUARTERS[number]).await.unwrap();
        }
        let file = published(&test).await;
        let (scenario, open) = everything(&file, &dates);
        assert!(open.iter().any(|(.., name)| name.starts_with("all but required")), "{open:?}");
        assert!(open.iter().any(|(.., name)| name.starts_with("all but lacking")), "{open:?}");
        for (unknown, least, name) in &open {
            let found = reach(&scenario, &[], *unknown, Goal::AtLeast(*least)).unwrap();
            assert!(found.is_some(), "{name} is given away by {file:#?}");
        }
        // Something is told all the same: of all firms, and of groups.
        let counted = |by: &str| {
            let told = file
                .iter()
                .filter(|(key, (state, _))| key.1 == "required" && key.3 == by && state != "hidden");
            told.count()
        };
        assert!(counted("all") > 0 && counted("county") > 0, "{file:#?}");
        // 57 of 60 need one skill: three do not, and that is not told.
        let of_all = |quarter: &str, measure: &str, skill: &str| {
            let key = [quarter, measure, skill, "all", ""].map(str::to_owned);
            let [quarter, measure, skill, by, group] = key;
            file.get(&(quarter, measure, skill, by, group)).map(|(state, _)| state.as_str())
        };
        assert!(matches!(of_all("2026Q2", "required", SKILLS[0]), None | Some("hidden")), "{file:#?}");
    }
}

/// The rows of the page's table, as text.
fn rows(page: &str) -> BTreeSet<String> {
    let table = page.split("<table").nth(1).unwrap_or_default().split("</table>").next().unwrap_or_default();
    table.split("<tr").skip(1).map(str::to_owned).collect()
}

#[tokio::test]
async fn two_filters_at_once_show_what_one_of_them_shows() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    for (organisation, firm) in (1..).zip(&firms(false)) {
        keep(&test, organisation, firm, date(2026, 5, 10)).await;
    }
    at(&mut test, "2026-07-05T10:00:00Z");
    changed::make(&test.app, &Caller::acting_as(Role::Officer), "2026Q2").await.unwrap();
    let page = async |query: String| rows(&plain(&test.get(&format!("/skills/changed?{query}")).await));
    let all = page(String::new()).await;
    assert!(!all.is_empty());
    for first in &GROUPS[1..] {
        for second in GROUPS[1..].iter().filter(|second| second.0 != first.0) {
            let of = |(by, code): &Group| format!("group={by}-{code}");
            let one = [all.clone(), page(of(first)).await, page(of(second)).await];
            let ways = [
                format!("{}&{}", of(first), of(second)),
                format!("{}&{}={}", of(first), second.0, second.1),
                format!("{}%2C{}-{}", of(first), second.0, second.1),
            ];
            for way in ways {
                let shown = page(way.clone()).await;
                assert!(one.contains(&shown), "{way} shows what neither shows: {shown:?}");
            }
        }
    }
}
