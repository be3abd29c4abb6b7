//! The parts of a maker that are edited one at a time, as they stand in an address.

use crate::makers::model::{OfferId, SiteId, Subject};

/// A part, or a new one of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The whole maker, for removing it.
    Maker,
    Organisation,
    Site(Option<SiteId>),
    Offer(Option<OfferId>),
    /// By its place in the maker's list.
    Certificate(Option<usize>),
    /// One that the maker says it does not hold, by its place among those.
    NotHeld(Option<usize>),
    Weeks(OfferId),
    /// How the facts of the maker, a site or an offer are known.
    Evidence(Subject),
}

impl Part {
    /// `offer-12`, `offer-new`, `organisation`.
    #[must_use]
    pub fn code(self) -> String {
        let numbered = |kind: &str, id: Option<i64>| match id {
            Some(id) => format!("{kind}-{id}"),
            None => format!("{kind}-new"),
        };
        match self {
            Part::Maker => "maker".to_owned(),
            Part::Organisation => "organisation".to_owned(),
            Part::Site(id) => numbered("site", id.map(|id| id.0)),
            Part::Offer(id) => numbered("offer", id.map(|id| id.0)),
            Part::Certificate(at) => numbered("certificate", at.and_then(|at| i64::try_from(at).ok())),
            Part::NotHeld(at) => numbered("not-held", at.and_then(|at| i64::try_from(at).ok())),
            Part::Weeks(id) => numbered("weeks", Some(id.0)),
            Part::Evidence(Subject::Maker) => "evidence-maker".to_owned(),
            Part::Evidence(Subject::Site(id)) => numbered("evidence-site", Some(id.0)),
            Part::Evidence(Subject::Offer(id)) => numbered("evidence", Some(id.0)),
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Part> {
        if code == "maker" {
            return Some(Part::Maker);
        }
        if code == "organisation" {
            return Some(Part::Organisation);
        }
        if code == "evidence-maker" {
            return Some(Part::Evidence(Subject::Maker));
        }
        let (kind, number) = code.rsplit_once('-')?;
        let id: Option<i64> = match number {
            "new" => None,
            digits if digits.bytes().all(|b| b.is_ascii_digit()) => Some(digits.parse().ok()?),
            _ => return None,
        };
        match (kind, id) {
            ("site", id) => Some(Part::Site(id.map(SiteId))),
            ("offer", id) => Some(Part::Offer(id.map(OfferId))),
            ("certificate", None) => Some(Part::Certificate(None)),
            ("certificate", Some(at)) => Some(Part::Certificate(Some(usize::try_from(at).ok()?))),
            ("not-held", None) => Some(Part::NotHeld(None)),
            ("not-held", Some(at)) => Some(Part::NotHeld(Some(usize::try_from(at).ok()?))),
            ("weeks", Some(id)) => Some(Part::Weeks(OfferId(id))),
            ("evidence", Some(id)) => Some(Part::Evidence(Subject::Offer(OfferId(id)))),
            ("evidence-site", Some(id)) => Some(Part::Evidence(Subject::Site(SiteId(id)))),
            _ => None,
        }
    }

    /// The stem of its words: `edit-offer-title`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Part::Maker => "edit-maker",
            Part::Organisation => "edit-organisation",
            Part::Site(_) => "edit-site",
            Part::Offer(_) => "edit-offer",
            Part::Certificate(_) => "edit-certificate",
            Part::NotHeld(_) => "edit-not-held",
            Part::Weeks(_) => "edit-weeks",
            Part::Evidence(_) => "edit-evidence",
        }
    }

    #[must_use]
    pub fn is_new(self) -> bool {
        matches!(self, Part::Site(None) | Part::Offer(None) | Part::Certificate(None) | Part::NotHeld(None))
    }
}
