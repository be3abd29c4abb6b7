//! The way to the collector: the HTTP client that the program has, on the runtime that serves. It is asked from a thread of its own, so
//! that no request waits for it.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use tokio::runtime::Handle;

/// The most that is read of an answer: it says only how many spans were refused.
const MOST_READ: usize = 64 * 1024;

/// Takes parcels of spans to the collector.
#[derive(Debug)]
pub(super) struct Collector {
    client: reqwest::Client,
    runtime: Handle,
    /// Whether the last parcel arrived. What changes is logged, not each parcel.
    reached: AtomicBool,
}

impl Collector {
    /// # Errors
    /// When the client cannot be made.
    ///
    /// # Panics
    /// Outside of a runtime.
    pub(super) fn new(patience: Duration) -> Result<Collector, reqwest::Error> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .timeout(patience)
            .user_agent(concat!("Hemtag/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Collector { client, runtime: Handle::current(), reached: AtomicBool::new(true) })
    }

    fn tell(&self, problem: Option<&str>) {
        let arrived = problem.is_none();
        if self.reached.swap(arrived, Ordering::Relaxed) == arrived {
            return;
        }
        match problem {
            Some(problem) => tracing::warn!(problem, "traces do not reach the collector"),
            None => tracing::info!("traces reach the collector again"),
        }
    }
}

#[async_trait::async_trait]
impl HttpClient for Collector {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        // The thread that asks has no runtime.
        let sent = self.runtime.spawn(send(self.client.clone(), request)).await;
        match sent {
            Ok(Ok(answer)) => {
                let refused = (!answer.status().is_success())
                    .then(|| format!("it answered {}", answer.status().as_u16()));
                self.tell(refused.as_deref());
                Ok(answer)
            }
            Ok(Err(error)) => {
                let problem = if error.is_timeout() {
                    "it did not answer in time"
                } else if error.is_connect() {
                    "it cannot be reached"
                } else {
                    "the connection broke"
                };
                self.tell(Some(problem));
                Err(error.into())
            }
            // The program ends.
            Err(error) => Err(error.into()),
        }
    }
}

async fn send(client: reqwest::Client, request: Request<Bytes>) -> Result<Response<Bytes>, reqwest::Error> {
    let mut answer = client.execute(reqwest::Request::try_from(request)?).await?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let mut body = Vec::new();
    while let Some(some) = answer.chunk().await? {
        if body.len() + some.len() > MOST_READ {
            break;
        }
        body.extend_from_slice(&some);
    }
    let mut told = Response::new(Bytes::from(body));
    *told.status_mut() = status;
    *told.headers_mut() = headers;
    Ok(told)
}
