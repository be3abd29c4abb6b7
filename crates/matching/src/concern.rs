//! Which operations that have a gap a change of the register concerns. Every other has the same gap before and after it, and need not be
//! matched again. Those that have none are told by [`crate::Needs::left`].
//!
//! What is said here errs on one side: an operation that is concerned may have the same gap all the same; one that is not has it for
//! certain.

use std::collections::{BTreeMap, BTreeSet};

use vocabulary::ProcessId;

use crate::ask::{Ask, Question, asks};
use crate::distance::kilometres;
use crate::judge::{band, is_unrelated, verdict};
use crate::need::Need;
use crate::offer::{Offer, OfferId, Position};
use crate::rank::Band;
use crate::relax::{step, word_steps};
use crate::terms::Terms;

/// How an operation that no offer meets in everything stands in the register before a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Some offers must be asked: the gap is of kind unknown.
    ToAsk,
    /// None is to be asked: the gap is of another kind.
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
    to_ask: bool,
    lacking: bool,
}

impl Concern {
    #[must_use]
    pub const fn of(self, standing: Standing) -> bool {
        match standing {
            Standing::ToAsk => self.to_ask,
            Standing::Lacking => self.lacking,
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
        let likeness = match (&change.before, &change.after) {
            (Some(old), Some(new)) => self.likeness(terms, old, new),
            _ => Likeness::Other,
        };
        if likeness == Likeness::Same {
            return Concern::default();
        }
        let reach = |offer: &Option<Offer>| {
            let Some(offer) = offer else { return Reach::Away };
            let look = self.look(terms, offer, max_changes, &|_| true);
            look.map_or(Reach::Away, |look| look.reach(terms, offer))
        };
        let hours = self.required().find(|question| is_of_capacity(question));
        let (before, after) = match (&change.before, &change.after) {
            (_, new) if likeness == Likeness::ElsewhereInTheList => {
                let reach = reach(new);
                (reach, reach)
            }
            (Some(old), Some(new)) if is_of_hours => {
                // Whatever else is asked, both say the same.
                let Some(others) = self.look(terms, new, max_changes, &|question| !is_of_capacity(question))
                else {
                    return Concern::default();
                };
                let reach = |offer| others.with(terms, hours, offer, max_changes);
                (reach(old), reach(new))
            }
            (before, after) => (reach(before), reach(after)),
        };
        let listed = |reach: Reach| matches!(reach, Reach::Exact | Reach::Ask);
        let is_near = before != Reach::Away || after != Reach::Away;
        Concern {
            to_ask: listed(before) || listed(after),
            // Who is listed before whom counts only where one that is merely full is looked for among the first.
            lacking: is_near && (likeness == Likeness::Other || hours.is_some()),
        }
    }

    /// All the processes that it requires one of; none where it requires none.
    fn processes(&self) -> &[ProcessId] {
        let processes = self.required().find_map(|question| match question {
            Question::Process(nodes) => Some(nodes.as_slice()),
            _ => None,
        });
        processes.unwrap_or_default()
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

    /// How far two offers cannot be told apart by this need, whatever of it is relaxed.
    fn likeness(&self, terms: &Terms, a: &Offer, b: &Offer) -> Likeness {
        let far = |offer: &Offer| Some(kilometres(self.position?, offer.position?));
        let is_as_far = a.position == b.position || far(a) == far(b);
        let same = |ask: &Ask| reads_the_same(terms, &ask.question, a, b);
        if a.id != b.id || !is_as_far || !self.asks.iter().filter(|ask| ask.is_required()).all(same) {
            Likeness::Other
        } else if a.trust == b.trust && self.asks.iter().filter(|ask| !ask.is_required()).all(same) {
            Likeness::Same
        } else {
            Likeness::ElsewhereInTheList
        }
    }
}

/// How alike two offers are to a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// They cannot be told apart but by their names, whichever list they stand in.
    Same,
    /// Nothing that the need requires tells them apart: both stand in the same list, and every change of the need reaches both or
    /// neither. One may be listed before the other.
    ElsewhereInTheList,
    Other,
}

/// Whether a question, and whatever it may be relaxed to, gets the same from both offers.
fn reads_the_same(terms: &Terms, question: &Question, a: &Offer, b: &Offer) -> bool {
    match question {
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
        Question::Capacity { .. } => {
            verdict(terms, question, a) == verdict(terms, question, b)
                && step(terms, question, a) == step(terms, question, b)
        }
        Question::Distance(_) => a.position == b.position,
        Question::County(_) => a.county == b.county,
        Question::InHouse => a.sourcing == b.sourcing,
        Question::Newcomer(_) => a.newcomers == b.newcomers,
    }
}

fn is_of_capacity(question: &Question) -> bool {
    matches!(question, Question::Capacity { .. })
}

impl Step {
    /// Which offer it is a change of.
    #[must_use]
    pub fn offer(&self) -> Option<OfferId> {
        self.after.as_ref().or(self.before.as_ref()).map(|offer| offer.id)
    }

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

/// What the operations of waiting needs ask.
#[derive(Debug, Clone)]
pub struct Operations {
    terms: Terms,
    asked: BTreeMap<OperationKey, Asked>,
}

impl Operations {
    #[must_use]
    pub fn new(terms: Terms) -> Operations {
        Operations { terms, asked: BTreeMap::new() }
    }

    /// Adds a need, or takes it in anew: its operations with their parts' and their own numbers.
    pub fn put<'a>(&mut self, need: i64, operations: impl IntoIterator<Item = (usize, usize, &'a Need)>) {
        self.remove(need);
        let keyed = operations
            .into_iter()
            .map(|(part, operation, asked)| (OperationKey { need, part, operation }, Asked::of(asked)));
        self.asked.extend(keyed);
    }

    pub fn remove(&mut self, need: i64) {
        let of = |need| OperationKey { need, part: 0, operation: 0 };
        let own: Vec<OperationKey> = self.asked.range(of(need)..of(need + 1)).map(|(key, _)| *key).collect();
        for key in own {
            self.asked.remove(&key);
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.asked.is_empty()
    }

    /// Those of the operations with a gap that some of the changes concern. What is not known to wait is passed over.
    #[must_use]
    pub fn concerned(
        &self,
        gaps: &BTreeMap<OperationKey, Standing>,
        changes: &[Step],
        max_changes: usize,
    ) -> BTreeSet<OperationKey> {
        // By all processes that one requires, so that a changed offer is compared only with those of related processes.
        let mut by_processes: BTreeMap<&[ProcessId], Vec<(OperationKey, Standing, &Asked)>> = BTreeMap::new();
        for (key, standing) in gaps {
            let Some(asked) = self.asked.get(key) else { continue };
            by_processes.entry(asked.processes()).or_default().push((*key, *standing, asked));
        }
        let mut concerned = BTreeSet::new();
        for change in changes {
            let offers = [&change.before, &change.after];
            let related = |processes: &[ProcessId]| {
                let is_related = |offer: &Offer| !is_unrelated(&self.terms, processes, offer.process);
                processes.is_empty() || offers.into_iter().flatten().any(is_related)
            };
            let is_of_hours = change.is_of_hours();
            for (_, group) in by_processes.iter_mut().filter(|(processes, _)| related(processes)) {
                group.retain(|(key, standing, asked)| {
                    let concern = asked.concern_of(&self.terms, change, is_of_hours, max_changes);
                    if concern.of(*standing) {
                        concerned.insert(*key);
                    }
                    !concern.of(*standing)
                });
            }
        }
        concerned
    }
}
