//! Bad input at the boundary, answered in the reader's language: English here; the rules themselves are tried where they stand.

use crate::testkit::Databases;
use hemtag::funding::{applications, examples, model::check::Step};
use jiff::ToSpan;
use sea_orm::ConnectionTrait;

use crate::cases::people::led_to;
use crate::funding::{
    apply::Scene,
    deciders::{TAKING, officer_of, presented, seen},
    record::{all, decided},
    world::officer,
};

fn says(page: &crate::testkit::Page, status: u16, texts: &[&str]) {
    let body = page.text();
    assert_eq!(page.status, status, "{body}");
    assert!(!body.contains('⟦'), "{body}");
    for text in texts {
        assert!(body.contains(text), "{text}: {body}");
    }
}

#[tokio::test]
async fn an_applicant_is_told_in_english() {
    for kind in Databases::both() {
        let mut scene =
            Scene::with(kind, |call| call.closes_at = call.opens_at.map(|at| at + 3.hours())).await;
        let id = scene.begin().await;
        scene.write(id).await;
        let english = format!("/en/funding/applications/{id}");
        // A consortium member twice, and a budget that lacks one öre.
        led_to(&scene.step(id, Step::Parties, &[("party-1-number", examples::NUMBERS[0])]).await);
        led_to(&scene.step(id, Step::Budget, &[("cost-0-amount", "400000,01")]).await);
        let check = scene.test().get(&format!("{english}/check")).await;
        says(&check, 200, &["stands in row 1 already", "0.01"]);
        let version = scene.version(id).await;
        let form = [("version", version.as_str()), ("once", "a"), ("declared", "1")];
        says(&scene.test().post(&format!("{english}/submit"), &form).await, 422, &["0.01"]);
        led_to(&scene.step(id, Step::Parties, &[]).await);
        led_to(&scene.step(id, Step::Budget, &[]).await);
        // One second late; in the last second; and the same form twice.
        let closes = scene.call.call.closes_at.unwrap();
        let version = scene.version(id).await;
        let form = [("version", version.as_str()), ("once", "a"), ("declared", "1")];
        scene.at(closes + 1.second());
        scene.house.enter(&scene.kim);
        let late = scene.test().post(&format!("{english}/submit"), &form).await;
        says(&late, 422, &["closed", "Swedish time", "kept"]);
        scene.at(closes - 1.second());
        scene.house.enter(&scene.kim);
        let first = led_to(&scene.test().post(&format!("{english}/submit"), &form).await);
        assert_eq!(led_to(&scene.test().post(&format!("{english}/submit"), &form).await), first);
        let handed = applications::one(&scene.test().app, &officer(), id).await.unwrap();
        assert!(handed.number.is_some(), "once");
    }
}

#[tokio::test]
async fn officers_are_told_in_english() {
    for kind in Databases::both() {
        let all = all(kind).await;
        let test = &all.house.test;
        let kept = presented(&test.app, all.application, |_| {}).await;
        let take = format!("/en/funding/decisions/{}/take", kept.id);
        let form = |version: String| {
            [
                ("version".to_owned(), version),
                ("decider".to_owned(), "Ada Lind".to_owned()),
                ("unbiased".to_owned(), "yes".to_owned()),
            ]
        };
        let send = async |form: [(String, String); 3]| {
            let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            test.post(&take, &form).await
        };
        // The application is changed after the decision was prepared.
        let sql =
            format!("UPDATE funding_application SET state = 'to-complete' WHERE id = {}", all.application);
        let back =
            format!("UPDATE funding_application SET state = 'assessed' WHERE id = {}", all.application);
        let write = async |sql: &str| {
            let transaction = test.app.db.write().await.unwrap();
            transaction.execute_unprepared(sql).await.unwrap();
            transaction.commit().await.unwrap();
        };
        write(&sql).await;
        all.house.enter(&all.decider);
        says(&send(form(kept.version.to_string())).await, 422, &["application", "changed"]);
        write(&back).await;
        // Two officers at once: the second is told that somebody was first.
        let taken =
            hemtag::funding::decisions::take(&test.app, &officer_of(9_002), seen(&kept), TAKING).await;
        let taken = taken.unwrap();
        says(&send(form(kept.version.to_string())).await, 422, &["Somebody"]);
        // Beyond the grant: claimed back more than was paid.
        let year = taken.decision.granted.keys().next().unwrap().to_string();
        let form = [
            ("once", "a"),
            ("year", year.as_str()),
            ("amount", "1"),
            ("why", "No ground."),
            ("by", "2027-06-30"),
        ];
        let refused = test.post(&format!("/en/funding/grants/{}/recoveries", taken.id), &form).await;
        says(&refused, 422, &["paid"]);
    }
}

#[tokio::test]
async fn the_days_of_a_grant_are_told_in_the_readers_language() {
    for kind in Databases::both() {
        let all = all(kind).await;
        let test = &all.house.test;
        let id = decided(&all).await;
        all.house.enter(&all.owner);
        let page = test.get(&format!("/funding/grants/{id}")).await.text();
        assert!(page.contains("första begäran inom 6 månader, sedan var 6:e månad"), "{page}");
        let page = test.get(&format!("/en/funding/grants/{id}")).await.text();
        assert!(page.contains("the first claim within 6 months, then one each 6 months"), "{page}");
        assert!(page.contains("The final report by the project"), "{page}");
    }
}
