//! A firm's plan for its skills, through the pages, on both databases: from what is missing to what is done about it, what is fixed
//! by hand, what is kept and followed up, files and paper; and who sees nothing of it.

mod calls;
mod followed;
mod usual;

use crate::testkit::{Databases, Page};

use crate::{
    cases::people::{House, field, led_to},
    skills_firm::{firm, send, welders},
};

/// The settings of a firm that can be away for 1,000 hours a year.
pub(crate) async fn hours(house: &House, plan: &str) -> Page {
    let page = house.test.get(plan).await.text();
    let mut fields: Vec<(String, String)> = Vec::new();
    for name in page.split("name=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        if name.starts_with("hours-") {
            fields.push((name.to_owned(), "1 000".to_owned()));
        } else if name.starts_with("budget-") {
            fields.push((name.to_owned(), "40000".to_owned()));
        }
    }
    assert!(fields.len() >= 8, "{page}");
    let rest = [("person_hours", "200"), ("at_once_weeks", "26"), ("skills_per_hire", "4")];
    let version = settings_version(&page);
    let mut all: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.extend(rest);
    all.push(("version", &version));
    house.test.post(plan, &all).await
}

fn settings_version(page: &str) -> String {
    let form = page.split("id=\"settings\"").nth(1).expect("the form of the settings");
    field(form, "version")
}

/// The hidden field of a measure whose sentence has these words.
pub(crate) fn measure(page: &str, words: &str) -> String {
    let row = page.split("<tr>").find(|row| row.contains(words) && row.contains("name=\"measure\""));
    // As a browser sends it.
    field(row.unwrap_or_else(|| panic!("no measure '{words}' in {page}")), "measure").replace("&quot;", "\"")
}

/// The application on the day after the figures of measures were written: those of tomorrow are refused.
async fn house(kind: Databases) -> House {
    let mut house = House::start(kind).await;
    house.test.app.clock = hemtag::clock::Clock::fixed("2026-11-27T11:00:00Z".parse().expect("a time"));
    house
}

#[tokio::test]
async fn from_what_is_missing_to_a_plan_that_is_kept_and_followed_up() {
    for kind in Databases::both() {
        let house = house(kind).await;
        let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
        house.enter(&who);
        let plan = format!("{path}/plan");
        assert!(house.test.get(&plan).await.text().contains("Inga krav är skrivna ännu"));
        welders(&house, &path).await;
        let page = house.test.get(&plan).await.text();
        // Nobody has said whether Bo can; with the hours proposed for two people nobody can be recruited.
        assert!(page.contains("0–1 av 2") && page.contains("som ingen har sagt något om"), "{page}");
        assert!(
            page.contains("Hyr in 1 som Svetsare") && page.contains("TIG-svetsning, nivå 3 (Svetsare)"),
            "{page}"
        );
        assert!(page.contains("Planen räknar med ett förslag"), "{page}");
        led_to(&hours(&house, &plan).await);
        let page = house.test.get(&plan).await.text();
        assert!(page.contains("Rekrytera 1 som Svetsare"), "{page}");
        assert!(!page.contains("Planen räknar med ett förslag"), "{page}");
        let wrong =
            house.test.post(&plan, &[("version", &settings_version(&page)), ("person_hours", "många")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text().contains("Skriv ett heltal från 0 till 2"), "{}", wrong.text());
        let late = house.test.post(&plan, &[("version", "0")]).await;
        assert!([409, 422].contains(&late.status), "{}", late.status);
        // Ruled out by hand, one after the other: then it cannot be met, and says what would.
        let choose = format!("{plan}/choose");
        for words in ["Rekrytera 1 som Svetsare", "Hyr in 1 som Svetsare"] {
            let page = house.test.get(&plan).await.text();
            let measure = measure(&page, words);
            led_to(&house.test.post(&choose, &[("measure", &measure), ("do", "out")]).await);
        }
        let page = house.test.get(&plan).await.text();
        assert!(page.contains("Nås inte säkert") && page.contains("Pengar, timmar, människor"), "{page}");
        assert!(page.contains("Validera Bo Åström i TIG-svetsning"), "{page}");
        let page = house.test.get(&format!("{plan}?meet=0")).await.text();
        assert!(page.contains("veckor senare"), "{page}");
        let recruit = measure(&page, "Rekrytera 1 som Svetsare");
        led_to(&house.test.post(&choose, &[("measure", &recruit), ("do", "free")]).await);
        assert_eq!(house.test.post(&choose, &[("measure", "{}"), ("do", "in")]).await.status, 400);
        // Kept, and seen again when somebody new is there.
        let page = house.test.get(&plan).await.text();
        let form = page.split("/plan/keep").nth(1).expect("the form");
        let (map, version) = (field(form, "map"), field(form, "version"));
        led_to(&house.test.post(&format!("{plan}/keep"), &[("map", &map), ("version", &version)]).await);
        let page = house.test.get(&plan).await.text();
        assert!(page.contains("Uppföljning av planen från"), "{page}");
        assert!(page.contains("Pågår") || page.contains("Senare"), "{page}");
        let roles = house.test.get(&format!("{path}/people/new")).await.text();
        let role = roles.split("name=\"roles\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
        let role = role.split('"').next().unwrap().to_owned();
        let new = [
            ("name", "Ny Svetsare"),
            ("roles", role.as_str()),
            ("held-0-skill", "TIG-svetsning"),
            ("held-0-level", "3"),
            ("held-0-kind", "leader_assessed"),
            ("held-0-on", "2026-11-01"),
        ];
        led_to(&send(&house, &format!("{path}/people/new"), &new).await);
        let page = house.test.get(&plan).await.text();
        assert!(page.contains("Gjort") && page.contains("Alla krav är säkert täckta"), "{page}");
        let stale = house.test.post(&format!("{plan}/keep"), &[("map", &map), ("version", &version)]).await;
        assert!(led_to(&stale).contains("plan-stale"));
        for text in ["Åström", "Ny Svetsare", "Batterilådor"] {
            assert!(!house.test.holds(text).await, "{text} stands in the database");
        }
    }
}

#[tokio::test]
async fn the_plan_can_be_taken_away_and_a_profile_names_nobody() {
    let house = house(Databases::Sqlite).await;
    let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
    house.enter(&who);
    welders(&house, &path).await;
    let plan = format!("{path}/plan");
    for format in ["csv", "xlsx", "json"] {
        let file = house.test.get(&format!("{plan}?format={format}")).await;
        assert_eq!(file.status, 200, "{format}");
        if format != "xlsx" {
            assert!(file.text().contains("buy_in") && file.text().contains("Hyr in 1"), "{}", file.text());
        }
    }
    let json: serde_json::Value =
        serde_json::from_slice(&house.test.get(&format!("{plan}?format=json")).await.body).unwrap();
    let gap = &json["gaps"][0];
    assert_eq!(
        (&gap["missing_least"], &gap["missing_most"], &gap["needed"]),
        (&0.into(), &1.into(), &2.into())
    );
    let years = json["years"].as_array().unwrap();
    assert!(years.len() >= 3 && years.iter().all(|year| year["hours_away_limit"].is_number()), "{json:#}");
    for table in [
        "not_met",
        "alternatives",
        "wholly_new",
        "followed",
        "followed_by_year",
        "follow_ups",
        "support",
        "where_people_are",
    ] {
        assert!(json[table].is_array(), "{table}: {json:#}");
    }
    // Every way, chosen or not, and why there is none of a kind.
    let ways = json["alternatives"].as_array().unwrap();
    for kind in ["develop", "validate", "recruit", "buy_in", "reorganise"] {
        assert!(ways.iter().any(|way| way["kind"] == kind), "{kind}: {ways:#?}");
    }
    assert!(ways.iter().any(|way| way["heads_in_plan"] == 1 && way["kind"] == "buy_in"), "{ways:#?}");
    let of = |kind: &str| ways.iter().find(|way| way["kind"] == kind).unwrap();
    assert!(of("recruit")["cost_low_sek"].is_number() && of("recruit")["weeks"] == 20, "{ways:#?}");
    assert!(of("reorganise")["state"].as_str().unwrap().contains("annan befattning"), "{ways:#?}");
    let page = house.test.get(&plan).await.text();
    assert!(page.contains("Alla sätt, brist för brist") && page.contains("Möjligt, inte valt"), "{page}");
    let pdf = house.test.get(&format!("{plan}/pdf")).await;
    assert_eq!(pdf.status, 200);
    let role = house.test.get(&format!("{path}/roles")).await.text();
    let role =
        role.split(&format!("href=\"{path}/roles/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let profile = house.test.get(&format!("{plan}/recruit/{role}")).await.text();
    assert!(profile.contains("Verkstad AB söker: Svetsare"), "{profile}");
    assert!(profile.contains("– TIG-svetsning ("), "{profile}");
    assert!(!profile.contains("Kim Ek") && !profile.contains("Åström"), "{profile}");
    assert_eq!(house.test.get(&format!("{plan}/recruit/99999")).await.status, 404);
}

#[tokio::test]
async fn names_that_the_paper_cannot_print_are_numbered_and_told() {
    let house = house(Databases::Sqlite).await;
    let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
    house.enter(&who);
    welders(&house, &path).await;
    for name in ["李明", "مريم"] {
        led_to(&send(&house, &format!("{path}/people/new"), &[("name", name)]).await);
    }
    let pdf = house.test.get(&format!("{path}/plan/pdf")).await;
    let read = lopdf::Document::load_mem(&pdf.body).unwrap();
    let pages: Vec<u32> = read.get_pages().keys().copied().collect();
    let text: String = read.extract_text(&pages).unwrap().split_whitespace().collect();
    let text = text.replace(['-', '\u{ad}', '\u{a0}'], "");
    assert!(text.contains("Person3,Person4."), "{text}");
    // So that nothing is left that the paper could not print.
    assert!(!text.contains("Teckensomtypsnittet"), "{text}");
}

#[tokio::test]
async fn nobody_outside_the_firm_finds_the_plan() {
    for kind in Databases::both() {
        let house = house(kind).await;
        let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
        house.enter(&who);
        welders(&house, &path).await;
        let plan = format!("{path}/plan");
        let page = house.test.get(&plan).await.text();
        let measure = measure(&page, "Hyr in 1");
        let (stranger, _) = firm(&house, "b@firm.example", "Annan AB").await;
        let officer = house.staff("cy@agency.example", "Cy Al", "officer", &[]).await;
        let administrator = house.staff("gun@agency.example", "Gun Al", "administrator", &[]).await;
        for who in [stranger, officer, administrator] {
            house.enter(&who);
            for end in ["", "?format=json", "?meet=0", "/pdf", "/recruit/3"] {
                let page = house.test.get(&format!("{plan}{end}")).await;
                assert_eq!(page.status, 404, "{end}");
                assert!(!page.text().contains("Svetsare") && !page.text().contains("Verkstad"), "{end}");
            }
            for (end, fields) in [
                ("", [("version", "0"), ("person_hours", "1")]),
                ("/choose", [("measure", measure.as_str()), ("do", "out")]),
                ("/keep", [("map", "4"), ("version", "0")]),
                ("/apply", [("call", "find-the-maker"), ("version", "0")]),
                ("/follow", [("spent", "1"), ("spent_hours", "1")]),
            ] {
                assert_eq!(house.test.post(&format!("{plan}{end}"), &fields).await.status, 404, "{end}");
            }
        }
        house.enter(&who);
        assert!(house.test.get(&plan).await.text().contains("Hyr in 1"));
    }
}
