//! Earlier aid of little importance (de minimis), and what it leaves room for. Advice that costs the firm nothing is aid too.
//!
//! Rule sets are dated data (`data/aid_rules.csv`): the one of the day on which the new aid is granted holds, and counts what
//! the single undertaking (the firm with those linked to it) was granted before. What is not known makes the sum a range, and
//! a range that the ceiling lies in is no answer.

use std::sync::LazyLock;

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use super::next::AidStanding;

const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/aid_rules.csv"));

/// The years that a ceiling counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// The firm's current fiscal year and those before it.
    Fiscal,
    /// Back from the day itself.
    Rolling,
}

/// One rule set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RuleSet {
    pub code: String,
    pub regulation: String,
    /// For a single undertaking in one Member State.
    pub ceiling_eur: i64,
    pub years: i16,
    pub window: Window,
    pub valid_from: Date,
    pub valid_to: Date,
    pub source: String,
    pub confidence: String,
}

impl RuleSet {
    #[must_use]
    pub const fn ceiling_cents(&self) -> i64 {
        self.ceiling_eur * 100
    }
}

/// Every rule set of the table.
///
/// # Panics
/// When the embedded table is wrong, which a test finds.
#[must_use]
pub fn rule_sets() -> &'static [RuleSet] {
    static ALL: LazyLock<Vec<RuleSet>> = LazyLock::new(|| {
        let rows = csv::Reader::from_reader(TABLE.as_bytes()).into_deserialize();
        rows.collect::<Result<_, _>>().expect("data/aid_rules.csv is a table of rule sets")
    });
    &ALL
}

/// The rule set that holds on a day.
#[must_use]
pub fn rules_on(day: Date) -> Option<&'static RuleSet> {
    rule_sets().iter().find(|rules| rules.valid_from <= day && day <= rules.valid_to)
}

/// The rule set of a code, for what was decided under it.
#[must_use]
pub fn rules_of(code: &str) -> Option<&'static RuleSet> {
    rule_sets().iter().find(|rules| rules.code == code)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    pub ten_thousandths: i64,
    pub on: Date,
}

/// An amount in the smallest unit of its currency: cents or öre. In kronor it is told in euro by a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    pub minor: i64,
    pub currency: Currency,
    pub rate: Option<Rate>,
}

impl Amount {
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

/// One earlier support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    pub grantor: String,
    /// The day on which the right to it arose; `None`: not known.
    pub granted_on: Option<Date>,
    /// `None`: not known.
    pub amount: Option<Amount>,
}

/// An answer that can be "I do not know".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told<T> {
    None,
    These(Vec<T>),
    NotKnown,
}

/// What a firm states before it gets advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub firm: String,
    pub organisation_number: Option<String>,
    /// Firms that make up a single undertaking with it.
    pub linked: Told<String>,
    /// The month in which the fiscal year begins; only the older rules ask.
    pub fiscal_month: Option<i8>,
    /// What was granted to all of them.
    pub earlier: Told<Support>,
}

/// What became of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: i64,
    pub stated_at: jiff::Timestamp,
    pub returned_at: Option<jiff::Timestamp>,
    pub accepted: Option<Accepted>,
}

/// How it was accepted: the rules it was reckoned by stay with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    pub at: jiff::Timestamp,
    pub by: Option<crate::access::PersonId>,
    pub rules: String,
    pub sum_cents: i64,
    /// What the advice is worth.
    pub value_cents: i64,
}

/// How the newest statement stands.
#[must_use]
pub fn standing(newest: Option<&Kept>) -> AidStanding {
    match newest {
        Some(kept) if kept.accepted.is_some() => AidStanding::Accepted,
        Some(kept) if kept.returned_at.is_none() => AidStanding::Stated,
        _ => AidStanding::NotStated,
    }
}

/// The sum of what counts, and what it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoned {
    pub rules: &'static RuleSet,
    /// The first day whose grants may count.
    pub from: Date,
    /// What counts for sure, in cents.
    pub least_cents: i64,
    /// What may count at most; `None`: nobody knows.
    pub most_cents: Option<i64>,
    pub verdict: Verdict,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// So much is left, at the least.
    Room { cents: i64 },
    /// The ceiling is reached, or would be passed.
    Full,
    /// It depends on what is not known.
    Unknown,
}

/// Reckons what a single undertaking was granted before a day, and whether aid of a worth (in cents) has room beside it.
/// `None` for a day without rules.
#[must_use]
pub fn reckon(statement: &Statement, day: Date, value_cents: i64) -> Option<Reckoned> {
    let rules = rules_on(day)?;
    let windows = windows(rules, statement.fiscal_month, day);
    let (mut least, mut most) = (0_i64, Some(0_i64));
    let known: &[Support] = match &statement.earlier {
        Told::None => &[],
        Told::These(all) => all,
        Told::NotKnown => {
            most = None;
            &[]
        }
    };
    if statement.linked == Told::NotKnown {
        most = None;
    }
    for support in known {
        let counts = |from: &Date| support.granted_on.is_none_or(|on| *from <= on && on <= day);
        let surely = support.granted_on.is_some() && windows.iter().all(counts);
        if !windows.iter().any(counts) {
            continue;
        }
        match support.amount.and_then(Amount::cents) {
            Some(cents) => {
                if surely {
                    least = least.saturating_add(cents);
                }
                most = most.map(|sum| sum.saturating_add(cents));
            }
            None => most = None,
        }
    }
    let ceiling = rules.ceiling_cents();
    let verdict = if least >= ceiling || least.saturating_add(value_cents) > ceiling {
        Verdict::Full
    } else {
        match most {
            Some(most) if most < ceiling && most.saturating_add(value_cents) <= ceiling => {
                Verdict::Room { cents: ceiling - most }
            }
            _ => Verdict::Unknown,
        }
    };
    let from = windows.iter().copied().min().unwrap_or(day);
    Some(Reckoned { rules, from, least_cents: least, most_cents: most, verdict })
}

/// The first days that count: one, or where the fiscal year is not known one for each month it may begin in.
fn windows(rules: &RuleSet, fiscal_month: Option<i8>, day: Date) -> Vec<Date> {
    match rules.window {
        // Three years that end with the day begin on the day after the same day three years before.
        Window::Rolling => vec![day.saturating_sub(rules.years.years()).saturating_add(1.days())],
        Window::Fiscal => {
            let months = fiscal_month.map_or(1..=12, |month| month..=month);
            months.map(|month| fiscal_from(month, rules.years, day)).collect()
        }
    }
}

/// The first day of the fiscal year that a day lies in, and of those before it that count.
fn fiscal_from(month: i8, years: i16, day: Date) -> Date {
    let begins = |year: i16| Date::new(year, month.clamp(1, 12), 1).unwrap_or(Date::MIN);
    let this = if begins(day.year()) <= day { day.year() } else { day.year() - 1 };
    begins(this - (years - 1))
}

/// An amount as people write it, in the smallest unit: "1 234,5" with two decimals is 123450. Thousands may be set apart by
/// blanks, or by `group` where it stands before three digits. `None` for what is no amount, is below zero, or has more
/// decimals.
#[must_use]
pub fn minor_units(text: &str, decimal: char, group: Option<char>, decimals: u32) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, fraction) = text.split_once(decimal).unwrap_or((&text, ""));
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

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn euro(cents: i64) -> Option<Amount> {
        Some(Amount { minor: cents, currency: Currency::Eur, rate: None })
    }

    fn support(on: &str, amount: Option<Amount>) -> Support {
        Support { grantor: "Region X".into(), granted_on: on.parse().ok(), amount }
    }

    fn statement(supports: Vec<Support>) -> Statement {
        Statement {
            firm: "Ek AB".into(),
            organisation_number: None,
            linked: Told::None,
            fiscal_month: None,
            earlier: Told::These(supports),
        }
    }

    fn room(statement: &Statement, on: &str, value: i64) -> (i64, Option<i64>, Verdict) {
        let reckoned = reckon(statement, day(on), value).unwrap();
        (reckoned.least_cents, reckoned.most_cents, reckoned.verdict)
    }

    #[test]
    fn each_day_has_at_most_one_rule_set() {
        let days = |rules: &RuleSet| (rules.valid_from, rules.valid_to);
        for (i, rules) in rule_sets().iter().enumerate() {
            assert!(rules.valid_from < rules.valid_to && !rules.source.is_empty());
            for other in &rule_sets()[i + 1..] {
                assert!(
                    rules.valid_to < other.valid_from || other.valid_to < rules.valid_from,
                    "{:?}",
                    days(other)
                );
            }
        }
        assert_eq!(rules_on(day("2023-12-31")).unwrap().ceiling_eur, 200_000);
        assert_eq!(rules_on(day("2024-01-01")).unwrap().ceiling_eur, 300_000);
        assert_eq!(rules_on(day("2031-01-01")), None);
        assert_eq!(reckon(&statement(Vec::new()), day("2031-01-01"), 0), None);
    }

    #[test]
    fn three_years_roll_with_the_day() {
        let all = statement(vec![
            support("2023-11-24", euro(10_000_00)),
            support("2023-11-25", euro(20_000_00)),
            support("2026-11-24", euro(30_000_00)),
        ]);
        let room = room(&all, "2026-11-24", 0);
        assert_eq!(room, (50_000_00, Some(50_000_00), Verdict::Room { cents: 250_000_00 }));
    }

    #[test]
    fn a_grant_of_the_29th_of_february_counts_three_years() {
        let all = statement(vec![support("2024-02-29", euro(1_00))]);
        assert_eq!(
            room(&all, "2027-02-28", 0).0,
            1_00,
            "the three years that end with that day begin on the 29th"
        );
        assert_eq!(room(&all, "2027-03-01", 0).0, 0);
    }

    #[test]
    fn fiscal_years_count_from_their_beginning_and_an_unknown_one_makes_a_range() {
        let all =
            statement(vec![support("2020-06-01", euro(150_000_00)), support("2023-02-01", euro(60_000_00))]);
        let of_month = |month| Statement { fiscal_month: Some(month), ..all.clone() };
        // January: 2021 to 2023.
        assert_eq!(room(&of_month(1), "2023-03-01", 0).0, 60_000_00);
        // May: the year that began in May 2022, and two before: from May 2020.
        assert_eq!(room(&of_month(5), "2023-03-01", 0), (210_000_00, Some(210_000_00), Verdict::Full));
        assert_eq!(room(&all, "2023-03-01", 0), (60_000_00, Some(210_000_00), Verdict::Unknown));
    }

    #[test]
    fn the_ceiling_is_reached_to_the_cent() {
        let all = statement(vec![support("2026-01-01", euro(299_000_00))]);
        assert_eq!(room(&all, "2026-11-24", 1_000_00).2, Verdict::Room { cents: 1_000_00 });
        assert_eq!(room(&all, "2026-11-24", 1_000_01).2, Verdict::Full);
        let reached = statement(vec![support("2026-01-01", euro(300_000_00))]);
        assert_eq!(room(&reached, "2026-11-24", 0).2, Verdict::Full);
    }

    #[test]
    fn what_is_not_known_is_neither_room_nor_full() {
        let day = "2026-11-24";
        let mut all = statement(vec![support("2026-01-01", None)]);
        assert_eq!(room(&all, day, 0), (0, None, Verdict::Unknown));
        all.earlier = Told::These(vec![support("not known", euro(10_00))]);
        assert_eq!(
            room(&all, day, 0),
            (0, Some(10_00), Verdict::Room { cents: 299_990_00 }),
            "it fits in any case"
        );
        all.earlier = Told::These(vec![support("not known", euro(300_000_00))]);
        assert_eq!(room(&all, day, 0).2, Verdict::Unknown);
        all.earlier = Told::NotKnown;
        assert_eq!(room(&all, day, 0).2, Verdict::Unknown);
        all.earlier = Told::None;
        assert_eq!(room(&all, day, 0).2, Verdict::Room { cents: 300_000_00 });
        all.linked = Told::NotKnown;
        assert_eq!(room(&all, day, 0).2, Verdict::Unknown, "a group that nobody knows may have had aid");
        all.earlier = Told::These(vec![support("2026-01-01", euro(300_000_00))]);
        assert_eq!(room(&all, day, 0).2, Verdict::Full, "what is known fills it already");
    }

    #[test]
    fn kronor_are_told_in_euro_by_their_rate_and_not_without() {
        let sek = |rate| Amount { minor: 1_000_000_00, currency: Currency::Sek, rate };
        let rate = Rate { ten_thousandths: 11_4365, on: day("2026-01-02") };
        assert_eq!(sek(Some(rate)).cents(), Some(87_439_34));
        assert_eq!(sek(None).cents(), None);
        assert_eq!(sek(Some(Rate { ten_thousandths: 0, ..rate })).cents(), None);
        let all = statement(vec![support("2026-01-01", Some(sek(None)))]);
        assert_eq!(room(&all, "2026-11-24", 0).2, Verdict::Unknown);
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
