//! All queries about statistics of occupations.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
    sea_query::Expr,
};

use super::model::{Figure, Import, NewImport};

mod import_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "skills_statistics")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub source: String,
        pub read_on: String,
        pub hash: String,
        pub years: String,
        pub rows: i64,
        pub in_use: bool,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod figure_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "skills_statistics_row")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub import_id: i64,
        pub ssyk: String,
        pub county: String,
        pub year: i32,
        pub number: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod occupation_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "skills_statistics_occupation")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub import_id: i64,
        pub ssyk: String,
        pub label: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use import_row::{Column, Entity};

/// Rows that go into one statement: both databases take so many values.
const AT_ONCE: usize = 1000;

/// Lets nobody else change statistics until the transaction ends. SQLite's writers wait for each other anyway.
pub(super) async fn lock(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared("LOCK TABLE skills_statistics IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// Every import, the newest first.
pub(super) async fn all(db: &impl ConnectionTrait) -> Result<Vec<Import>, DbErr> {
    let rows = Entity::find().order_by_desc(Column::Id).all(db).await?;
    rows.into_iter().map(import).collect()
}

pub(super) async fn in_use(db: &impl ConnectionTrait) -> Result<Option<Import>, DbErr> {
    let rows = Entity::find().filter(Column::InUse.eq(true)).order_by_desc(Column::Id);
    rows.one(db).await?.map(import).transpose()
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Import>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(import).transpose()
}

/// The import of a file that was imported before.
pub(super) async fn by_hash(db: &impl ConnectionTrait, hash: &str) -> Result<Option<Import>, DbErr> {
    Entity::find().filter(Column::Hash.eq(hash)).one(db).await?.map(import).transpose()
}

pub(super) async fn insert(
    transaction: &DatabaseTransaction,
    new: &NewImport,
    at: Timestamp,
    actor: &str,
) -> Result<i64, DbErr> {
    let years = serde_json::to_string(&new.years).map_err(|error| DbErr::Custom(error.to_string()))?;
    let row = import_row::ActiveModel {
        id: NotSet,
        title: Set(new.title.clone()),
        source: Set(new.source.clone()),
        read_on: Set(new.read_on.to_string()),
        hash: Set(new.hash.clone()),
        years: Set(years),
        rows: Set(i64::try_from(new.rows).unwrap_or(i64::MAX)),
        in_use: Set(new.in_use),
        at: Set(at.to_string()),
        actor: Set(actor.to_owned()),
    };
    Ok(row.insert(transaction).await?.id)
}

pub(super) async fn insert_figures(
    transaction: &DatabaseTransaction,
    import: i64,
    figures: &BTreeMap<(String, String, i16), Option<u32>>,
) -> Result<(), DbErr> {
    let mut rows = figures.iter().map(|((ssyk, county, year), number)| figure_row::ActiveModel {
        id: NotSet,
        import_id: Set(import),
        ssyk: Set(ssyk.clone()),
        county: Set(county.clone()),
        year: Set(i32::from(*year)),
        number: Set(number.map(i64::from)),
    });
    loop {
        let some: Vec<figure_row::ActiveModel> = rows.by_ref().take(AT_ONCE).collect();
        if some.is_empty() {
            return Ok(());
        }
        figure_row::Entity::insert_many(some).exec_without_returning(transaction).await?;
    }
}

pub(super) async fn insert_occupations(
    transaction: &DatabaseTransaction,
    import: i64,
    labels: &BTreeMap<String, String>,
) -> Result<(), DbErr> {
    let mut rows = labels.iter().map(|(ssyk, label)| occupation_row::ActiveModel {
        id: NotSet,
        import_id: Set(import),
        ssyk: Set(ssyk.clone()),
        label: Set(label.clone()),
    });
    loop {
        let some: Vec<occupation_row::ActiveModel> = rows.by_ref().take(AT_ONCE).collect();
        if some.is_empty() {
            return Ok(());
        }
        occupation_row::Entity::insert_many(some).exec_without_returning(transaction).await?;
    }
}

/// Takes one import into use, or none.
pub(super) async fn use_only(transaction: &DatabaseTransaction, id: Option<i64>) -> Result<(), DbErr> {
    let set = |in_use: bool| Entity::update_many().col_expr(Column::InUse, Expr::value(in_use));
    set(false).exec(transaction).await?;
    if let Some(id) = id {
        set(true).filter(Column::Id.eq(id)).exec(transaction).await?;
    }
    Ok(())
}

/// The figures of an occupation, by county and year.
pub(super) async fn figures(
    db: &impl ConnectionTrait,
    import: i64,
    ssyk: &str,
) -> Result<Vec<Figure>, DbErr> {
    use figure_row::Column;
    let rows = figure_row::Entity::find().filter(Column::ImportId.eq(import)).filter(Column::Ssyk.eq(ssyk));
    let rows = rows.order_by_asc(Column::County).order_by_asc(Column::Year).all(db).await?;
    rows.into_iter().map(figure).collect()
}

/// The figures of a year, by occupation and county.
pub(super) async fn of_year(db: &impl ConnectionTrait, import: i64, year: i16) -> Result<Vec<Figure>, DbErr> {
    use figure_row::Column;
    let rows = figure_row::Entity::find()
        .filter(Column::ImportId.eq(import))
        .filter(Column::Year.eq(i32::from(year)))
        .order_by_asc(Column::Ssyk)
        .order_by_asc(Column::County);
    rows.all(db).await?.into_iter().map(figure).collect()
}

/// What the file calls its occupations, by code; without a name where it has none.
pub(super) async fn labels(
    db: &impl ConnectionTrait,
    import: i64,
    ssyk: Option<&str>,
) -> Result<BTreeMap<String, String>, DbErr> {
    use occupation_row::Column;
    let mut rows = occupation_row::Entity::find().filter(Column::ImportId.eq(import));
    if let Some(ssyk) = ssyk {
        rows = rows.filter(Column::Ssyk.eq(ssyk));
    }
    Ok(rows.all(db).await?.into_iter().map(|row| (row.ssyk, row.label)).collect())
}

fn import(row: import_row::Model) -> Result<Import, DbErr> {
    let broken = |what: &str| DbErr::Custom(format!("skills_statistics {}: {what} cannot be read", row.id));
    Ok(Import {
        id: row.id,
        read_on: row.read_on.parse().map_err(|_| broken("read_on"))?,
        years: serde_json::from_str(&row.years).map_err(|_| broken("years"))?,
        rows: u64::try_from(row.rows).map_err(|_| broken("rows"))?,
        title: row.title,
        source: row.source,
        in_use: row.in_use,
        at: row.at,
    })
}

fn figure(row: figure_row::Model) -> Result<Figure, DbErr> {
    let broken =
        |what: &str| DbErr::Custom(format!("skills_statistics_row {}: {what} cannot be read", row.id));
    Ok(Figure {
        year: i16::try_from(row.year).map_err(|_| broken("year"))?,
        number: row.number.map(u32::try_from).transpose().map_err(|_| broken("number"))?,
        ssyk: row.ssyk,
        county: row.county,
    })
}
