//! What lists of a large register ask: each index holds all that its question reads, so that no table is gone through.

use sea_orm_migration::prelude::*;

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0048_lists"
    }
}

/// The same on both databases.
const STATEMENTS: [&str; 8] = [
    // The newest event of a kind of thing.
    "CREATE INDEX event_subject_kind_id ON event (subject_kind, id)",
    // How many needs wait that may be listed, and the newest of them.
    "CREATE INDEX need_waiting ON need (id, confidentiality) WHERE closed_at IS NULL",
    // Makers by name, and those whose name holds a text.
    "CREATE INDEX maker_name_key_id_name ON maker (name_key, id, name)",
    "DROP INDEX maker_name_key",
    // Which makers have a process, are in a kommun, hold a certificate.
    "CREATE INDEX offer_process_maker_id ON offer (process, maker_id)",
    "DROP INDEX offer_process",
    "CREATE INDEX site_kommun_maker_id ON site (kommun, maker_id)",
    "CREATE INDEX certificate_certificate_maker_id ON certificate (certificate, maker_id)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for statement in STATEMENTS {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
