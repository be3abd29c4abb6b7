//! What a file states laid over what the register holds. The rule: a file adds and changes, it never takes away.
//!
//! What the file does not speak of stays: a column that is not there, an empty cell, a site or an offer that is not
//! listed, the maker's own words. A value with better evidence than the file's stays too, and is told as a doubt. A
//! second import of the same file therefore changes nothing.

use matching::Stages;

use super::stated::{
    Fact, StatedCertificate, StatedMaker, StatedOffer, StatedSite, add_new, fill_site, same_place,
};
use crate::makers::model::{
    CertificateHeld, Evidence, FactEvidence, Level, Maker, MakerId, OfferId, OfferRecord, Site, SiteId,
    Subject,
};
use jiff::civil::Date;

/// A value of the register that was kept against the file, for its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The field's name.
    pub field: &'static str,
    pub level: Level,
}

/// Whose word it is where the file does not say.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    pub by: &'a str,
    pub today: Date,
}

impl Source<'_> {
    fn evidence(&self) -> Evidence {
        Evidence { level: Level::SelfDeclared, on: self.today, by: self.by.to_owned() }
    }
}

/// A maker that the register does not hold yet. Offers and sites have ids below zero, by which the evidence for their
/// facts refers to them until the register numbers them.
#[must_use]
pub fn new_maker(stated: StatedMaker, source: &Source<'_>) -> Maker {
    let empty = Maker {
        id: MakerId(0),
        organisation_number: None,
        personal_number: false,
        name: stated.name.clone(),
        web: None,
        sni_codes: Vec::new(),
        own_words: None,
        example: false,
        sites: Vec::new(),
        certificates: Vec::new(),
        certificates_not_held: Vec::new(),
        certificates_complete_on: None,
        evidence: Vec::new(),
        as_stated: std::collections::BTreeMap::new(),
        updated_on: source.today,
        version: 1,
    };
    update(empty, stated, source).0
}

/// The register's maker with what the file states, and what was kept against it.
#[must_use]
pub fn update(mut maker: Maker, stated: StatedMaker, source: &Source<'_>) -> (Maker, Vec<Kept>) {
    let mut kept = Vec::new();
    maker.name = stated.name;
    if let Some(number) = stated.number {
        maker.personal_number = number.is_personal();
        let digits = number.digits();
        maker.organisation_number = Some(format!("{}-{}", &digits[..6], &digits[6..]));
    }
    replace(&mut maker.web, stated.web);
    replace(&mut maker.own_words, stated.own_words);
    maker.example = stated.example.unwrap_or(maker.example);
    replace(&mut maker.certificates_complete_on, stated.certificates_complete_on);
    if !stated.sni.is_empty() {
        maker.sni_codes = stated.sni;
    }
    maker.as_stated.extend(stated.as_stated);
    add_facts(&mut maker.evidence, Subject::Maker, stated.facts);
    let mut keys: Vec<(String, usize)> = Vec::new();
    // A site or offer of the register is taken once, so that two alike in the file are two in the register.
    let mut taken = Vec::new();
    for site in stated.sites {
        let at = site_of(&maker.sites, &site, &taken);
        let key = site.key.clone();
        let at = match at {
            Some(at) => at,
            None => {
                maker.sites.push(new_site(below_zero(&maker)));
                maker.sites.len() - 1
            }
        };
        taken.push(at);
        keys.extend(key.map(|key| (key, at)));
        take_site(&mut maker, at, site, source, &mut kept);
    }
    let mut taken = Vec::new();
    for certificate in stated.certificates {
        let at = take_certificate(&mut maker, certificate, &keys, source, &taken);
        taken.push(at);
    }
    for one in stated.not_held {
        let is_held = maker.certificates.iter().any(|held| held.certificate == one.certificate);
        let is_known = maker.lacking().any(|known| known.certificate == one.certificate);
        // An import adds and never takes away: what is held stays.
        if !is_held && (!is_known || one.evidence.is_some()) {
            maker.does_not_hold(one.certificate, one.evidence.unwrap_or_else(|| source.evidence()));
        }
    }
    (maker, kept)
}

/// The place in the register of a site that the file states.
fn site_of(sites: &[Site], stated: &StatedSite, taken: &[usize]) -> Option<usize> {
    let free = || (0..sites.len()).filter(|at| !taken.contains(at));
    if says_no_place(&stated.site) && stated.key.is_none() {
        return free().next().or_else(|| (!sites.is_empty()).then_some(0));
    }
    free().find(|at| same_place(&sites[*at], &stated.site) && shares_place(&sites[*at], &stated.site))
}

fn says_no_place(site: &Site) -> bool {
    site.name.is_none()
        && site.address.is_none()
        && site.postal_code.is_none()
        && site.locality.is_none()
        && site.kommun.is_none()
        && site.position.is_none()
        && site.place_as_stated.is_none()
}

/// Two sites that say nothing in common are not one, unless one of them says nothing at all.
fn shares_place(a: &Site, b: &Site) -> bool {
    says_no_place(a)
        || says_no_place(b)
        || (a.kommun.is_some() && a.kommun == b.kommun)
        || (a.locality.is_some() && a.locality == b.locality)
        || (a.name.is_some() && a.name == b.name)
        || (a.address.is_some() && a.address == b.address)
        || (a.postal_code.is_some() && b.postal_code.is_some())
        || (a.place_as_stated.is_some() && a.place_as_stated == b.place_as_stated)
        || (a.position.is_some() && b.position.is_some())
}

fn new_site(id: i64) -> Site {
    Site {
        id: SiteId(id),
        name: None,
        address: None,
        postal_code: None,
        locality: None,
        kommun: None,
        country: String::new(),
        position: None,
        place_as_stated: None,
        offers: Vec::new(),
    }
}

/// A number that no site or offer of the maker has yet, for those that the register has not numbered.
fn below_zero(maker: &Maker) -> i64 {
    let sites = maker.sites.iter().map(|site| site.id.0);
    let offers = maker.offers().map(|(_, offer)| offer.id.0);
    sites.chain(offers).chain([0]).min().unwrap_or(0) - 1
}

fn take_site(maker: &mut Maker, at: usize, stated: StatedSite, source: &Source<'_>, kept: &mut Vec<Kept>) {
    let StatedSite { site: mut place, offers, facts, .. } = stated;
    let known = &mut maker.sites[at];
    let before = known.clone();
    let (id, records) = (known.id, std::mem::take(&mut known.offers));
    fill_site(&mut place, before);
    if place.country.is_empty() {
        place.country = "SE".to_owned();
    }
    *known = Site { id, offers: records, ..place };
    add_facts(&mut maker.evidence, Subject::Site(id), facts);
    let mut taken: Vec<OfferId> = Vec::new();
    for offer in offers {
        let record = maker.sites[at]
            .offers
            .iter()
            .find(|record| record.process == offer.offer.process && !taken.contains(&record.id))
            .cloned();
        let record = match record {
            Some(record) => change_offer(maker, record, offer, source, kept),
            None => {
                let id = OfferId(below_zero(maker));
                let evidence = offer.evidence.unwrap_or_else(|| source.evidence());
                add_facts(&mut maker.evidence, Subject::Offer(id), offer.facts);
                OfferRecord { id, evidence, ..offer.offer }
            }
        };
        taken.push(record.id);
        let records = &mut maker.sites[at].offers;
        match records.iter_mut().find(|known| known.id == record.id) {
            Some(known) => *known = record,
            None => records.push(record),
        }
    }
}

/// Lays a stated offer over the register's, fact by fact.
fn change_offer(
    maker: &mut Maker,
    before: OfferRecord,
    stated: StatedOffer,
    source: &Source<'_>,
    kept: &mut Vec<Kept>,
) -> OfferRecord {
    let evidence = stated.evidence.clone().unwrap_or_else(|| source.evidence());
    let mut record = before.clone();
    let mut changed: Vec<&'static str> = Vec::new();
    {
        let mut fact = |field: &'static str, differs: bool| -> bool {
            if !differs {
                return false;
            }
            let held = maker.evidence_for(&before, field).level;
            if held > evidence.level && before_states(&before, field) {
                kept.push(Kept { field, level: held });
                return false;
            }
            changed.push(field);
            true
        };
        let new = &stated.offer;
        macro_rules! take {
            ($($name:ident: $field:literal),* $(,)?) => { $(
                if fact($field, new.$name.is_some() && new.$name != before.$name) {
                    record.$name = new.$name.clone();
                }
            )* };
        }
        take!(
            largest: "size", smallest: "smallest_part", heaviest: "mass", tolerance: "tolerance",
            thinnest_wall: "wall", smallest_series: "smallest_series", largest_series: "largest_series",
            lead_time_days: "lead_time", sourcing: "sourcing", newcomers: "newcomers",
            machine_group: "machine_group",
        );
        if fact("material", !new.materials.is_empty() && new.materials != before.materials) {
            record.materials.clone_from(&new.materials);
        }
        let stages = Stages {
            prototype: new.stages.prototype.or(before.stages.prototype),
            pilot_series: new.stages.pilot_series.or(before.stages.pilot_series),
            full_scale: new.stages.full_scale.or(before.stages.full_scale),
        };
        if fact("stage", stages != before.stages) {
            record.stages = stages;
        }
        let weeks = with_weeks(&before, new);
        if fact("capacity", weeks != before.free_weeks) {
            record.free_weeks = weeks;
        }
    }
    record.as_stated.extend(stated.offer.as_stated);
    // Evidence for a value that is no longer there says nothing of the new one.
    let subject = Subject::Offer(before.id);
    maker.evidence.retain(|e| e.subject != subject || !changed.contains(&e.field.as_str()));
    if changed.contains(&"capacity") {
        maker.forget_evidence(subject, "free_weeks");
    }
    match stated.evidence {
        // The file speaks of the evidence itself: the better, and of two alike the later, holds.
        Some(evidence) if (evidence.level, evidence.on) > (before.evidence.level, before.evidence.on) => {
            record.evidence = evidence;
        }
        // The offer's other facts keep their better evidence; what is new has the file's.
        _ if before.evidence.level > evidence.level => {
            let facts = changed.iter().map(|field| Fact {
                field: (*field).to_owned(),
                evidence: evidence.clone(),
                note: None,
            });
            add_facts(&mut maker.evidence, subject, facts.collect());
        }
        _ if !changed.is_empty() => record.evidence = evidence,
        _ => {}
    }
    add_facts(&mut maker.evidence, subject, stated.facts);
    record
}

fn before_states(offer: &OfferRecord, field: &str) -> bool {
    match field {
        "size" => offer.largest.is_some(),
        "smallest_part" => offer.smallest.is_some(),
        "mass" => offer.heaviest.is_some(),
        "tolerance" => offer.tolerance.is_some(),
        "wall" => offer.thinnest_wall.is_some(),
        "smallest_series" => offer.smallest_series.is_some(),
        "largest_series" => offer.largest_series.is_some(),
        "lead_time" => offer.lead_time_days.is_some(),
        "sourcing" => offer.sourcing.is_some(),
        "newcomers" => offer.newcomers.is_some(),
        "machine_group" => offer.machine_group.is_some(),
        "material" => !offer.materials.is_empty(),
        "stage" => offer.stages != Stages::default(),
        // Free hours are the maker's own to say, whatever an adviser saw of its machines.
        _ => false,
    }
}

/// The weeks of the file over those of the register; other weeks stay.
fn with_weeks(before: &OfferRecord, stated: &OfferRecord) -> Vec<crate::makers::model::FreeWeek> {
    let mut weeks = before.free_weeks.clone();
    for week in &stated.free_weeks {
        match weeks.iter_mut().find(|known| known.monday == week.monday) {
            Some(known) => {
                known.actual = week.actual;
                known.maximum = week.maximum.or(known.maximum);
            }
            None => weeks.push(*week),
        }
    }
    weeks.sort_unstable_by_key(|week| week.monday);
    weeks
}

/// Returns where it stands in the maker's list.
fn take_certificate(
    maker: &mut Maker,
    stated: StatedCertificate,
    keys: &[(String, usize)],
    source: &Source<'_>,
    taken: &[usize],
) -> usize {
    let sites: Vec<usize> = stated
        .sites
        .iter()
        .filter_map(|key| keys.iter().find(|(known, _)| known == key).map(|(_, at)| *at))
        .collect();
    let evidence = stated.evidence.clone().unwrap_or_else(|| source.evidence());
    let new = stated.held;
    let known = (0..maker.certificates.len()).find(|at| {
        let held = &maker.certificates[*at];
        !taken.contains(at)
            && held.certificate == new.certificate
            && (sites.is_empty() || held.sites == sites)
    });
    match known {
        Some(at) => {
            let held = &mut maker.certificates[at];
            let before = held.clone();
            replace(&mut held.issuer, new.issuer);
            replace(&mut held.registration_number, new.registration_number);
            replace(&mut held.valid_from, new.valid_from);
            replace(&mut held.valid_until, new.valid_until);
            let stronger = (evidence.level, evidence.on) > (held.evidence.level, held.evidence.on);
            if *held != before || (stated.evidence.is_some() && stronger) {
                held.evidence = evidence;
            }
            at
        }
        None => {
            maker.certificates.push(CertificateHeld { sites, evidence, ..new });
            maker.certificates.len() - 1
        }
    }
}

fn add_facts(evidence: &mut Vec<FactEvidence>, subject: Subject, facts: Vec<Fact>) {
    let facts = facts
        .into_iter()
        .map(|fact| FactEvidence { subject, field: fact.field, evidence: fact.evidence, note: fact.note })
        .collect();
    add_new(evidence, facts);
}

fn replace<T>(value: &mut Option<T>, stated: Option<T>) {
    if stated.is_some() {
        *value = stated;
    }
}
