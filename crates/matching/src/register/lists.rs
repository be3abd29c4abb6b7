//! The lists of an answer, from places in the columns and from the offers beside them.

use super::Register;
use super::shown::Shown;
use crate::answer::{Candidate, Scope, Wish};
use crate::ask::Question;
use crate::offer::OfferId;
use crate::rank::{Band, RankKey, Tally};

/// Makes the lists of an answer from places in the columns and from the offers beside them.
pub(super) struct Lists<'a> {
    pub(super) register: &'a Register,
    pub(super) shown: Shown<'a>,
    /// Candidates that came after the columns were built.
    pub(super) added: Vec<Candidate>,
}

impl Lists<'_> {
    /// The best candidates of a band.
    pub(super) fn top(&self, band: Band, picked: Vec<u32>, wish: &Wish) -> Vec<Candidate> {
        let columns = &self.register.columns;
        self.shown.foresee(&picked);
        let stored = picked.into_iter().map(|i| (columns.trust[i as usize], self.shown.candidate(i)));
        let of_band = |candidate: &Candidate| {
            let listed = Tally::of(&candidate.judgements).band() == band;
            listed && (band != Band::Near || wish.scope == Scope::Whole || self.is_related(candidate.offer))
        };
        let added = self.added.iter().filter(|candidate| of_band(candidate));
        let added = added.map(|candidate| (self.register.added[&candidate.offer].trust, candidate.clone()));
        let mut ranked: Vec<(RankKey, Candidate)> = stored
            .chain(added)
            .map(|(trust, c)| (RankKey::of(&c.judgements, trust, c.distance_km, c.offer), c))
            .collect();
        ranked.sort_unstable_by_key(|(key, _)| *key);
        ranked.into_iter().take(wish.top).map(|(_, candidate)| candidate).collect()
    }

    /// True when an added offer's process is one of those asked for, above one, or related; or none is required.
    fn is_related(&self, id: OfferId) -> bool {
        let (terms, process) = (self.register.terms(), self.register.added[&id].process);
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
