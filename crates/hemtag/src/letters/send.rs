//! Takes the letters that are due to the post: a mail server by SMTP, or a folder where the operator reads them.

use std::{path::PathBuf, time::Duration};

use jiff::{SignedDuration, Timestamp};
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};

use super::{KEPT_DAYS, store};
use crate::{app::App, config::Config};

/// Letters of one round.
const EACH_ROUND: u64 = 50;

/// How long a letter that is being sent is left to whoever took it.
const TAKEN_FOR: SignedDuration = SignedDuration::from_mins(5);

/// Letters that were made later than this from now were made by a clock that was wrong.
const AHEAD: SignedDuration = SignedDuration::from_hours(1);

/// Waits between tries: a minute, then twice as long each time, at most half a day.
fn wait_after(tries: i32) -> SignedDuration {
    let minutes = 1_i64 << tries.clamp(0, 10);
    SignedDuration::from_mins(minutes.min(720))
}

/// Where letters go.
#[derive(Debug, Clone)]
enum Post {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(AsyncFileTransport<Tokio1Executor>),
}

/// Why no letter can be sent as things are set.
#[derive(Debug, thiserror::Error)]
pub enum NoPost {
    #[error("The setting mail is not given: letters wait.")]
    NotSet,
    #[error("The setting mail, {0}: write smtp://host, smtps://user:password@host or file:FOLDER.")]
    Unreadable(String),
    #[error("The setting mail_from is no e-mail address: {0}")]
    From(String),
    #[error("The folder of the setting mail cannot be made: {0}")]
    Folder(std::io::Error),
}

fn post(config: &Config) -> Result<(Post, Mailbox), NoPost> {
    let setting = config.mail.as_deref().ok_or(NoPost::NotSet)?;
    let from = config.mail_from.as_deref().unwrap_or("hemtag@localhost");
    let from: Mailbox = from.parse().map_err(|_| NoPost::From(from.to_owned()))?;
    if let Some(folder) = setting.strip_prefix("file:") {
        let folder = PathBuf::from(folder);
        std::fs::create_dir_all(&folder).map_err(NoPost::Folder)?;
        return Ok((Post::Folder(AsyncFileTransport::new(folder)), from));
    }
    // The setting may hold a password: what is said of it does not.
    let shown =
        || setting.rsplit_once('@').map_or_else(|| setting.to_owned(), |(_, host)| format!("…@{host}"));
    let smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(setting);
    let smtp = smtp.map_err(|_| NoPost::Unreadable(shown()))?.timeout(Some(Duration::from_secs(20))).build();
    Ok((Post::Smtp(smtp), from))
}

/// Sends what is due. Gives how many went and how many did not.
///
/// # Errors
/// When nothing can be sent as things are set, or the database does not answer.
pub async fn send_due(app: &App) -> anyhow::Result<(usize, usize)> {
    let (post, from) = post(&app.config)?;
    let now = app.clock.now();
    // A clock that was ahead when they were put in the post must not keep them there until then.
    store::bring_back(app.db.writer(), later(now, AHEAD), now).await?;
    let due = store::take_due(app.db.writer(), now, later(now, TAKEN_FOR), EACH_ROUND).await?;
    let (mut went, mut did_not) = (0, 0);
    for letter in due {
        match deliver(&post, &from, &letter).await {
            Ok(()) => {
                store::sent(app.db.writer(), letter.id, app.clock.now()).await?;
                went += 1;
            }
            Err(problem) => {
                let again = later(app.clock.now(), wait_after(letter.tries));
                store::failed(app.db.writer(), letter.id, letter.tries + 1, again, &problem).await?;
                tracing::warn!(
                    letter = letter.id,
                    tries = letter.tries + 1,
                    problem,
                    "a letter was not sent"
                );
                did_not += 1;
            }
        }
    }
    Ok((went, did_not))
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

async fn deliver(post: &Post, from: &Mailbox, letter: &store::Due) -> Result<(), String> {
    let to: Mailbox = letter.to.parse().map_err(|_| "the recipient is no e-mail address".to_owned())?;
    let message = Message::builder()
        .from(from.clone())
        .to(to)
        .subject(letter.subject.clone())
        .header(ContentType::TEXT_PLAIN)
        .body(letter.body.clone())
        .map_err(|e| e.to_string())?;
    // A server may repeat the recipient in what it answers: only the kind of failure is kept.
    match post {
        Post::Smtp(smtp) => smtp.send(message).await.map(drop).map_err(|e| {
            let kind = if e.is_permanent() {
                "the server refused it"
            } else if e.is_timeout() {
                "the server did not answer in time"
            } else if e.is_tls() {
                "no safe connection to the server"
            } else {
                "the server could not take it now"
            };
            match e.status() {
                Some(code) => format!("{kind} ({code})"),
                None => kind.to_owned(),
            }
        }),
        Post::Folder(folder) => folder.send(message).await.map(drop).map_err(|e| e.to_string()),
    }
}

/// Sends for as long as the program runs.
pub async fn follow(app: App) {
    if let Err(problem) = post(&app.config) {
        tracing::warn!(%problem, "no letters are sent");
        return;
    }
    let mut tick = tokio::time::interval(Duration::from_secs(5));
    loop {
        tick.tick().await;
        let round = app.traces.round("letters", send_due(&app), |(went, did_not)| went + did_not > 0);
        if let Err(error) = round.await {
            tracing::warn!(error = format!("{error:#}"), "letters could not be sent");
        }
        if !app.steadiness.jump(&app.clock).is_zero() {
            continue;
        }
        let old = later(app.clock.now(), SignedDuration::from_hours(-24 * KEPT_DAYS));
        if let Err(error) = store::forget_before(app.db.writer(), old).await {
            tracing::warn!(%error, "old letters could not be taken away");
        }
    }
}
