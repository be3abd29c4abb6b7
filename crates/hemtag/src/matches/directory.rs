//! What an answer tells of an offer beside its verdicts: whose it is, where, and on whose word.

use matching::{Candidate, MakerId, Position};
use vocabulary::{ProcessId, Vocabulary};

use crate::makers::Snapshot;

/// One offer, as people read of it.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferFacts {
    pub maker: String,
    /// The path of the maker's page, without the language.
    pub path: String,
    /// "Gnosjö, Jönköpings län"; `None` when no place is stated.
    pub place: Option<String>,
    /// Code of the county.
    pub county: Option<u8>,
    pub process: ProcessId,
    pub position: Option<Position>,
    /// Made up, for the demo.
    pub example: bool,
}

/// Whoever knows the makers behind the offers of the register.
pub trait Directory: Send + Sync {
    fn offer(&self, candidate: &Candidate) -> Option<OfferFacts>;

    /// The name of a maker that takes part in a group.
    fn maker(&self, id: MakerId) -> Option<String>;
}

impl Directory for Snapshot {
    fn offer(&self, candidate: &Candidate) -> Option<OfferFacts> {
        let maker = Snapshot::maker(self, candidate.maker)?;
        let site = self.site(candidate.site)?;
        let (process, county, position) = self.register.stands(candidate.offer)?;
        let places = Vocabulary::embedded().places();
        let kommun = site.kommun.as_deref().and_then(|code| places.kommun(code));
        let place = match kommun {
            Some(kommun) => Some(kommun.name.clone()),
            None => site.locality.clone().or_else(|| (site.country != "SE").then(|| site.country.clone())),
        };
        Some(OfferFacts {
            maker: maker.name.clone(),
            path: format!("/makers/{}", candidate.maker.0),
            place,
            county,
            process,
            position: site.position.or(position),
            example: maker.example,
        })
    }

    fn maker(&self, id: MakerId) -> Option<String> {
        Snapshot::maker(self, id).map(|maker| maker.name.clone())
    }
}
