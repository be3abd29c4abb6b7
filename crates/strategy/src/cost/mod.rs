//! What a piece costs at a quantity:
//!
//! unit cost(n) = material + machine time × rate + labour + finishing
//!              + set-up × batches / n + tools / n + once / n
//!
//! after Esawi and Ashby (material + tooling / n + overhead / rate), with whole batches and whole tools: ⌈n / batch⌉ and
//! ⌈n / (life × cavities)⌉. All of it carries the maker's margin. Inside, kronor are floating-point estimates; they become
//! money at the door ([`crate::advice`]).

mod curve;
mod piece;
pub(crate) mod values;

pub(crate) use curve::rank;
pub use curve::{Percentiles, Race, percentiles};
pub use piece::{Breakdown, Lines, lines};
pub(crate) use values::home;
pub use values::{
    CommonDraws, CommonValues, DRAWN, MaterialValues, PartValues, PlaceValues, ProcessValues, Sampled,
    likely_lines, sample,
};

use crate::data::{Economics, ProcessEconomics, ProcessFigure};
use crate::part::Part;

/// Cavities that a buyer would choose at a quantity, by the likely figures: the number is decided before it is known what
/// the tool will cost. A power of two, at most what is usual for the process and what a usual press takes.
#[must_use]
pub fn cavities(
    part: &Part,
    process: &ProcessEconomics,
    economics: &Economics,
    likely: &Lines,
    n: f64,
) -> f64 {
    let Some(most) = process.figures.find(ProcessFigure::Cavities) else { return 1.0 };
    let platen = economics.general.range(crate::data::General::Platen).likely;
    let longest = part.size.map_or(platen, |size| size.sides_mm()[0]);
    let most = most.range.high.min((platen / longest).powi(2));
    let mut best = 1.0;
    let mut tried = 2.0;
    while tried <= most {
        if likely.unit_cost(n, tried) < likely.unit_cost(n, best) {
            best = tried;
        }
        tried *= 2.0;
    }
    best
}
