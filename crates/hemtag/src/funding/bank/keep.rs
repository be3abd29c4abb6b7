//! What the bank says, for whoever may read it.

use super::{
    model::{Period, Sums},
    store::{self, Kept, Texts},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    funding::FundingError,
};

/// Every project that holds, the newest by its number first. Summaries stand empty, for nobody reads a thousand of them; with
/// `texts` they are there for whoever may read them, to search in.
///
/// # Errors
/// When the database does not answer.
pub async fn projects(app: &App, caller: &Caller, texts: bool) -> Result<Vec<Kept>, FundingError> {
    check(caller, Action::ReadFunding, Relation::None)?;
    let may = texts && caller.may(Action::ReadBankTexts, Relation::None);
    Ok(store::all(app.db.reader(), if may { Texts::With } else { Texts::Without }).await?)
}

/// Every version of one project, the newest first; the summaries for whoever may read them.
///
/// # Errors
/// [`FundingError::NotFound`] for none.
pub async fn one(
    app: &App,
    caller: &Caller,
    period: Period,
    number: &str,
) -> Result<Vec<Kept>, FundingError> {
    check(caller, Action::ReadFunding, Relation::None)?;
    let mut versions = store::versions(app.db.reader(), period, number).await?;
    if versions.is_empty() {
        return Err(FundingError::NotFound);
    }
    if !caller.may(Action::ReadBankTexts, Relation::None) {
        versions.iter_mut().for_each(|kept| kept.project.summary.clear());
    }
    Ok(versions)
}

/// The sums of everything that the bank holds, by place, programme and both.
///
/// # Errors
/// When the database does not answer.
pub async fn by_county(app: &App, caller: &Caller) -> Result<Sums, FundingError> {
    let all = projects(app, caller, false).await?;
    Ok(Sums::of(all.iter().map(|kept| &kept.project)))
}
