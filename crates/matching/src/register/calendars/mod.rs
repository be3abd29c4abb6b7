//! Free hours: for each week, what every offer has had free in all weeks before it, so that the hours of any span
//! of weeks are one subtraction.

mod compare;
mod fewest;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use compare::{Few, mark};
use fewest::{Fewest, Kept};

use super::bits::{self, clear, foresee, set, words_for};
use super::sparse::Doubtful;
use super::words::Found;
use crate::criterion::Unstated;

/// Offers with a calendar stand first within each process, so that theirs are rows without gaps.
#[derive(Debug)]
pub(super) struct Calendars {
    /// Runs of offers with a calendar, and the row of the first.
    runs: Vec<(Range<u32>, u32)>,
    /// For each week but the first, the hours of all weeks before it, by row; the last is the sum of all. Counted
    /// modulo 65,536: a difference is right as long as it is below that.
    before: Vec<Vec<u16>>,
    /// Weeks from the first to the last stated, by row.
    lengths: Vec<u16>,
    /// The least of them.
    shortest: u16,
    /// Calendars with gaps or with more hours than can be counted: by offer, looked at one by one.
    irregular: BTreeMap<u32, Vec<Option<u16>>>,
    pub(super) unstated: Vec<u64>,
    /// Who has the fewest hours, for the spans of weeks that were asked about so far.
    fewest: Kept,
}

/// The weeks asked about, counted from the register's first; the end is `None` for each calendar's own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weeks {
    pub(super) from: i64,
    pub(super) to: Option<i64>,
}

/// How a calendar is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Statement {
    /// So many weeks, each with its hours.
    Whole(usize),
    /// With gaps, or with more hours than can be counted.
    Irregular,
}

impl Weeks {
    /// Free hours in these weeks, and why there may be more than is stated.
    pub(super) fn of(self, hours: &[Option<u16>]) -> (u32, Option<Unstated>) {
        let count = i64::try_from(hours.len()).expect("a calendar has few weeks");
        let unsaid = self.unsaid(count);
        let to = self.to.unwrap_or(count.max(self.from));
        let from = usize::try_from(self.from.clamp(0, count)).expect("clamped");
        let to = usize::try_from(to.clamp(0, count)).expect("clamped").max(from);
        let weeks = &hours[from..to];
        let gap = || weeks.contains(&None).then_some(Unstated::NotStated);
        (weeks.iter().map(|h| u32::from(h.unwrap_or(0))).sum(), unsaid.or_else(gap))
    }

    /// Why a calendar of `count` weeks without gaps does not state all of these weeks.
    fn unsaid(self, count: i64) -> Option<Unstated> {
        let to = self.to.unwrap_or(count.max(self.from));
        if self.from < to && to > count {
            return Some(Unstated::CalendarEnds);
        }
        (self.from < to && self.from < 0).then_some(Unstated::NotStated)
    }
}

impl Calendars {
    /// `runs` are the offers with a calendar, in order; `longest` is the number of weeks of the longest.
    pub(super) fn build<'a>(
        count: usize,
        longest: usize,
        runs: Vec<Range<u32>>,
        hours: impl Fn(usize) -> Cow<'a, [Option<u16>]>,
    ) -> Calendars {
        let rows: usize = runs.iter().map(ExactSizeIterator::len).sum();
        let mut calendars = Calendars {
            runs: Vec::with_capacity(runs.len()),
            before: vec![vec![0; rows]; longest],
            lengths: vec![0; rows],
            shortest: u16::MAX,
            irregular: BTreeMap::new(),
            unstated: vec![u64::MAX; words_for(count)],
            fewest: Kept::default(),
        };
        let mut row = 0;
        for run in runs {
            calendars.runs.push((run.clone(), u32::try_from(row).expect("no more rows than offers")));
            for i in run {
                calendars.put(row, i, &hours(i as usize));
                row += 1;
            }
        }
        calendars
    }

    fn put(&mut self, row: usize, i: u32, hours: &[Option<u16>]) {
        clear(&mut self.unstated, i as usize);
        self.lengths[row] = u16::try_from(hours.len()).expect("a calendar has few weeks");
        self.shortest = self.shortest.min(self.lengths[row]);
        let sum: u32 = hours.iter().map(|h| u32::from(h.unwrap_or(0))).sum();
        if hours.contains(&None) || sum > u32::from(u16::MAX) {
            self.irregular.insert(i, hours.to_vec());
        }
        let mut sum = 0_u16;
        for (week, before) in self.before.iter_mut().enumerate() {
            sum = sum.wrapping_add(hours.get(week).copied().flatten().unwrap_or(0));
            before[row] = sum;
        }
    }

    /// How many offers have no calendar, of `count`.
    pub(super) fn unstated_count(&self, count: usize) -> u32 {
        narrow(count - self.lengths.len())
    }

    fn row(&self, i: usize) -> Option<usize> {
        let i = u32::try_from(i).ok()?;
        let run = self.runs.partition_point(|(run, _)| run.end <= i);
        let (run, first) = self.runs.get(run).filter(|(run, _)| run.contains(&i))?;
        Some((i - run.start + first) as usize)
    }

    /// How an offer's calendar is listed; `None` without one.
    pub(super) fn listed(&self, i: usize) -> Option<Statement> {
        let row = self.row(i)?;
        let is_irregular = u32::try_from(i).is_ok_and(|i| self.irregular.contains_key(&i));
        Some(if is_irregular { Statement::Irregular } else { Statement::Whole(self.lengths[row].into()) })
    }

    /// The hours as they were stated.
    pub(super) fn get(&self, i: usize) -> Option<Vec<Option<u16>>> {
        let row = self.row(i)?;
        if let Some(hours) = u32::try_from(i).ok().and_then(|i| self.irregular.get(&i)) {
            return Some(hours.clone());
        }
        let sums = self.before[..usize::from(self.lengths[row])].iter().map(|before| before[row]);
        let hours = sums.scan(0_u16, |last, sum| Some(Some(sum.wrapping_sub(std::mem::replace(last, sum)))));
        Some(hours.collect())
    }

    /// Free hours of one offer and why there may be more; `None` without a calendar.
    pub(super) fn free(&self, i: usize, weeks: Weeks) -> Option<(u32, Option<Unstated>)> {
        let row = self.row(i)?;
        if let Some(hours) = u32::try_from(i).ok().and_then(|i| self.irregular.get(&i)) {
            return Some(weeks.of(hours));
        }
        let (from, to) = self.span(weeks);
        let free = to.map_or(0, |to| to[row]).wrapping_sub(from.map_or(0, |from| from[row]));
        Some((free.into(), weeks.unsaid(self.lengths[row].into())))
    }

    /// Asks for an offer's hours before they are needed.
    pub(super) fn foresee(&self, i: usize, weeks: Weeks) {
        if let Some(row) = self.row(i) {
            let (from, to) = self.span(weeks);
            from.into_iter().chain(to).for_each(|week| foresee(week, row));
            foresee(&self.lengths, row);
        }
    }

    /// The sums before the first and after the last week; `None` is nothing.
    pub(super) fn span(&self, weeks: Weeks) -> (Option<&[u16]>, Option<&[u16]>) {
        let longest = i64::try_from(self.before.len()).expect("a calendar has few weeks");
        let from = weeks.from.clamp(0, longest);
        let to = weeks.to.unwrap_or(longest).clamp(0, longest).max(from);
        let sums = |weeks: i64| {
            let last = usize::try_from(weeks).expect("clamped").checked_sub(1)?;
            Some(self.before[last].as_slice())
        };
        (sums(from), sums(to))
    }

    /// Splits the offers by whether they have `hours` free; gives the numbers of missed and unknown.
    pub(super) fn split(&self, hours: u16, weeks: Weeks, count: usize, found: Found<'_>) -> (u32, u32) {
        let Found { missed, unknown } = found;
        let (from, to) = self.span(weeks);
        let nothing = if from.is_none() || to.is_none() { vec![0; self.lengths.len()] } else { Vec::new() };
        let (from, to) = (from.unwrap_or(&nothing), to.unwrap_or(&nothing));
        missed.fill(0);
        unknown.copy_from_slice(&self.unstated);
        // Only a calendar that ends before the span does leaves some of it unsaid.
        let ends_after = weeks.to.map_or(i64::MAX, |to| if weeks.from < to { to } else { i64::MIN });
        let all_unsaid =
            weeks.from < 0 && ends_after > weeks.from && (weeks.to.is_some() || !self.lengths.is_empty());
        let limit =
            if weeks.to.is_none() { u16::MAX } else { u16::try_from(ends_after.max(0)).unwrap_or(u16::MAX) };
        let all_said = !all_unsaid && (weeks.to.is_none() || self.shortest >= limit);
        for (run, first) in &self.runs {
            let rows = *first as usize..*first as usize + run.len();
            let lengths = (!all_said).then(|| &self.lengths[rows.clone()]);
            let (from, to) = (&from[rows.clone()], &to[rows]);
            mark(from, to, lengths, Few { hours, limit, all_unsaid }, run.start as usize, missed, unknown);
        }
        for &i in self.irregular.keys() {
            clear(missed, i as usize);
            clear(unknown, i as usize);
        }
        for (i, unsaid) in self.irregular_lacking(hours, weeks) {
            set(if unsaid.is_some() { &mut *unknown } else { &mut *missed }, i);
        }
        let all = [0..missed.len()];
        let tail = u32::try_from(missed.len() * 64 - count).expect("less than a word");
        (bits::count(missed, &all), bits::count(unknown, &all) - tail)
    }

    /// The offers that lack `hours` when hardly any does and all calendars without gaps reach over these weeks; `None`
    /// when that is not known without looking at them all. Irregular calendars are not looked at.
    pub(super) fn few_lacking(&self, hours: u16, weeks: Weeks) -> Option<Lacking> {
        let to =
            weeks.to.filter(|&to| 0 <= weeks.from && weeks.from < to && to <= i64::from(self.shortest))?;
        let span = [weeks.from, to].map(|week| u16::try_from(week).expect("a calendar has few weeks"));
        let fewest = self.fewest.of(span, || {
            let (from, to) = self.span(weeks);
            let free = |row: usize| to.map_or(0, |to| to[row]).wrapping_sub(from.map_or(0, |from| from[row]));
            let rows = self.runs.iter().flat_map(|(run, first)| run.clone().zip(*first as usize..));
            let regular = rows.filter(|(i, _)| !self.irregular.contains_key(i));
            Fewest::of(regular.map(|(i, row)| (free(row), i)))
        });
        let count = fewest.lacking(hours)?;
        Some(Lacking { fewest, count })
    }

    /// Of the irregular calendars, the offers that lack `hours`, and why there may be more after all.
    pub(super) fn irregular_lacking(
        &self,
        hours: u16,
        weeks: Weeks,
    ) -> impl Iterator<Item = (usize, Option<Unstated>)> + '_ {
        self.irregular.iter().filter_map(move |(&i, stated)| {
            let (free, unsaid) = weeks.of(stated);
            (free < u32::from(hours)).then_some((i as usize, unsaid))
        })
    }

    /// Takes out those that miss `hours`, and puts those in doubt that do not say enough.
    pub(super) fn keep_enough(&self, hours: u16, weeks: Weeks, found: &mut Doubtful) {
        match self.few_lacking(hours, weeks).filter(|few| few.offers().len() <= found.len()) {
            Some(few) => few.offers().iter().for_each(|&i| found.remove(i as usize)),
            None => self.look_for_hours(hours, weeks, found),
        }
        // What is counted modulo 65,536 can hide a lack as well as feign one.
        for (i, unsaid) in self.irregular_lacking(hours, weeks) {
            if unsaid.is_some() { found.doubt(i..i + 1) } else { found.remove(i) }
        }
    }

    /// The same for calendars without gaps, by looking at each offer.
    fn look_for_hours(&self, hours: u16, weeks: Weeks, found: &mut Doubtful) {
        let (from, to) = self.span(weeks);
        let mut runs = self.runs.iter().peekable();
        for (word, possible, sure) in found.words() {
            let offers = word * 64..word * 64 + 64;
            while runs.peek().is_some_and(|(run, _)| run.end as usize <= offers.start) {
                runs.next();
            }
            let touching = runs.clone().take_while(|(run, _)| (run.start as usize) < offers.end);
            for (run, first) in touching {
                let start = offers.start.max(run.start as usize);
                let end = offers.end.min(run.end as usize);
                let mut rest = *possible & range_mask(start % 64, end - start);
                while rest != 0 {
                    let bit = rest.trailing_zeros();
                    rest &= rest - 1;
                    let i = word * 64 + bit as usize;
                    let row = i - run.start as usize + *first as usize;
                    let free = to.map_or(0, |to| to[row]).wrapping_sub(from.map_or(0, |from| from[row]));
                    if free < hours && !self.irregular.contains_key(&narrow(i)) {
                        let unsaid = weeks.unsaid(self.lengths[row].into()).is_some();
                        *(if unsaid { &mut *sure } else { &mut *possible }) &= !(1 << bit);
                    }
                }
            }
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.before.iter().map(|week| week.capacity() * 2).sum::<usize>()
            + self.lengths.capacity() * 2
            + self.unstated.capacity() * 8
            + self.irregular.values().map(|hours| 64 + hours.capacity() * 4).sum::<usize>()
            + self.fewest.bytes()
    }
}

/// Offers that lack hours.
pub(super) struct Lacking {
    fewest: Arc<Fewest>,
    count: usize,
}

impl Lacking {
    pub(super) fn offers(&self) -> &[u32] {
        &self.fewest.offers[..self.count]
    }
}

fn narrow(i: usize) -> u32 {
    u32::try_from(i).expect("offers are counted in 32 bits")
}

/// Bits from one on.
const fn range_mask(from: usize, count: usize) -> u64 {
    (u64::MAX >> (64 - count)) << from
}
