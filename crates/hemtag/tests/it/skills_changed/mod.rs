//! Releases of changed needs of skills from made-up firms: what is published by pages and files, tried by an attacker who has all of
//! it, over two dates and all filters; what an erased firm leaves. On both databases.

mod attacker;

use std::collections::{BTreeMap, BTreeSet};

use crate::testkit::{Databases, Page, TestApp};
use hemtag::{
    access::{Caller, Role},
    clock::Clock,
    skills::{
        changed::{self, ChangedError, FirmFacts},
        kept,
    },
};
use jiff::civil::date;
use workforce::map::{
    Concept, Evidence, EvidenceKind, Held, Level, Map, People, PersonId, Required, Role as Work, RoleId,
    Skill, SkillId, Who,
};

const FIVE: i64 = 5;
const WELD: &str = "http://e/weld";

/// A firm: its county, branch and size, and the skills it asks one person for. Words without an address mean nothing.
struct Firm {
    county: &'static str,
    branch: &'static str,
    employees: u32,
    skills: Vec<&'static str>,
    /// Those of them that somebody in the firm has.
    can: Vec<&'static str>,
}

fn map(firm: &Firm) -> Map {
    let mut map = Map {
        roles: vec![Work { id: RoleId(1), name: "Operatör".into(), ssyk: None, isco: None }],
        people: vec![People {
            id: PersonId(1),
            who: Who::Heads { count: 1, called: "Skift".into() },
            roles: vec![RoleId(1)],
            shift: None,
            account: None,
            leaves: None,
        }],
        ..Map::default()
    };
    for (id, name) in (2..).zip(&firm.skills) {
        let level = Level(if firm.can.contains(name) { 3 } else { 0 });
        let on = Some(date(2026, 5, 1));
        let evidence = Evidence { kind: EvidenceKind::LeaderAssessed, on, until: None, by: String::new() };
        map.held.push(Held { person: PersonId(1), skill: SkillId(id), level, heads: 1, evidence });
        let concept = name.starts_with("http").then(|| Concept {
            scheme: "esco".into(),
            version: "1.1.1".into(),
            id: (*name).into(),
        });
        map.skills.push(Skill {
            id: SkillId(id),
            name: (*name).into(),
            concept,
            certificate: None,
            after: Vec::new(),
        });
        map.required.push(Required {
            role: RoleId(1),
            skill: SkillId(id),
            level: Level(2),
            people: 1,
            every_shift: false,
            capability: None,
            by: None,
        });
    }
    map
}

async fn keep(test: &TestApp, organisation: i64, firm: &Firm, day: jiff::civil::Date) {
    let facts = FirmFacts {
        branch: Some(firm.branch.into()),
        county: Some(firm.county.into()),
        employees: Some(firm.employees),
    };
    let transaction = test.app.db.write().await.unwrap();
    changed::keep(&test.app, &transaction, organisation, &map(firm), &facts, day).await.unwrap();
    transaction.commit().await.unwrap();
}

/// 25 firms in three counties: 12, 7 and 6; of those 8, 5 and 3 ask for welding.
fn firms() -> Vec<Firm> {
    let mut firms = Vec::new();
    for (county, all, welding) in [("01", 12, 8), ("14", 7, 5), ("25", 6, 3)] {
        for number in 0..all {
            firms.push(Firm {
                county,
                branch: if number % 3 == 0 { "28" } else { "25" },
                employees: if number % 2 == 0 { 8 } else { 60 },
                skills: if number < welding { vec![WELD] } else { vec!["http://e/read"] },
                can: Vec::new(),
            });
        }
    }
    firms
}

fn at(test: &mut TestApp, moment: &str) {
    test.app.clock = Clock::fixed(moment.parse().unwrap());
}

/// A row of the public file: quarter, measure, skill, division, group → state and figure.
type Key = (String, String, String, String, String);

async fn published(test: &TestApp) -> BTreeMap<Key, (String, Option<i64>)> {
    let file = test.get("/skills/changed?format=csv").await;
    assert_eq!(file.status, 200);
    let text = file.text();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let cell = |row: &csv::StringRecord, name: &str| {
        row[heads.iter().position(|head| head == name).unwrap()].to_owned()
    };
    rows.iter()
        .map(|row| {
            let key = ["quarter", "measure", "id", "by", "group"].map(|name| cell(row, name));
            let [quarter, measure, id, by, group] = key;
            ((quarter, measure, id, by, group), (cell(row, "state"), cell(row, "firms").parse().ok()))
        })
        .collect()
}

/// What a told cell says: from and to.
fn range(told: Option<&(String, Option<i64>)>) -> (i64, i64) {
    match told {
        // A group that is not told of has none.
        None => (0, 0),
        Some((state, Some(count))) if state == "counted" => (*count, *count),
        Some((_, Some(count))) => ((count - FIVE + 1).max(0), count + FIVE - 1),
        Some((_, None)) => (0, 30),
    }
}

/// Every table of three counties that agrees with what a quarter tells.
fn agree(told: &BTreeMap<Key, (String, Option<i64>)>, quarter: &str) -> Vec<[i64; 3]> {
    let get = |by: &str, group: &str| {
        range(told.get(&(quarter.into(), "required".into(), WELD.into(), by.into(), group.into())))
    };
    let (total, cells) = (get("all", ""), ["01", "14", "25"].map(|county| get("county", county)));
    let mut tables = Vec::new();
    for a in cells[0].0..=cells[0].1 {
        for b in cells[1].0..=cells[1].1 {
            for c in cells[2].0..=cells[2].1 {
                if (total.0..=total.1).contains(&(a + b + c)) {
                    tables.push([a, b, c]);
                }
            }
        }
    }
    tables
}

fn plain(page: &Page) -> String {
    page.text().replace(['\u{a0}', '\u{202f}'], " ")
}

#[tokio::test]
async fn two_quarters_and_all_filters_together_give_no_few_firms_away() {
    for database in Databases::both() {
        let mut test = TestApp::start(database).await;
        let officer = Caller::acting_as(Role::Officer);
        let mut all = firms();
        for (number, firm) in (1..).zip(&all) {
            keep(&test, number, firm, date(2026, 5, 10)).await;
        }
        at(&mut test, "2026-07-05T10:00:00Z");
        for denied in [Role::Visitor, Role::Maker, Role::Adviser] {
            let refused = changed::make(&test.app, &Caller::acting_as(denied), "2026Q2").await;
            assert!(matches!(refused, Err(ChangedError::Denied(_))));
        }
        assert!(plain(&test.get("/skills/changed").await).contains("Ingenting är publicerat än"));
        test.sign_in();
        let done = test.post("/skills/changed/releases", &[("quarter", "2026Q2")]).await;
        assert_eq!(done.location(), Some("/skills/changed/releases?done=2026Q2"), "{}", done.text());
        let again = test.post("/skills/changed/releases", &[("quarter", "2026Q2")]).await;
        assert_eq!(again.status, 422, "for good, and once");
        let first = published(&test).await;

        // Three more firms of the small county ask for welding, and six for a word that means nothing.
        for (number, firm) in (1..).zip(&mut all) {
            let asks = firm.county == "25" && firm.skills == ["http://e/read"];
            if asks {
                firm.skills.push(WELD);
            }
            if (1..=6).contains(&number) {
                firm.skills.push("Zebrasvetsning");
            }
            if asks || (1..=6).contains(&number) {
                keep(&test, number, firm, date(2026, 8, 10)).await;
            }
        }
        at(&mut test, "2026-10-05T10:00:00Z");
        changed::make(&test.app, &officer, "2026Q3").await.unwrap();
        test.forget();
        let both = published(&test).await;
        assert!(first.iter().all(|(key, told)| both[key] == *told), "what was published stays");

        // The attacker has both quarters, and is right about which counties have not changed.
        let truth = [[8, 5, 3], [8, 5, 6]];
        let tables = ["2026Q2", "2026Q3"].map(|quarter| agree(&both, quarter));
        assert!(
            truth.iter().zip(&tables).all(|(truth, tables)| tables.contains(truth)),
            "what is told is true"
        );
        let same = |table: &[i64; 3]| [table[0], table[1]];
        let known: [BTreeSet<[i64; 2]>; 2] = [0, 1].map(|date| tables[date].iter().map(same).collect());
        let most =
            tables[0].iter().filter(|table| known[1].contains(&same(table))).map(|table| table[2]).max();
        assert!(most >= Some(FIVE), "three firms are given away: {both:?}");
        // Nor that three came: as far as anybody can tell none did, or five.
        let changes: BTreeSet<i64> =
            tables[1].iter().flat_map(|now| tables[0].iter().map(|then| now[2] - then[2])).collect();
        assert!(changes.contains(&0) || changes.iter().any(|by| *by >= FIVE), "{changes:?}");

        // Each filter shows what the file has, and nothing else.
        for county in ["01", "14", "25"] {
            let page = plain(&test.get(&format!("/skills/changed?group=county-{county}")).await);
            let told =
                &both[&("2026Q3".into(), "required".into(), WELD.into(), "county".into(), county.into())];
            match told {
                (state, None) => assert!(state == "hidden" && page.contains("dolt"), "{page}"),
                (_, Some(count)) => assert!(page.contains(&count.to_string()), "{page}"),
            }
        }
        // A word of six firms is new; the skill's page and the schema open.
        let new = plain(&test.get("/skills/changed?show=new").await);
        assert!(new.contains("zebrasvetsning") && new.contains("eget ord"), "{new}");
        let one = test.get(&format!("/skills/changed?skill={WELD}")).await;
        assert_eq!(one.status, 200);
        assert!(plain(&one).contains("2026Q2") && plain(&one).contains("2026Q3"));
        assert_eq!(test.get("/skills/changed?skill=http://e/none").await.status, 404);
        let schema = test.get("/skills/changed/schema").await.json();
        assert_eq!(schema["fields"][9]["name"], "state");
        let json = test.get("/skills/changed?format=json").await.json();
        assert_eq!(json["rows"].as_array().unwrap().len(), both.len());
    }
}

#[tokio::test]
async fn an_erased_firm_is_in_no_later_release_and_too_few_firms_make_none() {
    for database in Databases::both() {
        let mut test = TestApp::start(database).await;
        let officer = Caller::acting_as(Role::Officer);
        at(&mut test, "2026-07-05T10:00:00Z");
        assert!(matches!(changed::make(&test.app, &officer, "2026Q2").await, Err(ChangedError::Nothing)));
        let firm = || Firm {
            county: "01",
            branch: "25",
            employees: 20,
            skills: vec![WELD, "Zebrasvetsning"],
            can: Vec::new(),
        };
        for number in 1..=4 {
            keep(&test, number, &firm(), date(2026, 5, 10)).await;
        }
        assert!(matches!(changed::make(&test.app, &officer, "2026Q2").await, Err(ChangedError::TooFew)));
        for number in 5..=11 {
            keep(&test, number, &firm(), date(2026, 5, 11)).await;
        }
        // What is saved after the quarter is not of it.
        keep(&test, 12, &firm(), date(2026, 7, 1)).await;
        changed::make(&test.app, &officer, "2026Q2").await.unwrap();
        let total = |releases: &[changed::model::Release], quarter: usize| {
            releases[quarter]
                .skills
                .iter()
                .map(|skill| {
                    let all = changed::model::Group::all();
                    skill.told(changed::model::Measure::Required, &all).count().unwrap()
                })
                .collect::<Vec<_>>()
        };
        let releases = changed::releases(&test.app, &Caller::visitor()).await.unwrap();
        assert_eq!(total(&releases, 0), [11, 11]);
        // Six are erased, and with them the twelfth comes: six are left.
        for number in 1..=6 {
            let transaction = test.app.db.write().await.unwrap();
            changed::forget(&transaction, number).await.unwrap();
            kept::forget_unmatched(&transaction, number).await.unwrap();
            transaction.commit().await.unwrap();
        }
        at(&mut test, "2026-10-05T10:00:00Z");
        changed::make(&test.app, &officer, "2026Q3").await.unwrap();
        let releases = changed::releases(&test.app, &Caller::visitor()).await.unwrap();
        assert_eq!(total(&releases, 1), [6, 6]);
        assert_eq!(total(&releases, 0), [11, 11], "what was published stays");
    }
}
