//! Months, quarters and years of the Swedish calendar, in which figures are told.

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use serde::{Deserialize, Serialize};

use crate::clock::{day_in_sweden, stockholm};

/// How often a figure is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    Month,
    Quarter,
    Year,
}

impl Frequency {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Frequency::Month => "month",
            Frequency::Quarter => "quarter",
            Frequency::Year => "year",
        }
    }

    const fn months(self) -> i32 {
        match self {
            Frequency::Month => 1,
            Frequency::Quarter => 3,
            Frequency::Year => 12,
        }
    }
}

/// One of them, ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub frequency: Frequency,
    pub first: Date,
}

impl Period {
    /// The one that a moment falls in.
    #[must_use]
    pub fn at(frequency: Frequency, moment: Timestamp) -> Period {
        let day = day_in_sweden(moment);
        let month = match frequency {
            Frequency::Month => day.month(),
            Frequency::Quarter => (day.month() - 1) / 3 * 3 + 1,
            Frequency::Year => 1,
        };
        Period { frequency, first: date(day.year(), month, 1) }
    }

    #[must_use]
    pub fn next(self) -> Period {
        let first = self.first.saturating_add(self.frequency.months().months());
        Period { first, ..self }
    }

    /// Its first moment.
    #[must_use]
    pub fn begins(self) -> Timestamp {
        begin_of(self.first)
    }

    /// The first moment after it.
    #[must_use]
    pub fn ends(self) -> Timestamp {
        self.next().begins()
    }

    /// From this one to another of the same frequency, both included.
    pub fn until(self, last: Period) -> impl Iterator<Item = Period> {
        std::iter::successors(Some(self), |period| Some(period.next()))
            .take_while(move |period| period.first <= last.first)
    }
}

/// `2019-03`, `2019 Q1`, `2019`.
impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.frequency {
            Frequency::Month => write!(f, "{year:04}-{month:02}"),
            Frequency::Quarter => write!(f, "{year:04}-Q{}", (month - 1) / 3 + 1),
            Frequency::Year => write!(f, "{year:04}"),
        }
    }
}

/// The first moment of a day in Sweden.
#[must_use]
pub fn begin_of(day: Date) -> Timestamp {
    day.to_zoned(stockholm()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// The first moment after a day in Sweden.
#[must_use]
pub fn end_of(day: Date) -> Timestamp {
    day.tomorrow().map_or(Timestamp::MAX, begin_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_that_of_sweden_and_they_follow_on_each_other() {
        let late: Timestamp = "2018-12-31T23:30:00Z".parse().unwrap();
        let named = [Frequency::Month, Frequency::Quarter, Frequency::Year]
            .map(|frequency| Period::at(frequency, late).to_string());
        assert_eq!(named, ["2019-01", "2019-Q1", "2019"]);
        let quarter = Period::at(Frequency::Quarter, "2018-11-05T12:00:00Z".parse().unwrap());
        let all: Vec<String> = quarter
            .until(Period::at(Frequency::Quarter, "2019-04-01T12:00:00Z".parse().unwrap()))
            .map(|p| p.to_string())
            .collect();
        assert_eq!(all, ["2018-Q4", "2019-Q1", "2019-Q2"]);
        assert_eq!(quarter.ends(), quarter.next().begins());
        assert_eq!(end_of(date(2018, 9, 30)).to_string(), "2018-09-30T22:00:00Z");
    }
}
