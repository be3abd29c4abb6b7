//! A demonstration cannot be taken for real: it says so by a row of its own, and is made of an empty database only.

use hemtag::{
    access::Caller,
    app::App,
    cli::fill_demo,
    config::Config,
    demo,
    needs::{self, NewNeed},
    programme::report::File,
};
use jiff::civil::date;

use crate::{
    funding::world::officer,
    matches::sample,
    programme::reports,
    strategy_report::text_of,
    testkit::{Databases, TestApp},
};

#[tokio::test]
async fn the_demo_is_filled_into_an_empty_database_only() {
    for kind in Databases::both() {
        let needs_in_it = TestApp::start(kind).await;
        let new = NewNeed { document: sample::lid(), source_format: "form".into(), ..NewNeed::default() };
        needs::state_need(&needs_in_it.app, &Caller::visitor(), new).await.unwrap();
        let mut people_in_it = TestApp::start(kind).await;
        let post = people_in_it.use_post().await;
        people_in_it.make_account(&post, "kim@example.se").await;
        let makers_in_it = TestApp::start(kind).await;
        sample::registered(&makers_in_it.app).await;
        for test in [&needs_in_it, &people_in_it, &makers_in_it] {
            let before = hemtag::makers::store::count(test.app.db.reader()).await.unwrap();
            let refused = fill_demo(&test.app).await.unwrap_err().to_string();
            assert!(refused.contains("is no demo") && refused.contains("empty database"), "{refused}");
            let after = hemtag::makers::store::count(test.app.db.reader()).await.unwrap();
            assert_eq!(before, after, "nothing was filled in");
            assert!(!demo::store::is_demo(test.app.db.reader()).await.unwrap());
        }
    }
}

#[tokio::test]
async fn a_demonstration_says_so_when_no_made_up_maker_is_left() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        for language in ["", "/en"] {
            let title = test.get(&format!("{language}/feed")).await.text();
            assert!(!title.contains("demonstration"), "{title}");
        }
        demo::begin(&test.app, &Caller::administrator()).await.unwrap();
        demo::begin(&test.app, &Caller::administrator()).await.unwrap();
        assert!(!test.app.register.holds_examples(), "there is no maker at all");

        let start = test.get("/").await.text();
        assert!(start.contains("Exempeldata"), "{start}");
        assert!(test.get("/feed").await.text().contains("demonstration med påhittade uppgifter</title>"));
        assert!(test.get("/en/feed").await.text().contains("demonstration with made-up records</title>"));
        let catalogue = test.get("/open-data/catalogue/ttl").await.text();
        assert!(catalogue.contains("demonstration with made-up records"), "{catalogue}");
        for address in ["/gaps", "/programme/indicators", "/funding/portfolio"] {
            let page = test.get(&format!("{address}?format=json")).await;
            assert_eq!(page.status, 200, "{address}");
            let note = page.json()["note"].as_str().unwrap_or_default().to_owned();
            assert!(note.starts_with("Demonstration: "), "{address}: {note}");
        }
        let paper = test.get("/initiatives/report.pdf").await;
        assert!(text_of(&paper.body).contains("påhittat exempel"));

        let again = Config {
            database: test.database.setting.clone(),
            key_file: test.app.config.key_file.clone(),
            ..Config::default()
        };
        let app = App::start(again, test.app.clock.clone()).await.unwrap();
        assert!(app.holds_examples(), "another start knows it too");
    }
}

#[tokio::test]
async fn a_report_that_is_signed_in_a_demonstration_says_so_in_its_files_for_good() {
    let code = "manufacture-final";
    let day = date(2026, 10, 31);
    for (kind, is_demo) in [(Databases::Sqlite, true), (Databases::Sqlite, false)] {
        let test = TestApp::start(kind).await;
        if is_demo {
            demo::begin(&test.app, &Caller::administrator()).await.unwrap();
        }
        reports::sign(&test, code, day).await;
        assert!(hemtag::queue::work_once(&test.app).await.unwrap());
        let data = reports::file(&test, &officer(), code, File::Data).await;
        let data: serde_json::Value = serde_json::from_slice(&data).unwrap();
        assert_eq!(data["example"], is_demo);
        for (language, said) in [
            (hemtag::words::Language::Swedish, "påhittat exempel"),
            (hemtag::words::Language::English, "made-up example"),
        ] {
            let paper = reports::file(&test, &officer(), code, File::Pdf(language)).await;
            assert_eq!(text_of(&paper).contains(said), is_demo, "{language:?}");
        }
    }
}
