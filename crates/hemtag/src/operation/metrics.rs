//! Figures for a monitoring system, in the text form that Prometheus reads (OpenMetrics). They are served at an address of their own,
//! the setting `metrics_listen`; without it nowhere. Requests are told by the route, never by the address that was asked for.

use std::{net::SocketAddr, sync::Arc, time::Instant};

use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::Counter,
        family::Family,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
        info::Info,
    },
    registry::{Registry, Unit},
};

use super::health::{self, database_answers};
use crate::{app::App, events, integrations, letters, queue};

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: String,
    route: String,
    status: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    method: String,
    route: String,
}

type Durations = Family<Asked, Histogram, fn() -> Histogram>;

/// What is counted as it happens, and what is looked up when it is asked for. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Metrics {
    registry: Arc<Registry>,
    requests: Family<Answered, Counter>,
    durations: Durations,
    database_up: Gauge,
    offers: Gauge,
    events: Gauge,
    letters_waiting: Gauge,
    letters_failed: Gauge,
    jobs_waiting: Gauge,
    jobs_given_up: Gauge,
    messages_failed: Gauge,
    messages_given_up: Gauge,
    clock_jump: Gauge,
}

/// From 2 ms, doubling, to 16 s.
fn buckets() -> Histogram {
    Histogram::new(exponential_buckets(0.002, 2.0, 14))
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("hemtag");
        let requests = Family::<Answered, Counter>::default();
        let durations: Durations = Family::new_with_constructor(buckets);
        let gauge = || Gauge::default();
        let (database_up, offers, events) = (gauge(), gauge(), gauge());
        let (letters_waiting, letters_failed, clock_jump) = (gauge(), gauge(), gauge());
        let (jobs_waiting, jobs_given_up) = (gauge(), gauge());
        let (messages_failed, messages_given_up) = (gauge(), gauge());
        registry.register("http_requests", "Requests answered, by route and status", requests.clone());
        registry.register_with_unit(
            "http_request_duration",
            "Time until the head of the answer, by route",
            Unit::Seconds,
            durations.clone(),
        );
        registry.register("database_up", "1 when the database answered just now", database_up.clone());
        registry.register("register_offers", "Offers in the register in memory", offers.clone());
        registry.register("events_newest", "The number of the newest event", events.clone());
        registry.register("letters_waiting", "Letters that are not sent yet", letters_waiting.clone());
        registry.register(
            "letters_failed",
            "Of these, letters that were tried in vain",
            letters_failed.clone(),
        );
        registry.register(
            "jobs_waiting",
            "Jobs that nobody works on yet, or not again yet",
            jobs_waiting.clone(),
        );
        registry.register("jobs_given_up", "Jobs that were given up", jobs_given_up.clone());
        registry.register(
            "webhook_messages_failed",
            "Messages to webhooks that were tried in vain and will be tried again",
            messages_failed.clone(),
        );
        registry.register(
            "webhook_messages_given_up",
            "Messages to webhooks that were given up",
            messages_given_up.clone(),
        );
        registry.register_with_unit(
            "clock_jump",
            "How far the clock has jumped since the program began",
            Unit::Seconds,
            clock_jump.clone(),
        );
        registry.register(
            "build",
            "The program",
            Info::new(vec![("version".to_owned(), env!("CARGO_PKG_VERSION").to_owned())]),
        );
        Metrics {
            registry: Arc::new(registry),
            requests,
            durations,
            database_up,
            offers,
            events,
            letters_waiting,
            letters_failed,
            jobs_waiting,
            jobs_given_up,
            messages_failed,
            messages_given_up,
            clock_jump,
        }
    }
}

impl Metrics {
    /// Everything as text.
    ///
    /// # Panics
    /// Never: a text takes everything that is written into it.
    pub async fn text(&self, app: &App) -> String {
        let up = database_answers(app).await;
        self.database_up.set(i64::from(up));
        self.offers.set(whole(app.register.snapshot().register.len() as u64));
        self.clock_jump.set(app.steadiness.jump(&app.clock).as_secs());
        if up {
            if let Ok(newest) = events::newest(app.db.reader()).await {
                self.events.set(newest);
            }
            if let Ok(post) = letters::waiting(app.db.reader()).await {
                self.letters_waiting.set(whole(post.letters));
                self.letters_failed.set(whole(post.tried));
            }
            if let Ok(jobs) = queue::counts(app.db.reader()).await {
                self.jobs_waiting.set(whole(jobs.waiting + jobs.failed));
                self.jobs_given_up.set(whole(jobs.given_up));
            }
            if let Ok(messages) = integrations::standing(app.db.reader()).await {
                self.messages_failed.set(whole(messages.tried));
                self.messages_given_up.set(whole(messages.given_up));
            }
        }
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("a text takes what is written");
        text
    }
}

fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Counts a request and how long it took.
pub async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    // What is not served is one route: whoever tries addresses makes no series of each.
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = match request.method().as_str() {
        known @ ("GET" | "POST" | "HEAD") => known,
        _ => "other",
    }
    .to_owned();
    let response = next.run(request).await;
    let asked = Asked { method: method.clone(), route: route.clone() };
    app.metrics.durations.get_or_create(&asked).observe(begun.elapsed().as_secs_f64());
    if matches!(response.status(), StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS) {
        tracing::warn!(method, route, status = response.status().as_u16(), "a request was refused");
    }
    let status = response.status().as_u16().to_string();
    app.metrics.requests.get_or_create(&Answered { method, route, status }).inc();
    response
}

/// What stands at the address of their own.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/metrics", get(show))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .with_state(app)
}

async fn show(State(app): State<App>) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], app.metrics.text(&app).await).into_response()
}

/// Listens at the address of the setting, for as long as the program runs.
///
/// # Errors
/// When the address is taken.
pub async fn serve(app: App, listen: SocketAddr) -> anyhow::Result<SocketAddr> {
    let listener = tokio::net::TcpListener::bind(listen).await.map_err(|error| {
        anyhow::anyhow!(
            "The address {listen} of the setting metrics_listen cannot be used: {error}. Choose another."
        )
    })?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router(app)).await {
            tracing::error!(%error, "metrics are no longer served");
        }
    });
    Ok(address)
}
