//! The call that an application is written for, as it holds for it.

use super::store::Kept;
use crate::{
    access::Caller,
    app::App,
    funding::{
        FundingError,
        calls::{self, KeptCall},
        model::{application::State, call::Call},
    },
};

/// A call, and the version of it that an application is judged by.
#[derive(Debug, Clone)]
pub struct Terms {
    pub call: KeptCall,
    /// A draft follows the newest version; what was handed in keeps the one that it was written for.
    pub held: Call,
    /// Reasons of the amendments since the application was begun, newest first.
    pub amended: Vec<String>,
}

/// # Errors
/// When the database does not answer.
pub async fn terms(app: &App, caller: &Caller, kept: &Kept) -> Result<Terms, FundingError> {
    let call = calls::by_id(app.db.reader(), kept.call).await?.ok_or(FundingError::NotFound)?;
    if call.version == kept.call_version {
        return Ok(Terms { held: call.call.clone(), call, amended: Vec::new() });
    }
    let versions = calls::versions(app, caller, &call).await?;
    let amended = versions.iter().filter(|one| one.version > kept.call_version);
    let amended = amended.map(|one| one.reason.clone()).collect();
    let own = versions.into_iter().find(|one| one.version == kept.call_version).map(|one| one.call);
    let held = match (kept.state, own) {
        (State::Draft, _) | (_, None) => call.call.clone(),
        (_, Some(own)) => own,
    };
    Ok(Terms { call, held, amended })
}
