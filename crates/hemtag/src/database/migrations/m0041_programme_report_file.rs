//! The files of signed reports, made by a job and kept as they were made.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0041_programme_report_file"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The PDF of a report that was signed before stands in `programme_report`, and stays there.
        let file = table("programme_report_file")
            .col(big_integer("report_id"))
            // A code: which format, in which language.
            .col(string("file"))
            .col(blob("content"))
            // SHA-256 of the content, and how many bytes it is.
            .col(string("fingerprint"))
            .col(big_integer("size"))
            .col(string("made_at"))
            .to_owned();
        manager.create_table(file).await?;
        let mut one = index("programme_report_file", &["report_id", "file"]);
        manager.create_index(one.unique().to_owned()).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
