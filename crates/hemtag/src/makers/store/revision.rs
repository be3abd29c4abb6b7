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
use crate::makers::model::{Maker, MakerId, OfferId, SiteId, Subject};

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

/// The maker as it was before the change that gave it `version`. Parts whose number belongs to another maker by now
/// are new again.
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
    let mut maker = maker(document.maker, document.parts);
    free_taken_ids(db, &mut maker).await?;
    Ok(Some(maker))
}

async fn free_taken_ids(db: &impl ConnectionTrait, maker: &mut Maker) -> Result<(), DbErr> {
    let sites: Vec<i64> = maker.sites.iter().map(|site| site.id.0).collect();
    let offers: Vec<i64> = maker.offers().map(|(_, offer)| offer.id.0).collect();
    let taken_sites = rows::site::Entity::find()
        .filter(rows::site::Column::Id.is_in(sites))
        .filter(rows::site::Column::MakerId.ne(maker.id.0))
        .all(db)
        .await?;
    let taken_offers = rows::offer::Entity::find()
        .filter(rows::offer::Column::Id.is_in(offers))
        .filter(rows::offer::Column::MakerId.ne(maker.id.0))
        .all(db)
        .await?;
    for taken in taken_sites {
        let id = SiteId(maker.new_id());
        maker.sites.iter_mut().filter(|site| site.id.0 == taken.id).for_each(|site| site.id = id);
        rename(maker, Subject::Site(SiteId(taken.id)), Subject::Site(id));
    }
    for taken in taken_offers {
        let id = OfferId(maker.new_id());
        let offers = maker.sites.iter_mut().flat_map(|site| site.offers.iter_mut());
        offers.filter(|offer| offer.id.0 == taken.id).for_each(|offer| offer.id = id);
        rename(maker, Subject::Offer(OfferId(taken.id)), Subject::Offer(id));
    }
    Ok(())
}

fn rename(maker: &mut Maker, from: Subject, to: Subject) {
    maker.evidence.iter_mut().filter(|fact| fact.subject == from).for_each(|fact| fact.subject = to);
}
