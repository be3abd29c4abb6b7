//! An organisation's own systems: keys with scopes and limits, hours and needs stated with them, and messages that are signed, tried
//! again and told once, whoever sends them.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use crate::testkit::{Databases, Page, TestApp};
use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderMap, Request, StatusCode},
    routing::post,
};
use hemtag::{
    access::Caller,
    app::App,
    config::Config,
    integrations::{KeyedError, Sent, collect, keyed, model::signature, send_due},
    makers,
    open_data::openapi,
};
use jiff::SignedDuration;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::cases::people::{Cookies, House};

/// A message as a receiver gets it: its number, second, signature and body.
#[derive(Debug, Clone)]
struct Got {
    number: String,
    second: i64,
    signed: String,
    body: String,
}

/// A receiver on this machine that answers as it is told.
#[derive(Clone)]
struct Receiver {
    got: Arc<Mutex<Vec<Got>>>,
    answers: Arc<Mutex<u16>>,
    address: SocketAddr,
}

impl Receiver {
    async fn start() -> Receiver {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let receiver = Receiver { got: Arc::default(), answers: Arc::new(Mutex::new(204)), address };
        let router = Router::new().route("/hook", post(take)).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        receiver
    }

    fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    fn answers(&self, status: u16) {
        *self.answers.lock().unwrap() = status;
    }

    fn took(&self) -> Vec<Got> {
        std::mem::take(&mut *self.got.lock().unwrap())
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, body: String) -> StatusCode {
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    let got = Got {
        number: header("webhook-id"),
        second: header("webhook-timestamp").parse().unwrap(),
        signed: header("webhook-signature"),
        body,
    };
    receiver.got.lock().unwrap().push(got);
    StatusCode::from_u16(*receiver.answers.lock().unwrap()).unwrap()
}

/// An organisation whose owner is signed in, with its number.
async fn organisation(house: &House) -> (Cookies, String) {
    let owner = house.account("kim@firm.example", "Kim").await;
    house.enter(&owner);
    let led = house.test.post("/skills/firm", &[("name", "Firman AB")]).await;
    let led = led.location().unwrap().to_owned();
    let id = led.split("/skills/firm/").nth(1).unwrap().split(['/', '?']).next().unwrap().to_owned();
    (owner, id)
}

/// Adds a made-up maker to the register and gives its number.
async fn add_maker(app: &App) -> i64 {
    let mut one = makers::examples::makers(1, 7, app.clock.today());
    makers::add_makers(app, &Caller::administrator(), &mut one).await.unwrap();
    one[0].id.0
}

/// What stands in the page between two marks.
fn between(page: &Page, begins: &str, ends: &str) -> String {
    let text = page.text();
    let rest = text.split(begins).nth(1).unwrap_or_else(|| panic!("{begins}: {text}"));
    rest.split(ends).next().unwrap().to_owned()
}

async fn make_key(test: &TestApp, id: &str, scope: &str, each_minute: &str) -> String {
    let form = [("name", "Affärssystemet"), ("scope", scope), ("each_minute", each_minute)];
    let made = test.post(&format!("/organisations/{id}/keys"), &form).await;
    assert_eq!(made.status, 200, "{}", made.text());
    let rest = between(&made, "<code class=\"ht-code\">hemtag_", "</code>");
    format!("hemtag_{rest}")
}

async fn ask(test: &TestApp, method: &str, path: &str, key: &str, body: &str) -> Page {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("authorization", format!("Bearer {key}"))
        .header("content-type", "application/json");
    test.send(request, Body::from(body.to_owned())).await
}

fn is_as_described(page: &Page, path: &str, method: &str, status: &str) {
    let described = openapi::whole("http://127.0.0.1");
    let content = &described["paths"][path][method]["responses"][status]["content"];
    let media = if status.starts_with('2') { "application/json" } else { "application/problem+json" };
    let mut schema = content[media]["schema"].clone();
    assert!(!schema.is_null(), "{method} {path} {status} is not described");
    schema["components"] = described["components"].clone();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let value = page.json();
    let wrong: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{path}: {wrong:?} in {value}");
}

#[tokio::test]
async fn a_key_does_what_its_scope_says_within_its_limit_until_it_ends() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let (owner, id) = organisation(&house).await;
        let test = &house.test;
        let page = format!("/organisations/{id}/integrations");
        let empty =
            test.post(&format!("/organisations/{id}/keys"), &[("name", ""), ("each_minute", "0")]).await;
        assert_eq!(empty.status, 422);
        for told in ["Skriv ett namn", "Välj minst en sak som nyckeln", "Skriv ett heltal från 1 till 600"]
        {
            assert!(empty.text().contains(told), "{told}");
        }
        let key = make_key(test, &id, "needs", "5").await;
        // Shown this once, and kept as nothing that opens anything.
        let listed = test.get(&page).await.text();
        assert!(listed.contains("Affärssystemet") && listed.contains(&key[..13]) && !listed.contains(&key));
        assert!(!test.holds(&key).await);

        test.forget();
        assert_eq!(test.get(&page).await.status, 403);
        let own = ask(test, "GET", "/api/own", &key, "").await;
        assert_eq!(own.status, 200, "{}", own.text());
        is_as_described(&own, "/api/own", "get", "200");
        assert_eq!(own.json()["scopes"], json!(["needs"]));
        assert_eq!(own.json()["organisation"].to_string(), id);
        let hours = ask(test, "GET", "/api/own/capacity", &key, "").await;
        assert_eq!(hours.status, 403);
        is_as_described(&hours, "/api/own/capacity", "get", "403");
        let need = r#"{"title": "Fäste", "first_series": 200, "part": [{"name": "Fäste"}]}"#;
        let bad = ask(test, "POST", "/api/own/needs", &key, r#"{"parts": 7}"#).await;
        assert_eq!(bad.status, 422, "{}", bad.text());
        is_as_described(&bad, "/api/own/needs", "post", "422");
        let stated = ask(test, "POST", "/api/own/needs", &key, need).await;
        assert_eq!(stated.status, 201, "{}", stated.text());
        is_as_described(&stated, "/api/own/needs", "post", "201");
        let opened = test.get(&format!("/needs/{}", stated.json()["key"].as_str().unwrap())).await;
        assert!(opened.status == 200 && opened.text().contains("Fäste"));
        // Five a minute: the sixth waits.
        assert_eq!(ask(test, "GET", "/api/own", &key, "").await.status, 200);
        let sixth = ask(test, "GET", "/api/own", &key, "").await;
        assert_eq!(sixth.status, 429);
        is_as_described(&sixth, "/api/own", "get", "429");
        let seconds: u64 = sixth.headers["retry-after"].to_str().unwrap().parse().unwrap();
        assert!((1..=60).contains(&seconds), "{seconds}");

        for wrong in ["hemtag_wrong", "", &key[..20]] {
            let refused = ask(test, "GET", "/api/own", wrong, "").await;
            assert_eq!(
                (refused.status, &refused.headers["www-authenticate"]),
                (401, &"Bearer".parse().unwrap())
            );
            is_as_described(&refused, "/api/own", "get", "401");
        }
        house.enter(&owner);
        let number = between(&test.get(&page).await, &format!("/organisations/{id}/keys/"), "/end");
        let ended = test.post(&format!("/organisations/{id}/keys/{number}/end"), &[]).await;
        assert_eq!(ended.status, 303);
        assert_eq!(ask(test, "GET", "/api/own", &key, "").await.status, 401);
        assert_eq!(test.post(&format!("/organisations/{id}/keys/{number}/end"), &[]).await.status, 404);
        assert!(test.get(&page).await.text().contains("avslutad"));
    }
}

/// Two nodes on one PostgreSQL let no more through than one.
#[tokio::test]
async fn the_limit_of_a_key_holds_across_nodes() {
    let mut house = House::start(Databases::Postgres).await;
    let (_, id) = organisation(&house).await;
    // A request comes free every 30 seconds.
    let key = make_key(&house.test, &id, "needs", "2").await;
    let other = make_key(&house.test, &id, "needs", "2").await;
    let first = house.test.app.clone();
    let second = App::start((*first.config).clone(), first.clock.clone()).await.unwrap();
    for (node, status) in [(&first, 200), (&second, 200), (&first, 429), (&second, 429)] {
        house.test.app = node.clone();
        let answer = ask(&house.test, "GET", "/api/own", &key, "").await;
        assert_eq!(answer.status, status, "{}", answer.text());
        if status == 429 {
            let seconds: u64 = answer.headers["retry-after"].to_str().unwrap().parse().unwrap();
            assert!((1..=31).contains(&seconds), "{seconds}");
        }
    }
    // Each key has its own, also when requests come at once to both nodes.
    let mut shown = HeaderMap::new();
    shown.insert("authorization", format!("Bearer {other}").parse().unwrap());
    let (a, b, c, d) = tokio::join!(
        keyed(&first, &shown, None),
        keyed(&second, &shown, None),
        keyed(&first, &shown, None),
        keyed(&second, &shown, None),
    );
    let (taken, refused): (Vec<_>, Vec<_>) = [a, b, c, d].into_iter().partition(Result::is_ok);
    assert_eq!((taken.len(), refused.len()), (2, 2), "{taken:?} {refused:?}");
    assert!(refused.iter().all(|one| matches!(one, Err(KeyedError::TooMany { .. }))), "{refused:?}");
}

/// A database's clock that went back neither locks a key out until then nor lets it through anew.
#[tokio::test]
async fn a_clock_that_went_back_costs_a_key_at_the_most_a_minute() {
    let house = House::start(Databases::Postgres).await;
    let (_, id) = organisation(&house).await;
    // A request comes free every 30 seconds.
    let key = make_key(&house.test, &id, "needs", "2").await;
    let other = make_key(&house.test, &id, "needs", "2").await;
    let passes = |seconds: i64| {
        let by = seconds * 1_000_000;
        house.test.app.db.writer().execute_raw(sea_orm::Statement::from_string(
            sea_orm::DbBackend::Postgres,
            format!("UPDATE api_key SET taken_until = taken_until - {by}"),
        ))
    };
    assert_eq!(ask(&house.test, "GET", "/api/own", &key, "").await.status, 200);
    passes(-86_400).await.unwrap();
    for _ in 0..3 {
        let answer = ask(&house.test, "GET", "/api/own", &key, "").await;
        let seconds: u64 = answer.headers["retry-after"].to_str().unwrap().parse().unwrap();
        assert!(answer.status == 429 && (1..=31).contains(&seconds), "{} {seconds}", answer.status);
    }
    // Soon the next one is taken, and no more than the limit says.
    passes(31).await.unwrap();
    for status in [200, 429] {
        assert_eq!(ask(&house.test, "GET", "/api/own", &key, "").await.status, status);
    }
    assert_eq!(ask(&house.test, "GET", "/api/own", &other, "").await.status, 200, "it was not asked with");
}

/// A message is told once to each address, signed so that a receiver of its own knows it, and tried again until it arrives.
#[tokio::test]
async fn what_happens_is_told_once_signed_and_tried_again() {
    for kind in Databases::both() {
        let mut house = House::start(kind).await;
        let config = Config { webhooks_own_network: true, ..(*house.test.app.config).clone() };
        house.test.app.config = Arc::new(config);
        let (_, id) = organisation(&house).await;
        let receiver = Receiver::start().await;
        let app = house.test.app.clone();
        let add = format!("/organisations/{id}/webhooks");
        let wrong = house.test.post(&add, &[("address", "ftp://example.se")]).await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.text().contains("måste börja med https")
                && wrong.text().contains("Välj minst en sak att få veta")
        );
        // What happened before somebody listens is not told.
        add_maker(&app).await;
        let form = [("address", receiver.url()), ("kind", "maker.added".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let added = house.test.post(&add, &form).await;
        assert_eq!(added.status, 200, "{}", added.text());
        let secret = between(&added, "whsec_", "</code>");
        let secret = data_encoding::BASE64.decode(secret.as_bytes()).unwrap();
        let page = format!("/organisations/{id}/integrations");
        assert!(!house.test.get(&page).await.text().contains("whsec_"));

        let maker = add_maker(&app).await;
        // Two nodes at once: one of them tells.
        let (one, other) = tokio::join!(collect(&app), collect(&app));
        assert_eq!(one.unwrap() + other.unwrap_or_default(), 1);
        receiver.answers(500);
        assert_eq!(send_due(&app).await.unwrap(), Sent { went: 0, did_not: 1 });
        assert_eq!(send_due(&app).await.unwrap(), Sent::default(), "it waits before it is tried again");
        let first = receiver.took();
        assert!(house.test.get(&page).await.text().contains("answered 500"));
        receiver.answers(200);
        let later = app.clock.now().checked_add(SignedDuration::from_secs(61)).unwrap();
        let mut then = app.clone();
        then.clock = hemtag::clock::Clock::fixed(later);
        assert_eq!(send_due(&then).await.unwrap(), Sent { went: 1, did_not: 0 });
        let second = receiver.took();
        assert_eq!((first.len(), second.len()), (1, 1));
        assert_eq!(first[0].number, second[0].number, "a message keeps its number");
        for got in first.iter().chain(&second) {
            assert_eq!(got.signed, signature(&secret, &got.number, got.second, &got.body));
        }
        assert_ne!(first[0].signed, second[0].signed, "each try is signed with its own time");
        let body: Value = serde_json::from_str(&second[0].body).unwrap();
        assert_eq!(body["type"], "maker.added");
        assert_eq!(body["data"]["maker"], maker);
        let link = body["data"]["link"].as_str().unwrap();
        assert!(link.ends_with(&format!("/makers/{maker}")), "{link}");
        assert_eq!(collect(&app).await.unwrap(), 0);
        assert_eq!(send_due(&then).await.unwrap(), Sent::default());

        // Tried out, and taken away: what waits goes nowhere.
        let number = between(&house.test.get(&page).await, &format!("{add}/"), "/try");
        assert_eq!(house.test.post(&format!("{add}/{number}/try"), &[]).await.status, 303);
        assert_eq!(send_due(&then).await.unwrap().went, 1);
        assert!(receiver.took()[0].body.contains("hemtag.tried"));
        assert_eq!(house.test.post(&format!("{add}/{number}/try"), &[]).await.status, 303);
        assert_eq!(house.test.post(&format!("{add}/{number}/end"), &[]).await.status, 303);
        assert_eq!(send_due(&then).await.unwrap(), Sent::default());
        assert!(receiver.took().is_empty());
        assert!(!house.test.get(&page).await.text().contains(&receiver.url()));
    }
}

/// A message that never arrives is given up after two days, and that is said.
#[tokio::test]
async fn a_message_that_never_arrives_is_given_up() {
    let mut house = House::start(Databases::Sqlite).await;
    let config = Config { webhooks_own_network: true, ..(*house.test.app.config).clone() };
    house.test.app.config = Arc::new(config);
    let (_, id) = organisation(&house).await;
    let receiver = Receiver::start().await;
    receiver.answers(503);
    let url = receiver.url();
    let form = [("address", url.as_str()), ("kind", "gap.opened")];
    let added = house.test.post(&format!("/organisations/{id}/webhooks"), &form).await;
    assert_eq!(added.status, 200);
    let page = format!("/organisations/{id}/integrations");
    let number = between(&house.test.get(&page).await, &format!("/organisations/{id}/webhooks/"), "/try");
    house.test.post(&format!("/organisations/{id}/webhooks/{number}/try"), &[]).await;
    let began = house.test.app.clock.now();
    let mut tries = 0;
    for hour in 0..72 {
        let mut then = house.test.app.clone();
        then.clock =
            hemtag::clock::Clock::fixed(began.checked_add(SignedDuration::from_hours(hour)).unwrap());
        tries += send_due(&then).await.unwrap().did_not;
    }
    assert_eq!(tries, receiver.took().len());
    assert!((7..=9).contains(&tries), "{tries}");
    assert!(house.test.get(&page).await.text().contains("gavs upp"));
    let figures = house.test.app.metrics.text(&house.test.app).await;
    assert!(figures.contains("hemtag_webhook_messages_given_up 1\n"), "{figures}");
    assert!(figures.contains("hemtag_webhook_messages_failed 0\n"), "{figures}");
    // Without the setting nothing goes to this machine, whatever was added before.
    house.test.post(&format!("/organisations/{id}/webhooks/{number}/try"), &[]).await;
    let config = Config { webhooks_own_network: false, ..(*house.test.app.config).clone() };
    house.test.app.config = Arc::new(config);
    assert_eq!(send_due(&house.test.app).await.unwrap().did_not, 1);
    assert!(receiver.took().is_empty());
}

/// A maker's own system fetches its machine groups and states their hours; what is wrong is told whole, and nothing is kept of it.
#[tokio::test]
async fn a_makers_system_states_its_free_hours() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let test = &house.test;
        let mut one = makers::examples::makers(1, 7, test.app.clock.today());
        one[0].web = Some("https://www.firm.example".into());
        makers::add_makers(&test.app, &Caller::administrator(), &mut one).await.unwrap();
        let maker = one[0].id.0;
        let owner = house.account("kim@firm.example", "Kim").await;
        house.enter(&owner);
        assert_eq!(test.post(&format!("/makers/{maker}/claim"), &[]).await.status, 303);
        let id = between(&test.get("/account").await, "/organisations/", "/integrations");
        let key = make_key(test, &id, "capacity", "600").await;
        test.forget();
        let path = "/api/own/capacity";
        let now = ask(test, "GET", path, &key, "").await;
        assert_eq!(now.status, 200, "{}", now.text());
        is_as_described(&now, path, "get", "200");
        let group = now.json()["groups"][0]["group"].as_i64().expect("the maker has offers");
        let state = |seen: &Value, weeks: Value| {
            json!({ "seen": seen, "groups": [{ "group": group, "weeks": weeks }] }).to_string()
        };
        let seen = now.json()["seen"].clone();
        let wrong = json!({ "seen": seen, "groups": [
            { "group": 999_999, "weeks": [] },
            { "group": group, "weeks": [
                { "monday": "2026-12-01", "hours": 8 },
                { "monday": "2026-12-07", "hours": 200 },
                { "monday": "2026-12-14", "hours": 20, "at_most": 10 },
                { "monday": "2026-12-21", "hours": 8 },
                { "monday": "2026-12-21", "hours": 9 },
            ] },
        ] });
        let refused = ask(test, "PUT", path, &key, &wrong.to_string()).await;
        assert_eq!(refused.status, 422);
        is_as_described(&refused, path, "put", "422");
        assert_eq!(refused.json()["errors"].as_array().unwrap().len(), 5, "{}", refused.text());
        assert_eq!(ask(test, "GET", path, &key, "").await.json(), now.json(), "nothing half-done");
        for broken in ["{", "{\"seen\": 1}", "{\"seen\": 1, \"groups\": [], \"more\": 1}"] {
            assert_eq!(ask(test, "PUT", path, &key, broken).await.status, 422, "{broken}");
        }
        let weeks = json!([{ "monday": "2026-12-07", "hours": 32, "at_most": 40 }, { "monday": "2026-11-30", "hours": 16 }]);
        let stated = ask(test, "PUT", path, &key, &state(&seen, weeks)).await;
        assert_eq!(stated.status, 200, "{}", stated.text());
        is_as_described(&stated, path, "put", "200");
        let told = stated.json();
        assert_eq!(
            told["groups"][0]["weeks"],
            json!([
                { "monday": "2026-11-30", "hours": 16, "at_most": null },
                { "monday": "2026-12-07", "hours": 32, "at_most": 40 },
            ])
        );
        assert_eq!(told["groups"][0]["stated_on"], "2026-11-24");
        // Who states over what was changed since is told, and the maker's page shows what was stated.
        let late = ask(test, "PUT", path, &key, &state(&seen, json!([]))).await;
        assert_eq!(late.status, 409);
        is_as_described(&late, path, "put", "409");
        house.enter(&owner);
        assert!(test.get(&format!("/makers/{maker}/capacity")).await.text().contains("value=\"32"));
    }
}
