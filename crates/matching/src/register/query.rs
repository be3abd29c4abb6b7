//! One need against the columns: its questions with their masks, and the words of the register that matter.

use std::cmp::Reverse;
use std::ops::Range;

use vocabulary::ProcessId;

use super::bits::{self, Buffer};
use super::columns::Columns;
use super::masks::{Mask, Wanted};
use crate::answer::Scope;
use crate::ask::{Ask, Question};

/// A need's questions with their masks.
pub(super) struct Query<'a> {
    pub(super) columns: &'a Columns,
    /// Offers that still stand: changed and removed ones are out.
    pub(super) live: &'a [u64],
    pub(super) asks: &'a [Ask],
    /// By question; a distance is asked late, of those that are left.
    pub(super) masks: Vec<Mask<'a>>,
    /// Words of the offers whose process is met or unknown; all when none is required.
    pub(super) core: Vec<Range<usize>>,
    /// Words of the offers whose process is related besides.
    pub(super) wide: Vec<Range<usize>>,
    /// Words of the offers that may be listed as near.
    pub(super) scope: Vec<Range<usize>>,
    /// The offers that may be listed as near; `None` for all.
    pub(super) in_scope: Option<Buffer>,
}

impl<'a> Query<'a> {
    pub(super) fn new(columns: &'a Columns, live: &'a [u64], asks: &'a [Ask], scope: Scope) -> Query<'a> {
        let whole = 0..columns.words();
        let required = asks.iter().find_map(|ask| match &ask.question {
            Question::Process(nodes) if ask.is_required() => Some(nodes),
            _ => None,
        });
        let all = || vec![0..columns.len()];
        let (core, related) = required.map_or_else(
            || (all(), all()),
            |nodes| {
                let (mut core, above) = columns.process_ranges(nodes);
                core.extend(above);
                let shape = columns.terms.processes();
                let groups = nodes.iter().flat_map(|node| shape.ancestors(node.0));
                let groups = groups.filter(|&node| shape.level(node) >= 2).map(ProcessId);
                let related =
                    core.iter().cloned().chain(groups.map(|group| columns.subtree(group))).collect();
                (core, related)
            },
        );
        let narrowed = required.is_some() && scope == Scope::Related;
        let in_scope = narrowed.then(|| {
            let mut offers = Buffer::zeroed(columns.words());
            related.iter().for_each(|range| bits::set_range(&mut offers, range.clone()));
            offers
        });
        let (core, wide) = (bits::spans(core), bits::spans(related));
        let scope = if narrowed { wide.clone() } else { vec![whole] };
        let masks = Vec::with_capacity(asks.len());
        let mut query = Query { columns, live, asks, masks, core, wide, scope, in_scope };
        query.fill();
        query
    }

    /// Only what ranks offers that miss nothing required: the masks of the wishes.
    pub(super) fn of_wishes(columns: &'a Columns, live: &'a [u64], asks: &'a [Ask]) -> Query<'a> {
        let mask = |ask: &Ask| {
            let late = ask.is_required() || matches!(ask.question, Question::Distance(_));
            if late { Mask::none() } else { columns.mask(&ask.question, Wanted::All) }
        };
        let masks = asks.iter().map(mask).collect();
        Query { columns, live, asks, masks, core: vec![], wide: vec![], scope: vec![], in_scope: None }
    }

    fn fill(&mut self) {
        for ask in self.asks {
            // A wish for nearness only ranks: it is looked up for the few offers that it must tell apart.
            let late = matches!(ask.question, Question::Distance(_)) && !ask.is_required();
            let wanted = if late { Wanted::Some(&[], &[]) } else { Wanted::All };
            let mask = self.columns.mask(&ask.question, wanted);
            self.masks.push(mask);
        }
    }

    /// The sets of offers that miss each required question, but for those of `without`.
    pub(super) fn missed(&self, without: &[usize]) -> Vec<&[u64]> {
        self.required()
            .filter(|i| !without.contains(i))
            .filter_map(|i| self.masks[i].missed.words())
            .collect()
    }

    /// The sets of offers that leave each required question unknown, the largest first: after a few of them hardly
    /// anybody is left.
    pub(super) fn unknown(&self) -> Vec<&[u64]> {
        let mut masks: Vec<_> = self.required().map(|i| &self.masks[i]).collect();
        masks.sort_by_key(|mask| Reverse(mask.unknown_count));
        masks.into_iter().filter_map(|mask| mask.unknown.words()).collect()
    }

    /// The places of the required questions.
    pub(super) fn required(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.asks.len()).filter(|&i| self.asks[i].is_required())
    }
}
