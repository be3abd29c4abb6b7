//! A maker with everything that the register can hold, and texts that are hard to carry.

use std::collections::BTreeMap;

use hemtag::makers::model::{
    CertificateHeld, CertificateNotHeld, Evidence, FactEvidence, FreeWeek, Level, Maker, MakerId, OfferId,
    OfferRecord, Site, SiteId, Subject, ToleranceStated,
};
use jiff::civil::date;
use matching::{Envelope, Newcomers, Position, Sourcing, Stages};
use vocabulary::{Length, Mass, MilliGrade, Vocabulary};

pub fn evidence(level: Level, by: &str) -> Evidence {
    Evidence { level, on: date(2026, 10, 1), by: by.into() }
}

pub fn offer() -> OfferRecord {
    let vocabulary = Vocabulary::embedded();
    OfferRecord {
        id: OfferId(0),
        process: vocabulary.processes().by_code("3.2.04").unwrap().id,
        materials: vec![vocabulary.materials().by_code("SS.1").unwrap().id],
        largest: Some(Envelope::Round {
            diameter: Length::from_um(250_125),
            length: Length::from_um(1_234_567),
        }),
        smallest: Some(Length::from_um(2_345)),
        heaviest: Mass::from_kg(40.123),
        tolerance: Some(ToleranceStated {
            grade: MilliGrade(7432),
            as_stated: "±0,02 vid 100; se ritning".into(),
        }),
        thinnest_wall: Some(Length::from_um(805)),
        smallest_series: Some(1),
        largest_series: Some(123_456),
        stages: Stages { prototype: Some(true), pilot_series: Some(false), full_scale: None },
        lead_time_days: Some(20),
        sourcing: Some(Sourcing::Partner),
        newcomers: Some(Newcomers::WithAdviser),
        machine_group: None,
        free_weeks: vec![
            FreeWeek { monday: date(2026, 11, 23), actual: 30, maximum: Some(60) },
            FreeWeek { monday: date(2026, 12, 7), actual: 0, maximum: None },
        ],
        as_stated: BTreeMap::from([("Övrigt".to_owned(), "även gängor; M3 | M4 = ja".to_owned())]),
        evidence: evidence(Level::SelfDeclared, "tillverkaren; genom IUC"),
    }
}

pub fn site(kommun: &str) -> Site {
    Site {
        id: SiteId(0),
        name: Some("Verkstad 1".into()),
        address: Some("Storgatan 1, uppgång \"B\"".into()),
        postal_code: Some("332 31".into()),
        locality: Some("Gislaved".into()),
        kommun: Some(kommun.into()),
        country: "SE".into(),
        position: Some(Position { lat: 57_304_123, lon: 13_540_001 }),
        place_as_stated: None,
        offers: vec![offer()],
    }
}

/// Its second offer has the same process as the first; an adviser has seen a fact of it.
pub fn maker(name: &str, number: Option<&str>) -> Maker {
    let vocabulary = Vocabulary::embedded();
    let iso = vocabulary.certificates().by_code("ISO 9001").unwrap().id;
    let mut near = site("0662");
    let second = OfferRecord {
        id: OfferId(-1),
        largest: Some(Envelope::Box([
            Length::from_um(300_000),
            Length::from_um(100_000),
            Length::from_um(200_000),
        ])),
        machine_group: None,
        free_weeks: Vec::new(),
        as_stated: BTreeMap::new(),
        ..offer()
    };
    near.offers.push(second);
    let far = Site {
        name: None,
        address: None,
        postal_code: None,
        locality: Some("Hamburg".into()),
        kommun: None,
        country: "DE".into(),
        position: None,
        place_as_stated: Some("Hamburg, Germany".into()),
        offers: Vec::new(),
        id: SiteId(0),
    };
    Maker {
        id: MakerId(0),
        organisation_number: number.map(str::to_owned),
        personal_number: false,
        name: name.into(),
        web: Some("https://svarv.example".into()),
        sni_codes: vec!["25620".into(), "25110".into()],
        own_words: Some("=Vi svarvar\noch \"fräser\"; allt".into()),
        example: true,
        sites: vec![near, far],
        certificates: vec![
            CertificateHeld {
                certificate: iso,
                issuer: Some("Organ; AB | Norr".into()),
                registration_number: Some("A=1".into()),
                valid_from: Some(date(2025, 1, 1)),
                valid_until: Some(date(2027, 12, 31)),
                sites: vec![0],
                evidence: evidence(Level::Document, "certifikatet"),
            },
            CertificateHeld {
                certificate: iso,
                issuer: None,
                registration_number: None,
                valid_from: None,
                valid_until: None,
                sites: vec![1],
                evidence: evidence(Level::SelfDeclared, "tillverkaren"),
            },
        ],
        certificates_not_held: vec![CertificateNotHeld {
            certificate: vocabulary.certificates().by_code("ISO 14001").unwrap().id,
            evidence: Evidence {
                level: Level::SelfDeclared,
                on: date(2026, 10, 1),
                by: "tillverkaren".into(),
            },
        }],
        certificates_complete_on: Some(date(2026, 10, 1)),
        evidence: vec![
            FactEvidence {
                subject: Subject::Offer(OfferId(-1)),
                field: "tolerance".into(),
                evidence: evidence(Level::AdviserSeen, "IUC"),
                note: Some("mätprotokoll; nr 4".into()),
            },
            FactEvidence {
                subject: Subject::Maker,
                field: "web".into(),
                evidence: evidence(Level::SelfDeclared, "tillverkaren"),
                note: None,
            },
        ],
        as_stated: BTreeMap::from([("+Telefon".to_owned(), "+46 \\ 1;2|3".to_owned())]),
        updated_on: date(2026, 11, 24),
        version: 1,
    }
}
