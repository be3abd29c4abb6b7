//! Vocabularies of skills in their versions, words that meant nothing in them, what firms' maps say without people, and the
//! releases that are made from it.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0031_skills_kept"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            // The files of one import, packed as a zip.
            table("skills_vocabulary_files").col(string("hash")).col(blob("packed")).to_owned(),
            // A scheme in a version; nothing is deleted.
            table("skills_vocabulary")
                .col(string("scheme"))
                .col(string("version"))
                // None: what comes with the program.
                .col(big_integer_null("files_id"))
                // The version that the files were read as; none: they were told none.
                .col(string_null("read_as"))
                .col(text("counts"))
                // Whether texts are linked to it.
                .col(boolean("in_use"))
                .col(string("at"))
                .col(string("actor"))
                .to_owned(),
            // A word of a firm that meant nothing clearly enough. Who may not read it cannot: sealed until five firms have it.
            table("skills_unmatched")
                .col(big_integer("organisation_id"))
                // By the installation's key: the same for the same word.
                .col(string("word_proof"))
                .col(blob("word"))
                .col(string("first_on"))
                .col(string("last_on"))
                .to_owned(),
            // What a firm's map says without people, sealed: one a firm and quarter, the last of it.
            table("skills_extract")
                .col(big_integer("organisation_id"))
                .col(string("quarter"))
                .col(string("day"))
                .col(blob("document"))
                .to_owned(),
            // What was published, for good, in the form in which it is read.
            table("skills_release")
                .col(string("quarter"))
                .col(text("document"))
                // Every count, hidden ones too, sealed: what is published later is chosen so that it gives none of them away.
                .col(blob("counts"))
                .col(string("at"))
                .col(string("actor"))
                .to_owned(),
        ];
        for statement in tables {
            manager.create_table(statement).await?;
        }
        let unique: [(&str, &[&str]); 4] = [
            ("skills_vocabulary", &["scheme", "version"]),
            ("skills_unmatched", &["organisation_id", "word_proof"]),
            ("skills_extract", &["organisation_id", "quarter"]),
            ("skills_release", &["quarter"]),
        ];
        for (table, columns) in unique {
            manager.create_index(index(table, columns).unique().to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
