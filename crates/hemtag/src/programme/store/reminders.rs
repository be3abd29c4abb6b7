//! Letters that reminded of a report, each once for a day and a distance from it.

use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, SqlErr,
};

mod reminder_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "programme_reminder")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub report: String,
        pub on_day: String,
        pub days_before: i32,
        pub at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use reminder_row::{ActiveModel, Column, Entity};

/// Whether it was reminded of a day so long before it.
pub(in crate::programme) async fn was_sent(
    db: &impl ConnectionTrait,
    report: &str,
    day: Date,
    days_before: i64,
) -> Result<bool, DbErr> {
    let those = Entity::find()
        .filter(Column::Report.eq(report))
        .filter(Column::OnDay.eq(day.to_string()))
        .filter(Column::DaysBefore.eq(i32::try_from(days_before).unwrap_or(i32::MAX)));
    Ok(those.count(db).await? > 0)
}

/// Notes a letter; false when another node was first.
pub(in crate::programme) async fn insert(
    db: &impl ConnectionTrait,
    report: &str,
    day: Date,
    days_before: i64,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let row = ActiveModel {
        report: Set(report.to_owned()),
        on_day: Set(day.to_string()),
        days_before: Set(i32::try_from(days_before).unwrap_or(i32::MAX)),
        at: Set(at.to_string()),
        ..Default::default()
    };
    match row.insert(db).await {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(false),
        Err(error) => Err(error),
    }
}
