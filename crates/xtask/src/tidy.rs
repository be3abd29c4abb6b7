//! The rules of the house that the compiler cannot see. Each finding names the file, the rule and the way out.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::bail;

use crate::root;

/// A file longer than this holds two subjects.
const LONGEST: usize = 500;

/// # Errors
/// Lists every finding.
pub(crate) fn check() -> anyhow::Result<()> {
    let mut findings = Vec::new();
    let mut files = Vec::new();
    collect(&root().join("crates"), &mut files);
    for file in &files {
        let text = fs::read_to_string(file)?;
        let path = file.strip_prefix(root()).unwrap_or(file).display().to_string();
        look(&path, &text, &mut findings);
    }
    for engine in ["vocabulary", "matching", "part"] {
        let manifest = fs::read_to_string(root().join("crates").join(engine).join("Cargo.toml"))?;
        let dependencies = manifest.split("[dev-dependencies]").next().unwrap_or_default();
        for forbidden in ["sea-orm", "sqlx", "axum", "tokio", "reqwest", "hyper", "hemtag"] {
            if dependencies.lines().any(|l| l.starts_with(forbidden)) {
                findings.push(format!("crates/{engine}/Cargo.toml: an engine knows no {forbidden}"));
            }
        }
    }
    if findings.is_empty() {
        println!("Tidy: {} files follow the rules of the house.", files.len());
        return Ok(());
    }
    bail!("The rules of the house are broken:\n  {}", findings.join("\n  "))
}

fn look(path: &str, text: &str, findings: &mut Vec<String>) {
    let production = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = production.lines().count();
    if lines > LONGEST {
        findings.push(format!("{path}: {lines} lines; two subjects, two files"));
    }
    if !text.trim_start().starts_with("//!") && !path.contains("/tests/") {
        findings.push(format!("{path}: says in its first lines (//!) what lives here"));
    }
    let slice = path.starts_with("crates/hemtag/src/");
    let holds_sql = path.ends_with("/store.rs")
        || path.contains("/store/")
        || path.starts_with("crates/hemtag/src/database/")
        || path == "crates/hemtag/src/events.rs";
    if slice && !holds_sql {
        for word in
            ["sea_orm::entity", "EntityTrait", "execute_unprepared", "Statement::from", "DeriveEntityModel"]
        {
            if production.contains(word) {
                findings.push(format!("{path}: uses {word}; queries stand in a slice's store.rs"));
            }
        }
    }
    let page = path.ends_with("/pages.rs") || path.contains("/pages/");
    if slice && page && production.contains("matching::judge") {
        findings.push(format!("{path}: judges; no rule stands in a page"));
    }
    if path.ends_with("/model.rs") || path.contains("/model/") {
        for word in ["std::fs", "tokio::", "sea_orm", "axum"] {
            if production.contains(word) {
                findings.push(format!("{path}: uses {word}; rules do no input or output"));
            }
        }
    }
    for name in ["utils.rs", "helpers.rs", "common.rs", "misc.rs"] {
        if path.ends_with(&format!("/{name}")) {
            findings.push(format!("{path}: name the subject, not the drawer"));
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::look;

    fn findings(path: &str, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        look(path, text, &mut found);
        found
    }

    #[test]
    fn a_query_outside_the_store_is_found() {
        let text = "//! Pages.\nuse sea_orm::EntityTrait;\n";
        assert_eq!(findings("crates/hemtag/src/makers/pages.rs", text).len(), 1);
        assert_eq!(findings("crates/hemtag/src/makers/store.rs", text), Vec::<String>::new());
    }

    #[test]
    fn a_file_with_two_subjects_or_none_named_is_found() {
        let long = format!("//! Long.\n{}", "fn a() {}\n".repeat(600));
        assert_eq!(findings("crates/matching/src/x.rs", &long).len(), 1);
        assert_eq!(findings("crates/matching/src/x.rs", "fn a() {}\n").len(), 1);
        assert_eq!(findings("crates/hemtag/src/makers/utils.rs", "//! Things.\n").len(), 1);
    }

    #[test]
    fn the_house_is_tidy() {
        super::check().expect("the rules of the house hold");
    }
}
