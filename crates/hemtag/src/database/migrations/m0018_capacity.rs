//! Which machines an offer's free hours are hours of; and, for each maker, the calendar's secret address, the letter that asks
//! whether the hours still hold, and the statement that was last told to have faded.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0018_capacity"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table(Alias::new("offer")).add_column(string_null("machine_group")).to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table(Alias::new("capacity_watch"))
                    // The maker's number; none is given twice, and one that is restored has its own again.
                    .col(big_integer("maker_id").primary_key())
                    .col(string_null("feed_key").unique_key())
                    .col(string_null("asked_at"))
                    // Of the newest letter's link.
                    .col(string_null("token_hash").unique_key())
                    // No letters are wanted.
                    .col(string_null("off_at"))
                    // The last day of the statement that was told to have faded.
                    .col(string_null("faded_on"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("migrations go forward only".to_owned()))
    }
}
