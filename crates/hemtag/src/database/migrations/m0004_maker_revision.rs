//! Makers as they were before their latest changes.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0004_maker_revision"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("maker_revision"))
                    .col(big_pk_auto("id"))
                    .col(big_integer("maker_id"))
                    .col(big_integer("version"))
                    .col(string("at"))
                    // The rows of the maker as JSON, terms by their codes.
                    .col(text("document"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("maker_revision_maker")
                            .from_col(Alias::new("maker_id"))
                            .to(Alias::new("maker"), Alias::new("id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("maker_revision_maker_id_version")
                    .table(Alias::new("maker_revision"))
                    .col(Alias::new("maker_id"))
                    .col(Alias::new("version"))
                    .unique()
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
