//! The offers that miss nothing required, without asking about all others: narrowed to the offers of the processes
//! asked for, then word by word through the stored sets as they are, and only the few that lie at the edge of a
//! stored set are looked at one by one.

use std::ops::Range;

use super::bits::{self, BLOCK, Buffer, load, store, thrice};
use super::columns::Columns;
use super::limit::{Edge, Limit, Measure};
use super::masks::Mask;
use super::sparse::Sparse;
use crate::ask::{Ask, Question};
use crate::distance::{Point, chord2_beyond};
use crate::judge::{days_between, descending};
use crate::need::PartSize;

/// A set, or with `true` its complement.
type Term<'a> = (&'a [u64], bool);

/// Clauses of a need: an offer passes when each clause has a term that it is in.
#[derive(Default)]
struct Clauses<'a> {
    /// Who passes all of these does not miss, but for the edges.
    perhaps: Vec<Vec<Term<'a>>>,
    /// Who passes these too leaves nothing unknown.
    sure: Vec<Vec<Term<'a>>>,
    edges: Vec<AtEdge<'a>>,
}

/// Offers between two stored sets.
pub(super) struct AtEdge<'a> {
    /// Those of this set that are not in the lower one.
    within: Term<'a>,
    edge: Edge<'a>,
    /// Who is low misses; else who is not.
    low_misses: bool,
    misses: Box<dyn Fn(usize) -> bool + 'a>,
}

/// The offers that miss nothing required.
pub(super) struct Sieved {
    pub(super) exact: Sparse,
    pub(super) ask: Sparse,
}

/// Masks made for questions whose sets are not stored.
pub(super) struct Made<'a>(Vec<Mask<'a>>);

impl Columns {
    /// `asks` are the required ones.
    pub(super) fn sieve(&self, live: &[u64], asks: &[&Ask]) -> Sieved {
        let made = Made(asks.iter().filter_map(|ask| self.made(&ask.question)).collect());
        let mut clauses = Clauses::default();
        let mut masks = made.0.iter();
        let (mut ranges, mut unsure, mut capacity, mut distance) = (None, Vec::new(), None, None);
        for ask in asks {
            match &ask.question {
                Question::Process(nodes) => {
                    let (mut met, above) = self.process_ranges(nodes);
                    met.extend(above.iter().cloned());
                    (ranges, unsure) = (Some(met), above);
                }
                Question::Capacity { .. } => capacity = Some(&ask.question),
                Question::Distance(within) => {
                    clauses.sure.push(vec![(&self.places.unstated, true)]);
                    distance = Some(*within);
                }
                question => {
                    if !self.clauses_of(question, &mut clauses) {
                        let mask = masks.next().expect("a mask was made for the question");
                        clauses.perhaps.extend(mask.missed.words().map(|set| vec![(set, true)]));
                        clauses.sure.extend(mask.unknown.words().map(|set| vec![(set, true)]));
                    }
                }
            }
        }
        let ranges = ranges.unwrap_or_else(|| vec![0..self.len()]);
        let spans = bits::spans(ranges.clone());
        let words = self.words();
        let (mut possible, mut exact) = (Buffer::of(words), Buffer::of(words));
        spans.iter().for_each(|span| possible[span.clone()].fill(0));
        ranges.into_iter().for_each(|range| bits::set_range(&mut possible, range));
        for span in &spans {
            pass(live, &clauses.perhaps, span.clone(), &mut possible);
            look_at_edges(&clauses.edges, span.clone(), &mut possible);
            exact[span.clone()].copy_from_slice(&possible[span.clone()]);
            keep(&clauses.sure, span.clone(), &mut exact);
        }
        unsure.into_iter().for_each(|range| bits::clear_range(&mut exact, range));
        if let Some(within) = distance {
            let (of, limit2) = (Point::of(within.of), chord2_beyond(within.km));
            let far =
                |i: &u32| self.places.point(*i as usize).is_some_and(|point| point.chord2(of) >= limit2);
            let far: Vec<u32> = Sparse::of(&possible, &spans).ones().filter(far).collect();
            far.into_iter().for_each(|i| bits::clear(&mut possible, i as usize));
        }
        if let Some(question @ Question::Capacity { hours, .. }) = capacity {
            let weeks = self.weeks(question);
            self.calendars.keep_enough(*hours, weeks, &spans, &mut possible, &mut exact);
        }
        let mut ask = possible;
        for span in &spans {
            for word in span.clone() {
                exact[word] &= ask[word];
                ask[word] &= !exact[word];
            }
        }
        Sieved { exact: Sparse::of(&exact, &spans), ask: Sparse::of(&ask, &spans) }
    }

    /// The plain sum of the stored words that an answer reads at the least, and how many bytes they are: what memory
    /// allows at best.
    pub(super) fn sum_read(&self, asks: &[Ask]) -> (u64, usize) {
        let mut clauses = Clauses::default();
        let (mut sum, mut bytes) = (0_u64, 0);
        for ask in asks {
            if let Question::Capacity { .. } = ask.question {
                let (before, after) = self.calendars.span(self.weeks(&ask.question));
                for sums in [before, after].into_iter().flatten() {
                    sum = sum.wrapping_add(sum_halves(sums));
                    bytes += size_of_val(sums);
                }
            }
            self.clauses_of(&ask.question, &mut clauses);
        }
        for (set, _) in clauses.perhaps.iter().flatten() {
            sum = sum.wrapping_add(sum_words(set));
            bytes += size_of_val(*set);
        }
        (sum, bytes)
    }

    /// The mask of a question whose clauses are not stored.
    fn made(&self, question: &Question) -> Option<Mask<'_>> {
        let stored = match question {
            Question::Process(_) | Question::Capacity { .. } | Question::Distance(_) => true,
            question => self.clauses_of(question, &mut Clauses::default()),
        };
        (!stored).then(|| self.mask(question, super::masks::Wanted::All))
    }

    /// Adds the clauses of a question; false when a mask must be made for it.
    fn clauses_of<'a>(&'a self, question: &Question, clauses: &mut Clauses<'a>) -> bool {
        match question {
            Question::Material(nodes) => {
                let (met, above) = self.materials.terms(self.terms.materials(), nodes);
                let plain =
                    |sets: Vec<&'a [u64]>| sets.into_iter().map(|set| (set, false)).collect::<Vec<_>>();
                clauses.sure.push(plain(met.clone()));
                let mut perhaps = plain(met);
                perhaps.extend(plain(above));
                perhaps.push((self.materials.unstated(), false));
                clauses.perhaps.push(perhaps);
            }
            Question::Size { part, scale } if self.round[0].is_empty() && *scale == 1000 => {
                if !self.sides[0].is_empty() {
                    let sides = descending(match part {
                        PartSize::Box(sides) => *sides,
                        PartSize::Round { diameter, length } => [*diameter, *diameter, *length],
                    });
                    for (column, side) in self.sides.iter().zip(sides) {
                        at_least(column, side.um().max(1), clauses);
                    }
                }
                clauses.sure.push(vec![(&self.size_unstated, true)]);
            }
            Question::SmallestPart(longest) => at_most(&self.smallest, longest.um(), true, clauses),
            Question::Mass(mass) => {
                at_least(&self.heaviest, mass.mg(), clauses);
                clauses.sure.push(vec![(&self.heaviest.unstated, true)]);
            }
            Question::Tolerance(tolerance) => at_most(&self.tolerance, tolerance.grade.0, false, clauses),
            Question::Wall(wall) => at_most(&self.wall, wall.um(), false, clauses),
            Question::Quantity(pieces) => {
                at_most(&self.smallest_series, *pieces, false, clauses);
                at_least(&self.largest_series, *pieces, clauses);
                clauses.sure.push(vec![(&self.largest_series.unstated, true)]);
            }
            Question::LeadTime { asked_on, due } => {
                let Ok(days) = u16::try_from(days_between(*asked_on, *due)) else { return false };
                at_most(&self.lead_time, days, false, clauses);
            }
            Question::Certificate { certificate, .. } => {
                let covering: Vec<_> = self.terms.covering(*certificate).collect();
                let Some(held) = self.certificates.lasting(&covering) else { return false };
                let held: Vec<Term<'_>> = held.into_iter().map(|set| (set, false)).collect();
                let unsaid: Term<'_> = (self.certificates.complete(), true);
                clauses.perhaps.push(held.iter().copied().chain([unsaid]).collect());
                clauses.sure.push(held);
            }
            _ => return false,
        }
        true
    }
}

/// Missed by those that reach less.
fn at_least<'a, T: Measure>(column: &'a Limit<T>, limit: T, clauses: &mut Clauses<'a>) {
    let edge = column.edge(|value| value < limit);
    clauses.perhaps.extend(edge.low.map(|set| vec![(set, true)]));
    clauses.edges.extend(at_edge(column, edge, true, move |value| value < limit));
}

/// Missed by those that need more. `silent` passes for met: where no limit is stated, there is none.
fn at_most<'a, T: Measure>(column: &'a Limit<T>, limit: T, silent: bool, clauses: &mut Clauses<'a>) {
    let edge = column.edge(|value| value <= limit);
    clauses.perhaps.extend(edge.high.map(|set| vec![(set, false), (&column.unstated[..], false)]));
    if !silent {
        clauses.sure.push(vec![(&column.unstated, true)]);
    }
    clauses.edges.extend(at_edge(column, edge, false, move |value| value > limit));
}

/// Nobody is at the edge when the limit falls on a stored set.
fn at_edge<'a, T: Measure>(
    column: &'a Limit<T>,
    edge: Edge<'a>,
    low_misses: bool,
    misses: impl Fn(T) -> bool + 'a,
) -> Option<AtEdge<'a>> {
    let same = edge.low.zip(edge.high).is_some_and(|(low, high)| std::ptr::eq(low, high));
    if same || column.is_empty() {
        return None;
    }
    let within = edge.high.map_or((&column.unstated[..], true), |set| (set, false));
    let misses = Box::new(move |i| column.get(i).is_some_and(&misses));
    Some(AtEdge { within, edge, low_misses, misses })
}

thrice! {
    /// Takes out those at an edge that miss after all.
    fn look_at_edges(edges: &[AtEdge<'_>], span: Range<usize>, possible: &mut [u64]) {
        let end = span.end;
        for at in span.step_by(BLOCK) {
            let mut left = load(possible, at, end);
            for AtEdge { within: (set, inverted), edge, low_misses, misses } in edges {
                if left == [0; BLOCK] {
                    break;
                }
                let turn = if *inverted { u64::MAX } else { 0 };
                let mut within = load(set, at, end);
                within.iter_mut().zip(&left).for_each(|(within, left)| *within = (*within ^ turn) & left);
                if let Some(low) = edge.low {
                    within.iter_mut().zip(&load(low, at, end)).for_each(|(within, low)| *within &= !low);
                }
                if within == [0; BLOCK] {
                    continue;
                }
                let (low, mut unsure) = edge.parts(within, at, end);
                for ((left, within), (low, unsure)) in left.iter_mut().zip(&within).zip(low.iter().zip(&unsure)) {
                    *left &= !if *low_misses { *low } else { within & !low & !unsure };
                }
                for (word, unsure) in unsure.iter_mut().enumerate().filter(|(_, unsure)| **unsure != 0) {
                    while *unsure != 0 {
                        let bit = unsure.trailing_zeros();
                        left[word] &= !(u64::from(misses((at + word) * 64 + bit as usize)) << bit);
                        *unsure &= *unsure - 1;
                    }
                }
            }
            store(&left, possible, at, end);
        }
    }
}

/// Keeps of `kept` what stands and passes all clauses.
fn pass(live: &[u64], clauses: &[Vec<Term<'_>>], span: Range<usize>, kept: &mut [u64]) {
    and(live, span.clone(), kept);
    keep(clauses, span, kept);
}

thrice! {
    fn sum_words(words: &[u64]) -> u64 {
        words.iter().fold(0, |sum: u64, word| sum.wrapping_add(*word))
    }
}

thrice! {
    fn sum_halves(halves: &[u16]) -> u64 {
        let eights = halves.chunks_exact(32);
        let mut sums = [0_u16; 32];
        for eight in eights {
            sums.iter_mut().zip(eight).for_each(|(sum, half)| *sum = sum.wrapping_add(*half));
        }
        sums.iter().map(|&sum| u64::from(sum)).sum()
    }
}

thrice! {
    fn and(set: &[u64], span: Range<usize>, kept: &mut [u64]) {
        kept[span.clone()].iter_mut().zip(&set[span]).for_each(|(kept, set)| *kept &= set);
    }
}

thrice! {
    /// Keeps of `kept` what passes all clauses; a clause is not read where nobody is left.
    fn keep(clauses: &[Vec<Term<'_>>], span: Range<usize>, kept: &mut [u64]) {
        let end = span.end;
        for at in span.step_by(BLOCK) {
            let mut left = load(kept, at, end);
            for clause in clauses {
                if left == [0; BLOCK] {
                    break;
                }
                let mut any = [0; BLOCK];
                for (set, inverted) in clause {
                    let turn = if *inverted { u64::MAX } else { 0 };
                    let bits = load(set, at, end);
                    any.iter_mut().zip(&bits).for_each(|(any, bits)| *any |= bits ^ turn);
                }
                left.iter_mut().zip(&any).for_each(|(left, any)| *left &= any);
            }
            store(&left, kept, at, end);
        }
    }
}
