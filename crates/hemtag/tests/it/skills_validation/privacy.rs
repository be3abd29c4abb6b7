//! The tables of privacy against the database and the document, and the job that erases with the clock moved on.

use std::collections::BTreeSet;

use crate::testkit::{Databases, TestApp};
use hemtag::{
    clock::Clock,
    skills::privacy::{
        self,
        tables::{Rule, WITHOUT_PEOPLE, columns, retention},
    },
};
use jiff::{Timestamp, ToSpan};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::world::{CODE, World};
use crate::cases::people::led_to;

async fn texts(test: &TestApp, sql: &str, column: &str) -> Vec<String> {
    let statement = Statement::from_string(test.app.db.backend(), sql);
    let rows = test.app.db.reader().query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get("", column).unwrap()).collect()
}

async fn count(test: &TestApp, of: &str) -> i64 {
    let statement = Statement::from_string(test.app.db.backend(), format!("SELECT COUNT(*) AS n FROM {of}"));
    let row = test.app.db.reader().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

/// The columns of a table, and which hold bytes.
async fn columns_of(test: &TestApp, table: &str) -> Vec<(String, bool)> {
    let sql = if test.app.db.backend() == DbBackend::Sqlite {
        format!("SELECT name || ' ' || lower(type) AS name FROM pragma_table_info('{table}')")
    } else {
        format!(
            "SELECT column_name || ' ' || data_type AS name FROM information_schema.columns WHERE table_name = '{table}' \
             AND table_schema = current_schema()"
        )
    };
    let rows = texts(test, &sql, "name").await;
    let split = |row: &String| {
        let (name, kind) = row.split_once(' ').unwrap_or((row, ""));
        (name.to_owned(), kind.contains("bytea") || kind.contains("blob"))
    };
    rows.iter().map(split).collect()
}

/// All that stands in a table, column by column, its bytes as hexadecimal digits.
pub(super) async fn everything_in_hex(test: &TestApp, table: &str) -> String {
    let mut all = String::new();
    for (column, is_bytes) in columns_of(test, table).await {
        let hex = match (test.app.db.backend(), is_bytes) {
            (DbBackend::Sqlite, _) => format!("lower(hex(\"{column}\"))"),
            (_, true) => format!("encode(\"{column}\", 'hex')"),
            (_, false) => format!("encode(convert_to(\"{column}\"::text, 'UTF8'), 'hex')"),
        };
        let sql = format!("SELECT COALESCE({hex}, '') AS hex FROM {table}");
        for value in texts(test, &sql, "hex").await {
            all.push_str(&value);
            all.push(' ');
        }
    }
    all
}

#[tokio::test]
async fn a_column_without_a_row_fails_and_the_document_says_what_the_table_says() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let sqlite = test.app.db.backend() == DbBackend::Sqlite;
        let sql = if sqlite {
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        } else {
            "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = current_schema()"
        };
        // Files of these rooms wait among all that wait, and their letters among all letters.
        let rooms =
            ["validation", "centre_", "test_centre", "qualification_", "skills_", "import_upload", "letter"];
        let tables = texts(&test, sql, "name").await;
        let tables: Vec<&String> =
            tables.iter().filter(|name| rooms.iter().any(|room| name.starts_with(room))).collect();
        assert!(tables.len() > 10, "{tables:?}");
        for table in tables {
            let there: BTreeSet<String> =
                columns_of(&test, table).await.into_iter().map(|(name, _)| name).collect();
            let told: BTreeSet<String> =
                columns().iter().filter(|one| one.table == **table).map(|one| one.column.clone()).collect();
            if WITHOUT_PEOPLE.iter().any(|(name, _)| name == table) {
                assert!(told.is_empty(), "{table} is said to hold nothing of people, and has rows");
                assert!(!there.contains("person_id"), "{table} holds whose it is");
            } else {
                assert_eq!(told, there, "{table}: data/skills/personal_data.csv and the database");
            }
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/privacy.md");
    let document = std::fs::read_to_string(path).unwrap();
    let rows: BTreeSet<&str> = document.lines().filter(|line| line.starts_with("| `")).collect();
    let mut expected: BTreeSet<String> = columns()
        .iter()
        .map(|c| {
            format!(
                "| `{}.{}` | {} | {} | {} | {} | `{}` | {} |",
                c.table, c.column, c.what, c.purpose, c.basis, c.seen_by, c.rule, c.handed_out
            )
        })
        .collect();
    expected.extend(WITHOUT_PEOPLE.iter().map(|(table, what)| format!("| `{table}` | {what} |")));
    expected.extend(
        retention()
            .iter()
            .map(|r| format!("| `{}` | {} | {} | {} | {} |", r.rule, r.days, r.counted_from, r.goes, r.why)),
    );
    let expected: BTreeSet<&str> = expected.iter().map(String::as_str).collect();
    assert_eq!(rows, expected, "docs/privacy.md: its rows are those of data/skills/*.csv");
}

/// The clock so many days on, and an hour.
fn later(world: &mut World, days: i64) {
    let noon: Timestamp = "2026-11-24T11:00:00Z".parse().unwrap();
    world.house.test.app.clock = Clock::fixed(noon.checked_add((24 * days + 1).hours()).unwrap());
}

#[tokio::test]
async fn the_job_erases_by_each_rule_when_its_days_are_over_and_not_before() {
    for kind in Databases::both() {
        let mut world = World::start(kind).await;
        world.house.enter(&world.leader);
        let firm = format!("/skills/validations/firm/{}", world.firm);
        let form = [("email", "ny@firm.example"), ("called", "Ny"), ("qualification", CODE)];
        led_to(&world.house.test.post(&firm, &form).await);
        let id = world.concluded().await;
        world.shared(id, "2026-12-24").await;
        let record = format!("/account/skills/validations/{id}/record");
        led_to(&world.house.test.post(&record, &[]).await);
        // The second record withdraws the first.
        led_to(&world.house.test.post(&record, &[]).await);
        let erased = privacy::erase_due(&world.house.test.app).await.unwrap();
        assert!(erased.is_nothing(), "{erased:?}");
        let after = [
            // The letter's link holds 30 days; then whom it went to is forgotten, and the withdrawn record goes.
            (30, "validation_invitation WHERE whom IS NOT NULL", "validation_record"),
            (30 + Rule::ShareEnded.days(), "validation_share", "validation_invitation"),
        ];
        assert_eq!(count(&world.house.test, after[0].1).await, 1);
        later(&mut world, 29);
        let erased = privacy::erase_due(&world.house.test.app).await.unwrap();
        assert_eq!((erased.whom, erased.records, erased.validations), (0, 0, 0), "{erased:?}");
        later(&mut world, 30);
        let erased = privacy::erase_due(&world.house.test.app).await.unwrap();
        assert_eq!((erased.whom, erased.records), (1, 1), "{erased:?}");
        assert_eq!(count(&world.house.test, after[0].1).await, 0);
        assert_eq!(count(&world.house.test, after[0].2).await, 1, "the record that holds stays");
        later(&mut world, 32);
        assert_eq!(
            privacy::erase_due(&world.house.test.app).await.unwrap().ended,
            1,
            "the share's day is past"
        );
        later(&mut world, 32 + Rule::ShareEnded.days());
        let erased = privacy::erase_due(&world.house.test.app).await.unwrap();
        assert_eq!((erased.shares, erased.invitations), (1, 1), "{erased:?}");
        assert_eq!(count(&world.house.test, after[1].1).await, 0);
        assert_eq!(count(&world.house.test, after[1].2).await, 0);
        assert!(count(&world.house.test, "validation_look").await > 0);
        later(&mut world, Rule::Look.days());
        assert!(privacy::erase_due(&world.house.test.app).await.unwrap().looks > 0);
        assert_eq!(count(&world.house.test, "validation_look").await, 0);
        later(&mut world, Rule::ValidationConcluded.days() - 1);
        assert!(privacy::erase_due(&world.house.test.app).await.unwrap().is_nothing());
        later(&mut world, Rule::ValidationConcluded.days());
        assert_eq!(privacy::erase_due(&world.house.test.app).await.unwrap().validations, 1);
        for table in ["validation", "validation_record", "validation_share"] {
            assert_eq!(count(&world.house.test, table).await, 0, "{table}");
        }
        assert!(count(&world.house.test, "event WHERE action = 'skills.erased'").await >= 5);
    }
}

#[tokio::test]
async fn what_nobody_went_on_with_goes_earlier_and_who_assessed_is_forgotten_after_the_period() {
    for kind in Databases::both() {
        let mut world = World::start(kind).await;
        world.asked().await;
        let admin = hemtag::access::Caller::administrator();
        let app = world.house.test.app.clone();
        let centre = hemtag::skills::validation::centre(&app, &admin, world.centre).await.unwrap();
        let of = (world.centre, centre.assessors[0].id);
        hemtag::skills::validation::withdraw_assessor(&app, &admin, of, "slutat").await.unwrap();
        later(&mut world, Rule::ValidationUnfinished.days() - 1);
        assert_eq!(privacy::erase_due(&world.house.test.app).await.unwrap().validations, 0);
        later(&mut world, Rule::ValidationUnfinished.days());
        assert_eq!(privacy::erase_due(&world.house.test.app).await.unwrap().validations, 1);
        let named = "centre_assessor WHERE person_id IS NOT NULL";
        assert_eq!(count(&world.house.test, named).await, 3);
        later(&mut world, Rule::AssessorEnded.days());
        assert_eq!(privacy::erase_due(&world.house.test.app).await.unwrap().assessors, 1);
        assert_eq!(count(&world.house.test, named).await, 2, "those whose period goes on stay");
    }
}

#[tokio::test]
async fn with_the_account_goes_everything() {
    for kind in Databases::both() {
        let world = World::start(kind).await;
        let id = world.concluded().await;
        world.shared(id, "2026-12-31").await;
        world.house.enter(&world.person);
        led_to(&world.house.test.post("/account/end", &[]).await);
        for table in ["validation", "validation_share", "validation_look", "validation_record"] {
            assert_eq!(count(&world.house.test, table).await, 0, "{table}");
        }
        world.house.enter(&world.assessor);
        led_to(&world.house.test.post("/account/end", &[]).await);
        assert_eq!(count(&world.house.test, "centre_assessor WHERE person_id IS NOT NULL").await, 2);
    }
}
