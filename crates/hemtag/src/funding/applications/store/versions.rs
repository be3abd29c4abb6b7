//! All queries about applications as they were handed in, and about who takes part in them.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::{Kept, MOST_BYTES, belongs_to};
use crate::{
    database::moment,
    funding::model::{
        application::Application,
        handed::{Handed, Signatory},
    },
    sealed::Keys,
};

mod version_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_application_version")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub application_id: i64,
        pub number: i32,
        pub why: String,
        pub document: Vec<u8>,
        pub fingerprint: String,
        pub signature_id: Option<i64>,
        pub at: String,
        pub actor: String,
        pub once: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod party_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_party")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub application_id: i64,
        pub organisation_number: Option<String>,
        pub role: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use version_row::{ActiveModel, Column, Entity, Model};

/// As it was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVersion {
    /// 1 for the first time.
    pub number: i32,
    /// `submitted`, or `completed` for an answer to a request.
    pub why: String,
    pub application: Application,
    pub signed: Signatory,
    /// SHA-256 of [`Handed::bytes`].
    pub fingerprint: String,
    pub at: Timestamp,
    pub actor: String,
    /// By which a form that is sent twice is known.
    pub once: Option<String>,
}

/// A version to keep.
pub(in crate::funding) struct New<'a> {
    pub(in crate::funding) why: &'a str,
    pub(in crate::funding) bytes: &'a [u8],
    pub(in crate::funding) fingerprint: &'a str,
    pub(in crate::funding) signature: i64,
    pub(in crate::funding) actor: &'a str,
    pub(in crate::funding) once: &'a str,
}

/// Keeps a version as it was handed in, under its number.
pub(in crate::funding) async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    of: &Kept,
    handed: &Handed,
    new: New<'_>,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        application_id: Set(of.id),
        number: Set(handed.version),
        why: Set(new.why.to_owned()),
        document: Set(keys.seal(&belongs_to(of.owner.0), new.bytes)),
        fingerprint: Set(new.fingerprint.to_owned()),
        signature_id: Set(Some(new.signature)),
        at: Set(handed.at.to_string()),
        actor: Set(new.actor.to_owned()),
        once: Set(Some(new.once.to_owned())),
        ..Default::default()
    };
    row.insert(db).await.map(|_| ())
}

/// The number that the next version gets.
pub(in crate::funding) async fn next(db: &impl ConnectionTrait, of: i64) -> Result<i32, DbErr> {
    let last: Option<i32> = Entity::find()
        .select_only()
        .column_as(Column::Number.max(), "number")
        .filter(Column::ApplicationId.eq(of))
        .into_tuple()
        .one(db)
        .await?
        .flatten();
    Ok(last.unwrap_or(0) + 1)
}

fn opened(keys: &Keys, of: &Kept, row: &Model) -> Result<Vec<u8>, DbErr> {
    let broken = |why: String| DbErr::Custom(format!("funding_application_version {}: {why}", row.id));
    keys.open(&belongs_to(of.owner.0), &row.document, MOST_BYTES).map_err(|e| broken(e.to_string()))
}

fn version(keys: &Keys, of: &Kept, row: Model) -> Result<KeptVersion, DbErr> {
    let handed: Handed = serde_json::from_slice(&opened(keys, of, &row)?)
        .map_err(|e| DbErr::Custom(format!("funding_application_version {}: {e}", row.id)))?;
    Ok(KeptVersion {
        number: row.number,
        application: handed.application,
        signed: handed.signed,
        fingerprint: row.fingerprint,
        at: moment(&row.at)?,
        why: row.why,
        actor: row.actor,
        once: row.once,
    })
}

/// The versions of one, newest first.
pub(in crate::funding) async fn all(
    db: &impl ConnectionTrait,
    keys: &Keys,
    of: &Kept,
) -> Result<Vec<KeptVersion>, DbErr> {
    let rows =
        Entity::find().filter(Column::ApplicationId.eq(of.id)).order_by_desc(Column::Number).all(db).await?;
    rows.into_iter().map(|row| version(keys, of, row)).collect()
}

/// Everything that was handed in, newest first.
pub(in crate::funding) async fn handed(
    db: &impl ConnectionTrait,
    keys: &Keys,
    of: &Kept,
) -> Result<Vec<Handed>, DbErr> {
    let query = Entity::find().filter(Column::ApplicationId.eq(of.id)).order_by_desc(Column::Number);
    let read = |row: Model| {
        serde_json::from_slice(&opened(keys, of, &row)?)
            .map_err(|e| DbErr::Custom(format!("funding_application_version {}: {e}", row.id)))
    };
    query.all(db).await?.into_iter().map(read).collect()
}

/// One as the bytes that were handed in.
pub(in crate::funding) async fn bytes(
    db: &impl ConnectionTrait,
    keys: &Keys,
    of: &Kept,
    number: i32,
) -> Result<Option<Vec<u8>>, DbErr> {
    let row = Entity::find()
        .filter(Column::ApplicationId.eq(of.id))
        .filter(Column::Number.eq(number))
        .one(db)
        .await?;
    row.map(|row| opened(keys, of, &row)).transpose()
}

/// Who takes part in what was handed in, in place of who was noted before.
pub(in crate::funding) async fn set_parties(
    db: &impl ConnectionTrait,
    of: i64,
    parties: &[(String, &'static str)],
) -> Result<(), DbErr> {
    party_row::Entity::delete_many().filter(party_row::Column::ApplicationId.eq(of)).exec(db).await?;
    for (number, role) in parties {
        let row = party_row::ActiveModel {
            application_id: Set(of),
            organisation_number: Set(Some(number.clone())),
            role: Set((*role).to_owned()),
            ..Default::default()
        };
        row.insert(db).await?;
    }
    Ok(())
}

/// The applications in which one of these organisations takes part, but one.
pub(in crate::funding) async fn with_parties(
    db: &impl ConnectionTrait,
    numbers: &[String],
    but: i64,
) -> Result<Vec<(i64, String)>, DbErr> {
    party_row::Entity::find()
        .select_only()
        .columns([party_row::Column::ApplicationId, party_row::Column::OrganisationNumber])
        .filter(party_row::Column::OrganisationNumber.is_in(numbers.iter().cloned()))
        .filter(party_row::Column::ApplicationId.ne(but))
        .into_tuple()
        .all(db)
        .await
}
