//! Money in two currencies, and what aid is worth: its gross grant equivalent, in cents of a euro.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    Eur,
    Sek,
}

impl Currency {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Currency::Eur => "EUR",
            Currency::Sek => "SEK",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Currency> {
        [Currency::Eur, Currency::Sek].into_iter().find(|one| one.code() == code)
    }
}

/// Kronor for a euro, in ten thousandths, on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rate {
    pub ten_thousandths: i64,
    pub on: Date,
}

/// An amount in the smallest unit of its currency: cents or öre. In kronor it is told in euro by a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Amount {
    pub minor: i64,
    pub currency: Currency,
    pub rate: Option<Rate>,
}

impl Amount {
    #[must_use]
    pub const fn euro(cents: i64) -> Amount {
        Amount { minor: cents, currency: Currency::Eur, rate: None }
    }

    /// In cents of a euro, to the nearest; `None` for kronor without a rate.
    #[must_use]
    pub fn cents(self) -> Option<i64> {
        match (self.currency, self.rate) {
            (Currency::Eur, _) => Some(self.minor),
            (Currency::Sek, Some(rate)) if rate.ten_thousandths > 0 => {
                let rate = i128::from(rate.ten_thousandths);
                let cents = (i128::from(self.minor) * 10_000 + rate / 2) / rate;
                i64::try_from(cents).ok()
            }
            (Currency::Sek, _) => None,
        }
    }
}

/// What an hour of advice is worth from a day on, until another rate takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HourlyRate {
    pub amount: Amount,
    pub from: Date,
}

impl HourlyRate {
    /// The rate of a day among several: the newest that had begun.
    #[must_use]
    pub fn on(rates: &[HourlyRate], day: Date) -> Option<HourlyRate> {
        rates.iter().filter(|rate| rate.from <= day).max_by_key(|rate| rate.from).copied()
    }
}

/// What is known of what aid is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Worth {
    /// A sum of money, or the stated worth of aid in another form, before tax and as of the day of the grant.
    Stated(Amount),
    /// So much at least and so much at most.
    Between {
        least: Amount,
        most: Amount,
    },
    /// Advice that costs the firm nothing: hundredths of hours, at the rate of the day.
    Hours {
        hundredths: i64,
        rate: HourlyRate,
    },
    NotKnown,
}

impl Worth {
    /// The gross grant equivalent in cents of a euro, as far as it is known.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Worth::Stated(amount) => Span::of(amount.cents()),
            Worth::Between { least, most } => {
                let least = least.cents().unwrap_or(0);
                Span { least, most: most.cents().map(|most| most.max(least)) }
            }
            Worth::Hours { hundredths, rate } => {
                let minor = (i128::from(hundredths) * i128::from(rate.amount.minor) + 50) / 100;
                let whole = i64::try_from(minor).ok().map(|minor| Amount { minor, ..rate.amount });
                Span::of(whole.and_then(Amount::cents))
            }
            Worth::NotKnown => Span { least: 0, most: None },
        }
    }

    /// The same where it is known to the cent.
    #[must_use]
    pub fn cents(self) -> Option<i64> {
        let span = self.span();
        span.most.filter(|most| *most == span.least)
    }
}

/// From so much to so much, in cents of a euro.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Span {
    pub least: i64,
    /// `None`: nobody knows how much.
    pub most: Option<i64>,
}

impl Span {
    pub const NOTHING: Span = Span { least: 0, most: Some(0) };

    #[must_use]
    pub const fn exactly(cents: i64) -> Span {
        Span { least: cents, most: Some(cents) }
    }

    /// That amount, or anything where it is not known.
    #[must_use]
    pub const fn of(cents: Option<i64>) -> Span {
        match cents {
            Some(cents) => Span::exactly(cents),
            None => Span { least: 0, most: None },
        }
    }

    #[must_use]
    pub fn and(self, other: Span) -> Span {
        Span {
            least: self.least.saturating_add(other.least),
            most: self.most.zip(other.most).map(|(a, b)| a.saturating_add(b)),
        }
    }

    /// The same when it may also be nothing.
    #[must_use]
    pub const fn perhaps(self) -> Span {
        Span { least: 0, most: self.most }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn kronor_are_told_in_euro_by_their_rate_and_not_without() {
        let sek = |rate| Amount { minor: 100_000_000, currency: Currency::Sek, rate };
        let rate = Rate { ten_thousandths: 114_365, on: day("2026-01-02") };
        assert_eq!(sek(Some(rate)).cents(), Some(8_743_934));
        assert_eq!(sek(None).cents(), None);
        assert_eq!(sek(Some(Rate { ten_thousandths: 0, ..rate })).cents(), None);
    }

    #[test]
    fn hours_count_at_the_rate_of_the_day() {
        let euro = |cents, from| HourlyRate { amount: Amount::euro(cents), from: day(from) };
        let rates = [euro(9_000, "2026-01-01"), euro(8_000, "2025-01-01"), euro(9_900, "2027-01-01")];
        assert_eq!(HourlyRate::on(&rates, day("2024-12-31")), None);
        assert_eq!(HourlyRate::on(&rates, day("2025-12-31")), Some(rates[1]));
        let rate = HourlyRate::on(&rates, day("2026-11-26")).unwrap();
        assert_eq!(rate, rates[0]);
        assert_eq!(Worth::Hours { hundredths: 1_250, rate }.cents(), Some(112_500));
        let sek = HourlyRate {
            amount: Amount { minor: 100_000, currency: Currency::Sek, rate: None },
            from: rate.from,
        };
        assert_eq!(Worth::Hours { hundredths: 100, rate: sek }.cents(), None, "kronor need a rate");
    }
}
