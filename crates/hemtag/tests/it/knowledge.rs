//! The pages of processes, materials and certificates, and the search for a word.

use crate::testkit::{Databases, TestApp};
use hemtag::config::Config;
use vocabulary::Vocabulary;

#[tokio::test]
async fn every_process_and_material_has_its_page_in_both_languages() {
    let test = TestApp::start(Databases::Sqlite).await;
    let vocabulary = Vocabulary::embedded();
    for (address, name_sv, name_en) in vocabulary
        .processes()
        .iter()
        .map(|p| (format!("/processes/{}", p.code), &p.name_sv, &p.name_en))
        .chain(
            vocabulary.materials().iter().map(|m| (format!("/materials/{}", m.code), &m.name_sv, &m.name_en)),
        )
    {
        for (address, name) in [(address.clone(), name_sv), (format!("/en{address}"), name_en)] {
            let page = test.get(&address).await;
            assert_eq!(page.status, 200, "{address}");
            let text = page.text();
            assert!(!text.contains('⟦'), "{address} lacks words");
            let heading = name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            assert!(text.contains(&format!("<h1>{heading}</h1>")), "{address} is headed {name}");
        }
    }
}

#[tokio::test]
async fn the_lists_of_knowledge_stand_in_both_languages() {
    let test = TestApp::start(Databases::Sqlite).await;
    for address in ["/processes", "/materials", "/certificates"] {
        for language in ["", "/en"] {
            let page = test.get(&format!("{language}{address}")).await;
            assert_eq!(page.status, 200, "{language}{address}");
            assert!(!page.text().contains('⟦'), "{language}{address} lacks words");
        }
    }
}

#[tokio::test]
async fn a_process_tells_its_rules_of_thumb_with_how_sure_they_are() {
    let test = TestApp::start(Databases::Sqlite).await;
    let page = test.get("/en/processes/3.2.01").await.text();
    // 3-axis milling: IT9 usual, which ISO 286-1 gives as 87 µm at 80–120 mm.
    for words in [
        "CNC milling 3-axis",
        "1–5,000",
        "IT9",
        "±0.0435\u{a0}mm",
        "rule of thumb, fairly sure",
        "No tooling",
    ] {
        assert!(page.contains(words), "the page says {words}");
    }
}

#[tokio::test]
async fn a_process_that_does_not_exist_is_not_found() {
    let test = TestApp::start(Databases::Sqlite).await;
    assert_eq!(test.get("/processes/9.9.99").await.status, 404);
    assert_eq!(test.get("/materials/XX").await.status, 404);
}

#[tokio::test]
async fn the_tree_of_processes_can_be_taken_away() {
    let test = TestApp::start(Databases::Sqlite).await;
    let csv = test.get("/processes?format=csv").await;
    assert_eq!(csv.status, 200);
    assert_eq!(csv.text().lines().count(), Vocabulary::embedded().processes().len() + 1);
    let json = test.get("/processes?format=json").await.json();
    assert_eq!(json["rows"].as_array().map(Vec::len), Some(Vocabulary::embedded().processes().len()));
    assert_eq!(test.get("/processes?format=xlsx").await.status, 200);
}

#[tokio::test]
async fn every_vocabulary_can_be_taken_away_with_its_sources() {
    let test = TestApp::start(Databases::Sqlite).await;
    for (list, row) in [
        ("materials", "AL.7,AL.6000,Aluminium EN AW-6082-T6"),
        ("certificates", "ISO 9001,"),
        ("processes", "3.2.02,3.2.milling,"),
    ] {
        assert!(test.get(&format!("/{list}")).await.text().contains(&format!("/{list}?format=csv")));
        let csv = test.get(&format!("/{list}?format=csv")).await.text();
        let head = csv.lines().find(|line| line.contains("name_sv")).expect("a head");
        assert!(head.starts_with("code,parent,") || head.contains("code,parent,"), "{head}");
        assert!(head.trim_end().ends_with("source"), "{head}");
        assert!(csv.lines().any(|line| line.starts_with(row)), "{list}: {}", &csv[..500]);
    }
}

/// The eleven things that Digg lists for a statement stand on the page; what the operator has not stated is said to be missing.
#[tokio::test]
async fn the_accessibility_statement_says_what_digg_asks_for_and_what_is_missing() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    let bare = test.get("/accessibility").await.text();
    for (from, to) in [("/tillganglighet", "/accessibility"), ("/en/tillganglighet", "/en/accessibility")] {
        assert_eq!(test.get(from).await.location(), Some(to));
    }
    assert!(bare.contains("Redogörelsen är inte färdig"), "{bare}");
    assert!(bare.contains("operator, contact, answer_days, published_on"), "{bare}");
    for missing in ["inställningen contact", "inställningen answer_days", "inställningen published_on"] {
        assert!(bare.contains(missing), "{missing}");
    }

    let config = Config {
        operator: Some("Myndigheten".into()),
        contact: Some("hemtag@example.se".into()),
        answer_days: Some(2),
        published_on: Some(jiff::civil::date(2026, 9, 1)),
        ..(*test.app.config).clone()
    };
    test.app.config = std::sync::Arc::new(config);
    let swedish = test.get("/accessibility").await.text();
    for said in [
        "Myndigheten",
        "Hemtag, webbplats",
        "Delvis förenlig",
        "2026-11-24",
        "2026-09-01",
        "2026-11-27",
        "mailto:hemtag@example.se",
        "inom 2 arbetsdagar",
        "https://www.digg.se/tdosanmalan",
        "851 02 Sundsvall",
        "WCAG 1.3.1",
        "10 § lagen",
        "12 §",
        "9 §",
        "Självskattning",
    ] {
        assert!(swedish.replace('\u{a0}', " ").contains(said), "{said} is not in {swedish}");
    }
    let english = test.get("/en/accessibility").await.text();
    assert!(english.replace('\u{a0}', " ").contains("within 2 working days"), "{english}");
    for page in [swedish, english] {
        assert!(
            !page.contains('⟦') && !page.contains("answer_days") && !page.contains("published_on"),
            "{page}"
        );
    }
}
