//! The firm's map of skills: a goal, a role, a person with a skill, and a file that waits to be taken in.

use super::{Builder, People, SECRET, led_after, number_after};
use crate::cases::people::led_to;

pub(super) async fn make(built: &mut Builder, people: &People) {
    built.house.enter(&people.owner);
    let test = built.test();
    let firm = format!("{SECRET} AB");
    let led = led_to(&test.post("/skills/firm", &[("name", &firm)]).await);
    let id = number_after(&led, "/skills/firm/");
    let path = format!("/skills/firm/{id}");
    let goal = [("version", "0"), ("name", "Serie"), ("by", "2027"), ("capability-0-name", "TIG-svetsning")];
    led_to(&test.post(&format!("{path}/goals/new"), &goal).await);
    let role = [
        ("version", "1"),
        ("name", "Svetsare"),
        ("required-0-skill", "TIG-svetsning"),
        ("required-0-level", "3"),
    ];
    led_to(&test.post(&format!("{path}/roles/new"), &role).await);
    let name = format!("Kim {SECRET}");
    let person = [
        ("version", "2"),
        ("name", name.as_str()),
        ("held-0-skill", "TIG-svetsning"),
        ("held-0-level", "3"),
        ("held-0-kind", "leader_assessed"),
        ("held-0-on", "2026-11"),
    ];
    led_to(&test.post(&format!("{path}/people/new"), &person).await);
    let goal = built.number(&format!("{path}/goals"), &format!("href=\"{path}/goals/")).await;
    let role = built.number(&format!("{path}/roles"), &format!("href=\"{path}/roles/")).await;
    let person = built.number(&format!("{path}/people"), &format!("href=\"{path}/people/")).await;
    let skill = built.number(&format!("{path}/skills"), &format!("href=\"{path}/skills/")).await;
    let file = format!("Namn;TIG-svetsning\nKim {SECRET};4\n");
    let sent = built.upload(&format!("{path}/import"), &[], "matris.csv", file.as_bytes()).await;
    let key = led_after(&sent, "/import/");
    // Its own systems: a key, and an address that is told.
    let own = format!("/organisations/{id}");
    let key_of_systems = [("name", SECRET), ("scope", "needs"), ("each_minute", "60")];
    assert_eq!(built.test().post(&format!("{own}/keys"), &key_of_systems).await.status, 200);
    let address = format!("https://{SECRET}.example.se/hook");
    let told = [("address", address.as_str()), ("kind", "gap.closed")];
    assert_eq!(built.test().post(&format!("{own}/webhooks"), &told).await.status, 200);
    let page = format!("{own}/integrations");
    let key_of_systems = built.number(&page, &format!("{own}/keys/")).await;
    let hook = built.number(&page, &format!("{own}/webhooks/")).await;
    built.name("/organisations/", "{id}", id.clone());
    built.name("/open-data/{code}", "{code}", "processes");
    built.name("/open-data/catalogue/", "{form}", "ttl");
    built.name("/organisations/", "{key}", key_of_systems);
    built.name("/organisations/", "{hook}", hook);
    for (name, value) in [
        ("{id}", id),
        ("{goal}", goal),
        ("{role}", role),
        ("{person}", person),
        ("{skill}", skill),
        ("{key}", key),
    ] {
        built.name("/skills/firm/", name, value);
    }
    built.name("/skills/firm/{id}/people/", "{format}", "json");
    built.name("/skills/templates/", "{isco}", "7223");
    built.name("/skills/firm/{id}/history", "{body}", "version=3&earlier=1");
    // The goal was the first thing of the map, its capability the second.
    built.name("/skills/firm/{id}/goals/{goal}/usual", "{body}", "capability=2&people=1");
    let share = "measure=%7B%22share%22%3A%7B%22person%22%3A1%2C%22role%22%3A1%7D%7D&do=out";
    built.name("/skills/firm/{id}/plan/choose", "{body}", share);
}
