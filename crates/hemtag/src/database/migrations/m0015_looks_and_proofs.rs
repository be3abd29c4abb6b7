//! Who has looked at needs that are not for everybody; what is set aside sealed for a while; accounts elsewhere that people sign
//! in by.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0015_looks_and_proofs"
    }
}

fn table(name: &str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).to_owned()
}

fn index(table: &str, columns: &[&str]) -> IndexCreateStatement {
    let name = format!("{table}_{}", columns.join("_"));
    let mut index = Index::create();
    index.name(name).table(Alias::new(table));
    for column in columns {
        index.col(Alias::new(*column));
    }
    index
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            table("need_look")
                .col(big_pk_auto("id"))
                .col(big_integer("need_id"))
                // None: whoever came without an account.
                .col(big_integer_null("person_id"))
                .col(string("role"))
                .col(big_integer_null("organisation_id"))
                // anonymous, name, drawings
                .col(string("seen"))
                .col(string("first_at"))
                .col(string("last_at"))
                .col(big_integer("count"))
                .to_owned(),
            // What a browser comes back for, by the hash of a token in its cookie; good once.
            table("set_aside")
                .col(big_pk_auto("id"))
                .col(string_uniq("token"))
                .col(string("kind"))
                .col(blob("content"))
                .col(string("made_at"))
                .to_owned(),
            table("person_identity")
                .col(big_pk_auto("id"))
                .col(big_integer("person_id"))
                .col(string("issuer"))
                .col(string("subject"))
                .col(string("made_at"))
                .col(string("used_at"))
                .to_owned(),
        ];
        for statement in tables {
            manager.create_table(statement).await?;
        }
        let mut unique = index("person_identity", &["issuer", "subject"]);
        manager.create_index(unique.unique().to_owned()).await?;
        for (table, column) in
            [("need_look", "need_id"), ("set_aside", "made_at"), ("person_identity", "person_id")]
        {
            manager.create_index(index(table, &[column])).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
