//! The queue of long work.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0039_queue"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let job = table("job")
            .col(string("kind"))
            // What the payload is sealed for, beside the kind.
            .col(string("seal"))
            // What two jobs must not be about at once; none when it is done.
            .col(string_null("once"))
            // The number of what it is about, such as an upload.
            .col(big_integer_null("subject"))
            // Sealed: what the work needs. None when it is done.
            .col(blob_null("payload"))
            // As in the event log: a role, and the number of an account.
            .col(string("asked_by"))
            .col(string("asked_at"))
            .col(string("state"))
            // From when anybody may take it: its time, or when the lease of whoever has it ends.
            .col(string("due_at"))
            .col(string_null("taken_by"))
            .col(string_null("taken_at"))
            .col(integer("attempts"))
            // A code.
            .col(string_null("last_error"))
            .col(string_null("progress_step"))
            .col(big_integer_null("progress_done"))
            .col(big_integer_null("progress_of"))
            .col(string_null("ended_at"))
            // A code, and the number of what came of it, such as an import.
            .col(string_null("outcome"))
            .col(big_integer_null("made"))
            .to_owned();
        manager.create_table(job).await?;
        manager.create_index(index("job", &["once"]).unique().to_owned()).await?;
        for columns in [&["state", "due_at"][..], &["ended_at"]] {
            manager.create_index(index("job", columns)).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
