//! Who contacted a firm, and when.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::{moment, unknown};
use crate::cases::requests::contact::{Contact, Way};

mod contact_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contact")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub maker_id: i64,
        pub organisation: String,
        pub actor: String,
        pub way: String,
        pub at: String,
        pub request_id: Option<i64>,
        pub note: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use contact_row::{Column, Entity, Model};

fn contact(row: Model) -> Result<Contact, DbErr> {
    Ok(Contact {
        maker: row.maker_id,
        organisation: row.organisation,
        way: Way::parse(&row.way).ok_or_else(|| unknown("contact", row.id, &row.way))?,
        at: moment(&row.at)?,
        request: row.request_id,
        note: row.note,
    })
}

pub(in crate::cases::requests) async fn insert(
    db: &impl ConnectionTrait,
    contact: &Contact,
    actor: &str,
) -> Result<i64, DbErr> {
    let row = contact_row::ActiveModel {
        maker_id: Set(contact.maker),
        organisation: Set(contact.organisation.clone()),
        actor: Set(actor.to_owned()),
        way: Set(contact.way.code().to_owned()),
        at: Set(contact.at.to_string()),
        request_id: Set(contact.request),
        note: Set(contact.note.clone()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// Of a maker, newest first, and how many there are.
pub(in crate::cases::requests) async fn of_maker(
    db: &impl ConnectionTrait,
    maker: i64,
    from: u64,
    most: u64,
) -> Result<(Vec<Contact>, u64), DbErr> {
    let all = Entity::find().filter(Column::MakerId.eq(maker));
    let count = all.clone().count(db).await?;
    let rows =
        all.order_by_desc(Column::At).order_by_desc(Column::Id).offset(from).limit(most).all(db).await?;
    Ok((rows.into_iter().map(contact).collect::<Result<_, _>>()?, count))
}

/// The latest since a moment of each of several makers.
pub(in crate::cases::requests) async fn since(
    db: &impl ConnectionTrait,
    makers: &[i64],
    since: Timestamp,
) -> Result<Vec<Contact>, DbErr> {
    if makers.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::MakerId.is_in(makers.iter().copied()))
        .filter(Column::At.gte(since.to_string()))
        .order_by_desc(Column::At)
        .all(db)
        .await?;
    let mut latest: Vec<Contact> = Vec::new();
    for row in rows {
        let contact = contact(row)?;
        if !latest.iter().any(|other| other.maker == contact.maker) {
            latest.push(contact);
        }
    }
    Ok(latest)
}
