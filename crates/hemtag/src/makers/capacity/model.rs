//! Filling in many weeks at once. No input or output.

use jiff::{ToSpan, civil::Date};
use vocabulary::IsoWeek;

use crate::makers::model::FreeWeek;

/// Half a year.
pub const WEEKS: usize = 26;
/// More hours than a week with three shifts in ten machines.
pub const MOST_HOURS: u16 = 10_000;

/// Free hours of a week: as planned, and with overtime or another shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    pub free: u16,
    pub most: Option<u16>,
}

impl Hours {
    const NONE: Hours = Hours { free: 0, most: None };
}

/// How the weeks that nothing is typed for are filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// They stay without a statement.
    Leave,
    /// The last week typed holds for those after it.
    CopyLast,
    /// The weeks from the first to the last typed are a pattern that comes again.
    Repeat,
    /// Nothing is free in any week, whatever is typed.
    Full,
    /// Nothing is free before the week of a day; from then on as typed.
    FullUntil(Date),
}

/// There is nothing to fill in from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NothingTyped;

/// The Mondays of the grid: of this week and those after it.
#[must_use]
pub fn mondays(today: Date) -> Vec<Date> {
    let first = IsoWeek::of(today).monday();
    (0..WEEKS).filter_map(|week| first.checked_add(i64::try_from(week).unwrap_or(0).weeks()).ok()).collect()
}

/// The weeks as they are stated: `typed` week by week with what fills in the rest.
///
/// # Errors
/// When a rule that copies has nothing to copy.
pub fn filled(
    mondays: &[Date],
    typed: &[Option<Hours>],
    fill: Fill,
) -> Result<Vec<Option<Hours>>, NothingTyped> {
    let mut weeks = typed.to_vec();
    let first = typed.iter().position(Option::is_some);
    let last = typed.iter().rposition(Option::is_some);
    match fill {
        Fill::Leave => {}
        Fill::CopyLast => {
            let last = last.ok_or(NothingTyped)?;
            let hours = weeks[last];
            weeks[last..].fill(hours);
        }
        Fill::Repeat => {
            let (first, last) = first.zip(last).ok_or(NothingTyped)?;
            let length = last + 1 - first;
            for week in last + 1..weeks.len() {
                weeks[week] = weeks[week - length];
            }
        }
        Fill::Full => weeks.fill(Some(Hours::NONE)),
        Fill::FullUntil(day) => {
            for (week, monday) in weeks.iter_mut().zip(mondays) {
                if monday.checked_add(6.days()).is_ok_and(|sunday| sunday < day) {
                    *week = Some(Hours::NONE);
                }
            }
        }
    }
    Ok(weeks)
}

/// What is stated, as the register keeps it.
#[must_use]
pub fn stated(mondays: &[Date], weeks: &[Option<Hours>]) -> Vec<FreeWeek> {
    let weeks = mondays.iter().zip(weeks);
    weeks
        .filter_map(|(monday, hours)| {
            hours.map(|hours| FreeWeek { monday: *monday, actual: hours.free, maximum: hours.most })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn free(hours: &[i32]) -> Vec<Option<Hours>> {
        hours.iter().map(|h| u16::try_from(*h).ok().map(|free| Hours { free, most: None })).collect()
    }

    fn fill(typed: &[i32], fill: Fill) -> Vec<Option<Hours>> {
        let mondays = &mondays(date(2026, 11, 26))[..typed.len()];
        filled(mondays, &free(typed), fill).unwrap()
    }

    #[test]
    fn the_last_week_is_copied_onwards_and_weeks_before_it_stay() {
        assert_eq!(fill(&[10, -1, 20, -1, -1], Fill::CopyLast), free(&[10, -1, 20, 20, 20]));
    }

    #[test]
    fn a_pattern_comes_again_with_its_gaps() {
        assert_eq!(fill(&[-1, 40, 0, -1, -1, -1], Fill::Repeat), free(&[-1, 40, 0, 40, 0, 40]));
        assert_eq!(fill(&[1, -1, 3, -1, -1, -1], Fill::Repeat), free(&[1, -1, 3, 1, -1, 3]));
    }

    #[test]
    fn nothing_is_free_until_the_week_of_the_day() {
        // Thursday of the third week: that week is as typed.
        let until = Fill::FullUntil(date(2026, 12, 10));
        assert_eq!(fill(&[8, -1, 30, -1], until), free(&[0, 0, 30, -1]));
        assert_eq!(fill(&[8, 9], Fill::Full), free(&[0, 0]));
    }

    #[test]
    fn nothing_typed_is_nothing_to_copy() {
        let mondays = mondays(date(2026, 11, 26));
        assert_eq!(mondays.len(), WEEKS);
        assert_eq!(filled(&mondays, &free(&[-1; WEEKS]), Fill::CopyLast), Err(NothingTyped));
        assert_eq!(filled(&mondays, &free(&[-1; WEEKS]), Fill::Repeat), Err(NothingTyped));
    }
}
