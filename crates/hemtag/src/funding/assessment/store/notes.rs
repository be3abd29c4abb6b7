//! Queries about the panel's notes.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};

use crate::{access::PersonId, database::moment, sealed::Keys};

mod note_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_panel_note")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub application_id: i64,
        pub person_id: Option<i64>,
        pub text: Vec<u8>,
        pub made_at: String,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use note_row::{ActiveModel, Column, Entity};

/// What somebody noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub person: Option<PersonId>,
    pub text: String,
    pub at: Timestamp,
}

const MOST_BYTES: u64 = 256 * 1024;

fn belongs_to(application: i64) -> String {
    format!("funding panel note of {application}")
}

/// Adds a note; false when it was sent before.
pub(in crate::funding::assessment) async fn add(
    db: &impl ConnectionTrait,
    keys: &Keys,
    application: i64,
    note: &Note,
    once: Option<&str>,
) -> Result<bool, DbErr> {
    if let Some(once) = once {
        let known = Entity::find()
            .filter(Column::ApplicationId.eq(application))
            .filter(Column::Once.eq(once))
            .one(db)
            .await?;
        if known.is_some() {
            return Ok(false);
        }
    }
    let row = ActiveModel {
        application_id: Set(application),
        person_id: Set(note.person.map(|person| person.0)),
        text: Set(keys.seal(&belongs_to(application), note.text.as_bytes())),
        made_at: Set(note.at.to_string()),
        once: Set(once.map(str::to_owned)),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(true)
}

/// The notes of an application, the oldest first.
pub(in crate::funding::assessment) async fn of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    application: i64,
) -> Result<Vec<Note>, DbErr> {
    let rows =
        Entity::find().filter(Column::ApplicationId.eq(application)).order_by_asc(Column::Id).all(db).await?;
    rows.into_iter()
        .map(|row| {
            let text = keys
                .open(&belongs_to(application), &row.text, MOST_BYTES)
                .map_err(|error| DbErr::Custom(format!("funding_panel_note {}: {error}", row.id)))?;
            Ok(Note {
                person: row.person_id.map(PersonId),
                text: String::from_utf8_lossy(&text).into_owned(),
                at: moment(&row.made_at)?,
            })
        })
        .collect()
}
