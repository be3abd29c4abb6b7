//! What is said about a request.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, sea_query::SelectStatement,
};

use super::{moment, unknown};
use crate::cases::requests::model::{Answer, Party, Reason, Verdict};

mod answer_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "request_answer")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub request_id: i64,
        pub party: String,
        pub actor: String,
        pub at: String,
        pub verdict: Option<String>,
        pub reason: Option<String>,
        pub words: String,
        pub quote: Option<String>,
        pub once: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use answer_row::{Column, Entity, Model};

fn answer(row: Model) -> Result<Answer, DbErr> {
    let quote = row.quote.as_deref().map(serde_json::from_str).transpose();
    Ok(Answer {
        id: row.id,
        request: row.request_id,
        party: Party::parse(&row.party).ok_or_else(|| unknown("answer", row.id, &row.party))?,
        at: moment(&row.at)?,
        verdict: row.verdict.as_deref().and_then(Verdict::parse),
        reason: row.reason.as_deref().and_then(Reason::parse),
        words: row.words,
        quote: quote.map_err(|e| DbErr::Custom(format!("answer {}: {e}", row.id)))?,
    })
}

/// The requests that their makers have answered.
pub(super) fn answered_by_makers() -> SelectStatement {
    Entity::find()
        .select_only()
        .column(Column::RequestId)
        .filter(Column::Party.eq(Party::Maker.code()))
        .into_query()
}

/// Keeps an answer; `None` when the same form was kept before. `once` is what the form is known by.
pub(in crate::cases::requests) async fn insert(
    db: &impl ConnectionTrait,
    answer: &Answer,
    actor: &str,
    once: &str,
) -> Result<Option<i64>, DbErr> {
    if Entity::find().filter(Column::Once.eq(once)).one(db).await?.is_some() {
        return Ok(None);
    }
    let quote =
        answer.quote.as_ref().map(|quote| serde_json::to_string(quote).expect("a quotation is plain data"));
    let row = answer_row::ActiveModel {
        request_id: Set(answer.request),
        party: Set(answer.party.code().to_owned()),
        actor: Set(actor.to_owned()),
        at: Set(answer.at.to_string()),
        verdict: Set(answer.verdict.map(|verdict| verdict.code().to_owned())),
        reason: Set(answer.reason.map(|reason| reason.code().to_owned())),
        words: Set(answer.words.clone()),
        quote: Set(quote),
        once: Set(once.to_owned()),
        ..Default::default()
    };
    Ok(Some(row.insert(db).await?.id))
}

/// To several requests, in the order in which they were given.
pub(in crate::cases::requests) async fn of_requests(
    db: &impl ConnectionTrait,
    requests: &[i64],
) -> Result<Vec<Answer>, DbErr> {
    if requests.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::RequestId.is_in(requests.iter().copied()))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(answer).collect()
}
