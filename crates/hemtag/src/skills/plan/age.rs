//! What goes of kept plans by itself: the people of those that another plan has replaced. What was to be done for how many, and what
//! it was to cost, stays to be followed up: it was written beside the plan when it was kept.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use workforce::{
    map::{PersonId, Who},
    plan::Key,
};

use super::{
    keep::{Baseline, seal, unseal},
    store::{self, Part},
    yearly::FollowUp,
};
use crate::{
    access::{Caller, PersonId as Account},
    app::App,
    skills::firm::WrittenRow,
};

/// When somebody last set or kept anything of each firm's plans. What the yearly job writes by itself does not count.
///
/// # Errors
/// When the database does not answer.
pub async fn changed(db: &impl ConnectionTrait) -> Result<BTreeMap<i64, String>, DbErr> {
    let all = store::changed(db, &Caller::administrator().label()).await?;
    Ok(all.into_iter().collect())
}

/// By the number of a plan: the rows that change, and what is to stand in them.
type Cleaned = BTreeMap<i32, Vec<(i64, Vec<u8>)>>;

/// The plans that a firm kept before a moment and has replaced since, without people and the measures that are for one of them, and
/// what was written of those plans year by year. Only where something is left to go.
async fn without_people(
    app: &App,
    db: &impl ConnectionTrait,
    organisation: i64,
    before: Timestamp,
) -> Result<Cleaned, DbErr> {
    let mut cleaned = Cleaned::new();
    let mut old: BTreeSet<i32> = BTreeSet::new();
    for (version, at) in store::moments(db, organisation, Part::Kept).await?.iter().skip(1) {
        if crate::database::moment(at)? <= before {
            old.insert(*version);
        }
    }
    if old.is_empty() {
        return Ok(cleaned);
    }
    // Who stays in each: several of whom only the number is kept.
    let mut staying: BTreeMap<i32, BTreeSet<PersonId>> = BTreeMap::new();
    for row in
        store::rows(db, organisation, Part::Kept).await?.iter().filter(|row| old.contains(&row.version))
    {
        let mut baseline: Baseline = unseal(app, row)?;
        let named = baseline.before.people.iter().filter(|one| matches!(one.who, Who::Named(_)));
        let named: Vec<PersonId> = named.map(|one| one.id).collect();
        if !named.is_empty() {
            baseline.settle();
            let stays = |key: &Key| key.person().is_none_or(|person| !named.contains(&person));
            baseline.plan.measures.retain(|measure| stays(&measure.key));
            baseline.plan.moot.retain(stays);
            for person in &named {
                baseline.before.forget(*person);
            }
            let document = seal(app, organisation, Part::Kept, row.version, &baseline)?;
            cleaned.entry(row.version).or_default().push((row.id, document));
        }
        let stay = baseline.before.people.iter().map(|one| one.id).collect();
        staying.insert(row.version, stay);
    }
    for row in store::rows(db, organisation, Part::Followed).await? {
        let mut one: FollowUp = unseal(app, &row)?;
        let Some(staying) = staying.get(&one.baseline) else { continue };
        let were = one.states.len();
        one.states.retain(|(key, ..)| key.person().is_none_or(|person| staying.contains(&person)));
        if one.states.len() != were {
            let document = seal(app, organisation, Part::Followed, row.version, &one)?;
            cleaned.entry(one.baseline).or_default().push((row.id, document));
        }
    }
    Ok(cleaned)
}

/// Whether [`forget_earlier`] would take anything out.
///
/// # Errors
/// When a plan does not open, or the database does not answer.
pub async fn holds_earlier(
    app: &App,
    db: &impl ConnectionTrait,
    organisation: i64,
    before: Timestamp,
) -> Result<bool, DbErr> {
    Ok(!without_people(app, db, organisation, before).await?.is_empty())
}

/// Takes people out of the plans that a firm kept before a moment and has replaced since, and out of their follow-ups, with the
/// measures that are for one of them. Gives how many plans.
///
/// # Errors
/// When a plan does not open, or the database refuses.
pub async fn forget_earlier(
    app: &App,
    transaction: &DatabaseTransaction,
    organisation: i64,
    before: Timestamp,
) -> Result<u64, DbErr> {
    let cleaned = without_people(app, transaction, organisation, before).await?;
    let gone = cleaned.len() as u64;
    for (id, document) in cleaned.into_values().flatten() {
        store::replace(transaction, id, document).await?;
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
