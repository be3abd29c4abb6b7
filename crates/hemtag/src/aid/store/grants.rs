//! Grants with their versions, and which of them are the same aid.

use std::collections::HashMap;

use funding::aid::FirmId;
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr,
    EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use super::{json, unreadable};
use crate::{
    aid::model::{Entry, EntryId, Facts, Instrument, Origin, day_of},
    database::moment,
};

mod grant_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "aid_grant")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub entry: i64,
        pub version: i32,
        pub firm_id: i64,
        pub origin: String,
        pub reference: String,
        pub authority: String,
        pub own: bool,
        pub instrument: String,
        pub nace: String,
        pub rules: String,
        pub worth: String,
        pub granted: String,
        pub granted_on: Option<String>,
        pub used_by_id: Option<i64>,
        pub withdrawn: bool,
        pub reason: String,
        pub at: String,
        pub actor: String,
        pub replaced_at: Option<String>,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod same_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "aid_same")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub entry: i64,
        pub other: String,
        pub same: bool,
        pub at: String,
        pub actor: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use grant_row::{Column, Entity, Model};

/// Lets nobody else grant until the transaction ends. SQLite has one writer anyway.
///
/// # Errors
/// When the database refuses.
pub async fn lock(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared("LOCK TABLE aid_grant IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}

fn entry(row: Model) -> Result<Entry, DbErr> {
    let broken = |what| unreadable("aid_grant", row.id, what);
    Ok(Entry {
        id: EntryId(row.entry),
        version: row.version,
        facts: Facts {
            firm: FirmId(row.firm_id),
            origin: Origin::parse(&row.origin).ok_or_else(|| broken("origin"))?,
            instrument: Instrument::parse(&row.instrument).ok_or_else(|| broken("instrument"))?,
            worth: serde_json::from_str(&row.worth).map_err(|_| broken("worth"))?,
            when: serde_json::from_str(&row.granted).map_err(|_| broken("granted"))?,
            used_by: row.used_by_id.map(FirmId),
            reference: row.reference,
            authority: row.authority,
            own: row.own,
            nace: row.nace,
            rules: row.rules,
        },
        withdrawn: row.withdrawn,
        reason: row.reason,
        at: moment(&row.at)?,
        replaced_at: row.replaced_at.as_deref().map(moment).transpose()?,
    })
}

/// What holds of every entry, those withdrawn among them; the newest grant first, and those whose day is not known before them.
///
/// # Errors
/// When the database does not answer.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Entry>, DbErr> {
    let rows = Entity::find().filter(Column::ReplacedAt.is_null()).order_by_desc(Column::Id).all(db).await?;
    let mut all: Vec<Entry> = rows.into_iter().map(entry).collect::<Result<_, _>>()?;
    all.sort_by_key(|one| std::cmp::Reverse((day_of(one.facts.when).is_none(), day_of(one.facts.when))));
    Ok(all)
}

/// What holds of the entries of some firms, oldest entry first. Those withdrawn are left out.
///
/// # Errors
/// When the database does not answer.
pub async fn of_firms(
    db: &impl ConnectionTrait,
    firms: impl IntoIterator<Item = FirmId>,
) -> Result<Vec<Entry>, DbErr> {
    let rows = Entity::find()
        .filter(Column::ReplacedAt.is_null())
        .filter(Column::Withdrawn.eq(false))
        .filter(Column::FirmId.is_in(firms.into_iter().map(|firm| firm.0)))
        .order_by_asc(Column::Entry)
        .all(db)
        .await?;
    rows.into_iter().map(entry).collect()
}

/// What holds of the entries that came from one thing, the newest entry first. Those withdrawn are left out.
///
/// # Errors
/// When the database does not answer.
pub async fn of_reference(
    db: &impl ConnectionTrait,
    origin: &str,
    reference: &str,
) -> Result<Vec<Entry>, DbErr> {
    let rows = Entity::find()
        .filter(Column::ReplacedAt.is_null())
        .filter(Column::Withdrawn.eq(false))
        .filter(Column::Reference.eq(reference))
        .filter(Column::Origin.eq(origin))
        .order_by_desc(Column::Entry)
        .all(db)
        .await?;
    rows.into_iter().map(entry).collect()
}

/// The versions of an entry, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn versions(db: &impl ConnectionTrait, id: EntryId) -> Result<Vec<Entry>, DbErr> {
    let rows = Entity::find().filter(Column::Entry.eq(id.0)).order_by_desc(Column::Version).all(db).await?;
    rows.into_iter().map(entry).collect()
}

/// The entry that a form of this mark made.
///
/// # Errors
/// When the database does not answer.
pub async fn made_by(db: &impl ConnectionTrait, once: &str) -> Result<Option<EntryId>, DbErr> {
    let found = Entity::find().filter(Column::Once.eq(once)).one(db).await?;
    Ok(found.map(|row| EntryId(row.entry)))
}

pub(in crate::aid) struct NewVersion<'n> {
    pub(in crate::aid) facts: &'n Facts,
    pub(in crate::aid) withdrawn: bool,
    pub(in crate::aid) reason: &'n str,
    pub(in crate::aid) at: Timestamp,
    pub(in crate::aid) actor: String,
    pub(in crate::aid) once: Option<&'n str>,
}

/// Writes a new entry, or the next version of one whose version `seen` holds. `None` when another holds.
pub(in crate::aid) async fn insert(
    db: &impl ConnectionTrait,
    of: Option<(EntryId, i32)>,
    new: NewVersion<'_>,
) -> Result<Option<EntryId>, DbErr> {
    if let Some((id, seen)) = of {
        let replaced = Entity::update_many()
            .col_expr(Column::ReplacedAt, Expr::value(new.at.to_string()))
            .filter(Column::Entry.eq(id.0))
            .filter(Column::Version.eq(seen))
            .filter(Column::ReplacedAt.is_null())
            .exec(db)
            .await?;
        if replaced.rows_affected != 1 {
            return Ok(None);
        }
    }
    let facts = new.facts;
    let row = grant_row::ActiveModel {
        entry: Set(of.map_or(0, |(id, _)| id.0)),
        version: Set(of.map_or(1, |(_, seen)| seen + 1)),
        firm_id: Set(facts.firm.0),
        origin: Set(facts.origin.code().to_owned()),
        reference: Set(facts.reference.clone()),
        authority: Set(facts.authority.clone()),
        own: Set(facts.own),
        instrument: Set(facts.instrument.code().to_owned()),
        nace: Set(facts.nace.clone()),
        rules: Set(facts.rules.clone()),
        worth: Set(json(&facts.worth)?),
        granted: Set(json(&facts.when)?),
        granted_on: Set(day_of(facts.when).map(|day| day.to_string())),
        used_by_id: Set(facts.used_by.map(|firm| firm.0)),
        withdrawn: Set(new.withdrawn),
        reason: Set(new.reason.to_owned()),
        at: Set(new.at.to_string()),
        actor: Set(new.actor),
        replaced_at: Set(None),
        once: Set(new.once.filter(|once| !once.is_empty()).map(str::to_owned)),
        ..Default::default()
    };
    let id = row.insert(db).await?.id;
    if let Some((entry, _)) = of {
        return Ok(Some(entry));
    }
    Entity::update_many().col_expr(Column::Entry, Expr::value(id)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(Some(EntryId(id)))
}

/// What was found of an entry and something else, by the other's name.
///
/// # Errors
/// When the database does not answer.
pub async fn same(db: &impl ConnectionTrait) -> Result<HashMap<(EntryId, String), bool>, DbErr> {
    let rows = same_row::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| ((EntryId(row.entry), row.other), row.same)).collect())
}

pub(in crate::aid) async fn keep_same(
    db: &impl ConnectionTrait,
    entry: EntryId,
    other: &str,
    same: bool,
    at: Timestamp,
    actor: String,
) -> Result<(), DbErr> {
    use same_row::Column;
    same_row::Entity::delete_many()
        .filter(Column::Entry.eq(entry.0))
        .filter(Column::Other.eq(other))
        .exec(db)
        .await?;
    let row = same_row::ActiveModel {
        entry: Set(entry.0),
        other: Set(other.to_owned()),
        same: Set(same),
        at: Set(at.to_string()),
        actor: Set(actor),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}
