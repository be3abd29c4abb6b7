//! Makers that were removed: kept beside the register for a time, then forgotten.

use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};

use super::{revision::Document, rows};
use crate::makers::model::{Maker, MakerId};

/// A maker that was removed.
#[derive(Debug, Clone, PartialEq)]
pub struct RemovedMaker {
    pub maker: Maker,
    /// When, as a timestamp.
    pub at: String,
}

/// Keeps a maker that is being removed.
///
/// # Errors
/// When the database refuses.
pub async fn keep_removed(transaction: &DatabaseTransaction, maker: &Maker, at: &str) -> Result<(), DbErr> {
    let row = rows::removed::whole(rows::removed::Model {
        id: 0,
        maker_id: maker.id.0,
        at: at.to_owned(),
        document: Document::write(maker, at)?,
    });
    let row = rows::removed::ActiveModel { id: ActiveValue::NotSet, ..row };
    rows::removed::Entity::insert(row).exec_without_returning(transaction).await.map(|_| ())
}

/// Those that were removed since a time, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn removed(db: &impl ConnectionTrait, since: &str) -> Result<Vec<RemovedMaker>, DbErr> {
    let rows = rows::removed::Entity::find()
        .filter(rows::removed::Column::At.gte(since))
        .order_by_desc(rows::removed::Column::At)
        .order_by_desc(rows::removed::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Ok(RemovedMaker { maker: Document::read(&row.document)?, at: row.at }))
        .collect()
}

/// Forgets one; false when there is none.
///
/// # Errors
/// When the database refuses.
pub async fn forget_removed(transaction: &DatabaseTransaction, id: MakerId) -> Result<bool, DbErr> {
    let done = rows::removed::Entity::delete_many()
        .filter(rows::removed::Column::MakerId.eq(id.0))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Forgets those that were removed before a time.
///
/// # Errors
/// When the database refuses.
pub async fn forget_removed_before(transaction: &DatabaseTransaction, before: &str) -> Result<(), DbErr> {
    rows::removed::Entity::delete_many()
        .filter(rows::removed::Column::At.lt(before))
        .exec(transaction)
        .await
        .map(|_| ())
}
