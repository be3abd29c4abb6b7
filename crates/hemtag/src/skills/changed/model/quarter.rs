//! Quarters of a year.

use std::{fmt, str::FromStr};

use jiff::civil::{Date, date};

/// A quarter, written `2026Q4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i16,
    /// 1 to 4.
    number: i8,
}

impl Quarter {
    #[must_use]
    pub fn of(day: Date) -> Quarter {
        Quarter { year: day.year(), number: (day.month() + 2) / 3 }
    }

    #[must_use]
    pub fn first_day(self) -> Date {
        date(self.year, self.number * 3 - 2, 1)
    }

    #[must_use]
    pub fn before(self) -> Quarter {
        if self.number == 1 {
            Quarter { year: self.year - 1, number: 4 }
        } else {
            Quarter { number: self.number - 1, ..self }
        }
    }

    /// So many quarters earlier.
    #[must_use]
    pub fn earlier(self, by: usize) -> Quarter {
        (0..by).fold(self, |quarter, _| quarter.before())
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Q{}", self.year, self.number)
    }
}

impl FromStr for Quarter {
    type Err = ();

    fn from_str(text: &str) -> Result<Quarter, ()> {
        let (year, number) = text.split_once('Q').ok_or(())?;
        let (year, number) = (year.parse().map_err(|_| ())?, number.parse().map_err(|_| ())?);
        if (1..=4).contains(&number) && (1..=9999).contains(&year) {
            Ok(Quarter { year, number })
        } else {
            Err(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_follow_on_each_other() {
        let first = Quarter::of(date(2026, 1, 31));
        assert_eq!((first.to_string(), first.before().to_string()), ("2026Q1".into(), "2025Q4".into()));
        assert_eq!("2026Q3".parse(), Ok(Quarter::of(date(2026, 9, 30))));
        assert_eq!(Quarter::of(date(2026, 12, 1)).first_day(), date(2026, 10, 1));
        assert!("2026Q5".parse::<Quarter>().is_err());
    }
}
