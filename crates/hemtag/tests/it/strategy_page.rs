//! How a need is best made, in the browser: the figures, their files, and what is asked in the address.

use crate::testkit::{Databases, TestApp};
use hemtag::needs::{NewNeed, read, state_need};

const NEED: &str = "title = \"Fäste\"\nstage = \"prototype\"\nfirst_series = 200\n[[part]]\nsize = \"120 x 80 x 12 mm\"\n\
                    process = \"fräsning\"\nmaterial = \"aluminium\"\nwall = \"4 mm\"";

async fn stated(test: &TestApp) -> String {
    let (document, _) = read::read(NEED).unwrap();
    let new = NewNeed { document, source_format: "toml".into(), ..NewNeed::default() };
    let need = state_need(&test.app, &hemtag::access::Caller::visitor(), new).await.unwrap();
    format!("/needs/{}/strategy", need.key)
}

#[tokio::test]
async fn the_page_tells_costs_path_and_place_in_both_languages() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let address = stated(&test).await;
        for (language, numbers) in [("", "1;100;10%20000"), ("/en", "1;100;10,000")] {
            let page = test.get(&format!("{language}{address}?quantities={numbers}&abroad=CN")).await;
            assert_eq!(page.status, 200);
            let text = page.text();
            assert!(!text.contains('⟦'), "{text}");
            let plots = text.matches("<svg class=\"ht-plot\"").count();
            assert_eq!(plots, 3, "costs, what the answer rests on, how it comes about");
            assert!(text.matches("<table").count() >= 4, "each plot has its table: {text}");
            assert!(text.contains("data/strategy"), "the version of the figures");
        }
        let page = test.get(&address).await.text();
        assert!(page.contains(">200 st<"), "the need's own number is among them: {page}");
        assert!(!page.contains("/strategy/drivers/"), "no comparison was asked for");
    }
}

#[tokio::test]
async fn the_figures_behind_each_plot_can_be_taken_away() {
    let test = TestApp::start(Databases::Sqlite).await;
    let address = stated(&test).await;
    for (table, column) in [("costs", "p50_sek"), ("drivers", "variance_share"), ("factors", "home_sek")] {
        let csv = test.get(&format!("{address}/{table}/csv?quantities=1;100&abroad=CN")).await;
        assert_eq!(csv.status, 200, "{table}");
        let text = csv.text();
        assert!(text.lines().next().unwrap().contains(column) && text.lines().count() > 3, "{table}: {text}");
        assert!(test.get(&format!("{address}/{table}/xlsx?abroad=CN")).await.body.starts_with(b"PK"));
    }
    assert_eq!(test.get(&format!("{address}/drivers/csv")).await.status, 404, "nothing was compared");
    assert_eq!(test.get(&format!("{address}/other/csv")).await.status, 404);
}

#[tokio::test]
async fn what_cannot_be_right_is_told_at_its_field_and_stays_typed() {
    let test = TestApp::start(Databases::Sqlite).await;
    let address = stated(&test).await;
    for (asked, said) in [("quantities=tio", "tio"), ("quantities=0", "0"), ("abroad=XX", "XX")] {
        let text = test.get(&format!("{address}?{asked}")).await.text();
        assert!(text.contains("ds-error-summary") && text.contains(said), "{asked}: {text}");
        assert!(!text.contains("ht-plot\""), "{asked}");
    }
    assert_eq!(test.get("/needs/aaaaaaaaaaaaaaaaaaaaaaaaaa/strategy").await.status, 404);
    assert_eq!(test.get(&format!("{address}?part=9")).await.status, 404);
}
