//! Needs that are being written: what was typed, page by page, under a secret key of their own.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_need_draft"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("need_draft"))
                    .col(big_pk_auto("id"))
                    .col(string_uniq("key"))
                    // What was typed, as JSON: nothing is interpreted before the need is stated.
                    .col(text("typed"))
                    // The need that is being changed; none for a new one.
                    .col(string_null("need_key"))
                    .col(string("created_at"))
                    .col(string("updated_at"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
