//! Decisions: what is refused and why, two officers at once, what follows from taking one, amendments. On both databases.

use crate::testkit::{Databases, TestApp};
use ::funding::{
    Ore,
    ledger::{Account, Refused},
};
use hemtag::{
    aid::{
        self,
        model::{Instrument, Origin, RateKind},
    },
    app::App,
    funding::{
        FundingError, applications,
        decisions::{self, Query, examples::handed_in, published, take},
        due, examples,
        model::{
            application::State,
            decision::{AidCheck, DecisionState, Outcome},
            differs::Field,
            due::{Of, What},
            lacks::{Lack, Part},
        },
        money,
    },
};

use crate::funding::{
    deciders::{TAKING, amended, assessed, by_year, granted, officer_of, person, presented, seen, whole},
    world::{assignment, call, officer},
};

async fn both(test: impl AsyncFn(TestApp)) {
    for kind in Databases::both() {
        test(TestApp::start(kind).await).await;
    }
}

#[tokio::test]
async fn a_decision_lacks_what_nobody_has_said_and_is_not_presented_until_it_is() {
    both(async |test: TestApp| {
        let app = &test.app;
        let call = call(app, &assignment(app).await, |_| {}).await;
        let application = assessed(app, &call, 77, 0, |_| {}).await;
        let begun = decisions::begin(app, &officer(), application.id).await.unwrap();
        assert_eq!(begun.decision.granted, application.application.requested);
        assert_eq!(begun.decision.appeal.can, None, "whether one can appeal is never assumed");
        let again = decisions::begin(app, &officer(), application.id).await.unwrap();
        assert_eq!(again, begun, "begun twice, it is one");
        let refused = decisions::present(app, &officer(), seen(&begun), "", false).await;
        let Err(FundingError::Lacks(lacks)) = refused else { panic!("{refused:?}") };
        let missing = [
            Part::Reasons,
            Part::TargetGroup,
            Part::Appeal,
            Part::Officer,
            Part::Presenter,
            Part::PresenterUnbiased,
        ];
        assert_eq!(lacks, missing.map(Lack::Missing));
        let mut decision = whole(begun.decision.clone());
        decision.granted = by_year(&[(call.call.years[0], 900_000)]);
        let kept = decisions::keep(app, &officer(), seen(&begun), decision, "").await.unwrap();
        let refused = decisions::present(app, &officer(), seen(&kept), "Robin Al", true).await;
        let most = Ore::kronor(480_000);
        assert!(
            matches!(&refused, Err(FundingError::Lacks(all)) if *all == [Lack::PassesShare { most }]),
            "{refused:?}"
        );
        let late = decisions::keep(app, &officer(), seen(&begun), begun.decision.clone(), "").await;
        assert!(matches!(late, Err(FundingError::Changed)), "{late:?}");
        let nobody = decisions::begin(app, &person(5), application.id).await;
        assert!(matches!(nobody, Err(FundingError::Denied(_))), "{nobody:?}");
    })
    .await;
}

#[tokio::test]
async fn whoever_presents_does_not_decide_and_whoever_is_biased_takes_no_part() {
    both(async |test: TestApp| {
        let app = &test.app;
        let call = call(app, &assignment(app).await, |_| {}).await;
        // The applicant's account is an officer's.
        let application = assessed(app, &call, 9_003, 0, |_| {}).await;
        let presented = presented(app, application.id, |_| {}).await;
        let refused = take(app, &officer(), seen(&presented), TAKING).await;
        assert!(matches!(refused, Err(FundingError::SamePerson)), "{refused:?}");
        let refused = take(app, &officer_of(9_003), seen(&presented), TAKING).await;
        assert!(matches!(refused, Err(FundingError::Biased)), "{refused:?}");
        let says = decisions::Taking { unbiased: false, ..TAKING };
        let refused = take(app, &officer_of(9_002), seen(&presented), says).await;
        assert!(matches!(refused, Err(FundingError::Biased)), "{refused:?}");
        let nameless = decisions::Taking { decider: " ", ..TAKING };
        let refused = take(app, &officer_of(9_002), seen(&presented), nameless).await;
        assert!(
            matches!(&refused, Err(FundingError::Lacks(all)) if *all == [Lack::Missing(Part::Decider)]),
            "{refused:?}"
        );
        let taken = take(app, &officer_of(9_002), seen(&presented), TAKING).await.unwrap();
        assert_eq!(taken.decision.decider, "Ada Lind, enhetschef");
        assert!(taken.decision.presenter_unbiased && taken.decision.decider_unbiased);
        assert_eq!(taken.decision.aid_checked, Some(AidCheck::NoRate), "and the record says so");
    })
    .await;
}

#[tokio::test]
async fn taking_a_decision_does_all_that_follows_from_it_once() {
    both(async |test: TestApp| {
        let app = &test.app;
        let assignment = assignment(app).await;
        let call = call(app, &assignment, |_| {}).await;
        let [first, second] = [call.call.years[0], call.call.years[1]];
        let application = assessed(app, &call, 77, 0, |_| {}).await;
        let presented = presented(app, application.id, |decision| {
            decision.granted = by_year(&[(first, 200_000), (second, 100_000)]);
        })
        .await;
        let taken = take(app, &officer_of(9_002), seen(&presented), TAKING).await.unwrap();
        let again = take(app, &officer_of(9_002), seen(&presented), TAKING).await.unwrap();
        assert_eq!(again, taken, "the form sent twice");
        assert_eq!(taken.state, DecisionState::Taken);
        assert_eq!(taken.number.as_deref(), Some(format!("B2026-{:05}", taken.id).as_str()));
        let ledger = money::ledger(app, &officer()).await.unwrap().ledger;
        let of = |year| ledger.decision(taken.id, Account { assignment: assignment.id, year }).committed;
        assert_eq!([of(first), of(second)], [Ore::kronor(200_000), Ore::kronor(100_000)]);
        let now = applications::one(app, &officer(), application.id).await.unwrap();
        assert_eq!(now.state, State::Granted);
        let dues = due::of(app.db.reader(), Of::Decision(taken.id)).await.unwrap();
        let days: Vec<(What, String)> = dues.iter().map(|due| (due.what, due.on.to_string())).collect();
        let day = |what, text: &str| (what, text.to_owned());
        assert_eq!(
            days,
            [
                day(What::Claim, "2026-07-01"),
                day(What::Claim, "2027-01-01"),
                day(What::Claim, "2027-07-01"),
                day(What::FinalReport, "2027-12-31"),
            ]
        );
        let late = decisions::keep(app, &officer(), seen(&taken), taken.decision.clone(), "").await;
        assert!(matches!(late, Err(FundingError::NotNow)), "what is taken is amended, not written: {late:?}");
    })
    .await;
}

#[tokio::test]
async fn two_officers_at_once_take_one_decision() {
    both(async |test: TestApp| {
        let app = &test.app;
        let assignment = assignment(app).await;
        let call = call(app, &assignment, |_| {}).await;
        let application = assessed(app, &call, 77, 0, |_| {}).await;
        let presented = presented(app, application.id, |_| {}).await;
        let (a, b) = (officer_of(9_002), officer_of(9_003));
        let (a, b) =
            tokio::join!(take(app, &a, seen(&presented), TAKING), take(app, &b, seen(&presented), TAKING));
        let refused: Vec<FundingError> = [a, b].into_iter().filter_map(Result::err).collect();
        assert!(matches!(refused[..], [FundingError::Changed]), "{refused:?}");
        let ledger = money::ledger(app, &officer()).await.unwrap().ledger;
        let committed: Ore = assignment
            .years
            .iter()
            .map(|year| ledger.year(Account { assignment: assignment.id, year: *year }).committed)
            .sum();
        assert_eq!(committed, presented.decision.sum());
    })
    .await;
}

#[tokio::test]
async fn what_passes_the_frame_is_refused_with_what_is_left_and_nothing_is_kept() {
    both(async |test: TestApp| {
        let app = &test.app;
        let call = call(app, &assignment(app).await, |call| call.most = Ore::kronor(9_000_000)).await;
        let year = call.call.years[0];
        let large = |application: &mut hemtag::funding::model::application::Application| {
            for cost in &mut application.costs {
                cost.amount = Ore::kronor(6_000_000);
            }
        };
        let [a, b] = [assessed(app, &call, 77, 0, large).await, assessed(app, &call, 78, 1, large).await];
        granted(app, a.id, &[(year, 4_000_000)]).await;
        let presented =
            presented(app, b.id, |decision| decision.granted = by_year(&[(year, 1_000_001)])).await;
        let refused = take(app, &officer_of(9_002), seen(&presented), TAKING).await;
        let left = Ore::kronor(1_000_000);
        assert!(
            matches!(refused, Err(FundingError::Money(Refused::PassesFrame { left: l })) if l == left),
            "{refused:?}"
        );
        let record = decisions::record(app, &officer(), presented.id).await.unwrap();
        assert_eq!(record.kept, presented);
        assert_eq!(record.application.state, State::Assessed);
        let unknown = decisions::record(app, &person(78), presented.id).await;
        assert!(
            matches!(unknown, Err(FundingError::NotFound)),
            "a proposal is not the applicant's: {unknown:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_decision_on_a_changed_application_is_refused_with_what_changed() {
    both(async |test: TestApp| {
        let app = &test.app;
        let call = call(app, &assignment(app).await, |_| {}).await;
        let mut application = examples::application(&call.call, 0);
        let kept = handed_in(
            app,
            &officer(),
            hemtag::access::PersonId(77),
            &call,
            application.clone(),
            State::ToComplete,
        )
        .await
        .unwrap();
        let presented = presented(app, kept.id, |_| {}).await;
        assert_eq!(presented.decision.outcome, Outcome::Refused, "nothing is granted unassessed");
        application.title = "Ett annat projekt".to_owned();
        application.costs[0].amount = Ore::kronor(1);
        applications::keep_draft(app, &person(77), kept.id, kept.version, application).await.unwrap();
        let refused = take(app, &officer_of(9_002), seen(&presented), TAKING).await;
        assert!(
            matches!(&refused, Err(FundingError::ApplicationChanged(all)) if *all == [Field::Title, Field::Costs]),
            "{refused:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn refusals_and_what_was_taken_back_are_decisions_too() {
    both(async |test: TestApp| {
        let app = &test.app;
        let call = call(app, &assignment(app).await, |_| {}).await;
        let application = assessed(app, &call, 77, 0, |_| {}).await;
        let no = presented(app, application.id, |decision| decision.outcome = Outcome::Refused).await;
        let no = take(app, &officer_of(9_002), seen(&no), TAKING).await.unwrap();
        let back = examples::application(&call.call, 1);
        let owner = hemtag::access::PersonId(78);
        let back = handed_in(app, &officer(), owner, &call, back, State::Withdrawn).await.unwrap();
        let off = presented(app, back.id, |_| {}).await;
        let off = take(app, &officer_of(9_002), seen(&off), TAKING).await.unwrap();
        assert_eq!([no.decision.outcome, off.decision.outcome], [Outcome::Refused, Outcome::Withdrawn]);
        let states = [application.id, back.id]
            .map(|id| async move { applications::one(app, &officer(), id).await.unwrap().state });
        let [a, b] = states;
        assert_eq!([a.await, b.await], [State::Refused, State::Withdrawn]);
        let money = money::ledger(app, &officer()).await.unwrap();
        assert!(money.ledger.of_decision(no.id).next().is_none(), "no money follows");
        let (all, _) = published(app, &person(1), &Query::default()).await.unwrap();
        assert_eq!(all.len(), 2);
        assert!(due::of(app.db.reader(), Of::Decision(no.id)).await.unwrap().is_empty());
        let granted =
            published(app, &person(1), &Query { outcome: "refused".into(), ..Query::default() }).await;
        assert_eq!(granted.unwrap().0.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_amendment_moves_money_through_the_ledger_and_the_last_day_with_its_reason() {
    both(async |test: TestApp| {
        let app = &test.app;
        let assignment = assignment(app).await;
        let call = call(app, &assignment, |_| {}).await;
        let [first, second] = [call.call.years[0], call.call.years[1]];
        let application = assessed(app, &call, 77, 0, |_| {}).await;
        let kept = granted(app, application.id, &[(first, 200_000), (second, 100_000)]).await;
        let begun = decisions::begin_amendment(app, &officer(), seen(&kept)).await.unwrap();
        let without = decisions::present(app, &officer(), seen(&begun), "Robin Al", true).await;
        assert!(matches!(without, Err(FundingError::NoReason)), "{without:?}");
        let changed = amended(app, &begun, |decision| {
            decision.granted = by_year(&[(first, 150_000), (second, 180_000)]);
            decision.project_to = Some("2027-10-31".parse().unwrap());
        })
        .await
        .unwrap();
        assert_eq!((changed.decision.amendments, changed.number.clone()), (1, kept.number.clone()));
        let ledger = money::ledger(app, &officer()).await.unwrap().ledger;
        let of = |year| ledger.decision(kept.id, Account { assignment: assignment.id, year }).committed;
        assert_eq!([of(first), of(second)], [Ore::kronor(150_000), Ore::kronor(180_000)]);
        let record = decisions::record(app, &person(77), kept.id).await.unwrap();
        let reasons: Vec<&str> = record.versions.iter().map(|version| version.reason.as_str()).collect();
        assert_eq!(reasons, ["Projektet ändrades.", ""], "each version stays to be read");
        let prints: Vec<String> =
            record.versions.iter().map(|v| decisions::fingerprint("B", &v.decision)).collect();
        assert_ne!(prints[0], prints[1]);
        let dues = due::of(app.db.reader(), Of::Decision(kept.id)).await.unwrap();
        let last: Vec<(String, bool)> = dues
            .iter()
            .filter(|due| due.what == What::FinalReport)
            .map(|due| (due.on.to_string(), due.holds))
            .collect();
        assert_eq!(last, [("2027-12-31".to_owned(), false), ("2027-10-31".to_owned(), true)]);
        let beyond = amended(app, &changed, |decision| {
            decision.granted = by_year(&[(first, 150_000), (second, 320_000)]);
        })
        .await;
        assert!(beyond.is_ok(), "within the share and the frame: {beyond:?}");
    })
    .await;
}

/// Writes so many cents of aid, granted today, into the register for the firm with one of the examples' numbers.
async fn earlier(app: &App, n: usize, cents: i64) {
    let transaction = app.db.write().await.unwrap();
    let new = aid::NewGrant {
        recipient: aid::Recipient {
            number: examples::NUMBERS[n].parse().ok(),
            name: "Sökande".to_owned(),
            nace: "25".to_owned(),
        },
        origin: Origin::Written,
        reference: "earlier".to_owned(),
        authority: "Exempelmyndigheten".to_owned(),
        own: true,
        instrument: Instrument::Grant,
        worth: ::funding::aid::Worth::Stated(::funding::aid::Amount::euro(cents)),
        day: app.clock.today(),
    };
    aid::grant(&transaction, &officer(), app.clock.now(), &new).await.unwrap();
    transaction.commit().await.unwrap();
}

/// Without a rate nobody knows what the grant is worth in euro; that the ceiling is reached is known all the same.
#[tokio::test]
async fn a_ceiling_that_is_reached_refuses_without_a_rate_too() {
    both(async |test: TestApp| {
        let app = &test.app;
        let call = call(app, &assignment(app).await, |_| {}).await;
        earlier(app, 0, 300_000_00).await;
        let application = assessed(app, &call, 1, 0, |_| {}).await;
        let kept = presented(app, application.id, |_| {}).await;
        let refused = take(app, &officer_of(9_002), seen(&kept), TAKING).await;
        assert!(
            matches!(refused, Err(FundingError::AidFull { room_cents: 0, worth_cents: None })),
            "{refused:?}"
        );
    })
    .await;
}

/// With a rate of exchange kept, a decision is refused beyond the ceiling and stands in the register of aid below it.
#[tokio::test]
async fn aid_beyond_the_ceiling_is_refused_and_below_it_stands_in_the_register() {
    both(async |test: TestApp| {
        let app = &test.app;
        let today = app.clock.today();
        let rate = aid::NewRate {
            kind: RateKind::Exchange,
            on: today,
            value: 11_0000,
            currency: ::funding::aid::Currency::Sek,
            source: "Påhittad kurs".to_owned(),
            once: "rate".to_owned(),
        };
        aid::keep_rate(app, &officer(), &rate).await.unwrap();
        let call = call(app, &assignment(app).await, |_| {}).await;
        // 400 000 kr is 36 363.64 EUR: beside 290 000 it passes 300 000, beside 200 000 it does not.
        earlier(app, 0, 290_000_00).await;
        let first = assessed(app, &call, 1, 0, |_| {}).await;
        let presented_first = presented(app, first.id, |_| {}).await;
        let refused = take(app, &officer_of(9_002), seen(&presented_first), TAKING).await;
        let Err(FundingError::AidFull { room_cents, worth_cents }) = refused else { panic!("{refused:?}") };
        assert_eq!((room_cents, worth_cents), (10_000_00, Some(36_363_64)));
        let year = call.call.years[0];
        let account = Account { assignment: call.assignment, year };
        let committed = async || money::ledger(app, &officer()).await.unwrap().ledger.year(account).committed;
        assert_eq!(committed().await, Ore::ZERO, "nothing is half done");
        earlier(app, 1, 200_000_00).await;
        let second = assessed(app, &call, 2, 1, |application| {
            application.costs.iter_mut().for_each(|cost| cost.amount = Ore::kronor(400_000));
            application.co_funding.iter_mut().for_each(|one| one.amount = Ore::kronor(200_000));
            application.requested.values_mut().for_each(|amount| *amount = Ore::kronor(200_000));
        })
        .await;
        let presented_second = presented(app, second.id, |_| {}).await;
        let taken = take(app, &officer_of(9_002), seen(&presented_second), TAKING).await.unwrap();
        let Some(AidCheck::Below { regulation, worth, room, ceiling, most, .. }) = taken.decision.aid_checked
        else {
            panic!("checked with a rate");
        };
        assert!(regulation.contains("2023/2831"), "{regulation}");
        assert_eq!((worth, room, ceiling), (36_363_64, 100_000_00, 300_000_00));
        assert_eq!(most, Some(200_000_00), "the firm has stated that others gave it nothing");
        assert_eq!(committed().await, Ore::kronor(200_000));
    })
    .await;
}
