//! Passkeys (WebAuthn): a second factor, and, where the passkey verified its user, a way in without a password.
//!
//! - A question to the browser is sealed in the database for [`WAITS_FOR`] and good for one answer, right or wrong, whichever
//!   node takes it.
//! - The name and the origin are those of the address in the settings; where there can be none, pages say why.
//! - A counter that does not go forward is refused and told to the owner: somebody may have a copy.
//! - Nobody takes away the last thing that lets them in, or that their role asks for.

mod add;
mod ceremony;
mod keep;
mod show;
mod site;

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use self::{
    ceremony::{Question, Refused},
    site::Site,
};
use super::{
    model::Person,
    store::{factors, passkeys},
};
use crate::{
    access::{Denied, PersonId},
    app::App,
    letters::{self, Letter},
    set_aside::{self, AsideError},
    words::Language,
};

pub use add::{Added, add_passkey, begin_passkey};
pub use keep::{name_passkey, passkeys_of, remove_passkey};
pub use show::{begin_passkey_factor, begin_passkey_sign_in, show_passkey, sign_in_by_passkey};
pub use site::{NoSite, why_no_passkeys};

/// How long a question waits for its answer.
pub const WAITS_FOR: SignedDuration = SignedDuration::from_mins(5);

/// Passkeys of one account.
pub const MOST: usize = 20;

/// Characters of a passkey's name.
pub const LONGEST_NAME: usize = 60;

/// A passkey as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    pub id: i64,
    pub name: String,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
    /// Its maker keeps a copy, so that it survives the device.
    pub is_backed_up: Option<bool>,
}

/// What the browser is asked for.
#[derive(Debug, Clone, Serialize)]
pub struct Asked {
    /// Comes back with the answer.
    pub wait: String,
    /// `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON` of the standard.
    pub options: Value,
}

/// Why nothing was done with a passkey.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyError {
    #[error(transparent)]
    NoSite(#[from] NoSite),
    #[error("Nobody is signed in.")]
    NoSession,
    #[error("Too many began from this network.")]
    TooMany,
    #[error("The account has as many passkeys as it may have.")]
    Full,
    #[error("What was begun is too old, was answered, or was begun by somebody else.")]
    NotBegun,
    #[error("The answer is not to be trusted.")]
    NotTrusted,
    #[error("The counter of the passkey did not go forward.")]
    Counter,
    #[error("The passkey is kept already.")]
    Known,
    #[error("There is no such passkey.")]
    NotFound,
    #[error("A name is needed.")]
    NoName,
    #[error("The role that is held asks for a second factor, and this is the last one.")]
    LastFactor,
    #[error("It is the last way into the account.")]
    LastWay,
    #[error(transparent)]
    Aside(#[from] AsideError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<Refused> for PasskeyError {
    fn from(refused: Refused) -> PasskeyError {
        tracing::info!(%refused, "a passkey was refused");
        match refused {
            Refused::Counter => PasskeyError::Counter,
            _ => PasskeyError::NotTrusted,
        }
    }
}

/// A question that waits for its answer.
#[derive(Debug, Serialize, Deserialize)]
struct Waiting<T> {
    state: Vec<u8>,
    /// Whose answer it is, where that is known.
    whose: T,
}

/// Keeps a question until it is answered.
async fn wait_for<T: Serialize>(
    app: &App,
    db: &impl ConnectionTrait,
    kind: &str,
    question: Question,
    whose: T,
) -> Result<Asked, AsideError> {
    let waiting = Waiting { state: question.state, whose };
    Ok(Asked { wait: set_aside::put(app, db, kind, &waiting).await?, options: question.options })
}

/// The question of an answer; whatever comes of it, there is no second answer.
async fn answered<T: DeserializeOwned>(
    app: &App,
    kind: &str,
    wait: &str,
) -> Result<Waiting<T>, PasskeyError> {
    set_aside::take(app, kind, wait, WAITS_FOR).await?.ok_or(PasskeyError::NotBegun)
}

/// Whether an account has something that must be shown after its password.
pub(super) async fn guards(db: &impl ConnectionTrait, person: PersonId) -> Result<bool, DbErr> {
    Ok(factors::count(db, person, factors::TOTP).await? > 0 || passkeys::count(db, person).await? > 0)
}

/// Whether an account has a passkey.
pub(super) async fn has_passkey(app: &App, person: PersonId) -> Result<bool, DbErr> {
    Ok(passkeys::count(app.db.reader(), person).await? > 0)
}

/// Tells the owner what happened to a passkey, by letter. The name is left out: whoever had the account for a moment would
/// write the letter.
async fn tell(
    app: &App,
    transaction: &DatabaseTransaction,
    person: &Person,
    key: &str,
    at: Timestamp,
) -> Result<(), DbErr> {
    let language = Language::from_code(&person.language).unwrap_or_default();
    let path = crate::http::language::href(language, "/account/passkeys");
    let args = [
        ("link", format!("{}{path}", app.config.address()).into()),
        ("at", language.moment(&at.to_string()).into()),
    ];
    letters::put(transaction, &Letter::of_words(language, &person.email, "account.passkey", key, &args), at)
        .await
}
