//! What our properties mean: identifiers, names and definitions, the same in every format.

use crate::facility::{Quantity, Stage};

/// A meaning with an identifier of our own. ECLASS has such too, but its dictionary is not free to pass on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Concept {
    /// Name in identifiers and as idShort.
    pub(crate) name: &'static str,
    pub(crate) english: &'static str,
    pub(crate) swedish: &'static str,
    pub(crate) definition: &'static str,
    pub(crate) unit: Option<&'static str>,
}

impl Concept {
    pub(crate) fn id(self) -> String {
        format!("urn:hemtag:concept:{}:1", self.name)
    }

    pub(crate) fn is(self, id: &str) -> bool {
        id.strip_prefix("urn:hemtag:concept:").and_then(|rest| rest.strip_suffix(":1")) == Some(self.name)
    }
}

pub(crate) const MATERIAL: Concept = Concept {
    name: "Material",
    english: "material",
    swedish: "material",
    definition: "A material that can be worked, or a family in which the facility works.",
    unit: None,
};

pub(crate) const CERTIFICATE: Concept = Concept {
    name: "Certificate",
    english: "certificate",
    swedish: "certifikat",
    definition: "A certificate that is held for the capability.",
    unit: None,
};

pub(crate) const VALID_UNTIL: Concept = Concept {
    name: "ValidUntil",
    english: "valid until",
    swedish: "giltigt till och med",
    definition: "The last day on which a certificate holds.",
    unit: None,
};

pub(crate) fn of_quantity(quantity: Quantity) -> Concept {
    let (name, english, swedish, definition) = match quantity {
        Quantity::LongestSide => (
            "LongestSide",
            "longest side",
            "längsta sida",
            "The longest side of the smallest box around a part.",
        ),
        Quantity::MiddleSide => (
            "MiddleSide",
            "middle side",
            "mellersta sida",
            "The middle side of the smallest box around a part.",
        ),
        Quantity::ShortestSide => (
            "ShortestSide",
            "shortest side",
            "kortaste sida",
            "The shortest side of the smallest box around a part.",
        ),
        Quantity::Diameter => (
            "Diameter",
            "diameter",
            "diameter",
            "The largest diameter of a part that is turned about an axis.",
        ),
        Quantity::Length => {
            ("Length", "length", "längd", "The length of a part that is turned about an axis.")
        }
        Quantity::Mass => ("Mass", "mass", "massa", "The mass of one part."),
        Quantity::WallThickness => (
            "WallThickness",
            "wall thickness",
            "godstjocklek",
            "The thickness of the thinnest wall of a part.",
        ),
        Quantity::ToleranceGrade => (
            "ToleranceGrade",
            "tolerance grade",
            "toleransgrad",
            "The grade of tolerance after ISO 286, as the number behind IT; the least is the finest that is held.",
        ),
        Quantity::BatchSize => ("BatchSize", "batch size", "seriestorlek", "Pieces in one series."),
        Quantity::LeadTime => ("LeadTime", "lead time", "ledtid", "Days from order to delivery."),
    };
    Concept { name, english, swedish, definition, unit: Some(quantity.unit()) }
}

pub(crate) fn of_stage(stage: Stage) -> Concept {
    let (name, english, swedish, definition) = match stage {
        Stage::Prototype => {
            ("Prototype", "prototype", "prototyp", "Whether single pieces to learn from are made.")
        }
        Stage::PilotSeries => {
            ("PilotSeries", "pilot series", "pilotserie", "Whether a first series is made.")
        }
        Stage::FullScale => ("FullScale", "full scale", "full skala", "Whether full production is done."),
    };
    Concept { name, english, swedish, definition, unit: None }
}

pub(crate) fn quantity(id: &str) -> Option<Quantity> {
    Quantity::ALL.into_iter().find(|one| of_quantity(*one).is(id))
}

pub(crate) fn stage(id: &str) -> Option<Stage> {
    Stage::ALL.into_iter().find(|one| of_stage(*one).is(id))
}
