//! What changed in the register in memory of late, so that only the needs that it concerns are matched again.
//!
//! Each change has a date: an event of the log that is no older than its own. One that has none yet counts as newer than any. So whoever
//! asks for the changes since an event gets all of them, and perhaps some that it knows already.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

use matching::concern::Step;

/// So many changes are kept, the newest. Those of many more are found sooner by looking at every need.
const MOST: usize = 30_000;

#[derive(Debug)]
pub(super) struct Recent(Mutex<Kept>);

#[derive(Debug)]
struct Kept {
    steps: VecDeque<Dated>,
    /// How many changes there were before the first that is kept.
    gone: u64,
    /// Every change after this event is kept; none while it is not known from when on they are.
    since: Option<i64>,
    /// Changes before this one may be missing.
    lost_before: u64,
}

#[derive(Debug)]
struct Dated {
    step: Step,
    /// No older than its own event.
    event: Option<i64>,
}

impl Default for Recent {
    fn default() -> Recent {
        Recent(Mutex::new(Kept { steps: VecDeque::new(), gone: 0, since: None, lost_before: 0 }))
    }
}

impl Recent {
    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds changes that were made just now.
    pub(super) fn add(&self, steps: Vec<Step>) {
        let mut kept = self.kept();
        kept.steps.extend(steps.into_iter().map(|step| Dated { step, event: None }));
        while kept.steps.len() > MOST {
            kept.forget_oldest();
        }
    }

    /// Forgets all: something changed of which it is not known what.
    pub(super) fn lose(&self) {
        self.kept().lose();
    }

    /// How many changes there were, for [`Recent::date`].
    pub(super) fn mark(&self) -> u64 {
        self.kept().count()
    }

    /// Says that all changes before the mark had happened when the newest event was this one.
    pub(super) fn date(&self, mark: u64, event: i64) {
        let mut kept = self.kept();
        let before = usize::try_from(mark.saturating_sub(kept.gone)).unwrap_or(usize::MAX);
        // Those that have a date stand before those that have none.
        for dated in kept.steps.iter_mut().take(before).rev().take_while(|dated| dated.event.is_none()) {
            dated.event = Some(event);
        }
        if kept.since.is_none() && kept.lost_before <= mark {
            kept.since = Some(event);
        }
    }

    /// Every change after an event, in the order in which they were made; none where some may be missing.
    pub(super) fn since(&self, event: i64) -> Option<Vec<Step>> {
        let kept = self.kept();
        kept.since.filter(|since| *since <= event)?;
        let newer = kept.steps.iter().filter(|dated| dated.event.is_none_or(|its| its > event));
        Some(newer.map(|dated| dated.step.clone()).collect())
    }
}

impl Kept {
    fn count(&self) -> u64 {
        self.gone + self.steps.len() as u64
    }

    fn forget_oldest(&mut self) {
        let Some(oldest) = self.steps.pop_front() else { return };
        self.gone += 1;
        match (self.since, oldest.event) {
            (Some(since), Some(event)) => self.since = Some(since.max(event)),
            (None, _) => self.lost_before = self.gone,
            // When it was made nobody can say, nor from when on all are known.
            (Some(_), None) => self.lose(),
        }
    }

    fn lose(&mut self) {
        // One that is lost counts too: a mark that was taken before it does not know of it.
        self.gone = self.count() + 1;
        self.steps.clear();
        self.lost_before = self.gone;
        self.since = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step() -> Step {
        Step { before: None, after: None }
    }

    fn known(recent: &Recent, event: i64) -> Option<usize> {
        recent.since(event).map(|steps| steps.len())
    }

    #[test]
    fn changes_are_given_from_the_event_on_after_which_all_are_known() {
        let recent = Recent::default();
        assert_eq!(known(&recent, 100), None, "from when on is not known yet");
        recent.date(recent.mark(), 7);
        assert_eq!((known(&recent, 6), known(&recent, 7), known(&recent, 8)), (None, Some(0), Some(0)));
        recent.add(vec![step(), step()]);
        assert_eq!(known(&recent, 100), Some(2), "what has no date is newer than any event");
        let mark = recent.mark();
        recent.add(vec![step()]);
        recent.date(mark, 9);
        assert_eq!((known(&recent, 8), known(&recent, 9)), (Some(3), Some(1)));
        recent.date(recent.mark(), 12);
        assert_eq!((known(&recent, 7), known(&recent, 9), known(&recent, 12)), (Some(3), Some(1), Some(0)));
    }

    #[test]
    fn of_too_many_the_newest_are_kept() {
        let recent = Recent::default();
        recent.date(recent.mark(), 7);
        for event in [8, 9] {
            recent.add((0..MOST / 2).map(|_| step()).collect());
            recent.date(recent.mark(), event);
        }
        assert_eq!((known(&recent, 7), known(&recent, 8)), (Some(MOST), Some(MOST / 2)));
        recent.add(vec![step()]);
        // One of those of event 8 is gone, so that not all after event 7 are known.
        assert_eq!((known(&recent, 7), known(&recent, 8)), (None, Some(MOST / 2 + 1)));
        recent.date(recent.mark(), 10);
        recent.add((0..MOST).map(|_| step()).collect());
        recent.date(recent.mark(), 11);
        assert_eq!((known(&recent, 9), known(&recent, 10), known(&recent, 11)), (None, Some(MOST), Some(0)));
    }

    #[test]
    fn what_was_forgotten_before_anything_was_known_is_not_known_by_an_earlier_event() {
        let recent = Recent::default();
        let early = recent.mark();
        recent.add((0..=MOST).map(|_| step()).collect());
        // What is gone was made after that event, perhaps.
        recent.date(early, 7);
        assert_eq!(known(&recent, 7), None);
        recent.date(recent.mark(), 8);
        assert_eq!(known(&recent, 8), Some(0));
    }

    #[test]
    fn what_is_lost_is_known_again_from_a_later_event_on() {
        let recent = Recent::default();
        recent.date(recent.mark(), 7);
        recent.add(vec![step()]);
        let early = recent.mark();
        recent.lose();
        recent.add(vec![step()]);
        // The event was asked for before something was lost: it may be older than that.
        recent.date(early, 9);
        assert_eq!(known(&recent, 100), None);
        recent.date(recent.mark(), 11);
        assert_eq!((known(&recent, 10), known(&recent, 11)), (None, Some(0)));
        recent.add((0..=MOST).map(|_| step()).collect());
        assert_eq!(known(&recent, 100), None, "too many to be worth it");
    }
}
