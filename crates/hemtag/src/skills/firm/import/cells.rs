//! One cell: a level, a kind of evidence, a day.

use jiff::civil::Date;
use workforce::map::{EvidenceKind, Level, plain};

use super::fault::FaultKind;
use crate::files::table::Cell;

/// Marks by which people say that something is there, and not how well.
const MARKS: &[&str] = &["x", "ja", "yes", "ok", "✓", "✔", "•", "●", "true", "j", "y"];
/// What says that nothing is known.
const SILENT: &[&str] = &["", "-", "–", "?", "vet ej", "okänt", "unknown", "n/a"];

/// The level that a cell says: a number of the scale, or the name of a step. Nothing when it says that it is not known.
pub(super) fn level(cell: &Cell, highest: Level, names: &[String]) -> Result<Option<Level>, FaultKind> {
    if matches!(cell, Cell::Fault(_) | Cell::FormulaWithoutValue) {
        return Err(FaultKind::Broken);
    }
    let text = plain(&cell.text());
    if SILENT.contains(&text.as_str()) {
        return Ok(None);
    }
    if MARKS.contains(&text.as_str()) {
        return Err(FaultKind::Mark);
    }
    let wrong = FaultKind::Level { highest: highest.0 };
    if let Ok(number) = text.replace(',', ".").parse::<f64>() {
        let whole = number.fract() == 0.0 && (0.0..=f64::from(highest.0)).contains(&number);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the scale")]
        return if whole { Ok(Some(Level(number as u8))) } else { Err(wrong) };
    }
    // The names come step by step, as many languages as there are one after the other.
    let step = names.iter().position(|name| plain(name) == text);
    let steps = usize::from(highest.0).max(1);
    match step {
        Some(at) => Ok(Some(Level(u8::try_from(at % steps + 1).unwrap_or(u8::MAX)))),
        None => Err(wrong),
    }
}

/// How something is known, as people write it in either language.
pub(super) fn kind(text: &str) -> Option<EvidenceKind> {
    let text = plain(text);
    EvidenceKind::parse(&text).or(match text.as_str() {
        "egen" | "egen bedömning" | "självskattning" | "självskattad" | "själv" | "self" => {
            Some(EvidenceKind::SelfAssessed)
        }
        "ledare" | "chef" | "arbetsledare" | "chefens bedömning" | "leader" | "manager" => {
            Some(EvidenceKind::LeaderAssessed)
        }
        "levererat" | "utfört arbete" | "levererat arbete" | "delivered" | "work" => {
            Some(EvidenceKind::DeliveredWork)
        }
        "certifikat" | "intyg" | "certificate" => Some(EvidenceKind::Certificate),
        "validering" | "validerad" | "validated" | "validation" => Some(EvidenceKind::Validated),
        _ => None,
    })
}

/// A day, or the last one of a year, month or week.
pub(super) fn day(text: &str) -> Option<Date> {
    crate::skills::firm::edit::day(text).ok().flatten()
}
