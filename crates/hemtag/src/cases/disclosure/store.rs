//! All queries about what of needs is shown to whom.

use crate::database::moment;
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};

use super::model::{Level, Step, Undertaking};

mod step_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "disclosure")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub need_id: i64,
        pub maker_id: i64,
        pub level: String,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod undertaking_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "undertaking")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub need_id: i64,
        pub maker_id: i64,
        pub version: String,
        pub language: String,
        pub text: String,
        pub name: String,
        pub function: String,
        pub at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) async fn insert_step(
    db: &impl ConnectionTrait,
    need: i64,
    maker: i64,
    level: Level,
    at: Timestamp,
    actor: &str,
) -> Result<(), DbErr> {
    let row = step_row::ActiveModel {
        need_id: Set(need),
        maker_id: Set(maker),
        level: Set(level.code().to_owned()),
        at: Set(at.to_string()),
        actor: Set(actor.to_owned()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// Of a need, oldest first.
pub(super) async fn steps(db: &impl ConnectionTrait, need: i64) -> Result<Vec<Step>, DbErr> {
    let rows = step_row::Entity::find()
        .filter(step_row::Column::NeedId.eq(need))
        .order_by_asc(step_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let unknown = || DbErr::Custom(format!("disclosure {}: '{}' is not known", row.id, row.level));
            let level = Level::parse(&row.level).ok_or_else(unknown)?;
            Ok(Step { maker: row.maker_id, level, at: moment(&row.at)? })
        })
        .collect()
}

pub(super) async fn insert_undertaking(
    db: &impl ConnectionTrait,
    need: i64,
    undertaking: &Undertaking,
) -> Result<(), DbErr> {
    let row = undertaking_row::ActiveModel {
        need_id: Set(need),
        maker_id: Set(undertaking.maker),
        version: Set(undertaking.version.clone()),
        language: Set(undertaking.language.clone()),
        text: Set(undertaking.text.clone()),
        name: Set(undertaking.name.clone()),
        function: Set(undertaking.function.clone()),
        at: Set(undertaking.at.to_string()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// Of a need, oldest first.
pub(super) async fn undertakings(db: &impl ConnectionTrait, need: i64) -> Result<Vec<Undertaking>, DbErr> {
    let rows = undertaking_row::Entity::find()
        .filter(undertaking_row::Column::NeedId.eq(need))
        .order_by_asc(undertaking_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Undertaking {
                maker: row.maker_id,
                version: row.version,
                language: row.language,
                text: row.text,
                name: row.name,
                function: row.function,
                at: moment(&row.at)?,
            })
        })
        .collect()
}
