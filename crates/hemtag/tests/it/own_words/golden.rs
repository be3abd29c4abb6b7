//! The texts of `tuned/` and `held_out/`, read and compared with what was marked; precision and recall by field.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

use hemtag::makers::own_words::{Proposals, Sure, propose};
use serde::Deserialize;
use vocabulary::Vocabulary;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    text: String,
    certificates: Vec<String>,
    #[serde(default)]
    ask: Vec<String>,
    #[serde(default)]
    left: Vec<String>,
    offers: BTreeMap<String, Offer>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Offer {
    sure: Option<String>,
    material: Vec<String>,
    largest: Option<String>,
    smallest: Option<String>,
    heaviest: Option<String>,
    tolerance: Option<String>,
    wall: Option<String>,
    smallest_series: Option<String>,
    largest_series: Option<String>,
    stage: Vec<String>,
    lead_time: Option<String>,
    sourcing: Option<String>,
    newcomers: Option<String>,
}

/// A thing that was read: its kind, and all of it in one line.
type Claim = (String, String);

impl Case {
    fn marked(&self) -> BTreeSet<Claim> {
        let mut all = BTreeSet::new();
        for (process, offer) in &self.offers {
            let sure = offer.sure.as_deref().unwrap_or("stated");
            all.insert(("process".to_owned(), format!("{process} {sure}")));
            let mut add = |field: &str, value: &str| {
                all.insert((field.to_owned(), format!("{process} {field} {value}")));
            };
            for (field, value) in [
                ("largest", &offer.largest),
                ("smallest", &offer.smallest),
                ("heaviest", &offer.heaviest),
                ("tolerance", &offer.tolerance),
                ("wall", &offer.wall),
                ("smallest_series", &offer.smallest_series),
                ("largest_series", &offer.largest_series),
                ("lead_time", &offer.lead_time),
                ("sourcing", &offer.sourcing),
                ("newcomers", &offer.newcomers),
            ] {
                value.iter().for_each(|value| add(field, value));
            }
            offer.material.iter().for_each(|code| add("material", code));
            offer.stage.iter().for_each(|code| add("stage", code));
        }
        for held in &self.certificates {
            all.insert(("certificate".to_owned(), held.clone()));
        }
        all.extend(self.ask.iter().map(|word| ("ask".to_owned(), word.clone())));
        all.extend(self.left.iter().map(|words| ("not understood".to_owned(), words.clone())));
        all
    }
}

/// The same of what was proposed. Facts of an offer that is denied say nothing.
fn proposed(text: &str, proposals: &Proposals) -> BTreeSet<Claim> {
    let vocabulary = Vocabulary::embedded();
    let mut all = BTreeSet::new();
    for offer in &proposals.offers {
        let process = &vocabulary.processes().get(offer.process).code;
        all.insert(("process".to_owned(), format!("{process} {}", offer.sure.code())));
        for fact in offer.facts.iter().filter(|_| offer.sure <= Sure::General) {
            let clear_no = fact.value.starts_with("not ") || fact.value == "no";
            if fact.sure <= Sure::General || clear_no {
                let field = fact.field.code();
                all.insert((field.to_owned(), format!("{process} {field} {}", fact.value)));
            }
        }
    }
    for held in &proposals.certificates {
        let code = &vocabulary.certificates().get(held.certificate).code;
        let sure = if held.sure == Sure::Stated { String::new() } else { format!(" {}", held.sure.code()) };
        all.insert(("certificate".to_owned(), format!("{code}{sure}")));
    }
    for question in &proposals.questions {
        all.insert(("ask".to_owned(), text[question.quote.span.clone()].to_lowercase()));
    }
    for quote in &proposals.not_understood {
        all.insert(("not understood".to_owned(), text[quote.span.clone()].to_owned()));
    }
    all
}

#[derive(Default)]
struct Count {
    marked: u32,
    proposed: u32,
    right: u32,
}

/// Reads a folder of cases: the differences one by one, then a table by field.
fn compare(folder: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/own_words").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let mut out = String::new();
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for file in &files {
        let case: Case = toml::from_str(&std::fs::read_to_string(file).unwrap())
            .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let proposals = propose(&case.text, Vocabulary::embedded());
        let (marked, proposed) = (case.marked(), proposed(&case.text, &proposals));
        for (field, _) in &marked {
            counts.entry(field.clone()).or_default().marked += 1;
        }
        for claim in &proposed {
            let count = counts.entry(claim.0.clone()).or_default();
            count.proposed += 1;
            count.right += u32::from(marked.contains(claim));
        }
        if marked != proposed {
            writeln!(out, "{}: {}", file.file_stem().unwrap().to_string_lossy(), case.about).unwrap();
            marked.difference(&proposed).for_each(|(f, c)| writeln!(out, "  missed   {f}: {c}").unwrap());
            proposed.difference(&marked).for_each(|(f, c)| writeln!(out, "  not said {f}: {c}").unwrap());
        }
    }
    writeln!(out, "\n{} texts", files.len()).unwrap();
    writeln!(out, "{:<16} {:>6} {:>8} {:>5}  precision  recall", "field", "marked", "proposed", "right")
        .unwrap();
    let mut whole = Count::default();
    for (field, count) in &counts {
        row(&mut out, field, count);
        whole.marked += count.marked;
        whole.proposed += count.proposed;
        whole.right += count.right;
    }
    row(&mut out, "all", &whole);
    out
}

fn row(out: &mut String, field: &str, count: &Count) {
    let share = |of: u32| {
        if of == 0 { "–".to_owned() } else { format!("{:.2}", f64::from(count.right) / f64::from(of)) }
    };
    let (precision, recall) = (share(count.proposed), share(count.marked));
    writeln!(
        out,
        "{field:<16} {:>6} {:>8} {:>5}  {precision:>9}  {recall:>6}",
        count.marked, count.proposed, count.right
    )
    .unwrap();
}

#[test]
fn the_texts_that_the_reading_was_corrected_with() {
    insta::assert_snapshot!(compare("tuned"));
}

#[test]
fn the_texts_that_the_reading_has_not_seen() {
    insta::assert_snapshot!(compare("held_out"));
}
