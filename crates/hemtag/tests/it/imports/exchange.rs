//! Messages of industrial formats: what goes out comes in again, and what they cannot carry or we cannot read is told.

use std::{collections::BTreeSet, io::Cursor, sync::Arc};

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    makers::{
        self, examples,
        export::exchange::{Format, Lost, sites, write},
        import::{Input, MappingFile, Report, preview_import},
        model::{Maker, OfferRecord, SiteId},
    },
    words::Language,
};
use jiff::civil::date;
use matching::Envelope;
use serde_json::{Value, json};

use crate::imports::{round_trip, sample};

const TODAY: jiff::civil::Date = date(2026, 11, 24);

/// What a dry run says of a file.
async fn looked_at(test: &TestApp, text: &str, mapping: Option<MappingFile>) -> Report {
    let input = Input {
        name: "message.json".into(),
        source: Box::new(Cursor::new(text.as_bytes().to_vec())),
        mapping,
        sheet: None,
        limit: 1 << 26,
        upload: None,
    };
    preview_import(&test.app, &Caller::administrator(), input, Arc::new(|_| {})).await.unwrap()
}

fn named(name: &str) -> Option<MappingFile> {
    Some(MappingFile { version: 1, name: Some(name.to_owned()), ..MappingFile::default() })
}

/// What both formats carry of an offer. A box has its sides in no order.
fn carried(offer: &OfferRecord) -> impl PartialEq + std::fmt::Debug + use<> {
    let largest = offer.largest.map(|largest| match largest {
        Envelope::Box(mut sides) => {
            sides.sort_unstable_by(|one, other| other.cmp(one));
            Envelope::Box(sides)
        }
        round => round,
    });
    (
        (offer.process, offer.materials.clone(), largest, offer.smallest, offer.heaviest),
        (offer.tolerance.as_ref().map(|tolerance| tolerance.grade), offer.thinnest_wall),
        (offer.smallest_series, offer.largest_series, offer.stages, offer.lead_time_days),
    )
}

fn register() -> Vec<Maker> {
    let mut all = examples::makers(40, 11, TODAY);
    all.push(sample::maker("Exempel Allt AB", Some("556036-0793")));
    // As if kept: sites are told apart by their numbers.
    let mut number = 0;
    for site in all.iter_mut().flat_map(|maker| &mut maker.sites) {
        number += 1;
        site.id = SiteId(number);
        for (at, offer) in (number * 100..).zip(&mut site.offers) {
            offer.id.0 = at;
        }
    }
    all
}

#[tokio::test]
async fn what_goes_out_comes_in_again() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut messages = 0;
    for maker in register() {
        for site in sites(&maker) {
            for format in Format::ALL {
                let message = write(&maker, site, format, "https://hemtag.example.se", TODAY).unwrap();
                messages += 1;
                let mapping = if format == Format::Aas { None } else { named(&maker.name) };
                let report = looked_at(&test, &message.text, mapping).await;
                let told = (&report.rejected, &report.doubtful, &report.unknown_terms);
                assert!(told.0.is_empty() && told.1.is_empty() && told.2.is_empty(), "{format:?}: {told:#?}");
                assert_eq!((report.form.as_str(), report.new), (format.name(), 1));
                let again = &report.first[0];
                assert_eq!((&again.name, again.example), (&maker.name, maker.example));
                assert!(again.as_stated.is_empty(), "{:?}", again.as_stated);
                let before: Vec<_> = site.offers.iter().map(carried).collect();
                let after: Vec<_> = again.offers().map(|(_, offer)| carried(offer)).collect();
                assert_eq!(after, before, "{format:?} of {}", maker.name);
                let ends: BTreeSet<_> = again.certificates.iter().map(|held| held.valid_until).collect();
                if format == Format::Aas {
                    assert!(ends.iter().all(Option::is_none), "a shell has no last days");
                } else {
                    let known: BTreeSet<_> = maker.certificates.iter().map(|held| held.valid_until).collect();
                    assert!(ends.is_subset(&known), "{ends:?} of {known:?}");
                }
            }
        }
    }
    assert!(messages > 60, "{messages} messages");
}

#[test]
fn what_is_not_carried_is_told() {
    let maker = register().pop().unwrap();
    let site = sites(&maker).next().unwrap();
    let lost = |format| write(&maker, site, format, "", TODAY).unwrap().lost;
    let (shell, catena) = (lost(Format::Aas), lost(Format::CxCapability));
    for one in [Lost::OrganisationNumber, Lost::Place, Lost::FreeWeeks, Lost::Evidence, Lost::Tolerance] {
        assert!(shell.contains(&one) && catena.contains(&one), "{one:?}");
    }
    assert!(catena.contains(&Lost::Maker) && !shell.contains(&Lost::Maker));
    assert!(!shell.contains(&Lost::Other) && !catena.contains(&Lost::Other));
    for language in Language::ALL {
        assert!(shell.union(&catena).all(|one| !one.sentence(language).contains('⟦')));
    }
    // What has run out is not said to hold.
    let mut old = maker.clone();
    for held in &mut old.certificates {
        held.valid_until = Some(date(2020, 1, 1));
    }
    let message = write(&old, &old.sites[0], Format::CxCapability, "", TODAY).unwrap();
    let said: Value = serde_json::from_str(&message.text).unwrap();
    assert_eq!(said["certificates"], json!([]));
    assert!(message.lost.contains(&Lost::CertificatesRunOut));
}

#[tokio::test]
async fn the_makers_page_offers_the_files() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut makers = [sample::maker("Exempel Allt AB", Some("556036-0793"))];
    makers::add_makers(&test.app, &Caller::administrator(), &mut makers).await.unwrap();
    let kept = round_trip::all(&test).await;
    let id = kept[0].id;
    let page = test.get(&format!("/en/makers/{id}")).await.text();
    for site in sites(&kept[0]) {
        for format in Format::ALL {
            let address = format!("/makers/{id}/exchange/{}?site={}", format.code(), site.id);
            assert!(page.contains(&format!("/en{address}")), "{address}");
            let file = test.get(&address).await;
            assert_eq!(
                (file.status, file.headers["content-type"].to_str().unwrap()),
                (200, "application/json")
            );
            assert!(file.headers.contains_key("content-disposition"));
            let text = file.text();
            assert!(!text.contains("556036"), "no number of a firm: {text}");
        }
    }
    assert!(page.contains(&format!("/en/makers/{id}/exchange\"")));
    let lost = test.get(&format!("/en/makers/{id}/exchange")).await.text();
    for (format, is_lost) in [(Format::Aas, Lost::CertificateEnd), (Format::CxCapability, Lost::Maker)] {
        let (_, of_format) = lost.split_once(&format!("<h2>{}</h2>", format.name())).expect("both formats");
        let (of_format, _) = of_format.split_once("</section>").expect("a section each");
        assert!(of_format.contains(&is_lost.sentence(Language::English)), "{of_format}");
        assert!(of_format.contains(&Lost::FreeWeeks.sentence(Language::English)), "{of_format}");
    }
    for missing in ["9999", "abc"] {
        assert_eq!(test.get(&format!("/makers/{missing}/exchange")).await.status, 404, "{missing}");
    }
    for missing in ["exchange/pdf", "exchange/aas?site=9999"] {
        assert_eq!(test.get(&format!("/makers/{id}/{missing}")).await.status, 404, "{missing}");
    }
    assert_eq!(test.get("/makers/9999/exchange/aas").await.status, 404);
    let several = sites(&kept[0]).count() > 1;
    let without = test.get(&format!("/makers/{id}/exchange/aas")).await;
    assert_eq!(without.status, if several { 400 } else { 200 });
}

#[tokio::test]
async fn what_of_another_systems_message_is_not_understood_is_told() {
    let test = TestApp::start(Databases::Sqlite).await;
    let capability = json!({
        "hierarchyElementId": "M1", "capabilityLabel": { "en": "turning", "de": "Drehen" }, "label": { "en": "turning" },
        "properties": [
            { "propertyLabel": { "en": "spindle speed" }, "propertyValue": "[100, 18000]" },
            { "propertyLabel": { "en": "mass" }, "propertyValue": "[1, 20] kg",
              "semanticReferences": [{ "semanticReferenceId": "urn:hemtag:concept:Mass:1" }] },
        ],
        "vibration": "low",
    });
    let message = json!({
        "processes": [], "machines": [], "products": [], "machineTools": [], "certificates": [],
        "capabilities": [capability],
    });
    // The message does not say whose it is.
    let nobody = looked_at(&test, &message.to_string(), None).await;
    assert_eq!((nobody.rejected.len(), nobody.accepted), (1, 0));
    let report = looked_at(&test, &message.to_string(), named("Drehteile GmbH")).await;
    assert_eq!((report.rejected.len(), report.new), (0, 1));
    let told: Vec<String> = report.doubtful.iter().map(|doubt| doubt.sentence(Language::Swedish)).collect();
    for place in ["/capabilities/0/vibration", "/capabilities/0/label", "capabilities/M1"] {
        assert!(told.iter().any(|one| one.contains(place)), "{place}: {told:?}");
    }
    let (_, offer) = report.first[0].offers().next().unwrap();
    assert_eq!(offer.as_stated.get("spindle speed").map(String::as_str), Some("[100, 18000]"));
    assert_eq!(offer.heaviest, vocabulary::Mass::from_kg(20.0));
}
