//! The rules of the house that the compiler cannot see. Each finding names the file, the rule and the way out.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::bail;

use crate::{asvs, root, use_cases};

/// A file longer than this holds two subjects.
const LONGEST: usize = 500;

/// The slices in the order of the loop: one imports from those before it. What both need stands in a room of its own
/// (`values`, `files`, …), and what a later one must hear of goes by the event log.
const LOOP: [&str; 10] =
    ["initiatives", "makers", "needs", "matches", "gaps", "skills", "aid", "cases", "funding", "programme"];

/// Who may go against the order, and why.
const AGAINST_THE_ORDER: [(&str, &str); 5] = [
    // Whoever states or changes a need sees its gaps at once, not when the job that follows the log has opened them.
    ("crates/hemtag/src/needs/form/flow.rs", "gaps"),
    ("crates/hemtag/src/matches/need_acts.rs", "gaps"),
    // A plan for skills counts on what open calls pay, by the rules of funding, and leads to an application.
    ("crates/hemtag/src/skills/plan/made.rs", "funding"),
    ("crates/hemtag/src/skills/plan/support.rs", "funding"),
    ("crates/hemtag/src/skills/plan/apply.rs", "funding"),
];

/// # Errors
/// Lists every finding.
pub(crate) fn check() -> anyhow::Result<()> {
    let mut findings = Vec::new();
    let mut files = Vec::new();
    collect(&root().join("crates"), &mut files);
    let mut texts = Vec::with_capacity(files.len());
    for file in &files {
        let text = fs::read_to_string(file)?;
        let path = file.strip_prefix(root()).unwrap_or(file).display().to_string();
        look(&path, &text, &mut findings);
        texts.push((path, text));
    }
    findings.extend(use_cases::findings(&texts));
    findings.extend(asvs::findings(&texts)?);
    for engine in [
        "vocabulary",
        "matching",
        "part",
        "strategy",
        "documents",
        "search",
        "solver",
        "funding",
        "allocation",
        "skills",
        "workforce",
        "disclosure",
        "exchange",
    ] {
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
        || path == "crates/hemtag/src/events.rs"
        || path.starts_with("crates/hemtag/src/events/");
    if slice && !holds_sql {
        for word in
            ["sea_orm::entity", "EntityTrait", "execute_unprepared", "Statement::from", "DeriveEntityModel"]
        {
            if production.contains(word) {
                findings.push(format!("{path}: uses {word}; queries stand in a slice's store.rs"));
            }
        }
    }
    if let Some(mine) = LOOP.iter().position(|slice| path.starts_with(&format!("crates/hemtag/src/{slice}/")))
    {
        for later in &LOOP[mine + 1..] {
            if imports(production, later) && !AGAINST_THE_ORDER.contains(&(path, *later)) {
                let mine = LOOP[mine];
                findings.push(format!(
                    "{path}: {mine} comes before {later} in the loop and imports nothing from it; move what both need"
                ));
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

/// True when a text names a slice after `crate::`, alone or in a list of imports.
fn imports(text: &str, slice: &str) -> bool {
    let code: String = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let ends = |after: &str| !after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    code.split("crate::").skip(1).any(|after| match after.strip_prefix('{') {
        None => after.strip_prefix(slice).is_some_and(ends),
        Some(list) => tops(list).iter().any(|top| top == slice),
    })
}

/// The names that stand first in a list of imports, not those in the braces within it.
fn tops(list: &str) -> Vec<String> {
    let (mut names, mut name, mut depth) = (Vec::new(), String::new(), 0_usize);
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(std::mem::take(&mut name)),
            _ if depth == 0 => name.push(c),
            _ => {}
        }
    }
    names.push(name);
    names.iter().map(|name| name.trim().split("::").next().unwrap_or_default().trim().to_owned()).collect()
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
    fn a_slice_that_imports_from_a_later_one_is_found() {
        for (path, text, wrong) in [
            ("makers/edit/read.rs", "use crate::{\n    makers::model,\n    needs::{model, read},\n};", 1),
            ("makers/edit/read.rs", "fn a() { crate::gaps::refresh() }", 1),
            ("makers/edit/read.rs", "use crate::{values, words::{needs, gaps}};", 0),
            ("makers/edit/read.rs", "// crate::needs", 0),
            ("needs/keep.rs", "use crate::{makers::store, needs_and_more::x};", 0),
            ("needs/form/flow.rs", "use crate::{\n    gaps,\n    http,\n};", 0),
            ("gaps/page.rs", "use crate::{matches, needs, makers};", 0),
        ] {
            let path = format!("crates/hemtag/src/{path}");
            assert_eq!(findings(&path, &format!("//! A.\n{text}\n")).len(), wrong, "{path}: {text}");
        }
    }

    #[test]
    fn the_house_is_tidy() {
        super::check().expect("the rules of the house hold");
    }
}
