//! Which waiting needs a change of the register concerns. Every other has the same gap before and after it, or none, and need not be
//! matched again.
//!
//! What is said here errs on one side: a need that is concerned may have the same gap all the same; one that is not has it for certain.

use std::collections::BTreeMap;

use vocabulary::ProcessId;

use crate::ask::{Ask, Question, asks};
use crate::distance::kilometres;
use crate::judge::{band, is_unrelated, verdict};
use crate::need::Need;
use crate::offer::{Offer, Position};
use crate::rank::Band;
use crate::relax::{step, word_steps};
use crate::terms::Terms;

/// How an operation stands in the register before a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Some offer meets everything: there is no gap.
    Placed,
    /// None does, and some must be asked: the gap is of kind unknown.
    ToAsk,
    /// None does, and none is to be asked: the gap is of another kind.
    Lacking,
}

/// One offer that came, changed or went, as the register held it before and holds it after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub before: Option<Offer>,
    pub after: Option<Offer>,
}

/// The standings in which a change may make another gap of an operation, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Concern {
    placed: bool,
    to_ask: bool,
    lacking: bool,
}

impl Concern {
    #[must_use]
    pub const fn of(self, standing: Standing) -> bool {
        match standing {
            Standing::Placed => self.placed,
            Standing::ToAsk => self.to_ask,
            Standing::Lacking => self.lacking,
        }
    }

    /// Whether it concerns the operation however it stands now.
    #[must_use]
    pub const fn is_none(self) -> bool {
        !(self.placed || self.to_ask || self.lacking)
    }

    /// That of several changes, one after the other.
    #[must_use]
    pub const fn and(self, other: Concern) -> Concern {
        Concern {
            placed: self.placed || other.placed,
            to_ask: self.to_ask || other.to_ask,
            lacking: self.lacking || other.lacking,
        }
    }
}

/// What an operation asks, taken apart once for many changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    asks: Vec<Ask>,
    position: Option<Position>,
}

impl Asked {
    #[must_use]
    pub fn of(need: &Need) -> Asked {
        Asked { asks: asks(need), position: need.position }
    }

    /// What a change of one offer may mean, where relaxations change at most so many criteria
    /// ([`crate::Wish::max_changes`]).
    #[must_use]
    pub fn concern(&self, terms: &Terms, change: &Step, max_changes: usize) -> Concern {
        self.concern_of(terms, change, change.is_of_hours(), max_changes)
    }

    fn concern_of(&self, terms: &Terms, change: &Step, is_of_hours: bool, max_changes: usize) -> Concern {
        // Of equals nothing is another, whichever list they stand in.
        if let (Some(old), Some(new)) = (&change.before, &change.after)
            && self.reads_the_same(terms, old, new)
        {
            return Concern::default();
        }
        let reach = |offer: &Option<Offer>| {
            let Some(offer) = offer else { return Reach::Away };
            let look = self.look(terms, offer, max_changes, &|_| true);
            look.map_or(Reach::Away, |look| look.reach(terms, offer))
        };
        let (before, after) = match (&change.before, &change.after) {
            (Some(old), Some(new)) if is_of_hours => {
                // Whatever else is asked, both say the same.
                let Some(others) = self.look(terms, new, max_changes, &|question| !is_of_capacity(question))
                else {
                    return Concern::default();
                };
                let hours = self.required().find(|question| is_of_capacity(question));
                let reach = |offer| others.with(terms, hours, offer, max_changes);
                (reach(old), reach(new))
            }
            (before, after) => (reach(before), reach(after)),
        };
        if before == Reach::Away && after == Reach::Away {
            return Concern::default();
        }
        let listed = |reach: Reach| matches!(reach, Reach::Exact | Reach::Ask);
        Concern {
            placed: before == Reach::Exact && after != Reach::Exact,
            to_ask: listed(before) || listed(after),
            lacking: true,
        }
    }

    fn required(&self) -> impl Iterator<Item = &Question> {
        self.asks.iter().filter(|ask| ask.is_required()).map(|ask| &ask.question)
    }

    /// What of some required questions an offer misses and leaves open; none where no gap is another for its being there.
    fn look(
        &self,
        terms: &Terms,
        offer: &Offer,
        max_changes: usize,
        whether: &dyn Fn(&Question) -> bool,
    ) -> Option<Look<'_>> {
        let mut look = Look::default();
        for question in self.required().filter(|question| whether(question)) {
            look.take(terms, question, offer, max_changes)?;
        }
        Some(look)
    }

    /// Whether two offers cannot be told apart by this need, whatever of it is relaxed, and stand in the same place of each list but
    /// for their names.
    fn reads_the_same(&self, terms: &Terms, a: &Offer, b: &Offer) -> bool {
        let far = |offer: &Offer| Some(kilometres(self.position?, offer.position?));
        a.id == b.id
            && a.trust == b.trust
            && (a.position == b.position || far(a) == far(b))
            && self.asks.iter().all(|ask| match &ask.question {
                Question::Process(_) => a.process == b.process,
                Question::Material(_) => a.materials == b.materials,
                Question::Size { .. } => a.largest == b.largest,
                Question::SmallestPart(_) => a.smallest == b.smallest,
                Question::Mass(_) => a.heaviest == b.heaviest,
                Question::Tolerance(_) => a.finest_tolerance == b.finest_tolerance,
                Question::Wall(_) => a.thinnest_wall == b.thinnest_wall,
                Question::Quantity(_) => {
                    (a.smallest_series, a.largest_series) == (b.smallest_series, b.largest_series)
                }
                Question::Stage(_) => a.stages == b.stages,
                Question::Certificate { .. } => {
                    a.certificates == b.certificates
                        && a.certificates_complete == b.certificates_complete
                        && a.certificates_not_held == b.certificates_not_held
                }
                Question::LeadTime { .. } => a.lead_time_days == b.lead_time_days,
                // Of its weeks only the sum in the span counts, and whether more may be free.
                question @ Question::Capacity { .. } => {
                    verdict(terms, question, a) == verdict(terms, question, b)
                        && step(terms, question, a) == step(terms, question, b)
                }
                Question::Distance(_) => a.position == b.position,
                Question::County(_) => a.county == b.county,
                Question::InHouse => a.sourcing == b.sourcing,
                Question::Newcomer(_) => a.newcomers == b.newcomers,
            })
    }
}

fn is_of_capacity(question: &Question) -> bool {
    matches!(question, Question::Capacity { .. })
}

impl Step {
    /// Whether the offer says the same of everything but free hours, and how far it is trusted, which follows from when it said so.
    #[must_use]
    pub fn is_of_hours(&self) -> bool {
        let (Some(before), Some(after)) = (&self.before, &self.after) else { return false };
        Offer { calendar: before.calendar.clone(), trust: before.trust, ..after.clone() } == *before
    }
}

/// What an offer misses of the questions that were asked of it, and whether it leaves something open.
#[derive(Debug, Clone, Default)]
struct Look<'q> {
    unknown: bool,
    missed: Vec<&'q Question>,
}

impl<'q> Look<'q> {
    /// Asks one question more. None where the offer is too far from what is asked.
    fn take(
        &mut self,
        terms: &Terms,
        question: &'q Question,
        offer: &Offer,
        max_changes: usize,
    ) -> Option<()> {
        match band(terms, question, offer) {
            None | Some(Band::Exact) => {}
            Some(Band::Ask) => self.unknown = true,
            Some(Band::Near) => {
                let is_unrelated = match question {
                    Question::Process(nodes) => is_unrelated(terms, nodes, offer.process),
                    _ => false,
                };
                // Neither listed as near nor reached by any change; see `reference::answer`.
                if is_unrelated || self.missed.len() == max_changes {
                    return None;
                }
                self.missed.push(question);
            }
        }
        Some(())
    }

    fn reach(&self, terms: &Terms, offer: &Offer) -> Reach {
        match self.missed.len() {
            0 if self.unknown => Reach::Ask,
            0 => Reach::Exact,
            // Those that miss one criterion are the first of the near ones, among whom one that is merely full is looked for: it may
            // stand behind one that no change reaches.
            1 => Reach::Near,
            _ if self.missed.iter().all(|question| is_reached(terms, question, offer)) => Reach::Near,
            _ => Reach::Away,
        }
    }

    /// With one question more, where there is one.
    fn with(
        &self,
        terms: &Terms,
        question: Option<&'q Question>,
        offer: &Offer,
        max_changes: usize,
    ) -> Reach {
        let Some(question) = question else { return self.reach(terms, offer) };
        let mut look = self.clone();
        match look.take(terms, question, offer, max_changes) {
            Some(()) => look.reach(terms, offer),
            None => Reach::Away,
        }
    }
}

/// How near an offer comes to what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Exact,
    Ask,
    /// It misses so little that a relaxation may reach it, or that it may be listed before one that is merely full.
    Near,
    /// No gap is another for its being there.
    Away,
}

/// Whether some change of a missed question makes the offer miss it no longer.
fn is_reached(terms: &Terms, question: &Question, offer: &Offer) -> bool {
    let Some(steps) = word_steps(terms, question) else { return step(terms, question, offer).is_some() };
    steps.iter().any(|step| {
        // Given up; or asked otherwise.
        let Some(question) = &step.question else { return true };
        band(terms, question, offer).is_none_or(|band| band != Band::Near)
    })
}

/// One operation of a waiting need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationKey {
    pub need: i64,
    /// Counted from 0, as is the operation within it.
    pub part: usize,
    pub operation: usize,
}

/// Waiting needs by the processes that they require, so that a changed offer is compared only with those of related processes.
#[derive(Debug, Clone)]
pub struct Waiting {
    terms: Terms,
    /// By all that one requires, sorted; nothing where it requires none.
    by_processes: BTreeMap<Vec<ProcessId>, BTreeMap<OperationKey, Asked>>,
    /// Where the operations of each need stand.
    needs: BTreeMap<i64, Vec<(Vec<ProcessId>, OperationKey)>>,
}

impl Waiting {
    #[must_use]
    pub fn new(terms: Terms) -> Waiting {
        Waiting { terms, by_processes: BTreeMap::new(), needs: BTreeMap::new() }
    }

    /// Adds a need, or takes it in anew: its operations with their parts' and their own numbers.
    pub fn put<'a>(&mut self, need: i64, operations: impl IntoIterator<Item = (usize, usize, &'a Need)>) {
        self.remove(need);
        let mut stands = Vec::new();
        for (part, operation, asked) in operations {
            let (key, asked) = (OperationKey { need, part, operation }, Asked::of(asked));
            let processes = asked.asks.iter().filter(|ask| ask.is_required()).find_map(|ask| {
                let Question::Process(nodes) = &ask.question else { return None };
                Some(nodes.clone())
            });
            let processes = processes.unwrap_or_default();
            self.by_processes.entry(processes.clone()).or_default().insert(key, asked);
            stands.push((processes, key));
        }
        self.needs.insert(need, stands);
    }

    pub fn remove(&mut self, need: i64) {
        for (processes, key) in self.needs.remove(&need).unwrap_or_default() {
            let Some(group) = self.by_processes.get_mut(&processes) else { continue };
            group.remove(&key);
            if group.is_empty() {
                self.by_processes.remove(&processes);
            }
        }
    }

    /// How many needs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.needs.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.needs.is_empty()
    }

    /// The operations that some of the changes concern, with the standings in which they do.
    #[must_use]
    pub fn concerned(&self, changes: &[Step], max_changes: usize) -> BTreeMap<OperationKey, Concern> {
        let mut concerned: BTreeMap<OperationKey, Concern> = BTreeMap::new();
        for change in changes {
            let offers = [&change.before, &change.after];
            let related = |processes: &Vec<ProcessId>| {
                processes.is_empty()
                    || offers
                        .into_iter()
                        .flatten()
                        .any(|offer| !is_unrelated(&self.terms, processes, offer.process))
            };
            let is_of_hours = change.is_of_hours();
            for (_, group) in self.by_processes.iter().filter(|(processes, _)| related(processes)) {
                for (key, asked) in group {
                    let concern = asked.concern_of(&self.terms, change, is_of_hours, max_changes);
                    if !concern.is_none() {
                        let known = concerned.entry(*key).or_default();
                        *known = known.and(concern);
                    }
                }
            }
        }
        concerned
    }
}
