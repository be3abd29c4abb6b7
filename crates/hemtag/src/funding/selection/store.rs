//! All queries about selections.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::model::{Choice, Proposal, Question};
use crate::database::moment;

mod selection_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_selection")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub call_id: i64,
        pub input_hash: String,
        pub engine: String,
        pub input: String,
        pub proposal: String,
        pub proposed_at: String,
        pub actor: String,
        pub chosen: Option<String>,
        pub reason: Option<String>,
        pub chosen_at: Option<String>,
        pub chosen_by: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use selection_row::{ActiveModel, Column, Entity, Model};

/// A proposal with its question, and what a person made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSelection {
    pub id: i64,
    pub call: i64,
    /// SHA-256 of the question as it is kept.
    pub input_hash: String,
    pub engine: String,
    pub question: Question,
    pub proposal: Proposal,
    pub proposed_at: Timestamp,
    pub actor: String,
    pub choice: Option<Choice>,
    pub reason: String,
    pub chosen_at: Option<Timestamp>,
    pub chosen_by: String,
    pub version: i64,
}

fn kept(row: Model) -> Result<KeptSelection, DbErr> {
    let broken =
        |column: &str| DbErr::Custom(format!("funding_selection {}: {column} cannot be read", row.id));
    Ok(KeptSelection {
        id: row.id,
        call: row.call_id,
        question: serde_json::from_str(&row.input).map_err(|_| broken("input"))?,
        proposal: serde_json::from_str(&row.proposal).map_err(|_| broken("proposal"))?,
        proposed_at: moment(&row.proposed_at)?,
        choice: match &row.chosen {
            Some(text) => Some(serde_json::from_str(text).map_err(|_| broken("chosen"))?),
            None => None,
        },
        chosen_at: row.chosen_at.as_deref().map(moment).transpose()?,
        reason: row.reason.unwrap_or_default(),
        chosen_by: row.chosen_by.unwrap_or_default(),
        input_hash: row.input_hash,
        engine: row.engine,
        actor: row.actor,
        version: row.version,
    })
}

pub(super) struct New<'n> {
    pub(super) call: i64,
    pub(super) input_hash: &'n str,
    pub(super) engine: &'n str,
    pub(super) input: &'n str,
    pub(super) proposal: &'n Proposal,
    pub(super) at: Timestamp,
    pub(super) actor: &'n str,
}

pub(super) async fn insert(db: &impl ConnectionTrait, new: New<'_>) -> Result<i64, DbErr> {
    let row = ActiveModel {
        call_id: Set(new.call),
        input_hash: Set(new.input_hash.to_owned()),
        engine: Set(new.engine.to_owned()),
        input: Set(new.input.to_owned()),
        proposal: Set(serde_json::to_string(new.proposal).expect("a proposal can be written")),
        proposed_at: Set(new.at.to_string()),
        actor: Set(new.actor.to_owned()),
        version: Set(1),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// The proposal of the same question by the same engine, where there is one.
pub(super) async fn same(
    db: &impl ConnectionTrait,
    call: i64,
    hash: &str,
    engine: &str,
) -> Result<Option<i64>, DbErr> {
    let found = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CallId.eq(call))
        .filter(Column::InputHash.eq(hash))
        .filter(Column::Engine.eq(engine))
        .filter(Column::Chosen.is_null());
    found.into_tuple::<i64>().one(db).await
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<KeptSelection>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(kept).transpose()
}

/// The same to be changed: whoever else wants to change it waits until this transaction ends.
pub(super) async fn to_change(db: &impl ConnectionTrait, id: i64) -> Result<Option<KeptSelection>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(db).await?.map(kept).transpose()
}

/// The selections of a call, newest first.
pub(super) async fn of_call(db: &impl ConnectionTrait, call: i64) -> Result<Vec<KeptSelection>, DbErr> {
    let rows = Entity::find().filter(Column::CallId.eq(call)).order_by_desc(Column::Id).all(db).await?;
    rows.into_iter().map(kept).collect()
}

pub(super) async fn choose(
    db: &impl ConnectionTrait,
    id: i64,
    choice: &Choice,
    reason: &str,
    at: Timestamp,
    actor: &str,
    version: i64,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(id),
        chosen: Set(Some(serde_json::to_string(choice).expect("a choice can be written"))),
        reason: Set(Some(reason.to_owned())),
        chosen_at: Set(Some(at.to_string())),
        chosen_by: Set(Some(actor.to_owned())),
        version: Set(version),
        ..Default::default()
    };
    row.update(db).await.map(|_| ())
}
