//! A report from its first draft to its signature.

use jiff::{Timestamp, civil::Date};
use sea_orm::SqlErr;
use serde_json::json;

use super::{
    figures::{Drawn, drawn},
    made::{self, Making},
    model::{Comment, Figure, Frozen, Kept, MoneyLine, Part, Signature, Written, lacks},
    paper,
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    events::{self, Event, Subject},
    programme::{
        ProgrammeError,
        model::{Programme, ReportDuty, end_of},
        store::reports as store,
    },
    words::Language,
};

/// The language of the document that is signed: the ministry's.
pub const SIGNED_IN: Language = Language::Swedish;
/// The longest text of a part, in characters.
pub const MOST_TEXT: usize = 20_000;
/// The longest comment, name or function.
const MOST_WORDS: usize = 2_000;

/// A report with what is drawn in and what colleagues say.
#[derive(Debug, Clone)]
pub struct Draft {
    pub kept: Kept,
    pub drawn: Drawn,
    pub comments: Vec<Comment>,
    /// The signed report of the same assignment before it.
    pub before: Option<(String, Date, Vec<Figure>)>,
    pub money_before: Vec<MoneyLine>,
    pub lacks: Vec<String>,
    /// How it is with the files of a signed report; none of a draft.
    pub making: Option<Making>,
}

/// Every report of a programme that is begun, in the order of the programme.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn list(app: &App, caller: &Caller, programme: &Programme) -> Result<Vec<Kept>, ProgrammeError> {
    check(caller, Action::ReadReport, Relation::None)?;
    let all = store::all(app.db.reader(), &programme.code).await?;
    let of = |duty: &ReportDuty| all.iter().find(|kept| kept.report == duty.code).cloned();
    Ok(programme.reports.iter().filter_map(of).collect())
}

pub(super) async fn kept_of(app: &App, report: &str) -> Result<Option<Kept>, ProgrammeError> {
    let (programme, _) = app.programmes.report(report).ok_or(ProgrammeError::NotFound)?;
    Ok(store::one(app.db.reader(), &programme.code, report).await?)
}

/// A report as it stands; none when nobody has begun it.
///
/// # Errors
/// When there is no such report, the caller may not, or the database does not answer.
pub async fn draft(app: &App, caller: &Caller, report: &str) -> Result<Option<Draft>, ProgrammeError> {
    check(caller, Action::ReadReport, Relation::None)?;
    let (programme, duty) = app.programmes.report(report).ok_or(ProgrammeError::NotFound)?;
    let Some(kept) = kept_of(app, report).await? else { return Ok(None) };
    let drawn = drawn(app, caller, programme, &duty.assignment, kept.day).await?;
    let comments = store::comments(app.db.reader(), kept.id).await?;
    let before = before(app, caller, programme, duty, kept.day).await?;
    let money_before = before.as_ref().map(|(_, frozen)| frozen.money.clone()).unwrap_or_default();
    let before = before.map(|(report, frozen)| (report, frozen.day, frozen.figures));
    let lacks = lacks(programme, &kept.written);
    let making = match kept.frozen {
        Some(_) => Some(made::making(app, kept.id).await?),
        None => None,
    };
    Ok(Some(Draft { kept, drawn, comments, before, money_before, lacks, making }))
}

async fn before(
    app: &App,
    caller: &Caller,
    programme: &Programme,
    duty: &ReportDuty,
    day: Date,
) -> Result<Option<(String, Frozen)>, ProgrammeError> {
    let all = list(app, caller, programme).await?;
    let same =
        |kept: &Kept| programme.report(&kept.report).is_some_and(|one| one.assignment == duty.assignment);
    let signed = all.into_iter().filter(|kept| kept.report != duty.code && same(kept) && kept.day < day);
    Ok(signed.filter_map(|kept| Some((kept.report, kept.frozen?))).max_by_key(|(_, frozen)| frozen.day))
}

/// Begins a report at a reporting day. Begun twice, it is the first.
///
/// # Errors
/// When the caller may not, there is no such report, or the database refuses.
pub async fn begin(app: &App, caller: &Caller, report: &str, day: Date) -> Result<(), ProgrammeError> {
    check(caller, Action::WriteReport, Relation::None)?;
    let (programme, _) = app.programmes.report(report).ok_or(ProgrammeError::NotFound)?;
    if !(2000..=2100).contains(&day.year()) {
        return Err(ProgrammeError::WrongDay);
    }
    if kept_of(app, report).await?.is_some() {
        return Ok(());
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let new = store::New {
        programme: &programme.code,
        report,
        day,
        written: &Written::default(),
        at,
        actor: &caller.label(),
    };
    let id = match store::insert(&transaction, new).await {
        Ok(id) => id,
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let data = json!({ "report": report, "id": id, "day": day.to_string() });
    let event = Event { action: "programme.report_begun", subject: Subject::Programme(None), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Keeps what is written, and the day.
///
/// # Errors
/// When somebody was first, it is signed, or a text is too long; when the caller may not.
pub async fn keep(
    app: &App,
    caller: &Caller,
    report: &str,
    version: i64,
    day: Date,
    written: &Written,
) -> Result<(), ProgrammeError> {
    check(caller, Action::WriteReport, Relation::None)?;
    let kept = to_change(app, report, version).await?;
    if !(2000..=2100).contains(&day.year()) {
        return Err(ProgrammeError::WrongDay);
    }
    let texts = written.parts.iter().map(|(_, text)| text).chain(written.duties.iter().map(|one| &one.words));
    if texts.into_iter().any(|text| text.chars().count() > MOST_TEXT) {
        return Err(ProgrammeError::TooLong);
    }
    if kept.written == *written && kept.day == day {
        return Ok(());
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    if !store::update(&transaction, kept.id, version, day, written, at).await? {
        return Err(ProgrammeError::Changed);
    }
    let data = json!({ "report": report, "version": version + 1, "day": day.to_string() });
    let event = Event { action: "programme.report_kept", subject: Subject::Programme(None), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

async fn to_change(app: &App, report: &str, version: i64) -> Result<Kept, ProgrammeError> {
    let kept = kept_of(app, report).await?.ok_or(ProgrammeError::NotFound)?;
    let is_seen = kept.frozen.is_none() && kept.version == version;
    if is_seen { Ok(kept) } else { Err(ProgrammeError::Changed) }
}

/// Says something of a part of a draft.
///
/// # Errors
/// Without words; when it is signed; when the caller may not.
pub async fn comment(
    app: &App,
    caller: &Caller,
    report: &str,
    part: &str,
    words: &str,
) -> Result<(), ProgrammeError> {
    check(caller, Action::CommentReport, Relation::None)?;
    let kept = kept_of(app, report).await?.ok_or(ProgrammeError::NotFound)?;
    let words = words.trim();
    if words.is_empty() || words.chars().count() > MOST_WORDS {
        return Err(ProgrammeError::NoReason);
    }
    if kept.frozen.is_some() {
        return Err(ProgrammeError::Changed);
    }
    let part = Part::parse(part).map_or("whole", Part::code);
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let id = store::insert_comment(&transaction, kept.id, part, words, at, &caller.label()).await?;
    let data = json!({ "report": report, "comment": id, "part": part });
    let event = Event { action: "programme.report_commented", subject: Subject::Programme(None), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Settles a comment: it was taken up, or not. Settled twice, it is settled once.
///
/// # Errors
/// When there is none such, or the caller may not.
pub async fn settle_comment(app: &App, caller: &Caller, report: &str, id: i64) -> Result<(), ProgrammeError> {
    check(caller, Action::WriteReport, Relation::None)?;
    let kept = kept_of(app, report).await?.ok_or(ProgrammeError::NotFound)?;
    let comments = store::comments(app.db.reader(), kept.id).await?;
    let comment = comments.iter().find(|one| one.id == id).ok_or(ProgrammeError::NotFound)?;
    if comment.settled {
        return Ok(());
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    store::settle(&transaction, id, at).await?;
    let data = json!({ "report": report, "comment": id });
    let event = Event { action: "programme.report_comment_settled", subject: Subject::Programme(None), data };
    events::append(&transaction, caller, at, event).await?;
    transaction.commit().await?;
    Ok(())
}

/// Signs a report: figures and texts are kept as they are, for good, and a job is asked for that makes its files of them.
///
/// # Errors
/// When something lacks, a comment waits, the day is not over, or a name lacks; when somebody was first or the caller may not.
pub async fn sign(
    app: &App,
    caller: &Caller,
    report: &str,
    version: i64,
    name: &str,
    function: &str,
) -> Result<(), ProgrammeError> {
    check(caller, Action::WriteReport, Relation::None)?;
    let (programme, _) = app.programmes.report(report).ok_or(ProgrammeError::NotFound)?;
    let kept = to_change(app, report, version).await?;
    let found = draft(app, caller, report).await?.ok_or(ProgrammeError::NotFound)?;
    let at = app.clock.now();
    let mut lacking = found.lacks;
    if found.comments.iter().any(|comment| !comment.settled) {
        lacking.push("comments".to_owned());
    }
    if end_of(kept.day) > at {
        lacking.push("day".to_owned());
    }
    for (field, text) in [("name", name), ("function", function)] {
        if text.trim().is_empty() || text.chars().count() > MOST_WORDS {
            lacking.push(field.to_owned());
        }
    }
    if !lacking.is_empty() {
        return Err(ProgrammeError::Lacks(lacking));
    }
    let Drawn { until, event, hash, line, figures, money, given, projects } = found.drawn;
    let signature = Signature { name: name.trim().to_owned(), function: function.trim().to_owned(), at };
    let frozen = Frozen {
        day: kept.day,
        until,
        event,
        hash,
        line: Some(line),
        programme: programme.clone(),
        figures,
        money,
        given,
        projects: Some(projects),
        written: kept.written.clone(),
        before: found.before,
        money_before: found.money_before,
        signature,
        example: app.holds_examples(),
    };
    let transaction = app.db.write().await?;
    if !store::freeze(&transaction, kept.id, version, &frozen, at).await? {
        return Err(ProgrammeError::Changed);
    }
    // Everything that its files say is frozen now; a job makes them.
    let job = made::ask(app, &transaction, caller, kept.id).await?;
    let data = json!({
        "report": report, "day": kept.day.to_string(), "counted_event": event, "job": job,
    });
    let signed = Event { action: "programme.report_signed", subject: Subject::Programme(None), data };
    events::append(&transaction, caller, at, signed).await?;
    transaction.commit().await?;
    Ok(())
}

/// What a draft or signed report tells.
///
/// # Errors
/// When the programme does not have it any more.
pub fn told_of<'d>(app: &'d App, found: &'d Draft) -> Result<paper::Told<'d>, ProgrammeError> {
    let report = &found.kept.report;
    if let Some(frozen) = &found.kept.frozen {
        return paper::Told::of_frozen(report, frozen).ok_or(ProgrammeError::NotFound);
    }
    let (programme, duty) = app.programmes.report(report).ok_or(ProgrammeError::NotFound)?;
    Ok(paper::Told { example: app.holds_examples(), ..paper::Told::of_draft(programme, duty, found) })
}

/// When a report was signed.
#[must_use]
pub fn signed_at(kept: &Kept) -> Option<Timestamp> {
    kept.frozen.as_ref().map(|frozen| frozen.signature.at)
}
