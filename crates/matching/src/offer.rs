//! One capability of one site, as far as its maker has stated it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocabulary::{CertificateId, Length, Mass, MaterialId, MilliGrade, ProcessId};

use crate::need::Stage;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OfferId(pub u32);

/// Where an offer is carried out. Offers of one site share a position and count as one maker in a consortium
/// only when `maker` says so too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SiteId(pub u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MakerId(pub u32);

/// What one site offers. Every `Option` that is `None`, and every empty list, means *not stated*: it gives
/// verdict unknown, never met and never missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub id: OfferId,
    pub site: SiteId,
    pub maker: MakerId,
    /// A leaf or an inner node of the process tree: "milling" leaves open which kind of milling.
    pub process: ProcessId,
    /// Leaves or families; a family says that the maker works in it, not in which of its materials. A material
    /// is met when it or something below it is asked for by a family, or it is listed itself; unknown when only
    /// its family is listed; missed when the list names neither.
    pub materials: Vec<MaterialId>,
    /// The largest part that goes in.
    pub largest: Option<Envelope>,
    /// The longest side of the smallest part that is welcome. Makers state a lower limit only where they have
    /// one, so `None` removes nobody and asks nothing (decision 0010).
    pub smallest: Option<Length>,
    pub heaviest: Option<Mass>,
    /// The finest tolerance held, as a grade (independent of size).
    pub finest_tolerance: Option<MilliGrade>,
    pub thinnest_wall: Option<Length>,
    /// The smallest and largest welcome series, in pieces.
    pub smallest_series: Option<u32>,
    pub largest_series: Option<u32>,
    pub stages: Stages,
    pub certificates: Vec<HeldCertificate>,
    /// True when the maker has stated all its certificates, so that one not listed is not held.
    pub certificates_complete: bool,
    /// Those that the maker says it does not hold. One that it holds as well, or that one it holds covers, is held.
    #[serde(default)]
    pub certificates_not_held: Vec<CertificateId>,
    /// Days from order to delivery.
    pub lead_time_days: Option<u16>,
    pub calendar: Option<Calendar>,
    pub position: Option<Position>,
    /// The code of the county (län), such as 6 for Jönköping.
    pub county: Option<u8>,
    pub sourcing: Option<Sourcing>,
    pub newcomers: Option<Newcomers>,
    /// Strength of the evidence behind the offer, faded by its age: 0 (none) to 1000. Ranks, never decides.
    pub trust: u16,
}

/// The largest part that goes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Envelope {
    /// Sides in any order; compared sorted, since a part can be turned round.
    Box([Length; 3]),
    /// For processes that turn the part about an axis.
    Round { diameter: Length, length: Length },
}

/// Yes, no or not stated for each stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stages {
    pub prototype: Option<bool>,
    pub pilot_series: Option<bool>,
    pub full_scale: Option<bool>,
}

impl Stages {
    #[must_use]
    pub const fn get(self, stage: Stage) -> Option<bool> {
        match stage {
            Stage::Prototype => self.prototype,
            Stage::PilotSeries => self.pilot_series,
            Stage::FullScale => self.full_scale,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldCertificate {
    pub certificate: CertificateId,
    /// `None` when no end is stated.
    pub valid_until: Option<Date>,
}

/// Free hours a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The Monday of the first week listed.
    pub first_week: Date,
    /// Free hours of each week from then on, at most 65,534; `None` where nothing is stated. Weeks before the
    /// first and after the last are not stated.
    pub free_hours: Vec<Option<u16>>,
}

/// A point in WGS 84, in millionths of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub lat: i32,
    pub lon: i32,
}

impl Position {
    /// From degrees, rounded to their millionths.
    #[must_use]
    pub fn from_degrees(lat: f64, lon: f64) -> Position {
        #[expect(clippy::cast_possible_truncation, reason = "a degree is at most 180, its millionths fit")]
        let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
        Position { lat: millionths(lat), lon: millionths(lon) }
    }

    /// The point that stands for a kommun where no closer one is known.
    #[must_use]
    pub fn of_kommun(kommun: &vocabulary::Kommun) -> Position {
        Position::from_degrees(kommun.lat, kommun.lon)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sourcing {
    InHouse,
    Partner,
    Brokered,
}

/// Whether new product owners are welcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Newcomers {
    Yes,
    WithAdviser,
    No,
}
