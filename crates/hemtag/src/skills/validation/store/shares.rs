//! With whom a validation is shared, and who has looked at it.

use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait,
    QueryFilter, QueryOrder, sea_query::Expr,
};

use super::{day, entity, moment, moments};
use crate::access::PersonId;

entity!(share_row, "validation_share", {
    validation_id: i64,
    organisation_id: i64,
    units: Option<Vec<u8>>,
    until_on: String,
    made_at: String,
    withdrawn_at: Option<String>,
});
entity!(look_row, "validation_look", {
    validation_id: i64,
    person_id: Option<i64>,
    organisation_id: Option<i64>,
    seen: String,
    at: String,
});

/// A share. Its units are sealed like the validation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    pub id: i64,
    pub validation: i64,
    pub organisation: i64,
    /// None: the whole.
    pub units: Option<Vec<u8>>,
    pub until: Date,
    pub made_at: Timestamp,
    pub withdrawn_at: Option<Timestamp>,
}

impl Share {
    /// It can be seen on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.withdrawn_at.is_none() && day <= self.until
    }
}

/// Somebody's look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    pub validation: i64,
    pub person: Option<PersonId>,
    pub organisation: Option<i64>,
    pub seen: Seen,
    pub at: Timestamp,
}

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// All of it, by an assessor of the centre.
    Assessor,
    /// What is shared, by somebody of the firm.
    Firm,
    /// What the record says, by whoever had its address.
    Record,
}

impl Seen {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Seen::Assessor => "assessor",
            Seen::Firm => "firm",
            Seen::Record => "record",
        }
    }
}

fn share(row: share_row::Model) -> Result<Share, DbErr> {
    Ok(Share {
        id: row.id,
        validation: row.validation_id,
        organisation: row.organisation_id,
        units: row.units,
        until: day(&row.until_on)?,
        made_at: moment(&row.made_at)?,
        withdrawn_at: moments(row.withdrawn_at.as_deref())?,
    })
}

fn look(row: look_row::Model) -> Result<Look, DbErr> {
    let seen = [Seen::Assessor, Seen::Firm, Seen::Record].into_iter().find(|seen| seen.code() == row.seen);
    Ok(Look {
        validation: row.validation_id,
        person: row.person_id.map(PersonId),
        organisation: row.organisation_id,
        seen: seen.ok_or_else(|| DbErr::Custom(format!("validation_look {}: seen", row.id)))?,
        at: moment(&row.at)?,
    })
}

pub(in crate::skills) async fn insert(db: &impl ConnectionTrait, new: &Share) -> Result<i64, DbErr> {
    let row = share_row::ActiveModel {
        validation_id: Set(new.validation),
        organisation_id: Set(new.organisation),
        units: Set(new.units.clone()),
        until_on: Set(new.until.to_string()),
        made_at: Set(new.made_at.to_string()),
        withdrawn_at: Set(None),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(in crate::skills) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Share>, DbErr> {
    share_row::Entity::find_by_id(id).one(db).await?.map(share).transpose()
}

/// The shares of some validations, newest first.
pub(in crate::skills) async fn of_validations(
    db: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<Vec<Share>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = share_row::Entity::find()
        .filter(share_row::Column::ValidationId.is_in(ids.iter().copied()))
        .order_by_desc(share_row::Column::Id);
    rows.all(db).await?.into_iter().map(share).collect()
}

/// What an organisation may see on a day.
pub(in crate::skills) async fn with_organisation(
    db: &impl ConnectionTrait,
    organisation: i64,
    day: Date,
) -> Result<Vec<Share>, DbErr> {
    let rows = share_row::Entity::find()
        .filter(share_row::Column::OrganisationId.eq(organisation))
        .filter(share_row::Column::WithdrawnAt.is_null())
        .filter(share_row::Column::UntilOn.gte(day.to_string()))
        .order_by_asc(share_row::Column::Id);
    rows.all(db).await?.into_iter().map(share).collect()
}

/// Those whose day is past and that nobody withdrew.
pub(in crate::skills) async fn past(db: &impl ConnectionTrait, today: Date) -> Result<Vec<Share>, DbErr> {
    let rows = share_row::Entity::find()
        .filter(share_row::Column::WithdrawnAt.is_null())
        .filter(share_row::Column::UntilOn.lt(today.to_string()))
        .order_by_asc(share_row::Column::Id);
    rows.all(db).await?.into_iter().map(share).collect()
}

/// Withdraws a share; false when it was.
pub(in crate::skills) async fn withdraw(
    db: &impl ConnectionTrait,
    id: i64,
    at: Timestamp,
) -> Result<bool, DbErr> {
    use share_row::{Column, Entity};
    let done = Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(at.to_string()))
        .filter(Column::Id.eq(id))
        .filter(Column::WithdrawnAt.is_null());
    Ok(done.exec(db).await?.rows_affected == 1)
}

/// Takes away shares that ended or were withdrawn before a moment. Gives how many.
pub(in crate::skills) async fn delete_ended(
    db: &impl ConnectionTrait,
    before: Date,
    withdrawn_before: Timestamp,
) -> Result<u64, DbErr> {
    use share_row::{Column, Entity};
    let ended = Condition::any()
        .add(Column::UntilOn.lt(before.to_string()))
        .add(Column::WithdrawnAt.lt(withdrawn_before.to_string()));
    Ok(Entity::delete_many().filter(ended).exec(db).await?.rows_affected)
}

pub(in crate::skills) async fn insert_look(db: &impl ConnectionTrait, new: &Look) -> Result<(), DbErr> {
    let row = look_row::ActiveModel {
        validation_id: Set(new.validation),
        person_id: Set(new.person.map(|person| person.0)),
        organisation_id: Set(new.organisation),
        seen: Set(new.seen.code().to_owned()),
        at: Set(new.at.to_string()),
        ..Default::default()
    };
    row.insert(db).await.map(|_| ())
}

/// The looks at some validations, newest first.
pub(in crate::skills) async fn looks_at(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Look>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = look_row::Entity::find()
        .filter(look_row::Column::ValidationId.is_in(ids.iter().copied()))
        .order_by_desc(look_row::Column::Id);
    rows.all(db).await?.into_iter().map(look).collect()
}

/// The looks of an account at others' validations, newest first.
pub(in crate::skills) async fn looks_by(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<Look>, DbErr> {
    let rows = look_row::Entity::find()
        .filter(look_row::Column::PersonId.eq(person.0))
        .order_by_desc(look_row::Column::Id);
    rows.all(db).await?.into_iter().map(look).collect()
}

/// Takes away looks before a moment. Gives how many.
pub(in crate::skills) async fn delete_looks_before(
    db: &impl ConnectionTrait,
    before: Timestamp,
) -> Result<u64, DbErr> {
    let old = look_row::Entity::delete_many().filter(look_row::Column::At.lt(before.to_string()));
    Ok(old.exec(db).await?.rows_affected)
}

/// Forgets who looked, where the account of whoever did ends.
pub(in crate::skills) async fn forget_looker(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<u64, DbErr> {
    use look_row::{Column, Entity};
    let done = Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(Option::<i64>::None))
        .filter(Column::PersonId.eq(person.0));
    Ok(done.exec(db).await?.rows_affected)
}

pub(super) async fn delete_of(db: &impl ConnectionTrait, validation: i64) -> Result<(), DbErr> {
    share_row::Entity::delete_many().filter(share_row::Column::ValidationId.eq(validation)).exec(db).await?;
    look_row::Entity::delete_many().filter(look_row::Column::ValidationId.eq(validation)).exec(db).await?;
    Ok(())
}
