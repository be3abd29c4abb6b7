//! One row says by which key this database's content is sealed: what tells the key from others, and nothing of it.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0049_key_mark"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mark = Table::create()
            .table(Alias::new("key_mark"))
            .col(big_integer("id").primary_key())
            .col(string("mark"))
            .col(string("since"))
            .to_owned();
        manager.create_table(mark).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
