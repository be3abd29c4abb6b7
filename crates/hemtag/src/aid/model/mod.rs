//! What the register of aid is made of. No input or output.

pub mod query;
pub mod row;

use funding::aid::{Amount, Change, Currency, FirmId, Fiscal, Grant, HourlyRate, Link, Rate, When, Worth};
use jiff::{Timestamp, civil::Date};
use vocabulary::OrganisationNumber;

/// A firm of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firm {
    pub id: FirmId,
    pub number: Option<OrganisationNumber>,
    pub name: String,
    /// The branch, as its code in NACE (SNI without what Sweden added); empty: not known.
    pub nace: String,
    pub size: Option<Size>,
    pub fiscal: Fiscal,
    pub version: i64,
}

impl Firm {
    /// A natural person in business: the number is personal.
    #[must_use]
    pub fn is_person(&self) -> bool {
        self.number.is_some_and(OrganisationNumber::is_personal)
    }
}

/// A firm's size, as Recommendation 2003/361/EC has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Micro,
    Small,
    Medium,
    Large,
}

impl Size {
    pub const ALL: [Size; 4] = [Size::Micro, Size::Small, Size::Medium, Size::Large];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Size::Micro => "micro",
            Size::Small => "small",
            Size::Medium => "medium",
            Size::Large => "large",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Size> {
        Size::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Where an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Advice in a case.
    Advice,
    /// A decision of funding.
    Decision,
    /// Stated by the firm.
    Stated,
    Imported,
    /// Written by an officer.
    Written,
}

impl Origin {
    pub const ALL: [Origin; 5] =
        [Origin::Advice, Origin::Decision, Origin::Stated, Origin::Imported, Origin::Written];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Origin::Advice => "advice",
            Origin::Decision => "decision",
            Origin::Stated => "stated",
            Origin::Imported => "imported",
            Origin::Written => "written",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Origin> {
        Origin::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// How aid is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Instrument {
    /// Money that is not paid back.
    Grant,
    /// Advice or another service that costs the firm nothing, or less.
    Advice,
    /// A loan on better terms; what it is worth is stated, not the loan.
    Loan,
    Guarantee,
    Other,
}

impl Instrument {
    pub const ALL: [Instrument; 5] =
        [Instrument::Grant, Instrument::Advice, Instrument::Loan, Instrument::Guarantee, Instrument::Other];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Instrument::Grant => "grant",
            Instrument::Advice => "advice",
            Instrument::Loan => "loan",
            Instrument::Guarantee => "guarantee",
            Instrument::Other => "other",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Instrument> {
        Instrument::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// The number of an entry: all its versions have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub i64);

/// One version of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: EntryId,
    pub version: i32,
    pub facts: Facts,
    pub withdrawn: bool,
    /// Why it was changed; empty in the first version.
    pub reason: String,
    pub at: Timestamp,
    /// Of an earlier version: since when it holds no longer.
    pub replaced_at: Option<Timestamp>,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub firm: FirmId,
    pub origin: Origin,
    /// What it comes from: `case 12`, a file's name.
    pub reference: String,
    pub authority: String,
    /// Granted by the agency that keeps the register.
    pub own: bool,
    pub instrument: Instrument,
    /// The branch that the aid is for, as its code in NACE; empty: not known.
    pub nace: String,
    /// The rule set's code; empty: not known.
    pub rules: String,
    pub worth: Worth,
    pub when: When,
    pub used_by: Option<FirmId>,
}

impl Entry {
    /// Published: the agency granted it. What a firm stated about others is theirs to publish.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.facts.own && !self.withdrawn && self.facts.origin != Origin::Stated
    }

    /// As the engine reads it.
    #[must_use]
    pub fn grant(&self) -> Grant {
        Grant {
            firm: self.facts.firm,
            grantor: self.facts.authority.clone(),
            when: self.facts.when,
            worth: self.facts.worth,
            used_by: self.facts.used_by,
            maybe_same_as: None,
        }
    }
}

/// The day of a grant, where it is one.
#[must_use]
pub fn day_of(when: When) -> Option<Date> {
    match when {
        When::On(day) => Some(day),
        When::Between(..) | When::NotKnown => None,
    }
}

/// A link of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptLink {
    pub id: i64,
    pub link: Link,
    pub source: String,
    pub withdrawn_at: Option<Timestamp>,
}

/// A merger or split of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptChange {
    pub id: i64,
    pub change: Change,
    pub source: String,
    pub withdrawn_at: Option<Timestamp>,
}

/// What a dated rate is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateKind {
    /// Kronor for a euro.
    Exchange,
    /// What an hour of advice is worth.
    Hour,
}

impl RateKind {
    pub const ALL: [RateKind; 2] = [RateKind::Exchange, RateKind::Hour];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            RateKind::Exchange => "exchange",
            RateKind::Hour => "hour",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<RateKind> {
        RateKind::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A dated rate that an officer entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRate {
    pub id: i64,
    pub kind: RateKind,
    /// Of an exchange rate: its day. Of an hour: the first day.
    pub on: Date,
    /// Ten thousandths of a krona for a euro; or öre or cents for an hour.
    pub value: i64,
    /// Of an hour.
    pub currency: Currency,
    pub source: String,
    pub at: Timestamp,
    pub withdrawn_at: Option<Timestamp>,
}

/// A rate older than this many days before its use is not taken.
const RATE_REACHES: i32 = 31;

/// The newest exchange rate on or before a day, not older than a month.
#[must_use]
pub fn exchange_on(rates: &[KeptRate], day: Date) -> Option<Rate> {
    rates
        .iter()
        .filter(|rate| rate.kind == RateKind::Exchange && rate.withdrawn_at.is_none() && rate.on <= day)
        .max_by_key(|rate| (rate.on, rate.id))
        .filter(|rate| (day - rate.on).get_days() <= RATE_REACHES)
        .map(|rate| Rate { ten_thousandths: rate.value, on: rate.on })
}

/// What an hour is worth on a day, in kronor with the exchange rate of that day.
#[must_use]
pub fn hour_on(rates: &[KeptRate], day: Date) -> Option<HourlyRate> {
    let hours: Vec<HourlyRate> = rates
        .iter()
        .filter(|rate| rate.kind == RateKind::Hour && rate.withdrawn_at.is_none())
        .map(|rate| HourlyRate {
            amount: Amount { minor: rate.value, currency: rate.currency, rate: exchange_on(rates, day) },
            from: rate.on,
        })
        .collect();
    HourlyRate::on(&hours, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(id: i64, kind: RateKind, on: &str, value: i64) -> KeptRate {
        KeptRate {
            id,
            kind,
            on: on.parse().unwrap(),
            value,
            currency: Currency::Sek,
            source: "made up".into(),
            at: Timestamp::UNIX_EPOCH,
            withdrawn_at: None,
        }
    }

    #[test]
    fn the_newest_rate_of_at_most_a_month_is_taken() {
        let mut rates = vec![
            rate(1, RateKind::Exchange, "2026-01-01", 110_000),
            rate(2, RateKind::Exchange, "2026-01-15", 112_000),
        ];
        let on = |rates: &[KeptRate], day: &str| {
            exchange_on(rates, day.parse().unwrap()).map(|rate| rate.ten_thousandths)
        };
        assert_eq!(on(&rates, "2025-12-31"), None);
        assert_eq!(on(&rates, "2026-01-14"), Some(110_000));
        assert_eq!(on(&rates, "2026-02-15"), Some(112_000));
        assert_eq!(on(&rates, "2026-02-16"), None, "older than a month");
        rates[1].withdrawn_at = Some(Timestamp::UNIX_EPOCH);
        assert_eq!(on(&rates, "2026-01-20"), Some(110_000));
    }

    #[test]
    fn an_hour_is_worth_what_holds_that_day() {
        let rates = [
            rate(1, RateKind::Hour, "2025-01-01", 100_000),
            rate(2, RateKind::Hour, "2026-01-01", 120_000),
            rate(3, RateKind::Exchange, "2026-01-01", 120_000),
        ];
        let hour = hour_on(&rates, "2026-01-02".parse().unwrap()).unwrap();
        assert_eq!(
            Worth::Hours { hundredths: 200, rate: hour }.cents(),
            Some(20_000),
            "two hours at 100 euro"
        );
        assert_eq!(hour_on(&rates, "2024-12-31".parse().unwrap()), None);
    }
}
