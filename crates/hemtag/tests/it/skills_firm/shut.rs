//! Who sees nothing of a firm's map, what stands in the database of it, and what is gone for good.

use crate::testkit::Databases;
use hemtag::skills::firm;

use super::{NAME, firm as a_firm, send, version, welders};
use crate::cases::people::{House, led_to};

const PARTS: [&str; 9] =
    ["", "/matrix", "/goals", "/roles", "/people", "/skills", "/import", "/settings", "/history"];

#[tokio::test]
async fn nobody_outside_the_firm_finds_it() {
    let house = House::start(Databases::Sqlite).await;
    let (who, path) = a_firm(&house, "a@firm.example", "Verkstad AB").await;
    house.enter(&who);
    welders(&house, &path).await;
    for part in PARTS {
        assert_eq!(house.test.get(&format!("{path}{part}")).await.status, 200, "{part}");
    }
    let (stranger, other) = a_firm(&house, "b@firm.example", "Verkstad AB").await;
    assert_ne!(path, other);
    let officer = house.staff("cy@agency.example", "Cy Al", "officer", &[]).await;
    let administrator = house.staff("gun@agency.example", "Gun Al", "administrator", &[]).await;
    let adviser = house.staff("ada@advice.example", "Ada Råd", "adviser", &["06"]).await;
    for who in [stranger, officer, administrator, adviser] {
        house.enter(&who);
        for part in PARTS {
            for path in [format!("{path}{part}"), format!("/en{path}{part}?format=csv")] {
                let page = house.test.get(&path).await;
                assert_eq!(page.status, 404, "{path}");
                assert!(!page.text().contains(NAME) && !page.text().contains("Verkstad"), "{path}");
            }
        }
        let sent = house.test.post(&format!("{path}/goals/new"), &[("version", "4"), ("name", "x")]).await;
        assert_eq!(sent.status, 404);
    }
}

#[tokio::test]
async fn the_map_stands_sealed_and_who_is_taken_out_is_gone_from_every_version() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let (who, path) = a_firm(&house, "a@firm.example", "Verkstad AB").await;
        house.enter(&who);
        welders(&house, &path).await;
        for text in [NAME, "Åström", "Batterilådor"] {
            assert!(!house.test.holds(text).await, "{text} stands in the database");
        }
        let people = house.test.get(&format!("{path}/people")).await.text();
        assert!(people.contains(NAME));
        let kim = people.split(NAME).next().unwrap().rsplit("/people/").next().unwrap();
        let kim = format!("{path}/people/{}", kim.split('"').next().unwrap());
        led_to(&send(&house, &kim, &[("do", "remove")]).await);
        assert_eq!(house.test.get(&kim).await.status, 404);
        // The version in which Kim was does not bring Kim back.
        let history = house.test.get(&format!("{path}/history")).await.text();
        let earlier =
            history.split("name=\"earlier\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        led_to(&send(&house, &format!("{path}/history"), &[("earlier", &earlier)]).await);
        let people = house.test.get(&format!("{path}/people")).await.text();
        assert!(people.contains("Bo Åström") && !people.contains(NAME), "{people}");
    }
}

#[tokio::test]
async fn a_firm_that_keeps_no_names_is_held_to_it() {
    let house = House::start(Databases::Sqlite).await;
    let (who, path) = a_firm(&house, "a@firm.example", "Verkstad AB").await;
    house.enter(&who);
    let named = format!("{path}/people/new");
    led_to(&send(&house, &named, &[("name", NAME)]).await);
    let settings = format!("{path}/settings");
    let refused = send(&house, &settings, &[("headcounts_only", "1")]).await;
    assert!(refused.text().contains("Det finns namn i kartläggningen"), "{}", refused.text());
    let people = house.test.get(&format!("{path}/people")).await.text();
    let kim = people.split(NAME).next().unwrap().rsplit("/people/").next().unwrap();
    let kim = format!("{path}/people/{}", kim.split('"').next().unwrap());
    led_to(&send(&house, &kim, &[("do", "remove")]).await);
    led_to(&send(&house, &settings, &[("headcounts_only", "1")]).await);
    let page = send(&house, &named, &[("name", NAME)]).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("Skriv hur många ni är"), "{}", page.text());
    led_to(&send(&house, &named, &[("name", "Montörer"), ("heads", "5")]).await);
    let heads = [
        ("name", "Montörer"),
        ("heads", "5"),
        ("held-0-skill", "Svets"),
        ("held-0-level", "3"),
        ("held-0-kind", "self_assessed"),
        ("held-0-heads", "6"),
    ];
    let list = house.test.get(&format!("{path}/people")).await.text();
    let group = list.split("Montörer").next().unwrap().rsplit("/people/").next().unwrap();
    let group = format!("{path}/people/{}", group.split('"').next().unwrap());
    let page = send(&house, &group, &heads).await;
    assert!(page.text().contains("Fler än ni är"), "{}", page.text());
}

#[tokio::test]
async fn a_map_is_erased_by_name_and_old_versions_go_by_themselves() {
    let mut house = House::start(Databases::Sqlite).await;
    let (who, path) = a_firm(&house, "a@firm.example", "Verkstad AB").await;
    house.enter(&who);
    for name in ["Ett", "Två", "Tre"] {
        led_to(&send(&house, &format!("{path}/goals/new"), &[("name", name)]).await);
    }
    let now = house.test.app.clock.now();
    let later = now.checked_add(jiff::SignedDuration::from_hours(24 * 31)).unwrap();
    assert_eq!(firm::forget_old(&house.test.app).await.unwrap(), 0);
    house.test.app.clock = hemtag::clock::Clock::fixed(later);
    assert_eq!(firm::forget_old(&house.test.app).await.unwrap(), 2);
    house.test.app.clock = hemtag::clock::Clock::fixed(now);
    let wrong = house.test.post(&format!("{path}/erase"), &[("firm", "Annan AB")]).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(version(&house, &format!("{path}/settings")).await, "3");
    led_to(&house.test.post(&format!("{path}/erase"), &[("firm", " verkstad ab ")]).await);
    assert_eq!(version(&house, &format!("{path}/settings")).await, "0");
}
