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

#[tokio::test]
async fn every_page_refuses_frames_foreign_scripts_and_sniffing() {
    let test = TestApp::start(Databases::Sqlite).await;
    let page = test.get("/").await;
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'self'") && !policy.contains("unsafe"));
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
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
async fn the_link_of_this_start_signs_an_administrator_in_and_no_other_does() {
    let test = TestApp::start(Databases::Sqlite).await;
    assert_eq!(test.get("/sign-in/aaaaaaaaaaaaaaaaaaaaaaaaaa").await.status, 404);
    let link = format!("/sign-in/{}", test.app.sign_in_key);
    assert_eq!(test.get(&link).await.status, 200);
    let entered = test.post(&link, &[]).await;
    assert_eq!(entered.location(), Some("/"));
    let cookie = entered.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    assert!(!cookie.contains(&*test.app.sign_in_key), "the key itself is not sent with every request");
}
