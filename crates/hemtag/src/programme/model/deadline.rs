//! A day by which something must be done, as the text states it and as it is read. A text may name a day that does not exist:
//! then it stays open, with what it may mean, until somebody settles it.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::funding::model::call::Both;

/// So many days before a report is due its letters go.
pub const REMIND_BEFORE: [i64; 3] = [60, 14, 3];

/// A day as a file states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Unchanged, right or wrong.
    pub text_as_stated: String,
    /// The day that the text names; none when it names none that exists.
    #[serde(default)]
    pub resolved_date: Option<Date>,
    /// What it may mean, when it is open.
    #[serde(default)]
    pub candidates: Vec<Date>,
    /// Why it is read so, or why it is open.
    pub basis: Both,
}

/// A day and whether it is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The text itself names it, or an officer settled it.
    Settled(Date),
    /// Open; reminders go by the earliest of what it may mean.
    Open { meanwhile: Option<Date> },
}

impl Reading {
    /// The day that reminders go by.
    #[must_use]
    pub const fn day(self) -> Option<Date> {
        match self {
            Reading::Settled(day) => Some(day),
            Reading::Open { meanwhile } => meanwhile,
        }
    }
}

/// That a day is a Sunday. It is said, and the day is not moved: who must keep it may ask the giver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnSunday;

impl Deadline {
    /// How it is read, with what an officer has settled.
    #[must_use]
    pub fn read(&self, settled: Option<Date>) -> Reading {
        match settled.or(self.resolved_date) {
            Some(day) => Reading::Settled(day),
            None => Reading::Open { meanwhile: self.candidates.iter().min().copied() },
        }
    }

    /// Whether a day is a Sunday.
    #[must_use]
    pub fn on_sunday(day: Date) -> Option<OnSunday> {
        (day.weekday() == Weekday::Sunday).then_some(OnSunday)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn impossible() -> Deadline {
        Deadline {
            text_as_stated: "den 31 september 2018".to_owned(),
            resolved_date: None,
            candidates: vec![date(2018, 10, 1), date(2018, 9, 30)],
            basis: Both::default(),
        }
    }

    #[test]
    fn a_day_that_does_not_exist_stays_open_and_the_earlier_reading_reminds() {
        let open = impossible();
        assert_eq!(open.read(None), Reading::Open { meanwhile: Some(date(2018, 9, 30)) });
        assert_eq!(open.read(Some(date(2018, 10, 1))), Reading::Settled(date(2018, 10, 1)));
    }

    #[test]
    fn sundays_are_said_and_not_moved() {
        for (day, sunday) in [
            (date(2018, 9, 30), true),
            (date(2018, 10, 1), false),
            (date(2019, 3, 31), true),
            (date(2019, 8, 30), false),
            (date(2020, 3, 31), false),
            (date(2020, 4, 30), false),
        ] {
            assert_eq!(Deadline::on_sunday(day).is_some(), sunday, "{day}");
            let deadline = Deadline { resolved_date: Some(day), ..impossible() };
            assert_eq!(deadline.read(None).day(), Some(day));
        }
    }
}
