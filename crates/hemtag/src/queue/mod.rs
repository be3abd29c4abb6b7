//! Long work: it is put into a queue in the database, and one of the nodes carries it out while pages go on.
//!
//! **What is promised.**
//! - A job is in the queue when what it was asked with was committed, and not otherwise: [`enqueue`] writes within the transaction
//!   of whoever asks.
//! - It is begun at least once, by one node at a time. Whoever takes it has it for [`LEASE`], and holds it for longer while at work.
//!   When a node vanishes, the lease ends and another node begins it anew.
//! - **Its effect is there once.** The work writes in one transaction and says in that same transaction that the job is done
//!   ([`done`]). That is refused unless the job is still taken, by that node, in that attempt; then the transaction must be given
//!   up. So a node that was taken for lost and wakes up keeps nothing, and a node that is killed between its work and its saying so
//!   does not exist: they are one. Work that is too long for one transaction writes in several, and only what has no second effect
//!   when it is done twice: gaps, of which a need that was matched already has no difference. Work that reaches outside the database
//!   (a letter, a call) puts it there as a letter or message.
//! - A failure is tried again after a while, [`MOST_ATTEMPTS`] times in all, and then given up; so is a job whose nodes vanish that
//!   often. A failure that another attempt cannot mend is given up at once. Whoever asked sees it, and an administrator may have it
//!   tried again.
//! - Who may ask is looked up when it is asked for. The job is carried out, and stands in the event log, as that person.
//!
//! What was put into it for the work stands sealed, and goes when the job is done. A job that ended is forgotten after [`KEPT_DAYS`].

mod begin;
pub mod model;
pub mod pages;
mod store;
pub(crate) mod under_way;
pub(crate) mod uploads;
mod work;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;

use crate::{
    access::{Action, Caller, Denied, Relation, check},
    app::{App, random_key},
    events::{self, Event, Subject},
    sealed::{KeyError, Keys},
};

pub use model::{Kind, MOST_ATTEMPTS, Progress, State, Why};
pub use work::{KEPT_DAYS, LEASE, carry_on, forget, start, take, work_once};

/// The largest content of a job, opened.
const MOST: u64 = 1024 * 1024;

/// What is to be put into the queue.
#[derive(Debug, Clone)]
pub struct NewJob<C> {
    pub kind: Kind,
    /// The number of what it is about. Of one kind about one thing there is one job that is not done.
    pub subject: Option<i64>,
    /// What the work needs.
    pub content: C,
    /// [`Caller::label`] of whoever asks.
    pub asked_by: String,
}

/// A job that somebody has taken, and is to carry out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub id: i64,
    pub kind: Kind,
    pub subject: Option<i64>,
    pub asked_by: String,
    /// This one counted.
    pub attempts: i32,
    pub node: Arc<str>,
    seal: String,
    payload: Vec<u8>,
}

/// What jobs come to: a file was kept, a file was read, needs were matched, files were made, or all of it was there already.
pub const KEPT: &str = "kept";
pub const READ: &str = "read";
pub const MATCHED: &str = "matched";
pub const MADE: &str = "made";
pub const NOTHING_NEW: &str = "nothing_new";

/// What came of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CameTo {
    /// A code of its kind's.
    pub outcome: &'static str,
    /// The number of what was made, such as an import.
    pub made: Option<i64>,
}

/// Why a job is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undone {
    #[error("Somebody else has the job: nothing was kept.")]
    Lost,
    /// Another attempt may mend it.
    #[error("The job failed: {}.", .0.code())]
    Again(Why),
    /// No other attempt mends it.
    #[error("The job cannot be done: {}.", .0.code())]
    ForGood(Why),
}

impl From<DbErr> for Undone {
    fn from(error: DbErr) -> Undone {
        tracing::warn!(%error, "a job found the database unavailable");
        Undone::Again(Why::Database)
    }
}

impl From<KeyError> for Undone {
    fn from(error: KeyError) -> Undone {
        tracing::warn!(%error, "a job found no key");
        Undone::Again(Why::Key)
    }
}

/// Why nothing was put into the queue or done with it.
#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("There is no such job, or it stands otherwise by now.")]
    NotFound,
    #[error("The key of the installation cannot be used: {0}")]
    Key(#[from] KeyError),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// A job as it is shown. What it was asked with is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    pub id: i64,
    /// The code of its kind: a newer node may know more kinds.
    pub kind: String,
    pub subject: Option<i64>,
    pub state: State,
    pub asked_by: String,
    pub asked_at: Timestamp,
    /// When it is begun, or when its lease ends.
    pub due_at: Timestamp,
    /// Who has it, or had it last.
    pub node: Option<String>,
    pub taken_at: Option<Timestamp>,
    pub attempts: i32,
    /// Why the last attempt came to nothing.
    pub why: Option<Why>,
    pub progress: Option<Progress>,
    pub ended_at: Option<Timestamp>,
    pub outcome: Option<String>,
    pub made: Option<i64>,
    seal: String,
    payload: Option<Vec<u8>>,
}

/// Which jobs are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    pub state: Option<State>,
    pub kind: Option<Kind>,
}

/// How many jobs stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub waiting: u64,
    pub taken: u64,
    pub failed: u64,
    pub given_up: u64,
}

/// How far the jobs of this node have come: told at once, and written into the database now and then. On SQLite nothing can be
/// written while the work's own transaction goes on.
#[derive(Debug, Default)]
pub struct UnderWay(Mutex<BTreeMap<i64, Progress>>);

impl UnderWay {
    /// Says how far a job has come.
    pub fn tell(&self, job: i64, progress: Progress) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(job, progress);
    }

    /// How far a job has come that this node works on.
    #[must_use]
    pub fn of(&self, job: i64) -> Option<Progress> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&job).cloned()
    }

    fn forget(&self, job: i64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&job);
    }
}

fn belongs_to(kind: &str, seal: &str) -> String {
    format!("job {kind} {seal}")
}

fn opened<T: DeserializeOwned>(keys: &Keys, kind: &str, seal: &str, payload: &[u8]) -> Option<T> {
    let content = keys.open(&belongs_to(kind, seal), payload, MOST).ok()?;
    serde_json::from_slice(&content).ok()
}

impl Taken {
    /// What the work needs, as it was put into the queue.
    ///
    /// # Errors
    /// When this node has not the key, or an older or newer program wrote it otherwise.
    pub fn content<T: DeserializeOwned>(&self, app: &App) -> Result<T, Undone> {
        opened(app.keys()?, self.kind.code(), &self.seal, &self.payload).ok_or(Undone::Again(Why::Key))
    }
}

impl Job {
    /// What the work needs, while the job is not done.
    #[must_use]
    pub fn content<T: DeserializeOwned>(&self, app: &App) -> Option<T> {
        opened(app.keys().ok()?, &self.kind, &self.seal, self.payload.as_deref()?)
    }
}

/// Puts a job into the queue, within the transaction of whoever asks, who has asked access and writes the event. Where there is one
/// of the kind about the same thing, it is that; one that was given up is begun anew, with what it now needs. Gives its number.
///
/// # Errors
/// When the key that seals is missing, or the database refuses.
///
/// # Panics
/// Never for content that JSON can hold.
pub async fn enqueue<C: Serialize>(
    app: &App,
    transaction: &DatabaseTransaction,
    new: NewJob<C>,
) -> Result<i64, QueueError> {
    let (at, kind, seal) = (app.clock.now(), new.kind.code(), random_key());
    let content = serde_json::to_vec(&new.content).expect("what a job needs can be written");
    let keys = app.keys()?;
    let once = new.subject.map(|subject| format!("{kind} {subject}"));
    let row = store::New {
        kind: new.kind,
        seal: &seal,
        once: once.clone(),
        subject: new.subject,
        payload: keys.seal(&belongs_to(kind, &seal), &content),
        asked_by: &new.asked_by,
    };
    store::insert(transaction, row, at).await?;
    let found = store::of_seal_or_once(transaction, &seal, once.as_deref()).await?;
    let (id, its_seal, state) = found.ok_or(QueueError::NotFound)?;
    if state == State::GivenUp {
        let payload = keys.seal(&belongs_to(kind, &its_seal), &content);
        store::begin_anew(transaction, id, Some((payload, new.asked_by.as_str())), at).await?;
    }
    Ok(id)
}

/// Says within the work's own transaction that the job is done.
///
/// # Errors
/// [`Undone::Lost`] when it is no longer this node's: the transaction must be given up.
pub async fn done(
    transaction: &DatabaseTransaction,
    taken: &Taken,
    at: Timestamp,
    came_to: CameTo,
) -> Result<(), Undone> {
    if store::done(transaction, taken, at, came_to).await? { Ok(()) } else { Err(Undone::Lost) }
}

/// Says within the work's own transaction, before [`done`], that the job turned out to be about something later than it was asked for:
/// of a kind whose subject is a moment.
///
/// # Errors
/// [`Undone::Lost`] when it is no longer this node's: the transaction must be given up.
pub async fn now_about(transaction: &DatabaseTransaction, taken: &Taken, subject: i64) -> Result<(), Undone> {
    if store::now_about(transaction, taken, subject).await? { Ok(()) } else { Err(Undone::Lost) }
}

/// Takes away, within the transaction in which a job is done, those of its kind that were done before it: of a kind of which each says
/// what all before it said.
///
/// # Errors
/// When the database refuses.
pub async fn forget_earlier(transaction: &DatabaseTransaction, taken: &Taken) -> Result<(), DbErr> {
    store::forget_done_before(transaction, taken.kind, taken.id).await
}

/// A job with how far it has come. Who may see it, whoever asks says.
///
/// # Errors
/// When the database does not answer.
pub async fn find(app: &App, id: i64) -> Result<Option<Job>, DbErr> {
    Ok(store::find(app.db.reader(), id).await?.map(|job| with_progress(app, job)))
}

/// The job of a kind about something that the program will still work on by itself.
///
/// # Errors
/// When the database does not answer.
pub async fn open_about(db: &impl ConnectionTrait, kind: Kind, subject: i64) -> Result<Option<Job>, DbErr> {
    Ok(store::about(db, kind, subject).await?.filter(|job| job.state.is_open()))
}

/// The newest job of a kind about something, however it stands, with how far it has come.
///
/// # Errors
/// When the database does not answer.
pub async fn newest_about(app: &App, kind: Kind, subject: i64) -> Result<Option<Job>, DbErr> {
    Ok(store::about(app.db.reader(), kind, subject).await?.map(|job| with_progress(app, job)))
}

/// The newest job of a kind, however it stands.
///
/// # Errors
/// When the database does not answer.
pub async fn newest_of(db: &impl ConnectionTrait, kind: Kind) -> Result<Option<Job>, DbErr> {
    store::newest_of(db, kind).await
}

/// The jobs of a kind that the program will still work on by itself.
///
/// # Errors
/// When the database does not answer.
pub async fn open_of(db: &impl ConnectionTrait, kind: Kind) -> Result<Vec<Job>, DbErr> {
    store::open_of(db, kind).await
}

fn with_progress(app: &App, mut job: Job) -> Job {
    if job.state == State::Taken && job.node.as_deref() == Some(&*app.node) {
        job.progress = app.under_way.of(job.id).or(job.progress);
    }
    job
}

/// How many jobs stand how.
///
/// # Errors
/// When the database does not answer.
pub async fn counts(db: &impl ConnectionTrait) -> Result<Counts, DbErr> {
    store::counts(db).await
}

/// Jobs, the newest first, and how many there are in all.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn list(
    app: &App,
    caller: &Caller,
    filter: Filter,
    from: u64,
    most: u64,
) -> Result<(Vec<Job>, u64), QueueError> {
    check(caller, Action::Operate, Relation::None)?;
    let (jobs, all) = store::list(app.db.reader(), filter, from, most).await?;
    Ok((jobs.into_iter().map(|job| with_progress(app, job)).collect(), all))
}

/// Has a job that failed or was given up tried again at once.
///
/// # Errors
/// When the caller may not, there is no such job, or it stands otherwise by now.
pub async fn try_again(app: &App, caller: &Caller, id: i64) -> Result<(), QueueError> {
    check(caller, Action::Operate, Relation::None)?;
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if !store::begin_anew(&transaction, id, None, at).await? {
        return Err(QueueError::NotFound);
    }
    let event = Event { action: "job.tried_again", subject: Subject::Operation, data: json!({ "job": id }) };
    events::append(&transaction, caller, at, event).await?;
    Ok(transaction.commit().await?)
}

/// A moment so much later.
fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}
