//! What the register holds of a maker. Plain data and its rules, no input or output.

mod capacity;
mod change;
mod engine;
mod evidence;
mod record;
mod traits;

pub use capacity::{FADING_RULES, FadingRule, MachineGroup, counts_until, fading_rule};
pub use change::Removed;
pub use engine::engine_offer;
pub use evidence::{Evidence, Level, trust};
pub use record::{
    CertificateHeld, CertificateNotHeld, FactEvidence, FreeWeek, ListedMaker, Maker, MakerId, OfferId,
    OfferRecord, Site, SiteId, Subject, ToleranceStated, certificate_field, name_key, place_key,
};
pub use traits::{MACHINE_WORDS, traits};
