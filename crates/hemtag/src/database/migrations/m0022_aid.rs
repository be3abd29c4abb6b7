//! The register of aid granted: firms, the links between them, mergers and splits, grants with their versions, what was found to be
//! the same aid, and dated rates.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0022_aid"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            table("aid_firm")
                // Ten digits. A sole trader's is a personal number: never shown.
                .col(string_null("number").unique_key())
                .col(string("name"))
                // The branch, as its code in NACE; empty: not known.
                .col(string("nace"))
                .col(string_null("size"))
                // What is known of its fiscal years, as JSON.
                .col(text("fiscal"))
                .col(string("made_at"))
                .col(big_integer("version"))
                .to_owned(),
            // One firm decides over another, for a time. What was written wrongly is withdrawn and written anew.
            table("aid_link")
                .col(big_integer("over_id"))
                .col(big_integer("under_id"))
                .col(string("control"))
                .col(string_null("from_on"))
                .col(string_null("to_on"))
                .col(text("source"))
                .col(string("made_at"))
                .col(string("actor"))
                .col(string_null("withdrawn_at"))
                .col(string_null("once").unique_key())
                .to_owned(),
            // A merger or a split, as JSON.
            table("aid_change")
                .col(text("document"))
                .col(text("source"))
                .col(string("made_at"))
                .col(string("actor"))
                .col(string_null("withdrawn_at"))
                .col(string_null("once").unique_key())
                .to_owned(),
            // A version of an entry; the one without `replaced_at` holds.
            table("aid_grant")
                // The number of the entry: the id of its first version.
                .col(big_integer("entry"))
                .col(integer("version"))
                .col(big_integer("firm_id"))
                // Where it comes from: advice in a case, a decision of funding, stated by the firm, an import.
                .col(string("origin"))
                // What it comes from, such as a case's number.
                .col(string("reference"))
                .col(string("authority"))
                // Granted by the agency that keeps this register: published.
                .col(boolean("own"))
                .col(string("instrument"))
                .col(string("nace"))
                // The rule set that it was granted under; empty: not known.
                .col(string("rules"))
                // What it is worth and when it was granted, as JSON; the columns after them are for filters.
                .col(text("worth"))
                .col(text("granted"))
                .col(string_null("granted_on"))
                // The firm that has the activity it was used for.
                .col(big_integer_null("used_by_id"))
                .col(boolean("withdrawn"))
                .col(text("reason"))
                .col(string("at"))
                .col(string("actor"))
                .col(string_null("replaced_at"))
                .col(string_null("once").unique_key())
                .to_owned(),
            // What a person found of two entries, or of an entry and a line of a statement: the same aid, or not.
            table("aid_same")
                .col(big_integer("entry"))
                .col(string("other"))
                .col(boolean("same"))
                .col(string("at"))
                .col(string("actor"))
                .to_owned(),
            // Kronor for a euro, or what an hour of advice is worth, from a source on a day.
            table("aid_rate")
                .col(string("kind"))
                .col(string("on_day"))
                // Ten thousandths of a krona, or öre and cents.
                .col(big_integer("value"))
                .col(string("currency"))
                .col(text("source"))
                .col(string("at"))
                .col(string("actor"))
                .col(string_null("withdrawn_at"))
                .col(string_null("once").unique_key())
                .to_owned(),
        ];
        for statement in tables {
            manager.create_table(statement).await?;
        }
        let indexes: [(&str, &[&str]); 7] = [
            ("aid_link", &["over_id"]),
            ("aid_link", &["under_id"]),
            ("aid_grant", &["firm_id"]),
            ("aid_grant", &["entry"]),
            ("aid_grant", &["granted_on"]),
            ("aid_firm", &["name"]),
            ("aid_same", &["other"]),
        ];
        for (table, columns) in indexes {
            manager.create_index(index(table, columns)).await?;
        }
        let pair = index("aid_same", &["entry", "other"]).unique().to_owned();
        manager.create_index(pair).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
