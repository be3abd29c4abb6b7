//! Criteria and verdicts: the words in which every answer is proved.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocabulary::{CertificateId, Length, Mass, MaterialId, MilliGrade, ProcessId};

use crate::need::{Newcomer, Stage, Strength};
use crate::offer::{Newcomers, Sourcing};

/// One thing asked of an offer. The order is the order in which verdicts are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    Process,
    Material,
    Size,
    SmallestPart,
    Mass,
    Tolerance,
    Wall,
    Quantity,
    Stage,
    Certificate(CertificateId),
    LeadTime,
    Capacity,
    Distance,
    County,
    InHouse,
    Newcomer,
}

/// One criterion's outcome for one offer: the proof from which an offer's place in the answer follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    pub criterion: Criterion,
    pub strength: Strength,
    pub verdict: Verdict,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// `margin` is how far the offer reaches beyond the need, in thousandths of the larger of the two
    /// (0 to 1000); `None` where there is no measure (a certificate, a stage).
    Met { margin: Option<i16>, offered: Option<Amount> },
    /// `margin` is below zero, by the same measure. `relax_to` is the value the need would have to take for this
    /// offer to meet it; `None` where no change of the need is sensible (another family of material).
    Missed { margin: Option<i16>, offered: Option<Amount>, relax_to: Option<Amount> },
    /// The maker has not said. `why` names what to ask.
    Unknown { why: Unstated },
}

impl Verdict {
    #[must_use]
    pub const fn is_met(&self) -> bool {
        matches!(self, Verdict::Met { .. })
    }

    #[must_use]
    pub const fn is_missed(&self) -> bool {
        matches!(self, Verdict::Missed { .. })
    }

    #[must_use]
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Verdict::Unknown { .. })
    }

    /// The margin of a measured criterion, met or missed.
    #[must_use]
    pub const fn margin(&self) -> Option<i16> {
        match self {
            Verdict::Met { margin, .. } | Verdict::Missed { margin, .. } => *margin,
            Verdict::Unknown { .. } => None,
        }
    }
}

/// Why a verdict is unknown; each has its question, worded by the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unstated {
    /// The profile says nothing on this.
    NotStated,
    /// The profile names only the parent term ("milling" where 5-axis milling is asked).
    OnlyParent,
    /// The certificate is held but runs out before the need is done.
    RunsOut(Date),
    /// The calendar ends before the due week and what is free until then is not enough.
    CalendarEnds,
}

/// A value of a criterion, with its unit in its type. The order is only there to break ties the same way always.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amount {
    Processes(Vec<ProcessId>),
    Materials(Vec<MaterialId>),
    Box([Length; 3]),
    Round {
        diameter: Length,
        length: Length,
    },
    Length(Length),
    Mass(Mass),
    /// A grade and the width that it is at the need's own dimension.
    Tolerance {
        grade: MilliGrade,
        width: Length,
    },
    /// A number of pieces asked for.
    Pieces(u32),
    /// The series that a maker welcomes; `None` where that end is not stated.
    Series {
        smallest: Option<u32>,
        largest: Option<u32>,
    },
    Stages(Vec<Stage>),
    Certificate(CertificateId),
    Days(u16),
    Due(Date),
    Hours(u32),
    Kilometres(u16),
    Counties(Vec<u8>),
    Sourcing(Sourcing),
    /// What a maker says to new product owners.
    Newcomers(Newcomers),
    /// How a new product owner comes.
    Newcomer(Newcomer),
    /// The criterion is given up.
    Waived,
}
