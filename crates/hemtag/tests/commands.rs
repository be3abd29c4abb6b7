//! The terminal: whole outputs as snapshots, and the exit codes that scripts use.

#[path = "matches/sample.rs"]
mod sample;

use clap::Parser;
use hemtag::{
    access::Caller,
    cli::{self, Cli, Outcome},
    needs::{self, NewNeed},
};
use testkit::{Databases, TestApp};

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
