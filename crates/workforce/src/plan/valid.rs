//! What makes a question impossible to plan with: told all at once, each with its place, before anything is solved.

use std::collections::BTreeSet;

use super::{
    figures::{About, Figure, Kind},
    question::Question,
};
use crate::map::{self, Place};

/// What is wrong with a question. Rows are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("The map has faults; the first is in {place:?}: {fault}.")]
    Map { place: Place, fault: map::Fault },
    #[error("There is no year to plan for; give at least one.")]
    NoYears,
    #[error("There are {0} years; a plan is for at most {MOST_YEARS}.")]
    TooManyYears(usize),
    #[error("The year {year} does not follow {before}; give the years one after the other.")]
    YearOrder { before: i16, year: i16 },
    #[error("The year {year} is over; begin with {today}.")]
    YearOver { year: i16, today: i16 },
    #[error("The budget of {year} is negative; write 0 or more.")]
    NegativeBudget { year: i16 },
    #[error("The settings name {what} as {given}; write a number from {least} to {most}.")]
    Setting { what: &'static str, given: u32, least: u32, most: u32 },
    #[error("The cost of figure {row} is the single price {low}; give a range, from and to.")]
    NotARange { row: usize, low: i64 },
    #[error("The cost of figure {row} goes from {low} to {high}; give the lower end first, 0 or more.")]
    Reversed { row: usize, low: i64, high: i64 },
    #[error("Figure {row} is about the same as figure {other}; give one for each kind, skill and step.")]
    SameFigure { row: usize, other: usize },
    #[error("Figure {row} names no source; say where it comes from.")]
    NoSource { row: usize },
    #[error("Figure {row} is dated {on}, after today; give the day that it was found out.")]
    FromTomorrow { row: usize, on: jiff::civil::Date },
    #[error("Figure {row} takes {hours} hours within {weeks} weeks; a week has at most {WEEK_HOURS}.")]
    HoursInWeeks { row: usize, hours: u32, weeks: u32 },
    #[error("Figure {row} says that {given} of 1000 pass; write 0 to 1000.")]
    Pass { row: usize, given: u32 },
    #[error("Figure {row} is for {months} months; write 1 to 120.")]
    Months { row: usize, months: u32 },
    #[error("Figure {row} is about a skill that is not in the map.")]
    NoSuchSkill { row: usize },
    #[error("Figure {row}: {what} is too large.")]
    TooLarge { row: usize, what: &'static str },
    #[error("Call '{id}' pays {given} of 1000; write 1 to 1000.")]
    Share { id: String, given: u32 },
    #[error("The ceiling of call '{id}' is {given}; write 0 or more, in öre.")]
    Ceiling { id: String, given: i64 },
    #[error("Call '{id}' funds {kind}; calls fund develop and validate.")]
    NotFunded { id: String, kind: &'static str },
    #[error("Two calls are called '{id}'; give each an id of its own.")]
    SameCall { id: String },
    #[error("{sum} heads in the map are more than {MOST_HEADS}.")]
    TooManyHeads { sum: u64 },
}

/// Calendar years of one plan.
pub const MOST_YEARS: usize = 10;
/// Hours of one week.
pub const WEEK_HOURS: u32 = 60;
/// People of one firm.
pub const MOST_HEADS: u64 = 1_000_000;
/// The largest price of a head, in öre: ten million kronor.
const MOST_PRICE: i64 = 1_000_000_000;
/// The largest budget, in öre: ten billion kronor.
const MOST_BUDGET: i64 = 1_000_000_000_000;

/// Everything that is wrong; empty when the question can be planned with.
#[must_use]
pub fn faults(question: &Question<'_>) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    if let Some((place, fault)) = map::check(question.map).into_iter().next() {
        faults.push(Fault::Map { place, fault });
    }
    let sum: u64 = question.map.people.iter().map(|people| u64::from(people.who.count())).sum();
    if sum > MOST_HEADS {
        faults.push(Fault::TooManyHeads { sum });
    }
    years(question, &mut faults);
    let mut seen = std::collections::BTreeMap::new();
    for (row, figure) in question.figures.iter().enumerate() {
        if let Some(other) = seen.insert((figure.kind, figure.about, figure.to), row) {
            faults.push(Fault::SameFigure { row, other });
        }
        of_figure(question, row, figure, &mut faults);
    }
    calls(question, &mut faults);
    faults
}

fn years(question: &Question<'_>, faults: &mut Vec<Fault>) {
    let settings = question.settings;
    let years = &settings.years;
    match years.first() {
        None => faults.push(Fault::NoYears),
        Some(first) if first.year < question.today.year() => {
            faults.push(Fault::YearOver { year: first.year, today: question.today.year() });
        }
        Some(_) => {}
    }
    if years.len() > MOST_YEARS {
        faults.push(Fault::TooManyYears(years.len()));
    }
    for pair in years.windows(2) {
        if i32::from(pair[1].year) != i32::from(pair[0].year) + 1 {
            faults.push(Fault::YearOrder { before: pair[0].year, year: pair[1].year });
        }
    }
    for year in years.iter().filter(|year| !(0..=MOST_BUDGET).contains(&year.budget)) {
        faults.push(Fault::NegativeBudget { year: year.year });
    }
    for (what, given, least, most) in [
        ("hours a person can be away in a year", settings.person_hours, 0, 2_000),
        ("weeks for what is required already", settings.at_once_weeks, 1, 520),
        ("skills of one recruit", settings.skills_per_hire, 1, 100),
    ] {
        if !(least..=most).contains(&given) {
            faults.push(Fault::Setting { what, given, least, most });
        }
    }
}

fn of_figure(question: &Question<'_>, row: usize, figure: &Figure, faults: &mut Vec<Fault>) {
    let (low, high) = (figure.cost.low, figure.cost.high);
    if low < 0 || high < low {
        faults.push(Fault::Reversed { row, low, high });
    } else if low == high {
        faults.push(Fault::NotARange { row, low });
    }
    if high > MOST_PRICE {
        faults.push(Fault::TooLarge { row, what: "the cost" });
    }
    if figure.source.trim().is_empty() {
        faults.push(Fault::NoSource { row });
    }
    if figure.on > question.today {
        faults.push(Fault::FromTomorrow { row, on: figure.on });
    }
    if figure.weeks > 520 {
        faults.push(Fault::TooLarge { row, what: "the number of weeks" });
    } else if figure.hours > figure.weeks.max(1) * WEEK_HOURS {
        faults.push(Fault::HoursInWeeks { row, hours: figure.hours, weeks: figure.weeks });
    }
    for given in [figure.pass_said, figure.pass_unsaid] {
        if given > 1000 {
            faults.push(Fault::Pass { row, given });
        }
    }
    let months = figure.months.unwrap_or(0);
    let monthly = figure.kind == Kind::BuyIn || figure.about == About::Wage;
    if monthly && !(1..=120).contains(&months) {
        faults.push(Fault::Months { row, months });
    }
    if let About::Skill(id) = figure.about
        && question.map.skill(id).is_none()
    {
        faults.push(Fault::NoSuchSkill { row });
    }
}

fn calls(question: &Question<'_>, faults: &mut Vec<Fault>) {
    let mut ids = BTreeSet::new();
    for call in question.calls {
        let id = || call.id.clone();
        if !ids.insert(&call.id) {
            faults.push(Fault::SameCall { id: id() });
        }
        if !(1..=1000).contains(&call.per_mille) {
            faults.push(Fault::Share { id: id(), given: call.per_mille });
        }
        if !(0..=MOST_BUDGET).contains(&call.ceiling) {
            faults.push(Fault::Ceiling { id: id(), given: call.ceiling });
        }
        for kind in call.kinds.iter().filter(|kind| !kind.is_training()) {
            faults.push(Fault::NotFunded { id: id(), kind: kind.code() });
        }
    }
}
