//! Projects of the bank for the map of initiatives: ranked by their words, put forward by hand, and reviewed there as every other
//! suggestion. What is put forward stands in the map when somebody there has confirmed it.

use std::collections::HashMap;

use super::{
    keep,
    model::{Period, Project},
    store::{self, Kept, Texts},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    funding::FundingError,
    initiatives::{
        bank::{self, Became},
        model::{BankProject, Scored, score},
    },
};

/// A project, what speaks for it, and what became of it in the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForMap {
    pub kept: Kept,
    pub scored: Scored,
    /// `None`: never put forward.
    pub became: Option<Became>,
}

/// The projects whose words speak for them, most points first.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn for_the_map(app: &App, caller: &Caller) -> Result<Vec<ForMap>, FundingError> {
    check(caller, Action::EditInitiative, Relation::None)?;
    check(caller, Action::ReadBankTexts, Relation::None)?;
    let mut became: HashMap<String, Became> = bank::became(app, caller).await?;
    let mut all: Vec<ForMap> = store::all(app.db.reader(), Texts::With)
        .await?
        .into_iter()
        .filter_map(|kept| {
            let scored = score(&as_initiative(&kept.project))?;
            let became = became.remove(&kept.project.number);
            Some(ForMap { kept, scored, became })
        })
        .collect();
    all.sort_by_key(|one| (std::cmp::Reverse(one.scored.points), one.kept.project.number.clone()));
    Ok(all)
}

/// What the map takes of every project of the bank.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn as_initiatives(app: &App, caller: &Caller) -> Result<Vec<BankProject>, FundingError> {
    check(caller, Action::ReadBankTexts, Relation::None)?;
    let all = store::all(app.db.reader(), Texts::With).await?;
    Ok(all.iter().map(|kept| as_initiative(&kept.project)).collect())
}

/// Puts one project forward for review. Gives the number of the suggestion; of one that was put forward before, the same.
///
/// # Errors
/// [`FundingError::NotFound`] for no such project; when the caller may not.
pub async fn put_forward(
    app: &App,
    caller: &Caller,
    period: Period,
    number: &str,
) -> Result<i64, FundingError> {
    check(caller, Action::EditInitiative, Relation::None)?;
    let versions = keep::one(app, caller, period, number).await?;
    let newest = versions.first().ok_or(FundingError::NotFound)?;
    Ok(bank::propose_one(app, caller, &as_initiative(&newest.project)).await?)
}

fn as_initiative(project: &Project) -> BankProject {
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
    BankProject {
        number: project.number.clone(),
        name: project.name.clone(),
        summary: project.summary.clone(),
        owner: project.recipient.clone(),
        since: day(project.starts),
        until: day(project.ends),
        counties: project.places.iter().filter_map(|place| place.county()).map(str::to_owned).collect(),
    }
}
