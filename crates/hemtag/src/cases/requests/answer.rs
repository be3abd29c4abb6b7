//! What a maker does with a request, by the letter's own link: read it as far as the owner shows it, and answer, once or again.
//! And what owner and adviser reply.

use jiff::civil::Date;
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    RequestError, RequestFile, files, learn, letter,
    model::{self, Answer, Kind, MOST_WORDS, Party, Quote, Reason, Request, Verdict, latest},
    proven, reach, store,
    store::Mark,
};
use crate::{
    access::{Action, Caller, Relation, Role, check, check_any},
    app::App,
    cases::{
        self, Found,
        disclosure::{self, Disclosed, Level, Undertaking},
        keep,
    },
    events::{self, Event, Subject},
    files::receive::Sent,
    looks::{self, Eyes, Seen},
    makers::{self, model::Maker, model::MakerId},
    needs::{self, Need, NeedId, model::NeedDocument},
    parts::{
        PartFile,
        drawings::{Drawing, drawings_of},
        parts_of_need,
    },
    people::{
        self,
        notices::{self, Notice},
    },
};

/// The longest text that a form is known again by.
const MOST_ONCE: usize = 64;

/// A request as its maker sees it.
#[derive(Debug, Clone)]
pub struct Opened {
    pub request: Request,
    pub maker: Maker,
    /// As far as it is shown; nothing when the request is no longer open.
    pub need: Option<NeedDocument>,
    pub need_key: NeedId,
    pub disclosed: Disclosed,
    pub undertaking: Option<Undertaking>,
    /// Shown with the drawings only.
    pub drawings: Vec<Drawing>,
    pub parts: Vec<PartFile>,
    /// How many makers are asked, of all kinds of request.
    pub makers_asked: usize,
    pub answers: Vec<Answer>,
    pub files: Vec<RequestFile>,
    /// Whether an answer is still taken.
    pub is_open: bool,
    /// The need's owner asked for it to be closed.
    pub need_closed: bool,
}

impl Opened {
    /// What the maker said last.
    #[must_use]
    pub fn latest(&self) -> Option<&Answer> {
        latest(&self.answers)
    }
}

/// Opens a request by its letter's link; the first time it is noted that it was opened.
///
/// # Errors
/// [`RequestError::NotFound`] for any other text.
pub async fn open(app: &App, caller: &Caller, token: &str) -> Result<Opened, RequestError> {
    check(caller, Action::AnswerRequest, Relation::Asked)?;
    let id = proven::proven(app.keys()?, "request", token).ok_or(RequestError::NotFound)?;
    let db = app.db.reader();
    let request =
        store::by_id(db, id).await?.filter(|r| r.sent_at.is_some()).ok_or(RequestError::NotFound)?;
    if request.seen_at.is_none() {
        // Noted like the use of a session: it changes nothing that anybody decided, and has no event.
        store::mark(app.db.writer(), id, Mark::Seen, app.clock.now()).await?;
    }
    opened(app, caller, request).await
}

async fn opened(app: &App, caller: &Caller, request: Request) -> Result<Opened, RequestError> {
    let db = app.db.reader();
    let need = needs::store::by_id(db, NeedId(request.need)).await?.ok_or(RequestError::NotFound)?;
    let maker = makers::store::find(db, MakerId(request.maker)).await?.ok_or(RequestError::NotFound)?;
    let ledger = disclosure::ledger(db, request.need).await?;
    let disclosed = ledger.of(&need, request.maker);
    let is_open = request.is_open(app.clock.today()) && need.closed_at.is_none();
    let shows_drawings = is_open && disclosed.shown == Level::Drawings;
    if is_open {
        // The owner is told before the maker sees it.
        let seen = match disclosed.shown {
            Level::Requirements => Seen::Anonymous,
            Level::Name => Seen::Name,
            Level::Drawings => Seen::Drawings,
        };
        let organisation = people::organisation_of_maker(db, request.maker).await?;
        looks::record_as(app, caller, &need.watched(), seen, Eyes { role: Role::Maker, organisation })
            .await?;
    }
    let (drawings, parts) = if shows_drawings {
        (
            drawings_of(app, caller, &[], &[request.need], &[]).await.unwrap_or_default(),
            parts_of_need(app, caller, request.need).await.unwrap_or_default(),
        )
    } else {
        (Vec::new(), Vec::new())
    };
    let all = store::of_need(db, request.need).await?;
    let mut asked: Vec<i64> = all.iter().filter(|r| r.counts()).map(|r| r.maker).collect();
    asked.sort_unstable();
    asked.dedup();
    let answers = store::answers::of_requests(db, &[request.id]).await?;
    let files = files::of(app, &[request.id]).await?;
    Ok(Opened {
        maker,
        need: is_open.then(|| shown(&need, disclosed.shown)),
        need_key: need.id,
        disclosed,
        undertaking: ledger.undertaking(request.maker).cloned(),
        drawings,
        parts,
        makers_asked: asked.len(),
        answers,
        files,
        is_open,
        need_closed: need.closed_at.is_some(),
        request,
    })
}

/// The need's document at a level.
fn shown(need: &Need, level: Level) -> NeedDocument {
    match level {
        Level::Requirements => need.document.requirements(),
        Level::Name | Level::Drawings => need.document.clone(),
    }
}

/// An answer as it is given.
#[derive(Debug, Clone)]
pub struct Given {
    pub verdict: Verdict,
    pub reason: Option<Reason>,
    pub words: String,
    pub quote: Option<Quote>,
    /// What the form is known again by when it is sent twice.
    pub once: String,
    pub files: Vec<Sent>,
}

/// Keeps a maker's answer, tells owner and adviser that there is one, and learns of a yes that the maker makes such things.
/// The same form sent twice is kept once.
///
/// # Errors
/// When the link is not whole, the request is closed, something lacks, or a file is none that is kept; then nothing is kept.
pub async fn answer(app: &App, caller: &Caller, token: &str, given: Given) -> Result<(), RequestError> {
    let opened = open(app, caller, token).await?;
    if !opened.is_open {
        return Err(RequestError::Closed);
    }
    model::check(given.verdict, given.reason, &given.words).map_err(RequestError::Answer)?;
    let sealed = files::read(&given.files)?;
    let at = app.clock.now();
    let request = &opened.request;
    let is_quote = request.kind == Kind::Quote && given.verdict == Verdict::Yes;
    let new = Answer {
        id: 0,
        request: request.id,
        party: Party::Maker,
        at,
        verdict: Some(given.verdict),
        reason: given.reason.filter(|_| given.verdict == Verdict::No),
        words: given.words.trim().to_owned(),
        quote: given.quote.filter(|_| is_quote),
    };
    let transaction = app.db.write().await?;
    let once = once(request.id, &given.once)?;
    let Some(id) = store::answers::insert(&transaction, &new, &caller.label(), &once).await? else {
        return Ok(());
    };
    files::keep(app, &transaction, request.id, id, Party::Maker, &sealed, at).await?;
    tell(app, &transaction, request, at).await?;
    let data = json!({
        "request": request.id, "maker": request.maker, "kind": request.kind.code(), "answer": id,
        "verdict": given.verdict.code(), "reason": new.reason.map(Reason::code), "again": opened.latest().is_some(),
    });
    let event = Event { action: "request.answered", subject: Subject::Need(request.need), data };
    events::append(&transaction, caller, at, event).await?;
    keep::refresh(app, &transaction, NeedId(request.need)).await?;
    transaction.commit().await?;
    if given.verdict == Verdict::Yes {
        learn::of_yes(app, caller, request).await?;
    }
    Ok(())
}

/// What a form is known by: its own text, within the request.
fn once(request: i64, text: &str) -> Result<String, RequestError> {
    let fits = !text.is_empty() && text.len() <= MOST_ONCE && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if fits { Ok(format!("{request}-{text}")) } else { Err(RequestError::NotFound) }
}

/// Writes to the owner and the named adviser that there is an answer.
async fn tell(
    app: &App,
    transaction: &DatabaseTransaction,
    request: &Request,
    at: jiff::Timestamp,
) -> Result<(), RequestError> {
    let Some(case) = cases::of_need(transaction, NeedId(request.need)).await? else { return Ok(()) };
    let path = format!("/cases/{}/requests", case.id.0);
    let notice =
        Notice { words: "letter-request-answered", kind: "request.answered", path: &path, number: case.id.0 };
    for person in [Some(case.owner), case.adviser].into_iter().flatten() {
        notices::tell(app, transaction, person, notice, at).await?;
    }
    Ok(())
}

/// Owner or adviser says something to a maker that was written to; the maker is told.
///
/// # Errors
/// When the caller may not, nothing is said, or the request is closed.
pub async fn reply(
    app: &App,
    caller: &Caller,
    found: &Found,
    id: i64,
    words: &str,
    once_text: &str,
) -> Result<(), RequestError> {
    check_any(caller, Action::TakePartInCase, &found.relations)?;
    let words: String = words.trim().chars().take(MOST_WORDS).collect();
    if words.is_empty() {
        return Err(RequestError::NoReason);
    }
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    let request = store::by_id(&transaction, id).await?.filter(|request| request.need == found.need.id.0);
    let request = request.ok_or(RequestError::NotFound)?;
    if !request.is_open(app.clock.today()) {
        return Err(RequestError::Closed);
    }
    let party = if found.relations.contains(&Relation::Owner) { Party::Owner } else { Party::Adviser };
    let new = Answer { id: 0, request: id, party, at, verdict: None, reason: None, words, quote: None };
    if store::answers::insert(&transaction, &new, &caller.label(), &once(id, once_text)?).await?.is_none() {
        return Ok(());
    }
    if let Some(reach) = reach::to(&transaction, request.maker).await? {
        letter::of_request(app, &transaction, &request, &reach, letter::Which::Reply, at).await?;
    }
    let data = json!({ "request": id, "maker": request.maker, "by": party.code() });
    let event = Event { action: "request.replied", subject: Subject::Need(request.need), data };
    events::append(&transaction, caller, at, event).await?;
    keep::refresh(app, &transaction, NeedId(request.need)).await?;
    transaction.commit().await?;
    Ok(())
}

/// The day after which a link takes no answer; for the page.
#[must_use]
pub fn last_day(request: &Request) -> Option<Date> {
    request.answer_by.and_then(|day| day.checked_add(jiff::Span::new().days(model::OPEN_AFTER_DAYS)).ok())
}
