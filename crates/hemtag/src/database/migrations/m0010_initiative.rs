//! Initiatives with every version of them, and what waits for a decision.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0010_initiative"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("initiative_version"))
                    .col(big_pk_auto("id"))
                    .col(string("initiative"))
                    // Empty: taken out.
                    .col(text_null("document"))
                    .col(string("origin"))
                    .col(text("reason"))
                    .col(string("at"))
                    .col(string("actor"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("initiative_version_initiative")
                    .table(Alias::new("initiative_version"))
                    .col(Alias::new("initiative"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("initiative_suggestion"))
                    .col(big_pk_auto("id"))
                    .col(string("origin"))
                    // The number of a project of the agency's bank: proposed once.
                    .col(string_null("reference").unique_key())
                    .col(string("about"))
                    .col(text("document"))
                    .col(text("note"))
                    .col(text("evidence"))
                    .col(string("at"))
                    // Empty while it waits.
                    .col(string_null("verdict"))
                    .col(text("reason"))
                    .col(string("initiative"))
                    .col(string_null("decided_at"))
                    .col(string("actor"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
