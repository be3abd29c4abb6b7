//! The file of a programme: what the release says and what it leaves open, and that a wrong file is told where and why.

use std::fs;

use crate::testkit::{Databases, TestApp};
use hemtag::{
    funding::money,
    programme::{
        Programmes,
        model::{ActionPlan, Finding, Programme, Reading, problems},
    },
};
use jiff::civil::date;

/// Of each action plan, how many measures stand in the file and how many of those that its source speaks of do not.
fn counted(programme: &Programme) -> Vec<(u32, u32)> {
    let of = |plan: &ActionPlan| {
        let found = programme.measures.iter().filter(|one| one.plan == plan.code).count();
        let found = u32::try_from(found).unwrap();
        (found, plan.measures_stated - found)
    };
    programme.action_plans.iter().map(of).collect()
}

#[tokio::test]
async fn the_release_is_read_with_what_it_leaves_open_and_nothing_made_up() {
    let test = TestApp::start(Databases::Sqlite).await;
    let programme = Programmes::shipped();
    let codes = money::codes(&test.app.db).await.unwrap();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    assert_eq!(problems(programme, &codes), Vec::<String>::new());
    let duties: Vec<&str> = programme.duties.iter().map(|duty| duty.code.as_str()).collect();
    let expected: Vec<String> = (1..=15).map(|number| format!("M{number}")).collect();
    assert_eq!(duties, expected);
    let sub_goals: Vec<&str> =
        programme.duties.iter().filter(|duty| duty.sub_goal).map(|duty| duty.code.as_str()).collect();
    assert_eq!(sub_goals, ["M1", "M2", "M3"]);
    let days: Vec<(&str, Reading)> =
        programme.reports.iter().map(|one| (one.code.as_str(), one.deadline.read(None))).collect();
    assert_eq!(
        days,
        [
            ("skills-1", Reading::Open { meanwhile: Some(date(2018, 9, 30)) }),
            ("skills-2", Reading::Settled(date(2019, 3, 31))),
            ("skills-3", Reading::Settled(date(2019, 8, 30))),
            ("skills-final", Reading::Settled(date(2020, 3, 31))),
            ("manufacture-final", Reading::Settled(date(2020, 4, 30))),
        ]
    );
    let findings = programme.findings();
    let sundays: Vec<_> = findings
        .iter()
        .filter_map(|one| if let Finding::Sunday { day, .. } = one { Some(*day) } else { None })
        .collect();
    assert_eq!(sundays, [date(2018, 9, 30), date(2019, 3, 31)]);
    let left_out: Vec<(u32, u32)> = findings
        .iter()
        .filter_map(|one| match one {
            Finding::MeasuresLeftOut { found, left_out, .. } => Some((*found, *left_out)),
            _ => None,
        })
        .collect();
    assert_eq!(left_out, counted(programme));
    assert!(left_out.iter().all(|(found, _)| *found > 0), "{left_out:?}");
    assert!(
        findings
            .iter()
            .any(|one| matches!(one, Finding::MoneyApart { assignment } if assignment == "skills"))
    );
}

#[test]
fn every_page_that_carries_a_duty_out_is_a_page_of_the_program() {
    for duty in &Programmes::shipped().duties {
        assert!(!duty.carried_out.is_empty(), "{}", duty.code);
        for link in &duty.carried_out {
            let is_page = |(method, path, _): &hemtag::routes::Row| {
                let parts = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
                let (wanted, has) = (parts(&link.path), parts(path));
                *method == "GET"
                    && wanted.len() == has.len()
                    && wanted.iter().zip(&has).all(|(wanted, has)| has.starts_with('{') || wanted == has)
            };
            assert!(hemtag::routes::TABLE.iter().any(is_page), "{}: {}", duty.code, link.path);
        }
    }
}

#[tokio::test]
async fn the_page_says_what_is_assigned_what_carries_it_out_and_what_is_open() {
    let test = TestApp::start(Databases::Sqlite).await;
    let page = test.get("/programme").await;
    let text = page.text();
    assert!(page.status == 200 && !text.contains('⟦'), "{text}");
    for part in [
        "den 31 september 2018",
        "Påminnelser går tills vidare efter 2018-09-30",
        "Dagen är en söndag. Den är inte flyttad.",
        "2019-03-31",
        "N2018/04197/FÖF",
        "N2016/06227/FÖF",
        "Tidigare pengar räknas för sig",
        "Nationellt testcenter för elfordon",
        "news.cision.com/se/naringsdepartementet",
        "id=\"duty-M13\"",
        "href=\"/skills/changed\"",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    for (stated, (found, left)) in [45, 37].into_iter().zip(counted(Programmes::shipped())) {
        let said = format!("{stated} åtgärder enligt källan. {found} är funna, {left} är utelämnade.");
        assert!(text.contains(&said), "{said}\n{text}");
    }
    assert!(!text.contains("/programme/deadlines/"), "visitors settle nothing");
    let english = test.get("/en/programme").await.text();
    assert!(english.contains("href=\"/en/funding/money\"") && !english.contains('⟦'), "{english}");
    test.sign_in();
    assert!(test.get("/programme").await.text().contains("href=\"/programme/deadlines/skills-1\""));
}

#[tokio::test]
async fn the_programme_is_taken_away_whole() {
    let test = TestApp::start(Databases::Sqlite).await;
    let csv = test.get("/programme?format=csv").await.text();
    let open = "skills-1,skills,partial,den 31 september 2018,,2018-09-30 2018-10-01,2018-09-30,,";
    assert!(csv.contains(open), "{csv}");
    assert!(csv.contains("skills-2,skills,partial,den 31 mars 2019,2019-03-31,,2019-03-31,text,"), "{csv}");
    let json = test.get("/programme?format=json").await.json();
    assert_eq!(json["programme"]["duty"].as_array().map(Vec::len), Some(15));
    assert_eq!(json["assignments"][1]["total_ore"], 1_000_000_000);
    // What a public source names stands with its address; what none does is counted as left out.
    for (plan, (found, left)) in counted(Programmes::shipped()).into_iter().enumerate() {
        let told = &json["measures"][plan];
        assert_eq!((&told["found"], &told["left_out"]), (&found.into(), &left.into()));
    }
    let measures = &Programmes::shipped().measures;
    for one in measures {
        assert!(
            one.source.contains(".se/") || one.source.contains(".com/"),
            "{}: {}",
            one.title.sv,
            one.source
        );
        let twice = measures.iter().filter(|other| other.title.sv == one.title.sv).count();
        assert_eq!(twice, 1, "{}", one.title.sv);
    }
    for plan in &Programmes::shipped().action_plans {
        assert!(
            plan.source.contains("Pressmeddelandet") && plan.source.contains("Planen: "),
            "{}",
            plan.code
        );
    }
    // What goes out comes in again, unchanged.
    let again: Programme = serde_json::from_value(json["programme"].clone()).unwrap();
    assert_eq!(&again, Programmes::shipped());
    assert_eq!(test.get("/programme?format=xlsx").await.status, 200);
    assert_eq!(test.get("/programme?programme=none").await.status, 404);
}

const ANOTHER: &str = r#"
schema = 1
code = "another"
title = { sv = "Ett annat program", en = "Another programme" }

[source]
name = "Påhittat"
confidence = "low"

[[assignment]]
code = "manufacture"
amended_by = { value = "EX 2030/2", source = "Påhittat", confidence = "low" }
split = { sv = "", en = "" }

[[duty]]
code = "A1"
assignment = "manufacture"
title = { sv = "Gör något", en = "Do something" }
as_stated = "Gör något."

[[report]]
code = "another-final"
assignment = "manufacture"
duty = "A1"
kind = "final"
deadline = { text_as_stated = "i maj 2030", candidates = ["2030-05-01", "2030-05-31"], basis = { sv = "Ingen dag.", en = "No day." } }

[[indicator]]
code = "stated"
title = { sv = "Beskrivna behov", en = "Needs stated" }
definition = { sv = "Behov som någon har beskrivit.", en = "Needs that somebody has stated." }
counts = "needs_reached"
events = ["need.stated"]
unit = { sv = "behov", en = "needs" }
frequency = "month"
small_cell = 5

[[step]]
code = "tell"
kind = "activity"
title = { sv = "Berätta", en = "Tell" }

[[step]]
code = "known"
kind = "output"
title = { sv = "Det är känt", en = "It is known" }

[[step]]
code = "made"
kind = "outcome"
title = { sv = "Mer tillverkas", en = "More is made" }

[[arrow]]
from = "tell"
to = "known"
indicator = "stated"

[[arrow]]
from = "known"
to = "made"
indicator = "stated"

[[action_plan]]
code = "plan"
title = { sv = "Plan", en = "Plan" }
measures_stated = 2
source = "Påhittat"

[[measure]]
plan = "plan"
number = "1"
title = { sv = "Första åtgärden", en = "The first measure" }
source = "Påhittat"
duties = ["A1"]
"#;

#[test]
fn another_file_is_another_programme_and_a_wrong_one_is_told_where_and_why() {
    let folder = tempfile::tempdir().unwrap();
    let load = |text: &str| {
        fs::write(folder.path().join("another.toml"), text).unwrap();
        Programmes::load(Some(folder.path()), &["manufacture", "skills"])
    };
    let both = load(ANOTHER).unwrap();
    let titles: Vec<&str> = both.iter().map(|one| one.title.en.as_str()).collect();
    assert_eq!(titles, ["More industrial production in Sweden", "Another programme"]);
    let another = both.named("another").unwrap();
    assert_eq!(another.assignments[0].amended_by.as_ref().map(|by| by.value.as_str()), Some("EX 2030/2"));
    let (found, left_out) = another.measures_of(&another.action_plans[0]);
    assert_eq!((found.len(), left_out), (1, 1));

    for (from, to, sentence) in [
        ("schema = 1", "schema = 2", "schema: 2 is not a form"),
        ("code = \"another\"", "code = \"smart-industry-2018\"", "is another programme's"),
        (
            "code = \"another-final\"",
            "code = \"skills-1\"",
            "report 'skills-1': the code is another programme's",
        ),
        ("duty = \"A1\"", "duty = \"A2\"", "report 'another-final': the file has no duty 'A2'"),
        ("as_stated = \"Gör något.\"", "as_stated = \"\"", "as_stated is empty"),
        ("candidates = [\"2030-05-01\", \"2030-05-31\"]", "candidates = []", "an open day needs candidates"),
        (
            "from = \"known\"\nto = \"made\"",
            "from = \"tell\"\nto = \"made\"",
            "step 'known': leads to no outcome",
        ),
        ("measures_stated = 2", "measures_stated = 0", "1 measures stand here, and it is said to have 0"),
        (
            "[[assignment]]\ncode = \"manufacture\"",
            "[[assignment]]\ncode = \"lost\"",
            "no assignment of this code is kept with its money",
        ),
        ("kind = \"final\"", "kind = \"last\"", "unknown variant `last`"),
        ("confidence = \"low\"", "confidence = \"low\"\ncolour = \"red\"", "unknown field `colour`"),
        ("\"2030-05-01\"", "\"2030-05-32\"", "another.toml could not be read"),
    ] {
        assert!(ANOTHER.contains(from), "{from}");
        let error = load(&ANOTHER.replacen(from, to, 1)).expect_err(sentence).to_string();
        assert!(error.contains(sentence) && error.contains("another.toml"), "{sentence}\n{error}");
    }
    let missing = Programmes::load(Some(&folder.path().join("none")), &[]).unwrap_err().to_string();
    assert!(missing.contains("names a folder of .toml files"), "{missing}");
}
