//! The register of offers: an immutable snapshot that answers needs. A change makes a new snapshot; whoever
//! still reads the old one is not disturbed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answer::{Answer, Wish};
use crate::judge::{days_between, monday};
use crate::need::Need;
use crate::offer::{Calendar, MakerId, Offer, OfferId, SiteId};
use crate::reference;
use crate::terms::Terms;

/// Offers, ready to be asked. Cheap to share; see [`Register::changed`] for changing it.
#[derive(Debug, Clone)]
pub struct Register {
    terms: Terms,
    first_week: Date,
    offers: Vec<Offer>,
}

/// Offers that came, changed or went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// New offers, and changed ones in full.
    pub put: Vec<Offer>,
    pub removed: Vec<OfferId>,
}

/// An offer that misses nothing required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    pub offer: OfferId,
    pub site: SiteId,
    pub maker: MakerId,
    /// From the need's position.
    pub distance_km: Option<u16>,
    /// Something required is unknown.
    pub ask: bool,
}

impl Register {
    /// Builds a register. Of several offers with one id the last counts. Free weeks before the week of
    /// `first_week` are forgotten, and a lack of hours in them is then not known.
    #[must_use]
    pub fn build(terms: Terms, offers: Vec<Offer>, first_week: Date) -> Register {
        let first_week = monday(first_week);
        let by_id: BTreeMap<OfferId, Offer> = offers.into_iter().map(|offer| (offer.id, offer)).collect();
        let offers = by_id.into_values().map(|offer| normal(offer, first_week)).collect();
        Register { terms, first_week, offers }
    }

    /// What the register says to a need.
    #[must_use]
    pub fn answer(&self, need: &Need, wish: &Wish) -> Answer {
        reference::answer(&self.terms, &self.offers, need, wish)
    }

    /// Every offer that misses nothing required, by id: for groups of makers, and for what an offer closes.
    #[must_use]
    pub fn fits(&self, need: &Need) -> Vec<Fit> {
        reference::fits(&self.terms, &self.offers, need)
    }

    /// The register after some changes.
    #[must_use]
    pub fn changed(&self, changes: &Changes) -> Register {
        let kept = self.offers.iter().filter(|offer| !changes.removed.contains(&offer.id)).cloned();
        Register::build(
            self.terms.clone(),
            kept.chain(changes.put.iter().cloned()).collect(),
            self.first_week,
        )
    }

    /// An offer as the register holds it: its calendar cut to the register's first week.
    #[must_use]
    pub fn offer(&self, id: OfferId) -> Option<Offer> {
        self.offers.iter().find(|offer| offer.id == id).cloned()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.offers.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.offers.is_empty()
    }

    #[must_use]
    pub const fn terms(&self) -> &Terms {
        &self.terms
    }
}

/// The offer with its lists sorted and its calendar counted from `first_week`: what the register can give back.
fn normal(mut offer: Offer, first_week: Date) -> Offer {
    offer.materials.sort_unstable();
    offer.materials.dedup();
    // Of one certificate listed twice, the entry that lasts longer counts.
    offer.certificates.sort_by_key(|held| (held.certificate, held.valid_until.unwrap_or(Date::MAX)));
    offer.certificates.reverse();
    offer.certificates.dedup_by_key(|held| held.certificate);
    offer.certificates.reverse();
    offer.calendar = offer.calendar.and_then(|calendar| aligned(calendar, first_week));
    offer
}

/// The same free weeks, listed from `first_week`; `None` when no week from then on is stated.
fn aligned(calendar: Calendar, first_week: Date) -> Option<Calendar> {
    let ahead = days_between(first_week, monday(calendar.first_week)) / 7;
    let stated = calendar.free_hours.into_iter().map(|hours| hours.map(|hours| hours.min(65_534)));
    let mut free_hours: Vec<Option<u16>> = match usize::try_from(ahead) {
        Ok(ahead) => std::iter::repeat_n(None, ahead).chain(stated).collect(),
        Err(_) => stated.skip(usize::try_from(-ahead).expect("negative when not positive")).collect(),
    };
    let stated = free_hours.iter().rposition(Option::is_some)? + 1;
    free_hours.truncate(stated.min(LONGEST_CALENDAR));
    Some(Calendar { first_week, free_hours })
}

/// Five years: further ahead nobody knows.
const LONGEST_CALENDAR: usize = 260;
