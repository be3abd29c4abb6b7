//! Scarce weeks: `hemtag allocate` on a file, and the proposal of what waits. The pages on both databases.

use std::{collections::BTreeMap, path::PathBuf};

use crate::testkit::{Databases, TestApp};
use clap::Parser;
use hemtag::{
    access::{Caller, Role},
    allocation::{AllocationRefused, Wanted, propose},
    cli::{self, Cli, Outcome},
    makers::{
        capacity::state_hours,
        model::{FreeWeek, Maker},
        store,
    },
    needs::{
        self, NewNeed,
        model::{Answer, Confidentiality, NeedDocument, Origin},
    },
};
use jiff::civil::date;

use crate::matches::sample;

/// The example of the documentation, so that it stays true.
fn example() -> String {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/allocation-file.md"));
    let (_, rest) = text.split_once("```toml\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

async fn run(text: impl AsRef<[u8]>, rest: &[&str]) -> (Outcome, String) {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("weeks.toml");
    std::fs::write(&path, text).unwrap();
    let file = path.display().to_string();
    let cli = Cli::try_parse_from([&["hemtag", "allocate", &file], rest].concat()).unwrap();
    let mut out = Vec::new();
    let outcome = cli::run(cli, &mut out).await.unwrap();
    (outcome, String::from_utf8(out).unwrap().replace(&file, "weeks.toml"))
}

#[tokio::test]
async fn the_documented_example_is_allocated_and_explained() {
    let mut all = String::new();
    for rest in
        [&[][..], &["--language", "en", "--one-more", "N2"], &["--one-more", "N2", "--exact", "--json"]]
    {
        let (outcome, out) = run(example(), rest).await;
        assert_eq!(outcome, Outcome::Done, "{out}");
        all.push_str(&format!("$ hemtag allocate weeks.toml {}\n{out}\n", rest.join(" ")));
    }
    insta::assert_snapshot!(all);
}

#[tokio::test]
async fn a_file_that_cannot_be_allocated_is_told_where() {
    let mut all = String::new();
    for (text, rest, expected) in [
        (
            example().replace("candidates = [{ machines = \"B/svarv\"", "candidates = [{ machines = \"C\""),
            &[][..],
            Outcome::Refused,
        ),
        (example().replace("to = \"2026-W50\"", "to = \"vecka 50\""), &[], Outcome::Refused),
        (example().replace("2026-W49 = 16", "2026-W54 = 16"), &[], Outcome::Refused),
        (
            example().replace("value = 3", "value = 0").replace("hours = 24", "hours = 0"),
            &[],
            Outcome::Refused,
        ),
        (example().replace("id = \"N2\"", "id = \"N1\""), &[], Outcome::Refused),
        (example().replace("most_weeks", "weeks"), &[], Outcome::Refused),
        (example(), &["--one-more", "N9"], Outcome::NotFound),
        (example(), &["--time-limit=-1"], Outcome::Refused),
    ] {
        let (outcome, out) = run(text, rest).await;
        assert_eq!(outcome, expected, "{out}");
        all.push_str(&out);
        all.push('\n');
    }
    let (outcome, out) = run(b"\xff\xfe", &[]).await;
    assert_eq!(outcome, Outcome::Refused);
    insta::assert_snapshot!(all + &out);
}

fn asked(title: &str, hours: Option<u16>, level: Confidentiality) -> NeedDocument {
    let mut need = sample::lid();
    need.title = title.to_owned();
    need.confidentiality = level;
    need.due = Answer::said(date(2026, 12, 20), Origin::Form);
    if let Some(hours) = hours {
        need.parts[0].asks.hours = Answer::said(hours, Origin::Form);
    }
    need
}

async fn first(test: &TestApp) -> Maker {
    let mut found = None;
    store::each(test.app.db.reader(), |maker| {
        if maker.name == "Exempel Fräs A AB" {
            found = Some(maker);
        }
    })
    .await
    .unwrap();
    found.unwrap()
}

/// States A's hours in the three weeks before the day of the needs.
async fn state(test: &TestApp, hours: [u16; 3]) {
    let maker = first(test).await;
    let mondays = [date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14)];
    let weeks =
        mondays.into_iter().zip(hours).map(|(monday, actual)| FreeWeek { monday, actual, maximum: None });
    let stated = BTreeMap::from([(maker.sites[0].offers[0].id, weeks.collect())]);
    state_hours(&test.app, &Caller::administrator(), maker.id, maker.version, &stated, None).await.unwrap();
}

async fn filled(database: Databases) -> (TestApp, Vec<needs::Need>) {
    let test = TestApp::start(database).await;
    sample::registered(&test.app).await;
    let mut kept = Vec::new();
    for (title, hours, level) in [
        ("Öppet lock", Some(30), Confidentiality::Open),
        ("Hemligt lock", Some(20), Confidentiality::Anonymous),
        ("Dolt lock", Some(1), Confidentiality::AdviserOnly),
        ("Lock utan timmar", None, Confidentiality::Open),
    ] {
        let document = asked(title, hours, level);
        let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
        kept.push(needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap());
    }
    (test, kept)
}

#[tokio::test]
async fn the_page_proposes_and_says_whom_to_ask_and_tells_no_secrets() {
    for database in Databases::both() {
        let (test, kept) = filled(database).await;
        assert_eq!(test.get("/allocation").await.status, 403);
        test.sign_in();
        // Nothing is stated: the maker is to be asked.
        let page = test.get("/en/allocation").await;
        assert_eq!(page.status, 200);
        let text = page.text();
        assert!(text.contains("some have not stated all weeks") && text.contains("Exempel Fräs A AB"));

        // 40 hours in all: the smaller of two equals leaves the firm more.
        state(&test, [30, 10, 0]).await;
        let text = test.get("/en/allocation").await.text();
        let anonymous = format!("Need {} with no title shown", kept[1].id.0);
        assert!(text.contains(&anonymous) && text.contains("2026-W49: 20 h"), "{text}");
        assert!(text.contains("the free hours do more for other needs"));
        assert!(text.contains("does not say how many hours it takes"));
        assert!(text.contains("1 need has no part in this: it is shown only"));
        for secret in ["Hemligt lock", "Dolt lock"] {
            assert!(!text.contains(secret), "{secret}");
        }
        let file = test.get("/allocation?format=csv").await.text();
        assert!(
            file.contains("Exempel Fräs A AB") && file.contains("outcompeted") && !file.contains("Hemligt")
        );
        // The anonymous need is shown without its county.
        let only = test.get("/en/allocation?county=06").await.text();
        assert!(only.contains("Öppet lock") && !only.contains("2026-W49: 20 h"));

        // One more like the open lid: ten hours are left, twenty more must push somebody out.
        let like = kept[0].id.0;
        let more = test.get(&format!("/en/allocation?like={like}&hours=20")).await.text();
        assert!(more.contains("It gets a place at Exempel Fräs A AB") && more.contains("Nobody else moves."));
        let heavy = test.get(&format!("/en/allocation?like={like}&hours=40&weight=5")).await.text();
        assert!(heavy.contains("loses its place at Exempel Fräs A AB"), "{heavy}");
        let wrong = test.get(&format!("/en/allocation?like={like}&hours=x&from=2026-W50&to=2026-W49")).await;
        assert_eq!(wrong.status, 422);
        let wrong = wrong.text();
        assert!(
            wrong.contains("Write the hours as a whole number") && wrong.contains("lies before the first")
        );
        assert!(test.get("/en/allocation?like=999&hours=4").await.text().contains("does not wait any more"));
    }
}

#[tokio::test]
async fn advisers_and_officers_see_the_proposal_and_nobody_else() {
    let (test, kept) = filled(Databases::Sqlite).await;
    state(&test, [30, 10, 0]).await;
    for role in [Role::Adviser, Role::Officer] {
        let proposal = propose(&test.app, &Caller::acting_as(role), Wanted::default()).await.unwrap();
        let placed: Vec<_> =
            proposal.answer.allocated.placements.iter().map(|p| proposal.rows[p.need].need).collect();
        assert_eq!((placed, proposal.left_out.hidden), (vec![kept[1].id], 1));
        assert!(proposal.answer.allocated.value.is_proven() && proposal.answer.allocated.load.is_proven());
    }
    for role in [Role::Visitor, Role::Maker, Role::Assessor] {
        let refused = propose(&test.app, &Caller::acting_as(role), Wanted::default()).await;
        assert!(matches!(refused, Err(AllocationRefused::Denied(_))), "{role:?}");
    }
}

#[tokio::test]
async fn the_command_reads_the_register_when_no_file_is_named() {
    let test = TestApp::start(Databases::Sqlite).await;
    sample::registered(&test.app).await;
    let document = NeedDocument { confidentiality: Confidentiality::Open, ..sample::lid() };
    let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
    let need = needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    let maker = first(&test).await;
    let cli =
        Cli::try_parse_from(["hemtag", "allocate", "--json", "--database", &test.database.setting]).unwrap();
    let mut out = Vec::new();
    assert_eq!(cli::run(cli, &mut out).await.unwrap(), Outcome::Done);
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let machines = format!("{}/{}", maker.id, maker.sites[0].offers[0].id);
    let expected = serde_json::json!({ "need": need.id.0.to_string(), "reason": "hours_not_stated" });
    for field in ["need", "reason"] {
        assert_eq!(json["not_placed"][0][field], expected[field]);
    }
    assert_eq!(json["not_placed"][0]["candidates"][0]["machines"], machines);
}
