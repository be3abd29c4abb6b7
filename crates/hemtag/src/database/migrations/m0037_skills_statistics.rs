//! How many work in which occupation where: imports of statistics, their figures, and what their files call the occupations.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0037_skills_statistics"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            // A file; nothing is deleted.
            table("skills_statistics")
                .col(string("title"))
                .col(string("source"))
                // The day on which it was read at its source.
                .col(string("read_on"))
                .col(string("hash"))
                .col(text("years"))
                .col(big_integer("rows"))
                // At most one is.
                .col(boolean("in_use"))
                .col(string("at"))
                .col(string("actor"))
                .to_owned(),
            table("skills_statistics_row")
                .col(big_integer("import_id"))
                // SSYK 2012, four digits.
                .col(string("ssyk"))
                // A county of two digits; 00 is the whole country.
                .col(string("county"))
                .col(integer("year"))
                // None: unknown.
                .col(big_integer_null("number"))
                .to_owned(),
            table("skills_statistics_occupation")
                .col(big_integer("import_id"))
                .col(string("ssyk"))
                // Empty: the file has codes only.
                .col(text("label"))
                .to_owned(),
        ];
        for statement in tables {
            manager.create_table(statement).await?;
        }
        let unique: [(&str, &[&str]); 3] = [
            ("skills_statistics", &["hash"]),
            ("skills_statistics_row", &["import_id", "ssyk", "county", "year"]),
            ("skills_statistics_occupation", &["import_id", "ssyk"]),
        ];
        for (table, columns) in unique {
            manager.create_index(index(table, columns).unique().to_owned()).await?;
        }
        manager.create_index(index("skills_statistics_row", &["import_id", "year"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
