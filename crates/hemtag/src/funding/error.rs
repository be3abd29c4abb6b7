//! Why a use case of funding came to nothing, and how a page tells it. Nothing is kept then.

use funding::ledger::Refused;
use sea_orm::DbErr;

use super::model::{
    check::Problem, differs::Field, domestic::Domestic, lacks::Lack, personal::Personal, reckon::ClaimWrong,
};
use crate::{
    access::Denied,
    http::PageError,
    sealed::{KeyError, SealError},
};

#[derive(Debug, thiserror::Error)]
pub enum FundingError {
    /// Does not exist, or the caller may not know that it does.
    #[error("There is nothing of the kind.")]
    NotFound,
    #[error("Sign in first: somebody must be reachable.")]
    NotSignedIn,
    /// Somebody else was first: what was seen is no longer how it is.
    #[error("Somebody changed it meanwhile.")]
    Changed,
    /// What is asked cannot be done as it stands: handed in, decided, closed.
    #[error("It is not in a state in which this can be done.")]
    NotNow,
    /// The call takes nothing at this moment.
    #[error("The call is not open.")]
    NotOpen,
    #[error("A change needs a reason of at most 2 000 characters.")]
    NoReason,
    /// What keeps an application from being handed in.
    #[error("It is not complete.")]
    Incomplete(Vec<Problem>),
    /// Texts that would favour domestic over imported goods, or may.
    #[error("A text would favour domestic over imported goods.")]
    Domestic(Vec<Domestic>),
    /// What keeps a call from being published: field and the key of its sentence.
    #[error("It cannot be published as it stands.")]
    Wrong(Vec<(String, &'static str)>),
    #[error("The day has passed, or is not a day.")]
    WrongDay,
    #[error("That is longer than {0} characters.")]
    TooLong(usize),
    #[error("There are {0} already.")]
    TooMany(usize),
    /// An assessor must not assess it; the application's number in the database.
    #[error("There is a conflict of interest.")]
    Conflict(i64),
    /// An assessor has said nothing of what they are bound to: whether there is a conflict is not known.
    #[error("The assessor has not said what they are bound to.")]
    NotStated,
    /// An assessor takes no more.
    #[error("The assessor takes no more applications.")]
    LoadReached,
    /// Nobody who may sign has signed what stands there now.
    #[error("It is not signed as it stands.")]
    Unsigned,
    /// What was changed since it was handed in is not handed in.
    #[error("There are changes that are not handed in.")]
    Unsent,
    /// Something stands there which a person is known by: it is not kept. By field.
    #[error("It names a person.")]
    Personal(Vec<(String, Personal)>),
    /// A file is not kept, and why.
    #[error("The file is not kept.")]
    File(crate::funding::applications::FileWrong),
    /// What a decision lacks before it may be presented or taken.
    #[error("The decision is not complete.")]
    Lacks(Vec<Lack>),
    /// Whoever presents does not decide: two people look at every decision.
    #[error("Whoever presented a decision does not take it.")]
    SamePerson,
    /// A conflict of interest, declared or found.
    #[error("Whoever has a conflict of interest takes no part.")]
    Biased,
    /// The application is not the one that the decision was prepared on.
    #[error("The application was changed after the decision was prepared.")]
    ApplicationChanged(Vec<Field>),
    /// What keeps a claim from being handed in or decided.
    #[error("The claim is not in order.")]
    ClaimWrong(Vec<ClaimWrong>),
    /// Aid of little importance has no room for so much: what is left, and what the new aid is worth, in cents of a euro.
    #[error("The ceiling of aid of little importance would be passed.")]
    AidFull { room_cents: i64, worth_cents: Option<i64> },
    #[error("No rules of aid hold on this day.")]
    NoAidRules,
    #[error(transparent)]
    Aid(#[from] crate::aid::AidError),
    /// The ledger says no.
    #[error(transparent)]
    Money(#[from] Refused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<crate::initiatives::NotKept> for FundingError {
    fn from(error: crate::initiatives::NotKept) -> FundingError {
        use crate::initiatives::NotKept;
        match error {
            NotKept::Denied(denied) => denied.into(),
            NotKept::NotFound => FundingError::NotFound,
            NotKept::ChangedMeanwhile | NotKept::Taken => FundingError::Changed,
            NotKept::Wrong(_) | NotKept::Nothing | NotKept::TooMany => FundingError::NotNow,
            NotKept::NoReason => FundingError::NoReason,
            NotKept::Database(error) => error.into(),
        }
    }
}

impl From<FundingError> for PageError {
    fn from(error: FundingError) -> PageError {
        match error {
            FundingError::NotFound => PageError::NotFound,
            FundingError::NotSignedIn => PageError::Forbidden,
            FundingError::Denied(denied) => denied.into(),
            FundingError::Changed
            | FundingError::NotNow
            | FundingError::NotOpen
            | FundingError::Unsigned
            | FundingError::Unsent => PageError::Conflict,
            FundingError::Conflict(_) | FundingError::NotStated | FundingError::LoadReached => {
                PageError::Conflict
            }
            FundingError::SamePerson | FundingError::Biased => PageError::Forbidden,
            FundingError::ApplicationChanged(_) => PageError::Conflict,
            FundingError::NoReason
            | FundingError::Incomplete(_)
            | FundingError::Wrong(_)
            | FundingError::Domestic(_)
            | FundingError::WrongDay
            | FundingError::TooLong(_)
            | FundingError::TooMany(_)
            | FundingError::File(_)
            | FundingError::Personal(_)
            | FundingError::Lacks(_)
            | FundingError::ClaimWrong(_)
            | FundingError::AidFull { .. }
            | FundingError::NoAidRules
            | FundingError::Money(_) => PageError::BadRequest,
            FundingError::Aid(error) => error.into(),
            FundingError::Key(error) => anyhow::Error::from(error).into(),
            FundingError::Seal(error) => anyhow::Error::from(error).into(),
            FundingError::Database(error) => error.into(),
        }
    }
}
