//! One row says that a database is a demonstration, whatever of its made-up records is left.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0047_demo"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let demo = Table::create()
            .table(Alias::new("demo"))
            .col(big_integer("id").primary_key())
            .col(string("begun_at"))
            .to_owned();
        manager.create_table(demo).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
