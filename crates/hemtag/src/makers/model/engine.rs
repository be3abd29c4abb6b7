//! From the register's record to what the engine compares.

use jiff::{ToSpan, civil::Date};
use matching::{Calendar, HeldCertificate, MakerId, Offer, OfferId, SiteId};

use super::{FreeWeek, Maker, OfferRecord, Site, trust};

/// The offer as the engine sees it on a day. `county` is that of the site's kommun.
///
/// # Panics
/// When an id does not fit 32 bits: the database numbers rows from 1 and the register holds far fewer.
#[must_use]
pub fn engine_offer(
    maker: &Maker,
    index: usize,
    offer: &OfferRecord,
    county: Option<u8>,
    today: Date,
) -> Offer {
    let site = &maker.sites[index];
    Offer {
        id: OfferId(narrow(offer.id.0)),
        site: SiteId(narrow(site.id.0)),
        maker: MakerId(narrow(maker.id.0)),
        process: offer.process,
        materials: offer.materials.clone(),
        largest: offer.largest,
        smallest: offer.smallest,
        heaviest: offer.heaviest,
        finest_tolerance: offer.tolerance.as_ref().map(|t| t.grade),
        thinnest_wall: offer.thinnest_wall,
        smallest_series: offer.smallest_series,
        largest_series: offer.largest_series,
        stages: offer.stages,
        certificates: certificates(maker, index),
        certificates_complete: maker.certificates_complete_on.is_some(),
        certificates_not_held: maker.lacking().map(|one| one.certificate).collect(),
        lead_time_days: offer.lead_time_days,
        calendar: maker.weeks_count(offer, today).then(|| calendar(&offer.free_weeks)).flatten(),
        position: site.point(),
        county: county.filter(|_| is_swedish(site)),
        sourcing: offer.sourcing,
        newcomers: offer.newcomers,
        trust: trust(maker.evidence_for(offer, "process"), today),
    }
}

fn narrow(id: i64) -> u32 {
    u32::try_from(id).expect("rows are numbered from 1 and fit 32 bits")
}

fn is_swedish(site: &Site) -> bool {
    site.country == "SE"
}

/// Those of the maker's certificates that cover the site.
fn certificates(maker: &Maker, site: usize) -> Vec<HeldCertificate> {
    maker
        .certificates
        .iter()
        .filter(|held| held.sites.is_empty() || held.sites.contains(&site))
        .map(|held| HeldCertificate { certificate: held.certificate, valid_until: held.valid_until })
        .collect()
}

/// The free weeks as a row without holes; a week that is not listed is not stated.
fn calendar(weeks: &[FreeWeek]) -> Option<Calendar> {
    let first_week = weeks.iter().map(|w| w.monday).min()?;
    let last = weeks.iter().map(|w| w.monday).max()?;
    let mut free_hours = Vec::new();
    let mut monday = first_week;
    while monday <= last {
        free_hours.push(weeks.iter().find(|w| w.monday == monday).map(|w| w.actual));
        monday = monday.checked_add(7.days()).ok()?;
    }
    Some(Calendar { first_week, free_hours })
}
