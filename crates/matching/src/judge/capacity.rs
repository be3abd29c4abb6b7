//! Time: can it be delivered by the day, and are there hours free before it?

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::measures::limit;
use super::{margin, not_stated};
use crate::criterion::{Amount, Unstated, Verdict};
use crate::offer::Calendar;

pub(super) fn lead_time(asked_on: Date, due: Date, days: Option<u16>) -> Verdict {
    let Some(days) = days else { return not_stated() };
    // A day that has passed leaves no time at all: missed even by who delivers at once.
    let left = days_between(asked_on, due);
    let relax_to = asked_on.checked_add(i64::from(days).days()).ok().map(Amount::Due);
    if left < 0 {
        return Verdict::Missed { margin: Some(-1000), offered: Some(Amount::Days(days)), relax_to };
    }
    let left = u64::try_from(left).expect("checked above");
    limit(margin(left, days.into()), Amount::Days(days), relax_to)
}

/// Whole days from one day to the other, below zero when the second is earlier.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// The hours stated as free in the full weeks of the span; met as soon as they suffice, unknown when they do not
/// and some week of the span is not stated, else missed.
pub(super) fn capacity(
    hours: u16,
    asked_on: Date,
    until: Option<Date>,
    calendar: Option<&Calendar>,
) -> Verdict {
    let Some(calendar) = calendar else { return not_stated() };
    let (free, unsaid) = free(asked_on, until, calendar);
    enough(hours, free, unsaid)
}

/// The hours stated as free in the full weeks of the span, and why more may be free.
pub(super) fn free(asked_on: Date, until: Option<Date>, calendar: &Calendar) -> (u64, Option<Unstated>) {
    let count = i64::try_from(calendar.free_hours.len()).expect("a calendar has few weeks");
    let (from, to) = full_weeks(asked_on, until, calendar.first_week, count);
    let within = usize::try_from(from.clamp(0, count)).expect("not negative")
        ..usize::try_from(to.clamp(0, count)).expect("not negative");
    let within = within.start..within.end.max(within.start);
    let weeks = &calendar.free_hours[within];
    let free: u64 = weeks.iter().map(|hours| u64::from(hours.unwrap_or(0))).sum();
    let unsaid = if from < to && to > count {
        Some(Unstated::CalendarEnds)
    } else {
        ((from < to && from < 0) || weeks.iter().any(Option::is_none)).then_some(Unstated::NotStated)
    };
    (free, unsaid)
}

/// Hours stated as free against hours asked; `unsaid` is why more may be free than is stated.
pub(crate) fn enough(hours: u16, free: u64, unsaid: Option<Unstated>) -> Verdict {
    if let (true, Some(why)) = (free < u64::from(hours), unsaid) {
        return Verdict::Unknown { why };
    }
    let free = u32::try_from(free).unwrap_or(u32::MAX);
    let relax_to = (free > 0).then_some(Amount::Hours(free));
    limit(margin(free.into(), hours.into()), Amount::Hours(free), relax_to)
}

/// The weeks that lie wholly in the span, from the first Monday on or after `asked_on` to the last Sunday on or
/// before `until`, counted from `first_week`. Partial weeks do not count: nobody says on which days their hours
/// are free. Without an end the span runs to the calendar's end, `count`.
pub(crate) fn full_weeks(asked_on: Date, until: Option<Date>, first_week: Date, count: i64) -> (i64, i64) {
    let first_week = monday(first_week);
    // Seven days counted up to the next whole week: a Monday is its own.
    let from = (days_between(first_week, asked_on) + 6).div_euclid(7);
    let to = match until {
        Some(until) => (days_between(first_week, until) + 1).div_euclid(7),
        None => count.max(from),
    };
    (from, to)
}

/// The Monday of the week that a day lies in.
pub(crate) fn monday(day: Date) -> Date {
    let back = i64::from(day.weekday().since(Weekday::Monday));
    day.checked_sub(Span::new().days(back)).unwrap_or(day)
}
