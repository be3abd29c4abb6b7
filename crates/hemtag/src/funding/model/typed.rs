//! Amounts, counts and days as people type them, and as they are shown in fields again.

use funding::{Ore, money::minor_units};
use jiff::civil::Date;

use crate::values;

/// "1 234 567", "1234,50", "-5 kr": kronor, with at most two decimals. `None` for anything else, and for what can be read in two
/// ways: "1.500".
#[must_use]
pub fn amount(text: &str) -> Option<Ore> {
    let lower = text.trim().to_lowercase();
    let bare = lower.trim_end_matches(":-");
    let bare = ["kronor", "kr", "sek"].into_iter().find_map(|unit| bare.strip_suffix(unit)).unwrap_or(bare);
    let (sign, bare) = match bare.trim_start().strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1, rest),
        None => (1, bare),
    };
    let minor = minor_units(bare, ',', None, 2).or_else(|| minor_units(bare, '.', None, 2))?;
    Some(Ore(sign * minor))
}

/// An amount as it stands in a field: digits, with öre only where there are any.
#[must_use]
pub fn amount_typed(amount: Ore) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    let all = amount.0.unsigned_abs();
    match all % 100 {
        0 => format!("{sign}{}", all / 100),
        ore => format!("{sign}{},{ore:02}", all / 100),
    }
}

/// A whole number, with or without spaces between its digits.
#[must_use]
pub fn whole<N: std::str::FromStr>(text: &str) -> Option<N> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    digits.parse().ok()
}

/// A day, as dates are read everywhere.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    values::date(text).ok()
}

/// A month, as the first of its days: "2027-03".
#[must_use]
pub fn month(text: &str) -> Option<Date> {
    let (year, month) = text.trim().split_once('-')?;
    Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()
}

/// A month as it stands in a field.
#[must_use]
pub fn month_typed(month: Date) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them_or_not_at_all() {
        for (text, ore) in [
            ("1 234 567", 123_456_700),
            ("1\u{a0}234 kr", 123_400),
            ("12,5", 1_250),
            ("0.07", 7),
            ("-5 SEK", -500),
            ("\u{2212}5", -500),
            ("400 000:-", 40_000_000),
        ] {
            assert_eq!(amount(text), Some(Ore(ore)), "{text}");
        }
        for text in ["", "1.500", "1,500", "tolv", "1 mkr", "12,", "--5", "1e9", "9999999999999999"] {
            assert_eq!(amount(text), None, "{text}");
        }
        for ore in [0, 5, 100, -250, 123_456_789] {
            assert_eq!(amount(&amount_typed(Ore(ore))), Some(Ore(ore)));
        }
    }
}
