//! Passkeys: what an authenticator showed when it was registered, and what it last said of itself.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0023_passkey"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table(Alias::new("person_passkey"))
            .col(big_pk_auto("id"))
            .col(big_integer("person_id"))
            .col(string("name"))
            // The credential's id in base 64 (url), by which an answer names it.
            .col(string_uniq("credential"))
            // The same 64 random bytes for all of a person's: what authenticators know the account by.
            .col(blob("handle"))
            .col(small_integer("transports"))
            // Public key and extensions, as the crate writes them.
            .col(blob("fixed"))
            // Counter, whether it is backed up, whether it verified its user.
            .col(blob("changing"))
            .col(string("made_at"))
            .col(string_null("used_at"))
            .to_owned();
        manager.create_table(table).await?;
        let index = Index::create()
            .name("person_passkey_person_id")
            .table(Alias::new("person_passkey"))
            .col(Alias::new("person_id"))
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
