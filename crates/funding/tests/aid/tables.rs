//! Every case of the tables, and that each says how it was worked.

use std::{fs, path::PathBuf};

use funding::aid::{Span, Verdict, reckon};

use super::notation::{Case, Expect, Table, cents};

fn written(cents: i64) -> String {
    let text = format!("{}.{:02}", cents / 100, cents % 100);
    text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
}

fn span(span: Span) -> String {
    match span.most {
        Some(most) if most == span.least => written(most),
        Some(most) => format!("{}..{}", written(span.least), written(most)),
        None => format!("{}..?", written(span.least)),
    }
}

fn check(file: &str, case: &Case) -> Vec<String> {
    let Expect { rules, from, sum, verdict, lines, notes } = &case.expect;
    let at = format!("{file}: {}", case.name);
    let reckoned = match reckon(&case.question()) {
        Ok(reckoned) => reckoned,
        Err(none) => {
            let told = format!("none after {}", none.ended.map_or("-", |rules| &rules.code));
            return if told == *rules { Vec::new() } else { vec![format!("{at}: rules are {told}")] };
        }
    };
    let mut wrong = Vec::new();
    let mut same = |what: &str, is: String, expected: &str| {
        if is != expected {
            wrong.push(format!("{at}: {what} is {is}, expected {expected}"));
        }
    };
    same("the rule set", reckoned.rules.code.clone(), rules);
    if let Some(from) = from {
        same("the first day", reckoned.from.to_string(), from);
    }
    same("the sum", span(reckoned.sum), sum);
    let told = match reckoned.verdict {
        Verdict::Room { cents } => format!("room {}", written(cents)),
        Verdict::Full => "full".to_owned(),
        Verdict::Unknown => "unknown".to_owned(),
    };
    same("the verdict", told, verdict);
    for (i, expected) in lines.iter().enumerate() {
        let line = &reckoned.lines[i];
        let told = format!("{:?} {} {:?}", line.counts, span(line.span), line.reasons);
        let mut words = expected.split(' ');
        let begins = words.next().unwrap_or_default();
        if !told.starts_with(begins) || !words.all(|word| told.contains(word)) {
            wrong.push(format!("{at}: line {i} is {told}, expected {expected}"));
        }
    }
    let told = format!("{:?}", reckoned.notes);
    wrong.extend(
        notes.iter().filter(|note| !told.contains(*note)).map(|note| format!("{at}: {told} lacks {note}")),
    );
    let (room, most) = reckoned.room();
    let ceiling = reckoned.rules.ceiling_cents();
    assert!(room.is_none_or(|room| room <= most && most <= ceiling), "{at}");
    wrong
}

#[test]
fn the_cases_worked_by_hand_come_out_as_worked() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/aid");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    files.sort();
    let (mut cases, mut wrong) = (0, Vec::new());
    for path in files {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let table: Table =
            toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|e| panic!("{file}: {e}"));
        for case in &table.case {
            assert!(case.working.len() > 20, "{file}: {} does not say how it was worked", case.name);
            wrong.extend(check(&file, case));
            cases += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases >= 40, "{cases} cases");
    assert_eq!(cents("1.5"), 150);
}
