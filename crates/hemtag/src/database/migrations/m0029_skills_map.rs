//! Firms' maps of skills. A map names people: it stands here only sealed, with the versions that can be brought back.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0029_skills_map"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            // One a firm and version; the newest holds.
            table("skills_map")
                .col(big_integer("organisation_id"))
                .col(integer("version"))
                .col(blob("document"))
                // What was changed, as the code of a sentence; never what of whom.
                .col(string("change"))
                .col(string("at"))
                .col(string("actor"))
                .to_owned(),
            // What is said of a firm that has a map.
            Table::create()
                .table(Alias::new("skills_firm"))
                .col(big_integer("organisation_id").primary_key())
                // SNI, two digits; a county's code; people employed.
                .col(string_null("branch"))
                .col(string_null("county"))
                .col(integer_null("employees"))
                // Only numbers of people are kept, no names.
                .col(boolean("headcounts_only"))
                .col(string("at"))
                .to_owned(),
        ];
        for statement in tables {
            manager.create_table(statement).await?;
        }
        let mut version = index("skills_map", &["organisation_id", "version"]);
        manager.create_index(version.unique().to_owned()).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
