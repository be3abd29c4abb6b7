//! Writing makers, always within a transaction of the caller's.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, sea_query::OnConflict,
};

use super::{
    convert::{certificate_rows, evidence_row, maker_row, offer_row, site_row},
    numbers::{self, Newest},
    rows,
};
use crate::makers::model::{Maker, MakerId, OfferId, SiteId, Subject};

/// Rows in one statement: SQLite takes 32,766 parameters, and an offer has 28.
const ROWS: usize = 500;

/// Keeps other writers of the register waiting until the transaction ends, so that ids can be given here.
///
/// # Errors
/// When the database does not answer.
pub async fn lock(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared("LOCK TABLE maker, site, offer IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// Inserts makers with all their parts and gives them their ids. [`lock`] comes first.
///
/// # Errors
/// When the database refuses a row; the transaction must then be given up.
pub async fn insert(transaction: &DatabaseTransaction, makers: &mut [Maker], now: &str) -> Result<(), DbErr> {
    if makers.is_empty() {
        return Ok(());
    }
    let mut next = numbers::newest(transaction).await?;
    for maker in makers.iter_mut() {
        next.maker += 1;
        maker.id = MakerId(next.maker);
        give_ids(maker, &mut next);
    }
    let makers: Vec<&Maker> = makers.iter().collect();
    let own: Vec<_> = makers.iter().map(|m| rows::maker::whole(maker_row(m, now))).collect();
    put(transaction, own).await?;
    parts(transaction, &makers).await?;
    numbers::given(transaction, next).await
}

/// Inserts a maker that was removed, with the numbers that it had: nobody else was given them. [`lock`] comes first.
///
/// # Errors
/// When the database refuses a row; the transaction must then be given up.
pub async fn put_back(transaction: &DatabaseTransaction, maker: &Maker, now: &str) -> Result<(), DbErr> {
    put(transaction, vec![rows::maker::whole(maker_row(maker, now))]).await?;
    parts(transaction, &[maker]).await
}

/// Writes a changed maker whole: parts that are gone are removed, parts with an id of 0 or less are new. Returns false, having
/// written nothing, when somebody else changed it since `version` was read.
///
/// # Errors
/// When the database refuses a row; the transaction must then be given up.
pub async fn update(transaction: &DatabaseTransaction, maker: &mut Maker) -> Result<bool, DbErr> {
    let Some(before) = rows::maker::Entity::find_by_id(maker.id.0).one(transaction).await? else {
        return Ok(false);
    };
    if before.version != maker.version {
        return Ok(false);
    }
    let mut next = numbers::newest(transaction).await?;
    give_ids(maker, &mut next);
    maker.version += 1;
    let created_at = before.created_at.clone();
    let mut row = rows::maker::whole(maker_row(maker, &created_at));
    row.id = before.into_active_model().id;
    rows::maker::Entity::update(row).exec(transaction).await?;
    rows::site::Entity::delete_many()
        .filter(rows::site::Column::MakerId.eq(maker.id.0))
        .exec(transaction)
        .await?;
    rows::certificate::Entity::delete_many()
        .filter(rows::certificate::Column::MakerId.eq(maker.id.0))
        .exec(transaction)
        .await?;
    rows::evidence::Entity::delete_many()
        .filter(rows::evidence::Column::MakerId.eq(maker.id.0))
        .exec(transaction)
        .await?;
    parts(transaction, &[maker]).await?;
    numbers::given(transaction, next).await?;
    Ok(true)
}

/// Writes many changed makers, each whole, as [`update`] does one. [`lock`] comes first; nobody else can have changed
/// them since they were read under it.
///
/// # Errors
/// When the database refuses a row; the transaction must then be given up.
pub async fn replace(transaction: &DatabaseTransaction, makers: &mut [Maker]) -> Result<(), DbErr> {
    if makers.is_empty() {
        return Ok(());
    }
    let mut next = numbers::newest(transaction).await?;
    for maker in makers.iter_mut() {
        give_ids(maker, &mut next);
        maker.version += 1;
    }
    let ids: Vec<i64> = makers.iter().map(|m| m.id.0).collect();
    rows::site::Entity::delete_many()
        .filter(rows::site::Column::MakerId.is_in(ids.clone()))
        .exec(transaction)
        .await?;
    rows::certificate::Entity::delete_many()
        .filter(rows::certificate::Column::MakerId.is_in(ids.clone()))
        .exec(transaction)
        .await?;
    rows::evidence::Entity::delete_many()
        .filter(rows::evidence::Column::MakerId.is_in(ids))
        .exec(transaction)
        .await?;
    use rows::maker::Column;
    let columns = [
        Column::OrganisationNumber,
        Column::PersonalNumber,
        Column::Name,
        Column::NameKey,
        Column::Web,
        Column::SniCodes,
        Column::OwnWords,
        Column::Example,
        Column::CertificatesCompleteOn,
        Column::AsStated,
        Column::UpdatedAt,
        Column::Version,
    ];
    // The rows are there, so that each insert becomes a change; the day of creation is not among the columns.
    let makers: Vec<&Maker> = makers.iter().collect();
    let changed: Vec<_> = makers.iter().map(|m| rows::maker::whole(maker_row(m, ""))).collect();
    rows::maker::Entity::insert_many(changed)
        .on_conflict(OnConflict::column(Column::Id).update_columns(columns).to_owned())
        .exec_without_returning(transaction)
        .await?;
    parts(transaction, &makers).await?;
    numbers::given(transaction, next).await
}

/// Removes a maker with all its parts.
///
/// # Errors
/// When the database does not answer.
pub async fn remove(transaction: &DatabaseTransaction, id: MakerId) -> Result<bool, DbErr> {
    Ok(rows::maker::Entity::delete_by_id(id.0).exec(transaction).await?.rows_affected > 0)
}

/// Parts with 0 or less are new. Evidence may name a new part by its number below zero, and is brought along;
/// evidence about parts that are gone is dropped.
fn give_ids(maker: &mut Maker, next: &mut Newest) {
    let mut given: Vec<(Subject, Subject)> = Vec::new();
    for site in &mut maker.sites {
        if site.id.0 <= 0 {
            next.site += 1;
            given.push((Subject::Site(site.id), Subject::Site(SiteId(next.site))));
            site.id = SiteId(next.site);
        }
        for offer in &mut site.offers {
            if offer.id.0 <= 0 {
                next.offer += 1;
                given.push((Subject::Offer(offer.id), Subject::Offer(OfferId(next.offer))));
                offer.id = OfferId(next.offer);
            }
        }
    }
    for fact in &mut maker.evidence {
        if let Some((_, now)) = given.iter().find(|(before, _)| *before == fact.subject) {
            fact.subject = *now;
        }
    }
    maker.drop_evidence();
}

/// The rows are made before the first wait: a chain of closures held across it would keep a page from importing.
async fn parts(transaction: &DatabaseTransaction, makers: &[&Maker]) -> Result<(), DbErr> {
    // Rows are gathered before each statement, some makers at a time, so that the whole future can move between
    // threads and a large import does not hold all rows at once.
    for some in makers.chunks(ROWS) {
        let sites: Vec<_> =
            some.iter().flat_map(|m| m.sites.iter().map(|s| rows::site::whole(site_row(m.id, s)))).collect();
        put(transaction, sites).await?;
        let offers: Vec<_> = some
            .iter()
            .flat_map(|m| m.offers().map(|(site, o)| rows::offer::whole(offer_row(m.id, site.id, o))))
            .collect();
        put(transaction, offers).await?;
        let certificates: Vec<_> = some
            .iter()
            .flat_map(|m| {
                certificate_rows(m).map(|row| rows::certificate::ActiveModel {
                    id: sea_orm::ActiveValue::NotSet,
                    ..rows::certificate::whole(row)
                })
            })
            .collect();
        put(transaction, certificates).await?;
        let evidence: Vec<_> = some
            .iter()
            .flat_map(|m| {
                m.evidence.iter().map(|fact| rows::evidence::ActiveModel {
                    id: sea_orm::ActiveValue::NotSet,
                    ..rows::evidence::whole(evidence_row(m.id, fact))
                })
            })
            .collect();
        put(transaction, evidence).await?;
    }
    Ok(())
}

async fn put<A>(transaction: &DatabaseTransaction, rows: Vec<A>) -> Result<(), DbErr>
where
    A: sea_orm::ActiveModelTrait + Send,
    A::Entity: EntityTrait,
{
    let mut rows = rows.into_iter();
    loop {
        let some: Vec<A> = rows.by_ref().take(ROWS).collect();
        if some.is_empty() {
            return Ok(());
        }
        A::Entity::insert_many(some).exec_without_returning(transaction).await?;
    }
}
