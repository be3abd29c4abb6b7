//! Tables of figures that an agency's officers hand over: one or several of the nine, of the others the heads. Several files in one
//! text; see `hemtag_fuzz::files`.
#![no_main]

use hemtag_fuzz::{files, worded};
use libfuzzer_sys::{Corpus, fuzz_target};
use strategy::{Economics, Tables};
use vocabulary::Vocabulary;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let given: Vec<(String, String)> = files(bytes)
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    let shipped = Tables::EMBEDDED.named();
    if !shipped.iter().any(|(name, _)| given.iter().any(|(one, _)| one == name)) {
        return Corpus::Reject;
    }
    // Of the others the heads: whole they are some thousand rows, which would be read again for each change.
    let table = |name: &str| {
        let given = given.iter().find(|(one, _)| one == name).map(|(_, text)| text.as_str());
        let heads = |text: &'static str| text.split_inclusive('\n').next().unwrap_or_default();
        given.or_else(|| shipped.iter().find(|(one, _)| *one == name).map(|(_, text)| heads(text)))
    };
    let tables = Tables::of_named(table).expect("each table is shipped");
    match Economics::read(&tables, Vocabulary::embedded()) {
        Ok(economics) => assert!(!economics.version.is_empty()),
        Err(problems) => {
            assert!(!problems.is_empty(), "a refusal has a reason");
            problems.iter().for_each(|problem| worded(&problem.to_string()));
        }
    }
    Corpus::Keep
});
