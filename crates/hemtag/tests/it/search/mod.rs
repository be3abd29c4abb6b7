//! The search over everything, through the router: judged questions, bad input, kinds and pages, and what it follows.

use std::collections::BTreeMap;

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    guides::{self, Write},
    search::Query,
    words::Language,
};
use serde_json::Value;

fn address(language: &str, text: &str) -> String {
    let query = serde_html_form::to_string([("q", text)]).unwrap();
    if language == "en" { format!("/en/api/search?{query}") } else { format!("/api/search?{query}") }
}

async fn paths(test: &TestApp, language: &str, text: &str) -> Vec<String> {
    let json = test.get(&address(language, text)).await.json();
    let found = json["found"].as_array().unwrap_or_else(|| panic!("{text}: {json}"));
    found.iter().map(|one| one["path"].as_str().unwrap().trim_start_matches("/en").to_owned()).collect()
}

#[tokio::test]
async fn each_judged_question_finds_what_a_person_expects_among_the_first() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut rows = csv::Reader::from_reader(include_str!("golden.csv").as_bytes());
    let (mut count, mut wrong) = (BTreeMap::new(), Vec::new());
    for row in rows.records() {
        let row = row.unwrap();
        let (language, text, expected, top) = (&row[0], &row[1], &row[2], row[3].parse::<usize>().unwrap());
        *count.entry(language.to_owned()).or_insert(0) += 1;
        let paths = paths(&test, language, text).await;
        match paths.iter().position(|path| path == expected) {
            Some(at) if at < top => {}
            other => wrong.push(format!(
                "{language} {text:?} ({}): {expected} at {other:?}, not in the first {top}: {:?}",
                &row[4],
                &paths[..paths.len().min(6)]
            )),
        }
    }
    assert!(count["sv"] >= 40 && count["en"] >= 15, "{count:?}");
    assert!(wrong.is_empty(), "{} of {count:?}:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn the_page_marks_what_it_found_and_narrows_by_kind() {
    let test = TestApp::start(Databases::Sqlite).await;
    let page = test.get("/search?q=formspruta").await.text();
    assert!(page.contains("<mark>Formsprutning</mark>"), "{page}");
    assert!(page.contains("kind=guide") && page.contains("kind=process"), "{page}");
    let json = test.get("/api/search?q=formspruta&kind=guide").await.json();
    assert!(json["found"].as_array().unwrap().iter().all(|one| one["kind"] == "guide"), "{json}");
    let counts: u64 = json["counts"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert!(counts > json["total"].as_u64().unwrap(), "{json}");
    // Pages hold everything once.
    let first = test.get("/api/search?q=st%C3%A5l").await.json();
    let total = first["total"].as_u64().unwrap();
    assert!(total > 20, "{first}");
    let mut seen = std::collections::BTreeSet::new();
    for page in 1..=total.div_ceil(20) {
        for one in test.get(&format!("/api/search?q=st%C3%A5l&page={page}")).await.json()["found"]
            .as_array()
            .unwrap()
        {
            assert!(seen.insert(one["path"].as_str().unwrap().to_owned()), "{one} twice");
        }
    }
    assert_eq!(seen.len() as u64, total);
    let page = test.get("/search?q=st%C3%A5l").await.text();
    assert!(page.contains("page=2"), "{page}");
    let far = test.get("/search?q=st%C3%A5l&page=99999999999999999999").await;
    assert_eq!(far.status, 200);
}

#[tokio::test]
async fn a_word_with_a_slip_is_read_as_the_nearest_and_that_is_said() {
    let test = TestApp::start(Databases::Sqlite).await;
    let page = test.get("/search?q=fromsprutning").await.text();
    assert!(page.contains("är inget ord här. Visar träffar för ”formsprutning”"), "{page}");
    let page = test.get("/en/search?q=fromsprutning").await.text();
    assert!(page.contains("is not a word here"), "{page}");
    // A number is never read as another.
    let json = test.get("/api/search?q=6083").await.json();
    assert!(json["read_as"].as_array().unwrap().is_empty() && json["total"] == 0, "{json}");
}

#[tokio::test]
async fn nothing_found_says_what_to_do() {
    let test = TestApp::start(Databases::Sqlite).await;
    let page = test.get("/search?q=xqzwvk").await;
    let html = page.text();
    assert_eq!(page.status, 200);
    assert!(html.contains("Inget hittades för ”xqzwvk”") && html.contains("/terms?q=xqzwvk"), "{html}");
    let html = test.get("/search?q=formsprutning+xqzwvk").await.text();
    assert!(html.contains("Ingen sida har alla orden"), "{html}");
    let html = test.get("/search?q=formsprutning&kind=certificate").await.text();
    assert!(html.contains("Inget av det slaget") && html.contains("Allt"), "{html}");
    let html = test.get("/search").await.text();
    assert!(html.contains("href=\"/guides\"") && !html.contains("ds-alert"), "{html}");
}

#[tokio::test]
async fn no_text_breaks_the_search() {
    let test = TestApp::start(Databases::Sqlite).await;
    let long = "formsprutning ".repeat(800);
    for (text, status) in [
        ("", 400),
        ("   ", 400),
        ("***", 400),
        ("\"", 400),
        ("( OR", 200),
        ("AND NOT formsprutning^9 title:x +a -b \"c", 200),
        ("formsprut*", 200),
        ("[a TO b]", 200),
        ("\u{0}\u{1}formsprutning\u{7f}\u{202e}", 200),
        ("<script>alert(1)</script>", 200),
        ("'; DROP TABLE guide_version; --", 200),
        ("åäö ÅÄÖ é ß Ø", 200),
        ("漢字 عربي 🔧x", 200),
        ("a\u{308}\u{308}\u{308}", 200),
        (&"x".repeat(400), 200),
        (&"å".repeat(200), 200),
        (&"å".repeat(201), 400),
        (long.as_str(), 400),
    ] {
        let shown: String = text.chars().take(30).collect();
        let json = test.get(&address("sv", text)).await;
        assert_eq!(json.status, status, "{shown:?}: {}", json.text());
        let page = test.get(&address("sv", text).replace("/api", "")).await;
        let expected = if status == 200 || text.trim().is_empty() { 200 } else { 422 };
        assert_eq!(page.status, expected, "{shown:?}");
        let html = page.text();
        assert!(!html.contains("<script>alert") && html.len() < 200_000, "{shown:?}: {}", html.len());
    }
    let html = test.get(&address("sv", &long).replace("/api", "")).await.text();
    assert!(html.contains("Skriv högst 400 tecken"), "{html}");
    assert_eq!(test.get("/api/search?q=%FF%FE").await.status, 400, "what is no text");
}

#[tokio::test]
async fn what_is_changed_is_found_after_the_log_was_read() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        assert!(paths(&test, "sv", "kvantfluktuation").await.is_empty());
        let kept = guides::one(&test.app, &Caller::visitor(), "choose-process").await.unwrap().kept;
        let mut write = Write::of(&kept.guide);
        write.body_sv.push_str("\n\nKvantfluktuationer styr inget här.");
        guides::change(&test.app, &Caller::administrator(), "choose-process", &write, "Prov", kept.version)
            .await
            .unwrap();
        assert!(test.app.search.refresh(&test.app).await.unwrap());
        assert_eq!(paths(&test, "sv", "kvantfluktuation").await, ["/guides/choose-process"]);
        assert!(!test.app.search.refresh(&test.app).await.unwrap(), "nothing new, nothing built");
        // A day of review is not searched.
        let kept = guides::one(&test.app, &Caller::visitor(), "choose-process").await.unwrap().kept;
        let mut write = Write::of(&kept.guide);
        write.review_on = "2027-11-23".into();
        guides::change(&test.app, &Caller::administrator(), "choose-process", &write, "Dag", kept.version)
            .await
            .unwrap();
        assert!(!test.app.search.refresh(&test.app).await.unwrap(), "the same is searched, nothing is built");
        assert_eq!(paths(&test, "sv", "kvantfluktuation").await, ["/guides/choose-process"]);
    }
}

#[tokio::test]
async fn a_maker_is_found_by_what_everybody_may_see_and_by_nothing_else() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let made = test
        .post(
            "/makers/new",
            &[
                ("name", "Kvarnfors Zinkverkstad"),
                ("number", "811218-9876"),
                ("kommun", "Gnosjö"),
                ("address", "Hemvägen 2"),
            ],
        )
        .await;
    assert_eq!(made.status, 303, "{}", made.text());
    test.app.search.refresh(&test.app).await.unwrap();
    let found = paths(&test, "sv", "Kvarnfors").await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("/makers/"), "{found:?}");
    assert!(paths(&test, "sv", "811218-9876").await.is_empty(), "a sole trader's number is nobody's to find");
    assert!(paths(&test, "sv", "zinkverkstaden").await.contains(&found[0]), "by another form of its name");
}

#[tokio::test]
async fn the_search_stands_in_the_head_of_every_page() {
    let test = TestApp::start(Databases::Sqlite).await;
    for path in ["/", "/makers", "/guides", "/processes/3.2.02", "/no-such-page", "/en/help"] {
        let html = test.get(path).await.text();
        let action = if path.starts_with("/en") { "action=\"/en/search\"" } else { "action=\"/search\"" };
        assert!(html.contains(action) && html.contains("id=\"site-search\""), "{path}");
    }
}

#[tokio::test]
async fn the_use_case_asks_the_table() {
    let test = TestApp::start(Databases::Sqlite).await;
    let query = Query { q: "formsprutning".into(), ..Query::default() };
    let results =
        hemtag::search::search(&test.app, &Caller::visitor(), Language::English, &query).await.unwrap();
    assert!(results.total > 0 && results.all_words);
}
