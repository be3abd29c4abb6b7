//! Links by letter, each good once and for a while. The token stands as a hash.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, sea_query::Expr,
};

use super::moment;
use crate::{
    access::PersonId,
    people::model::{Gives, Purpose},
};

mod link_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "entry_link")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub token: String,
        pub purpose: String,
        pub email: String,
        pub person_id: Option<i64>,
        pub holds: String,
        pub made_at: String,
        pub ends_at: String,
        pub used_at: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use link_row::{Column, Entity, Model};

/// A link that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub id: i64,
    pub purpose: Purpose,
    pub email: String,
    pub person: Option<PersonId>,
    pub gives: Gives,
    pub made_at: Timestamp,
    pub ends_at: Timestamp,
    pub is_used: bool,
}

fn link(row: Model) -> Result<Link, DbErr> {
    let broken = || DbErr::Custom(format!("entry_link {} cannot be read", row.id));
    Ok(Link {
        id: row.id,
        purpose: Purpose::parse(&row.purpose).ok_or_else(broken)?,
        person: row.person_id.map(PersonId),
        gives: serde_json::from_str(&row.holds).map_err(|_| broken())?,
        made_at: moment(&row.made_at)?,
        ends_at: moment(&row.ends_at)?,
        is_used: row.used_at.is_some(),
        email: row.email,
    })
}

pub(crate) struct New<'n> {
    pub(crate) token: &'n str,
    pub(crate) purpose: Purpose,
    pub(crate) email: &'n str,
    pub(crate) person: Option<PersonId>,
    pub(crate) gives: &'n Gives,
    pub(crate) at: Timestamp,
}

pub(crate) async fn insert(db: &impl ConnectionTrait, new: New<'_>) -> Result<i64, DbErr> {
    let ends = new.at.checked_add(new.purpose.holds_for()).unwrap_or(Timestamp::MAX);
    let row = link_row::ActiveModel {
        token: Set(new.token.to_owned()),
        purpose: Set(new.purpose.code().to_owned()),
        email: Set(new.email.to_owned()),
        person_id: Set(new.person.map(|p| p.0)),
        holds: Set(serde_json::to_string(new.gives).map_err(|e| DbErr::Custom(e.to_string()))?),
        made_at: Set(new.at.to_string()),
        ends_at: Set(ends.to_string()),
        used_at: Set(None),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(crate) async fn by_token(db: &impl ConnectionTrait, token: &str) -> Result<Option<Link>, DbErr> {
    Entity::find().filter(Column::Token.eq(token)).one(db).await?.map(link).transpose()
}

/// Marks a link as used; false when it was used before.
pub(crate) async fn take(db: &impl ConnectionTrait, id: i64, at: Timestamp) -> Result<bool, DbErr> {
    let taken = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at.to_string()))
        .filter(Column::Id.eq(id))
        .filter(Column::UsedAt.is_null());
    Ok(taken.exec(db).await?.rows_affected == 1)
}

/// Takes back the open links of a purpose to an address.
pub(crate) async fn take_back(
    db: &impl ConnectionTrait,
    email: &str,
    purpose: Purpose,
    at: Timestamp,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at.to_string()))
        .filter(Column::Email.eq(email))
        .filter(Column::Purpose.eq(purpose.code()))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Letters with links that an address was sent since a moment.
pub(crate) async fn sent_since(
    db: &impl ConnectionTrait,
    email: &str,
    since: Timestamp,
) -> Result<u64, DbErr> {
    let sent = Entity::find().filter(Column::Email.eq(email)).filter(Column::MadeAt.gt(since.to_string()));
    sent.count(db).await
}

/// Invitations that are neither taken up nor past, newest first.
pub(crate) async fn open_invitations(db: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Link>, DbErr> {
    let open = Entity::find()
        .filter(Column::Purpose.eq(Purpose::Invite.code()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::EndsAt.gt(now.to_string()))
        .order_by_desc(Column::Id);
    open.all(db).await?.into_iter().map(link).collect()
}

/// Takes away what can no longer be used.
pub(crate) async fn forget_before(db: &impl ConnectionTrait, moment: Timestamp) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::EndsAt.lt(moment.to_string())).exec(db).await?;
    Ok(())
}
