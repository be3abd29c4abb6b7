//! The same answers, computed slowly and plainly, for property tests to hold the fast way to.

use crate::cost::{DRAWN, Lines, Percentiles};
use crate::data::{
    CountryFigure, Cycle, Economics, Figures, General, MaterialFigure, Named, ProcessEconomics,
    ProcessFigure as F, ShapeFigure, Stock, Zone,
};
use crate::draws::Draws;
use crate::part::{Part, Shape};
use crate::path::Runs;
use crate::range::Range;
use crate::shortlist::Judged;

/// Kronor a piece, counted out: batch after batch, tool after tool.
#[must_use]
pub fn unit_cost(lines: &Lines, n: u32, cavities: f64) -> f64 {
    let mut total = lines.once;
    let (mut in_batch, mut in_tool) = (0.0, 0.0);
    for piece in 0..n {
        if piece == 0 || in_batch + 1.0 > lines.batch {
            // The batch is full. A batch is not whole pieces: what is over counts towards the next.
            total += lines.set_up;
            in_batch = if piece == 0 { 0.0 } else { in_batch - lines.batch };
        }
        if piece == 0 || in_tool + 1.0 > lines.life * cavities {
            total += lines.tool * cavities.powf(lines.cavity_growth);
            in_tool = if piece == 0 { 0.0 } else { in_tool - lines.life * cavities };
        }
        in_batch += 1.0;
        in_tool += 1.0;
        total += lines.per_piece + lines.per_cycle / cavities;
    }
    total / f64::from(n)
}

/// Percentiles by sorting.
#[must_use]
pub fn percentiles(values: &[f64]) -> Option<Percentiles> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted.get(crate::cost::rank(share, sorted.len())).copied();
    Some(Percentiles { p10: at(0.1)?, p50: at(0.5)?, p90: at(0.9)? })
}

/// The cost of the cheapest path, by trying every assignment of candidates to stages.
#[must_use]
pub fn shortest(runs: &Runs, candidates: usize, stages: usize) -> f64 {
    let mut best = f64::INFINITY;
    let all = u32::try_from(stages).ok().and_then(|stages| candidates.checked_pow(stages)).unwrap_or(0);
    for number in 0..all {
        let mut rest = number;
        let assigned: Vec<usize> = (0..stages)
            .map(|_| {
                let candidate = rest % candidates;
                rest /= candidates;
                candidate
            })
            .collect();
        let mut cost = 0.0;
        let mut from = 0;
        for at in 0..stages {
            if at + 1 == stages || assigned[at + 1] != assigned[at] {
                cost += runs.costs[runs.index(assigned[at], from, at)];
                from = at + 1;
            }
        }
        best = best.min(cost);
    }
    best
}

/// Where `b` becomes cheaper, by stepping through the numbers: the first of `grid` at which it is.
#[must_use]
pub fn crossing(a: (&Lines, f64), b: (&Lines, f64), grid: impl Iterator<Item = f64>) -> Option<f64> {
    let total = |(lines, cavities): (&Lines, f64), n: f64| {
        let tool = lines.tool * cavities.powf(lines.cavity_growth);
        lines.once
            + (lines.per_piece + lines.per_cycle / cavities) * n
            + lines.set_up * (n / lines.batch).max(1.0)
            + tool * (n / (lines.life * cavities)).max(1.0)
    };
    grid.into_iter().find(|&n| total(a, n) > total(b, n))
}

/// Kronor a piece at a number, draw by draw, with the formula written out once more and every range drawn exactly. One
/// cavity; nothing machined afterwards.
///
/// # Panics
/// When the size or the material is not known: there is nothing to reckon.
#[must_use]
pub fn unit_costs(
    part: &Part,
    process: &ProcessEconomics,
    judged: &Judged,
    economics: &Economics,
    draws: Draws,
    n: f64,
) -> Vec<f64> {
    let size = part.size.expect("the size is known");
    let [a, b, c] = size.sides_mm();
    let shape = part.likely_shape();
    let guesses = economics.shape(shape);
    let material = judged.material.and_then(|id| economics.material(id)).expect("the material is known");
    let home = economics.countries.iter().find(|c| c.zone == Zone::Home).expect("there is a home");
    let common = draws.common(13);
    let own = draws.block(&process.code, DRAWN.len());
    let mut all = Vec::new();
    for draw in 0..draws.count() {
        let at = |range: Range, column: &Vec<f32>| range.spread().at(f64::from(column[draw]));
        let figure = |name: F| {
            let column = DRAWN.iter().position(|drawn| *drawn == name).expect("it is drawn");
            process.figures.find(name).map_or(0.0, |figure| at(figure.range, &own[column]))
        };
        let general = |name, column: usize| at(economics.general.range(name), &common[column]);
        let of_shape = |name, column: usize| guesses.find(name).map_or(1.0, |f| at(f.range, &common[column]));
        let of_material = |name, column: usize| at(required(material, name), &common[column]);
        let wage = at(home.figures.range(CountryFigure::Labour), &common[2]);
        let power_price = at(home.figures.range(CountryFigure::Energy), &common[8]);
        let density = of_material(MaterialFigure::Density, 12);

        let wall = part.wall.map_or(of_shape(ShapeFigure::Wall, 1), vocabulary::Length::mm).min(c);
        let surface = 2.0 * (a * b + a * c + b * c) / 100.0;
        let covered = match shape {
            Shape::ThinWalled | Shape::Hollow => Some(surface),
            Shape::Flat | Shape::Sheet => Some(surface / 2.0),
            _ => None,
        };
        let volume = match (part.mass, part.wall, covered) {
            (Some(mass), ..) => mass.kg() / density * 1e6,
            (None, Some(_), Some(covered)) => covered * wall / 10.0 * of_shape(ShapeFigure::Shell, 7),
            _ => size.volume_cm3() * of_shape(ShapeFigure::Fill, 0),
        };
        let volume = volume.min(size.volume_cm3());
        let stock = figure(F::MaterialUse)
            * match process.stock {
                Stock::Net => volume,
                Stock::Billet => size.volume_cm3(),
                Stock::Nothing => 0.0,
            };
        let measure = match process.cycle {
            Cycle::Fixed => 0.0,
            Cycle::Removal => {
                (stock - volume).max(stock / 50.0) * of_material(MaterialFigure::CuttingTime, 5)
            }
            Cycle::Volume => volume,
            Cycle::Cooling => wall.powi(2),
            Cycle::Mass => volume * density / 1e6,
            Cycle::Outline => 2.0 * (a + b) / 10.0 * of_shape(ShapeFigure::Outline, 6),
            Cycle::Area => a * b / 1e4,
        };
        let hours = (figure(F::CycleFixed) + figure(F::CyclePerUnit) * measure) / 3600.0;
        let rate = figure(F::Machine) * (a / 100.0).max(1.0).powf(general(General::MachineGrowth, 9));
        let running = hours * (rate + figure(F::Operators) * wage + figure(F::Power) * power_price);
        let bought = stock * density / 1e6 * of_material(MaterialFigure::Price, 4) * figure(F::MaterialPrice);
        let hand = figure(F::Finish) / 60.0 * wage * (a / 100.0).powf(general(General::FinishGrowth, 10));
        let piece = (bought + running) / (1.0 - figure(F::Scrap)) + hand;
        let batches = (n / figure(F::Batch).max(1.0)).ceil();
        let set_up = figure(F::SetUp) * (rate + wage * figure(F::Operators).max(1.0));
        let tool = figure(F::Tool) * (a / 100.0).powf(figure(F::ToolGrowth));
        let tools =
            if process.figures.find(F::ToolLife).is_some() { (n / figure(F::ToolLife)).ceil() } else { 1.0 };
        let margin = 1.0 + general(General::Margin, 3);
        all.push((piece + (batches * set_up + tools.max(1.0) * tool) / n) * margin);
    }
    all
}

fn required<N: Named>(figures: &Figures<N>, name: N) -> Range {
    figures.find(name).expect("every set has its required figures").range
}
