//! Traces: what a collector is told of requests and jobs, and what it is never told; that nobody waits for it.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Request, StatusCode},
    routing::post,
};
use hemtag::{config::Config, needs, operation::Traces, queue::work_once};
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest, common::v1::any_value::Value, trace::v1::Span,
};
use prost::Message;

use crate::{
    killed_server::server::{Server, send},
    queue::{asked, one},
    testkit::{Databases, TestApp},
};

/// A collector on the loopback. It ends with the test.
#[derive(Clone)]
struct Collector {
    got: Arc<Mutex<Vec<Bytes>>>,
    address: SocketAddr,
}

impl Collector {
    async fn start() -> Collector {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let collector = Collector { got: Arc::default(), address };
        let router = Router::new().route("/v1/traces", post(take)).with_state(collector.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        collector
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn spans(&self) -> Vec<Span> {
        let got = self.got.lock().unwrap();
        let parcels =
            got.iter().map(|bytes| ExportTraceServiceRequest::decode(bytes.clone()).expect("it is OTLP"));
        parcels
            .flat_map(|parcel| parcel.resource_spans)
            .flat_map(|of_program| of_program.scope_spans)
            .flat_map(|of_scope| of_scope.spans)
            .collect()
    }

    /// Whether the text was sent in any field.
    fn holds(&self, text: &str) -> bool {
        let got = self.got.lock().unwrap();
        got.iter().any(|bytes| bytes.windows(text.len()).any(|some| some == text.as_bytes()))
    }
}

async fn take(State(collector): State<Collector>, headers: HeaderMap, body: Bytes) -> StatusCode {
    assert_eq!(headers["content-type"], "application/x-protobuf");
    collector.got.lock().unwrap().push(body);
    StatusCode::OK
}

/// An application that tells a collector, behind a proxy or not.
async fn told(kind: Databases, address: &str, behind_proxy: bool) -> TestApp {
    let mut test = TestApp::start(kind).await;
    let config = Config { traces: Some(address.to_owned()), behind_proxy, ..(*test.app.config).clone() };
    test.app.config = Arc::new(config);
    test.app.traces = Traces::begin(Some(address)).unwrap();
    test
}

fn value(span: &Span, name: &str) -> Option<Value> {
    let found = span.attributes.iter().find(|attribute| attribute.key == name)?;
    found.value.clone()?.value
}

fn text(span: &Span, name: &str) -> Option<String> {
    match value(span, name)? {
        Value::StringValue(text) => Some(text),
        _ => None,
    }
}

fn named<'a>(spans: &'a [Span], name: &str) -> &'a Span {
    let names = || spans.iter().map(|span| span.name.as_str()).collect::<Vec<_>>();
    spans.iter().find(|span| span.name == name).unwrap_or_else(|| panic!("{name}: {:?}", names()))
}

/// What is a part of a span.
fn within<'s>(spans: &'s [Span], around: &Span) -> Vec<&'s Span> {
    spans.iter().filter(|span| span.parent_span_id == around.span_id).collect()
}

const SERVER: i32 = 2;
const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const PARENT: &str = "b7ad6b7169203331";

async fn asked_by_a_proxy(test: &TestApp, path: &str) -> u16 {
    let request = Request::get(path)
        .header("traceparent", format!("00-{TRACE}-{PARENT}-01"))
        .header("tracestate", "who=zebrakvarn")
        .header("baggage", "who=zebrakvarn");
    test.send(request, Body::empty()).await.status
}

#[tokio::test]
async fn a_request_is_told_by_its_route_with_its_queries_and_nothing_of_anybodys() {
    for kind in Databases::both() {
        let collector = Collector::start().await;
        let test = told(kind, &collector.url(), true).await;
        assert_eq!(asked_by_a_proxy(&test, "/en/makers?q=zebrakvarn").await, 200);
        let nobodys = test.get("/needs/zebrakvarnzebrakvarnzebra").await.status;
        assert_eq!(test.get("/zebrakvarn/no/such/page").await.status, 404);
        assert_eq!(test.get("/health/ready").await.status, 200);
        let form = [("email", "kim@zebrakvarn.example"), ("password", "zebrakvarn")];
        test.post("/account/sign-in", &form).await;
        let draft = [("stage", "prototype"), ("title", "zebrakvarn")];
        test.post("/needs/new", &draft).await;
        test.app.traces.end().await;

        let spans = collector.spans();
        let page = named(&spans, "GET /makers");
        assert_eq!(page.kind, SERVER);
        assert_eq!(text(page, "http.route").as_deref(), Some("/makers"));
        assert_eq!(text(page, "http.request.method").as_deref(), Some("GET"));
        assert_eq!(text(page, "hemtag.language").as_deref(), Some("en"));
        assert_eq!(value(page, "http.response.status_code"), Some(Value::IntValue(200)));
        assert!(page.end_time_unix_nano > page.start_time_unix_nano);
        // It is a part of what the proxy began.
        let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
        assert_eq!((hex(&page.trace_id), hex(&page.parent_span_id)), (TRACE.to_owned(), PARENT.to_owned()));
        assert_eq!(page.trace_state, "");
        // What it asked of the database is a part of it.
        let system = if kind == Databases::Postgres { "postgresql" } else { "sqlite" };
        let queries: Vec<&Span> = spans.iter().filter(|span| span.parent_span_id == page.span_id).collect();
        assert!(queries.iter().any(|span| span.name == "SELECT"), "{queries:?}");
        for query in queries.iter().filter(|span| value(span, "db.operation.name").is_some()) {
            assert_eq!(text(query, "db.system.name").as_deref(), Some(system));
            assert_eq!(query.trace_id, page.trace_id);
        }
        // Who writes waits for its turn first, and then writes.
        let written = named(&spans, "POST /needs/new");
        let within: Vec<&str> = spans
            .iter()
            .filter(|span| span.parent_span_id == written.span_id)
            .map(|span| span.name.as_str())
            .collect();
        assert!(within.contains(&"begin") && within.contains(&"INSERT"), "{within:?}");
        // What is not served is one route; balancers are not told.
        let need = named(&spans, "GET /needs/{key}");
        assert_eq!(value(need, "http.response.status_code"), Some(Value::IntValue(nobodys.into())));
        named(&spans, "GET none");
        assert!(spans.iter().all(|span| !span.name.contains("health")));
        for secret in ["zebrakvarn", "kim@", "prototype", "FROM", "hemtag.test"] {
            assert!(!collector.holds(secret), "{secret} was sent");
        }
    }
}

#[tokio::test]
async fn what_a_browser_says_of_traces_is_not_believed_without_a_proxy() {
    let collector = Collector::start().await;
    let test = told(Databases::Sqlite, &collector.url(), false).await;
    assert_eq!(asked_by_a_proxy(&test, "/makers").await, 200);
    test.app.traces.end().await;
    let spans = collector.spans();
    let page = named(&spans, "GET /makers");
    assert!(page.parent_span_id.is_empty());
    assert_ne!(data_encoding::HEXLOWER.encode(&page.trace_id), TRACE);
    assert_eq!(text(page, "hemtag.language").as_deref(), Some("sv"));
}

#[tokio::test]
async fn matching_is_a_part_of_the_request_that_asked_for_it() {
    let collector = Collector::start().await;
    let test = told(Databases::Sqlite, &collector.url(), false).await;
    let need = r#"{"title":"Lock","part":[{"name":"Lock","process":"fräsning"}]}"#;
    let answer = test.post_body("/api/match", "application/json", need).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    test.app.traces.end().await;
    let spans = collector.spans();
    let asked = named(&spans, "POST /api/match");
    assert_eq!(named(&spans, "match").parent_span_id, asked.span_id);
}

#[tokio::test]
async fn a_round_of_a_job_is_told_when_it_did_something_or_failed() {
    let collector = Collector::start().await;
    let traces = Traces::begin(Some(&collector.url())).unwrap();
    let done = |n: usize| async move { Ok::<usize, &str>(n) };
    assert_eq!(traces.round("empty", done(0), |n| *n > 0).await, Ok(0));
    assert_eq!(traces.round("letters", done(3), |n| *n > 0).await, Ok(3));
    let broken = async { Err::<usize, &str>("to kim@zebrakvarn.example") };
    assert!(traces.round("gaps", broken, |n| *n > 0).await.is_err());
    traces.end().await;
    let spans = collector.spans();
    assert_eq!(spans.len(), 2, "{spans:?}");
    let (letters, gaps) = (named(&spans, "round letters"), named(&spans, "round gaps"));
    assert_eq!(text(letters, "hemtag.job").as_deref(), Some("letters"));
    let failed = |span: &Span| span.status.as_ref().is_some_and(|status| status.code == 2);
    assert!(failed(gaps) && !failed(letters));
    assert!(!collector.holds("zebrakvarn"));
}

#[tokio::test]
async fn what_a_round_asks_of_the_database_is_a_part_of_it() {
    for kind in Databases::both() {
        let collector = Collector::start().await;
        let test = told(kind, &collector.url(), false).await;
        let (db, traces) = (&test.app.db, &test.app.traces);
        let work = || async move {
            let transaction = db.write().await?;
            let needs = needs::store::count(&transaction).await?;
            transaction.rollback().await?;
            Ok::<u64, sea_orm::DbErr>(needs)
        };
        assert_eq!(traces.round("empty", work(), |needs| *needs > 0).await, Ok(0));
        assert_eq!(traces.round("letters", work(), |_| true).await, Ok(0));
        // Long work is a round, too.
        asked(&test, &one("Zebrakvarn AB")).await;
        assert!(work_once(&test.app).await.unwrap());
        traces.end().await;

        let spans = collector.spans();
        let letters = named(&spans, "round letters");
        let names: Vec<&str> = within(&spans, letters).iter().map(|span| span.name.as_str()).collect();
        assert!(names.contains(&"begin") && names.contains(&"SELECT"), "{names:?}");
        let system = if kind == Databases::Postgres { "postgresql" } else { "sqlite" };
        for step in within(&spans, letters) {
            assert_eq!(step.trace_id, letters.trace_id);
            assert!(step.start_time_unix_nano >= letters.start_time_unix_nano, "{step:?}");
            assert!(step.end_time_unix_nano <= letters.end_time_unix_nano, "{step:?}");
            if step.name == "SELECT" {
                assert_eq!(text(step, "db.system.name").as_deref(), Some(system));
            }
        }
        let job = named(&spans, "round makers_import");
        assert!(within(&spans, job).iter().any(|span| span.name == "INSERT"), "{:?}", within(&spans, job));
        // A round that did nothing is not told, and neither is what it asked.
        assert!(spans.iter().all(|span| span.name != "round empty"));
        let rounds = [letters.trace_id.clone(), job.trace_id.clone()];
        assert!(spans.iter().all(|span| rounds.contains(&span.trace_id)), "{spans:?}");
        assert!(!collector.holds("Zebrakvarn"));
    }
}

#[tokio::test]
async fn a_collector_that_never_answers_or_is_away_slows_nobody() {
    // One takes connections and is silent; at the other nobody listens.
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for address in [silent.local_addr().unwrap(), closed] {
        let test = told(Databases::Sqlite, &format!("http://{address}"), false).await;
        // More than one parcel: it is being sent while the next come. The first page is not counted.
        test.get("/about-the-data").await;
        let begun = Instant::now();
        for _ in 0..300 {
            assert_eq!(test.get("/health/live").await.status, 200);
            assert_eq!(test.get("/zebrakvarn").await.status, 404);
        }
        for _ in 0..40 {
            assert_eq!(test.get("/makers").await.status, 200);
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
        // And it ends in time, whatever the collector does.
        let begun = Instant::now();
        test.app.traces.end().await;
        assert!(
            begun.elapsed() < test.app.traces.patience() + Duration::from_secs(2),
            "{:?}",
            begun.elapsed()
        );
    }
}

#[tokio::test]
async fn without_the_setting_nothing_is_told() {
    let test = TestApp::start(Databases::Sqlite).await;
    assert_eq!(test.app.config.traces, None);
    assert_eq!(Config::default().traces, None);
    assert_eq!(test.get("/makers").await.status, 200);
    let begun = Instant::now();
    test.app.traces.end().await;
    assert!(begun.elapsed() < Duration::from_millis(500));
    assert_eq!(test.app.traces.patience(), Duration::ZERO);
}

/// The program itself, told by the environment; what is left goes when it is stopped, before it would go by itself.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_left_is_told_when_the_program_is_stopped() {
    let collector = Collector::start().await;
    let folder = tempfile::tempdir().unwrap();
    let setting = folder.path().join("a.sqlite").display().to_string();
    let mut program = tokio::process::Command::new(env!("CARGO_BIN_EXE_hemtag"));
    // Nothing would go by itself for a minute.
    program.env("HEMTAG_TRACES", collector.url()).env("OTEL_BSP_SCHEDULE_DELAY", "60000");
    let mut server = Server::start_with(program, &setting).await;
    let page = send(server.address, &Vec::new(), "GET", "/makers", "text/plain", b"").await.unwrap();
    assert_eq!(page.status, 200);
    assert!(collector.spans().iter().all(|span| span.name != "GET /makers"), "it waits");
    server.stop();
    server.ended().await;
    named(&collector.spans(), "GET /makers");
    for secret in ["hemtag.test", setting.as_str()] {
        assert!(!collector.holds(secret), "{secret} was sent");
    }
}

#[tokio::test]
async fn an_address_that_is_none_is_told_before_anything_starts() {
    let mut program = tokio::process::Command::new(env!("CARGO_BIN_EXE_hemtag"));
    let folder = tempfile::tempdir().unwrap();
    program.current_dir(folder.path()).args(["serve", "--traces", "collector:4318"]);
    let ended = program.output().await.unwrap();
    assert_eq!(ended.status.code(), Some(1));
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(told.contains("The setting traces"), "{told}");
    assert!(!folder.path().join("hemtag.sqlite").exists());
    // `hemtag check` shows where they go.
    let mut program = tokio::process::Command::new(env!("CARGO_BIN_EXE_hemtag"));
    program
        .current_dir(folder.path())
        .args(["check", "--json"])
        .env("HEMTAG_TRACES", "http://collector:4318");
    let shown = program.output().await.unwrap();
    let told: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    let traces = told["settings"].as_array().unwrap().iter().find(|one| one["name"] == "traces").unwrap();
    assert_eq!(traces["value"], "http://collector:4318");
    assert_eq!(traces["from"], "HEMTAG_TRACES");
}
