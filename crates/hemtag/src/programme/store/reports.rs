//! Reports to the ministry: drafts, comments, and what was frozen when one was signed.

use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::{
    database::moment,
    programme::report::{Comment, Frozen, Kept, Written},
};

mod report_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "programme_report")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub programme: String,
        pub report: String,
        pub reporting_day: String,
        pub document: String,
        pub version: i64,
        pub made_at: String,
        pub updated_at: String,
        pub actor: String,
        pub frozen_at: Option<String>,
        pub frozen: Option<String>,
        pub pdf: Option<Vec<u8>>,
        pub fingerprint: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod comment_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "programme_report_comment")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub report_id: i64,
        pub part: String,
        pub words: String,
        pub at: String,
        pub actor: String,
        pub settled_at: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use report_row::{ActiveModel, Column, Entity, Model};

fn kept(row: Model) -> Result<Kept, DbErr> {
    let broken = |what: &str| DbErr::Custom(format!("programme_report {}: {what} cannot be read", row.id));
    Ok(Kept {
        id: row.id,
        day: row.reporting_day.parse().map_err(|_| broken("reporting_day"))?,
        written: serde_json::from_str(&row.document).map_err(|_| broken("document"))?,
        version: row.version,
        updated_at: moment(&row.updated_at)?,
        frozen: row.frozen.as_deref().map(serde_json::from_str).transpose().map_err(|_| broken("frozen"))?,
        fingerprint: row.fingerprint.clone(),
        programme: row.programme,
        report: row.report,
    })
}

/// Every report of a programme.
pub(in crate::programme) async fn all(
    db: &impl ConnectionTrait,
    programme: &str,
) -> Result<Vec<Kept>, DbErr> {
    let query = Entity::find().filter(Column::Programme.eq(programme)).order_by_asc(Column::Id);
    query.all(db).await?.into_iter().map(kept).collect()
}

pub(in crate::programme) async fn one(
    db: &impl ConnectionTrait,
    programme: &str,
    report: &str,
) -> Result<Option<Kept>, DbErr> {
    let query = Entity::find().filter(Column::Programme.eq(programme)).filter(Column::Report.eq(report));
    query.one(db).await?.map(kept).transpose()
}

/// A report by its number.
pub(in crate::programme) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Kept>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(kept).transpose()
}

/// The PDF of a report that was signed before its files were made by a job.
pub(in crate::programme) async fn paper(
    db: &impl ConnectionTrait,
    id: i64,
) -> Result<Option<Vec<u8>>, DbErr> {
    let found: Option<Option<Vec<u8>>> =
        Entity::find_by_id(id).select_only().column(Column::Pdf).into_tuple().one(db).await?;
    Ok(found.flatten())
}

pub(in crate::programme) struct New<'n> {
    pub(in crate::programme) programme: &'n str,
    pub(in crate::programme) report: &'n str,
    pub(in crate::programme) day: Date,
    pub(in crate::programme) written: &'n Written,
    pub(in crate::programme) at: Timestamp,
    pub(in crate::programme) actor: &'n str,
}

fn written_down(value: &impl serde::Serialize) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|error| DbErr::Custom(error.to_string()))
}

pub(in crate::programme) async fn insert(db: &impl ConnectionTrait, new: New<'_>) -> Result<i64, DbErr> {
    let row = ActiveModel {
        programme: Set(new.programme.to_owned()),
        report: Set(new.report.to_owned()),
        reporting_day: Set(new.day.to_string()),
        document: Set(written_down(new.written)?),
        version: Set(1),
        made_at: Set(new.at.to_string()),
        updated_at: Set(new.at.to_string()),
        actor: Set(new.actor.to_owned()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// Keeps what is written; false when somebody was first or it is signed.
pub(in crate::programme) async fn update(
    db: &impl ConnectionTrait,
    id: i64,
    version: i64,
    day: Date,
    written: &Written,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::ReportingDay, Expr::value(day.to_string()))
        .col_expr(Column::Document, Expr::value(written_down(written)?))
        .col_expr(Column::Version, Expr::value(version + 1))
        .col_expr(Column::UpdatedAt, Expr::value(at.to_string()))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .filter(Column::FrozenAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Keeps what was signed; false when somebody was first.
pub(in crate::programme) async fn freeze(
    db: &impl ConnectionTrait,
    id: i64,
    version: i64,
    frozen: &Frozen,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::FrozenAt, Expr::value(at.to_string()))
        .col_expr(Column::Frozen, Expr::value(written_down(frozen)?))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .filter(Column::FrozenAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The comments on a report, oldest first.
pub(in crate::programme) async fn comments(
    db: &impl ConnectionTrait,
    report: i64,
) -> Result<Vec<Comment>, DbErr> {
    let rows = comment_row::Entity::find()
        .filter(comment_row::Column::ReportId.eq(report))
        .order_by_asc(comment_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Comment {
                id: row.id,
                at: moment(&row.at)?,
                role: row.actor.split(':').next().unwrap_or_default().to_owned(),
                settled: row.settled_at.is_some(),
                part: row.part,
                words: row.words,
            })
        })
        .collect()
}

pub(in crate::programme) async fn insert_comment(
    db: &impl ConnectionTrait,
    report: i64,
    part: &str,
    words: &str,
    at: Timestamp,
    actor: &str,
) -> Result<i64, DbErr> {
    let row = comment_row::ActiveModel {
        report_id: Set(report),
        part: Set(part.to_owned()),
        words: Set(words.to_owned()),
        at: Set(at.to_string()),
        actor: Set(actor.to_owned()),
        settled_at: Set(None),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(in crate::programme) async fn settle(
    db: &impl ConnectionTrait,
    id: i64,
    at: Timestamp,
) -> Result<(), DbErr> {
    comment_row::Entity::update_many()
        .col_expr(comment_row::Column::SettledAt, Expr::value(at.to_string()))
        .filter(comment_row::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}
