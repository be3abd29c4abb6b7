//! The loop's page: counted from the log, whole for staff, with small counts hidden for everybody else. On both databases.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::{Caller, Role},
    clock::Clock,
    events::{self, Event, Subject},
    gaps::refresh_all,
    r#loop::{
        model::{Cell, Measure, Month},
        page::Figures,
        read_loop,
    },
    needs::{self, NewNeed},
};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::matches::sample::{lid, registered};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

async fn append(test: &TestApp, at: &str, action: &'static str, need: i64, data: Value) {
    let at: Timestamp = at.parse().unwrap();
    let transaction = test.app.db.write().await.unwrap();
    let event = Event { action, subject: Subject::Need(need), data };
    events::append(&transaction, &Caller::administrator(), at, event).await.unwrap();
    transaction.commit().await.unwrap();
}

fn row(figures: &Figures, measure: Measure) -> Vec<(String, Cell)> {
    let at = figures.months.iter().map(ToString::to_string);
    let cells = figures.cells(measure).iter().copied();
    at.zip(cells).collect()
}

#[tokio::test]
async fn the_loop_is_counted_from_the_log_as_it_grows() {
    for database in Databases::both() {
        let mut test = TestApp::start(database).await;
        let staff = Caller::acting_as(Role::Officer);
        let count = async |test: &TestApp, measure: Measure, in_month: &str| {
            let report = read_loop(&test.app, &staff).await.unwrap();
            report.counts.get(&(month(in_month), measure)).copied().unwrap_or(0)
        };
        let new = || NewNeed { document: lid(), source_format: "form".into(), ..NewNeed::default() };
        let need = needs::state_need(&test.app, &Caller::visitor(), new()).await.unwrap();
        refresh_all(&test.app, &Caller::administrator()).await.unwrap();
        assert_eq!(count(&test, Measure::Stated, "2026-11").await, 1);
        assert_eq!(count(&test, Measure::Opened(matching::GapKind::Capability), "2026-11").await, 1);
        assert_eq!(count(&test, Measure::Placed, "2026-11").await, 0);

        registered(&test.app).await;
        refresh_all(&test.app, &Caller::administrator()).await.unwrap();
        assert_eq!(count(&test, Measure::Makers, "2026-11").await, 4);
        assert_eq!(count(&test, Measure::Placed, "2026-11").await, 1);
        assert_eq!(count(&test, Measure::ClosedByMakers(matching::GapKind::Capability), "2026-11").await, 1);

        append(&test, "2026-11-24T12:00:00Z", "request.answered", need.id.0, json!({ "kind": "quote" }))
            .await;
        append(&test, "2026-11-24T13:00:00Z", "need.outcome", need.id.0, json!({ "reached": "made" })).await;
        assert_eq!(count(&test, Measure::Quoted, "2026-11").await, 1);
        assert_eq!(count(&test, Measure::Made, "2026-11").await, 1);

        // A second need lacks nothing: it is placed after a day.
        needs::state_need(&test.app, &Caller::visitor(), new()).await.unwrap();
        refresh_all(&test.app, &Caller::administrator()).await.unwrap();
        assert_eq!(count(&test, Measure::Placed, "2026-11").await, 1);
        test.app.clock = Clock::fixed("2026-11-26T11:00:00Z".parse().unwrap());
        assert_eq!(count(&test, Measure::Placed, "2026-11").await, 2);
    }
}

#[tokio::test]
async fn the_public_sees_no_small_counts_and_no_running_month_and_never_another_figure_for_a_month() {
    for database in Databases::both() {
        let mut test = TestApp::start(database).await;
        for (at, needs) in [("2026-03", 2), ("2026-04", 2), ("2026-05", 9), ("2026-07", 3), ("2026-11", 8)] {
            for need in 0..needs {
                let number = i64::from(need) + 100 * i64::from(at.as_bytes()[6]);
                append(&test, &format!("{at}-05T08:00:00Z"), "need.stated", number, json!({})).await;
            }
        }
        let stated = async |test: &TestApp, caller: &Caller| {
            let report = read_loop(&test.app, caller).await.unwrap();
            row(&Figures::of(&report, Some(month("2026-01")), None), Measure::Stated)
        };
        let public = stated(&test, &Caller::visitor()).await;
        let since = |text: &str, count| Cell::Counted { count, since: month(text) };
        let expected: Vec<(String, Cell)> = [
            ("2026-03", Cell::Few),
            ("2026-04", Cell::Few),
            ("2026-05", since("2026-03", 13)),
            ("2026-06", Cell::None),
            ("2026-07", Cell::Few),
            ("2026-08", Cell::Few),
            ("2026-09", Cell::Few),
            ("2026-10", Cell::Few),
        ]
        .map(|(month, cell)| (month.to_owned(), cell))
        .to_vec();
        assert_eq!(public, expected, "November is not over");
        let staff = stated(&test, &Caller::acting_as(Role::Adviser)).await;
        assert_eq!(
            (staff[0].clone(), staff[8].clone()),
            (("2026-03".to_owned(), since("2026-03", 2)), ("2026-11".to_owned(), since("2026-11", 8)))
        );

        // Another period tells no month alone.
        let report = read_loop(&test.app, &Caller::visitor()).await.unwrap();
        let one = Figures::of(&report, Some(month("2026-05")), Some(month("2026-05")));
        assert_eq!(row(&one, Measure::Stated), [expected[2].clone()]);
        // Nor does another date.
        test.app.clock = Clock::fixed("2026-12-03T11:00:00Z".parse().unwrap());
        let later = stated(&test, &Caller::visitor()).await;
        assert_eq!(later[..8], expected);
        assert_eq!(later[8].1, since("2026-07", 11));

        let page = test.get("/loop?from=2026-03&to=2026-07").await;
        let text = page.text();
        assert!(page.status == 200 && !text.contains('⟦') && text.contains("Behovens väg"), "{text}");
        assert!(text.contains("13") && text.contains("(sedan 2026-03)") && text.contains("få"), "{text}");
        let later = test.get("/en/loop?from=2026-05&to=2026-05").await.text();
        assert!(later.contains("(since 2026-03)") && later.contains("href=\"#def-stated\""), "{later}");
        let csv = test.get("/loop?from=2026-03&to=2026-05&format=csv").await.text();
        assert!(
            csv.contains("way,stated,2026-05,2026-03,13") && csv.contains("way,stated,2026-04,2026-04,\r\n")
                || csv.contains("way,stated,2026-04,2026-04,\n"),
            "{csv}"
        );
        let json = test.get("/loop?format=json").await.json();
        assert!(json["rows"].as_array().is_some_and(|rows| !rows.is_empty()), "{json}");
        assert_eq!(test.get("/loop?format=xlsx").await.status, 200);
        test.sign_in();
        let whole = test.get("/loop?from=2026-03&to=2026-04").await.text();
        assert!(whole.contains("Du ser alla tal"), "{whole}");
    }
}

#[tokio::test]
async fn before_the_first_event_the_page_says_so_and_odd_periods_break_nothing() {
    let test = TestApp::start(Databases::Sqlite).await;
    assert!(test.get("/loop").await.text().contains("Ingenting att räkna än"));
    append(&test, "2026-05-05T08:00:00Z", "need.stated", 1, json!({})).await;
    for query in ["from=x&to=y", "from=2027-01&to=2026-01", "from=2026-13", "to=0000-00", "from=9999-12"] {
        let page = test.get(&format!("/loop?{query}")).await;
        assert_eq!(page.status, 200, "{query}");
    }
    assert!(test.get("/loop?from=2027-01").await.text().contains("Perioden har inga månader"));
}
