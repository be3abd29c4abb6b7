//! Why a use case of validation came to nothing, and how a page tells it.

use sea_orm::DbErr;

use super::model::{Fault, NotAssessed, Place, Unfit};
use crate::{
    access::Denied,
    files::table::FileProblem,
    http::PageError,
    sealed::{KeyError, SealError},
};

/// Nothing is kept then.
#[derive(Debug, thiserror::Error)]
pub enum ValidationError {
    /// Does not exist, or the caller may not know that it does.
    #[error("There is no such thing.")]
    NotFound,
    #[error("Somebody changed it meanwhile.")]
    Changed,
    #[error("The qualification cannot be kept so.")]
    Wrong(Vec<(Place, Fault)>),
    #[error("It says what holds already.")]
    Nothing,
    #[error("A reason is needed, of at most {MOST_WORDS} characters.")]
    NoReason,
    #[error("It ends before it begins.")]
    EndsBefore,
    #[error("Say where it was read.")]
    NoSource,
    #[error("Whoever assesses is an assessor of the centre's organisation.")]
    NoAssessor,
    /// Not all units of the qualification are in the register.
    #[error("Not all units of the qualification are known here.")]
    NotWhole,
    /// There is one already that is not done.
    #[error("There is one already.")]
    Begun(i64),
    /// It is not so far, or further.
    #[error("It does not stand so that this can be done.")]
    NotNow,
    #[error("The centre is not accredited for it today.")]
    NotAccredited,
    #[error("Whoever assesses is bound to the person.")]
    Unfit(Unfit),
    #[error("The unit is not assessed.")]
    NotAssessed(NotAssessed),
    #[error("A certificate has a number.")]
    NoCertificate,
    #[error("The time for it is over.")]
    TooLate,
    #[error("Somebody else than who said the outcome answers.")]
    SamePerson,
    #[error("The account is tied to somebody else in the map.")]
    TiedAlready,
    #[error("That is no address of e-mail.")]
    NoAddress,
    #[error("So many letters went out that it must wait.")]
    TooMany,
    #[error("Say until when, at most {0} days ahead.")]
    NoDay(i64),
    #[error("The file cannot be read.")]
    File(FileProblem),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// The longest reason or note, in characters.
pub const MOST_WORDS: usize = 2000;

/// Words as they are kept: without blanks at their ends, and not without end.
pub(super) fn words(text: &str) -> String {
    text.trim().chars().take(MOST_WORDS).collect()
}

/// A reason that somebody gave.
pub(super) fn reason(text: &str) -> Result<String, ValidationError> {
    let reason = words(text);
    if reason.is_empty() { Err(ValidationError::NoReason) } else { Ok(reason) }
}

impl From<ValidationError> for PageError {
    fn from(error: ValidationError) -> PageError {
        use ValidationError as E;
        match error {
            E::NotFound => PageError::NotFound,
            E::Denied(_) | E::Unfit(_) => PageError::Forbidden,
            E::Changed | E::Begun(_) | E::NotNow | E::TiedAlready => PageError::Conflict,
            E::TooMany => PageError::TooMany { seconds: 24 * 3600 },
            E::Key(error) => anyhow::Error::from(error).into(),
            E::Seal(error) => anyhow::Error::from(error).into(),
            E::Database(error) => error.into(),
            E::Wrong(_)
            | E::Nothing
            | E::NoReason
            | E::EndsBefore
            | E::NoSource
            | E::NoAssessor
            | E::NotWhole
            | E::NotAccredited
            | E::NotAssessed(_)
            | E::NoCertificate
            | E::TooLate
            | E::SamePerson
            | E::NoAddress
            | E::NoDay(_)
            | E::File(_) => PageError::BadRequest,
        }
    }
}
