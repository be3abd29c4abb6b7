//! A PostgreSQL that goes and comes back, and one that is slow.

use std::time::{Duration, Instant};

use crate::testkit::{Databases, OwnPostgres, TestApp};
use hemtag::{app::App, clock::Clock, config::Config, events};
use sea_orm::ConnectionTrait;

#[tokio::test]
async fn a_server_that_goes_is_told_and_one_that_comes_back_is_used() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    let own = OwnPostgres::start_new();
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        database: own.setting(),
        key_file: Some(folder.path().join("own.key")),
        ..Config::default()
    };
    test.app = App::start(config, Clock::system()).await.unwrap();
    let draft = [("stage", "prototype"), ("title", "Lock")];
    assert_eq!(test.post("/needs/new", &draft).await.status, 303);
    for round in 0..2 {
        own.stop();
        let page = test.get("/en/needs").await;
        assert_eq!(page.status, 503, "round {round}: {}", page.text());
        assert!(page.text().contains("out of reach"), "{}", page.text());
        let sent = test.post("/en/needs/new", &draft).await;
        assert_eq!(sent.status, 503, "{}", sent.text());
        let ready = test.get("/health/ready").await;
        assert_eq!(ready.status, 503, "{}", ready.text());
        assert_eq!(test.get("/health/live").await.status, 200);
        own.start();
        let until = Instant::now() + Duration::from_secs(20);
        while test.get("/health/ready").await.status != 200 {
            assert!(Instant::now() < until, "it is used again when it is there");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert_eq!(test.get("/en/needs").await.status, 200);
        assert_eq!(test.post("/needs/new", &draft).await.status, 303);
    }
    assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
}

#[tokio::test]
async fn nobody_waits_without_end_for_a_slow_one() {
    let test = TestApp::start(Databases::Postgres).await;
    let transaction = test.app.db.write().await.unwrap();
    transaction.execute_unprepared("LOCK TABLE event, need_draft IN ACCESS EXCLUSIVE MODE").await.unwrap();
    let begun = Instant::now();
    let page = test.post("/en/needs/new", &[("stage", "prototype"), ("title", "Lock")]).await;
    assert_eq!(page.status, 503, "{}", page.text());
    assert!(page.text().contains("busy"), "{}", page.text());
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    transaction.rollback().await.unwrap();
    let page = test.post("/en/needs/new", &[("stage", "prototype"), ("title", "Lock")]).await;
    assert_eq!(page.status, 303, "{}", page.text());
}
