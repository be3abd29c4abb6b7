//! The room of skills through the router: its start, and the self-test with what it says and whom it names, on both databases.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::{Caller, Role},
    config::Adviser,
    people::examples::{Example, make_examples},
};

const ALL: [&str; 12] = [
    "goals",
    "capabilities",
    "roles",
    "held",
    "fresh",
    "two",
    "leaving",
    "evidence",
    "expiry",
    "new",
    "plan",
    "orders",
];

/// The address of a result: yes to all but.
fn answered(but: &[(&str, &str)], more: &str) -> String {
    let answer = |question: &str| but.iter().find(|(one, _)| *one == question).map_or("yes", |(_, a)| *a);
    let answers: Vec<String> = ALL.iter().map(|one| format!("{one}={}", answer(one))).collect();
    format!("/skills/self-test?send=1&{}{more}", answers.join("&"))
}

#[tokio::test]
async fn the_room_begins_with_what_to_do_next_for_each_who_comes() {
    let test = TestApp::start(Databases::both().into_iter().next().unwrap()).await;
    let page = test.get("/skills").await;
    assert_eq!(page.status, 200);
    let html = page.text();
    for heading in ["För företag", "För dig som kan yrket", "För rådgivare och handläggare"] {
        assert!(html.contains(heading), "{heading}");
    }
    // Every door leads somewhere.
    for link in html.split("href=\"/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        let link = format!("/{}", link.replace("&amp;", "&"));
        if ["/skills", "/guides", "/gaps"].iter().any(|room| link.starts_with(room)) {
            // What is only for some leads to where one signs in.
            let led = test.get(&link).await;
            let to_sign_in = led.location().is_some_and(|to| to.contains("/account/sign-in"));
            assert!(led.status == 200 || to_sign_in, "{link}: {}", led.status);
        }
    }
    assert!(test.get("/").await.text().contains("href=\"/skills\""), "the start page leads here");
}

#[tokio::test]
async fn the_test_says_where_the_firm_stands_and_ends_in_one_step() {
    let test = TestApp::start(Databases::both().into_iter().next().unwrap()).await;
    assert_eq!(test.get("/skills/self-test").await.text().matches("<fieldset").count(), 13);
    let html =
        test.get(&answered(&[("two", "no"), ("leaving", "unknown"), ("plan", "partly")], "")).await.text();
    assert!(html.contains("Ni står vid sårbarheten"), "{html}");
    assert!(html.contains("vem som kan lära sig dem"), "what nobody knows is found out first");
    assert!(
        html.contains("Det här vet ni inte")
            && html.contains("Det här saknas")
            && html.contains("Det här finns delvis")
    );
    assert_eq!(html.matches("Ert nästa steg").count(), 1);
    let all = test.get(&answered(&[], "")).await.text();
    assert!(all.contains("Ni har hela vägen på plats") && !all.contains("Det här saknas"));
    let open = test.get("/skills/self-test?send=1&goals=yes&two=perhaps").await;
    assert_eq!(open.status, 422);
    assert!(
        open.text().contains("Välj ett svar") && open.text().contains("value=\"yes\" checked"),
        "what was answered stays"
    );
    let english = test.get(&format!("/en{}", answered(&[("goals", "no")], ""))).await.text();
    assert!(english.contains("You stand at the direction"));
}

#[tokio::test]
async fn whoever_serves_county_and_branch_is_named_and_nobody_is_made_up() {
    for database in Databases::both() {
        let mut test = TestApp::start(database).await;
        let in_jonkoping = answered(&[("goals", "no")], "&county=06&branch=25");
        let nobody = test.get(&in_jonkoping).await.text();
        assert!(
            nobody.contains("Ingen rådgivare är angiven för ert län än")
                && nobody.contains("näringslivskontoret")
        );
        let example = Example {
            name: "Disa Rådgivare",
            email: "disa@exempel.invalid",
            holds: Some((Role::Adviser, "Företagslots Småland", &["06"])),
        };
        make_examples(&test.app, &Caller::administrator(), &[example]).await.unwrap();
        let served = test.get(&in_jonkoping).await.text();
        assert!(served.contains("Företagslots Småland"), "{served}");
        assert!(!served.contains("Disa"), "an account's name is not for visitors");
        let elsewhere = test.get(&answered(&[("goals", "no")], "&county=25")).await.text();
        assert!(!elsewhere.contains("Företagslots Småland"), "she serves another county");
        // Without a county there is somebody too, and the county is asked for with the answers kept.
        let page = test.get(&answered(&[("goals", "no")], "")).await.text();
        assert!(page.contains("Visa vem") && page.contains("name=\"goals\" value=\"no\""), "{page}");
        let stated = |name: &str, counties: &[&str]| Adviser {
            name: name.to_owned(),
            phone: Some("010-123 45 67".to_owned()),
            counties: counties.iter().map(|one| (*one).to_owned()).collect(),
            ..Adviser::default()
        };
        // An account without a name and a number is not told before whoever has both.
        std::sync::Arc::make_mut(&mut test.app.config).adviser = vec![stated("Landets lots", &[])];
        let reached = test.get(&in_jonkoping).await.text();
        assert!(reached.contains("Landets lots") && reached.contains("tel:0101234567"), "{reached}");
        assert!(!reached.contains("Logga in för att se vem"), "{reached}");
        assert!(test.get(&answered(&[], "")).await.text().contains("Landets lots"));
        let advisers = vec![stated("Lots Jönköping", &["06"]), stated("Landets lots", &[])];
        std::sync::Arc::make_mut(&mut test.app.config).adviser = advisers;
        let named = test.get(&in_jonkoping).await.text();
        assert!(named.contains("Lots Jönköping") && named.contains("tel:0101234567"), "{named}");
        assert!(test.get(&answered(&[], "&county=25")).await.text().contains("Landets lots"));
        let without = test.get(&answered(&[], "&county=99")).await.text();
        assert!(without.contains("Landets lots") && !without.contains("Lots Jönköping"));
    }
}
