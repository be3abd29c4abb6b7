//! Filling a database with made-up records and loading a server on it, as it is measured (docs/performance.md), small: the
//! database is whole, and every kind of request is answered as it should be.

#[path = "../../examples/load/tool/mod.rs"]
mod tool;

use hemtag::{clock::Clock, database::Database, makers, needs, safekeeping};
use serde_json::Value;

use crate::testkit::{Databases, TestApp};
use tool::{Command, Fill, Run, run};

async fn is_whole(test: &TestApp) {
    let db = Database::look(&test.database.setting).await.unwrap();
    let looked = safekeeping::verify(&db, Some(test.app.keys().unwrap()), None).await;
    assert!(looked.is_well(), "{:?}", looked.findings);
    db.close().await.unwrap();
}

#[tokio::test]
async fn a_filled_database_is_whole_and_a_server_on_it_answers_every_kind_of_request() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    // The servers that are loaded go by the machine's clock: so does everything here.
    let clock = Clock::system();
    test.app.clock = clock.clone();
    let folder = tempfile::tempdir().unwrap();
    let (targets, figures) = (folder.path().join("targets.json"), folder.path().join("figures.json"));
    let database = test.database.setting.clone();
    let fill = Command::Fill(Fill {
        database: database.clone(),
        key_file: None,
        targets: targets.clone(),
        makers: 30,
        offers_each: 4,
        needs: 40,
        accounts: 12,
        speakers: 6,
        keys: 2,
        seed: 7,
    });
    let mut told: Vec<u8> = Vec::new();
    run(&fill, &clock, &mut told).await.unwrap();
    is_whole(&test).await;
    let db = test.app.db.reader();
    assert_eq!(makers::store::count(db).await.unwrap(), 30);
    assert_eq!(makers::store::examples(db).await.unwrap(), 30, "all are marked as made up");
    assert_eq!(needs::store::count(db).await.unwrap(), 40);
    let again = run(&fill, &clock, &mut told).await.unwrap_err().to_string();
    assert!(again.contains("holds makers"), "{again}");

    let load = Command::Run(Run {
        targets,
        database: Some(database),
        key_file: None,
        program: Some(env!("CARGO_BIN_EXE_hemtag").into()),
        nodes: 1,
        address: Vec::new(),
        process: Vec::new(),
        rate: 40.0,
        seconds: 2,
        warm_up: 0,
        settle: 0,
        each: 1,
        seed: 7,
        json: Some(figures.clone()),
    });
    let loaded = run(&load, &clock, &mut told).await;
    let told = String::from_utf8(told).unwrap();
    assert!(loaded.is_ok(), "{loaded:?}\n{told}");
    let figures: Value = serde_json::from_str(&std::fs::read_to_string(figures).unwrap()).unwrap();
    assert_eq!(figures["all"]["wrong"], 0, "{told}");
    assert!(figures["all"]["requests"].as_u64().unwrap() > 40, "{told}");
    let kinds = figures["kinds"].as_array().unwrap();
    assert_eq!(kinds.len(), 22, "every kind was asked: {told}");
    for kind in kinds {
        assert!(kind["requests"].as_u64().unwrap() > 0, "{kind}");
        assert!(kind["most_ms"].as_f64().unwrap() >= kind["median_ms"].as_f64().unwrap(), "{kind}");
    }
    assert!(told.contains("| **saving** |"), "{told}");
    // What was saved is there: needs that were stated, by a person and with a key.
    assert!(needs::store::count(db).await.unwrap() >= 42, "{told}");
    is_whole(&test).await;
}
