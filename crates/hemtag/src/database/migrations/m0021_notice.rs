//! How often people want letters about what waits for them, and what waits for the next one.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0021_notice"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let rhythm = Table::create()
            .table(Alias::new("person_notices"))
            .col(big_integer_uniq("person_id").primary_key())
            .col(string("rhythm"))
            .col(string_null("digest_sent_at"))
            .to_owned();
        let waiting = Table::create()
            .table(Alias::new("notice_waiting"))
            .col(big_pk_auto("id"))
            .col(big_integer("person_id"))
            // The stem of its words, and where it leads to.
            .col(string("words"))
            .col(string("path"))
            .col(string("at"))
            .to_owned();
        manager.create_table(rhythm).await?;
        manager.create_table(waiting).await?;
        let index = Index::create()
            .name("notice_waiting_person_id")
            .table(Alias::new("notice_waiting"))
            .col(Alias::new("person_id"))
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
