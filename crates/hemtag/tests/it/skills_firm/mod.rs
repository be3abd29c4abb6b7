//! A firm's map of skills, through the pages, on both databases: from a goal to what is missing, files in and out, what was before,
//! and who sees nothing of it.

pub(crate) mod files;
mod shut;

use crate::testkit::{Databases, Page};

use crate::cases::people::{Cookies, House, led_to};

/// The day of the tests.
pub(crate) const NAME: &str = "Kim Ek";

/// Somebody with a firm of their own; gives its address too.
pub(crate) async fn firm(house: &House, email: &str, name: &str) -> (Cookies, String) {
    let who = house.account(email, "Owner").await;
    house.enter(&who);
    let led = led_to(&house.test.post("/skills/firm", &[("name", name)]).await);
    let path = led.trim_end_matches("/settings").to_owned();
    (house.test.exchange(Vec::new()), path)
}

/// Sends a form as the page has it: with the version that it shows.
pub(crate) async fn send(house: &House, path: &str, fields: &[(&str, &str)]) -> Page {
    let version = version(house, path).await;
    let mut all = vec![("version", version.as_str())];
    all.extend(fields);
    house.test.post(path, &all).await
}

pub(crate) async fn version(house: &House, path: &str) -> String {
    let text = house.test.get(path).await.text();
    crate::cases::people::field(&text, "version")
}

/// A goal for which one welder and one on every shift are required; two people, one of them known to be able.
pub(crate) async fn welders(house: &House, path: &str) {
    let goal = [("name", "Batterilådor i serie"), ("by", "2027-06"), ("capability-0-name", "TIG-svetsning")];
    led_to(&send(house, &format!("{path}/goals/new"), &goal).await);
    let page = house.test.get(&format!("{path}/roles/new")).await.text();
    let capability = page.split("TIG-svetsning (").next().unwrap().rsplit("value=\"").next().unwrap();
    let capability = capability.split('"').next().unwrap().to_owned();
    let role = [
        ("name", "Svetsare"),
        ("required-0-skill", "TIG-svetsning"),
        ("required-0-level", "3"),
        ("required-0-people", "2"),
        ("required-0-capability", capability.as_str()),
    ];
    led_to(&send(house, &format!("{path}/roles/new"), &role).await);
    let roles = house.test.get(&format!("{path}/people/new")).await.text();
    let role = roles.split("name=\"roles\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
    let role = role.split('"').next().unwrap().to_owned();
    let kim = [
        ("name", NAME),
        ("roles", role.as_str()),
        ("shift", "Dag"),
        ("held-0-skill", "tig-svetsning"),
        ("held-0-level", "4"),
        ("held-0-kind", "leader_assessed"),
        ("held-0-on", "2026-10-01"),
    ];
    led_to(&send(house, &format!("{path}/people/new"), &kim).await);
    let bo = [("name", "Bo Åström"), ("roles", role.as_str()), ("shift", "Natt")];
    led_to(&send(house, &format!("{path}/people/new"), &bo).await);
}

#[tokio::test]
async fn from_a_goal_to_what_is_missing() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
        house.enter(&who);
        let page = house.test.get(&path).await.text();
        assert!(page.contains("Säg var företaget hör hemma"), "{page}");
        let settings = [("branch", "25"), ("county", "06"), ("employees", "14")];
        led_to(&send(&house, &format!("{path}/settings"), &settings).await);
        assert!(house.test.get(&path).await.text().contains("Skriv ett mål för verksamheten"));
        welders(&house, &path).await;
        let page = house.test.get(&path).await.text();
        // Kim surely can, Bo may: nobody has said.
        assert!(page.contains("1–2"), "{page}");
        assert!(page.contains("Vet inte säkert"), "{page}");
        assert!(page.contains("2027-06-30"), "{page}");
        assert!(page.contains("Hänger på en enda"), "{page}");
        let matrix = house.test.get(&format!("{path}/matrix")).await.text();
        assert!(matrix.contains(">4</span>") && matrix.contains(">?</span>"), "{matrix}");
        // Said to be below: now it is a gap.
        let people = house.test.get(&format!("{path}/people")).await.text();
        let bo = people.split("Bo Åström").next().unwrap().rsplit("/people/").next().unwrap();
        let bo = format!("{path}/people/{}", bo.split('"').next().unwrap());
        let form = house.test.get(&bo).await.text();
        // What the role requires stands there, with no level.
        assert!(form.contains("value=\"TIG-svetsning\""), "{form}");
        let wrong = [("name", "Bo Åström"), ("held-0-skill", "TIG-svetsning"), ("held-0-level", "1")];
        let page = send(&house, &bo, &wrong).await;
        assert_eq!(page.status, 422);
        assert!(page.text().contains("Välj hur nivån är känd"), "{}", page.text());
        let role = form.split("name=\"roles\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
        let right = [
            ("name", "Bo Åström"),
            ("roles", role.split('"').next().unwrap()),
            ("held-0-skill", "TIG-svetsning"),
            ("held-0-level", "1"),
            ("held-0-kind", "self_assessed"),
            ("held-0-on", "2026-11"),
        ];
        led_to(&send(&house, &bo, &right).await);
        let page = house.test.get(&format!("/en{path}")).await.text();
        assert!(page.contains("Gap<"), "{page}");
    }
}

#[tokio::test]
async fn a_colleague_who_was_first_is_told_of_and_a_version_comes_back() {
    let house = House::start(Databases::Sqlite).await;
    let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
    house.enter(&who);
    let goals = format!("{path}/goals/new");
    led_to(&send(&house, &goals, &[("name", "Ett")]).await);
    let late = house.test.post(&goals, &[("version", "0"), ("name", "Två")]).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("ändrats av en kollega") && late.text().contains("value=\"Två\""));
    let again = house.test.post(&goals, &[("version", "1"), ("name", "Två"), ("by", "snart")]).await;
    assert_eq!(again.status, 422);
    led_to(&house.test.post(&goals, &[("version", "1"), ("name", "Två")]).await);
    let twice = house.test.post(&goals, &[("version", "2"), ("name", "två")]).await;
    assert!(twice.text().contains("redan ett mål"), "{}", twice.text());
    let history = format!("{path}/history");
    led_to(&send(&house, &history, &[("earlier", "1")]).await);
    let page = house.test.get(&format!("{path}/goals")).await.text();
    assert!(page.contains(">Ett<") && !page.contains(">Två<"), "{page}");
    led_to(&send(&house, &history, &[("earlier", "2")]).await);
    assert!(house.test.get(&format!("{path}/goals")).await.text().contains(">Två<"));
    assert_eq!(send(&house, &history, &[("earlier", "77")]).await.status, 404);
}

#[tokio::test]
async fn skills_that_come_before_themselves_are_refused() {
    let house = House::start(Databases::Sqlite).await;
    let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
    house.enter(&who);
    let role = [
        ("name", "Svetsare"),
        ("required-0-skill", "read technical drawings"),
        ("required-0-level", "2"),
        ("required-1-skill", "Glorpning"),
        ("required-1-level", "5"),
    ];
    let page = send(&house, &format!("{path}/roles/new"), &role).await;
    assert_eq!(page.status, 422, "the scale has four steps");
    let role: Vec<(&str, &str)> =
        role.iter().map(|(name, value)| (*name, if *value == "5" { "4" } else { *value })).collect();
    led_to(&send(&house, &format!("{path}/roles/new"), &role).await);
    let list = house.test.get(&format!("{path}/skills")).await.text();
    assert!(list.contains("esco 1.1.1") && list.contains("Inte kopplad"), "{list}");
    let link = format!("href=\"{path}/skills/");
    let ids: Vec<&str> = list.split(&link).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let [one, other] = [0, 1].map(|at| format!("{path}/skills/{}", ids[at]));
    let name = |page: &str| typed(page, "name");
    let (first, second) = (house.test.get(&one).await.text(), house.test.get(&other).await.text());
    led_to(&send(&house, &one, &[("name", &name(&first)), ("after", ids[1])]).await);
    let circle = send(&house, &other, &[("name", &name(&second)), ("after", ids[0])]).await;
    assert_eq!(circle.status, 422);
    assert!(circle.text().contains("inte komma före sig själv"), "{}", circle.text());
}

/// The value of a field of a page.
pub(crate) fn typed(page: &str, name: &str) -> String {
    let at = page.split(&format!("id=\"{name}\"")).nth(1).unwrap_or_else(|| panic!("{name}: {page}"));
    at.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}
