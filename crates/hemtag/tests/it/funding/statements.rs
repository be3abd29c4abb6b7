//! The statement of earlier aid as part of an application: asked of each party that gets aid, signed with it, used by the check.

use crate::testkit::{Databases, TestApp};
use ::funding::aid::Amount;
use hemtag::funding::{
    FundingError,
    decisions::take,
    model::{
        aid::{Support, Tells},
        call::AidBasis,
        check::Step,
        decision::AidCheck,
    },
};

use crate::cases::people::led_to;
use crate::funding::{
    aid_follows::rate,
    apply::Scene,
    deciders::{TAKING, assessed, by_year, officer_of, presented, seen},
    world::{assignment, call},
};

#[tokio::test]
async fn it_is_asked_kept_with_the_version_and_signed_with_it() {
    for kind in Databases::both() {
        let scene = Scene::new(kind).await;
        let test = scene.test();
        let id = scene.begin().await;
        scene.write(id).await;
        let path = format!("/funding/applications/{id}/aid");
        led_to(&scene.step(id, Step::Aid, &[("aid-0-linked", ""), ("aid-0-earlier", "these")]).await);
        let page = test.get(&format!("{path}?problems=true")).await.text();
        assert!(!page.contains('⟦') && page.contains("Sökande 1 (exempel)"), "{page}");
        for error in ["aid-0-linked-error", "aid-0-earlier-error"] {
            assert!(page.contains(error), "{error}: {page}");
        }
        let refused = scene.hand_in(id, "a").await;
        assert!(refused.status == 422 && refused.text().contains("Tidigare stöd"), "{}", refused.text());
        // A line contradicts "none", and what is no amount stays as it was typed.
        let line = [
            ("aid-0-earlier", "none"),
            ("support-0-party", "0"),
            ("support-0-grantor", "Region Exempel"),
            ("support-0-amount", "runt 5"),
        ];
        led_to(&scene.step(id, Step::Aid, &line).await);
        let page = test.get(&format!("/en{path}?problems=true")).await.text();
        assert!(page.contains("contradict each other") && page.contains("value=\"runt 5\""), "{page}");
        let line = [
            ("aid-0-earlier", "these"),
            ("support-0-party", "0"),
            ("support-0-grantor", "Region Exempel"),
            ("support-0-on", "2025-03-01"),
            ("support-0-amount", "12 000,50"),
            ("support-0-currency", "EUR"),
        ];
        led_to(&scene.step(id, Step::Aid, &line).await);
        let check = test.get(&format!("/funding/applications/{id}/check")).await.text();
        assert!(check.contains("Region Exempel") && check.contains("Allt som behövs finns med"), "{check}");
        led_to(&scene.hand_in(id, "a").await);
        let json = test.get(&format!("/funding/applications/{id}/versions/1/json")).await.json();
        assert_eq!(json["application"]["aid"]["parties"][0]["earlier"], "these");
        assert_eq!(json["application"]["aid"]["supports"][0]["amount"]["minor"], 12_000_50);
        assert_eq!(json["signed"]["function"], "VD");
    }
}

#[tokio::test]
async fn a_call_without_aid_asks_for_none() {
    let scene = Scene::with(Databases::Sqlite, |call| call.aid = AidBasis::NotAid).await;
    let id = scene.begin().await;
    let page = scene.test().get(&format!("/funding/applications/{id}/about")).await.text();
    assert!(!page.contains(&format!("/funding/applications/{id}/aid")), "{page}");
    let led = led_to(&scene.step(id, Step::Answers, &[]).await);
    assert_eq!(led, format!("/funding/applications/{id}/files"));
}

#[tokio::test]
async fn the_check_counts_what_is_stated_and_knows_nothing_without_it() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let app = &test.app;
        rate(app).await;
        let call = call(app, &assignment(app).await, |_| {}).await;
        let year = call.call.years[0];
        let stated = |euro: i64| {
            move |application: &mut hemtag::funding::model::application::Application| {
                application.aid.parties[0].earlier = Some(Tells::These);
                application.aid.supports.push(Support {
                    party: 0,
                    grantor: "Region Exempel".to_owned(),
                    on: Some("2025-03-01".parse().unwrap()),
                    amount: Some(Amount::euro(euro * 100)),
                });
            }
        };
        let decide = async |application: i64| {
            let kept =
                presented(app, application, |decision| decision.granted = by_year(&[(year, 110_000)])).await;
            take(app, &officer_of(9_002), seen(&kept), TAKING).await
        };
        // 110 000 kr is 10 000 EUR: beside 290 000.01 it passes, beside 290 000 it does not.
        let full = assessed(app, &call, 1, 0, |application| {
            stated(290_000)(application);
            application.aid.supports[0].amount = Some(Amount::euro(290_000_01));
        })
        .await;
        let refused = decide(full.id).await;
        let Err(FundingError::AidFull { room_cents, worth_cents }) = refused else { panic!("{refused:?}") };
        assert_eq!((room_cents, worth_cents), (9_999_99, Some(10_000_00)));
        let fits = assessed(app, &call, 2, 1, stated(290_000)).await;
        let taken = decide(fits.id).await.unwrap();
        let Some(AidCheck::Below { least, most, .. }) = taken.decision.aid_checked else { panic!() };
        assert_eq!((least, most), (290_000_00, Some(290_000_00)));
        // Not known, and not stated at all: at least nothing, at most nobody knows.
        let not_known = assessed(app, &call, 3, 2, |application| {
            application.aid.parties[0].earlier = Some(Tells::NotKnown);
        })
        .await;
        let nothing = assessed(app, &call, 4, 3, |application| application.aid.parties.clear()).await;
        for application in [not_known, nothing] {
            let taken = decide(application.id).await.unwrap();
            let Some(AidCheck::Below { least, most, .. }) = taken.decision.aid_checked else { panic!() };
            assert_eq!((least, most), (0, None), "unknown stays unknown");
        }
    }
}
