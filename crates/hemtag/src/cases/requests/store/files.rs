//! Files that go with an answer. What is kept goes in and comes out sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use super::{moment, unknown};
use crate::cases::requests::model::Party;

mod file_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "request_file")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub request_id: i64,
        pub answer_id: i64,
        pub party: String,
        pub bytes: i64,
        pub kept_at: String,
        pub about: Vec<u8>,
        pub content: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use file_row::{Column, Entity};

/// A file without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cases::requests) struct Row {
    pub(in crate::cases::requests) id: i64,
    pub(in crate::cases::requests) request: i64,
    pub(in crate::cases::requests) answer: i64,
    pub(in crate::cases::requests) party: Party,
    pub(in crate::cases::requests) bytes: i64,
    pub(in crate::cases::requests) kept_at: Timestamp,
    pub(in crate::cases::requests) about: Vec<u8>,
}

/// Keeps a file that is sealed later, when its number is known.
pub(in crate::cases::requests) async fn insert(
    db: &impl ConnectionTrait,
    request: i64,
    answer: i64,
    party: Party,
    bytes: i64,
    at: Timestamp,
) -> Result<i64, DbErr> {
    let row = file_row::ActiveModel {
        request_id: Set(request),
        answer_id: Set(answer),
        party: Set(party.code().to_owned()),
        bytes: Set(bytes),
        kept_at: Set(at.to_string()),
        about: Set(Vec::new()),
        content: Set(Vec::new()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// The sealed name and content of a file.
pub(in crate::cases::requests) async fn fill(
    db: &impl ConnectionTrait,
    id: i64,
    about: Vec<u8>,
    content: Vec<u8>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::About, Expr::value(about))
        .col_expr(Column::Content, Expr::value(content))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Of several requests, oldest first.
pub(in crate::cases::requests) async fn of_requests(
    db: &impl ConnectionTrait,
    requests: &[i64],
) -> Result<Vec<Row>, DbErr> {
    if requests.is_empty() {
        return Ok(Vec::new());
    }
    type Columns = (i64, i64, i64, String, i64, String, Vec<u8>);
    let rows: Vec<Columns> = Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::RequestId,
            Column::AnswerId,
            Column::Party,
            Column::Bytes,
            Column::KeptAt,
            Column::About,
        ])
        .filter(Column::RequestId.is_in(requests.iter().copied()))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(id, request, answer, party, bytes, kept_at, about)| {
            let party = Party::parse(&party).ok_or_else(|| unknown("file", id, &party))?;
            Ok(Row { id, request, answer, party, bytes, kept_at: moment(&kept_at)?, about })
        })
        .collect()
}

/// The sealed content of a file of a request.
pub(in crate::cases::requests) async fn content(
    db: &impl ConnectionTrait,
    request: i64,
    id: i64,
) -> Result<Option<(Vec<u8>, Vec<u8>)>, DbErr> {
    let row = Entity::find_by_id(id).filter(Column::RequestId.eq(request)).one(db).await?;
    Ok(row.map(|row| (row.about, row.content)))
}

pub(in crate::cases::requests) async fn count(
    db: &impl ConnectionTrait,
    request: i64,
    party: Party,
) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::RequestId.eq(request))
        .filter(Column::Party.eq(party.code()))
        .count(db)
        .await
}
