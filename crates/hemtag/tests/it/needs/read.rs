//! Needs from files: every manifest at hand, our own form there and back, and what is wrong said with its place.

use hemtag::{
    needs::{model, read, write},
    words::Language,
};

/// Three that stand here, and the 249 of the shared data where they are at hand.
fn manifests() -> Vec<(String, String)> {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/needs/manifests").to_owned();
    let shared =
        |kind: &str| format!("{}/../../../shared/data/open_know_how/{kind}", env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in [here, shared("rich"), shared("sparse")] {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for entry in entries.flatten().filter(|e| e.path().extension().is_some_and(|end| end == "toml")) {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            found.push((entry.file_name().to_string_lossy().into_owned(), text));
        }
    }
    found.sort();
    assert!(found.len() == 3 || found.len() == 252, "{} manifests were found", found.len());
    found
}

#[test]
fn every_manifest_at_hand_is_read_and_comes_back_from_our_own_form() {
    let today = jiff::civil::date(2026, 11, 24);
    for (name, text) in manifests() {
        let (need, format) = read::read(&text).unwrap_or_else(|p| panic!("{name}: {p:?}"));
        assert_eq!(format, read::Format::OpenKnowHow, "{name}");
        assert!(!model::engine_parts(&need, today).is_empty(), "{name}");
        let toml = write::toml(&need);
        let (again, _) = read::read(&toml).unwrap_or_else(|p| panic!("{name}: {p:?}\n{toml}"));
        assert_eq!(
            model::engine_parts(&again, today),
            model::engine_parts(&need, today),
            "{name} asks the same after a round through TOML:\n{toml}"
        );
        let (json, _) = read::read(&write::json(&need)).unwrap_or_else(|p| panic!("{name}: {p:?}"));
        assert_eq!(json, again, "{name}: JSON and TOML say the same");
    }
}

#[test]
fn where_an_answer_was_read_comes_back_too() {
    let text = r#"
title = "Bracket"
stage = { value = "prototype", from = "sheet" }
first_series = 50
due = { value = "unknown", from = "form" }
counties = { value = ["06"], from = "manifest" }
certificates = ["ISO 9001", { value = "ISO 14001", preferred = true, from = "drawing" }]
answers_from = "drawing"
[owner]
kommun = { value = "Gnosjö", from = "form" }
[[part]]
count = 2
process = { value = ["fräsning", { term = "3.2", stated = "fräst" }], from = "part_file" }
material = { value = { term = "ST.1", stated = "stål" }, preferred = true, from = "form" }
size = { value = "120 x 60 x 8 mm", from = "part_file" }
tolerance = { value = "h9 at 4 mm", stated = "h9 at 4 mm; 30 h11" }
wall = { value = "1.2 mm", from = "file" }
mass = { unclear = "about that of an apple", from = "form" }
[[part.operation]]
hours = { value = 12, from = "form" }
"#
    .replace("process = ", "# process = ");
    let process =
        text.replace("[[part.operation]]\nhours", "[[part]]\nhours").replace("# process = ", "process = ");
    for text in [text, process] {
        let (need, _) = read::read(&text).unwrap_or_else(|p| panic!("{p:?}"));
        assert_eq!(need.first_series.origin(), Some(model::Origin::Drawing));
        assert_eq!(need.parts[0].asks.size.origin(), Some(model::Origin::PartFile));
        assert_eq!(need.parts[0].asks.mass.origin(), Some(model::Origin::Form));
        for written in [write::toml(&need), write::json(&need)] {
            let (again, _) = read::read(&written).unwrap_or_else(|p| panic!("{p:?}\n{written}"));
            assert_eq!(write::toml(&again), write::toml(&need), "{written}");
            assert_eq!(origins(&again), origins(&need), "{written}");
        }
    }
    let wrong = mistakes(
        "title = \"Lid\"\nanswers_from = \"dream\"\n[[part]]\nwall = { value = \"1 mm\", from = \"hearsay\" }",
    );
    assert!(wrong.contains("dream") && wrong.contains("hearsay") && wrong.contains("drawing"), "{wrong}");
}

/// Where each answer was read, in the order of the document.
fn origins(need: &model::NeedDocument) -> Vec<(model::Field, Option<usize>, Option<model::Origin>)> {
    let rows = hemtag::needs::summary::rows(Language::English, need);
    rows.into_iter().map(|row| (row.field, row.part, row.from)).collect()
}

fn mistakes(text: &str) -> String {
    let problems = read::read(text).expect_err("the text is wrong");
    problems.iter().map(|p| p.sentence(Language::English) + "\n").collect()
}

#[test]
fn every_mistake_in_a_file_is_told_at_once_with_its_line() {
    insta::assert_snapshot!(mistakes(
        r#"
titel = "Bracket"
size = "12 x 3 x 4"
due = "2027-09-31"
first_series = "many"

[owner]
kommun = "Gnosjjö"

[[part]]
material = "EN AW-6082"
mass = "12"
wall = "1,200"
tolerence = "h9"
"#
    ));
}

#[test]
fn a_file_that_is_no_need_says_what_it_lacks() {
    insta::assert_snapshot!(mistakes("okhv = \"OKH-LOSHv1.0\"\nfunction = \"Weaves\"\n"));
    insta::assert_snapshot!(mistakes("{ \"title\": \"Bracket\", }"));
    insta::assert_snapshot!(mistakes("just some words"));
    insta::assert_snapshot!(mistakes(""));
}
