//! The frame around every page: language, errors, headers, refusal of foreign forms. On both databases.

use crate::testkit::{Databases, TestApp};

#[tokio::test]
async fn the_same_address_speaks_swedish_and_english() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let swedish = test.get("/").await;
        let english = test.get("/en").await;
        assert_eq!((swedish.status, english.status), (200, 200));
        assert!(swedish.text().contains("<html lang=\"sv\""), "{}", swedish.text());
        assert!(english.text().contains("<html lang=\"en\""), "{}", english.text());
    }
}

#[tokio::test]
async fn an_address_that_does_not_exist_says_so_in_the_readers_language() {
    let test = TestApp::start(Databases::Sqlite).await;
    let page = test.get("/en/nowhere").await;
    assert_eq!(page.status, 404);
    assert!(page.text().contains("This page does not exist"));
    assert!(test.get("/finns-inte").await.text().contains("Sidan finns inte"));
}

/// A program that accepts JSON and no page is told what is wrong as a problem, outside the API too; a reader gets the page.
#[tokio::test]
async fn what_is_wrong_is_told_as_a_program_or_a_reader_accepts_it() {
    let test = TestApp::start(Databases::Sqlite).await;
    let asked = async |path: &str, accept: Option<&str>| {
        let request = axum::http::Request::get(path);
        let request = accept.into_iter().fold(request, |request, accept| request.header("accept", accept));
        test.send(request, axum::body::Body::empty()).await
    };
    for (path, status) in [("/nowhere", 404), ("/en/makers/999999", 404), ("/aid", 403)] {
        for accept in ["application/json", "text/plain, application/json;q=0.9", "application/problem+json"] {
            let told = asked(path, Some(accept)).await;
            assert_eq!(told.status, status, "{path} {accept}");
            assert_eq!(told.headers["content-type"], "application/problem+json", "{path} {accept}");
            assert_eq!(told.json()["status"], status, "{path} {accept}");
            assert!(told.json()["title"].as_str().is_some_and(|title| !title.is_empty()), "{path} {accept}");
            assert!(varies(&told.headers), "{path} {accept}");
        }
        for accept in [None, Some("*/*"), Some("text/html, application/json;q=0.9")] {
            let told = asked(path, accept).await;
            assert_eq!(told.status, status, "{path} {accept:?}");
            let kind = told.headers["content-type"].to_str().unwrap();
            assert!(kind.starts_with("text/html") && told.text().contains("<h1"), "{path} {accept:?} {kind}");
            assert!(varies(&told.headers), "{path} {accept:?}");
        }
    }
    // Below /api a problem is all there is.
    let told = asked("/api/nothing", Some("text/html")).await;
    assert_eq!(
        (told.status, told.headers["content-type"].to_str().unwrap()),
        (404, "application/problem+json")
    );
    assert!(!varies(&told.headers));
}

fn varies(headers: &axum::http::HeaderMap) -> bool {
    let all = headers.get_all("vary").iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(',')).any(|name| name.trim().eq_ignore_ascii_case("accept"))
}

#[tokio::test]
async fn every_page_refuses_frames_foreign_scripts_and_sniffing() {
    let test = TestApp::start(Databases::Sqlite).await;
    let page = test.get("/").await;
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'self'") && !policy.contains("unsafe"));
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
    for address in ["/", "/makers?format=csv", "/gaps?format=json"] {
        let answer = test.get(address).await;
        assert_eq!((answer.status, &answer.headers["cache-control"]), (200, &"private".parse().unwrap()));
    }
    let health = test.get("/health/ready").await;
    assert_eq!(health.headers["cache-control"], "no-store", "what says more keeps it");
}

#[tokio::test]
async fn a_form_sent_from_another_site_is_refused() {
    let test = TestApp::start(Databases::Sqlite).await;
    let request = axum::http::Request::post("/en/needs/new").header("sec-fetch-site", "cross-site");
    let refused = test.send(request, axum::body::Body::empty()).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("<h1"), "it says so on a page: {}", refused.text());
    assert!(refused.headers.contains_key("content-security-policy"));
    let request = axum::http::Request::post("/needs/new").header("origin", "https://elsewhere.example");
    assert_eq!(test.send(request, axum::body::Body::empty()).await.status, 403);
}

#[tokio::test]
async fn the_link_of_this_start_signs_an_administrator_in_in_a_demo_only_and_no_other_does() {
    let test = TestApp::start(Databases::Sqlite).await;
    assert_eq!(test.get("/sign-in/aaaaaaaaaaaaaaaaaaaaaaaaaa").await.status, 404);
    let link = format!("/sign-in/{}", test.app.sign_in_key);
    assert_eq!(test.get(&link).await.status, 200);
    let nobody = test.post(&link, &[]).await;
    assert_eq!(nobody.status, 422, "without an account nobody is administrator");
    assert!(!nobody.headers.contains_key("set-cookie"));
    hemtag::demo::begin(&test.app, &hemtag::access::Caller::administrator()).await.unwrap();
    assert_eq!(test.get(&link).await.status, 200);
    let entered = test.post(&link, &[]).await;
    assert_eq!(entered.location(), Some("/"));
    let cookie = entered.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    assert!(!cookie.contains(&*test.app.sign_in_key), "the key itself is not sent with every request");
}
