//! The register as JSON, a maker with its sites and offers each, as docs/json.md describes it.

use matching::Envelope;
use serde_json::{Value, json};
use vocabulary::{IsoWeek, Vocabulary};

use super::{About, sheet::notes, table};
use crate::makers::model::{
    CertificateHeld, CertificateNotHeld, Evidence, FactEvidence, Maker, OfferRecord, Site, Subject,
};

/// The version of the JSON.
pub const VERSION: u32 = 1;

/// What stands before the makers, and the name of their list.
#[must_use]
pub fn head(about: About) -> (Value, &'static str) {
    let head = json!({
        "version": VERSION, "exported_on": about.day, "examples": about.examples, "note": notes(about, false).join(" "),
    });
    (head, "makers")
}

/// One maker. A sole trader's number is left out.
#[must_use]
pub fn maker(maker: &Maker) -> Value {
    json!({
        "maker": maker.id,
        "name": maker.name,
        "organisation_number": maker.public_number(),
        "example": maker.example,
        "web": maker.web,
        "sni": maker.sni_codes,
        "own_words": maker.own_words,
        "certificates": maker.certificates.iter().map(|held| certificate(maker, held)).collect::<Vec<_>>(),
        "certificates_not_held": maker.lacking().map(not_held).collect::<Vec<_>>(),
        "certificates_complete_on": maker.certificates_complete_on,
        "sites": maker.sites.iter().map(|at| site(maker, at)).collect::<Vec<_>>(),
        "as_stated": maker.as_stated,
        "fact_evidence": facts(maker, Subject::Maker),
        "updated_on": maker.updated_on,
    })
}

fn site(maker: &Maker, site: &Site) -> Value {
    let places = Vocabulary::embedded().places();
    let kommun = site.kommun.as_deref().and_then(|code| places.kommun(code));
    json!({
        "site": site.id,
        "name": site.name,
        "address": site.address,
        "postal_code": site.postal_code,
        "locality": site.locality,
        "kommun": site.kommun,
        "kommun_name": kommun.map(|k| k.name.as_str()),
        "county": kommun.map(|k| k.county.as_str()),
        "country": site.country,
        "latitude": site.position.map(|p| f64::from(p.lat) / 1e6),
        "longitude": site.position.map(|p| f64::from(p.lon) / 1e6),
        "place_as_stated": site.place_as_stated,
        "fact_evidence": facts(maker, Subject::Site(site.id)),
        "offers": site.offers.iter().map(|at| offer(maker, at)).collect::<Vec<_>>(),
    })
}

fn offer(maker: &Maker, offer: &OfferRecord) -> Value {
    let vocabulary = Vocabulary::embedded();
    let process = vocabulary.processes().get(offer.process);
    let largest = offer.largest.map(|largest| match largest {
        Envelope::Box(sides) => json!({ "box_mm": sides.map(vocabulary::Length::mm) }),
        Envelope::Round { diameter, length } => {
            json!({ "diameter_mm": diameter.mm(), "length_mm": length.mm() })
        }
    });
    let materials: Vec<&str> =
        offer.materials.iter().map(|m| vocabulary.materials().get(*m).code.as_str()).collect();
    let weeks: Vec<Value> = offer
        .free_weeks
        .iter()
        .map(|week| {
            json!({ "week": IsoWeek::of(week.monday).to_string(), "hours": week.actual, "at_most": week.maximum })
        })
        .collect();
    json!({
        "offer": offer.id,
        "process": process.code,
        "process_name_sv": process.name_sv,
        "process_name_en": process.name_en,
        "materials": materials,
        "largest": largest,
        "smallest_mm": offer.smallest.map(vocabulary::Length::mm),
        "heaviest_kg": offer.heaviest.map(vocabulary::Mass::kg),
        "tolerance": offer.tolerance.as_ref().map(|t| json!({
            "it": f64::from(t.grade.0) / 1000.0, "as_stated": t.as_stated,
        })),
        "thinnest_wall_mm": offer.thinnest_wall.map(vocabulary::Length::mm),
        "smallest_series": offer.smallest_series,
        "largest_series": offer.largest_series,
        "stages": {
            "prototype": offer.stages.prototype, "pilot_series": offer.stages.pilot_series,
            "full_scale": offer.stages.full_scale,
        },
        "lead_time_days": offer.lead_time_days,
        "sourcing": offer.sourcing.map(table::sourcing),
        "newcomers": offer.newcomers.map(table::newcomers), "machine_group": offer.machine_group,
        "free_weeks": weeks,
        "as_stated": offer.as_stated,
        "evidence": evidence(&offer.evidence),
        "fact_evidence": facts(maker, Subject::Offer(offer.id)),
    })
}

fn certificate(maker: &Maker, held: &CertificateHeld) -> Value {
    let term = Vocabulary::embedded().certificates().get(held.certificate);
    json!({
        "certificate": term.code,
        "name_sv": term.name_sv,
        "name_en": term.name_en,
        "issuer": held.issuer,
        "registration_number": held.registration_number,
        "valid_from": held.valid_from,
        "valid_until": held.valid_until,
        "sites": held.sites.iter().filter_map(|at| maker.sites.get(*at)).map(|s| s.id).collect::<Vec<_>>(),
        "evidence": evidence(&held.evidence),
    })
}

fn not_held(one: &CertificateNotHeld) -> Value {
    let term = Vocabulary::embedded().certificates().get(one.certificate);
    json!({ "certificate": term.code, "name_sv": term.name_sv, "name_en": term.name_en, "evidence": evidence(&one.evidence) })
}

fn evidence(evidence: &Evidence) -> Value {
    json!({ "level": evidence.level.code(), "on": evidence.on, "by": evidence.by })
}

fn facts(maker: &Maker, subject: Subject) -> Vec<Value> {
    let of = |fact: &&FactEvidence| fact.subject == subject;
    maker
        .evidence
        .iter()
        .filter(of)
        .map(|fact| json!({ "field": fact.field, "evidence": evidence(&fact.evidence), "note": fact.note }))
        .collect()
}
