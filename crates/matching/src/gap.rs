//! Why a need cannot be placed, and so what would place it: its kind names its lever.

use serde::{Deserialize, Serialize};
use vocabulary::{ProcessId, Stage};

use crate::answer::{Answer, Relaxation};
use crate::criterion::{Criterion, Judgement, Unstated, Verdict};
use crate::need::{Need, Strength};

/// What lies between a need and a maker, the cheapest way out first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GapKind {
    /// Makers exist whose profile does not say: ask them.
    Unknown,
    /// A change of the part, or coming with an adviser, gives makers: advise.
    Design,
    /// Makers lack a certificate or a process next to their own: train, validate, recruit.
    Skill,
    /// Makers are full, too slow, or take other series or stages: schedule, or fund expansion.
    Capacity,
    /// Makers are far away, or let others do the work: widen.
    Place,
    /// No change of up to three criteria gives one maker, and none is merely full: fund.
    Capability,
}

/// A need without an exact match, and the evidence for its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    pub kind: GapKind,
    pub evidence: Evidence,
    /// The first process asked for; `None` when the need asks for none.
    pub process: Option<ProcessId>,
    pub stage: Option<Stage>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// How many offers must be asked, and what the first of them have not said, the most frequent first.
    Questions { offers: u32, asked: Vec<OpenQuestion> },
    /// The change that would place the need.
    Relaxation(Relaxation),
    /// Nothing within reach.
    Nothing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OpenQuestion {
    pub criterion: Criterion,
    pub why: Unstated,
    /// Of the offers listed to be asked.
    pub offers: u32,
}

/// The gap that a need leaves; `None` when some offer meets everything. An answer made without relaxations cannot
/// tell the kinds between unknown and capability apart.
#[must_use]
pub fn classify(need: &Need, answer: &Answer) -> Option<Gap> {
    if answer.counts.exact > 0 {
        return None;
    }
    let (kind, evidence) = if answer.counts.ask > 0 {
        (GapKind::Unknown, Evidence::Questions { offers: answer.counts.ask, asked: open_questions(answer) })
    } else {
        // Relaxations are listed best first, so the first of the cheapest kind is the best of it.
        match answer.relaxations.iter().min_by_key(|relaxation| kind_of(relaxation)) {
            Some(relaxation) => (kind_of(relaxation), Evidence::Relaxation(relaxation.clone())),
            None if full(answer) => (GapKind::Capacity, Evidence::Nothing),
            None => (GapKind::Capability, Evidence::Nothing),
        }
    };
    let process = need.processes.as_ref().and_then(|asked| asked.value.first().copied());
    Some(Gap { kind, evidence, process, stage: need.stage.map(|asked| asked.value) })
}

/// Some maker misses nothing but free hours, and has none at all: no smaller amount of work helps, and yet the
/// capability is there.
fn full(answer: &Answer) -> bool {
    answer.near.iter().any(|candidate| {
        let missed = |j: &&Judgement| j.strength == Strength::Required && j.verdict.is_missed();
        candidate.judgements.iter().filter(missed).all(|j| j.criterion == Criterion::Capacity)
    })
}

/// A set of changes is as hard as the hardest of them.
fn kind_of(relaxation: &Relaxation) -> GapKind {
    let kinds = relaxation.changes.iter().map(|change| lever(change.criterion));
    kinds.max().unwrap_or(GapKind::Capability)
}

/// Whose work it is to change a criterion.
const fn lever(criterion: Criterion) -> GapKind {
    match criterion {
        Criterion::Material
        | Criterion::Size
        | Criterion::SmallestPart
        | Criterion::Mass
        | Criterion::Tolerance
        | Criterion::Wall
        | Criterion::Newcomer => GapKind::Design,
        Criterion::Process | Criterion::Certificate(_) => GapKind::Skill,
        Criterion::Quantity | Criterion::Stage | Criterion::LeadTime | Criterion::Capacity => {
            GapKind::Capacity
        }
        Criterion::Distance | Criterion::County | Criterion::InHouse => GapKind::Place,
    }
}

fn open_questions(answer: &Answer) -> Vec<OpenQuestion> {
    let mut asked: Vec<OpenQuestion> = Vec::new();
    for judgement in answer.ask.iter().flat_map(|candidate| &candidate.judgements) {
        let (Strength::Required, Verdict::Unknown { why }) = (judgement.strength, &judgement.verdict) else {
            continue;
        };
        match asked.iter_mut().find(|open| open.criterion == judgement.criterion && open.why == *why) {
            Some(open) => open.offers += 1,
            None => asked.push(OpenQuestion { criterion: judgement.criterion, why: *why, offers: 1 }),
        }
    }
    asked.sort_by_key(|open| (std::cmp::Reverse(open.offers), open.criterion));
    asked
}
