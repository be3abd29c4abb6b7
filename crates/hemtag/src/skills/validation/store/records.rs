//! Records that people took along, by the hash of the secret in their address.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, sea_query::Expr,
};

use super::{entity, moment, moments};

entity!(row, "validation_record", {
    validation_id: i64,
    token: String,
    digest: String,
    document: Vec<u8>,
    made_at: String,
    withdrawn_at: Option<String>,
});

use row::{Column, Entity};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub id: i64,
    pub validation: i64,
    /// SHA-256 of the file, in hexadecimal digits.
    pub digest: String,
    /// Sealed.
    pub document: Vec<u8>,
    pub made_at: Timestamp,
    pub withdrawn_at: Option<Timestamp>,
}

fn record(row: row::Model) -> Result<Record, DbErr> {
    Ok(Record {
        id: row.id,
        validation: row.validation_id,
        digest: row.digest,
        document: row.document,
        made_at: moment(&row.made_at)?,
        withdrawn_at: moments(row.withdrawn_at.as_deref())?,
    })
}

pub(in crate::skills) async fn insert(
    db: &impl ConnectionTrait,
    new: &Record,
    token: &str,
) -> Result<i64, DbErr> {
    let row = row::ActiveModel {
        validation_id: Set(new.validation),
        token: Set(token.to_owned()),
        digest: Set(new.digest.clone()),
        document: Set(new.document.clone()),
        made_at: Set(new.made_at.to_string()),
        withdrawn_at: Set(None),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(in crate::skills) async fn by_token(
    db: &impl ConnectionTrait,
    token: &str,
) -> Result<Option<Record>, DbErr> {
    Entity::find().filter(Column::Token.eq(token)).one(db).await?.map(record).transpose()
}

pub(in crate::skills) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Record>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(record).transpose()
}

/// The records of some validations, newest first.
pub(in crate::skills) async fn of_validations(
    db: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<Vec<Record>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows =
        Entity::find().filter(Column::ValidationId.is_in(ids.iter().copied())).order_by_desc(Column::Id);
    rows.all(db).await?.into_iter().map(record).collect()
}

/// Withdraws one; false when it was.
pub(in crate::skills) async fn withdraw(
    db: &impl ConnectionTrait,
    id: i64,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(at.to_string()))
        .filter(Column::Id.eq(id))
        .filter(Column::WithdrawnAt.is_null());
    Ok(done.exec(db).await?.rows_affected == 1)
}

/// Withdraws all of a validation.
pub(in crate::skills) async fn withdraw_of(
    db: &impl ConnectionTrait,
    validation: i64,
    at: Timestamp,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(at.to_string()))
        .filter(Column::ValidationId.eq(validation))
        .filter(Column::WithdrawnAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Takes away those withdrawn before a moment. Gives how many.
pub(in crate::skills) async fn delete_withdrawn(
    db: &impl ConnectionTrait,
    before: Timestamp,
) -> Result<u64, DbErr> {
    let old = Entity::delete_many().filter(Column::WithdrawnAt.lt(before.to_string()));
    Ok(old.exec(db).await?.rows_affected)
}

pub(super) async fn delete_of(db: &impl ConnectionTrait, validation: i64) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ValidationId.eq(validation)).exec(db).await?;
    Ok(())
}
