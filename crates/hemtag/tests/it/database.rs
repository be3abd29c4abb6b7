//! The database itself: opening, refusing, the chain of events. On both kinds.

use std::task::{Context, Poll};

use crate::testkit::{Databases, FreshDatabase};
use hemtag::{
    access::Caller,
    database::{Database, DatabaseError},
    events::{self, Event, Subject},
};
use sea_orm::ConnectionTrait;
use serde_json::json;

async fn append(db: &Database, n: i64) {
    let transaction = db.write().await.unwrap();
    let at = "2026-11-24T11:00:00Z".parse().unwrap();
    let event = Event { action: "maker.changed", subject: Subject::Maker(n), data: json!({ "n": n }) };
    events::append(&transaction, &Caller::administrator(), at, event).await.unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn a_changed_event_breaks_the_chain_where_it_stands() {
    for kind in Databases::both() {
        let fresh = FreshDatabase::new(kind);
        let db = Database::open(&fresh.setting).await.unwrap();
        for n in 1..=5 {
            append(&db, n).await;
        }
        assert_eq!(events::verify(db.reader()).await.unwrap(), Ok(5));
        crate::safekeeping::let_events_change(&db).await;
        db.writer().execute_unprepared("UPDATE event SET data = '{\"n\":30}' WHERE id = 3").await.unwrap();
        assert_eq!(events::verify(db.reader()).await.unwrap(), Err(3));
    }
}

#[tokio::test]
async fn events_of_many_writers_at_once_form_one_chain() {
    for kind in Databases::both() {
        let fresh = FreshDatabase::new(kind);
        let db = Database::open(&fresh.setting).await.unwrap();
        let mut writers = Vec::new();
        for n in 0..20 {
            let db = db.clone();
            writers.push(tokio::spawn(async move { append(&db, n).await }));
        }
        for writer in writers {
            writer.await.unwrap();
        }
        assert_eq!(events::verify(db.reader()).await.unwrap(), Ok(20));
    }
}

#[tokio::test]
async fn what_is_not_committed_leaves_no_event() {
    for kind in Databases::both() {
        let fresh = FreshDatabase::new(kind);
        let db = Database::open(&fresh.setting).await.unwrap();
        {
            let transaction = db.write().await.unwrap();
            let at = "2026-11-24T11:00:00Z".parse().unwrap();
            let event = Event { action: "maker.changed", subject: Subject::Maker(1), data: json!({}) };
            events::append(&transaction, &Caller::administrator(), at, event).await.unwrap();
        }
        assert_eq!(events::newest(db.reader()).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused_and_left_alone() {
    for kind in Databases::both() {
        let fresh = FreshDatabase::new(kind);
        let db = Database::open(&fresh.setting).await.unwrap();
        db.writer()
            .execute_unprepared(
                "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_from_the_future', 1)",
            )
            .await
            .unwrap();
        drop(db);
        let refused = Database::open(&fresh.setting).await.unwrap_err();
        assert!(
            matches!(&refused, DatabaseError::Newer(_, change) if change == "m9999_from_the_future"),
            "{refused}"
        );
        assert!(refused.to_string().contains("nothing was changed"));
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    std::fs::write(&file, "Hej! Det här är ett brev och ingen databas. ".repeat(40)).unwrap();
    let refused = Database::open(&file.display().to_string()).await.unwrap_err();
    assert!(refused.to_string().contains("not a Hemtag database"), "{refused}");
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("Hej!"), "the file is left as it was");
}

#[tokio::test]
async fn a_locked_database_says_that_it_is_locked() {
    let fresh = FreshDatabase::new(Databases::Sqlite);
    let db = Database::open(&fresh.setting).await.unwrap();
    let _writer = db.write().await.unwrap();
    let other = Database::open(&fresh.setting).await;
    // Opening only reads; writing is what must wait, and say so when it waits in vain.
    let refused = other.unwrap().write().await.unwrap_err();
    let told = hemtag::database::explain(&fresh.setting, refused).to_string();
    assert!(told.contains("locked by another program"), "{told}");
}

/// Whoever writes waits in a row for the one connection that writes; whoever reads waits for nobody, and can do nothing else.
#[tokio::test]
async fn in_a_file_writers_wait_in_a_row_and_readers_do_not() {
    let fresh = FreshDatabase::new(Databases::Sqlite);
    let db = Database::open(&fresh.setting).await.unwrap();
    append(&db, 1).await;
    let first = db.write().await.unwrap();
    let (told, mut came) = tokio::sync::mpsc::unbounded_channel();
    for number in 0..30 {
        let (db, told) = (db.clone(), told.clone());
        let waits = async move {
            let transaction = db.write().await.unwrap();
            told.send(number).unwrap();
            transaction.commit().await.unwrap();
        };
        let mut waits = Box::pin(waits);
        // Asked for in this order.
        let begun = |context: &mut Context<'_>| Poll::Ready(waits.as_mut().poll(context));
        assert!(std::future::poll_fn(begun).await.is_pending());
        tokio::spawn(waits);
    }
    for _ in 0..20 {
        assert_eq!(events::verify(db.reader()).await.unwrap(), Ok(1), "reading goes on");
    }
    assert!(came.try_recv().is_err(), "nobody else writes meanwhile");
    first.commit().await.unwrap();
    for number in 0..30 {
        assert_eq!(came.recv().await, Some(number));
    }
    let refused = db.reader().execute_unprepared("DELETE FROM event").await.unwrap_err().to_string();
    assert!(refused.contains("attempt to write a readonly database"), "{refused}");
}

#[tokio::test]
async fn a_full_database_says_so_and_keeps_nothing_of_the_change() {
    let fresh = FreshDatabase::new(Databases::Sqlite);
    let db = Database::open(&fresh.setting).await.unwrap();
    append(&db, 1).await;
    let refused = {
        let transaction = db.write().await.unwrap();
        // As if the disk ended here: this connection may not take another page.
        transaction.execute_unprepared("PRAGMA max_page_count = 1").await.unwrap();
        let event = Event {
            action: "maker.changed",
            subject: Subject::Maker(2),
            data: json!({ "text": "x".repeat(200_000) }),
        };
        let at = "2026-11-24T11:00:00Z".parse().unwrap();
        events::append(&transaction, &Caller::administrator(), at, event).await.unwrap_err()
    };
    // As a use case hands it on, and as a command tells it.
    let told = hemtag::cli::told(anyhow::Error::from(hemtag::needs::NeedError::Database(refused)));
    assert!(told.contains("is full") && told.contains("Nothing of this change was kept"), "{told}");
    assert_eq!(events::verify(db.reader()).await.unwrap(), Ok(1));
}

/// Records of an older program survive each change of the shape: the database is built up to every version there
/// was, filled, and opened by this program.
#[tokio::test]
async fn a_database_of_every_earlier_version_opens_with_its_records() {
    use hemtag::database::Migrator;
    use sea_orm_migration::MigratorTrait;

    let versions = u32::try_from(Migrator::migrations().len()).unwrap();
    for kind in Databases::both() {
        for version in 1..=versions {
            let fresh = FreshDatabase::new(kind);
            let url = match kind {
                Databases::Sqlite => format!("sqlite://{}?mode=rwc", fresh.setting),
                Databases::Postgres => fresh.setting.clone(),
            };
            let old = sea_orm::Database::connect(&url).await.unwrap();
            Migrator::up(&old, Some(version)).await.unwrap();
            for statement in FIRST_RECORDS {
                old.execute_unprepared(statement).await.unwrap();
            }
            old.close().await.unwrap();

            let before = hemtag::database::inspect(&fresh.setting).await.unwrap();
            assert_eq!(before.waiting.len(), (versions - version) as usize, "looking changes nothing");
            let db = Database::open(&fresh.setting).await.unwrap();
            let maker =
                hemtag::makers::store::find(db.reader(), hemtag::makers::model::MakerId(7)).await.unwrap();
            let maker = maker.expect("the maker is still there");
            assert_eq!((maker.name.as_str(), maker.version), ("Exempel Svarv AB", 3));
            assert_eq!(maker.sites[0].kommun.as_deref(), Some("0662"));
            assert_eq!(maker.sites[0].offers[0].smallest_series, Some(50));
            let after = hemtag::database::inspect(&fresh.setting).await.unwrap();
            assert!(after.is_current() && after.applied.len() == versions as usize);
        }
    }
}

/// Rows as the first version wrote them.
const FIRST_RECORDS: [&str; 3] = [
    "INSERT INTO maker (id, personal_number, name, name_key, sni_codes, example, as_stated, created_at, updated_at, \
     version) VALUES (7, FALSE, 'Exempel Svarv AB', 'exempelsvarv', '[]', FALSE, '{}', '2026-11-20T10:00:00Z', \
     '2026-11-20', 3)",
    "INSERT INTO site (id, maker_id, kommun, country) VALUES (8, 7, '0662', 'SE')",
    "INSERT INTO offer (id, maker_id, site_id, process, materials, smallest_series, as_stated, evidence_level, \
     evidence_on, evidence_by) VALUES (9, 7, 8, '3.2.02', '[]', 50, '{}', 'self_declared', '2026-11-20', 'the maker')",
];

#[tokio::test]
async fn looking_at_a_database_neither_makes_nor_changes_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("none.sqlite");
    let setting = file.display().to_string();
    assert!(!hemtag::database::inspect(&setting).await.unwrap().exists);
    assert!(!file.exists());
    std::fs::write(&file, "not a database, but long enough to be read as one".repeat(20)).unwrap();
    let refused = hemtag::database::inspect(&setting).await.unwrap_err().to_string();
    assert!(refused.contains("not a Hemtag database"), "{refused}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_without_the_password() {
    let refused = Database::open("postgres://anna:hemligt@127.0.0.1:1/hemtag").await.unwrap_err().to_string();
    assert!(refused.contains("could not be reached"), "{refused}");
    assert!(!refused.contains("hemligt"), "{refused}");
}
