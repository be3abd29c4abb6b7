//! All queries about firms' plans. What goes in and comes out is sealed.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};

mod plan_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "skills_plan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub organisation_id: i64,
        pub part: String,
        pub version: i32,
        pub document: Vec<u8>,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) use plan_row::Model as Row;

/// Which document a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Settings,
    Kept,
    /// What became of a kept plan, as it was seen on a day.
    Followed,
}

impl Part {
    pub(super) fn code(self) -> &'static str {
        match self {
            Part::Settings => "settings",
            Part::Kept => "kept",
            Part::Followed => "followed",
        }
    }
}

/// The rows of a firm, the newest first.
pub(super) async fn rows(
    db: &impl ConnectionTrait,
    organisation: i64,
    part: Part,
) -> Result<Vec<Row>, DbErr> {
    plan_row::Entity::find()
        .filter(plan_row::Column::OrganisationId.eq(organisation))
        .filter(plan_row::Column::Part.eq(part.code()))
        .order_by_desc(plan_row::Column::Version)
        .all(db)
        .await
}

pub(super) async fn newest(
    db: &impl ConnectionTrait,
    organisation: i64,
    part: Part,
) -> Result<Option<Row>, DbErr> {
    plan_row::Entity::find()
        .filter(plan_row::Column::OrganisationId.eq(organisation))
        .filter(plan_row::Column::Part.eq(part.code()))
        .order_by_desc(plan_row::Column::Version)
        .limit(1)
        .one(db)
        .await
}

/// Every firm that keeps a plan, by number.
pub(super) async fn keepers(db: &impl ConnectionTrait) -> Result<Vec<i64>, DbErr> {
    plan_row::Entity::find()
        .select_only()
        .column(plan_row::Column::OrganisationId)
        .filter(plan_row::Column::Part.eq(Part::Kept.code()))
        .distinct()
        .order_by_asc(plan_row::Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn add(db: &impl ConnectionTrait, row: Row) -> Result<(), DbErr> {
    let row = plan_row::ActiveModel {
        organisation_id: Set(row.organisation_id),
        part: Set(row.part),
        version: Set(row.version),
        document: Set(row.document),
        at: Set(row.at),
        actor: Set(row.actor),
        ..Default::default()
    };
    plan_row::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The settings: one row.
pub(super) async fn put_settings(db: &impl ConnectionTrait, row: Row) -> Result<(), DbErr> {
    plan_row::Entity::delete_many()
        .filter(plan_row::Column::OrganisationId.eq(row.organisation_id))
        .filter(plan_row::Column::Part.eq(Part::Settings.code()))
        .exec(db)
        .await?;
    add(db, row).await
}

/// Another content in place of a row's: somebody was taken out of it.
pub(super) async fn replace(db: &impl ConnectionTrait, id: i64, document: Vec<u8>) -> Result<(), DbErr> {
    plan_row::Entity::update_many()
        .col_expr(plan_row::Column::Document, Expr::value(document))
        .filter(plan_row::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn forget(db: &impl ConnectionTrait, organisation: i64) -> Result<(), DbErr> {
    plan_row::Entity::delete_many()
        .filter(plan_row::Column::OrganisationId.eq(organisation))
        .exec(db)
        .await?;
    Ok(())
}

/// When the newest of each firm's rows was written, but for follow-ups by `job`: those nobody asked for.
pub(super) async fn changed(db: &impl ConnectionTrait, job: &str) -> Result<Vec<(i64, String)>, DbErr> {
    plan_row::Entity::find()
        .select_only()
        .column(plan_row::Column::OrganisationId)
        .column_as(plan_row::Column::At.max(), "newest_at")
        .filter(
            Condition::any()
                .add(plan_row::Column::Part.ne(Part::Followed.code()))
                .add(plan_row::Column::Actor.ne(job)),
        )
        .group_by(plan_row::Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await
}

/// The numbers of a firm's rows and when each was written, the newest first; no documents.
pub(super) async fn moments(
    db: &impl ConnectionTrait,
    organisation: i64,
    part: Part,
) -> Result<Vec<(i32, String)>, DbErr> {
    plan_row::Entity::find()
        .select_only()
        .column(plan_row::Column::Version)
        .column(plan_row::Column::At)
        .filter(plan_row::Column::OrganisationId.eq(organisation))
        .filter(plan_row::Column::Part.eq(part.code()))
        .order_by_desc(plan_row::Column::Version)
        .into_tuple()
        .all(db)
        .await
}

/// Rows that an account wrote: firm, part, version, moment; no documents.
pub(super) async fn by_actor(
    db: &impl ConnectionTrait,
    ending: &str,
) -> Result<Vec<(i64, String, i32, String)>, DbErr> {
    plan_row::Entity::find()
        .select_only()
        .column(plan_row::Column::OrganisationId)
        .column(plan_row::Column::Part)
        .column(plan_row::Column::Version)
        .column(plan_row::Column::At)
        .filter(plan_row::Column::Actor.ends_with(ending))
        .order_by_asc(plan_row::Column::Id)
        .into_tuple()
        .all(db)
        .await
}
