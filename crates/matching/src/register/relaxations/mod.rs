//! The minimal sets of changes that give enough offers, from bitmaps.
//!
//! A set of questions is tried only when no part of it suffices. The offers that it could give are those that no
//! other question blocks: a handful of words of the register, counted before any offer is looked at. Questions of
//! words have a few fixed changes; for questions of numbers the smallest change is an order statistic of what
//! those offers lack ([`smallest`]).

mod smallest;

use std::ops::Range;

use smallest::{Row, Rows};
use vocabulary::ProcessId;

use super::bits::{self, Buffer, count, none_of, ones};
use super::masks::{Mask, Wanted};
use super::numbers::Shortfall;
use super::query::Query;
use crate::answer::{Gives, Goal, RELAXATIONS, Relaxation, Wish};
use crate::ask::Question;
use crate::criterion::Amount;
use crate::distance::kilometres;
use crate::judge::{band, worst};
use crate::need::{Need, Within};
use crate::offer::Offer;
use crate::rank::Band;
use crate::relax::{Step, Weight, change, step, word_steps};

pub(super) struct Search<'q, 'a> {
    query: &'q Query<'a>,
    /// Offers that came after the columns were built.
    added: Vec<Beside<'q>>,
    /// The required questions, by their place among all.
    required: Vec<usize>,
    /// For each required question of words, its changes.
    words: Vec<Option<Vec<Word<'a>>>>,
}

/// An offer beside the columns, and the list that each required question puts it in as it is asked.
struct Beside<'q> {
    offer: &'q Offer,
    bands: Box<[Band]>,
}

struct Word<'a> {
    step: Step,
    /// Who misses the changed question; `None` when it is given up.
    mask: Option<Mask<'a>>,
}

/// Changes of some of the required questions.
struct Found {
    /// Places in `required`.
    set: Vec<usize>,
    steps: Vec<Step>,
}

impl Found {
    fn effort(&self) -> u64 {
        self.steps.iter().map(|step| step.weight.effort).sum()
    }

    fn key(&self) -> (u64, Vec<Weight>, Vec<Amount>) {
        let weights = self.steps.iter().map(|step| step.weight).collect();
        (self.effort(), weights, self.steps.iter().map(|step| step.to.clone()).collect())
    }
}

impl<'q, 'a> Search<'q, 'a> {
    /// `added` are offers that came after the columns were built; those that miss more than may be changed may be left out.
    pub(super) fn new(query: &'q Query<'a>, added: impl Iterator<Item = &'q Offer>) -> Search<'q, 'a> {
        let required: Vec<usize> = query.required().collect();
        let added = added.map(|offer| {
            let of = |&i: &usize| band(&query.columns.terms, &query.asks[i].question, offer);
            let bands = required.iter().map(|i| of(i).unwrap_or(Band::Exact)).collect();
            Beside { offer, bands }
        });
        let added = added.collect();
        let word = |step: Step, is_process: bool| {
            // A widened process is a range of offers: it needs no mask.
            let changed = step.question.as_ref().filter(|_| !is_process);
            let mask = changed.map(|question| query.columns.mask(question, Wanted::All));
            Word { step, mask }
        };
        let words = required.iter().map(|&i| {
            let question = &query.asks[i].question;
            let is_process = matches!(question, Question::Process(_));
            let steps = word_steps(&query.columns.terms, question)?;
            Some(steps.into_iter().map(|step| word(step, is_process)).collect())
        });
        Search { query, added, words: words.collect(), required }
    }

    /// The relaxations of a need that `exact` offers meet and `ask` may meet.
    pub(super) fn run(&self, need: &Need, wish: &Wish, exact: u32, ask: u32) -> Vec<Relaxation> {
        for wanted in (exact + 1..=wish.k).rev() {
            for (goal, now) in [(Goal::Exact, exact), (Goal::Possible, exact + ask)] {
                if now >= wanted {
                    continue;
                }
                let found = self.minimal_sets(wanted, goal, wish.max_changes);
                if !found.is_empty() {
                    return self.tell(need, wanted, goal, found);
                }
            }
        }
        Vec::new()
    }

    fn question(&self, i: usize) -> &Question {
        &self.query.asks[self.required[i]].question
    }

    fn minimal_sets(&self, wanted: u32, goal: Goal, max_changes: usize) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for size in 1..=max_changes.min(self.required.len()) {
            let mut of_size = Vec::new();
            for set in combinations(self.required.len(), size) {
                if !found.iter().any(|smaller| smaller.set.iter().all(|i| set.contains(i))) {
                    of_size.extend(self.best(&set, wanted, goal));
                }
            }
            of_size.sort_by(|a, b| (a.effort(), &a.set).cmp(&(b.effort(), &b.set)));
            found.extend(of_size);
            if found.len() >= RELAXATIONS {
                break;
            }
        }
        found
    }

    /// The smallest changes of just these questions that reach the number wanted.
    fn best(&self, set: &[usize], wanted: u32, goal: Goal) -> Option<Found> {
        let mut picks: Vec<Vec<Option<usize>>> = vec![Vec::new()];
        for &i in set {
            let choices: Vec<Option<usize>> = match &self.words[i] {
                Some(words) => (0..words.len()).map(Some).collect(),
                None => vec![None],
            };
            let extend = |pick: &Vec<Option<usize>>| {
                let pick = pick.clone();
                choices
                    .iter()
                    .map(move |&choice| pick.iter().copied().chain([choice]).collect())
                    .collect::<Vec<_>>()
            };
            picks = picks.iter().flat_map(extend).collect();
        }
        picks.iter().filter_map(|pick| self.best_with(set, pick, wanted, goal)).min_by_key(Found::key)
    }

    fn best_with(&self, set: &[usize], pick: &[Option<usize>], wanted: u32, goal: Goal) -> Option<Found> {
        let changed = self.changed(set, pick);
        let (spans, candidates) = self.candidates(&changed, goal);
        let allowed = self.added.iter().filter(|beside| self.allows(&changed, beside, goal));
        let added: Vec<&Offer> = allowed.map(|beside| beside.offer).collect();
        let most = count(&candidates, &spans) as usize + added.len();
        if most < wanted as usize {
            return None;
        }
        let numbers: Vec<usize> = set.iter().copied().filter(|&i| self.words[i].is_none()).collect();
        let mut weights = Vec::new();
        let mut owners = Vec::new();
        if !numbers.is_empty() {
            let questions: Vec<&Question> = numbers.iter().map(|&i| self.question(i)).collect();
            let columns = self.query.columns;
            let stored = ones(&candidates, &spans).filter_map(|i| {
                let series = || (columns.smallest_series.get(i), columns.largest_series.get(i));
                Row::of(i, &questions, goal, series, |question| columns.shortfall(question, i))
            });
            let new = (columns.len()..).zip(&added).filter_map(|(i, offer)| {
                let series = || (offer.smallest_series, offer.largest_series);
                let short = |question: &Question| Shortfall::in_full(&columns.terms, question, offer);
                Row::of(i, &questions, goal, series, short)
            });
            let rows: Vec<Row> = stored.chain(new).collect();
            let best = Rows::new(&questions, rows).smallest(wanted as usize)?;
            (weights, owners) = best.into_iter().unzip();
        }
        let mut steps = Vec::with_capacity(set.len());
        for (&i, pick) in set.iter().zip(pick) {
            steps.push(match (&self.words[i], pick) {
                (Some(words), Some(pick)) => words[*pick].step.clone(),
                _ => {
                    let place =
                        numbers.iter().position(|&n| n == i).expect("a question of numbers is among them");
                    let step = self.step_of(self.question(i), owners[place], &added)?;
                    debug_assert_eq!(step.weight, weights[place]);
                    step
                }
            });
        }
        Some(Found { set: set.to_vec(), steps })
    }

    /// The step that lets one offer meet a question.
    fn step_of(&self, question: &Question, owner: usize, added: &[&Offer]) -> Option<Step> {
        let columns = self.query.columns;
        match owner.checked_sub(columns.len()) {
            Some(new) => step(&columns.terms, question, added[new]),
            None => {
                let calendar = matches!(question, Question::Capacity { .. });
                step(&columns.terms, question, &columns.offer(owner, calendar))
            }
        }
    }

    /// For each required question: as it is, changed to words, or left open for its number to be found.
    fn changed(&self, set: &[usize], pick: &[Option<usize>]) -> Vec<Changed<'_, 'a>> {
        let mut changed: Vec<Changed<'_, 'a>> = (0..self.required.len()).map(|_| Changed::Same).collect();
        for (&i, pick) in set.iter().zip(pick) {
            changed[i] = match (&self.words[i], pick) {
                (Some(words), Some(pick)) => Changed::Word(&words[*pick]),
                _ => Changed::Number,
            };
        }
        changed
    }

    /// The offers that no question blocks after the changes, whatever the numbers left open become.
    fn candidates(&self, changed: &[Changed<'_, 'a>], goal: Goal) -> (Vec<Range<usize>>, Buffer) {
        let mut sets: Vec<&[u64]> = Vec::with_capacity(changed.len() * 2);
        let mut widened = None;
        for (i, changed) in changed.iter().enumerate() {
            let mask = match changed {
                Changed::Same => Some(&self.query.masks[self.required[i]]),
                Changed::Word(Word {
                    step: Step { question: Some(Question::Process(nodes)), .. }, ..
                }) => {
                    widened = Some(nodes);
                    None
                }
                Changed::Word(word) => word.mask.as_ref(),
                Changed::Number => None,
            };
            let unknown = mask.filter(|_| goal == Goal::Exact).and_then(|mask| mask.unknown.words());
            sets.extend(mask.and_then(|mask| mask.missed.words()).into_iter().chain(unknown));
        }
        let mut out = Buffer::of(self.query.columns.words());
        let Some(nodes) = widened else {
            none_of(self.query.live, &sets, &self.query.core, &mut out);
            return (self.query.core.clone(), out);
        };
        let (spans, from) = self.widened(nodes, goal == Goal::Possible);
        none_of(&from, &sets, &spans, &mut out);
        (spans, out)
    }

    /// The standing offers of some processes.
    fn widened(&self, nodes: &[ProcessId], with_unknown: bool) -> (Vec<Range<usize>>, Buffer) {
        let (mut ranges, above) = self.query.columns.process_ranges(nodes);
        if with_unknown {
            ranges.extend(above);
        }
        let spans = bits::spans(ranges.clone());
        let mut from = Buffer::of(self.query.columns.words());
        spans.iter().for_each(|span| from[span.clone()].fill(0));
        ranges.into_iter().for_each(|range| bits::set_range(&mut from, range));
        for word in spans.iter().cloned().flatten() {
            from[word] &= self.query.live[word];
        }
        (spans, from)
    }

    /// Whether no question blocks an offer after the changes, whatever the numbers left open become.
    fn allows(&self, changed: &[Changed<'_, 'a>], beside: &Beside<'_>, goal: Goal) -> bool {
        let most = if goal == Goal::Exact { Band::Exact } else { Band::Ask };
        // What is asked as before is known; most offers are out by it.
        let mut same =
            changed.iter().zip(&beside.bands).filter(|(changed, _)| matches!(changed, Changed::Same));
        let words = changed.iter().filter_map(|changed| match changed {
            Changed::Word(word) => word.step.question.as_ref(),
            Changed::Same | Changed::Number => None,
        });
        same.all(|(_, band)| *band <= most) && self.band(words, beside.offer) <= most
    }

    fn band<'b>(&self, questions: impl Iterator<Item = &'b Question>, offer: &Offer) -> Band {
        worst(&self.query.columns.terms, questions, offer)
    }

    fn tell(&self, need: &Need, wanted: u32, goal: Goal, found: Vec<Found>) -> Vec<Relaxation> {
        let columns = self.query.columns;
        let near = need.position.map(|of| {
            let question = Question::Distance(Within { of, km: 100 });
            let mask = columns.mask(&question, Wanted::Some(self.query.live, &self.query.wide));
            let mut near = Buffer::of(columns.words());
            let far: Vec<&[u64]> =
                [&mask.missed, &mask.unknown].into_iter().filter_map(|set| set.words()).collect();
            none_of(self.query.live, &far, &self.query.wide, &mut near);
            near
        });
        let told = |found: Found| {
            let gives = self.gives(need, goal, near.as_deref(), &found);
            let effort = found.effort();
            let changes =
                found.set.iter().zip(found.steps).map(|(&i, step)| change(self.question(i), step.to));
            Relaxation { changes: changes.collect(), goal, wanted, effort, gives }
        };
        found.into_iter().take(RELAXATIONS).map(told).collect()
    }

    /// What the need finds after the changes.
    fn gives(&self, need: &Need, goal: Goal, near: Option<&[u64]>, found: &Found) -> Gives {
        let columns = self.query.columns;
        let step = |i: usize| found.set.iter().position(|&n| n == i).map(|place| &found.steps[place]);
        let mut made: Vec<Mask<'_>> = Vec::new();
        let mut widened = None;
        for step in &found.steps {
            match &step.question {
                Some(Question::Process(nodes)) => widened = Some(self.widened(nodes, true)),
                Some(question) => made.push(columns.mask(question, Wanted::All)),
                None => {}
            }
        }
        let kept = (0..self.required.len()).filter(|&i| step(i).is_none());
        let mut masks: Vec<&Mask<'_>> =
            kept.map(|i| &self.query.masks[self.required[i]]).chain(&made).collect();
        // A changed process brings unknowns of its own: those that name only something above it.
        let unsure = found.steps.iter().find_map(|step| match &step.question {
            Some(question @ Question::Process(_)) => Some(columns.mask(question, Wanted::All)),
            _ => None,
        });
        masks.extend(&unsure);
        let (spans, from) = match &widened {
            Some((spans, from)) => (spans, &**from),
            None => (&self.query.core, self.query.live),
        };
        let (mut possible, mut exact) = (Buffer::of(columns.words()), Buffer::of(columns.words()));
        let missed: Vec<&[u64]> = masks.iter().filter_map(|mask| mask.missed.words()).collect();
        let unknown: Vec<&[u64]> = masks.iter().filter_map(|mask| mask.unknown.words()).collect();
        none_of(from, &missed, spans, &mut possible);
        none_of(&possible, &unknown, spans, &mut exact);
        let (all, sure) = (count(&possible, spans), count(&exact, spans));
        let counted = if goal == Goal::Exact { &exact } else { &possible };
        let within_100_km = near.map(|near| bits::count_both(counted, near, spans));
        let mut gives = Gives { exact: sure, ask: all - sure, within_100_km };
        for Beside { offer, bands } in &self.added {
            let same = (0..).zip(bands).filter(|(i, _)| step(*i).is_none()).map(|(_, band)| *band).max();
            let changed = found.steps.iter().filter_map(|step| step.question.as_ref());
            let band = match same {
                Some(Band::Near) => Band::Near,
                same => same.unwrap_or(Band::Exact).max(self.band(changed, offer)),
            };
            gives.exact += u32::from(band == Band::Exact);
            gives.ask += u32::from(band == Band::Ask);
            if let (Some(near), Some(of), Some(there)) =
                (&mut gives.within_100_km, need.position, offer.position)
            {
                *near += u32::from(goal.counts(band) && kilometres(of, there) <= 100);
            }
        }
        gives
    }
}

enum Changed<'s, 'a> {
    Same,
    Word(&'s Word<'a>),
    Number,
}

/// Every choice of `size` of `count` things, in lexicographic order.
fn combinations(count: usize, size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for rest in combinations(count, size - 1) {
        let next = rest.last().map_or(0, |&last| last + 1);
        all.extend((next..count).map(|next| rest.iter().copied().chain([next]).collect::<Vec<_>>()));
    }
    all
}
