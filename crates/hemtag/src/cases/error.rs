//! Why a use case of cases came to nothing, and how a page tells it.

use sea_orm::DbErr;

use super::model::NotKept;
use crate::{
    access::Denied,
    aid::AidError,
    http::PageError,
    needs::NeedError,
    sealed::{KeyError, SealError},
};

#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// Does not exist, or the caller may not know that it does.
    #[error("There is no such case.")]
    NotFound,
    #[error("Sign in first: somebody must be reachable.")]
    NotSignedIn,
    #[error("Another account opened a case for this need.")]
    OpenedByOther,
    #[error("The need is closed. Open it again first.")]
    NeedClosed,
    #[error("The case is closed. Open it again first.")]
    Closed,
    #[error("Say what the case is about, or when to come back.")]
    NoQuestion,
    #[error("That day has passed, or is more than two years away.")]
    WrongDay,
    /// Somebody else was first: what was seen is no longer how it is.
    #[error("Somebody changed it meanwhile.")]
    Changed,
    #[error("Whoever is named must be an adviser.")]
    NoAdviser,
    #[error("Write something.")]
    Empty,
    #[error("That is longer than {0} characters.")]
    TooLong(usize),
    #[error("There are {0} already.")]
    TooMany(usize),
    #[error("The file is not kept.")]
    File(NotKept),
    #[error("An amount in kronor needs its rate to be told in euro.")]
    NoRate,
    #[error("No rules of aid are known for this day.")]
    NoRules,
    #[error("What was granted before leaves no room, or it is not known whether it does.")]
    NoRoom,
    #[error("Say whom it waits for.")]
    NobodyNamed,
    #[error("A statement of earlier aid must be accepted before advice begins.")]
    AidFirst,
    #[error(transparent)]
    Aid(AidError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<AidError> for CaseError {
    fn from(error: AidError) -> CaseError {
        match error {
            AidError::Denied(denied) => denied.into(),
            AidError::Database(error) => error.into(),
            other => CaseError::Aid(other),
        }
    }
}

impl From<NeedError> for CaseError {
    fn from(error: NeedError) -> CaseError {
        match error {
            NeedError::Denied(denied) => denied.into(),
            NeedError::Database(error) => error.into(),
            NeedError::Closed => CaseError::NeedClosed,
            NeedError::NotSignedIn => CaseError::NotSignedIn,
            NeedError::NotFound | NeedError::ChangedMeanwhile | NeedError::Taken | NeedError::Part(_) => {
                CaseError::NotFound
            }
        }
    }
}

impl From<CaseError> for PageError {
    fn from(error: CaseError) -> PageError {
        match error {
            CaseError::NotFound => PageError::NotFound,
            CaseError::NotSignedIn | CaseError::OpenedByOther | CaseError::Denied(_) => PageError::Forbidden,
            CaseError::Closed | CaseError::NeedClosed | CaseError::Changed => PageError::Conflict,
            CaseError::NoQuestion
            | CaseError::WrongDay
            | CaseError::NoAdviser
            | CaseError::Empty
            | CaseError::TooLong(_)
            | CaseError::NobodyNamed
            | CaseError::TooMany(_)
            | CaseError::File(_)
            | CaseError::NoRate
            | CaseError::NoRules
            | CaseError::NoRoom
            | CaseError::AidFirst => PageError::BadRequest,
            CaseError::Aid(error) => error.into(),
            CaseError::Key(error) => anyhow::Error::from(error).into(),
            CaseError::Seal(error) => anyhow::Error::from(error).into(),
            CaseError::Database(error) => error.into(),
        }
    }
}
