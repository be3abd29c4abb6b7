//! The waiting needs and the stated hours as a question to the engine. No input or output.

use std::collections::BTreeMap;

use allocation::{Candidate, Machines, Maker, Need, Question};
use jiff::{ToSpan, civil::Date};
use matching::{OfferId, Register};
use vocabulary::IsoWeek;

use crate::{
    makers::model::{self as makers, MakerId},
    needs::{
        self, NeedId,
        model::{NeedDocument, engine_parts},
    },
};

/// Half a year: as far ahead as makers state their hours.
pub const WEEKS: i64 = 26;

/// Makers looked at for each need: the best that meet everything.
const CANDIDATES: usize = 20;

/// What every need counts for, as long as nobody says otherwise: the most needs are placed.
pub const WEIGHT: i64 = 1;

/// One operation of a need that has makers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub need: NeedId,
    /// As it may be shown; empty for what may not.
    pub title: String,
    pub operation: String,
    /// The county of its owner as it may be shown.
    pub county: Option<String>,
    /// As the need states them.
    pub hours: Option<u32>,
    /// Where no day is stated, all weeks will do.
    pub has_day: bool,
    pub example: bool,
}

/// What of the needs has a part in the question, and what has not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Needs for advisers' eyes only: not read.
    pub hidden: usize,
    /// Operations that nobody in the register meets in everything else: they stand in the register of gaps.
    pub without_maker: usize,
    /// Operations whose day leaves no whole week.
    pub too_soon: usize,
}

/// An operation with the offers that meet everything but, perhaps, its hours.
#[derive(Debug, Clone)]
pub(super) struct Waiting {
    pub(super) row: Row,
    pub(super) id: String,
    /// Where its owner is, whoever may know it: for sums over regions only.
    pub(super) county: Option<String>,
    pub(super) from: IsoWeek,
    pub(super) to: IsoWeek,
    pub(super) offers: Vec<OfferId>,
}

/// Matches needs against the register, as they are on a day.
pub(super) fn waiting(register: &Register, needs: &[needs::Need], today: Date) -> (Vec<Waiting>, LeftOut) {
    let (mut all, mut left) = (Vec::new(), LeftOut::default());
    for need in needs {
        let Some(shown) = need.document.shown() else {
            left.hidden += 1;
            continue;
        };
        of_need(register, need, &shown, today, &mut all, &mut left);
    }
    (all, left)
}

fn of_need(
    register: &Register,
    need: &needs::Need,
    shown: &NeedDocument,
    today: Date,
    all: &mut Vec<Waiting>,
    left: &mut LeftOut,
) {
    let operations: Vec<_> = engine_parts(&need.document, today)
        .into_iter()
        .enumerate()
        .flat_map(|(part, of)| of.operations.into_iter().enumerate().map(move |(nth, o)| (part, nth, o)))
        .collect();
    let shown_names: Vec<String> = engine_parts(shown, today)
        .into_iter()
        .flat_map(|part| part.operations.into_iter().map(move |operation| named(&part.name, &operation.name)))
        .collect();
    let several = operations.len() > 1;
    for (at, (part, nth, operation)) in operations.into_iter().enumerate() {
        let mut asked = operation.need;
        // Free hours are what is to be shared out; everything else must be met.
        let hours = asked.hours.take().map(|hours| u32::from(hours.value)).filter(|hours| *hours > 0);
        if asked.processes.is_none() {
            left.without_maker += 1;
            continue;
        }
        let due = asked.due.map(|due| due.value);
        let Some((from, to)) = weeks(today, due) else {
            left.too_soon += 1;
            continue;
        };
        let offers: Vec<OfferId> =
            register.exact(&asked, CANDIDATES).list.iter().map(|candidate| candidate.offer).collect();
        if offers.is_empty() {
            left.without_maker += 1;
            continue;
        }
        let county = |document: &NeedDocument| needs::county(document).map(str::to_owned);
        all.push(Waiting {
            id: if several {
                format!("{}/{}.{}", need.id.0, part + 1, nth + 1)
            } else {
                need.id.0.to_string()
            },
            row: Row {
                need: need.id,
                title: shown.title.clone(),
                operation: if several {
                    shown_names.get(at).cloned().unwrap_or_default()
                } else {
                    String::new()
                },
                county: county(shown),
                hours,
                has_day: due.is_some(),
                example: need.example,
            },
            county: county(&need.document),
            from,
            to,
            offers,
        });
    }
}

fn named(part: &str, operation: &str) -> String {
    [part, operation].into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The whole weeks after this one, up to the last that ends by the day; without a day, half a year.
pub(super) fn weeks(today: Date, due: Option<Date>) -> Option<(IsoWeek, IsoWeek)> {
    let first = IsoWeek::of(today).next()?;
    let last = IsoWeek::of(first.monday().checked_add(((WEEKS - 2) * 7).days()).ok()?);
    let to = match due {
        None => last,
        Some(due) => IsoWeek::of(due.checked_sub(6.days()).ok()?).min(last),
    };
    // A week counts when its Sunday is no later than the day.
    (first <= to).then_some((first, to))
}

/// The question, with what each of its needs and machines is.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) question: Question,
    pub(super) rows: Vec<Row>,
    /// For each machine group: its maker, and its name where it has one.
    pub(super) machines: Vec<(MakerId, Option<String>)>,
}

/// Puts needs and makers together. Hours are those that count on the day; the others are unknown.
pub(super) fn asked(waiting: Vec<Waiting>, makers: &[makers::Maker], today: Date) -> Asked {
    let mut asked = Asked::default();
    let mut of_offer: BTreeMap<i64, usize> = BTreeMap::new();
    let first = IsoWeek::of(today);
    for (place, maker) in makers.iter().enumerate() {
        asked.question.makers.push(Maker { id: maker.id.to_string(), name: maker.name.clone() });
        for group in maker.machine_groups() {
            let counts = group.counts_until().is_some_and(|last| today <= last);
            let free = group
                .weeks
                .iter()
                .filter(|_| counts)
                .map(|week| (IsoWeek::of(week.monday), u32::from(week.actual)));
            let at = asked.question.machines.len();
            asked.question.machines.push(Machines {
                id: format!("{}/{}", maker.id, group.id()),
                maker: place,
                free: free.filter(|(week, _)| *week > first).collect(),
            });
            asked.machines.push((maker.id, group.name.clone()));
            of_offer.extend(group.offers.iter().map(|offer| (offer.0, at)));
        }
    }
    for one in waiting {
        let mut machines: Vec<usize> =
            one.offers.iter().filter_map(|offer| of_offer.get(&i64::from(offer.0)).copied()).collect();
        machines.sort_unstable();
        machines.dedup();
        asked.question.needs.push(Need {
            id: one.id,
            title: one.row.title.clone(),
            value: WEIGHT,
            region: one.county,
            from: one.from,
            to: one.to,
            most_weeks: None,
            candidates: machines
                .into_iter()
                .map(|machines| Candidate { machines, hours: one.row.hours })
                .collect(),
        });
        asked.rows.push(one.row);
    }
    asked
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_whole_weeks_between_today_and_the_day_count() {
        let week = |text: &str| text.parse::<IsoWeek>().unwrap();
        let thursday = date(2026, 11, 26);
        // Sunday of week 50 is the day: week 50 still counts; the Saturday before it does not.
        assert_eq!(weeks(thursday, Some(date(2026, 12, 13))), Some((week("2026-W49"), week("2026-W50"))));
        assert_eq!(weeks(thursday, Some(date(2026, 12, 12))), Some((week("2026-W49"), week("2026-W49"))));
        assert_eq!(weeks(thursday, Some(date(2026, 12, 5))), None);
        assert_eq!(weeks(thursday, None), Some((week("2026-W49"), week("2027-W20"))));
    }
}
