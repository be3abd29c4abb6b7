//! The other way round: waiting needs, asked which of them a new or changed offer closes.

mod numbers;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use vocabulary::{MaterialId, ProcessId};

use crate::ask::{Ask, Question, asks};
use crate::concern::Step;
use crate::judge::{of_materials, worst};
use crate::need::Need;
use crate::offer::{Offer, OfferId};
use crate::rank::Band;
use crate::terms::Terms;
use numbers::{Limits, Offered};

/// Small numbers that are used again: what offers close takes a byte for each up to the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NeedId(pub u32);

/// Waiting needs by the processes that they require, so that an offer is compared only with needs of its own line of processes.
#[derive(Debug, Clone)]
pub struct Needs {
    terms: Terms,
    /// The needs that require this process among others.
    by_process: BTreeMap<ProcessId, ByMaterials>,
    /// The needs that require none.
    any_process: ByMaterials,
    /// Under which processes and materials each need stands.
    stands: HashMap<NeedId, (Vec<ProcessId>, Vec<MaterialId>)>,
    /// One above the greatest id that was ever put.
    ids: usize,
}

/// Needs by all the materials that one accepts, so that most are passed over without being looked at; nothing where it requires none.
type ByMaterials = BTreeMap<Vec<MaterialId>, Vec<Waiting>>;

/// A need, and what it requires besides process and material.
#[derive(Debug, Clone)]
struct Waiting {
    id: NeedId,
    limits: Limits,
    others: Arc<[Question]>,
}

impl Needs {
    #[must_use]
    pub fn index<'a>(terms: Terms, needs: impl IntoIterator<Item = (NeedId, &'a Need)>) -> Needs {
        let mut index = Needs {
            terms,
            by_process: BTreeMap::new(),
            any_process: BTreeMap::new(),
            stands: HashMap::new(),
            ids: 0,
        };
        for (id, need) in needs {
            index.put(id, need);
        }
        index
    }

    /// Adds a need, or takes it in anew.
    pub fn put(&mut self, id: NeedId, need: &Need) {
        self.remove(id);
        let required = asks(need).into_iter().filter(Ask::is_required).map(|ask| ask.question);
        let (mut processes, mut materials, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for question in required {
            match question {
                Question::Process(nodes) => processes = nodes,
                Question::Material(nodes) => materials = nodes,
                other => others.push(other),
            }
        }
        processes.dedup();
        let (limits, others) = Limits::take(others);
        let waiting = Waiting { id, limits, others: others.into() };
        let take = |into: &mut ByMaterials| {
            into.entry(materials.clone()).or_default().push(waiting.clone());
        };
        processes.iter().for_each(|node| take(self.by_process.entry(*node).or_default()));
        if processes.is_empty() {
            take(&mut self.any_process);
        }
        self.stands.insert(id, (processes, materials));
        self.ids = self.ids.max(id.0 as usize + 1);
    }

    pub fn remove(&mut self, id: NeedId) {
        let Some((processes, materials)) = self.stands.remove(&id) else { return };
        let leave = |from: &mut ByMaterials| {
            let Some(waiting) = from.get_mut(&materials) else { return };
            waiting.retain(|one| one.id != id);
            if waiting.is_empty() {
                from.remove(&materials);
            }
        };
        for node in &processes {
            self.by_process.get_mut(node).into_iter().for_each(leave);
        }
        if processes.is_empty() {
            leave(&mut self.any_process);
        }
    }

    /// What the offers close together: each need stands in the best list that one of them gives it.
    #[must_use]
    pub fn closed_by<'o>(&self, offers: impl IntoIterator<Item = &'o Offer>) -> Closed {
        self.better_than(Band::Near, offers)
    }

    /// Those that some of the changed offers met in everything, before or in between, and that none of them meets so after all changes.
    /// Any other that was met in everything still is, by one that was not changed or by one that was.
    #[must_use]
    pub fn left(&self, changes: &[Step]) -> Vec<NeedId> {
        let before = self.better_than(Band::Ask, changes.iter().filter_map(|change| change.before.as_ref()));
        let last: BTreeMap<Option<OfferId>, &Step> =
            changes.iter().map(|change| (change.offer(), change)).collect();
        let after = self.better_than(Band::Ask, last.values().filter_map(|change| change.after.as_ref()));
        before.of(Band::Exact).filter(|need| after.list_of(*need) != Band::Exact).collect()
    }

    /// The best list that an offer gives each need, where it is better than this one.
    fn better_than<'o>(&self, list: Band, offers: impl IntoIterator<Item = &'o Offer>) -> Closed {
        let mut closed = Closed(vec![list; self.ids]);
        let shape = self.terms.processes();
        for offer in offers {
            let offered = (offer, Offered::of(offer));
            let mut compare = |waiting, by_process| self.compare(waiting, by_process, &offered, &mut closed);
            // At or below what a need requires, the process is met; above it, it is to be asked.
            let own = offer.process.0;
            for node in shape.ancestors(own) {
                compare(self.by_process.get(&ProcessId(node)), Band::Exact);
            }
            if list > Band::Ask {
                let below = shape.subtree(own);
                for (node, waiting) in self.by_process.range(ProcessId(below.start)..ProcessId(below.end)) {
                    if node.0 != own {
                        compare(Some(waiting), Band::Ask);
                    }
                }
            }
            compare(Some(&self.any_process), Band::Exact);
        }
        closed
    }

    fn compare(
        &self,
        waiting: Option<&ByMaterials>,
        by_process: Band,
        (offer, offered): &(&Offer, Offered),
        closed: &mut Closed,
    ) {
        for (materials, waiting) in waiting.into_iter().flatten() {
            let by_material = match materials.as_slice() {
                [] => Band::Exact,
                nodes => of_materials(&self.terms, nodes, &offer.materials),
            };
            let by_terms = by_process.max(by_material);
            if by_terms == Band::Near {
                continue;
            }
            for one in waiting {
                let best = &mut closed.0[one.id.0 as usize];
                // What it is in already, no worse offer betters.
                if by_terms >= *best {
                    continue;
                }
                let by_limits = by_terms.max(one.limits.band(offered));
                if by_limits < *best {
                    *best = (*best).min(by_limits.max(worst(&self.terms, &*one.others, offer)));
                }
            }
        }
    }
}

/// What offers close, by the ids of needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed(Vec<Band>);

impl Closed {
    /// [`Band::Near`] where no offer meets the need nor may meet it, and where there is no such need.
    #[must_use]
    pub fn list_of(&self, need: NeedId) -> Band {
        self.0.get(need.0 as usize).copied().unwrap_or(Band::Near)
    }

    /// The needs that stand in a list, by id.
    pub fn of(&self, list: Band) -> impl Iterator<Item = NeedId> + '_ {
        (0..).zip(&self.0).filter(move |(_, is)| **is == list).map(|(id, _)| NeedId(id))
    }
}
