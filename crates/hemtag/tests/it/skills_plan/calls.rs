//! What open calls pay of a plan, held against what the rules of funding pay: of validating the call's share; of training the share of
//! what a validation has shown, and before that nothing.

use ::funding::Ore;
use hemtag::{
    access::{Caller, Held, PersonId, Role},
    funding::model::{
        application::Application,
        call::{Call, CallKind},
        check,
        skills::Course,
    },
    skills::{
        firm::{model::Change, save},
        plan,
    },
};
use serde_json::{Value, json};
use workforce::{
    map::{EvidenceKind, Level, Map, PersonId as InMap, SkillId},
    plan::Key,
};

use super::house;
use crate::{
    cases::people::{House, led_to},
    funding::world::{assignment, call, call_named},
    skills_firm::firm,
    testkit::Databases,
};

/// Two welders who are a step below what is required in 2028, one of them known by a validation; somebody whose own word on measuring
/// is old; two more, so that there are hours.
pub(super) fn map() -> Map {
    let held = |person: u32, skill: u32, level: u8, kind: &str, on: &str| json!({ "person": person, "skill": skill, "level": level, "evidence": { "kind": kind, "on": on } });
    let map = json!({
        "skills": [{ "id": 1, "name": "TIG-svetsning" }, { "id": 2, "name": "Koordinatmätning" }],
        "roles": [{ "id": 3, "name": "Svetsare" }, { "id": 4, "name": "Mättekniker" }],
        "required": [
            { "role": 3, "skill": 1, "level": 3, "people": 2, "by": "2028-06-30" },
            { "role": 4, "skill": 2, "level": 2, "people": 1 },
        ],
        "people": [
            { "id": 5, "who": { "named": "Vera Åström" }, "roles": [3] },
            { "id": 6, "who": { "named": "Kim Ek" }, "roles": [3] },
            { "id": 7, "who": { "named": "Bo Lind" }, "roles": [4] },
            { "id": 8, "who": { "named": "Eva Sjö" } },
            { "id": 9, "who": { "named": "Lo Berg" } },
        ],
        "held": [
            held(5, 1, 2, "validated", "2026-10-01"),
            held(6, 1, 2, "leader_assessed", "2026-10-01"),
            held(7, 2, 2, "self_assessed", "2020-01-15"),
        ],
        "next": 9,
    });
    serde_json::from_value(map).expect("a map")
}

/// Somebody of the firm as use cases see one.
pub(super) fn member(organisation: i64) -> Caller {
    let held = Held { organisation: Some(organisation), ..Held::everywhere(Role::ProductOwner) };
    Caller { person: Some(PersonId(7_001)), held: vec![held], ..Caller::visitor() }
}

/// The number of a firm in its address.
pub(super) fn number(path: &str) -> i64 {
    path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a number")
}

/// A firm with [`map`], in which Bo is to be validated whatever the plan would choose.
pub(super) async fn planned(house: &House) -> String {
    let (who, path) = firm(house, "a@firm.example", "Verkstad AB").await;
    let (app, organisation) = (&house.test.app, number(&path));
    save(app, &member(organisation), organisation, 0, Change::Imported, &map()).await.unwrap();
    let key = Key::Validate { person: InMap(7), skill: SkillId(2), level: Level(2) };
    plan::choose(app, &member(organisation), organisation, key, Some(true)).await.unwrap();
    house.enter(&who);
    path
}

/// The row of support whose sentence has these words.
fn row<'j>(json: &'j Value, words: &str) -> &'j Value {
    let rows = json["support"].as_array().expect("a table");
    let row = rows.iter().find(|row| row["measure"].as_str().is_some_and(|is| is.contains(words)));
    row.unwrap_or_else(|| panic!("{words}: {json:#}"))
}

/// What the rules pay of a cost: of a course so much as was shown, then the share of the call.
fn paid(call: &Call, cost: Ore, shown: bool) -> Ore {
    let counts = match call.kind {
        CallKind::Development => {
            let validated = Some(u32::from(shown));
            Course { amount: cost, took_part: Some(1), validated, ..Course::default() }.shown()
        }
        _ => cost,
    };
    counts.percent(i64::from(check::share(&Application::default(), call)))
}

/// The middle of a measure's cost.
fn middle(json: &Value, words: &str) -> Ore {
    let rows = json["rows"].as_array().expect("a table");
    let row = rows.iter().find(|row| row["measure"].as_str().is_some_and(|is| is.contains(words)));
    let row = row.unwrap_or_else(|| panic!("{words}: {json:#}"));
    let of = |name: &str| row[name].as_i64().expect("whole kronor");
    Ore((of("cost_low_sek") + of("cost_high_sek")) * 50)
}

#[tokio::test]
async fn training_counts_on_money_only_where_a_validation_has_shown_it() {
    for kind in Databases::both() {
        let house = house(kind).await;
        let test = &house.test;
        let money = assignment(&test.app).await;
        let mapping = call_named(&test.app, &money, ["Kartlägg och validera", "Map and validate"], |call| {
            call.kind = CallKind::Mapping;
            call.share_percent = 70;
        })
        .await;
        let development = call_named(&test.app, &money, ["Utveckla kompetens", "Develop skills"], |call| {
            call.kind = CallKind::Development;
            call.share_percent = 40;
            call.validated_share_percent = Some(50);
        })
        .await;
        let projects = call(&test.app, &money, |_| {}).await;
        let plan = format!("{}/plan", planned(&house).await);
        let json = test.get(&format!("{plan}?format=json")).await.json();
        for (words, of, shown, says) in [
            ("Vera Åström", &development, true, "kan sökas nu"),
            ("Kim Ek", &development, false, "kan sökas efter validering"),
            ("Validera Bo Lind", &mapping, true, "kan sökas nu"),
        ] {
            let row = row(&json, words);
            assert_eq!(row["call"], of.code.as_str(), "{words}: {json:#}");
            let percent = check::share(&Application::default(), &of.call);
            assert_eq!(row["share_percent"].as_i64(), Some(i64::from(percent)), "{words}");
            let rules = paid(&of.call, middle(&json, words), shown);
            assert_eq!(row["sum_sek"].as_i64().map(Ore::kronor), Some(rules), "{words}");
            assert_eq!(row["when"], says, "{words}");
        }
        // 19 000 × 50 %, nothing, and 7 500 × 70 %: together what the plan counts with.
        let sum = |table: &str, column: &str| -> i64 {
            json[table].as_array().expect("a table").iter().filter_map(|row| row[column].as_i64()).sum()
        };
        let all =
            [sum("support", "sum_sek"), sum("rows", "support_sek"), sum("years", "support_to_apply_for_sek")];
        // The solver's answer is in whole öre from below: each year may lack one.
        assert!(all.iter().all(|sum| (14_748..=14_750).contains(sum)), "{all:?}: {json:#}");
        assert!(!json.to_string().contains(&projects.code), "a call for projects pays for none of this");
        let page = test.get(&plan).await.text();
        for says in [
            "9\u{a0}500\u{a0}kr",
            "5\u{a0}250\u{a0}kr",
            "50\u{a0}%",
            "70\u{a0}%",
            "kan sökas efter validering",
            ": högst 50\u{a0}%",
            ": högst 70\u{a0}%",
        ] {
            assert!(page.contains(says), "{says}: {page}");
        }
        assert!(!page.contains('⟦'), "{page}");
        assert!(!page.contains("40\u{a0}%"), "what no validation has shown is not paid to that share");
        let english = test.get(&format!("/en{plan}")).await.text();
        assert!(english.contains("after a validation") && !english.contains('⟦'), "{english}");
        // An application under the call that pays for Vera begins with numbers, and without her name.
        let begun = test.post(&format!("{plan}/apply"), &[("call", &development.code)]).await;
        let form = test.get(&led_to(&begun)).await.text();
        assert!(form.contains("value=\"TIG-svetsning\"") && !form.contains("Åström"), "{form}");
        let refused = test.post(&format!("{plan}/apply"), &[("call", &projects.code)]).await;
        assert_eq!(refused.status, 400, "the plan counts on no call for projects");
        assert_eq!(test.get(&format!("{plan}/pdf")).await.status, 200);
        assert_eq!(test.get(&format!("{plan}?format=xlsx")).await.status, 200);
    }
}

/// A firm with a map as [`map`] but for what is changed in it, and a call for development; both signed in to.
async fn with(house: &House, change: impl Fn(&mut Map)) -> (String, String) {
    let money = assignment(&house.test.app).await;
    let development = call(&house.test.app, &money, |call| {
        call.kind = CallKind::Development;
        call.share_percent = 40;
        call.validated_share_percent = Some(50);
    })
    .await;
    let (who, path) = firm(house, "a@firm.example", "Verkstad AB").await;
    let organisation = number(&path);
    let mut map = map();
    change(&mut map);
    let caller = member(organisation);
    save(&house.test.app, &caller, organisation, 0, Change::Imported, &map).await.unwrap();
    house.enter(&who);
    (format!("{path}/plan"), development.code)
}

#[tokio::test]
async fn under_a_call_that_the_plan_has_no_support_from_no_application_is_begun() {
    for kind in Databases::both() {
        let house = house(kind).await;
        let nobody_validated = |map: &mut Map| {
            map.held.iter_mut().for_each(|held| held.evidence.kind = EvidenceKind::LeaderAssessed);
        };
        let (plan, code) = with(&house, nobody_validated).await;
        let page = house.test.get(&plan).await.text();
        let ways = page.split("id=\"ways\"").nth(1).and_then(|rest| rest.split("</section>").next());
        let ways = ways.expect("the ways");
        assert!(ways.contains("(kan sökas efter validering)") && !ways.contains(": högst "), "{ways}");
        assert!(!page.contains("/plan/apply"), "{page}");
        assert_eq!(house.test.post(&format!("{plan}/apply"), &[("call", &code)]).await.status, 400);
    }
}

#[tokio::test]
async fn what_is_left_out_of_an_application_is_said() {
    for kind in Databases::both() {
        let house = house(kind).await;
        let (plan, code) =
            with(&house, |map| map.skills[0].name = "Svets enligt kim.ek@example.se".to_owned()).await;
        let to = led_to(&house.test.post(&format!("{plan}/apply"), &[("call", &code)]).await);
        assert!(to.ends_with("/skills?done=skills-left-out"), "{to}");
        let form = house.test.get(&to).await.text();
        assert!(form.contains("Det som planen vet följde inte med"), "{form}");
        assert!(!form.contains("kim.ek@example.se"), "{form}");
    }
}
