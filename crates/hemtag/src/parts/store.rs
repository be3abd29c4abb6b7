//! All queries about the files of parts. Content goes in and comes out sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};

mod part_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "part_file")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub key: String,
        pub need_id: Option<i64>,
        pub bytes: i64,
        pub facts: Vec<u8>,
        pub content: Vec<u8>,
        pub mesh: Vec<u8>,
        pub walls: Vec<u8>,
        pub picture: Vec<u8>,
        pub kept_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod picture_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "part_picture")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub part_id: i64,
        /// Of the distinct solids, from zero.
        pub number: i64,
        pub picture: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What stands open of a kept part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) key: String,
    pub(super) need_id: Option<i64>,
    pub(super) bytes: u64,
    pub(super) kept_at: Timestamp,
    /// Sealed.
    pub(super) facts: Vec<u8>,
}

/// What is kept beside the facts, sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The file as it came.
    Content,
    /// Triangles, as binary STL.
    Mesh,
    /// Wall thickness of each triangle.
    Walls,
    Picture,
}

impl Kept {
    pub(super) const ALL: [Kept; 4] = [Kept::Content, Kept::Mesh, Kept::Walls, Kept::Picture];

    /// The name that goes into the seal.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Kept::Content => "content",
            Kept::Mesh => "mesh",
            Kept::Walls => "walls",
            Kept::Picture => "picture",
        }
    }

    const fn column(self) -> part_row::Column {
        match self {
            Kept::Content => part_row::Column::Content,
            Kept::Mesh => part_row::Column::Mesh,
            Kept::Walls => part_row::Column::Walls,
            Kept::Picture => part_row::Column::Picture,
        }
    }
}

/// A part as it goes in: everything sealed, in the order of [`Kept::ALL`].
pub(super) struct New {
    pub(super) key: String,
    pub(super) bytes: u64,
    pub(super) facts: Vec<u8>,
    pub(super) sealed: [Vec<u8>; 4],
    /// Of each distinct solid where there are several, sealed.
    pub(super) pictures: Vec<Vec<u8>>,
}

pub(super) async fn insert(db: &impl ConnectionTrait, new: New, at: Timestamp) -> Result<i64, DbErr> {
    let [content, mesh, walls, picture] = new.sealed;
    let row = part_row::ActiveModel {
        key: Set(new.key),
        need_id: Set(None),
        bytes: Set(i64::try_from(new.bytes).unwrap_or(i64::MAX)),
        facts: Set(new.facts),
        content: Set(content),
        mesh: Set(mesh),
        walls: Set(walls),
        picture: Set(picture),
        kept_at: Set(at.to_string()),
        ..Default::default()
    };
    let id = row.insert(db).await?.id;
    for (number, picture) in new.pictures.into_iter().enumerate() {
        let picture = picture_row::ActiveModel {
            part_id: Set(id),
            number: Set(i64::try_from(number).unwrap_or(i64::MAX)),
            picture: Set(picture),
            ..Default::default()
        };
        picture.insert(db).await?;
    }
    Ok(id)
}

type Open = (i64, String, Option<i64>, i64, String, Vec<u8>);

fn open() -> sea_orm::Select<part_row::Entity> {
    use part_row::Column;
    part_row::Entity::find().select_only().columns([
        Column::Id,
        Column::Key,
        Column::NeedId,
        Column::Bytes,
        Column::KeptAt,
        Column::Facts,
    ])
}

fn row((id, key, need_id, bytes, kept_at, facts): Open) -> Result<Row, DbErr> {
    let kept_at = kept_at.parse().map_err(|e: jiff::Error| DbErr::Custom(format!("part {id}: {e}")))?;
    Ok(Row { id, key, need_id, bytes: u64::try_from(bytes).unwrap_or(0), kept_at, facts })
}

pub(super) async fn by_key(db: &impl ConnectionTrait, key: &str) -> Result<Option<Row>, DbErr> {
    let found = open().filter(part_row::Column::Key.eq(key)).into_tuple::<Open>().one(db).await?;
    found.map(row).transpose()
}

pub(super) async fn of_needs(db: &impl ConnectionTrait, needs: &[i64]) -> Result<Vec<Row>, DbErr> {
    let mine = part_row::Column::NeedId.is_in(needs.iter().copied());
    let query = open().filter(mine).order_by_asc(part_row::Column::Id);
    query.into_tuple::<Open>().all(db).await?.into_iter().map(row).collect()
}

/// One of the sealed things of a part.
pub(super) async fn sealed(
    db: &impl ConnectionTrait,
    key: &str,
    kept: Kept,
) -> Result<Option<Vec<u8>>, DbErr> {
    let query =
        part_row::Entity::find().select_only().column(kept.column()).filter(part_row::Column::Key.eq(key));
    query.into_tuple().one(db).await
}

/// Gives a part to a need.
pub(super) async fn tie(db: &impl ConnectionTrait, id: i64, need_id: i64) -> Result<(), DbErr> {
    part_row::Entity::update_many()
        .col_expr(part_row::Column::NeedId, Expr::value(need_id))
        .filter(part_row::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// The picture of one distinct solid, sealed.
pub(super) async fn picture(
    db: &impl ConnectionTrait,
    part: i64,
    number: i64,
) -> Result<Option<Vec<u8>>, DbErr> {
    let query = picture_row::Entity::find()
        .select_only()
        .column(picture_row::Column::Picture)
        .filter(picture_row::Column::PartId.eq(part))
        .filter(picture_row::Column::Number.eq(number));
    query.into_tuple().one(db).await
}

pub(super) async fn delete(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    picture_row::Entity::delete_many().filter(picture_row::Column::PartId.eq(id)).exec(db).await?;
    part_row::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Parts that belong to no need, kept before a time.
pub(super) async fn untied_before(db: &impl ConnectionTrait, at: Timestamp) -> Result<Vec<String>, DbErr> {
    let old = part_row::Entity::find()
        .select_only()
        .column(part_row::Column::Key)
        .filter(part_row::Column::NeedId.is_null())
        .filter(part_row::Column::KeptAt.lt(at.to_string()));
    old.into_tuple().all(db).await
}
