//! What was changed behind the program's back is named, with where it stands.

use std::collections::BTreeSet;

use crate::testkit::{Databases, FreshDatabase, TestApp};
use hemtag::{
    database::Database,
    events::Misfit,
    safekeeping::{self, LOOSE, OPEN, Problem, REFERENCES, SEALED},
};
use sea_orm::ConnectionTrait;

use super::{append, command, let_events_change, looked_over};

/// A column that is new stands in one of the lists, or this fails: what is kept is looked over whole.
#[tokio::test]
async fn every_column_of_bytes_and_every_number_of_a_row_is_accounted_for() {
    for kind in Databases::both() {
        let fresh = FreshDatabase::new(kind);
        let db = Database::open(&fresh.setting).await.unwrap();
        let columns = safekeeping::columns(db.reader()).await.unwrap();
        let named = |wanted: fn(&str, &str) -> bool| -> BTreeSet<(String, String)> {
            let found = columns.iter().filter(|(_, column, kind)| wanted(column, kind));
            found.map(|(table, column, _)| (table.clone(), column.clone())).collect()
        };
        let pair = |table: &str, column: &str| (table.to_owned(), column.to_owned());
        let bytes = named(|_, kind| kind == "blob" || kind == "bytea");
        let sealed = SEALED.iter().map(|one| pair(one.table, one.column));
        let listed: BTreeSet<_> = sealed.chain(OPEN.iter().map(|one| pair(one.0, one.1))).collect();
        assert_eq!(bytes, listed, "left: columns of bytes; right: those in seals.rs");

        let numbers = named(|column, kind| column.ends_with("_id") && kind.contains("int"));
        let followed = REFERENCES.iter().map(|one| pair(one.table, one.column));
        let listed: BTreeSet<_> = followed.chain(LOOSE.iter().map(|one| pair(one.0, one.1))).collect();
        assert_eq!(numbers, listed, "left: columns that end in _id; right: those in references.rs");
    }
}

/// Where everybody has done everything, every seal opens and every reference leads somewhere.
#[tokio::test]
async fn a_world_in_which_everything_was_done_is_whole() {
    let things = crate::every_route::things::things().await;
    let looked = looked_over(&things.house.test).await;
    // Applicants and officers of the funding's tests are numbers without accounts.
    let is_known = |problem: &Problem| matches!(problem, Problem::NothingThere { table, id } if table == "person" && *id >= 9_000);
    let wrong: Vec<_> = looked.findings.iter().filter(|finding| !is_known(&finding.problem)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(looked.events.count > 100, "{:?}", looked.events);
    let opened = looked.opened.unwrap();
    let unused: Vec<_> =
        opened.iter().filter(|(_, n)| **n == 0).map(|((t, c), _)| format!("{t}.{c}")).collect();
    assert_eq!(unused, NOT_IN_THE_WORLD, "columns of which the world has no row");
    assert!(opened.values().sum::<u64>() > 50);
}

/// Sealed columns of which that world has no row; other tests open them through their pages.
const NOT_IN_THE_WORLD: [&str; 11] = [
    "funding_completion.answer",
    "funding_completion.question",
    "funding_eligibility.judged",
    "funding_panel_note.text",
    "import_preview.content",
    "need_case.own_step_sealed",
    "set_aside.content",
    "skills_plan.document",
    "skills_release.counts",
    "skills_unmatched.word",
    "validation_share.units",
];

#[tokio::test]
async fn the_database_itself_refuses_to_change_or_delete_an_event() {
    for kind in Databases::both() {
        let fresh = FreshDatabase::new(kind);
        let db = Database::open(&fresh.setting).await.unwrap();
        append(&db, 1).await;
        for statement in ["UPDATE event SET actor = 'x'", "DELETE FROM event"] {
            let refused = db.writer().execute_unprepared(statement).await.unwrap_err().to_string();
            assert!(refused.contains("events are only added"), "{refused}");
        }
        append(&db, 2).await;
        assert_eq!(hemtag::events::verify(db.reader()).await.unwrap(), Ok(2));
    }
}

#[tokio::test]
async fn what_was_done_to_the_log_is_told_by_its_event() {
    for kind in Databases::both() {
        for (statement, event, misfit) in [
            ("UPDATE event SET data = '{\"n\":30}' WHERE id = 3", 3, Misfit::Changed),
            ("UPDATE event SET subject_id = 7 WHERE id = 5", 5, Misfit::Changed),
            ("DELETE FROM event WHERE id = 2", 3, Misfit::After),
            ("DELETE FROM event WHERE id = 1", 2, Misfit::After),
        ] {
            let fresh = FreshDatabase::new(kind);
            let db = Database::open(&fresh.setting).await.unwrap();
            for number in 1..=5 {
                append(&db, number).await;
            }
            let before = safekeeping::verify(&db, None, None).await;
            assert!(before.is_well() && before.events.count == 5, "{before:?}");
            let_events_change(&db).await;
            db.writer().execute_unprepared(statement).await.unwrap();
            let after = safekeeping::verify(&db, None, None).await;
            let [found] = after.findings.as_slice() else { panic!("{statement}: {:?}", after.findings) };
            assert_eq!((found.row, &found.problem), (Some(event), &Problem::Event(misfit)), "{statement}");
            assert_eq!(found.place, "event");
        }
    }
}

/// A chain whose end was cut off is whole; what was backed up shows that it was longer.
#[tokio::test]
async fn events_that_were_cut_off_are_seen_against_a_backup() {
    let test = TestApp::start(Databases::Sqlite).await;
    for number in 1..=5 {
        append(&test.app.db, number).await;
    }
    let folder = tempfile::tempdir().unwrap();
    let backup = super::shown(&folder.path().join("backup"));
    super::backed_up(&test, std::path::Path::new(&backup)).await;
    append(&test.app.db, 6).await;
    let arguments = ["verify", "--since", &backup, "--database", &test.database.setting];
    let (outcome, told) = command(&arguments).await;
    assert_eq!(outcome, hemtag::cli::Outcome::Done, "{told}");
    let_events_change(&test.app.db).await;
    let cut = "DELETE FROM event WHERE id > (SELECT max(id) - 3 FROM event)";
    test.app.db.writer().execute_unprepared(cut).await.unwrap();
    let (outcome, told) = command(&["verify", "--database", &test.database.setting]).await;
    assert_eq!(outcome, hemtag::cli::Outcome::Done, "the chain alone does not show it: {told}");
    let (outcome, told) = command(&arguments).await;
    assert_eq!(outcome, hemtag::cli::Outcome::Refused, "{told}");
    assert!(told.contains("the event that the backup ends with is not there"), "{told}");
}

#[tokio::test]
async fn a_seal_that_was_changed_and_a_row_that_leads_nowhere_are_named() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let db = test.app.db.writer();
        let keys = test.app.keys().unwrap();
        let sealed =
            |owner: i64| data_encoding::HEXLOWER.encode(&keys.seal(&format!("calendar {owner}"), b"x"));
        let blob = |hex: &str| match kind {
            Databases::Sqlite => format!("X'{hex}'"),
            Databases::Postgres => format!("'\\x{hex}'"),
        };
        for person in [1, 2] {
            db.execute_unprepared(&format!(
                "INSERT INTO person (id, email, name, language, made_at) VALUES ({person}, 'p{person}@example.se', 'Kim', 'sv', '2026-11-24T11:00:00Z')"
            ))
            .await
            .unwrap();
        }
        // The second was sealed for somebody else; the third is nobody's.
        for (person, content) in [(1, sealed(1)), (2, sealed(1)), (3, sealed(3))] {
            db.execute_unprepared(&format!(
                "INSERT INTO person_calendar (id, person_id, token, address, made_at) \
                 VALUES ({person}, {person}, 't{person}', {}, '2026-11-24T11:00:00Z')",
                blob(&content)
            ))
            .await
            .unwrap();
        }
        let looked = looked_over(&test).await;
        let told: Vec<String> =
            looked.findings.iter().map(|one| one.sentence(hemtag::words::Language::English)).collect();
        assert_eq!(told.len(), 2, "{told:#?}");
        assert!(told[0].starts_with("person_calendar, row 3, person_id: names person 3"), "{told:#?}");
        assert!(
            told[1].starts_with("person_calendar, row 2, address: what is sealed does not open"),
            "{told:#?}"
        );
        assert_eq!(looked.opened.unwrap()[&("person_calendar".to_owned(), "address".to_owned())], 2);
    }
}

#[tokio::test]
async fn a_database_without_its_key_is_looked_over_and_that_is_said() {
    let test = TestApp::start(Databases::Sqlite).await;
    let (outcome, told) = command(&["verify", "--database", &test.database.setting]).await;
    assert_eq!(outcome, hemtag::cli::Outcome::Done, "{told}");
    assert!(told.contains("There is no key file") && told.contains("All is whole"), "{told}");
    assert!(!hemtag::sealed::beside(&test.database.setting).unwrap().exists(), "no key was made");
    let (outcome, told) = command(&["verify", "--database", "/nowhere/hemtag.sqlite", "--json"]).await;
    assert_eq!(outcome, hemtag::cli::Outcome::NotFound, "{told}");
}
