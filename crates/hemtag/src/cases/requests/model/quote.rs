//! A quotation as a maker gives it: a price for each quantity, tooling, lead time, how long it holds, conditions.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocabulary::{Currency, Money};

/// The most that a price or a tool may be, in whole units of its currency: more is a slip of the finger.
const MOST_AMOUNT: i64 = 1_000_000_000;

/// The longest lead time, days.
const MOST_DAYS: u32 = 1500;

/// What a maker offers. Nothing of it must be given but one price: what is not said stays unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Rising quantities.
    pub prices: Vec<Price>,
    /// Once, beside the prices. Nothing: not said; zero: none is needed.
    pub tooling: Option<Money>,
    /// Calendar days from the order.
    pub lead_time_days: Option<u32>,
    pub holds_until: Option<Date>,
    pub conditions: String,
}

/// A price for one piece when so many are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    pub quantity: u32,
    pub each: Money,
}

impl Quote {
    /// The price for one piece at a quantity: exactly that quantity's.
    #[must_use]
    pub fn at(&self, quantity: u32) -> Option<Money> {
        self.prices.iter().find(|price| price.quantity == quantity).map(|price| price.each)
    }

    /// Pieces and tooling together at a quantity; `None` when the price or the tooling is not said, or they are in two
    /// currencies.
    #[must_use]
    pub fn whole(&self, quantity: u32) -> Option<Money> {
        let (each, tooling) = (self.at(quantity)?, self.tooling?);
        let pieces = each.ten_thousandths.checked_mul(i64::from(quantity))?;
        let sum = pieces.checked_add(tooling.ten_thousandths)?;
        (each.currency == tooling.currency).then_some(Money { currency: each.currency, ten_thousandths: sum })
    }
}

/// What is wrong with a field of a quotation, by the field's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteFault {
    NotAnAmount,
    NotANumber,
    NotADay,
    /// No price at all.
    NoPrice,
    Past,
}

/// Reads an amount as people write it, in a currency: "1 234,50", "12.5", "0". `None` when it is none, below zero or beyond
/// everything.
#[must_use]
pub fn amount(text: &str, currency: Currency) -> Option<Money> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}').collect();
    let text = text.trim_end_matches("kr").trim_end_matches("SEK").trim_end_matches(":-");
    let (whole, part) = match text.rfind([',', '.']) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 4 || whole.len() > 10 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let part: i64 = format!("{part:0<4}").parse().ok()?;
    (whole <= MOST_AMOUNT).then_some(Money { currency, ten_thousandths: whole * 10_000 + part })
}

/// Reads the fields of a quotation: `price-N` for each quantity asked for, `tooling`, `lead_time`, `holds_until`,
/// `conditions`.
///
/// # Errors
/// Every field that is wrong, by name.
pub fn quote_of(
    field: impl Fn(&str) -> String,
    asked: &[u32],
    currency: Currency,
    today: Date,
) -> Result<Quote, Vec<(String, QuoteFault)>> {
    let mut faults = Vec::new();
    let given = |name: &str| Some(field(name).trim().to_owned()).filter(|text| !text.is_empty());
    let mut prices = Vec::new();
    for quantity in asked {
        let name = format!("price-{quantity}");
        let Some(text) = given(&name) else { continue };
        match amount(&text, currency) {
            Some(each) => prices.push(Price { quantity: *quantity, each }),
            None => faults.push((name, QuoteFault::NotAnAmount)),
        }
    }
    if let (true, true, Some(first)) = (prices.is_empty(), faults.is_empty(), asked.first()) {
        faults.push((format!("price-{first}"), QuoteFault::NoPrice));
    }
    let mut read = |name: &str, fault: QuoteFault, ok: bool| {
        if !ok {
            faults.push((name.to_owned(), fault));
        }
    };
    let tooling = given("tooling").map(|text| amount(&text, currency));
    read("tooling", QuoteFault::NotAnAmount, tooling != Some(None));
    let days = given("lead_time").map(|text| text.parse().ok().filter(|days| *days <= MOST_DAYS));
    read("lead_time", QuoteFault::NotANumber, days != Some(None));
    let until = given("holds_until").map(|text| text.parse::<Date>().ok());
    read("holds_until", QuoteFault::NotADay, until != Some(None));
    read("holds_until", QuoteFault::Past, until.flatten().is_none_or(|day| day >= today));
    if faults.is_empty() {
        let conditions: String = field("conditions").trim().chars().take(super::MOST_WORDS).collect();
        Ok(Quote {
            prices,
            tooling: tooling.flatten(),
            lead_time_days: days.flatten(),
            holds_until: until.flatten(),
            conditions,
        })
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn sek(ten_thousandths: i64) -> Money {
        Money { currency: Currency::SEK, ten_thousandths }
    }

    #[test]
    fn amounts_are_read_as_people_write_them_and_exactly() {
        let read = |text: &str| amount(text, Currency::SEK);
        assert_eq!(read("1 234,50"), Some(sek(12_345_000)));
        assert_eq!(read("12.5 kr"), Some(sek(125_000)));
        assert_eq!(read("0,0375"), Some(sek(375)));
        assert_eq!(read("80:-"), Some(sek(800_000)));
        assert_eq!(read("0"), Some(sek(0)));
        for wrong in ["", "-1", "tolv", "1,2,3", "1e3", "0,12345", "99999999999", "NaN", ","] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_quotation_needs_one_price_and_leaves_unsaid_what_is_not_said() {
        let today = jiff::civil::date(2026, 11, 26);
        let of = |pairs: &[(&str, &str)]| {
            let fields: BTreeMap<&str, &str> = pairs.iter().copied().collect();
            quote_of(
                |name| fields.get(name).copied().unwrap_or_default().to_owned(),
                &[10, 100],
                Currency::SEK,
                today,
            )
        };
        let quote = of(&[("price-100", "12,50"), ("tooling", "5000"), ("lead_time", "21")]).unwrap();
        assert_eq!((quote.at(10), quote.at(100)), (None, Some(sek(125_000))));
        assert_eq!(quote.whole(100), Some(sek(62_500_000)));
        assert_eq!((quote.lead_time_days, quote.holds_until), (Some(21), None));
        assert_eq!(of(&[("price-10", "1")]).unwrap().whole(10), None, "the tooling is not said");
        assert_eq!(of(&[]), Err(vec![("price-10".to_owned(), QuoteFault::NoPrice)]));
        assert_eq!(
            of(&[("price-10", "x"), ("tooling", "y"), ("lead_time", "z"), ("holds_until", "2026-11-25")]),
            Err(vec![
                ("price-10".to_owned(), QuoteFault::NotAnAmount),
                ("tooling".to_owned(), QuoteFault::NotAnAmount),
                ("lead_time".to_owned(), QuoteFault::NotANumber),
                ("holds_until".to_owned(), QuoteFault::Past),
            ])
        );
    }
}
