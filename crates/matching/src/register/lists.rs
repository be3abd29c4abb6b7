//! The lists of an answer, from places in the columns and from the offers beside them.

use super::Register;
use super::shown::Shown;
use crate::answer::{Candidate, Scope, Wish};
use crate::ask::Question;
use crate::need::Need;
use crate::offer::Offer;
use crate::rank::{Band, RankKey, Tally};

/// Makes the lists of an answer from places in the columns and from the offers beside them.
pub(super) struct Lists<'a> {
    pub(super) register: &'a Register,
    pub(super) shown: Shown<'a>,
    pub(super) need: &'a Need,
    /// Offers that came after the columns were built, and how they stand.
    pub(super) added: Vec<(Tally, &'a Offer)>,
}

impl Lists<'_> {
    /// The best candidates of a band.
    pub(super) fn top(&self, band: Band, picked: Vec<u32>, wish: &Wish) -> Vec<Candidate> {
        let columns = &self.register.columns;
        self.shown.foresee(&picked);
        let stored = picked.into_iter().map(|i| (columns.trust[i as usize], self.shown.candidate(i)));
        let of_band = |tally: Tally, offer: &Offer| {
            let listed = tally.band() == band;
            listed && (band != Band::Near || wish.scope == Scope::Whole || self.is_related(offer))
        };
        let mut added: Vec<(Tally, &Offer)> =
            self.added.iter().filter(|(tally, offer)| of_band(*tally, offer)).copied().collect();
        // How they stand ranks before everything else: who stands behind so many as are listed is not among them.
        if let Some(last) = added.len().checked_sub(1).map(|last| last.min(wish.top)) {
            let (_, (last, _), _) = added.select_nth_unstable_by_key(last, |(tally, _)| *tally);
            let last = *last;
            added.retain(|(tally, _)| *tally <= last);
        }
        let (terms, asks) = (self.register.terms(), self.shown.asks);
        let added = added
            .into_iter()
            .map(|(_, offer)| (offer.trust, super::candidate(terms, self.need, asks, offer)));
        let mut ranked: Vec<(RankKey, Candidate)> = stored
            .chain(added)
            .map(|(trust, c)| (RankKey::of(&c.judgements, trust, c.distance_km, c.offer), c))
            .collect();
        ranked.sort_unstable_by_key(|(key, _)| *key);
        ranked.into_iter().take(wish.top).map(|(_, candidate)| candidate).collect()
    }

    /// True when an added offer's process is one of those asked for, above one, or related; or none is required.
    fn is_related(&self, offer: &Offer) -> bool {
        let (terms, process) = (self.register.terms(), offer.process);
        self.shown.asks.iter().filter(|ask| ask.is_required()).all(|ask| match &ask.question {
            Question::Process(nodes) => nodes.iter().any(|&node| {
                terms.process_within(process, node)
                    || terms.process_within(node, process)
                    || terms.related(node, process).is_some()
            }),
            _ => true,
        })
    }
}
