//! Figures: counted from the log alone, the same for a past day whenever they are asked for, made of things that officers can ask
//! for, and hidden where they are made of few. On both databases.

use crate::testkit::{Databases, TestApp};
use ::funding::Ore;
use hemtag::{
    access::{Caller, Role},
    clock::Clock,
    events::{self, Event, Subject},
    funding::{model::claim::ClaimKind, money},
    programme::{
        Figures, ProgrammeError, Programmes, Row, Total, figures, made_of,
        model::{Programme, Told},
        report,
    },
};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use serde_json::{Value, json};

use crate::funding::{
    claimants::{advance, costs, paid},
    deciders::{amended, assessed, granted},
    world::{assignment, call, officer},
};

async fn append(test: &TestApp, at: &str, action: &'static str, subject: Subject, data: Value) {
    let at: Timestamp = at.parse().unwrap();
    let transaction = test.app.db.write().await.unwrap();
    events::append(&transaction, &Caller::administrator(), at, Event { action, subject, data })
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

/// Needs 1 to so many, stated in a month.
async fn stated(test: &TestApp, month: &str, needs: std::ops::Range<i64>) {
    for need in needs {
        append(test, &format!("{month}-05T08:00:00Z"), "need.stated", Subject::Need(need), json!({})).await;
    }
}

fn row<'f>(found: &'f Figures<'_>, code: &str) -> &'f Row<'f> {
    found.rows.iter().find(|row| row.indicator.code == code).unwrap()
}

fn total(found: &Figures<'_>, code: &str) -> Option<i64> {
    match row(found, code).total {
        Total::Figure(sum) => sum.value,
        Total::Few | Total::Nothing => None,
    }
}

async fn as_of<'p>(
    test: &TestApp,
    caller: &Caller,
    programme: &'p Programme,
    on: Option<Date>,
) -> Figures<'p> {
    figures(&test.app, caller, programme, on).await.unwrap()
}

#[tokio::test]
async fn a_past_day_gives_what_it_gave_then_and_a_correction_counts_from_its_own_day() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        let (programme, staff) = (Programmes::shipped(), officer());
        stated(&test, "2026-03", 1..9).await;
        let made = json!({ "reached": "made" });
        append(&test, "2026-04-10T08:00:00Z", "need.outcome", Subject::Need(1), made.clone()).await;
        append(&test, "2026-04-11T08:00:00Z", "need.outcome", Subject::Need(2), made).await;
        let april = Some(date(2026, 4, 30));
        let then = as_of(&test, &staff, programme, april).await;
        let funnel = |found: &Figures<'_>| {
            ["needs-reached", "needs-studied", "needs-matched", "needs-quoted", "needs-made"]
                .map(|code| total(found, code).unwrap())
        };
        assert_eq!(funnel(&then), [8, 2, 2, 2, 2]);

        let abroad = json!({ "reached": "quoted", "why": "abroad" });
        append(&test, "2026-06-01T08:00:00Z", "need.outcome", Subject::Need(2), abroad).await;
        stated(&test, "2026-07", 20..22).await;
        assert_eq!(funnel(&as_of(&test, &staff, programme, april).await), [8, 2, 2, 2, 2]);
        assert_eq!(funnel(&as_of(&test, &staff, programme, None).await), [10, 2, 2, 2, 1]);
        // Another start of the program counts the same.
        test.app.facts = std::sync::Arc::default();
        assert_eq!(funnel(&as_of(&test, &staff, programme, april).await), [8, 2, 2, 2, 2]);
        assert_eq!(funnel(&as_of(&test, &staff, programme, None).await), [10, 2, 2, 2, 1]);

        // Which are they? Down to the event.
        let indicator = programme.indicator("needs-made").unwrap();
        let until = test.app.clock.now();
        let things = made_of(&test.app, &staff, indicator, None, until).await.unwrap();
        let told: Vec<(Option<(&str, i64)>, i64, bool)> =
            things.iter().map(|one| (one.about, one.amount, one.corrects.is_some())).collect();
        assert_eq!(
            told,
            [(Some(("need", 1)), 1, false), (Some(("need", 2)), 1, false), (Some(("need", 2)), -1, true)]
        );
        let logged = events::after(test.app.db.reader(), 0, &["need.outcome"], 10).await.unwrap();
        let ids: Vec<i64> = logged.iter().map(|event| event.id).collect();
        assert_eq!(things.iter().map(|one| one.event).collect::<Vec<_>>(), ids);
        assert!(things.iter().all(|one| one.action == "need.outcome" && one.hash.len() == 64));
        for caller in [Caller::visitor(), Caller::acting_as(Role::Adviser), Caller::acting_as(Role::Assessor)]
        {
            let refused = made_of(&test.app, &caller, indicator, None, until).await;
            assert!(matches!(refused, Err(ProgrammeError::Denied(_))), "{refused:?}");
        }
    }
}

#[tokio::test]
async fn nobody_asks_which_firms_and_people_are_counted() {
    let test = TestApp::start(Databases::Sqlite).await;
    append(&test, "2026-03-01T08:00:00Z", "skills.map_kept", Subject::Skills(7), json!({})).await;
    append(&test, "2026-03-01T08:00:00Z", "validation.begun", Subject::Validation(7), json!({})).await;
    let programme = Programmes::shipped();
    for code in ["firms-mapped", "validations-begun"] {
        let indicator = programme.indicator(code).unwrap();
        for caller in [officer(), Caller::administrator()] {
            let asked = made_of(&test.app, &caller, indicator, None, test.app.clock.now()).await;
            assert!(matches!(asked, Err(ProgrammeError::Denied(_))), "{code}: {asked:?}");
        }
        assert_eq!(total(&as_of(&test, &officer(), programme, None).await, code), Some(1));
        let public = as_of(&test, &Caller::visitor(), programme, None).await;
        assert_eq!(row(&public, code).total, Total::Few);
    }
    test.sign_in();
    let page = test.get("/programme/indicators/firms-mapped").await.text();
    assert!(page.contains("visas för ingen") && !page.contains("made-of"), "{page}");
    assert_eq!(test.get("/programme/indicators/firms-mapped/made-of").await.status, 403);
}

#[tokio::test]
async fn the_public_sees_no_small_counts_no_running_period_and_never_another_figure_for_a_period() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    stated(&test, "2026-03", 1..3).await;
    stated(&test, "2026-05", 3..12).await;
    stated(&test, "2026-07", 20..23).await;
    stated(&test, "2026-11", 30..39).await;
    let programme = Programmes::shipped();
    let told = async |test: &TestApp, caller: &Caller, on| {
        let found = as_of(test, caller, programme, on).await;
        let row = row(&found, "needs-reached");
        let words = row.periods.iter().map(|(period, told)| match told {
            Told::Figure { sum, since } => format!("{period} {} {since}", sum.value.unwrap()),
            Told::Few => format!("{period} few"),
            Told::Nothing => format!("{period} -"),
        });
        (words.collect::<Vec<_>>(), row.total)
    };
    let visitor = Caller::visitor();
    let (public, whole) = told(&test, &visitor, None).await;
    let expected = [
        "2026-03 few",
        "2026-04 few",
        "2026-05 11 2026-03",
        "2026-06 -",
        "2026-07 few",
        "2026-08 few",
        "2026-09 few",
        "2026-10 few",
    ];
    assert_eq!(public, expected);
    assert!(matches!(whole, Total::Figure(sum) if sum.value == Some(11)), "{whole:?}");
    // Another day tells no part of a month, nor a month alone.
    let (may, whole) = told(&test, &visitor, Some(date(2026, 5, 6))).await;
    assert_eq!((may.as_slice(), whole), (&expected.map(str::to_owned)[..2], Total::Few));
    test.app.clock = Clock::fixed("2026-12-03T11:00:00Z".parse().unwrap());
    let (later, _) = told(&test, &visitor, None).await;
    assert_eq!((&later[..8], later[8].as_str()), (&public[..], "2026-11 12 2026-07"));
    let (staff, whole) = told(&test, &officer(), None).await;
    assert_eq!((staff[0].as_str(), staff.len()), ("2026-03 2 2026-03", 10));
    assert!(matches!(whole, Total::Figure(sum) if sum.value == Some(23)), "{whole:?}");
}

/// Counted is what happened before now, and the clock of a test stands still.
fn a_second_later(test: &mut TestApp) {
    let now = test.app.clock.now();
    test.app.clock = Clock::fixed(now.checked_add(jiff::SignedDuration::from_secs(1)).unwrap());
}

#[tokio::test]
async fn money_is_what_the_ledger_says_of_the_same_assignment() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        let kept = assignment(&test.app).await;
        let call = call(&test.app, &kept, |call| {
            call.payment.advance_percent = 30;
            call.payment.retention_percent = 20;
        })
        .await;
        let years = [call.call.years[0], call.call.years[1]];
        let application = assessed(&test.app, &call, 77, 0, |_| {}).await;
        let grant = granted(&test.app, application.id, &[(years[0], 200_000), (years[1], 100_000)]).await;
        paid(&test.app, &grant, ClaimKind::Advance, advance(&[(years[0], 90_000)]), Vec::new())
            .await
            .unwrap();

        let mut programme = Programmes::shipped().clone();
        for one in programme.indicators.iter_mut().filter(|one| one.code.starts_with("manufacture-")) {
            one.assignment = Some(kept.code.clone());
        }
        let of = async |test: &TestApp| {
            let found = as_of(test, &officer(), &programme, None).await;
            let ledger = money::ledger(&test.app, &officer()).await.unwrap().ledger;
            let years = kept
                .years
                .iter()
                .map(|year| ledger.year(::funding::ledger::Account { assignment: kept.id, year: *year }));
            let (mut committed, mut out) = (Ore::ZERO, Ore::ZERO);
            for year in years {
                committed = committed.plus(year.committed);
                out = out.plus(year.paid.minus(year.recovered));
            }
            assert_eq!(total(&found, "manufacture-decided"), Some(committed.0));
            assert_eq!(total(&found, "manufacture-paid"), Some(out.0));
            // The other assignment's money is its own.
            assert_eq!(total(&found, "skills-decided"), Some(0));
            ["manufacture-decided", "manufacture-paid", "manufacture-projects"]
                .map(|code| total(&found, code).unwrap())
        };
        a_second_later(&mut test);
        assert_eq!(of(&test).await, [30_000_000, 9_000_000, 1]);
        amended(&test.app, &grant, |decision| {
            decision.granted.insert(years[1], Ore::kronor(50_000));
        })
        .await
        .unwrap();
        a_second_later(&mut test);
        assert_eq!(of(&test).await, [25_000_000, 9_000_000, 1]);
    }
}

/// A programme of an assignment, beside the one that is shipped.
fn beside_the_shipped(assignment: &str) -> Programmes {
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        r#"
schema = 1
code = "other"
title = {{ sv = "Ett annat", en = "Another" }}
source = {{ name = "Påhittat", confidence = "low" }}
assignment = [{{ code = "{assignment}", split = {{ sv = "", en = "" }} }}]

[[duty]]
code = "A1"
assignment = "{assignment}"
title = {{ sv = "Gör något", en = "Do something" }}
as_stated = "Gör något."

[[report]]
code = "other-final"
assignment = "{assignment}"
duty = "A1"
kind = "final"
deadline = {{ text_as_stated = "den 31 maj 2030", resolved_date = "2030-05-31", basis = {{ sv = "Texten.", en = "The text." }} }}
"#
    );
    std::fs::write(folder.path().join("other.toml"), text).unwrap();
    Programmes::load(Some(folder.path()), &["manufacture", "skills", assignment]).unwrap()
}

#[tokio::test]
async fn what_projects_report_stands_in_files_and_reports_and_is_asked_what_it_is_made_of() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    let kept = assignment(&test.app).await;
    let call = call(&test.app, &kept, |_| {}).await;
    let year = call.call.years[0];
    let application = assessed(&test.app, &call, 77, 0, |_| {}).await;
    let grant = granted(&test.app, application.id, &[(year, 200_000), (year + 1, 100_000)]).await;
    paid(&test.app, &grant, ClaimKind::Period, costs(&[(year, 100_000)]), Vec::new()).await.unwrap();
    test.app.programmes = std::sync::Arc::new(beside_the_shipped(&kept.code));
    a_second_later(&mut test);
    let key = format!("{}/firms", call.code);

    // What one project reports is its own: nobody else than staff sees it.
    let row = format!("{key},firms,total,,3,told");
    let files = "/programme/indicators?programme=other&format=csv";
    assert!(!test.get(files).await.text().contains(&key));
    test.sign_in();
    let csv = test.get(files).await.text();
    assert!(csv.contains(&row), "{row}: {csv}");
    let json = test.get("/programme/indicators?programme=other&format=json").await.json();
    let told = json["rows"].as_array().unwrap().iter().find(|row| row["indicator"] == key.as_str());
    assert_eq!(told.unwrap()["value"], 3);
    // It is of another assignment than those of the shipped programme.
    assert!(!test.get("/programme/indicators?format=csv").await.text().contains(&key));

    let made_of = format!("/programme/indicators/projects/made-of?programme=other&key={key}");
    let page = test.get("/programme/indicators?programme=other").await.text();
    assert!(page.contains(&made_of.replace('&', "&amp;")), "{page}");
    let things = test.get(&made_of).await.text();
    assert!(things.contains("claim.decided") && things.contains("href=\"/funding/decisions/"), "{things}");
    assert!(test.get(&format!("{made_of}&format=csv")).await.text().contains(",claim.decided,"));
    assert_eq!(test.get(&made_of.replace("firms", "none")).await.status, 404);
    assert_eq!(test.get(&made_of.replace("programme=other&", "")).await.status, 404);

    // The report of the assignment tells that there is a figure, and not what one project says.
    let day = test.app.clock.today();
    report::begin(&test.app, &officer(), "other-final", day).await.unwrap();
    let page = test.get("/programme/reports/other-final").await.text();
    assert!(
        page.contains("färre än 5 projekt") && page.contains(&format!("key={key}&amp;on={day}")),
        "{page}"
    );
    let data = test.get("/programme/reports/other-final/file/json").await.json();
    assert_eq!(
        (&data["projects"][0]["indicator"], &data["projects"][0]["value"]),
        (&json!(key), &json!("few"))
    );
}

#[tokio::test]
async fn the_pages_tell_figures_definitions_and_files_and_officers_ask_which() {
    let test = TestApp::start(Databases::Sqlite).await;
    stated(&test, "2026-03", 1..8).await;
    let asked = json!({ "sent": true });
    append(&test, "2026-03-06T08:00:00Z", "request.made", Subject::Need(1), asked).await;
    let yes = json!({ "kind": "quote", "verdict": "yes" });
    append(&test, "2026-03-07T20:00:00Z", "request.answered", Subject::Need(1), yes).await;
    append(
        &test,
        "2026-03-07T20:00:00Z",
        "case.opened",
        Subject::Case(5),
        json!({ "need": 1, "county": "06" }),
    )
    .await;

    for address in [
        "/programme/indicators",
        "/en/programme/indicators",
        "/programme/indicators/needs-reached",
        "/en/programme/indicators/first-answer",
    ] {
        let page = test.get(address).await;
        assert!(page.status == 200 && !page.text().contains('⟦'), "{address}: {}", page.text());
    }
    let list = test.get("/programme/indicators").await.text();
    assert!(list.contains("Inget mål är angivet") && list.contains("Beskrivna behov"), "{list}");
    let one = test.get("/programme/indicators/needs-reached").await.text();
    assert!(one.contains("2026-03") && one.contains("need.stated") && !one.contains("made-of"), "{one}");
    let csv = test.get("/programme/indicators?format=csv").await.text();
    assert!(csv.contains("needs-reached,needs,2026-03,2026-03,7,told"), "{csv}");
    assert!(csv.contains("needs-quoted,needs,2026-03,2026-03,,few"), "{csv}");
    assert!(csv.contains("first-answer,hours,total,,,few"), "{csv}");
    let json = test.get("/programme/indicators/needs-reached?format=json").await.json();
    assert_eq!(json["rows"][0]["value"], 7);
    assert_eq!(test.get("/programme/indicators?format=xlsx").await.status, 200);
    assert_eq!(test.get("/programme/indicators/none").await.status, 404);
    // A day that is none is told, and no file of another day is handed out in its place.
    let wrong = test.get("/programme/indicators?on=i%20fjol").await.text();
    assert!(wrong.contains("Det är inget datum") && wrong.contains("value=\"i fjol\""), "{wrong}");
    for address in ["?on=2026-13-01&format=csv", "/needs-reached?on=snart"] {
        assert_eq!(test.get(&format!("/programme/indicators{address}")).await.status, 400, "{address}");
    }
    assert_eq!(test.get("/programme/change?year=snart").await.status, 400);
    for (year, status) in [("2026", 200), ("1999", 404), ("9999", 404), ("-1", 404)] {
        assert_eq!(test.get(&format!("/programme/change?year={year}")).await.status, status, "{year}");
    }
    assert_ne!(
        test.get("/programme/indicators/needs-quoted/made-of").await.status,
        200,
        "visitors ask nothing"
    );

    test.sign_in();
    let csv = test.get("/programme/indicators?format=csv").await.text();
    assert!(csv.contains("needs-quoted,needs,2026-03,2026-03,1,told"), "{csv}");
    assert!(csv.contains("first-answer,hours,2026-Q1,2026-Q1,36,told"), "{csv}");
    let page = test.get("/programme/indicators/needs-quoted").await.text();
    assert!(page.contains("made-of?programme=smart-industry-2018&amp;period=2026-03"), "{page}");
    let things = test.get("/programme/indicators/needs-quoted/made-of?period=2026-03").await.text();
    assert!(things.contains("Behov 1") && things.contains("request.answered"), "{things}");
    let none = test.get("/programme/indicators/needs-quoted/made-of?on=2026-03-06").await.text();
    assert!(none.contains("Ingenting räknades"), "{none}");
    let counties = test.get("/en/programme/indicators/counties-covered/made-of").await.text();
    assert!(counties.contains("href=\"/en/cases/5\"") && counties.contains("Jönköping"), "{counties}");
    let file = test.get("/programme/indicators/needs-quoted/made-of?format=csv").await.text();
    assert!(file.contains("request.answered,need 1,1,"), "{file}");
}
