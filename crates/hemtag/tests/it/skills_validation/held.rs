//! What is handed out of a person, by the person and by a firm; and what goes of firms' maps and plans by itself, with the clock moved
//! on.

use crate::{
    skills_firm::{NAME as WELDER, files::upload, firm as a_firm, send, welders},
    skills_plan::{hours, measure},
    testkit::{Databases, TestApp},
};
use hemtag::{
    clock::Clock,
    skills::{
        firm,
        privacy::{
            self,
            tables::{Rule, columns},
        },
    },
};
use jiff::{Timestamp, ToSpan};
use serde_json::Value;

use super::{
    tied::mapped,
    world::{NAME, World, caller},
};
use crate::cases::people::{House, field, led_to};

/// Whether anything stands there, by names from the outside in; an empty list has no names.
fn is_there(json: &Value, path: &str) -> bool {
    let mut found = vec![json];
    for name in path.split('.') {
        found = found
            .into_iter()
            .flat_map(|one| one.as_array().map_or_else(|| vec![one], |all| all.iter().collect()))
            .filter_map(|one| one.get(name))
            .collect();
    }
    !found.is_empty()
}

async fn count(test: &TestApp, of: &str) -> i64 {
    use sea_orm::{ConnectionTrait, Statement};
    let statement = Statement::from_string(test.app.db.backend(), format!("SELECT COUNT(*) AS n FROM {of}"));
    let row = test.app.db.reader().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

#[tokio::test]
async fn every_column_that_is_handed_out_stands_in_the_file_of_whom_it_is_about() {
    for kind in Databases::both() {
        let world = World::start(kind).await;
        let (house, test) = (&world.house, &world.house.test);
        let id = world.concluded().await;
        let [kim, _] = mapped(&world).await;
        let account = caller(house, &world.person).await.person.unwrap().0.to_string();
        house.enter(&world.leader);
        let tie = format!("/skills/firm/{}/people/{}/account", world.firm, kim.0);
        led_to(&test.post(&tie, &[("account", &account)]).await);
        world.shared(id, "2026-12-31").await;
        led_to(&test.post(&format!("/account/skills/validations/{id}/record"), &[]).await);
        house.enter(&world.leader);
        let looked = test.get(&format!("/skills/validations/firm/{}/shares/1", world.firm)).await;
        assert_eq!(looked.status, 200);
        let mut files = Vec::new();
        for who in [&world.person, &world.leader, &world.assessor] {
            house.enter(who);
            let file = test.get("/account/skills/download/json").await;
            assert_eq!(file.status, 200);
            files.push(file.json());
            let paper = test.get("/account/skills/download/pdf").await;
            assert!(paper.status == 200 && paper.body.starts_with(b"%PDF"), "{}", paper.status);
        }
        for column in columns() {
            let Some(key) = column.key() else { continue };
            assert!(
                files.iter().any(|file| is_there(file, key)),
                "{}.{}: {key}",
                column.table,
                column.column
            );
        }
        let [own, leaders, assessors] = &files[..] else { panic!("three people") };
        assert_eq!(own["maps"][0]["called"], NAME);
        assert_eq!(own["maps"][0]["leaves"], Value::Null);
        assert_eq!(own["records"][0]["file"]["type"][1], "OpenBadgeCredential");
        let to = own["letters"].as_array().unwrap();
        assert!(to.iter().any(|one| one["kind"] == "skills.tied"), "{to:?}");
        assert!(to.iter().all(|one| one["to"] == "kim@firm.example"), "{to:?}");
        // What others did stands in their files, and nothing of whom they did it to.
        assert_eq!(leaders["looks_made"][0]["seen"], "firm");
        assert!(leaders["wrote"].as_array().unwrap().iter().any(|one| one["table"] == "map"), "{leaders}");
        assert!(assessors["assesses"][0]["centre"] == "Testcenter Ett", "{assessors}");
        for file in [leaders, assessors] {
            assert!(!file.to_string().contains(NAME), "{file}");
        }
    }
}

#[tokio::test]
async fn a_firm_hands_out_what_it_says_of_one_person_and_of_nobody_else() {
    for kind in Databases::both() {
        let world = World::start(kind).await;
        let (house, test) = (&world.house, &world.house.test);
        let [kim, asa] = mapped(&world).await;
        let of =
            |person: u32, format: &str| format!("/skills/firm/{}/people/{person}/told/{format}", world.firm);
        house.enter(&world.leader);
        let page = test.get(&format!("/skills/firm/{}/people/{}", world.firm, kim.0)).await.text();
        assert!(page.contains(&of(kim.0, "pdf")) && page.contains(&of(kim.0, "json")), "{page}");
        let told = test.get(&of(asa.0, "json")).await;
        assert_eq!(told.json()["maps"][0]["called"], "Åsa Öst");
        assert!(!told.text().contains(NAME), "{}", told.text());
        let paper = test.get(&of(kim.0, "pdf")).await;
        assert!(paper.status == 200 && paper.body.starts_with(b"%PDF"), "{}", paper.status);
        assert_eq!(count(test, "event WHERE action = 'skills.person_handed_out'").await, 2);
        let say = "event WHERE action = 'skills.person_handed_out' AND data <> '{}'";
        assert_eq!(count(test, say).await, 0, "whose it was is not kept");
        assert_eq!(test.get(&of(kim.0, "csv")).await.status, 404);
        assert_eq!(test.get(&of(4711, "json")).await.status, 404);
        for who in [&world.stranger, &world.officer, &world.assessor] {
            house.enter(who);
            let refused = test.get(&of(kim.0, "json")).await;
            assert!(matches!(refused.status, 403 | 404), "{}", refused.status);
            assert!(!refused.text().contains(NAME));
        }
        assert_eq!(count(test, "event WHERE action = 'skills.person_handed_out'").await, 2);
    }
}

const BEGUN: &str = "2026-11-27T11:00:00Z";

/// The clock so many days on.
fn after(house: &mut House, days: i64) {
    let begun: Timestamp = BEGUN.parse().unwrap();
    house.test.app.clock = Clock::fixed(begun.checked_add((24 * days).hours()).unwrap());
}

async fn erased(house: &mut House, days: i64) -> firm::Gone {
    after(house, days);
    privacy::erase_due(&house.test.app).await.unwrap().of_firms
}

/// Keeps the plan as the firm's.
async fn keep(house: &House, plan: &str) {
    let page = house.test.get(plan).await.text();
    let form = page.split("/plan/keep").nth(1).expect("the form");
    let (map, version) = (field(form, "map"), field(form, "version"));
    led_to(&house.test.post(&format!("{plan}/keep"), &[("map", &map), ("version", &version)]).await);
}

#[tokio::test]
async fn who_left_earlier_plans_and_maps_that_nobody_changes_go_by_themselves() {
    for kind in Databases::both() {
        let mut house = House::start(kind).await;
        after(&mut house, 0);
        let (who, path) = a_firm(&house, "a@firm.example", "Verkstad AB").await;
        let id: i64 = path.rsplit('/').next().unwrap().parse().unwrap();
        house.enter(&who);
        welders(&house, &path).await;
        // A plan in which somebody is validated, since nobody is recruited or hired in.
        let plan = format!("{path}/plan");
        led_to(&hours(&house, &plan).await);
        for words in ["Rekrytera 1 som Svetsare", "Hyr in 1 som Svetsare"] {
            let measure = measure(&house.test.get(&plan).await.text(), words);
            led_to(
                &house.test.post(&format!("{plan}/choose"), &[("measure", &measure), ("do", "out")]).await,
            );
        }
        keep(&house, &plan).await;
        let leaver = [("name", "Lage Ledig"), ("leaves", "2026-12-31")];
        led_to(&send(&house, &format!("{path}/people/new"), &leaver).await);
        keep(&house, &plan).await;
        let people = house.test.get(&format!("{path}/people")).await.text();
        let of = |name: &str| {
            let before = people.split(name).next().unwrap().rsplit("/people/").next().unwrap().to_owned();
            format!("{path}/people/{}/told/json", before.split('"').next().unwrap())
        };
        let kept = |file: &Value| {
            let planned = file["maps"][0]["planned"].as_array().unwrap();
            planned.iter().filter(|one| !one["kept_on"].is_null()).count()
        };
        let told = house.test.get(&of("Lage Ledig")).await.json();
        assert_eq!(told["maps"][0]["leaves"], "2026-12-31");
        let bo = of("Bo Åström");
        assert_eq!(kept(&house.test.get(&bo).await.json()), 2, "in both plans");
        // What became of it is handed out too.
        led_to(&house.test.post(&format!("{plan}/follow"), &[("year", "2026")]).await);
        let followed = house.test.get(&bo).await.json();
        let planned = followed["maps"][0]["planned"].as_array().unwrap();
        let states: Vec<&Value> =
            planned.iter().flat_map(|one| one["followed"].as_array().unwrap()).collect();
        assert_eq!(states.len(), 1, "one follow-up, of the newest plan: {followed:#}");
        assert_eq!(states[0]["on"], "2026-11-27");
        assert!(["under_way", "ahead"].iter().any(|state| states[0]["state"] == *state), "{followed:#}");
        led_to(&upload(&house, &path, "matris.csv", "Namn;TIG-svetsning\nÅke Väntar;4\n".as_bytes()).await);
        assert_eq!(count(&house.test, "import_upload").await, 1);

        // A file waits a day, whether or not another comes.
        after(&mut house, 2);
        assert_eq!(privacy::erase_due(&house.test.app).await.unwrap().uploads, 1);
        assert_eq!(count(&house.test, "import_upload").await, 0);

        // 31 December is 34 days on.
        assert_eq!(erased(&mut house, 34 + Rule::PersonLeft.days() - 1).await.people, 0);
        assert_eq!(erased(&mut house, 34 + Rule::PersonLeft.days()).await.people, 1);
        let map = firm::open_to_read(&house.test.app, house.test.app.db.reader(), id).await.unwrap().map;
        assert!(map.person_called("Lage Ledig").is_none() && map.person_called(WELDER).is_some());

        let soon = Rule::MapUntouched.days() - Rule::MapUntouchedTold.days();
        assert_eq!(erased(&mut house, soon - 1).await, firm::Gone::default());
        let gone = erased(&mut house, Rule::PlanEarlier.days()).await;
        assert_eq!((gone.told, gone.plans, gone.maps), (1, 1, 0), "told first, whatever the age");
        let letter = house.letter_to("a@firm.example").await;
        assert!(letter.body.contains(&path), "{}", letter.body);
        for secret in ["Verkstad", WELDER, "Åström", "svets"] {
            assert!(!letter.body.contains(secret) && !letter.subject.contains(secret), "{}", letter.body);
        }
        after(&mut house, 0);
        house.enter(&who);
        assert_eq!(kept(&house.test.get(&bo).await.json()), 1, "out of the plan that was replaced");
        let days = Rule::PlanEarlier.days() + Rule::MapUntouchedTold.days();
        assert_eq!(erased(&mut house, days - 1).await, firm::Gone::default());
        assert_eq!(erased(&mut house, days).await.maps, 1);
        for table in ["skills_map", "skills_plan", "skills_firm", "skills_extract"] {
            assert_eq!(count(&house.test, table).await, 0, "{table}");
        }
    }
}
