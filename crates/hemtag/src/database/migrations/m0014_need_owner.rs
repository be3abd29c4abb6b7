//! The account that a need belongs to. A need without one belongs to whoever holds its key.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0014_need_owner"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column =
            Table::alter().table(Alias::new("need")).add_column(big_integer_null("owner_person")).to_owned();
        manager.alter_table(column).await?;
        let index = Index::create()
            .name("need_owner_person")
            .table(Alias::new("need"))
            .col(Alias::new("owner_person"))
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
