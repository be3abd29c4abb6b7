//! The golden set: need and register as a production engineer would write them, with the verdicts that follow
//! from the standards and from the rules in README.md of the folder, worked out by hand. One file, one case.

mod golden_case;

use std::{fs, path::PathBuf};

use golden_case::Case;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The cases in the order of their names.
fn cases() -> Vec<(String, Case)> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the folder of cases is there")
        .map(|entry| entry.expect("a file can be listed").path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    let read = |path: PathBuf| {
        let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a case can be read");
        let case = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, case)
    };
    files.into_iter().map(read).collect()
}

#[test]
fn every_case_comes_out_as_worked_out_by_hand() {
    let mut wrong = String::new();
    for (name, case) in cases() {
        for difference in case.differences() {
            wrong.push_str(&format!("{name}: {difference}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_criterion_and_every_kind_of_gap_is_among_them() {
    let cases = cases();
    assert!(cases.len() >= 60, "{} cases", cases.len());
    let mut missing = Vec::new();
    for criterion in golden_case::CRITERIA {
        for verdict in ["met", "missed", "unknown"] {
            // A lower limit of size is stated only where a maker has one: not stating it asks nothing.
            let said = (criterion, verdict) == ("smallest_part", "unknown")
                || cases.iter().any(|(_, case)| case.tells(criterion, verdict));
            if !said {
                missing.push(format!("{criterion} {verdict}"));
            }
        }
    }
    for gap in ["unknown", "design", "skill", "capacity", "place", "capability", "none"] {
        if !cases.iter().any(|(_, case)| case.expect.gap == gap) {
            missing.push(format!("gap {gap}"));
        }
    }
    assert!(missing.is_empty(), "no case tells: {missing:?}");
}

/// The list of the cases in docs/golden.md is written from their titles: run with UPDATE_GOLDEN=1 to write it anew.
#[test]
fn the_document_lists_every_case() {
    let mut document = String::from(
        "# The golden set\n\nNeed–register cases with the verdicts worked out by hand, one file each in \
         `crates/matching/tests/golden`; its README says how a case is written and read. `cargo nextest run -p \
         matching golden` checks them all. This list is written from the files.\n\n| case | what it shows |\n|---|---|\n",
    );
    for (name, case) in cases() {
        document.push_str(&format!(
            "| [{name}](../crates/matching/tests/golden/{name}.toml) | {} |\n",
            case.title
        ));
    }
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/golden.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, &document).expect("the document can be written");
    }
    assert_eq!(fs::read_to_string(&file).unwrap_or_default(), document, "run with UPDATE_GOLDEN=1");
}
