//! Between rows and makers. What the vocabulary no longer knows is kept as stated, never dropped.

use std::collections::BTreeMap;

use jiff::civil::Date;
use matching::{Envelope, Newcomers, Position, Sourcing, Stages};
use serde::{Serialize, de::DeserializeOwned};
use vocabulary::{Length, Mass, MilliGrade, Vocabulary};

use super::rows;
use crate::makers::model::{
    CertificateHeld, CertificateNotHeld, Evidence, FactEvidence, Level, Maker, MakerId, OfferId, OfferRecord,
    Site, SiteId, Subject, ToleranceStated, name_key,
};

/// The rows of one maker.
#[derive(Debug, Default, Serialize, serde::Deserialize)]
pub(super) struct MakerRows {
    pub(super) sites: Vec<rows::site::Model>,
    pub(super) offers: Vec<rows::offer::Model>,
    pub(super) certificates: Vec<rows::certificate::Model>,
    pub(super) evidence: Vec<rows::evidence::Model>,
}

pub(super) fn maker(row: rows::maker::Model, rows: MakerRows) -> Maker {
    let vocabulary = Vocabulary::embedded();
    let mut as_stated: BTreeMap<String, String> = from_json(&row.as_stated);
    let mut sites: Vec<Site> = rows.sites.into_iter().map(site).collect();
    for offer_row in rows.offers {
        let Some(site) = sites.iter_mut().find(|s| s.id.0 == offer_row.site_id) else { continue };
        match offer(&offer_row) {
            Some(offer) => site.offers.push(offer),
            None => {
                as_stated.insert(format!("process {}", offer_row.id), offer_row.process);
            }
        }
    }
    let (not_held, held): (Vec<_>, Vec<_>) =
        rows.certificates.into_iter().partition(|row| row.not_held == Some(true));
    let certificates_not_held = not_held
        .into_iter()
        .filter_map(|row| {
            Some(CertificateNotHeld {
                certificate: vocabulary.certificates().by_code(&row.certificate)?.id,
                evidence: evidence(&row.evidence_level, &row.evidence_on, row.evidence_by),
            })
        })
        .collect();
    let certificates = held
        .into_iter()
        .filter_map(|held| {
            let certificate = vocabulary.certificates().by_code(&held.certificate)?.id;
            Some(CertificateHeld {
                certificate,
                issuer: held.issuer,
                registration_number: held.registration_number,
                valid_from: held.valid_from.as_deref().and_then(date),
                valid_until: held.valid_until.as_deref().and_then(date),
                sites: from_json(&held.sites),
                evidence: evidence(&held.evidence_level, &held.evidence_on, held.evidence_by),
            })
        })
        .collect();
    let facts = rows
        .evidence
        .into_iter()
        .map(|e| FactEvidence {
            subject: match e.subject.as_str() {
                "site" => Subject::Site(SiteId(e.subject_id)),
                "offer" => Subject::Offer(OfferId(e.subject_id)),
                _ => Subject::Maker,
            },
            field: e.field,
            evidence: evidence(&e.level, &e.evidence_on, e.evidence_by),
            note: e.note,
        })
        .collect();
    Maker {
        id: MakerId(row.id),
        organisation_number: row.organisation_number,
        personal_number: row.personal_number,
        name: row.name,
        web: row.web,
        sni_codes: from_json(&row.sni_codes),
        own_words: row.own_words,
        example: row.example,
        sites,
        certificates,
        certificates_not_held,
        certificates_complete_on: row.certificates_complete_on.as_deref().and_then(date),
        evidence: facts,
        as_stated,
        updated_on: date(&row.updated_at).unwrap_or(Date::MIN),
        version: row.version,
    }
}

/// The site, its offers not yet in it.
pub(super) fn site(row: rows::site::Model) -> Site {
    Site {
        id: SiteId(row.id),
        name: row.name,
        address: row.address,
        postal_code: row.postal_code,
        locality: row.locality,
        kommun: row.kommun,
        country: row.country,
        position: row.lat.zip(row.lon).map(|(lat, lon)| Position { lat, lon }),
        place_as_stated: row.place_as_stated,
        offers: Vec::new(),
    }
}

/// `None` when the vocabulary does not know the process.
fn offer(row: &rows::offer::Model) -> Option<OfferRecord> {
    let vocabulary = Vocabulary::embedded();
    let materials: Vec<String> = from_json(&row.materials);
    Some(OfferRecord {
        id: OfferId(row.id),
        process: vocabulary.processes().by_code(&row.process)?.id,
        materials: materials.iter().filter_map(|m| vocabulary.materials().by_code(m)).map(|m| m.id).collect(),
        largest: largest(row),
        smallest: length(row.smallest_um),
        heaviest: row.heaviest_mg.and_then(|mg| u64::try_from(mg).ok()).map(Mass::from_mg),
        tolerance: row.tolerance_milligrade.and_then(|g| u16::try_from(g).ok()).map(|grade| {
            ToleranceStated {
                grade: MilliGrade(grade),
                as_stated: row.tolerance_as_stated.clone().unwrap_or_default(),
            }
        }),
        thinnest_wall: length(row.thinnest_wall_um),
        smallest_series: row.smallest_series.and_then(|n| u32::try_from(n).ok()),
        largest_series: row.largest_series.and_then(|n| u32::try_from(n).ok()),
        stages: Stages {
            prototype: row.prototype,
            pilot_series: row.pilot_series,
            full_scale: row.full_scale,
        },
        lead_time_days: row.lead_time_days.and_then(|d| u16::try_from(d).ok()),
        sourcing: row.sourcing.as_deref().and_then(word::<Sourcing>),
        newcomers: row.newcomers.as_deref().and_then(word::<Newcomers>),
        machine_group: row.machine_group.clone(),
        free_weeks: row.free_weeks.as_deref().map(from_json).unwrap_or_default(),
        as_stated: from_json(&row.as_stated),
        evidence: evidence(&row.evidence_level, &row.evidence_on, row.evidence_by.clone()),
    })
}

fn largest(row: &rows::offer::Model) -> Option<Envelope> {
    let (a, b) = (length(row.largest_a_um)?, length(row.largest_b_um)?);
    match row.largest_shape.as_deref()? {
        "round" => Some(Envelope::Round { diameter: a, length: b }),
        _ => Some(Envelope::Box([a, b, length(row.largest_c_um)?])),
    }
}

pub(super) fn maker_row(maker: &Maker, now: &str) -> rows::maker::Model {
    rows::maker::Model {
        id: maker.id.0,
        organisation_number: maker.organisation_number.clone(),
        personal_number: maker.personal_number,
        name: maker.name.clone(),
        name_key: name_key(&maker.name),
        web: maker.web.clone(),
        sni_codes: json(&maker.sni_codes),
        own_words: maker.own_words.clone(),
        example: maker.example,
        certificates_complete_on: maker.certificates_complete_on.map(|d| d.to_string()),
        as_stated: json(&maker.as_stated),
        created_at: now.to_owned(),
        updated_at: maker.updated_on.to_string(),
        version: maker.version,
    }
}

pub(super) fn site_row(maker: MakerId, site: &Site) -> rows::site::Model {
    rows::site::Model {
        id: site.id.0,
        maker_id: maker.0,
        name: site.name.clone(),
        address: site.address.clone(),
        postal_code: site.postal_code.clone(),
        locality: site.locality.clone(),
        kommun: site.kommun.clone(),
        country: site.country.clone(),
        lat: site.position.map(|p| p.lat),
        lon: site.position.map(|p| p.lon),
        place_as_stated: site.place_as_stated.clone(),
    }
}

pub(super) fn offer_row(maker: MakerId, site: SiteId, offer: &OfferRecord) -> rows::offer::Model {
    let vocabulary = Vocabulary::embedded();
    let (shape, sides) = match offer.largest {
        None => (None, [None; 3]),
        Some(Envelope::Box(sides)) => (Some("box"), sides.map(|s| Some(i64::from(s.um())))),
        Some(Envelope::Round { diameter, length }) => {
            (Some("round"), [Some(i64::from(diameter.um())), Some(i64::from(length.um())), None])
        }
    };
    let materials: Vec<&str> =
        offer.materials.iter().map(|m| vocabulary.materials().get(*m).code.as_str()).collect();
    rows::offer::Model {
        id: offer.id.0,
        maker_id: maker.0,
        site_id: site.0,
        process: vocabulary.processes().get(offer.process).code.clone(),
        materials: json(&materials),
        largest_shape: shape.map(str::to_owned),
        largest_a_um: sides[0],
        largest_b_um: sides[1],
        largest_c_um: sides[2],
        smallest_um: offer.smallest.map(|l| i64::from(l.um())),
        heaviest_mg: offer.heaviest.and_then(|m| i64::try_from(m.mg()).ok()),
        tolerance_milligrade: offer.tolerance.as_ref().map(|t| i32::from(t.grade.0)),
        tolerance_as_stated: offer.tolerance.as_ref().map(|t| t.as_stated.clone()),
        thinnest_wall_um: offer.thinnest_wall.map(|l| i64::from(l.um())),
        smallest_series: offer.smallest_series.map(i64::from),
        largest_series: offer.largest_series.map(i64::from),
        prototype: offer.stages.prototype,
        pilot_series: offer.stages.pilot_series,
        full_scale: offer.stages.full_scale,
        lead_time_days: offer.lead_time_days.map(i32::from),
        sourcing: offer.sourcing.as_ref().map(name),
        newcomers: offer.newcomers.as_ref().map(name),
        machine_group: offer.machine_group.clone(),
        free_weeks: (!offer.free_weeks.is_empty()).then(|| json(&offer.free_weeks)),
        as_stated: json(&offer.as_stated),
        evidence_level: offer.evidence.level.code().to_owned(),
        evidence_on: offer.evidence.on.to_string(),
        evidence_by: offer.evidence.by.clone(),
    }
}

/// The certificates of a maker, held and not.
pub(super) fn certificate_rows(maker: &Maker) -> impl Iterator<Item = rows::certificate::Model> {
    let held = maker.certificates.iter().map(|held| certificate_row(maker.id, held));
    held.chain(maker.lacking().map(|one| not_held_row(maker.id, one)))
}

fn not_held_row(maker: MakerId, one: &CertificateNotHeld) -> rows::certificate::Model {
    rows::certificate::Model {
        id: 0,
        maker_id: maker.0,
        certificate: Vocabulary::embedded().certificates().get(one.certificate).code.clone(),
        issuer: None,
        registration_number: None,
        valid_from: None,
        valid_until: None,
        sites: json(&[0; 0]),
        evidence_level: one.evidence.level.code().to_owned(),
        evidence_on: one.evidence.on.to_string(),
        evidence_by: one.evidence.by.clone(),
        not_held: Some(true),
    }
}

fn certificate_row(maker: MakerId, held: &CertificateHeld) -> rows::certificate::Model {
    let certificates = Vocabulary::embedded().certificates();
    rows::certificate::Model {
        id: 0,
        maker_id: maker.0,
        certificate: certificates.get(held.certificate).code.clone(),
        issuer: held.issuer.clone(),
        registration_number: held.registration_number.clone(),
        valid_from: held.valid_from.map(|d| d.to_string()),
        valid_until: held.valid_until.map(|d| d.to_string()),
        sites: json(&held.sites),
        evidence_level: held.evidence.level.code().to_owned(),
        evidence_on: held.evidence.on.to_string(),
        evidence_by: held.evidence.by.clone(),
        not_held: None,
    }
}

pub(super) fn evidence_row(maker: MakerId, fact: &FactEvidence) -> rows::evidence::Model {
    let (subject, subject_id) = match fact.subject {
        Subject::Maker => ("maker", maker.0),
        Subject::Site(id) => ("site", id.0),
        Subject::Offer(id) => ("offer", id.0),
    };
    rows::evidence::Model {
        id: 0,
        maker_id: maker.0,
        subject: subject.to_owned(),
        subject_id,
        field: fact.field.clone(),
        level: fact.evidence.level.code().to_owned(),
        evidence_on: fact.evidence.on.to_string(),
        evidence_by: fact.evidence.by.clone(),
        note: fact.note.clone(),
    }
}

fn evidence(level: &str, on: &str, by: String) -> Evidence {
    Evidence {
        level: Level::from_code(level).unwrap_or(Level::SelfDeclared),
        on: date(on).unwrap_or(Date::MIN),
        by,
    }
}

fn length(um: Option<i64>) -> Option<Length> {
    um.and_then(|um| u32::try_from(um).ok()).map(Length::from_um)
}

fn date(text: &str) -> Option<Date> {
    text.parse().ok()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("lists and maps of plain values can be written as JSON")
}

fn from_json<T: DeserializeOwned + Default>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_default()
}

/// The word that serde writes for a variant.
fn name(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn word<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).ok()
}
