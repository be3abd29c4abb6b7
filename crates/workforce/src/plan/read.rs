//! The table of usual figures, `data/skills/measures.csv`.

use jiff::civil::Date;
use serde::Deserialize;

use super::figures::{About, Confidence, Figure, Kind, Money};
use crate::map::Level;

/// What is wrong with a cell. Rows are counted from 1, the head is row 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {row}, {column}: {problem}")]
pub struct Problem {
    pub row: u64,
    pub column: &'static str,
    pub problem: String,
}

/// Usual figures: of anything and of certificates, never of one firm's skill.
pub type Usual = Vec<Figure>;

#[derive(Debug, Deserialize)]
struct Row {
    kind: String,
    about: String,
    to: Option<u8>,
    low_sek: i64,
    high_sek: i64,
    hours: u32,
    weeks: u32,
    months: Option<u32>,
    pass_said: Option<u32>,
    pass_unsaid: Option<u32>,
    source: String,
    on: Date,
    confidence: String,
}

/// The figures of a table with the columns kind, about, to, `low_sek`, `high_sek`, hours, weeks, months, `pass_said`,
/// `pass_unsaid`, source, on, confidence. Prices are whole kronor.
///
/// # Errors
/// Every cell that cannot be read; a price that is not a range.
pub fn read(text: &str) -> Result<Usual, Vec<Problem>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut figures = Vec::new();
    let mut problems = Vec::new();
    for (place, row) in reader.deserialize::<Row>().enumerate() {
        let number = place as u64 + 2;
        let mut wrong = |column, problem: String| problems.push(Problem { row: number, column, problem });
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                wrong("row", error.to_string());
                continue;
            }
        };
        let kind = Kind::parse(&row.kind);
        if kind.is_none() {
            wrong("kind", format!("'{}' is no kind of measure", row.kind));
        }
        let about = match row.about.as_str() {
            "anything" => Some(About::Anything),
            "certificates" => Some(About::Certificates),
            "wage" if kind == Some(Kind::Recruit) => Some(About::Wage),
            other => {
                wrong(
                    "about",
                    format!("'{other}' is neither anything nor certificates, nor the wage of a recruit"),
                );
                None
            }
        };
        let confidence = match row.confidence.as_str() {
            "low" => Some(Confidence::Low),
            "medium" => Some(Confidence::Medium),
            "high" => Some(Confidence::High),
            other => {
                wrong("confidence", format!("'{other}' is not low, medium or high"));
                None
            }
        };
        let ore = |sek: i64| sek.checked_mul(100);
        let cost = match (ore(row.low_sek), ore(row.high_sek)) {
            (Some(low), Some(high)) if 0 <= low && low < high => Some(Money { low, high }),
            _ => {
                wrong("low_sek", format!("{} to {} is no range", row.low_sek, row.high_sek));
                None
            }
        };
        if row.source.trim().is_empty() {
            wrong("source", "is empty".to_owned());
        }
        if let (Some(kind), Some(about), Some(confidence), Some(cost)) = (kind, about, confidence, cost) {
            figures.push(Figure {
                kind,
                about,
                to: row.to.map(Level),
                cost,
                hours: row.hours,
                weeks: row.weeks,
                months: row.months,
                pass_said: row.pass_said.unwrap_or(0),
                pass_unsaid: row.pass_unsaid.unwrap_or(0),
                source: row.source,
                on: row.on,
                confidence,
            });
        }
    }
    if problems.is_empty() { Ok(figures) } else { Err(problems) }
}
