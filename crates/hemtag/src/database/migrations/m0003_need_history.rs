//! What a need said before it was changed, why it was closed, and by what an import knows it again.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0003_need_history"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One column a statement: SQLite takes no more.
        for column in ["closed_why", "external_id", "source_hash"] {
            manager
                .alter_table(
                    Table::alter().table(Alias::new("need")).add_column(string_null(column)).to_owned(),
                )
                .await?;
        }
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("need_version"))
                    .col(big_pk_auto("id"))
                    .col(big_integer("need_id"))
                    .col(big_integer("version"))
                    .col(text("document"))
                    .col(string("at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("need_version_need_id")
                            .from_col(Alias::new("need_id"))
                            .to(Alias::new("need"), Alias::new("id"))
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("need_version_need_id_version")
                    .table(Alias::new("need_version"))
                    .col(Alias::new("need_id"))
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
