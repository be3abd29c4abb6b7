//! What is said with a provider of OpenID Connect: where to send the browser, and what the code that comes back is worth.
//! Code flow with PKCE (RFC 7636), state and nonce; the signature is checked with the provider's published keys.

use std::time::Duration;

use openidconnect::{
    AdditionalClaims, AuthenticationFlow, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, StandardErrorResponse, StandardTokenResponse,
    TokenResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
    reqwest,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{app::App, config::Oidc};

/// How long a provider may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Everything that the provider says beside the standard: roles are mapped from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct More {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for More {}

type Fields = IdTokenFields<
    More,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type Known = Client<
    More,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What is kept while the browser is away.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Away {
    pub(super) provider: String,
    pub(super) state: String,
    nonce: String,
    verifier: String,
    pub(super) to: String,
}

/// What a provider said of somebody, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) subject: String,
    /// An address that the provider has verified.
    pub(super) email: Option<String>,
    pub(super) name: Option<String>,
    /// The second factor was shown there, by what the settings count as such.
    pub(super) factor: bool,
    more: Map<String, Value>,
}

impl Said {
    /// Whether a claim is a value, or a list that holds it.
    pub(super) fn has(&self, claim: &str, value: &str) -> bool {
        match self.more.get(claim) {
            Some(Value::String(own)) => own == value,
            Some(Value::Array(all)) => all.iter().any(|own| own.as_str() == Some(value)),
            _ => false,
        }
    }
}

/// Why a provider's word was not taken. The text is for the log: it names no person.
#[derive(Debug, thiserror::Error)]
#[error("the provider {provider}: {what}")]
pub(super) struct Refused {
    provider: String,
    what: String,
}

fn refused(oidc: &Oidc, what: impl std::fmt::Display) -> Refused {
    Refused { provider: oidc.name.clone(), what: what.to_string() }
}

fn browser() -> Result<reqwest::Client, reqwest::Error> {
    // A provider that sends us elsewhere could send us into our own network.
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(PATIENCE).build()
}

async fn client(app: &App, oidc: &Oidc) -> Result<(Known, reqwest::Client), Refused> {
    let http = browser().map_err(|e| refused(oidc, e))?;
    let issuer = IssuerUrl::new(oidc.issuer.clone()).map_err(|e| refused(oidc, e))?;
    let metadata = CoreProviderMetadata::discover_async(issuer, &http).await;
    let metadata = metadata.map_err(|e| refused(oidc, format!("discovery: {e:?}")))?;
    let back = format!("{}/account/oidc/{}/back", app.config.address(), oidc.name);
    let secret = oidc.secret.as_ref().map(|secret| ClientSecret::new(secret.0.clone()));
    let client = Known::from_provider_metadata(metadata, ClientId::new(oidc.client_id.clone()), secret)
        .set_redirect_uri(RedirectUrl::new(back).map_err(|e| refused(oidc, e))?);
    Ok((client, http))
}

/// Where the browser goes to sign in, and what to keep until it is back.
pub(super) async fn begin(app: &App, oidc: &Oidc, to: &str) -> Result<(String, Away), Refused> {
    let (client, _) = client(app, oidc).await?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
    let scopes = ["email", "profile"].into_iter().map(str::to_owned).chain(oidc.scopes.iter().cloned());
    let (url, state, nonce) = client
        .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
        .add_scopes(scopes.map(Scope::new))
        .set_pkce_challenge(challenge)
        .url();
    let away = Away {
        provider: oidc.name.clone(),
        state: state.into_secret(),
        nonce: nonce.secret().clone(),
        verifier: verifier.into_secret(),
        to: to.to_owned(),
    };
    Ok((url.to_string(), away))
}

/// What the provider says of whoever brought the code. `away` is what was kept; its state was compared.
pub(super) async fn finish(app: &App, oidc: &Oidc, away: &Away, code: &str) -> Result<Said, Refused> {
    let (client, http) = client(app, oidc).await?;
    let response = client
        .exchange_code(AuthorizationCode::new(code.to_owned()))
        .map_err(|e| refused(oidc, e))?
        .set_pkce_verifier(PkceCodeVerifier::new(away.verifier.clone()))
        .request_async(&http)
        .await
        .map_err(|e| refused(oidc, format!("the code: {e:?}")))?;
    let token = response.id_token().ok_or_else(|| refused(oidc, "no ID token came"))?;
    let now = app.clock.now().as_second();
    let time = move || chrono::DateTime::from_timestamp(now, 0).unwrap_or_default();
    // Signatures by the provider's own key only: a secret that we share could be used by whoever else has it.
    let allowed = [
        CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
        CoreJwsSigningAlgorithm::RsaSsaPssSha256,
        CoreJwsSigningAlgorithm::EcdsaP256Sha256,
        CoreJwsSigningAlgorithm::EdDsa,
    ];
    let verifier = client.id_token_verifier().set_allowed_algs(allowed).set_time_fn(time);
    let claims = token
        .claims(&verifier, &Nonce::new(away.nonce.clone()))
        .map_err(|e| refused(oidc, format!("the ID token: {e}")))?;
    let acr = claims.auth_context_ref().map(|acr| acr.to_string());
    let amr: Vec<String> =
        claims.auth_method_refs().into_iter().flatten().map(|amr| amr.to_string()).collect();
    let factor = acr.is_some_and(|acr| oidc.factor_acr.contains(&acr))
        || amr.iter().any(|amr| oidc.factor_amr.contains(amr));
    let email = claims.email().filter(|_| claims.email_verified() == Some(true));
    Ok(Said {
        subject: claims.subject().to_string(),
        email: email.map(|email| email.to_string()),
        name: claims.name().and_then(|name| name.get(None)).map(|name| name.to_string()),
        factor,
        more: claims.additional_claims().all.clone(),
    })
}
