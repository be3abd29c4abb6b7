//! A running application and a browser without a window: requests go through the whole router.

use std::{
    convert::Infallible,
    sync::{Arc, Mutex},
};

use axum::{
    body::Body,
    http::{Request, Response, header},
};
use hemtag::{app::App, clock::Clock, config::Config, http::serve};
use http_body_util::BodyExt;
use sea_orm::ConnectionTrait;
use tower::{ServiceExt, util::BoxCloneService};

use super::{Databases, FreshDatabase, template};

/// An application on a database of its own, at noon on 24 November 2026.
#[derive(Debug)]
pub struct TestApp {
    pub app: App,
    pub database: FreshDatabase,
    cookies: Mutex<Vec<(String, String)>>,
    served: Mutex<Option<Served>>,
}

/// What answers the requests to an application. Made once: hundreds of routes and their layers take longer than most pages.
#[derive(Debug)]
struct Served {
    app: App,
    service: Service,
}

type Service = BoxCloneService<Request<Body>, Response<Body>, Infallible>;

/// Whether nothing of an application was replaced, as tests replace it.
fn is_same(one: &App, other: &App) -> bool {
    Arc::ptr_eq(&one.config, &other.config)
        && Arc::ptr_eq(&one.register, &other.register)
        && Arc::ptr_eq(&one.facts, &other.facts)
        && Arc::ptr_eq(&one.ration, &other.ration)
        && one.clock.is(&other.clock)
}

/// What came back.
#[derive(Debug)]
pub struct Page {
    pub status: u16,
    pub headers: axum::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Page {
    /// The body as text.
    ///
    /// # Panics
    /// When it is not UTF-8.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("the page is UTF-8")
    }

    /// # Panics
    /// When the body is not JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("the answer is JSON")
    }

    /// Where a redirect leads.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.headers.get(header::LOCATION).and_then(|l| l.to_str().ok())
    }
}

impl TestApp {
    /// # Panics
    /// When the application does not start.
    pub async fn start(kind: Databases) -> TestApp {
        let clock = Clock::fixed("2026-11-24T11:00:00Z".parse().expect("a time"));
        let database = template::started(kind, clock.clone()).await;
        let config = Config {
            database: database.setting.clone(),
            key_file: database.key_file.clone(),
            ..Config::default()
        };
        let app = App::start(config, clock).await.expect("the application starts");
        TestApp { app, database, cookies: Mutex::new(Vec::new()), served: Mutex::default() }
    }

    /// The same application on a copy of its SQLite database, as it stands now: what is done there is not done here. Its browser
    /// has no cookies.
    ///
    /// # Panics
    /// When the database is no file of SQLite's, or the copy does not start.
    pub async fn copied(&self) -> TestApp {
        let database = FreshDatabase::new(Databases::Sqlite);
        let copy = format!("VACUUM INTO '{}'", database.setting);
        self.app.db.writer().execute_unprepared(&copy).await.expect("SQLite copies its file");
        let key = |of: &str| hemtag::sealed::beside(of).expect("a file's key stands beside it");
        std::fs::copy(key(&self.database.setting), key(&database.setting)).expect("the key is there");
        let config = Config { database: database.setting.clone(), ..(*self.app.config).clone() };
        let app =
            App::start(config, self.app.clock.clone()).await.expect("the application starts on the copy");
        TestApp { app, database, cookies: Mutex::new(Vec::new()), served: Mutex::default() }
    }

    /// Signs this browser in as administrator.
    ///
    /// # Panics
    /// When another thread panicked while it held the cookies.
    pub fn sign_in(&self) {
        let value = hemtag::http::context::session_value(&self.app);
        let mut cookies = self.cookies.lock().expect("cookies are not held across a panic");
        // As it is called where people come by an encrypted way, and where they do not: the other is not looked at.
        let name = hemtag::http::context::SIGNED_IN;
        cookies.push((format!("__Host-{name}"), value.clone()));
        cookies.push((name.to_owned(), value));
    }

    /// A mail server of its own, to which the application sends from now on.
    pub async fn use_post(&mut self) -> super::Post {
        let post = super::Post::start().await;
        let config = Config { mail: Some(post.setting()), ..(*self.app.config).clone() };
        self.app.config = Arc::new(config);
        post
    }

    /// The browser's cookies, put away for another's: several people at one application.
    ///
    /// # Panics
    /// When another thread panicked while it held the cookies.
    #[must_use]
    pub fn exchange(&self, cookies: Vec<(String, String)>) -> Vec<(String, String)> {
        let mut held = self.cookies.lock().expect("cookies are not held across a panic");
        std::mem::replace(&mut *held, cookies)
    }

    /// Forgets all cookies, as another visitor's browser would have none.
    ///
    /// # Panics
    /// When another thread panicked while it held the cookies.
    pub fn forget(&self) {
        self.cookies.lock().expect("cookies are not held across a panic").clear();
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Sends a form as a browser does from our own page.
    ///
    /// # Panics
    /// When the fields cannot be encoded.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_html_form::to_string(fields).expect("a form can be encoded");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    /// Sends a form from one of our pages, as a browser does: it says which.
    ///
    /// # Panics
    /// When the fields cannot be encoded.
    pub async fn post_from(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_html_form::to_string(fields).expect("a form can be encoded");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::REFERER, format!("http://hemtag.test{page}"))
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    /// Sends any body with its content type.
    pub async fn post_body(&self, path: &str, content_type: &str, body: impl Into<Body>) -> Page {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, content_type)
            .header("sec-fetch-site", "same-origin");
        self.send(request, body.into()).await
    }

    /// Sends one request with this browser's cookies and keeps those that come back.
    ///
    /// # Panics
    /// When the request is malformed.
    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Page {
        let cookies: Vec<String> = {
            let held = self.cookies.lock().expect("cookies are not held across a panic");
            held.iter().map(|(k, v)| format!("{k}={v}")).collect()
        };
        let request = request
            .header(header::HOST, "hemtag.test")
            .header(header::COOKIE, cookies.join("; "))
            .body(body)
            .expect("a test writes well-formed requests");
        let response: Response<Body> =
            self.service().oneshot(request).await.expect("the router always answers");
        self.keep_cookies(&response);
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("the body ends").to_bytes().to_vec();
        Page { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    fn service(&self) -> Service {
        let mut served = self.served.lock().expect("what serves is not held across a panic");
        match &*served {
            Some(served) if is_same(&served.app, &self.app) => served.service.clone(),
            _ => {
                let service = Service::new(serve::service(self.app.clone()));
                *served = Some(Served { app: self.app.clone(), service: service.clone() });
                service
            }
        }
    }

    fn keep_cookies(&self, response: &Response<Body>) {
        let mut held = self.cookies.lock().expect("cookies are not held across a panic");
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let Some((name, value)) = cookie.to_str().ok().and_then(|c| c.split(';').next()?.split_once('='))
            else {
                continue;
            };
            held.retain(|(k, _)| k != name);
            if !value.is_empty() {
                held.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}
