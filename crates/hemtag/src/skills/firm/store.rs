//! All queries about firms' maps of skills. Maps go in and come out sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::model::Facts;

mod map_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "skills_map")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub organisation_id: i64,
        pub version: i32,
        pub document: Vec<u8>,
        pub change: String,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod firm_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "skills_firm")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: i64,
        pub branch: Option<String>,
        pub county: Option<String>,
        pub employees: Option<i32>,
        pub headcounts_only: bool,
        pub at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A version, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sealed {
    pub(super) id: i64,
    pub(super) version: i32,
    pub(super) document: Vec<u8>,
    pub(super) change: String,
    pub(super) at: String,
    pub(super) actor: String,
}

fn sealed(row: map_row::Model) -> Sealed {
    Sealed {
        id: row.id,
        version: row.version,
        document: row.document,
        change: row.change,
        at: row.at,
        actor: row.actor,
    }
}

pub(super) async fn newest(db: &impl ConnectionTrait, organisation: i64) -> Result<Option<Sealed>, DbErr> {
    let row = map_row::Entity::find()
        .filter(map_row::Column::OrganisationId.eq(organisation))
        .order_by_desc(map_row::Column::Version)
        .limit(1)
        .one(db)
        .await?;
    Ok(row.map(sealed))
}

/// Every version, the newest first.
pub(super) async fn versions(db: &impl ConnectionTrait, organisation: i64) -> Result<Vec<Sealed>, DbErr> {
    let rows = map_row::Entity::find()
        .filter(map_row::Column::OrganisationId.eq(organisation))
        .order_by_desc(map_row::Column::Version)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(sealed).collect())
}

pub(super) async fn add(db: &impl ConnectionTrait, organisation: i64, version: &Sealed) -> Result<(), DbErr> {
    let row = map_row::ActiveModel {
        organisation_id: Set(organisation),
        version: Set(version.version),
        document: Set(version.document.clone()),
        change: Set(version.change.clone()),
        at: Set(version.at.clone()),
        actor: Set(version.actor.clone()),
        ..Default::default()
    };
    map_row::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Another content in place of a version's: somebody was taken out of it.
pub(super) async fn replace(db: &impl ConnectionTrait, id: i64, document: Vec<u8>) -> Result<(), DbErr> {
    map_row::Entity::update_many()
        .col_expr(map_row::Column::Document, Expr::value(document))
        .filter(map_row::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets versions that are older than a moment, and all but the newest `most`; never the newest.
pub(super) async fn forget_old(
    db: &impl ConnectionTrait,
    organisation: i64,
    newest: i32,
    before: Timestamp,
    most: i32,
) -> Result<(), DbErr> {
    let old = map_row::Column::At.lt(before.to_string()).or(map_row::Column::Version.lte(newest - most));
    map_row::Entity::delete_many()
        .filter(map_row::Column::OrganisationId.eq(organisation))
        .filter(map_row::Column::Version.lt(newest))
        .filter(old)
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets old versions of every firm, as the job does. How many went.
pub(super) async fn forget_all_old(db: &impl ConnectionTrait, before: Timestamp) -> Result<u64, DbErr> {
    let newest: Vec<(i64, i32)> = map_row::Entity::find()
        .select_only()
        .column(map_row::Column::OrganisationId)
        .column_as(map_row::Column::Version.max(), "version")
        .group_by(map_row::Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await?;
    let mut gone = 0;
    for (organisation, version) in newest {
        let done = map_row::Entity::delete_many()
            .filter(map_row::Column::OrganisationId.eq(organisation))
            .filter(map_row::Column::Version.lt(version))
            .filter(map_row::Column::At.lt(before.to_string()))
            .exec(db)
            .await?;
        gone += done.rows_affected;
    }
    Ok(gone)
}

pub(super) async fn erase(db: &impl ConnectionTrait, organisation: i64) -> Result<(), DbErr> {
    map_row::Entity::delete_many().filter(map_row::Column::OrganisationId.eq(organisation)).exec(db).await?;
    firm_row::Entity::delete_by_id(organisation).exec(db).await?;
    Ok(())
}

pub(super) async fn facts(db: &impl ConnectionTrait, organisation: i64) -> Result<Option<Facts>, DbErr> {
    let row = firm_row::Entity::find_by_id(organisation).one(db).await?;
    Ok(row.map(|row| Facts {
        branch: row.branch,
        county: row.county,
        employees: row.employees.and_then(|number| u32::try_from(number).ok()),
        headcounts_only: row.headcounts_only,
    }))
}

pub(super) async fn keep_facts(
    db: &impl ConnectionTrait,
    organisation: i64,
    facts: &Facts,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = firm_row::ActiveModel {
        organisation_id: Set(organisation),
        branch: Set(facts.branch.clone()),
        county: Set(facts.county.clone()),
        employees: Set(facts.employees.and_then(|number| i32::try_from(number).ok())),
        headcounts_only: Set(facts.headcounts_only),
        at: Set(at.to_string()),
    };
    let columns = [
        firm_row::Column::Branch,
        firm_row::Column::County,
        firm_row::Column::Employees,
        firm_row::Column::HeadcountsOnly,
        firm_row::Column::At,
    ];
    let conflict = OnConflict::column(firm_row::Column::OrganisationId).update_columns(columns).to_owned();
    firm_row::Entity::insert(row).on_conflict(conflict).exec_without_returning(db).await?;
    Ok(())
}

/// Every firm that has a map, by number, with the moment of the newest version.
pub(super) async fn changed(db: &impl ConnectionTrait) -> Result<Vec<(i64, String)>, DbErr> {
    map_row::Entity::find()
        .select_only()
        .column(map_row::Column::OrganisationId)
        .column_as(map_row::Column::At.max(), "newest_at")
        .group_by(map_row::Column::OrganisationId)
        .order_by_asc(map_row::Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await
}

/// Every firm that has a map, by number.
pub(super) async fn every(db: &impl ConnectionTrait) -> Result<Vec<i64>, DbErr> {
    map_row::Entity::find()
        .select_only()
        .column(map_row::Column::OrganisationId)
        .distinct()
        .order_by_asc(map_row::Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await
}

/// Versions that an account wrote: firm, change, version, moment; no documents.
pub(super) async fn by_actor(
    db: &impl ConnectionTrait,
    ending: &str,
) -> Result<Vec<(i64, String, i32, String)>, DbErr> {
    map_row::Entity::find()
        .select_only()
        .column(map_row::Column::OrganisationId)
        .column(map_row::Column::Change)
        .column(map_row::Column::Version)
        .column(map_row::Column::At)
        .filter(map_row::Column::Actor.ends_with(ending))
        .order_by_asc(map_row::Column::Id)
        .into_tuple()
        .all(db)
        .await
}
