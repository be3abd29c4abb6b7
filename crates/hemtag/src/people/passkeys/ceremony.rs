//! What browsers are asked for and what their answers are worth (WebAuthn level 3, sections 7.1 and 7.2), by the crate
//! `webauthn_rp`. Nothing here reads the database.

use serde_json::Value;
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication64, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions, NonDiscoverableAuthentication64,
    NonDiscoverableAuthenticationServerState, NonDiscoverableCredentialRequestOptions,
    PublicKeyCredentialCreationOptions, Registration, RegistrationServerState,
    bin::{Decode, Encode},
    request::{
        Credentials, PublicKeyCredentialDescriptor, UserVerificationRequirement,
        auth::{AllowedCredential, AllowedCredentials, AuthenticationVerificationOptions},
        register::{
            CredProtect, Nickname, PublicKeyCredentialUserEntity, RegistrationVerificationOptions,
            ResidentKeyRequirement, USER_HANDLE_MAX_LEN, UserHandle, UserHandle64, Username,
        },
    },
    response::{
        AuthTransports, Backup, CredentialId,
        auth::error::AuthCeremonyErr,
        register::{CompressedPubKey, DynamicState, StaticState},
    },
};

use super::site::Site;
use crate::people::{model::Person, store::passkeys::Kept};

/// Bytes of what authenticators know an account by.
pub(super) const HANDLE: usize = USER_HANDLE_MAX_LEN;

/// What the browser is asked for, and what must be kept until it answers.
#[derive(Debug)]
pub(super) struct Question {
    /// As the standard writes it in JSON.
    pub options: Value,
    pub state: Vec<u8>,
}

/// A passkey that a browser made.
#[derive(Debug)]
pub(super) struct Made {
    pub credential: Vec<u8>,
    pub transports: u8,
    pub fixed: Vec<u8>,
    pub changing: Vec<u8>,
}

/// Why an answer is worth nothing.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refused {
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
    #[error("the counter did not go forward: there may be a copy of the passkey")]
    Counter,
    #[error("{0}")]
    NotTrusted(String),
    #[error("what is kept of the passkey cannot be read: {0}")]
    Kept(String),
}

fn unreadable(error: impl std::fmt::Display) -> Refused {
    Refused::Unreadable(error.to_string())
}

fn not_whole(error: impl std::fmt::Display) -> Refused {
    Refused::Kept(error.to_string())
}

fn descriptor(kept: &Kept) -> Result<PublicKeyCredentialDescriptor<Vec<u8>>, Refused> {
    Ok(PublicKeyCredentialDescriptor {
        id: CredentialId::decode(kept.credential.clone()).map_err(not_whole)?,
        transports: AuthTransports::decode(kept.transports).map_err(not_whole)?,
    })
}

fn handle_of(bytes: &[u8]) -> Result<UserHandle64, Refused> {
    let bytes: [u8; HANDLE] = bytes.try_into().map_err(|_| not_whole("its handle has another length"))?;
    UserHandle::decode(bytes).map_err(not_whole)
}

/// A new handle for an account without passkeys.
pub(super) fn new_handle() -> Vec<u8> {
    UserHandle64::new().as_ref().to_vec()
}

/// Asks for a new passkey; authenticators that hold one of the account's already make none.
pub(super) fn ask_to_make(
    site: &Site,
    person: &Person,
    handle: &[u8],
    known: &[Kept],
) -> Result<Question, Refused> {
    let (rp_id, id) = (site.rp_id(), handle_of(handle)?);
    // Addresses and names that the profiles of RFC 8265 and 8266 do not take are left out: authenticators only show them.
    let user = PublicKeyCredentialUserEntity {
        name: Username::try_from(person.email.as_str())
            .or_else(|_| Username::try_from("hemtag"))
            .map_err(unreadable)?,
        id: &id,
        display_name: Nickname::try_from(person.name.as_str()).ok(),
    };
    let known = known.iter().map(descriptor).collect::<Result<Vec<_>, _>>()?;
    let mut options = PublicKeyCredentialCreationOptions::passkey(&rp_id, user, known);
    // Keys that hold no names and verify nobody are good second factors.
    options.authenticator_selection.resident_key = ResidentKeyRequirement::Preferred;
    options.authenticator_selection.user_verification = UserVerificationRequirement::Preferred;
    options.extensions.cred_protect = CredProtect::None;
    let (state, asked) = options.start_ceremony().map_err(unreadable)?;
    Ok(Question {
        options: serde_json::to_value(&asked).map_err(unreadable)?,
        state: state.encode().map_err(unreadable)?,
    })
}

/// The passkey that was made, when the answer belongs to the question.
pub(super) fn made(site: &Site, state: &[u8], answer: &str) -> Result<Made, Refused> {
    let state = RegistrationServerState::<HANDLE>::decode(state).map_err(unreadable)?;
    let answer = Registration::from_json_relaxed(answer.as_bytes()).map_err(unreadable)?;
    let origins = [site.origin.as_str()];
    let options = RegistrationVerificationOptions::<&str, &str> {
        allowed_origins: &origins,
        // Browsers add their own.
        error_on_unsolicited_extensions: false,
        ..Default::default()
    };
    let made = state
        .verify(&site.rp_id(), &answer, &options)
        .map_err(|error| Refused::NotTrusted(error.to_string()))?;
    Ok(Made {
        credential: made.id().as_ref().to_vec(),
        transports: made.transports().encode().map_err(unreadable)?,
        fixed: made.static_state().encode().map_err(unreadable)?,
        changing: made.dynamic_state().encode().map_err(unreadable)?.to_vec(),
    })
}

/// Asks for whichever passkey the person chooses, and that it verifies them.
pub(super) fn ask_for_any(site: &Site) -> Result<Question, Refused> {
    let rp_id = site.rp_id();
    let options = DiscoverableCredentialRequestOptions::passkey(&rp_id);
    let (state, asked) = options.start_ceremony().map_err(unreadable)?;
    Ok(Question {
        options: serde_json::to_value(&asked).map_err(unreadable)?,
        state: state.encode().map_err(unreadable)?,
    })
}

/// Asks for one of an account's passkeys, as a second factor.
pub(super) fn ask_for_one_of(site: &Site, known: &[Kept]) -> Result<Question, Refused> {
    let rp_id = site.rp_id();
    let mut allowed = AllowedCredentials::with_capacity(known.len());
    for one in known {
        allowed.push(AllowedCredential::from(descriptor(one)?));
    }
    let mut options = NonDiscoverableCredentialRequestOptions::second_factor(&rp_id, allowed)
        .map_err(|_| not_whole("there is none"))?;
    options.options().user_verification = UserVerificationRequirement::Preferred;
    let (state, asked) = options.start_ceremony().map_err(unreadable)?;
    Ok(Question {
        options: serde_json::to_value(&asked).map_err(unreadable)?,
        state: state.encode().map_err(unreadable)?,
    })
}

/// An answer that shows a passkey.
#[derive(Debug)]
pub(super) enum Answer {
    /// To [`ask_for_any`].
    Any(DiscoverableAuthentication64),
    /// To [`ask_for_one_of`].
    OneOf(NonDiscoverableAuthentication64),
}

/// A public key of any of the kinds that are taken.
type PublicKey = CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>;

impl Answer {
    pub(super) fn any(text: &str) -> Result<Answer, Refused> {
        DiscoverableAuthentication64::from_json_relaxed(text.as_bytes()).map(Answer::Any).map_err(unreadable)
    }

    pub(super) fn one_of(text: &str) -> Result<Answer, Refused> {
        let read = NonDiscoverableAuthentication64::from_json_relaxed(text.as_bytes());
        read.map(Answer::OneOf).map_err(unreadable)
    }

    /// The credential that it names.
    pub(super) fn credential(&self) -> Vec<u8> {
        match self {
            Answer::Any(answer) => answer.raw_id().as_ref().to_vec(),
            Answer::OneOf(answer) => answer.raw_id().as_ref().to_vec(),
        }
    }

    /// What the passkey says of itself now, when the answer belongs to the question and to the passkey. Its backup may have
    /// come or gone; that it can be backed up at all never changes (section 7.2, step 17).
    pub(super) fn verify(&self, site: &Site, state: &[u8], kept: &Kept) -> Result<Vec<u8>, Refused> {
        let handle = handle_of(&kept.handle)?;
        let id = CredentialId::decode(kept.credential.clone()).map_err(not_whole)?;
        let fixed = StaticState::<PublicKey>::decode(&kept.fixed).map_err(not_whole)?;
        let changing = dynamic(&kept.changing)?;
        let mut credential =
            AuthenticatedCredential::new((&id).into(), &handle, fixed, changing).map_err(not_whole)?;
        let origins = [site.origin.as_str()];
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            error_on_unsolicited_extensions: false,
            update_uv: true,
            ..Default::default()
        };
        let rp_id = site.rp_id();
        let verified = match self {
            Answer::Any(answer) => DiscoverableAuthenticationServerState::decode(state)
                .map_err(unreadable)?
                .verify(&rp_id, answer, &mut credential, &options),
            Answer::OneOf(answer) => NonDiscoverableAuthenticationServerState::decode(state)
                .map_err(unreadable)?
                .verify(&rp_id, answer, &mut credential, &options),
        };
        match verified {
            Ok(_) => Ok(credential.dynamic_state().encode().map_err(unreadable)?.to_vec()),
            Err(AuthCeremonyErr::SignatureCounter) => Err(Refused::Counter),
            Err(error) => Err(Refused::NotTrusted(error.to_string())),
        }
    }
}

fn dynamic(bytes: &[u8]) -> Result<DynamicState, Refused> {
    let bytes: [u8; 7] = bytes.try_into().map_err(|_| not_whole("its state has another length"))?;
    DynamicState::decode(bytes).map_err(not_whole)
}

/// Whether a copy of the passkey is kept somewhere, as makers of phones do; nothing of one that cannot be read.
pub(super) fn is_backed_up(kept: &Kept) -> Option<bool> {
    dynamic(&kept.changing).ok().map(|state| state.backup == Backup::Exists)
}
