//! Reports to the ministry: what an officer writes, what others say of it, and what was frozen when it was signed.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0034_programme_report"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let report = table("programme_report")
            .col(string("programme"))
            .col(string("report"))
            .col(string("reporting_day"))
            .col(text("document"))
            .col(big_integer("version"))
            .col(string("made_at"))
            .col(string("updated_at"))
            .col(string("actor"))
            // What was signed: figures and texts as JSON, the PDF, and its SHA-256. Once there, nothing of the row changes.
            .col(string_null("frozen_at"))
            .col(text_null("frozen"))
            .col(blob_null("pdf"))
            .col(string_null("fingerprint"))
            .to_owned();
        manager.create_table(report).await?;
        let mut one = index("programme_report", &["programme", "report"]);
        manager.create_index(one.unique().to_owned()).await?;
        let comment = table("programme_report_comment")
            .col(big_integer("report_id"))
            .col(string("part"))
            .col(text("words"))
            .col(string("at"))
            .col(string("actor"))
            .col(string_null("settled_at"))
            .to_owned();
        manager.create_table(comment).await?;
        manager.create_index(index("programme_report_comment", &["report_id"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
