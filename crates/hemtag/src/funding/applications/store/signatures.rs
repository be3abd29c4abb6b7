//! All queries about signatures. Who is asked to sign stands sealed.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::{database::moment, funding::model::handed::Signatory, sealed::Keys};

mod signature_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_signature")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub application_id: i64,
        pub version: i64,
        pub signatory: Vec<u8>,
        pub token: Option<String>,
        pub asked_at: String,
        pub signed_at: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use signature_row::{ActiveModel, Column, Entity, Model};

/// Somebody who was asked to sign, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub id: i64,
    pub application: i64,
    /// The version of the application that it is of; of another it says nothing.
    pub version: i64,
    pub signatory: Signatory,
    pub asked_at: Timestamp,
    pub signed_at: Option<Timestamp>,
}

const MOST: u64 = 64 * 1024;

fn belongs_to(application: i64) -> String {
    format!("funding signature of {application}")
}

fn signature(keys: &Keys, row: Model) -> Result<Signature, DbErr> {
    let broken = |why: String| DbErr::Custom(format!("funding_signature {}: {why}", row.id));
    let opened = keys.open(&belongs_to(row.application_id), &row.signatory, MOST);
    let opened = opened.map_err(|e| broken(e.to_string()))?;
    Ok(Signature {
        signatory: serde_json::from_slice(&opened).map_err(|e| broken(e.to_string()))?,
        id: row.id,
        application: row.application_id,
        version: row.version,
        asked_at: moment(&row.asked_at)?,
        signed_at: row.signed_at.as_deref().map(moment).transpose()?,
    })
}

pub(in crate::funding) async fn insert(
    db: &impl ConnectionTrait,
    keys: &Keys,
    application: i64,
    version: i64,
    signatory: &Signatory,
    signed_at: Option<Timestamp>,
) -> Result<i64, DbErr> {
    let written = serde_json::to_vec(signatory).expect("a signatory can be written");
    let row = ActiveModel {
        application_id: Set(application),
        version: Set(version),
        signatory: Set(keys.seal(&belongs_to(application), &written)),
        token: Set(None),
        asked_at: Set(signatory.at.to_string()),
        signed_at: Set(signed_at.map(|at| at.to_string())),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// Those of an application, newest first.
pub(in crate::funding) async fn all(
    db: &impl ConnectionTrait,
    keys: &Keys,
    application: i64,
) -> Result<Vec<Signature>, DbErr> {
    let query = Entity::find().filter(Column::ApplicationId.eq(application)).order_by_desc(Column::Id);
    query.all(db).await?.into_iter().map(|row| signature(keys, row)).collect()
}

/// The addresses of everybody who was asked to sign an application, whether they did or not.
pub(in crate::funding) async fn asked_to_sign(
    db: &impl ConnectionTrait,
    keys: &Keys,
    application: i64,
) -> Result<Vec<String>, DbErr> {
    let asked = all(db, keys, application).await?.into_iter().map(|one| one.signatory.email);
    Ok(asked.filter(|email| !email.is_empty()).collect())
}

pub(in crate::funding) async fn by_id(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: i64,
) -> Result<Option<Signature>, DbErr> {
    Entity::find_by_id(id).one(db).await?.map(|row| signature(keys, row)).transpose()
}

/// The same to be changed: whoever else signs waits.
pub(in crate::funding) async fn to_change(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: i64,
) -> Result<Option<Signature>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(db).await?.map(|row| signature(keys, row)).transpose()
}

pub(in crate::funding) async fn signed(
    db: &impl ConnectionTrait,
    id: i64,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = ActiveModel { id: Set(id), signed_at: Set(Some(at.to_string())), ..Default::default() };
    row.update(db).await.map(|_| ())
}

pub(in crate::funding) async fn delete_all(db: &impl ConnectionTrait, of: i64) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ApplicationId.eq(of)).exec(db).await.map(|_| ())
}
