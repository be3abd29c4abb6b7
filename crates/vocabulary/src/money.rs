//! Money: a currency and a whole number of its ten-thousandths. A screw costs less than an öre, and no amount is a
//! floating-point number where it is stored, compared or shown.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A currency of ISO 4217: three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    pub const SEK: Currency = Currency(*b"SEK");

    /// Reads "SEK", in any case; `None` for anything but three letters. That the currency exists is not checked.
    #[must_use]
    pub fn parse(text: &str) -> Option<Currency> {
        let letters: [u8; 3] = text.trim().as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_alphabetic).then(|| Currency(letters.map(|l| l.to_ascii_uppercase())))
    }

    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a currency is three ASCII letters")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl TryFrom<String> for Currency {
    type Error = String;

    fn try_from(text: String) -> Result<Currency, String> {
        Currency::parse(&text)
            .ok_or_else(|| format!("'{text}' is no currency; write three letters, such as SEK"))
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> String {
        currency.code().to_owned()
    }
}

/// An amount in one currency, in whole ten-thousandths of it (about ±900 million million kronor).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Money {
    pub currency: Currency,
    pub ten_thousandths: i64,
}

impl Money {
    /// Rounds an estimate to the nearest ten-thousandth; `None` when it is not a number or too large to hold.
    #[must_use]
    pub fn from_estimate(amount: f64, currency: Currency) -> Option<Money> {
        let whole = (amount * 10_000.0).round();
        #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
        (whole.abs() < 9.0e18).then_some(Money { currency, ten_thousandths: whole as i64 })
    }

    /// The amount with a decimal point and no needless zeros, exact: "12.5", "-0.0375".
    #[must_use]
    pub fn decimal(self) -> String {
        let sign = if self.ten_thousandths < 0 { "-" } else { "" };
        let whole = self.ten_thousandths.unsigned_abs();
        let text = format!("{sign}{}.{:04}", whole / 10_000, whole % 10_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.decimal(), self.currency)
    }
}
