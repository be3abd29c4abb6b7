//! Processes, materials and stages: words that stand under each other.

use std::cmp::Reverse;

use vocabulary::{MaterialId, ProcessId};

use super::{
    band::{of_materials, of_process},
    not_stated,
};
use crate::criterion::{Amount, Unstated, Verdict};
use crate::need::Stage;
use crate::offer::Stages;
use crate::rank::Band;
use crate::terms::Terms;

/// Met at or below an acceptable node; unknown when the offer names only something above one; else missed.
pub(super) fn process(terms: &Terms, acceptable: &[ProcessId], offered: ProcessId) -> Verdict {
    let shown = Some(Amount::Processes(vec![offered]));
    match of_process(terms, acceptable, offered) {
        Band::Exact => return Verdict::Met { margin: None, offered: shown },
        Band::Ask => return Verdict::Unknown { why: Unstated::OnlyParent },
        Band::Near => {}
    }
    // Terms over one offer stand in one line, so the deepest is the narrowest change.
    let related = acceptable.iter().filter_map(|&node| terms.related(offered, node));
    let relax_to = related.max_by_key(|over| (terms.processes().level(over.0), over.0));
    Verdict::Missed {
        margin: None,
        offered: shown,
        relax_to: relax_to.map(|over| Amount::Processes(vec![over])),
    }
}

/// Whether a process is missed and no change reaches it: nothing stands over it and an acceptable one.
pub(crate) fn is_unrelated(terms: &Terms, acceptable: &[ProcessId], offered: ProcessId) -> bool {
    of_process(terms, acceptable, offered) == Band::Near
        && acceptable.iter().all(|&node| terms.related(offered, node).is_none())
}

/// Met when the offer lists something at or below an acceptable node; unknown when it lists only something above
/// one; else missed, to be relaxed to a family that both know.
pub(super) fn material(terms: &Terms, acceptable: &[MaterialId], offered: &[MaterialId]) -> Verdict {
    if offered.is_empty() {
        return not_stated();
    }
    let shown = Some(Amount::Materials(sorted(offered)));
    match of_materials(terms, acceptable, offered) {
        Band::Exact => return Verdict::Met { margin: None, offered: shown },
        Band::Ask => return Verdict::Unknown { why: Unstated::OnlyParent },
        Band::Near => {}
    }
    let related = acceptable
        .iter()
        .flat_map(|&node| offered.iter().filter_map(move |&listed| terms.related_materials(node, listed)));
    // The deepest is the narrowest change; of several, the first in the tree.
    let narrowest = related.min_by_key(|over| (Reverse(terms.materials().level(over.0)), over.0));
    let relax_to = narrowest.map(|over| Amount::Materials(vec![over]));
    Verdict::Missed { margin: None, offered: shown, relax_to }
}

/// Missed offers relax to the nearest stage that they do serve, the earlier of two equally near.
pub(super) fn stage(asked: Stage, offered: Stages) -> Verdict {
    let served: Vec<Stage> = ALL.into_iter().filter(|&stage| offered.get(stage) == Some(true)).collect();
    match offered.get(asked) {
        None => not_stated(),
        Some(true) => Verdict::Met { margin: None, offered: Some(Amount::Stages(served)) },
        Some(false) => {
            let nearest = served.iter().copied().min_by_key(|&stage| (stage_steps(asked, stage), stage));
            let relax_to = nearest.map(|stage| Amount::Stages(vec![stage]));
            Verdict::Missed { margin: None, offered: Some(Amount::Stages(served)), relax_to }
        }
    }
}

const ALL: [Stage; 3] = [Stage::Prototype, Stage::PilotSeries, Stage::FullScale];

/// How many stages lie from one to the other.
pub(crate) fn stage_steps(a: Stage, b: Stage) -> u8 {
    (a as u8).abs_diff(b as u8)
}

fn sorted(materials: &[MaterialId]) -> Vec<MaterialId> {
    let mut materials = materials.to_vec();
    materials.sort_unstable();
    materials.dedup();
    materials
}
