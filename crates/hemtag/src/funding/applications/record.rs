//! What several use cases note of an application: the request that is open, and its day.

use jiff::Timestamp;
use sea_orm::DatabaseTransaction;

use super::store::completions::{self, Completion};
use crate::{
    funding::{
        FundingError, due,
        model::due::{Due, Of, What},
    },
    sealed::Keys,
};

/// The request that waits for its answer.
pub(super) async fn open_completion(
    transaction: &DatabaseTransaction,
    keys: &Keys,
    application: i64,
) -> Result<Option<Completion>, FundingError> {
    let all = completions::all(transaction, keys, application).await?;
    Ok(all.into_iter().find(|one| one.answered_at.is_none()))
}

/// The day of a request is kept, or was passed: gives by how many days.
pub(super) async fn close(
    transaction: &DatabaseTransaction,
    at: Timestamp,
    completion: i64,
) -> Result<Option<i32>, FundingError> {
    let of = Of::Completion(completion);
    let days = due::of(transaction, of).await?;
    due::done(transaction, at, of, What::Complete).await?;
    Ok(holding(&days, What::Complete).and_then(|due| due.late_by(crate::clock::day_in_sweden(at))))
}

/// The day that holds for something.
pub(super) fn holding(days: &[Due], what: What) -> Option<&Due> {
    days.iter().find(|due| due.what == what && due.holds)
}
