//! How every change of a case is made: one transaction, access checked, the next step found anew, one event.

use jiff::{Timestamp, civil::Date};
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::Value;

use super::{
    CaseError,
    model::{AidStanding, Asking, Case, CaseId, Next, Seen, Task, aid::standing, next_step},
    requests,
    seal::keys,
    store,
};
use crate::{
    access::{Action, Caller, check_any},
    app::App,
    events::{self, Event, Subject},
    needs::NeedId,
};

/// A change that is being made. What is not [`Change::keep`]t is undone.
#[derive(Debug)]
pub struct Change {
    pub(super) transaction: DatabaseTransaction,
    pub case: Case,
    pub(super) tasks: Vec<Task>,
    pub(super) aid: AidStanding,
    pub(super) asking: Asking,
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
        let tasks = store::tasks::of_case(&transaction, app.keys()?, id).await?;
        let newest = store::aid::newest(&transaction, id).await?;
        let aid = standing(newest.as_ref().map(|(kept, _)| kept));
        let (at, today) = (app.clock.now(), app.clock.today());
        let asking = requests::asking(&transaction, case.need, today).await?;
        Ok(Change { transaction, case, tasks, aid, asking, at, today })
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
        let seen = Seen { tasks: &self.tasks, aid: self.aid, asking: self.asking };
        set_next(&mut self.case, seen, self.at, self.today);
        self.case.updated_at = self.at;
        store::update(&self.transaction, &self.case).await?;
        let event = Event { action, subject: Subject::Case(self.case.id.0), data };
        events::append(&self.transaction, caller, self.at, event).await?;
        self.transaction.commit().await?;
        Ok(self.case)
    }
}

/// Finds the next step of a need's case anew within a transaction that changes something else about it and writes its event;
/// nothing where there is no case.
pub(super) async fn refresh(app: &App, transaction: &DatabaseTransaction, need: NeedId) -> Result<(), DbErr> {
    let Some(case) = store::by_need(transaction, need).await? else { return Ok(()) };
    let Some(mut case) = store::by_id_to_change(transaction, case.id).await? else { return Ok(()) };
    let (at, today) = (app.clock.now(), app.clock.today());
    let tasks = store::tasks::of_case(transaction, keys(app)?, case.id).await?;
    let newest = store::aid::newest(transaction, case.id).await?;
    let aid = standing(newest.as_ref().map(|(kept, _)| kept));
    let asking = requests::asking(transaction, need, today).await?;
    set_next(&mut case, Seen { tasks: &tasks, aid, asking }, at, today);
    case.updated_at = at;
    store::update(transaction, &case).await
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
