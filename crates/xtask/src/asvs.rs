//! The table of docs/asvs.md: every requirement of levels 1 and 2 of OWASP ASVS 5.0.0 stands in it once, its counts are right, and
//! each test that it names is there. `asvs.csv` has the standard's numbers with their levels, and nothing of its text.

use std::{collections::BTreeMap, fs};

use crate::root;

const NUMBERS: &str = include_str!("asvs.csv");
const TABLE: &str = "docs/asvs.md";

/// How a requirement is met, by what its cell begins with.
const KINDS: [&str; 5] = ["yes", "partly", "no", "operator", "not used"];

/// A row of the table.
struct Row<'t> {
    number: &'t str,
    level: &'t str,
    kind: Option<&'static str>,
    test: &'t str,
}

/// What is wrong, a sentence each. `files` are paths with their text.
pub(crate) fn findings(files: &[(String, String)]) -> anyhow::Result<Vec<String>> {
    let table = fs::read_to_string(root().join(TABLE))?;
    let is_there = |name: &str| {
        root().join("frontend/tests").join(name).is_file()
            || files.iter().any(|(path, text)| names(name, path, text))
    };
    Ok(wrong(&table, NUMBERS, is_there))
}

/// A test is named by its function, its file or the folder it stands in.
fn names(name: &str, path: &str, text: &str) -> bool {
    path.ends_with(&format!("/{name}"))
        || path.contains(&format!("/{name}/"))
        || text.contains(&format!("fn {name}("))
}

fn wrong(table: &str, numbers: &str, is_there: impl Fn(&str) -> bool) -> Vec<String> {
    let mut asked: BTreeMap<&str, &str> =
        numbers.lines().skip(1).filter_map(|line| line.split_once(',')).collect();
    let of = asked.len();
    let mut wrong = Vec::new();
    let mut counted = [0_usize; KINDS.len()];
    for row in table.lines().filter_map(row) {
        let number = row.number;
        match asked.remove(number) {
            None => {
                wrong.push(format!("{TABLE}: {number} is no requirement of these levels, or stands twice"));
            }
            Some(level) if level != row.level => wrong.push(format!("{TABLE}: {number} is of level {level}")),
            Some(_) => {}
        }
        match row.kind.and_then(|kind| KINDS.iter().position(|one| *one == kind)) {
            Some(at) => counted[at] += 1,
            None => {
                wrong.push(format!("{TABLE}: {number} says how it is met by one of {}", KINDS.join(", ")));
            }
        }
        if row.test != "—" {
            let name = row.test.trim_matches('`');
            if name.len() + 2 != row.test.len() || !is_there(name) {
                wrong.push(format!("{TABLE}: {number} names a test that is not there: {}", row.test));
            }
        }
    }
    wrong.extend(asked.keys().map(|number| format!("{TABLE}: {number} is missing")));
    let counts: Vec<String> =
        counted.iter().zip(KINDS).map(|(count, kind)| format!("{count} {kind}")).collect();
    let sum = format!("Of {of}: {}.", counts.join(", "));
    if !table.contains(&sum) {
        wrong.push(format!("{TABLE}: its counts are not those of its rows; write: {sum}"));
    }
    wrong
}

/// A line of the table that begins with a number.
fn row(line: &str) -> Option<Row<'_>> {
    let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
    let [number, level, _, how, test] = cells[..] else { return None };
    if !number.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    // The longest first: "not used" begins with "no".
    let kind = KINDS.into_iter().filter(|kind| how.starts_with(kind)).max_by_key(|kind| kind.len());
    Some(Row { number, level, kind, test })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_lacks_or_stands_twice_and_a_test_that_is_none_are_told() {
        let numbers = "number,level\n1.1.1,2\n1.1.2,1\n";
        let good = "Of 2: 1 yes, 0 partly, 0 no, 0 operator, 1 not used.\n\n| number | level | asked | how | test |\n\
            | 1.1.1 | 2 | a | yes: b | `it_is_so` |\n| 1.1.2 | 1 | a | not used | — |\n";
        let is_there = |name: &str| name == "it_is_so";
        assert_eq!(wrong(good, numbers, is_there), Vec::<String>::new());
        for (before, after, told) in [
            ("1.1.2 | 1", "1.1.1 | 1", "1.1.2 is missing"),
            ("1.1.2 | 1", "1.1.1 | 2", "stands twice"),
            ("1.1.1 | 2", "1.1.1 | 1", "is of level 2"),
            ("it_is_so", "it_is_not", "names a test that is not there"),
            ("yes: b", "maybe", "says how it is met"),
            ("not used |", "no |", "its counts are not"),
        ] {
            let found = wrong(&good.replace(before, after), numbers, is_there);
            assert!(found.iter().any(|one| one.contains(told)), "{told}: {found:?}");
        }
    }

    #[test]
    fn a_test_is_known_by_its_function_file_or_folder() {
        let (path, text) = ("crates/hemtag/tests/it/cases/many.rs", "async fn they_are_many() {}");
        assert!(
            ["many.rs", "cases/many.rs", "cases", "they_are_many"].iter().all(|name| names(name, path, text))
        );
        assert!(!names("few", path, text));
    }
}
