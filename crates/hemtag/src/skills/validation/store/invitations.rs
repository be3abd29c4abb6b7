//! Letters by which firms ask people to have their skills validated. Whom they went to stands sealed, and only while the letter's
//! link holds.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use super::{entity, moment, moments};

entity!(row, "validation_invitation", {
    token: String,
    organisation_id: i64,
    qualification: String,
    whom: Option<Vec<u8>>,
    made_at: String,
    ends_at: String,
    used_at: Option<String>,
});

use row::{Column, Entity};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: i64,
    pub organisation: i64,
    pub qualification: String,
    /// Sealed; gone when it was taken up or is past.
    pub whom: Option<Vec<u8>>,
    pub made_at: Timestamp,
    pub ends_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

impl Invitation {
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.used_at.is_none() && at < self.ends_at
    }
}

fn invitation(row: row::Model) -> Result<Invitation, DbErr> {
    Ok(Invitation {
        id: row.id,
        organisation: row.organisation_id,
        qualification: row.qualification,
        whom: row.whom,
        made_at: moment(&row.made_at)?,
        ends_at: moment(&row.ends_at)?,
        used_at: moments(row.used_at.as_deref())?,
    })
}

pub(in crate::skills) async fn insert(
    db: &impl ConnectionTrait,
    new: &Invitation,
    token: &str,
) -> Result<i64, DbErr> {
    let row = row::ActiveModel {
        token: Set(token.to_owned()),
        organisation_id: Set(new.organisation),
        qualification: Set(new.qualification.clone()),
        whom: Set(new.whom.clone()),
        made_at: Set(new.made_at.to_string()),
        ends_at: Set(new.ends_at.to_string()),
        used_at: Set(None),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(in crate::skills) async fn by_token(
    db: &impl ConnectionTrait,
    token: &str,
) -> Result<Option<Invitation>, DbErr> {
    Entity::find().filter(Column::Token.eq(token)).one(db).await?.map(invitation).transpose()
}

/// A firm's, newest first.
pub(in crate::skills) async fn of_organisation(
    db: &impl ConnectionTrait,
    organisation: i64,
) -> Result<Vec<Invitation>, DbErr> {
    let rows = Entity::find().filter(Column::OrganisationId.eq(organisation)).order_by_desc(Column::Id);
    rows.all(db).await?.into_iter().map(invitation).collect()
}

/// How many a firm has sent since a moment.
pub(in crate::skills) async fn sent_since(
    db: &impl ConnectionTrait,
    organisation: i64,
    since: Timestamp,
) -> Result<u64, DbErr> {
    let sent = Entity::find()
        .filter(Column::OrganisationId.eq(organisation))
        .filter(Column::MadeAt.gt(since.to_string()));
    sent.count(db).await
}

/// Takes one up, and forgets whom it went to; false when it was taken up before.
pub(in crate::skills) async fn take(
    db: &impl ConnectionTrait,
    id: i64,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let taken = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at.to_string()))
        .col_expr(Column::Whom, Expr::value(Option::<Vec<u8>>::None))
        .filter(Column::Id.eq(id))
        .filter(Column::UsedAt.is_null());
    Ok(taken.exec(db).await?.rows_affected == 1)
}

/// Forgets whom letters went to whose link holds no longer. Gives how many.
pub(in crate::skills) async fn forget_whom(db: &impl ConnectionTrait, now: Timestamp) -> Result<u64, DbErr> {
    let past = Condition::any().add(Column::EndsAt.lte(now.to_string())).add(Column::UsedAt.is_not_null());
    let done = Entity::update_many()
        .col_expr(Column::Whom, Expr::value(Option::<Vec<u8>>::None))
        .filter(Column::Whom.is_not_null())
        .filter(past);
    Ok(done.exec(db).await?.rows_affected)
}

/// Takes away invitations that ended before a moment. Gives how many.
pub(in crate::skills) async fn delete_ended(
    db: &impl ConnectionTrait,
    before: Timestamp,
) -> Result<u64, DbErr> {
    let old = Entity::delete_many().filter(Column::EndsAt.lt(before.to_string()));
    Ok(old.exec(db).await?.rows_affected)
}
