//! Traces by OpenTelemetry: where the time of a request goes, told to a collector of the operator's at the setting `traces`; without it
//! nothing is made and nothing goes out. Only what is named here is told: routes as they stand in the table, never the address that was
//! asked for; kinds of queries, never their text; how long a job took. Nothing of anybody's.

mod collector;
mod step;

use std::{
    future::Future,
    time::{Duration, SystemTime},
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};
use opentelemetry::{
    Context, KeyValue,
    propagation::{Extractor, TextMapPropagator},
    trace::{FutureExt, Span, SpanKind, Status, TraceContextExt, Tracer, TracerProvider},
};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::{
    Resource,
    propagation::TraceContextPropagator,
    trace::{BatchConfigBuilder, BatchSpanProcessor, SdkTracer, SdkTracerProvider},
};
use sea_orm::metric::Info;

use self::{
    collector::Collector,
    step::{InRound, Step},
};
use crate::{
    app::{App, random_key},
    words::Language,
};

/// How long the collector may take for one parcel of spans.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long what is left may take when the program ends.
const LAST: Duration = Duration::from_secs(3);

/// Spans that wait for the collector. When it is slow or away, those that find no room are thrown away.
const MOST_WAITING: usize = 8192;

/// Tells a collector what took how long, or does nothing. Cloning is cheap.
#[derive(Debug, Clone, Default)]
pub struct Traces(Option<Live>);

/// What makes spans; a request carries it with it, so that what happens within is told as part of it.
#[derive(Debug, Clone)]
struct Live {
    provider: SdkTracerProvider,
    tracer: SdkTracer,
}

impl Traces {
    /// Begins to tell the collector at this address, as the setting has it; without one nothing is told.
    ///
    /// # Errors
    /// When the address, or what OpenTelemetry's own variables in the environment say, cannot be used.
    ///
    /// # Panics
    /// Outside of the runtime that serves.
    pub fn begin(address: Option<&str>) -> anyhow::Result<Traces> {
        let Some(address) = address else { return Ok(Traces::default()) };
        let unusable = |problem: &dyn std::fmt::Display| {
            anyhow::anyhow!(
                "Traces cannot be sent to {address}: {problem}. See the setting traces and the variables OTEL_…."
            )
        };
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(Collector::new(PATIENCE).map_err(|error| unusable(&error))?)
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(endpoint(address))
            .with_timeout(PATIENCE)
            .build()
            .map_err(|error| unusable(&error))?;
        let waiting = BatchConfigBuilder::default().with_max_queue_size(MOST_WAITING).build();
        let processor = BatchSpanProcessor::builder(exporter).with_batch_config(waiting).build();
        let program = Resource::builder()
            .with_service_name("hemtag")
            .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            // Which of several nodes, by a name that says nothing of the machine.
            .with_attribute(KeyValue::new("service.instance.id", random_key()))
            .build();
        let provider =
            SdkTracerProvider::builder().with_span_processor(processor).with_resource(program).build();
        let tracer = provider.tracer("hemtag");
        Ok(Traces(Some(Live { provider, tracer })))
    }

    /// How long [`Traces::end`] may take.
    #[must_use]
    pub fn patience(&self) -> Duration {
        if self.0.is_some() { LAST } else { Duration::ZERO }
    }

    /// Sends what is left, for as long as [`Traces::patience`] says, and tells nothing more.
    pub async fn end(&self) {
        let Some(live) = self.0.clone() else { return };
        let ended = tokio::task::spawn_blocking(move || live.provider.shutdown_with_timeout(LAST)).await;
        if !matches!(ended, Ok(Ok(()))) {
            tracing::warn!("the last traces did not reach the collector in time");
        }
    }

    /// Runs a round of a job and tells how long it took, with what happened within as its children, when it failed or, by `did`, did
    /// something: rounds that find nothing to do come every second or two, and the others would not be seen among them.
    ///
    /// # Errors
    /// As the round's.
    pub async fn round<T, E>(
        &self,
        job: &'static str,
        round: impl Future<Output = Result<T, E>>,
        did: impl FnOnce(&T) -> bool,
    ) -> Result<T, E> {
        let Some(live) = &self.0 else { return round.await };
        let (begun, within) = (now(), InRound::default());
        let outcome = round.with_context(Context::new().with_value(within.clone())).await;
        if outcome.as_ref().is_ok_and(|done| !did(done)) {
            return outcome;
        }
        let mut span = live
            .tracer
            .span_builder(format!("round {job}"))
            .with_kind(SpanKind::Internal)
            .with_start_time(begun)
            .with_attributes([KeyValue::new("hemtag.job", job)])
            .start_with_context(&live.tracer, &Context::new());
        if outcome.is_err() {
            span.set_status(failed());
        }
        let context = Context::new().with_span(span);
        let left_out = within.tell(live, &context);
        if left_out > 0 {
            context.span().set_attribute(KeyValue::new("hemtag.left_out", left_out));
        }
        context.span().end();
        outcome
    }
}

/// A trace is of when something happened on this machine, beside those of other programs, whatever day the pages are shown for.
#[expect(clippy::disallowed_methods, reason = "no answer and no figure depends on it")]
fn now() -> SystemTime {
    SystemTime::now()
}

/// What failed is told, and not why: the reason may hold what somebody wrote. It stands in the log.
fn failed() -> Status {
    Status::Error { description: "".into() }
}

/// Where spans are taken to, as the protocol has it.
fn endpoint(address: &str) -> String {
    const PATH: &str = "/v1/traces";
    let address = address.trim_end_matches('/');
    if address.ends_with(PATH) { address.to_owned() } else { format!("{address}{PATH}") }
}

/// Tells a request, with what happens within as its children.
pub async fn request(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(live) = &app.traces.0 else { return next.run(request).await };
    // What is not served is one route: an address that was tried may be somebody's secret, written wrongly.
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    // Balancers ask every second.
    if route.starts_with("/health/") {
        return next.run(request).await;
    }
    let method = match request.method().as_str() {
        "GET" => "GET",
        "POST" => "POST",
        "HEAD" => "HEAD",
        _ => "_OTHER",
    };
    let mut told =
        vec![KeyValue::new("http.request.method", method), KeyValue::new("http.route", route.clone())];
    if let Some(language) = request.extensions().get::<Language>() {
        told.push(KeyValue::new("hemtag.language", language.code()));
    }
    // Anybody can write the header; what a proxy in front wrote is believed.
    let parent = if app.config.behind_proxy { parent(request.headers()) } else { Context::new() };
    let span = live
        .tracer
        .span_builder(format!("{method} {route}"))
        .with_kind(SpanKind::Server)
        .with_attributes(told)
        .start_with_context(&live.tracer, &parent);
    let context = Context::new().with_value(live.clone()).with_span(span);
    let response = next.run(request).with_context(context.clone()).await;
    let span = context.span();
    span.set_attribute(KeyValue::new("http.response.status_code", i64::from(response.status().as_u16())));
    if response.status().is_server_error() {
        span.set_status(failed());
    }
    span.end();
    response
}

/// The request that ours is a part of, by the header `traceparent`. Nothing else is taken over: `tracestate` and `baggage` are texts.
fn parent(headers: &HeaderMap) -> Context {
    struct OfHeaders<'a>(&'a HeaderMap);
    impl Extractor for OfHeaders<'_> {
        fn get(&self, key: &str) -> Option<&str> {
            if key != "traceparent" {
                return None;
            }
            self.0.get(key)?.to_str().ok()
        }

        fn keys(&self) -> Vec<&str> {
            vec!["traceparent"]
        }
    }
    TraceContextPropagator::new().extract_with_context(&Context::new(), &OfHeaders(headers))
}

/// Tells how long a part of a request or of a round takes. Outside of one that is told, it only does it.
pub async fn part<T>(name: &'static str, work: impl Future<Output = T>) -> T {
    let (live, round) = around();
    let current = Context::current();
    if let Some(round) = round {
        let part = round.begin(name);
        let done = work.with_context(current.with_value(part.clone())).await;
        round.end(&part);
        return done;
    }
    let Some(live) = live else { return work.await };
    let span = live.tracer.start_with_context(name, &current);
    let context = current.with_span(span);
    let done = work.with_context(context.clone()).await;
    context.span().end();
    done
}

/// What tells of a request that we are in, or keeps what happens in a round.
fn around() -> (Option<Live>, Option<InRound>) {
    Context::map_current(|now| (now.get::<Live>().cloned(), now.get::<InRound>().cloned()))
}

/// Tells a query that just ended, as part of the request or round that asked it.
pub(crate) fn queried(info: &Info<'_>) {
    match around() {
        (_, Some(round)) => {
            round.keep(Step::of_query(info));
        }
        (Some(live), None) => {
            Step::of_query(info).tell(&live, &Context::current());
        }
        (None, None) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_go_where_the_protocol_has_it() {
        for (address, there) in [
            ("http://collector:4318", "http://collector:4318/v1/traces"),
            ("http://collector:4318/", "http://collector:4318/v1/traces"),
            ("https://x.example/otlp", "https://x.example/otlp/v1/traces"),
            ("https://x.example/v1/traces", "https://x.example/v1/traces"),
        ] {
            assert_eq!(endpoint(address), there);
        }
    }

    #[test]
    fn only_a_whole_traceparent_is_believed() {
        let of = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("traceparent", value.parse().unwrap());
            headers.insert("tracestate", "somebody=kim".parse().unwrap());
            parent(&headers).span().span_context().clone()
        };
        let right = of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assert_eq!(right.trace_id().to_string(), "0af7651916cd43dd8448eb211c80319c");
        assert!(right.is_sampled() && right.is_remote());
        assert_eq!(right.trace_state().header(), "");
        for wrong in ["", "00-x-y-01", "00-00000000000000000000000000000000-0000000000000000-01"] {
            assert!(!of(wrong).is_valid(), "{wrong}");
        }
    }
}
