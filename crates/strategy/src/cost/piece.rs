//! One piece by one process with all figures given.

use super::values::{CommonValues, MaterialValues, PartValues, PlaceValues, ProcessValues};
use crate::data::{Cycle, ProcessEconomics, ProcessFigure as F, Stock};

/// Where the measures of the figures are taken: a part of 100 mm.
const REFERENCE_MM: f64 = 100.0;

/// Kronor, each with scrap and margin.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Breakdown {
    /// A piece, whatever the number.
    pub material: f64,
    pub finishing: f64,
    /// A cycle: one piece, or as many as the tool has cavities.
    pub machine: f64,
    pub labour: f64,
    pub energy: f64,
    /// A batch.
    pub set_up: f64,
    /// A tool with one cavity.
    pub tool: f64,
    /// Once: fixtures and programme of the machining afterwards.
    pub once: f64,
}

/// The cost of a piece as a function of the number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lines {
    pub per_piece: f64,
    /// Shared by the cavities of a tool.
    pub per_cycle: f64,
    pub set_up: f64,
    /// Pieces in a batch.
    pub batch: f64,
    pub tool: f64,
    /// Pieces from one cavity; infinite when nothing wears out.
    pub life: f64,
    pub once: f64,
    /// Exponent of the tool's cost with its cavities.
    pub cavity_growth: f64,
}

impl Lines {
    /// Kronor a piece when `n` are made with tools of `cavities`.
    #[must_use]
    pub fn unit_cost(&self, n: f64, cavities: f64) -> f64 {
        let tool = if cavities > 1.0 { self.tool * cavities.powf(self.cavity_growth) } else { self.tool };
        let tools = whole(n / (self.life * cavities)).max(1.0);
        let batches = whole(n / self.batch);
        self.per_piece + self.per_cycle / cavities + (self.set_up * batches + tool * tools + self.once) / n
    }

    /// The same with tools of one cavity that wear in proportion after the first, and batches likewise: a line with two
    /// bends, which break-evens are reckoned on. `(fixed, per piece)` of the line that holds at `n`.
    #[must_use]
    pub fn line_at(&self, n: f64, cavities: f64) -> (f64, f64) {
        let tool = if cavities > 1.0 { self.tool * cavities.powf(self.cavity_growth) } else { self.tool };
        let mut fixed = self.once;
        let mut slope = self.per_piece + self.per_cycle / cavities;
        if n < self.batch {
            fixed += self.set_up;
        } else {
            slope += self.set_up / self.batch;
        }
        if n < self.life * cavities {
            fixed += tool;
        } else {
            slope += tool / (self.life * cavities);
        }
        (fixed, slope)
    }

    /// Where the line bends.
    #[must_use]
    pub fn bends(&self, cavities: f64) -> [f64; 2] {
        [self.batch, self.life * cavities]
    }
}

/// Rounded up. Written out because the compiler calls a function for `ceil` where the processor is not known to have it,
/// and this is the inmost loop.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "batches and tools are far below 2^53"
)]
fn whole(share: f64) -> f64 {
    let below = share as i64 as f64;
    if below < share { below + 1.0 } else { below }
}

/// `base` to the power of an exponent, from the logarithm of `base`.
fn power(logarithm: f64, exponent: f64) -> f64 {
    (logarithm * exponent).exp()
}

/// What a piece costs, part by part.
#[must_use]
pub fn breakdown(
    process: &ProcessEconomics,
    p: &ProcessValues,
    part: &PartValues,
    material: &MaterialValues,
    place: &PlaceValues,
    common: &CommonValues,
    finishing: Option<&ProcessValues>,
) -> Breakdown {
    let size = (part.longest_mm / REFERENCE_MM).ln();
    // A small part does not make a machine cheaper to run.
    let machine_size = power(size.max(0.0), common.machine_growth);
    let finish_size = power(size, common.finish_growth);
    let machine = p[F::Machine] * place.machine * machine_size;
    let wage = common.wage * place.hours;
    let good = 1.0 / (1.0 - p[F::Scrap].min(0.9));
    let margin = 1.0 + common.margin;

    let stock_cm3 = match process.stock {
        Stock::Net => part.volume_cm3 * p[F::MaterialUse],
        Stock::Billet => part.box_cm3 * p[F::MaterialUse],
        Stock::Nothing => 0.0,
    };
    let kilograms = |cm3: f64| cm3 * material.density / 1e6;
    let bought = kilograms(stock_cm3) * material.price * p[F::MaterialPrice] * place.material;

    let measure = match process.cycle {
        Cycle::Fixed => 0.0,
        Cycle::Removal => (stock_cm3 - part.volume_cm3).max(0.02 * stock_cm3) * material.cutting_time,
        Cycle::Volume => part.volume_cm3,
        Cycle::Cooling => part.wall_mm * part.wall_mm,
        Cycle::Mass => kilograms(part.volume_cm3),
        Cycle::Outline => part.outline_cm,
        Cycle::Area => part.area_dm2,
    };
    let hours = (p[F::CycleFixed] + p[F::CyclePerUnit] * measure) / 3600.0;
    let hand = p[F::Finish] / 60.0 * finish_size * wage;
    let mut all = Breakdown {
        material: bought * good * margin,
        finishing: hand * margin,
        machine: hours * machine * good * margin,
        labour: hours * p[F::Operators] * wage * good * margin,
        energy: hours * p[F::Power] * common.energy * good * margin,
        set_up: p[F::SetUp] * (machine + wage * p[F::Operators].max(1.0)) * margin,
        tool: p[F::Tool] * power(size, p[F::ToolGrowth]) * place.tool * margin,
        once: 0.0,
    };
    if let Some(f) = finishing {
        let hours = f[F::CycleFixed] / 3600.0;
        let machine = f[F::Machine] * place.machine * machine_size;
        let running = hours * (machine + f[F::Operators] * wage + f[F::Power] * common.energy);
        let hand = f[F::Finish] / 60.0 * finish_size * wage;
        // A piece that machining spoils takes all that was put into it along.
        let spoilt = 1.0 / (1.0 - f[F::Scrap].min(0.9));
        all.material *= spoilt;
        all.machine *= spoilt;
        all.labour *= spoilt;
        all.energy *= spoilt;
        all.finishing = all.finishing * spoilt + (running * spoilt + hand) * margin;
        all.set_up += f[F::SetUp] * (machine + wage) * margin;
        all.once = f[F::Tool] * power(size, f[F::ToolGrowth]) * place.tool * margin;
    }
    all
}

/// What a piece costs as a function of the number.
#[must_use]
pub fn lines(
    process: &ProcessEconomics,
    p: &ProcessValues,
    part: &PartValues,
    material: &MaterialValues,
    place: &PlaceValues,
    common: &CommonValues,
    finishing: Option<&ProcessValues>,
) -> Lines {
    Lines::of(&breakdown(process, p, part, material, place, common, finishing), p, common)
}

impl Lines {
    pub(crate) fn of(b: &Breakdown, p: &ProcessValues, common: &CommonValues) -> Lines {
        Lines {
            per_piece: b.material + b.finishing,
            per_cycle: b.machine + b.labour + b.energy,
            set_up: b.set_up,
            batch: p[F::Batch].max(1.0),
            tool: b.tool,
            life: p[F::ToolLife],
            once: b.once,
            cavity_growth: common.cavity_growth,
        }
    }
}
