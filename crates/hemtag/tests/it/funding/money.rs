//! Money is never granted beyond a year's frame, whoever acts at the same moment, and stands as it was posted.

use crate::testkit::{Databases, TestApp};
use funding::{
    Ore,
    ledger::{Account, Refused},
};
use hemtag::funding::{
    FundingError,
    money::{self, Posting},
};

use crate::funding::world::{assignment, call, officer};

async fn commit(test: &TestApp, account: Account, decision: i64, kronor: i64) -> Result<(), FundingError> {
    let app = &test.app;
    let transaction = app.db.write().await.unwrap();
    let posting = Posting {
        account,
        decision,
        claim: None,
        amount: Ore::kronor(kronor),
        on: app.clock.today(),
        reason: "Beslut",
    };
    money::commit(&transaction, &officer(), app.clock.now(), posting).await?;
    transaction.commit().await.unwrap();
    Ok(())
}

async fn two_at_once_never_pass_the_frame(kind: Databases) {
    let test = TestApp::start(kind).await;
    let assignment = assignment(&test.app).await;
    let account = Account { assignment: assignment.id, year: assignment.years[0] };
    let (a, b, c) = tokio::join!(
        commit(&test, account, 1, 2_000_000),
        commit(&test, account, 2, 2_000_000),
        commit(&test, account, 3, 2_000_000),
    );
    let refused: Vec<FundingError> = [a, b, c].into_iter().filter_map(Result::err).collect();
    assert!(
        matches!(refused[..], [FundingError::Money(Refused::PassesFrame { left })] if left == Ore::kronor(1_000_000)),
        "{refused:?}"
    );
    let now = money::ledger(&test.app, &officer()).await.unwrap();
    assert_eq!(now.ledger.year(account).committed, Ore::kronor(4_000_000));
    assert_eq!(now.ledger.year(account).left(), Ore::kronor(1_000_000));
}

#[tokio::test]
async fn two_at_once_never_pass_the_frame_on_sqlite() {
    two_at_once_never_pass_the_frame(Databases::Sqlite).await;
}

#[tokio::test]
async fn two_at_once_never_pass_the_frame_on_postgresql() {
    two_at_once_never_pass_the_frame(Databases::Postgres).await;
}

#[tokio::test]
async fn the_assignments_of_the_release_have_no_frames_until_somebody_decides_them() {
    let test = TestApp::start(Databases::Sqlite).await;
    let now = money::ledger(&test.app, &officer()).await.unwrap();
    let manufacture = now.assignments.iter().find(|one| one.code == "manufacture").unwrap();
    assert_eq!(now.ledger.not_spread(manufacture.id), Some(Ore::kronor(20_000_000)));
    let account = |year| Account { assignment: manufacture.id, year };
    assert_eq!(now.ledger.year(account(2018)).left(), Ore::ZERO);
    let too_much = money::frame(&test.app, &officer(), account(2018), Ore::kronor(20_000_001), "Allt").await;
    assert!(matches!(too_much, Err(FundingError::Money(Refused::PassesTotal { .. }))), "{too_much:?}");
    let never = money::frame(&test.app, &officer(), account(2020), Ore::kronor(1), "Fel år").await;
    assert!(matches!(never, Err(FundingError::Money(Refused::NotItsYear))), "{never:?}");
}

#[tokio::test]
async fn a_call_is_published_with_all_it_needs_only() {
    let test = TestApp::start(Databases::Sqlite).await;
    let assignment = assignment(&test.app).await;
    let published = call(&test.app, &assignment, |_| {}).await;
    assert!(published.is_open(test.app.clock.now()));
    assert_eq!(hemtag::funding::calls::problems(&published.call, &assignment), []);
    let mut wrong = published.call.clone();
    wrong.years = vec![1999];
    wrong.criteria.clear();
    let fields: Vec<String> =
        hemtag::funding::calls::problems(&wrong, &assignment).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["criteria", "years"]);
}
