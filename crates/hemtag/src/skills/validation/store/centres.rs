//! Test centres, what they are accredited for when, and who may assess there when. Nothing is deleted: a period that was wrong is
//! withdrawn.

use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, sea_query::Expr,
};

use super::{day, entity, moment, moments};
use crate::{access::PersonId, skills::validation::model::Period};

entity!(centre_row, "test_centre", { organisation_id: i64, made_at: String, });
entity!(accreditation_row, "centre_accreditation", {
    centre_id: i64,
    qualification: String,
    from_on: String,
    until_on: Option<String>,
    source: String,
    at: String,
    actor: String,
    withdrawn_at: Option<String>,
    withdrawn_why: Option<String>,
});
entity!(assessor_row, "centre_assessor", {
    centre_id: i64,
    person_id: Option<i64>,
    from_on: String,
    until_on: Option<String>,
    at: String,
    actor: String,
    withdrawn_at: Option<String>,
    withdrawn_why: Option<String>,
});

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Centre {
    pub id: i64,
    pub organisation: i64,
}

/// A period of a centre, for a qualification or a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<W> {
    pub id: i64,
    pub centre: i64,
    pub what: W,
    pub period: Period,
    pub at: Timestamp,
    /// When it was withdrawn, and why.
    pub withdrawn: Option<(Timestamp, String)>,
}

/// What a centre is accredited for, with where that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accredited {
    pub qualification: String,
    pub source: String,
}

pub type Accreditation = Kept<Accredited>;
/// None: the account ended, or is kept no longer.
pub type Assessor = Kept<Option<i64>>;

fn period(from: &str, until: Option<&str>) -> Result<Period, DbErr> {
    Ok(Period { from: day(from)?, until: until.map(day).transpose()? })
}

fn withdrawn(at: Option<&str>, why: Option<String>) -> Result<Option<(Timestamp, String)>, DbErr> {
    Ok(moments(at)?.map(|at| (at, why.unwrap_or_default())))
}

fn accreditation(row: accreditation_row::Model) -> Result<Accreditation, DbErr> {
    Ok(Kept {
        id: row.id,
        centre: row.centre_id,
        period: period(&row.from_on, row.until_on.as_deref())?,
        at: moment(&row.at)?,
        withdrawn: withdrawn(row.withdrawn_at.as_deref(), row.withdrawn_why)?,
        what: Accredited { qualification: row.qualification, source: row.source },
    })
}

fn assessor(row: assessor_row::Model) -> Result<Assessor, DbErr> {
    Ok(Kept {
        id: row.id,
        centre: row.centre_id,
        period: period(&row.from_on, row.until_on.as_deref())?,
        at: moment(&row.at)?,
        withdrawn: withdrawn(row.withdrawn_at.as_deref(), row.withdrawn_why)?,
        what: row.person_id,
    })
}

pub(in crate::skills) async fn all(db: &impl ConnectionTrait) -> Result<Vec<Centre>, DbErr> {
    let rows = centre_row::Entity::find().order_by_asc(centre_row::Column::Id).all(db).await?;
    Ok(rows.into_iter().map(|row| Centre { id: row.id, organisation: row.organisation_id }).collect())
}

pub(in crate::skills) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Centre>, DbErr> {
    let row = centre_row::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| Centre { id: row.id, organisation: row.organisation_id }))
}

/// The centre that an organisation is: made when it is none yet.
pub(in crate::skills) async fn ensure(
    db: &impl ConnectionTrait,
    organisation: i64,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let known = centre_row::Entity::find()
        .filter(centre_row::Column::OrganisationId.eq(organisation))
        .one(db)
        .await?;
    if let Some(known) = known {
        return Ok(known.id);
    }
    let row = centre_row::ActiveModel {
        organisation_id: Set(organisation),
        made_at: Set(at.to_string()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// All accreditations, of one centre or of all, oldest first.
pub(in crate::skills) async fn accreditations(
    db: &impl ConnectionTrait,
    centre: Option<i64>,
) -> Result<Vec<Accreditation>, DbErr> {
    let mut rows = accreditation_row::Entity::find().order_by_asc(accreditation_row::Column::Id);
    if let Some(centre) = centre {
        rows = rows.filter(accreditation_row::Column::CentreId.eq(centre));
    }
    rows.all(db).await?.into_iter().map(accreditation).collect()
}

/// Everybody who assesses or did, at one centre or at all, oldest first.
pub(in crate::skills) async fn assessors(
    db: &impl ConnectionTrait,
    centre: Option<i64>,
) -> Result<Vec<Assessor>, DbErr> {
    let mut rows = assessor_row::Entity::find().order_by_asc(assessor_row::Column::Id);
    if let Some(centre) = centre {
        rows = rows.filter(assessor_row::Column::CentreId.eq(centre));
    }
    rows.all(db).await?.into_iter().map(assessor).collect()
}

pub(in crate::skills) async fn insert_accreditation(
    db: &impl ConnectionTrait,
    centre: i64,
    what: &Accredited,
    period: Period,
    (at, actor): (Timestamp, &str),
) -> Result<i64, DbErr> {
    let row = accreditation_row::ActiveModel {
        centre_id: Set(centre),
        qualification: Set(what.qualification.clone()),
        source: Set(what.source.clone()),
        from_on: Set(period.from.to_string()),
        until_on: Set(period.until.map(|day| day.to_string())),
        at: Set(at.to_string()),
        actor: Set(actor.to_owned()),
        withdrawn_at: Set(None),
        withdrawn_why: Set(None),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(in crate::skills) async fn insert_assessor(
    db: &impl ConnectionTrait,
    centre: i64,
    person: i64,
    period: Period,
    (at, actor): (Timestamp, &str),
) -> Result<i64, DbErr> {
    let row = assessor_row::ActiveModel {
        centre_id: Set(centre),
        person_id: Set(Some(person)),
        from_on: Set(period.from.to_string()),
        until_on: Set(period.until.map(|day| day.to_string())),
        at: Set(at.to_string()),
        actor: Set(actor.to_owned()),
        withdrawn_at: Set(None),
        withdrawn_why: Set(None),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// Withdraws a period of accreditation; false when it was withdrawn, or is none of the centre's.
pub(in crate::skills) async fn withdraw_accreditation(
    db: &impl ConnectionTrait,
    (centre, id): (i64, i64),
    at: Timestamp,
    why: &str,
) -> Result<bool, DbErr> {
    use accreditation_row::{Column, Entity};
    let done = Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(at.to_string()))
        .col_expr(Column::WithdrawnWhy, Expr::value(why))
        .filter(Column::Id.eq(id))
        .filter(Column::CentreId.eq(centre))
        .filter(Column::WithdrawnAt.is_null());
    Ok(done.exec(db).await?.rows_affected == 1)
}

/// The same for a period of an assessor.
pub(in crate::skills) async fn withdraw_assessor(
    db: &impl ConnectionTrait,
    (centre, id): (i64, i64),
    at: Timestamp,
    why: &str,
) -> Result<bool, DbErr> {
    use assessor_row::{Column, Entity};
    let done = Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(at.to_string()))
        .col_expr(Column::WithdrawnWhy, Expr::value(why))
        .filter(Column::Id.eq(id))
        .filter(Column::CentreId.eq(centre))
        .filter(Column::WithdrawnAt.is_null());
    Ok(done.exec(db).await?.rows_affected == 1)
}

/// Forgets who assessed in periods that ended before a day. Gives how many rows.
pub(in crate::skills) async fn forget_assessors(
    db: &impl ConnectionTrait,
    before: Date,
    withdrawn_before: Timestamp,
) -> Result<u64, DbErr> {
    use assessor_row::{Column, Entity};
    let ended = sea_orm::Condition::any()
        .add(Column::UntilOn.lt(before.to_string()))
        .add(Column::WithdrawnAt.lt(withdrawn_before.to_string()));
    let done = Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(Option::<i64>::None))
        .filter(Column::PersonId.is_not_null())
        .filter(ended);
    Ok(done.exec(db).await?.rows_affected)
}

/// Forgets that somebody whose account ends assessed anywhere.
pub(in crate::skills) async fn forget_assessor(db: &impl ConnectionTrait, person: i64) -> Result<u64, DbErr> {
    use assessor_row::{Column, Entity};
    let done = Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(Option::<i64>::None))
        .filter(Column::PersonId.eq(person));
    Ok(done.exec(db).await?.rows_affected)
}

/// Periods of assessors that an account entered: the centre, and when.
pub(in crate::skills) async fn entered_by(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<(i64, Timestamp)>, DbErr> {
    let rows = assessor_row::Entity::find()
        .filter(assessor_row::Column::Actor.ends_with(format!(":{}", person.0)))
        .order_by_asc(assessor_row::Column::Id);
    rows.all(db).await?.into_iter().map(|row| Ok((row.centre_id, moment(&row.at)?))).collect()
}
