//! A plan that is kept, followed up year by year: by the job on its anniversary, with a letter that says nothing of it, and by the firm
//! with what it has used. Earlier plans stay and can be chosen; whoever is taken out of the map is taken out of follow-ups.

use hemtag::{
    clock::Clock,
    skills::{firm, plan},
};
use workforce::map::PersonId as InMap;

use super::{
    calls::{member, number, planned},
    house,
};
use crate::{
    cases::people::{House, field, led_to},
    testkit::Databases,
};

/// Keeps the plan as the page shows it.
async fn keep(house: &House, plan: &str) {
    let page = house.test.get(plan).await.text();
    let form = page.split("/plan/keep").nth(1).expect("the form");
    let (map, version) = (field(form, "map"), field(form, "version"));
    let led =
        led_to(&house.test.post(&format!("{plan}/keep"), &[("map", &map), ("version", &version)]).await);
    assert!(led.contains("plan-kept"), "{led}");
}

/// A day on which the firm signs in again.
async fn on(house: &mut House, day: &str) {
    house.test.app.clock = Clock::fixed(format!("{day}T11:00:00Z").parse().expect("a time"));
    house.test.forget();
    let form = [("email", "a@firm.example"), ("password", "gul traktor äter moln")];
    led_to(&house.test.post("/account/sign-in", &form).await);
}

#[tokio::test]
async fn a_kept_plan_is_followed_up_each_year_against_what_it_was() {
    for kind in Databases::both() {
        let mut house = house(kind).await;
        let path = planned(&house).await;
        let plan = format!("{path}/plan");
        let none = house.test.post(&format!("{plan}/follow"), &[("spent", "1")]).await;
        assert!(led_to(&none).contains("plan-none"));
        keep(&house, &plan).await;
        assert_eq!(plan::follow_up_due(&house.test.app).await.unwrap(), 0, "it was kept today");
        let _ = house.letters().await;

        on(&mut house, "2027-11-28").await;
        let page = house.test.get(&plan).await.text();
        assert!(page.contains("väntar sedan 2027-11-27"), "{page}");
        assert_eq!(plan::follow_up_due(&house.test.app).await.unwrap(), 1);
        assert_eq!(plan::follow_up_due(&house.test.app).await.unwrap(), 0, "once a year");
        let letter = house.letter_to("a@firm.example").await;
        let told = format!("{letter:?}");
        assert!(told.contains("årlig uppföljning") && told.contains("/plan"), "{told}");
        for word in ["Verkstad", "Svets", "Åström"] {
            assert!(!told.contains(word), "{word}: {told}");
        }
        let page = house.test.get(&plan).await.text();
        assert!(page.contains("Skrivna uppföljningar") && !page.contains("väntar sedan"), "{page}");
        let json = house.test.get(&format!("{plan}?format=json")).await.json();
        let years = json["followed_by_year"].as_array().unwrap();
        // The year in which it was kept is over, and stands there still.
        assert_eq!(years[0]["year"], 2026, "{json:#}");
        assert!(years[0]["seen_on"].is_null() && years[1]["seen_on"] == "2027-11-28", "{json:#}");
        let training = &years[1];
        assert!(training["planned_heads"].as_u64() >= Some(2), "{json:#}");
        assert_eq!(training["done_heads"], 0);
        assert!(training["stated_spent_sek"].is_null(), "nobody has said: {json:#}");
        let [followed] = &json["follow_ups"].as_array().unwrap()[..] else { panic!("{json:#}") };
        assert_eq!(followed["seen_on"], "2027-11-28");
        let before = followed["late"].as_u64().unwrap() + followed["under_way"].as_u64().unwrap();

        let follow = format!("{plan}/follow");
        let wrong = house.test.post(&follow, &[("year", "2027"), ("spent", "mycket")]).await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.text().contains("Skriv ett heltal från 0 till")
                && wrong.text().contains("value=\"mycket\"")
        );
        assert_eq!(house.test.post(&follow, &[("year", "2031")]).await.status, 400, "a year to come");
        let said = [("year", "2027"), ("spent", "12 500"), ("spent_hours", "80")];
        assert!(led_to(&house.test.post(&follow, &said).await).contains("plan-followed"));
        let json = house.test.get(&format!("{plan}?format=json")).await.json();
        let year = &json["followed_by_year"][1];
        assert_eq!((&year["stated_spent_sek"], &year["stated_hours"]), (&12_500.into(), &80.into()));
        assert!(json["followed_by_year"][0]["stated_hours"].is_null(), "of another year nothing was said");

        // A plan that is kept after it takes its place, and the first can be chosen again.
        keep(&house, &plan).await;
        let json = house.test.get(&format!("{plan}?format=json")).await.json();
        assert!(json["follow_ups"].as_array().unwrap().is_empty(), "{json:#}");
        assert_eq!(json["followed_by_year"][0]["plan_kept_on"], "2027-11-28");
        let page = house.test.get(&plan).await.text();
        assert!(page.contains("baseline=1#followed") && page.contains("Plan 2, sparad 2027-11-28"), "{page}");
        let first = house.test.get(&format!("{plan}?baseline=1&format=json")).await.json();
        assert_eq!(first["follow_ups"].as_array().unwrap().len(), 2, "{first:#}");
        assert_eq!(first["followed_by_year"][0]["year"], 2026);
        assert_eq!(house.test.get(&format!("{plan}/pdf?baseline=1")).await.status, 200);
        assert_eq!(house.test.get(&format!("{plan}?baseline=77")).await.status, 404);

        // Out of the map is out of what was written.
        let organisation = number(&path);
        let caller = member(organisation);
        for person in [5, 6] {
            firm::forget_person(&house.test.app, &caller, organisation, InMap(person)).await.unwrap();
        }
        let first = house.test.get(&format!("{plan}?baseline=1&format=json")).await.json();
        let late = |row: &serde_json::Value| {
            row["late"].as_u64().unwrap() + row["under_way"].as_u64().unwrap() + row["done"].as_u64().unwrap()
        };
        assert!(late(&first["follow_ups"][1]) < before, "{first:#}");
        for text in ["Vera Åström", "Kim Ek", "Bo Lind"] {
            assert!(!house.test.holds(text).await, "{text} stands in the database");
        }
    }
}
