//! The use case: what the register says to a need.

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
};

/// How many of each list a page shows before its filters.
pub const LISTED: usize = 20;

/// Asks the register as it is now. Nothing is kept: gaps are opened by [`crate::gaps`] when the need is.
///
/// # Errors
/// When the caller may not.
pub fn answer_need(
    app: &App,
    caller: &Caller,
    need: NeedDocument,
    wish: &Wish,
    changes: &[WhatIf],
) -> Result<(std::sync::Arc<Snapshot>, NeedAnswer), Denied> {
    check(caller, Action::MatchNeed, Relation::None)?;
    let snapshot = app.register.snapshot();
    let answer = model::answer(&snapshot.register, need, app.clock.today(), wish, changes);
    Ok((snapshot, answer))
}
