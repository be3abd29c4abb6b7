//! Finding a case: by its number, and by the key of its need.

use sea_orm::{ConnectionTrait, DbErr};

use super::{
    CaseError,
    model::{Case, CaseId, Task},
    seal, store,
};
use crate::{
    access::{Action, Caller, Relation, check, check_any},
    app::App,
    needs::{self, Need, NeedId},
};

/// A case with its need, and what the caller is to it.
#[derive(Debug, Clone)]
pub struct Found {
    pub case: Case,
    pub need: Need,
    pub tasks: Vec<Task>,
    pub relations: Vec<Relation>,
}

impl Found {
    /// Whether the caller may do something here.
    #[must_use]
    pub fn may(&self, caller: &Caller, action: Action) -> bool {
        check_any(caller, action, &self.relations).is_ok()
    }
}

/// The case of a need, for the rooms that come after: callers see to who may know it.
///
/// # Errors
/// When the database does not answer.
pub async fn of_need(db: &impl ConnectionTrait, need: NeedId) -> Result<Option<Case>, DbErr> {
    store::by_need(db, need).await
}

/// The cases of these needs, where they have any.
///
/// # Errors
/// When the database does not answer.
pub async fn of_needs(db: &impl ConnectionTrait, needs: &[NeedId]) -> Result<Vec<Case>, DbErr> {
    store::by_needs(db, needs).await
}

/// The case with this number.
///
/// # Errors
/// [`CaseError::NotFound`] when there is none, or the caller may not read it.
pub async fn case_by_id(app: &App, caller: &Caller, id: CaseId) -> Result<Found, CaseError> {
    let db = app.db.reader();
    let mut case = store::by_id(db, id).await?.ok_or(CaseError::NotFound)?;
    let relations = case.relations(caller);
    check_any(caller, Action::ReadCase, &relations).map_err(|_| CaseError::NotFound)?;
    let need = needs::store::by_id(db, case.need).await?.ok_or(CaseError::NotFound)?;
    let tasks = store::tasks::of_case(db, app.keys()?, id).await?;
    seal::open_step(app, &mut case)?;
    Ok(Found { case, need, tasks, relations })
}

/// The need whose key the caller holds, with its case where it has one. What the caller may see of the case,
/// [`case_by_id`] says: a link to a need is given on more lightly than an account.
///
/// # Errors
/// [`CaseError::NotFound`] when nobody holds such a key.
pub async fn case_of_need(app: &App, caller: &Caller, key: &str) -> Result<(Need, Option<Case>), CaseError> {
    check(caller, Action::ReadConfidentialNeed, Relation::Owner)?;
    let need = needs::find_need(app, caller, key).await?;
    let case = store::by_need(app.db.reader(), need.id).await?;
    Ok((need, case))
}
