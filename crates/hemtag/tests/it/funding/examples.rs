//! The demo's assessments: through the use cases, with everything that a page can show.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::{Caller, PersonId, Role},
    app::App,
    funding::{applications, assessment, calls::KeptCall, examples},
    people::examples::{Example, make_examples},
};
use sea_orm::ConnectionTrait;

use crate::funding::world::{assignment, call, officer};

/// Applications that were handed in and found eligible, of made-up accounts.
async fn applications(app: &App, call: &KeptCall, count: usize) -> Vec<i64> {
    let admin = Caller::administrator();
    let mut all = Vec::new();
    for n in 0..count {
        let email = format!("sok{n}@sokande{n}.invalid");
        let example = Example { name: "Sökande (exempel)", email: &email, holds: None };
        let person: PersonId = make_examples(app, &admin, &[example]).await.unwrap()[0];
        let owner = Caller { person: Some(person), ..Caller::acting_as(Role::ProductOwner) };
        let begun = applications::begin(app, &owner, &call.code, None).await.unwrap();
        let written = examples::application(&call.call, n);
        applications::keep_draft(app, &owner, begun.id, begun.version, written).await.unwrap();
        let sql = format!(
            "UPDATE funding_application SET state = 'in-assessment', number = 'EX-{0}', waits_for = 'assessor', \
             submitted_at = '2026-11-24T11:00:0{0}Z' WHERE id = {0}",
            begun.id
        );
        let transaction = app.db.write().await.unwrap();
        transaction.execute_unprepared(&sql).await.unwrap();
        transaction.commit().await.unwrap();
        all.push(begun.id);
    }
    all
}

#[tokio::test]
async fn the_demo_assesses_what_is_there_once() {
    let test = TestApp::start(Databases::Sqlite).await;
    let app = &test.app;
    let admin = Caller::administrator();
    assert_eq!(assessment::examples::fill(app, &admin).await.unwrap(), 0, "nothing to assess");
    let assignment = assignment(app).await;
    let call = call(app, &assignment, |_| {}).await;
    let ids = applications(app, &call, 6).await;
    let handed_in = assessment::examples::fill(app, &admin).await.unwrap();
    assert!(handed_in >= 8, "{handed_in}");
    assert_eq!(assessment::examples::fill(app, &admin).await.unwrap(), 0, "once");
    let all = assessment::overview(app, &officer(), &call).await.unwrap();
    assert_eq!(all.iter().map(|one| one.kept.id).collect::<Vec<_>>(), ids);
    assert!(all[0].total.is_some_and(|total| total.deviation.is_some()));
    assert!(all.iter().any(|one| one.kept.state.code() == "assessed"));
    assert!(all.iter().any(|one| one.handed_in < one.asked));
    // The one who sits on a board there was never asked about it.
    let first = assessment::one(app, &officer(), ids[0]).await.unwrap();
    assert!(first.assigned.iter().all(|(_, name, _)| name != "Gun Dahl (exempel)"), "{:?}", first.assigned);
}
