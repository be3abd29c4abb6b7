//! All queries about the bank of granted projects: the projects here, what was found of recipients in [`recipients`].

pub(super) mod recipients;

use std::collections::HashMap;

use funding::Ore;
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::Expr,
};

use super::model::{Financier, Period, Place, Project, plain};

mod project_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "granted_project")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub period: String,
        pub number: String,
        pub version: i32,
        pub holds: bool,
        pub name: String,
        pub recipient: String,
        pub recipient_plain: String,
        pub goal: String,
        pub programme: String,
        pub priority: String,
        pub theme: String,
        pub starts_on: Option<String>,
        pub ends_on: Option<String>,
        pub kronor_ore: Option<i64>,
        pub euro_cents: Option<i64>,
        pub kommuner: String,
        pub summary: String,
        pub as_of: Option<String>,
        pub import_id: i64,
        pub row_number: i64,
        pub at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod place_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "granted_project_place")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub project_id: i64,
        pub position: i32,
        pub place: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod financier_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "granted_project_financier")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub project_id: i64,
        pub position: i32,
        pub name: String,
        pub amount: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use project_row::{Column, Entity};

/// Rows of one statement: within what either database takes.
const ROWS: usize = 500;

/// A version of a project as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: i64,
    pub version: i32,
    pub project: Project,
    /// The import and the row of its file from which it is.
    pub import: i64,
    pub row: u64,
    pub at: Timestamp,
}

/// A version about to be kept.
pub(super) struct New<'n> {
    pub(super) project: &'n Project,
    pub(super) version: i32,
    pub(super) row: u64,
}

/// Lets nobody else import until the transaction ends. SQLite's writers wait for each other anyway.
pub(super) async fn lock(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared("LOCK TABLE granted_project IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// What a reader wants of the projects that hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    With,
    /// Summaries and financiers are left in the database: empty.
    Without,
}

/// The projects that hold, the newest by their number first.
pub(super) async fn all(db: &impl ConnectionTrait, texts: Texts) -> Result<Vec<Kept>, DbErr> {
    let mut rows = Entity::find().filter(Column::Holds.eq(true));
    if texts == Texts::Without {
        rows = without_summary(rows);
    }
    let rows = rows.order_by_desc(Column::Period).order_by_desc(Column::Number).all(db).await?;
    with_parts(db, rows, Parts { of: None, financiers: texts == Texts::With }).await
}

/// How many hold.
pub(super) async fn count(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    use sea_orm::PaginatorTrait;
    Entity::find().filter(Column::Holds.eq(true)).count(db).await
}

/// Every version of one project, the newest first.
pub(super) async fn versions(
    db: &impl ConnectionTrait,
    period: Period,
    number: &str,
) -> Result<Vec<Kept>, DbErr> {
    let rows = Entity::find()
        .filter(Column::Period.eq(period.code()))
        .filter(Column::Number.eq(number))
        .order_by_desc(Column::Version)
        .all(db)
        .await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    with_parts(db, rows, Parts { of: Some(&ids), financiers: true }).await
}

/// The projects that hold of recipients with these names for comparison, without their summaries.
pub(super) async fn of_recipients(db: &impl ConnectionTrait, names: &[String]) -> Result<Vec<Kept>, DbErr> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::Holds.eq(true))
        .filter(Column::RecipientPlain.is_in(names.iter().map(String::as_str)));
    let rows = without_summary(rows).order_by_desc(Column::StartsOn).order_by_asc(Column::Id).all(db).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    with_parts(db, rows, Parts { of: Some(&ids), financiers: true }).await
}

/// Keeps versions in the place of those that held, all from one import.
pub(super) async fn insert(
    transaction: &DatabaseTransaction,
    import: i64,
    at: Timestamp,
    new: &[New<'_>],
) -> Result<(), DbErr> {
    for one in new.iter().filter(|one| one.version > 1) {
        Entity::update_many()
            .col_expr(Column::Holds, Expr::value(false))
            .filter(Column::Period.eq(one.project.period.code()))
            .filter(Column::Number.eq(one.project.number.as_str()))
            .exec(transaction)
            .await?;
    }
    for some in new.chunks(ROWS) {
        let rows = some.iter().map(|one| active(one, import, at));
        Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    let ids: HashMap<(String, String), i64> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Period, Column::Number])
        .filter(Column::ImportId.eq(import))
        .into_tuple::<(i64, String, String)>()
        .all(transaction)
        .await?
        .into_iter()
        .map(|(id, period, number)| ((period, number), id))
        .collect();
    let id_of = |project: &Project| {
        let key = (project.period.code().to_owned(), project.number.clone());
        ids.get(&key).copied().ok_or_else(|| DbErr::Custom(format!("granted_project {}: not kept", key.1)))
    };
    let (mut places, mut financiers) = (Vec::new(), Vec::new());
    for one in new {
        let id = id_of(one.project)?;
        for (position, place) in (0_i32..).zip(&one.project.places) {
            places.push(place_row::ActiveModel {
                id: NotSet,
                project_id: Set(id),
                position: Set(position),
                place: Set(place.code().to_owned()),
            });
        }
        for (position, financier) in (0_i32..).zip(&one.project.financiers) {
            financiers.push(financier_row::ActiveModel {
                id: NotSet,
                project_id: Set(id),
                position: Set(position),
                name: Set(financier.name.clone()),
                amount: Set(financier.amount),
            });
        }
    }
    for some in places.chunks(ROWS) {
        place_row::Entity::insert_many(some.to_vec()).exec_without_returning(transaction).await?;
    }
    for some in financiers.chunks(ROWS) {
        financier_row::Entity::insert_many(some.to_vec()).exec_without_returning(transaction).await?;
    }
    Ok(())
}

fn active(new: &New<'_>, import: i64, at: Timestamp) -> project_row::ActiveModel {
    let one = new.project;
    let day = |day: Option<Date>| Set(day.map(|day| day.to_string()));
    project_row::ActiveModel {
        id: NotSet,
        period: Set(one.period.code().to_owned()),
        number: Set(one.number.clone()),
        version: Set(new.version),
        holds: Set(true),
        name: Set(one.name.clone()),
        recipient: Set(one.recipient.clone()),
        recipient_plain: Set(plain(&one.recipient)),
        goal: Set(one.goal.clone()),
        programme: Set(one.programme.clone()),
        priority: Set(one.priority.clone()),
        theme: Set(one.theme.clone()),
        starts_on: day(one.starts),
        ends_on: day(one.ends),
        kronor_ore: Set(one.kronor.map(|amount| amount.0)),
        euro_cents: Set(one.euro),
        kommuner: Set(one.kommuner.clone()),
        summary: Set(one.summary.clone()),
        as_of: day(one.as_of),
        import_id: Set(import),
        row_number: Set(i64::try_from(new.row).unwrap_or(0)),
        at: Set(at.to_string()),
    }
}

fn without_summary(rows: sea_orm::Select<Entity>) -> sea_orm::Select<Entity> {
    use sea_orm::Iterable;
    let others = Column::iter().filter(|column| !matches!(column, Column::Summary));
    rows.select_only().columns(others).column_as(Expr::value(""), "summary")
}

/// Which parts are read: of some projects or all, and whether financiers are.
struct Parts<'p> {
    of: Option<&'p [i64]>,
    financiers: bool,
}

/// The rows with their places, and financiers where they are wanted.
async fn with_parts(
    db: &impl ConnectionTrait,
    rows: Vec<project_row::Model>,
    parts: Parts<'_>,
) -> Result<Vec<Kept>, DbErr> {
    let mut places = place_row::Entity::find().order_by_asc(place_row::Column::Position);
    let mut financiers = financier_row::Entity::find().order_by_asc(financier_row::Column::Position);
    if let Some(ids) = parts.of {
        places = places.filter(place_row::Column::ProjectId.is_in(ids.iter().copied()));
        financiers = financiers.filter(financier_row::Column::ProjectId.is_in(ids.iter().copied()));
    }
    let mut places_of: HashMap<i64, Vec<Place>> = HashMap::new();
    for row in places.all(db).await? {
        let place = Place::of_code(&row.place).ok_or_else(|| broken(row.project_id, "place"))?;
        places_of.entry(row.project_id).or_default().push(place);
    }
    let mut financiers_of: HashMap<i64, Vec<Financier>> = HashMap::new();
    let financiers = if parts.financiers { financiers.all(db).await? } else { Vec::new() };
    for row in financiers {
        let financier = Financier { name: row.name, amount: row.amount };
        financiers_of.entry(row.project_id).or_default().push(financier);
    }
    rows.into_iter()
        .map(|row| {
            let places = places_of.remove(&row.id).unwrap_or_default();
            let financiers = financiers_of.remove(&row.id).unwrap_or_default();
            kept(row, places, financiers)
        })
        .collect()
}

fn broken(id: i64, what: &str) -> DbErr {
    DbErr::Custom(format!("granted_project {id}: {what} cannot be read"))
}

fn kept(row: project_row::Model, places: Vec<Place>, financiers: Vec<Financier>) -> Result<Kept, DbErr> {
    let day = |text: &Option<String>, what| -> Result<Option<Date>, DbErr> {
        text.as_ref().map(|text| text.parse().map_err(|_| broken(row.id, what))).transpose()
    };
    Ok(Kept {
        project: Project {
            period: Period::parse(&row.period).ok_or_else(|| broken(row.id, "period"))?,
            starts: day(&row.starts_on, "starts_on")?,
            ends: day(&row.ends_on, "ends_on")?,
            as_of: day(&row.as_of, "as_of")?,
            number: row.number,
            name: row.name,
            recipient: row.recipient,
            goal: row.goal,
            programme: row.programme,
            priority: row.priority,
            theme: row.theme,
            kronor: row.kronor_ore.map(Ore),
            euro: row.euro_cents,
            places,
            kommuner: row.kommuner,
            financiers,
            summary: row.summary,
        },
        id: row.id,
        version: row.version,
        import: row.import_id,
        row: u64::try_from(row.row_number).unwrap_or(0),
        at: crate::database::moment(&row.at)?,
    })
}
