//! All queries about gaps.

use jiff::Timestamp;
use matching::Stage;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, sea_query::Expr,
};

use super::model::{Content, Gap, kind_named};
use crate::{matches::sentences::gap_stem, matches::view::stage_code, needs::NeedId};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "gap")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub need_id: i64,
        pub part: i32,
        pub operation: i32,
        pub kind: String,
        pub process: Option<String>,
        pub county: Option<String>,
        pub stage: Option<String>,
        pub detail: String,
        pub input_hash: String,
        pub opened_at: String,
        pub closed_at: Option<String>,
        pub closed_by_offer: Option<i64>,
        pub register_event: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a gap was last found by.
#[derive(Debug, Clone, Copy)]
pub(super) struct By<'a> {
    /// Of the need and the day.
    pub input_hash: &'a str,
    /// The newest event of the register.
    pub register_event: i64,
}

impl row::Model {
    fn into_gap(self) -> Result<Gap, DbErr> {
        let unreadable = |what: &str| DbErr::Custom(format!("the gap {} has an unreadable {what}", self.id));
        let time = |text: &str| text.parse::<Timestamp>().map_err(|_| unreadable("time"));
        let number = |n: i32| usize::try_from(n).map_err(|_| unreadable("place"));
        Ok(Gap {
            id: self.id,
            need: NeedId(self.need_id),
            part: number(self.part)?,
            operation: number(self.operation)?,
            content: Content {
                kind: kind_named(&self.kind).ok_or_else(|| unreadable("kind"))?,
                process: self.process.clone(),
                county: self.county.clone(),
                stage: self.stage.as_deref().and_then(stage_named),
                detail: serde_json::from_str(&self.detail).map_err(|_| unreadable("detail"))?,
            },
            input_hash: self.input_hash.clone(),
            opened_at: time(&self.opened_at)?,
            closed_at: self.closed_at.as_deref().map(time).transpose()?,
            closed_by_offer: self.closed_by_offer,
            register_event: self.register_event,
        })
    }
}

fn stage_named(code: &str) -> Option<Stage> {
    [Stage::Prototype, Stage::PilotSeries, Stage::FullScale]
        .into_iter()
        .find(|stage| stage_code(*stage) == code)
}

fn written(content: &Content) -> row::ActiveModel {
    row::ActiveModel {
        kind: Set(gap_stem(content.kind).to_owned()),
        process: Set(content.process.clone()),
        county: Set(content.county.clone()),
        stage: Set(content.stage.map(|stage| stage_code(stage).to_owned())),
        detail: Set(serde_json::to_string(&content.detail).expect("a gap's detail is plain data")),
        ..Default::default()
    }
}

/// Every open gap, oldest first.
///
/// # Errors
/// When the database does not answer or a row cannot be read.
pub async fn open(db: &impl ConnectionTrait) -> Result<Vec<Gap>, DbErr> {
    let query = row::Entity::find().filter(row::Column::ClosedAt.is_null());
    let rows = query.order_by_asc(row::Column::Id).all(db).await?;
    rows.into_iter().map(row::Model::into_gap).collect()
}

/// Every gap of a need, open and closed, oldest first.
///
/// # Errors
/// As [`open`].
pub async fn of_need(db: &impl ConnectionTrait, need: NeedId) -> Result<Vec<Gap>, DbErr> {
    let query = row::Entity::find().filter(row::Column::NeedId.eq(need.0));
    let rows = query.order_by_asc(row::Column::Id).all(db).await?;
    rows.into_iter().map(row::Model::into_gap).collect()
}

/// The open gaps of some needs, oldest first.
pub(super) async fn open_of(db: &impl ConnectionTrait, needs: &[NeedId]) -> Result<Vec<Gap>, DbErr> {
    let query = row::Entity::find()
        .filter(row::Column::NeedId.is_in(needs.iter().map(|need| need.0)))
        .filter(row::Column::ClosedAt.is_null());
    let rows = query.order_by_asc(row::Column::Id).all(db).await?;
    rows.into_iter().map(row::Model::into_gap).collect()
}

/// Opens a gap.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    need: NeedId,
    place: (usize, usize),
    content: &Content,
    by: &By<'_>,
    at: Timestamp,
) -> Result<(), DbErr> {
    let mut row = written(content);
    row.need_id = Set(need.0);
    row.part = Set(i32::try_from(place.0).unwrap_or(i32::MAX));
    row.operation = Set(i32::try_from(place.1).unwrap_or(i32::MAX));
    row.input_hash = Set(by.input_hash.to_owned());
    row.register_event = Set(Some(by.register_event));
    row.opened_at = Set(at.to_string());
    row.insert(db).await?;
    Ok(())
}

/// Says anew what an open gap is.
pub(super) async fn change(
    db: &impl ConnectionTrait,
    id: i64,
    content: &Content,
    by: &By<'_>,
) -> Result<(), DbErr> {
    let mut row = written(content);
    row.id = Set(id);
    row.input_hash = Set(by.input_hash.to_owned());
    row.register_event = Set(Some(by.register_event));
    row.update(db).await?;
    Ok(())
}

/// Closes a gap.
pub(super) async fn close(
    db: &impl ConnectionTrait,
    id: i64,
    at: Timestamp,
    by_offer: Option<i64>,
    by: &By<'_>,
) -> Result<(), DbErr> {
    row::Entity::update_many()
        .col_expr(row::Column::ClosedAt, Expr::value(at.to_string()))
        .col_expr(row::Column::ClosedByOffer, Expr::value(by_offer))
        .col_expr(row::Column::RegisterEvent, Expr::value(by.register_event))
        .filter(row::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}
