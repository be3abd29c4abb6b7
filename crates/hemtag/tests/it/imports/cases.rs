//! A folder of files: each is read as the command line reads it, and its JSON compared with the one that was agreed.
//! To add a case, add a file; a mapping stands beside it with `.toml` at its end.

use std::{io::Cursor, path::PathBuf};

use clap::Parser;
use hemtag::{
    cli::{self, Cli, Outcome},
    makers::import::{
        file::{Options, knows},
        join::{self, Reading},
    },
};
use jiff::civil::date;
use proptest::prelude::*;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/imports/cases")
}

pub async fn run(arguments: &[&str]) -> (Outcome, String) {
    let mut out = Vec::new();
    let cli = Cli::try_parse_from([&["hemtag"], arguments].concat()).unwrap();
    let outcome = cli::run(cli, &mut out).await.unwrap();
    (outcome, String::from_utf8(out).unwrap())
}

#[tokio::test]
async fn every_file_of_the_folder_is_read_as_agreed() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|file| file.extension().is_none_or(|end| end != "toml"));
    files.sort();
    assert!(files.len() >= 40, "the folder is there");
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let path = file.display().to_string();
        let mapping = format!("{path}.toml");
        let mut arguments = vec!["import", "makers", &path, "--dry-run", "--json", "--database", ":memory:"];
        if std::path::Path::new(&mapping).exists() {
            arguments.extend(["--mapping", &mapping]);
        }
        let (outcome, out) = run(&arguments).await;
        let json: serde_json::Value = serde_json::from_str(&out).unwrap();
        let refused = json["rejected"].as_array().is_some_and(|all| !all.is_empty());
        assert_eq!(outcome == Outcome::Refused, refused, "{name}: {out}");
        assert!(!out.contains('⟦'), "{name} lacks a word: {out}");
        // A mapping's own name holds the folder it lies in.
        insta::assert_snapshot!(
            name.replace('.', "_"),
            out.replace(&folder().display().to_string(), "<cases>")
        );
    }
}

#[tokio::test]
async fn what_is_kept_of_the_files_is_as_agreed() {
    for name in
        ["several_rows.csv", "other_register.csv", "merged.xlsx", "okw.json", "units.csv", "mapped.csv"]
    {
        let folder_of_database = tempfile::tempdir().unwrap();
        let database = folder_of_database.path().join("t.sqlite").display().to_string();
        let path = folder().join(name).display().to_string();
        let mapping = format!("{path}.toml");
        let mut arguments = vec!["import", "makers", &path, "--good-rows-only", "--database", &database];
        if std::path::Path::new(&mapping).exists() {
            arguments.extend(["--mapping", &mapping]);
        }
        assert_eq!(run(&arguments).await.0, Outcome::Done, "{name}");
        let (_, out) = run(&["export", "makers", "-", "--format", "json", "--database", &database]).await;
        let today = hemtag::clock::Clock::system().today().to_string();
        insta::assert_snapshot!(format!("kept_{}", name.replace('.', "_")), out.replace(&today, "<today>"));
    }
}

#[tokio::test]
async fn the_terminal_tells_people_what_was_found_in_both_languages() {
    let folder_of_database = tempfile::tempdir().unwrap();
    let database = folder_of_database.path().join("t.sqlite").display().to_string();
    let path = folder().join("organisation_numbers.csv").display().to_string();
    let mut all = String::new();
    for (arguments, expected) in [
        (&["--dry-run"][..], Outcome::Refused),
        (&["--language", "en"], Outcome::Refused),
        (&["--good-rows-only", "--language", "en"], Outcome::Done),
        (&["--good-rows-only"], Outcome::Done),
    ] {
        let (outcome, out) =
            run(&[&["import", "makers", &path, "--database", &database], arguments].concat()).await;
        assert_eq!(outcome, expected, "{out}");
        all.push_str(&format!(
            "$ hemtag import makers organisation_numbers.csv {}\n{out}\n",
            arguments.join(" ")
        ));
    }
    insta::assert_snapshot!(all);
}

#[tokio::test]
async fn the_guessed_mapping_can_be_written_edited_and_used() {
    let folder_of_mapping = tempfile::tempdir().unwrap();
    let mapping = folder_of_mapping.path().join("m.toml").display().to_string();
    let path = folder().join("units.csv").display().to_string();
    let base = ["import", "makers", &path, "--dry-run", "--json", "--database", ":memory:"];
    run(&[&base[..], &["--write-mapping", &mapping]].concat()).await;
    let text = std::fs::read_to_string(&mapping).unwrap();
    insta::assert_snapshot!(text);
    std::fs::write(&mapping, text.replace("heaviest_kg", "ignore")).unwrap();
    let (_, out) = run(&[&base[..], &["--mapping", &mapping]].concat()).await;
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(json["columns"].as_array().unwrap().iter().any(|c| c["field"] == "ignore"), "{out}");
    assert!(!out.contains("tungt"), "an ignored column is not read: {out}");
}

#[tokio::test]
async fn the_template_of_a_mapping_is_one() {
    let (_, out) = run(&["import", "template"]).await;
    assert_eq!(hemtag::makers::import::MappingFile::read(&out).unwrap().version, 1);
    assert!(out.contains("heaviest_kg") && out.contains("max vikt"), "{out}");
}

#[tokio::test]
async fn a_file_larger_than_the_setting_allows_is_refused() {
    let folder_of_settings = tempfile::tempdir().unwrap();
    let settings = folder_of_settings.path().join("hemtag.toml");
    std::fs::write(&settings, "database = \":memory:\"\nimport_limit = 1048576\n").unwrap();
    let large = folder_of_settings.path().join("stor.csv");
    std::fs::write(&large, format!("Namn;Process\n{}", "Ett;Svarvning\n".repeat(80_000))).unwrap();
    let (settings, large) = (settings.display().to_string(), large.display().to_string());
    let (outcome, out) = run(&["import", "makers", &large, "--config", &settings, "--language", "en"]).await;
    assert_eq!(outcome, Outcome::Refused);
    assert_eq!(
        out,
        "stor.csv: The file is larger than 1 MB, which is the most that is read. Cut it into several, or raise the limit in the settings (import_limit, upload_limit).\n"
    );
}

fn read(bytes: Vec<u8>) {
    let reading = Reading {
        options: Options { sheet: None, limit: 1 << 20, knows },
        mapping: None,
        name: "f",
        today: date(2026, 11, 24),
    };
    if let Ok(read) = join::read(Cursor::new(bytes), &reading, &|_| {}) {
        assert!(read.rejected_rows <= read.rows);
        assert!(read.rejected_rows == 0 || !read.problems.is_empty(), "a row is refused with a reason");
        for problem in &read.problems {
            assert!(!problem.sentence(hemtag::words::Language::English).contains('⟦'));
        }
    }
}

/// All heads that are known, so that every reader of a value meets every text.
fn all_heads() -> String {
    let heads: Vec<&str> = hemtag::makers::import::column::Field::all().map(|f| f.code()).collect();
    heads.join(";")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0..6_usize) {
        let before: [&[u8]; 6] = [b"", b"name;process;largest\n", b"PK\x03\x04", b"[{\"name\":", b"\xFF\xFE", b"\xEF\xBB\xBFNamn\t"];
        read([before[start], &bytes].concat());
    }

    #[test]
    fn no_text_in_any_column_makes_the_reader_panic(cells in prop::collection::vec("[0-9,. x×Ø±/=|;:\\-+'A-Öa-ö%\"]{0,12}|\\PC{0,10}", 57)) {
        let row: Vec<String> = cells.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
        read(format!("{}\n{}\n", all_heads(), row.join(";")).into_bytes());
    }
}
