//! Follows the event log, puts a message in the post for each address that wants to know, and takes to them what is due.

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use serde_json::{Map, json};
use tokio::task::JoinSet;

use super::{
    hooks::{kinds, sealed_for},
    model::{Told, signature, wait_after},
    reach,
    store::{self, NewMessage, message_row},
};
use crate::{app::App, events};

/// Events of one round, and messages of one round.
const EACH_ROUND: u64 = 200;

/// How long a receiver may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a message that is being sent is left to whoever took it: all of a round may wait for slow receivers.
const TAKEN_FOR: SignedDuration = SignedDuration::from_mins(40);

/// How often it is looked whether something is to be told, and after how many rounds what is old is taken away: each hour.
const EACH: Duration = Duration::from_secs(2);
const FORGETS_EACH: u64 = 1800;

/// Days for which it is kept what was sent.
const KEPT_DAYS: i64 = 30;

/// What a round came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sent {
    pub went: usize,
    pub did_not: usize,
}

/// Puts messages in the post for what has happened since the last time. Gives how many events were told.
///
/// # Errors
/// When the database does not answer.
pub async fn collect(app: &App) -> anyhow::Result<usize> {
    let Some(from) = store::told_until(app.db.reader()).await? else { return Ok(0) };
    let codes = Told::ALL.map(Told::code);
    let happened = events::after(app.db.reader(), from, &codes, EACH_ROUND).await?;
    let Some(last) = happened.last().map(|event| event.id) else { return Ok(0) };
    let transaction = app.db.write().await?;
    // Another node may have told of them meanwhile.
    if !store::move_on(&transaction, from, last).await? {
        return Ok(0);
    }
    let hooks = store::hooks_of(&transaction, None).await?;
    let address = app.config.address();
    for event in &happened {
        let Some(told) = Told::parse(&event.action) else { continue };
        let since = |at: &str| at.parse::<Timestamp>().is_ok_and(|added| added <= event.at);
        for hook in hooks.iter().filter(|hook| kinds(hook).contains(&told) && since(&hook.at)) {
            let mut data = Map::new();
            data.insert("link".into(), format!("{address}{}", told.path(event.subject_id)).into());
            if let Some(id) = event.subject_id.filter(|_| told.names_subject()) {
                data.insert("maker".into(), id.into());
            }
            let body = json!({ "type": told.code(), "timestamp": event.at.to_string(), "data": data });
            let message = NewMessage {
                hook: hook.id,
                event: Some(event.id),
                kind: told.code(),
                body: body.to_string(),
            };
            store::insert_message(&transaction, message, app.clock.now()).await?;
        }
    }
    transaction.commit().await?;
    Ok(happened.len())
}

/// Sends what is due.
///
/// # Errors
/// When the database does not answer, or the key that opens secrets is not there.
pub async fn send_due(app: &App) -> anyhow::Result<Sent> {
    let now = app.clock.now();
    let due = store::take_due(app.db.writer(), now, later(now, TAKEN_FOR), EACH_ROUND).await?;
    let mut sent = Sent::default();
    if due.is_empty() {
        return Ok(sent);
    }
    let client = client(app.config.webhooks_own_network)?;
    // Each address in its order, and beside the others: one that is slow keeps nobody else waiting.
    let mut by_hook: BTreeMap<i64, Vec<message_row::Model>> = BTreeMap::new();
    for message in due {
        by_hook.entry(message.webhook_id).or_default().push(message);
    }
    let mut at_once = JoinSet::new();
    for messages in by_hook.into_values() {
        at_once.spawn(send_all(app.clone(), client.clone(), messages));
    }
    while let Some(ended) = at_once.join_next().await {
        let of_one = ended??;
        sent.went += of_one.went;
        sent.did_not += of_one.did_not;
    }
    Ok(sent)
}

/// Takes the messages of one address to it, one after the other.
async fn send_all(
    app: App,
    client: reqwest::Client,
    messages: Vec<message_row::Model>,
) -> anyhow::Result<Sent> {
    let mut sent = Sent::default();
    for message in messages {
        match deliver(&app, &client, &message).await? {
            Ok(()) => {
                store::sent(app.db.writer(), message.id, app.clock.now()).await?;
                sent.went += 1;
            }
            Err(problem) => {
                let at = app.clock.now();
                let tries = u32::try_from(message.tries).unwrap_or_default() + 1;
                let again = wait_after(tries).map(|minutes| later(at, SignedDuration::from_mins(minutes)));
                store::failed(app.db.writer(), message.id, &problem, again.ok_or(at)).await?;
                tracing::info!(message = message.id, tries, problem, "a message did not arrive");
                sent.did_not += 1;
            }
        }
    }
    Ok(sent)
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

fn client(own_network: bool) -> Result<reqwest::Client, reqwest::Error> {
    let builder = reqwest::Client::builder()
        // A receiver that sends us elsewhere could send us into our own network.
        .redirect(reqwest::redirect::Policy::none())
        // A proxy would look the name up itself.
        .no_proxy()
        .timeout(PATIENCE)
        .user_agent(concat!("Hemtag/", env!("CARGO_PKG_VERSION")));
    if own_network { builder } else { builder.dns_resolver(Arc::new(Public)) }.build()
}

/// Looks names up, and takes only addresses of the public network: a name may lead anywhere, and elsewhere tomorrow.
struct Public;

impl Resolve for Public {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|address| reach::is_public(address.ip())).collect();
            if public.is_empty() {
                return Err("the name leads to no public address".into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

/// Takes one message to its address; why it did not arrive, in words that tell nothing of the receiver but its answer.
async fn deliver(
    app: &App,
    client: &reqwest::Client,
    message: &message_row::Model,
) -> anyhow::Result<Result<(), String>> {
    let Some(hook) = store::hook(app.db.reader(), message.webhook_id).await? else {
        return Ok(Err("the address was taken away".into()));
    };
    // The setting may have changed since it was added.
    if reach::problem(&hook.address, app.config.webhooks_own_network).is_some() {
        return Ok(Err("the address may not be reached".into()));
    }
    let sealed = hook.secret.unwrap_or_default();
    let secret = app.keys()?.open(&sealed_for(hook.id), &sealed, 1024)?;
    let (number, second) = (format!("msg_{}", message.id), app.clock.now().as_second());
    let answer = client
        .post(&hook.address)
        .header("content-type", "application/json")
        .header("webhook-id", &number)
        .header("webhook-timestamp", second.to_string())
        .header("webhook-signature", signature(&secret, &number, second, &message.body))
        .body(message.body.clone())
        .send()
        .await;
    Ok(match answer {
        Ok(answer) if answer.status().is_success() => Ok(()),
        Ok(answer) => Err(format!("answered {}", answer.status().as_u16())),
        Err(error) if error.is_timeout() => Err("did not answer in time".into()),
        Err(error) if error.is_connect() => Err("cannot be reached".into()),
        Err(_) => Err("the connection broke".into()),
    })
}

/// Tells for as long as the program runs.
pub async fn follow(app: App) {
    let mut tick = tokio::time::interval(EACH);
    for round in 0_u64.. {
        tick.tick().await;
        let telling = async {
            while collect(&app).await? > 0 {}
            send_due(&app).await
        };
        let told = app.traces.round("webhooks", telling, |sent| *sent != Sent::default());
        if let Err(error) = told.await {
            tracing::warn!(error = format!("{error:#}"), "webhooks could not be served");
        }
        if !round.is_multiple_of(FORGETS_EACH) || !app.steadiness.jump(&app.clock).is_zero() {
            continue;
        }
        let old = later(app.clock.now(), SignedDuration::from_hours(-24 * KEPT_DAYS));
        if let Err(error) = store::forget_before(app.db.writer(), old).await {
            tracing::warn!(%error, "old messages could not be taken away");
        }
    }
}
