//! An operation of a need has one open gap, however many nodes look; and one of them brings the gaps up to date at a time.

use sea_orm_migration::{prelude::*, schema::*};

use super::table;

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0046_gap_once"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The newest event of the register by which the need's gaps were changed; null until they were.
        let need =
            Table::alter().table(Alias::new("need")).add_column(big_integer_null("gaps_event")).to_owned();
        manager.alter_table(need).await?;

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

        let round = table("gap_round")
            // From when a node may begin: now, or when the lease of the one at work ends.
            .col(string("due_at"))
            // The newest events of makers and of needs that the gaps are brought up to.
            .col(big_integer("makers"))
            .col(big_integer("needs"))
            // The day and the engine they were matched by.
            .col(string_null("day"))
            .col(string_null("engine"))
            .to_owned();
        manager.create_table(round).await?;
        db.execute_unprepared(
            "INSERT INTO gap_round (due_at, makers, needs) VALUES ('1970-01-01T00:00:00Z', 0, 0)",
        )
        .await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
