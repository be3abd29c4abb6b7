//! Who takes part: accounts made by letter, staff invited by an administrator, each with a browser of their own.

use crate::testkit::{Arrived, Databases, Page, Post, TestApp};
use hemtag::letters;
use jiff::Timestamp;
use totp_rs::{Builder, Secret};

const PASSWORD: &str = "gul traktor äter moln";

pub(crate) type Cookies = Vec<(String, String)>;

/// An application with its post, and nobody signed in.
pub(crate) struct House {
    pub(crate) test: TestApp,
    pub(crate) post: Post,
}

impl House {
    pub(crate) async fn start(kind: Databases) -> House {
        let mut test = TestApp::start(kind).await;
        let post = test.use_post().await;
        House { test, post }
    }

    /// What the post brings now.
    pub(crate) async fn letters(&self) -> Vec<Arrived> {
        letters::send_due(&self.test.app).await.expect("the post is set");
        self.post.take()
    }

    /// The letter to an address, the last of what the post brings now.
    pub(crate) async fn letter_to(&self, address: &str) -> Arrived {
        let all = self.letters().await;
        all.iter().rfind(|one| one.to == address).unwrap_or_else(|| panic!("{address}: {all:?}")).clone()
    }

    /// Somebody else's browser: what is done in between is done there.
    pub(crate) fn enter(&self, who: &Cookies) {
        drop(self.test.exchange(who.clone()));
    }

    /// Makes an account and gives its browser.
    pub(crate) async fn account(&self, email: &str, name: &str) -> Cookies {
        self.test.forget();
        let page = self.test.post("/account/new", &[("email", email)]).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let link = self.letter_to(email).await.link();
        let made = self.test.post(&link, &[("name", name), ("password", PASSWORD)]).await;
        assert_eq!(made.status, 303, "{}", made.text());
        self.test.exchange(Vec::new())
    }

    /// Invites somebody into a role, and gives their browser, with the second factor shown.
    pub(crate) async fn staff(&self, email: &str, name: &str, role: &str, counties: &[&str]) -> Cookies {
        self.test.forget();
        self.test.sign_in();
        let mut form = vec![("email", email), ("role", role), ("new_organisation", "IUC Syd")];
        form.extend(counties.iter().map(|county| ("counties", *county)));
        let sent = self.test.post("/people/invite", &form).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        self.test.forget();
        let link = self.letter_to(email).await.link();
        let joined = self.test.post(&link, &[("name", name), ("password", PASSWORD)]).await;
        assert_eq!(joined.location(), Some("/account/second-factor/new"), "{}", joined.text());
        let page = self.test.get("/account/second-factor/new").await.text();
        let key = field(&page, "key");
        let code = code(&key, self.test.app.clock.now());
        let kept = self.test.post("/account/second-factor/new", &[("key", &key), ("code", &code)]).await;
        assert_eq!(kept.status, 200, "{}", kept.text());
        self.test.exchange(Vec::new())
    }
}

/// The value of a hidden field, the first of its name.
pub(crate) fn field(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("{name}: {page}"));
    page[at..].split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
}

fn code(key: &str, at: Timestamp) -> String {
    let key = data_encoding::BASE32_NOPAD.decode(key.as_bytes()).unwrap();
    let totp = Builder::new().with_secret(Secret::from(key.as_slice())).build().unwrap();
    totp.generate(u64::try_from(at.as_second()).unwrap()).to_string()
}

/// Where a form led, with the status it must have.
pub(crate) fn led_to(page: &Page) -> String {
    assert_eq!(page.status, 303, "{}", page.text());
    page.location().expect("a redirect leads somewhere").to_owned()
}
