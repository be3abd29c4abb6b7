//! Guides with every version of them, and who was reminded of one when.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0016_guide"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("guide_version"))
                    .col(big_pk_auto("id"))
                    .col(string("guide"))
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
                    .name("guide_version_guide")
                    .table(Alias::new("guide_version"))
                    .col(Alias::new("guide"))
                    .col(Alias::new("origin"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("guide_reminder"))
                    .col(big_pk_auto("id"))
                    .col(big_integer("person_id"))
                    .col(string("month"))
                    .col(string("at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("guide_reminder_person_month")
                    .table(Alias::new("guide_reminder"))
                    .col(Alias::new("person_id"))
                    .col(Alias::new("month"))
                    .unique()
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
