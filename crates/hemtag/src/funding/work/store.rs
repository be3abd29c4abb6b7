//! Queries of the list: which application each thing is about, and whose turn it is. It writes nothing.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{access::PersonId, database::moment, funding::model::application::WaitsFor};

mod application_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_application")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub call_id: i64,
        pub owner_id: i64,
        pub officer_id: Option<i64>,
        pub number: Option<String>,
        pub submitted_at: Option<String>,
        pub waits_for: String,
        pub waits_since: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod claim_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_claim")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub decision_id: i64,
        pub submitted_at: Option<String>,
        pub waits_for: String,
        pub waits_since: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A table whose rows each belong to one application.
macro_rules! belongs {
    ($module:ident, $table:literal) => {
        mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i64,
                pub application_id: i64,
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

belongs!(completion_row, "funding_completion");
belongs!(assignment_row, "funding_assignment_of");
belongs!(decision_row, "funding_decision");

/// The application of each of some rows of a table.
macro_rules! applications_of {
    ($db:expr, $module:ident, $ids:expr) => {{
        let found: Vec<(i64, i64)> = $module::Entity::find()
            .select_only()
            .columns([$module::Column::Id, $module::Column::ApplicationId])
            .filter($module::Column::Id.is_in($ids.iter().copied()))
            .into_tuple()
            .all($db)
            .await?;
        found.into_iter().collect::<HashMap<i64, i64>>()
    }};
}

/// What the list needs of an application without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) id: i64,
    pub(super) call: i64,
    pub(super) owner: PersonId,
    pub(super) officer: Option<PersonId>,
    pub(super) number: Option<String>,
    pub(super) waits_for: WaitsFor,
    pub(super) waits_since: Timestamp,
}

fn head(row: application_row::Model) -> Result<Head, DbErr> {
    let broken = || DbErr::Custom(format!("funding_application {}: waits_for cannot be read", row.id));
    Ok(Head {
        waits_for: WaitsFor::parse(&row.waits_for).ok_or_else(broken)?,
        waits_since: moment(&row.waits_since)?,
        id: row.id,
        call: row.call_id,
        owner: PersonId(row.owner_id),
        officer: row.officer_id.map(PersonId),
        number: row.number,
    })
}

/// Applications by their number in the database.
pub(super) async fn heads(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Head>, DbErr> {
    let rows = application_row::Entity::find()
        .filter(application_row::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    rows.into_iter().map(head).collect()
}

/// Applications that were handed in and are somebody's turn, longest first.
pub(super) async fn waiting(db: &impl ConnectionTrait, most: u64) -> Result<Vec<Head>, DbErr> {
    let rows = application_row::Entity::find()
        .filter(application_row::Column::SubmittedAt.is_not_null())
        .filter(application_row::Column::WaitsFor.ne(WaitsFor::Nobody.code()))
        .order_by_asc(application_row::Column::WaitsSince)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter().map(head).collect()
}

/// A claim that is somebody's turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClaimTurn {
    pub(super) id: i64,
    pub(super) decision: i64,
    pub(super) waits_for: WaitsFor,
    pub(super) since: Timestamp,
}

/// Claims that were handed in and are somebody's turn, longest first.
pub(super) async fn claims_waiting(db: &impl ConnectionTrait, most: u64) -> Result<Vec<ClaimTurn>, DbErr> {
    let rows = claim_row::Entity::find()
        .filter(claim_row::Column::SubmittedAt.is_not_null())
        .filter(claim_row::Column::WaitsFor.ne(WaitsFor::Nobody.code()))
        .order_by_asc(claim_row::Column::WaitsSince)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let broken = || DbErr::Custom(format!("funding_claim {}: waits_for cannot be read", row.id));
            Ok(ClaimTurn {
                id: row.id,
                decision: row.decision_id,
                waits_for: WaitsFor::parse(&row.waits_for).ok_or_else(broken)?,
                since: moment(&row.waits_since)?,
            })
        })
        .collect()
}

/// The applications of some completions, assessments and decisions, by kind and number.
pub(super) async fn applications(
    db: &impl ConnectionTrait,
    completions: &[i64],
    assessments: &[i64],
    decisions: &[i64],
) -> Result<HashMap<(&'static str, i64), i64>, DbErr> {
    let mut all = HashMap::new();
    let completions = applications_of!(db, completion_row, completions);
    let assessments = applications_of!(db, assignment_row, assessments);
    let decisions = applications_of!(db, decision_row, decisions);
    for (kind, of) in [("completion", completions), ("assessment", assessments), ("decision", decisions)] {
        all.extend(of.into_iter().map(|(id, application)| ((kind, id), application)));
    }
    Ok(all)
}

/// The decisions of some claims.
pub(super) async fn decisions_of(
    db: &impl ConnectionTrait,
    claims: &[i64],
) -> Result<HashMap<i64, i64>, DbErr> {
    let found: Vec<(i64, i64)> = claim_row::Entity::find()
        .select_only()
        .columns([claim_row::Column::Id, claim_row::Column::DecisionId])
        .filter(claim_row::Column::Id.is_in(claims.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}
