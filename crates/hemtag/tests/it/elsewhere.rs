//! Signing in by an agency's own provider: what it says is checked, ties to accounts are proven here, roles come by the
//! settings only.

use crate::testkit::{Databases, PASSWORD, Post, Provider, TestApp, Wrong};
use hemtag::config::{Config, Oidc, OidcRole};
use serde_json::{Value, json};

async fn started(kind: Databases) -> (TestApp, Post, Provider) {
    let mut test = TestApp::start(kind).await;
    let post = test.use_post().await;
    let provider = Provider::start(test.app.clock.now().as_second()).await;
    let role = OidcRole {
        claim: "groups".into(),
        value: "hemtag-officers".into(),
        role: "officer".into(),
        organisation: "Agency".into(),
    };
    let oidc = Oidc {
        name: "agency".into(),
        label: "Agency".into(),
        issuer: provider.issuer(),
        client_id: "hemtag".into(),
        domains: vec!["agency.example".into()],
        new_accounts: true,
        factor_amr: vec!["mfa".into()],
        role: vec![role],
        ..Oidc::default()
    };
    test.app.config = std::sync::Arc::new(Config { oidc: vec![oidc], ..(*test.app.config).clone() });
    (test, post, provider)
}

fn robin() -> Value {
    json!({ "sub": "42", "email": "robin@agency.example", "email_verified": true, "name": "Robin Råd" })
}

fn robin_with(more: Value) -> Value {
    let mut claims = robin();
    for (name, value) in more.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims
}

/// Follows the button, signs in there, and comes back. Gives where that leads.
async fn through(test: &TestApp, provider: &Provider, claims: Value) -> String {
    let gone = test.get("/account/oidc/agency?to=%2Fmakers").await;
    assert_eq!(gone.status, 303, "{}", gone.text());
    let back = provider.approve(gone.location().unwrap(), claims);
    let page = test.get(&back).await;
    assert_eq!(page.status, 303, "{}", page.text());
    page.location().unwrap().to_owned()
}

async fn is_signed_in(test: &TestApp) -> bool {
    test.get("/account").await.status == 200
}

#[tokio::test]
async fn an_account_is_made_and_found_again_by_the_providers_number() {
    for kind in Databases::both() {
        let (test, _, provider) = started(kind).await;
        let page = test.get("/en/account/sign-in?to=%2Fmakers").await.text();
        assert!(
            page.contains("Sign in with Agency") && page.contains("/en/account/oidc/agency?to=%2Fmakers"),
            "{page}"
        );
        assert_eq!(through(&test, &provider, robin()).await, "/makers");
        let own = test.get("/account").await.text();
        assert!(own.contains("robin@agency.example") && own.contains("Robin Råd"), "{own}");
        test.forget();
        // The address may change; the number is who it is.
        let moved = json!({ "sub": "42", "email": "other@elsewhere.example", "email_verified": true });
        assert_eq!(through(&test, &provider, moved).await, "/makers");
        assert!(test.get("/account").await.text().contains("robin@agency.example"));
        // Whoever has no password here cannot sign in by one.
        test.forget();
        assert_eq!(test.enter("robin@agency.example", "").await.0, 422);
        assert_eq!(test.enter("robin@agency.example", PASSWORD).await.0, 422);
    }
}

#[tokio::test]
async fn what_cannot_be_trusted_signs_nobody_in() {
    let (test, _, provider) = started(Databases::Sqlite).await;
    for wrong in
        [Wrong::Nonce, Wrong::Audience, Wrong::Issuer, Wrong::Expired, Wrong::Signature, Wrong::Unsigned]
    {
        provider.does(wrong);
        let to = through(&test, &provider, robin()).await;
        assert_eq!(to, "/account/sign-in?done=oidc-refused", "{wrong:?}");
        assert!(!is_signed_in(&test).await, "{wrong:?}");
        let told = test.get(&to).await.text();
        assert!(told.contains("godtogs inte") && !told.contains("nonce"), "{told}");
        test.forget();
    }
    provider.does(Wrong::Nothing);
    assert_eq!(through(&test, &provider, robin()).await, "/makers", "the same without the wrong is taken");
}

#[tokio::test]
async fn a_way_back_is_good_once_in_the_browser_that_began_and_with_its_state() {
    let (test, _, provider) = started(Databases::Sqlite).await;
    let begin = || async { test.get("/account/oidc/agency").await.location().unwrap().to_owned() };
    let again = "/account/sign-in?done=oidc-again";
    let back = provider.approve(&begin().await, robin());
    let wrong = back.replace("state=", "state=x");
    assert_eq!(test.get(&wrong).await.location(), Some(again), "another state");
    assert_eq!(test.get(&back).await.location(), Some(again), "and then the right one comes too late");
    let back = provider.approve(&begin().await, robin());
    let own = test.exchange(Vec::new());
    assert_eq!(test.get(&back).await.location(), Some(again), "another browser");
    drop(test.exchange(own.clone()));
    assert_eq!(test.get(&back).await.location(), Some("/account"));
    drop(test.exchange(own));
    assert_eq!(test.get(&back).await.location(), Some(again), "replayed, with the cookie too");
    assert!(!is_signed_in(&test).await);
    let elsewhere = test.get("/account/oidc/agency?to=https%3A%2F%2Fevil.example").await;
    let back = provider.approve(elsewhere.location().unwrap(), robin());
    assert_eq!(test.get(&back).await.location(), Some("/account"), "leads on within the site");
    assert_eq!(test.get("/account/oidc/nobody").await.status, 404);
}

#[tokio::test]
async fn an_address_that_is_not_the_providers_own_or_not_verified_gives_no_account() {
    let (test, _, provider) = started(Databases::Sqlite).await;
    for claims in [
        robin_with(json!({ "email": "robin@gmail.example" })),
        robin_with(json!({ "email": "robin@evil.example.agency.example.evil.example" })),
        robin_with(json!({ "email_verified": false })),
        json!({ "sub": "42" }),
    ] {
        let to = through(&test, &provider, claims.clone()).await;
        assert_eq!(to, "/account/sign-in?done=oidc-no-account", "{claims}");
        assert!(!is_signed_in(&test).await);
    }
}

#[tokio::test]
async fn an_account_that_is_here_is_tied_only_by_whoever_proves_it() {
    for kind in Databases::both() {
        let (test, post, provider) = started(kind).await;
        test.make_account(&post, "robin@agency.example").await;
        test.forget();
        let to = through(&test, &provider, robin()).await;
        assert_eq!(to, "/account/sign-in?to=%2Faccount%2Foidc-tie&done=oidc-known");
        assert!(!is_signed_in(&test).await, "the address alone is not enough");
        let waiting = test.exchange(Vec::new());
        test.make_account(&post, "kim@example.se").await;
        let kims = test.exchange(waiting);
        let session = kims.into_iter().find(|(name, _)| name.ends_with("hemtag_session")).unwrap();
        let own = test.exchange(Vec::new());
        let mut mixed = own.clone();
        mixed.push(session);
        drop(test.exchange(mixed));
        assert_eq!(test.post("/account/oidc-tie", &[]).await.status, 403, "another's account is not tied");
        drop(test.exchange(own));
        let fields = [("email", "robin@agency.example"), ("password", PASSWORD), ("to", "/account/oidc-tie")];
        assert_eq!(test.post("/account/sign-in", &fields).await.location(), Some("/account/oidc-tie"));
        assert_eq!(test.get("/account/oidc-tie").await.status, 200);
        let tied = test.post("/account/oidc-tie", &[]).await;
        assert_eq!(tied.location(), Some("/account?done=oidc-tied"), "{}", tied.text());
        assert_eq!(test.post("/account/oidc-tie", &[]).await.status, 400, "once");
        test.forget();
        assert_eq!(through(&test, &provider, robin()).await, "/makers");
        assert!(is_signed_in(&test).await);
        // An ended account is nobody's any more.
        test.post("/account/end", &[]).await;
        test.forget();
        assert_eq!(through(&test, &provider, robin()).await, "/makers", "a new one");
    }
}

#[tokio::test]
async fn roles_come_by_the_settings_and_go_and_the_factor_counts_by_the_settings() {
    for kind in Databases::both() {
        let (test, _, provider) = started(kind).await;
        // A role that no row maps is nothing.
        let claims = robin_with(
            json!({ "groups": ["administrators"], "role": "administrator", "roles": ["officer"] }),
        );
        assert_eq!(through(&test, &provider, claims).await, "/makers");
        assert_eq!(test.get("/makers/import").await.status, 403);
        test.forget();
        let officer = json!({ "groups": ["x", "hemtag-officers"] });
        let to = through(&test, &provider, robin_with(officer.clone())).await;
        assert_eq!(to, "/account/second-factor/new?to=%2Fmakers", "an officer shows a second factor");
        assert_eq!(test.get("/makers/import").await.status, 403);
        test.forget();
        let mut claims = robin_with(officer);
        claims["amr"] = json!(["pwd"]);
        assert!(through(&test, &provider, claims.clone()).await.starts_with("/account/second-factor"));
        test.forget();
        claims["amr"] = json!(["pwd", "mfa"]);
        assert_eq!(through(&test, &provider, claims).await, "/makers", "it was shown there");
        assert_eq!(test.get("/makers/import").await.status, 200);
        assert!(test.get("/account").await.text().contains("Handläggare, Agency"));
        test.forget();
        assert_eq!(through(&test, &provider, robin()).await, "/makers");
        assert_eq!(test.get("/makers/import").await.status, 403, "no longer said, no longer held");
    }
}

/// The number of the one tie that the account's page shows.
async fn tie_of(test: &TestApp) -> String {
    let page = test.get("/account").await.text();
    let rest = page.split("/account/oidc-ties/").nth(1).unwrap_or_else(|| panic!("{page}"));
    rest.split('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_tie_is_untied_with_its_roles_by_its_owner_unless_it_is_the_last_way_in() {
    for kind in Databases::both() {
        let (test, post, provider) = started(kind).await;
        let claims = robin_with(json!({ "groups": ["hemtag-officers"], "amr": ["mfa"] }));
        assert_eq!(through(&test, &provider, claims.clone()).await, "/makers");
        let id = tie_of(&test).await;
        let asked = test.get(&format!("/account/oidc-ties/{id}/remove")).await;
        assert!(asked.status == 200 && asked.text().contains("Agency"), "{}", asked.text());
        let last = test.post(&format!("/account/oidc-ties/{id}/remove"), &[]).await;
        assert!(last.status == 422 && last.text().contains("inte kunna logga in alls"), "{}", last.text());
        // A stranger unties nothing.
        let robins = test.exchange(Vec::new());
        test.make_account(&post, "kim@example.se").await;
        assert_eq!(test.get(&format!("/account/oidc-ties/{id}/remove")).await.status, 404);
        assert_eq!(test.post(&format!("/account/oidc-ties/{id}/remove"), &[]).await.status, 403);
        // With a password of its own the account can do without.
        drop(test.exchange(Vec::new()));
        test.post("/account/recover", &[("email", "robin@agency.example")]).await;
        let link = test.letter(&post).await.link();
        test.post(&link, &[("password", PASSWORD)]).await;
        drop(test.exchange(Vec::new()));
        drop(robins);
        assert_eq!(through(&test, &provider, claims).await, "/makers");
        assert_eq!(test.get("/makers/import").await.status, 200);
        let untied = test.post(&format!("/account/oidc-ties/{id}/remove"), &[]).await;
        assert_eq!(untied.location(), Some("/account?done=oidc-untied"), "{}", untied.text());
        let letter = test.letter(&post).await;
        assert_eq!(letter.subject, "En inloggning kopplades bort från ditt konto i Hemtag");
        assert!(letter.body.contains("Agency") && !letter.body.contains('⟦'), "{}", letter.body);
        assert_eq!(test.get("/makers/import").await.status, 403, "the role came from there");
        let account = test.get("/account?done=oidc-untied").await.text();
        assert!(account.contains("Kopplingen är borttagen") && !account.contains("oidc-ties"), "{account}");
        assert_eq!(test.post(&format!("/account/oidc-ties/{id}/remove"), &[]).await.status, 404, "once");
        test.forget();
        let to = through(&test, &provider, robin()).await;
        assert_eq!(to, "/account/sign-in?to=%2Faccount%2Foidc-tie&done=oidc-known", "it is proven again");
    }
}
