//! All queries about the register of aid: firms with their links and changes here, grants in [`grants`], rates in [`rates`].

pub mod grants;
pub mod rates;

use std::collections::{BTreeSet, HashMap};

use funding::aid::{Change, ChangeKind, Control, FirmId, Link};
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait,
    QueryFilter, QueryOrder, sea_query::Expr,
};
use vocabulary::OrganisationNumber;

use super::model::{Firm, KeptChange, KeptLink, Size};
use crate::database::moment;

mod firm_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "aid_firm")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub number: Option<String>,
        pub name: String,
        pub nace: String,
        pub size: Option<String>,
        pub fiscal: String,
        pub made_at: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod link_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "aid_link")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub over_id: i64,
        pub under_id: i64,
        pub control: String,
        pub from_on: Option<String>,
        pub to_on: Option<String>,
        pub source: String,
        pub made_at: String,
        pub actor: String,
        pub withdrawn_at: Option<String>,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod change_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "aid_change")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub document: String,
        pub source: String,
        pub made_at: String,
        pub actor: String,
        pub withdrawn_at: Option<String>,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(super) fn unreadable(table: &str, id: i64, what: &str) -> DbErr {
    DbErr::Custom(format!("{table} {id}: {what} cannot be read"))
}

pub(super) fn json<T: serde::Serialize>(value: &T) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|e| DbErr::Custom(e.to_string()))
}

fn firm(row: firm_row::Model) -> Result<Firm, DbErr> {
    let broken = |what| unreadable("aid_firm", row.id, what);
    let number = row.number.as_deref().map(str::parse::<OrganisationNumber>).transpose();
    Ok(Firm {
        id: FirmId(row.id),
        number: number.map_err(|_| broken("number"))?,
        fiscal: serde_json::from_str(&row.fiscal).map_err(|_| broken("fiscal"))?,
        size: row.size.as_deref().and_then(Size::parse),
        name: row.name,
        nace: row.nace,
        version: row.version,
    })
}

/// # Errors
/// When the database does not answer.
pub async fn firm_by_id(db: &impl ConnectionTrait, id: FirmId) -> Result<Option<Firm>, DbErr> {
    firm_row::Entity::find_by_id(id.0).one(db).await?.map(firm).transpose()
}

/// # Errors
/// When the database does not answer.
pub async fn firm_by_number(
    db: &impl ConnectionTrait,
    number: OrganisationNumber,
) -> Result<Option<Firm>, DbErr> {
    let found = firm_row::Entity::find().filter(firm_row::Column::Number.eq(number.digits()));
    found.one(db).await?.map(firm).transpose()
}

/// The firm of a name that has no number, where it is the only one.
///
/// # Errors
/// When the database does not answer.
pub async fn firm_by_name(db: &impl ConnectionTrait, name: &str) -> Result<Option<Firm>, DbErr> {
    let found = firm_row::Entity::find()
        .filter(firm_row::Column::Name.eq(name))
        .filter(firm_row::Column::Number.is_null())
        .all(db)
        .await?;
    match <[_; 1]>::try_from(found) {
        Ok([one]) => Ok(Some(firm(one)?)),
        Err(_) => Ok(None),
    }
}

/// # Errors
/// When the database does not answer.
pub async fn firms(db: &impl ConnectionTrait) -> Result<HashMap<FirmId, Firm>, DbErr> {
    let rows = firm_row::Entity::find().all(db).await?;
    rows.into_iter().map(|row| firm(row).map(|firm| (firm.id, firm))).collect()
}

/// Some firms.
///
/// # Errors
/// When the database does not answer, or a row cannot be read.
pub async fn firms_of(
    db: &impl ConnectionTrait,
    ids: &BTreeSet<FirmId>,
) -> Result<HashMap<FirmId, Firm>, DbErr> {
    let ids = ids.iter().map(|id| id.0);
    let rows = firm_row::Entity::find().filter(firm_row::Column::Id.is_in(ids)).all(db).await?;
    rows.into_iter().map(|row| firm(row).map(|firm| (firm.id, firm))).collect()
}

/// # Errors
/// When the database refuses.
pub async fn insert_firm(db: &impl ConnectionTrait, new: &Firm, at: Timestamp) -> Result<FirmId, DbErr> {
    let row = firm_row::ActiveModel {
        number: Set(new.number.map(OrganisationNumber::digits)),
        name: Set(new.name.clone()),
        nace: Set(new.nace.clone()),
        size: Set(new.size.map(|size| size.code().to_owned())),
        fiscal: Set(json(&new.fiscal)?),
        made_at: Set(at.to_string()),
        version: Set(1),
        ..Default::default()
    };
    Ok(FirmId(row.insert(db).await?.id))
}

/// Writes a firm over the version before it; false when that is not what stands there.
///
/// # Errors
/// When the database refuses.
pub(in crate::aid) async fn update_firm(db: &impl ConnectionTrait, new: &Firm) -> Result<bool, DbErr> {
    use firm_row::Column;
    let done = firm_row::Entity::update_many()
        .col_expr(Column::Number, Expr::value(new.number.map(OrganisationNumber::digits)))
        .col_expr(Column::Name, Expr::value(new.name.clone()))
        .col_expr(Column::Nace, Expr::value(new.nace.clone()))
        .col_expr(Column::Size, Expr::value(new.size.map(|size| size.code().to_owned())))
        .col_expr(Column::Fiscal, Expr::value(json(&new.fiscal)?))
        .col_expr(Column::Version, Expr::value(new.version))
        .filter(Column::Id.eq(new.id.0))
        .filter(Column::Version.eq(new.version - 1))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

fn link(row: &link_row::Model) -> Result<KeptLink, DbErr> {
    let broken = |what| unreadable("aid_link", row.id, what);
    let day = |text: &Option<String>| text.as_deref().map(str::parse).transpose().map_err(|_| broken("day"));
    let control = Control::parse(&row.control).ok_or_else(|| broken("control"))?;
    Ok(KeptLink {
        id: row.id,
        link: Link {
            over: FirmId(row.over_id),
            under: FirmId(row.under_id),
            control,
            from: day(&row.from_on)?,
            to: day(&row.to_on)?,
        },
        source: row.source.clone(),
        withdrawn_at: row.withdrawn_at.as_deref().map(moment).transpose()?,
    })
}

/// Every link that touches one of some firms.
///
/// # Errors
/// When the database does not answer.
pub async fn links_of(db: &impl ConnectionTrait, firms: &[FirmId]) -> Result<Vec<KeptLink>, DbErr> {
    let ids: Vec<i64> = firms.iter().map(|firm| firm.0).collect();
    let either = Condition::any()
        .add(link_row::Column::OverId.is_in(ids.iter().copied()))
        .add(link_row::Column::UnderId.is_in(ids.iter().copied()));
    let rows = link_row::Entity::find().filter(either).order_by_asc(link_row::Column::Id).all(db).await?;
    rows.iter().map(link).collect()
}

pub(in crate::aid) struct NewLink<'n> {
    pub(in crate::aid) link: Link,
    pub(in crate::aid) source: &'n str,
    pub(in crate::aid) at: Timestamp,
    pub(in crate::aid) actor: String,
    pub(in crate::aid) once: &'n str,
}

pub(in crate::aid) async fn insert_link(db: &impl ConnectionTrait, new: NewLink<'_>) -> Result<i64, DbErr> {
    let row = link_row::ActiveModel {
        over_id: Set(new.link.over.0),
        under_id: Set(new.link.under.0),
        control: Set(new.link.control.code().to_owned()),
        from_on: Set(new.link.from.map(|day| day.to_string())),
        to_on: Set(new.link.to.map(|day| day.to_string())),
        source: Set(new.source.to_owned()),
        made_at: Set(new.at.to_string()),
        actor: Set(new.actor),
        withdrawn_at: Set(None),
        once: Set(Some(new.once.to_owned()).filter(|once| !once.is_empty())),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(in crate::aid) async fn link_is_taken(db: &impl ConnectionTrait, once: &str) -> Result<bool, DbErr> {
    let found = link_row::Entity::find().filter(link_row::Column::Once.eq(once)).one(db).await?;
    Ok(found.is_some())
}

/// Takes back a link of a firm; false when there is none that holds.
pub(in crate::aid) async fn withdraw_link(
    db: &impl ConnectionTrait,
    id: i64,
    firm: FirmId,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let either =
        Condition::any().add(link_row::Column::OverId.eq(firm.0)).add(link_row::Column::UnderId.eq(firm.0));
    let done = link_row::Entity::update_many()
        .col_expr(link_row::Column::WithdrawnAt, Expr::value(at.to_string()))
        .filter(link_row::Column::Id.eq(id))
        .filter(link_row::Column::WithdrawnAt.is_null())
        .filter(either)
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Every merger and split, oldest entry first. There are few.
///
/// # Errors
/// When the database does not answer.
pub async fn changes(db: &impl ConnectionTrait) -> Result<Vec<KeptChange>, DbErr> {
    let rows = change_row::Entity::find().order_by_asc(change_row::Column::Id).all(db).await?;
    rows.into_iter()
        .map(|row| {
            let broken = |what| unreadable("aid_change", row.id, what);
            Ok(KeptChange {
                id: row.id,
                change: serde_json::from_str(&row.document).map_err(|_| broken("document"))?,
                withdrawn_at: row.withdrawn_at.as_deref().map(moment).transpose()?,
                source: row.source,
            })
        })
        .collect()
}

pub(in crate::aid) async fn insert_change(
    db: &impl ConnectionTrait,
    change: &Change,
    source: &str,
    at: Timestamp,
    actor: String,
    once: &str,
) -> Result<i64, DbErr> {
    let row = change_row::ActiveModel {
        document: Set(json(change)?),
        source: Set(source.to_owned()),
        made_at: Set(at.to_string()),
        actor: Set(actor),
        withdrawn_at: Set(None),
        once: Set(Some(once.to_owned()).filter(|once| !once.is_empty())),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

pub(in crate::aid) async fn change_is_taken(db: &impl ConnectionTrait, once: &str) -> Result<bool, DbErr> {
    let found = change_row::Entity::find().filter(change_row::Column::Once.eq(once)).one(db).await?;
    Ok(found.is_some())
}

pub(in crate::aid) async fn withdraw_change(
    db: &impl ConnectionTrait,
    id: i64,
    at: Timestamp,
) -> Result<bool, DbErr> {
    let done = change_row::Entity::update_many()
        .col_expr(change_row::Column::WithdrawnAt, Expr::value(at.to_string()))
        .filter(change_row::Column::Id.eq(id))
        .filter(change_row::Column::WithdrawnAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The firms that a change names.
#[must_use]
pub fn named(change: &Change) -> Vec<FirmId> {
    match &change.kind {
        ChangeKind::Merger { firms, into } => firms.iter().copied().chain([*into]).collect(),
        ChangeKind::Split { firm, parts } => parts.iter().map(|part| part.firm).chain([*firm]).collect(),
    }
}

/// Some firms with all that links, mergers and splits lead to from them: whatever their days, so that the engine sees all that may
/// count. With the links and changes between them that hold.
///
/// # Errors
/// When the database does not answer.
pub async fn around(
    db: &impl ConnectionTrait,
    firms: &[FirmId],
) -> Result<(BTreeSet<FirmId>, Vec<KeptLink>, Vec<KeptChange>), DbErr> {
    let mut changes = changes(db).await?;
    changes.retain(|change| change.withdrawn_at.is_none());
    let mut known: BTreeSet<FirmId> = firms.iter().copied().collect();
    let mut new: Vec<FirmId> = firms.to_vec();
    let mut links: Vec<KeptLink> = Vec::new();
    while !new.is_empty() {
        let mut next = Vec::new();
        for kept in links_of(db, &new).await? {
            if kept.withdrawn_at.is_some() || links.iter().any(|known| known.id == kept.id) {
                continue;
            }
            next.extend([kept.link.over, kept.link.under]);
            links.push(kept);
        }
        for change in &changes {
            let of = named(&change.change);
            if of.iter().any(|firm| new.contains(firm)) {
                next.extend(of);
            }
        }
        next.retain(|firm| known.insert(*firm));
        new = next;
    }
    Ok((known, links, changes))
}
