//! The use case: what the register says to a need.

use std::sync::Arc;

use matching::Wish;

use super::{
    model::{self, NeedAnswer},
    what_if::WhatIf,
};
use crate::{
    access::{Action, Caller, Denied, Relation, check},
    app::App,
    makers::Snapshot,
    needs::model::NeedDocument,
    operation::traces,
};

/// How many of each list a page shows before its filters.
pub const LISTED: usize = 20;

/// Asks the register as it is now. Nothing is kept: gaps are opened by [`crate::gaps`] when the need is.
///
/// # Errors
/// When the caller may not.
///
/// # Panics
/// When the engine does.
pub async fn answer_need(
    app: &App,
    caller: &Caller,
    need: NeedDocument,
    wish: &Wish,
    changes: &[WhatIf],
) -> Result<(Arc<Snapshot>, NeedAnswer), Denied> {
    check(caller, Action::MatchNeed, Relation::None)?;
    let (snapshot, today) = (app.register.snapshot(), app.clock.today());
    let (register, wish, changes) = (Arc::clone(&snapshot), *wish, changes.to_vec());
    // Matching is work for the processor: it must not hold up other pages.
    let answer =
        tokio::task::spawn_blocking(move || model::answer(&register.register, need, today, &wish, &changes));
    Ok((snapshot, traces::part("match", answer).await.expect("matching does not panic")))
}
