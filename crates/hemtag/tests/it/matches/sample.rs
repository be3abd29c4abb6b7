//! Four makers and two needs that stand close enough to each other to tell every kind of verdict.

#![allow(dead_code, reason = "each test program takes what it needs of the samples")]

use std::collections::BTreeMap;

use hemtag::{
    access::Caller,
    app::App,
    makers::{
        self,
        model::{
            CertificateHeld, Evidence, Level, Maker, MakerId, OfferId, OfferRecord, Site, SiteId,
            ToleranceStated,
        },
    },
    needs::model::{
        Answer, Asks, NeedDocument, Newcomer, Origin, Owner, Part, Stage, ToleranceStated as Asked, Word,
    },
};
use jiff::civil::date;
use matching::{Envelope, Newcomers, PartSize, Position, Sourcing, Stages};
use vocabulary::{Length, MilliGrade, Vocabulary};

fn mm(mm: u32) -> Length {
    Length::from_um(mm * 1000)
}

fn evidence() -> Evidence {
    Evidence { level: Level::SelfDeclared, on: date(2026, 10, 1), by: "tillverkaren".into() }
}

pub fn offer(process: &str, grade: Option<u16>) -> OfferRecord {
    let vocabulary = Vocabulary::embedded();
    OfferRecord {
        id: OfferId(0),
        process: vocabulary.processes().by_code(process).expect("a process").id,
        materials: vec![vocabulary.materials().by_code("AL.7").expect("a material").id],
        largest: Some(Envelope::Box([mm(600), mm(400), mm(300)])),
        smallest: None,
        heaviest: None,
        tolerance: grade
            .map(|it| ToleranceStated { grade: MilliGrade(it * 1000), as_stated: format!("IT{it}") }),
        thinnest_wall: None,
        smallest_series: Some(1),
        largest_series: Some(1000),
        stages: Stages { prototype: Some(true), pilot_series: Some(true), full_scale: Some(false) },
        lead_time_days: Some(20),
        sourcing: Some(Sourcing::InHouse),
        newcomers: Some(Newcomers::WithAdviser),
        machine_group: None,
        free_weeks: Vec::new(),
        as_stated: BTreeMap::new(),
        evidence: evidence(),
    }
}

pub fn maker(
    name: &str,
    kommun: &str,
    at: (i32, i32),
    offers: Vec<OfferRecord>,
    certified: Option<bool>,
) -> Maker {
    let held = CertificateHeld {
        certificate: Vocabulary::embedded().certificates().by_code("ISO 9001").expect("a certificate").id,
        issuer: None,
        registration_number: None,
        valid_from: None,
        valid_until: Some(date(2028, 1, 1)),
        sites: vec![0],
        evidence: evidence(),
    };
    Maker {
        id: MakerId(0),
        organisation_number: None,
        personal_number: false,
        name: name.into(),
        web: None,
        sni_codes: Vec::new(),
        own_words: None,
        example: true,
        sites: vec![Site {
            id: SiteId(0),
            name: None,
            address: None,
            postal_code: None,
            locality: None,
            kommun: Some(kommun.into()),
            country: "SE".into(),
            position: Some(Position { lat: at.0, lon: at.1 }),
            place_as_stated: None,
            offers,
        }],
        certificates: if certified == Some(true) { vec![held] } else { Vec::new() },
        certificates_not_held: Vec::new(),
        certificates_complete_on: certified.map(|_| date(2026, 10, 1)),
        evidence: Vec::new(),
        as_stated: BTreeMap::new(),
        updated_on: date(2026, 11, 24),
        version: 1,
    }
}

/// A meets the lid; B has not said its tolerance or certificates; C holds only IT11; D turns.
pub async fn registered(app: &App) {
    let mut makers = [
        maker(
            "Exempel Fräs A AB",
            "0662",
            (57_304_000, 13_540_000),
            vec![offer("3.2.01", Some(7))],
            Some(true),
        ),
        maker("Exempel Fräs B AB", "0685", (57_400_000, 14_670_000), vec![offer("3.2.02", None)], None),
        maker(
            "Exempel Fräs C AB",
            "1480",
            (57_700_000, 11_970_000),
            vec![offer("3.2.01", Some(11))],
            Some(true),
        ),
        maker(
            "Exempel Svarv D AB",
            "0680",
            (57_780_000, 14_160_000),
            vec![offer("3.2.04", Some(7))],
            Some(true),
        ),
    ];
    makers::add_makers(app, &Caller::administrator(), &mut makers).await.expect("the makers are added");
}

pub fn said<T>(value: T) -> Answer<T> {
    Answer::said(value, Origin::Form)
}

fn part(name: &str, process: (&str, &str)) -> Part {
    Part {
        name: name.into(),
        asks: Asks {
            processes: said(vec![Word::understood(process.0, process.1)]),
            materials: said(vec![Word::understood("EN AW-6082", "AL.7")]),
            size: said(PartSize::Box([mm(200), mm(100), mm(30)])),
            // ±0.0165 mm at 30 mm: IT8 of ISO 286-1.
            tolerance: said(Asked::Width { width: Length::from_um(33), at: Some(mm(30)) }),
            certificates: vec![said(Word::understood("ISO 9001", "ISO 9001"))],
            ..Asks::default()
        },
        ..Part::default()
    }
}

/// One milled lid, 200 pieces, near Jönköping.
pub fn lid() -> NeedDocument {
    NeedDocument {
        title: "Lock till styrenhet".into(),
        stage: said(Stage::Prototype),
        first_series: said(200),
        owner: Owner {
            kommun: said("0680".into()),
            newcomer: said(Newcomer::Experienced),
            ..Owner::default()
        },
        parts: vec![part("Lock", ("fräsning", "3.2.milling"))],
        ..NeedDocument::default()
    }
}

/// The lid and a turned axle.
pub fn two_parts() -> NeedDocument {
    let mut need = lid();
    need.title = "Styrenhet".into();
    need.parts.push(part("Axel", ("svarvning", "3.2.turning")));
    need
}
