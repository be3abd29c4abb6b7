//! One cell: a region, an occupation, a sex, a number.

use std::{collections::HashSet, sync::LazyLock};

use vocabulary::Vocabulary;

use super::{COUNTRY, FaultKind};
use crate::files::table::Cell;

/// A region of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Region {
    /// A county, or [`COUNTRY`].
    Kept(String),
    Municipality,
    /// People whose county is not known.
    NotKnown,
}

/// An occupation of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Occupation {
    Known {
        code: String,
        label: String,
    },
    /// Not known, or all of them together.
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sex {
    Women,
    Men,
    Both,
}

const WHOLE_COUNTRY: &[&str] =
    &["riket", "hela riket", "sverige", "sweden", "the whole country", "whole country"];
const NOT_KNOWN: &[&str] = &[
    "uppgift saknas",
    "okänt",
    "okänd",
    "okänt län",
    "not known",
    "unknown",
    "information missing",
    "no information",
];
const ALL_OCCUPATIONS: &[&str] =
    &["totalt", "total", "samtliga", "samtliga yrken", "alla yrken", "all occupations", "all"];

/// The three-digit groups of SSYK 2012. Those of four digits differ between its publishers: Statistics Sweden has 429, the Public
/// Employment Service 400.
static GROUPS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/skills/ssyk_groups.csv"))
        .lines()
        .skip(1)
        .collect()
});

/// Whether four digits are a code of SSYK 2012.
pub(crate) fn is_occupation(code: &str) -> bool {
    code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit()) && GROUPS.contains(&code[..3])
}

/// Digits at the start that stand by themselves, and what follows them.
fn code_and_label(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (code, label) = text.split_at(end);
    if code.is_empty() || label.is_empty() || label.starts_with(char::is_whitespace) {
        (code, label.trim())
    } else {
        ("", text)
    }
}

pub(super) fn region(text: &str) -> Result<Region, FaultKind> {
    let places = Vocabulary::embedded().places();
    let (code, label) = code_and_label(text);
    let plain = label.to_lowercase();
    // A spreadsheet takes the zero at the start away.
    let code = match code.len() {
        1 | 3 => format!("0{code}"),
        _ => code.to_owned(),
    };
    match code.as_str() {
        "" if WHOLE_COUNTRY.contains(&plain.as_str()) => Ok(Region::Kept(COUNTRY.to_owned())),
        "" if NOT_KNOWN.contains(&plain.as_str()) => Ok(Region::NotKnown),
        "" => {
            let is = |name: &str| name.to_lowercase() == plain;
            let county = places
                .counties()
                .iter()
                .find(|one| is(&one.name_sv) || is(&one.name_en) || one.synonyms.iter().any(|name| is(name)));
            if let Some(county) = county {
                return Ok(Region::Kept(county.code.clone()));
            }
            let kommun = places.kommuner().iter().any(|one| is(&one.name) || is(&one.full_name));
            if kommun { Ok(Region::Municipality) } else { Err(FaultKind::Region) }
        }
        COUNTRY => Ok(Region::Kept(code)),
        "99" => Ok(Region::NotKnown),
        _ if places.county(&code).is_some() => Ok(Region::Kept(code)),
        // Municipalities come and go; the county that the first two digits name is enough to know one.
        _ if code.len() == 4 && places.county(&code[..2]).is_some() => Ok(Region::Municipality),
        _ => Err(FaultKind::Region),
    }
}

pub(super) fn occupation(text: &str) -> Result<Occupation, FaultKind> {
    let (code, label) = code_and_label(text);
    if code.is_empty() {
        let plain = label.to_lowercase();
        let none = ALL_OCCUPATIONS.contains(&plain.as_str()) || NOT_KNOWN.contains(&plain.as_str());
        return if none { Ok(Occupation::None) } else { Err(FaultKind::NoCode) };
    }
    // A spreadsheet takes the zero at the start away; no group of three digits is called so.
    let code = match code {
        "110" | "210" | "310" => format!("0{code}"),
        _ => code.to_owned(),
    };
    if code.len() != 4 {
        return Err(FaultKind::Digits);
    }
    // "0002 uppgift saknas".
    if code.starts_with("000") {
        return Ok(Occupation::None);
    }
    if !is_occupation(&code) {
        return Err(FaultKind::Occupation);
    }
    Ok(Occupation::Known { code, label: label.to_owned() })
}

pub(super) fn sex(text: &str) -> Result<Sex, FaultKind> {
    let plain = text.trim().to_lowercase();
    let named = |words: &str| match words {
        "kvinnor" | "kvinna" | "women" | "woman" | "female" | "females" => Some(Sex::Women),
        "män" | "man" | "men" | "male" | "males" => Some(Sex::Men),
        "totalt" | "total" | "tot" | "samtliga" | "båda könen" | "män och kvinnor" | "kvinnor och män"
        | "men and women" | "women and men" | "both sexes" | "both" => Some(Sex::Both),
        _ => None,
    };
    let coded = |code: &str| match code {
        "1" => Some(Sex::Men),
        "2" => Some(Sex::Women),
        "1+2" | "4" => Some(Sex::Both),
        _ => None,
    };
    // "män", "1", "1 män".
    let found = named(&plain).or_else(|| coded(&plain)).or_else(|| {
        plain.split_once(' ').and_then(|(code, words)| coded(code).and_then(|_| named(words.trim())))
    });
    found.ok_or(FaultKind::Sex)
}

/// A number of people; none: the source does not tell.
pub(super) fn number(cell: &Cell) -> Result<Option<u32>, FaultKind> {
    match cell {
        Cell::Number(number) if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole and within bounds"
            )]
            let number = *number as u32;
            Ok(Some(number))
        }
        Cell::Text(text) => {
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            match text.as_str() {
                // Not told, and not told because it cannot be.
                ".." | "…" | "..." | "." => Ok(None),
                "-" | "–" | "\u{2212}" => Ok(Some(0)),
                digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                    digits.parse().map(Some).map_err(|_| FaultKind::Number)
                }
                _ => Err(FaultKind::Number),
            }
        }
        Cell::Empty => Err(FaultKind::Empty),
        _ => Err(FaultKind::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_known_by_code_or_name_in_either_language() {
        let kept = |code: &str| Ok(Region::Kept(code.to_owned()));
        for (text, expected) in [
            ("01 Stockholms län", kept("01")),
            ("1", kept("01")),
            ("25", kept("25")),
            ("Jönköpings län", kept("06")),
            ("Jönköping County", kept("06")),
            ("jönköping county", kept("06")),
            ("00 Riket", kept("00")),
            ("Riket", kept("00")),
            ("Sweden", kept("00")),
            ("0114 Upplands Väsby", Ok(Region::Municipality)),
            ("114", Ok(Region::Municipality)),
            ("Botkyrka", Ok(Region::Municipality)),
            ("99 Okänt län", Ok(Region::NotKnown)),
            ("02 Norrlands län", Err(FaultKind::Region)),
            ("SE11 Stockholm", Err(FaultKind::Region)),
            ("Atlantis", Err(FaultKind::Region)),
        ] {
            assert_eq!(region(text), expected, "{text}");
        }
        assert!(Vocabulary::embedded().places().counties().iter().all(|county| {
            [&county.name_sv, &county.name_en].iter().all(|name| region(name) == kept(&county.code))
        }));
    }

    #[test]
    fn occupations_have_four_digits_of_a_group_of_ssyk_2012() {
        let known = |code: &str, label: &str| {
            Ok(Occupation::Known { code: code.to_owned(), label: label.to_owned() })
        };
        for (text, expected) in [
            ("7212 Svetsare och gasskärare", known("7212", "Svetsare och gasskärare")),
            ("7212", known("7212", "")),
            // A level of managers that one publisher of SSYK has and the other has not.
            (
                "1371 Produktionschefer inom tillverkning, nivå 1",
                known("1371", "Produktionschefer inom tillverkning, nivå 1"),
            ),
            ("0110 Officerare", known("0110", "Officerare")),
            ("110", known("0110", "")),
            ("0002 uppgift saknas", Ok(Occupation::None)),
            ("Samtliga yrken", Ok(Occupation::None)),
            ("721 Gjutare, svetsare, plåtslagare m.fl.", Err(FaultKind::Digits)),
            ("72121", Err(FaultKind::Digits)),
            ("7991 Rymdsvetsare", Err(FaultKind::Occupation)),
            ("Svetsare", Err(FaultKind::NoCode)),
        ] {
            assert_eq!(occupation(text), expected, "{text}");
        }
        assert_eq!(GROUPS.len(), 147);
    }

    #[test]
    fn numbers_are_whole_and_what_is_not_told_is_unknown() {
        let text = |text: &str| number(&Cell::Text(text.to_owned()));
        assert_eq!(text("1 234"), Ok(Some(1234)));
        assert_eq!(text("1\u{a0}234"), Ok(Some(1234)));
        assert_eq!((text(".."), text("…"), text("-")), (Ok(None), Ok(None), Ok(Some(0))));
        assert_eq!(number(&Cell::Number(12.0)), Ok(Some(12)));
        assert_eq!(number(&Cell::Empty), Err(FaultKind::Empty));
        for wrong in ["1,5", "1.234", "-3", "många", "99999999999"] {
            assert_eq!(text(wrong), Err(FaultKind::Number), "{wrong}");
        }
        assert_eq!(number(&Cell::Number(1.5)), Err(FaultKind::Number));
        assert_eq!(number(&Cell::Number(-1.0)), Err(FaultKind::Number));
        assert_eq!(number(&Cell::Fault("#REF!".into())), Err(FaultKind::Number));
    }

    #[test]
    fn sexes_are_known_by_word_code_or_both() {
        for (text, expected) in [
            ("kvinnor", Ok(Sex::Women)),
            ("1 män", Ok(Sex::Men)),
            ("men", Ok(Sex::Men)),
            ("1+2 totalt", Ok(Sex::Both)),
            ("1+2", Ok(Sex::Both)),
            ("både och", Err(FaultKind::Sex)),
        ] {
            assert_eq!(sex(text), expected, "{text}");
        }
    }
}
