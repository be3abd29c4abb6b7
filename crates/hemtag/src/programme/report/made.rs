//! The files of a signed report: made once by a job of what was frozen, kept with their sums, and handed out as they were made for
//! good. Those of a draft are made whenever they are asked for.

use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    files,
    keep::{SIGNED_IN, draft, kept_of, told_of},
    model::{File, Kept, MadeFile},
    paper::{Told, document},
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    http::pdf,
    programme::{
        ProgrammeError,
        store::{report_files as store, reports},
    },
    queue::{
        self, CameTo, Job, Kind, MADE, NOTHING_NEW, NewJob, Progress, QueueError, Taken, Undone, Why,
        under_way::MAKING,
    },
};

/// How it is with the files of a signed report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Making {
    Made(Vec<MadeFile>),
    /// A job is to make them, or was given up.
    Asked(Box<Job>),
    /// Nobody is to: it was signed before a job made them, or the job was given up so long ago that it is forgotten.
    Missing,
}

/// A file, or why there is none yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handed {
    File(Vec<u8>),
    NotMade(Making),
}

/// How it is with the files of a signed report.
pub(super) async fn making(app: &App, report: i64) -> Result<Making, DbErr> {
    // The job first: one that ends meanwhile has left its files.
    let job = queue::newest_about(app, Kind::ReportFiles, report).await?;
    let files = store::list(app.db.reader(), report).await?;
    Ok(match job {
        _ if !files.is_empty() => Making::Made(files),
        Some(job) if job.state != queue::State::Done => Making::Asked(Box::new(job)),
        _ => Making::Missing,
    })
}

/// Puts the job that makes a report's files into the queue, within the transaction of whoever asks, who was asked whether they may
/// and writes the event. Gives its number.
pub(super) async fn ask(
    app: &App,
    transaction: &DatabaseTransaction,
    caller: &Caller,
    report: i64,
) -> Result<i64, QueueError> {
    // What it needs stands in what was frozen.
    let new =
        NewJob { kind: Kind::ReportFiles, subject: Some(report), content: (), asked_by: caller.label() };
    queue::enqueue(app, transaction, new).await
}

/// Has the files of a signed report made that nobody is to make, or whose job was given up. Where they are made or being made,
/// nothing is done.
///
/// # Errors
/// When it is not signed, when the caller may not, or the database refuses.
pub async fn ask_again(app: &App, caller: &Caller, report: &str) -> Result<(), ProgrammeError> {
    check(caller, Action::WriteReport, Relation::None)?;
    let kept = kept_of(app, report).await?.ok_or(ProgrammeError::NotFound)?;
    if kept.frozen.is_none() {
        return Err(ProgrammeError::Changed);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let is_made = !store::list(&transaction, kept.id).await?.is_empty();
    if is_made || queue::open_about(&transaction, Kind::ReportFiles, kept.id).await?.is_some() {
        transaction.rollback().await?;
        return Ok(());
    }
    let job = ask(app, &transaction, caller, kept.id).await?;
    let data = json!({ "report": report, "job": job });
    let event = Event { action: "programme.report_files_asked", subject: Subject::Programme(None), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// A file of a report: of a signed one as it was made, and nothing while that is under way; of a draft as it would be now.
///
/// # Errors
/// When it is not begun, when the caller may not, when a file is not what was made, or the database does not answer.
pub async fn file(app: &App, caller: &Caller, report: &str, file: File) -> Result<Handed, ProgrammeError> {
    check(caller, Action::ReadReport, Relation::None)?;
    let kept = kept_of(app, report).await?.ok_or(ProgrammeError::NotFound)?;
    if kept.frozen.is_none() {
        let found = draft(app, caller, report).await?.ok_or(ProgrammeError::NotFound)?;
        let told = told_of(app, &found)?;
        return Ok(Handed::File(rendered(file, &told).await?));
    }
    let making = making(app, kept.id).await?;
    if matches!(making, Making::Made(_)) {
        let found = store::content(app.db.reader(), kept.id, file).await?;
        let (content, sum) = found.ok_or(ProgrammeError::NotFound)?;
        return if fingerprint(&content) == sum {
            Ok(Handed::File(content))
        } else {
            Err(ProgrammeError::Damaged(file.code()))
        };
    }
    // Signed before its files were made by a job: then its PDF stands beside it.
    let signed = match file {
        File::Pdf(SIGNED_IN) => reports::paper(app.db.reader(), kept.id).await?,
        _ => None,
    };
    Ok(signed.map_or(Handed::NotMade(making), Handed::File))
}

/// A file of what is told.
async fn rendered(file: File, told: &Told<'_>) -> Result<Vec<u8>, ProgrammeError> {
    match file {
        File::Pdf(l) => {
            let pdf = pdf::typeset(document(l, told)).await;
            pdf.map(|pdf| pdf.bytes).map_err(|error| ProgrammeError::NotRendered(error.to_string()))
        }
        File::Xlsx(l) => {
            files::spreadsheet(l, told).map_err(|error| ProgrammeError::NotRendered(format!("{error:#}")))
        }
        File::Data => serde_json::to_vec(&files::data(told))
            .map_err(|error| ProgrammeError::NotRendered(error.to_string())),
    }
}

fn fingerprint(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

/// The sum of the PDF that is signed; none until it is made.
#[must_use]
pub fn fingerprint_of<'k>(kept: &'k Kept, making: Option<&'k Making>) -> Option<&'k str> {
    let made = match making {
        Some(Making::Made(files)) => files.iter().find(|one| one.file == File::Pdf(SIGNED_IN)),
        _ => None,
    };
    made.map(|one| one.fingerprint.as_str()).or(kept.fingerprint.as_deref())
}

/// Whether a signed report gives the same PDF anew, byte by byte; none while there is none to compare it with.
pub(super) async fn same_paper(app: &App, kept: &Kept) -> Result<Option<bool>, ProgrammeError> {
    let making = making(app, kept.id).await?;
    let Some(signed) = fingerprint_of(kept, Some(&making)) else { return Ok(None) };
    let frozen = kept.frozen.as_ref().ok_or(ProgrammeError::NotFound)?;
    let told = Told::of_frozen(&kept.report, frozen).ok_or(ProgrammeError::NotFound)?;
    let again = rendered(File::Pdf(SIGNED_IN), &told).await?;
    Ok(Some(fingerprint(&again) == signed))
}

/// Carries the job out: makes every file of what was frozen, and keeps all of them or none.
///
/// # Errors
/// Why it is not done.
pub(crate) async fn work(app: &App, taken: &Taken) -> Result<(), Undone> {
    let gone = Undone::ForGood(Why::Gone);
    let id = taken.subject.ok_or(gone)?;
    let kept = reports::by_id(app.db.reader(), id).await?.ok_or(gone)?;
    let frozen = kept.frozen.as_ref().ok_or(gone)?;
    let told = Told::of_frozen(&kept.report, frozen).ok_or(gone)?;
    let mut made: Vec<(File, String, Vec<u8>)> = Vec::with_capacity(File::ALL.len());
    for file in File::ALL {
        let (done, of) = (made.len() as u64, Some(File::ALL.len() as u64));
        app.under_way.tell(taken.id, Progress { step: MAKING.to_owned(), done, of });
        // A PDF that was signed stays as it is.
        let signed = match file {
            File::Pdf(SIGNED_IN) => reports::paper(app.db.reader(), id).await?,
            _ => None,
        };
        let content = match signed {
            Some(signed) => signed,
            None => rendered(file, &told).await.map_err(|error| undone(taken, file, error))?,
        };
        made.push((file, fingerprint(&content), content));
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let mut outcome = NOTHING_NEW;
    if store::list(&transaction, id).await?.is_empty() {
        outcome = MADE;
        let sums: serde_json::Map<String, serde_json::Value> =
            made.iter().map(|(file, sum, _)| (file.code().to_owned(), sum.as_str().into())).collect();
        for (file, sum, content) in made {
            store::insert(&transaction, id, file, &sum, content, at).await?;
        }
        let data = json!({ "report": kept.report, "files": sums });
        let event = Event { action: "programme.report_files_made", subject: Subject::Programme(None), data };
        events::append(&transaction, &taken.caller(), at, event).await?;
    }
    queue::done(&transaction, taken, at, CameTo { outcome, made: Some(id) }).await?;
    Ok(transaction.commit().await?)
}

fn undone(taken: &Taken, file: File, error: ProgrammeError) -> Undone {
    match error {
        ProgrammeError::Database(error) => error.into(),
        // It comes out so each time. What the typesetter says may hold what the report says.
        _ => {
            let (job, file) = (taken.id, file.code());
            tracing::error!(job, file, "a file of a signed report could not be made");
            Undone::ForGood(Why::Broken)
        }
    }
}
