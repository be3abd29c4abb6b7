//! What is asked of a need's strategy, and the answer with what of the need it rests on. No input or output.

use std::sync::Arc;

use ::strategy::{Assumed, Economics, Question, Shape, Strategy, ownership::Verdict};
use part::facts::ShapeClass;

use crate::needs::model::NeedDocument;

/// What the person asks beside the need.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wish {
    /// Numbers of pieces; empty for the need's own and the powers of ten around it.
    pub quantities: Vec<u32>,
    /// Compare with this country.
    pub abroad: Option<String>,
    /// Where it is made today.
    pub made_in: Option<strategy::Place>,
    /// Factors of total cost to leave out.
    pub skip: Vec<String>,
    /// Which part of the need, from zero.
    pub part: usize,
    /// Its shape, where a file shows it; else what the processes asked for give away.
    pub shape: Option<Shape>,
    /// Kinds of figures that are tried dearer or cheaper.
    pub assumed: Assumed,
    /// With few draws, while somebody moves a slider: the answer says how many.
    pub quick: bool,
    /// Reckon with the figures of this version; else with those that hold.
    pub version: Option<String>,
}

/// How clearly a file must show a shape before it is reckoned with.
const CLEAR: f64 = 0.5;

/// A wall is all there is of a flat sheet: its least side is no more than this much thicker.
const FLAT: f64 = 1.1;

/// The shape that a file shows of a body; `None` where it shows none clearly.
#[must_use]
pub fn shape_of(solid: &part::Solid) -> Option<Shape> {
    let shape = solid.shape;
    if shape.confidence < CLEAR {
        return None;
    }
    match shape.class {
        ShapeClass::Turned => Some(Shape::Turned),
        ShapeClass::Sheet => {
            let thickness = shape.thickness_mm?;
            Some(if solid.oriented_box_mm[2] <= thickness * FLAT { Shape::Flat } else { Shape::Sheet })
        }
        ShapeClass::Prismatic => Some(Shape::Prismatic),
        ShapeClass::ThinWalled => Some(Shape::ThinWalled),
        ShapeClass::FreeForm => Some(Shape::FreeForm),
        ShapeClass::Unclear => None,
    }
}

/// The shape of one of a need's parts by the file that the need was made from, whose bodies are its parts in the same
/// order. `None` when they are not, or it shows none clearly.
#[must_use]
pub fn shape_in(facts: &part::Facts, parts: usize, part: usize) -> Option<Shape> {
    let distinct: Vec<_> = facts.solids.iter().filter(|solid| solid.same_as.is_none()).collect();
    shape_of(distinct.get(part).filter(|_| distinct.len() == parts)?)
}

/// The answer for one part of a need.
#[derive(Debug, Clone)]
pub struct NeedStrategy {
    pub need: NeedDocument,
    pub part: usize,
    pub part_name: String,
    pub question: Question,
    pub answer: Strategy,
    /// What the register has for each step of the path, in the same order.
    pub makers: Vec<Makers>,
    /// The figures that were reckoned with, what is assumed included.
    pub figures: Arc<Economics>,
    pub assumed: Assumed,
}

/// Offers for one step of the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Makers {
    /// All offers of the register.
    pub offers: u32,
    /// They meet all that the step asks.
    pub exact: u32,
    /// They miss nothing but have not said all.
    pub ask: u32,
}

impl Makers {
    /// Nobody in the register can do the step as it stands. An empty register does not say: `None`.
    #[must_use]
    pub fn is_gap(self) -> Option<bool> {
        (self.offers > 0).then_some(self.exact == 0 && self.ask == 0)
    }
}

/// The word for a verdict in the locale files.
#[must_use]
pub fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Home => "strategy-verdict-home",
        Verdict::Abroad => "strategy-verdict-abroad",
        Verdict::Stay => "strategy-verdict-stay",
        Verdict::NotKnown => "strategy-verdict-not-known",
    }
}
