//! What officers settled of days that a programme's text leaves open, step by step, and the letters that reminded of reports.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0033_programme"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let settled = table("programme_deadline")
            .col(string("programme"))
            .col(string("report"))
            // The day that was settled; none in a row that undoes another.
            .col(string_null("on_day"))
            .col(big_integer_null("undoes"))
            .col(text("reason"))
            // Counts on within a report: two people cannot both write the next.
            .col(integer("step"))
            .col(string("at"))
            .col(string("actor"))
            .to_owned();
        manager.create_table(settled).await?;
        let mut one = index("programme_deadline", &["programme", "report", "step"]);
        manager.create_index(one.unique().to_owned()).await?;
        let reminded = table("programme_reminder")
            .col(string("report"))
            .col(string("on_day"))
            .col(integer("days_before"))
            .col(string("at"))
            .to_owned();
        manager.create_table(reminded).await?;
        let mut once = index("programme_reminder", &["report", "on_day", "days_before"]);
        manager.create_index(once.unique().to_owned()).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
