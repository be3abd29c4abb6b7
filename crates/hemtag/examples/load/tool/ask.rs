//! One request: sent when it is due, measured from then, and held against what it should be answered.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use hemtag::people::SESSION;
use jiff::civil::Date;
use reqwest::{Client, Method, header, redirect::Policy};
use tokio::{
    sync::Semaphore,
    time::{Instant, timeout_at},
};

use super::{
    mix::Kind,
    tally::{Sample, Tally},
    targets::Targets,
};

/// So long an answer may take before it counts as none; so long at the most a request waits here to be sent.
const PATIENCE: Duration = Duration::from_secs(30);
/// Requests under way at once. What is due beyond them waits here, and its time runs.
const AT_ONCE: usize = 512;

/// What all visits share.
pub(super) struct Asking {
    client: Client,
    addresses: Vec<String>,
    /// Requests go to the addresses in turn, as a proxy sends them.
    turn: AtomicUsize,
    permits: Semaphore,
    pub(super) start: Instant,
    measured_from: Instant,
    tally: Mutex<Tally>,
    pub(super) targets: Targets,
    /// Needs in our own form, to be matched or stated.
    pub(super) needs: Vec<String>,
    pub(super) today: Date,
}

/// A request.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) kind: Kind,
    method: Method,
    path: String,
    session: Option<String>,
    key: Option<String>,
    /// The kind of the body, and the body.
    body: Option<(&'static str, Vec<u8>)>,
}

impl Asked {
    pub(super) fn get(kind: Kind, path: String) -> Asked {
        Asked { kind, method: Method::GET, path, session: None, key: None, body: None }
    }

    pub(super) fn post(kind: Kind, path: String, content: &'static str, body: Vec<u8>) -> Asked {
        Asked { method: Method::POST, body: Some((content, body)), ..Asked::get(kind, path) }
    }

    pub(super) fn put(kind: Kind, path: String, content: &'static str, body: Vec<u8>) -> Asked {
        Asked { method: Method::PUT, body: Some((content, body)), ..Asked::get(kind, path) }
    }

    /// By whoever is signed in with this session.
    pub(super) fn signed_in(self, session: &str) -> Asked {
        Asked { session: Some(session.to_owned()), ..self }
    }

    /// With an organisation's key.
    pub(super) fn keyed(self, key: &str) -> Asked {
        Asked { key: Some(key.to_owned()), ..self }
    }
}

/// What came back, as far as somebody reads it.
#[derive(Debug, Clone)]
pub(super) struct Answered {
    status: u16,
    pub(super) location: Option<String>,
    pub(super) body: Vec<u8>,
    bytes: usize,
}

impl Answered {
    /// Why it is not what the kind should be answered.
    fn wrong(&self, asked: &Asked) -> Option<String> {
        let leads = self.location.as_deref().unwrap_or_default();
        let is_right = self.status == asked.kind.status()
            && asked.kind.leads_to().is_none_or(|part| leads.contains(part));
        if is_right {
            return None;
        }
        let body: String = String::from_utf8_lossy(&self.body).chars().take(300).collect();
        let to = if leads.is_empty() { String::new() } else { format!(", to {leads}") };
        Some(format!("{} {}: {}{to} {body}", asked.method, asked.path, self.status))
    }
}

impl Asking {
    /// # Errors
    /// When no client can be made.
    pub(super) fn new(
        addresses: Vec<String>,
        targets: Targets,
        needs: Vec<String>,
        today: Date,
        warm_up: Duration,
    ) -> anyhow::Result<Asking> {
        let client = Client::builder()
            .no_proxy()
            .redirect(Policy::none())
            .http1_only()
            .tcp_nodelay(true)
            .timeout(PATIENCE)
            .build()?;
        let start = Instant::now();
        Ok(Asking {
            client,
            addresses,
            turn: AtomicUsize::new(0),
            permits: Semaphore::new(AT_ONCE),
            start,
            measured_from: start + warm_up,
            tally: Mutex::default(),
            targets,
            needs,
            today,
        })
    }

    /// What came of all requests so far.
    pub(super) fn tally(&self) -> Tally {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks; gives the answer when it was the right one. `from` is the address that the visitor has.
    pub(super) async fn ask(&self, asked: Asked, from: &str, due: Instant) -> Option<Answered> {
        let permit = timeout_at(due + PATIENCE, self.permits.acquire()).await;
        let waited = due.elapsed();
        let answered = match permit {
            Ok(permit) => {
                let _permit = permit.expect("the permits are never taken away");
                self.send(&asked, from).await.map_err(|error| format!("{error:?}"))
            }
            // A server so far behind would be waited for longer than it is asked.
            Err(_) => Err(format!("not sent within {} seconds of its time", PATIENCE.as_secs())),
        };
        let took = due.elapsed();
        let wrong = match &answered {
            Ok(answered) => answered.wrong(&asked),
            Err(error) => Some(format!("{} {}: {error}", asked.method, asked.path)),
        };
        let is_right = wrong.is_none();
        let bytes = answered.as_ref().map_or(0, |answered| answered.bytes);
        let is_measured = due >= self.measured_from;
        let sample = Sample { kind: asked.kind, waited, took, bytes, wrong, is_measured };
        self.tally.lock().unwrap_or_else(PoisonError::into_inner).add(sample);
        answered.ok().filter(|_| is_right)
    }

    async fn send(&self, asked: &Asked, from: &str) -> Result<Answered, reqwest::Error> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let address = &self.addresses[turn % self.addresses.len()];
        let mut request = self
            .client
            .request(asked.method.clone(), format!("{address}{}", asked.path))
            .header("x-forwarded-for", from);
        if !asked.kind.is_read() {
            // As browsers do: packing is a part of the server's work.
            request = request.header(header::ACCEPT_ENCODING, "gzip");
        }
        if let Some(session) = &asked.session {
            request = request.header(header::COOKIE, format!("{SESSION}={session}"));
        }
        if let Some(key) = &asked.key {
            request = request.header(header::AUTHORIZATION, format!("Bearer {key}"));
        }
        if let Some((content, body)) = &asked.body {
            request = request.header(header::CONTENT_TYPE, *content).body(body.clone());
        }
        let response = request.send().await?;
        let status = response.status().as_u16();
        let location = response.headers().get(header::LOCATION);
        let location = location.and_then(|value| value.to_str().ok()).map(str::to_owned);
        let whole = response.bytes().await?;
        let is_kept = asked.kind.is_read() || status != asked.kind.status();
        let body = if is_kept { whole.to_vec() } else { Vec::new() };
        Ok(Answered { status, location, body, bytes: whole.len() })
    }
}
