//! All queries about extracts and releases.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
    sea_query::OnConflict,
};

mod extract_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "skills_extract")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub organisation_id: i64,
        pub quarter: String,
        pub day: String,
        pub document: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod release_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "skills_release")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub quarter: String,
        pub document: String,
        pub counts: Vec<u8>,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An extract as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sealed {
    pub(super) organisation: i64,
    pub(super) quarter: String,
    pub(super) document: Vec<u8>,
}

/// A release as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Released {
    pub(super) quarter: String,
    pub(super) document: String,
    pub(super) counts: Vec<u8>,
}

/// Keeps a firm's extract in the place of an earlier one of the quarter.
pub(super) async fn put_extract(
    transaction: &DatabaseTransaction,
    new: Sealed,
    day: &str,
) -> Result<(), DbErr> {
    use extract_row::Column;
    let row = extract_row::ActiveModel {
        id: NotSet,
        organisation_id: Set(new.organisation),
        quarter: Set(new.quarter),
        day: Set(day.to_owned()),
        document: Set(new.document),
    };
    let mut there = OnConflict::columns([Column::OrganisationId, Column::Quarter]);
    there.update_columns([Column::Day, Column::Document]);
    extract_row::Entity::insert(row).on_conflict(there).exec_without_returning(transaction).await?;
    Ok(())
}

pub(super) async fn forget_extracts(
    transaction: &DatabaseTransaction,
    organisation: i64,
) -> Result<(), DbErr> {
    extract_row::Entity::delete_many()
        .filter(extract_row::Column::OrganisationId.eq(organisation))
        .exec(transaction)
        .await?;
    Ok(())
}

/// The newest extract of each firm from one quarter to another, both included.
pub(super) async fn extracts(db: &impl ConnectionTrait, from: &str, to: &str) -> Result<Vec<Sealed>, DbErr> {
    use extract_row::Column;
    let rows = extract_row::Entity::find()
        .filter(Column::Quarter.gte(from))
        .filter(Column::Quarter.lte(to))
        .order_by_asc(Column::OrganisationId)
        .order_by_desc(Column::Quarter)
        .all(db)
        .await?;
    let mut newest: Vec<Sealed> = Vec::new();
    for row in rows {
        if newest.last().is_none_or(|last| last.organisation != row.organisation_id) {
            let organisation = row.organisation_id;
            newest.push(Sealed { organisation, quarter: row.quarter, document: row.document });
        }
    }
    Ok(newest)
}

/// The first quarter of which any extract is.
pub(super) async fn first_quarter(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    let row = extract_row::Entity::find().order_by_asc(extract_row::Column::Quarter).one(db).await?;
    Ok(row.map(|row| row.quarter))
}

/// Every release, oldest first.
pub(super) async fn releases(db: &impl ConnectionTrait) -> Result<Vec<Released>, DbErr> {
    let rows = release_row::Entity::find().order_by_asc(release_row::Column::Quarter).all(db).await?;
    Ok(rows
        .into_iter()
        .map(|row| Released { quarter: row.quarter, document: row.document, counts: row.counts })
        .collect())
}

/// Lets nobody else make a release until the transaction ends. SQLite's writers wait for each other anyway.
pub(super) async fn lock(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared("LOCK TABLE skills_release IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}

pub(super) async fn insert_release(
    transaction: &DatabaseTransaction,
    new: Released,
    at: Timestamp,
    actor: &str,
) -> Result<i64, DbErr> {
    let row = release_row::ActiveModel {
        id: NotSet,
        quarter: Set(new.quarter),
        document: Set(new.document),
        counts: Set(new.counts),
        at: Set(at.to_string()),
        actor: Set(actor.to_owned()),
    };
    Ok(row.insert(transaction).await?.id)
}
