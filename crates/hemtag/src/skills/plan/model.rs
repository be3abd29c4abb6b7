//! What a firm sets for its plan.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use workforce::{
    map::Map,
    plan::{Figure, Key, Settings, Year},
};

use crate::http::Typed;

/// Years that are planned beside this one.
const YEARS_AHEAD: i16 = 3;
/// What a plan begins with until the firm has set its own: kronor a year, and hours a year for each head.
const BUDGET_SEK: i64 = 100_000;
const HOURS_EACH: u32 = 40;
/// Hours that one person can be away in a year.
const PERSON_HOURS: u32 = 160;
const AT_ONCE_WEEKS: u32 = 26;
/// About what a template of an occupation asks for: whoever comes from the trade brings most of it.
const SKILLS_PER_HIRE: u32 = 20;

/// What the firm has set; sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Set {
    pub settings: Settings,
    /// Whether the firm has set it, or it is the program's proposal.
    pub own: bool,
}

/// The proposal for a firm that has set nothing.
#[must_use]
pub fn proposal(map: &Map, today: Date) -> Set {
    let heads: u32 = map.people.iter().map(|people| people.who.count()).fold(0, u32::saturating_add);
    let hours = heads.saturating_mul(HOURS_EACH).min(1_000_000);
    let year = |year| Year { year, budget: BUDGET_SEK * 100, hours };
    let settings = Settings {
        years: (today.year()..=today.year() + YEARS_AHEAD).map(year).collect(),
        person_hours: PERSON_HOURS,
        at_once_weeks: AT_ONCE_WEEKS,
        skills_per_hire: SKILLS_PER_HIRE,
        chosen: BTreeMap::new(),
    };
    Set { settings, own: false }
}

/// Years that are over go, those that came get the last one's figures.
pub fn move_on(set: &mut Set, today: Date) {
    let years = &mut set.settings.years;
    let last = years.last().copied().unwrap_or(Year { year: today.year(), budget: 0, hours: 0 });
    years.retain(|year| year.year >= today.year());
    for year in today.year()..=today.year() + YEARS_AHEAD {
        if !years.iter().any(|one| one.year == year) {
            years.push(Year { year, ..last });
        }
    }
    years.sort_by_key(|year| year.year);
}

/// The usual figures.
///
/// # Panics
/// When the table cannot be read: a test reads it.
#[must_use]
pub fn figures() -> &'static [Figure] {
    static FIGURES: std::sync::LazyLock<Vec<Figure>> = std::sync::LazyLock::new(|| {
        const TABLE: &str =
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/skills/measures.csv"));
        workforce::plan::read(TABLE).unwrap_or_else(|problems| panic!("measures.csv: {problems:?}"))
    });
    &FIGURES
}

/// The settings as a form has them.
#[must_use]
pub fn fill(set: &Set) -> Typed {
    let mut typed = Typed::default();
    for year in &set.settings.years {
        typed.set(format!("budget-{}", year.year), (year.budget / 100).to_string());
        typed.set(format!("hours-{}", year.year), year.hours.to_string());
    }
    typed.set("person_hours", set.settings.person_hours.to_string());
    typed.set("at_once_weeks", set.settings.at_once_weeks.to_string());
    typed.set("skills_per_hire", set.settings.skills_per_hire.to_string());
    typed
}

/// What was typed, or the fields that are no whole number between their bounds, with those.
///
/// # Errors
/// Each field that cannot be taken: its name, the least and the most.
pub fn take(set: &Set, typed: &Typed) -> Result<Set, Vec<(String, i64, i64)>> {
    let mut wrong = Vec::new();
    let mut number = |name: String, least: i64, most: i64| {
        let bare: String = typed.text(&name).chars().filter(|c| !c.is_whitespace()).collect();
        match bare.parse::<i64>() {
            Ok(number) if (least..=most).contains(&number) => number,
            _ => {
                wrong.push((name, least, most));
                least
            }
        }
    };
    let mut taken = Set { settings: set.settings.clone(), own: true };
    for year in &mut taken.settings.years {
        year.budget = number(format!("budget-{}", year.year), 0, 1_000_000_000) * 100;
        year.hours = u32::try_from(number(format!("hours-{}", year.year), 0, 10_000_000)).unwrap_or(0);
    }
    let mut small =
        |name: &str, least, most| u32::try_from(number(name.to_owned(), least, most)).unwrap_or(0);
    taken.settings.person_hours = small("person_hours", 0, 2_000);
    taken.settings.at_once_weeks = small("at_once_weeks", 1, 520);
    taken.settings.skills_per_hire = small("skills_per_hire", 1, 100);
    if wrong.is_empty() { Ok(taken) } else { Err(wrong) }
}

/// A measure as a hidden field of a form says it.
#[must_use]
pub fn key_text(key: &Key) -> String {
    serde_json::to_string(key).unwrap_or_default()
}

#[must_use]
pub fn parse_key(text: &str) -> Option<Key> {
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_usual_figures_can_be_planned_with() {
        let (map, today) = (Map::default(), date(2026, 11, 27));
        let set = proposal(&map, today);
        let question = workforce::plan::Question {
            map: &map,
            today,
            figures: figures(),
            calls: &[],
            settings: &set.settings,
            lead: &workforce::gap::Lead::default(),
        };
        assert_eq!(workforce::plan::faults(&question), Vec::new());
        assert!(workforce::plan::Kind::ALL.iter().all(|kind| figures().iter().any(|one| one.kind == *kind)));
    }

    #[test]
    fn settings_follow_the_years_and_a_form_says_what_it_was_filled_with() {
        let mut set = proposal(&Map::default(), date(2026, 11, 26));
        set.settings.years[3].budget = 700;
        move_on(&mut set, date(2028, 2, 1));
        let years: Vec<_> = set.settings.years.iter().map(|year| (year.year, year.budget)).collect();
        let first = BUDGET_SEK * 100;
        assert_eq!(years, [(2028, first), (2029, 700), (2030, 700), (2031, 700)]);
        let taken = take(&set, &fill(&set)).unwrap();
        assert_eq!(taken.settings, set.settings);
        let mut typed = fill(&set);
        typed.set("hours-2029", "tolv");
        typed.set("at_once_weeks", "0");
        let wrong = take(&set, &typed).unwrap_err();
        assert_eq!(wrong, [("hours-2029".to_owned(), 0, 10_000_000), ("at_once_weeks".to_owned(), 1, 520)]);
    }
}
