//! Other systems: the keys that they ask with, and the addresses that are told what happens.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0038_integrations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            table("api_key")
                .col(big_integer("organisation_id"))
                .col(string("name"))
                // What a key begins with, so that people know it again.
                .col(string("begins"))
                .col(string("hash"))
                // Codes, parted by spaces.
                .col(string("scopes"))
                .col(integer("each_minute"))
                .col(string("at"))
                .col(big_integer("person_id"))
                .col(string_null("ended_at"))
                // The day, not the moment.
                .col(string_null("used_on"))
                .to_owned(),
            table("webhook")
                .col(big_integer("organisation_id"))
                .col(text("address"))
                // Codes, parted by spaces.
                .col(string("kinds"))
                // Sealed: it signs what is sent. None for an address that was taken away.
                .col(blob_null("secret"))
                .col(string("at"))
                .col(big_integer("person_id"))
                .col(string_null("ended_at"))
                .to_owned(),
            table("webhook_message")
                .col(big_integer("webhook_id"))
                // The event that it tells of; none for one that was sent to try.
                .col(big_integer_null("event_id"))
                .col(string("kind"))
                .col(text("body"))
                .col(string("made_at"))
                .col(string("due_at"))
                .col(string_null("sent_at"))
                .col(string_null("given_up_at"))
                .col(integer("tries"))
                .col(string_null("problem"))
                .to_owned(),
            // One row: the last event that was told of.
            table("webhook_told").col(big_integer("event_id")).to_owned(),
        ];
        for statement in tables {
            manager.create_table(statement).await?;
        }
        let unique: [(&str, &[&str]); 2] =
            [("api_key", &["hash"]), ("webhook_message", &["webhook_id", "event_id"])];
        for (table, columns) in unique {
            manager.create_index(index(table, columns).unique().to_owned()).await?;
        }
        for (table, columns) in [
            ("api_key", &["organisation_id"][..]),
            ("webhook", &["organisation_id"]),
            ("webhook_message", &["sent_at", "due_at"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
