//! Needs: our own TOML and JSON, manifests of Open Know-How, requests for quotation, tables. The first sign says how a file is called: `t`
//! TOML, `j` JSON, `c` a table; all that follows is the file. Anything else is a text that says itself what it is.
#![no_main]

use hemtag::{
    files::decoded,
    needs::{import::read_file, model, read, write},
    words::Language,
};
use hemtag_fuzz::{program, worded};
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let named = match bytes.split_first() {
        Some((b't', rest)) => Some(("n.toml", rest.to_vec())),
        Some((b'j', rest)) => Some(("n.json", rest.to_vec())),
        Some((b'c', rest)) => {
            let table = program::table(rest);
            Some((if table.starts_with(b"PK") { "n.xlsx" } else { "n.csv" }, table))
        }
        _ => None,
    };
    if let Some((name, file)) = named {
        for item in read_file(name, &file) {
            match item.read {
                Ok(need) => comes_back(&need.document),
                Err(problems) => problems.iter().for_each(|one| worded(&one.sentence(Language::Swedish))),
            }
        }
        return;
    }
    match read::read(&decoded(bytes)) {
        Ok((need, _)) => comes_back(&need),
        Err(problems) => {
            assert!(!problems.is_empty(), "a refusal has a reason");
            problems.iter().for_each(|problem| worded(&problem.sentence(Language::English)));
        }
    }
});

/// What is written of a need in our own forms is that need, and asks the same of makers.
fn comes_back(need: &model::NeedDocument) {
    let today = date(2026, 11, 24);
    let asked = model::engine_parts(need, today);
    for written in [write::toml(need), write::json(need)] {
        let (again, _) = read::read(&written).unwrap_or_else(|problems| panic!("{problems:?}\n{written}"));
        assert_eq!(model::engine_parts(&again, today), asked, "{written}");
        assert_eq!(write::toml(&again), write::toml(need), "{written}");
    }
    drop(write::manifest(need));
}
