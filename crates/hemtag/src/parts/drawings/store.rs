//! All queries about drawings. What is kept goes in and comes out sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

mod drawing_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "drawing")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub key: String,
        pub part_id: Option<i64>,
        pub need_id: Option<i64>,
        pub bytes: i64,
        pub about: Vec<u8>,
        pub content: Vec<u8>,
        pub kept_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use drawing_row::Column;

/// What stands open of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) key: String,
    pub(super) part_id: Option<i64>,
    pub(super) need_id: Option<i64>,
    pub(super) bytes: u64,
    pub(super) kept_at: Timestamp,
    /// Sealed.
    pub(super) about: Vec<u8>,
}

/// A drawing as it goes in.
pub(super) struct New {
    pub(super) key: String,
    pub(super) part_id: Option<i64>,
    pub(super) need_id: Option<i64>,
    pub(super) bytes: u64,
    pub(super) about: Vec<u8>,
    pub(super) content: Vec<u8>,
}

pub(super) async fn insert(db: &impl ConnectionTrait, new: New, at: Timestamp) -> Result<i64, DbErr> {
    let row = drawing_row::ActiveModel {
        key: Set(new.key),
        part_id: Set(new.part_id),
        need_id: Set(new.need_id),
        bytes: Set(i64::try_from(new.bytes).unwrap_or(i64::MAX)),
        about: Set(new.about),
        content: Set(new.content),
        kept_at: Set(at.to_string()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

type Open = (i64, String, Option<i64>, Option<i64>, i64, String, Vec<u8>);

fn open() -> sea_orm::Select<drawing_row::Entity> {
    drawing_row::Entity::find().select_only().columns([
        Column::Id,
        Column::Key,
        Column::PartId,
        Column::NeedId,
        Column::Bytes,
        Column::KeptAt,
        Column::About,
    ])
}

fn row((id, key, part_id, need_id, bytes, kept_at, about): Open) -> Result<Row, DbErr> {
    let kept_at = kept_at.parse().map_err(|e: jiff::Error| DbErr::Custom(format!("drawing {id}: {e}")))?;
    Ok(Row { id, key, part_id, need_id, bytes: u64::try_from(bytes).unwrap_or(0), kept_at, about })
}

pub(super) async fn by_key(db: &impl ConnectionTrait, key: &str) -> Result<Option<Row>, DbErr> {
    open().filter(Column::Key.eq(key)).into_tuple::<Open>().one(db).await?.map(row).transpose()
}

/// Those of parts, of needs, and those with these keys, oldest first.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    parts: &[i64],
    needs: &[i64],
    keys: &[String],
) -> Result<Vec<Row>, DbErr> {
    let any = Condition::any()
        .add(Column::PartId.is_in(parts.iter().copied()))
        .add(Column::NeedId.is_in(needs.iter().copied()))
        .add(Column::Key.is_in(keys));
    let query = open().filter(any).order_by_asc(Column::Id);
    query.into_tuple::<Open>().all(db).await?.into_iter().map(row).collect()
}

/// How many a part or a need has.
pub(super) async fn count(
    db: &impl ConnectionTrait,
    part: Option<i64>,
    need: Option<i64>,
) -> Result<u64, DbErr> {
    let any = Condition::any().add(Column::PartId.is_in(part)).add(Column::NeedId.is_in(need));
    drawing_row::Entity::find().filter(any).count(db).await
}

pub(super) async fn content(db: &impl ConnectionTrait, key: &str) -> Result<Option<Vec<u8>>, DbErr> {
    let query = drawing_row::Entity::find().select_only().column(Column::Content).filter(Column::Key.eq(key));
    query.into_tuple().one(db).await
}

/// Gives a drawing that belongs to nothing to a need.
pub(super) async fn tie(db: &impl ConnectionTrait, key: &str, need_id: i64) -> Result<(), DbErr> {
    drawing_row::Entity::update_many()
        .col_expr(Column::NeedId, Expr::value(need_id))
        .filter(Column::Key.eq(key))
        .filter(Column::NeedId.is_null())
        .filter(Column::PartId.is_null())
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn delete(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    drawing_row::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Takes away those of a part; how many.
pub(super) async fn delete_of_part(db: &impl ConnectionTrait, part: i64) -> Result<u64, DbErr> {
    let gone = drawing_row::Entity::delete_many().filter(Column::PartId.eq(part)).exec(db).await?;
    Ok(gone.rows_affected)
}

/// Those that belong to nothing, kept before a time.
pub(super) async fn loose_before(db: &impl ConnectionTrait, at: Timestamp) -> Result<Vec<String>, DbErr> {
    let old = drawing_row::Entity::find()
        .select_only()
        .column(Column::Key)
        .filter(Column::NeedId.is_null())
        .filter(Column::PartId.is_null())
        .filter(Column::KeptAt.lt(at.to_string()));
    old.into_tuple().all(db).await
}
