//! What was granted before: read from the decisions that were taken.

use jiff::civil::Date;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use crate::funding::model::decision::{Decision, DecisionState, Outcome};

mod decision_row {
    use sea_orm::entity::prelude::*;

    /// Of the table of decisions, what is read here.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_decision")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub application_id: i64,
        pub number: String,
        pub outcome: String,
        pub state: String,
        pub document: String,
        pub decided_on: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use decision_row::{Column, Entity};

/// A grant: of which application, under which number, when, what.
pub(in crate::funding) struct Granted {
    pub(in crate::funding) application: i64,
    pub(in crate::funding) number: String,
    pub(in crate::funding) on: Date,
    pub(in crate::funding) decision: Decision,
}

/// The grants that were decided for some applications.
pub(in crate::funding) async fn granted(
    db: &impl ConnectionTrait,
    applications: &[i64],
) -> Result<Vec<Granted>, DbErr> {
    let rows: Vec<(i64, String, String, Option<String>)> = Entity::find()
        .select_only()
        .columns([Column::ApplicationId, Column::Number, Column::Document, Column::DecidedOn])
        .filter(Column::ApplicationId.is_in(applications.iter().copied()))
        .filter(Column::Outcome.eq(Outcome::Granted.code()))
        .filter(Column::State.eq(DecisionState::Taken.code()))
        .into_tuple()
        .all(db)
        .await?;
    let mut all = Vec::new();
    for (application, number, document, on) in rows {
        let broken = || DbErr::Custom(format!("funding_decision {number}: cannot be read"));
        let Some(on) = on else { continue };
        all.push(Granted {
            application,
            on: on.parse().map_err(|_| broken())?,
            decision: serde_json::from_str(&document).map_err(|_| broken())?,
            number,
        });
    }
    Ok(all)
}
