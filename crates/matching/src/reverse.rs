//! The other way round: waiting needs, asked which of them a new or changed offer closes.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use vocabulary::{MaterialId, ProcessId};

use crate::ask::{Ask, Question, asks};
use crate::judge::{of_materials, worst};
use crate::need::Need;
use crate::offer::Offer;
use crate::rank::Band;
use crate::terms::Terms;

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
}

/// Needs by all the materials that one accepts, so that most are passed over without being looked at; nothing where it requires none.
type ByMaterials = BTreeMap<Vec<MaterialId>, Vec<Waiting>>;

/// A need, and what it requires besides process and material.
#[derive(Debug, Clone)]
struct Waiting {
    id: NeedId,
    required: Arc<[Question]>,
}

impl Needs {
    #[must_use]
    pub fn index<'a>(terms: Terms, needs: impl IntoIterator<Item = (NeedId, &'a Need)>) -> Needs {
        let mut index = Needs {
            terms,
            by_process: BTreeMap::new(),
            any_process: BTreeMap::new(),
            stands: HashMap::new(),
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
        let waiting = Waiting { id, required: others.into() };
        let take = |into: &mut ByMaterials| {
            into.entry(materials.clone()).or_default().push(waiting.clone());
        };
        processes.iter().for_each(|node| take(self.by_process.entry(*node).or_default()));
        if processes.is_empty() {
            take(&mut self.any_process);
        }
        self.stands.insert(id, (processes, materials));
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

    /// The needs that the offer meets in full, and those that it may meet once something is asked, by id.
    #[must_use]
    pub fn closed_by(&self, offer: &Offer) -> Closed {
        let mut closed = Closed::default();
        let shape = self.terms.processes();
        // At or below what a need requires, the process is met; above it, it is to be asked.
        let own = offer.process.0;
        for node in shape.ancestors(own) {
            self.compare(self.by_process.get(&ProcessId(node)), Band::Exact, offer, &mut closed);
        }
        let below = shape.subtree(own);
        for (node, waiting) in self.by_process.range(ProcessId(below.start)..ProcessId(below.end)) {
            if node.0 != own {
                self.compare(Some(waiting), Band::Ask, offer, &mut closed);
            }
        }
        self.compare(Some(&self.any_process), Band::Exact, offer, &mut closed);
        for list in [&mut closed.exact, &mut closed.ask] {
            list.sort_unstable();
            list.dedup();
        }
        let Closed { exact, ask } = &mut closed;
        ask.retain(|id| exact.binary_search(id).is_err());
        closed
    }

    fn compare(&self, waiting: Option<&ByMaterials>, by_process: Band, offer: &Offer, closed: &mut Closed) {
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
                match by_terms.max(worst(&self.terms, &*one.required, offer)) {
                    Band::Exact => closed.exact.push(one.id),
                    Band::Ask => closed.ask.push(one.id),
                    Band::Near => {}
                }
            }
        }
    }
}

/// What an offer closes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub exact: Vec<NeedId>,
    pub ask: Vec<NeedId>,
}
