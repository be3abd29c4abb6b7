//! All queries about what a person found of a call's rules. Reasons stand sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};
use serde::{Deserialize, Serialize};

use crate::{database::moment, funding::model::eligibility::Verdict, sealed::Keys};

mod eligibility_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_eligibility")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub application_id: i64,
        pub eligible: bool,
        pub judged: Vec<u8>,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use eligibility_row::{ActiveModel, Column, Entity, Model};

/// One rule: what the engine said, what the person found, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleJudged {
    /// The place of the rule in the call's list, from 0.
    pub rule: usize,
    pub engine: Verdict,
    pub met: bool,
    pub reason: String,
}

/// What a person found of all rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// All are met; otherwise a refusal is proposed.
    pub eligible: bool,
    pub rules: Vec<RuleJudged>,
    pub at: Timestamp,
    pub actor: String,
}

const MOST: u64 = 1024 * 1024;

fn belongs_to(application: i64) -> String {
    format!("funding eligibility of {application}")
}

pub(in crate::funding) async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    application: i64,
    judged: &Judged,
) -> Result<(), DbErr> {
    let written = serde_json::to_vec(&judged.rules).expect("judged rules can be written");
    let row = ActiveModel {
        application_id: Set(application),
        eligible: Set(judged.eligible),
        judged: Set(keys.seal(&belongs_to(application), &written)),
        at: Set(judged.at.to_string()),
        actor: Set(judged.actor.clone()),
        ..Default::default()
    };
    row.insert(db).await.map(|_| ())
}

/// What was found of an application, the newest first: that holds.
pub(in crate::funding) async fn all(
    db: &impl ConnectionTrait,
    keys: &Keys,
    application: i64,
) -> Result<Vec<Judged>, DbErr> {
    let query = Entity::find().filter(Column::ApplicationId.eq(application)).order_by_desc(Column::Id);
    let judged = |row: Model| {
        let broken = |why: String| DbErr::Custom(format!("funding_eligibility {}: {why}", row.id));
        let opened = keys.open(&belongs_to(application), &row.judged, MOST);
        let opened = opened.map_err(|e| broken(e.to_string()))?;
        Ok(Judged {
            eligible: row.eligible,
            rules: serde_json::from_slice(&opened).map_err(|e| broken(e.to_string()))?,
            at: moment(&row.at)?,
            actor: row.actor,
        })
    };
    query.all(db).await?.into_iter().map(judged).collect()
}
