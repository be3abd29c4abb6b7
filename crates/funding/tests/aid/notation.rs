//! How the tables write a case: firms are letters, days are `2026-11-24`, amounts are euro unless they say otherwise.

use funding::aid::{
    Amount, Change, ChangeKind, Control, Currency, FirmId, Fiscal, Grant, HourlyRate, Link, Part, Question,
    Rate, Undertaking, When, Worth,
};
use funding::money::minor_units;
use jiff::civil::Date;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub case: Vec<Case>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    /// The working, in words.
    pub working: String,
    pub day: String,
    pub applied: Option<String>,
    /// In euro.
    #[serde(default = "nothing")]
    pub worth: String,
    /// A month, or the days on which fiscal years began.
    #[serde(default)]
    pub fiscal: Vec<String>,
    /// `A 2023-11-25 20000`: firm, day (`?`, or `2023-01-01..2023-12-31`), amount (`?`, `5000..6000`, `1000SEK@11.5`, `10h@90`),
    /// and then `used=B` or `same=0`.
    #[serde(default)]
    pub grants: Vec<String>,
    /// `A>B`, `A>B 2024-01-01..2025-12-31`: A decides over B.
    #[serde(default)]
    pub links: Vec<String>,
    /// `2025-01-01 merger B+C>A`, `2025-01-01 split A>A:60+B:40` (`?` for an equity that is not known).
    #[serde(default)]
    pub changes: Vec<String>,
    #[serde(default = "yes")]
    pub links_known: bool,
    #[serde(default = "yes")]
    pub grants_known: bool,
    pub expect: Expect,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The rule set's code, or `none after CODE`.
    pub rules: String,
    pub from: Option<String>,
    /// `20000`, `0..20000`, `0..?`; nothing without rules.
    #[serde(default)]
    pub sum: String,
    /// `room 280000`, `full`, `unknown`; nothing without rules.
    #[serde(default)]
    pub verdict: String,
    /// A word for each grant, and some of its reasons.
    #[serde(default)]
    pub lines: Vec<String>,
    /// Some of the notes.
    #[serde(default)]
    pub notes: Vec<String>,
}

fn nothing() -> String {
    "0".into()
}

fn yes() -> bool {
    true
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|e| panic!("'{text}' is no day: {e}"))
}

pub fn firm(text: &str) -> FirmId {
    let letter = text.bytes().next().unwrap_or_else(|| panic!("a firm is a letter"));
    FirmId(i64::from(letter - b'A') + 1)
}

pub fn cents(text: &str) -> i64 {
    minor_units(text, '.', None, 2).unwrap_or_else(|| panic!("'{text}' is no amount"))
}

fn amount(text: &str) -> Amount {
    match text.split_once("SEK") {
        None => Amount::euro(cents(text)),
        Some((minor, rate)) => Amount {
            minor: cents(minor),
            currency: Currency::Sek,
            rate: rate.strip_prefix('@').map(|rate| Rate {
                ten_thousandths: minor_units(rate, '.', None, 4).expect("a rate"),
                on: day("2026-01-02"),
            }),
        },
    }
}

fn worth(text: &str) -> Worth {
    if text == "?" {
        return Worth::NotKnown;
    }
    if let Some((hours, rate)) = text.split_once("h@") {
        let rate = HourlyRate { amount: amount(rate), from: day("2020-01-01") };
        return Worth::Hours { hundredths: cents(hours), rate };
    }
    match text.split_once("..") {
        Some((least, most)) => Worth::Between { least: amount(least), most: amount(most) },
        None => Worth::Stated(amount(text)),
    }
}

fn when(text: &str) -> When {
    match text.split_once("..") {
        _ if text == "?" => When::NotKnown,
        Some((from, to)) => When::Between(day(from), day(to)),
        None => When::On(day(text)),
    }
}

fn grant(text: &str) -> Grant {
    let mut words = text.split(' ');
    let mut next = || words.next().unwrap_or_else(|| panic!("'{text}' lacks something"));
    let (of, on, what) = (next(), next(), next());
    let rest: Vec<&str> = words.collect();
    let value = |key: &str| rest.iter().find_map(|word| word.strip_prefix(key));
    Grant {
        firm: firm(of),
        grantor: "G".into(),
        when: when(on),
        worth: worth(what),
        used_by: value("used=").map(firm),
        maybe_same_as: value("same=").map(|line| line.parse().expect("a line")),
    }
}

fn link(text: &str) -> Link {
    let (firms, days) = text.split_once(' ').unwrap_or((text, ".."));
    let (over, under) = firms.split_once('>').expect("A>B");
    let (from, to) = days.split_once("..").expect("from..to");
    let bound = |text: &str| (!text.is_empty()).then(|| day(text));
    Link { over: firm(over), under: firm(under), control: Control::Votes, from: bound(from), to: bound(to) }
}

fn change(text: &str) -> Change {
    let words: Vec<&str> = text.split(' ').collect();
    let [on, kind, what] = words[..] else { panic!("'{text}' is no change") };
    let (from, into) = what.split_once('>').expect("from>into");
    let kind = match kind {
        "merger" => ChangeKind::Merger { firms: from.split('+').map(firm).collect(), into: firm(into) },
        "split" => ChangeKind::Split {
            firm: firm(from),
            parts: into
                .split('+')
                .map(|part| {
                    let (of, equity) = part.split_once(':').expect("A:60");
                    Part { firm: firm(of), equity: equity.parse().ok() }
                })
                .collect(),
        },
        other => panic!("'{other}' is no change"),
    };
    Change { on: day(on), kind }
}

impl Case {
    pub fn question(&self) -> Question {
        let fiscal = match self.fiscal.as_slice() {
            [] => Fiscal::NotKnown,
            [month] if month.len() <= 2 => Fiscal::Month(month.parse().expect("a month")),
            days => Fiscal::Begins(days.iter().map(|text| day(text)).collect()),
        };
        Question {
            day: day(&self.day),
            applied_on: self.applied.as_deref().map(day),
            worth_cents: (self.worth != "?").then(|| cents(&self.worth)),
            undertaking: Undertaking {
                firm: FirmId(1),
                links: self.links.iter().map(|text| link(text)).collect(),
                changes: self.changes.iter().map(|text| change(text)).collect(),
                links_known: self.links_known,
            },
            fiscal,
            grants: self.grants.iter().map(|text| grant(text)).collect(),
            grants_known: self.grants_known,
        }
    }
}
