//! Amending a decision that was taken: prepared and taken as the first one was, with a reason.

use super::{
    keep::{Seen, tell},
    store::{self, Kept, Pending},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    funding::FundingError,
};

/// Begins an amendment, or gives the one that was begun. Until it is taken the decision holds as it is.
///
/// # Errors
/// [`FundingError::NotNow`] for what grants nothing or is closed; [`FundingError::Changed`] when somebody was first.
pub async fn begin_amendment(app: &App, caller: &Caller, seen: Seen) -> Result<Kept, FundingError> {
    check(caller, Action::DecideFunding, Relation::None)?;
    let transaction = app.db.write().await?;
    let mut kept = store::to_change(&transaction, seen.id).await?.ok_or(FundingError::NotFound)?;
    if !kept.is_running() {
        return Err(FundingError::NotNow);
    }
    if kept.pending.is_some() {
        return Ok(kept);
    }
    if kept.version != seen.version {
        return Err(FundingError::Changed);
    }
    let mut decision = kept.decision.clone();
    decision.presenter_unbiased = false;
    decision.decider_unbiased = false;
    decision.decider = String::new();
    kept.pending = Some(Pending { decision, reason: String::new() });
    kept.presented_by = None;
    kept.version += 1;
    kept.updated_at = app.clock.now();
    store::update(&transaction, &kept).await?;
    tell(transaction, caller, &kept, "decision.amendment_begun").await?;
    Ok(kept)
}
