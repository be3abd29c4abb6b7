//! The terminal: whole outputs as snapshots, and the exit codes that scripts use.

use crate::testkit::{Databases, TestApp};
use clap::Parser;
use hemtag::{
    access::Caller,
    cli::{self, Cli, Outcome},
    needs::{self, NewNeed},
};

use crate::matches::sample;

async fn run(arguments: &[&str]) -> (Outcome, String) {
    let mut out = Vec::new();
    let cli = Cli::try_parse_from([&["hemtag"], arguments].concat()).unwrap();
    let outcome = cli::run(cli, &mut out).await.unwrap();
    (outcome, String::from_utf8(out).unwrap())
}

#[tokio::test]
async fn a_word_is_found_asked_about_or_not_known() {
    let mut all = String::new();
    for (arguments, expected) in [
        (&["terms", "find", "femaxlig fräsning"][..], Outcome::Done),
        (&["terms", "find", "EN AW-6082"], Outcome::Done),
        (&["terms", "find", "svarvnig"], Outcome::Done),
        (&["--language", "en", "terms", "find", "pressning"], Outcome::Refused),
        (&["--language", "en", "terms", "find", "haircutting"], Outcome::NotFound),
        (&["terms", "find", "screen printing", "--kind", "process", "--json"], Outcome::Done),
    ] {
        let (outcome, out) = run(arguments).await;
        assert_eq!(outcome, expected, "{arguments:?}: {out}");
        all.push_str(&format!("$ hemtag {}\n{out}\n", arguments.join(" ")));
    }
    insta::assert_snapshot!(all);
}

#[tokio::test]
async fn the_gaps_are_told_by_kind_with_what_closes_them() {
    let test = TestApp::start(Databases::Sqlite).await;
    let new = NewNeed { document: sample::lid(), source_format: "form".into(), ..NewNeed::default() };
    needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    let database = test.database.setting.as_str();
    let mut all = String::new();
    for (arguments, expected) in [
        (&["gaps"][..], Outcome::Done),
        (&["gaps", "--language", "en", "--kind", "capability", "--county", "06"], Outcome::Done),
        (&["gaps", "--json"], Outcome::Done),
        (&["gaps", "--kind", "sorglig"], Outcome::Refused),
        (&["gaps", "--county", "99"], Outcome::Refused),
    ] {
        let (outcome, out) = run(&[arguments, &["--database", database]].concat()).await;
        assert_eq!(outcome, expected, "{arguments:?}: {out}");
        all.push_str(&format!("$ hemtag {}\n{out}\n", arguments.join(" ")));
    }
    insta::assert_snapshot!(all);
}

const LID: &str = r#"
title = "Lock till styrenhet"
stage = "prototyp"
first_series = 200

[owner]
kommun = "Jönköping"

[[part]]
name = "Lock"
process = "fräsning"
material = "EN AW-6082"
size = "200 x 100 x 30 mm"
"#;

#[tokio::test]
async fn a_file_is_matched_and_a_bad_one_is_told_where() {
    let test = TestApp::start(Databases::Sqlite).await;
    sample::registered(&test.app).await;
    let database = test.database.setting.as_str();
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let good = file("lock.toml", LID.as_bytes());
    let bad = file("fel.toml", LID.replace("200 x 100 x 30 mm", "stor").as_bytes());
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(LID.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let wide = file("lock16.toml", &utf16);
    let (outcome, out) = run(&["match", &good, "--top", "2", "--database", database]).await;
    assert_eq!(outcome, Outcome::Done, "{out}");
    // The snapshot has no day of its own: the command reads the machine's clock.
    let today = hemtag::clock::Clock::system().today().to_string();
    insta::assert_snapshot!(out.replace(&today, "<today>"));
    let (_, from_utf16) = run(&["match", &wide, "--top", "2", "--database", database]).await;
    assert_eq!(from_utf16, out);
    let (outcome, out) = run(&["match", &bad, "--database", database]).await;
    assert_eq!(outcome, Outcome::Refused);
    assert!(out.contains("fel.toml") && out.contains("stor"), "{out}");
    let (outcome, out) = run(&["match", "--all", "--json", "--database", database]).await;
    assert_eq!(outcome, Outcome::Done);
    assert!(out.contains("\"needs\": 0"), "{out}");
}

#[tokio::test]
async fn the_api_answers_and_refuses_with_a_problem() {
    let test = TestApp::start(Databases::Sqlite).await;
    sample::registered(&test.app).await;
    let post = |text: &str| {
        let request = axum::http::Request::post("/api/match").header("content-type", "application/toml");
        test.send(request, axum::body::Body::from(text.to_owned()))
    };
    let answer = post(LID).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.json()["version"], 1);
    assert_eq!(
        answer.json()["parts"][0]["exact"][0]["maker_name"],
        "Exempel Fräs B AB",
        "the nearest of equals"
    );
    let refused = post("title = 'x'\nsizze = 3").await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert_eq!(refused.headers["content-type"], "application/problem+json");
    assert!(refused.text().contains("sizze"), "{}", refused.text());
}

#[tokio::test]
async fn check_tells_the_settings_and_looks_the_database_over() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none.sqlite").display().to_string();
    let (_, out) = run(&["check", "--language", "en", "--database", &missing]).await;
    assert!(out.contains("not there yet"), "{out}");
    assert!(!std::path::Path::new(&missing).exists(), "looking makes no file");
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        sample::registered(&test.app).await;
        let database = test.database.setting.as_str();
        let (_, out) = run(&["check", "--json", "--database", database]).await;
        let told: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(told["settings"][0]["from"], "--database");
        assert_eq!(told["database"]["waiting"], serde_json::json!([]));
        let contents = &told["contents"];
        let makers = contents["makers"].as_u64().unwrap();
        assert!(makers > 0 && contents["offers"].as_u64().unwrap() >= makers, "{out}");
        assert_eq!(contents["broken_event"], serde_json::Value::Null);
        assert_eq!(contents["key_problem"], serde_json::Value::Null);

        hemtag::safekeeping::same_key(&test.app, false).await.unwrap();
        let key_of_another = folder.path().join("another.key").display().to_string();
        for (made, told) in [(false, "is not there"), (true, "is not the one")] {
            if made {
                hemtag::sealed::Keys::of_file(key_of_another.as_ref()).unwrap();
            }
            let asked = ["check", "--quick", "--language", "en", "--database", database, "--set"];
            let (outcome, out) = run(&[&asked[..], &[&format!("key_file={key_of_another}")]].concat()).await;
            assert_eq!(outcome, Outcome::Refused);
            assert!(out.contains(told) && !out.contains("One is made"), "{out}");
            assert_eq!(std::path::Path::new(&key_of_another).exists(), made, "looking makes none");
        }
        std::fs::remove_file(&key_of_another).unwrap();

        crate::safekeeping::let_events_change(&test.app.db).await;
        sea_orm::ConnectionTrait::execute_unprepared(
            test.app.db.writer(),
            "UPDATE event SET actor = 'x' WHERE id = 1",
        )
        .await
        .unwrap();
        let (outcome, out) = run(&["check", "--language", "en", "--database", database]).await;
        assert_eq!(outcome, Outcome::Refused);
        assert!(out.contains("broken at event 1"), "{out}");
        let (_, quick) = run(&["check", "--quick", "--language", "en", "--database", database]).await;
        assert!(!quick.contains("event"), "{quick}");
    }
}

#[tokio::test]
async fn a_settings_file_is_read_and_its_mistakes_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let database = folder.path().join("a.sqlite").display().to_string();
    let good = file("good.toml", "operator = \"Tillväxtverket\"\n");
    let (_, out) = run(&["check", "--language", "en", "--config", &good, "--database", &database]).await;
    let line = out.lines().find(|l| l.contains("operator")).unwrap();
    assert!(line.contains("Tillväxtverket") && line.contains("good.toml"), "{line}");
    for (settings, expected) in
        [("listn = \"127.0.0.1:1\"", "listn"), ("upload_limit = \"big\"", "upload_limit")]
    {
        let bad = file("bad.toml", settings);
        let cli = Cli::try_parse_from(["hemtag", "check", "--config", &bad]).unwrap();
        let refused = cli::run(cli, &mut Vec::new()).await.unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    }
    let cli = Cli::try_parse_from(["hemtag", "check", "--config", "no-such.toml"]).unwrap();
    let refused = cli::run(cli, &mut Vec::new()).await.unwrap_err().to_string();
    assert!(refused.contains("no-such.toml"), "{refused}");
}

#[tokio::test]
async fn every_setting_is_listed_and_can_be_given_on_the_command_line() {
    let help = Cli::try_parse_from(["hemtag", "check", "--help"]).unwrap_err().to_string();
    for setting in hemtag::config::SETTINGS {
        assert!(
            help.lines().any(|line| line.trim_start().starts_with(setting.name)),
            "{}: {help}",
            setting.name
        );
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    std::fs::write(&path, "operator = \"Filen\"\nupload_limit = 7\n").unwrap();
    let file = path.display().to_string();
    let database = format!("database={}", folder.path().join("a.sqlite").display());
    let arguments =
        ["check", "--json", "--config", file.as_str(), "--set", database.as_str(), "--set", "operator=Raden"];
    let (_, out) = run(&[
        &arguments[..],
        &["--set", "behind_proxy=true", "--set", "adviser=[{name=\"Kim\", phone=\"010-1\"}]"],
    ]
    .concat())
    .await;
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    let of = |name: &str| {
        let all = told["settings"].as_array().unwrap();
        let one = all.iter().find(|one| one["name"] == name).unwrap();
        (one["value"].as_str().unwrap().to_owned(), one["from"].as_str().unwrap_or("").to_owned())
    };
    assert_eq!(of("operator"), ("Raden".into(), "--set".into()));
    assert_eq!(of("behind_proxy"), ("true".into(), "--set".into()));
    assert_eq!(of("adviser"), ("Kim".into(), "--set".into()));
    assert!(of("database").0.ends_with("a.sqlite"), "{out}");
    assert_eq!(of("upload_limit").0, "7", "the file still holds for the rest");
    for (wrong, expected) in [("listn=1", "listn"), ("listen", "NAME=VALUE")] {
        let refused = Cli::try_parse_from(["hemtag", "serve", "--set", wrong]).unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    }
    let cli = Cli::try_parse_from(["hemtag", "check", "--set", "upload_limit=big"]).unwrap();
    let refused = cli::run(cli, &mut Vec::new()).await.unwrap_err().to_string();
    assert!(refused.contains("upload_limit"), "{refused}");
}

const WORDS: &str = "Vi svarvar i st\u{e5}l, \u{d8} 20\u{2013}300 \u{d7} 600 mm. Toleranser \u{b1}0,01 mm. Vi fr\u{e4}ser inte.\n\
    Tryckgjutning ordnar vi. Presskraft 320 ton. Vi arbetar mot ISO 9001.\n";

#[tokio::test]
async fn a_text_gives_proposals_with_their_sentences() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let (page, empty) = (file("sida.txt", WORDS), file("tom.txt", " \n"));
    let mut all = String::new();
    for (arguments, expected) in [
        (&["propose", &page][..], Outcome::Done),
        (&["propose", &page, "--language", "en"], Outcome::Done),
        (&["propose", &page, "--json"], Outcome::Done),
        (&["propose", &empty], Outcome::Refused),
    ] {
        let (outcome, out) = run(arguments).await;
        assert_eq!(outcome, expected, "{arguments:?}: {out}");
        all.push_str(&format!("$ hemtag {}\n{out}\n", arguments.join(" ")));
    }
    insta::assert_snapshot!(all.replace(&folder.path().display().to_string(), ""));
}

#[tokio::test]
async fn makers_are_listed_and_shown_without_a_sole_traders_number() {
    let test = TestApp::start(Databases::Sqlite).await;
    sample::registered(&test.app).await;
    let mut sole = hemtag::makers::store::find(test.app.db.reader(), hemtag::makers::model::MakerId(1))
        .await
        .unwrap()
        .unwrap();
    sole.organisation_number = Some("811218-9876".into());
    sole.personal_number = true;
    hemtag::makers::change_maker(&test.app, &Caller::administrator(), &mut sole).await.unwrap();
    let database = test.database.setting.as_str();
    let mut all = String::new();
    for (arguments, expected) in [
        (&["makers", "list"][..], Outcome::Done),
        (&["makers", "list", "--name", "Exempel", "--json", "--language", "en"], Outcome::Done),
        (&["makers", "show", "99"], Outcome::NotFound),
    ] {
        let (outcome, out) = run(&[arguments, &["--database", database]].concat()).await;
        assert_eq!(outcome, expected, "{arguments:?}: {out}");
        all.push_str(&format!("$ hemtag {}\n{out}\n", arguments.join(" ")));
    }
    let (outcome, shown) = run(&["makers", "show", "1", "--database", database]).await;
    assert_eq!(outcome, Outcome::Done);
    let (_, as_json) = run(&["makers", "show", "1", "--json", "--database", database]).await;
    assert!(!(shown + &as_json).contains("811218"));
    // The command reads the machine's clock, and what is old says so; the snapshot has a day of its own.
    let (language, day) = (hemtag::words::Language::Swedish, jiff::civil::date(2029, 11, 24));
    all.push_str(&hemtag::makers::show::text(language, &sole, day));
    all.push_str(&serde_json::to_string_pretty(&hemtag::makers::show::whole(&sole, day)).unwrap());
    assert!(!all.contains("811218"), "{all}");
    insta::assert_snapshot!(all);
}

const SHAFT: &str = r#"
title = "Axel till robotled"

[[part]]
name = "Axel"
process = "svarvning"
material = "1.4301"
size = "Ø3,99 x 33,4 mm"
tolerance = "0/-0,02 vid 3,99 mm"
mass = "3,2 g"
"#;

#[tokio::test]
async fn a_need_is_advised_how_to_be_made_and_what_cannot_be_right_is_told() {
    let test = TestApp::start(Databases::Sqlite).await;
    sample::registered(&test.app).await;
    let database = test.database.setting.as_str();
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let shaft = file("axel.toml", SHAFT);
    let strategy = async |arguments: &[&str]| {
        run(&[&["strategy", &shaft, "--database", database], arguments].concat()).await
    };

    let (outcome, out) = strategy(&["--quantities", "10,100000", "--abroad", "cn"]).await;
    assert_eq!(outcome, Outcome::Done);
    let version = ::strategy::Economics::embedded().version.as_str();
    insta::assert_snapshot!(out.replace(version, "<version>"));

    let (_, out) = strategy(&["--quantities", "10,100000", "--abroad", "CN", "--json"]).await;
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((told["version"].as_u64(), told["data_version"].as_str()), (Some(1), Some(version)));
    let processes = told["processes"].as_array().unwrap();
    assert!(processes.len() >= 40);
    for process in processes {
        let is_excluded = !process["excluded_by"].as_array().unwrap().is_empty();
        assert_eq!(process["feasible"] == false, is_excluded, "{process}");
        for cost in process["unit_cost"].as_array().unwrap() {
            let at = |name: &str| cost[name].as_f64().unwrap();
            assert!(at("p10") <= at("p50") && at("p50") <= at("p90"), "{cost}");
        }
        for reason in process["excluded_by"].as_array().unwrap() {
            assert!(!reason["message"].as_str().unwrap().contains('\u{27e6}'), "{reason}");
        }
    }
    assert_eq!(told["path"].as_array().unwrap().len(), 2);
    let compared = &told["home_or_abroad"];
    assert!((0.0..=1.0).contains(&compared["p_home_cheaper"].as_f64().unwrap()));
    for name in ["drivers", "turning_points", "factors", "by_quantity"] {
        assert!(!compared[name].as_array().unwrap().is_empty(), "{name}");
    }
    let (_, again) = strategy(&["--quantities", "10,100000", "--abroad", "CN", "--json"]).await;
    assert_eq!(out, again, "the same question has the same answer");

    for (arguments, expected) in [
        (&["--quantities", "0"][..], "0 stycken"),
        (&["--quantities", "tio"], "tio"),
        (&["--abroad", "XX"], "XX"),
        (&["--abroad", "SE"], "SE"),
        (&["--abroad", "CN", "--skip", "tur"], "tur"),
        (&["--part", "7"], "7"),
        (&["--quantities", "0", "--json"], "refused"),
    ] {
        let (outcome, out) = strategy(arguments).await;
        assert_eq!(outcome, Outcome::Refused, "{arguments:?}: {out}");
        assert!(out.contains(expected) && !out.contains('\u{27e6}'), "{arguments:?}: {out}");
    }
}

#[tokio::test]
async fn what_a_need_does_not_say_is_asked_for() {
    let test = TestApp::start(Databases::Sqlite).await;
    let database = test.database.setting.as_str();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sak.toml").display().to_string();
    std::fs::write(&path, "title = \"En sak\"\n").unwrap();
    for language in ["sv", "en"] {
        let arguments = ["strategy", &path, "--database", database, "--language", language];
        let (outcome, out) = run(&arguments).await;
        assert_eq!(outcome, Outcome::Done, "{out}");
        assert!(!out.contains('\u{27e6}'), "{out}");
        let (_, json) = run(&[&arguments[..], &["--json"]].concat()).await;
        let told: serde_json::Value = serde_json::from_str(&json).unwrap();
        let asked: Vec<&str> =
            told["unknown"].as_array().unwrap().iter().map(|u| u["field"].as_str().unwrap()).collect();
        assert_eq!(asked, ["size", "material", "shape", "mass", "wall", "tolerance"]);
        assert_eq!(told["path"], serde_json::json!([]));
        assert_eq!(told["home_or_abroad"], serde_json::Value::Null);
        let decided = told["processes"].as_array().unwrap().iter().filter(|p| !p["feasible"].is_null());
        assert_eq!(decided.count(), 0, "nothing is known, so nothing is yes or no");
    }
}

#[tokio::test]
async fn initiatives_are_listed_shown_and_covered() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("initiatives.sqlite").display().to_string();
    let run = async |arguments: &[&str]| {
        let all: Vec<&str> = arguments.iter().copied().chain(["--database", &database]).collect();
        run(&all).await
    };
    let (outcome, text) = run(&["initiatives", "list", "--county", "13", "--stage", "prototype"]).await;
    assert!(outcome == Outcome::Done && text.contains("fablab-halmstad  Fab Lab Halmstad"), "{text}");
    let (outcome, text) = run(&["initiatives", "list", "--kind", "cafe"]).await;
    assert!(outcome == Outcome::Refused && text.contains("directory, marketplace"), "{text}");
    let (outcome, text) = run(&["initiatives", "show", "mep", "--json", "--language", "en"]).await;
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((outcome, &json["country"], &json["since"]), (Outcome::Done, &"US".into(), &"1988".into()));
    assert_eq!(json["until"], serde_json::Value::Null, "what is not known is null");
    let (outcome, text) = run(&["initiatives", "show", "none"]).await;
    assert!(outcome == Outcome::NotFound && text.contains("hemtag initiatives list"), "{text}");
    let (outcome, text) = run(&["initiatives", "coverage"]).await;
    assert!(outcome == Outcome::Done && text.contains("Gotlands län: inget eget för prototyp"), "{text}");

    let bank = folder.path().join("bank.csv");
    std::fs::write(
        &bank,
        "ärende-id,projektnamn,projektbeskrivning,beviljat_belopp_sek,län,tematiskt_mål\n\
         9,Prototypverkstad,Nätverk för underleverantörer,100,Dalarna,IKT\n8,Bro,,-1,Dalarna,IKT\n",
    )
    .unwrap();
    let bank = bank.display().to_string();
    let (outcome, text) = run(&["import", "project-bank", &bank, "--dry-run"]).await;
    assert!(outcome == Outcome::Refused && text.contains("”-1” är mindre än noll"), "{text}");
    assert!(text.contains("Nya: 1") && text.contains("Inget är sparat"), "{text}");
    let (_, text) = run(&["initiatives", "from-bank"]).await;
    assert!(text.contains("0 projekt lästa"), "a dry run keeps nothing: {text}");
    let (_, text) = run(&["import", "project-bank", &bank]).await;
    assert!(text.contains("Nya: 1") && text.contains("Sparat"), "{text}");
    let (_, text) = run(&["import", "project-bank", &bank, "--json"]).await;
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&json["unchanged"], &json["wrong"]), (&1.into(), &1.into()), "{text}");
    let (outcome, text) = run(&["initiatives", "from-bank", "--dry-run"]).await;
    assert!(outcome == Outcome::Done && text.contains("1 projekt lästa, 1 föreslås"), "{text}");
    let (_, text) = run(&["initiatives", "from-bank"]).await;
    assert!(text.contains("1 förslag väntar nu på granskning"), "{text}");
    let (_, text) = run(&["initiatives", "from-bank", "--json"]).await;
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&json["kept"], &json["proposals"][0]["known"]), (&0.into(), &true.into()));
}

#[tokio::test]
async fn a_demo_that_begins_anew_deletes_no_database_but_a_demos() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("real.sqlite").display().to_string();
    hemtag::database::Database::open(&file).await.unwrap().close().await.unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_hemtag"))
        .args(["--language", "en", "--database", &file, "demo", "--fresh", "--fill-only"])
        .current_dir(&folder)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && told.contains("holds no demo; it is left alone"), "{told}");
    assert!(std::path::Path::new(&file).exists());
}
