//! Lengths, masses and tolerance grades as whole numbers, so that comparisons are exact and the same on every
//! machine. People read and write millimetres and kilograms; conversion happens at the edge.

use serde::{Deserialize, Serialize};

/// A length in whole micrometres (0 to about 4.29 km). Shown and entered as millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Length(u32);

impl Length {
    pub const ZERO: Length = Length(0);

    #[must_use]
    pub const fn from_um(micrometres: u32) -> Length {
        Length(micrometres)
    }

    #[must_use]
    pub const fn um(self) -> u32 {
        self.0
    }

    /// Millimetres, rounded to the nearest micrometre; `None` when negative, not a number or too large to hold.
    #[must_use]
    pub fn from_mm(millimetres: f64) -> Option<Length> {
        let um = (millimetres * 1000.0).round();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
        (0.0..=f64::from(u32::MAX)).contains(&um).then_some(Length(um as u32))
    }

    #[must_use]
    pub fn mm(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

/// A mass in whole milligrams. Shown and entered as grams or kilograms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mass(u64);

impl Mass {
    #[must_use]
    pub const fn from_mg(milligrams: u64) -> Mass {
        Mass(milligrams)
    }

    #[must_use]
    pub const fn mg(self) -> u64 {
        self.0
    }

    /// Kilograms, rounded to the nearest milligram; `None` when negative, not a number or over 10,000 tonnes.
    #[must_use]
    pub fn from_kg(kilograms: f64) -> Option<Mass> {
        let mg = (kilograms * 1_000_000.0).round();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
        (0.0..=1e13).contains(&mg).then_some(Mass(mg as u64))
    }

    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "10^13 mg is below 2^53")]
    pub fn kg(self) -> f64 {
        self.0 as f64 / 1_000_000.0
    }
}

/// A position on the scale of ISO 286 tolerance grades in thousandths of a grade: IT7 is 7000, halfway (by
/// ratio) between IT7 and IT8 is 7500. A smaller number is a finer tolerance. Being independent of size, it lets
/// a maker's "20 µm at 100 mm" be compared with a need's "±0.05 at 30 mm".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MilliGrade(pub u16);
