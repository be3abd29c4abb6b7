//! What was typed when a session ended by itself comes back to whom it belongs to, in any form, and is never sent by itself.

use crate::testkit::{Databases, PASSWORD, Post, TestApp};
use axum::{body::Body, http::Request};
use hemtag::{
    access::Caller,
    clock::Clock,
    makers::{self, model::MakerId},
};

const EMAIL: &str = "robin@drift.example";

async fn started(kind: Databases) -> (TestApp, Post) {
    let mut test = TestApp::start(kind).await;
    let post = test.use_post().await;
    (test, post)
}

fn later(test: &mut TestApp, hours: i64) {
    let now = test.app.clock.now();
    test.app.clock = Clock::fixed(now + jiff::SignedDuration::from_hours(hours));
}

async fn maker(test: &TestApp) -> MakerId {
    let mut all = makers::examples::makers(1, 1, "2026-11-24".parse().unwrap());
    makers::add_makers(&test.app, &Caller::administrator(), &mut all).await.unwrap();
    all[0].id
}

/// The `to` of the way to sign in.
fn to_of(location: &str) -> String {
    let to = location.split("to=").nth(1).and_then(|to| to.split('&').next()).unwrap_or_default();
    let mut bytes = Vec::new();
    let mut rest = to.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

const LONG: &str = "Rad ett\nrad \"två\" <b>&amp;</b>";

#[tokio::test]
async fn three_forms_come_back_as_they_were_typed_and_nothing_was_sent() {
    for kind in Databases::both() {
        let (mut test, post) = started(kind).await;
        let maker = maker(&test).await;
        let key = test.join(&post, EMAIL, "administrator", "Driften", &[]).await;
        let edit = format!("/makers/{maker}/edit/organisation");
        let cases: [(&str, &str, &[(&str, &str)], &[&str]); 3] = [
            (
                &edit,
                &edit,
                &[("version", "1"), ("name", "Ny \"Firma\" & Co <b>"), ("sole", "1"), ("web", "x.example")],
                &["value=\"Ny &quot;Firma&quot; &amp; Co <b>\"", "value=\"x.example\"", "checked"],
            ),
            (
                "/en/people/invite",
                "/en/people/invite",
                &[("email", "sam@iuc.example"), ("role", "adviser"), ("counties", "06"), ("counties", "12")],
                &[
                    "value=\"sam@iuc.example\"",
                    "value=\"adviser\" selected",
                    "value=\"06\" checked",
                    "value=\"12\" checked",
                ],
            ),
            (
                "/account",
                "/account/name",
                &[("name", LONG), ("language", "en")],
                &["två", "value=\"en\" selected"],
            ),
        ];
        for (page, action, fields, expected) in cases {
            assert_eq!(test.get(page).await.status, 200, "{page}");
            later(&mut test, 3);
            let refused = test.post_from(page, action, fields).await;
            let location =
                refused.location().unwrap_or_else(|| panic!("{action}: {}", refused.text())).to_owned();
            assert!(
                location.contains("/account/sign-in?to=") && location.ends_with("done=kept"),
                "{location}"
            );
            let asked = test.get(&location).await.text();
            assert!(asked.contains("id=\"email\"") && !asked.contains('⟦'), "{asked}");
            let first = fields.iter().find(|(name, _)| *name != "version").unwrap().1;
            assert!(!asked.contains(first), "nothing of it is shown to whoever finds the browser");
            let english = page.starts_with("/en");
            let to = to_of(&location);
            assert_eq!(to, page.strip_prefix("/en").unwrap_or(page));
            test.come_back(EMAIL, &key, &to).await;
            let shown = test.get(page).await;
            assert_eq!(shown.status, 200);
            let text = shown.text();
            let told = if english { "What you typed is still here" } else { "Det du skrev är kvar" };
            assert!(text.contains(told), "{page}: {text}");
            for part in expected {
                assert!(text.contains(part), "{page}: {part}: {text}");
            }
            assert_eq!(shown.headers.get("cache-control").unwrap(), "no-store");
            let other = test.get(if english { "/en/makers" } else { "/makers" }).await.text();
            assert!(!other.contains(told), "on its own page only");
        }
        let name = &now(&test, maker).await;
        assert!(!name.contains("Ny"), "nothing was sent by itself: {name}");
    }
}

async fn now(test: &TestApp, maker: MakerId) -> String {
    let found = makers::show::find_maker(&test.app, &Caller::administrator(), maker).await;
    found.unwrap().unwrap().name
}

#[tokio::test]
async fn sending_it_or_throwing_it_away_ends_it() {
    let (mut test, post) = started(Databases::Sqlite).await;
    let key = test.join(&post, EMAIL, "administrator", "Driften", &[]).await;
    for send in [true, false] {
        later(&mut test, 3);
        test.post_from("/account", "/account/name", &[("name", "Robin Ny"), ("language", "sv")]).await;
        test.come_back(EMAIL, &key, "/account").await;
        assert!(test.get("/account").await.text().contains("value=\"Robin Ny\""));
        let list = test.get("/account/kept-form").await.text();
        assert!(list.contains("Robin Ny") && !list.contains('⟦'), "{list}");
        let wrong = test.post_from("/account", "/account/name", &[("name", " ")]).await;
        assert_eq!(wrong.status, 422);
        assert!(
            test.get("/account").await.text().contains("Det du skrev är kvar"),
            "what was refused is kept on"
        );
        let done = if send {
            test.post_from("/account", "/account/name", &[("name", "Robin Sänd")]).await
        } else {
            test.post("/account/kept-form", &[]).await
        };
        assert_eq!(done.status, 303);
        assert!(!test.get("/account").await.text().contains("Det du skrev är kvar"));
        assert!(test.get("/account/kept-form").await.text().contains("Inget är sparat"));
    }
}

#[tokio::test]
async fn it_is_shown_to_its_sender_only_and_for_an_hour() {
    let (mut test, post) = started(Databases::Sqlite).await;
    test.make_account(&post, "kim@example.se").await;
    test.forget();
    test.make_account(&post, "nils@example.se").await;
    later(&mut test, 24 * 20);
    test.post_from("/account", "/account/name", &[("name", "Hemligt"), ("language", "sv")]).await;
    assert_eq!(test.enter("kim@example.se", PASSWORD).await.0, 303);
    for page in ["/account", "/account/kept-form"] {
        let text = test.get(page).await.text();
        assert!(!text.contains("Hemligt") && !text.contains("Det du skrev är kvar</h2>"), "{text}");
    }
    test.post("/sign-out", &[]).await;
    assert_eq!(test.enter("nils@example.se", PASSWORD).await.0, 303);
    assert!(test.get("/account").await.text().contains("value=\"Hemligt\""));
    later(&mut test, 2);
    assert!(!test.get("/account").await.text().contains("Hemligt"), "an hour is over");
}

#[tokio::test]
async fn passwords_files_large_forms_and_sessions_ended_on_purpose_keep_nothing() {
    let (mut test, post) = started(Databases::Sqlite).await;
    let key = test.join(&post, EMAIL, "administrator", "Driften", &[]).await;
    let other = test.exchange(Vec::new());
    later(&mut test, 1);
    test.come_back(EMAIL, &key, "/account").await;
    test.post("/account/sessions/end", &[]).await;
    let own = test.exchange(other);
    let ended = test.post_from("/account", "/account/name", &[("name", "Hemligt")]).await;
    assert_eq!(ended.status, 403, "that session was ended on purpose");
    drop(test.exchange(own));

    later(&mut test, 3);
    let secret = "ett nytt lösenord på rad";
    let refused =
        test.post_from("/account", "/account/password", &[("present", PASSWORD), ("password", secret)]).await;
    assert!(refused.location().unwrap().ends_with("done=ended-by-itself"));
    let mixed = test.post_from("/account", "/account/name", &[("name", "Robin"), ("password", secret)]).await;
    assert!(mixed.location().unwrap().ends_with("done=kept"));
    let large = "x".repeat(300 * 1024);
    let refused = test.post_from("/account", "/account/name", &[("name", &large)]).await;
    assert!(refused.location().unwrap().ends_with("done=large"));
    let file =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nNamn\r\n--b--\r\n";
    let refused = test.post_body("/makers/import", "multipart/form-data; boundary=b", file).await;
    let location = refused.location().unwrap().to_owned();
    assert!(location.ends_with("done=file"));
    assert!(test.get(&location).await.text().contains("välj filen igen"));
    let elsewhere = test
        .send(
            Request::post("/account/name")
                .header("content-type", "application/x-www-form-urlencoded")
                .header("referer", "https://evil.example/phish")
                .header("sec-fetch-site", "same-origin"),
            Body::from("name=Robin"),
        )
        .await;
    assert_eq!(to_of(elsewhere.location().unwrap()), "/account/name", "never a page of another site");
    test.post_from("/account", "/account/name", &[("name", "Robin"), ("password", secret)]).await;
    test.come_back(EMAIL, &key, "/account").await;
    let list = test.get("/account/kept-form").await.text();
    assert!(list.contains("Robin") && !list.contains(secret) && !list.contains(PASSWORD), "{list}");
    // What anybody may do is done, session or not.
    later(&mut test, 3);
    assert_eq!(test.post("/account/new", &[("email", "x@example.se")]).await.status, 200);
}
