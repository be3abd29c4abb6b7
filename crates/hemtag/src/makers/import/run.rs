//! The use cases: what an import would do, and the import itself, in one transaction with one event.

use std::{
    collections::{HashMap, HashSet},
    io::Cursor,
    sync::Arc,
};

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    file::{self, FileProblem, Options, Source},
    join::{self, ReadFile, Reading, site_key},
    mapping::MappingFile,
    merge,
    problem::{Doubt, DoubtKind, Problem, ProblemKind},
    report::{Report, SHOWN},
    stated::{StatedMaker, StatedSite},
};
use crate::{
    access::{self, Action, Caller, Denied, Relation},
    app::App,
    events::{self, Event, Subject},
    files::store::{self as imports, Upload},
    makers::{
        model::{Maker, name_key},
        store::{self, Identity},
    },
    queue::{self, CameTo, KEPT, NOTHING_NEW, QueueError, Taken, Undone},
};

/// Makers laid over the register at a time.
const CHUNK: usize = 400;

/// A file to import and how to read it.
pub struct Input {
    /// Its name, which also tells whose word it is.
    pub name: String,
    pub source: Box<dyn Source + Send>,
    pub mapping: Option<MappingFile>,
    pub sheet: Option<String>,
    /// The most bytes that are taken.
    pub limit: u64,
    /// The upload that it comes from, forgotten when it is imported.
    pub upload: Option<i64>,
}

impl Input {
    /// An uploaded file as an import takes it.
    #[must_use]
    pub fn of_upload(upload: Upload, limit: u64) -> Input {
        Input {
            mapping: upload.mapping.as_deref().and_then(|text| MappingFile::read(text).ok()),
            name: upload.file_name,
            source: Box::new(Cursor::new(upload.content)),
            sheet: upload.sheet,
            limit,
            upload: Some(upload.id),
        }
    }
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Input").field("name", &self.name).finish_non_exhaustive()
    }
}

/// What becomes of a file with rows that are wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Nothing is kept unless every row is right.
    AllRows,
    GoodRowsOnly,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    Reading { rows: u64 },
    Keeping { makers: u64, of: u64 },
}

/// Told how far it has come, from time to time.
pub type Told = Arc<dyn Fn(Progress) + Send + Sync>;

#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The file as a whole cannot be read.
    #[error("the file cannot be read: {0:?}")]
    File(FileProblem),
    #[error(transparent)]
    Job(#[from] Undone),
    #[error(transparent)]
    Queue(#[from] QueueError),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// What an import would do; nothing is written.
///
/// # Errors
/// When the caller may not, the file cannot be read, or the database does not answer.
pub async fn preview_import(
    app: &App,
    caller: &Caller,
    input: Input,
    told: Told,
) -> Result<Report, ImportError> {
    access::check(caller, Action::ImportMakers, Relation::None)?;
    look_over(app, input, told).await
}

/// The same without asking who may.
pub(super) async fn look_over(app: &App, input: Input, told: Told) -> Result<Report, ImportError> {
    let name = input.name.clone();
    let (read, _) = read_file(app, input, &told).await?;
    let mut report = Report::of(&name, &read);
    lay(app, app.db.reader(), None, read, &mut report, &told).await?;
    Ok(report)
}

/// Imports a file. The report says whether it was kept: not when a row is wrong and every row was asked for.
///
/// # Errors
/// When the caller may not, the file cannot be read, or the database refuses; then nothing was written.
pub async fn import_makers(
    app: &App,
    caller: &Caller,
    input: Input,
    choice: Choice,
    told: Told,
) -> Result<(Report, Option<i64>), ImportError> {
    access::check(caller, Action::ImportMakers, Relation::None)?;
    keep_import(app, caller, input, choice, told, None).await
}

/// The same without asking who may. With a job, it is done in the transaction of the import, or when there is nothing to write, in
/// one of its own.
pub(super) async fn keep_import(
    app: &App,
    caller: &Caller,
    input: Input,
    choice: Choice,
    told: Told,
    job: Option<&Taken>,
) -> Result<(Report, Option<i64>), ImportError> {
    let (name, upload) = (input.name.clone(), input.upload);
    let (read, hash) = read_file(app, input, &told).await?;
    let mut report = Report::of(&name, &read);
    if choice == Choice::AllRows && !report.rejected.is_empty() {
        lay(app, app.db.reader(), None, read, &mut report, &told).await?;
        return Ok((report, None));
    }
    let transaction = app.db.write().await?;
    store::lock(&transaction).await?;
    lay(app, &transaction, Some(&transaction), read, &mut report, &told).await?;
    if choice == Choice::AllRows && !report.rejected.is_empty() {
        // A maker that cannot be told from others is found out against the register only.
        transaction.rollback().await?;
        return Ok((report, None));
    }
    report.kept = true;
    let now = app.clock.now();
    if report.new + report.updated == 0 {
        match job {
            // Nothing was written but that.
            Some(job) => {
                let came_to = CameTo { outcome: NOTHING_NEW, made: None };
                queue::done(&transaction, job, now, came_to).await?;
                transaction.commit().await?;
            }
            None => transaction.rollback().await?,
        }
        return Ok((report, None));
    }
    if let Some(upload) = upload {
        imports::forget_upload(&transaction, upload).await?;
    }
    let id = imports::keep(&transaction, &now.to_string(), report.kept_as(&hash)).await?;
    let data = json!({
        "import": id, "rows": report.rows, "accepted": report.accepted, "new": report.new,
        "updated": report.updated, "unchanged": report.unchanged,
    });
    let event = Event { action: "makers.imported", subject: Subject::Register, data };
    events::append(&transaction, caller, now, event).await?;
    if let Some(job) = job {
        queue::done(&transaction, job, now, CameTo { outcome: KEPT, made: Some(id) }).await?;
    }
    transaction.commit().await?;
    if let Err(error) = app.register.reload(&app.db, &app.clock).await {
        // What was imported is kept; the follower of the event log will read it.
        tracing::warn!(error = format!("{error:#}"), "the register in memory is behind");
    }
    Ok((report, Some(id)))
}

/// Reads the file on a thread of its own: it is work for the processor, and pages must not wait for it.
async fn read_file(app: &App, input: Input, told: &Told) -> Result<(ReadFile, String), ImportError> {
    let (today, told) = (app.clock.today(), told.clone());
    let read = move || -> Result<(ReadFile, String), FileProblem> {
        let Input { name, mut source, mapping, sheet, limit, .. } = input;
        let options = Options { sheet, limit, knows: file::knows };
        let reading = Reading { options, mapping: mapping.as_ref(), name: &name, today };
        let read = join::read(&mut source, &reading, &|rows| told(Progress::Reading { rows }))?;
        Ok((read, hash(&mut source)?))
    };
    match tokio::task::spawn_blocking(read).await {
        Ok(read) => read.map_err(ImportError::File),
        // A file that makes the reader give up is told as broken, and logged.
        Err(error) => {
            tracing::error!(%error, "a file could not be read");
            Err(ImportError::File(FileProblem::Broken { message: String::new() }))
        }
    }
}

fn hash(source: &mut dyn Source) -> std::io::Result<String> {
    source.rewind()?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match source.read(&mut buffer)? {
            0 => return Ok(data_encoding::HEXLOWER.encode(&digest.finalize())),
            read => digest.update(&buffer[..read]),
        }
    }
}

/// Lays what a file states over the register, some makers at a time, and counts. Writes when there is a transaction.
async fn lay(
    app: &App,
    db: &impl ConnectionTrait,
    write: Option<&DatabaseTransaction>,
    read: ReadFile,
    report: &mut Report,
    told: &Told,
) -> Result<(), ImportError> {
    let known = Known::of(store::identities(db).await?);
    let (of, by) = (read.makers.len() as u64, report.file.clone());
    let source = merge::Source { by: &by, today: app.clock.today() };
    let now = app.clock.now().to_string();
    let mut claimed: HashSet<i64> = HashSet::new();
    let mut all = read.makers.into_iter().zip(read.rows_of);
    let mut done = 0;
    loop {
        let some: Vec<(StatedMaker, u64)> = all.by_ref().take(CHUNK).collect();
        if some.is_empty() {
            report.doubtful.sort_by_key(|doubt| doubt.row);
            report.rejected.sort_by_key(|problem| problem.row);
            return Ok(());
        }
        done += some.len() as u64;
        let mut matched: Vec<(StatedMaker, Option<i64>)> = Vec::with_capacity(some.len());
        for (stated, rows) in some {
            match known.find(&stated, &claimed, report) {
                Ok(id) => {
                    claimed.extend(id);
                    matched.push((stated, id));
                }
                Err(problem) => {
                    report.rejected.push(problem);
                    report.accepted = report.accepted.saturating_sub(rows);
                }
            }
        }
        let ids: Vec<i64> = matched.iter().filter_map(|(_, id)| *id).collect();
        let mut held: HashMap<i64, Maker> =
            store::find_many(db, &ids).await?.into_iter().map(|m| (m.id.0, m)).collect();
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for (stated, id) in matched {
            let row = stated.first_row;
            let Some(before) = id.and_then(|id| held.remove(&id)) else {
                let maker = merge::new_maker(stated, &source);
                report.without_process += u64::from(maker.is_unknown());
                show(report, &maker);
                new.push(maker);
                continue;
            };
            let (mut after, kept) = merge::update(before.clone(), stated, &source);
            for kept in kept {
                let kind = DoubtKind::BetterEvidence {
                    field: kept.field.to_owned(),
                    name: after.name.clone(),
                    level: kept.level.code(),
                };
                report.doubtful.push(Doubt { row, column: None, kind });
            }
            report.without_process += u64::from(after.is_unknown());
            show(report, &after);
            if after == before {
                report.unchanged += 1;
            } else {
                after.updated_on = source.today;
                changed.push(after);
            }
        }
        report.new += new.len() as u64;
        report.updated += changed.len() as u64;
        if let Some(transaction) = write {
            store::insert(transaction, &mut new, &now).await?;
            store::replace(transaction, &mut changed).await?;
        }
        told(Progress::Keeping { makers: done, of });
    }
}

fn show(report: &mut Report, maker: &Maker) {
    if report.first.len() < SHOWN {
        report.first.push(maker.clone());
    }
}

/// The makers of the register by what tells them.
struct Known {
    by_number: HashMap<String, i64>,
    by_name: HashMap<String, Vec<Identity>>,
}

impl Known {
    fn of(identities: Vec<Identity>) -> Known {
        let mut known = Known { by_number: HashMap::new(), by_name: HashMap::new() };
        for identity in identities {
            if let Some(number) = &identity.organisation_number {
                known.by_number.insert(number.clone(), identity.id.0);
            }
            known.by_name.entry(identity.name_key.clone()).or_default().push(identity);
        }
        known
    }

    /// The maker of the register that a file means: by its number, else by name and place, which is doubtful. Never
    /// one with another number.
    fn find(
        &self,
        stated: &StatedMaker,
        claimed: &HashSet<i64>,
        report: &mut Report,
    ) -> Result<Option<i64>, Problem> {
        let number = stated.number.map(|number| {
            let digits = number.digits();
            format!("{}-{}", &digits[..6], &digits[6..])
        });
        if let Some(id) = number.as_ref().and_then(|number| self.by_number.get(number)) {
            return Ok((!claimed.contains(id)).then_some(*id));
        }
        let Some(named) = self.by_name.get(&name_key(&stated.name)) else { return Ok(None) };
        let places: Vec<String> = stated.sites.iter().map(|site| site_key(&site.site)).collect();
        let here = |identity: &&Identity| {
            let nowhere = identity.places.iter().all(String::is_empty);
            let says_none = places.iter().all(String::is_empty);
            says_none || nowhere || places.iter().any(|p| !p.is_empty() && identity.places.contains(p))
        };
        let free = |identity: &&Identity| {
            !claimed.contains(&identity.id.0) && (number.is_none() || identity.organisation_number.is_none())
        };
        let candidates: Vec<&Identity> = named.iter().filter(free).filter(here).collect();
        let mut doubt = |kind| report.doubtful.push(Doubt { row: stated.first_row, column: None, kind });
        match candidates.as_slice() {
            [] => {
                if let Some(other) = named.iter().find(free) {
                    let kind = DoubtKind::NameElsewhere { name: stated.name.clone(), maker: other.id.0 };
                    doubt(kind);
                }
                Ok(None)
            }
            [one] => {
                let kind = DoubtKind::SameName {
                    name: stated.name.clone(),
                    maker: one.id.0,
                    place: place_name(stated, one),
                };
                doubt(kind);
                Ok(Some(one.id.0))
            }
            several => {
                let kind =
                    ProblemKind::SeveralOfThatName { name: stated.name.clone(), number: several.len() };
                Err(Problem { row: stated.first_row, column: None, kind })
            }
        }
    }
}

/// The place that both have, in words.
fn place_name(stated: &StatedMaker, identity: &Identity) -> String {
    let shared = stated.sites.iter().find(|site| {
        let key = site_key(&site.site);
        !key.is_empty() && identity.places.contains(&key)
    });
    let Some(StatedSite { site, .. }) = shared else { return String::new() };
    let places = vocabulary::Vocabulary::embedded().places();
    let kommun = site.kommun.as_deref().and_then(|code| places.kommun(code)).map(|k| k.name.clone());
    kommun.or_else(|| site.locality.clone()).or_else(|| site.place_as_stated.clone()).unwrap_or_default()
}
