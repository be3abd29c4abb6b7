//! A phone or key without hands: a software authenticator that holds one passkey, and the browser before it.

use crate::testkit::{Databases, Post, TestApp};
use hemtag::config::Config;
use passkey::{
    authenticator::{Authenticator, UiHint, UserCheck, UserValidationMethod},
    client::{Client, DefaultClientData},
    crypto::rust_crypto::RustCryptoBackend,
    types::{
        Passkey,
        ctap2::{Aaguid, Ctap2Error},
    },
};
use serde_json::{Value, json};
use url::Url;

pub const ORIGIN: &str = "https://hemtag.example";

/// Whoever holds the device: there, and verified or not.
#[derive(Debug, Clone, Copy)]
pub struct Holder {
    verifies: bool,
}

#[async_trait::async_trait]
impl UserValidationMethod for Holder {
    type PasskeyItem = Passkey;

    async fn check_user<'a>(
        &self,
        _hint: UiHint<'a, Passkey>,
        _presence: bool,
        _verification: bool,
    ) -> Result<UserCheck, Ctap2Error> {
        Ok(UserCheck { presence: true, verification: self.verifies })
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        self.verifies.then_some(true)
    }
}

/// A device with at most one passkey.
#[derive(Clone)]
pub struct Device {
    holder: Holder,
    pub passkey: Option<Passkey>,
}

impl Device {
    pub fn new() -> Device {
        Device { holder: Holder { verifies: true }, passkey: None }
    }

    /// A key that only notices a touch.
    pub fn that_verifies_nobody() -> Device {
        Device { holder: Holder { verifies: false }, passkey: None }
    }

    fn authenticator(&self) -> Authenticator<Option<Passkey>, Holder, RustCryptoBackend> {
        let mut authenticator =
            Authenticator::new(Aaguid::new_empty(), self.passkey.clone(), self.holder, RustCryptoBackend);
        authenticator.set_make_credentials_with_signature_counter(true);
        authenticator
    }

    /// Makes a passkey as the page's question says. Gives what the browser answers.
    pub async fn make(&mut self, origin: &str, options: &Value) -> String {
        let request = serde_json::from_value(json!({ "publicKey": options })).expect("a question");
        let mut client =
            Client::new(self.authenticator()).user_verification_when_preferred(self.holder.verifies);
        let origin = Url::parse(origin).unwrap();
        let made = client.register(&origin, request, DefaultClientData).await.expect("a passkey is made");
        self.passkey = client.authenticator().store().clone();
        serde_json::to_string(&made).unwrap()
    }

    /// Shows the passkey.
    pub async fn show(&mut self, origin: &str, options: &Value) -> String {
        let mut options = options.clone();
        // An empty list asks for any; this device takes only a list that is not there for that.
        if options["allowCredentials"].as_array().is_some_and(Vec::is_empty) {
            options.as_object_mut().unwrap().remove("allowCredentials");
        }
        let request = serde_json::from_value(json!({ "publicKey": options })).expect("a question");
        let mut client =
            Client::new(self.authenticator()).user_verification_when_preferred(self.holder.verifies);
        let origin = Url::parse(origin).unwrap();
        let shown = client.authenticate(&origin, request, DefaultClientData).await.expect("it is shown");
        self.passkey = client.authenticator().store().clone();
        serde_json::to_string(&shown).unwrap()
    }
}

/// An application at an address where there can be passkeys.
pub async fn started(kind: Databases) -> (TestApp, Post) {
    let mut test = TestApp::start(kind).await;
    let post = test.use_post().await;
    let config = Config { public_url: Some(ORIGIN.to_owned()), ..(*test.app.config).clone() };
    test.app.config = std::sync::Arc::new(config);
    (test, post)
}

/// Begins: what waits, and the question.
pub async fn begin(test: &TestApp, path: &str) -> (String, Value) {
    let begun = test.post(path, &[]).await;
    assert_eq!(begun.status, 200, "{}", begun.text());
    let begun = begun.json();
    (begun["wait"].as_str().unwrap().to_owned(), begun["options"].clone())
}

/// Adds a passkey to the account that is signed in.
pub async fn add(test: &TestApp, device: &mut Device, name: &str) -> crate::testkit::Page {
    let (wait, options) = begin(test, "/account/passkeys/begin").await;
    let answer = device.make(ORIGIN, &options).await;
    test.post("/account/passkeys", &[("wait", &wait), ("answer", &answer), ("name", name)]).await
}

/// Signs in by the device's passkey.
pub async fn enter(test: &TestApp, device: &mut Device) -> crate::testkit::Page {
    let (wait, options) = begin(test, "/account/passkey/begin").await;
    let answer = device.show(ORIGIN, &options).await;
    test.post("/account/passkey", &[("wait", &wait), ("answer", &answer)]).await
}
