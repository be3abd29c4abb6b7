//! People at a running application: accounts made by letter, second factors, roles by invitation; all through the pages, as
//! people do it. [`TestApp::exchange`] changes whose browser it is.

use hemtag::letters;
use jiff::Timestamp;
use totp_rs::{Builder, Secret};

use super::{Arrived, Post, TestApp};

/// The password of every account that is made here.
pub const PASSWORD: &str = "gul traktor äter moln";

/// The code that shows the second factor of a key at a moment.
///
/// # Panics
/// When it is no key.
#[must_use]
pub fn one_time_code(key: &str, at: Timestamp) -> String {
    let key = data_encoding::BASE32_NOPAD.decode(key.as_bytes()).expect("the key is in base 32");
    let totp =
        Builder::new().with_secret(Secret::from(key.as_slice())).build().expect("the key is long enough");
    totp.generate(u64::try_from(at.as_second()).expect("a moment after 1970")).to_string()
}

/// The value of a hidden field of a page.
///
/// # Panics
/// When the page has no such field.
#[must_use]
pub fn field_of(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("{name}: {page}"));
    let value = page[at..].split("value=\"").nth(1).and_then(|rest| rest.split('"').next());
    value.expect("a value ends").to_owned()
}

impl TestApp {
    /// The one letter that the application sends now.
    ///
    /// # Panics
    /// When it is none or several.
    pub async fn letter(&self, post: &Post) -> Arrived {
        let sent = letters::send_due(&self.app).await.expect("the post is set");
        assert_eq!(sent, (1, 0));
        post.take().pop().expect("it arrived")
    }

    /// Makes an account; this browser is signed in to it.
    ///
    /// # Panics
    /// When a page does not answer as it should.
    pub async fn make_account(&self, post: &Post, email: &str) {
        let page = self.post("/account/new", &[("email", email)]).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let link = self.letter(post).await.link();
        let made = self.post(&link, &[("name", "Kim Ek"), ("password", PASSWORD)]).await;
        assert_eq!(made.status, 303, "{}", made.text());
    }

    /// Signs in with address and password. Gives the status, and where it leads or the page.
    pub async fn enter(&self, email: &str, password: &str) -> (u16, String) {
        let page = self.post("/account/sign-in", &[("email", email), ("password", password)]).await;
        (page.status, page.location().map_or_else(|| page.text(), str::to_owned))
    }

    /// Turns the second factor on. Gives its key and the recovery codes.
    ///
    /// # Panics
    /// When a page does not answer as it should.
    pub async fn turn_factor_on(&self) -> (String, Vec<String>) {
        let page = self.get("/account/second-factor/new").await.text();
        let key = field_of(&page, "key");
        let code = one_time_code(&key, self.app.clock.now());
        let kept = self.post("/account/second-factor/new", &[("key", &key), ("code", &code)]).await;
        assert_eq!(kept.status, 200, "{}", kept.text());
        let text = kept.text();
        let codes = text.split("<li><code>").skip(1);
        let codes = codes.map(|rest| rest.split('<').next().unwrap_or_default().to_owned()).collect();
        (key, codes)
    }

    /// Invites somebody as an administrator into a new organisation, takes the invitation up, and turns the second factor on
    /// where the role asks for it. This browser is signed in as that person then. Gives the key of the second factor, empty
    /// where there is none.
    ///
    /// # Panics
    /// When a page does not answer as it should.
    pub async fn join(
        &self,
        post: &Post,
        email: &str,
        role: &str,
        organisation: &str,
        counties: &[&str],
    ) -> String {
        self.forget();
        self.sign_in();
        let mut form = vec![("email", email), ("role", role), ("new_organisation", organisation)];
        form.extend(counties.iter().map(|county| ("counties", *county)));
        let sent = self.post("/people/invite", &form).await;
        assert_eq!((sent.status, sent.location()), (303, Some("/people?done=invited")), "{}", sent.text());
        self.forget();
        let link = self.letter(post).await.link();
        let joined = self.post(&link, &[("name", "Robin Råd"), ("password", PASSWORD)]).await;
        assert_eq!(joined.status, 303, "{}", joined.text());
        if joined.location() == Some("/account/second-factor/new") {
            return self.turn_factor_on().await.0;
        }
        String::new()
    }

    /// Signs in with the account's password, and the second factor where there is a key, on the way to a page. Gives where the
    /// browser is led at last. The clock must have gone on since the key was last used.
    ///
    /// # Panics
    /// When a page does not answer as it should.
    pub async fn come_back(&self, email: &str, key: &str, to: &str) -> String {
        let fields = [("email", email), ("password", PASSWORD), ("to", to)];
        let page = self.post("/account/sign-in", &fields).await;
        assert_eq!(page.status, 303, "{}", page.text());
        if key.is_empty() {
            return page.location().unwrap_or_default().to_owned();
        }
        let code = one_time_code(key, self.app.clock.now());
        let page = self.post("/account/second-factor", &[("code", &code), ("to", to)]).await;
        assert_eq!(page.status, 303, "{}", page.text());
        page.location().unwrap_or_default().to_owned()
    }
}
