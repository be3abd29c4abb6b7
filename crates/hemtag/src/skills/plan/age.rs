//! What goes of kept plans by itself: the people of those that another plan has replaced. What was to be done for how many, and what
//! it was to cost, stays to be followed up.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use workforce::{
    map::{PersonId, Who},
    plan::Key,
};

use super::{
    keep::{Baseline, seal, unseal},
    store::{self, Part},
};
use crate::{access::PersonId as Account, app::App, skills::firm::WrittenRow};

/// When anything of a firm's plans was last set or kept.
///
/// # Errors
/// When the database does not answer.
pub async fn changed_at(db: &impl ConnectionTrait, organisation: i64) -> Result<Option<Timestamp>, DbErr> {
    store::newest_at(db, organisation).await?.as_deref().map(crate::database::moment).transpose()
}

/// Takes people out of the plans that a firm kept before a moment and has replaced since, with the measures that are for one of
/// them. Gives how many plans.
///
/// # Errors
/// When a plan does not open, or the database refuses.
pub async fn forget_earlier(
    app: &App,
    transaction: &DatabaseTransaction,
    organisation: i64,
    before: Timestamp,
) -> Result<u64, DbErr> {
    let mut gone = 0;
    for row in store::rows(transaction, organisation, Part::Kept).await?.iter().skip(1) {
        if crate::database::moment(&row.at)? > before {
            continue;
        }
        let mut baseline: Baseline = unseal(app, row)?;
        let named = baseline.before.people.iter().filter(|one| matches!(one.who, Who::Named(_)));
        let named: Vec<PersonId> = named.map(|one| one.id).collect();
        if named.is_empty() {
            continue;
        }
        let stays = |key: &Key| key.person().is_none_or(|person| !named.contains(&person));
        baseline.plan.measures.retain(|measure| stays(&measure.key));
        baseline.plan.moot.retain(stays);
        for person in &named {
            baseline.before.forget(*person);
        }
        let document = seal(app, organisation, Part::Kept, row.version, &baseline)?;
        store::replace(transaction, row.id, document).await?;
        gone += 1;
    }
    Ok(gone)
}

/// What of firms' plans stands there with an account as who wrote it.
///
/// # Errors
/// When the database does not answer.
pub async fn written_by(db: &impl ConnectionTrait, person: Account) -> Result<Vec<WrittenRow>, DbErr> {
    let rows = store::by_actor(db, &format!(":{}", person.0)).await?;
    rows.into_iter().map(WrittenRow::of).collect()
}
