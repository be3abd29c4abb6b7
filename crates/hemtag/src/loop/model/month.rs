//! A month of the Swedish calendar.

use std::{fmt, str::FromStr};

use jiff::{Timestamp, civil::Date};

/// Ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    /// 1 to 12.
    month: i8,
}

impl Month {
    #[must_use]
    pub fn of(day: Date) -> Month {
        Month { year: day.year(), month: day.month() }
    }

    /// The month in Sweden.
    #[must_use]
    pub fn at(moment: Timestamp) -> Month {
        Month::of(crate::clock::day_in_sweden(moment))
    }

    #[must_use]
    pub fn next(self) -> Month {
        match self.month {
            12 => Month { year: self.year + 1, month: 1 },
            month => Month { year: self.year, month: month + 1 },
        }
    }

    #[must_use]
    pub fn first_day(self) -> Date {
        jiff::civil::date(self.year, self.month, 1)
    }

    /// From this month to another, both included; none when that is earlier.
    pub fn until(self, last: Month) -> impl Iterator<Item = Month> {
        std::iter::successors(Some(self), |month| Some(month.next())).take_while(move |month| *month <= last)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The text is no month: `2026-11` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoMonth;

impl FromStr for Month {
    type Err = NoMonth;

    fn from_str(text: &str) -> Result<Month, NoMonth> {
        let (year, month) = text.trim().split_once('-').ok_or(NoMonth)?;
        let year: i16 = year.parse().map_err(|_| NoMonth)?;
        let month: i8 = month.parse().map_err(|_| NoMonth)?;
        let fits = (1990..=2200).contains(&year) && (1..=12).contains(&month);
        if fits { Ok(Month { year, month }) } else { Err(NoMonth) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_that_of_sweden() {
        let late: Timestamp = "2026-11-30T23:30:00Z".parse().unwrap();
        assert_eq!(Month::at(late).to_string(), "2026-12");
        let months: Vec<String> =
            Month::at(late).until("2027-02".parse().unwrap()).map(|m| m.to_string()).collect();
        assert_eq!(months, ["2026-12", "2027-01", "2027-02"]);
        for wrong in ["2026", "2026-13", "26-11", "x-1"] {
            assert_eq!(wrong.parse::<Month>(), Err(NoMonth));
        }
    }
}
