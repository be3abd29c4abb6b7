//! What a share puts into the firm's map of skills, and what goes out of it again: when the person withdraws it, when its day is
//! past, when the outcome is undone, when the validation is erased.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use workforce::map::{Evidence, EvidenceKind};

use super::{
    ValidationError,
    model::facts,
    seal::{self, Opened},
    store::{
        centres,
        shares::{self, Share},
        validations,
    },
};
use crate::{
    access::Caller,
    app::App,
    people,
    skills::firm::{self, FirmError, Shown},
};

fn told(error: FirmError) -> ValidationError {
    match error {
        FirmError::Denied(denied) => denied.into(),
        FirmError::Database(error) => error.into(),
        other => DbErr::Custom(format!("a firm's map: {other}")).into(),
    }
}

/// The centres by number, with their names.
async fn names(db: &impl ConnectionTrait) -> Result<HashMap<i64, String>, DbErr> {
    let all = centres::all(db).await?;
    let ids: Vec<i64> = all.iter().map(|one| one.organisation).collect();
    let names = people::organisations_of(db, &ids).await?;
    Ok(all
        .into_iter()
        .map(|one| (one.id, names.get(&one.organisation).cloned().unwrap_or_default()))
        .collect())
}

/// What a validation shows a firm. The evidence names the body and the qualification, so that two validations of one day stay
/// two.
fn shown(opened: &Opened, units: Option<&[String]>, centres: &HashMap<i64, String>) -> Vec<Shown> {
    let Some(conclusion) = opened.course.in_force() else { return Vec::new() };
    let centre = centres.get(&conclusion.centre).cloned().unwrap_or_default();
    let by = format!("{centre}, {}", opened.qualification().name_sv);
    let facts = facts(opened.qualification(), &opened.course, units);
    let one = facts.into_iter().map(|fact| Shown {
        name: fact.name_sv,
        concept: fact.concept,
        certificate: fact.certificate,
        // A validation says that what was to be shown was shown, not which step of the firm's scale that is.
        level: None,
        evidence: Evidence { kind: EvidenceKind::Validated, on: Some(fact.on), until: None, by: by.clone() },
    });
    one.collect()
}

/// Writes what is shared into the firm's map, where the person stands in it with this account.
pub(super) async fn give(
    app: &App,
    transaction: &DatabaseTransaction,
    caller: &Caller,
    opened: &Opened,
    organisation: i64,
    units: Option<&[String]>,
) -> Result<(), ValidationError> {
    let shown = shown(opened, units, &names(transaction).await?);
    let given =
        firm::take_validated(app, transaction, caller, organisation, opened.kept.person, &shown).await;
    // A firm that keeps numbers of people only has nobody to write it to.
    match given {
        Ok(_) | Err(FirmError::Names | FirmError::TooLarge) => Ok(()),
        Err(error) => Err(told(error)),
    }
}

/// Takes out of a firm's map what one share put there.
pub(super) async fn take_back(
    app: &App,
    transaction: &DatabaseTransaction,
    opened: &Opened,
    share: &Share,
) -> Result<(), ValidationError> {
    let units = seal::open_units(app.keys()?, &opened.kept, share.units.as_deref())?;
    let shown = shown(opened, units.as_deref(), &names(transaction).await?);
    let (organisation, person) = (share.organisation, opened.kept.person);
    firm::untake_validated(app, transaction, organisation, person, &shown).await.map_err(told)
}

/// The same for every share of a validation that was not withdrawn. To be called before its outcome changes or it goes.
pub(in crate::skills) async fn take_all_back(
    app: &App,
    transaction: &DatabaseTransaction,
    id: i64,
) -> Result<(), ValidationError> {
    let open: Vec<Share> = shares::of_validations(transaction, &[id]).await?;
    let open: Vec<Share> = open.into_iter().filter(|share| share.withdrawn_at.is_none()).collect();
    if open.is_empty() {
        return Ok(());
    }
    let opened = seal::open_one(app, transaction, id).await?;
    for share in &open {
        take_back(app, transaction, &opened, share).await?;
    }
    Ok(())
}

/// Ends the shares whose day is past: out of the firms' maps, and marked as withdrawn. Gives how many.
pub(in crate::skills) async fn end_past(
    app: &App,
    transaction: &DatabaseTransaction,
) -> Result<u64, ValidationError> {
    let past = shares::past(transaction, app.clock.today()).await?;
    for share in &past {
        if validations::by_id(transaction, share.validation).await?.is_some() {
            let opened = seal::open_one(app, transaction, share.validation).await?;
            take_back(app, transaction, &opened, share).await?;
        }
        shares::withdraw(transaction, share.id, app.clock.now()).await?;
    }
    Ok(past.len() as u64)
}
