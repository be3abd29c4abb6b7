//! A tolerance as it was stated.

use serde::{Deserialize, Serialize};
use vocabulary::{Length, MilliGrade, iso2768::Class};

/// A tolerance in the way it was stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToleranceStated {
    /// The whole width, upper limit minus lower, at a dimension: ±0.02 is 40 µm wide.
    Width { width: Length, at: Option<Length> },
    /// An ISO 286 grade: IT7, H7, h9.
    Grade { grade: MilliGrade, at: Option<Length> },
    /// A class of ISO 2768-1 for the whole part.
    General { class: Class },
}
