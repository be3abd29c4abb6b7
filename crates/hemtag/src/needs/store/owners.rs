//! Queries about the account that a need belongs to.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use super::need_row::{Column, Entity, Model};
use crate::{
    access::PersonId,
    needs::record::{Need, NeedId},
};

/// The needs of an account, newest first, closed ones too.
pub(crate) async fn of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Need>, DbErr> {
    let found = Entity::find().filter(Column::OwnerPerson.eq(person.0)).order_by_desc(Column::Id);
    found.all(db).await?.into_iter().map(Model::into_need).collect()
}

/// Gives a need that belongs to no account to one; false when it belongs to one by now.
pub(crate) async fn take(db: &impl ConnectionTrait, need: NeedId, person: PersonId) -> Result<bool, DbErr> {
    let taken = Entity::update_many()
        .col_expr(Column::OwnerPerson, Expr::value(person.0))
        .filter(Column::Id.eq(need.0))
        .filter(Column::OwnerPerson.is_null());
    Ok(taken.exec(db).await?.rows_affected == 1)
}

/// Takes a need off its account; false when it was not that account's.
pub(crate) async fn leave(db: &impl ConnectionTrait, need: NeedId, person: PersonId) -> Result<bool, DbErr> {
    let left = Entity::update_many()
        .col_expr(Column::OwnerPerson, Expr::value(None::<i64>))
        .filter(Column::Id.eq(need.0))
        .filter(Column::OwnerPerson.eq(person.0));
    Ok(left.exec(db).await?.rows_affected == 1)
}

/// Takes every need off an account that ends: their keys go on.
pub(crate) async fn leave_all(db: &impl ConnectionTrait, person: PersonId) -> Result<u64, DbErr> {
    let left = Entity::update_many()
        .col_expr(Column::OwnerPerson, Expr::value(None::<i64>))
        .filter(Column::OwnerPerson.eq(person.0));
    Ok(left.exec(db).await?.rows_affected)
}
