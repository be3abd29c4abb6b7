//! Calls for skills: headcounts and standards in the application, never persons; of development so much is paid as a validation
//! has shown.

use crate::testkit::{Databases, TestApp};
use ::funding::Ore;
use hemtag::funding::{
    FundingError,
    calls::{self, Seen as SeenCall},
    claims::{self, Deciding},
    model::{
        application::Application,
        call::{Both, Call, CallKind, Named},
        check::Step,
        claim::{Claim, ClaimKind, CostLine},
        reckon::ClaimWrong,
        skills::{Course, CourseWrong, Group, Skills},
    },
};

use crate::cases::people::led_to;
use crate::funding::{
    apply::Scene,
    claimants::seen,
    deciders::person,
    record::{all_with, decided},
    world::{assignment, officer},
};

fn development(call: &mut Call) {
    call.kind = CallKind::Development;
    call.share_percent = 40;
    call.validated_share_percent = Some(50);
    call.cost_kinds.push(Named { code: "course".into(), title: Both::new("Utbildning", "Training") });
}

const WRITTEN: [(&str, &str); 6] = [
    ("group-0-area", "CNC-operatörer"),
    ("group-0-people", "9"),
    ("group-0-model", "industriteknik-bas"),
    ("group-0-month", "2026-03"),
    ("validator", "Testcenter Exempel AB"),
    ("accreditation", "Ackrediterat för industriteknik (exempel)"),
];

#[tokio::test]
async fn a_call_for_skills_begins_with_criteria_costs_and_indicators_of_its_own() {
    let test = TestApp::start(Databases::Sqlite).await;
    let app = &test.app;
    let money = assignment(app).await.id;
    for (kind, titles) in
        [(CallKind::Mapping, ["Kartlägg", "Map"]), (CallKind::Development, ["Utveckla", "Develop"])]
    {
        let begun = calls::begin(app, &officer(), kind, money, titles, None).await.unwrap();
        assert!(begun.call.criteria.len() == 3 && begun.call.cost_kinds.len() >= 3, "{kind:?}");
        assert!(begun.call.indicators.iter().filter(|one| one.required).count() == 2, "{kind:?}");
        let seen = SeenCall { code: &begun.code, version: begun.version };
        let refused = calls::publish(app, &officer(), seen).await;
        let Err(FundingError::Wrong(wrong)) = refused else { panic!() };
        let asks_share = wrong.iter().any(|(field, _)| field == "validated_share_percent");
        assert_eq!(asks_share, kind == CallKind::Development, "the call sets the share");
    }
}

#[tokio::test]
async fn an_application_says_how_many_and_by_which_standard_and_never_who() {
    for kind in Databases::both() {
        let scene = Scene::with(kind, development).await;
        let test = scene.test();
        let id = scene.begin().await;
        scene.write(id).await;
        let path = format!("/funding/applications/{id}/skills");
        let check = test.get(&format!("/funding/applications/{id}/check")).await.text();
        assert!(check.contains(&format!("{path}?problems=true#groups")), "{check}");
        for (name, text, says) in [
            ("group-0-area", "Svetsare, 19121212-1212", "ser ut som ett personnummer"),
            ("group-0-people", "121212-1212", "ser ut som ett personnummer"),
            ("validator", "kim.ek@example.se", "ser ut som en e-postadress"),
        ] {
            let mut typed = WRITTEN.to_vec();
            typed.retain(|(other, _)| *other != name);
            typed.push((name, text));
            let refused = scene.step(id, Step::Skills, &typed).await;
            let page = refused.text();
            assert!(refused.status == 422 && page.contains(says), "{text}: {page}");
            assert!(page.contains(&format!("{name}-error")), "{name}: {page}");
            let now = test.get(&path).await.text();
            assert!(!now.contains(text) && !now.contains("Testcenter"), "nothing of it is kept: {now}");
        }
        let english = test.get(&format!("/en{path}")).await.text();
        assert!(english.contains("Numbers only") && !english.contains('⟦'), "{english}");
        led_to(
            &scene
                .step(id, Step::Skills, &[("group-0-area", "CNC-operatörer"), ("group-0-month", "2031-01")])
                .await,
        );
        let page = test.get(&format!("{path}?problems=true")).await.text();
        for field in ["group-0-people", "group-0-model", "group-0-month", "validator", "accreditation"] {
            assert!(page.contains(&format!("{field}-error")), "{field}: {page}");
        }
        led_to(&scene.step(id, Step::Skills, &WRITTEN).await);
        let check = test.get(&format!("/funding/applications/{id}/check")).await.text();
        for says in
            ["CNC-operatörer", "Industriteknik BAS", "Testcenter Exempel AB", "Allt som behövs finns med"]
        {
            assert!(check.contains(says), "{says}: {check}");
        }
        led_to(&scene.hand_in(id, "a").await);
        let json = test.get(&format!("/funding/applications/{id}/versions/1/json")).await.json();
        assert_eq!(json["application"]["skills"]["groups"][0]["people"], 9);
    }
}

fn written(application: &mut Application) {
    application.skills = Skills {
        groups: vec![Group {
            area: "CNC-operatörer".into(),
            people: 9,
            model: "industriteknik-bas".into(),
            other: String::new(),
            month: Some("2026-03-01".parse().unwrap()),
        }],
        validator: "Testcenter Exempel AB".into(),
        accreditation: "Ackrediterat".into(),
    };
}

fn course(name: &str, kronor: i64, took_part: u32, validated: u32) -> Course {
    Course {
        name: name.into(),
        kind: "course".into(),
        year: 2026,
        amount: Ore::kronor(kronor),
        took_part: Some(took_part),
        validated: Some(validated),
        by: "Testcenter Exempel AB".into(),
        on: Some("2026-02-01".parse().unwrap()),
        model: "industriteknik-bas".into(),
        other: String::new(),
    }
}

#[tokio::test]
async fn what_no_validation_shows_is_cut_by_the_rule_with_the_reckoning_shown() {
    for kind in Databases::both() {
        let all = all_with(kind, development, written).await;
        let test = &all.house.test;
        let id = decided(&all).await;
        let (app, owner, grant) = (&test.app, person(all.person), id.parse().unwrap());
        let begun = claims::begin(app, &owner, grant, ClaimKind::Period).await.unwrap();
        let now = claims::grant(app, &owner, grant).await.unwrap();
        assert_eq!(now.decision.decision.share_percent, 50, "the share of what a validation has shown");
        let line =
            CostLine { kind: "course".into(), year: 2026, amount: Ore::kronor(100_000), note: String::new() };
        let claim = Claim {
            costs: vec![line],
            courses: vec![course("CNC-programmering", 90_000, 9, 6), course("Mätteknik", 9_000, 3, 3)],
            indicators: [("firms".to_owned(), 1)].into(),
            done: "Två utbildningar.".into(),
            signatory: "Kim Ek".into(),
            signatory_function: "VD".into(),
            ..Claim::default()
        };
        let period = (now.decision.decision.project_from, now.decision.decision.project_to);
        let who = Claim { done: "Bra gick det för 121212-1212.".into(), ..claim.clone() };
        let refused = claims::keep(app, &owner, seen(&begun), period, who).await;
        assert!(matches!(&refused, Err(FundingError::Personal(all)) if all[0].0 == "done"), "{refused:?}");
        let kept = claims::keep(app, &owner, seen(&begun), period, claim.clone()).await.unwrap();
        let refused = claims::hand_in(app, &owner, seen(&kept), true).await;
        // 90 000 and 9 000 are not 100 000.
        let (courses, cost) = (Ore::kronor(99_000), Ore::kronor(100_000));
        let differ = CourseWrong::DoNotSum { kind: "course".into(), year: 2026, courses, cost };
        assert!(
            matches!(&refused, Err(FundingError::ClaimWrong(all)) if *all == [ClaimWrong::Course(differ)]),
            "{refused:?}"
        );
        let claim = Claim {
            courses: [claim.courses.clone(), vec![course("Ritningar", 1_000, 2, 0)]].concat(),
            ..claim
        };
        let kept = claims::keep(app, &owner, seen(&kept), period, claim).await.unwrap();
        all.house.enter(&all.owner);
        let path = format!("/funding/grants/{id}/claims/{}", kept.id);
        let page = test.get(&format!("{path}/courses")).await.text();
        assert!(page.contains("value=\"CNC-programmering\"") && !page.contains('⟦'), "{page}");
        let check = test.get(&format!("{path}/check")).await.text();
        // 90 000 × 6/9 = 60 000; 9 000 × 3/3 = 9 000; 1 000 × 0/2 = 0: 69 000 count, 31 000 are cut.
        for sum in ["60\u{a0}000", "30\u{a0}000", "69\u{a0}000", "31\u{a0}000"] {
            assert!(check.contains(sum), "{sum}: {check}");
        }
        let kept = claims::hand_in(app, &owner, seen(&kept), true).await.unwrap();
        all.house.enter(&all.presenter);
        let page = test.get(&path).await.text();
        // Half of 69 000, before any cut of the officer's own.
        assert!(page.contains("34\u{a0}500"), "{page}");
        let deciding = Deciding { cuts: Vec::new(), reasons: "Enligt redovisningen.".into() };
        let kept = claims::decide(app, &officer(), seen(&kept), deciding).await.unwrap();
        assert_eq!(kept.claim.approved_sum(), Ore::kronor(34_500));
        assert_eq!(kept.claim.cuts.iter().map(|cut| cut.amount.0).sum::<i64>(), 31_000_00);
        all.house.enter(&all.owner);
        let told = test.get(&path).await.text();
        assert!(told.contains("hade 6 av 9 som deltog") && told.contains("CNC-programmering"), "{told}");
        let english = test.get(&format!("/en{path}")).await.text();
        assert!(english.contains("6 of 9 who took part") && !english.contains('⟦'), "{english}");
    }
}
