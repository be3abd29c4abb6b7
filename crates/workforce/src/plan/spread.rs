//! What of a measure falls in which year: by days, in whole numbers that add up.

use jiff::civil::Date;

use super::{
    figures::Money,
    items::Item,
    question::{Question, first_day},
};
use crate::gap::days;

/// What of a measure falls in a year, for a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    /// The year's place in the settings.
    pub(crate) year: usize,
    pub(crate) cost: Money,
    pub(crate) hours: u32,
}

/// Days from one to before another, in each year and those before it, and all of them. What runs past the last year counts in it,
/// so that nothing is free.
fn so_far(question: &Question<'_>, from: Date, end: Date) -> (Vec<i64>, i64) {
    let all = days(from, end);
    let years = &question.settings.years;
    let last = years.len().saturating_sub(1);
    let each = years.iter().enumerate().map(|(place, year)| {
        let next = first_day(year.year + 1);
        if place == last {
            all.max(1)
        } else if all <= 0 {
            // Done at once, on its day.
            i64::from(from < next)
        } else {
            days(from, end.min(next)).max(0)
        }
    });
    (each.collect(), all.max(1))
}

/// A whole number by years.
fn each(number: i64, (so_far, all): &(Vec<i64>, i64)) -> Vec<i64> {
    let mut before = 0;
    let parts = so_far.iter().map(|days| {
        let now = number * days / all;
        let part = now - before;
        before = now;
        part
    });
    parts.collect()
}

impl Item<'_> {
    /// By year: while it goes on; what is paid by the month, from the day that it counts.
    pub(crate) fn parts(&self, question: &Question<'_>) -> Vec<Part> {
        let begun = so_far(question, self.from, self.done);
        let paid = match self.paid_until {
            Some(until) => so_far(question, self.done, until.tomorrow().unwrap_or(until)),
            None => begun.clone(),
        };
        let at_once =
            Money { low: self.cost.low - self.monthly.low, high: self.cost.high - self.monthly.high };
        let of = |of: fn(&Money) -> i64| -> Vec<i64> {
            let (once, monthly) = (each(of(&at_once), &begun), each(of(&self.monthly), &paid));
            once.iter().zip(&monthly).map(|(one, other)| one + other).collect()
        };
        let (low, high) = (of(|money| money.low), of(|money| money.high));
        let hours = each(i64::from(self.hours), &begun);
        let parts = (0..low.len()).map(|year| Part {
            year,
            cost: Money { low: low[year], high: high[year] },
            hours: u32::try_from(hours[year]).unwrap_or(0),
        });
        parts.filter(|part| part.cost != Money::default() || part.hours > 0).collect()
    }
}
