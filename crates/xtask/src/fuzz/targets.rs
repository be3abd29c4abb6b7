//! What is fuzzed, what each target needs, and where its files to begin with stand. `fuzz/Cargo.toml` has the same targets; a test compares.

/// What must be built for a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Needs {
    /// A few crates.
    Little,
    /// The solver, which is C++.
    Solver,
    /// Open CASCADE, and a shim over it.
    Worker,
    /// The program.
    Program,
}

impl Needs {
    /// As the feature of `fuzz/Cargo.toml`.
    pub(super) fn feature(self) -> Option<&'static str> {
        match self {
            Needs::Little => None,
            Needs::Solver => Some("solver"),
            Needs::Worker => Some("worker"),
            Needs::Program => Some("program"),
        }
    }
}

/// One target.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) name: &'static str,
    pub(crate) needs: Needs,
    /// Folders of the repository with files to begin with, beside `fuzz/corpus/NAME`.
    pub(super) folders: &'static [&'static str],
    /// How long one file may take, in seconds, with a build that looks for overflow and counts what it reaches.
    pub(super) seconds: u32,
    /// Most memory, in megabytes: all that the process has had at once.
    pub(super) megabytes: u32,
}

const fn light(name: &'static str, needs: Needs, folders: &'static [&'static str]) -> Target {
    Target { name, needs, folders, seconds: 10, megabytes: 1024 }
}

const fn program(name: &'static str, folders: &'static [&'static str]) -> Target {
    Target { name, needs: Needs::Program, folders, seconds: 20, megabytes: 2048 }
}

const CASES: &str = "crates/hemtag/tests/it/imports/cases";
const MESSAGES: &str = "fuzz/corpus/messages";

/// All of them, the quick ones first.
pub(crate) const TARGETS: [Target; 21] = [
    light("step", Needs::Little, &["crates/part-worker/tests/data/odri"]),
    light("stl", Needs::Little, &["frontend/tests"]),
    light("threemf", Needs::Little, &["crates/hemtag/tests/it/part_files"]),
    light("drawing", Needs::Little, &[]),
    light("messages", Needs::Little, &[]),
    light("skills", Needs::Little, &[]),
    light("values", Needs::Little, &[]),
    light("terms", Needs::Little, &[]),
    light("figures", Needs::Little, &[]),
    light("budgets", Needs::Solver, &[]),
    light("portfolios", Needs::Solver, &[]),
    light("weeks", Needs::Solver, &[]),
    light("measures", Needs::Solver, &[]),
    Target {
        name: "solids",
        needs: Needs::Worker,
        folders: &["fuzz/corpus/step", "crates/part-worker/tests/data/odri"],
        seconds: 30,
        megabytes: 1024,
    },
    program("makers", &[CASES, MESSAGES]),
    program("needs", &["data/demo", "crates/hemtag/tests/it/needs/manifests", CASES, MESSAGES]),
    program("tables", &[CASES, MESSAGES]),
    program("matrices", &[CASES]),
    program("addresses", &[]),
    program("guides", &["data/guides"]),
    program("handed_over", &["crates/hemtag/tests/it/part_files", "frontend/tests"]),
];

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use super::TARGETS;
    use crate::root;

    #[test]
    fn each_target_of_the_manifest_stands_in_the_table_with_files_to_begin_with() {
        let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).expect("the manifest");
        let mut built = BTreeSet::new();
        for entry in manifest.split("[[bin]]").skip(1) {
            let field = |name: &str| {
                entry
                    .lines()
                    .find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "))
                    .map(|value| value.trim_matches(|c| matches!(c, '"' | '[' | ']')).to_owned())
            };
            built.insert((field("name").unwrap_or_default(), field("required-features")));
        }
        let told = TARGETS
            .iter()
            .map(|target| (target.name.to_owned(), target.needs.feature().map(str::to_owned)))
            .collect();
        assert_eq!(built, told);
        for target in &TARGETS {
            let own = format!("fuzz/corpus/{}", target.name);
            let mut folders = target.folders.iter().copied().chain([own.as_str()]);
            assert!(
                folders.any(|folder| root().join(folder).is_dir()),
                "{}: no files to begin with",
                target.name
            );
            assert!(target.folders.iter().all(|folder| root().join(folder).is_dir()), "{}", target.name);
        }
    }

    /// What is fuzzed is what is built: each crate of both has a version of the program's.
    #[test]
    fn the_same_versions_are_fuzzed_as_built() {
        let packages = |file: &str| -> BTreeSet<(String, String)> {
            let lock = fs::read_to_string(root().join(file)).expect("a lock file");
            let field = |entry: &str, name: &str| {
                let line = entry.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "));
                line.unwrap_or_default().trim_matches('"').to_owned()
            };
            lock.split("[[package]]")
                .skip(1)
                .map(|entry| (field(entry, "name"), field(entry, "version")))
                .collect()
        };
        let (program, fuzzed) = (packages("Cargo.lock"), packages("fuzz/Cargo.lock"));
        let known: BTreeSet<&String> = program.iter().map(|(name, _)| name).collect();
        let other: Vec<_> =
            fuzzed.iter().filter(|one| known.contains(&one.0) && !program.contains(*one)).collect();
        assert!(
            other.is_empty(),
            "fuzz/Cargo.lock has other versions: {other:?}. Mend it: cp Cargo.lock fuzz/ && cargo metadata --manifest-path \
             fuzz/Cargo.toml --format-version 1 >/dev/null"
        );
    }
}
