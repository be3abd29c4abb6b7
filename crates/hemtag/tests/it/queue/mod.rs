//! Long work: done once whoever works and vanishes, tried again and given up, and what people see of it.

mod concerned;
mod matching;
mod pages;
mod previews;
mod report_files;
mod workers;

use crate::testkit::TestApp;
use hemtag::{
    access::Caller,
    app::App,
    clock::Clock,
    files::{
        What,
        upload::{find_upload, keep_upload},
    },
    makers::import::{Choice, queued::ask_for_import},
    queue::{self, Job},
};
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, Statement};

/// Asks for the import of a file, as a page does for a large one. Gives the job's number.
pub(crate) async fn asked(test: &TestApp, file: &str) -> i64 {
    asked_by(test, &Caller::administrator(), file).await
}

async fn asked_by(test: &TestApp, caller: &Caller, file: &str) -> i64 {
    let app = &test.app;
    let key = keep_upload(app, caller, What::Makers, "m.csv", file.as_bytes().to_vec()).await.unwrap();
    let upload = find_upload(app, caller, What::Makers, &key).await.unwrap();
    ask_for_import(app, caller, &upload, Choice::AllRows).await.unwrap()
}

/// A file with one maker.
pub(crate) fn one(name: &str) -> String {
    format!("name,process\n{name},Svarvning\n")
}

/// Another node on the same database.
fn node(test: &TestApp, name: &str) -> App {
    App { node: name.into(), under_way: std::sync::Arc::default(), ..test.app.clone() }
}

async fn job(test: &TestApp, id: i64) -> Job {
    queue::find(&test.app, id).await.unwrap().expect("the job is there")
}

/// So long after the application began.
fn after(seconds: i64) -> Clock {
    let noon: Timestamp = "2026-11-24T11:00:00Z".parse().unwrap();
    Clock::fixed(noon.checked_add(SignedDuration::from_secs(seconds)).unwrap())
}

async fn count(test: &TestApp, of: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) AS n FROM {of}");
    let statement = Statement::from_string(test.app.db.backend(), sql);
    let row = test.app.db.reader().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

/// From now on the database refuses every new maker.
async fn refuse_makers(test: &TestApp) {
    let refuse = if test.app.db.backend() == sea_orm::DbBackend::Sqlite {
        "CREATE TRIGGER refused BEFORE INSERT ON maker BEGIN SELECT RAISE(ABORT, 'refused'); END"
    } else {
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$; \
         CREATE TRIGGER refused BEFORE INSERT ON maker FOR EACH ROW EXECUTE FUNCTION refuse()"
    };
    test.app.db.writer().execute_unprepared(refuse).await.unwrap();
}

async fn let_makers(test: &TestApp) {
    let sqlite = test.app.db.backend() == sea_orm::DbBackend::Sqlite;
    let drop = if sqlite { "DROP TRIGGER refused" } else { "DROP TRIGGER refused ON maker" };
    test.app.db.writer().execute_unprepared(drop).await.unwrap();
}
