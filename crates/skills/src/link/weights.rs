//! Comparisons → one number, and that number → a chance. A choice among what is offered and "none of them" (a conditional
//! logit with an outside option, McFadden 1974): the chance of a candidate is `exp(u) / (exp(none) + Σ exp(u))`. So the score
//! of a candidate falls when another is as good, and all fall when none is good.

use serde::{Deserialize, Serialize};

use super::features::{FEATURES, NAMES};

#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    pub features: [f64; FEATURES],
    /// The worth of "none of them".
    pub none: f64,
}

/// As it is kept in a file.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    none: f64,
    features: std::collections::BTreeMap<String, f64>,
}

impl Weights {
    /// The weights that `cargo xtask evaluate skills --learn` wrote; see data/SOURCES.md.
    ///
    /// # Panics
    /// Never: a test reads the file.
    #[must_use]
    pub fn shipped() -> Weights {
        Weights::read(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/skills/weights.toml")))
            .expect("the file is what `written` writes")
    }

    /// To begin learning with.
    #[must_use]
    pub fn first() -> Weights {
        let mut features = [1.0; FEATURES];
        features[8] = 0.1;
        features[9] = -0.5;
        Weights { features, none: 3.0 }
    }

    /// # Errors
    /// When it is no TOML, or a feature is missing or not known.
    pub fn read(text: &str) -> Result<Weights, String> {
        let written: Written = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut features = [0.0; FEATURES];
        for (name, feature) in NAMES.iter().zip(&mut features) {
            *feature =
                *written.features.get(*name).ok_or_else(|| format!("There is no weight for {name}."))?;
        }
        if written.features.len() != FEATURES {
            return Err("There are weights for comparisons that are not made.".to_owned());
        }
        Ok(Weights { features, none: written.none })
    }

    /// # Panics
    /// Never: numbers and names are TOML.
    #[must_use]
    pub fn written(&self) -> String {
        let round = |x: f64| (x * 1000.0).round() / 1000.0;
        let features =
            NAMES.iter().zip(self.features).map(|(name, x)| ((*name).to_owned(), round(x))).collect();
        toml::to_string(&Written { none: round(self.none), features }).expect("numbers and names are TOML")
    }

    #[must_use]
    pub fn utility(&self, features: &[f32; FEATURES]) -> f64 {
        self.features.iter().zip(features).map(|(weight, x)| weight * f64::from(*x)).sum()
    }

    /// The chance of each candidate from their utilities.
    #[must_use]
    pub fn chances(&self, utilities: &[f64]) -> Vec<f64> {
        let most = utilities.iter().copied().fold(self.none, f64::max);
        let all: f64 = (self.none - most).exp() + utilities.iter().map(|u| (u - most).exp()).sum::<f64>();
        utilities.iter().map(|u| (u - most).exp() / all).collect()
    }
}

/// A text with what was offered for it, and which is right: None when none of them is.
#[derive(Debug, Clone)]
pub struct Case {
    pub offered: Vec<[f32; FEATURES]>,
    pub right: Option<usize>,
}

/// Rounds and step of learning.
const ROUNDS: usize = 250;
const STEP: f64 = 0.05;
/// How much a weight is drawn to zero.
const DRAWN: f64 = 2e-4;

/// The weights under which the right choices are likeliest, from `from` on (Adam, Kingma and Ba 2014, all cases a round).
#[must_use]
pub fn learn(from: &Weights, cases: &[Case]) -> Weights {
    let mut weights = from.clone();
    let mut first = [0.0; FEATURES + 1];
    let mut second = [0.0; FEATURES + 1];
    for round in 1..=ROUNDS {
        let mut gradient = [0.0; FEATURES + 1];
        for case in cases {
            let utilities: Vec<f64> = case.offered.iter().map(|x| weights.utility(x)).collect();
            let chances = weights.chances(&utilities);
            let mut none = 1.0 - chances.iter().sum::<f64>();
            if case.right.is_none() {
                none -= 1.0;
            }
            gradient[FEATURES] -= none;
            for (at, (x, chance)) in case.offered.iter().zip(&chances).enumerate() {
                let surprise = if case.right == Some(at) { 1.0 - chance } else { -chance };
                for (slope, x) in gradient.iter_mut().zip(x) {
                    *slope += surprise * f64::from(*x);
                }
            }
        }
        for at in 0..=FEATURES {
            let own = if at < FEATURES { weights.features[at] } else { 0.0 };
            let slope = gradient[at] / cases.len().max(1) as f64 - DRAWN * own;
            first[at] = 0.9 * first[at] + 0.1 * slope;
            second[at] = 0.999 * second[at] + 0.001 * slope * slope;
            let unbiased = first[at] / (1.0 - 0.9_f64.powi(round as i32));
            let spread = second[at] / (1.0 - 0.999_f64.powi(round as i32));
            let step = STEP * unbiased / (spread.sqrt() + 1e-8);
            match weights.features.get_mut(at) {
                Some(weight) => *weight += step,
                None => weights.none += step,
            }
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_becomes_likely_and_none_when_nothing_is() {
        let x = |value: f32| {
            let mut x = [0.0; FEATURES];
            x[2] = value;
            x
        };
        let cases: Vec<Case> = (0..50)
            .map(|at| match at % 2 {
                0 => Case { offered: vec![x(0.2), x(0.9)], right: Some(1) },
                _ => Case { offered: vec![x(0.3), x(0.1)], right: None },
            })
            .collect();
        let weights = learn(&Weights::first(), &cases);
        let chances = |a, b| weights.chances(&[weights.utility(&x(a)), weights.utility(&x(b))]);
        assert!(chances(0.2, 0.9)[1] > 0.7);
        assert!(chances(0.3, 0.1).iter().sum::<f64>() < 0.3);
        let read = Weights::read(&weights.written()).expect("what is written is read");
        assert!((read.none - weights.none).abs() < 0.001);
    }

    #[test]
    fn the_shipped_weights_are_read() {
        assert!(Weights::shipped().utility(&[1.0; FEATURES]) > Weights::shipped().none);
    }
}
