//! Asking makers about a need: whether they can, and what it costs; what they answer, and what came of it.
//!
//! For owners and advisers, who choose whom to ask and see the answers side by side; for makers, who answer from the letter's
//! own link, without an account, with one click when the answer is no.
//!
//! - Nobody is asked before the owner wants it and an adviser has seen to the need: then the letter goes.
//! - At most [`model::MOST_MAKERS`] makers are asked about a need, unless the adviser says why; everybody sees how many.
//! - A letter says that something waits, never what: the need is read behind the link, as far as the owner shows it.
//! - What a maker answers is kept as it was given, every time; the latest counts.
//! - Everybody who contacts a firm stands in its ledger.

mod answer;
mod ask;
mod asking;
mod candidates;
pub mod contact;
mod correct;
mod files;
mod follow;
mod learn;
mod letter;
pub mod model;
mod outcome;
mod overview;
pub mod pages;
pub(in crate::cases) mod proven;
mod reach;
mod store;

pub use answer::{Given, Opened, answer, last_day, open, reply};
pub use ask::{NewRequests, agree, ask_makers, send_again, take_back};
pub(in crate::cases) use asking::asking;
pub use candidates::{Candidate, candidates};
pub use correct::{Corrected, CorrectedOffer, Correction, NotCorrected, correct, correction};
pub use files::{MOST_FILES, RequestFile, file_of, files_of};
pub use follow::{FollowedUp, follow, follow_up};
pub use letter::{may_unsubscribe, off_link, token, unsubscribe};
pub use outcome::{NewOutcome, outcomes, state_outcome};
pub use overview::{Asked, Overview, SideBySide, overview, requests_of_maker};
pub use reach::{Reach, reach_of, reaches, set_reach, want_questions};
pub(in crate::cases) use reach::{questions_went, to as reach_within};

use sea_orm::DbErr;

use crate::{
    access::Denied,
    http::PageError,
    sealed::{KeyError, SealError},
};
use model::{AnswerFault, QuoteFault};

/// Why a use case of requests came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    #[error("There is no such request, or its link is not whole.")]
    NotFound,
    #[error("Choose at least one maker.")]
    Nobody,
    #[error(
        "No more than {} makers are asked about one need; an adviser may ask more and says why.",
        model::MOST_MAKERS
    )]
    TooMany { asked: usize },
    #[error("An adviser must have gone through the need first.")]
    NotQualified,
    #[error("There is no address to write to.")]
    NoAddress { maker: i64 },
    #[error("That is no e-mail address.")]
    NotAnAddress,
    #[error("The day of answer must be ahead.")]
    PastDay,
    #[error("The quantities cannot be read.")]
    NoQuantities,
    #[error("Say whether an order is meant or only a price.")]
    NoIntent,
    #[error("Say why.")]
    NoReason,
    #[error("A name is needed.")]
    NoName,
    #[error("The request is closed.")]
    Closed,
    #[error("It went less than a day ago.")]
    TooSoon,
    #[error("The answer lacks something.")]
    Answer(AnswerFault),
    #[error("The quotation cannot be read.")]
    Quote(Vec<(String, QuoteFault)>),
    #[error("The file is not kept.")]
    File(crate::parts::drawings::Refused),
    #[error("There are {MOST_FILES} files already.")]
    TooManyFiles,
    #[error("Somebody else was first.")]
    ChangedMeanwhile,
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<RequestError> for PageError {
    fn from(error: RequestError) -> PageError {
        match error {
            RequestError::NotFound => PageError::NotFound,
            RequestError::Denied(denied) => denied.into(),
            RequestError::Database(error) => error.into(),
            RequestError::Key(error) => anyhow::Error::from(error).into(),
            RequestError::Seal(error) => anyhow::Error::from(error).into(),
            RequestError::Closed
            | RequestError::TooSoon
            | RequestError::NotQualified
            | RequestError::ChangedMeanwhile => PageError::Conflict,
            RequestError::Nobody
            | RequestError::TooMany { .. }
            | RequestError::NoAddress { .. }
            | RequestError::NotAnAddress
            | RequestError::PastDay
            | RequestError::NoQuantities
            | RequestError::NoIntent
            | RequestError::NoReason
            | RequestError::NoName
            | RequestError::Answer(_)
            | RequestError::Quote(_)
            | RequestError::File(_)
            | RequestError::TooManyFiles => PageError::BadRequest,
        }
    }
}
