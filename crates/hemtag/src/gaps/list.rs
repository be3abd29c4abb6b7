//! The use case: the register of gaps, as far as the caller may see it.

use std::collections::HashMap;

use super::{
    model::{Counted, Filter, Gap, count},
    store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    http::PageError,
    needs::{self, model::Confidentiality},
};

/// Counts the open gaps that the filter lets through. Whoever may read confidential needs gets them all.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn list_gaps(app: &App, caller: &Caller, filter: &Filter) -> Result<Counted, PageError> {
    check(caller, Action::ReadGaps, Relation::None)?;
    let everything = check(caller, Action::ReadConfidentialNeed, Relation::None).is_ok();
    let levels: HashMap<_, Confidentiality> =
        needs::store::waiting_levels(app.db.reader()).await?.into_iter().collect();
    let gaps = store::open(app.db.reader()).await?;
    let gaps = gaps.iter().filter(|gap| filter.lets_through(&gap.content));
    // A need that was closed a moment ago has its gaps closed by the job: they count no longer.
    Ok(count(gaps.filter_map(|gap| Some((gap, *levels.get(&gap.need)?))), everything))
}

/// The open gaps one by one, but for those of needs that only advisers see: such a need's gaps are counted, never shown.
///
/// # Errors
/// As [`list_gaps`].
pub async fn open_gaps(app: &App, caller: &Caller) -> Result<Vec<Gap>, PageError> {
    check(caller, Action::ReadGaps, Relation::None)?;
    let levels: HashMap<_, Confidentiality> =
        needs::store::waiting_levels(app.db.reader()).await?.into_iter().collect();
    let mut gaps = store::open(app.db.reader()).await?;
    gaps.retain(|gap| levels.get(&gap.need).is_some_and(|level| *level != Confidentiality::AdviserOnly));
    Ok(gaps)
}
