//! How every change of a case is made: one transaction, access checked, the next step found anew, one event.

use jiff::{Timestamp, civil::Date};
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::Value;

use super::{
    CaseError,
    model::{AidStanding, Case, CaseId, Next, Seen, Task, aid::standing, next_step},
    store,
};
use crate::{
    access::{Action, Caller, check_any},
    app::App,
    events::{self, Event, Subject},
};

/// A change that is being made. What is not [`Change::keep`]t is undone.
#[derive(Debug)]
pub struct Change {
    pub(super) transaction: DatabaseTransaction,
    pub case: Case,
    pub(super) tasks: Vec<Task>,
    pub(super) aid: AidStanding,
    pub(super) at: Timestamp,
    pub(super) today: Date,
}

impl Change {
    /// Begins to change a case.
    ///
    /// # Errors
    /// [`CaseError::NotFound`] when the caller may not even read it; denied when it may read and not do this.
    pub(super) async fn begin(
        app: &App,
        caller: &Caller,
        id: CaseId,
        action: Action,
    ) -> Result<Change, CaseError> {
        let transaction = app.db.write().await?;
        let case = store::by_id_to_change(&transaction, id).await?.ok_or(CaseError::NotFound)?;
        let relations = case.relations(caller);
        check_any(caller, Action::ReadCase, &relations).map_err(|_| CaseError::NotFound)?;
        check_any(caller, action, &relations)?;
        let tasks = store::tasks::of_case(&transaction, id).await?;
        let newest = store::aid::newest(&transaction, id).await?;
        let aid = standing(newest.as_ref().map(|(kept, _)| kept));
        Ok(Change { transaction, case, tasks, aid, at: app.clock.now(), today: app.clock.today() })
    }

    /// The same, of a case that is open.
    ///
    /// # Errors
    /// As [`Change::begin`], and [`CaseError::Closed`].
    pub(super) async fn begin_open(
        app: &App,
        caller: &Caller,
        id: CaseId,
        action: Action,
    ) -> Result<Change, CaseError> {
        let change = Change::begin(app, caller, id, action).await?;
        if change.case.closed_at.is_some() { Err(CaseError::Closed) } else { Ok(change) }
    }

    /// Gives up when the case is no longer as the caller saw it, and counts its next version.
    ///
    /// # Errors
    /// [`CaseError::Changed`].
    pub(super) fn of_version(&mut self, seen: i64) -> Result<(), CaseError> {
        if self.case.version != seen {
            return Err(CaseError::Changed);
        }
        self.case.version += 1;
        Ok(())
    }

    /// Keeps the change with the event that tells of it.
    ///
    /// # Errors
    /// When the database refuses; then nothing is changed.
    pub(super) async fn keep(
        mut self,
        caller: &Caller,
        action: &'static str,
        data: Value,
    ) -> Result<Case, DbErr> {
        set_next(&mut self.case, Seen { tasks: &self.tasks, aid: self.aid }, self.at, self.today);
        self.case.updated_at = self.at;
        store::update(&self.transaction, &self.case).await?;
        let event = Event { action, subject: Subject::Case(self.case.id.0), data };
        events::append(&self.transaction, caller, self.at, event).await?;
        self.transaction.commit().await?;
        Ok(self.case)
    }
}

/// Finds the next step. Since when it waits is kept while it is the same step of the same task for the same party.
pub(super) fn set_next(case: &mut Case, seen: Seen<'_>, at: Timestamp, today: Date) {
    let turn = next_step(case, seen, today);
    let before = &case.next;
    let is_same = (before.step, before.task, before.waits_for) == (turn.step, turn.task, turn.waits_for);
    let waits_since = if is_same { before.waits_since } else { at };
    case.next =
        Next { step: turn.step, task: turn.task, waits_for: turn.waits_for, waits_since, on: turn.on };
}
