//! All queries about guides.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::model::Guide;

mod version_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "guide_version")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub guide: String,
        pub document: Option<String>,
        pub origin: String,
        pub reason: String,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod reminder_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "guide_reminder")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub person_id: i64,
        pub month: String,
        pub at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Where a version comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The program's own text.
    Base,
    Edited,
}

impl Origin {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Origin::Base => "base",
            Origin::Edited => "edited",
        }
    }

    fn parse(code: &str) -> Option<Origin> {
        [Origin::Base, Origin::Edited].into_iter().find(|origin| origin.code() == code)
    }
}

/// One line of a guide's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub id: i64,
    pub guide: String,
    /// `None`: taken out.
    pub document: Option<Guide>,
    pub origin: Origin,
    pub reason: String,
    pub at: Timestamp,
    /// A role with the number of the account, never a name.
    pub actor: String,
}

pub(super) struct NewVersion<'n> {
    pub(super) guide: &'n str,
    pub(super) document: Option<&'n Guide>,
    pub(super) origin: Origin,
    pub(super) reason: &'n str,
    pub(super) at: Timestamp,
    pub(super) actor: &'n str,
}

pub(super) async fn insert_version(db: &impl ConnectionTrait, new: NewVersion<'_>) -> Result<i64, DbErr> {
    let row = version_row::ActiveModel {
        guide: Set(new.guide.to_owned()),
        document: Set(new
            .document
            .map(|guide| serde_json::to_string(guide).expect("a guide can be written"))),
        origin: Set(new.origin.code().to_owned()),
        reason: Set(new.reason.to_owned()),
        at: Set(new.at.to_string()),
        actor: Set(new.actor.to_owned()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// The newest version of each guide by each origin, oldest first.
pub(super) async fn newest(db: &impl ConnectionTrait) -> Result<Vec<Version>, DbErr> {
    let ids: Vec<i64> = version_row::Entity::find()
        .select_only()
        .column_as(version_row::Column::Id.max(), "id")
        .group_by(version_row::Column::Guide)
        .group_by(version_row::Column::Origin)
        .into_tuple::<Option<i64>>()
        .all(db)
        .await?
        .into_iter()
        .flatten()
        .collect();
    let rows = version_row::Entity::find()
        .filter(version_row::Column::Id.is_in(ids))
        .order_by_asc(version_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(version).collect()
}

/// The versions of one, newest first.
pub(super) async fn versions_of(db: &impl ConnectionTrait, key: &str) -> Result<Vec<Version>, DbErr> {
    let rows = version_row::Entity::find()
        .filter(version_row::Column::Guide.eq(key))
        .order_by_desc(version_row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(version).collect()
}

fn version(row: version_row::Model) -> Result<Version, DbErr> {
    let broken = |what: &str| DbErr::Custom(format!("guide_version {}: {what} cannot be read", row.id));
    Ok(Version {
        id: row.id,
        document: match &row.document {
            Some(text) => Some(serde_json::from_str(text).map_err(|_| broken("document"))?),
            None => None,
        },
        origin: Origin::parse(&row.origin).ok_or_else(|| broken("origin"))?,
        at: row.at.parse().map_err(|_| broken("at"))?,
        guide: row.guide,
        reason: row.reason,
        actor: row.actor,
    })
}

/// When somebody was last reminded.
pub(super) async fn last_reminder(
    db: &impl ConnectionTrait,
    person: i64,
) -> Result<Option<Timestamp>, DbErr> {
    let row = reminder_row::Entity::find()
        .filter(reminder_row::Column::PersonId.eq(person))
        .order_by_desc(reminder_row::Column::Id)
        .one(db)
        .await?;
    row.map(|row| row.at.parse().map_err(|_| DbErr::Custom(format!("guide_reminder {}: at", row.id))))
        .transpose()
}

/// Notes that somebody is reminded; the database refuses a second in the same month.
pub(super) async fn insert_reminder(
    db: &impl ConnectionTrait,
    person: i64,
    month: &str,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = reminder_row::ActiveModel {
        person_id: Set(person),
        month: Set(month.to_owned()),
        at: Set(at.to_string()),
        ..Default::default()
    };
    row.insert(db).await.map(|_| ())
}
