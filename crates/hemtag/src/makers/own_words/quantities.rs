//! Units, and numbers turned into the words that the form of an offer reads.

use vocabulary::{Length, Mass};

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Unit {
    /// Millimetres in one of it.
    Length(f64),
    /// Kilograms in one of it.
    Mass(f64),
    /// A ton may be the force of a press as well as a mass.
    Ton,
    Pieces,
    /// Days in one of it.
    Days(f64),
    /// Area, pressure, power and the like: measures of machines and buildings that no offer has.
    Other,
}

/// The unit that a word names.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "mm" | "millimeter" | "millimetre" | "millimetres" | "millimeters" => Unit::Length(1.0),
        "cm" | "centimeter" | "centimetre" | "centimetres" => Unit::Length(10.0),
        "dm" => Unit::Length(100.0),
        "m" | "meter" | "metre" | "metres" | "meters" => Unit::Length(1000.0),
        "µm" | "μm" | "um" | "my" | "mikrometer" | "micron" | "microns" | "micrometres" => {
            Unit::Length(0.001)
        }
        "tum" | "inch" | "inches" | "\"" | "″" | "”" => Unit::Length(25.4),
        "kg" | "kilo" | "kilogram" | "kilograms" => Unit::Mass(1.0),
        "g" | "gram" | "grams" => Unit::Mass(0.001),
        "ton" | "tons" | "tonne" | "tonnes" => Unit::Ton,
        "st" | "stycken" | "styck" | "pcs" | "pieces" | "detaljer" | "delar" | "enheter" | "units"
        | "parts" | "exemplar" | "components" | "komponenter" => Unit::Pieces,
        "dag" | "dagar" | "day" | "days" | "dygn" => Unit::Days(1.0),
        "arbetsdag" | "arbetsdagar" | "workdays" | "vardagar" => Unit::Days(1.4),
        "vecka" | "veckor" | "veckors" | "week" | "weeks" => Unit::Days(7.0),
        "månad" | "månader" | "month" | "months" => Unit::Days(30.0),
        "m²" | "m2" | "kvm" | "kvadratmeter" | "sqm" | "bar" | "kw" | "w" | "kn" | "hz" | "rpm" | "kr"
        | "sek" | "%" | "°c" | "°" | "hrc" | "hb" | "mpa" | "timmar" | "hours" | "m³" | "m3" | "liter"
        | "l" => Unit::Other,
        _ => return None,
    })
}

/// True when the word may stand glued to a number: "300mm".
pub(super) fn is_unit(word: &str) -> bool {
    !matches!(word, "x") && unit(word).is_some()
}

/// A number without needless decimals, never in a shape that could be read in two ways.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let three_decimals = text.split_once('.').is_some_and(|(whole, rest)| rest.len() == 3 && whole != "0");
    format!("{text}{}", if three_decimals { "0" } else { "" })
}

/// Whether the register can hold it; nobody makes what is longer than 200 m or heavier than 1,000 tonnes.
pub(super) fn is_length(mm: f64) -> bool {
    (0.001..=200_000.0).contains(&mm) && Length::from_mm(mm).is_some()
}

pub(super) fn is_mass(kg: f64) -> bool {
    (0.000_001..=1_000_000.0).contains(&kg) && Mass::from_kg(kg).is_some()
}
