//! Passkeys: made, shown after the password and instead of it, named, taken away; and what is refused. A software
//! authenticator answers as a phone would.

pub mod device;

use std::time::Duration;

use crate::testkit::{Databases, PASSWORD, Post, TestApp, field_of, one_time_code};
use device::{Device, ORIGIN, add, begin, enter, started};
use hemtag::{clock::Clock, events, letters};

/// The newest thing that happened to an account.
async fn newest(test: &TestApp) -> String {
    const ACTIONS: [&str; 7] = [
        "person.registered",
        "person.signed_in",
        "person.factor_shown",
        "person.passkey_added",
        "person.passkey_named",
        "person.passkey_refused",
        "person.passkey_removed",
    ];
    let all = events::after(test.app.db.reader(), 0, &ACTIONS, 10_000).await.unwrap();
    all.last().map(|event| event.action.clone()).unwrap_or_default()
}

async fn subject(test: &TestApp, post: &Post) -> String {
    test.letter(post).await.subject
}

/// The number of the one passkey that the page lists.
async fn number(test: &TestApp) -> String {
    let page = test.get("/account/passkeys").await.text();
    let at = page.split("/account/passkeys/").find(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    at.unwrap_or_else(|| panic!("{page}")).split('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_passkey_is_added_signs_in_and_is_taken_away() {
    for kind in Databases::both() {
        let (test, post) = started(kind).await;
        test.make_account(&post, "kim@example.se").await;
        let mut phone = Device::new();
        let added = add(&test, &mut phone, "Min telefon").await;
        // The first factor brings recovery codes.
        assert!(added.status == 200 && added.text().contains("<li><code>"), "{}", added.text());
        let letter = test.letter(&post).await;
        assert_eq!(letter.subject, "En inloggningsnyckel lades till i ditt konto i Hemtag");
        assert!(!letter.body.contains("Min telefon") && !letter.body.contains('⟦'), "{}", letter.body);
        assert_eq!(newest(&test).await, "person.passkey_added");
        for path in ["/account/passkeys", "/en/account/passkeys", "/account"] {
            let page = test.get(path).await;
            assert!(page.status == 200 && !page.text().contains('⟦'), "{}", page.text());
        }
        let page = test.get("/account/passkeys").await.text();
        assert!(page.contains("Min telefon") && page.contains("aldrig"), "{page}");

        test.forget();
        let (_, options) = begin(&test, "/account/passkey/begin").await;
        assert_eq!(
            (options["userVerification"].as_str(), options["rpId"].as_str()),
            (Some("required"), Some("hemtag.example"))
        );
        let entered = enter(&test, &mut phone).await;
        assert_eq!((entered.status, entered.location()), (303, Some("/account")), "{}", entered.text());
        assert_eq!(newest(&test).await, "person.signed_in");
        let page = test.get("/account/passkeys").await.text();
        assert!(page.contains("Min telefon") && !page.contains("aldrig"), "{page}");

        let id = number(&test).await;
        let nameless = test.post(&format!("/account/passkeys/{id}/name"), &[("name", " ")]).await;
        assert!(nameless.status == 422 && nameless.text().contains("Skriv ett namn"), "{}", nameless.text());
        let named = test.post(&format!("/account/passkeys/{id}/name"), &[("name", "Gamla telefonen")]).await;
        assert_eq!(named.location(), Some("/account/passkeys?done=named"));
        assert!(test.get("/account/passkeys").await.text().contains("Gamla telefonen"));

        let asked = test.get(&format!("/account/passkeys/{id}/remove")).await;
        assert!(asked.status == 200 && asked.text().contains("Gamla telefonen"), "{}", asked.text());
        let removed = test.post(&format!("/account/passkeys/{id}/remove"), &[]).await;
        assert_eq!(removed.location(), Some("/account/passkeys?done=removed"), "{}", removed.text());
        assert_eq!(subject(&test, &post).await, "En inloggningsnyckel togs bort ur ditt konto i Hemtag");
        assert_eq!(newest(&test).await, "person.passkey_removed");
        assert_eq!(test.post(&format!("/account/passkeys/{id}/remove"), &[]).await.status, 404);

        test.forget();
        let gone = enter(&test, &mut phone).await;
        assert!(gone.status == 422 && gone.text().contains("godtogs inte"), "{}", gone.text());
        assert_eq!(test.enter("kim@example.se", PASSWORD).await, (303, "/account".to_owned()));
    }
}

#[tokio::test]
async fn a_passkey_is_the_second_factor_after_the_password() {
    for kind in Databases::both() {
        let (mut test, post) = started(kind).await;
        test.make_account(&post, "kim@example.se").await;
        let mut key = Device::that_verifies_nobody();
        let codes = add(&test, &mut key, "Nyckelknippan").await.text();
        letters::send_due(&test.app).await.unwrap();
        let code =
            codes.split("<li><code>").nth(1).and_then(|rest| rest.split('<').next()).unwrap().to_owned();

        test.forget();
        let (status, to) = test.enter("kim@example.se", PASSWORD).await;
        assert_eq!((status, to.as_str()), (303, "/account/second-factor?to=%2Faccount"));
        // Half a session is nobody's: it adds no passkey of its own beside the one that guards the account.
        assert_eq!(test.post("/account/passkeys/begin", &[]).await.status, 303);
        let page = test.get("/account/second-factor").await.text();
        assert!(page.contains("data-passkey=\"get\"") && page.contains("name=\"code\""), "{page}");
        let (wait, options) = begin(&test, "/account/second-factor/passkey/begin").await;
        assert_eq!(options["allowCredentials"].as_array().map(Vec::len), Some(1), "{options}");
        let answer = key.show(ORIGIN, &options).await;
        let fields = [("wait", wait.as_str()), ("answer", &answer), ("to", "/account/needs")];
        let shown = test.post("/account/second-factor/passkey", &fields).await;
        assert_eq!((shown.status, shown.location()), (303, Some("/account/needs")), "{}", shown.text());
        assert_eq!(newest(&test).await, "person.factor_shown");
        assert_eq!(test.get("/account").await.status, 200);

        // Without the key, a recovery code lets in, without any script.
        test.forget();
        test.app.clock = Clock::fixed(test.app.clock.now() + Duration::from_secs(60));
        test.enter("kim@example.se", PASSWORD).await;
        let let_in = test.post("/account/second-factor", &[("code", &code)]).await;
        assert_eq!(let_in.status, 303, "{}", let_in.text());

        // It verified nobody: it is no way in without the password.
        test.forget();
        let (wait, mut options) = begin(&test, "/account/passkey/begin").await;
        options["userVerification"] = "discouraged".into();
        let answer = key.show(ORIGIN, &options).await;
        let refused = test.post("/account/passkey", &[("wait", &wait), ("answer", &answer)]).await;
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert_eq!(newest(&test).await, "person.passkey_refused");
    }
}

#[tokio::test]
async fn answers_are_good_once_here_for_their_own_question_only() {
    for kind in Databases::both() {
        let (mut test, post) = started(kind).await;
        test.make_account(&post, "kim@example.se").await;
        let mut phone = Device::new();
        add(&test, &mut phone, "Telefon").await;
        letters::send_due(&test.app).await.unwrap();
        let kim = test.exchange(Vec::new());

        let refused =
            |page: crate::testkit::Page| assert!(page.status == 422, "{} {}", page.status, page.text());
        // Twice.
        let (wait, options) = begin(&test, "/account/passkey/begin").await;
        let answer = phone.show(ORIGIN, &options).await;
        assert_eq!(test.post("/account/passkey", &[("wait", &wait), ("answer", &answer)]).await.status, 303);
        test.forget();
        refused(test.post("/account/passkey", &[("wait", &wait), ("answer", &answer)]).await);
        // The answer to another question.
        let (other, _) = begin(&test, "/account/passkey/begin").await;
        refused(test.post("/account/passkey", &[("wait", &other), ("answer", &answer)]).await);
        // At another address, of which ours is the end.
        let (wait, options) = begin(&test, "/account/passkey/begin").await;
        let answer = phone.show("https://evil.hemtag.example", &options).await;
        refused(test.post("/account/passkey", &[("wait", &wait), ("answer", &answer)]).await);
        // At another port.
        let (wait, options) = begin(&test, "/account/passkey/begin").await;
        let answer = phone.show("https://hemtag.example:8443", &options).await;
        refused(test.post("/account/passkey", &[("wait", &wait), ("answer", &answer)]).await);
        // A question that was changed on the way, an answer that was.
        let (wait, mut options) = begin(&test, "/account/passkey/begin").await;
        options["challenge"] = "AAAAAAAAAAAAAAAAAAAAAA".into();
        let answer = phone.show(ORIGIN, &options).await;
        refused(test.post("/account/passkey", &[("wait", &wait), ("answer", &answer)]).await);
        let (wait, options) = begin(&test, "/account/passkey/begin").await;
        let mut answer: serde_json::Value =
            serde_json::from_str(&phone.show(ORIGIN, &options).await).unwrap();
        let mut signature = answer["response"]["signature"].as_str().unwrap().to_owned();
        let last = if signature.ends_with('A') { 'E' } else { 'A' };
        signature.replace_range(20..21, &last.to_string());
        answer["response"]["signature"] = signature.into();
        refused(test.post("/account/passkey", &[("wait", &wait), ("answer", &answer.to_string())]).await);
        for nonsense in ["", "{}", "[]", "{\"id\":\"AAAA\"}", "\u{0}"] {
            let (wait, _) = begin(&test, "/account/passkey/begin").await;
            refused(test.post("/account/passkey", &[("wait", &wait), ("answer", nonsense)]).await);
        }
        // Too late.
        let (wait, options) = begin(&test, "/account/passkey/begin").await;
        let answer = phone.show(ORIGIN, &options).await;
        let then = test.app.clock.now();
        test.app.clock = Clock::fixed(then + Duration::from_secs(301));
        refused(test.post("/account/passkey", &[("wait", &wait), ("answer", &answer)]).await);
        test.app.clock = Clock::fixed(then);

        // An answer that was asked of one account adds nothing to another, and no passkey belongs to two.
        let _ = test.exchange(kim);
        let (wait, options) = begin(&test, "/account/passkeys/begin").await;
        let mut second = Device::new();
        let answer = second.make(ORIGIN, &options).await;
        let kim = test.exchange(Vec::new());
        test.make_account(&post, "robin@example.se").await;
        let stolen = [("wait", wait.as_str()), ("answer", &answer), ("name", "Min")];
        refused(test.post("/account/passkeys", &stolen).await);
        let (wait, options) = begin(&test, "/account/passkeys/begin").await;
        let answer = second.make(ORIGIN, &options).await;
        let own = [("wait", wait.as_str()), ("answer", &answer), ("name", "Min")];
        assert_eq!(test.post("/account/passkeys", &own).await.status, 200);
        refused(test.post("/account/passkeys", &own).await);
        // Somebody else's credential does not show the second factor.
        test.forget();
        test.enter("robin@example.se", PASSWORD).await;
        let (wait, mut options) = begin(&test, "/account/second-factor/passkey/begin").await;
        options.as_object_mut().unwrap().remove("allowCredentials");
        let answer = phone.show(ORIGIN, &options).await;
        refused(test.post("/account/second-factor/passkey", &[("wait", &wait), ("answer", &answer)]).await);
        assert_eq!(test.get("/account").await.status, 303);
        // Another's passkey is neither named nor taken away.
        let (wait, options) = begin(&test, "/account/second-factor/passkey/begin").await;
        let answer = second.show(ORIGIN, &options).await;
        assert_eq!(
            test.post("/account/second-factor/passkey", &[("wait", &wait), ("answer", &answer)]).await.status,
            303
        );
        let robin = test.exchange(kim);
        let of_kim = number(&test).await;
        let _ = test.exchange(robin);
        for (act, fields) in [("name", vec![("name", "Stulen")]), ("remove", vec![])] {
            assert_eq!(
                test.post(&format!("/account/passkeys/{of_kim}/{act}"), &fields).await.status,
                403,
                "{act}"
            );
        }
        assert_eq!(test.get(&format!("/account/passkeys/{of_kim}/remove")).await.status, 404);
    }
}

#[tokio::test]
async fn a_copy_is_noticed_by_its_counter() {
    for kind in Databases::both() {
        let (test, post) = started(kind).await;
        test.make_account(&post, "kim@example.se").await;
        let mut phone = Device::new();
        add(&test, &mut phone, "Telefon").await;
        letters::send_due(&test.app).await.unwrap();
        test.forget();
        let mut copy = phone.clone();
        for _ in 0..3 {
            assert_eq!(enter(&test, &mut phone).await.status, 303);
            test.forget();
        }
        let stopped = enter(&test, &mut copy).await;
        assert!(stopped.status == 422 && stopped.text().contains("kopia"), "{}", stopped.text());
        assert_eq!(newest(&test).await, "person.passkey_refused");
        assert_eq!(subject(&test, &post).await, "En inloggningsnyckel till ditt konto i Hemtag stoppades");
        assert_eq!(enter(&test, &mut phone).await.status, 303, "the one that went on still signs in");
    }
}

#[tokio::test]
async fn staff_keep_a_second_factor() {
    for kind in Databases::both() {
        let (mut test, post) = started(kind).await;
        let key = test.join(&post, "ada@iuc.example", "adviser", "IUC", &[]).await;
        let mut phone = Device::new();
        let added = add(&test, &mut phone, "Telefon").await;
        assert_eq!(
            added.location(),
            Some("/account/passkeys?done=added"),
            "codes are there already: {}",
            added.text()
        );
        letters::send_due(&test.app).await.unwrap();
        // With a passkey, one-time codes may go; then the passkey may not.
        assert_eq!(test.post("/account/second-factor/remove", &[]).await.status, 303);
        let id = number(&test).await;
        let last = test.post(&format!("/account/passkeys/{id}/remove"), &[]).await;
        assert!(last.status == 422 && last.text().contains("din roll kräver"), "{}", last.text());
        let mut second = Device::new();
        assert_eq!(add(&test, &mut second, "Nyckel").await.status, 303);
        assert_eq!(test.post(&format!("/account/passkeys/{id}/remove"), &[]).await.status, 303);
        // With one-time codes again, the last passkey may go.
        let page = test.get("/account/second-factor/new").await.text();
        let new_key = field_of(&page, "key");
        assert_ne!(new_key, key);
        test.app.clock = Clock::fixed(test.app.clock.now() + Duration::from_secs(60));
        let code = one_time_code(&new_key, test.app.clock.now());
        assert_eq!(
            test.post("/account/second-factor/new", &[("key", &new_key), ("code", &code)]).await.status,
            200
        );
        let id = number(&test).await;
        assert_eq!(test.post(&format!("/account/passkeys/{id}/remove"), &[]).await.status, 303);
    }
}

#[tokio::test]
async fn staff_may_begin_with_a_passkey_instead_of_codes() {
    let (test, post) = started(Databases::Sqlite).await;
    test.sign_in();
    let form = [("email", "ada@iuc.example"), ("role", "adviser"), ("new_organisation", "IUC")];
    assert_eq!(test.post("/people/invite", &form).await.status, 303);
    test.forget();
    let link = test.letter(&post).await.link();
    let joined = test.post(&link, &[("name", "Ada"), ("password", PASSWORD)]).await;
    assert_eq!(joined.location(), Some("/account/second-factor/new"));
    assert!(test.get("/account/second-factor/new").await.text().contains("data-passkey=\"create\""));
    let wrong = test.post("/account/passkeys", &[("wait", "x"), ("answer", "{}"), ("name", "y")]).await;
    assert!(wrong.status == 422 && wrong.text().contains("tog för lång tid"), "{}", wrong.text());
    let added = add(&test, &mut Device::new(), "Telefon").await;
    assert!(added.status == 200 && added.text().contains("<li><code>"), "{}", added.text());
    assert_eq!(test.get("/cases").await.status, 200, "she is an adviser now");
}

#[tokio::test]
async fn where_there_can_be_no_passkeys_the_page_says_why() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    let post = test.use_post().await;
    let before = test.get("/account/sign-in").await.text();
    assert!(!before.contains("data-passkey"), "{before}");
    test.make_account(&post, "kim@example.se").await;
    let page = test.get("/account/passkeys").await.text();
    assert!(page.contains("en adress av siffror") && !page.contains("data-passkey"), "{page}");
    assert_eq!(test.post("/account/passkeys/begin", &[]).await.status, 400);
    assert_eq!(test.post("/account/passkey/begin", &[]).await.status, 400);
}

#[tokio::test]
async fn one_network_begins_so_often_and_no_more() {
    let (test, _post) = started(Databases::Sqlite).await;
    for _ in 0..60 {
        begin(&test, "/account/passkey/begin").await;
    }
    assert_eq!(test.post("/account/passkey/begin", &[]).await.status, 429);
}
