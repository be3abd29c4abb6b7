//! The use case: the register of gaps, as far as the caller may see it.

use std::sync::Arc;

use super::model::{Counted, Filter, Gap};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    http::PageError,
    needs::model::Confidentiality,
};

/// Counts the open gaps that the filter lets through. Whoever may read confidential needs gets them all.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn list_gaps(app: &App, caller: &Caller, filter: &Filter) -> Result<Counted, PageError> {
    check(caller, Action::ReadGaps, Relation::None)?;
    let everything = check(caller, Action::ReadConfidentialNeed, Relation::None).is_ok();
    Ok(app.open_gaps.counted(app, filter, everything).await?)
}

/// The open gaps one by one, but for those of needs that only advisers see: such a need's gaps are counted, never shown.
///
/// # Errors
/// As [`list_gaps`].
pub async fn open_gaps(app: &App, caller: &Caller) -> Result<Vec<Arc<Gap>>, PageError> {
    check(caller, Action::ReadGaps, Relation::None)?;
    let shown = app.open_gaps.those(app, |_, level| level != Confidentiality::AdviserOnly).await?;
    Ok(shown.into_iter().map(|(gap, _)| gap).collect())
}
