//! What the owner is asked or told about a need: words not understood, fields that judge nobody, readings that
//! somebody should confirm. Nothing of a need is left out without standing here.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{document::NeedDocument, engine};

/// A question of the need, for errors, findings, change links and words. The name is the key of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Title,
    Function,
    Stage,
    FirstSeries,
    PerYear,
    Due,
    WithinKm,
    Counties,
    InHouse,
    Certificates,
    OwnerName,
    Organisation,
    Contact,
    Kommun,
    Newcomer,
    Confidentiality,
    PartName,
    Count,
    Notes,
    Process,
    Material,
    Size,
    Mass,
    Tolerance,
    Wall,
    Hours,
    /// A field of the source that we have no question for.
    Other,
}

impl Field {
    pub const ALL: [Field; 27] = [
        Field::Title,
        Field::Function,
        Field::Stage,
        Field::FirstSeries,
        Field::PerYear,
        Field::Due,
        Field::WithinKm,
        Field::Counties,
        Field::InHouse,
        Field::Certificates,
        Field::OwnerName,
        Field::Organisation,
        Field::Contact,
        Field::Kommun,
        Field::Newcomer,
        Field::Confidentiality,
        Field::PartName,
        Field::Count,
        Field::Notes,
        Field::Process,
        Field::Material,
        Field::Size,
        Field::Mass,
        Field::Tolerance,
        Field::Wall,
        Field::Hours,
        Field::Other,
    ];

    /// The end of its key among the words: `need-field-per-year`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Function => "function",
            Field::Stage => "stage",
            Field::FirstSeries => "first-series",
            Field::PerYear => "per-year",
            Field::Due => "due",
            Field::WithinKm => "within-km",
            Field::Counties => "counties",
            Field::InHouse => "in-house",
            Field::Certificates => "certificates",
            Field::OwnerName => "owner-name",
            Field::Organisation => "organisation",
            Field::Contact => "contact",
            Field::Kommun => "kommun",
            Field::Newcomer => "newcomer",
            Field::Confidentiality => "confidentiality",
            Field::PartName => "part-name",
            Field::Count => "count",
            Field::Notes => "notes",
            Field::Process => "process",
            Field::Material => "material",
            Field::Size => "size",
            Field::Mass => "mass",
            Field::Tolerance => "tolerance",
            Field::Wall => "wall",
            Field::Hours => "hours",
            Field::Other => "other",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermKind {
    Process,
    Material,
    Certificate,
}

/// One thing to ask or tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Index of the part, from zero; `None` for the whole product.
    pub part: Option<usize>,
    /// Index of the operation within the part, from zero.
    pub operation: Option<usize>,
    pub field: Field,
    #[serde(flatten)]
    pub kind: FindingKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FindingKind {
    /// The word is in none of our lists; `nearest` are codes that look like it, to choose from.
    UnknownTerm { term: TermKind, stated: String, nearest: Vec<String> },
    /// The word means several things; which one?
    AmbiguousTerm { term: TermKind, stated: String, candidates: Vec<String> },
    /// No process was stated, but the owner's text speaks of one: is it meant? `stated` is the word in the text.
    Mentioned { process: String, stated: String },
    /// The text could not be read as what was asked for.
    Unreadable { stated: String },
    /// Kept and shown, but no maker is judged by it.
    NotEvaluated { stated: Option<String>, why: WhyNot },
    /// The stage "idea" asks for makers of prototypes.
    IdeaAsPrototype,
    /// No first series was given, so a year's need stands for a series.
    PerYearAsSeries,
    /// A width without a dimension: taken at the part's longest side, where it is strictest.
    ToleranceAtLongest { at_um: u32 },
    /// The day has passed.
    DuePassed { due: Date },
}

/// Why a statement judges nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// None of the processes asked for depends on it.
    NoProcessCares,
    /// A first series is stated, and makers are judged by that.
    FirstSeriesDecides,
    /// A distance needs a place to count from: where is the owner?
    NoPlace,
    /// A width without a dimension needs the part's size.
    NoDimension,
    /// The general tolerance has no value for so large or small a dimension.
    OutsideStandard,
    /// Hours of a part with several operations: state them for each.
    SeveralOperations,
    /// How many of the part go into a product is not known.
    NoCount,
    /// We have no such criterion.
    NoCriterion,
}

impl FindingKind {
    /// True for what the owner can answer; false for what is only told.
    #[must_use]
    pub fn is_question(&self) -> bool {
        match self {
            FindingKind::UnknownTerm { .. }
            | FindingKind::AmbiguousTerm { .. }
            | FindingKind::Mentioned { .. }
            | FindingKind::Unreadable { .. }
            | FindingKind::ToleranceAtLongest { .. }
            | FindingKind::DuePassed { .. } => true,
            FindingKind::NotEvaluated { why, .. } => {
                !matches!(why, WhyNot::NoProcessCares | WhyNot::FirstSeriesDecides | WhyNot::NoCriterion)
            }
            FindingKind::IdeaAsPrototype | FindingKind::PerYearAsSeries => false,
        }
    }
}

/// Everything to ask and tell about the need on that day, in the order of the document.
#[must_use]
pub fn findings(need: &NeedDocument, asked_on: Date) -> Vec<Finding> {
    engine::resolve(need, asked_on).1
}
