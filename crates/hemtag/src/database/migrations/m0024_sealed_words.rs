//! Room for the sealed words of tasks and of next steps. A change of the database's shape has no key: the program seals what
//! stands there when it next serves.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0024_sealed_words"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Of a task: its title and the name of whom it waits for. The columns of text are empty from then on.
        for (table, column) in [("case_task", "words"), ("need_case", "own_step_sealed")] {
            let table = Table::alter().table(Alias::new(table)).add_column(blob_null(column)).to_owned();
            manager.alter_table(table).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
