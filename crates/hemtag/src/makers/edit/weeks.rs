//! Free hours week by week, from this week on; weeks that have passed are no longer shown, and go at the next save.

use jiff::{ToSpan, civil::Date};
use vocabulary::IsoWeek;

use super::{
    Problem, Problems, Typed,
    form::{Input, Row},
    offer,
    site::gone,
};
use crate::{
    makers::model::{Evidence, FreeWeek, Level, Maker, OfferId},
    words::Language,
};

/// Half a year.
const WEEKS: usize = 26;
/// More hours than a week with three shifts in ten machines.
const MOST: u16 = 10_000;

fn mondays(today: Date) -> Vec<Date> {
    let first = IsoWeek::of(today).monday();
    (0..WEEKS).filter_map(|week| first.checked_add(i64::try_from(week).unwrap_or(0).weeks()).ok()).collect()
}

pub(super) fn rows(language: Language, today: Date) -> Vec<Row> {
    let pair = |stem: &str, label: String, hint: Option<String>| Row {
        name: stem.to_owned(),
        label,
        hint,
        input: Input::Group(vec![
            Row {
                name: format!("free-{stem}"),
                label: language.t("week-free"),
                hint: None,
                input: Input::Whole,
            },
            Row {
                name: format!("most-{stem}"),
                label: language.t("week-maximum"),
                hint: None,
                input: Input::Whole,
            },
        ]),
    };
    let spans = [("8", "edit-weeks-8"), ("26", "edit-weeks-26")];
    let spans = spans.map(|(n, key)| (n.to_owned(), language.t(key))).to_vec();
    let mut rows = vec![
        Row::new(
            language,
            "for_weeks",
            Input::Choice {
                none: Some(language.t("edit-weeks-one-by-one")),
                groups: super::form::plain(spans),
            },
            true,
        ),
        pair("all", language.t("edit-weeks-all"), None),
    ];
    let weeks = mondays(today).into_iter().map(|monday| {
        let week = IsoWeek::of(monday).to_string();
        pair(&week, language.ta("edit-week", &[("week", week.as_str().into())]), None)
    });
    rows.push(Row {
        name: "weeks".to_owned(),
        label: String::new(),
        hint: None,
        input: Input::Many(weeks.collect()),
    });
    rows
}

pub(super) fn fill(maker: &Maker, id: OfferId, today: Date) -> Option<Typed> {
    let (_, offer) = offer::find(maker, id)?;
    let mut typed = Typed::default();
    for monday in mondays(today) {
        let week = IsoWeek::of(monday);
        let stated = offer.free_weeks.iter().find(|w| w.monday == monday);
        typed.set(format!("free-{week}"), stated.map(|w| w.actual.to_string()).unwrap_or_default());
        typed.set(
            format!("most-{week}"),
            stated.and_then(|w| w.maximum).map(|m| m.to_string()).unwrap_or_default(),
        );
    }
    Some(typed)
}

pub(super) fn apply(maker: &mut Maker, id: OfferId, typed: &Typed, today: Date) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let whole: usize = typed.text("for_weeks").parse().unwrap_or(0);
    let mut weeks = Vec::new();
    for (i, monday) in mondays(today).into_iter().enumerate() {
        let own = IsoWeek::of(monday).to_string();
        let stem = if i < whole { "all" } else { own.as_str() };
        let (free, most) = (format!("free-{stem}"), format!("most-{stem}"));
        // What is wrong in the row for all weeks is told once.
        if stem == "all" && i > 0 && !problems.0.is_empty() {
            continue;
        }
        let actual = problems.take(&free, hours(typed.text(&free))).flatten();
        let maximum = problems.take(&most, hours(typed.text(&most))).flatten();
        match (actual, maximum) {
            (Some(actual), Some(maximum)) if maximum < actual => {
                problems.add(most, Problem::own("edit-problem-week-maximum"));
            }
            (Some(actual), maximum) => weeks.push(FreeWeek { monday, actual, maximum }),
            (None, Some(_)) => problems.add(free, Problem::own("edit-problem-week-free")),
            (None, None) if i < whole && problems.0.is_empty() => {
                problems.add("free-all", Problem::own("edit-problem-week-all"));
            }
            (None, None) => {}
        }
    }
    problems.or(())?;
    let groups = maker.machine_groups();
    let Some(group) = groups.into_iter().find(|group| group.offers.contains(&id)) else {
        return Err(gone("for_weeks"));
    };
    // The hours of a machine group are the same hours, whichever of its offers they are typed for.
    let word = Evidence { level: Level::SelfDeclared, on: today, by: "tillverkaren".to_owned() };
    if !(weeks.is_empty() && group.weeks.is_empty()) {
        maker.state_weeks(&group.offers, &weeks, &word);
    }
    Ok(())
}

/// Whole hours; zero is an answer: full.
fn hours(text: &str) -> Result<Option<u16>, Problem> {
    let digits = text.trim().trim_end_matches(['h', ' ']).trim_end_matches("tim").trim();
    if digits.is_empty() {
        return Ok(None);
    }
    digits.parse().ok().filter(|hours| *hours <= MOST).map(Some).ok_or_else(|| {
        Problem::Own(
            "edit-problem-hours",
            vec![("stated", text.trim().to_owned()), ("most", MOST.to_string())],
        )
    })
}
