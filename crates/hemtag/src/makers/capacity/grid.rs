//! The grid as a form: what stands in its fields, and what is read from them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use vocabulary::IsoWeek;

use super::{
    Problem,
    model::{Fill, Hours, MOST_HOURS, filled, mondays, stated},
};
use crate::{
    http::Typed,
    makers::model::{FreeWeek, MachineGroup, Maker, OfferId},
};

/// The longest name of a machine group, in characters.
pub(super) const LONGEST_NAME: usize = 80;

/// What was typed, group by group, or all that is wrong with it, field by field.
pub(super) type Read<T> = Result<BTreeMap<OfferId, T>, Vec<(String, Problem)>>;

/// The names of a group's fields.
pub(super) fn hours_field(group: OfferId, monday: Date) -> String {
    format!("hours-{group}-{}", IsoWeek::of(monday))
}

pub(super) fn fill_field(group: OfferId) -> String {
    format!("fill-{group}")
}

pub(super) fn until_field(group: OfferId) -> String {
    format!("until-{group}")
}

pub(super) fn name_field(offer: OfferId) -> String {
    format!("group-{offer}")
}

/// What the maker has stated, as it would be typed.
pub(super) fn fields(groups: &[MachineGroup], today: Date) -> Typed {
    let mut typed = Typed::default();
    for group in groups {
        for monday in mondays(today) {
            let week = group.weeks.iter().find(|week| week.monday == monday);
            typed.set(hours_field(group.id(), monday), week.map(written).unwrap_or_default());
        }
        typed.set(fill_field(group.id()), "");
        typed.set(until_field(group.id()), "");
    }
    typed
}

/// `30`, or `30/45` where 45 are free with overtime.
pub(super) fn written(week: &FreeWeek) -> String {
    match week.maximum {
        Some(most) => format!("{}/{most}", week.actual),
        None => week.actual.to_string(),
    }
}

/// Reads the grid. Weeks that lie beyond it stay as they are stated.
pub(super) fn read(groups: &[MachineGroup], typed: &Typed, today: Date) -> Read<Vec<FreeWeek>> {
    let days = mondays(today);
    let mut problems = Vec::new();
    let mut all = BTreeMap::new();
    for group in groups {
        let before = problems.len();
        let weeks: Vec<Option<Hours>> = days
            .iter()
            .map(|monday| {
                let field = hours_field(group.id(), *monday);
                hours(typed.text(&field)).unwrap_or_else(|problem| {
                    problems.push((field, problem));
                    None
                })
            })
            .collect();
        let fill = fill(typed, group.id()).unwrap_or_else(|problem| {
            problems.push((until_field(group.id()), problem));
            Fill::Leave
        });
        if problems.len() > before {
            continue;
        }
        match filled(&days, &weeks, fill) {
            Ok(weeks) => {
                let mut weeks = stated(&days, &weeks);
                let last = days.last().copied().unwrap_or(today);
                weeks.extend(group.weeks.iter().filter(|week| week.monday > last));
                all.insert(group.id(), weeks);
            }
            Err(_) => problems.push((fill_field(group.id()), Problem::NothingToCopy)),
        }
    }
    if problems.is_empty() { Ok(all) } else { Err(problems) }
}

fn fill(typed: &Typed, group: OfferId) -> Result<Fill, Problem> {
    let until = typed.text(&until_field(group));
    Ok(match typed.text(&fill_field(group)) {
        "copy" => Fill::CopyLast,
        "repeat" => Fill::Repeat,
        "full" => Fill::Full,
        "until" => Fill::FullUntil(day(until)?),
        _ => Fill::Leave,
    })
}

/// A day, or a week that begins on one.
fn day(text: &str) -> Result<Date, Problem> {
    let wrong = || Problem::NotADay { text: text.to_owned() };
    text.parse::<Date>().or_else(|_| text.parse::<IsoWeek>().map(IsoWeek::monday)).map_err(|_| wrong())
}

/// `30` or `30/45`; nothing where nothing is typed. Zero is an answer: full.
pub(super) fn hours(text: &str) -> Result<Option<Hours>, Problem> {
    let whole = text.trim();
    if whole.is_empty() {
        return Ok(None);
    }
    let number = |text: &str| {
        let digits = text.trim().trim_end_matches(['h', ' ']).trim_end_matches("tim").trim();
        let hours = digits.parse().ok().filter(|hours| *hours <= MOST_HOURS);
        hours.ok_or_else(|| Problem::NotHours { text: whole.to_owned() })
    };
    let (free, most) = match whole.split_once('/') {
        Some((free, most)) => (number(free)?, Some(number(most)?)),
        None => (number(whole)?, None),
    };
    if most.is_some_and(|most| most < free) {
        return Err(Problem::MostBelowFree { text: whole.to_owned() });
    }
    Ok(Some(Hours { free, most }))
}

/// Reads the names of machine groups; without a name an offer has machines of its own.
pub(super) fn names(maker: &Maker, typed: &Typed) -> Read<Option<String>> {
    let mut problems = Vec::new();
    let mut all = BTreeMap::new();
    for (_, offer) in maker.offers() {
        let name = typed.text(&name_field(offer.id)).split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().count() > LONGEST_NAME {
            problems.push((name_field(offer.id), Problem::NameTooLong { most: LONGEST_NAME }));
        }
        all.insert(offer.id, Some(name).filter(|name| !name.is_empty()));
    }
    if problems.is_empty() { Ok(all) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_with_and_without_overtime() {
        assert_eq!(hours(" 30 h "), Ok(Some(Hours { free: 30, most: None })));
        assert_eq!(hours("30 / 45 tim"), Ok(Some(Hours { free: 30, most: Some(45) })));
        assert_eq!(hours("0"), Ok(Some(Hours { free: 0, most: None })));
        assert_eq!(hours(" "), Ok(None));
        for wrong in ["30,5", "-1", "10001", "många", "30/", "/4"] {
            assert_eq!(hours(wrong), Err(Problem::NotHours { text: wrong.to_owned() }));
        }
        assert_eq!(hours("45/30"), Err(Problem::MostBelowFree { text: "45/30".to_owned() }));
    }
}
