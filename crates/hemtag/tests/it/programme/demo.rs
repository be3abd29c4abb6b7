//! What the demo shows of the programme: figures of months that are over, and the money of its made-up assignment.

use std::sync::Arc;

use crate::testkit::{Databases, TestApp};
use serde_json::Value;

/// The rows of a file of figures.
async fn rows(test: &TestApp, address: &str) -> Vec<Value> {
    let page = test.get(address).await;
    assert_eq!(page.status, 200, "{address}: {}", page.text());
    page.json()["rows"].as_array().unwrap().clone()
}

#[tokio::test]
async fn the_demo_tells_figures_of_months_that_are_over_and_the_money_of_its_assignment() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    hemtag::cli::fill_demo(&test.app).await.expect("the demo is filled");
    test.app.programmes = Arc::new(hemtag::cli::demo_programmes(&test.app).await.unwrap());

    // A visitor sees needs of five months that are over, and cases.
    let shipped = rows(&test, "/programme/indicators?format=json").await;
    let of = |rows: &[Value], code: &str| -> Vec<(String, f64)> {
        let told = rows.iter().filter(|row| row["indicator"] == code && row["state"] == "told");
        told.map(|row| (row["period"].as_str().unwrap().to_owned(), row["value"].as_f64().unwrap())).collect()
    };
    let months: Vec<String> = of(&shipped, "needs-reached").into_iter().map(|(period, _)| period).collect();
    assert_eq!(months, ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "total"]);
    assert_eq!(of(&shipped, "cases-opened").last(), Some(&("total".to_owned(), 6.0)));
    let stated = of(&shipped, "needs-reached").last().unwrap().1;
    let placed = of(&shipped, "needs-placed").last().unwrap().1;
    assert!(placed > 0.0 && placed < stated, "{placed} of {stated} are placed");

    // The made-up assignment has a programme of its own; its figure is what was decided.
    let decided = test.get("/funding/decisions?outcome=granted&format=json").await.json();
    let sum: f64 =
        decided["rows"].as_array().unwrap().iter().filter_map(|row| row["granted_kronor"].as_f64()).sum();
    let own = rows(&test, "/programme/indicators?programme=made-up-example&format=json").await;
    let told = of(&own, "funds-decided").last().unwrap().1;
    assert!(told > 0.0 && (told - sum).abs() < 0.5, "{told} and {sum}");
    for row in rows(&test, "/programme/change?programme=made-up-example&format=json").await {
        assert!(row["value"].as_f64().is_some_and(|value| value > 0.0), "{row}");
    }
    let page = test.get("/programme/indicators/needs-reached?programme=made-up-example").await.text();
    assert!(page.contains("Siffran mot utgångsläge och mål") && page.contains("Mål (2030-12-31)"), "{page}");
    let page = test.get("/programme?programme=made-up-example").await.text();
    assert!(page.contains("Påhittat program (exempel)") && !page.contains('⟦'), "{page}");
}
