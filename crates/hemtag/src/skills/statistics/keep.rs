//! Statistics taken in after a look at them, taken into use, and asked for.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    StatisticsError,
    model::{Figure, Import, InOccupation, LONGEST, NewImport},
    read::{Problem, Read, read_file},
    store,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
};

/// What whoever brings a file says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// What is counted, where the file does not say it or says it badly.
    pub title: Option<String>,
    pub source: String,
    pub read_on: Date,
}

/// What taking a file in would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub read: Read,
    pub fate: Fate,
    hash: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The first: used at once.
    First,
    /// Kept beside the others, until an officer takes it into use.
    New,
    /// This very file was imported before.
    Known,
}

impl Fate {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Fate::First => "first",
            Fate::New => "new",
            Fate::Known => "known",
        }
    }
}

/// What is wrong with what was stated of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatedProblem {
    Title,
    Source,
    ReadOn,
}

impl StatedProblem {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            StatedProblem::Title => "statistics-problem-title",
            StatedProblem::Source => "statistics-problem-source",
            StatedProblem::ReadOn => "statistics-problem-read-on",
        }
    }

    /// The field of the form, and the option of the command.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            StatedProblem::Title => "title",
            StatedProblem::Source => "source",
            StatedProblem::ReadOn => "read_on",
        }
    }
}

impl Plan {
    /// What is counted: as it was stated, else as the file says.
    #[must_use]
    pub fn title<'a>(&'a self, stated: Option<&'a str>) -> Option<&'a str> {
        let stated = stated.map(str::trim).filter(|title| !title.is_empty());
        stated.or(self.read.counted.as_deref())
    }

    /// What is wrong with what was stated.
    #[must_use]
    pub fn wrong(&self, stated: &Stated, today: Date) -> Vec<StatedProblem> {
        let mut wrong = Vec::new();
        let fits = |text: &str| !text.trim().is_empty() && text.chars().count() <= LONGEST;
        if !self.title(stated.title.as_deref()).is_some_and(fits) {
            wrong.push(StatedProblem::Title);
        }
        if !fits(&stated.source) {
            wrong.push(StatedProblem::Source);
        }
        // Nobody can have read a year before it was over.
        let newest = self.read.years.last().copied().unwrap_or_default();
        if stated.read_on > today || stated.read_on.year() < newest {
            wrong.push(StatedProblem::ReadOn);
        }
        wrong
    }
}

/// What taking a file in would do, or what is wrong with it.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn plan(
    app: &App,
    caller: &Caller,
    content: &[u8],
    limit: u64,
) -> Result<Result<Plan, Problem>, StatisticsError> {
    check(caller, Action::KeepVocabulary, Relation::None)?;
    let read = match read_file(content, limit, app.clock.today().year()) {
        Ok(read) => read,
        Err(problem) => return Ok(Err(problem)),
    };
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(content));
    let fate = fate(app.db.reader(), &hash).await?;
    Ok(Ok(Plan { read, fate, hash }))
}

async fn fate(db: &impl sea_orm::ConnectionTrait, hash: &str) -> Result<Fate, StatisticsError> {
    Ok(match (store::by_hash(db, hash).await?, store::in_use(db).await?) {
        (Some(_), _) => Fate::Known,
        (None, None) => Fate::First,
        (None, Some(_)) => Fate::New,
    })
}

/// Keeps what was planned, with one event. A file that is known changes nothing.
///
/// # Errors
/// When the caller may not, or the database refuses. What was stated is looked at by [`Plan::wrong`] before.
pub async fn carry_out(
    app: &App,
    caller: &Caller,
    plan: &Plan,
    stated: &Stated,
    upload: Option<i64>,
) -> Result<Fate, StatisticsError> {
    check(caller, Action::KeepVocabulary, Relation::None)?;
    let transaction = app.db.write().await?;
    store::lock(&transaction).await?;
    // Somebody may have been first since the plan was made.
    let fate = fate(&transaction, &plan.hash).await?;
    if fate == Fate::Known {
        transaction.rollback().await?;
        return Ok(fate);
    }
    let new = NewImport {
        title: plan.title(stated.title.as_deref()).unwrap_or_default().trim().to_owned(),
        source: stated.source.trim().to_owned(),
        read_on: stated.read_on,
        hash: plan.hash.clone(),
        years: plan.read.years.clone(),
        rows: plan.read.figures.len() as u64,
        in_use: fate == Fate::First,
    };
    let at = app.clock.now();
    let id = store::insert(&transaction, &new, at, &caller.label()).await?;
    store::insert_occupations(&transaction, id, &plan.read.occupations).await?;
    store::insert_figures(&transaction, id, &plan.read.figures).await?;
    if let Some(upload) = upload {
        crate::files::store::forget_upload(&transaction, upload).await?;
    }
    let data = json!({ "hash": new.hash, "years": new.years, "rows": new.rows, "in_use": new.in_use });
    let event = Event { action: "statistics.imported", subject: Subject::Statistics(id), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(fate)
}

/// Takes an import into use in the place of another, or out of use. The same again changes nothing.
///
/// # Errors
/// When the caller may not, there is no such import, or the database refuses.
pub async fn set_in_use(app: &App, caller: &Caller, id: i64, in_use: bool) -> Result<(), StatisticsError> {
    check(caller, Action::KeepVocabulary, Relation::None)?;
    let transaction = app.db.write().await?;
    store::lock(&transaction).await?;
    let kept = store::by_id(&transaction, id).await?.ok_or(StatisticsError::NotFound)?;
    if kept.in_use == in_use {
        transaction.rollback().await?;
        return Ok(());
    }
    store::use_only(&transaction, in_use.then_some(id)).await?;
    let action = if in_use { "statistics.used" } else { "statistics.left" };
    let event = Event { action, subject: Subject::Statistics(id), data: json!({}) };
    events::append(&transaction, caller, app.clock.now(), event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Every import, the newest first.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn imports(app: &App, caller: &Caller) -> Result<Vec<Import>, StatisticsError> {
    check(caller, Action::KeepVocabulary, Relation::None)?;
    Ok(store::all(app.db.reader()).await?)
}

/// How many work in an occupation; none: nothing is in use.
///
/// # Errors
/// When the database does not answer.
pub async fn in_occupation(
    app: &App,
    caller: &Caller,
    ssyk: &str,
) -> Result<Option<InOccupation>, StatisticsError> {
    check(caller, Action::ReadKnowledge, Relation::None)?;
    let db = app.db.reader();
    let Some(import) = store::in_use(db).await? else { return Ok(None) };
    let label = store::labels(db, import.id, Some(ssyk)).await?.remove(ssyk);
    let label = label.filter(|label| !label.is_empty());
    let figures = store::figures(db, import.id, ssyk).await?;
    Ok(Some(InOccupation::of(import, ssyk, label, figures)))
}

/// The occupations of the import in use, each with how many work in it in the newest year; none: nothing is in use.
///
/// # Errors
/// When the database does not answer.
pub async fn occupations(
    app: &App,
    caller: &Caller,
) -> Result<Option<(Import, Vec<InOccupation>)>, StatisticsError> {
    check(caller, Action::ReadKnowledge, Relation::None)?;
    let db = app.db.reader();
    let Some(import) = store::in_use(db).await? else { return Ok(None) };
    let labels = store::labels(db, import.id, None).await?;
    let mut by_code: BTreeMap<String, Vec<Figure>> =
        labels.keys().map(|code| (code.clone(), Vec::new())).collect();
    if let Some(year) = import.newest() {
        for figure in store::of_year(db, import.id, year).await? {
            by_code.entry(figure.ssyk.clone()).or_default().push(figure);
        }
    }
    let told = by_code.into_iter().map(|(code, figures)| {
        let label = labels.get(&code).filter(|label| !label.is_empty()).cloned();
        InOccupation::of(import.clone(), &code, label, figures)
    });
    let told = told.collect();
    Ok(Some((import, told)))
}
