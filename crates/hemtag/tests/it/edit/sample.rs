//! A maker with two sites, three offers, two certificates and evidence of several kinds.

use std::collections::BTreeMap;

use crate::testkit::TestApp;
use hemtag::{
    access::Caller,
    makers::{
        self,
        model::{
            CertificateHeld, Evidence, FactEvidence, FreeWeek, Level, Maker, MakerId, OfferId, OfferRecord,
            Site, SiteId, Subject, ToleranceStated,
        },
        store,
    },
};
use jiff::civil::{Date, date};
use matching::{Envelope, Stages};
use vocabulary::{Length, Mass, MilliGrade, Vocabulary};

pub fn evidence(level: Level, on: Date, by: &str) -> Evidence {
    Evidence { level, on, by: by.into() }
}

pub fn offer(id: i64, process: &str) -> OfferRecord {
    let vocabulary = Vocabulary::embedded();
    OfferRecord {
        id: OfferId(id),
        process: vocabulary.processes().by_code(process).unwrap().id,
        materials: vec![vocabulary.materials().by_code("ST").unwrap().id],
        largest: Some(Envelope::Round {
            diameter: Length::from_um(300_000),
            length: Length::from_um(600_000),
        }),
        smallest: None,
        heaviest: Mass::from_kg(40.0),
        tolerance: Some(ToleranceStated { grade: MilliGrade(7000), as_stated: "IT7".into() }),
        thinnest_wall: None,
        smallest_series: Some(1),
        largest_series: Some(500),
        stages: Stages { prototype: Some(true), pilot_series: None, full_scale: None },
        lead_time_days: Some(20),
        sourcing: None,
        newcomers: None,
        machine_group: None,
        free_weeks: vec![FreeWeek { monday: date(2026, 11, 2), actual: 10, maximum: None }],
        as_stated: BTreeMap::new(),
        evidence: evidence(Level::SelfDeclared, date(2026, 1, 15), "tillverkaren"),
    }
}

pub fn site(id: i64, kommun: &str, offers: Vec<OfferRecord>) -> Site {
    Site {
        id: SiteId(id),
        name: None,
        address: Some("Verkstadsgatan 1".into()),
        postal_code: None,
        locality: None,
        kommun: Some(kommun.into()),
        country: "SE".into(),
        position: None,
        place_as_stated: None,
        offers,
    }
}

pub fn maker() -> Maker {
    let certificates = Vocabulary::embedded().certificates();
    let held = |code: &str, sites: Vec<usize>, until: Option<Date>| CertificateHeld {
        certificate: certificates.by_code(code).unwrap().id,
        issuer: Some("Ett certifieringsorgan".into()),
        registration_number: None,
        valid_from: None,
        valid_until: until,
        sites,
        evidence: evidence(Level::Document, date(2024, 3, 1), "certifieringsorganet"),
    };
    let fact = |subject: Subject, field: &str| FactEvidence {
        subject,
        field: field.into(),
        evidence: evidence(Level::Document, date(2024, 3, 1), "mätrummet"),
        note: None,
    };
    Maker {
        id: MakerId(0),
        organisation_number: Some("556036-0793".into()),
        personal_number: false,
        name: "Exempel Mekaniska AB".into(),
        web: Some("https://mekaniska.example".into()),
        sni_codes: vec!["25620".into()],
        own_words: None,
        example: false,
        sites: vec![
            site(-1, "0662", vec![offer(-2, "3.2.04"), offer(-3, "3.2.milling")]),
            site(-4, "0680", vec![offer(-5, "3.3.grinding")]),
        ],
        certificates: vec![
            held("ISO 9001", vec![], Some(date(2027, 12, 31))),
            held("ISO 14001", vec![0], Some(date(2026, 1, 31))),
            held("EN 1090", vec![1], None),
        ],
        certificates_not_held: Vec::new(),
        certificates_complete_on: None,
        evidence: vec![
            fact(Subject::Offer(OfferId(-2)), "tolerance"),
            fact(Subject::Offer(OfferId(-5)), "tolerance"),
            fact(Subject::Site(SiteId(-4)), "address"),
            fact(Subject::Maker, "name"),
        ],
        as_stated: BTreeMap::new(),
        updated_on: date(2026, 11, 24),
        version: 1,
    }
}

/// Keeps the sample and signs this browser in as administrator.
pub async fn kept(test: &TestApp) -> Maker {
    let mut put = [maker()];
    makers::add_makers(&test.app, &Caller::administrator(), &mut put).await.unwrap();
    test.sign_in();
    let [maker] = put;
    maker
}

pub async fn now(test: &TestApp, id: MakerId) -> Maker {
    store::find(test.app.db.reader(), id).await.unwrap().expect("the maker is there")
}

/// How many events there are, and what the last one says.
pub async fn events(test: &TestApp) -> i64 {
    hemtag::events::newest(test.app.db.reader()).await.unwrap()
}
