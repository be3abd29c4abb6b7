//! What was counted, one by one: each thing with its moment and its event, so that a figure of any day can be counted anew and
//! asked which things it is made of.
//!
//! A fact is never changed. What turns out to be wrong is taken back by a fact of its own at the moment of the correction; thus the
//! figure of an earlier day stays what it was, and the same day with what is known since is another figure, beside it.

use jiff::Timestamp;

use super::{Counted, Kind};

/// One thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub counted: Counted,
    /// When it came into the log, as far as the log can tell: never before what stood there already.
    pub at: Timestamp,
    /// The time that its event bears; earlier than `at` where a clock had been set back.
    pub dated: Timestamp,
    /// The number of the event in the log.
    pub event: i64,
    /// Things, öre or seconds; below zero where something is taken back.
    pub amount: i64,
    /// What it is told apart by: an assignment's code; a call's and an indicator's.
    pub key: Option<String>,
    /// What it is about: a kind and a number, in the words of the log.
    pub about: Option<(&'static str, i64)>,
    /// The moment of the fact that it corrects.
    pub corrects: Option<Timestamp>,
}

/// What is known of a day: what was known then, or what is known by a later moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsKnown {
    Then,
    /// What is known up to this moment counts as if it had been known then: corrections, and what came late into the log.
    At(Timestamp),
}

/// A figure, and of how many things it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// Things, öre or seconds; none where a median has nothing to stand in the middle of.
    pub value: Option<i64>,
    /// Things that were counted, less those that were taken back.
    pub of: u32,
}

impl Fact {
    /// Whether it counts for what happened from `from` (included) to `until` (not included).
    fn counts(&self, from: Option<Timestamp>, until: Timestamp, known: AsKnown) -> bool {
        let happened = match known {
            AsKnown::Then => self.at,
            AsKnown::At(moment) if self.at >= moment => return false,
            AsKnown::At(_) => self.corrects.unwrap_or(self.dated),
        };
        happened < until && from.is_none_or(|from| happened >= from)
    }
}

/// The figure of a span of time.
#[must_use]
pub fn sum<'f>(
    facts: impl Iterator<Item = &'f Fact>,
    kind: Kind,
    from: Option<Timestamp>,
    until: Timestamp,
    known: AsKnown,
) -> Sum {
    let those: Vec<&Fact> = facts.filter(|fact| fact.counts(from, until, known)).collect();
    let net: i64 = those.iter().map(|fact| if fact.amount < 0 { -1 } else { 1 }).sum();
    let of = u32::try_from(net.max(0)).unwrap_or(u32::MAX);
    match kind {
        Kind::Count => {
            let value: i64 = those.iter().map(|fact| fact.amount).sum();
            Sum { value: Some(value), of: u32::try_from(value.max(0)).unwrap_or(u32::MAX) }
        }
        Kind::Money => Sum { value: Some(those.iter().map(|fact| fact.amount).sum()), of },
        Kind::MedianSpan => {
            let mut spans: Vec<i64> = those.iter().map(|fact| fact.amount).collect();
            spans.sort_unstable();
            let middle = match spans.len() {
                0 => None,
                count if count % 2 == 1 => Some(spans[count / 2]),
                count => Some(i64::midpoint(spans[count / 2 - 1], spans[count / 2])),
            };
            Sum { value: middle, of }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i8) -> Timestamp {
        format!("2019-03-{day:02}T12:00:00Z").parse().unwrap()
    }

    fn fact(day: i8, amount: i64, corrects: Option<i8>) -> Fact {
        Fact {
            counted: Counted::NeedsMade,
            at: at(day),
            dated: at(day),
            event: i64::from(day),
            amount,
            key: None,
            about: None,
            corrects: corrects.map(at),
        }
    }

    #[test]
    fn an_earlier_day_keeps_its_figure_and_what_is_known_since_stands_beside_it() {
        let facts = [fact(1, 1, None), fact(2, 1, None), fact(10, -1, Some(1))];
        let of = |until, known| sum(facts.iter(), Kind::Count, None, at(until), known).value;
        assert_eq!(of(5, AsKnown::Then), Some(2));
        assert_eq!(of(5, AsKnown::At(at(9))), Some(2));
        assert_eq!(of(5, AsKnown::At(at(11))), Some(1));
        assert_eq!(of(20, AsKnown::Then), Some(1));
        // Spans add up to the whole, corrections where they were made.
        let part =
            |from, until| sum(facts.iter(), Kind::Count, Some(at(from)), at(until), AsKnown::Then).value;
        assert_eq!((part(1, 5), part(5, 20)), (Some(2), Some(-1)));
    }

    #[test]
    fn what_came_late_into_the_log_counts_for_its_own_day_only_with_what_is_known_since() {
        let late = Fact { dated: at(1), ..fact(10, 1, None) };
        let of = |until, known| sum([&late].into_iter(), Kind::Count, None, at(until), known).value;
        assert_eq!(of(5, AsKnown::Then), Some(0));
        assert_eq!(of(5, AsKnown::At(at(9))), Some(0));
        assert_eq!(of(5, AsKnown::At(at(11))), Some(1));
        assert_eq!(of(20, AsKnown::Then), Some(1));
    }

    #[test]
    fn a_median_stands_in_the_middle_and_there_is_none_of_nothing() {
        let spans = |amounts: &[i64]| {
            let facts: Vec<Fact> = amounts.iter().map(|amount| fact(1, *amount, None)).collect();
            sum(facts.iter(), Kind::MedianSpan, None, at(2), AsKnown::Then)
        };
        assert_eq!(spans(&[]), Sum { value: None, of: 0 });
        assert_eq!(spans(&[60, 7200, 100]), Sum { value: Some(100), of: 3 });
        assert_eq!(spans(&[10, 20, 40, 100]).value, Some(30));
    }
}
