//! A tolerance as drawings and people state it, and how wide it is at a dimension.

use crate::iso286::{self, Grade};
use crate::iso2768::Class;
use crate::measure::{Length, MilliGrade};
use crate::number::Notation;
use crate::quantity::{QuantityError, parse_millimetres_in};

/// What was stated. It stays as stated; [`Tolerance::width`] gives its size at a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tolerance {
    /// "±0,05": the whole width, twice what is stated to each side.
    PlusMinus { width: Length },
    /// "0,05" without a sign: read as to each side, which is what workshops mean; pages show how it was read.
    /// The whole width, as above.
    Unsigned { width: Length },
    /// "+0,1/-0,05": the whole width between the limits.
    Limits { width: Length },
    /// "IT7".
    Grade(Grade),
    /// "h9", "H7": the position of the field is not kept, its grade is.
    Fit(Grade),
    /// "ISO 2768-m".
    General(Class),
}

impl Tolerance {
    /// The whole width between the limits at a dimension. None where ISO 2768 has no value.
    #[must_use]
    pub fn width(self, nominal: Length) -> Option<Length> {
        match self {
            Tolerance::PlusMinus { width } | Tolerance::Unsigned { width } | Tolerance::Limits { width } => {
                Some(width)
            }
            Tolerance::Grade(grade) | Tolerance::Fit(grade) => Some(iso286::width_at(grade.into(), nominal)),
            Tolerance::General(class) => class.width(nominal),
        }
    }

    /// Where it stands on the scale of ISO 286 at a dimension.
    #[must_use]
    pub fn grade_position(self, nominal: Length) -> Option<MilliGrade> {
        self.width(nominal).map(|width| iso286::grade_position(width, nominal))
    }
}

/// Reads "±0,05", "+/- 0.05 mm", "0.05", "+0,1/-0,05", "IT7", "h9", "H7", "ISO 2768-m". Without a unit it is
/// millimetres.
///
/// # Errors
/// When the text is none of these; the message names the number or unit that was not understood.
pub fn parse_tolerance(text: &str) -> Result<Tolerance, QuantityError> {
    parse_tolerance_in(Notation::Unknown, text)
}

/// Reads a tolerance in a known notation of numbers.
///
/// # Errors
/// As [`parse_tolerance`].
pub fn parse_tolerance_in(notation: Notation, text: &str) -> Result<Tolerance, QuantityError> {
    let text = text.trim();
    if let Some(class) = Class::parse(text) {
        return Ok(Tolerance::General(class));
    }
    if let Some(grade) = Grade::parse(text) {
        return Ok(Tolerance::Grade(grade));
    }
    if let Some(grade) = fit(text) {
        return Ok(Tolerance::Fit(grade));
    }
    for sign in ["±", "+/-", "+-", "+/−"] {
        if let Some(rest) = text.strip_prefix(sign) {
            return Ok(Tolerance::PlusMinus { width: both_sides(notation, rest)? });
        }
    }
    if let Some((upper, lower)) = text.split_once('/') {
        return limits(notation, upper, lower);
    }
    Ok(Tolerance::Unsigned { width: both_sides(notation, text)? })
}

/// The whole width between two limits in millimetres, in whole micrometres and rounded down: a tolerance is never
/// read as looser than it was stated, so it is doubled or added up first and rounded last ("±0,0165" is 33 µm
/// wide, not 34). The hair added keeps what is whole from falling below itself in binary. `None` when it is
/// too wide to hold.
#[must_use]
pub fn width_between(upper: f64, lower: f64) -> Option<Length> {
    let micrometres = ((upper - lower).abs() * 1000.0 + 1e-6).floor();
    Length::from_mm(micrometres / 1000.0)
}

fn both_sides(notation: Notation, each: &str) -> Result<Length, QuantityError> {
    let each = parse_millimetres_in(notation, each)?;
    width_between(each, -each).ok_or_else(|| too_wide(each))
}

fn too_wide(millimetres: f64) -> QuantityError {
    QuantityError::TooLarge { text: millimetres.to_string(), largest: "4 km" }
}

fn fit(text: &str) -> Option<Grade> {
    let letters = text.find(|c: char| c.is_ascii_digit()).filter(|at| (1..=2).contains(at))?;
    let (field, grade) = text.split_at(letters);
    let is_field = field.chars().all(|c| c.is_ascii_alphabetic()) && !field.eq_ignore_ascii_case("mm");
    let grade = Grade::new(grade.parse().ok()?)?;
    (is_field && grade.number() > 0).then_some(grade)
}

fn limits(notation: Notation, upper: &str, lower: &str) -> Result<Tolerance, QuantityError> {
    let millimetres = |side: &str| -> Result<f64, QuantityError> {
        let side = side.trim();
        let size = parse_millimetres_in(notation, side.trim_start_matches(['+', '-', '−']))?;
        Ok(if side.starts_with(['-', '−']) { -size } else { size })
    };
    let (upper, lower) = (millimetres(upper)?, millimetres(lower)?);
    let width = width_between(upper, lower).ok_or_else(|| too_wide(upper - lower))?;
    Ok(Tolerance::Limits { width })
}
