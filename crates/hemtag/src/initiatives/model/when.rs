//! A day, or only its month or year, as a source states it.

use std::fmt;

use jiff::civil::{Date, date};

/// `2018`, `2018-07` or `2018-07-05`: nothing is added to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl When {
    /// `None` for what is no day, month or year between 1900 and 2100.
    #[must_use]
    pub fn parse(text: &str) -> Option<When> {
        let mut parts = text.trim().split('-');
        let year: i16 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let month: Option<i8> = match parts.next() {
            Some(month) => Some(month.parse().ok().filter(|_| month.len() == 2)?),
            None => None,
        };
        let day: Option<i8> = match parts.next() {
            Some(day) => Some(day.parse().ok().filter(|_| day.len() == 2)?),
            None => None,
        };
        if parts.next().is_some() || !(1900..=2100).contains(&year) {
            return None;
        }
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(When { year, month, day })
    }

    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The first day that it can mean.
    #[must_use]
    pub fn first(self) -> Date {
        date(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that it can mean.
    #[must_use]
    pub fn last(self) -> Date {
        match (self.month, self.day) {
            (Some(month), Some(day)) => date(self.year, month, day),
            (Some(month), None) => date(self.year, month, 1).last_of_month(),
            (None, _) => date(self.year, 12, 31),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_kept_as_a_year() {
        for text in ["2018", "2018-07", "2018-07-05"] {
            assert_eq!(When::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "18", "2018-13", "2018-02-30", "2018-7", "2018-07-05-01", "1700", "juli 2018"] {
            assert_eq!(When::parse(text), None, "{text}");
        }
        let month = When::parse("2020-02").unwrap();
        assert_eq!((month.first(), month.last()), (date(2020, 2, 1), date(2020, 2, 29)));
    }
}
