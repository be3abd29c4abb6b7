//! What officers found of recipients: the same organisation as one that applies, or another with its name.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, entity::prelude::*,
};

mod row {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "granted_recipient")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub recipient_plain: String,
        pub party: String,
        pub same: bool,
        pub reason: String,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was found, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub recipient_plain: String,
    pub party: String,
    pub same: bool,
    pub reason: String,
    pub at: Timestamp,
}

/// What was found of some parties, the oldest first: the last of a recipient and a party holds.
pub(in crate::funding::bank) async fn of_parties(
    db: &impl ConnectionTrait,
    parties: &[String],
) -> Result<Vec<Found>, DbErr> {
    if parties.is_empty() {
        return Ok(Vec::new());
    }
    let rows = row::Entity::find()
        .filter(row::Column::Party.is_in(parties.iter().map(String::as_str)))
        .order_by_asc(row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Found {
                at: crate::database::moment(&row.at)?,
                recipient_plain: row.recipient_plain,
                party: row.party,
                same: row.same,
                reason: row.reason,
            })
        })
        .collect()
}

pub(in crate::funding::bank) async fn insert(
    db: &impl ConnectionTrait,
    found: &Found,
    actor: &str,
) -> Result<i64, DbErr> {
    let row = row::ActiveModel {
        recipient_plain: Set(found.recipient_plain.clone()),
        party: Set(found.party.clone()),
        same: Set(found.same),
        reason: Set(found.reason.clone()),
        at: Set(found.at.to_string()),
        actor: Set(actor.to_owned()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}
