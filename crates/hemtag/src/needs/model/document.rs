//! What a need consists of.

use jiff::civil::Date;
use matching::offer::Position;
use serde::{Deserialize, Serialize};
use vocabulary::{Length, Mass};

use super::answer::{Answer, Origin, Word};

pub use crate::values::ToleranceStated;
pub use matching::need::PartSize;

/// A product or a single part that somebody wants made. Requirements that stand here hold for every part; those
/// of a part hold for its operations as [`super::engine`] says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NeedDocument {
    pub title: String,
    /// What it is and does, in the owner's words. Read by people; judges nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    pub stage: Answer<Stage>,
    /// Products in the first series.
    pub first_series: Answer<u32>,
    /// Products a year after that.
    pub per_year: Answer<u32>,
    pub due: Answer<Date>,
    /// Great-circle kilometres from the owner.
    pub within_km: Answer<u16>,
    /// Codes of counties, any of which will do.
    pub counties: Answer<Vec<u8>>,
    /// `true`: the work must be done in the maker's own house.
    pub in_house: Answer<bool>,
    /// All of these, of everybody who takes part.
    pub certificates: Vec<Answer<Word>>,
    pub owner: Owner,
    pub confidentiality: Confidentiality,
    pub parts: Vec<Part>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// What the source said that no maker is judged by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_evaluated: Vec<Unevaluated>,
}

impl NeedDocument {
    /// Where most of its answers were read; of several as many, the first of [`Origin::ALL`]. A document without answers
    /// is a file's.
    #[must_use]
    pub fn main_origin(&self) -> Origin {
        let mut all: Vec<Origin> = Vec::new();
        let product = [
            self.stage.origin(),
            self.first_series.origin(),
            self.per_year.origin(),
            self.due.origin(),
            self.within_km.origin(),
            self.counties.origin(),
            self.in_house.origin(),
            self.owner.kommun.origin(),
            self.owner.newcomer.origin(),
        ];
        all.extend(product.into_iter().flatten());
        all.extend(self.certificates.iter().filter_map(Answer::origin));
        for part in &self.parts {
            all.extend(part.count.origin());
            all.extend(part.asks.origins());
            all.extend(part.operations.iter().flat_map(|operation| operation.asks.origins()));
        }
        let count = |origin: Origin| all.iter().filter(|found| **found == origin).count();
        // `max_by_key` gives the last of those alike.
        Origin::ALL.into_iter().rev().max_by_key(|origin| count(*origin)).unwrap_or(Origin::File)
    }
}

impl Asks {
    fn origins(&self) -> impl Iterator<Item = Origin> {
        let single = [
            self.processes.origin(),
            self.materials.origin(),
            self.size.origin(),
            self.mass.origin(),
            self.tolerance.origin(),
            self.wall.origin(),
            self.hours.origin(),
        ];
        single.into_iter().flatten().chain(self.certificates.iter().filter_map(Answer::origin))
    }
}

/// How far the product has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nothing is made yet: a prototype comes first.
    Idea,
    Prototype,
    PilotSeries,
    FullScale,
}

impl Stage {
    pub const ALL: [Stage; 4] = [Stage::Idea, Stage::Prototype, Stage::PilotSeries, Stage::FullScale];

    /// The word in files and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Stage::Idea => "idea",
            Stage::Prototype => "prototype",
            Stage::PilotSeries => "pilot_series",
            Stage::FullScale => "full_scale",
        }
    }
}

/// Who wants it made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Owner {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// How makers reach the owner: an e-mail address or a telephone number. Shown only when the need is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Code of the kommun, four digits.
    pub kommun: Answer<String>,
    /// Where exactly, when it is stated more closely than by the kommun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    pub newcomer: Answer<Newcomer>,
}

/// Whether the owner has had things made before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Newcomer {
    /// Has had things made before: no maker is left out for that.
    Experienced,
    /// New, and comes with an adviser.
    WithAdviser,
    /// New, and comes alone.
    Alone,
}

impl Newcomer {
    pub const ALL: [Newcomer; 3] = [Newcomer::Experienced, Newcomer::WithAdviser, Newcomer::Alone];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Newcomer::Experienced => "experienced",
            Newcomer::WithAdviser => "with_adviser",
            Newcomer::Alone => "alone",
        }
    }
}

/// Who may see the need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidentiality {
    /// Everything is shown to everybody.
    Open,
    /// The requirements are shown; the owner, the title and the free text are not.
    Anonymous,
    /// Nothing is shown to anybody but whoever holds the key, and the adviser they give it to. The default: an
    /// idea is shown only when its owner says so.
    #[default]
    AdviserOnly,
}

impl Confidentiality {
    pub const ALL: [Confidentiality; 3] =
        [Confidentiality::Open, Confidentiality::Anonymous, Confidentiality::AdviserOnly];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Confidentiality::Open => "open",
            Confidentiality::Anonymous => "anonymous",
            Confidentiality::AdviserOnly => "adviser_only",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Confidentiality> {
        Confidentiality::ALL.into_iter().find(|c| c.code() == code)
    }
}

/// One part of the product.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    pub name: String,
    /// Pieces in one product; one when nothing is said.
    pub count: Answer<u32>,
    /// Read by people; judges nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(flatten)]
    pub asks: Asks,
    /// In the order in which they are done. Empty: the part is one operation, with the part's own processes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<Operation>,
}

/// One step of making a part. What it does not say itself it takes from its part.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Operation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(flatten)]
    pub asks: Asks,
}

/// What can be asked of a part or an operation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Asks {
    /// Any one of these will do.
    pub processes: Answer<Vec<Word>>,
    /// Any one of these will do.
    pub materials: Answer<Vec<Word>>,
    pub size: Answer<PartSize>,
    pub mass: Answer<Mass>,
    /// The finest tolerance on it.
    pub tolerance: Answer<ToleranceStated>,
    /// The thinnest wall.
    pub wall: Answer<Length>,
    /// Work hours that must be free, for the whole series.
    pub hours: Answer<u16>,
    /// All of these, beside the product's own.
    pub certificates: Vec<Answer<Word>>,
}

/// Where a need that was not typed here comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// "OKH-LOSHv1.0", "hemtag toml 1", a file name.
    pub format: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licensor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
}

/// A statement of the source that no maker is judged by, kept as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unevaluated {
    /// Index of the part, from zero; `None` for the whole product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<usize>,
    /// The name it had in the source.
    pub name: String,
    pub stated: String,
}
