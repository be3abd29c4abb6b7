//! Which figures carry the answer, and where it would turn.

use super::model::Model;
use crate::range::Spread;

/// A figure and its part in the difference between the places.
#[derive(Debug, Clone, PartialEq)]
pub struct Driver {
    /// Such as "abroad.labour_sek_h".
    pub input: String,
    /// Share of the difference's variance that the figure explains by itself (first-order index): 0 to 1.
    pub variance_share: f64,
    /// The figure's own tenth, half and nine tenths, in its unit.
    pub value: [f64; 3],
    /// Kronor a piece that abroad is dearer when the figure is at its tenth and at its nine tenths, all others at half.
    pub difference_at_low: f64,
    pub difference_at_high: f64,
    pub(super) index: usize,
}

/// What one figure would have to be for the answer to turn, all others at half.
#[derive(Debug, Clone, PartialEq)]
pub struct TurningPoint {
    pub input: String,
    /// What it is now, at half.
    pub value: f64,
    /// Where the places cost the same; `None` when it does not turn within ten times the value or three times the range.
    pub turns_at: Option<f64>,
    /// The turning point lies within the figure's own range.
    pub within_range: bool,
}

/// Figures are told of when they explain this much, or are among the first few.
const WORTH_TELLING: f64 = 0.01;
const AT_LEAST: usize = 5;
const AT_MOST: usize = 12;

/// Groups of draws with like values of a figure.
const GROUPS: usize = 32;

/// The figures that carry the difference, most first.
pub(super) fn drivers(model: &Model<'_>, block: &[Vec<f32>], differences: &[f64]) -> Vec<Driver> {
    let half: Vec<f64> = model.inputs.iter().map(|(_, spread)| spread.median()).collect();
    let at = |index: usize, value: f64| {
        let mut values = half.clone();
        values[index] = value;
        model.difference(&values)
    };
    let mut all: Vec<Driver> = model
        .inputs
        .iter()
        .enumerate()
        .filter(|(_, (_, spread))| !matches!(spread, Spread::Fixed(_)))
        .map(|(index, (input, spread))| {
            let value = [0.1, 0.5, 0.9].map(|share| spread.at(share));
            Driver {
                input: input.code(&model.factors),
                variance_share: first_order(&block[index], differences),
                value,
                difference_at_low: at(index, value[0]),
                difference_at_high: at(index, value[2]),
                index,
            }
        })
        .collect();
    all.sort_by(|a, b| b.variance_share.total_cmp(&a.variance_share).then_with(|| a.input.cmp(&b.input)));
    let told = all.iter().take_while(|d| d.variance_share >= WORTH_TELLING).count();
    all.truncate(told.clamp(AT_LEAST, AT_MOST));
    all
}

/// The variance of the difference's mean within groups of like shares, over its whole variance; what such a variance
/// would be by chance is taken off.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "shares are in [0, 1) and groups few"
)]
fn first_order(shares: &[f32], differences: &[f64]) -> f64 {
    let n = differences.len() as f64;
    let mean = differences.iter().sum::<f64>() / n;
    let variance = differences.iter().map(|d| (d - mean).powi(2)).sum::<f64>() / n;
    if variance <= 0.0 {
        return 0.0;
    }
    let mut groups = [(0.0_f64, 0.0_f64); GROUPS];
    for (share, difference) in shares.iter().zip(differences) {
        let group = &mut groups[((share * GROUPS as f32) as usize).min(GROUPS - 1)];
        group.0 += 1.0;
        group.1 += difference - mean;
    }
    let between: f64 =
        groups.iter().filter(|g| g.0 > 0.0).map(|(count, sum)| sum * sum / count).sum::<f64>() / n;
    let by_chance = (variance - between).max(0.0) * (GROUPS as f64 - 1.0) / n;
    ((between - by_chance) / variance).clamp(0.0, 1.0)
}

/// Where the answer turns for each of the drivers.
pub(super) fn turning_points(model: &Model<'_>, drivers: &[Driver]) -> Vec<TurningPoint> {
    let half: Vec<f64> = model.inputs.iter().map(|(_, spread)| spread.median()).collect();
    drivers
        .iter()
        .map(|driver| {
            let spread = model.inputs[driver.index].1;
            let at = |value: f64| {
                let mut values = half.clone();
                values[driver.index] = value;
                model.difference(&values)
            };
            let (low, high) = (spread.at(0.0), spread.at(1.0));
            let value = driver.value[1];
            let (far_low, far_high) = match spread {
                Spread::OverValues(_) => (low - 3.0 * (high - low), high + 3.0 * (high - low)),
                _ => (low.min(value / 10.0), high.max(value * 10.0)),
            };
            // Only growth and change can be below zero, and no share is over one.
            let far_low = if low >= 0.0 { far_low.max(0.0) } else { far_low };
            let far_high = if driver.input.ends_with("_share") { far_high.min(1.0) } else { far_high };
            let within = [(value, low), (value, high)].into_iter().find_map(|(from, to)| root(&at, from, to));
            let turns_at = within.or_else(|| {
                [(value, far_low), (value, far_high)].into_iter().find_map(|(from, to)| root(&at, from, to))
            });
            TurningPoint { input: driver.input.clone(), value, turns_at, within_range: within.is_some() }
        })
        .collect()
}

/// The nearest change of sign between two values, looked for in steps and then halved.
fn root(at: &impl Fn(f64) -> f64, from: f64, to: f64) -> Option<f64> {
    const STEPS: u32 = 24;
    let step = |i: u32| from + (to - from) * f64::from(i) / f64::from(STEPS);
    let before = at(from);
    let crossed = (1..=STEPS).find(|&i| (at(step(i)) > 0.0) != (before > 0.0))?;
    let (mut near, mut far) = (step(crossed - 1), step(crossed));
    for _ in 0..60 {
        let middle = f64::midpoint(near, far);
        if (at(middle) > 0.0) == (before > 0.0) { near = middle } else { far = middle }
    }
    Some(f64::midpoint(near, far))
}
