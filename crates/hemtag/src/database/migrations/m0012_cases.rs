//! Cases: a need that somebody works with, its tasks, notes, files and statements of earlier aid; the secret addresses of
//! calendars; and an index by which what happened to one thing is found in the log.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0012_cases"
    }
}

fn table(name: &str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).col(big_pk_auto("id")).to_owned()
}

fn index(table: &str, columns: &[&str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(Alias::new(table));
    for column in columns {
        index.col(Alias::new(*column));
    }
    index
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            table("need_case")
                // One case for each need.
                .col(big_integer_uniq("need_id"))
                .col(big_integer("owner_id"))
                .col(string_null("triage"))
                .col(string_null("come_back_on"))
                .col(string_null("reminded_at"))
                .col(string_null("county"))
                .col(string_null("branch"))
                .col(big_integer_null("adviser_id"))
                .col(string_null("named_at"))
                // The next step that somebody set; empty where the rule says it.
                .col(text("own_step"))
                .col(string("own_step_by"))
                .col(string_null("own_step_on"))
                // The next step as the rule gave it last: what, whom it waits for, since when, by when.
                .col(string("step"))
                .col(big_integer_null("step_task_id"))
                .col(string("waits_for"))
                .col(string("waits_since"))
                .col(string_null("step_on"))
                .col(string("opened_at"))
                .col(string("updated_at"))
                .col(string_null("qualified_at"))
                .col(string_null("closed_at"))
                .col(big_integer("version"))
                .to_owned(),
            table("case_task")
                .col(big_integer("case_id"))
                .col(string("kind"))
                // Only of a task that somebody wrote.
                .col(text("title"))
                // Whose it is to do.
                .col(string("party"))
                // It is advice: aid, which a statement comes before.
                .col(boolean("advice"))
                .col(string("state"))
                // Whom it waits for: a party, or a name.
                .col(string("waits_for"))
                .col(string("waits_name"))
                .col(string_null("due_on"))
                .col(integer("place"))
                .col(string("made_at"))
                .col(string("updated_at"))
                .col(string_null("done_at"))
                .col(big_integer("version"))
                // By which a form that was sent twice is known.
                .col(string_null("once"))
                .to_owned(),
            table("case_note")
                .col(big_integer("case_id"))
                .col(big_integer_null("person_id"))
                .col(string("role"))
                // Only for staff.
                .col(boolean("inner"))
                // Sealed.
                .col(blob("text"))
                .col(string("made_at"))
                .col(string_null("once"))
                .to_owned(),
            table("case_file")
                .col(string_uniq("key"))
                .col(big_integer("case_id"))
                .col(big_integer_null("person_id"))
                .col(string("role"))
                .col(boolean("inner"))
                .col(big_integer("bytes"))
                // Sealed: the name; the content.
                .col(blob("about"))
                .col(blob("content"))
                .col(string("kept_at"))
                .col(string_null("once"))
                .to_owned(),
            table("case_aid")
                .col(big_integer("case_id"))
                .col(big_integer_null("person_id"))
                // Sealed: what was stated.
                .col(blob("statement"))
                .col(string("stated_at"))
                // What the answer was reckoned by, and what came of it, in cents of a euro.
                .col(string_null("rules"))
                .col(big_integer_null("sum_cents"))
                .col(big_integer_null("value_cents"))
                // Sent back to be completed.
                .col(string_null("returned_at"))
                .col(string_null("accepted_at"))
                .col(big_integer_null("accepted_by"))
                .col(string_null("once"))
                .to_owned(),
            table("person_calendar")
                .col(big_integer_uniq("person_id"))
                // Of the address: its hash finds it, sealed it is shown again.
                .col(string_uniq("token"))
                .col(blob("address"))
                .col(string("made_at"))
                .to_owned(),
        ];
        for statement in tables {
            manager.create_table(statement).await?;
        }
        let indexes: [(&str, &[&str]); 13] = [
            ("need_case", &["owner_id"]),
            ("need_case", &["adviser_id", "closed_at"]),
            ("need_case", &["waits_since", "id"]),
            ("need_case", &["county"]),
            ("need_case", &["come_back_on"]),
            ("case_task", &["case_id", "place"]),
            ("case_task", &["due_on"]),
            ("case_note", &["case_id"]),
            ("case_file", &["case_id"]),
            ("case_aid", &["case_id"]),
            ("event", &["subject_kind", "subject_id"]),
            ("need_case", &["step"]),
            ("need_case", &["closed_at", "waits_since"]),
        ];
        for (table, columns) in indexes {
            manager.create_index(index(table, columns)).await?;
        }
        for table in ["case_task", "case_note", "case_file", "case_aid"] {
            let once = index(table, &["case_id", "once"]).unique().to_owned();
            manager.create_index(once).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
