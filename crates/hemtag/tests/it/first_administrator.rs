//! Who becomes administrator where nobody is: by the address that a start prints, or by the command; both once, and neither past an
//! administrator's second factor.

use clap::Parser;
use hemtag::cli::{self, Cli};

use crate::testkit::{Databases, PASSWORD, TestApp};

#[tokio::test]
async fn the_first_start_makes_an_administrator_once() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let start = format!("/en/sign-in/{}", test.app.sign_in_key);
        let page = test.get(&start).await;
        assert!(page.text().contains("Nobody is administrator here yet"), "{}", page.text());

        let wrong = test.post(&start, &[("email", "kim")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text().contains("kim"), "what was typed stands there still");

        let asked = test.post(&start, &[("email", "kim@agency.example")]).await;
        let link = asked.location().unwrap().to_owned();
        assert!(link.starts_with("/en/account/link/"), "{link}");
        assert!(test.get(&link).await.text().contains("Become administrator"));
        let entered = test.post(&link, &[("name", "Kim Ek"), ("password", PASSWORD)]).await;
        assert_eq!(entered.location(), Some("/en/account/second-factor/new"), "{}", entered.text());

        assert!(test.get(&link).await.text().contains("The link does not hold"), "it was good once");
        assert_eq!(test.get(&start).await.status, 404, "the start's link has ended");
        assert_eq!(test.post(&start, &[]).await.status, 404);
        assert_eq!(test.post(&start, &[("email", "eve@agency.example")]).await.status, 404);
    }
}

#[tokio::test]
async fn the_command_lets_an_administrator_in_again() {
    let test = TestApp::start(Databases::Sqlite).await;
    let link = |email: &str| {
        let arguments = [
            "hemtag",
            "--language",
            "en",
            "--json",
            "--database",
            &test.database.setting,
            "administrator",
            email,
        ]
        .map(str::to_owned);
        async move {
            let mut out = Vec::new();
            cli::run(Cli::try_parse_from(arguments).unwrap(), &mut out).await.map(|_| {
                let told: serde_json::Value = serde_json::from_slice(&out).unwrap();
                let link = told["link"].as_str().unwrap().to_owned();
                link[link.find("/en/account/").unwrap()..].to_owned()
            })
        }
    };
    let refused = link("kim").await.unwrap_err().to_string();
    assert!(refused.contains("kim is no e-mail address"), "{refused}");
    let first = link("kim@agency.example").await.unwrap();
    let second = link("kim@agency.example").await.unwrap();
    assert!(
        test.get(&first).await.text().contains("The link does not hold"),
        "the newest link is the one that holds"
    );
    let entered = test.post(&second, &[("name", "Kim Ek"), ("password", PASSWORD)]).await;
    assert_eq!(entered.status, 303, "{}", entered.text());
    test.forget();

    // The password is lost: another is set.
    let third = link("kim@agency.example").await.unwrap();
    let set = test.post(&third, &[("password", "blå cykel ser bergen")]).await;
    assert_eq!(set.status, 303, "{}", set.text());
    test.forget();
    let signed_in = test
        .post("/en/account/sign-in", &[("email", "kim@agency.example"), ("password", "blå cykel ser bergen")])
        .await;
    assert_eq!(signed_in.status, 303, "{}", signed_in.text());
}
