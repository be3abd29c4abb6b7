//! The question and the answer: shortlist, costs, break-evens, path, and home or abroad, from one set of draws.

use vocabulary::{Currency, MaterialId, Money, ProcessId, Stage};

use crate::break_even::{BreakEven, break_even};
use crate::cost::{self, Breakdown, DRAWN, Lines, Percentiles, Race, percentiles};
use crate::data::{Economics, ProcessEconomics, ProcessFigure};
use crate::draws::Draws;
use crate::ownership::{self, HomeOrAbroad};
use crate::part::{Part, Unknown, unknowns};
use crate::path::{self, Candidate, Path, StageQuantity};
use crate::shortlist::{Feasible, Judged, Reason, judge};

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub part: Part,
    /// Numbers of pieces, in any order.
    pub quantities: Vec<u32>,
    /// Compare with making it in this country.
    pub abroad: Option<String>,
    /// Where it is made today, when it is.
    pub made_in: Option<Place>,
    /// Factors of total cost to leave out.
    pub skip: Vec<String>,
    /// [`crate::draws::USUAL`] when nothing speaks against it.
    pub draws: Draws,
}

/// One of the two places of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Home,
    Abroad,
}

/// Why a question cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("No quantity is asked for. State at least one number of pieces.")]
    NoQuantity,
    #[error("A quantity of 0 pieces has no cost. State 1 or more.")]
    ZeroPieces,
    #[error("{pieces} pieces are more than can be reckoned with. State at most 10,000,000.")]
    TooManyPieces { pieces: u32 },
    #[error("There are no figures for the country '{code}'. Those known are {known}.")]
    UnknownCountry { code: String, known: String },
    #[error("The country '{code}' is home; state another to compare it with.")]
    AbroadIsHome { code: String },
    #[error("There is no factor of total cost '{code}'. Those known are {known}.")]
    UnknownFactor { code: String, known: String },
    #[error("A side of {micrometres} µm is too short for a part. Which unit is the size in?")]
    TooSmall { micrometres: u32 },
    #[error("A side of {metres} m is too long for a part. Which unit is the size in?")]
    TooLarge { metres: u32 },
    #[error("A wall of {wall_um} µm is thicker than the part's shortest side, {side_um} µm. Check both.")]
    WallThickerThanPart { wall_um: u32, side_um: u32 },
    #[error(
        "The mass is {times} times what the stated size could weigh in {kilograms_m3} kg/m³. Check size, mass and material."
    )]
    MassBeyondBox { times: u32, kilograms_m3: u32 },
}

/// What a piece costs at one number.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitCost {
    pub quantity: u32,
    pub p10: Money,
    pub p50: Money,
    pub p90: Money,
    /// Whether the process is usually chosen for so many, within a factor of three.
    pub usual: bool,
    pub cavities: u32,
    /// Share of the draws in which it is the cheapest of those that compete.
    pub p_cheapest: f64,
    /// Kronor a piece at the likely values: material, machine, labour, energy, finishing, set-up, tools.
    pub at_likely: [Money; 7],
}

/// The names of [`UnitCost::at_likely`].
pub const MADE_OF: [&str; 7] = ["material", "machine", "labour", "energy", "finishing", "set_up", "tooling"];

/// One process.
#[derive(Debug, Clone, PartialEq)]
pub struct ProcessAdvice {
    pub process: ProcessId,
    pub feasible: Feasible,
    pub excluded_by: Vec<Reason>,
    /// What must be known before it can be said whether it can.
    pub depends_on: Vec<Unknown>,
    pub asked_for: bool,
    pub needs_finishing: bool,
    /// The material that is reckoned with.
    pub material: Option<MaterialId>,
    /// Empty when it is excluded, or the size is not known.
    pub unit_cost: Vec<UnitCost>,
    /// Days to the first piece, tools and approval included.
    pub days_to_first: Option<Percentiles>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Strategy {
    /// Those that can, those that may, those that cannot; each in the order of cost at the largest number.
    pub processes: Vec<ProcessAdvice>,
    /// The cheapest at each number, of those that compete.
    pub cheapest: Vec<(u32, ProcessId)>,
    pub break_evens: Vec<BreakEven>,
    pub path: Option<Path>,
    pub home_or_abroad: Option<HomeOrAbroad>,
    /// What is not known of the part.
    pub unknowns: Vec<Unknown>,
    pub data_version: String,
    pub seed: u32,
    pub draws: u32,
}

/// A process that competes, over all draws.
struct Competitor<'c> {
    at: usize,
    /// It can make the part, or one of the few shapes that it may have; else that depends on what is not known.
    is_certain: bool,
    economics: &'c ProcessEconomics,
    lines: Vec<Lines>,
    likely: Lines,
    made_of: Breakdown,
}

/// Answers a question.
///
/// # Errors
/// What is wrong with the question; never with the part being little known.
pub fn advise(question: &Question, economics: &Economics) -> Result<Strategy, Refused> {
    let quantities = checked(question, economics)?;
    let part = &question.part;
    let judged: Vec<Judged> =
        economics.processes.iter().map(|process| judge(part, process, economics)).collect();
    let common = cost::CommonDraws::new(part, economics, question.draws);
    let mut advice: Vec<ProcessAdvice> = economics
        .processes
        .iter()
        .zip(&judged)
        .map(|(process, judged)| ProcessAdvice {
            process: process.id,
            feasible: judged.feasible,
            excluded_by: judged.excluded_by.clone(),
            depends_on: judged.depends_on.clone(),
            asked_for: is_asked_for(part, process.id),
            needs_finishing: judged.needs_finishing,
            material: judged.material,
            unit_cost: Vec::new(),
            days_to_first: None,
        })
        .collect();

    let possible: Vec<usize> = (0..judged.len()).filter(|&at| judged[at].feasible != Feasible::No).collect();
    let mut competitors: Vec<Competitor<'_>> = Vec::new();
    for at in possible {
        let (process, judged) = (&economics.processes[at], &judged[at]);
        let sampled = cost::sample(part, process, judged, economics, &common);
        if let Some((sampled, (likely, made_of))) =
            sampled.zip(cost::likely_lines(part, process, judged, economics))
        {
            advice[at].days_to_first = days_to_first(process, judged, economics, question.draws);
            // Of two shapes that the part may have it makes one: that is as good a guess as the other.
            let one_of_shapes = judged.depends_on == [Unknown::Shape] && !part.shapes().is_empty();
            let is_certain = judged.feasible == Feasible::Yes || one_of_shapes;
            competitors.push(Competitor {
                at,
                is_certain,
                economics: process,
                lines: sampled.lines,
                likely,
                made_of,
            });
        }
    }
    let cheapest = unit_costs(question, economics, &quantities, &competitors, &mut advice);
    let break_evens = break_evens(question, economics, &competitors, &cheapest);
    let path = path(question, economics, &quantities, &competitors);
    let home_or_abroad = question.abroad.as_deref().and_then(|abroad| {
        let made: Vec<(u32, usize)> = cheapest.iter().map(|&(n, c)| (n, competitors[c].at)).collect();
        ownership::compare(question, economics, abroad, &made, &judged)
    });
    let cheapest = cheapest.iter().map(|&(n, c)| (n, competitors[c].economics.id)).collect();
    drop(competitors);
    order(&mut advice);
    Ok(Strategy {
        processes: advice,
        cheapest,
        break_evens,
        path,
        home_or_abroad,
        unknowns: unknowns(part),
        data_version: economics.version.clone(),
        seed: question.draws.seed(),
        draws: u32::try_from(question.draws.count()).unwrap_or(u32::MAX),
    })
}

/// The numbers in order, each once.
fn checked(question: &Question, economics: &Economics) -> Result<Vec<u32>, Refused> {
    let mut quantities = question.quantities.clone();
    quantities.sort_unstable();
    quantities.dedup();
    match (quantities.first(), quantities.last()) {
        (None, _) => return Err(Refused::NoQuantity),
        (Some(0), _) => return Err(Refused::ZeroPieces),
        (_, Some(&pieces)) if pieces > 10_000_000 => return Err(Refused::TooManyPieces { pieces }),
        _ => {}
    }
    if let Some(code) = &question.abroad {
        match economics.country(code) {
            None => {
                let known: Vec<&str> = economics.countries.iter().map(|c| c.code.as_str()).collect();
                return Err(Refused::UnknownCountry { code: code.clone(), known: known.join(", ") });
            }
            Some(country) if country.zone == crate::data::Zone::Home => {
                return Err(Refused::AbroadIsHome { code: code.clone() });
            }
            Some(_) => {}
        }
    }
    if let Some(code) = question.skip.iter().find(|code| !economics.factors.iter().any(|f| f.code == **code))
    {
        let known: Vec<&str> = economics.factors.iter().map(|f| f.code.as_str()).collect();
        return Err(Refused::UnknownFactor { code: code.clone(), known: known.join(", ") });
    }
    plausible(&question.part, economics)?;
    Ok(quantities)
}

/// Refuses measures that must be a mistake of unit.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "both are positive and small after the checks"
)]
fn plausible(part: &Part, economics: &Economics) -> Result<(), Refused> {
    let Some(size) = part.size else { return Ok(()) };
    let [longest, _, shortest] = size.sides_mm();
    if longest < 0.1 || shortest <= 0.0 {
        return Err(Refused::TooSmall {
            micrometres: ((if longest < 0.1 { longest } else { shortest }) * 1000.0) as u32,
        });
    }
    if longest > 50_000.0 {
        return Err(Refused::TooLarge { metres: (longest / 1000.0) as u32 });
    }
    if let Some(wall) = part.wall.filter(|wall| wall.mm() > 1.02 * shortest) {
        let side_um = (shortest * 1000.0).round() as u32;
        return Err(Refused::WallThickerThanPart { wall_um: wall.um(), side_um });
    }
    let (Some(mass), [first, ..]) = (part.mass, part.materials.as_slice()) else { return Ok(()) };
    let Some(figures) = economics.material(*first) else { return Ok(()) };
    let density = figures.range(crate::data::MaterialFigure::Density).high;
    let times = mass.kg() / (size.volume_cm3() * density / 1e6);
    if times > 1.5 {
        return Err(Refused::MassBeyondBox { times: times.ceil() as u32, kilograms_m3: density as u32 });
    }
    Ok(())
}

fn is_asked_for(part: &Part, process: ProcessId) -> bool {
    let known = vocabulary::Vocabulary::embedded().processes();
    part.asked_for.iter().any(|&asked| known.contains(asked, process) || known.contains(process, asked))
}

/// Usual numbers, within a factor of three: the ends are rules of thumb.
fn is_usual(process: &ProcessEconomics, n: u32) -> bool {
    let range = process.figures.range(ProcessFigure::Quantity);
    (range.low / 3.0..=range.high * 3.0).contains(&f64::from(n))
}

/// Who competes at a number: those that can make the part and are usual there; where there are none, those that perhaps
/// can and are usual; where there are none of these either, those that can.
fn in_race(competitors: &[Competitor<'_>], n: u32) -> Vec<bool> {
    let rank = |c: &Competitor<'_>| match (is_usual(c.economics, n), c.is_certain) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 3,
    };
    let best = competitors.iter().map(rank).min();
    competitors.iter().map(|c| Some(rank(c)) == best).collect()
}

/// Fills in the costs at each number; gives the cheapest competitor at each.
fn unit_costs(
    question: &Question,
    economics: &Economics,
    quantities: &[u32],
    competitors: &[Competitor<'_>],
    advice: &mut [ProcessAdvice],
) -> Vec<(u32, usize)> {
    let races: Vec<Vec<bool>> = quantities.iter().map(|&n| in_race(competitors, n)).collect();
    let mut race = vec![Race::new(question.draws.count()); quantities.len()];
    let mut cheapest: Vec<Option<(f64, usize)>> = vec![None; quantities.len()];
    let mut costs = Vec::with_capacity(question.draws.count());
    // One process at all numbers before the next: its lines stay near.
    for (index, c) in competitors.iter().enumerate() {
        for (at, &quantity) in quantities.iter().enumerate() {
            let n = f64::from(quantity);
            let k = cost::cavities(&question.part, c.economics, economics, &c.likely, n);
            costs.clear();
            costs.extend(c.lines.iter().map(|lines| lines.unit_cost(n, k)));
            let Some(p) = percentiles(&costs) else { continue };
            let usual = is_usual(c.economics, quantity);
            if races[at][index] {
                race[at].enter(number(index), &costs);
                if cheapest[at].is_none_or(|(best, _)| p.p50 < best) {
                    cheapest[at] = Some((p.p50, index));
                }
            }
            advice[c.at].unit_cost.push(UnitCost {
                quantity,
                p10: money(p.p10),
                p50: money(p.p50),
                p90: money(p.p90),
                usual,
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a small power of two"
                )]
                cavities: k as u32,
                p_cheapest: 0.0,
                at_likely: at_likely(&c.made_of, &c.likely, n, k).map(money),
            });
        }
    }
    for (index, c) in competitors.iter().enumerate() {
        for (cost, race) in advice[c.at].unit_cost.iter_mut().zip(&race) {
            cost.p_cheapest = race.share(number(index));
        }
    }
    quantities.iter().zip(cheapest).filter_map(|(&n, best)| best.map(|(_, index)| (n, index))).collect()
}

/// A competitor's place as a small number.
fn number(index: usize) -> u16 {
    u16::try_from(index).expect("there are fewer than 65,535 processes")
}

/// In the order of [`MADE_OF`].
fn at_likely(made_of: &Breakdown, likely: &Lines, n: f64, k: f64) -> [f64; 7] {
    let tools = (n / (likely.life * k)).ceil().max(1.0) * likely.tool * k.powf(likely.cavity_growth);
    [
        made_of.material,
        made_of.machine / k,
        made_of.labour / k,
        made_of.energy / k,
        made_of.finishing,
        likely.set_up * (n / likely.batch).ceil() / n,
        (tools + likely.once) / n,
    ]
}

/// An estimate as money. The most that a question can give is far below what money holds.
pub(crate) fn money(kronor: f64) -> Money {
    let most = Money { currency: Currency::SEK, ten_thousandths: i64::MAX };
    Money::from_estimate(kronor, Currency::SEK).unwrap_or(most)
}

/// Between every two processes that are the cheapest somewhere, in the order in which they come.
fn break_evens(
    question: &Question,
    economics: &Economics,
    competitors: &[Competitor<'_>],
    cheapest: &[(u32, usize)],
) -> Vec<BreakEven> {
    let mut in_turn: Vec<(u32, usize)> = Vec::new();
    for &(n, index) in cheapest {
        if !in_turn.iter().any(|&(_, known)| known == index) {
            in_turn.push((n, index));
        }
    }
    let mut all = Vec::new();
    for (i, &(_, from)) in in_turn.iter().enumerate() {
        for &(n, to) in &in_turn[i + 1..] {
            // Each with the tools that it would have where the second takes over.
            let side = |index: usize| {
                let c = &competitors[index];
                let k = cost::cavities(&question.part, c.economics, economics, &c.likely, f64::from(n));
                (c.economics.id, c.lines.as_slice(), k)
            };
            all.push(break_even(side(from), side(to)));
        }
    }
    all
}

/// The stages that the numbers stand for: the smallest is the prototype, the largest full scale, the middle one between
/// them the pilot series.
#[must_use]
pub fn stages(quantities: &[u32]) -> Vec<StageQuantity> {
    let of = |stage, pieces| StageQuantity { stage, pieces };
    match quantities {
        [] => Vec::new(),
        [only] => vec![of(Stage::FullScale, *only)],
        [first, last] => vec![of(Stage::Prototype, *first), of(Stage::FullScale, *last)],
        [first, .., last] => vec![
            of(Stage::Prototype, *first),
            of(Stage::PilotSeries, quantities[(quantities.len() - 1) / 2]),
            of(Stage::FullScale, *last),
        ],
    }
}

fn path(
    question: &Question,
    economics: &Economics,
    quantities: &[u32],
    competitors: &[Competitor<'_>],
) -> Option<Path> {
    let stages = stages(quantities);
    let races: Vec<Vec<bool>> = stages.iter().map(|stage| in_race(competitors, stage.pieces)).collect();
    let in_any = |index: usize| races.iter().any(|race| race[index]);
    let in_race: Vec<(usize, &Competitor<'_>)> =
        competitors.iter().enumerate().filter(|(index, _)| in_any(*index)).collect();
    let requalify: Vec<Vec<f64>> = in_race
        .iter()
        .map(|(_, c)| {
            let spread = c.economics.figures.range(ProcessFigure::Requalify).spread();
            let block = question.draws.block(&format!("{}: requalify", c.economics.code), 1);
            block[0].iter().map(|&share| spread.at(f64::from(share))).collect()
        })
        .collect();
    let candidates: Vec<Candidate<'_>> = in_race
        .iter()
        .zip(&requalify)
        .map(|((index, c), requalify)| {
            let cavities = |from: usize, to: usize| {
                let all: f64 = stages[from..=to].iter().map(|s| f64::from(s.pieces)).sum();
                cost::cavities(&question.part, c.economics, economics, &c.likely, all)
            };
            let of_runs = |from: usize| {
                (0..stages.len()).map(|to| if to < from { 1.0 } else { cavities(from, to) }).collect()
            };
            Candidate {
                process: c.economics.id,
                lines: &c.lines,
                requalify,
                cavities: (0..stages.len()).map(of_runs).collect(),
                competes: races.iter().map(|race| race[*index]).collect(),
            }
        })
        .collect();
    path::cheapest(&candidates, &stages)
}

/// Days from order to the first approved piece.
fn days_to_first(
    process: &ProcessEconomics,
    judged: &Judged,
    economics: &Economics,
    draws: Draws,
) -> Option<Percentiles> {
    use crate::data::General;
    let block = draws.block(&format!("{}: lead time", process.code), DRAWN.len().min(4));
    let mut spreads = vec![
        process.figures.range(ProcessFigure::ToolLead).spread(),
        process.figures.range(ProcessFigure::Lead).spread(),
        economics.general.range(General::FirstArticleDays).spread(),
    ];
    if judged.needs_finishing {
        spreads.push(economics.general.range(General::FinishMachiningDays).spread());
    }
    let days: Vec<f64> = (0..draws.count())
        .map(|draw| spreads.iter().zip(&block).map(|(s, column)| s.at(f64::from(column[draw]))).sum())
        .collect();
    percentiles(&days)
}

/// Those that can first; within them the cheapest at the largest number first; then by code, which never changes.
fn order(advice: &mut [ProcessAdvice]) {
    let known = vocabulary::Vocabulary::embedded().processes();
    advice.sort_by(|a, b| {
        let at_largest = |p: &ProcessAdvice| p.unit_cost.last().map_or(i64::MAX, |c| c.p50.ten_thousandths);
        let code = |p: &ProcessAdvice| &known.get(p.process).code;
        a.feasible.cmp(&b.feasible).then(at_largest(a).cmp(&at_largest(b))).then_with(|| code(a).cmp(code(b)))
    });
}
