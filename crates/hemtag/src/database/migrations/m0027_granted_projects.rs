//! The agency's bank of granted projects: projects with their versions, where they are, who financed them, and what officers found
//! of recipients by their names.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0027_granted_projects"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            // A version of a project; of each period and number one holds.
            table("granted_project")
                .col(string("period"))
                // The bank's own.
                .col(string("number"))
                .col(integer("version"))
                .col(boolean("holds"))
                .col(text("name"))
                .col(text("recipient"))
                // For comparison: without forms of firms and punctuation.
                .col(text("recipient_plain"))
                .col(text("goal"))
                .col(text("programme"))
                .col(text("priority"))
                .col(text("theme"))
                .col(string_null("starts_on"))
                .col(string_null("ends_on"))
                // As the bank gives them: zero is zero, null an empty cell. Öre and cents.
                .col(big_integer_null("kronor_ore"))
                .col(big_integer_null("euro_cents"))
                .col(text("kommuner"))
                // May name people: for staff.
                .col(text("summary"))
                .col(string_null("as_of"))
                .col(big_integer("import_id"))
                .col(big_integer("row_number"))
                .col(string("at"))
                .to_owned(),
            table("granted_project_place")
                .col(big_integer("project_id"))
                .col(integer("position"))
                // A county's code, or the name of a region abroad.
                .col(string("place"))
                .to_owned(),
            table("granted_project_financier")
                .col(big_integer("project_id"))
                .col(integer("position"))
                .col(text("name"))
                // Hundredths, in the project's currency.
                .col(big_integer_null("amount"))
                .to_owned(),
            // Whether a recipient is an organisation that applies: the newest holds.
            table("granted_recipient")
                .col(text("recipient_plain"))
                // Ten digits; of a sole trader a proof without the number.
                .col(string("party"))
                .col(boolean("same"))
                .col(text("reason"))
                .col(string("at"))
                .col(string("actor"))
                .to_owned(),
        ];
        for statement in tables {
            manager.create_table(statement).await?;
        }
        let indexes: [(&str, &[&str]); 6] = [
            ("granted_project", &["period", "number"]),
            ("granted_project", &["recipient_plain"]),
            ("granted_project", &["import_id"]),
            ("granted_project_place", &["project_id"]),
            ("granted_project_financier", &["project_id"]),
            ("granted_recipient", &["party"]),
        ];
        for (table, columns) in indexes {
            manager.create_index(index(table, columns)).await?;
        }
        Ok(())
    }
}
