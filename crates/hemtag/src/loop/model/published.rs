//! What everybody may see of a row of small counts.
//!
//! Counts of one to four are neither shown nor left to be computed: months in which little happened are told together with
//! those after them, as soon as they make [`small_counts`] between them. Each figure is thus a sum of at least that many, the
//! figures of a row do not overlap, every total is a sum of figures that are shown, and a figure that was shown once is shown
//! the same for ever: nothing is gained by subtracting one from another, nor by looking again on a later date. Everything is
//! told in the end, only later.

use jiff::civil::{Date, date};

use super::Month;

/// How many things must be counted together, from a month on.
struct SmallCounts {
    from: Date,
    least: u32,
}

/// Oldest first. Five: the least that Swedish public statistics commonly show of firms (general knowledge, Hemtag's own choice of
/// 2026-11-26).
const SMALL_COUNTS: [SmallCounts; 1] = [SmallCounts { from: date(2026, 11, 26), least: 5 }];

/// The least count that is shown of a month; months before the first rule fall under it.
#[must_use]
pub fn small_counts(month: Month) -> u32 {
    let rule = SMALL_COUNTS.iter().rev().find(|rule| rule.from <= month.first_day());
    rule.unwrap_or(&SMALL_COUNTS[0]).least
}

/// What is shown of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// So many, in this month and those since `since`.
    Counted { count: u32, since: Month },
    /// A few, told with a later month.
    Few,
    /// Nothing happened, and nothing waits to be told.
    None,
}

impl Cell {
    #[must_use]
    pub const fn count(self) -> Option<u32> {
        match self {
            Cell::Counted { count, .. } => Some(count),
            Cell::Few => None,
            Cell::None => Some(0),
        }
    }
}

/// What is shown of counts in the order of their months, which follow on each other.
#[must_use]
pub fn published(counts: &[(Month, u32)]) -> Vec<Cell> {
    let mut waiting: Option<(Month, u32)> = None;
    counts
        .iter()
        .map(|(month, count)| {
            let (since, before) = waiting.unwrap_or((*month, 0));
            let count = before + count;
            if count == 0 {
                return Cell::None;
            }
            if count < small_counts(*month) {
                waiting = Some((since, count));
                return Cell::Few;
            }
            waiting = None;
            Cell::Counted { count, since }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn months(counts: &[u32]) -> Vec<(Month, u32)> {
        let first: Month = "2026-01".parse().unwrap();
        std::iter::successors(Some(first), |month| Some(month.next())).zip(counts.iter().copied()).collect()
    }

    #[test]
    fn few_are_told_with_the_months_after_them() {
        let since = |text: &str| text.parse::<Month>().unwrap();
        assert_eq!(
            published(&months(&[0, 7, 2, 0, 4, 1])),
            [
                Cell::None,
                Cell::Counted { count: 7, since: since("2026-02") },
                Cell::Few,
                Cell::Few,
                Cell::Counted { count: 6, since: since("2026-03") },
                Cell::Few,
            ]
        );
    }

    #[test]
    fn what_was_shown_once_stays() {
        let counts = months(&[3, 3, 0, 1, 1, 9, 0, 2]);
        let whole = published(&counts);
        for end in 0..counts.len() {
            assert_eq!(published(&counts[..end]), whole[..end]);
        }
    }

    /// All rows of four months with up to six things in each: whatever is shown, no month that is told together with others,
    /// or not yet, can be told from it.
    #[test]
    fn no_count_of_a_few_can_be_computed_from_what_is_shown() {
        let mut behind: BTreeMap<String, Vec<[u32; 4]>> = BTreeMap::new();
        for number in 0..7_u32.pow(4) {
            let counts = [number % 7, number / 7 % 7, number / 49 % 7, number / 343];
            behind.entry(format!("{:?}", published(&months(&counts)))).or_default().push(counts);
        }
        for rows in behind.values() {
            let shown = published(&months(&rows[0]));
            for (at, cell) in shown.iter().enumerate() {
                let alone: Month = months(&[0; 4])[at].0;
                let is_told_alone = matches!(cell, Cell::None)
                    || matches!(cell, Cell::Counted { since, .. } if *since == alone);
                let values: BTreeSet<u32> = rows.iter().map(|row| row[at]).collect();
                // Six is the largest count tried: rows at that edge have fewer rows beside them than there are.
                let at_the_edge = rows.iter().any(|row| row.contains(&6));
                assert!(is_told_alone || values.len() > 1 || at_the_edge, "{shown:?} gives away {rows:?}");
            }
        }
    }
}
