//! Makers as they were before their latest changes, so that a change can be undone.
//!
//! A revision is kept as the rows of the maker in JSON, terms by their codes. The newest few of each maker are kept;
//! they go when the maker goes.

use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};

use super::{
    convert::{MakerRows, certificate_rows, evidence_row, maker, maker_row, offer_row, site_row},
    rows,
};
use crate::makers::model::{Maker, MakerId};

/// How many revisions of a maker are kept.
const KEPT: i64 = 20;

/// A maker as it is kept beside the register.
#[derive(Serialize, Deserialize)]
pub(super) struct Document {
    maker: rows::maker::Model,
    parts: MakerRows,
}

impl Document {
    /// # Errors
    /// Never for a maker that was read from the register.
    pub(super) fn write(of: &Maker, at: &str) -> Result<String, DbErr> {
        let document = Document {
            maker: maker_row(of, at),
            parts: MakerRows {
                sites: of.sites.iter().map(|site| site_row(of.id, site)).collect(),
                offers: of.offers().map(|(site, offer)| offer_row(of.id, site.id, offer)).collect(),
                certificates: certificate_rows(of).collect(),
                evidence: of.evidence.iter().map(|fact| evidence_row(of.id, fact)).collect(),
            },
        };
        serde_json::to_string(&document).map_err(|e| DbErr::Custom(e.to_string()))
    }

    /// # Errors
    /// When it was not written by [`Document::write`].
    pub(super) fn read(text: &str) -> Result<Maker, DbErr> {
        let document: Document = serde_json::from_str(text).map_err(|e| DbErr::Custom(e.to_string()))?;
        Ok(maker(document.maker, document.parts))
    }
}

/// Keeps a maker as it is now, before it is changed.
///
/// # Errors
/// When the database refuses; the transaction must then be given up.
pub async fn keep_revision(transaction: &DatabaseTransaction, before: &Maker, at: &str) -> Result<(), DbErr> {
    let row = rows::revision::whole(rows::revision::Model {
        id: 0,
        maker_id: before.id.0,
        version: before.version,
        at: at.to_owned(),
        document: Document::write(before, at)?,
    });
    let row = rows::revision::ActiveModel { id: ActiveValue::NotSet, ..row };
    rows::revision::Entity::insert(row).exec_without_returning(transaction).await?;
    rows::revision::Entity::delete_many()
        .filter(rows::revision::Column::MakerId.eq(before.id.0))
        .filter(rows::revision::Column::Version.lte(before.version - KEPT))
        .exec(transaction)
        .await?;
    Ok(())
}

/// The maker as it was in an earlier version, each part with its number: none is given twice.
///
/// # Errors
/// When the database does not answer.
pub async fn revision(db: &impl ConnectionTrait, id: MakerId, version: i64) -> Result<Option<Maker>, DbErr> {
    let row = rows::revision::Entity::find()
        .filter(rows::revision::Column::MakerId.eq(id.0))
        .filter(rows::revision::Column::Version.eq(version))
        .one(db)
        .await?;
    row.map(|row| Document::read(&row.document)).transpose()
}

/// The versions of a maker that are kept, the newest first, each with when it was changed.
///
/// # Errors
/// When the database does not answer.
pub async fn revisions(db: &impl ConnectionTrait, id: MakerId) -> Result<Vec<(i64, String)>, DbErr> {
    rows::revision::Entity::find()
        .select_only()
        .column(rows::revision::Column::Version)
        .column(rows::revision::Column::At)
        .filter(rows::revision::Column::MakerId.eq(id.0))
        .order_by_desc(rows::revision::Column::Version)
        .into_tuple()
        .all(db)
        .await
}
