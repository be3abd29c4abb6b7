//! A row of an imported table of aid, read into an entry: each problem a sentence.

use std::collections::BTreeMap;

use funding::aid::{Amount, Currency, FirmId, Rate, When, Worth, rules_on};
use jiff::{ToSpan, civil::Date};
use vocabulary::OrganisationNumber;

use super::{Facts, Instrument, Origin};

/// The columns, in the order in which they are written.
pub const COLUMNS: [&str; 12] = [
    "beneficiary_number",
    "beneficiary",
    "amount",
    "currency",
    "rate",
    "rate_day",
    "granted_on",
    "authority",
    "instrument",
    "nace",
    "reference",
    "own",
];

/// What a cell lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    NoBeneficiary,
    NotANumber {
        text: String,
    },
    NotAnAmount {
        text: String,
    },
    NotACurrency {
        text: String,
    },
    NotARate {
        text: String,
    },
    NotADay {
        column: &'static str,
        text: String,
    },
    /// No grant before the rules that are known, and none in the future.
    NoRules {
        day: Date,
    },
    Future {
        day: Date,
    },
    NoAuthority,
    NotAnInstrument {
        text: String,
    },
    NotABranch {
        text: String,
    },
    NotYesOrNo {
        text: String,
    },
}

pub type Row = BTreeMap<&'static str, String>;

/// What a row says: whom it is about, and the entry without its firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    pub number: Option<OrganisationNumber>,
    pub name: String,
    pub facts: Facts,
}

/// Reads a row. An empty amount or day is not known; a year, or a year and a month, is a span of days.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(row: &Row, agency: &str, today: Date) -> Result<Read, Vec<Problem>> {
    let mut wrong = Vec::new();
    let cell = |column: &str| row.get(column).map_or("", |text| text.trim());
    let number = match cell("beneficiary_number") {
        "" => None,
        text => text.parse().map_err(|_| wrong.push(Problem::NotANumber { text: text.into() })).ok(),
    };
    let name = cell("beneficiary").chars().take(200).collect::<String>();
    if name.is_empty() && cell("beneficiary_number").is_empty() {
        wrong.push(Problem::NoBeneficiary);
    }
    let when = when_of(cell("granted_on"), &mut wrong);
    if let When::On(day) = when {
        if day > today {
            wrong.push(Problem::Future { day });
        } else if rules_on(day).is_none() {
            wrong.push(Problem::NoRules { day });
        }
    }
    let worth = worth_of(&cell, when, &mut wrong);
    let authority = cell("authority").chars().take(200).collect::<String>();
    if authority.is_empty() {
        wrong.push(Problem::NoAuthority);
    }
    let instrument = match cell("instrument").to_lowercase().as_str() {
        "" => Instrument::Grant,
        code => Instrument::parse(code).unwrap_or_else(|| {
            wrong.push(Problem::NotAnInstrument { text: code.into() });
            Instrument::Other
        }),
    };
    let nace = without_letter(cell("nace"));
    if !is_branch(&nace) {
        wrong.push(Problem::NotABranch { text: cell("nace").into() });
    }
    let own = match cell("own").to_lowercase().as_str() {
        "" => authority.eq_ignore_ascii_case(agency),
        "1" | "yes" | "ja" | "true" => true,
        "0" | "no" | "nej" | "false" => false,
        text => {
            wrong.push(Problem::NotYesOrNo { text: text.into() });
            false
        }
    };
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let rules = super::day_of(when).and_then(rules_on).map(|rules| rules.code.clone()).unwrap_or_default();
    let facts = Facts {
        firm: FirmId(0),
        origin: Origin::Imported,
        reference: cell("reference").chars().take(200).collect(),
        authority,
        own,
        instrument,
        nace,
        rules,
        worth,
        when,
        used_by: None,
    };
    Ok(Read { number, name, facts })
}

/// A branch without the letter of its section: "C25.62" is "25.62".
#[must_use]
pub fn without_letter(text: &str) -> String {
    let rest = text.strip_prefix(|c: char| c.is_ascii_alphabetic());
    rest.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text).to_owned()
}

/// "25", "25.6", "25.62", "25.620".
#[must_use]
pub fn is_branch(nace: &str) -> bool {
    let digits = nace.chars().filter(char::is_ascii_digit).count();
    nace.is_empty() || ((2..=5).contains(&digits) && nace.chars().all(|c| c.is_ascii_digit() || c == '.'))
}

fn when_of(text: &str, wrong: &mut Vec<Problem>) -> When {
    if text.is_empty() {
        return When::NotKnown;
    }
    let first = |text: &str| text.parse::<Date>().ok();
    let span = match text.len() {
        4 => first(&format!("{text}-01-01")).map(|day| (day, 1.year())),
        7 => first(&format!("{text}-01")).map(|day| (day, 1.month())),
        _ => None,
    };
    if let Some((from, length)) = span {
        let to = from.saturating_add(length).saturating_sub(1.day());
        return When::Between(from, to);
    }
    match first(text) {
        Some(day) => When::On(day),
        None => {
            wrong.push(Problem::NotADay { column: "granted_on", text: text.into() });
            When::NotKnown
        }
    }
}

fn worth_of<'r>(cell: &impl Fn(&str) -> &'r str, when: When, wrong: &mut Vec<Problem>) -> Worth {
    let text = cell("amount");
    if text.is_empty() {
        return Worth::NotKnown;
    }
    // A table may come from either language: a comma before one or two digits is decimal, else a dot.
    let read = |text: &str, decimals| {
        funding::money::minor_units(text, ',', None, decimals)
            .or_else(|| funding::money::minor_units(text, '.', Some(','), decimals))
    };
    let Some(minor) = read(text, 2) else {
        wrong.push(Problem::NotAnAmount { text: text.into() });
        return Worth::NotKnown;
    };
    let currency = match cell("currency").to_uppercase().as_str() {
        "" | "SEK" => Currency::Sek,
        "EUR" => Currency::Eur,
        other => {
            wrong.push(Problem::NotACurrency { text: other.into() });
            Currency::Sek
        }
    };
    let on = match (cell("rate_day"), when) {
        ("", When::On(day)) => Some(day),
        ("", _) => None,
        (text, _) => text.parse().ok(),
    };
    if on.is_none() && !cell("rate_day").is_empty() {
        wrong.push(Problem::NotADay { column: "rate_day", text: cell("rate_day").into() });
    }
    let rate = match cell("rate") {
        "" => None,
        text => {
            let read = read(text, 4).filter(|rate| *rate > 0);
            if read.is_none() || on.is_none() {
                wrong.push(Problem::NotARate { text: text.into() });
            }
            read.zip(on).map(|(ten_thousandths, on)| Rate { ten_thousandths, on })
        }
    };
    Worth::Stated(Amount { minor, currency, rate: rate.filter(|_| currency == Currency::Sek) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(&'static str, &str)]) -> Row {
        cells.iter().map(|(name, text)| (*name, (*text).to_owned())).collect()
    }

    fn problems(cells: &[(&'static str, &str)]) -> Vec<Problem> {
        read(&row(cells), "Tillväxtverket", "2026-11-26".parse().unwrap()).err().unwrap_or_default()
    }

    #[test]
    fn a_row_is_read_whole_or_told_what_is_wrong() {
        let good = [
            ("beneficiary_number", "556036-0793"),
            ("amount", "1 000,50"),
            ("currency", "SEK"),
            ("rate", "11,5"),
            ("granted_on", "2026-01-02"),
            ("authority", "tillväxtverket"),
            ("nace", "C25.62"),
        ];
        let read = read(&row(&good), "Tillväxtverket", "2026-11-26".parse().unwrap()).unwrap();
        assert_eq!(read.facts.worth.cents(), Some(8_700));
        assert_eq!((read.facts.nace.as_str(), read.facts.rules.as_str()), ("25.62", "2023-2831"));
        assert!(read.facts.own, "it names the agency itself");
        assert_eq!(
            problems(&[
                ("beneficiary_number", "12"),
                ("amount", "många"),
                ("granted_on", "31 september"),
                ("nace", "industri"),
                ("own", "kanske"),
            ])
            .len(),
            6,
            "the authority lacks too"
        );
        let future = problems(&[("beneficiary", "Ek"), ("authority", "X"), ("granted_on", "2026-11-27")]);
        assert!(matches!(future[..], [Problem::Future { .. }]));
    }

    #[test]
    fn a_year_is_a_span_of_days() {
        let mut wrong = Vec::new();
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(when_of("2024", &mut wrong), When::Between(day("2024-01-01"), day("2024-12-31")));
        assert_eq!(when_of("2024-02", &mut wrong), When::Between(day("2024-02-01"), day("2024-02-29")));
        assert_eq!((when_of("", &mut wrong), wrong.len()), (When::NotKnown, 0));
    }
}
