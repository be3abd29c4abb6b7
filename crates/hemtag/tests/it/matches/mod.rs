//! The answer to a need as people and programs read it: page, text, JSON, files.

pub mod sample;
mod waiting;

use crate::testkit::{Databases, TestApp};
use hemtag::{
    http::Context,
    matches::{self, answer_need, page::Shown, view::View, what_if::WhatIf},
    words::Language,
};
use matching::Wish;

use sample::{lid, registered, two_parts};

async fn started() -> TestApp {
    let test = TestApp::start(Databases::Sqlite).await;
    registered(&test.app).await;
    test
}

async fn text(test: &TestApp, language: Language, need: hemtag::needs::model::NeedDocument) -> String {
    let caller = hemtag::access::Caller::visitor();
    let (snapshot, answer) = answer_need(&test.app, &caller, need, &Wish::default(), &[]).await.unwrap();
    matches::text::whole(language, &*snapshot, &answer)
}

async fn sections(
    test: &TestApp,
    language: Language,
    need: hemtag::needs::model::NeedDocument,
    query: &str,
) -> String {
    let context = Context::sample(language, "/needs/x");
    let view = View::read(query);
    let (snapshot, answer) =
        answer_need(&test.app, &context.caller, need, &Wish::default(), &view.changes).await.unwrap();
    let shown = Shown {
        snapshot: &snapshot,
        answer: &answer,
        likely: &[],
        view: &view,
        path: "/needs/x",
        files: Some("/needs/x/answer"),
        edit: Some("/needs/x/edit"),
    };
    matches::page::sections(&context, &shown).into_string()
}

#[tokio::test]
async fn the_answer_reads_well_in_a_terminal() {
    let test = started().await;
    insta::assert_snapshot!("svar_i_terminalen", text(&test, Language::Swedish, lid()).await);
    insta::assert_snapshot!("answer_in_the_terminal", text(&test, Language::English, lid()).await);
}

#[tokio::test]
async fn a_product_names_who_makes_it_together_and_who_leads() {
    let test = started().await;
    insta::assert_snapshot!(text(&test, Language::Swedish, two_parts()).await);
}

#[tokio::test]
async fn the_answer_as_json_has_every_field_that_scripts_rely_on() {
    let test = started().await;
    let caller = hemtag::access::Caller::visitor();
    let (snapshot, answer) = answer_need(&test.app, &caller, lid(), &Wish::default(), &[]).await.unwrap();
    let json = matches::json::whole(Language::English, &*snapshot, &answer);
    insta::assert_snapshot!(serde_json::to_string_pretty(&json).unwrap());
}

#[tokio::test]
async fn the_page_says_it_in_both_languages_and_lacks_no_words() {
    let test = started().await;
    for language in Language::ALL {
        for need in [lid(), two_parts(), Default::default()] {
            let page = sections(&test, language, need, "").await;
            assert!(!page.contains('⟦'), "{}", page.split('⟦').nth(1).unwrap_or_default());
        }
    }
    let page = sections(&test, Language::English, lid(), "").await;
    assert!(page.contains("Meets 7 of 7") && page.contains("1 of 7 missing"), "{page}");
    assert!(!page.contains('%') || !page.contains("% match"), "nearness is never a percentage");
}

#[tokio::test]
async fn a_tried_change_says_that_nothing_is_kept_and_shows_the_way_back() {
    let test = started().await;
    let page = sections(&test, Language::Swedish, lid(), "change=0.0.tolerance%3D9000").await;
    assert!(page.contains("Inget är sparat") && page.contains("(IT9)"), "{page}");
    assert!(page.contains("href=\"/needs/x\""), "the way back");
    assert_eq!(WhatIf::read("0.0.tolerance=9000").unwrap().written(), "0.0.tolerance=9000");
}

#[tokio::test]
async fn a_filter_that_hides_everything_says_so_and_shows_the_control_that_changes_it() {
    let test = started().await;
    let page = sections(&test, Language::Swedish, lid(), "km=1").await;
    assert!(page.contains("Filtren döljer alla svar"), "{page}");
    assert!(page.contains("Ta bort filtren"));
}

#[tokio::test]
async fn an_empty_register_says_that_it_is_empty() {
    let test = TestApp::start(Databases::Sqlite).await;
    assert!(text(&test, Language::Swedish, lid()).await.contains("Registret är tomt"));
}

#[tokio::test]
async fn a_need_that_asks_nothing_is_not_said_to_be_met() {
    let test = started().await;
    let said = text(&test, Language::Swedish, Default::default()).await;
    assert!(
        said.contains("Behovet säger inget som går att jämföra") && !said.contains("klarar allt"),
        "{said}"
    );
}

#[tokio::test]
async fn a_need_without_a_process_is_told_that_its_answer_is_wide() {
    let test = started().await;
    let mut need = lid();
    need.parts[0].asks.processes = hemtag::needs::model::Answer::NotGiven;
    let said = text(&test, Language::Swedish, need).await;
    assert!(said.contains("Du har inte angett hur delen ska göras"), "{said}");
}

/// "2 inom 100 km" is said of those that the proposal promises, never of those that must only be asked.
#[test]
fn what_is_near_is_counted_of_what_is_promised() {
    use matching::{Amount, Change, Counts, Criterion, Gives, Goal, Relaxation};
    let change = Change { criterion: Criterion::Quantity, from: Amount::Pieces(5), to: Amount::Pieces(10) };
    let said = |goal, gives: [u32; 3], now: [u32; 2]| {
        let [exact, ask, near] = gives;
        let gives = Gives { exact, ask, within_100_km: Some(near) };
        let relaxation = Relaxation { changes: vec![change.clone()], goal, wanted: 1, effort: 1000, gives };
        let counts = Counts { offers: 100, exact: now[0], ask: now[1], criteria: Vec::new() };
        let proposal = matches::sentences::proposal(Language::English, &relaxation, &counts);
        let sentence = proposal.sentence(Language::English).replace('\u{a0}', " ");
        sentence.split_once(": ").expect("a condition comes first").1.to_owned()
    };
    assert_eq!(
        [
            said(Goal::Exact, [3, 9, 2], [0, 9]),
            said(Goal::Exact, [3, 9, 3], [2, 9]),
            said(Goal::Possible, [0, 3, 1], [0, 0]),
            said(Goal::Possible, [1, 4, 5], [1, 1]),
        ],
        [
            "3 more offers that meet everything, 2 within 100 km.",
            "1 more offer that meets everything, in all 3 within 100 km.",
            "3 more offers, 1 within 100 km, 3 must be asked.",
            "3 more offers, in all 5 within 100 km, in all 4 must be asked.",
        ]
    );
}
