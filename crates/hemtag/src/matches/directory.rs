//! What an answer tells of an offer beside its verdicts: whose it is, where, and on whose word.

use jiff::civil::Date;
use matching::{MakerId, OfferId, Position};
use vocabulary::ProcessId;

use crate::http::components::EvidenceLevel;

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
    pub evidence: Option<(EvidenceLevel, Date)>,
    /// Made up, for the demo.
    pub example: bool,
}

/// Whoever knows the makers behind the offers of the register.
pub trait Directory: Send + Sync {
    fn offer(&self, id: OfferId) -> Option<OfferFacts>;

    /// The name of a maker that takes part in a group.
    fn maker(&self, id: MakerId) -> Option<String>;
}
