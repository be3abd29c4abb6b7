//! What stands in the database when every route is walked, all of it one firm's: a need with its part and drawing, a case with
//! all that it can have, applications, a grant and its claims; and beside it what staff keeps. Each is made through the pages
//! or the use cases that people use.

mod asked;
mod funding;
pub(crate) mod needs;
mod registers;
mod skills;
mod validations;

use std::sync::Arc;

use crate::testkit::{Databases, Page, Provider, TestApp};
use hemtag::{
    access::Caller,
    clock::Clock,
    config::{Config, Oidc},
    people,
};
use jiff::Timestamp;

use crate::cases::people::{Cookies, House, led_to};
use crate::passkeys::device::{self, Device};

/// What the firm's secret things are called, so that a page that tells anything of them is found out. Lower case.
pub(crate) const SECRET: &str = "zebrakvarn";

/// The day of the walk: three weeks after the firm's maker stated its free hours.
const DAY: &str = "2026-12-16T11:00:00Z";

/// Everybody who takes part, each with a browser.
pub(crate) struct People {
    /// The firm's owner: whose everything is.
    pub(crate) owner: Cookies,
    /// The adviser named for the case; the others serve its county, and another.
    pub(crate) adviser: Cookies,
    pub(crate) within: Cookies,
    pub(crate) elsewhere: Cookies,
    /// Made what staff keeps.
    pub(crate) officer: Cookies,
    /// Was asked to assess the application, and not.
    pub(crate) assessor: Cookies,
    pub(crate) other_assessor: Cookies,
    /// An owner and a maker of other firms.
    pub(crate) stranger: Cookies,
    pub(crate) maker: Cookies,
    /// Another officer, and who runs the installation.
    pub(crate) other_officer: Cookies,
    pub(crate) administrator: Cookies,
}

/// The world: who is in it, and the values of the names in the addresses.
pub(crate) struct Things {
    pub(crate) house: House,
    pub(crate) people: People,
    /// Beginnings of addresses, a name in braces, and its value there; `{body}` is what a form sends. The longest beginning
    /// counts.
    named: Vec<(&'static str, &'static str, String)>,
    _provider: Provider,
}

impl Things {
    /// The value of a name in braces in an address of the table.
    pub(crate) fn value(&self, path: &str, name: &str) -> Option<&str> {
        let all = self.named.iter().filter(|(of, one, _)| *one == name && path.starts_with(of));
        all.max_by_key(|(of, _, _)| of.len()).map(|(_, _, value)| value.as_str())
    }
}

/// What is being built.
struct Builder {
    house: House,
    named: Vec<(&'static str, &'static str, String)>,
}

impl Builder {
    fn test(&self) -> &TestApp {
        &self.house.test
    }

    fn name(&mut self, path: &'static str, name: &'static str, value: impl ToString) {
        self.named.push((path, name, value.to_string()));
    }

    /// The person of a browser, as use cases see them.
    async fn caller(&self, who: &Cookies) -> Caller {
        let (_, token) =
            who.iter().find(|(name, _)| name.ends_with(people::SESSION)).expect("somebody is signed in");
        people::caller_of(&self.test().app, token).await
    }

    async fn upload(&self, path: &str, fields: &[(&str, &str)], name: &str, content: &[u8]) -> Page {
        let mut body = Vec::new();
        for (name, value) in fields {
            let field = format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(field.as_bytes());
        }
        let head =
            format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend(head.as_bytes());
        body.extend(content);
        body.extend(b"\r\n--b--\r\n");
        self.test().post_body(path, "multipart/form-data; boundary=b", body).await
    }

    /// The first number after a beginning on a page that the browser gets.
    async fn number(&self, path: &str, beginning: &str) -> String {
        number_after(&self.test().get(path).await.text(), beginning)
    }

    /// What comes after a beginning on a page that the browser gets, up to what ends a part of an address.
    async fn after(&self, path: &str, beginning: &str) -> String {
        after(&self.test().get(path).await.text(), beginning)
    }
}

/// What comes after a beginning in a text, up to what ends a part of an address.
fn after(text: &str, beginning: &str) -> String {
    let rest = text.split(beginning).nth(1).unwrap_or_else(|| panic!("{beginning}: {text}"));
    rest.split(['"', '/', '?', '#', '&', '\n', ' ']).next().unwrap_or_default().to_owned()
}

/// The same, of which the first that is a number.
fn number_after(text: &str, beginning: &str) -> String {
    let ends = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
    let found = text.split(beginning).skip(1).map(ends).find(|number| !number.is_empty());
    found.unwrap_or_else(|| panic!("{beginning}: {text}"))
}

/// What comes after a beginning in where a form led.
fn led_after(page: &Page, beginning: &str) -> String {
    after(&led_to(page), beginning)
}

/// The application at a mail server, at an address where there can be passkeys, with an agency's own provider.
async fn house() -> (House, Provider) {
    let mut house = House::start(Databases::Sqlite).await;
    let at: Timestamp = DAY.parse().expect("a time");
    let provider = Provider::start(at.as_second()).await;
    let oidc = Oidc {
        name: "agency".into(),
        label: "Agency".into(),
        issuer: provider.issuer(),
        client_id: "hemtag".into(),
        domains: vec!["firm.example".into()],
        new_accounts: true,
        ..Oidc::default()
    };
    let config = Config {
        oidc: vec![oidc],
        public_url: Some(device::ORIGIN.to_owned()),
        ..(*house.test.app.config).clone()
    };
    house.test.app.config = Arc::new(config);
    (house, provider)
}

/// The firm's owner comes by the provider, which ties the account to it, and adds a passkey.
async fn owner(built: &mut Builder, provider: &Provider) -> Cookies {
    let test = built.test();
    test.forget();
    let gone = test.get("/account/oidc/agency").await;
    let claims = serde_json::json!({
        "sub": "42", "email": format!("{SECRET}@firm.example"), "email_verified": true, "name": format!("Kim {SECRET}"),
    });
    led_to(&test.get(&provider.approve(&led_to(&gone), claims)).await);
    let tie = built.after("/account", "/account/oidc-ties/").await;
    let added = device::add(test, &mut Device::new(), SECRET).await;
    assert_eq!(added.status, 200, "{}", added.text());
    let passkey = built.after("/account/passkeys", "/account/passkeys/").await;
    led_to(&test.post("/account/calendar", &[]).await);
    let calendar = built.after("/account", "/calendar/").await;
    let cookies = test.exchange(Vec::new());
    built.name("/account/oidc-ties/", "{id}", tie);
    built.name("/account/passkeys/", "{id}", passkey);
    built.name("/calendar/", "{token}", calendar);
    built.name("/account/oidc/", "{name}", "agency");
    cookies
}

pub(crate) async fn things() -> Things {
    crate::testkit::build_part_worker();
    let (house, provider) = house().await;
    let mut built = Builder { house, named: Vec::new() };
    registers::free_hours(&mut built).await;
    built.house.test.app.clock = Clock::fixed(DAY.parse().expect("a time"));
    let owner = owner(&mut built, &provider).await;
    let house = &built.house;
    let people = People {
        owner,
        adviser: house.staff("ada@advice.example", "Ada Råd", "adviser", &["06"]).await,
        within: house.staff("bo@advice.example", "Bo Råd", "adviser", &["06"]).await,
        elsewhere: house.staff("eli@advice.example", "Eli Råd", "adviser", &["25"]).await,
        officer: house.staff("cy@agency.example", "Cy Al", "officer", &[]).await,
        assessor: house.staff("dag@assess.example", "Dag Bo", "assessor", &[]).await,
        other_assessor: house.staff("eva@assess.example", "Eva Bo", "assessor", &[]).await,
        stranger: house.account("kim@owner.example", "Kim Ek").await,
        maker: house.account("kim@own.example", "Kim Ek").await,
        other_officer: house.staff("fia@agency.example", "Fia Al", "officer", &[]).await,
        administrator: house.staff("gun@agency.example", "Gun Al", "administrator", &[]).await,
    };
    house.enter(&people.maker);
    led_to(&house.test.post("/makers/1/claim", &[]).await);
    house.enter(&people.adviser);
    let membership = built.after("/account", "/account/memberships/").await;
    built.name("/", "{id}", &membership);
    built.name("/account/memberships/", "{id}", membership);
    needs::make(&mut built, &people).await;
    asked::make(&mut built, &people).await;
    funding::make(&mut built, &people).await;
    registers::make(&mut built, &people).await;
    skills::make(&mut built, &people).await;
    validations::make(&mut built, &people).await;
    built.test().forget();
    Things { house: built.house, people, named: built.named, _provider: provider }
}
