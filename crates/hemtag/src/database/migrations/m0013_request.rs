//! How makers are reached, what they are asked about a need and what they answer, with files; what of a need is shown to
//! whom, and the undertakings of confidentiality; who contacted a firm, and what came of a need.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0013_request"
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
            table("maker_reach")
                .col(big_integer_uniq("maker_id").primary_key())
                .col(string("email"))
                .col(string("language"))
                .col(string("set_at"))
                .col(string("actor"))
                // Questions about the profile are no longer wanted.
                .col(string_null("questions_off_at"))
                .col(string_null("questions_sent_at"))
                .to_owned(),
            table("maker_request")
                .col(big_pk_auto("id"))
                .col(big_integer("need_id"))
                .col(big_integer("maker_id"))
                .col(string("kind"))
                .col(text("words"))
                // Quantities that prices are asked for, set apart by spaces.
                .col(string("quantities"))
                // Whether an order is meant or only a price, of a request for quotation.
                .col(string_null("intent"))
                .col(string_null("answer_by"))
                .col(string("made_at"))
                .col(string("actor"))
                .col(string_null("owner_agreed_at"))
                .col(string_null("adviser_agreed_at"))
                .col(big_integer_null("adviser"))
                .col(text_null("beyond_why"))
                .col(string_null("sent_at"))
                .col(string_null("sent_again_at"))
                .col(string_null("reminded_at"))
                .col(string_null("seen_at"))
                .col(string_null("closed_at"))
                .col(string_null("closed_by"))
                .col(text_null("closed_why"))
                .to_owned(),
            table("request_answer")
                .col(big_pk_auto("id"))
                .col(big_integer("request_id"))
                .col(string("party"))
                .col(string("actor"))
                .col(string("at"))
                .col(string_null("verdict"))
                .col(string_null("reason"))
                .col(text("words"))
                .col(text_null("quote"))
                // What a form is known again by when it is sent twice.
                .col(string_uniq("once"))
                .to_owned(),
            table("request_file")
                .col(big_pk_auto("id"))
                .col(big_integer("request_id"))
                .col(big_integer("answer_id"))
                .col(string("party"))
                .col(big_integer("bytes"))
                .col(string("kept_at"))
                // Sealed: name and kind; the content.
                .col(blob("about"))
                .col(blob("content"))
                .to_owned(),
            table("disclosure")
                .col(big_pk_auto("id"))
                .col(big_integer("need_id"))
                .col(big_integer("maker_id"))
                .col(string("level"))
                .col(string("at"))
                .col(string("actor"))
                .to_owned(),
            table("undertaking")
                .col(big_pk_auto("id"))
                .col(big_integer("need_id"))
                .col(big_integer("maker_id"))
                .col(string("version"))
                .col(string("language"))
                .col(text("text"))
                .col(string("name"))
                .col(string("function"))
                .col(string("at"))
                .to_owned(),
            table("contact")
                .col(big_pk_auto("id"))
                .col(big_integer("maker_id"))
                .col(string("organisation"))
                .col(string("actor"))
                .col(string("way"))
                .col(string("at"))
                .col(big_integer_null("request_id"))
                .col(text("note"))
                .to_owned(),
            table("need_outcome")
                .col(big_pk_auto("id"))
                .col(big_integer("need_id"))
                .col(string("reached"))
                .col(string_null("why_not"))
                .col(big_integer_null("maker_id"))
                .col(text("words"))
                .col(string("at"))
                .col(string("actor"))
                .to_owned(),
            table("outcome_asked")
                .col(big_integer_uniq("need_id").primary_key())
                .col(string("asked_at"))
                .col(integer("times"))
                .to_owned(),
        ];
        for statement in tables {
            manager.create_table(statement).await?;
        }
        let indexes = [
            ("maker_request", "need_id"),
            ("maker_request", "maker_id"),
            ("request_answer", "request_id"),
            ("request_file", "request_id"),
            ("disclosure", "need_id"),
            ("undertaking", "need_id"),
            ("contact", "maker_id"),
            ("need_outcome", "need_id"),
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
