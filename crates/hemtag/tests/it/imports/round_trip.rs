//! What is exported is imported again as it was, on both databases.

use std::{io::Cursor, sync::Arc};

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    makers::{
        self, examples,
        export::{Format, export_makers},
        import::{Choice, Input, Report, import_makers},
        model::Maker,
        store::{self, Filter},
    },
    words::Language,
};
use jiff::civil::date;

use crate::imports::sample;

pub async fn all(test: &TestApp) -> Vec<Maker> {
    let mut all = Vec::new();
    store::each(test.app.db.reader(), |maker| all.push(maker)).await.unwrap();
    for maker in &mut all {
        // Evidence for single facts has no order.
        maker.evidence.sort_by_key(|e| format!("{:?} {}", e.subject, e.field));
    }
    all
}

pub async fn import(test: &TestApp, name: &str, bytes: Vec<u8>) -> Report {
    let input = Input {
        name: name.into(),
        source: Box::new(Cursor::new(bytes)),
        mapping: None,
        sheet: None,
        limit: 1 << 26,
        upload: None,
    };
    let (report, _) =
        import_makers(&test.app, &Caller::administrator(), input, Choice::AllRows, Arc::new(|_| {}))
            .await
            .unwrap();
    report
}

pub async fn export(test: &TestApp, format: Format) -> Vec<u8> {
    let caller = Caller::visitor();
    export_makers(&test.app, &caller, &Filter::default(), format, Language::Swedish).await.unwrap().bytes
}

async fn filled(kind: Databases) -> TestApp {
    let test = TestApp::start(kind).await;
    let mut makers = examples::makers(60, 11, date(2026, 11, 24));
    makers.push(sample::maker("Exempel Allt AB", Some("556036-0793")));
    makers.push(Maker {
        sites: Vec::new(),
        certificates: Vec::new(),
        evidence: Vec::new(),
        ..sample::maker("=Exempel", None)
    });
    makers::add_makers(&test.app, &Caller::administrator(), &mut makers).await.unwrap();
    test
}

#[tokio::test]
async fn csv_xlsx_and_json_carry_the_whole_register() {
    for kind in Databases::both() {
        let from = filled(kind).await;
        let before = all(&from).await;
        assert!(before.iter().flat_map(|m| &m.evidence).count() >= 2, "evidence of single facts is among it");
        for format in [Format::Csv, Format::Xlsx, Format::Json] {
            let file = export(&from, format).await;
            let first = file.clone();
            let to = TestApp::start(kind).await;
            let report = import(&to, "uttag", file).await;
            assert!(report.rejected.is_empty() && report.unknown_terms.is_empty(), "{report:#?}");
            assert_eq!(report.new, 62);
            for (after, before) in all(&to).await.iter().zip(&before) {
                assert_eq!(after, before, "{format:?}");
            }
            assert_eq!(all(&to).await.len(), before.len());
            if format == Format::Json {
                let parsed = |file: &[u8]| serde_json::from_slice::<serde_json::Value>(file).unwrap();
                assert_eq!(parsed(&export(&to, format).await), parsed(&first), "exported again, the same");
                let again = import(&to, "uttag", first).await;
                assert_eq!((again.new, again.updated, again.unchanged), (0, 0, 62), "nothing comes in twice");
            }
        }
    }
}

#[tokio::test]
async fn open_know_where_carries_what_it_has_a_place_for() {
    for kind in Databases::both() {
        let from = filled(kind).await;
        let file = export(&from, Format::Okw).await;
        let to = TestApp::start(kind).await;
        let report = import(&to, "okw.json", file.clone()).await;
        assert!(report.rejected.is_empty() && report.unknown_terms.is_empty(), "{report:#?}");
        let (after, before) = (all(&to).await, all(&from).await);
        assert_eq!(after.len(), before.len());
        for (after, before) in after.iter().zip(&before) {
            assert_eq!((&after.name, after.example, &after.web), (&before.name, before.example, &before.web));
            assert_eq!(after.offers().count(), before.offers().count(), "{}", before.name);
            for ((_, after), (_, before)) in after.offers().zip(before.offers()) {
                assert_eq!(
                    (after.process, &after.materials, after.largest, &after.tolerance, after.largest_series),
                    (
                        before.process,
                        &before.materials,
                        before.largest,
                        &before.tolerance,
                        before.largest_series
                    )
                );
            }
        }
        let again: serde_json::Value = serde_json::from_slice(&export(&to, Format::Okw).await).unwrap();
        let first: serde_json::Value = serde_json::from_slice(&file).unwrap();
        let (list, first_list) =
            (again["facilities"].as_array().unwrap(), first["facilities"].as_array().unwrap());
        for (again, first) in list.iter().zip(first_list) {
            assert_eq!(again, first, "the form is carried whole");
        }
        assert_eq!(list.len(), first_list.len());
        let facility = &first["facilities"][0];
        for mandatory in ["name", "location", "facility_status"] {
            assert!(!facility[mandatory].is_null(), "{mandatory} is missing in {facility}");
        }
    }
}

#[tokio::test]
async fn no_export_holds_a_sole_traders_number_and_every_row_says_that_it_is_an_example() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut makers = [Maker { personal_number: true, ..sample::maker("Exempel Ensam", Some("811218-9876")) }];
    makers::add_makers(&test.app, &Caller::administrator(), &mut makers).await.unwrap();
    for format in [Format::Csv, Format::Json, Format::Okw] {
        let text = String::from_utf8(export(&test, format).await).unwrap();
        assert!(!text.contains("811218"), "{format:?}: {text}");
    }
    let csv = String::from_utf8(export(&test, Format::Csv).await).unwrap();
    let mut reader = csv_rows(&csv);
    let head = reader.remove(0);
    let at = |name: &str| head.iter().position(|h| h.trim_start_matches('\u{feff}') == name).unwrap();
    assert_eq!(reader.len(), 3);
    assert!(
        reader.iter().all(|row| row[at("example")] == "yes" && row[at("organisation_number")].is_empty())
    );
    assert!(
        reader[0][at("own_words")].starts_with("'="),
        "a formula is none: {}",
        reader[0][at("own_words")]
    );
    assert_eq!(test.get("/makers/export/csv?county=25").await.status, 200);
    assert!(!test.get("/makers/export/csv?county=25").await.text().contains("Exempel Ensam"));
    assert!(test.get("/makers/export/okw").await.text().contains("Exempel Ensam"));
    assert_eq!(test.get("/makers/export/pdf").await.status, 404);
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                cell.push('"');
                chars.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(c),
        }
    }
    rows
}
