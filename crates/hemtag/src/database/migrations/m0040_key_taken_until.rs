//! How far a key's requests are used up, so that its limit holds across nodes.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0040_key_taken_until"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // In microseconds since 1970 by the database's clock; null until the key is asked with, and where one node counts in memory.
        let table = Table::alter()
            .table(Alias::new("api_key"))
            .add_column(big_integer_null("taken_until"))
            .to_owned();
        manager.alter_table(table).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
