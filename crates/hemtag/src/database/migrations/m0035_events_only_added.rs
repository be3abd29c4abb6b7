//! Events are only added: the database itself refuses to change or delete one. Whoever owns the database can still take this rule
//! away; that an event was changed then shows in the chain of hashes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0035_events_only_added"
    }
}

const SQLITE: [&str; 2] = [
    "CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are only added'); END",
    "CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are only added'); END",
];

const POSTGRESQL: [&str; 2] = [
    "CREATE FUNCTION hemtag_events_are_only_added() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'events are only added'; END $$",
    "CREATE TRIGGER events_are_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON event \
     FOR EACH STATEMENT EXECUTE FUNCTION hemtag_events_are_only_added()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let statements = if db.get_database_backend() == DbBackend::Postgres { POSTGRESQL } else { SQLITE };
        for statement in statements {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
