//! Why a day is due as data, so that it can be told in the reader's language; and finding the aid that came from one decision.

use sea_orm_migration::{prelude::*, schema::*};

use super::index;

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0028_due_rule"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The rule as JSON; none where somebody gave a reason in words, and in rows from before.
        let due = Table::alter().table(Alias::new("funding_due")).add_column(text_null("rule")).to_owned();
        manager.alter_table(due).await?;
        manager.create_index(index("aid_grant", &["reference"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
