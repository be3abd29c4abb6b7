//! `hemtag skills`: a text, a file of lines, a vocabulary of one's own, and what is said of bad input.

use std::path::Path;

use clap::Parser;
use hemtag::cli::{self, Cli, Outcome};

const ESCO: &str = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description\n\
    KnowledgeSkillCompetence,http://e/weld,skill/competence,,svetsa metall,\"svetsning\nfoga metall\",,released,,,,,\n\
    KnowledgeSkillCompetence,http://e/read,skill/competence,,läsa ritningar,ritningsläsning,,released,,,,,\n\
    KnowledgeSkillCompetence,http://e/telex,skill/competence,,använda telex,,,deprecated,,,,,\n";

async fn run(folder: &Path, arguments: &[&str]) -> (Outcome, String) {
    let mut out = Vec::new();
    let cli = Cli::try_parse_from([&["hemtag", "skills", "link"], arguments].concat()).unwrap();
    let outcome = cli::run(cli, &mut out).await.unwrap();
    (outcome, String::from_utf8(out).unwrap().replace(&folder.display().to_string(), "FOLDER"))
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("ESCO dataset - v1.2.0 - classification - sv - csv");
    std::fs::create_dir(&own).unwrap();
    std::fs::write(own.join("skills_sv.csv"), ESCO).unwrap();
    folder
}

#[tokio::test]
async fn texts_are_linked_to_a_vocabulary_of_ones_own_or_to_nothing() {
    let folder = folder();
    let own = folder.path().join("ESCO dataset - v1.2.0 - classification - sv - csv").display().to_string();
    let lines = folder.path().join("lines.txt");
    std::fs::write(&lines, "\u{feff}Ritningsläsning\r\n\ntrevlig kollega\nanvända telex\nsvetsare").unwrap();
    let lines = lines.display().to_string();
    let mut all = String::new();
    for arguments in [
        &["god vana att läsa ritningar"][..],
        &["B-körkort", "--language", "en"],
        &["Svetsning", "--json"],
        &["--lines", &lines],
    ] {
        let (outcome, out) = run(folder.path(), &[arguments, &["--vocabulary", &own]].concat()).await;
        assert_eq!(outcome, Outcome::Done, "{out}");
        let told = arguments.join(" ").replace(&folder.path().display().to_string(), "FOLDER");
        all.push_str(&format!("$ hemtag skills link {told}\n{out}\n"));
    }
    insta::assert_snapshot!(all);
}

#[tokio::test]
async fn without_a_vocabulary_escos_english_labels_and_our_swedish_ones_are_used() {
    let folder = folder();
    let (_, out) = run(folder.path(), &["welding of metal parts", "--json"]).await;
    let link: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(link["candidates"][0]["scheme"], "esco 1.1.1");
    assert!(link["candidates"].as_array().unwrap().len() <= 10);
    for text in ["trevlig kollega", "we are a family-owned company", "körkort", "friskvårdsbidrag"] {
        let (outcome, out) = run(folder.path(), &[text, "--json"]).await;
        let link: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!((outcome, &link["linked"]), (Outcome::Done, &serde_json::Value::Null), "{out}");
    }
    for (text, label) in [
        ("svetsa", "svetsmetoder"),
        ("TIG-svetsning", "TIG-svetsa"),
        ("läsa ritningar", "läsa ritningar"),
        ("god vana av CNC-svarvning", "sköta CNC-svarv"),
    ] {
        let (_, out) = run(folder.path(), &[text, "--json"]).await;
        let link: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(link["candidates"][0]["label"], label, "{out}");
        assert_eq!(link["linked"], link["candidates"][0]["id"], "{out}");
    }
    let (_, out) = run(folder.path(), &["operate lathe", "--json", "--language", "en"]).await;
    let link: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(link["candidates"][0]["label"].as_str().unwrap().contains("lathe"), "{out}");
}

#[tokio::test]
async fn bad_input_is_told_with_its_place() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(folder.path().join("latin.txt"), b"svetsning\nv\xe4rme\n").unwrap();
    std::fs::write(folder.path().join("long.txt"), "a".repeat(1001)).unwrap();
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    std::fs::create_dir(folder.path().join("mixed")).unwrap();
    std::fs::write(folder.path().join("mixed/skills_sv.csv"), ESCO).unwrap();
    std::fs::write(
        folder.path().join("mixed/skills_en.csv"),
        ESCO.replace("http://e/read", "http://e/other"),
    )
    .unwrap();
    let mut all = String::new();
    for arguments in [
        &["--lines", &path("latin.txt")][..],
        &["--lines", &path("long.txt")],
        &[" "],
        &["svetsning", "--threshold", "2"],
        &["svetsning", "--vocabulary", &path("nowhere")],
        &["svetsning", "--vocabulary", &path("empty")],
        &["svetsning", "--vocabulary", &path("mixed")],
    ] {
        let (outcome, out) = run(folder.path(), arguments).await;
        assert_eq!(outcome, Outcome::Refused, "{out}");
        // What was read before the line that is wrong is not of interest here.
        let told = arguments.join(" ").replace(&folder.path().display().to_string(), "FOLDER");
        let said = out.lines().filter(|line| !line.starts_with('{')).collect::<Vec<_>>().join("\n");
        all.push_str(&format!("$ hemtag skills link {told}\n{said}\n\n"));
    }
    insta::assert_snapshot!(all);
}

#[tokio::test]
async fn what_is_linked_to_nothing_is_kept_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let texts = "Glorpning\nread technical drawings\n\nglorpning.\nskvabb och annat\n GLORPNING \n";
    std::fs::write(path("texts.txt"), texts).unwrap();
    let (outcome, out) =
        run(folder.path(), &["--lines", &path("texts.txt"), "--unmatched", &path("rest.csv")]).await;
    assert_eq!((outcome, out.lines().count()), (Outcome::Done, 6), "{out}");
    let rest = std::fs::read_to_string(path("rest.csv")).unwrap();
    assert_eq!(rest, "text,count\nglorpning,3\nskvabb och annat,1\n");
    let nowhere = path("nowhere/rest.csv");
    let words = ["hemtag", "skills", "link", "--lines", &path("texts.txt"), "--unmatched", &nowhere];
    let parsed = Cli::try_parse_from(words).unwrap();
    let error = cli::run(parsed, &mut Vec::new()).await.unwrap_err();
    assert!(format!("{error:#}").contains("rest.csv could not be written"), "{error:#}");
}

/// What was taken in and is in use in the database links on the command line as it does on the server; a folder that is said
/// comes first; a database of nobody's is not made.
#[tokio::test]
async fn the_vocabularies_in_use_in_the_database_are_linked_by() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("a.sqlite").display());
    let taxonomy = folder.path().join("taxonomy");
    std::fs::create_dir(&taxonomy).unwrap();
    std::fs::write(taxonomy.join("skills_sv.csv"), "id,label_sv\nabc1_xyz_222,Glorpsvetsning\n").unwrap();
    let taxonomy = taxonomy.display().to_string();
    let ask = async |more: &[&str]| {
        let words = ["hemtag", "skills", "link", "glorpsvetsning", "--json", "--database", &database];
        let mut out = Vec::new();
        let cli = Cli::try_parse_from([&words[..], more].concat()).unwrap();
        assert_eq!(cli::run(cli, &mut out).await.unwrap(), Outcome::Done);
        let link: serde_json::Value = serde_json::from_slice(&out).unwrap();
        (link["linked"].clone(), link["candidates"][0]["scheme"].clone())
    };
    assert_ne!(ask(&[]).await.0, "abc1_xyz_222");
    assert!(!folder.path().join("a.sqlite").exists(), "asking makes no database");
    let words =
        ["hemtag", "skills", "import", &taxonomy, "--vocabulary-version", "22", "--database", &database];
    let cli = Cli::try_parse_from(words).unwrap();
    let mut out = Vec::new();
    let outcome = cli::run(cli, &mut out).await.unwrap();
    assert_eq!(outcome, Outcome::Done, "{}", String::from_utf8_lossy(&out));
    assert_eq!(ask(&[]).await, ("abc1_xyz_222".into(), "taxonomy 22".into()));
    // The same scheme in a folder stands for the one in use.
    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    std::fs::write(other.join("skills_sv.csv"), "id,label_sv\nabc1_xyz_333,Glorpsvetsning\n").unwrap();
    let other = other.display().to_string();
    assert_eq!(ask(&["--vocabulary", &other]).await.0, "abc1_xyz_333");
}
