//! Figures of costs that the agency changed, the tables that each program brought, and which version is which.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0008_figure"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("figure_tables"))
                    .col(string("version").primary_key())
                    .col(text("tables"))
                    .col(string("kept_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("figure_change"))
                    .col(big_pk_auto("id"))
                    .col(string("place"))
                    // All empty: the tables' own figure holds again.
                    .col(double_null("low"))
                    .col(double_null("likely"))
                    .col(double_null("high"))
                    .col(text("source"))
                    .col(string("stated_on"))
                    .col(string("confidence"))
                    .col(text("reason"))
                    .col(string("at"))
                    .col(string("actor"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("figure_change_place")
                    .table(Alias::new("figure_change"))
                    .col(Alias::new("place"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("figure_version"))
                    .col(string("version").primary_key())
                    .col(string("tables"))
                    .col(big_integer("up_to"))
                    .col(string("since"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
