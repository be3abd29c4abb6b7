//! Weeks after ISO 8601, which is how Swedish industry counts them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde::{Deserialize, Serialize};

/// A week of a year, "2026-W48". It belongs to the year that holds its Thursday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IsoWeek {
    year: i16,
    week: i8,
}

/// Why a text is no week.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WeekError {
    #[error("'{text}' is not a week; write year and week, for example 2026-W48")]
    Form { text: String },
    #[error("{year} has no week {week}")]
    NoSuchWeek { year: i16, week: i8 },
}

impl IsoWeek {
    /// # Errors
    /// When the year has no such week: 53 exists only in long years.
    pub fn new(year: i16, week: i8) -> Result<IsoWeek, WeekError> {
        ISOWeekDate::new(year, week, Weekday::Monday)
            .map(|_| IsoWeek { year, week })
            .map_err(|_| WeekError::NoSuchWeek { year, week })
    }

    /// The week that a day lies in.
    #[must_use]
    pub fn of(day: Date) -> IsoWeek {
        let iso = day.iso_week_date();
        IsoWeek { year: iso.year(), week: iso.week() }
    }

    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 to 53.
    #[must_use]
    pub fn week(self) -> i8 {
        self.week
    }

    /// The week's first day.
    ///
    /// # Panics
    /// Never: every value was checked when it was made.
    #[must_use]
    pub fn monday(self) -> Date {
        let iso = ISOWeekDate::new(self.year, self.week, Weekday::Monday);
        iso.expect("weeks are checked when they are made").date()
    }

    /// The week after; None at the end of the calendar (year 9999).
    #[must_use]
    pub fn next(self) -> Option<IsoWeek> {
        self.monday().checked_add(jiff::Span::new().days(7)).ok().map(IsoWeek::of)
    }
}

impl fmt::Display for IsoWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.week)
    }
}

impl FromStr for IsoWeek {
    type Err = WeekError;

    /// "2026-W48", "2026W48", "2026 v48", "2026 v. 48" or "2026-48".
    fn from_str(text: &str) -> Result<IsoWeek, WeekError> {
        let wrong = || WeekError::Form { text: text.trim().to_owned() };
        let (year, rest) = text.trim().split_at_checked(4).ok_or_else(wrong)?;
        let week = rest.trim_start_matches([' ', '-', 'W', 'w', 'V', 'v', '.']);
        if week.len() == rest.len() {
            return Err(wrong());
        }
        IsoWeek::new(year.parse().map_err(|_| wrong())?, week.trim().parse().map_err(|_| wrong())?)
    }
}

impl TryFrom<String> for IsoWeek {
    type Error = WeekError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<IsoWeek> for String {
    fn from(week: IsoWeek) -> String {
        week.to_string()
    }
}
