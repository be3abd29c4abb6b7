//! The unit that a file states its lengths in.

use serde::{Deserialize, Serialize};

/// A unit of length as a file states it. Everything past the readers is millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Micrometre,
    Millimetre,
    Centimetre,
    Metre,
    Inch,
    Foot,
    /// A unit without a name here; so many millimetres.
    Other(f64),
}

impl Unit {
    /// How many millimetres one of it is.
    #[must_use]
    pub fn millimetres(self) -> f64 {
        match self {
            Unit::Micrometre => 0.001,
            Unit::Millimetre => 1.0,
            Unit::Centimetre => 10.0,
            Unit::Metre => 1000.0,
            Unit::Inch => 25.4,
            Unit::Foot => 304.8,
            Unit::Other(millimetres) => millimetres,
        }
    }

    /// The unit that is so many millimetres; a file may write 25.4 as 25.3999999.
    #[must_use]
    pub fn of_millimetres(millimetres: f64) -> Unit {
        use Unit::{Centimetre, Foot, Inch, Metre, Micrometre, Millimetre};
        [Millimetre, Inch, Metre, Centimetre, Foot, Micrometre]
            .into_iter()
            .find(|u| (u.millimetres() / millimetres - 1.0).abs() < 1e-6)
            .unwrap_or(Unit::Other(millimetres))
    }

    /// Its sign: `mm`, `in`.
    #[must_use]
    pub fn sign(self) -> String {
        match self {
            Unit::Micrometre => "µm".to_owned(),
            Unit::Millimetre => "mm".to_owned(),
            Unit::Centimetre => "cm".to_owned(),
            Unit::Metre => "m".to_owned(),
            Unit::Inch => "in".to_owned(),
            Unit::Foot => "ft".to_owned(),
            Unit::Other(millimetres) => format!("{millimetres} mm"),
        }
    }
}
