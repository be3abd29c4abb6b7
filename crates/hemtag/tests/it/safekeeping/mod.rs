//! That nothing is lost and nothing changed unseen: looking everything over, backing it up and bringing it back, on both databases
//! where both have it; flipped bytes, and commands that are killed half-way.

mod flipped;
mod killed;
mod restored;
mod tampered;

use std::path::{Path, PathBuf};

use crate::testkit::TestApp;
use clap::Parser;
use hemtag::{
    access::Caller,
    cli::{self, Cli, Outcome},
    database::Database,
    events::{self, Event, Subject},
    safekeeping::{self, Backed, Looked},
    sealed::{self, Keys},
};
use sea_orm::{ConnectionTrait, DbBackend};
use serde_json::json;

/// Takes away the rule by which a database refuses to change events, as its owner can.
pub(crate) async fn let_events_change(db: &Database) {
    let statements: &[&str] = if db.backend() == DbBackend::Postgres {
        &["DROP TRIGGER events_are_only_added ON event"]
    } else {
        &["DROP TRIGGER event_is_not_changed", "DROP TRIGGER event_is_not_deleted"]
    };
    for statement in statements {
        db.writer().execute_unprepared(statement).await.unwrap();
    }
}

async fn append(db: &Database, number: i64) {
    let transaction = db.write().await.unwrap();
    let at = "2026-11-24T11:00:00Z".parse().unwrap();
    let event =
        Event { action: "maker.changed", subject: Subject::Maker(number), data: json!({ "n": number }) };
    events::append(&transaction, &Caller::administrator(), at, event).await.unwrap();
    transaction.commit().await.unwrap();
}

/// The key that an application's database was sealed with.
fn key_of(test: &TestApp) -> Option<Keys> {
    let path = test.app.config.key_file.clone().or_else(|| sealed::beside(&test.database.setting));
    Keys::of_existing(&path.unwrap()).unwrap()
}

async fn looked_over(test: &TestApp) -> Looked {
    safekeeping::verify(&test.app.db, key_of(test).as_ref(), None).await
}

async fn backed_up(test: &TestApp, place: &Path) -> Backed {
    safekeeping::backup(&test.database.setting, key_of(test).as_ref(), &test.app.clock, place).await.unwrap()
}

async fn command(arguments: &[&str]) -> (Outcome, String) {
    let mut out = Vec::new();
    let cli = Cli::try_parse_from([&["hemtag", "--language", "en"], arguments].concat()).unwrap();
    let outcome = cli::run(cli, &mut out).await.unwrap();
    (outcome, String::from_utf8(out).unwrap())
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// What stands in a folder, by name.
pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn beside(path: &Path, end: &str) -> PathBuf {
    PathBuf::from(format!("{}{end}", path.display()))
}
