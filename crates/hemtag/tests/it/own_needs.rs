//! Needs that belong to an account: stated signed in, taken by their key, reached from every browser, left behind by the key.

use crate::testkit::{Databases, Post, TestApp};
use hemtag::{
    access::{Caller, Relation},
    needs::{
        self, Need, NeedError, NewNeed,
        looks::Seen,
        model::{Confidentiality, NeedDocument, Part},
    },
};

async fn started(kind: Databases) -> (TestApp, Post) {
    let mut test = TestApp::start(kind).await;
    let post = test.use_post().await;
    (test, post)
}

fn bracket(title: &str) -> NewNeed {
    let document = NeedDocument {
        title: title.into(),
        confidentiality: Confidentiality::AdviserOnly,
        parts: vec![Part { name: "Draget".into(), ..Part::default() }],
        ..NeedDocument::default()
    };
    NewNeed { document, source_format: "form".into(), ..NewNeed::default() }
}

async fn keyed(test: &TestApp, title: &str) -> Need {
    needs::state_need(&test.app, &Caller::visitor(), bracket(title)).await.unwrap()
}

/// States a need through the form on one page.
async fn state(test: &TestApp, title: &str) -> String {
    let page = test.get("/needs/new/one-page").await.text();
    assert!(page.contains("name=\"title\""), "{page}");
    let stated = test
        .post(
            "/needs/new/one-page",
            &[("title", title), ("confidentiality", "adviser_only"), ("name-0", "Drag")],
        )
        .await;
    assert_eq!(stated.status, 303, "{}", stated.text());
    stated.location().unwrap().to_owned()
}

fn events(verified: Result<u64, i64>) -> u64 {
    verified.expect("the chain holds")
}

#[tokio::test]
async fn a_need_stated_signed_in_is_reached_from_every_browser() {
    for kind in Databases::both() {
        let (test, post) = started(kind).await;
        test.make_account(&post, "kim@example.se").await;
        let address = state(&test, "Fäste till cykelvagn").await;
        test.forget();
        assert!(!test.get("/needs").await.text().contains("cykelvagn"), "another browser knows nothing");
        let asked = test.get("/account/needs").await;
        assert_eq!(asked.location(), Some("/account/sign-in?to=%2Faccount%2Fneeds"));
        test.enter("kim@example.se", crate::testkit::PASSWORD).await;
        for page in ["/account", "/account/needs", "/en/account/needs", "/needs"] {
            let text = test.get(page).await.text();
            assert!(text.contains("Fäste till cykelvagn") && text.contains(&address), "{page}: {text}");
            assert!(!text.contains('⟦'), "{page}: {text}");
        }
        // Stated without an account, a need is its key's alone.
        test.forget();
        state(&test, "Lock").await;
        test.enter("kim@example.se", crate::testkit::PASSWORD).await;
        assert!(!test.get("/account").await.text().contains("Lock"), "remembered is not owned");
        assert!(test.get("/account/needs").await.text().contains("Lock"));
    }
}

#[tokio::test]
async fn whoever_holds_the_key_takes_the_need_into_an_account_once() {
    for kind in Databases::both() {
        let (test, post) = started(kind).await;
        let need = keyed(&test, "Fäste").await;
        let (page, take) = (format!("/needs/{}", need.key), format!("/needs/{}/take", need.key));
        let stranger = test.post(&take, &[]).await;
        assert_eq!(stranger.status, 303);
        assert!(
            stranger.location().unwrap().starts_with("/account/sign-in?to=%2Fneeds"),
            "signing in comes first"
        );
        test.make_account(&post, "kim@example.se").await;
        assert!(test.get(&page).await.text().contains(&format!("action=\"{take}\"")));
        let before = events(hemtag::events::verify(test.app.db.reader()).await.unwrap());
        for _ in 0..3 {
            let taken = test.post(&take, &[]).await;
            assert_eq!(taken.location(), Some(format!("{page}?account=taken").as_str()), "{}", taken.text());
        }
        let after = events(hemtag::events::verify(test.app.db.reader()).await.unwrap());
        assert_eq!(after, before + 1, "one event, however often it is sent");
        assert!(test.get(&format!("{page}?account=taken")).await.text().contains("sparat i ditt konto"));
        let kims = test.exchange(Vec::new());

        test.make_account(&post, "robin@example.se").await;
        let seen = test.get(&page).await.text();
        assert!(seen.contains("någons konto") && !seen.contains(&take), "the key still shows it: {seen}");
        assert_eq!(test.post(&take, &[]).await.status, 409, "another's need is not taken");
        assert_eq!(test.post(&format!("/needs/{}/leave", need.key), &[]).await.status, 303);
        assert!(!test.get("/account/needs").await.text().contains("Fäste"));
        drop(test.exchange(kims));
        assert!(test.get("/account/needs").await.text().contains("Fäste"), "nor taken off its account");
        assert_eq!(test.post("/needs/aaaaaaaaaaaaaaaaaaaaaaaaaa/take", &[]).await.status, 404);
        test.post(&format!("/needs/{}/leave", need.key), &[]).await;
        assert!(!test.get("/account").await.text().contains("Fäste"));
    }
}

#[tokio::test]
async fn an_ended_account_leaves_its_needs_to_their_keys() {
    for kind in Databases::both() {
        let (test, post) = started(kind).await;
        let need = keyed(&test, "Fäste").await;
        test.make_account(&post, "kim@example.se").await;
        test.post(&format!("/needs/{}/take", need.key), &[]).await;
        assert_eq!(test.post("/account/end", &[]).await.status, 303);
        test.forget();
        let found = needs::find_need(&test.app, &Caller::visitor(), &need.key).await.unwrap();
        assert_eq!((found.owner, found.document.title.as_str()), (None, "Fäste"));
        test.make_account(&post, "robin@example.se").await;
        assert_eq!(test.post(&format!("/needs/{}/take", need.key), &[]).await.status, 303);
        assert!(test.get("/account/needs").await.text().contains("Fäste"));
    }
}

#[tokio::test]
async fn key_or_account_make_the_owner_and_the_number_makes_nobody() {
    let (test, post) = started(Databases::Sqlite).await;
    let need = keyed(&test, "Fäste").await;
    test.make_account(&post, "kim@example.se").await;
    test.post(&format!("/needs/{}/take", need.key), &[]).await;
    let need = needs::find_need(&test.app, &Caller::visitor(), &need.key).await.unwrap();
    let owner = Caller { person: need.owner, ..Caller::visitor() };
    assert_eq!(need.relation(&owner), Relation::Owner);
    assert_eq!(need.relation(&Caller::visitor().holding(&need.key)), Relation::Owner);
    let other = Caller { person: need.owner.map(|p| hemtag::access::PersonId(p.0 + 1)), ..Caller::visitor() };
    for nobody in [Caller::visitor(), other] {
        assert_eq!(need.relation(&nobody), Relation::None);
        let by_number = needs::find_need_by_id(&test.app, &nobody, need.id, Seen::Name).await;
        assert!(matches!(by_number, Err(NeedError::NotFound)));
    }
    assert_eq!(needs::find_need_by_id(&test.app, &owner, need.id, Seen::Name).await.unwrap().key, need.key);
}
