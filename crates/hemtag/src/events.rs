//! What happened, in order, for good. Every mutation appends exactly one event in its own transaction. Each
//! event carries the hash of the one before it, so that a later change shows.
//!
//! Indicators, the audit log, notices and the followers of the register read this log. It holds ids and figures,
//! never names or free text of people.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    QueryOrder, QuerySelect, entity::prelude::*,
};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{
    access::{Caller, PersonId},
    database::hold_log,
};

/// One thing that was done.
#[derive(Debug, Clone)]
pub struct Event {
    /// Verb in the past tense, with the noun first: `maker.imported`, `need.stated`, `gap.closed`.
    pub action: &'static str,
    pub subject: Subject,
    pub data: Value,
}

/// What it was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Register,
    Maker(i64),
    Need(i64),
    /// A need that is being written.
    Draft(i64),
    /// A file of makers that waits for its confirmation.
    Upload(i64),
    /// The file of a part, with what was read of it.
    Part(i64),
    /// A change of a figure of costs; without a number, the tables of figures as a whole.
    Figure(Option<i64>),
    /// An account.
    Person(i64),
    Organisation(i64),
    /// Somebody's wish to speak for a maker.
    Claim(i64),
    /// A drawing that was handed over.
    Drawing(i64),
    /// A version of an initiative; without a number, several at once.
    Initiative(Option<i64>),
    /// What waits for a decision about an initiative; without a number, several at once.
    InitiativeSuggestion(Option<i64>),
    /// What is done about a need with an adviser.
    Case(i64),
    /// Somebody's look at what is not for everybody; the needs stand in the data, so that whoever follows what happens to
    /// needs passes it by.
    Look,
    /// What is watched of a maker's free capacity, by the maker's number: its calendar's address and its letters.
    Capacity(i64),
    /// The register of aid: a firm's number in it; without one, its rates or several firms.
    Aid(Option<i64>),
    /// A guide, named in the data; several at once when it is not.
    Guide(Option<i64>),
    /// An assignment with its money; without a number, several at once.
    Assignment(Option<i64>),
    /// A call for applications.
    Call(i64),
    /// An application to a call, with its assessment.
    Application(i64),
    /// A proposal of projects chosen together.
    Selection(i64),
    /// A decision on an application.
    Decision(i64),
    /// A claim of a grant's money.
    Claimed(i64),
    /// An assessor, by the account's number.
    Assessor(i64),
    /// A project of the agency's bank, by its row; without a number, several at once.
    GrantedProject(Option<i64>),
    /// A firm's map of skills, by the organisation's number.
    Skills(i64),
    /// Somebody's validation, by its number; never whose.
    Validation(i64),
    /// A qualification with its units, a test centre or who assesses there; without a number, several at once.
    Qualification(Option<i64>),
    /// A vocabulary of skills.
    Vocabulary(Option<i64>),
    /// Statistics of occupations, by the number of their import.
    Statistics(i64),
    /// The programme: a step in settling a day, by its number; without one, what is named in the data.
    Programme(Option<i64>),
    /// The service itself, as whoever runs it sees to it.
    Operation,
}

impl Subject {
    fn columns(self) -> (&'static str, Option<i64>) {
        match self {
            Subject::Register => ("register", None),
            Subject::Maker(id) => ("maker", Some(id)),
            Subject::Need(id) => ("need", Some(id)),
            Subject::Draft(id) => ("draft", Some(id)),
            Subject::Upload(id) => ("upload", Some(id)),
            Subject::Part(id) => ("part", Some(id)),
            Subject::Figure(id) => ("figure", id),
            Subject::Person(id) => ("person", Some(id)),
            Subject::Organisation(id) => ("organisation", Some(id)),
            Subject::Claim(id) => ("claim", Some(id)),
            Subject::Drawing(id) => ("drawing", Some(id)),
            Subject::Initiative(id) => ("initiative", id),
            Subject::InitiativeSuggestion(id) => ("initiative_suggestion", id),
            Subject::Case(id) => ("case", Some(id)),
            Subject::Look => ("look", None),
            Subject::Capacity(id) => ("capacity", Some(id)),
            Subject::Aid(id) => ("aid", id),
            Subject::Guide(id) => ("guide", id),
            Subject::GrantedProject(id) => ("granted_project", id),
            Subject::Skills(id) => ("skills", Some(id)),
            Subject::Validation(id) => ("validation", Some(id)),
            Subject::Qualification(id) => ("qualification", id),
            Subject::Vocabulary(id) => ("vocabulary", id),
            Subject::Statistics(id) => ("statistics", Some(id)),
            Subject::Programme(id) => ("programme", id),
            Subject::Operation => ("operation", None),
            Subject::Assignment(id) => ("assignment", id),
            Subject::Call(id) => ("call", Some(id)),
            Subject::Application(id) => ("application", Some(id)),
            Subject::Selection(id) => ("selection", Some(id)),
            Subject::Decision(id) => ("decision", Some(id)),
            Subject::Claimed(id) => ("funding_claim", Some(id)),
            Subject::Assessor(id) => ("assessor", Some(id)),
        }
    }
}

mod chain;
pub mod following;

pub use chain::{Head, Misfit, hash_of, verify, walk};

mod row {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "event")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub at: String,
        pub actor: String,
        pub action: String,
        pub subject_kind: String,
        pub subject_id: Option<i64>,
        pub data: String,
        pub previous_hash: String,
        pub hash: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Appends one event within the transaction of what it tells of.
///
/// # Errors
/// When the database refuses; the transaction must then be given up.
pub async fn append(
    transaction: &DatabaseTransaction,
    caller: &Caller,
    at: Timestamp,
    event: Event,
) -> Result<i64, DbErr> {
    hold_log(transaction).await?;
    let last = row::Entity::find().order_by_desc(row::Column::Id).limit(1).one(transaction).await?;
    let previous_hash = last.map_or_else(String::new, |e| e.hash);
    let (subject_kind, subject_id) = event.subject.columns();
    let mut model = row::Model {
        id: 0,
        at: at.to_string(),
        actor: caller.label(),
        action: event.action.to_owned(),
        subject_kind: subject_kind.to_owned(),
        subject_id,
        data: event.data.to_string(),
        previous_hash,
        hash: String::new(),
    };
    model.hash = hash(&model);
    let appended = row::ActiveModel {
        at: Set(model.at),
        actor: Set(model.actor),
        action: Set(model.action),
        subject_kind: Set(model.subject_kind),
        subject_id: Set(model.subject_id),
        data: Set(model.data),
        previous_hash: Set(model.previous_hash),
        hash: Set(model.hash),
        ..Default::default()
    }
    .insert(transaction)
    .await?;
    Ok(appended.id)
}

/// The id of the newest event, 0 before the first.
///
/// # Errors
/// When the database does not answer.
pub async fn newest(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let last: Option<i64> = row::Entity::find()
        .select_only()
        .column_as(row::Column::Id.max(), "id")
        .into_tuple()
        .one(db)
        .await?
        .flatten();
    Ok(last.unwrap_or(0))
}

/// The id of the newest event about a kind of thing, 0 before the first.
///
/// # Errors
/// When the database does not answer.
pub async fn newest_of(db: &impl ConnectionTrait, kind: &str) -> Result<i64, DbErr> {
    let last: Option<i64> = row::Entity::find()
        .select_only()
        .column_as(row::Column::Id.max(), "id")
        .filter(row::Column::SubjectKind.is_in([kind, "register"]))
        .into_tuple()
        .one(db)
        .await?
        .flatten();
    Ok(last.unwrap_or(0))
}

/// The makers that something happened to after an event, each once; none when so much did, or to the register as a whole, that it is
/// to be read anew.
///
/// # Errors
/// When the database does not answer.
pub async fn makers_since(
    db: &impl ConnectionTrait,
    event: i64,
    most: u64,
) -> Result<Option<Vec<i64>>, DbErr> {
    let found: Vec<(String, Option<i64>)> = row::Entity::find()
        .select_only()
        .column(row::Column::SubjectKind)
        .column(row::Column::SubjectId)
        .filter(row::Column::SubjectKind.is_in(["maker", "register"]))
        .filter(row::Column::Id.gt(event))
        .limit(most + 1)
        .into_tuple()
        .all(db)
        .await?;
    if found.len() as u64 > most {
        return Ok(None);
    }
    let mut ids = Vec::with_capacity(found.len());
    for (kind, id) in found {
        match id {
            Some(id) if kind == "maker" => ids.push(id),
            _ => return Ok(None),
        }
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(Some(ids))
}

/// The needs that something happened to after an event, each once: also that gaps of theirs opened or closed.
///
/// # Errors
/// When the database does not answer.
pub async fn needs_since(db: &impl ConnectionTrait, event: i64) -> Result<Vec<i64>, DbErr> {
    needs_of(db, row::Entity::find().filter(row::Column::Id.gt(event))).await
}

/// The needs that were stated, changed, closed or opened again after an event, each once.
///
/// # Errors
/// When the database does not answer.
pub async fn needs_changed_since(db: &impl ConnectionTrait, event: i64) -> Result<Vec<i64>, DbErr> {
    let since = row::Entity::find().filter(row::Column::Id.gt(event));
    needs_of(db, since.filter(row::Column::Action.starts_with("need."))).await
}

async fn needs_of(db: &impl ConnectionTrait, events: Select<row::Entity>) -> Result<Vec<i64>, DbErr> {
    let mut ids: Vec<i64> = events
        .select_only()
        .column(row::Column::SubjectId)
        .filter(row::Column::SubjectKind.eq("need"))
        .into_tuple::<Option<i64>>()
        .all(db)
        .await?
        .into_iter()
        .flatten()
        .collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// An event as it was read from the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Logged {
    pub id: i64,
    pub at: Timestamp,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: Option<i64>,
    pub data: Value,
}

/// The events of some actions after one, oldest first, at most so many.
///
/// # Errors
/// When the database does not answer, or an event's time cannot be read.
pub async fn after(
    db: &impl ConnectionTrait,
    event: i64,
    actions: &[&str],
    most: u64,
) -> Result<Vec<Logged>, DbErr> {
    let rows = row::Entity::find()
        .filter(row::Column::Id.gt(event))
        .filter(row::Column::Action.is_in(actions.iter().copied()))
        .order_by_asc(row::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter().map(logged).collect()
}

/// The newest event of an action.
///
/// # Errors
/// When the database does not answer, or the event's time cannot be read.
pub async fn last(db: &impl ConnectionTrait, action: &str) -> Result<Option<Logged>, DbErr> {
    let found = row::Entity::find().filter(row::Column::Action.eq(action)).order_by_desc(row::Column::Id);
    found.limit(1).one(db).await?.map(logged).transpose()
}

fn logged(row: row::Model) -> Result<Logged, DbErr> {
    let broken = || DbErr::Custom(format!("the event {} has an unreadable time", row.id));
    Ok(Logged {
        id: row.id,
        at: row.at.parse().map_err(|_| broken())?,
        data: serde_json::from_str(&row.data).unwrap_or_default(),
        action: row.action,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id,
    })
}

/// The events of some numbers, in order, each with its hash.
///
/// # Errors
/// When the database does not answer or an event cannot be read.
pub async fn numbered(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<(Happened, String)>, DbErr> {
    let rows = row::Entity::find()
        .filter(row::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(row::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let hash = row.hash.clone();
            Ok((happened(row)?, hash))
        })
        .collect()
}

/// What happened to a maker, newest first: what and with which data.
///
/// # Errors
/// When the database does not answer.
pub async fn of_maker(db: &impl ConnectionTrait, maker: i64) -> Result<Vec<(String, Value)>, DbErr> {
    let rows: Vec<(String, String)> = row::Entity::find()
        .select_only()
        .column(row::Column::Action)
        .column(row::Column::Data)
        .filter(row::Column::SubjectKind.eq("maker"))
        .filter(row::Column::SubjectId.eq(maker))
        .order_by_desc(row::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(action, data)| (action, serde_json::from_str(&data).unwrap_or_default()))
        .collect())
}

/// One thing that happened, as it is read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    pub id: i64,
    pub at: Timestamp,
    /// The role of who did it, and the number of the account where there was one.
    pub role: String,
    pub person: Option<PersonId>,
    pub action: String,
    pub data: Value,
}

/// What happened to some things, newest first: at most so many, those before an event where one is given.
///
/// # Errors
/// When the database does not answer or an event cannot be read.
pub async fn of_subjects(
    db: &impl ConnectionTrait,
    subjects: &[Subject],
    before: Option<i64>,
    most: u64,
) -> Result<Vec<Happened>, DbErr> {
    let any = subjects.iter().fold(Condition::any(), |any, subject| {
        let (kind, id) = subject.columns();
        let one = Condition::all().add(row::Column::SubjectKind.eq(kind)).add(row::Column::SubjectId.eq(id));
        any.add(one)
    });
    let mut query = row::Entity::find().filter(any);
    if let Some(before) = before {
        query = query.filter(row::Column::Id.lt(before));
    }
    query.order_by_desc(row::Column::Id).limit(most).all(db).await?.into_iter().map(happened).collect()
}

fn happened(event: row::Model) -> Result<Happened, DbErr> {
    let (role, person) = match event.actor.split_once(':') {
        Some((role, number)) => (role.to_owned(), number.parse().ok().map(PersonId)),
        None => (event.actor, None),
    };
    Ok(Happened {
        id: event.id,
        at: event.at.parse().map_err(|e: jiff::Error| DbErr::Custom(format!("event {}: {e}", event.id)))?,
        role,
        person,
        action: event.action,
        data: serde_json::from_str(&event.data).unwrap_or_default(),
    })
}

fn hash(event: &row::Model) -> String {
    let mut digest = Sha256::new();
    for part in
        [&event.previous_hash, &event.at, &event.actor, &event.action, &event.subject_kind, &event.data]
    {
        digest.update(part.len().to_be_bytes());
        digest.update(part.as_bytes());
    }
    digest.update(event.subject_id.unwrap_or(0).to_be_bytes());
    data_encoding::HEXLOWER.encode(&digest.finalize())
}
