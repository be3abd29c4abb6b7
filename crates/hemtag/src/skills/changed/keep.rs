//! The extract of a firm's map: kept at each save, gone with the map.

use jiff::civil::Date;
use sea_orm::{DatabaseTransaction, DbErr};
use workforce::map::Map;

use super::{
    model::{Extract, FirmFacts, Quarter},
    store,
};
use crate::{app::App, sealed::Keys, skills::kept};

const MOST_BYTES: u64 = 8 * 1024 * 1024;

fn sealed_for(organisation: i64) -> String {
    format!("organisation {organisation} skills extract")
}

/// Keeps what a firm's map says without people, as of a day: within the transaction that keeps the map. One a quarter: the last.
///
/// # Errors
/// When the database refuses, or there are no keys.
pub async fn keep(
    app: &App,
    transaction: &DatabaseTransaction,
    organisation: i64,
    map: &Map,
    firm: &FirmFacts,
    day: Date,
) -> Result<(), DbErr> {
    let extract = Extract::of(map, firm, day);
    let document = serde_json::to_vec(&extract).map_err(|error| DbErr::Custom(error.to_string()))?;
    let keys = app.keys().map_err(|error| DbErr::Custom(error.to_string()))?;
    let document = keys.seal(&sealed_for(organisation), &document);
    let sealed = store::Sealed { organisation, quarter: Quarter::of(day).to_string(), document };
    store::put_extract(transaction, sealed, &day.to_string()).await
}

/// Forgets everything that was kept of a firm for releases, its words too: within the transaction that erases its map. What was
/// published stays: it names no firm.
///
/// # Errors
/// When the database refuses.
pub async fn forget(transaction: &DatabaseTransaction, organisation: i64) -> Result<(), DbErr> {
    store::forget_extracts(transaction, organisation).await?;
    kept::forget_unmatched(transaction, organisation).await
}

/// Opens an extract.
pub(super) fn open(keys: &Keys, sealed: &store::Sealed) -> Result<Extract, DbErr> {
    let told = |error: String| DbErr::Custom(format!("The extract of {}: {error}", sealed.organisation));
    let opened = keys.open(&sealed_for(sealed.organisation), &sealed.document, MOST_BYTES);
    serde_json::from_slice(&opened.map_err(|error| told(error.to_string()))?)
        .map_err(|error| told(error.to_string()))
}
