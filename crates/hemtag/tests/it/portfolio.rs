//! `hemtag portfolio`: what is chosen, as text and JSON, and what is said of files that cannot be read.

use std::path::PathBuf;

use clap::Parser;
use hemtag::cli::{self, Cli, Outcome};

const PB: &str = "META\nkey;value\ndescription;\"Two; quoted\"\nbudget;100\nvote_type;approval\nnum_projects;3\nnum_votes;4\n\
    PROJECTS\nproject_id;cost;votes;name\nhall;90;2;Sporthall\npark;60;2;\"Park; liten\"\nbridge;40.50;1;Bro\n\
    VOTES\nvoter_id;vote\n1;hall,park\n2;hall\n3;park,bridge\n4;\n";

const TOML: &str = "[[year]]\nname = \"2027\"\nappropriation = 100\n[[criterion]]\nname = \"nytta\"\nweight = 1\n\
    [[project]]\nid = \"P1\"\nasked = { 2027 = 60 }\nscores = { nytta = [3, 5] }\nsub_goals = { A = 100 }\n\
    [[project]]\nid = \"P2\"\nasked = { 2027 = 60 }\nscores = { nytta = [5, 5] }\n\
    [[project]]\nid = \"P3\"\nasked = { 2027 = 40 }\nscores = { nytta = [2] }\n";

struct Folder(tempfile::TempDir);

impl Folder {
    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

fn folder() -> Folder {
    Folder(tempfile::tempdir().unwrap())
}

async fn run(path: &std::path::Path, rest: &[&str]) -> (Outcome, String) {
    let mut out = Vec::new();
    let file = path.display().to_string();
    let cli = Cli::try_parse_from([&["hemtag", "portfolio", &file], rest].concat()).unwrap();
    let outcome = cli::run(cli, &mut out).await.unwrap();
    (outcome, String::from_utf8(out).unwrap().replace(&file, path.file_name().unwrap().to_str().unwrap()))
}

async fn json(path: &std::path::Path, rest: &[&str]) -> serde_json::Value {
    let (outcome, out) = run(path, &[rest, &["--json"]].concat()).await;
    assert_eq!(outcome, Outcome::Done, "{out}");
    serde_json::from_str(&out).unwrap()
}

/// By hand: hall (2 votes) leaves room for nothing; park and bridge (3 votes) cost 100.50; so hall or park, 2 votes.
#[tokio::test]
async fn each_method_chooses_from_ballots() {
    let folder = folder();
    for text in [PB.to_owned(), format!("\u{feff}{}", PB.replace('\n', "\r\n"))] {
        let path = folder.write("two.pb", text);
        let best = json(&path, &[]).await;
        assert_eq!((&best["value"], &best["bound"]), (&2.into(), &2.into()));
        assert_eq!(best["proven"], true);
        let more = folder.write("more.pb", PB.replace("budget;100", "budget;100,5"));
        let best = json(&more, &["--method", "optimal"]).await;
        assert_eq!(best["selected"], serde_json::json!(["park", "bridge"]));
        assert_eq!((&best["value"], &best["cost"]), (&3.into(), &100.5.into()));
        // Hall and park have two votes each; park is cheaper, and bridge still fits.
        let rank = json(&more, &["--method", "rank"]).await;
        assert_eq!(rank["selected"], serde_json::json!(["park", "bridge"]));
        let shares = json(&more, &["--method", "equal-shares"]).await;
        assert_eq!(shares["selected"], serde_json::json!(["park", "bridge"]));
        assert_eq!(shares["bound"], serde_json::Value::Null);
    }
}

#[tokio::test]
async fn a_call_is_chosen_from_and_explained() {
    let folder = folder();
    let path = folder.write("call.toml", TOML);
    let answer = json(&path, &["--explain", "--draws", "10"]).await;
    assert_eq!(answer["selected"], serde_json::json!(["P2", "P3"]));
    assert_eq!((&answer["value"], &answer["cost"]), (&7.into(), &100.into()));
    let why = &answer["explanation"];
    // Without P2: P1 and P3 are worth 6. Without P3: P2 alone is worth 5. With P1: P1 and P3 again.
    assert_eq!(why["lost_without"][0]["lost"]["most"], 1);
    assert_eq!(why["lost_without"][1]["lost"]["most"], 2);
    assert_eq!(why["lost_with"][0]["lost"]["most"], 1);
    // P1 may reach 5 and tie with P2, never more.
    assert_eq!(why["redrawn"]["draws"], 10);
    let (outcome, text) = run(&path, &["--explain", "--language", "en"]).await;
    assert_eq!(outcome, Outcome::Done);
    assert!(text.contains("Proved: no other selection") && !text.contains('⟦'), "{text}");
}

#[tokio::test]
async fn conditions_that_clash_are_named() {
    let folder = folder();
    let path = folder.write(
        "clash.toml",
        format!("{TOML}[[floor]]\nsub_goal = \"A\"\namount = 50\n[[cap]]\nsub_goal = \"A\"\namount = 55\n[[cap]]\ngroup = \"x\"\namount = 1\n"),
    );
    let (outcome, out) = run(&path, &["--language", "en"]).await;
    assert_eq!(outcome, Outcome::Refused);
    assert!(
        out.contains("at least 50 to") && out.contains("at most 55 to") && !out.contains("group"),
        "{out}"
    );
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_told_where() {
    let folder = folder();
    let mut all = String::new();
    for (name, text) in [
        ("ordinal.pb", PB.replace("approval", "ordinal")),
        ("unknown.pb", PB.replace("2;hall", "2;hall,tower")),
        ("twice.pb", PB.replace("2;hall", "2;hall,hall")),
        ("points.pb", PB.replace("approval", "cumulative")),
        ("cost.pb", PB.replace("hall;90", "hall;dear")),
        ("negative.pb", PB.replace("hall;90", "hall;-90")),
        ("same.pb", PB.replace("park;60", "hall;60")),
        ("meta.pb", PB.replace("budget;100\n", "")),
        ("empty.pb", String::new()),
        ("half.pb", PB.split("VOTES").next().unwrap().to_owned()),
        ("what.csv", PB.to_owned()),
        ("form.toml", TOML.replace("weight", "wieght")),
        ("year.toml", TOML.replacen("2027 = 60", "2026 = 60", 1)),
    ] {
        let path = folder.write(name, text);
        let (outcome, out) = run(&path, &["--language", "en"]).await;
        assert_eq!(outcome, Outcome::Refused, "{name}: {out}");
        all.push_str(&format!("$ hemtag portfolio {name}\n{out}\n"));
    }
    let toml = folder.write("call.toml", TOML);
    for rest in [&["--method", "equal-shares"][..], &["--method", "rank", "--explain"], &["--gap", "NaN"]] {
        let (outcome, out) = run(&toml, &[rest, &["--language", "en"]].concat()).await;
        assert_eq!(outcome, Outcome::Refused, "{out}");
        all.push_str(&format!("$ hemtag portfolio call.toml {}\n{out}\n", rest.join(" ")));
    }
    insta::assert_snapshot!(all.replace('\u{a0}', " "));
}
