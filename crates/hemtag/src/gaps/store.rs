//! All queries about gaps.

use jiff::{SignedDuration, Timestamp};
use matching::Stage;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, sea_query::Expr,
};

use super::model::{Content, Gap, kind_named};
use crate::{
    database::lease::{self, Leased},
    matches::sentences::gap_stem,
    matches::view::stage_code,
    needs::NeedId,
};

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
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod round_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "gap_round")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub due_at: String,
        pub makers: i64,
        pub needs: i64,
        pub day: Option<String>,
        pub engine: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

const TURN: Leased<round_row::Column> = Leased { id: round_row::Column::Id, due: round_row::Column::DueAt };

/// How far the gaps are brought up to date, and from when a node may go on.
#[derive(Debug, Clone)]
pub(super) struct Round(round_row::Model);

/// Up to where gaps are brought up to date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reached {
    /// The newest event of makers.
    pub makers: i64,
    /// The newest event of needs.
    pub needs: i64,
    /// The day and the engine by which they were matched; none before the first time.
    pub day: Option<String>,
    pub engine: Option<String>,
}

impl Round {
    pub(super) fn reached(&self) -> Reached {
        let row = &self.0;
        Reached { makers: row.makers, needs: row.needs, day: row.day.clone(), engine: row.engine.clone() }
    }

    /// Whether another node is at work. A moment further away than any lease was written by a clock that was wrong.
    pub(super) fn is_taken(&self, now: Timestamp, lease: SignedDuration) -> bool {
        let due = self.0.due_at.parse::<Timestamp>().unwrap_or(now);
        due > now && due.duration_since(now) <= lease
    }
}

/// How far the gaps are by now.
pub(super) async fn round(db: &impl ConnectionTrait) -> Result<Round, DbErr> {
    let row = round_row::Entity::find().order_by_asc(round_row::Column::Id).one(db).await?;
    row.map(Round).ok_or_else(|| DbErr::RecordNotFound("the row of gap_round".into()))
}

/// Takes the round until a moment, or holds it longer; none when another was faster.
pub(super) async fn take(
    db: &impl ConnectionTrait,
    round: Round,
    until: Timestamp,
) -> Result<Option<Round>, DbErr> {
    let taken = lease::take::<round_row::Entity>(db, &round.0, TURN, until, |update| update).await?;
    Ok(taken.then(|| Round(round_row::Model { due_at: until.to_string(), ..round.0 })))
}

/// Writes down how far the gaps are, and gives the round back, at once. False when another has it.
pub(super) async fn end(
    db: &impl ConnectionTrait,
    round: &Round,
    reached: &Reached,
    now: Timestamp,
) -> Result<bool, DbErr> {
    lease::take::<round_row::Entity>(db, &round.0, TURN, now, |update| {
        update
            .col_expr(round_row::Column::Makers, Expr::value(reached.makers))
            .col_expr(round_row::Column::Needs, Expr::value(reached.needs))
            .col_expr(round_row::Column::Day, Expr::value(reached.day.clone()))
            .col_expr(round_row::Column::Engine, Expr::value(reached.engine.clone()))
    })
    .await
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
    input_hash: &str,
    at: Timestamp,
) -> Result<(), DbErr> {
    let mut row = written(content);
    row.need_id = Set(need.0);
    row.part = Set(i32::try_from(place.0).unwrap_or(i32::MAX));
    row.operation = Set(i32::try_from(place.1).unwrap_or(i32::MAX));
    row.input_hash = Set(input_hash.to_owned());
    row.opened_at = Set(at.to_string());
    row.insert(db).await?;
    Ok(())
}

/// Says anew what an open gap is.
pub(super) async fn change(
    db: &impl ConnectionTrait,
    id: i64,
    content: &Content,
    input_hash: &str,
) -> Result<(), DbErr> {
    let mut row = written(content);
    row.id = Set(id);
    row.input_hash = Set(input_hash.to_owned());
    row.update(db).await?;
    Ok(())
}

/// Closes a gap.
pub(super) async fn close(
    db: &impl ConnectionTrait,
    id: i64,
    at: Timestamp,
    by_offer: Option<i64>,
) -> Result<(), DbErr> {
    row::Entity::update_many()
        .col_expr(row::Column::ClosedAt, Expr::value(at.to_string()))
        .col_expr(row::Column::ClosedByOffer, Expr::value(by_offer))
        .filter(row::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}
