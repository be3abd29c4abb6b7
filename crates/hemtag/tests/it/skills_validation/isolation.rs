//! Nothing of a person's validation reaches anybody else: not by an address, a filter or an export, not in letters, events, grant
//! files or the database's own bytes.

use crate::testkit::{Databases, bare, readable};
use hemtag::{
    access::Caller,
    routes,
    skills::{firm, validation as v},
};
use sea_orm::DbBackend;

use super::{
    tied::mapped,
    world::{CODE, MISSING, NAME, NUMBER, World, caller},
};
use crate::{
    cases::people::{Cookies, led_to},
    skills_firm::{files::upload, welders},
};

/// What tells of the person or the result.
const TELLS: [&str; 4] = [NAME, MISSING, NUMBER, "Tolv år vid fräsen"];

/// What tells of the firm's map, which only those of the firm see.
const OF_THE_FIRM: [&str; 3] = ["Bo Åström", "Åsa Öst", "Batterilådor i serie"];

/// What an answer tells, as it is or in a file that is opened.
fn told(body: &[u8]) -> Vec<&'static str> {
    let text = readable(body);
    TELLS.into_iter().chain(OF_THE_FIRM).filter(|tells| text.contains(&bare(tells))).collect()
}

/// The things of the firm that its addresses name.
struct Ids {
    goal: u32,
    role: u32,
    person: u32,
    skill: u32,
    /// Of a file that waits to be taken in.
    key: String,
}

/// A goal, a role, a skill, people and a file of the firm's.
async fn things(world: &World) -> Ids {
    let house = &world.house;
    let [kim, _] = mapped(world).await;
    house.enter(&world.leader);
    let path = format!("/skills/firm/{}", world.firm);
    welders(house, &path).await;
    let file = format!("Namn;TIG-svetsning\n{NAME};4\n");
    let led = led_to(&upload(house, &path, "matris.csv", file.as_bytes()).await);
    let key = led.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
    let leader = caller(house, &world.leader).await;
    let map = firm::open(&house.test.app, &leader, world.firm).await.unwrap().map;
    Ids { goal: map.goals[0].id.0, role: map.roles[0].id.0, person: kim.0, skill: map.skills[0].id.0, key }
}

const FORMATS: [&str; 4] = ["csv", "xlsx", "pdf", "json"];

/// Every address of the rooms of validation, the firm's and the person's own, with the numbers that are there.
fn addresses(world: &World, ids: &Ids, id: i64, share: i64, record: i64) -> Vec<(&'static str, String)> {
    let rooms = [
        "/account/skills",
        "/skills/validations",
        "/skills/qualifications",
        "/skills/centres",
        "/skills/firm",
    ];
    let rows = routes::TABLE.iter().filter(|(_, path, _)| rooms.iter().any(|room| path.starts_with(room)));
    rows.flat_map(|(method, path, _)| {
        let fill = |one: i64| {
            path.replace("/shares/{id}", &format!("/shares/{share}"))
                .replace("/records/{id}", &format!("/records/{record}"))
                .replace("/firm/{id}", &format!("/firm/{}", world.firm))
                .replace("{id}", &one.to_string())
                .replace("{organisation}", &world.firm.to_string())
                .replace("{share}", &share.to_string())
                .replace("{goal}", &ids.goal.to_string())
                .replace("{role}", &ids.role.to_string())
                .replace("{person}", &ids.person.to_string())
                .replace("{skill}", &ids.skill.to_string())
                .replace("{key}", &ids.key)
                .replace("{code}", CODE)
        };
        let acts = ["take", "deepen", "assess", "undo-unit", "conclude", "undo", "answer"];
        let many = |name: &str, all: &[&str]| -> Vec<(&'static str, String)> {
            all.iter().map(|one| (*method, fill(id).replace(name, one))).collect()
        };
        if path.contains("{act}") {
            many("{act}", &acts)
        } else if path.contains("{format}") {
            many("{format}", &FORMATS)
        } else {
            vec![(*method, fill(id))]
        }
    })
    .inspect(|(method, path)| assert!(!path.contains('{'), "{method} {path} has a part that is not filled"))
    .collect()
}

#[tokio::test]
async fn nobody_else_reaches_it_by_any_address_filter_or_export() {
    for kind in Databases::both() {
        let world = World::start(kind).await;
        let (house, test) = (&world.house, &world.house.test);
        let id = world.concluded().await;
        world.shared(id, "2026-12-31").await;
        led_to(&test.post(&format!("/account/skills/validations/{id}/record"), &[]).await);
        let ids = things(&world).await;
        // Whoever may see it finds it in each of these files: so the search would.
        let firm = format!("/skills/firm/{}", world.firm);
        house.enter(&world.leader);
        for end in [
            "/people?format=csv".to_owned(),
            "/people?format=xlsx".to_owned(),
            format!("/people/{}/told/pdf", ids.person),
            format!("/people/{}/told/json", ids.person),
        ] {
            let file = test.get(&format!("{firm}{end}")).await;
            assert!(file.status == 200 && told(&file.body).contains(&NAME), "{end}: {}", file.status);
        }
        let administrator: Cookies = {
            test.forget();
            test.sign_in();
            test.exchange(Vec::new())
        };
        let who = [
            ("visitor", Cookies::new()),
            ("another firm's", world.stranger.clone()),
            ("officer", world.officer.clone()),
            ("administrator", administrator),
            ("assessor of another centre", world.elsewhere.clone()),
            ("another assessor of the centre", world.second.clone()),
        ];
        let queries = [
            "",
            "?format=json",
            "?format=csv",
            "?format=xlsx",
            "?format=pdf",
            "?q=Zebrakvist",
            "?validation=1&organisation=1&person=1",
        ];
        for (name, cookies) in &who {
            house.enter(cookies);
            for (method, path) in addresses(&world, &ids, id, 1, 1) {
                if method == "GET" {
                    for query in queries {
                        let page = test.get(&format!("{path}{query}")).await;
                        let told = told(&page.body);
                        assert!(told.is_empty(), "{name} GET {path}{query}: {told:?}");
                        assert!(page.status < 500, "{name} GET {path}{query}: {}", page.status);
                    }
                } else if !path.ends_with("/erase") && !path.starts_with("/skills/qualifications") {
                    let page = test.post(&path, &[("seen", "9"), ("version", "1")]).await;
                    let told = told(&page.body);
                    assert!(told.is_empty(), "{name} POST {path}: {told:?}");
                    assert!(page.status < 500, "{name} POST {path}: {}", page.status);
                }
            }
            // What an agency takes out of the rooms beside it.
            for path in [
                "/search?q=Zebrakvist",
                "/api/search?q=Zebrakvist",
                "/funding/applications",
                "/people",
                "/loop",
                "/aid",
            ] {
                let page = test.get(path).await;
                let of_people = path == "/people";
                let told: Vec<_> =
                    told(&page.body).into_iter().filter(|one| !of_people || *one != NAME).collect();
                assert!(told.is_empty(), "{name} {path}: {told:?}");
            }
        }
        // It stands as it stood.
        house.enter(&world.person);
        let mine = test.get(&format!("/account/skills/validations/{id}")).await.text();
        // One's own name does not stand on one's own page; all else does.
        assert_eq!(told(mine.as_bytes()), TELLS[1..], "{mine}");
    }
}

#[tokio::test]
async fn letters_events_and_the_database_hold_nothing_that_can_be_read() {
    for kind in Databases::both() {
        let world = World::start(kind).await;
        let (house, test) = (&world.house, &world.house.test);
        house.enter(&world.leader);
        let firm = format!("/skills/validations/firm/{}", world.firm);
        let form = [("email", "ny@firm.example"), ("called", "Zebrakvist junior"), ("qualification", CODE)];
        led_to(&test.post(&firm, &form).await);
        let id = world.concluded().await;
        world.shared(id, "2026-12-31").await;
        for letter in house.letters().await {
            let text = format!("{} {}", letter.subject, letter.body);
            assert!(told(text.as_bytes()).is_empty() && !text.contains("Zebrakvist"), "{letter:?}");
        }
        // Every column of every table of these rooms and of the log, as it stands.
        let tables = [
            "event",
            "validation",
            "validation_invitation",
            "validation_share",
            "validation_look",
            "validation_record",
            "centre_assessor",
            "skills_map",
            "letter",
        ];
        for table in tables {
            let held = super::privacy::everything_in_hex(test, table).await;
            let holds = |text: &str| held.contains(&data_encoding::HEXLOWER.encode(text.as_bytes()));
            // What must be there is found, so that what must not be would be.
            match table {
                "validation" => assert!(holds("concluded")),
                "event" => assert!(holds("validation.concluded")),
                "validation_look" => assert!(holds("assessor")),
                _ => {}
            }
            for tells in [NAME, "Zebrakvist", MISSING, NUMBER, "ny@firm.example", "Samtal om ritningar"] {
                assert!(!holds(tells) || table == "letter" && tells == "ny@firm.example", "{table}: {tells}");
            }
        }
        if test.app.db.backend() == DbBackend::Sqlite {
            let bytes = std::fs::read(&test.database.setting).unwrap();
            let wal = std::fs::read(format!("{}-wal", test.database.setting)).unwrap_or_default();
            for tells in [MISSING, NUMBER, "Tolv år vid fräsen", "Zebrakvist junior"] {
                let holds = |of: &[u8]| of.windows(tells.len()).any(|part| part == tells.as_bytes());
                assert!(!holds(&bytes) && !holds(&wal), "{tells} stands readable in the file");
            }
        }
        // Whoever runs the installation gets nothing out of the use cases either.
        let admin = Caller::administrator();
        assert!(v::own(&test.app, &admin).await.is_err());
        assert!(v::to_assess(&test.app, &admin, id).await.is_err());
        assert!(v::firm(&test.app, &admin, world.firm).await.is_err());
        assert!(v::shared_facts(&test.app, &admin, world.firm).await.is_err());
    }
}
