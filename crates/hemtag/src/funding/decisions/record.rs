//! A decision with all that is kept of it, for the applicant and officers.

use super::{
    keep::call_of,
    store::{self, Kept, KeptVersion},
};
use crate::{
    access::{Action, Caller, Relation, check_any},
    app::App,
    funding::{FundingError, applications, calls::KeptCall, model::decision::DecisionState},
};

#[derive(Debug, Clone)]
pub struct Record {
    pub kept: Kept,
    pub application: applications::Kept,
    /// As it was when the application was written.
    pub call: KeptCall,
    /// Newest first; none until it is taken.
    pub versions: Vec<KeptVersion>,
}

impl Record {
    /// What the caller is to it.
    #[must_use]
    pub fn relations(&self, caller: &Caller) -> Vec<Relation> {
        self.application.relations(caller)
    }
}

/// # Errors
/// [`FundingError::NotFound`] for none, as for one that the caller may not know of: what is only prepared is for officers.
pub async fn record(app: &App, caller: &Caller, id: i64) -> Result<Record, FundingError> {
    let db = app.db.reader();
    let kept = store::by_id(db, id).await?.ok_or(FundingError::NotFound)?;
    let application = applications::store::by_id(db, app.keys()?, kept.application).await?;
    let application = application.ok_or(FundingError::NotFound)?;
    let relations = match kept.state {
        DecisionState::Taken => application.relations(caller),
        DecisionState::Proposed => Vec::new(),
    };
    check_any(caller, Action::ReadApplication, &relations).map_err(|_| FundingError::NotFound)?;
    let call = call_of(db, &application).await?;
    let versions = store::versions(db, id).await?;
    Ok(Record { kept, application, call, versions })
}
