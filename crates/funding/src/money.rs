//! Swedish money: whole öre, never a fraction of one.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An amount in öre (1 krona is 100 öre).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ore(pub i64);

/// The largest amount of one entry: 100 thousand million kronor. Anything above is a slip of the keyboard.
pub const LARGEST: Ore = Ore::kronor(100_000_000_000);

impl Ore {
    pub const ZERO: Ore = Ore(0);

    /// So many whole kronor.
    #[must_use]
    pub const fn kronor(kronor: i64) -> Ore {
        Ore(kronor * 100)
    }

    /// The sum, at the ends of what can be counted when it lies beyond.
    #[must_use]
    pub const fn plus(self, other: Ore) -> Ore {
        Ore(self.0.saturating_add(other.0))
    }

    #[must_use]
    pub const fn minus(self, other: Ore) -> Ore {
        Ore(self.0.saturating_sub(other.0))
    }

    /// Exactly, for programs: "1234.50".
    #[must_use]
    pub fn decimal(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let all = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", all / 100, all % 100)
    }

    /// So many hundredths of it (percent), towards zero: 25 % of 1.03 kr is 25 öre.
    #[must_use]
    pub fn percent(self, percent: i64) -> Ore {
        let part = i128::from(self.0) * i128::from(percent) / 100;
        Ore(i64::try_from(part).unwrap_or(if part < 0 { i64::MIN } else { i64::MAX }))
    }

    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }
}

impl fmt::Display for Ore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} SEK", self.decimal())
    }
}

impl std::iter::Sum for Ore {
    fn sum<I: Iterator<Item = Ore>>(all: I) -> Ore {
        all.fold(Ore::ZERO, Ore::plus)
    }
}

/// An amount as people write it, in the smallest unit: "1 234,5" with two decimals is 123450. Thousands may be set apart by
/// blanks, or by `group` where it stands before three digits. `None` for what is no amount, is below zero, or has more
/// decimals.
#[must_use]
pub fn minor_units(text: &str, decimal: char, group: Option<char>, decimals: u32) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, fraction) = text.split_once(decimal).unwrap_or((&text, ""));
    if text.ends_with(decimal) {
        return None;
    }
    let mut groups = group.map_or_else(|| vec![whole], |group| whole.split(group).collect());
    let first = groups.remove(0);
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let is_grouped = groups.iter().all(|part| part.len() == 3) && (groups.is_empty() || first.len() <= 3);
    let whole = format!("{first}{}", groups.concat());
    let fits = u32::try_from(fraction.len()).is_ok_and(|length| length <= decimals);
    let is_amount = !first.is_empty() && whole.len() <= 12 && digits(&whole) && digits(fraction);
    if !is_amount || !is_grouped || !fits {
        return None;
    }
    let padded = format!("{fraction:0<width$}", width = decimals as usize);
    format!("{whole}{padded}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_whole_ore() {
        assert_eq!(Ore::kronor(12).plus(Ore(34)).to_string(), "12.34 SEK");
        assert_eq!(Ore(-5).to_string(), "-0.05 SEK");
        assert_eq!(Ore(103).percent(25), Ore(25));
        assert_eq!(Ore(i64::MAX).plus(Ore(1)), Ore(i64::MAX), "never wraps");
        assert_eq!([Ore(1), Ore(2)].into_iter().sum::<Ore>(), Ore(3));
    }

    #[test]
    fn amounts_are_read_exactly_or_not_at_all() {
        assert_eq!(minor_units("1 234,5", ',', None, 2), Some(123_450));
        assert_eq!(minor_units("1,234.56", '.', Some(','), 2), Some(123_456));
        assert_eq!(minor_units("11,4365", ',', None, 4), Some(114_365));
        for wrong in ["", ",5", "-5", "1,234", "12 kr", "1234567890123", "1,2,3", "1234.50", "1.234"] {
            assert_eq!(minor_units(wrong, ',', None, 2), None, "{wrong}");
        }
        for wrong in ["1234,50", "12,34", "1,2345", ",123"] {
            assert_eq!(minor_units(wrong, '.', Some(','), 2), None, "{wrong}");
        }
    }
}
