//! What the processes of a firm's goals usually need: on the goal's page, taken as required, counted by the plan, taken back; and an
//! advertisement without words that say who somebody is. On both databases.

use super::house;
use crate::{
    cases::people::{House, field, led_to},
    skills_firm::{firm, send, version, welders},
    skills_templates::taxonomy,
    testkit::Databases,
};

/// The address in a list of what has this name.
async fn address(house: &House, list: &str, name: &str) -> String {
    let page = house.test.get(list).await.text();
    let before = page.split(&format!(">{name}</a>")).next().expect("a page begins");
    assert!(before.len() < page.len(), "no {name}: {page}");
    let link = before.rsplit("href=\"").next().expect("a link");
    link.split('"').next().expect("it ends").to_owned()
}

fn count(page: &str, words: &str) -> usize {
    page.matches(words).count()
}

#[tokio::test]
async fn what_a_process_usually_needs_is_unknown_until_it_is_taken_and_then_wholly_new() {
    for kind in Databases::both() {
        let house = house(kind).await;
        let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
        house.enter(&who);
        welders(&house, &path).await;
        let goal = address(&house, &format!("{path}/goals"), "Batterilådor i serie").await;
        let page = house.test.get(&goal).await.text();
        assert!(page.contains("Vad processerna brukar kräva") && page.contains(">svetsare</a>"), "{page}");
        let unknown = count(&page, "står inte i er karta: okänt");
        assert!(unknown > 20, "{unknown}: {page}");
        let plan = house.test.get(&format!("{path}/plan")).await.text();
        assert!(plan.contains("Brukar krävas, men står inte i kartan"), "{plan}");
        assert!(!plan.contains("Helt nya kompetenser"), "unknown is not missing: {plan}");
        let json: serde_json::Value =
            serde_json::from_slice(&house.test.get(&format!("{path}/plan?format=json")).await.body).unwrap();
        assert_eq!(json["usual_not_in_map"].as_array().map(Vec::len), Some(unknown), "{json:#}");

        let capability = field(&page, "capability");
        let label = page.split(">MAG-svetsa ").next().unwrap();
        assert!(label.len() < page.len(), "{page}");
        let key =
            label.rsplit("name=\"skill\" value=\"").next().unwrap().split('"').next().unwrap().to_owned();
        let usual = format!("{goal}/usual");
        let nothing = house.test.post(&usual, &[("capability", &capability), ("people", "2")]).await;
        assert_eq!(nothing.status, 422);
        assert!(nothing.text().contains("Kryssa för minst en kompetens"), "{}", nothing.text());
        let nobody = [("capability", capability.as_str()), ("skill", key.as_str()), ("people", "0")];
        let nobody = house.test.post(&usual, &nobody).await;
        assert_eq!(nobody.status, 422);
        assert!(nobody.text().contains(&format!("value=\"{key}\" checked")), "what was ticked stays");
        let role = [("capability", capability.as_str()), ("skill", key.as_str()), ("role", "9999")];
        assert_eq!(house.test.post(&usual, &role).await.status, 400);

        let before = version(&house, &goal).await;
        let taken = [("capability", capability.as_str()), ("skill", key.as_str()), ("people", "2")];
        let led = led_to(&house.test.post(&usual, &taken).await);
        let after = house.test.get(&led).await.text();
        assert!(after.contains("Det valda krävs nu för målet"), "{after}");
        assert_eq!(count(&after, "står inte i er karta: okänt"), unknown - 1);
        assert_eq!(count(&after, "krävs redan"), count(&page, "krävs redan") + 1);
        let now = version(&house, &goal).await;
        assert_eq!(now.parse::<i32>().unwrap(), before.parse::<i32>().unwrap() + 1, "one change");
        let again = led_to(&house.test.post(&usual, &taken).await);
        assert_eq!((version(&house, &goal).await, again), (now, led), "twice is as once");
        let roles = house.test.get(&format!("{path}/roles")).await.text();
        assert!(roles.contains("MAG-svetsa, nivå 3, 2 st"), "{roles}");
        assert_eq!(count(&roles, "/roles/"), count(&roles, "/roles/new") + 1, "the role that was there");
        let plan = house.test.get(&format!("{path}/plan")).await.text();
        let new = plan.split("Helt nya kompetenser").nth(1).expect("it counts what was taken");
        assert!(new.contains("MAG-svetsa") && new.contains("fråga runt först"), "{new}");

        // Nobody else finds it or takes anything.
        let (stranger, _) = firm(&house, "b@firm.example", "Annan AB").await;
        let officer = house.staff("cy@agency.example", "Cy Al", "officer", &[]).await;
        for other in [stranger, officer] {
            house.enter(&other);
            assert_eq!(house.test.get(&goal).await.status, 404);
            assert_eq!(house.test.post(&usual, &taken).await.status, 404);
        }
        house.enter(&who);
        led_to(&send(&house, &format!("{path}/history"), &[("earlier", &before)]).await);
        let page = house.test.get(&goal).await.text();
        assert_eq!(count(&page, "står inte i er karta: okänt"), unknown, "taken back");
    }
}

#[tokio::test]
async fn the_role_that_comes_from_a_goal_gets_the_code_of_ssyk_that_is_clear() {
    for kind in Databases::both() {
        let house = house(kind).await;
        taxonomy(&house.test.app).await;
        let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
        house.enter(&who);
        let goal = [("name", "Batterilådor"), ("by", "2027-06"), ("capability-0-name", "TIG-svetsning")];
        led_to(&send(&house, &format!("{path}/goals/new"), &goal).await);
        let goal = address(&house, &format!("{path}/goals"), "Batterilådor").await;
        let page = house.test.get(&goal).await.text();
        let capability = field(&page, "capability");
        let before = page.split(">MAG-svetsa ").next().unwrap();
        let key = before.rsplit("name=\"skill\" value=\"").next().unwrap().split('"').next().unwrap();
        let taken = [("capability", capability.as_str()), ("skill", key), ("people", "2")];
        led_to(&house.test.post(&format!("{goal}/usual"), &taken).await);
        let role = address(&house, &format!("{path}/roles"), "svetsare").await;
        let role = house.test.get(&role).await.text();
        assert_eq!(role.matches("value=\"7212\"").count(), 2, "SSYK and ISCO: {role}");
    }
}

#[tokio::test]
async fn a_capability_that_is_no_process_says_so() {
    let house = house(Databases::Sqlite).await;
    let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
    house.enter(&who);
    let goal = [("name", "Export"), ("capability-0-name", "Offertarbete på tyska")];
    led_to(&send(&house, &format!("{path}/goals/new"), &goal).await);
    let goal = address(&house, &format!("{path}/goals"), "Export").await;
    let page = house.test.get(&goal).await.text();
    assert!(page.contains("Förmågan är ingen process i vokabulären"), "{page}");
    assert!(!house.test.get(&format!("{path}/plan")).await.text().contains("Brukar krävas"));
}

#[tokio::test]
async fn an_advertisement_says_what_the_work_requires_and_nothing_of_who_somebody_is() {
    for kind in Databases::both() {
        let house = house(kind).await;
        let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
        house.enter(&who);
        welders(&house, &path).await;
        let page = house.test.get(&format!("{path}/roles/new")).await.text();
        let capability = page.split("TIG-svetsning (").next().unwrap().rsplit("value=\"").next().unwrap();
        let capability = capability.split('"').next().unwrap().to_owned();
        let role = [
            ("name", "Kvinnlig svetsare"),
            ("required-0-skill", "TIG-svetsning"),
            ("required-0-level", "3"),
            ("required-0-capability", capability.as_str()),
            ("required-1-skill", "Kims sätt att rikta"),
            ("required-1-level", "2"),
        ];
        led_to(&send(&house, &format!("{path}/roles/new"), &role).await);
        let role = address(&house, &format!("{path}/roles"), "Kvinnlig svetsare").await;
        let recruit = role.replace("/roles/", "/plan/recruit/");
        let page = house.test.get(&recruit).await.text();
        let draft = |page: &str| {
            let draft = page.split("<textarea").nth(1).expect("a draft").split("</textarea>").next();
            draft.expect("it ends").to_owned()
        };
        let text = draft(&page);
        assert!(text.contains("Verkstad AB söker: svetsare") && !text.contains("Kvinnlig"), "{text}");
        assert!(text.contains("– TIG-svetsning (") && !text.contains("Kims"), "{text}");
        assert!(page.contains("”Kvinnlig” i ”Kvinnlig svetsare”: kön. Skriv yrket utan kön"), "{page}");
        assert!(page.contains("”Kims” i ”Kims sätt att rikta”: en person, inte arbetet."), "{page}");
        // What the occupation usually needs is offered, and is in the draft when it is ticked.
        assert!(!text.contains("MAG-svetsa"), "{text}");
        let label = page.split(">MAG-svetsa</label>").next().unwrap();
        let key = label.rsplit("for=\"with-").next().unwrap().split('"').next().unwrap();
        let with = house.test.get(&format!("{recruit}?with={key}")).await.text();
        assert!(draft(&with).contains("– MAG-svetsa (självständig)"), "{}", draft(&with));
        // A role that says what is done has nothing left out.
        let plain = address(&house, &format!("{path}/roles"), "Svetsare").await;
        let page = house.test.get(&plain.replace("/roles/", "/plan/recruit/")).await.text();
        assert!(!page.contains("Det här står inte i utkastet"), "{page}");
        assert!(draft(&page).contains("Verkstad AB söker: Svetsare"), "{page}");
    }
}
