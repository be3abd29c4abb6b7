//! The other way round: waiting needs, asked which of them a new or changed offer closes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vocabulary::ProcessId;

use crate::ask::{Ask, Question, asks};
use crate::judge::{band, of_process};
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
    /// By all that one requires, sorted; nothing where it requires none. Of each what it requires besides.
    by_processes: BTreeMap<Vec<ProcessId>, BTreeMap<NeedId, Box<[Question]>>>,
    /// Under which processes each need stands.
    stands: BTreeMap<NeedId, Vec<ProcessId>>,
}

impl Needs {
    #[must_use]
    pub fn index<'a>(terms: Terms, needs: impl IntoIterator<Item = (NeedId, &'a Need)>) -> Needs {
        let mut index = Needs { terms, by_processes: BTreeMap::new(), stands: BTreeMap::new() };
        for (id, need) in needs {
            index.put(id, need);
        }
        index
    }

    /// Adds a need, or takes it in anew.
    pub fn put(&mut self, id: NeedId, need: &Need) {
        self.remove(id);
        let required = asks(need).into_iter().filter(Ask::is_required).map(|ask| ask.question);
        let (mut processes, mut others) = (Vec::new(), Vec::new());
        for question in required {
            match question {
                Question::Process(nodes) => processes = nodes,
                other => others.push(other),
            }
        }
        self.by_processes.entry(processes.clone()).or_default().insert(id, others.into());
        self.stands.insert(id, processes);
    }

    pub fn remove(&mut self, id: NeedId) {
        let Some(processes) = self.stands.remove(&id) else { return };
        let Some(group) = self.by_processes.get_mut(&processes) else { return };
        group.remove(&id);
        if group.is_empty() {
            self.by_processes.remove(&processes);
        }
    }

    /// The needs that the offer meets in full, and those that it may meet once something is asked, by id.
    #[must_use]
    pub fn closed_by(&self, offer: &Offer) -> Closed {
        let mut closed = Closed::default();
        for (processes, group) in &self.by_processes {
            let by_process = match processes.as_slice() {
                [] => Band::Exact,
                nodes => of_process(&self.terms, nodes, offer.process),
            };
            if by_process == Band::Near {
                continue;
            }
            for (id, required) in group {
                match by_process.max(self.band(required, offer)) {
                    Band::Exact => closed.exact.push(*id),
                    Band::Ask => closed.ask.push(*id),
                    Band::Near => {}
                }
            }
        }
        closed.exact.sort_unstable();
        closed.ask.sort_unstable();
        closed
    }

    /// The worst of all; what is missed once is not asked further.
    fn band(&self, required: &[Question], offer: &Offer) -> Band {
        let mut worst = Band::Exact;
        for question in required {
            worst = worst.max(band(&self.terms, question, offer).unwrap_or(Band::Exact));
            if worst == Band::Near {
                break;
            }
        }
        worst
    }
}

/// What an offer closes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub exact: Vec<NeedId>,
    pub ask: Vec<NeedId>,
}
