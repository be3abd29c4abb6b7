//! Home or abroad: the total cost of ownership of one piece in both places, factor by factor from the hardest to the most
//! subjective, over the same draws.
//!
//! Factors after the Reshoring Initiative's estimator as far as it is published; each can be skipped. What two factors
//! tell of the same cost (a long lead time) is counted once. The answer may be home, abroad, stay or not known.

mod drivers;
mod model;

use std::rc::Rc;

use vocabulary::{Money, ProcessId};

pub use drivers::{Driver, TurningPoint};
pub use model::{Input, Side};

use crate::advice::{Place, Question, money};
use crate::cost::percentiles;
use crate::data::Economics;
use crate::range::Quantiles;
use crate::shortlist::Judged;
use model::Model;

/// The share of the draws from which one place is said to be cheaper.
pub const SURE: f64 = 0.8;

/// Draws for the numbers that are told by their shares alone.
const FEWER: usize = 4096;

/// What the comparison says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Home,
    Abroad,
    /// It is made there today, and the other place is not cheaper.
    Stay,
    NotKnown,
}

impl Verdict {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Home => "home",
            Verdict::Abroad => "abroad",
            Verdict::Stay => "stay",
            Verdict::NotKnown => "not_known",
        }
    }
}

/// Money at three percentiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    pub p10: Money,
    pub p50: Money,
    pub p90: Money,
}

/// A factor's cost a piece, and what the answer is when it and all harder ones are counted.
#[derive(Debug, Clone, PartialEq)]
pub struct FactorLine {
    /// "price", a factor's code, or "overlap": what was told twice and is taken off.
    pub code: String,
    /// 0 for the price, then 1 (an invoice shows it) to 5 (a matter of opinion).
    pub hardness: u8,
    pub home: Money,
    pub abroad: Money,
    /// Abroad minus home so far.
    pub difference_so_far: Money,
    pub p_home_cheaper_so_far: f64,
}

/// The comparison at one number of pieces.
#[derive(Debug, Clone, PartialEq)]
pub struct AtQuantity {
    pub quantity: u32,
    pub process: ProcessId,
    pub p_home_cheaper: f64,
    pub p_home_cheaper_five_years: f64,
}

/// The comparison, at the largest number.
#[derive(Debug, Clone, PartialEq)]
pub struct HomeOrAbroad {
    /// Two letters.
    pub abroad: String,
    pub quantity: u32,
    pub process: ProcessId,
    pub verdict: Verdict,
    pub p_home_cheaper: f64,
    /// With wages and currencies of the coming five years.
    pub verdict_five_years: Verdict,
    pub p_home_cheaper_five_years: f64,
    /// Kronor a piece.
    pub home: Band,
    pub abroad_cost: Band,
    /// Abroad minus home.
    pub difference: Band,
    pub factors: Vec<FactorLine>,
    pub skipped: Vec<String>,
    /// What carries the answer, most first.
    pub drivers: Vec<Driver>,
    /// What would have to be true for it to turn.
    pub turning_points: Vec<TurningPoint>,
    pub by_quantity: Vec<AtQuantity>,
}

/// Compares the cheapest process at each number (`made`: pieces, place in the economics' list of processes).
#[must_use]
pub(crate) fn compare(
    question: &Question,
    economics: &Economics,
    abroad: &str,
    made: &[(u32, usize)],
    judged: &[Judged],
) -> Option<HomeOrAbroad> {
    let models: Vec<(u32, usize, Model<'_>)> = made
        .iter()
        .map(|&(quantity, process)| {
            let model = Model::new(question, economics, abroad, process, &judged[process], quantity)?;
            Some((quantity, process, model))
        })
        .collect::<Option<_>>()?;
    let inputs = models.iter().map(|(.., model)| model.inputs.len()).max()?;
    let block = Rc::new(question.draws.block("home or abroad", inputs));
    let mut by_quantity = Vec::new();
    let mut largest = None;
    let last = models.len() - 1;
    for (at, (quantity, process, model)) in models.into_iter().enumerate() {
        // The smaller numbers are told by their shares alone, which fewer draws give well enough.
        let draws = if at == last { question.draws.count() } else { question.draws.count().min(FEWER) };
        let run = Run::new(&model, &block, draws);
        by_quantity.push(AtQuantity {
            quantity,
            process: economics.processes[process].id,
            p_home_cheaper: run.share_home(|home, abroad| abroad.total > home.total),
            p_home_cheaper_five_years: run.share_home(|home, abroad| abroad.five_years > home.five_years),
        });
        largest = Some((quantity, process, model, run));
    }
    let (quantity, process, model, run) = largest?;
    let last = by_quantity.last()?;
    let (today, later) = (last.p_home_cheaper, last.p_home_cheaper_five_years);
    let drivers = drivers::drivers(&model, &run.block, &run.differences());
    let turning_points = drivers::turning_points(&model, &drivers);
    Some(HomeOrAbroad {
        abroad: abroad.to_owned(),
        quantity,
        process: economics.processes[process].id,
        verdict: verdict(today, question.made_in),
        p_home_cheaper: today,
        verdict_five_years: verdict(later, question.made_in),
        p_home_cheaper_five_years: later,
        home: band(&run.sides.iter().map(|(home, _)| home.total).collect::<Vec<_>>())?,
        abroad_cost: band(&run.sides.iter().map(|(_, abroad)| abroad.total).collect::<Vec<_>>())?,
        difference: band(&run.differences())?,
        factors: run.factor_lines(&model)?,
        skipped: question.skip.clone(),
        drivers,
        turning_points,
        by_quantity,
    })
}

fn verdict(p_home: f64, made_in: Option<Place>) -> Verdict {
    match made_in {
        Some(Place::Home) if p_home >= SURE => Verdict::Stay,
        Some(Place::Abroad) if p_home <= 1.0 - SURE => Verdict::Stay,
        _ if p_home >= SURE => Verdict::Home,
        _ if p_home <= 1.0 - SURE => Verdict::Abroad,
        _ => Verdict::NotKnown,
    }
}

fn band(values: &[f64]) -> Option<Band> {
    let p = percentiles(values)?;
    Some(Band { p10: money(p.p10), p50: money(p.p50), p90: money(p.p90) })
}

/// Both places over all draws.
struct Run {
    block: Rc<Vec<Vec<f32>>>,
    sides: Vec<(Side, Side)>,
}

impl Run {
    fn new(model: &Model<'_>, block: &Rc<Vec<Vec<f32>>>, draws: usize) -> Run {
        let tables: Vec<Quantiles> =
            model.inputs.iter().map(|(_, spread)| Quantiles::from(*spread)).collect();
        let mut values = vec![0.0; tables.len()];
        let sides = (0..draws)
            .map(|draw| {
                for ((value, table), column) in values.iter_mut().zip(&tables).zip(block.iter()) {
                    *value = table.at(column[draw]);
                }
                model.sides(&values)
            })
            .collect();
        Run { block: Rc::clone(block), sides }
    }

    #[expect(clippy::cast_precision_loss, reason = "there are at most 65,536 draws")]
    fn share_home(&self, is_cheaper: impl Fn(&Side, &Side) -> bool) -> f64 {
        let won = self.sides.iter().filter(|(home, abroad)| is_cheaper(home, abroad)).count();
        won as f64 / self.sides.len() as f64
    }

    fn differences(&self) -> Vec<f64> {
        self.sides.iter().map(|(home, abroad)| abroad.total - home.total).collect()
    }

    /// One line for the price, each factor, the overlap, and the cost of moving where there is one.
    fn factor_lines(&self, model: &Model<'_>) -> Option<Vec<FactorLine>> {
        let mut so_far = vec![0.0; self.sides.len()];
        let mut lines = Vec::new();
        let mut add = |code: &str, hardness: u8, of: &dyn Fn(&Side) -> f64| {
            for (sum, (home, abroad)) in so_far.iter_mut().zip(&self.sides) {
                *sum += of(abroad) - of(home);
            }
            let share = so_far.iter().filter(|d| **d > 0.0).count();
            let median = |values: Vec<f64>| Some(money(percentiles(&values)?.p50));
            lines.push(FactorLine {
                code: code.to_owned(),
                hardness,
                home: median(self.sides.iter().map(|(home, _)| of(home)).collect())?,
                abroad: median(self.sides.iter().map(|(_, abroad)| of(abroad)).collect())?,
                difference_so_far: median(so_far.clone())?,
                #[expect(clippy::cast_precision_loss, reason = "there are at most 65,536 draws")]
                p_home_cheaper_so_far: share as f64 / self.sides.len() as f64,
            });
            Some(())
        };
        add("price", 0, &|side| side.price)?;
        for (index, factor) in model.factors.iter().enumerate() {
            add(&factor.code, factor.hardness, &|side| side.factors[index])?;
        }
        if self.sides.iter().any(|(home, abroad)| home.overlap + abroad.overlap > 0.0) {
            add("overlap", 5, &|side| -side.overlap)?;
        }
        if self.sides.iter().any(|(home, abroad)| home.moving + abroad.moving > 0.0) {
            add("moving", 2, &|side| side.moving)?;
        }
        Some(lines)
    }
}
