//! Accounts: made by letter, signed in to, guarded by a second factor, invited, claimed; and what strangers cannot do.

use crate::testkit::{Databases, PASSWORD, Post, TestApp, field_of, one_time_code};
use hemtag::{
    access::{Action, Caller, Relation, Role, may},
    clock::Clock,
    events, letters,
    makers::{
        self,
        model::{Maker, MakerId},
    },
};
use jiff::Timestamp;

const OTHER: &str = "sju blyga elefanter på rad";

async fn started(kind: Databases) -> (TestApp, Post) {
    let mut test = TestApp::start(kind).await;
    let post = test.use_post().await;
    (test, post)
}

#[tokio::test]
async fn an_account_is_made_by_letter_and_signed_in_to() {
    for kind in Databases::both() {
        let (test, post) = started(kind).await;
        let asked = test.post("/en/account/new", &[("email", " Kim@Example.SE ")]).await;
        assert!(asked.status == 200 && !asked.text().contains('⟦'), "{}", asked.text());
        let letter = test.letter(&post).await;
        assert_eq!(
            (letter.to.as_str(), letter.subject.as_str()),
            ("kim@example.se", "Make your account in Hemtag")
        );
        let link = letter.link();
        assert!(link.starts_with("/en/account/link/"), "{link}");
        let weak = test.post(&link, &[("name", "Kim"), ("password", "password1234")]).await;
        assert!(weak.status == 422 && weak.text().contains("password-error"), "{}", weak.text());
        let nameless = test.post(&link, &[("name", " "), ("password", PASSWORD)]).await;
        assert!(nameless.status == 422 && nameless.text().contains("name-error"), "{}", nameless.text());
        let made = test.post(&link, &[("name", "Kim Ek"), ("password", PASSWORD)]).await;
        assert_eq!((made.status, made.location()), (303, Some("/en/account?done=entered")));
        let own = test.get("/en/account").await.text();
        assert!(own.contains("kim@example.se") && own.contains("Kim Ek") && !own.contains('⟦'), "{own}");
        let again = test.post(&link, &[("name", "Kim Ek"), ("password", OTHER)]).await;
        assert!(again.status == 422 && again.text().contains("does not hold"), "a link is good once");

        assert_eq!(test.post("/sign-out", &[]).await.status, 303);
        let out = test.get("/account").await;
        assert_eq!((out.status, out.location()), (303, Some("/account/sign-in?to=%2Faccount")));
        let (status, text) = test.enter("kim@example.se", "fel lösenord helt och hållet").await;
        assert!(status == 422 && text.contains("email-error") && text.contains("kim@example.se"), "{text}");
        assert_eq!(test.enter("KIM@example.se", PASSWORD).await, (303, "/account".to_owned()));
        assert_eq!(test.get("/account").await.status, 200);
    }
}

#[tokio::test]
async fn nobody_learns_from_a_page_whether_an_address_has_an_account() {
    let (test, post) = started(Databases::Sqlite).await;
    test.make_account(&post, "kim@example.se").await;
    test.forget();
    for form in ["/account/new", "/account/recover"] {
        let known = test.post(form, &[("email", "kim@example.se")]).await;
        let unknown = test.post(form, &[("email", "robin@example.se")]).await;
        assert_eq!(known.status, unknown.status);
        assert_eq!(known.text(), unknown.text().replace("robin@", "kim@"));
    }
    letters::send_due(&test.app).await.unwrap();
    let subjects: Vec<String> = post.take().into_iter().map(|letter| letter.subject).collect();
    assert_eq!(
        subjects,
        [
            "Du har redan ett konto i Hemtag",
            "Skapa ditt konto i Hemtag",
            "Nytt lösenord i Hemtag",
            "Inget konto i Hemtag har din adress"
        ]
    );
    let (_, known) = test.enter("kim@example.se", OTHER).await;
    let (_, unknown) = test.enter("nils@example.se", OTHER).await;
    assert_eq!(known, unknown.replace("nils@", "kim@"));
}

#[tokio::test]
async fn a_lost_password_is_replaced_and_other_sessions_end() {
    for kind in Databases::both() {
        let (test, post) = started(kind).await;
        test.make_account(&post, "kim@example.se").await;
        let first = test.exchange(Vec::new());
        test.post("/account/recover", &[("email", "kim@example.se")]).await;
        let link = test.letter(&post).await.link();
        assert_eq!(test.post(&link, &[("password", OTHER)]).await.status, 303);
        assert_eq!(test.get("/account").await.status, 200);
        let second = test.exchange(first);
        assert_eq!(test.get("/account").await.status, 303, "the other browser is signed out");
        drop(test.exchange(second));
        test.post("/sign-out", &[]).await;
        assert_eq!(test.enter("kim@example.se", PASSWORD).await.0, 422);
        assert_eq!(test.enter("kim@example.se", OTHER).await.0, 303);
    }
}

#[tokio::test]
async fn a_link_and_a_session_end_by_themselves() {
    let (mut test, post) = started(Databases::Sqlite).await;
    test.post("/account/new", &[("email", "kim@example.se")]).await;
    let link = test.letter(&post).await.link();
    let start: Timestamp = test.app.clock.now();
    let later = |hours: i64| Clock::fixed(start + jiff::SignedDuration::from_hours(hours));
    test.app.clock = later(25);
    assert!(test.get(&link).await.text().contains("gäller inte"), "a day is over");
    test.app.clock = later(0);
    assert_eq!(test.post(&link, &[("name", "Kim"), ("password", PASSWORD)]).await.status, 303);
    test.app.clock = later(24 * 13);
    assert_eq!(test.get("/account").await.status, 200);
    test.app.clock = later(24 * 28);
    assert_eq!(test.get("/account").await.status, 303, "two weeks without a sign of life");
}

#[tokio::test]
async fn strangers_who_fail_do_not_lock_out_the_holder() {
    let (test, post) = started(Databases::Sqlite).await;
    test.make_account(&post, "kim@example.se").await;
    test.post("/sign-out", &[]).await;
    assert_eq!(test.enter("kim@example.se", PASSWORD).await.0, 303, "this browser is known from now on");
    test.post("/sign-out", &[]).await;
    let holders = test.exchange(Vec::new());
    let mut waits = 0;
    for _ in 0..1000 {
        let (status, text) = test.enter("kim@example.se", OTHER).await;
        assert_eq!(status, 422);
        waits += usize::from(text.contains("Vänta"));
    }
    assert_eq!(waits, 995, "five are let through, then each waits");
    let (status, text) = test.enter("kim@example.se", PASSWORD).await;
    assert!(status == 422 && text.contains("Vänta"), "a stranger waits even with the right one: {text}");
    drop(test.exchange(holders));
    assert_eq!(test.enter("kim@example.se", PASSWORD).await.0, 303, "the holder does not");
}

#[tokio::test]
async fn letters_to_one_address_are_few() {
    let (test, post) = started(Databases::Sqlite).await;
    for _ in 0..20 {
        assert_eq!(test.post("/account/new", &[("email", "kim@example.se")]).await.status, 200);
    }
    letters::send_due(&test.app).await.unwrap();
    assert_eq!(post.take().len(), 5);
    let more = test.post("/account/new", &[("email", "robin@example.se")]).await;
    assert_eq!(more.status, 429, "and to all addresses together, from one network");
    let wrong = test.post("/account/new", &[("email", "kim")]).await;
    assert!(wrong.status == 422 && wrong.text().contains("email-error"), "{}", wrong.text());
}

#[tokio::test]
async fn a_letter_waits_while_the_post_is_out() {
    for kind in Databases::both() {
        let (mut test, post) = started(kind).await;
        post.is_out(true);
        test.post("/account/new", &[("email", "kim@example.se")]).await;
        assert_eq!(letters::send_due(&test.app).await.unwrap(), (0, 1));
        let waiting = letters::waiting(test.app.db.reader()).await.unwrap();
        assert_eq!((waiting.letters, waiting.tried), (1, 1));
        assert!(waiting.problem.is_some_and(|p| p.contains("451") && !p.contains("kim")));
        post.is_out(false);
        assert_eq!(letters::send_due(&test.app).await.unwrap(), (0, 0), "not at once again");
        let start = test.app.clock.now();
        test.app.clock = Clock::fixed(start + jiff::SignedDuration::from_mins(2));
        assert_eq!(letters::send_due(&test.app).await.unwrap(), (1, 0));
        assert_eq!(post.take().len(), 1);
    }
}

/// Turns the second factor on, after a code that is wrong.
async fn factor(test: &TestApp) -> (String, Vec<String>) {
    let key = field_of(&test.get("/account/second-factor/new").await.text(), "key");
    let wrong = test.post("/account/second-factor/new", &[("key", &key), ("code", "000000")]).await;
    assert!(wrong.status == 422 && wrong.text().contains("code-error"), "{}", wrong.text());
    let (key, codes) = test.turn_factor_on().await;
    assert_eq!(codes.len(), 10);
    (key, codes)
}

#[tokio::test]
async fn the_second_factor_is_asked_for_and_each_code_is_good_once() {
    for kind in Databases::both() {
        let (mut test, post) = started(kind).await;
        test.make_account(&post, "kim@example.se").await;
        let (key, codes) = factor(&test).await;
        assert!(test.get("/account").await.text().contains("10 reservkoder"));
        test.post("/sign-out", &[]).await;

        let (status, to) = test.enter("kim@example.se", PASSWORD).await;
        assert_eq!((status, to.as_str()), (303, "/account/second-factor?to=%2Faccount"));
        assert_eq!(test.get("/account").await.status, 303, "half signed in is not signed in");
        let used = one_time_code(&key, test.app.clock.now());
        let page = test.post("/account/second-factor", &[("code", &used), ("to", "/account")]).await;
        assert_eq!(page.status, 422, "the code that turned it on was used");
        let start = test.app.clock.now();
        test.app.clock = Clock::fixed(start + jiff::SignedDuration::from_mins(2));
        let next = one_time_code(&key, test.app.clock.now());
        let page = test.post("/account/second-factor", &[("code", &next), ("to", "//evil.example")]).await;
        assert_eq!((page.status, page.location()), (303, Some("/account")), "and leads on within the site");
        assert_eq!(test.get("/account").await.status, 200);
        test.post("/sign-out", &[]).await;

        for (code, status) in [(&codes[0], 303), (&codes[0], 422)] {
            test.enter("kim@example.se", PASSWORD).await;
            let page = test.post("/account/second-factor", &[("code", code)]).await;
            assert_eq!(page.status, status, "{}", page.text());
            test.post("/sign-out", &[]).await;
        }
        // Whoever has the password only cannot put a factor of its own in its place.
        test.enter("kim@example.se", PASSWORD).await;
        let page = test.get("/account/second-factor/new").await.text();
        let own = field_of(&page, "key");
        let right = code_of(&own, &test);
        let kept = test.post("/account/second-factor/new", &[("key", &own), ("code", &right)]).await;
        assert_eq!(kept.status, 303, "{}", kept.text());
        assert_eq!(test.get("/account").await.status, 303);
    }
}

fn code_of(key: &str, test: &TestApp) -> String {
    one_time_code(key, test.app.clock.now())
}

async fn a_maker(test: &TestApp, name: &str, web: Option<&str>) -> MakerId {
    let mut maker = sample(name);
    maker.web = web.map(str::to_owned);
    let mut all = [maker];
    makers::add_makers(&test.app, &Caller::administrator(), &mut all).await.unwrap();
    all[0].id
}

fn sample(name: &str) -> Maker {
    let mut made = makers::examples::makers(1, 1, "2026-11-24".parse().unwrap()).pop().expect("an example");
    made.name = name.to_owned();
    made.organisation_number = None;
    made
}

#[tokio::test]
async fn an_invited_adviser_shows_a_second_factor_before_anything_else() {
    for kind in Databases::both() {
        let (test, post) = started(kind).await;
        let maker = a_maker(&test, "Ek Mekaniska", None).await;
        test.join(&post, "robin@iuc.example", "adviser", "IUC Syd", &["06"]).await;
        let own = test.get("/account").await.text();
        assert!(own.contains("Rådgivare, IUC Syd"), "{own}");
        assert_eq!(test.get(&format!("/makers/{maker}/edit")).await.status, 200);
        assert_eq!(test.get("/people/claims").await.status, 200);
        for beyond in ["/people", "/makers/import", "/makers/removed"] {
            assert_eq!(test.get(beyond).await.status, 403, "{beyond}");
        }
        assert_eq!(test.post("/account/second-factor/remove", &[]).await.status, 400, "the role asks for it");
        // A colleague is invited into what one holds oneself, and nothing else.
        let organisation = own.split("organisation=").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let colleague =
            [("email", "sam@iuc.example"), ("role", "adviser"), ("organisation", organisation.as_str())];
        assert_eq!(test.post("/people/invite", &colleague).await.status, 303);
        let more =
            [("email", "sam@iuc.example"), ("role", "officer"), ("organisation", organisation.as_str())];
        assert_eq!(test.post("/people/invite", &more).await.status, 403);
        let sent = [303, 303, 303, 303, 429];
        for status in sent {
            assert_eq!(test.post("/people/invite", &colleague).await.status, status, "five letters an hour");
        }
    }
}

#[tokio::test]
async fn a_maker_is_spoken_for_by_its_domain_or_by_an_advisers_word() {
    for kind in Databases::both() {
        let (test, post) = started(kind).await;
        let own = a_maker(&test, "Ek Mekaniska", Some("https://www.ekmek.example/om")).await;
        let other = a_maker(&test, "Gran Plast", None).await;
        test.make_account(&post, "kim@ekmek.example").await;
        assert_eq!(test.get(&format!("/makers/{own}/edit")).await.status, 403);
        let claimed = test.post(&format!("/makers/{own}/claim"), &[]).await;
        assert_eq!((claimed.status, claimed.location()), (303, Some("/account?done=claimed")));
        assert_eq!(test.get(&format!("/makers/{own}/edit")).await.status, 200);
        assert_eq!(test.get(&format!("/makers/{other}/edit")).await.status, 403, "that one only");
        let vouching = test.post(&format!("/makers/{own}/edit/evidence-maker"), &[("version", "1")]).await;
        assert_eq!(vouching.status, 403, "nobody vouches for itself");

        let silent = test.post(&format!("/makers/{other}/claim"), &[]).await;
        assert!(silent.status == 422 && silent.text().contains("words-error"), "{}", silent.text());
        let waits = test.post(&format!("/makers/{other}/claim"), &[("words", "I own it")]).await;
        assert_eq!(waits.location(), Some("/account?done=claim-waits"));
        let owner = test.exchange(Vec::new());
        test.join(&post, "robin@iuc.example", "adviser", "IUC Syd", &["06"]).await;
        let page = test.get("/people/claims").await.text();
        assert!(page.contains("I own it") && page.contains("Gran Plast"), "{page}");
        let action =
            page.split("action=\"/people/claims/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let claim = format!("/people/claims/{action}");
        assert_eq!(test.post(&claim, &[("decide", "grant")]).await.status, 422, "a decision has a reason");
        assert_eq!(
            test.post(&claim, &[("decide", "grant"), ("reason", "I know the firm")]).await.status,
            303
        );
        assert_eq!(test.post(&claim, &[("decide", "refuse"), ("reason", "x")]).await.status, 409);
        let letter = test.letter(&post).await;
        assert!(letter.to == "kim@ekmek.example" && letter.body.contains("I know the firm"), "{letter:?}");
        drop(test.exchange(owner));
        assert_eq!(test.get(&format!("/makers/{other}/edit")).await.status, 200);
    }
}

#[tokio::test]
async fn an_administrator_signs_somebody_out_everywhere() {
    for kind in Databases::both() {
        let (test, post) = started(kind).await;
        test.make_account(&post, "kim@example.se").await;
        let first = test.exchange(Vec::new());
        assert_eq!(test.enter("kim@example.se", PASSWORD).await.0, 303);
        let second = test.exchange(Vec::new());
        test.make_account(&post, "robin@example.se").await;
        let other = test.exchange(first);
        assert_eq!(test.get("/account").await.status, 200);
        assert_eq!(test.post("/people/1/sessions/end", &[]).await.status, 403, "nobody else may");
        let first = test.exchange(Vec::new());

        test.sign_in();
        let page = test.get("/people?q=kim").await.text();
        let action = page.split("/sessions/end\"").next().unwrap().rsplit('"').next().unwrap().to_owned();
        let ended = test.post(&format!("{action}/sessions/end"), &[]).await;
        assert_eq!((ended.status, ended.location()), (303, Some("/people?done=signed-out")));
        assert!(test.get("/people?done=signed-out").await.text().contains("utloggat överallt"));
        assert_eq!(test.post("/people/4711/sessions/end", &[]).await.status, 404);
        for (cookies, status) in [(first, 303), (second, 303), (other, 200)] {
            let _ = test.exchange(cookies);
            assert_eq!(test.get("/account").await.status, status, "whoever is somebody else stays signed in");
        }
        let _ = test.exchange(Vec::new());
        assert_eq!(test.enter("kim@example.se", PASSWORD).await.0, 303, "the account is as it was");
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}

#[tokio::test]
async fn an_ended_account_leaves_nothing_personal() {
    let (test, post) = started(Databases::Sqlite).await;
    test.make_account(&post, "kim@example.se").await;
    assert_eq!(test.post("/account/end", &[]).await.status, 303);
    assert_eq!(test.get("/account").await.status, 303);
    assert_eq!(test.enter("kim@example.se", PASSWORD).await.0, 422);
    test.sign_in();
    let people = test.get("/people?q=kim").await.text();
    assert!(!people.contains("kim@example.se") && people.contains("Inget konto"), "{people}");
    test.forget();
    test.make_account(&post, "kim@example.se").await;
}

#[test]
fn nobody_may_more_by_holding_less() {
    for &action in Action::ALL {
        for &relation in Relation::ALL {
            for role in Role::ALL {
                // What people can do is for themselves and their firm, not for whoever runs the installation.
                let of_people = [Action::KeepSkills, Action::KeepOwnSkills, Action::Assess].contains(&action);
                assert!(
                    of_people || may(Role::Administrator, action, relation) || !may(role, action, relation)
                );
                assert!(
                    may(role, action, relation) || !may(Role::Visitor, action, relation),
                    "{role:?} {action:?}"
                );
            }
        }
    }
}
