//! What everybody may read of decisions: the page, the tables, 360Giving; and of natural persons nothing.

use std::collections::BTreeSet;

use crate::testkit::{Databases, TestApp};
use ::funding::Ore;
use hemtag::funding::{
    decisions::{examples::handed_in, take},
    examples,
    model::{application::State, decision::Outcome},
};
use serde_json::Value;

use crate::funding::{
    claimants::{costs, paid},
    deciders::{TAKING, assessed, by_year, granted, officer_of, presented, seen},
    world::{assignment, call, officer},
};

/// A personal identity number that is used as an example.
const PERSON: &str = "811228-9874";
const NAME: &str = "Ingeborg Exempelsson Snickeri";

/// Two grants of organisations, of which one is paid in part, a refusal and a grant of a sole trader.
async fn decided(test: &TestApp) {
    let app = &test.app;
    let call = call(app, &assignment(app).await, |_| {}).await;
    let years = [call.call.years[0], call.call.years[1]];
    let first = assessed(app, &call, 77, 0, |_| {}).await;
    let first = granted(app, first.id, &[(years[0], 200_000), (years[1], 100_000)]).await;
    let claim = costs(&[(years[0], 100_000)]);
    paid(app, &first, hemtag::funding::model::claim::ClaimKind::Period, claim, Vec::new()).await.unwrap();
    let second = assessed(app, &call, 78, 1, |_| {}).await;
    granted(app, second.id, &[(years[0], 150_000)]).await;
    let no = assessed(app, &call, 79, 2, |_| {}).await;
    let no = presented(app, no.id, |decision| {
        decision.outcome = Outcome::Refused;
        decision.reasons = "Hemligt om ekonomin.".to_owned();
        decision.public_reasons = "Projektet nådde inte upp till kriterierna.".to_owned();
    })
    .await;
    take(app, &officer_of(9_002), seen(&no), TAKING).await.unwrap();
    let mut sole = examples::application(&call.call, 3);
    sole.title = format!("Snickeri hos {NAME}");
    sole.parties[0].name = NAME.to_owned();
    sole.parties[0].organisation_number = PERSON.to_owned();
    let owner = hemtag::access::PersonId(80);
    let sole = handed_in(app, &officer(), owner, &call, sole, State::Assessed).await.unwrap();
    let sole = presented(app, sole.id, |decision| {
        decision.granted = by_year(&[(years[0], 90_000)]);
        decision.reasons = format!("{NAME} visar vägen.");
    })
    .await;
    take(app, &officer_of(9_002), seen(&sole), TAKING).await.unwrap();
}

#[tokio::test]
async fn everybody_reads_and_takes_away_what_was_decided_and_no_person_is_known_by_it() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        decided(&test).await;
        let page = test.get("/funding/decisions").await.text();
        assert!(!page.contains('⟦'), "{page}");
        assert_eq!(page.matches("Enskild näringsidkare").count(), 1, "{page}");
        let ids: BTreeSet<String> = page
            .split("/funding/decisions/")
            .filter_map(|rest| rest.split('"').next().map(str::to_owned))
            .filter(|id| id.parse::<i64>().is_ok())
            .collect();
        assert_eq!(ids.len(), 4, "{ids:?}");
        let mut told = vec![page];
        for id in &ids {
            for language in ["", "/en"] {
                let one = test.get(&format!("{language}/funding/decisions/{id}")).await;
                assert_eq!(one.status, 200);
                assert!(!one.text().contains('⟦'), "{}", one.text());
                told.push(one.text());
            }
            for hidden in ["record", "decision.pdf", "prepare"] {
                let status = test.get(&format!("/funding/decisions/{id}/{hidden}")).await.status;
                assert!(matches!(status, 303 | 403 | 404), "{hidden}: {status}");
            }
        }
        let csv = test.get("/funding/decisions?format=csv").await.text();
        assert_eq!(csv.lines().count(), 5, "{csv}");
        let json = test.get("/funding/decisions?format=json").await.json();
        let sum: f64 =
            json["rows"].as_array().unwrap().iter().filter_map(|row| row["granted_kronor"].as_f64()).sum();
        assert!((sum - 540_000.0).abs() < 0.001, "{sum}");
        told.push(json.to_string());
        told.push(csv);
        told.push(test.get("/funding/decisions?format=360giving").await.text());
        for text in &told {
            for secret in [NAME, "Ingeborg", PERSON, "8112289874", "Hemligt om ekonomin"] {
                assert!(!text.contains(secret), "{secret}: {text}");
            }
        }
        assert!(told.iter().any(|text| text.contains("nådde inte upp till kriterierna")));
        let xlsx = test.get("/funding/decisions?format=xlsx").await.body;
        assert_eq!(&xlsx[..2], b"PK");
        assert_eq!(test.get("/funding/decisions?format=odt").await.status, 400);
        assert_eq!(test.get("/funding/decisions/999").await.status, 404);
        for (query, found) in [
            ("outcome=refused", 1),
            ("outcome=granted", 3),
            ("year=2026", 4),
            ("year=2025", 0),
            ("county=06", 1),
            ("call=find-the-maker", 4),
            ("call=find-the-maker&county=06&outcome=refused", 0),
        ] {
            let csv = test.get(&format!("/funding/decisions?{query}&format=csv")).await.text();
            assert_eq!(csv.lines().count() - 1, found, "{query}: {csv}");
        }
        together(&test).await;
        let fields = test.get("/funding/decisions/fields").await.text();
        assert!(!fields.contains('⟦'), "every field is documented: {fields}");
    }
}

/// Everything that was granted on one page: the sums are those of the decisions, whichever way they are shared, and nothing tells
/// of a person.
async fn together(test: &TestApp) {
    let page = test.get("/funding/portfolio").await;
    assert_eq!(page.status, 200);
    let page = page.text();
    assert!(
        page.contains("Före och efter") && page.contains("540\u{a0}000") && !page.contains('⟦'),
        "{page}"
    );
    assert!(!page.contains("Ingeborg"), "{page}");
    let sum = async |query: &str, by: &str| -> f64 {
        let json = test.get(&format!("/funding/portfolio?{query}format=json")).await.json();
        let rows = json["rows"].as_array().unwrap().iter().filter(|row| row["by"] == by);
        rows.filter_map(|row| row["granted_sek"].as_f64()).sum()
    };
    for by in ["year", "sub_goal", "county", "branch"] {
        let found = sum("", by).await;
        assert!((found - 540_000.0).abs() < 0.05, "{by}: {found}, each share rounded down to an öre");
    }
    assert!((sum("year=2025&", "year").await).abs() < 0.001);
    let hidden = test.get("/funding/portfolio?year=2025").await.text();
    assert!(hidden.contains("Visa alla beviljade projekt"), "{hidden}");
    let after = test.get("/funding/portfolio?table=coverage&format=csv").await.text();
    assert_eq!(after.lines().count(), 21 + 2, "{after}");
    assert_eq!(test.get("/funding/portfolio?format=odt").await.status, 400);
}

/// What a value must be.
enum Is {
    Text,
    Number,
    Day,
    Moment,
    Address,
    /// A list of objects, each field with whether it must be there.
    Objects(&'static [(&'static str, bool, Is)]),
}

const ORGANISATION: &[(&str, bool, Is)] =
    &[("id", true, Is::Text), ("name", true, Is::Text), ("addressCountry", false, Is::Text)];
const CLASSIFICATION: &[(&str, bool, Is)] =
    &[("vocabulary", false, Is::Text), ("code", false, Is::Text), ("title", false, Is::Text)];
const TRANSACTION: &[(&str, bool, Is)] = &[
    ("id", false, Is::Text),
    ("transactionDate", false, Is::Day),
    ("currency", false, Is::Text),
    ("value", false, Is::Number),
    ("description", false, Is::Text),
];

/// The fields of a grant that are written, as version 1.4.3 of the standard has them: name, required or not, type.
const GRANT: &[(&str, bool, Is)] = &[
    ("id", true, Is::Text),
    ("title", true, Is::Text),
    ("description", true, Is::Text),
    ("currency", true, Is::Text),
    ("amountAwarded", true, Is::Number),
    ("awardDate", true, Is::Day),
    ("recipientOrganization", true, Is::Objects(ORGANISATION)),
    ("fundingOrganization", true, Is::Objects(ORGANISATION)),
    ("amountDisbursed", false, Is::Number),
    ("url", false, Is::Address),
    (
        "plannedDates",
        false,
        Is::Objects(&[
            ("title", false, Is::Text),
            ("startDate", false, Is::Day),
            ("endDate", false, Is::Day),
        ]),
    ),
    (
        "beneficiaryLocation",
        false,
        Is::Objects(&[
            ("name", false, Is::Text),
            ("countryCode", false, Is::Text),
            ("geoCode", false, Is::Text),
            ("geoCodeType", false, Is::Text),
        ]),
    ),
    ("grantProgramme", false, Is::Objects(&[("code", false, Is::Text), ("title", false, Is::Text)])),
    ("fromOpenCall", false, Is::Text),
    ("classifications", false, Is::Objects(CLASSIFICATION)),
    ("commitmentTransaction", false, Is::Objects(TRANSACTION)),
    ("dateModified", false, Is::Moment),
    ("dataSource", false, Is::Address),
];

/// Everything by which an object is not what the fields say, each with its place.
fn wrong(value: &Value, fields: &[(&str, bool, Is)], at: &str) -> Vec<String> {
    let Some(object) = value.as_object() else { return vec![format!("{at}: no object")] };
    let mut all: Vec<String> = object
        .keys()
        .filter(|name| !fields.iter().any(|(known, _, _)| known == name))
        .map(|name| format!("{at}.{name}: no such field"))
        .collect();
    for (name, required, is) in fields {
        let at = format!("{at}.{name}");
        match object.get(*name) {
            None if *required => all.push(format!("{at}: required")),
            None => {}
            Some(value) => match is {
                Is::Objects(fields) => match value.as_array() {
                    Some(list) if !list.is_empty() => {
                        all.extend(list.iter().flat_map(|one| wrong(one, fields, &at)));
                    }
                    _ => all.push(format!("{at}: a list of at least one")),
                },
                is if !holds(value, is) => all.push(format!("{at}: {value}")),
                _ => {}
            },
        }
    }
    all
}

fn holds(value: &Value, is: &Is) -> bool {
    let text = value.as_str();
    match is {
        Is::Text => text.is_some_and(|text| !text.trim().is_empty()),
        Is::Number => value.is_number(),
        Is::Day => text.is_some_and(|text| text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()),
        Is::Moment => text.is_some_and(|text| text.parse::<jiff::Timestamp>().is_ok()),
        Is::Address => text.is_some_and(|text| text.starts_with("http") && text.contains("://")),
        Is::Objects(_) => false,
    }
}

/// `SE-ON-5599999900`: the list's code and ten digits, or an identifier with the publisher's own prefix.
fn is_organisation(id: &str) -> bool {
    match id.strip_prefix("SE-ON-") {
        Some(digits) => digits.len() == 10 && digits.bytes().all(|b| b.is_ascii_digit()),
        None => id.starts_with("360G-"),
    }
}

#[test]
fn the_check_of_360giving_finds_what_is_wrong() {
    let none = wrong(&serde_json::json!({ "id": 1, "awardDate": "26-11-2026", "colour": "red" }), GRANT, "g");
    for expected in ["g.colour: no such field", "g.id: 1", "g.title: required", "g.awardDate: \"26-11-2026\""]
    {
        assert!(none.iter().any(|one| one == expected), "{expected}: {none:?}");
    }
    assert!(!is_organisation("SE-ON-559999-9900") && is_organisation("SE-ON-5599999900"));
}

#[tokio::test]
async fn granted_decisions_are_360giving_as_the_standard_has_it() {
    let test = TestApp::start(Databases::Sqlite).await;
    decided(&test).await;
    let whole = test.get("/funding/decisions?format=360giving").await.json();
    let grants = whole["grants"].as_array().unwrap();
    assert_eq!(grants.len(), 3, "refusals are no grants");
    let faults: Vec<String> = grants.iter().flat_map(|one| wrong(one, GRANT, "grant")).collect();
    assert_eq!(faults, Vec::<String>::new());
    let ids: BTreeSet<&str> = grants.iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(ids.len(), 3, "each has an identifier of its own");
    let (mut sole_traders, mut classified) = (0, 0);
    for one in grants {
        assert_eq!(one["currency"], "SEK");
        assert!(one["title"].as_str().unwrap().chars().count() < 140);
        let recipient = one["recipientOrganization"][0]["id"].as_str().unwrap();
        assert!(is_organisation(recipient), "{recipient}");
        assert!(is_organisation(one["fundingOrganization"][0]["id"].as_str().unwrap()));
        sole_traders += usize::from(!recipient.starts_with("SE-ON-"));
        classified += usize::from(one["classifications"][0]["code"].is_string());
        let years = one["commitmentTransaction"].as_array().unwrap();
        let sum: f64 = years.iter().filter_map(|year| year["value"].as_f64()).sum();
        assert!((sum - one["amountAwarded"].as_f64().unwrap()).abs() < 0.001);
    }
    assert_eq!((sole_traders, classified), (1, 3));
    let paid: f64 = grants.iter().filter_map(|one| one["amountDisbursed"].as_f64()).sum();
    let is = Ore::kronor(100_000).percent(60);
    assert!((paid - 60_000.0).abs() < 0.001 && is == Ore::kronor(60_000), "{paid}");
}
