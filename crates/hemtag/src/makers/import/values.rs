//! Cells turned into values: lengths, masses, counts, days, choices. The unit of a column counts where a cell has none
//! of its own; a number that can be read in two ways is refused, never guessed.

use jiff::civil::Date;
use matching::{Envelope, Newcomers, Sourcing};
use vocabulary::{
    Length, Mass, Notation, NumberError, QuantityError, Tolerance, iso286, parse_length_in, parse_mass_in,
    parse_number_in, parse_tolerance_in,
};

use super::{
    file::Cell,
    problem::{ProblemKind, of_number},
};
use crate::makers::model::{Level, ToleranceStated};

type Read<T> = Result<T, ProblemKind>;

/// How numbers stand in a column.
#[derive(Debug, Clone, Copy)]
pub struct Numbers<'a> {
    pub notation: Notation,
    pub unit: Option<&'a str>,
}

/// The longest side and the heaviest part that are taken: beyond them somebody has mistaken the unit.
const LONGEST_MM: f64 = 200_000.0;
const HEAVIEST_KG: f64 = 1_000_000.0;

impl Numbers<'_> {
    /// A number that a spreadsheet holds is never ambiguous.
    fn notation_of(&self, cell: &Cell) -> Notation {
        if matches!(cell, Cell::Number(_)) { Notation::English } else { self.notation }
    }

    /// The cell's text with the column's unit, unless it has one of its own.
    fn with_unit(&self, text: &str) -> String {
        match self.unit {
            Some(unit) if text.trim_end().ends_with(|c: char| c.is_ascii_digit()) => format!("{text} {unit}"),
            _ => text.to_owned(),
        }
    }

    pub fn length(&self, cell: &Cell) -> Read<Length> {
        let stated = cell.text();
        self.length_of(self.notation_of(cell), &stated)
    }

    fn length_of(&self, notation: Notation, stated: &str) -> Read<Length> {
        let stated = without_limit_word(stated);
        let wrong = || ProblemKind::NotALength { stated: stated.trim().to_owned() };
        let length =
            parse_length_in(notation, &self.with_unit(stated)).map_err(|e| quantity(&e, stated, wrong))?;
        if length == Length::ZERO || length.mm() > LONGEST_MM {
            return Err(out_of_range(stated, "0,001 mm", "200 m"));
        }
        Ok(length)
    }

    pub fn mass(&self, cell: &Cell) -> Read<Mass> {
        let stated = cell.text();
        let wrong = || ProblemKind::NotAMass { stated: stated.trim().to_owned() };
        let mass = parse_mass_in(self.notation_of(cell), &self.with_unit(without_limit_word(&stated)))
            .map_err(|e| quantity(&e, &stated, wrong))?;
        if mass.mg() == 0 || mass.kg() > HEAVIEST_KG {
            return Err(out_of_range(&stated, "1 mg", "1 000 ton"));
        }
        Ok(mass)
    }

    /// "1000 x 500 x 400 mm", "Ø 80 x 200": the unit after the last number holds for those before it. `None` for
    /// lengths that are understood and too few to be compared: "3000 x 1500", "0,5 m", "Ø 80".
    pub fn envelope(&self, cell: &Cell) -> Read<Option<Envelope>> {
        let stated = cell.text();
        let wrong = || ProblemKind::NotASize { stated: stated.trim().to_owned() };
        let lower = without_limit_word(&stated).to_lowercase();
        let round = ["diameter", "diam.", "diam", "dia", "ø", "⌀"]
            .iter()
            .find_map(|sign| lower.strip_prefix(sign))
            .map(|rest| rest.trim_start_matches([':', '=', ' ', '.']));
        let body = round.unwrap_or(&lower).replace(['×', '*'], "x");
        let pieces: Vec<&str> = body.split('x').map(str::trim).collect();
        let last = pieces.last().copied().unwrap_or_default();
        let unit =
            last.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '\u{a0}'));
        let unit = if unit.is_empty() { self.unit } else { Some(unit) };
        let numbers = Numbers { notation: self.notation, unit };
        let lengths = pieces
            .iter()
            .map(|piece| match numbers.length_of(self.notation, piece) {
                Err(ProblemKind::NotALength { .. }) => Err(wrong()),
                other => other,
            })
            .collect::<Read<Vec<Length>>>()?;
        match (round, lengths.as_slice()) {
            (None, &[a, b, c]) => Ok(Some(Envelope::Box([a, b, c]))),
            (Some(_), &[diameter, length]) => Ok(Some(Envelope::Round { diameter, length })),
            (None, [_] | [_, _]) | (Some(_), [_]) => Ok(None),
            _ => Err(wrong()),
        }
    }

    /// A whole number with thousands in any notation, and a unit that is one of `units`.
    pub fn whole(&self, cell: &Cell, least: u32, most: u32, units: &[&str]) -> Read<u32> {
        let stated = cell.text();
        let wrong = || ProblemKind::NotAWhole { stated: stated.trim().to_owned(), least, most };
        let (digits, unit) = cut_unit(&stated);
        if !unit.is_empty() && !units.contains(&unit.to_lowercase().trim_end_matches('.')) {
            return Err(wrong());
        }
        let value = match parse_number_in(self.notation_of(cell), digits) {
            Ok(value) => value,
            // Pieces and days have no decimals, so three digits after a mark are thousands.
            Err(NumberError::Ambiguous { whole, .. }) => whole,
            Err(_) => return Err(wrong()),
        };
        if value.fract() != 0.0 || !(f64::from(least)..=f64::from(most)).contains(&value) {
            return Err(wrong());
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within range")]
        Ok(value as u32)
    }

    /// Pieces in a series.
    pub fn pieces(&self, cell: &Cell) -> Read<u32> {
        self.whole(cell, 1, 1_000_000_000, &["st", "stycken", "styck", "pcs", "pieces", "units", "enheter"])
    }

    /// "1–500 st", "50 -- 500 units", "5000+", "från 10", "upp till 200".
    pub fn series(&self, cell: &Cell) -> Read<(Option<u32>, Option<u32>)> {
        let stated = cell.text();
        let text = stated.trim().to_lowercase().replace(['–', '—', '−'], "-").replace("--", "-");
        let (body, unit) = cut_unit(text.trim_end_matches('+'));
        let one = |piece: &str| self.pieces(&Cell::Text(format!("{} {unit}", piece.trim())));
        if let Some(rest) = ["upp till", "up to", "max", "<"].iter().find_map(|w| text.strip_prefix(w)) {
            return Ok((None, Some(self.pieces(&Cell::Text(rest.trim_start_matches('.').to_owned()))?)));
        }
        if let Some(rest) = ["från", "from", "min", ">"].iter().find_map(|w| text.strip_prefix(w)) {
            return Ok((Some(self.pieces(&Cell::Text(rest.trim_start_matches('.').to_owned()))?), None));
        }
        if text.contains('+') {
            let from = text.split('+').next().unwrap_or_default();
            return Ok((Some(self.pieces(&Cell::Text(from.to_owned()))?), None));
        }
        match body.split_once('-') {
            Some((from, to)) => {
                // "0 -- 50 units" of other registers means any number up to 50.
                let from = if from.trim() == "0" { 1 } else { one(from)? };
                let to = one(to)?;
                if from > to {
                    return Err(ProblemKind::MinOverMax { min: from.to_string(), max: to.to_string() });
                }
                Ok((Some(from), Some(to)))
            }
            None => self.pieces(cell).map(|pieces| (Some(pieces), Some(pieces))),
        }
    }

    /// "20", "20 dagar", "4 veckor".
    pub fn days(&self, cell: &Cell) -> Read<u16> {
        let stated = cell.text();
        let with_unit = match (cell, self.unit) {
            (Cell::Number(_), Some(unit)) => format!("{stated} {unit}"),
            _ => self.with_unit(&stated),
        };
        let (_, unit) = cut_unit(&with_unit);
        let weeks = matches!(
            unit.to_lowercase().trim_end_matches('.'),
            "v" | "vecka" | "veckor" | "week" | "weeks" | "wk" | "wks"
        );
        let units =
            ["dagar", "dag", "dgr", "d", "days", "day", "v", "vecka", "veckor", "week", "weeks", "wk", "wks"];
        let most = if weeks { 520 } else { 3650 };
        let number = self.whole(&Cell::Text(with_unit.clone()), 0, most, &units)?;
        let days = if weeks { number * 7 } else { number };
        u16::try_from(days).map_err(|_| ProblemKind::NotAWhole { stated, least: 0, most })
    }

    /// Free hours in a week, with the most that is possible after a `/`: "30", "30/60".
    pub fn hours(&self, cell: &Cell) -> Read<(u16, Option<u16>)> {
        let stated = cell.text();
        let one = |text: &str| -> Read<u16> {
            let hours = self.whole(
                &Cell::Text(text.to_owned()),
                0,
                10_000,
                &["h", "tim", "timmar", "hours", "timme", "hour"],
            )?;
            u16::try_from(hours).map_err(|_| ProblemKind::NotAWhole {
                stated: text.to_owned(),
                least: 0,
                most: 10_000,
            })
        };
        match stated.split_once('/') {
            None => match cell {
                Cell::Number(_) => {
                    let hours = self.whole(cell, 0, 10_000, &[])?;
                    Ok((u16::try_from(hours).unwrap_or(u16::MAX), None))
                }
                _ => Ok((one(&stated)?, None)),
            },
            Some((actual, maximum)) => {
                let (actual, maximum) = (one(actual)?, one(maximum)?);
                if actual > maximum {
                    return Err(ProblemKind::MinOverMax {
                        min: actual.to_string(),
                        max: maximum.to_string(),
                    });
                }
                Ok((actual, Some(maximum)))
            }
        }
    }

    /// "±0,02 vid 100 mm", "IT7", "h7". `None` when it has no dimension, so that nobody can say how fine it is.
    pub fn tolerance(&self, cell: &Cell) -> Read<Option<ToleranceStated>> {
        let as_stated = cell.text().trim().to_owned();
        let (value, at) = [" at ", " vid ", "@", " på ", " on "]
            .iter()
            .find_map(|word| as_stated.split_once(word))
            .map_or((as_stated.as_str(), None), |(value, at)| (value.trim(), Some(at.trim())));
        let wrong = || ProblemKind::NotATolerance { stated: as_stated.clone() };
        let tolerance = parse_tolerance_in(self.notation_of(cell), &self.with_unit_of_tolerance(value))
            .map_err(|e| quantity(&e, &as_stated, wrong))?;
        let at = at.map(|at| self.length_of(self.notation, at)).transpose()?;
        let grade = match (tolerance, at) {
            (Tolerance::Grade(grade) | Tolerance::Fit(grade), _) => Some(grade.into()),
            (other, Some(at)) => {
                let width = other.width(at).filter(|w| *w > Length::ZERO).ok_or_else(wrong)?;
                Some(iso286::grade_position(width, at))
            }
            (_, None) => None,
        };
        Ok(grade.map(|grade| ToleranceStated { grade, as_stated: as_stated.clone() }))
    }

    fn with_unit_of_tolerance(&self, value: &str) -> String {
        let is_width = value.starts_with(['±', '+', '-']) || value.starts_with(|c: char| c.is_ascii_digit());
        if is_width { self.with_unit(value) } else { value.to_owned() }
    }

    /// "7", "IT7" or "7,4": a place on the scale of ISO 286 in thousandths.
    pub fn grade(&self, cell: &Cell) -> Read<u16> {
        let stated = cell.text();
        let digits = stated.trim().trim_start_matches(['I', 'T', 'i', 't']).trim();
        let wrong = || ProblemKind::NotATolerance { stated: stated.trim().to_owned() };
        // Grades end at 18, so a mark is always a decimal one.
        let value: f64 = digits.replace(',', ".").parse().map_err(|_| wrong())?;
        if !(0.0..=30.0).contains(&value) {
            return Err(wrong());
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 30,000")]
        Ok((value * 1000.0).round() as u16)
    }
}

/// A day: a spreadsheet's own, "2027-12-31", "31.12.2027", "20271231"; a month is its first or last day.
pub fn date(cell: &Cell, ends: bool) -> Read<Date> {
    if let Cell::Date(day) = cell {
        return Ok(*day);
    }
    let stated = cell.text();
    let text = stated.trim();
    let wrong = || ProblemKind::NotADate { stated: text.to_owned() };
    let text = text.split(['T', ' ']).next().unwrap_or(text);
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let number = |part: &str| part.parse::<i16>().map_err(|_| wrong());
    let day = |y: i16, m: i16, d: i16| -> Read<Date> {
        let (m, d) = (i8::try_from(m).map_err(|_| wrong())?, i8::try_from(d).map_err(|_| wrong())?);
        Date::new(y, m, d).ok().filter(|day| (1900..=2200).contains(&day.year())).ok_or_else(wrong)
    };
    match parts.as_slice() {
        [ymd] if ymd.len() == 8 && ymd.bytes().all(|b| b.is_ascii_digit()) => {
            day(number(&ymd[..4])?, number(&ymd[4..6])?, number(&ymd[6..])?)
        }
        [y, m, d] if y.len() == 4 => day(number(y)?, number(m)?, number(d)?),
        [d, m, y] if y.len() == 4 && text.contains('.') => day(number(y)?, number(m)?, number(d)?),
        // 31/12/2027 can only be a day first; 03/04/2027 can be two days.
        [a, b, y] if y.len() == 4 && text.contains('/') && number(a)? > 12 => {
            day(number(y)?, number(b)?, number(a)?)
        }
        [a, b, y] if y.len() == 4 && text.contains('/') && number(b)? > 12 => {
            day(number(y)?, number(a)?, number(b)?)
        }
        [y, m] if y.len() == 4 => {
            let first = day(number(y)?, number(m)?, 1)?;
            Ok(if ends { first.last_of_month() } else { first })
        }
        _ => Err(wrong()),
    }
}

pub fn truth(cell: &Cell) -> Read<bool> {
    match cell.text().trim().to_lowercase().as_str() {
        "true" | "ja" | "j" | "yes" | "y" | "1" | "x" | "sant" | "✓" | "✔" => Ok(true),
        "false" | "nej" | "n" | "no" | "0" | "falskt" | "-" | "–" => Ok(false),
        _ => Err(choice(cell, "ja, nej")),
    }
}

pub fn sourcing(cell: &Cell) -> Read<Sourcing> {
    match word(cell).as_str() {
        "inhouse" | "egen" | "eget" | "egna" | "iegenverkstad" | "egenverkstad" | "internt" | "own"
        | "yes" | "ja" => Ok(Sourcing::InHouse),
        "partner" | "fastpartner" | "hosenfastpartner" | "underleverantör" | "subcontractor" => {
            Ok(Sourcing::Partner)
        }
        "brokered" | "förmedlas" | "förmedlad" | "broker" | "brokerage" => Ok(Sourcing::Brokered),
        _ => Err(choice(cell, "in_house, partner, brokered")),
    }
}

pub fn newcomers(cell: &Cell) -> Read<Newcomers> {
    match word(cell).as_str() {
        "yes" | "ja" | "välkomna" | "welcome" | "true" | "j" | "y" => Ok(Newcomers::Yes),
        "withadviser" | "medrådgivare" | "välkomnamedrådgivare" | "adviser" | "rådgivare" => {
            Ok(Newcomers::WithAdviser)
        }
        "no" | "nej" | "tasinteemot" | "false" | "n" => Ok(Newcomers::No),
        _ => Err(choice(cell, "yes, with_adviser, no")),
    }
}

pub fn level(cell: &Cell) -> Read<Level> {
    match word(cell).as_str() {
        "selfdeclared" | "självuppgift" | "egenuppgift" | "none" | "low" => Ok(Level::SelfDeclared),
        "adviserseen" | "settavrådgivare" | "sedd" | "besökt" | "visited" => Ok(Level::AdviserSeen),
        "document" | "dokument" | "styrktavdokument" | "dokumenterad" => Ok(Level::Document),
        "delivered" | "levererat" | "harlevererats" | "levererad" => Ok(Level::Delivered),
        _ => Err(choice(cell, "self_declared, adviser_seen, document, delivered")),
    }
}

/// Degrees: "59,33", "59.33°", "59.33 N". `most` is 90 or 180.
pub fn degrees(text: &str, most: f64) -> Option<f64> {
    let text = text.trim();
    let negative = text.ends_with(['S', 's', 'W', 'w']);
    let text = text.trim_end_matches(['N', 'n', 'E', 'e', 'S', 's', 'W', 'w', 'Ö', 'ö', 'V', 'v']);
    let text = text.trim().trim_end_matches('°').trim().replace(',', ".").replace('−', "-");
    let value: f64 = text.parse().ok()?;
    let value = if negative { -value } else { value };
    (value.is_finite() && value.abs() <= most).then_some(value)
}

/// The measure behind "max", "upp till" and the like: the column says already that it is a limit.
fn without_limit_word(stated: &str) -> &str {
    const WORDS: [&str; 13] = [
        "maximalt", "maximum", "maximal", "max.", "max", "upp till", "up to", "högst", "minst", "minimum",
        "min.", "min", "från",
    ];
    let stated = stated.trim();
    let word = WORDS.iter().find_map(|word| {
        let (first, rest) = stated.split_at_checked(word.len())?;
        let ends = rest.starts_with(|c: char| c.is_whitespace() || c == ':' || c.is_ascii_digit());
        (first.to_lowercase() == *word && ends).then_some(rest)
    });
    word.unwrap_or(stated)
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '≤' | '<' | '≥' | '>'))
}

fn word(cell: &Cell) -> String {
    cell.text().to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

fn choice(cell: &Cell, allowed: &'static str) -> ProblemKind {
    ProblemKind::NotAChoice { stated: cell.text().trim().to_owned(), allowed }
}

fn out_of_range(stated: &str, from: &'static str, to: &'static str) -> ProblemKind {
    ProblemKind::OutOfRange { stated: stated.trim().to_owned(), from, to }
}

fn quantity(error: &QuantityError, stated: &str, wrong: impl FnOnce() -> ProblemKind) -> ProblemKind {
    match error {
        QuantityError::Number(number) => of_number(number, wrong),
        QuantityError::Unit { .. } => wrong(),
        QuantityError::Negative { .. } | QuantityError::TooLarge { .. } => {
            ProblemKind::OutOfRange { stated: stated.trim().to_owned(), from: "0", to: "200 m / 1 000 ton" }
        }
    }
}

/// The number and what stands after its last digit.
fn cut_unit(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(text.len(), |last| last + 1);
    (text[..end].trim(), text[end..].trim())
}
