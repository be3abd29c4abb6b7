//! All queries about the figures of costs.

use crate::database::moment;
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, sea_query::OnConflict,
};
use strategy::FigureAt;
use vocabulary::term::Confidence;

use super::model::{Entry, NewFigure};

mod tables_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "figure_tables")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: String,
        pub tables: String,
        pub kept_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod change_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "figure_change")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub place: String,
        pub low: Option<f64>,
        pub likely: Option<f64>,
        pub high: Option<f64>,
        pub source: String,
        pub stated_on: String,
        pub confidence: String,
        pub reason: String,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod version_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "figure_version")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: String,
        pub tables: String,
        pub up_to: i64,
        pub since: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a version is made of: which tables, and the changes up to which one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) tables: String,
    pub(super) up_to: i64,
}

pub(super) async fn has_tables(db: &impl ConnectionTrait, version: &str) -> Result<bool, DbErr> {
    // Counted, not read: the tables' texts are long, and this is asked at every start.
    Ok(tables_row::Entity::find_by_id(version).count(db).await? > 0)
}

pub(super) async fn put_tables(
    db: &impl ConnectionTrait,
    version: &str,
    tables: String,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = tables_row::ActiveModel {
        version: Set(version.to_owned()),
        tables: Set(tables),
        kept_at: Set(at.to_string()),
    };
    let once = OnConflict::column(tables_row::Column::Version).do_nothing().to_owned();
    tables_row::Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

/// The texts of the tables of a version.
pub(super) async fn tables(db: &impl ConnectionTrait, version: &str) -> Result<Option<String>, DbErr> {
    Ok(tables_row::Entity::find_by_id(version).one(db).await?.map(|row| row.tables))
}

/// Notes what a version is made of; the first note stands.
pub(super) async fn put_version(
    db: &impl ConnectionTrait,
    version: &str,
    made_of: &Version,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = version_row::ActiveModel {
        version: Set(version.to_owned()),
        tables: Set(made_of.tables.clone()),
        up_to: Set(made_of.up_to),
        since: Set(at.to_string()),
    };
    let once = OnConflict::column(version_row::Column::Version).do_nothing().to_owned();
    version_row::Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn version(db: &impl ConnectionTrait, version: &str) -> Result<Option<Version>, DbErr> {
    let row = version_row::Entity::find_by_id(version).one(db).await?;
    Ok(row.map(|row| Version { tables: row.tables, up_to: row.up_to }))
}

/// Every version that ever held, newest first, with the day since when.
pub(super) async fn versions(db: &impl ConnectionTrait) -> Result<Vec<(String, Timestamp)>, DbErr> {
    let rows = version_row::Entity::find().order_by_desc(version_row::Column::Since).all(db).await?;
    rows.into_iter().map(|row| Ok((row.version, moment(&row.since)?))).collect()
}

pub(super) struct New<'n> {
    pub(super) at: &'n FigureAt,
    pub(super) figure: Option<&'n NewFigure>,
    pub(super) reason: &'n str,
    pub(super) when: Timestamp,
    pub(super) actor: &'n str,
}

pub(super) async fn insert(db: &impl ConnectionTrait, new: New<'_>) -> Result<i64, DbErr> {
    let of = |value: fn(&NewFigure) -> f64| Set(new.figure.map(value));
    let row = change_row::ActiveModel {
        place: Set(new.at.to_string()),
        low: of(|f| f.low),
        likely: of(|f| f.likely),
        high: of(|f| f.high),
        source: Set(new.figure.map(|f| f.source.clone()).unwrap_or_default()),
        stated_on: Set(new.figure.map(|f| f.on.to_string()).unwrap_or_default()),
        confidence: Set(new.figure.map(|f| f.confidence.code().to_owned()).unwrap_or_default()),
        reason: Set(new.reason.to_owned()),
        at: Set(new.when.to_string()),
        actor: Set(new.actor.to_owned()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// The changes up to one, oldest first.
pub(super) async fn changes(db: &impl ConnectionTrait, up_to: i64) -> Result<Vec<Entry>, DbErr> {
    let rows = change_row::Entity::find()
        .filter(change_row::Column::Id.lte(up_to))
        .order_by_asc(change_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(entry).collect()
}

/// The changes of one figure, newest first.
pub(super) async fn changes_of(db: &impl ConnectionTrait, at: &FigureAt) -> Result<Vec<Entry>, DbErr> {
    let rows = change_row::Entity::find()
        .filter(change_row::Column::Place.eq(at.to_string()))
        .order_by_desc(change_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(entry).collect()
}

fn entry(row: change_row::Model) -> Result<Entry, DbErr> {
    let broken = |what: &str| DbErr::Custom(format!("figure_change {}: {what} cannot be read", row.id));
    let figure = match (row.low, row.likely, row.high) {
        (Some(low), Some(likely), Some(high)) => Some(NewFigure {
            low,
            likely,
            high,
            source: row.source.clone(),
            on: row.stated_on.parse().map_err(|_| broken("stated_on"))?,
            confidence: Confidence::parse(&row.confidence).ok_or_else(|| broken("confidence"))?,
        }),
        _ => None,
    };
    Ok(Entry {
        id: row.id,
        at: FigureAt::parse(&row.place).ok_or_else(|| broken("place"))?,
        figure,
        reason: row.reason.clone(),
        when: moment(&row.at)?,
        actor: row.actor.clone(),
    })
}
