//! The other way round: waiting needs, asked which of them a new or changed offer closes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vocabulary::ProcessId;

use crate::ask::{Ask, Question, asks};
use crate::judge::verdict;
use crate::need::Need;
use crate::offer::Offer;
use crate::rank::Band;
use crate::terms::Terms;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NeedId(pub u32);

/// Waiting needs, indexed by the processes that they require, so that an offer is compared only with needs of its
/// own line of processes.
#[derive(Debug, Clone)]
pub struct Needs {
    terms: Terms,
    needs: BTreeMap<NeedId, Vec<Ask>>,
    /// The needs that require this process among others.
    by_process: BTreeMap<ProcessId, Vec<NeedId>>,
    /// The needs that require none.
    any_process: Vec<NeedId>,
}

impl Needs {
    #[must_use]
    pub fn index<'a>(terms: Terms, needs: impl IntoIterator<Item = (NeedId, &'a Need)>) -> Needs {
        let mut index =
            Needs { terms, needs: BTreeMap::new(), by_process: BTreeMap::new(), any_process: Vec::new() };
        for (id, need) in needs {
            index.put(id, need);
        }
        index
    }

    /// Adds a need, or takes it in anew.
    pub fn put(&mut self, id: NeedId, need: &Need) {
        self.remove(id);
        let asks = asks(need);
        match required_processes(&asks) {
            Some(nodes) => nodes.iter().for_each(|node| self.by_process.entry(*node).or_default().push(id)),
            None => self.any_process.push(id),
        }
        self.needs.insert(id, asks);
    }

    pub fn remove(&mut self, id: NeedId) {
        let Some(asks) = self.needs.remove(&id) else { return };
        for node in required_processes(&asks).unwrap_or_default() {
            if let Some(waiting) = self.by_process.get_mut(node) {
                waiting.retain(|other| *other != id);
            }
        }
        self.any_process.retain(|other| *other != id);
    }

    /// The needs that the offer meets in full, and those that it may meet once something is asked, by id.
    #[must_use]
    pub fn closed_by(&self, offer: &Offer) -> Closed {
        let mut closed = Closed::default();
        for id in self.candidates(offer.process) {
            match band(&self.terms, &self.needs[&id], offer) {
                Band::Exact => closed.exact.push(id),
                Band::Ask => closed.ask.push(id),
                Band::Near => {}
            }
        }
        closed
    }

    /// Needs of processes above or below the offer's, and those that ask for none.
    fn candidates(&self, process: ProcessId) -> Vec<NeedId> {
        let shape = self.terms.processes();
        let above = shape.ancestors(process.0).map(ProcessId).filter_map(|node| self.by_process.get(&node));
        let below = shape.subtree(process.0);
        let below = self.by_process.range(ProcessId(below.start)..ProcessId(below.end)).map(|(_, ids)| ids);
        let mut ids: Vec<NeedId> = above.chain(below).flatten().chain(&self.any_process).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// What an offer closes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub exact: Vec<NeedId>,
    pub ask: Vec<NeedId>,
}

fn required_processes(asks: &[Ask]) -> Option<&[ProcessId]> {
    asks.iter().filter(|ask| ask.is_required()).find_map(|ask| match &ask.question {
        Question::Process(nodes) => Some(nodes.as_slice()),
        _ => None,
    })
}

fn band(terms: &Terms, asks: &[Ask], offer: &Offer) -> Band {
    let required = asks.iter().filter(|ask| ask.is_required());
    required
        .filter_map(|ask| verdict(terms, &ask.question, offer))
        .map(|verdict| Band::of(&verdict))
        .max()
        .unwrap_or(Band::Exact)
}
