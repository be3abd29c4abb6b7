//! What can be in the way of a plan.

use crate::skills::firm::FirmError;

/// Why there is no plan, or it is not kept.
#[derive(Debug, thiserror::Error)]
pub enum PlanRoomError {
    #[error(transparent)]
    Firm(#[from] FirmError),
    /// Somebody else set something meanwhile.
    #[error("the settings were changed by somebody else meanwhile")]
    Changed,
    /// What was shown is no longer what would be kept.
    #[error("the map or the settings have changed since the plan was shown")]
    Stale,
    #[error(transparent)]
    Plan(#[from] workforce::plan::PlanError),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

impl From<crate::access::Denied> for PlanRoomError {
    fn from(denied: crate::access::Denied) -> PlanRoomError {
        PlanRoomError::Firm(denied.into())
    }
}
