//! Who applies in a call, drafts too: what conflicts are found by.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

mod applicant_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_application")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub call_id: i64,
        pub owner_id: i64,
        pub organisation_id: Option<i64>,
        pub state: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use applicant_row::{Column, Entity};

/// Number, account and organisation of every application of a call that was not taken back, drafts too.
pub(in crate::funding::assessment) async fn applicants(
    db: &impl ConnectionTrait,
    call: i64,
) -> Result<Vec<(i64, i64, Option<i64>)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::OwnerId, Column::OrganisationId])
        .filter(Column::CallId.eq(call))
        .filter(Column::State.ne("withdrawn"))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// The calls of some applications.
pub(in crate::funding::assessment) async fn calls_of(
    db: &impl ConnectionTrait,
    applications: &[i64],
) -> Result<Vec<(i64, i64)>, DbErr> {
    if applications.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::CallId])
        .filter(Column::Id.is_in(applications.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}
