//! Makers as they were before their latest changes, so that a change can be undone.
//!
//! A revision is kept as the rows of the maker in JSON, terms by their codes. The newest few of each maker are kept;
//! they go when the maker goes.

use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
};
use serde::{Deserialize, Serialize};

use super::{
    convert::{MakerRows, certificate_row, evidence_row, maker, maker_row, offer_row, site_row},
    rows,
};
use crate::makers::model::{Maker, MakerId};

/// How many revisions of a maker are kept.
const KEPT: i64 = 20;

#[derive(Serialize, Deserialize)]
struct Document {
    maker: rows::maker::Model,
    parts: MakerRows,
}

/// Keeps a maker as it is now, before it is changed.
///
/// # Errors
/// When the database refuses; the transaction must then be given up.
pub async fn keep_revision(transaction: &DatabaseTransaction, before: &Maker, at: &str) -> Result<(), DbErr> {
    let document = Document {
        maker: maker_row(before, at),
        parts: MakerRows {
            sites: before.sites.iter().map(|site| site_row(before.id, site)).collect(),
            offers: before.offers().map(|(site, offer)| offer_row(before.id, site.id, offer)).collect(),
            certificates: before.certificates.iter().map(|held| certificate_row(before.id, held)).collect(),
            evidence: before.evidence.iter().map(|fact| evidence_row(before.id, fact)).collect(),
        },
    };
    let row = rows::revision::whole(rows::revision::Model {
        id: 0,
        maker_id: before.id.0,
        version: before.version,
        at: at.to_owned(),
        document: serde_json::to_string(&document).map_err(|e| DbErr::Custom(e.to_string()))?,
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

/// The maker as it was before the change that gave it `version`, each part with its number: none is given twice.
///
/// # Errors
/// When the database does not answer.
pub async fn before(db: &impl ConnectionTrait, id: MakerId, version: i64) -> Result<Option<Maker>, DbErr> {
    let row = rows::revision::Entity::find()
        .filter(rows::revision::Column::MakerId.eq(id.0))
        .filter(rows::revision::Column::Version.eq(version - 1))
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let document: Document = serde_json::from_str(&row.document).map_err(|e| DbErr::Custom(e.to_string()))?;
    Ok(Some(maker(document.maker, document.parts)))
}
