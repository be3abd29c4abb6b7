//! A small provider of OpenID Connect on the loopback: discovery, keys, and codes that become signed ID tokens. It can be told
//! to do wrong.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use axum::{
    Form, Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use openidconnect::{
    JsonWebKeyId, PkceCodeChallenge, PkceCodeVerifier, PrivateSigningKey,
    core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm},
};
use serde_json::{Value, json};

/// What is wrong with the next token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    Nothing,
    Nonce,
    Audience,
    Issuer,
    Expired,
    /// Signed by somebody else's key.
    Signature,
    /// Not signed at all, and saying so.
    Unsigned,
}

/// The provider. It ends with the test.
#[derive(Clone)]
pub struct Provider {
    address: SocketAddr,
    inner: Arc<Mutex<Inner>>,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Provider({})", self.address)
    }
}

struct Inner {
    key: CoreEdDsaPrivateSigningKey,
    other: CoreEdDsaPrivateSigningKey,
    /// By code: the nonce, the challenge, who it is.
    codes: HashMap<String, (String, String, Value)>,
    wrong: Wrong,
    /// The moment of the application's clock, in seconds.
    now: i64,
}

/// A key of its own for each seed; nothing is kept secret in a test.
fn key(seed: u8) -> CoreEdDsaPrivateSigningKey {
    // PKCS #8 of an Ed25519 key: a fixed head, and the seed (RFC 8410).
    let mut der = vec![0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    der.extend([seed; 32]);
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        data_encoding::BASE64.encode(&der)
    );
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new("first".to_owned())))
        .expect("the key can be read")
}

/// A parameter of an address, decoded.
fn parameter(url: &str, name: &str) -> String {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let pairs: Vec<(String, String)> = serde_html_form::from_str(query).expect("a query can be read");
    pairs.into_iter().find(|(key, _)| key == name).map(|(_, value)| value).unwrap_or_default()
}

impl Provider {
    /// `now` is the moment of the application's clock, in seconds.
    ///
    /// # Panics
    /// When the loopback has no free port.
    pub async fn start(now: i64) -> Provider {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let inner = Inner { key: key(7), other: key(8), codes: HashMap::new(), wrong: Wrong::Nothing, now };
        let provider = Provider {
            address: listener.local_addr().expect("it has an address"),
            inner: Arc::new(Mutex::new(inner)),
        };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(keys))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// The setting `issuer`.
    #[must_use]
    pub fn issuer(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Does wrong from now on.
    ///
    /// # Panics
    /// When another thread panicked while it held the provider.
    pub fn does(&self, wrong: Wrong) {
        self.inner.lock().expect("the provider is there").wrong = wrong;
    }

    /// Somebody signs in where the browser was sent. Gives the path with which the browser comes back.
    ///
    /// # Panics
    /// When the address lacks what the standard asks for.
    #[must_use]
    pub fn approve(&self, url: &str, claims: Value) -> String {
        assert!(url.starts_with(&format!("{}/authorize?", self.issuer())), "{url}");
        assert_eq!(parameter(url, "response_type"), "code");
        assert_eq!(parameter(url, "code_challenge_method"), "S256");
        assert!(parameter(url, "scope").split(' ').any(|scope| scope == "openid"), "{url}");
        let (nonce, challenge) = (parameter(url, "nonce"), parameter(url, "code_challenge"));
        assert!(!nonce.is_empty() && !challenge.is_empty(), "{url}");
        let mut inner = self.inner.lock().expect("the provider is there");
        let code = format!("code-{}", inner.codes.len());
        inner.codes.insert(code.clone(), (nonce, challenge, claims));
        let back = parameter(url, "redirect_uri");
        let path = back.splitn(4, '/').nth(3).expect("the way back has a path");
        format!("/{path}?code={code}&state={}", parameter(url, "state"))
    }
}

async fn discovery(State(provider): State<Provider>) -> Json<Value> {
    let issuer = provider.issuer();
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

async fn keys(State(provider): State<Provider>) -> Json<Value> {
    let inner = provider.inner.lock().expect("the provider is there");
    let key = serde_json::to_value(inner.key.as_verification_key()).expect("a key can be written");
    Json(json!({ "keys": [key] }))
}

/// A code is good once, with the verifier of its challenge, for the client that it was made for.
async fn token(State(provider): State<Provider>, Form(sent): Form<Vec<(String, String)>>) -> Response {
    let field = |name: &str| sent.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let issuer = provider.issuer();
    let mut inner = provider.inner.lock().expect("the provider is there");
    let refuse = || (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response();
    let Some((nonce, challenge, said)) = inner.codes.remove(field("code")) else { return refuse() };
    let verifier = PkceCodeVerifier::new(field("code_verifier").to_owned());
    if PkceCodeChallenge::from_code_verifier_sha256(&verifier).as_str() != challenge {
        return refuse();
    }
    let (wrong, now) = (inner.wrong, inner.now);
    let or = |is: Wrong, other: Value, right: Value| if wrong == is { other } else { right };
    let mut claims = json!({
        "iss": or(Wrong::Issuer, json!("https://evil.example"), json!(issuer)),
        "aud": or(Wrong::Audience, json!("another"), json!("hemtag")),
        "nonce": or(Wrong::Nonce, json!("another"), json!(nonce)),
        "iat": now - 3600,
        "exp": or(Wrong::Expired, json!(now - 60), json!(now + 300)),
    });
    for (name, value) in said.as_object().into_iter().flatten() {
        claims[name] = value.clone();
    }
    let alg = if wrong == Wrong::Unsigned { "none" } else { "EdDSA" };
    let part = |value: &Value| data_encoding::BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let message = format!("{}.{}", part(&json!({ "alg": alg, "kid": "first" })), part(&claims));
    let key = if wrong == Wrong::Signature { &inner.other } else { &inner.key };
    let signature = key.sign(&CoreJwsSigningAlgorithm::EdDsa, message.as_bytes()).expect("it can be signed");
    let signature = if wrong == Wrong::Unsigned { Vec::new() } else { signature };
    let token = format!("{message}.{}", data_encoding::BASE64URL_NOPAD.encode(&signature));
    Json(json!({ "access_token": "x", "token_type": "Bearer", "id_token": token })).into_response()
}
