//! What makers were asked about their profiles, and what they answered.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0020_profile_question"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table(Alias::new("profile_question"))
            .col(big_pk_auto("id"))
            .col(big_integer("maker_id"))
            .col(big_integer_null("offer_id"))
            // A criterion, with its term where it has one: "tolerance", "certificate:ISO 9001", "process:3.2.04".
            .col(string("about"))
            .col(text("words_sv"))
            .col(text("words_en"))
            .col(integer("needs"))
            .col(string("sent_at"))
            .col(string_null("answered_at"))
            .col(string_null("answer"))
            .to_owned();
        manager.create_table(table).await?;
        let index = Index::create()
            .name("profile_question_maker_id")
            .table(Alias::new("profile_question"))
            .col(Alias::new("maker_id"))
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
