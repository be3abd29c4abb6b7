//! The offers that miss nothing required, without asking about all others: narrowed to the offers of the processes
//! asked for, then block by block through the stored sets as they are, and only the few that lie between two stored
//! sets are looked at one by one.

use std::ops::Range;

use super::bits::{self, BLOCK, Buffer, foresee, load, thrice};
use super::columns::Columns;
use super::limit::{Edge, Limit, Measure};
use super::masks::Mask;
use super::sparse::{Doubtful, Sparse};
use crate::ask::{Ask, Question};
use crate::distance::{Point, chord2_beyond};
use crate::judge::{days_between, descending};
use crate::need::PartSize;

/// A set, or with `true` its complement.
type Term<'a> = (&'a [u64], bool);

/// Clauses of a need: an offer passes when each clause has a term that it is in.
#[derive(Default)]
pub(super) struct Clauses<'a> {
    /// Who passes all of these does not miss, but for the numbers.
    perhaps: Vec<Vec<Term<'a>>>,
    numbers: Vec<Number<'a>>,
    /// Who passes these too leaves nothing unknown.
    sure: Vec<Vec<Term<'a>>>,
}

impl<'a> Clauses<'a> {
    /// All sets that are read.
    fn sets(&self) -> Vec<&'a [u64]> {
        let terms = self.perhaps.iter().chain(&self.sure).flatten().map(|(set, _)| *set);
        let numbers = self.numbers.iter().flat_map(|number| [number.edge.miss, number.edge.may]);
        terms.chain(numbers.flatten()).collect()
    }
}

/// Words by which reading is foreseen.
const AHEAD: usize = 4 * BLOCK;

/// A number asked for, at one side of its limit.
pub(super) struct Number<'a> {
    edge: Edge<'a>,
    unstated: &'a [u64],
    /// Of an offer that states one.
    misses: Box<dyn Fn(usize) -> bool + 'a>,
}

impl Number<'_> {
    /// Of offers of a block that are not known to miss, those between the stored sets.
    #[inline(always)]
    fn between(&self, offers: &[u64; BLOCK], at: usize, end: usize) -> [u64; BLOCK] {
        let (set, turn) = self.edge.may.map_or((self.unstated, u64::MAX), |may| (may, 0));
        let mut between = load(set, at, end);
        between.iter_mut().zip(offers).for_each(|(between, offers)| *between = (*between ^ turn) & offers);
        between
    }
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
                Question::Capacity { .. } => {
                    clauses.sure.push(vec![(&self.calendars.unstated, true)]);
                    capacity = Some(&ask.question);
                }
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
        let blocks: Vec<Range<usize>> =
            bits::spans(ranges.clone()).into_iter().map(|span| whole_blocks(span, self.words())).collect();
        let mut asked = Buffer::of(self.words());
        blocks.iter().for_each(|span| asked[span.clone()].fill(0));
        ranges.into_iter().for_each(|range| bits::set_range(&mut asked, range));
        let mut found = Doubtful::default();
        let mut from = 0;
        for span in blocks {
            // Spans that were apart may share a block.
            let span = span.start.max(from)..span.end;
            from = span.end;
            pass(live, &asked, &clauses, span, &mut found);
        }
        unsure.into_iter().for_each(|range| found.doubt(range));
        if let Some(within) = distance {
            let (of, limit2) = (Point::of(within.of), chord2_beyond(within.km));
            found.retain(|i| self.places.point(i).is_none_or(|point| point.chord2(of) < limit2));
        }
        if let Some(question @ Question::Capacity { hours, .. }) = capacity {
            self.calendars.keep_enough(*hours, self.weeks(question), &mut found);
        }
        let (exact, ask) = found.split();
        Sieved { exact, ask }
    }

    /// The plain sum of the stored words that an answer reads at the least, and how many bytes they are: what memory
    /// allows at best.
    pub(super) fn sum_read(&self, asks: &[Ask]) -> (u64, usize) {
        let mut clauses = Clauses::default();
        let (mut sum, mut bytes) = (0_u64, 0);
        for ask in asks {
            if let Question::Capacity { hours, .. } = ask.question {
                let weeks = self.weeks(&ask.question);
                if self.calendars.few_lacking(hours, weeks).is_some() {
                    continue;
                }
                let (before, after) = self.calendars.span(weeks);
                for sums in [before, after].into_iter().flatten() {
                    sum = sum.wrapping_add(sum_halves(sums));
                    bytes += size_of_val(sums);
                }
            }
            self.clauses_of(&ask.question, &mut clauses);
        }
        let numbers = clauses.numbers.iter().filter_map(|number| number.edge.miss.or(number.edge.may));
        for set in clauses.perhaps.iter().flatten().map(|(set, _)| *set).chain(numbers) {
            sum = sum.wrapping_add(sum_words(set));
            bytes += size_of_val(set);
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
            Question::SmallestPart(longest) => at_most(&self.smallest, longest.um(), clauses),
            Question::Mass(mass) => {
                at_least(&self.heaviest, mass.mg(), clauses);
                clauses.sure.push(vec![(&self.heaviest.unstated, true)]);
            }
            Question::Tolerance(tolerance) => {
                at_most(&self.tolerance, tolerance.grade.0, clauses);
                clauses.sure.push(vec![(&self.tolerance.unstated, true)]);
            }
            Question::Wall(wall) => {
                at_most(&self.wall, wall.um(), clauses);
                clauses.sure.push(vec![(&self.wall.unstated, true)]);
            }
            Question::Quantity(pieces) => {
                at_most(&self.smallest_series, *pieces, clauses);
                at_least(&self.largest_series, *pieces, clauses);
                clauses.sure.push(vec![(&self.smallest_series.unstated, true)]);
                clauses.sure.push(vec![(&self.largest_series.unstated, true)]);
            }
            Question::LeadTime { asked_on, due } => {
                let Ok(days) = u16::try_from(days_between(*asked_on, *due)) else { return false };
                at_most(&self.lead_time, days, clauses);
                clauses.sure.push(vec![(&self.lead_time.unstated, true)]);
            }
            Question::Certificate { certificate, .. } => {
                let covering: Vec<_> = self.terms.covering(*certificate).collect();
                let Some(held) = self.certificates.lasting(&covering) else { return false };
                let held: Vec<Term<'_>> = held.into_iter().map(|set| (set, false)).collect();
                let unsaid: Term<'_> = (self.certificates.complete(), true);
                clauses.perhaps.push(held.iter().copied().chain([unsaid]).collect());
                if let Some(lacking) = self.certificates.not_held(*certificate) {
                    clauses.perhaps.push(held.iter().copied().chain([(lacking, true)]).collect());
                }
                clauses.sure.push(held);
            }
            _ => return false,
        }
        true
    }
}

/// Missed by those that reach less.
fn at_least<'a, T: Measure>(column: &'a Limit<T>, limit: T, clauses: &mut Clauses<'a>) {
    number(column, move |value| value < limit, clauses);
}

/// Missed by those that need more.
fn at_most<'a, T: Measure>(column: &'a Limit<T>, limit: T, clauses: &mut Clauses<'a>) {
    number(column, move |value| value > limit, clauses);
}

fn number<'a, T: Measure>(
    column: &'a Limit<T>,
    misses: impl Fn(T) -> bool + Copy + 'a,
    clauses: &mut Clauses<'a>,
) {
    if !column.is_empty() {
        clauses.numbers.push(Number {
            edge: column.edge(misses),
            unstated: &column.unstated,
            misses: Box::new(move |i| misses(column.stated(i))),
        });
    }
}

/// A range of words widened to whole blocks.
fn whole_blocks(span: Range<usize>, words: usize) -> Range<usize> {
    span.start / BLOCK * BLOCK..span.end.next_multiple_of(BLOCK).min(words)
}

thrice! {
    /// Finds those of `asked` that stand and miss nothing, and those of them that leave nothing unknown. What follows is
    /// not read where nobody is left.
    fn pass(live: &[u64], asked: &[u64], clauses: &Clauses<'_>, span: Range<usize>, found: &mut Doubtful) {
        let end = live.len();
        let sets = clauses.sets();
        'blocks: for at in span.step_by(BLOCK) {
            sets.iter().for_each(|set| foresee(set, at + AHEAD));
            let mut left = load(asked, at, end);
            left.iter_mut().zip(&load(live, at, end)).for_each(|(left, live)| *left &= live);
            for clause in &clauses.perhaps {
                keep(clause, at, end, &mut left);
                if left == [0; BLOCK] {
                    continue 'blocks;
                }
            }
            for set in clauses.numbers.iter().filter_map(|number| number.edge.miss) {
                left.iter_mut().zip(&load(set, at, end)).for_each(|(left, set)| *left &= !set);
            }
            for number in &clauses.numbers {
                if left == [0; BLOCK] {
                    continue 'blocks;
                }
                if number.edge.is_sharp() {
                    continue;
                }
                let between = number.between(&left, at, end);
                if between == [0; BLOCK] {
                    continue;
                }
                let (miss, unsure) = number.edge.parts(between, at);
                left.iter_mut().zip(&miss).for_each(|(left, miss)| *left &= !miss);
                if unsure == [0; BLOCK] {
                    continue;
                }
                for (word, mut unsure) in unsure.into_iter().enumerate() {
                    while unsure != 0 {
                        let bit = unsure.trailing_zeros();
                        let misses = (number.misses)((at + word) * 64 + bit as usize);
                        left[word] &= !(u64::from(misses) << bit);
                        unsure &= unsure - 1;
                    }
                }
            }
            if left == [0; BLOCK] {
                continue;
            }
            let mut exact = left;
            for clause in &clauses.sure {
                keep(clause, at, end, &mut exact);
                if exact == [0; BLOCK] {
                    break;
                }
            }
            found.extend(at, &left, &exact);
        }
    }
}

/// Keeps those of a block that are in one of the terms.
#[inline(always)]
fn keep(clause: &[Term<'_>], at: usize, end: usize, left: &mut [u64; BLOCK]) {
    let mut any = [0; BLOCK];
    for (set, inverted) in clause {
        let turn = if *inverted { u64::MAX } else { 0 };
        any.iter_mut().zip(&load(set, at, end)).for_each(|(any, bits)| *any |= bits ^ turn);
    }
    left.iter_mut().zip(&any).for_each(|(left, any)| *left &= any);
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
