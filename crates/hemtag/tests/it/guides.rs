//! Guides through the router, on both databases: read, written, looked at, changed by two at once, brought back, reminded of.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::{Caller, Held, PersonId, Role},
    guides::{self, NotKept, Write},
    people::notices::{self, Rhythm},
};
use sea_orm::ConnectionTrait;

const KEY: &str = "choose-process";

async fn written(test: &TestApp) -> (Write, i64) {
    let kept = guides::one(&test.app, &Caller::visitor(), KEY).await.unwrap().kept;
    (Write::of(&kept.guide), kept.version)
}

fn form<'w>(write: &'w Write, seen: &'w str, act: &'w str, reason: &'w str) -> Vec<(&'w str, &'w str)> {
    vec![
        ("audience", &write.audience),
        ("place", &write.place),
        ("title_sv", &write.title_sv),
        ("title_en", &write.title_en),
        ("summary_sv", &write.summary_sv),
        ("summary_en", &write.summary_en),
        ("body_sv", &write.body_sv),
        ("body_en", &write.body_en),
        ("review_on", &write.review_on),
        ("sources", &write.sources),
        ("seen", seen),
        ("do", act),
        ("reason", reason),
    ]
}

#[tokio::test]
async fn every_guide_is_read_in_both_languages_with_contents_and_sources() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let all = guides::all(&test.app, &Caller::visitor()).await.unwrap();
        assert!(all.len() >= 8, "{}", all.len());
        guides::keep_base(&test.app.db, &test.app.clock, &Caller::administrator()).await.unwrap();
        let again = guides::all(&test.app, &Caller::visitor()).await.unwrap();
        assert_eq!(again, all, "a second start brings nothing twice");
        let list = test.get("/guides").await.text();
        for kept in &all {
            assert!(list.contains(&kept.guide.swedish.title), "{}", kept.guide.key);
            for (path, contents, text) in [
                (format!("/guides/{}", kept.guide.key), "Innehåll", &kept.guide.swedish),
                (format!("/en/guides/{}", kept.guide.key), "Contents", &kept.guide.english),
            ] {
                let page = test.get(&path).await;
                let html = page.text();
                assert_eq!(page.status, 200);
                assert!(html.contains(contents) && html.contains("id=\"om-"), "{path}");
                assert!(html.contains(&kept.guide.sources[0].name.replace('&', "&amp;")), "{path}: {html}");
                assert!(html.contains(&maud::html! { (text.title) }.into_string()), "{path}");
            }
        }
        assert_eq!(test.get("/guides/no-such-guide").await.status, 404);
        // A visitor sees no way to edit, and may not.
        assert!(!list.contains("/guides/new\""));
        for path in ["/guides/new", "/guides/choose-process/edit", "/guides/choose-process/history"] {
            assert_eq!(test.get(path).await.status, 403, "{path}");
        }
    }
}

#[tokio::test]
async fn every_link_of_a_guide_within_the_service_leads_somewhere() {
    let test = TestApp::start(Databases::Sqlite).await;
    for kept in guides::all(&test.app, &Caller::visitor()).await.unwrap() {
        for text in [&kept.guide.swedish, &kept.guide.english] {
            for link in text.body.split("](/").skip(1) {
                let path = format!("/{}", link.split(')').next().unwrap());
                let status = test.get(&path).await.status;
                assert!(matches!(status, 200 | 303), "{}: {path} is {status}", kept.guide.key);
            }
        }
    }
}

#[tokio::test]
async fn a_guide_is_looked_at_changed_and_brought_back() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        let path = format!("/guides/{KEY}/edit");
        let (mut write, version) = written(&test).await;
        let (before, seen) = (write.body_sv.clone(), version.to_string());
        write.body_sv = "## Nytt\n\n<script>alert(1)</script> [x](javascript:alert(1)) [ord](/terms)".into();
        let preview = test.post(&path, &form(&write, &seen, "preview", "")).await;
        let html = preview.text();
        assert_eq!(preview.status, 200);
        assert!(html.contains("id=\"om-nytt\"") && html.contains("Inget är sparat än"), "{html}");
        assert!(!html.contains("<script>alert") && !html.contains("href=\"javascript"), "{html}");
        assert_eq!(written(&test).await.1, version, "a preview keeps nothing");

        let without = test.post(&path, &form(&write, &seen, "save", "  ")).await;
        assert_eq!(without.status, 422);
        assert!(without.text().contains("Skriv kort varför") && without.text().contains("## Nytt"));
        let saved = test.post(&path, &form(&write, &seen, "save", "Prov")).await;
        assert_eq!((saved.status, saved.location()), (303, Some("/guides/choose-process?done=changed")));
        // The same form sent twice is kept once.
        assert_eq!(test.post(&path, &form(&write, &seen, "save", "Prov")).await.status, 303);
        let one = guides::one(&test.app, &Caller::visitor(), KEY).await.unwrap();
        assert_eq!(one.history.len(), 2);
        let page = test.get("/guides/choose-process").await.text();
        assert!(page.contains("om-nytt") && !page.contains("<script>alert"), "{page}");

        let history = test.get("/guides/choose-process/history").await.text();
        assert!(history.contains("Prov") && history.contains("borttaget:"), "{history}");
        let back = test.post("/guides/choose-process/restore", &[("version", &seen)]).await;
        assert_eq!((back.status, back.location()), (303, Some("/guides/choose-process?done=restored")));
        assert_eq!(written(&test).await.0.body_sv, before);

        let (write, version) = written(&test).await;
        let seen = version.to_string();
        let out = test.post(&path, &form(&write, &seen, "take-out", "Dubblett")).await;
        assert_eq!((out.status, out.location()), (303, Some("/guides")));
        assert_eq!(test.get("/guides/choose-process").await.status, 404);
    }
}

#[tokio::test]
async fn the_second_of_two_sees_what_the_first_changed() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let path = format!("/guides/{KEY}/edit");
    let (write, version) = written(&test).await;
    let seen = version.to_string();
    let mut first = write.clone();
    first.summary_sv = "Den första ändrade sammanfattningen.".into();
    assert_eq!(test.post(&path, &form(&first, &seen, "save", "Först")).await.status, 303);
    let mut second = write;
    second.title_sv = "Den andras rubrik".into();
    let refused = test.post(&path, &form(&second, &seen, "save", "Sedan")).await;
    let html = refused.text();
    assert_eq!(refused.status, 422);
    assert!(html.contains("Någon annan hann före"), "{html}");
    assert!(html.contains("Den första ändrade sammanfattningen.") && html.contains("tillagt:"), "{html}");
    assert!(html.contains("Den andras rubrik"), "what was typed stays: {html}");
    // Taking out is refused in the same way.
    assert_eq!(test.post(&path, &form(&second, &seen, "take-out", "Sedan")).await.status, 422);
    // Whoever has seen it decides.
    let now = written(&test).await.1.to_string();
    assert!(html.contains(&format!("name=\"seen\" value=\"{now}\"")), "{html}");
    assert_eq!(test.post(&path, &form(&second, &now, "save", "Sedan")).await.status, 303);
    assert_eq!(written(&test).await.0.title_sv, "Den andras rubrik");
}

#[tokio::test]
async fn a_text_that_is_too_long_or_wrong_is_told_at_its_field_and_kept_in_the_form() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let path = format!("/guides/{KEY}/edit");
    let (mut write, version) = written(&test).await;
    write.body_en = "lång text ".repeat(20_000);
    write.review_on = "31 september".into();
    write.sources = "Bara ett namn".into();
    let page = test.post(&path, &form(&write, &version.to_string(), "save", "Prov")).await;
    let html = page.text();
    assert_eq!(page.status, 422);
    for said in ["Högst 80\u{a0}000 går in", "”31 september” är ingen dag", "Rad 1: ”Bara ett namn”"]
    {
        assert!(html.contains(said), "{said}");
    }
    assert!(html.contains("lång text lång text"));
    assert_eq!(test.post(&path, &[("seen", "x"), ("do", "save")]).await.status, 400);
}

#[tokio::test]
async fn a_new_guide_gets_its_address_from_its_title_once() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let mut write = written(&test).await.0;
    write.title_en = "Weld aluminium & more".into();
    let made = test.post("/guides/new", &form(&write, "", "save", "Ny")).await;
    assert_eq!((made.status, made.location()), (303, Some("/guides/weld-aluminium-more?done=changed")));
    let taken = test.post("/guides/new", &form(&write, "", "save", "Ny")).await;
    assert_eq!(taken.status, 422);
    assert!(taken.text().contains("redan en guide"));
}

/// An account, straight into the database: the letter needs somebody to go to.
async fn person(test: &TestApp) -> i64 {
    let made = "INSERT INTO person (id, email, name, language, made_at) \
                VALUES (41, 'kim@example.se', 'Kim', 'sv', '2026-11-01T10:00:00Z')";
    test.app.db.writer().execute_unprepared(made).await.unwrap();
    41
}

fn officer(person: i64) -> Caller {
    let held = Held::everywhere(Role::Officer);
    Caller { held: vec![held], person: Some(PersonId(person)), need_keys: Vec::new() }
}

#[tokio::test]
async fn an_adviser_may_not_write_and_an_officer_may() {
    let test = TestApp::start(Databases::Sqlite).await;
    let (mut write, seen) = written(&test).await;
    write.place = "99".into();
    let adviser = Caller::acting_as(Role::Adviser);
    let refused = guides::change(&test.app, &adviser, KEY, &write, "Prov", seen).await;
    assert!(matches!(refused, Err(NotKept::Denied(_))), "{refused:?}");
    guides::change(&test.app, &officer(7), KEY, &write, "Prov", seen).await.unwrap();
    let one = guides::one(&test.app, &adviser, KEY).await.unwrap();
    assert_eq!(one.history[0].actor, "officer:7", "by number, never by name");
}

#[tokio::test]
async fn past_its_day_the_reader_is_told_and_the_last_editor_gets_a_letter_a_month() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        let post = test.use_post().await;
        let person = person(&test).await;
        let (mut write, seen) = written(&test).await;
        write.review_on = "2026-11-23".into();
        guides::change(&test.app, &officer(person), KEY, &write, "Ny dag", seen).await.unwrap();
        let page = test.get("/guides/choose-process").await.text();
        assert!(page.contains("skulle ha setts över 2026-11-23"), "{page}");
        test.sign_in();
        let list = test.get("/guides").await.text();
        assert!(list.contains("1 guide ska ses över nu"), "{list}");

        assert_eq!(guides::remind_due(&test.app).await.unwrap(), 1);
        assert_eq!(guides::remind_due(&test.app).await.unwrap(), 0, "at most one a month");
        hemtag::letters::send_due(&test.app).await.unwrap();
        let letters = post.take();
        assert!(letters[0].to.contains("kim@example.se"), "{letters:?}");
        assert!(letters[0].body.contains("/guides/choose-process/edit"), "{letters:?}");
        let later = "2027-01-02T11:00:00Z".parse().unwrap();
        test.app.clock = hemtag::clock::Clock::fixed(later);
        assert_eq!(guides::remind_due(&test.app).await.unwrap(), 1, "and again when a month has passed");
    }
}

#[tokio::test]
async fn a_guide_past_its_day_goes_with_the_gathered_letter_or_with_none_as_its_editor_has_chosen() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        let post = test.use_post().await;
        let person = person(&test).await;
        let (mut write, seen) = written(&test).await;
        write.review_on = "2026-11-23".into();
        guides::change(&test.app, &officer(person), KEY, &write, "Ny dag", seen).await.unwrap();
        let choose = async |rhythm| {
            let caller = officer(person);
            notices::set_rhythm(&test.app, &caller, PersonId(person), rhythm).await.unwrap();
        };
        choose(Rhythm::Off).await;
        assert_eq!(guides::remind_due(&test.app).await.unwrap(), 0, "no letters are wanted");
        choose(Rhythm::Daily).await;
        assert_eq!(guides::remind_due(&test.app).await.unwrap(), 1);
        assert_eq!(guides::remind_due(&test.app).await.unwrap(), 0, "at most once a month");
        hemtag::letters::send_due(&test.app).await.unwrap();
        assert!(post.take().is_empty(), "it waits");
        assert_eq!(notices::send_digests(&test.app).await.unwrap(), 1);
        hemtag::letters::send_due(&test.app).await.unwrap();
        let letter = post.take().pop().unwrap();
        assert!(letter.body.contains("En guide som du ändrade senast"), "{letter:?}");
        assert!(letter.body.contains("/guides/choose-process/edit"), "{letter:?}");
    }
}

#[tokio::test]
async fn a_newer_text_of_the_program_is_shown_and_does_not_overwrite() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let (mut write, seen) = written(&test).await;
    write.title_sv = "Vår egen rubrik".into();
    guides::change(&test.app, &Caller::administrator(), KEY, &write, "Vår", seen).await.unwrap();
    // As a program of another release that ran in between would leave it: its text is not this program's.
    let other =
        "UPDATE guide_version SET document = REPLACE(document, 'verktyg', 'redskap') WHERE origin = 'base'";
    test.app.db.writer().execute_unprepared(other).await.unwrap();
    guides::keep_base(&test.app.db, &test.app.clock, &Caller::administrator()).await.unwrap();
    assert_eq!(written(&test).await.0.title_sv, "Vår egen rubrik");
    let page = test.get("/guides/choose-process").await.text();
    assert!(page.contains("Programmet har en nyare text"), "{page}");
    let history = test.get("/guides/choose-process/history").await.text();
    assert!(history.contains("id=\"program\"") && history.contains("Välj process"), "{history}");
}
