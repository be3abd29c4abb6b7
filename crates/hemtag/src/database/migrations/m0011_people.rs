//! Accounts, their second factors and sessions, organisations and what people hold in them, links by letter, letters, and
//! claims to speak for a maker. What proves who somebody is stands as a hash or sealed.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0011_people"
    }
}

fn table(name: &str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).to_owned()
}

fn index(table: &str, column: &str) -> IndexCreateStatement {
    let name = format!("{table}_{column}");
    Index::create().name(name).table(Alias::new(table)).col(Alias::new(column)).to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            table("person")
                .col(big_pk_auto("id"))
                .col(string_uniq("email"))
                .col(string("name"))
                .col(string("language"))
                .col(string_null("password"))
                .col(string("made_at"))
                .col(string_null("ended_at"))
                .to_owned(),
            table("organisation")
                .col(big_pk_auto("id"))
                .col(string("name"))
                .col(string_null("organisation_number"))
                .col(big_integer_null("maker_id"))
                .col(string("made_at"))
                .to_owned(),
            table("membership")
                .col(big_pk_auto("id"))
                .col(big_integer("person_id"))
                .col(big_integer_null("organisation_id"))
                .col(string("role"))
                // Counties and branches (SNI) of an adviser, set apart by spaces; empty is all.
                .col(string("counties"))
                .col(string("branches"))
                .col(string("since"))
                .col(string_null("until"))
                .to_owned(),
            table("person_session")
                .col(big_pk_auto("id"))
                .col(string_uniq("token"))
                .col(big_integer("person_id"))
                // The second factor was shown.
                .col(boolean("factor"))
                .col(string("started_at"))
                .col(string("seen_at"))
                .to_owned(),
            table("person_factor")
                .col(big_pk_auto("id"))
                .col(big_integer("person_id"))
                .col(string("kind"))
                .col(blob("secret"))
                // The last step of time that a code was used for.
                .col(big_integer("used_step"))
                .col(string("made_at"))
                .to_owned(),
            table("entry_link")
                .col(big_pk_auto("id"))
                .col(string_uniq("token"))
                .col(string("purpose"))
                .col(string("email"))
                .col(big_integer_null("person_id"))
                .col(text("holds"))
                .col(string("made_at"))
                .col(string("ends_at"))
                .col(string_null("used_at"))
                .to_owned(),
            table("sign_in_try").col(big_pk_auto("id")).col(string("who")).col(string("at")).to_owned(),
            table("letter")
                .col(big_pk_auto("id"))
                .col(string("recipient"))
                .col(string("kind"))
                .col(string("subject"))
                .col(text("body"))
                .col(string("made_at"))
                .col(string("due_at"))
                .col(string_null("sent_at"))
                .col(integer("tries"))
                .col(text_null("problem"))
                .to_owned(),
            table("maker_claim")
                .col(big_pk_auto("id"))
                .col(big_integer("person_id"))
                .col(big_integer("maker_id"))
                .col(string("way"))
                .col(string("state"))
                .col(text("words"))
                .col(string("made_at"))
                .col(string_null("decided_at"))
                .col(text_null("reason"))
                .to_owned(),
        ];
        for statement in tables {
            manager.create_table(statement).await?;
        }
        let indexes = [
            ("membership", "person_id"),
            ("membership", "organisation_id"),
            ("organisation", "maker_id"),
            ("person_session", "person_id"),
            ("person_factor", "person_id"),
            ("entry_link", "email"),
            ("sign_in_try", "who"),
            ("letter", "due_at"),
            ("maker_claim", "maker_id"),
            ("maker_claim", "person_id"),
        ];
        for (table, column) in indexes {
            manager.create_index(index(table, column)).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
