//! Many needs at once, from files: each is accepted, recognised as one that is there already, or told why not. Nothing is
//! written before the whole import is known, and then all of it in one transaction.
//!
//! A need is known again by the text that it was read from, or by the id that the file gives it. One that only has the
//! same name as another is a doubt, for a person to settle.

mod column;
pub mod pages;
pub mod queued;
mod read;
mod table;

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    Need, NeedError, NeedId, NewNeed, keep,
    model::{Finding, FindingKind, findings},
    store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    database::hold_log,
    events::{self, Event, Subject},
    files::{
        What,
        store::{self as imports, Upload},
    },
};

pub use column::columns;
pub use read::{Item, LARGEST, read_file};

/// What becomes of an item.
#[derive(Debug, Clone)]
pub enum Fate {
    New,
    /// The need with the same id says something else now.
    Update(Box<Need>),
    /// The same text was imported before.
    Known(Box<Need>),
    /// Another need has the same name: is it the same one?
    Doubtful(Box<Need>),
    Rejected,
}

impl Fate {
    /// The word in the JSON and in the keys of the words.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Fate::New => "new",
            Fate::Update(_) => "changed",
            Fate::Known(_) => "known",
            Fate::Doubtful(_) => "doubtful",
            Fate::Rejected => "rejected",
        }
    }
}

#[derive(Debug, Clone)]
pub struct Planned {
    pub item: Item,
    pub fate: Fate,
}

impl Planned {
    #[must_use]
    pub fn title(&self) -> &str {
        self.item.read.as_ref().map_or("", |new| &new.document.title)
    }

    /// What of the need must be asked about or told, each with whether it is left out: judges nobody.
    #[must_use]
    pub fn findings(&self, today: jiff::civil::Date) -> Vec<(Finding, bool)> {
        let Ok(new) = &self.item.read else { return Vec::new() };
        let left_out = |f: &Finding| matches!(f.kind, FindingKind::NotEvaluated { .. });
        findings(&new.document, today)
            .into_iter()
            .map(|finding| (finding.clone(), left_out(&finding)))
            .collect()
    }
}

/// What the import would do: nothing is written.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn plan(app: &App, caller: &Caller, items: Vec<Item>) -> Result<Vec<Planned>, NeedError> {
    check(caller, Action::ImportNeeds, Relation::None)?;
    Ok(lay(app.db.reader(), items).await?)
}

/// Lays items over the needs that are there. Whoever writes what comes of it does so within the transaction that writes, after
/// [`hold_log`]: else two imports at once would both find that a need is not there.
async fn lay(db: &impl ConnectionTrait, items: Vec<Item>) -> Result<Vec<Planned>, DbErr> {
    let there = store::all(db).await?;
    let mut known = Known::of(&there);
    let mut planned: Vec<Planned> = Vec::with_capacity(items.len());
    for item in items {
        let fate = known.fate(&item);
        if let (Fate::New, Ok(new)) = (&fate, &item.read) {
            known.will_be(new);
        }
        planned.push(Planned { item, fate });
    }
    Ok(planned)
}

/// The needs that are there, and those of the same import, by what tells them; of several the newest.
struct Known<'a> {
    by_id: HashMap<&'a str, &'a Need>,
    by_text: HashMap<&'a str, &'a Need>,
    /// Open needs, by their title in small letters.
    by_title: HashMap<String, &'a Need>,
    here_by_id: HashMap<String, Need>,
    here_by_text: HashMap<String, Need>,
}

impl<'a> Known<'a> {
    fn of(there: &'a [Need]) -> Known<'a> {
        let of =
            |tell: fn(&Need) -> Option<&str>| there.iter().filter_map(move |n| Some((tell(n)?, n))).collect();
        let open = there.iter().filter(|need| need.closed_at.is_none());
        Known {
            by_id: of(|need| need.external_id.as_deref()),
            by_text: of(|need| need.source_hash.as_deref()),
            by_title: open.map(|need| (need.document.title.to_lowercase(), need)).collect(),
            here_by_id: HashMap::new(),
            here_by_text: HashMap::new(),
        }
    }

    fn fate(&self, item: &Item) -> Fate {
        let Ok(new) = &item.read else { return Fate::Rejected };
        let (id, text) = (new.external_id.as_deref(), new.source_hash.as_deref());
        if let Some(need) = id.and_then(|id| self.by_id.get(id)) {
            let need = Box::new((*need).clone());
            return if need.source_hash == new.source_hash { Fate::Known(need) } else { Fate::Update(need) };
        }
        if let Some(need) = text.and_then(|text| self.by_text.get(text)) {
            return Fate::Known(Box::new((*need).clone()));
        }
        if let Some(need) = self.by_title.get(&new.document.title.to_lowercase()) {
            return Fate::Doubtful(Box::new((*need).clone()));
        }
        // The same need twice in one import: the second is not stated again; one id for two texts is a doubt.
        if let Some(need) = text.and_then(|text| self.here_by_text.get(text)) {
            return Fate::Known(Box::new(need.clone()));
        }
        match id.and_then(|id| self.here_by_id.get(id)) {
            Some(need) => Fate::Doubtful(Box::new(need.clone())),
            None => Fate::New,
        }
    }

    fn will_be(&mut self, new: &NewNeed) {
        let need = unstated(new);
        if let Some(text) = &new.source_hash {
            self.here_by_text.insert(text.clone(), need.clone());
        }
        if let Some(id) = &new.external_id {
            self.here_by_id.insert(id.clone(), need);
        }
    }
}

/// A need of the same import that is not stated yet.
fn unstated(new: &NewNeed) -> Need {
    Need {
        id: NeedId(0),
        key: String::new(),
        owner: None,
        document: new.document.clone(),
        source_format: new.source_format.clone(),
        source_text: None,
        example: new.example,
        stated_at: jiff::Timestamp::UNIX_EPOCH,
        updated_at: jiff::Timestamp::UNIX_EPOCH,
        closed_at: None,
        closed_why: None,
        external_id: new.external_id.clone(),
        source_hash: new.source_hash.clone(),
        version: 1,
    }
}

/// What an import did: each item as it was found when it was written, and each need that was written.
#[derive(Debug, Clone)]
pub struct Done {
    pub planned: Vec<Planned>,
    pub written: Vec<Need>,
}

/// States what is new and changes what says something else, in one transaction. Doubtful needs are stated when
/// `doubtful_too`.
///
/// # Errors
/// When the caller may not, somebody changed a need meanwhile, or the database refuses; then nothing is kept.
pub async fn carry_out(
    app: &App,
    caller: &Caller,
    items: Vec<Item>,
    doubtful_too: bool,
) -> Result<Done, NeedError> {
    check(caller, Action::ImportNeeds, Relation::None)?;
    let transaction = app.db.write().await?;
    let done = write(app, caller, &transaction, items, doubtful_too).await?;
    transaction.commit().await?;
    Ok(done)
}

/// The same for a file that was uploaded: it is forgotten, and what was imported is written down. Gives the import's
/// number; `None` when there was nothing to write, and then the file is kept.
///
/// # Errors
/// As [`carry_out`].
pub async fn carry_out_upload(
    app: &App,
    caller: &Caller,
    upload: &Upload,
    items: Vec<Item>,
    doubtful_too: bool,
) -> Result<Option<i64>, NeedError> {
    check(caller, Action::ImportNeeds, Relation::None)?;
    let transaction = app.db.write().await?;
    let import = write_upload(app, caller, &transaction, upload, items, doubtful_too).await?;
    match import {
        Some(_) => transaction.commit().await?,
        None => transaction.rollback().await?,
    }
    Ok(import)
}

/// The same within a transaction. `None` when nothing was written.
async fn write_upload(
    app: &App,
    caller: &Caller,
    transaction: &DatabaseTransaction,
    upload: &Upload,
    items: Vec<Item>,
    doubtful_too: bool,
) -> Result<Option<i64>, NeedError> {
    let done = write(app, caller, transaction, items, doubtful_too).await?;
    if done.written.is_empty() {
        return Ok(None);
    }
    imports::forget_upload(transaction, upload.id).await?;
    let new = imports::NewImport {
        what: What::Needs,
        file_name: upload.file_name.clone(),
        file_hash: hash(&upload.content),
        mapping: String::new(),
        counts: counts(&done.planned, done.written.len()),
    };
    Ok(Some(imports::keep(transaction, &app.clock.now().to_string(), new).await?))
}

/// How many of each fate: `rows`, `new`, `changed`, `known`, `doubtful`, `rejected`, and how many were `written`.
#[must_use]
pub fn counts(planned: &[Planned], written: usize) -> Value {
    let count = |code: &str| planned.iter().filter(|one| one.fate.code() == code).count();
    json!({
        "rows": planned.len(), "new": count("new"), "changed": count("changed"), "known": count("known"),
        "doubtful": count("doubtful"), "rejected": count("rejected"), "written": written,
    })
}

fn hash(content: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(content))
}

async fn write(
    app: &App,
    caller: &Caller,
    transaction: &DatabaseTransaction,
    items: Vec<Item>,
    doubtful_too: bool,
) -> Result<Done, NeedError> {
    // Another import waits until this one ends, and finds what it states. And whoever changes a need holds the log before it: an import
    // that took it after its first need would wait for them, and they for it.
    hold_log(transaction).await?;
    let planned = lay(transaction, items).await?;
    let at = app.clock.now();
    let mut written = Vec::new();
    for one in &planned {
        let Ok(new) = &one.item.read else { continue };
        match &one.fate {
            Fate::Doubtful(_) if !doubtful_too => {}
            Fate::New | Fate::Doubtful(_) => {
                written.push(keep::insert(transaction, caller, at, new, None).await?);
            }
            Fate::Update(need) => {
                if !store::replace(transaction, need, need.version, &new.document, at).await? {
                    return Err(NeedError::ChangedMeanwhile);
                }
                store::set_source(transaction, need.id, new).await?;
                let data =
                    json!({ "version": need.version + 1, "confidentiality": new.document.confidentiality });
                let event = Event { action: "need.changed", subject: Subject::Need(need.id.0), data };
                events::append(transaction, caller, at, event).await?;
                let document = new.document.clone();
                written.push(Need {
                    document,
                    version: need.version + 1,
                    updated_at: at,
                    ..(**need).clone()
                });
            }
            Fate::Known(_) | Fate::Rejected => {}
        }
    }
    Ok(Done { planned, written })
}
