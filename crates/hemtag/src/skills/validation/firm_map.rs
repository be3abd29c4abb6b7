//! What a share puts into the firm's map of skills, and what goes out of it again: when the person withdraws it, when its day is
//! past, when the outcome is undone, when the validation is erased.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use workforce::map::{Evidence, EvidenceKind, PersonId as InMap};

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
    access::{Action, Caller, PersonId, check},
    app::App,
    http::language,
    letters::{self, Letter},
    people,
    skills::firm::{self, FirmError, Shown},
};

pub(in crate::skills) fn told(error: FirmError) -> ValidationError {
    match error {
        FirmError::NotFound => ValidationError::NotFound,
        FirmError::TiedAlready => ValidationError::TiedAlready,
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

/// Ties somebody in a firm's map to an account, or to none. What the account shares with the firm comes into the map, what the one
/// before it shared goes. Whoever's account is tied is told by a letter that names neither firm nor skill.
///
/// # Errors
/// When the caller is not of the firm, the map has no such person by name, or the account is none of the firm's or tied to
/// somebody else.
pub async fn tie(
    app: &App,
    caller: &Caller,
    organisation: i64,
    person: InMap,
    account: Option<PersonId>,
) -> Result<(), ValidationError> {
    check(caller, Action::KeepSkills, caller.to_firm(organisation))?;
    let transaction = app.db.write().await?;
    let kept = firm::open_to_read(app, &transaction, organisation).await.map_err(told)?;
    let before = kept.map.person(person).ok_or(ValidationError::NotFound)?.account.map(PersonId);
    if before == account {
        return Ok(());
    }
    let shares = shares::with_organisation(&transaction, organisation, app.clock.today()).await?;
    let ids: Vec<i64> = shares.iter().map(|share| share.validation).collect();
    let opened = seal::open_all(app, &transaction, validations::by_ids(&transaction, &ids).await?).await?;
    let centres = names(&transaction).await?;
    let mut now_shown = Vec::new();
    for share in &shares {
        let Some(of) = opened.iter().find(|one| one.kept.id == share.validation) else { continue };
        if Some(of.kept.person) == before {
            take_back(app, &transaction, of, share).await?;
        } else if Some(of.kept.person) == account {
            let units = seal::open_units(app.keys()?, &of.kept, share.units.as_deref())?;
            now_shown.extend(shown(of, units.as_deref(), &centres));
        }
    }
    firm::tie_account(app, &transaction, caller, organisation, person, account, &now_shown)
        .await
        .map_err(told)?;
    if let Some(account) = account.filter(|account| caller.person != Some(*account))
        && let Some(to) = people::address_of_person(&transaction, account).await?
    {
        let link = format!("{}{}", app.config.address(), language::href(to.language, "/account/skills"));
        let args = [("link", link.into())];
        let letter = Letter::of_words(to.language, &to.email, "skills.tied", "letter-skills-tied", &args);
        letters::put(&transaction, &letter, app.clock.now()).await?;
    }
    transaction.commit().await?;
    Ok(())
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
