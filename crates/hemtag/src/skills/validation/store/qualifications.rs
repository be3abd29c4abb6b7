//! Qualifications as versions of whole documents.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};

use super::{entity, moment};
use crate::skills::validation::model::Qualification;

entity!(row, "qualification_version", {
    qualification: String,
    version: i32,
    document: String,
    origin: String,
    reason: String,
    at: String,
    actor: String,
});

use row::{Column, Entity};

/// Where a version comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The program's own table.
    Base,
    Edited,
    Imported,
}

impl Origin {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Origin::Base => "base",
            Origin::Edited => "edited",
            Origin::Imported => "imported",
        }
    }
}

/// One version of a qualification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub id: i64,
    pub version: i32,
    pub document: Qualification,
    pub origin: Origin,
    pub reason: String,
    pub at: Timestamp,
    /// A role with the number of the account, never a name.
    pub actor: String,
}

fn version(row: row::Model) -> Result<Version, DbErr> {
    let broken =
        |what: &str| DbErr::Custom(format!("qualification_version {}: {what} cannot be read", row.id));
    let origin =
        [Origin::Base, Origin::Edited, Origin::Imported].into_iter().find(|one| one.code() == row.origin);
    Ok(Version {
        id: row.id,
        version: row.version,
        document: serde_json::from_str(&row.document).map_err(|_| broken("document"))?,
        origin: origin.ok_or_else(|| broken("origin"))?,
        at: moment(&row.at)?,
        reason: row.reason,
        actor: row.actor,
    })
}

pub(in crate::skills) struct NewVersion<'n> {
    pub(in crate::skills) document: &'n Qualification,
    pub(in crate::skills) version: i32,
    pub(in crate::skills) origin: Origin,
    pub(in crate::skills) reason: &'n str,
    pub(in crate::skills) at: Timestamp,
    pub(in crate::skills) actor: &'n str,
}

/// Two of one number cannot be: the second is refused.
pub(in crate::skills) async fn insert(db: &impl ConnectionTrait, new: NewVersion<'_>) -> Result<i64, DbErr> {
    let row = row::ActiveModel {
        qualification: Set(new.document.code.clone()),
        version: Set(new.version),
        document: Set(serde_json::to_string(new.document).map_err(|e| DbErr::Custom(e.to_string()))?),
        origin: Set(new.origin.code().to_owned()),
        reason: Set(new.reason.to_owned()),
        at: Set(new.at.to_string()),
        actor: Set(new.actor.to_owned()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// The newest version of each, by code.
pub(in crate::skills) async fn newest(db: &impl ConnectionTrait) -> Result<BTreeMap<String, Version>, DbErr> {
    let mut newest = BTreeMap::new();
    for row in Entity::find().order_by_asc(Column::Version).all(db).await? {
        newest.insert(row.qualification.clone(), version(row)?);
    }
    Ok(newest)
}

/// The versions of one, newest first.
pub(in crate::skills) async fn of_code(db: &impl ConnectionTrait, code: &str) -> Result<Vec<Version>, DbErr> {
    let rows = Entity::find().filter(Column::Qualification.eq(code)).order_by_desc(Column::Version);
    rows.all(db).await?.into_iter().map(version).collect()
}

/// Several versions, by number.
pub(in crate::skills) async fn by_ids(
    db: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<BTreeMap<i64, Version>, DbErr> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await?;
    rows.into_iter().map(|row| Ok((row.id, version(row)?))).collect()
}
