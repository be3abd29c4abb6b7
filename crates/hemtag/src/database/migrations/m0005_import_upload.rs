//! Files of makers that were uploaded and wait between their preview and their confirmation.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0005_import_upload"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("import_upload"))
                    .col(big_pk_auto("id"))
                    .col(string_uniq("key"))
                    .col(string("file_name"))
                    .col(blob("content"))
                    .col(text_null("mapping"))
                    .col(string_null("sheet"))
                    .col(string("created_at"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
