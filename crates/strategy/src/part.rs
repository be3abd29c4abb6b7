//! What is known of the part, and what must be known before it can be reckoned.

use serde::Serialize;
use vocabulary::{Length, Mass, MaterialId, MilliGrade, ProcessId, Vocabulary};

/// The class of a part's shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Round about an axis.
    Turned,
    /// Cut of sheet and not bent.
    Flat,
    /// Bent or formed of sheet.
    Sheet,
    /// Blocks, pockets, holes.
    Prismatic,
    /// A shell: housings, tubs, covers.
    ThinWalled,
    FreeForm,
    /// A closed shell: bottles, tanks.
    Hollow,
    Unknown,
}

impl Shape {
    pub const ALL: [Shape; 8] = [
        Shape::Turned,
        Shape::Flat,
        Shape::Sheet,
        Shape::Prismatic,
        Shape::ThinWalled,
        Shape::FreeForm,
        Shape::Hollow,
        Shape::Unknown,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Shape::Turned => "turned",
            Shape::Flat => "flat",
            Shape::Sheet => "sheet",
            Shape::Prismatic => "prismatic",
            Shape::ThinWalled => "thin_walled",
            Shape::FreeForm => "free_form",
            Shape::Hollow => "hollow",
            Shape::Unknown => "unknown",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Shape> {
        Shape::ALL.into_iter().find(|shape| shape.code() == code)
    }
}

/// The outside measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Box([Length; 3]),
    Round { diameter: Length, length: Length },
}

impl Size {
    /// Sides in millimetres, longest first.
    #[must_use]
    pub fn sides_mm(self) -> [f64; 3] {
        let mut sides = match self {
            Size::Box(sides) => sides,
            Size::Round { diameter, length } => [diameter, diameter, length],
        };
        sides.sort_unstable_by(|a, b| b.cmp(a));
        sides.map(Length::mm)
    }

    /// Volume of the box or cylinder in cubic centimetres.
    #[must_use]
    pub fn volume_cm3(self) -> f64 {
        let [a, b, c] = self.sides_mm();
        match self {
            Size::Box(_) => a * b * c / 1000.0,
            Size::Round { diameter, length } => {
                std::f64::consts::FRAC_PI_4 * diameter.mm().powi(2) * length.mm() / 1000.0
            }
        }
    }
}

/// A part, as far as it is known. `None` is not known; it is never taken for yes or no.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    /// Any one of these will do. Empty: not known.
    pub materials: Vec<MaterialId>,
    pub size: Option<Size>,
    pub mass: Option<Mass>,
    /// The thinnest wall.
    pub wall: Option<Length>,
    /// The finest tolerance. `None`: only what the process usually holds is asked for, as general tolerances do.
    pub tolerance: Option<MilliGrade>,
    pub shape: Option<Shape>,
    /// Processes that the owner asked for; they are looked at first and exclude nothing.
    pub asked_for: Vec<ProcessId>,
}

impl Part {
    /// The shapes that it may have: as stated, or as measures and material show. A round part is turned; one whose wall is
    /// its smallest side is flat; one whose wall is under a tenth of its smallest side is thin-walled, or bent of sheet
    /// when it may be of metal; sheet steel is sheet. Empty: nothing is known.
    #[must_use]
    pub fn shapes(&self) -> Vec<Shape> {
        let is_flat =
            self.size.zip(self.wall).is_some_and(|(size, wall)| wall.mm() >= 0.99 * size.sides_mm()[2]);
        match self.shape.filter(|shape| *shape != Shape::Unknown) {
            // Sheet that is as thick as the part is not bent.
            Some(Shape::Sheet) if is_flat => return vec![Shape::Flat],
            Some(stated) => return vec![stated],
            None => {}
        }
        match (self.size, self.wall) {
            (Some(Size::Round { .. }), _) => vec![Shape::Turned],
            (Some(Size::Box(_)), Some(_)) if is_flat => vec![Shape::Flat],
            _ if self.is_all(SHEET_STEEL) => vec![Shape::Sheet],
            (Some(size), Some(wall)) if wall.mm() * 10.0 < size.sides_mm()[2] => {
                let mut shapes = vec![Shape::ThinWalled];
                shapes.extend(self.may_be(METAL).then_some(Shape::Sheet));
                shapes
            }
            _ => Vec::new(),
        }
    }

    /// The shape, when there is only one that it may have.
    #[must_use]
    pub fn shape(&self) -> Option<Shape> {
        match self.shapes().as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The shape that is reckoned with: the first that it may have.
    #[must_use]
    pub fn likely_shape(&self) -> Shape {
        self.shapes().first().copied().unwrap_or(Shape::Unknown)
    }

    fn is_all(&self, family: &str) -> bool {
        !self.materials.is_empty() && self.materials.iter().all(|&m| is_within(m, family))
    }

    fn may_be(&self, family: &str) -> bool {
        self.materials.is_empty() || self.materials.iter().any(|&m| is_within(m, family))
    }
}

/// Codes of families in the vocabulary.
const METAL: &str = "MET";
const SHEET_STEEL: &str = "ST.sheet";

fn is_within(material: MaterialId, family: &str) -> bool {
    let known = Vocabulary::embedded().materials();
    known.by_code(family).is_some_and(|family| known.contains(family.id, material))
}

/// Something that is not known of the part and would make the answer surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unknown {
    /// Nothing can be reckoned without it.
    Size,
    Material,
    Shape,
    Wall,
    Mass,
    /// General tolerances are taken to be enough.
    Tolerance,
}

impl Unknown {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Unknown::Size => "size",
            Unknown::Material => "material",
            Unknown::Shape => "shape",
            Unknown::Wall => "wall",
            Unknown::Mass => "mass",
            Unknown::Tolerance => "tolerance",
        }
    }
}

/// What is not known of the part, what matters most first.
#[must_use]
pub fn unknowns(part: &Part) -> Vec<Unknown> {
    let mut all = Vec::new();
    let mut note = |lacks: bool, what| all.extend(lacks.then_some(what));
    note(part.size.is_none(), Unknown::Size);
    note(part.materials.is_empty(), Unknown::Material);
    note(part.shape().is_none(), Unknown::Shape);
    note(part.mass.is_none(), Unknown::Mass);
    // A solid turned or milled part has no wall to state.
    let has_walls = matches!(
        part.shape(),
        None | Some(Shape::Flat | Shape::Sheet | Shape::ThinWalled | Shape::FreeForm | Shape::Hollow)
    );
    note(part.wall.is_none() && has_walls, Unknown::Wall);
    note(part.tolerance.is_none(), Unknown::Tolerance);
    all
}
