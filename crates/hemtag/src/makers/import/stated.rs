//! What a file states of a maker: the register's own records, with a difference between *not stated* and stated.
//! Rows of one maker are joined here; what the register already holds comes in `merge`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use matching::Stages;
use vocabulary::{CertificateId, OrganisationNumber};

use crate::makers::model::{CertificateHeld, Evidence, OfferRecord, Site};

/// One maker, from one or several rows.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedMaker {
    pub first_row: u64,
    /// How the rows of the maker are told in the file itself, where it does.
    pub key: Option<String>,
    pub name: String,
    pub number: Option<OrganisationNumber>,
    pub web: Option<String>,
    pub sni: Vec<String>,
    pub own_words: Option<String>,
    pub example: Option<bool>,
    pub certificates_complete_on: Option<Date>,
    pub certificates: Vec<StatedCertificate>,
    pub not_held: Vec<StatedNotHeld>,
    pub sites: Vec<StatedSite>,
    pub as_stated: BTreeMap<String, String>,
    /// Evidence for single facts of the maker itself.
    pub facts: Vec<Fact>,
}

/// One site. An empty country is not stated.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedSite {
    pub key: Option<String>,
    pub site: Site,
    pub offers: Vec<StatedOffer>,
    pub facts: Vec<Fact>,
}

/// One offer. The evidence within the record is not used: it may not be stated.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedOffer {
    pub key: Option<String>,
    pub offer: OfferRecord,
    pub evidence: Option<Evidence>,
    pub facts: Vec<Fact>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct StatedCertificate {
    pub held: CertificateHeld,
    pub evidence: Option<Evidence>,
    /// Keys of the sites it covers; empty for all.
    pub sites: Vec<String>,
}

/// A certificate that the maker says it does not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedNotHeld {
    pub certificate: CertificateId,
    pub evidence: Option<Evidence>,
}

/// Evidence for one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub field: String,
    pub evidence: Evidence,
    pub note: Option<String>,
}

/// What differs between two rows of one maker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub kept: String,
    pub other: String,
}

impl StatedMaker {
    /// Takes another row of the same maker in. What both say differently stays as the first said it.
    pub fn join(&mut self, row: StatedMaker) -> Vec<Difference> {
        let mut differences = Vec::new();
        keep_first(&mut self.web, row.web, &mut differences);
        keep_first(&mut self.own_words, row.own_words, &mut differences);
        self.example = self.example.or(row.example);
        self.certificates_complete_on = self.certificates_complete_on.or(row.certificates_complete_on);
        self.number = self.number.or(row.number);
        add_new(&mut self.sni, row.sni);
        add_new(&mut self.facts, row.facts);
        for certificate in row.certificates {
            self.take_certificate(certificate);
        }
        for one in row.not_held {
            if self.not_held.iter().all(|known| known.certificate != one.certificate) {
                self.not_held.push(one);
            }
        }
        for (head, text) in row.as_stated {
            let kept = self.as_stated.entry(head).or_default();
            if kept.is_empty() {
                *kept = text;
            } else if !kept.split("; ").any(|k| k == text) {
                kept.push_str("; ");
                kept.push_str(&text);
            }
        }
        for site in row.sites {
            match self.sites.iter_mut().find(|known| known.is_same(&site)) {
                Some(known) => known.join(site),
                None => self.sites.push(site),
            }
        }
        differences
    }

    fn take_certificate(&mut self, other: StatedCertificate) {
        let same = self.certificates.iter_mut().find(|known| {
            known.held.certificate == other.held.certificate
                && known.sites == other.sites
                && agree(&known.held.registration_number, &other.held.registration_number)
                && agree(&known.held.issuer, &other.held.issuer)
                && agree(&known.held.valid_until, &other.held.valid_until)
        });
        match same {
            Some(known) => {
                known.held.issuer = known.held.issuer.take().or(other.held.issuer);
                known.held.registration_number =
                    known.held.registration_number.take().or(other.held.registration_number);
                known.held.valid_from = known.held.valid_from.or(other.held.valid_from);
                known.held.valid_until = known.held.valid_until.or(other.held.valid_until);
                known.evidence = known.evidence.take().or(other.evidence);
            }
            None => self.certificates.push(other),
        }
    }
}

impl StatedSite {
    /// The same key, or without keys nothing that both state differently.
    #[must_use]
    pub fn is_same(&self, other: &StatedSite) -> bool {
        match (&self.key, &other.key) {
            (Some(a), Some(b)) => a == b,
            _ => same_place(&self.site, &other.site),
        }
    }

    fn join(&mut self, other: StatedSite) {
        self.key = self.key.take().or(other.key);
        fill_site(&mut self.site, other.site);
        add_new(&mut self.facts, other.facts);
        for offer in other.offers {
            match self.offers.iter_mut().find(|known| known.is_same(&offer)) {
                Some(known) => known.join(offer),
                None => self.offers.push(offer),
            }
        }
    }
}

impl StatedOffer {
    fn is_same(&self, other: &StatedOffer) -> bool {
        match (&self.key, &other.key) {
            (Some(a), Some(b)) => a == b,
            _ => self.offer.process == other.offer.process && agrees(&self.offer, &other.offer),
        }
    }

    fn join(&mut self, other: StatedOffer) {
        let StatedOffer { offer, evidence, facts, .. } = other;
        add_new(&mut self.offer.materials, offer.materials.clone());
        self.offer.materials.sort_unstable();
        fill_offer(&mut self.offer, &offer);
        self.evidence = self.evidence.take().or(evidence);
        add_new(&mut self.facts, facts);
    }
}

/// True when nothing that both sites state differs.
#[must_use]
pub fn same_place(a: &Site, b: &Site) -> bool {
    let country = a.country.is_empty() || b.country.is_empty() || a.country == b.country;
    // A position is measured anew by every register: a hundredth of a degree, about a kilometre, is the same place.
    let near = match (a.position, b.position) {
        (Some(a), Some(b)) => a.lat.abs_diff(b.lat) < 10_000 && a.lon.abs_diff(b.lon) < 10_000,
        _ => true,
    };
    country
        && near
        && agree(&a.name, &b.name)
        && agree(&a.address, &b.address)
        && agree(&without_blanks(&a.postal_code), &without_blanks(&b.postal_code))
        && agree(&a.kommun, &b.kommun)
        && (a.kommun.is_some() && b.kommun.is_some() || agree(&a.locality, &b.locality))
        && (a.kommun.is_some() || b.kommun.is_some() || agree(&a.place_as_stated, &b.place_as_stated))
}

fn without_blanks(postal_code: &Option<String>) -> Option<String> {
    postal_code.as_ref().map(|code| code.chars().filter(|c| !c.is_whitespace()).collect())
}

/// Takes what is stated over what is not.
pub fn fill_site(site: &mut Site, other: Site) {
    site.name = site.name.take().or(other.name);
    site.address = site.address.take().or(other.address);
    site.postal_code = site.postal_code.take().or(other.postal_code);
    site.locality = site.locality.take().or(other.locality);
    site.kommun = site.kommun.take().or(other.kommun);
    site.position = site.position.or(other.position);
    site.place_as_stated = site.place_as_stated.take().or(other.place_as_stated);
    if site.country.is_empty() {
        site.country = other.country;
    }
}

/// True when no single value that both offers state differs. Lists do not differ, they add up.
fn agrees(a: &OfferRecord, b: &OfferRecord) -> bool {
    agree(&a.largest, &b.largest)
        && agree(&a.smallest, &b.smallest)
        && agree(&a.heaviest, &b.heaviest)
        && agree(&a.tolerance, &b.tolerance)
        && agree(&a.thinnest_wall, &b.thinnest_wall)
        && agree(&a.smallest_series, &b.smallest_series)
        && agree(&a.largest_series, &b.largest_series)
        && agree(&a.lead_time_days, &b.lead_time_days)
        && agree(&a.sourcing, &b.sourcing)
        && agree(&a.newcomers, &b.newcomers)
        && agree(&a.machine_group, &b.machine_group)
        && agree(&a.stages.prototype, &b.stages.prototype)
        && agree(&a.stages.pilot_series, &b.stages.pilot_series)
        && agree(&a.stages.full_scale, &b.stages.full_scale)
}

fn fill_offer(offer: &mut OfferRecord, other: &OfferRecord) {
    offer.largest = offer.largest.or(other.largest);
    offer.smallest = offer.smallest.or(other.smallest);
    offer.heaviest = offer.heaviest.or(other.heaviest);
    offer.tolerance = offer.tolerance.take().or_else(|| other.tolerance.clone());
    offer.thinnest_wall = offer.thinnest_wall.or(other.thinnest_wall);
    offer.smallest_series = offer.smallest_series.or(other.smallest_series);
    offer.largest_series = offer.largest_series.or(other.largest_series);
    offer.stages = Stages {
        prototype: offer.stages.prototype.or(other.stages.prototype),
        pilot_series: offer.stages.pilot_series.or(other.stages.pilot_series),
        full_scale: offer.stages.full_scale.or(other.stages.full_scale),
    };
    offer.lead_time_days = offer.lead_time_days.or(other.lead_time_days);
    offer.sourcing = offer.sourcing.or(other.sourcing);
    offer.newcomers = offer.newcomers.or(other.newcomers);
    if offer.machine_group.is_none() {
        offer.machine_group.clone_from(&other.machine_group);
    }
    for week in &other.free_weeks {
        if offer.free_weeks.iter().all(|known| known.monday != week.monday) {
            offer.free_weeks.push(*week);
        }
    }
    offer.free_weeks.sort_unstable_by_key(|week| week.monday);
    for (head, text) in &other.as_stated {
        offer.as_stated.entry(head.clone()).or_insert_with(|| text.clone());
    }
}

/// True unless both are stated and differ.
pub(super) fn agree<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_none() || b.is_none() || a == b
}

pub(super) fn add_new<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}

fn keep_first(kept: &mut Option<String>, other: Option<String>, differences: &mut Vec<Difference>) {
    match (kept.as_ref(), other) {
        (None, other) => *kept = other,
        (Some(kept), Some(other)) if *kept != other => {
            differences.push(Difference { kept: kept.clone(), other });
        }
        _ => {}
    }
}
