//! What a facility offers, in the words that the formats of capabilities share.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::concepts;
use crate::values::Range;

/// Texts by language tag (BCP 47): `sv`, `en`.
pub type Texts = BTreeMap<String, String>;

/// A place of making and what it can do. Empty lists and absent values are not stated, never none and never no.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facility {
    /// A globally unique identifier (IRI) of the facility.
    pub id: Option<String>,
    /// What it is called.
    pub name: Option<String>,
    /// What it can do.
    pub capabilities: Vec<Capability>,
}

/// One way of making, with its limits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Capability {
    /// Unique in its facility: a letter, then letters, digits and underscores, at most 128 (AAS, idShort).
    pub id: String,
    /// Whether it is offered or asked for.
    pub role: Option<Role>,
    /// The way of making.
    pub process: Term,
    /// Something for people to read.
    pub comment: Texts,
    /// Materials that can be worked, or their families.
    pub materials: Vec<Term>,
    /// Ranges, each in the unit of its quantity.
    pub limits: BTreeMap<Quantity, Range>,
    /// Yes or no for each stage; a stage that is not here is not stated.
    pub stages: BTreeMap<Stage, bool>,
    /// What is held for this capability.
    pub certificates: Vec<HeldCertificate>,
    /// Properties that are none of the above.
    pub other: Vec<OtherProperty>,
}

/// A term of some vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Term {
    /// Its identifier: an IRI, a URN, an IRDI.
    pub id: Option<String>,
    /// What it is called.
    pub names: Texts,
}

/// A certificate that is held, as far as a capability says it; the document is a message of its own
/// ([`crate::partner_certificate`]).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeldCertificate {
    /// Which.
    pub certificate: Term,
    /// Its last day; `None` when no end is stated, which does not mean that it has none.
    pub valid_until: Option<Date>,
}

/// A property without a meaning that we know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherProperty {
    /// The identifier of its meaning.
    pub meaning: Option<String>,
    /// What it is called.
    pub names: Texts,
    /// What is stated.
    pub value: OtherValue,
}

/// The value of a property without a meaning that we know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OtherValue {
    /// A range, in whatever unit its meaning lays down.
    Range(Range),
    /// One value as text.
    Text(String),
    /// Several values as texts.
    List(Vec<String>),
}

/// Which side a capability is on (IDTA 02020, CapabilityRoleQualifier).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A facility can do it.
    Offered,
    /// A product needs it.
    Required,
    /// Expressly neither.
    NotAssigned,
}

impl Role {
    pub(crate) const ALL: [(Role, &'static str); 3] =
        [(Role::Offered, "Offered"), (Role::Required, "Required"), (Role::NotAssigned, "NotAssigned")];

    pub(crate) fn name(self) -> &'static str {
        Role::ALL.iter().find(|(role, _)| *role == self).map_or("", |(_, name)| name)
    }
}

/// How far a product has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Single pieces to learn from.
    Prototype,
    /// A first series.
    PilotSeries,
    /// Production.
    FullScale,
}

/// What a limit is about. Each has one unit, so that two files can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quantity {
    /// The longest side of a part's box, mm.
    LongestSide,
    /// The middle side of a part's box, mm.
    MiddleSide,
    /// The shortest side of a part's box, mm.
    ShortestSide,
    /// The diameter of a part that is turned about an axis, mm.
    Diameter,
    /// The length of a part that is turned about an axis, mm.
    Length,
    /// The mass of a part, kg.
    Mass,
    /// The thickness of a wall, mm.
    WallThickness,
    /// The grade of tolerance after ISO 286, such as 7 for IT7; the least is the finest that is held.
    ToleranceGrade,
    /// Pieces in one series.
    BatchSize,
    /// Days from order to delivery.
    LeadTime,
}

impl Quantity {
    /// All, in the order in which they are written.
    pub const ALL: [Quantity; 10] = [
        Quantity::LongestSide,
        Quantity::MiddleSide,
        Quantity::ShortestSide,
        Quantity::Diameter,
        Quantity::Length,
        Quantity::Mass,
        Quantity::WallThickness,
        Quantity::ToleranceGrade,
        Quantity::BatchSize,
        Quantity::LeadTime,
    ];

    /// The identifier of its meaning, the same in every format.
    #[must_use]
    pub fn meaning(self) -> String {
        concepts::of_quantity(self).id()
    }

    /// The quantity that an identifier means.
    #[must_use]
    pub fn of_meaning(id: &str) -> Option<Quantity> {
        concepts::quantity(id)
    }

    /// The unit of its limits.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Quantity::Mass => "kg",
            Quantity::ToleranceGrade => "IT",
            Quantity::BatchSize => "pieces",
            Quantity::LeadTime => "days",
            _ => "mm",
        }
    }
}

impl Stage {
    /// All, in their order.
    pub const ALL: [Stage; 3] = [Stage::Prototype, Stage::PilotSeries, Stage::FullScale];
}
