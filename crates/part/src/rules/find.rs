//! Rules against facts.

use vocabulary::{Confidence, MaterialId, ProcessId, Vocabulary};

use super::{Rule, rules};
use crate::facts::{Facts, HowSure, Solid};

/// A rule that a solid does not keep.
#[derive(Debug, Clone, Copy)]
pub struct Finding {
    /// Number of the solid; solids of the same shape are told once.
    pub solid: usize,
    pub rule: &'static Rule,
    /// What was measured, in the unit of the measure.
    pub value: f64,
    pub at_mm: Option<[f64; 3]>,
    /// Of the rule and of the fact the less sure.
    pub confidence: Confidence,
}

/// What the rules say, and which could not say anything.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// By process in the order of the vocabulary, what stops before what advises.
    pub found: Vec<Finding>,
    /// Rules whose measure the part does not have or that is not known, with the solid.
    pub not_judged: Vec<(usize, &'static Rule)>,
}

/// Judges every solid by the rules of the processes asked for and those above them, or by all rules when none is asked
/// for. A rule for another material than the one stated does not count; without a stated material all do.
#[must_use]
pub fn findings(facts: &Facts, processes: &[ProcessId], material: Option<MaterialId>) -> Findings {
    let vocabulary = Vocabulary::embedded();
    let mut out = Findings::default();
    let counts = |rule: &&'static Rule| {
        let asked = processes.is_empty()
            || processes.iter().any(|p| vocabulary.processes().contains(rule.process, *p));
        let material = match (rule.material, material) {
            (Some(of_rule), Some(stated)) => vocabulary.materials().contains(of_rule, stated),
            _ => true,
        };
        asked && material
    };
    for (number, solid) in facts.solids.iter().enumerate().filter(|(_, s)| s.same_as.is_none()) {
        for rule in rules().iter().filter(counts) {
            let Some(measured) = rule.measure.of(solid) else {
                out.not_judged.push((number, rule));
                continue;
            };
            if !rule.is_kept_by(measured.value) {
                out.found.push(Finding {
                    solid: number,
                    rule,
                    value: measured.value,
                    at_mm: measured.at_mm,
                    confidence: rule.confidence.min(confidence_of(solid)),
                });
            }
        }
    }
    out.found.sort_by_key(|f| (f.solid, f.rule.process, f.rule.weight));
    out
}

/// A solid whose file is faulty gives no sure finding.
fn confidence_of(solid: &Solid) -> Confidence {
    let sure = [solid.sure.volume, solid.sure.wall];
    if sure.contains(&HowSure::Unsure) { Confidence::Low } else { Confidence::High }
}
