//! Drawings, sealed as the files of parts are; and the picture of each part of a file of several.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0009_drawing"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let belongs = |table: &str, column: &str, to: &str| {
            ForeignKey::create()
                .from(Alias::new(table), Alias::new(column))
                .to(Alias::new(to), Alias::new("id"))
                .to_owned()
        };
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("drawing"))
                    .col(big_pk_auto("id"))
                    .col(string_uniq("key"))
                    .col(big_integer_null("part_id"))
                    .col(big_integer_null("need_id"))
                    .col(big_integer("bytes"))
                    .col(blob("about"))
                    .col(blob("content"))
                    .col(string("kept_at"))
                    .foreign_key(&mut belongs("drawing", "part_id", "part_file"))
                    .foreign_key(&mut belongs("drawing", "need_id", "need"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("part_picture"))
                    .col(big_pk_auto("id"))
                    .col(big_integer("part_id"))
                    .col(big_integer("number"))
                    .col(blob("picture"))
                    .foreign_key(&mut belongs("part_picture", "part_id", "part_file"))
                    .to_owned(),
            )
            .await?;
        for (table, column) in [("drawing", "part_id"), ("drawing", "need_id"), ("part_picture", "part_id")] {
            manager
                .create_index(
                    Index::create()
                        .name(format!("{table}_{column}"))
                        .table(Alias::new(table))
                        .col(Alias::new(column))
                        .to_owned(),
                )
                .await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
