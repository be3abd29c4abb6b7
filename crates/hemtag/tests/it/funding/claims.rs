//! Claims: what is refused and why, what is paid of them, what comes back, and the end. On both databases.

use crate::testkit::{Databases, TestApp};
use ::funding::{
    Ore,
    ledger::{Account, Refused},
};
use hemtag::{
    access::Caller,
    app::App,
    funding::{
        FundingError,
        claims::{self, Deciding, Demand, NextStep},
        decisions::{self, Kept},
        due,
        model::{
            application::WaitsFor,
            claim::{Claim, ClaimKind, ClaimState},
            due::{Of, What},
            reckon::ClaimWrong,
        },
        money,
    },
};

use crate::funding::{
    claimants::{advance, costs, cut, handed_in, paid, seen},
    deciders::{amended, assessed, by_year, granted, officer_of, person},
    world::{assignment, call, officer},
};

async fn both(test: impl AsyncFn(TestApp)) {
    for kind in Databases::both() {
        test(TestApp::start(kind).await).await;
    }
}

/// A grant of account 77: 200,000 and 100,000 kronor, at most 60 % of 800,000, an advance of 30 %, 20 % kept back.
async fn grant(app: &App) -> (Kept, [i16; 2]) {
    let call = call(app, &assignment(app).await, |call| {
        call.payment.advance_percent = 30;
        call.payment.retention_percent = 20;
    })
    .await;
    let years = [call.call.years[0], call.call.years[1]];
    let application = assessed(app, &call, 77, 0, |_| {}).await;
    (granted(app, application.id, &[(years[0], 200_000), (years[1], 100_000)]).await, years)
}

async fn left(app: &App, grant: &Kept, year: i16) -> Ore {
    let now = money::ledger(app, &officer()).await.unwrap();
    let of = |(account, sums): (Account, ::funding::ledger::OfDecision)| {
        (account.year == year).then(|| sums.left())
    };
    now.ledger.of_decision(grant.id).find_map(of).unwrap_or_default()
}

fn wrong<T: std::fmt::Debug>(result: Result<T, FundingError>) -> Vec<ClaimWrong> {
    match result {
        Err(FundingError::ClaimWrong(all)) => all,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_claim_is_handed_in_whole_and_once() {
    both(async |test: TestApp| {
        let app = &test.app;
        let (grant, [year, _]) = grant(app).await;
        let owner = person(77);
        let begun = claims::begin(app, &owner, grant.id, ClaimKind::Period).await.unwrap();
        assert_eq!(
            claims::begin(app, &owner, grant.id, ClaimKind::Final).await.unwrap(),
            begun,
            "one at a time"
        );
        let refused = claims::hand_in(app, &owner, seen(&begun), false).await;
        assert_eq!(
            wrong(refused),
            [
                ClaimWrong::NoSignatory,
                ClaimWrong::Nothing,
                ClaimWrong::Period,
                ClaimWrong::NoIndicator { code: "firms".into() },
                ClaimWrong::NoReport,
                ClaimWrong::NotDeclared,
            ]
        );
        let mut odd = costs(&[(year, 1_000), (2031, 5)]);
        odd.costs[0].kind = "boats".into();
        let outside = (Some("2020-01-01".parse().unwrap()), grant.decision.project_to);
        let kept = claims::keep(app, &owner, seen(&begun), outside, odd).await.unwrap();
        assert_eq!(
            wrong(claims::hand_in(app, &owner, seen(&kept), true).await),
            [
                ClaimWrong::NoSuchKind { kind: "boats".into() },
                ClaimWrong::NotItsYear { year: 2031 },
                ClaimWrong::Period
            ]
        );
        let late = claims::keep(app, &owner, seen(&begun), (None, None), Claim::default()).await;
        assert!(matches!(late, Err(FundingError::Changed)), "{late:?}");
        let handed =
            handed_in(app, &owner, &grant, ClaimKind::Period, costs(&[(year, 100_000)])).await.unwrap();
        let before = claims::Seen { version: handed.version - 1, ..seen(&handed) };
        let again = claims::hand_in(app, &owner, before, true).await.unwrap();
        assert_eq!(again, handed, "the form sent twice");
        let dues = due::of(app.db.reader(), Of::Decision(grant.id)).await.unwrap();
        let done = dues.iter().filter(|due| due.what == What::Claim && due.done_at.is_some()).count();
        assert_eq!(done, 1, "one day of claims is met, the later ones wait");
    })
    .await;
}

#[tokio::test]
async fn nobody_else_knows_of_a_grant_and_no_applicant_decides_on_its_own_claims() {
    both(async |test: TestApp| {
        let app = &test.app;
        let (grant, [year, _]) = grant(app).await;
        let other = person(78);
        for asked in [
            claims::grant(app, &other, grant.id).await.err(),
            claims::begin(app, &other, grant.id, ClaimKind::Period).await.err(),
        ] {
            assert!(matches!(asked, Some(FundingError::NotFound)), "{asked:?}");
        }
        assert!(claims::grants(app, &other).await.unwrap().is_empty());
        let visitor = claims::grants(app, &Caller::visitor()).await;
        assert!(matches!(visitor, Err(FundingError::NotSignedIn)), "{visitor:?}");
        let kept =
            handed_in(app, &person(77), &grant, ClaimKind::Period, costs(&[(year, 100)])).await.unwrap();
        let denied = claims::decide(app, &person(77), seen(&kept), Deciding::default()).await;
        assert!(matches!(denied, Err(FundingError::Denied(_))), "{denied:?}");
        let biased = claims::decide(app, &officer_of(77), seen(&kept), Deciding::default()).await;
        assert!(
            matches!(biased, Err(FundingError::Biased)),
            "an officer with the applicant's account: {biased:?}"
        );
        let officer = claims::begin(app, &officer(), grant.id, ClaimKind::Period).await;
        assert!(officer.is_err(), "an officer claims nothing: {officer:?}");
    })
    .await;
}

#[tokio::test]
async fn an_advance_is_set_off_and_what_is_kept_back_comes_with_the_final_report() {
    both(async |test: TestApp| {
        let app = &test.app;
        let (grant, [first, second]) = grant(app).await;
        let begun = claims::begin(app, &person(77), grant.id, ClaimKind::Advance).await.unwrap();
        let large = advance(&[(first, 90_001)]);
        let kept = claims::keep(app, &person(77), seen(&begun), (None, None), large).await.unwrap();
        let most = Ore::kronor(90_000);
        assert_eq!(
            wrong(claims::hand_in(app, &person(77), seen(&kept), true).await),
            [ClaimWrong::PassesAdvance { left: most }]
        );
        let kept =
            paid(app, &grant, ClaimKind::Advance, advance(&[(first, 90_000)]), Vec::new()).await.unwrap();
        assert_eq!((kept.claim.approved_sum(), kept.state), (most, ClaimState::Paid));
        let second_advance = claims::begin(app, &person(77), grant.id, ClaimKind::Advance).await;
        assert_eq!(wrong(second_advance), [ClaimWrong::PassesAdvance { left: Ore::ZERO }]);

        // 60 % of 200,000 is 120,000, of which 90,000 was paid in advance.
        let kept =
            paid(app, &grant, ClaimKind::Period, costs(&[(first, 200_000)]), Vec::new()).await.unwrap();
        assert_eq!(kept.claim.approved, by_year(&[(first, 30_000)]));
        // 60 % of 300,000 more would be 180,000; the year has 80,000 left, and 20 % of 300,000 is kept back.
        let kept = paid(
            app,
            &grant,
            ClaimKind::Period,
            costs(&[(first, 300_000), (second, 200_000)]),
            vec![cut(second, Ore::kronor(100_000), "Utanför budgeten.")],
        )
        .await
        .unwrap();
        assert_eq!(kept.claim.approved, by_year(&[(first, 80_000), (second, 40_000)]));
        let last = paid(app, &grant, ClaimKind::Final, costs(&[(second, 50_000)]), Vec::new()).await.unwrap();
        assert_eq!(last.claim.approved, by_year(&[(second, 50_000)]), "60 % of 150,000, less 40,000");
        let closed = claims::close(app, &officer(), grant.id).await.unwrap();
        assert!(closed.closed_at.is_some());
        assert_eq!(claims::close(app, &officer(), grant.id).await.unwrap(), closed, "closed twice");
        let ledger = money::ledger(app, &officer()).await.unwrap().ledger;
        let sums: Ore = ledger.of_decision(grant.id).map(|(_, of)| of.committed).sum();
        assert_eq!(sums, Ore::kronor(290_000), "what was not used is given back");
        let now = claims::grant(app, &person(77), grant.id).await.unwrap();
        assert_eq!((now.next().step, now.next().waits_for), (NextStep::Nothing, WaitsFor::Nobody));
        let after = claims::begin(app, &person(77), grant.id, ClaimKind::Period).await;
        assert!(matches!(after, Err(FundingError::NotNow)), "{after:?}");
    })
    .await;
}

#[tokio::test]
async fn each_cut_has_its_reason_and_a_completion_its_day() {
    both(async |test: TestApp| {
        let app = &test.app;
        let (grant, [year, _]) = grant(app).await;
        let kept =
            handed_in(app, &person(77), &grant, ClaimKind::Period, costs(&[(year, 1_000)])).await.unwrap();
        let cuts = |ore, reason| Deciding { cuts: vec![cut(year, ore, reason)], ..Deciding::default() };
        let refused = claims::decide(app, &officer(), seen(&kept), cuts(Ore::kronor(1), " ")).await;
        assert_eq!(wrong(refused), [ClaimWrong::CutWithoutReason { row: 1 }]);
        let refused = claims::decide(app, &officer(), seen(&kept), cuts(Ore::kronor(1_001), "Fel.")).await;
        assert_eq!(wrong(refused), [ClaimWrong::CutAboveCost { row: 1, most: Ore::kronor(1_000) }]);
        let refused = claims::decide(app, &officer(), seen(&kept), cuts(Ore::kronor(1_000), "Fel.")).await;
        assert_eq!(wrong(refused), [ClaimWrong::NoReasons], "nothing is paid, and nobody says why");
        let nothing = claims::ask_completion(app, &officer(), seen(&kept), " ").await;
        assert!(matches!(nothing, Err(FundingError::NoReason)), "{nothing:?}");
        let asked = claims::ask_completion(app, &officer(), seen(&kept), "Fakturan saknas.").await.unwrap();
        let now = claims::grant(app, &person(77), grant.id).await.unwrap();
        let day = "2026-12-08".parse().unwrap();
        assert_eq!((now.next().step, now.next().on), (NextStep::Complete, Some(day)), "14 days");
        let again = claims::hand_in(app, &person(77), seen(&asked), true).await.unwrap();
        let done = claims::decide(app, &officer(), seen(&again), Deciding::default()).await.unwrap();
        assert_eq!(done.claim.approved, by_year(&[(year, 600)]));
        let (a, b) = (officer(), officer_of(9_002));
        let today = app.clock.today();
        let (a, b) =
            tokio::join!(claims::pay(app, &a, seen(&done), today), claims::pay(app, &b, seen(&done), today));
        assert!(a.is_ok() && b.is_ok(), "whoever comes second finds it paid: {a:?} {b:?}");
        let paid = money::ledger(app, &officer()).await.unwrap().ledger;
        let paid: Ore = paid.of_decision(grant.id).map(|(_, of)| of.paid).sum();
        assert_eq!(paid, Ore::kronor(600), "once");
    })
    .await;
}

#[tokio::test]
async fn a_payment_beyond_the_grant_is_refused_with_what_is_left() {
    both(async |test: TestApp| {
        let app = &test.app;
        let (grant, [first, second]) = grant(app).await;
        let kept =
            handed_in(app, &person(77), &grant, ClaimKind::Period, costs(&[(first, 300_000)])).await.unwrap();
        let decided = claims::decide(app, &officer(), seen(&kept), Deciding::default()).await.unwrap();
        assert_eq!(decided.claim.approved, by_year(&[(first, 180_000)]));
        for day in ["2026-11-25", "2026-11-23"] {
            let refused = claims::pay(app, &officer(), seen(&decided), day.parse().unwrap()).await;
            assert!(matches!(refused, Err(FundingError::WrongDay)), "{day}: {refused:?}");
        }
        amended(app, &grant, |decision| decision.granted = by_year(&[(first, 150_000), (second, 100_000)]))
            .await
            .unwrap();
        let refused = claims::pay(app, &officer(), seen(&decided), app.clock.today()).await;
        let most = Ore::kronor(150_000);
        assert!(
            matches!(refused, Err(FundingError::Money(Refused::PassesCommitment { left })) if left == most),
            "{refused:?}"
        );
        assert_eq!(left(app, &grant, first).await, most, "nothing was paid");
    })
    .await;
}

#[tokio::test]
async fn money_is_demanded_back_with_a_reason_and_no_more_than_was_paid() {
    both(async |test: TestApp| {
        let app = &test.app;
        let (grant, [year, _]) = grant(app).await;
        paid(app, &grant, ClaimKind::Advance, advance(&[(year, 50_000)]), Vec::new()).await.unwrap();
        let by = "2027-01-31".parse().unwrap();
        let ask = async |kronor: i64, reason: &str, once: &str| {
            let asked = Demand { year, amount: Ore::kronor(kronor), reason, by, once };
            claims::demand(app, &officer(), grant.id, asked).await
        };
        assert!(matches!(ask(1, " ", "a").await, Err(FundingError::NoReason)));
        ask(40_000, "Projektet avbröts.", "b").await.unwrap();
        ask(40_000, "Projektet avbröts.", "b").await.unwrap();
        let refused = ask(10_001, "Mer.", "c").await;
        let most = Ore::kronor(10_000);
        assert!(
            matches!(refused, Err(FundingError::Money(Refused::PassesPaid { paid })) if paid == most),
            "{refused:?}"
        );
        let now = claims::grant(app, &person(77), grant.id).await.unwrap();
        assert_eq!(now.recoveries.len(), 1, "the form sent twice demands once");
        assert_eq!((now.next().step, now.next().on), (NextStep::PayBack, Some(by)));
        let last = paid(app, &grant, ClaimKind::Final, costs(&[]), Vec::new()).await.unwrap();
        assert!(!last.is_open(), "nothing is claimed, nothing is paid");
        let open = [
            ClaimWrong::NotBack { ore: Ore::kronor(40_000) },
            ClaimWrong::BeyondCosts { ore: Ore::kronor(50_000) },
        ];
        assert_eq!(wrong(claims::close(app, &officer(), grant.id).await), open);
        let id = now.recoveries[0].id;
        claims::received(app, &officer(), grant.id, id).await.unwrap();
        claims::received(app, &officer(), grant.id, id).await.unwrap();
        let ledger = money::ledger(app, &officer()).await.unwrap().ledger;
        let back: Ore = ledger.of_decision(grant.id).map(|(_, of)| of.recovered).sum();
        assert_eq!(back, Ore::kronor(40_000), "noted once");
        ask(10_000, "Förskott utan kostnader.", "d").await.unwrap();
        let now = claims::grant(app, &officer(), grant.id).await.unwrap();
        claims::received(app, &officer(), grant.id, now.recoveries[1].id).await.unwrap();
        claims::close(app, &officer(), grant.id).await.unwrap();
        assert_eq!(left(app, &grant, year).await, Ore::ZERO, "the rest is given back");
        let number = decisions::public_one(app, &person(1), grant.id).await.unwrap();
        assert!(number.closed);
    })
    .await;
}
