//! The register of aid follows the ledger: what lowers a grant lowers its entries, with the reason, and leaves room by exactly that.

use std::collections::BTreeMap;

use crate::testkit::{Databases, TestApp};
use ::funding::{Ore, aid::Amount, aid::Currency, aid::Worth};
use hemtag::{
    aid::{
        self,
        model::{EntryId, Instrument, Origin, RateKind},
    },
    app::App,
    funding::{
        FundingError,
        claims::{self, Demand},
        decisions::{self, Kept, published, take},
        examples::NUMBERS,
        model::{application::Cost, claim::ClaimKind},
        money,
    },
};

use crate::funding::{
    claimants::{costs, paid},
    deciders::{TAKING, amended, assessed, by_year, granted, officer_of, person, presented, seen},
    random::register,
    world::{assignment, call, officer},
};

/// Eleven kronor for a euro, today.
pub(crate) async fn rate(app: &App) {
    let rate = aid::NewRate {
        kind: RateKind::Exchange,
        on: app.clock.today(),
        value: 11_0000,
        currency: Currency::Sek,
        source: "Påhittad kurs".to_owned(),
        once: "rate".to_owned(),
    };
    aid::keep_rate(app, &officer(), &rate).await.unwrap();
}

/// Aid that stands in the register already.
async fn earlier(app: &App, n: usize, cents: i64) {
    let transaction = app.db.write().await.unwrap();
    let new = aid::NewGrant {
        recipient: aid::Recipient {
            number: NUMBERS[n].parse().ok(),
            name: "Sökande".to_owned(),
            nace: "25".to_owned(),
        },
        origin: Origin::Written,
        reference: "earlier".to_owned(),
        authority: "Exempelmyndigheten".to_owned(),
        own: true,
        instrument: Instrument::Grant,
        worth: Worth::Stated(Amount::euro(cents)),
        day: app.clock.today(),
    };
    aid::grant(&transaction, &officer(), app.clock.now(), &new).await.unwrap();
    transaction.commit().await.unwrap();
}

/// What the ledger has committed to a decision and not recovered, in öre.
async fn ledger(app: &App, decision: i64) -> i64 {
    let now = money::ledger(app, &officer()).await.unwrap();
    now.ledger.of_decision(decision).map(|(_, of)| of.committed.minus(of.recovered)).sum::<Ore>().0
}

/// The versions of a decision's only entry, newest first: öre, withdrawn, reason.
async fn versions(app: &App, decision: i64) -> Vec<(i64, bool, String)> {
    let all = aid::keep::register(app, &officer()).await.unwrap();
    let reference = format!("decision {decision}");
    let ids: Vec<EntryId> =
        all.entries.iter().filter(|one| one.facts.reference == reference).map(|one| one.id).collect();
    let [id] = ids[..] else { panic!("{ids:?}") };
    let (versions, _) = aid::keep::entry(app, &officer(), id).await.unwrap();
    versions.into_iter().map(|one| (aid::kronor_of(&one).unwrap(), one.withdrawn, one.reason)).collect()
}

#[tokio::test]
async fn a_lowered_grant_leaves_room_for_the_next_by_exactly_that() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let app = &test.app;
        rate(app).await;
        earlier(app, 0, 250_000_00).await;
        let call = call(app, &assignment(app).await, |_| {}).await;
        let [first, second] = [call.call.years[0], call.call.years[1]];
        // 300 000 kr at 11 is 27 272.73 EUR: beside 250 000 it leaves 22 727.27.
        let one = assessed(app, &call, 77, 0, |_| {}).await;
        let kept = granted(app, one.id, &[(first, 200_000), (second, 100_000)]).await;
        assert_eq!(register(app).await, BTreeMap::from([(kept.id, 300_000_00)]));
        // 260 000 kr is 23 636.36 EUR: too much by 909.09.
        let next = assessed(app, &call, 78, 6, |_| {}).await;
        let next = presented(app, next.id, |decision| decision.granted = by_year(&[(first, 260_000)])).await;
        let refused = take(app, &officer_of(9_002), seen(&next), TAKING).await;
        let Err(FundingError::AidFull { room_cents, worth_cents }) = refused else { panic!("{refused:?}") };
        assert_eq!((room_cents, worth_cents), (22_727_27, Some(23_636_36)));
        // 100 000 kr less: 200 000 kr is 18 181.82 EUR, and the room is 31 818.18, 9 090.91 more.
        let kept = amended(app, &kept, |decision| {
            decision.granted = by_year(&[(first, 150_000), (second, 50_000)]);
        })
        .await
        .unwrap();
        assert_eq!(register(app).await[&kept.id], ledger(app, kept.id).await);
        assert_eq!(
            versions(app, kept.id).await,
            [(200_000_00, false, "Projektet ändrades.".to_owned()), (300_000_00, false, String::new()),]
        );
        let of = one_of(app, next.application).await;
        let ahead = decisions::ahead(app, &officer(), &of, &next.decision).await.unwrap();
        assert_eq!(ahead[0].checked.reckoned.as_ref().unwrap().room(), (Some(31_818_18), 31_818_18));
        let taken = take(app, &officer_of(9_002), seen(&next), TAKING).await.unwrap();
        assert_eq!(register(app).await[&taken.id], 260_000_00);
        assert!(hemtag::events::verify(app.db.reader()).await.unwrap().is_ok());
    }
}

async fn one_of(app: &App, application: i64) -> hemtag::funding::applications::Kept {
    hemtag::funding::applications::one(app, &officer(), application).await.unwrap()
}

async fn demanded_and_received(app: &App, kept: &Kept, year: i16, kronor: i64) {
    let demand = Demand {
        year,
        amount: Ore::kronor(kronor),
        reason: "Utbildningen ställdes in.",
        by: "2027-06-30".parse().unwrap(),
        once: "a",
    };
    claims::demand(app, &officer(), kept.id, demand).await.unwrap();
    let one = claims::grant(app, &officer(), kept.id).await.unwrap().recoveries[0].id;
    for _ in 0..2 {
        claims::received(app, &officer(), kept.id, one).await.unwrap();
    }
}

#[tokio::test]
async fn what_comes_back_and_what_is_not_used_is_aid_no_more() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let app = &test.app;
        let call = call(app, &assignment(app).await, |_| {}).await;
        let year = call.call.years[0];
        let application = assessed(app, &call, 77, 0, |_| {}).await;
        let kept = granted(app, application.id, &[(year, 200_000)]).await;
        // 60 % of 150 000 is 90 000, of which 20 000 comes back; the rest of 200 000 is never used.
        paid(app, &kept, ClaimKind::Final, costs(&[(year, 150_000)]), Vec::new()).await.unwrap();
        demanded_and_received(app, &kept, year, 20_000).await;
        assert_eq!(register(app).await[&kept.id], 180_000_00);
        assert_eq!(ledger(app, kept.id).await, 180_000_00);
        claims::close(app, &officer(), kept.id).await.unwrap();
        assert_eq!(register(app).await[&kept.id], 70_000_00);
        assert_eq!(ledger(app, kept.id).await, 70_000_00);
        let said = versions(app, kept.id).await;
        assert_eq!(said[1].2, "Utbildningen ställdes in.", "each with its reason: {said:?}");
        assert_eq!(said.len(), 3);
    }
}

#[tokio::test]
async fn a_revoked_grant_withdraws_its_entry_and_asks_for_nothing_more() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let app = &test.app;
        let call = call(app, &assignment(app).await, |_| {}).await;
        let year = call.call.years[0];
        let application = assessed(app, &call, 77, 0, |_| {}).await;
        let kept = granted(app, application.id, &[(year, 200_000)]).await;
        let kept = amended(app, &kept, |decision| decision.granted.clear()).await.unwrap();
        assert!(kept.decision.is_revoked() && kept.closed_at.is_some());
        assert_eq!((register(app).await.get(&kept.id), ledger(app, kept.id).await), (None, 0));
        let said = versions(app, kept.id).await;
        assert_eq!(said[0], (200_000_00, true, "Projektet ändrades.".to_owned()), "it stays to be read");
        let begun = claims::begin(app, &person(77), kept.id, ClaimKind::Period).await;
        assert!(matches!(begun, Err(FundingError::NotNow)), "{begun:?}");
        let page = test.get(&format!("/funding/decisions/{}", kept.id)).await.text();
        assert!(page.contains("Upphävt") && !page.contains('⟦'), "{page}");
        let (all, _) = published(app, &person(1), &decisions::Query::default()).await.unwrap();
        assert_eq!(all[0].sum(), Ore::ZERO);
    }
}

#[tokio::test]
async fn each_firm_with_costs_has_its_part_in_the_register_and_its_own_check() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let app = &test.app;
        rate(app).await;
        // The partner is full: nothing is granted, to nobody.
        earlier(app, 1, 299_000_00).await;
        let call = call(app, &assignment(app).await, |_| {}).await;
        let year = call.call.years[0];
        let shared = |application: &mut hemtag::funding::model::application::Application| {
            let cost = application.costs[0].clone();
            // 300 000 and 100 000 of the first year: three parts to one.
            application.costs = vec![
                Cost { amount: Ore::kronor(300_000), ..cost.clone() },
                Cost { amount: Ore::kronor(100_000), party: 1, ..cost },
            ];
        };
        let one = assessed(app, &call, 77, 0, shared).await;
        let kept = presented(app, one.id, |decision| decision.granted = by_year(&[(year, 100_000)])).await;
        let refused = take(app, &officer_of(9_002), seen(&kept), TAKING).await;
        // 25 000 kr is 2 272.73 EUR.
        let Err(FundingError::AidFull { room_cents, worth_cents }) = refused else { panic!("{refused:?}") };
        assert_eq!((room_cents, worth_cents), (1_000_00, Some(2_272_73)));
        assert!(register(app).await.is_empty(), "nothing is half done");
        let kept = presented(app, one.id, |decision| decision.granted = by_year(&[(year, 20_000)])).await;
        let kept = take(app, &officer_of(9_002), seen(&kept), TAKING).await.unwrap();
        let parts: Vec<Ore> = kept.decision.aid_firms.iter().map(|one| one.aid).collect();
        assert_eq!(parts, [Ore::kronor(15_000), Ore::kronor(5_000)]);
        assert_eq!(register(app).await, BTreeMap::from([(kept.id, 20_000_00)]));
    }
}
