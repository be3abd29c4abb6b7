//! The years that count: back from a day, or fiscal years with their own beginnings.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use super::rules::{RuleSet, Window};

/// What is known of a firm's fiscal years. Only the older rules ask. Of a group, those of the firm that is to have the aid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Fiscal {
    /// Any month may begin them; each is looked at, and the sum becomes a range.
    #[default]
    NotKnown,
    /// Every year begins with this month (1 to 12).
    Month(i8),
    /// The days on which fiscal years began, in any order: a year that was shortened or lengthened when it was changed lies
    /// between two of them. Before the first and after the last, years are twelve months.
    Begins(Vec<Date>),
}

/// The first days of the window that ends with a day: one, or where the fiscal year is not known one for each month that it may
/// begin with. Never empty.
#[must_use]
pub fn windows(rules: &RuleSet, fiscal: &Fiscal, day: Date) -> Vec<Date> {
    match (rules.window, fiscal) {
        // Three years that end with the day begin on the day after the same day three years before.
        (Window::Rolling, _) => vec![day.saturating_sub(rules.years.years()).saturating_add(1.days())],
        (Window::Fiscal, Fiscal::Month(month)) => vec![of_month(*month, rules.years, day)],
        (Window::Fiscal, Fiscal::Begins(days)) if !days.is_empty() => {
            vec![of_beginnings(days, rules.years, day)]
        }
        (Window::Fiscal, Fiscal::NotKnown | Fiscal::Begins(_)) => {
            let mut all: Vec<Date> = (1..=12).map(|month| of_month(month, rules.years, day)).collect();
            all.sort_unstable();
            all
        }
    }
}

/// The first day of the fiscal year that a day lies in, and of those before it that count.
fn of_month(month: i8, years: i16, day: Date) -> Date {
    let begins = |year: i16| Date::new(year, month.clamp(1, 12), 1).unwrap_or(Date::MIN);
    let this = if begins(day.year()) <= day { day.year() } else { day.year() - 1 };
    begins(this - (years - 1))
}

/// The same from the days on which fiscal years began, going on by whole years from the first and the last.
fn of_beginnings(days: &[Date], years: i16, day: Date) -> Date {
    let mut days = days.to_vec();
    days.sort_unstable();
    days.dedup();
    let (first, last) = (days[0], days[days.len() - 1]);
    // Counted from the day itself, so that a year that begins on 29 February comes back to it.
    for n in 1_i16.. {
        let next = last.saturating_add(n.years());
        if next > day || next == Date::MAX {
            break;
        }
        days.push(next);
    }
    let mut before: Vec<Date> = days.iter().copied().filter(|begin| *begin <= day).collect();
    for n in 1_i16.. {
        if before.len() >= usize::from(years.unsigned_abs()) {
            break;
        }
        let earlier = first.saturating_sub(n.years());
        if earlier <= day {
            before.insert(0, earlier);
        }
        if earlier == Date::MIN {
            break;
        }
    }
    let counted = usize::from(years.unsigned_abs());
    before.get(before.len().saturating_sub(counted)).copied().unwrap_or(first)
}
