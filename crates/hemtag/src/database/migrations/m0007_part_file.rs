//! Files of parts, their facts, triangles and pictures: sealed, with the key outside the database.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0007_part_file"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("part_file"))
                    .col(big_pk_auto("id"))
                    .col(string_uniq("key"))
                    .col(big_integer_null("need_id"))
                    .col(big_integer("bytes"))
                    .col(blob("facts"))
                    .col(blob("content"))
                    .col(blob("mesh"))
                    .col(blob("walls"))
                    .col(blob("picture"))
                    .col(string("kept_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from(Alias::new("part_file"), Alias::new("need_id"))
                            .to(Alias::new("need"), Alias::new("id")),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("part_file_need")
                    .table(Alias::new("part_file"))
                    .col(Alias::new("need_id"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
