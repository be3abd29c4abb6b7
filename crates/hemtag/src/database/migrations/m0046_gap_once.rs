//! An operation of a need has one open gap, however many nodes look, and none is found by an older register.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0046_gap_once"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The newest event of the register by which a gap was last found; null where that was before this column.
        let by =
            Table::alter().table(Alias::new("gap")).add_column(big_integer_null("register_event")).to_owned();
        manager.alter_table(by).await?;

        // Several nodes may have opened the same gap: the oldest stays, the others were never gaps of their own.
        let db = manager.get_connection();
        db.execute_unprepared(
            "UPDATE gap SET closed_at = opened_at WHERE closed_at IS NULL AND EXISTS (SELECT 1 FROM gap AS older \
             WHERE older.need_id = gap.need_id AND older.part = gap.part AND older.operation = gap.operation \
             AND older.closed_at IS NULL AND older.id < gap.id)",
        )
        .await?;
        db.execute_unprepared(
            "CREATE UNIQUE INDEX gap_open_once ON gap (need_id, part, operation) WHERE closed_at IS NULL",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
