//! Which processes can make the part, and the rule that excludes each of the others, with its figures.
//!
//! Three-valued: a rule that what is known breaks excludes; a rule that cannot be judged leaves the process possible and
//! names what must be known. All rules are rules of thumb about processes, so they advise; a maker's own word decides.

use serde::Serialize;
use vocabulary::{MaterialId, Vocabulary};

use crate::data::{Cycle, Economics, ProcessEconomics, ProcessFigure};
use crate::part::{Part, Shape, Size, Unknown};

/// A rule that excludes a process, with the figures that it compared.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// None of the part's materials can be worked so.
    Material {
        asked: Vec<MaterialId>,
        takes: Vec<MaterialId>,
    },
    Shape {
        is: Shape,
        makes: Vec<Shape>,
    },
    /// Only round parts can be made so, and no two of the part's sides (millimetres) are the same.
    NotRound {
        sides_mm: [f64; 3],
    },
    /// Longest side, millimetres.
    TooLarge {
        mm: f64,
        largest_mm: f64,
    },
    TooSmall {
        mm: f64,
        smallest_mm: f64,
    },
    /// Thinnest wall, millimetres.
    WallTooThin {
        mm: f64,
        thinnest_mm: f64,
    },
    WallTooThick {
        mm: f64,
        thickest_mm: f64,
    },
    /// Grades of ISO 286; `finishing` is what machining afterwards would reach, where that is possible at all.
    ToleranceTooFine {
        it: f64,
        finest_it: f64,
        finishing_it: Option<f64>,
    },
}

impl Reason {
    /// The rule, by name.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Reason::Material { .. } => "material",
            Reason::Shape { .. } => "shape",
            Reason::NotRound { .. } => "not_round",
            Reason::TooLarge { .. } => "too_large",
            Reason::TooSmall { .. } => "too_small",
            Reason::WallTooThin { .. } => "wall_too_thin",
            Reason::WallTooThick { .. } => "wall_too_thick",
            Reason::ToleranceTooFine { .. } => "tolerance",
        }
    }
}

/// Whether a process can make the part, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Feasible {
    Yes,
    Unknown,
    No,
}

/// What the rules say of one process.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    pub feasible: Feasible,
    /// Every rule that excludes it, not only the first.
    pub excluded_by: Vec<Reason>,
    /// What must be known before it can be said.
    pub depends_on: Vec<Unknown>,
    /// The tolerance is reached by machining afterwards only.
    pub needs_finishing: bool,
    /// The material that is reckoned with: the first that the process can take.
    pub material: Option<MaterialId>,
}

/// Judges one process.
#[must_use]
pub fn judge(part: &Part, process: &ProcessEconomics, economics: &Economics) -> Judged {
    let mut excluded_by = Vec::new();
    let mut depends_on = Vec::new();
    let material = material(part, process, &mut excluded_by, &mut depends_on);
    shape(part, process, &mut excluded_by, &mut depends_on);
    size(part, process, &mut excluded_by, &mut depends_on);
    wall(part, process, &mut excluded_by, &mut depends_on);
    let needs_finishing = tolerance(part, process, economics, &mut excluded_by);
    let feasible = if !excluded_by.is_empty() {
        Feasible::No
    } else if depends_on.is_empty() {
        Feasible::Yes
    } else {
        Feasible::Unknown
    };
    Judged { feasible, excluded_by, depends_on, needs_finishing, material }
}

/// The first material that the process can take; when none is stated, its own first, and it depends on that.
fn material(
    part: &Part,
    process: &ProcessEconomics,
    excluded_by: &mut Vec<Reason>,
    depends_on: &mut Vec<Unknown>,
) -> Option<MaterialId> {
    if part.materials.is_empty() {
        depends_on.push(Unknown::Material);
        return process.materials.first().copied();
    }
    let known = Vocabulary::embedded().materials();
    let takes = |m: MaterialId| process.materials.iter().any(|&family| known.contains(family, m));
    if let Some(&certain) = part.materials.iter().find(|&&m| takes(m)) {
        return Some(certain);
    }
    // A family is asked for when any of its grades will do: a process that takes one of them meets it.
    let within = |&asked: &MaterialId| process.materials.iter().copied().find(|&f| known.contains(asked, f));
    let possible = part.materials.iter().find_map(within);
    if possible.is_none() {
        excluded_by
            .push(Reason::Material { asked: part.materials.clone(), takes: process.materials.clone() });
    }
    possible
}

fn shape(
    part: &Part,
    process: &ProcessEconomics,
    excluded_by: &mut Vec<Reason>,
    depends_on: &mut Vec<Unknown>,
) {
    let possible = part.shapes();
    let made = possible.iter().filter(|shape| process.shapes.contains(shape)).count();
    match possible.first() {
        Some(&is) if made == 0 => {
            excluded_by.push(Reason::Shape { is, makes: process.shapes.clone() });
        }
        Some(_) => depends_on.extend((made < possible.len()).then_some(Unknown::Shape)),
        None => {
            if let (Some(Size::Box(_)), [Shape::Turned]) = (part.size, process.shapes.as_slice()) {
                let sides_mm = part.size.map_or([0.0; 3], Size::sides_mm);
                let [a, b, c] = sides_mm;
                if b < 0.95 * a && c < 0.95 * b {
                    excluded_by.push(Reason::NotRound { sides_mm });
                    return;
                }
            }
            // Processes that make every solid or open shape are not held back by an unknown one: what they cannot make
            // cheaply, their cost shows. A part stated by three sides is hardly round.
            let is_box = matches!(part.size, Some(Size::Box(_)));
            let only_some = [Shape::Turned, Shape::Prismatic, Shape::ThinWalled, Shape::FreeForm]
                .iter()
                .any(|shape| !(process.shapes.contains(shape) || is_box && *shape == Shape::Turned));
            depends_on.extend(only_some.then_some(Unknown::Shape));
        }
    }
}

fn size(
    part: &Part,
    process: &ProcessEconomics,
    excluded_by: &mut Vec<Reason>,
    depends_on: &mut Vec<Unknown>,
) {
    let Some(size) = part.size else {
        depends_on.push(Unknown::Size);
        return;
    };
    let longest = process.figures.range(ProcessFigure::Longest);
    let mm = size.sides_mm()[0];
    if mm > longest.high {
        excluded_by.push(Reason::TooLarge { mm, largest_mm: longest.high });
    } else if mm < longest.low {
        excluded_by.push(Reason::TooSmall { mm, smallest_mm: longest.low });
    }
}

fn wall(
    part: &Part,
    process: &ProcessEconomics,
    excluded_by: &mut Vec<Reason>,
    depends_on: &mut Vec<Unknown>,
) {
    let range = process.figures.range(ProcessFigure::Wall);
    let Some(mm) = part.wall.map(vocabulary::Length::mm) else {
        // Only what cools or cures through its wall is held to it; a turned part that is moulded is a thick one.
        depends_on.extend((process.cycle == Cycle::Cooling).then_some(Unknown::Wall));
        return;
    };
    if mm < range.low {
        excluded_by.push(Reason::WallTooThin { mm, thinnest_mm: range.low });
    } else if mm > range.high && matches!(process.cycle, Cycle::Cooling | Cycle::Outline | Cycle::Area) {
        excluded_by.push(Reason::WallTooThick { mm, thickest_mm: range.high });
    }
}

/// True when only machining afterwards reaches the tolerance.
fn tolerance(
    part: &Part,
    process: &ProcessEconomics,
    economics: &Economics,
    excluded_by: &mut Vec<Reason>,
) -> bool {
    let Some(grade) = part.tolerance else { return false };
    let it = f64::from(grade.0) / 1000.0;
    let finest_it = process.figures.range(ProcessFigure::Tolerance).low;
    if it >= finest_it {
        return false;
    }
    let finishing = economics.finishing.figures.range(ProcessFigure::Tolerance).low;
    if process.finish_by_machining && it >= finishing {
        return true;
    }
    let finishing_it = process.finish_by_machining.then_some(finishing);
    excluded_by.push(Reason::ToleranceTooFine { it, finest_it, finishing_it });
    false
}
