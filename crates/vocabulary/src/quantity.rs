//! Lengths and masses as people write them, with or without a unit.

use crate::measure::{Length, Mass};
use crate::number::{Notation, NumberError, parse_number_in};

/// Why a text is no length or mass.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum QuantityError {
    #[error(transparent)]
    Number(#[from] NumberError),
    #[error("'{unit}' is not a unit that is known here; write {expected}")]
    Unit { unit: String, expected: &'static str },
    #[error("'{text}' is below zero; write a positive number")]
    Negative { text: String },
    #[error("'{text}' is larger than can be held ({largest})")]
    TooLarge { text: String, largest: &'static str },
}

/// Reads a length: "12 mm", "0,5 tum", "1 250", "3.2 cm", "25 µm". Without a unit it is millimetres.
///
/// # Errors
/// A number that cannot be read or may be two, an unknown unit, below zero, over 4.29 km.
pub fn parse_length(text: &str) -> Result<Length, QuantityError> {
    parse_length_in(Notation::Unknown, text)
}

/// Reads a length in a known notation of numbers.
///
/// # Errors
/// As [`parse_length`].
pub fn parse_length_in(notation: Notation, text: &str) -> Result<Length, QuantityError> {
    let millimetres = parse_millimetres_in(notation, text)?;
    Length::from_mm(millimetres)
        .ok_or_else(|| QuantityError::TooLarge { text: text.trim().to_owned(), largest: "4 km" })
}

/// Reads a length before it is rounded to whole micrometres, for what is still to be added up.
///
/// # Errors
/// As [`parse_length`].
pub fn parse_millimetres_in(notation: Notation, text: &str) -> Result<f64, QuantityError> {
    let (number, unit) = split(text);
    let millimetres = match unit.to_lowercase().as_str() {
        "" | "mm" | "millimeter" | "millimetre" | "millimetres" | "millimeters" => 1.0,
        "µm" | "μm" | "um" | "my" | "mikrometer" | "micron" | "microns" | "mikron" | "micrometre"
        | "micrometer" => 0.001,
        "cm" | "centimeter" | "centimetre" | "centimetres" => 10.0,
        "dm" | "decimeter" => 100.0,
        "m" | "meter" | "metre" | "metres" | "meters" => 1000.0,
        "tum" | "in" | "inch" | "inches" | "\"" | "″" | "”" => 25.4,
        "ft" | "fot" | "feet" | "foot" => 304.8,
        _ => {
            return Err(QuantityError::Unit {
                unit: unit.to_owned(),
                expected: "mm, cm, m, µm or tum (inch)",
            });
        }
    };
    Ok(positive(notation, number, text)? * millimetres)
}

/// Reads a mass: "2,5 kg", "300 g", "1,2 ton". Without a unit it is kilograms.
///
/// # Errors
/// A number that cannot be read or may be two, an unknown unit, below zero, over 10,000 tonnes.
pub fn parse_mass(text: &str) -> Result<Mass, QuantityError> {
    parse_mass_in(Notation::Unknown, text)
}

/// Reads a mass in a known notation of numbers.
///
/// # Errors
/// As [`parse_mass`].
pub fn parse_mass_in(notation: Notation, text: &str) -> Result<Mass, QuantityError> {
    let (number, unit) = split(text);
    let kilograms = match unit.to_lowercase().as_str() {
        "" | "kg" | "kilo" | "kilogram" | "kilograms" => 1.0,
        "g" | "gram" | "grams" => 0.001,
        "mg" | "milligram" => 0.000_001,
        "hg" | "hekto" => 0.1,
        "t" | "ton" | "tonne" | "tonnes" => 1000.0,
        "lb" | "lbs" | "pound" | "pounds" => 0.453_592_37,
        "oz" | "ounce" | "ounces" => 0.028_349_523_125,
        _ => return Err(QuantityError::Unit { unit: unit.to_owned(), expected: "kg, g or ton" }),
    };
    let value = positive(notation, number, text)?;
    Mass::from_kg(value * kilograms)
        .ok_or_else(|| QuantityError::TooLarge { text: text.trim().to_owned(), largest: "10,000 tonnes" })
}

fn positive(notation: Notation, number: &str, text: &str) -> Result<f64, QuantityError> {
    let value = parse_number_in(notation, number)?;
    if value < 0.0 { Err(QuantityError::Negative { text: text.trim().to_owned() }) } else { Ok(value) }
}

/// The number and what stands after its last digit.
fn split(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| last + 1);
    // A unit may be followed by a full stop ("5 mm."); a text without digits is all number, and fails as such.
    if end == 0 { (text, "") } else { (&text[..end], text[end..].trim().trim_end_matches('.')) }
}
