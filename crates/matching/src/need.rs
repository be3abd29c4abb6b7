//! What one part, or one operation on it, asks for.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
pub use vocabulary::Stage;
use vocabulary::{CertificateId, Length, Mass, MaterialId, MilliGrade, ProcessId};

use crate::offer::Position;

/// A wish that is missed lowers an offer in its list; a requirement that is missed takes it off the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    #[default]
    Required,
    Preferred,
}

/// A value asked for, and how strongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement<T> {
    pub value: T,
    pub strength: Strength,
}

impl<T> Requirement<T> {
    pub const fn required(value: T) -> Self {
        Requirement { value, strength: Strength::Required }
    }

    pub const fn preferred(value: T) -> Self {
        Requirement { value, strength: Strength::Preferred }
    }
}

/// One part or one operation. What is `None` or empty is not asked: it gives no verdict at all and removes
/// nobody. The caller has checked ranges: `hours` is at most 65,535 and lengths are above zero.
///
/// [`Need::asked`] gives a need that asks nothing yet; set the fields that matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The day the need is asked on: certificates must be valid, and weeks are counted, from here.
    pub asked_on: Date,
    /// Any one of these will do. Leaves or inner nodes.
    pub processes: Option<Requirement<Vec<ProcessId>>>,
    /// Any one of these will do. Leaves or families.
    pub materials: Option<Requirement<Vec<MaterialId>>>,
    /// Gives two criteria: it must fit, and it must not be too small.
    pub size: Option<Requirement<PartSize>>,
    pub mass: Option<Requirement<Mass>>,
    pub tolerance: Option<Requirement<Tolerance>>,
    pub wall: Option<Requirement<Length>>,
    /// Pieces in one series.
    pub quantity: Option<Requirement<u32>>,
    pub stage: Option<Requirement<Stage>>,
    /// All of these.
    pub certificates: Vec<Requirement<CertificateId>>,
    /// Delivered no later than this day.
    pub due: Option<Requirement<Date>>,
    /// Work hours that must be free in the full weeks between `asked_on` and `due` (in all stated weeks from
    /// `asked_on` on when no day is given).
    pub hours: Option<Requirement<u16>>,
    pub within: Option<Requirement<Within>>,
    /// Codes of counties (län), any of which will do.
    pub counties: Option<Requirement<Vec<u8>>>,
    /// The work must be done in the maker's own house.
    pub in_house: Option<Strength>,
    /// The owner is new to having things made.
    pub newcomer: Option<Requirement<Newcomer>>,
    /// Where the owner is: for the distance shown and the order of equals. Not a criterion by itself.
    pub position: Option<Position>,
}

impl Need {
    /// A need that asks nothing: every offer meets it.
    #[must_use]
    pub const fn asked(asked_on: Date) -> Need {
        Need {
            asked_on,
            processes: None,
            materials: None,
            size: None,
            mass: None,
            tolerance: None,
            wall: None,
            quantity: None,
            stage: None,
            certificates: Vec::new(),
            due: None,
            hours: None,
            within: None,
            counties: None,
            in_house: None,
            newcomer: None,
            position: None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartSize {
    /// Sides in any order.
    Box([Length; 3]),
    Round {
        diameter: Length,
        length: Length,
    },
}

impl PartSize {
    #[must_use]
    pub fn longest(self) -> Length {
        match self {
            PartSize::Box([a, b, c]) => a.max(b).max(c),
            PartSize::Round { diameter, length } => diameter.max(length),
        }
    }
}

/// The finest tolerance on the part: a width at a dimension, already turned into a grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tolerance {
    pub grade: MilliGrade,
    /// The dimension it was stated at; amounts to relax by are told as a width at this dimension.
    pub at: Length,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Within {
    pub of: Position,
    /// Great-circle distance in whole kilometres.
    pub km: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Newcomer {
    /// Comes alone: only makers that welcome new product owners.
    Alone,
    /// Comes with an adviser: makers that want one are fine too.
    WithAdviser,
}
