//! What the import of a large file would do, as a job found it out.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0042_import_preview"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let preview = table("import_preview")
            .col(big_integer("upload_id"))
            // Each language and part stands by itself, so that a page reads no more than it shows.
            .col(string("language"))
            .col(string("part"))
            // What the content is sealed for.
            .col(string("seal"))
            // Sealed: it shows what stands in the file. It goes with the upload.
            .col(blob("content"))
            .col(string("made_at"))
            .to_owned();
        manager.create_table(preview).await?;
        manager
            .create_index(index("import_preview", &["upload_id", "language", "part"]).unique().to_owned())
            .await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
