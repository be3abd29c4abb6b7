//! A plan that is kept, followed up year by year: by the job on its anniversary, with a letter that says nothing of it, and by the firm
//! with what it has used. Earlier plans stay and can be chosen; whoever is taken out of the map is taken out of follow-ups.

use hemtag::{
    clock::Clock,
    skills::{
        firm::{self, FirmError, model::Change},
        plan::{self, PlanRoomError},
        privacy,
    },
    words::Language,
};
use workforce::map::{PersonId as InMap, Who};

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
        let heads: u64 = years.iter().filter_map(|year| year["planned_heads"].as_u64()).sum();
        assert!(heads >= 2, "{json:#}");
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

/// What the job erases of firms on a day.
async fn erased(house: &mut House, day: &str) -> firm::Gone {
    house.test.app.clock = Clock::fixed(format!("{day}T11:00:00Z").parse().expect("a time"));
    privacy::erase_due(&house.test.app).await.unwrap().of_firms
}

#[tokio::test]
async fn what_the_job_writes_keeps_no_map_alive_and_earlier_follow_ups_lose_their_people() {
    for kind in Databases::both() {
        let mut house = house(kind).await;
        let path = planned(&house).await;
        let plan = format!("{path}/plan");
        keep(&house, &plan).await;
        on(&mut house, "2027-11-28").await;
        assert_eq!(plan::follow_up_due(&house.test.app).await.unwrap(), 1);
        keep(&house, &plan).await;
        for day in ["2028-11-29", "2029-11-29"] {
            on(&mut house, day).await;
            assert_eq!(plan::follow_up_due(&house.test.app).await.unwrap(), 1, "{day}");
        }
        let first = house.test.get(&format!("{plan}?baseline=1&format=json")).await.json();
        let years = first["followed_by_year"].clone();
        let states = |json: &serde_json::Value| -> u64 {
            let row = &json["follow_ups"][0];
            ["done", "late", "under_way", "ahead", "gone"]
                .iter()
                .filter_map(|state| row[state].as_u64())
                .sum()
        };
        assert!(states(&first) > 0, "{first:#}");
        // Three years and a day after it was kept, the first plan has long been replaced.
        let gone = erased(&mut house, "2029-11-29").await;
        assert_eq!((gone.plans, gone.told, gone.maps), (1, 0, 0));
        assert_eq!(erased(&mut house, "2029-11-29").await, firm::Gone::default(), "once");
        let without = house.test.get(&format!("{plan}?baseline=1&format=json")).await.json();
        assert!(states(&without) < states(&first), "the measures of people are gone: {without:#}");
        for (at, year) in years.as_array().unwrap().iter().enumerate() {
            for column in
                ["planned_heads", "planned_cost_high_sek", "planned_hours", "planned_surely_covered"]
            {
                assert_eq!(without["followed_by_year"][at][column], year[column], "{column}");
            }
        }
        // Three years after the firm itself kept its second plan, whatever the job has written since.
        let gone = erased(&mut house, "2030-10-31").await;
        assert_eq!((gone.told, gone.maps), (1, 0), "{gone:?}");
        assert_eq!(erased(&mut house, "2030-12-01").await.maps, 1);
    }
}

#[tokio::test]
async fn nobody_who_was_erased_comes_back_with_a_form_that_was_opened_before() {
    for kind in Databases::both() {
        let mut house = house(kind).await;
        let path = planned(&house).await;
        let (organisation, app) = (number(&path), house.test.app.clone());
        let caller = member(organisation);
        let mut map = firm::open(&app, &caller, organisation).await.unwrap().map;
        let id = InMap(map.number());
        let mut leaver = map.people[0].clone();
        leaver.id = id;
        leaver.who = Who::Named("Lage Ledig".to_owned());
        leaver.leaves = Some("2026-12-31".parse().unwrap());
        map.people.push(leaver);
        let version = firm::save(&app, &caller, organisation, 1, Change::People, &map).await.unwrap();
        // Opened by two who plan and change the map, before the job runs.
        let room = plan::open(&app, &caller, organisation).await.unwrap();
        let made = plan::make(&app, &caller, &room, Language::Swedish).await.unwrap().plan.unwrap();
        assert_eq!(erased(&mut house, "2028-01-02").await.people, 1);
        map.skills[0].name = "TIG".to_owned();
        let saved = firm::save(&app, &caller, organisation, version, Change::Skills, &map).await;
        assert!(matches!(saved, Err(FirmError::Changed(_))), "{saved:?}");
        let kept = plan::keep_plan(&app, &caller, &room, &made).await;
        assert!(matches!(kept, Err(PlanRoomError::Stale)), "{kept:?}");
        let now = firm::open(&app, &caller, organisation).await.unwrap();
        assert!(now.version == version && now.map.person(id).is_none());
        // What stands there now can be changed.
        let mut map = now.map.clone();
        map.skills[0].name = "TIG".to_owned();
        firm::save(&app, &caller, organisation, version, Change::Skills, &map).await.unwrap();
    }
}

#[tokio::test]
async fn a_firm_in_which_nobody_can_be_told_keeps_its_map() {
    use sea_orm::ConnectionTrait;
    for kind in Databases::both() {
        let mut house = house(kind).await;
        planned(&house).await;
        house.test.app.db.writer().execute_unprepared("DELETE FROM membership").await.unwrap();
        for day in ["2029-11-01", "2029-12-02", "2031-01-01"] {
            let gone = erased(&mut house, day).await;
            assert_eq!((gone.told, gone.maps), (0, 0), "{day}: nobody was told");
        }
    }
}
