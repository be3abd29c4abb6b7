//! Queries about what assessors have stated of themselves.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::{access::PersonId, database::moment, funding::assessment::model::profile::Profile};

mod assessor_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_assessor")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub person_id: i64,
        pub document: String,
        pub updated_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use assessor_row::{ActiveModel, Column, Entity, Model};

/// A statement as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    pub person: PersonId,
    pub profile: Profile,
    /// Also what a form was made from: a change that was made from an older one is refused.
    pub at: Timestamp,
}

fn stated(row: Model) -> Result<(i64, Stated), DbErr> {
    let broken = |_| DbErr::Custom(format!("funding_assessor {}: it cannot be read", row.id));
    let profile = serde_json::from_str(&row.document).map_err(broken)?;
    Ok((row.id, Stated { person: PersonId(row.person_id), profile, at: moment(&row.updated_at)? }))
}

pub(in crate::funding::assessment) async fn of(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<Stated>, DbErr> {
    let found = Entity::find().filter(Column::PersonId.eq(person.0)).one(db).await?;
    Ok(found.map(stated).transpose()?.map(|(_, stated)| stated))
}

/// Those of some persons, locked until the transaction ends: nobody else gives them anything meanwhile.
pub(in crate::funding::assessment) async fn to_ask(
    db: &impl ConnectionTrait,
    persons: &[i64],
) -> Result<Vec<Stated>, DbErr> {
    let rows = Entity::find()
        .filter(Column::PersonId.is_in(persons.iter().copied()))
        .order_by_asc(Column::PersonId)
        .lock_exclusive()
        .all(db)
        .await?;
    rows.into_iter().map(|row| stated(row).map(|(_, stated)| stated)).collect()
}

/// Everybody's.
pub(in crate::funding::assessment) async fn all(db: &impl ConnectionTrait) -> Result<Vec<Stated>, DbErr> {
    let rows = Entity::find().order_by_asc(Column::PersonId).all(db).await?;
    rows.into_iter().map(|row| stated(row).map(|(_, stated)| stated)).collect()
}

/// Keeps a statement in place of the one before.
pub(in crate::funding::assessment) async fn keep(
    db: &impl ConnectionTrait,
    person: PersonId,
    profile: &Profile,
    at: Timestamp,
) -> Result<(), DbErr> {
    let found = Entity::find().filter(Column::PersonId.eq(person.0)).lock_exclusive().one(db).await?;
    let row = ActiveModel {
        person_id: Set(person.0),
        document: Set(serde_json::to_string(profile).expect("a statement can be written")),
        updated_at: Set(at.to_string()),
        ..Default::default()
    };
    match found {
        Some(known) => ActiveModel { id: Set(known.id), ..row }.update(db).await.map(|_| ()),
        None => row.insert(db).await.map(|_| ()),
    }
}
