//! Opening and closing gaps as needs and the register change. Doing it twice changes nothing more.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use matching::{
    GapKind,
    concern::{OperationKey, Standing, Step},
};
use sea_orm::DbErr;
use serde_json::{Value, json};

use super::{
    model::{Content, Gap, content},
    store::{self, By},
};
use crate::{
    access::{Action, Caller, Denied, Relation, check},
    app::App,
    background::in_background,
    database::hold_log,
    events::{self, Event, Subject},
    makers::Snapshot,
    matches::{model, sentences::gap_stem},
    needs::{self, Need, NeedError, NeedId, Notice},
    operation::traces,
};

/// What a refresh did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Refreshed {
    /// Needs that were matched.
    pub needs: u32,
    pub opened: u32,
    /// Gaps whose kind or evidence is another now.
    pub changed: u32,
    pub closed: u32,
}

/// Why gaps were not refreshed.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Matches one need and brings its gaps up to date; those of a closed need close.
///
/// # Errors
/// When the database does not answer.
pub async fn refresh_need(app: &App, caller: &Caller, id: NeedId) -> Result<Refreshed, RefreshError> {
    check(caller, Action::MatchNeed, Relation::None)?;
    let Some(need) = needs::store::by_id(app.db.reader(), id).await? else { return Ok(Refreshed::default()) };
    let mut done = Refreshed::default();
    refresh(app, caller, vec![need], Waits::Somebody, &mut done).await?;
    Ok(done)
}

/// The same for several needs, which are matched together. One that is gone is passed over.
///
/// # Errors
/// When the database does not answer.
pub async fn refresh_needs(
    app: &App,
    caller: &Caller,
    ids: &[NeedId],
    told: &Told,
) -> Result<Refreshed, RefreshError> {
    check(caller, Action::MatchNeed, Relation::None)?;
    refresh_some(app, caller, ids, Waits::Somebody, told).await
}

async fn refresh_some(
    app: &App,
    caller: &Caller,
    ids: &[NeedId],
    waits: Waits,
    told: &Told,
) -> Result<Refreshed, RefreshError> {
    let mut done = Refreshed::default();
    for some in ids.chunks(TOGETHER) {
        let needs = needs::store::by_ids(app.db.reader(), some).await?;
        refresh(app, caller, needs, waits, &mut done).await?;
        told(u64::from(done.needs), ids.len() as u64);
    }
    Ok(done)
}

/// Brings the gaps of a need up to date after its owner's own change. What closes by that is no news to the owner: it
/// is marked as seen, unless something else waits to be read.
///
/// # Errors
/// When the database does not answer.
pub async fn refresh_after_own_change(app: &App, caller: &Caller, need: &Need) -> Result<(), NeedError> {
    let unread = |notices: Vec<Notice>| notices.iter().any(|notice| notice.seen_at.is_none());
    let before = unread(needs::notices(app, caller, need).await?);
    refresh_need(app, caller, need.id).await.map_err(|error| match error {
        RefreshError::Denied(denied) => NeedError::Denied(denied),
        RefreshError::Database(error) => NeedError::Database(error),
    })?;
    if !before {
        needs::see_notices(app, caller, &need.key).await?;
    }
    Ok(())
}

/// Matches every waiting need, here and now. The program has it done by a job ([`super::ask_for_matching`]).
///
/// # Errors
/// When the database does not answer.
pub async fn refresh_all(app: &App, caller: &Caller) -> Result<Refreshed, RefreshError> {
    check(caller, Action::MatchNeed, Relation::None)?;
    refresh_waiting(app, caller, &|_, _| {}).await
}

/// How every operation stands that has an open gap.
///
/// # Errors
/// When the database does not answer.
pub async fn standing(app: &App) -> Result<BTreeMap<OperationKey, Standing>, DbErr> {
    let open = app.open_gaps.those(app, |_, _| true).await?;
    let standing = open.iter().map(|(gap, _)| {
        let stands = if gap.content.kind == GapKind::Unknown { Standing::ToAsk } else { Standing::Lacking };
        (OperationKey { need: gap.need.0, part: gap.part, operation: gap.operation }, stands)
    });
    Ok(standing.collect())
}

/// Matches the waiting needs that changes of the register concern: every other has the gaps that it had. Without asking who may.
pub(super) async fn refresh_concerned(
    app: &App,
    caller: &Caller,
    changes: Vec<Step>,
    told: &Told,
) -> Result<Refreshed, RefreshError> {
    let gaps = standing(app).await?;
    let concerned = app.waiting.concerned_by(app, gaps, changes).await?;
    let wanted: Vec<NeedId> = concerned.into_iter().collect();
    refresh_some(app, caller, &wanted, Waits::Nobody, told).await
}

/// The same of every waiting need. Told how many of how many are done.
pub(super) async fn refresh_waiting(
    app: &App,
    caller: &Caller,
    told: &Told,
) -> Result<Refreshed, RefreshError> {
    let waiting = needs::store::waiting_ids(app.db.reader()).await?;
    refresh_some(app, caller, &waiting, Waits::Nobody, told).await
}

/// Told how many needs of how many were matched, from time to time.
pub type Told = dyn Fn(u64, u64) + Send + Sync;

/// Needs are matched this many at a time, so that what was found is kept while the next are matched.
const TOGETHER: usize = 256;

async fn refresh(
    app: &App,
    caller: &Caller,
    needs: Vec<Need>,
    waits: Waits,
    done: &mut Refreshed,
) -> Result<(), RefreshError> {
    let snapshot = app.register.snapshot();
    let today = app.clock.today();
    let matched = matched(Arc::clone(&snapshot), needs, today, waits);
    let matched = traces::part("match", matched).await;
    let mut open: HashMap<i64, Vec<Gap>> = HashMap::new();
    let ids: Vec<NeedId> = matched.iter().map(|(need, _)| need.id).collect();
    for gap in store::open_of(app.db.reader(), &ids).await? {
        open.entry(gap.need.0).or_default().push(gap);
    }
    for (need, found) in matched {
        done.needs += 1;
        if Difference::between(open.get(&need.id.0).map_or(&[], Vec::as_slice), &found).is_none() {
            continue;
        }
        let changes = keep(app, caller, &snapshot, &need, found).await?;
        done.opened += changes.opened;
        done.changed += changes.changed;
        done.closed += changes.closed;
    }
    Ok(())
}

/// Who waits for needs to be matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waits {
    /// Whoever stated or changed them.
    Somebody,
    /// A job looks at them again.
    Nobody,
}

/// Matching is work for the processor: it must not hold up the pages.
async fn matched(
    snapshot: Arc<Snapshot>,
    some: Vec<Need>,
    today: jiff::civil::Date,
    waits: Waits,
) -> Vec<(Need, Found)> {
    let matching = move || find_all(&snapshot, some, today);
    match waits {
        Waits::Somebody => tokio::task::spawn_blocking(matching).await.expect("matching does not panic"),
        Waits::Nobody => {
            in_background(matching).await.expect("there is a thread, and matching does not panic")
        }
    }
}

/// Matches needs on all processors; what is found stands in the order of the needs.
fn find_all(snapshot: &Snapshot, needs: Vec<Need>, today: jiff::civil::Date) -> Vec<(Need, Found)> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = needs.len().div_ceil(threads).max(1);
    let found: Vec<Found> = std::thread::scope(|scope| {
        let workers: Vec<_> = needs
            .chunks(share)
            .map(|some| scope.spawn(move || some.iter().map(|need| find(snapshot, need, today)).collect()))
            .collect();
        let joined = workers.into_iter().map(|worker| worker.join().expect("matching does not panic"));
        joined.flat_map(|some: Vec<Found>| some).collect()
    });
    needs.into_iter().zip(found).collect()
}

/// What an operation has now: a gap, or the offer that places it.
enum Now {
    Lacks(Content),
    Placed { offer: Option<i64>, maker: Option<String> },
}

struct Found {
    operations: BTreeMap<(usize, usize), Now>,
    input_hash: String,
}

fn find(snapshot: &Snapshot, need: &Need, today: jiff::civil::Date) -> Found {
    if need.closed_at.is_some() {
        return Found { operations: BTreeMap::new(), input_hash: model::input_hash(&need.document, today) };
    }
    let operations = model::operations(&snapshot.register, &need.document, today)
        .into_iter()
        .map(|(place, operation)| {
            let now = content(&need.document, &operation).map_or_else(
                || {
                    let best = operation.answer.exact.first();
                    Now::Placed {
                        offer: best.map(|candidate| i64::from(candidate.offer.0)),
                        maker: best.and_then(|c| snapshot.maker(c.maker)).map(|maker| maker.name.clone()),
                    }
                },
                Now::Lacks,
            );
            (place, now)
        })
        .collect();
    Found { operations, input_hash: model::input_hash(&need.document, today) }
}

/// What is to be written so that the gaps that are open become what was found.
#[derive(Default)]
struct Difference<'a> {
    /// Those whose kind or evidence is another now.
    changed: Vec<(&'a Gap, &'a Content)>,
    /// Those that an offer closes.
    placed: Vec<(&'a Gap, Option<i64>, Option<&'a str>)>,
    /// Those whose need is closed, or has no such operation any more.
    gone: Vec<&'a Gap>,
    opened: Vec<((usize, usize), &'a Content)>,
}

impl<'a> Difference<'a> {
    fn between(open: &'a [Gap], found: &'a Found) -> Difference<'a> {
        let mut difference = Difference::default();
        for gap in open {
            match found.operations.get(&(gap.part, gap.operation)) {
                Some(Now::Lacks(content)) if content.says_as(&gap.content) => {}
                Some(Now::Lacks(content)) => difference.changed.push((gap, content)),
                Some(Now::Placed { offer, maker }) => difference.placed.push((gap, *offer, maker.as_deref())),
                None => difference.gone.push(gap),
            }
        }
        for (place, now) in &found.operations {
            let Now::Lacks(content) = now else { continue };
            if open.iter().all(|gap| (gap.part, gap.operation) != *place) {
                difference.opened.push((*place, content));
            }
        }
        difference
    }

    fn is_none(&self) -> bool {
        self.action().is_none()
    }

    /// What the event of it is called; none when nothing differs.
    fn action(&self) -> Option<&'static str> {
        let closes = !self.placed.is_empty() || !self.gone.is_empty();
        match (closes, self.opened.is_empty(), self.changed.is_empty()) {
            (true, ..) => Some("gap.closed"),
            (false, false, _) => Some("gap.opened"),
            (false, true, false) => Some("gap.changed"),
            (false, true, true) => None,
        }
    }
}

/// Writes the difference between what is kept and what was found, with one event; nothing when there is none. Nor is anything written
/// where the need is another by now than the one that was matched, or where its gaps already stand by a newer register: whoever
/// changed it has it matched anew. Nor where a newer version of the program wrote one of its open gaps: while nodes are brought to a
/// new version one after the other, two would contradict each other for ever. A need that is closed has its gaps closed whoever wrote
/// them.
async fn keep(
    app: &App,
    caller: &Caller,
    snapshot: &Snapshot,
    need: &Need,
    found: Found,
) -> Result<Refreshed, RefreshError> {
    let at = app.clock.now();
    let transaction = app.db.write().await?;
    // Another node may have matched it too: one writes after the other, and sees what the first wrote.
    hold_log(&transaction).await?;
    let now = needs::store::by_id(&transaction, need.id).await?;
    if now.is_none_or(|now| now.version != need.version || now.closed_at != need.closed_at) {
        return Ok(Refreshed::default());
    }
    let kept = store::of_need(&transaction, need.id).await?;
    if kept.iter().any(|gap| gap.register_event.is_some_and(|event| event > snapshot.event)) {
        return Ok(Refreshed::default());
    }
    let open: Vec<Gap> = kept.into_iter().filter(|gap| gap.closed_at.is_none()).collect();
    let is_by_newer = open.iter().any(|gap| gap.content.is_of_newer_engine(model::ENGINE));
    if is_by_newer && need.closed_at.is_none() {
        return Ok(Refreshed::default());
    }
    let difference = Difference::between(&open, &found);
    let Some(action) = difference.action() else { return Ok(Refreshed::default()) };

    let by = By { input_hash: &found.input_hash, register_event: snapshot.event };
    let (mut opened, mut changed, mut closed): (Vec<Value>, Vec<Value>, Vec<Value>) = Default::default();
    for &(gap, content) in &difference.changed {
        store::change(&transaction, gap.id, content, &by).await?;
        changed.push(told(gap.part, gap.operation, content));
    }
    for &(gap, offer, maker) in &difference.placed {
        store::close(&transaction, gap.id, at, offer, &by).await?;
        closed.push(json!({ "part": gap.part, "operation": gap.operation, "offer": offer }));
        let data = json!({
            "part": gap.part, "operation": gap.operation, "offer": offer, "maker": maker,
            "maker_id": offer.and_then(|id| maker_of(snapshot, id)),
        });
        needs::store::add_notice(&transaction, need.id, at, "gap_closed", &data).await?;
    }
    for gap in &difference.gone {
        store::close(&transaction, gap.id, at, None, &by).await?;
        closed.push(json!({ "part": gap.part, "operation": gap.operation }));
    }
    for &(place, content) in &difference.opened {
        store::insert(&transaction, need.id, place, content, &by, at).await?;
        opened.push(told(place.0, place.1, content));
    }
    let count = |of: &[Value]| u32::try_from(of.len()).unwrap_or(u32::MAX);
    let done =
        Refreshed { needs: 0, opened: count(&opened), changed: count(&changed), closed: count(&closed) };
    let data = json!({
        "opened": opened, "changed": changed, "closed": closed,
        "input_hash": found.input_hash, "engine": model::ENGINE,
    });
    events::append(&transaction, caller, at, Event { action, subject: Subject::Need(need.id.0), data })
        .await?;
    transaction.commit().await?;
    Ok(done)
}

fn told(part: usize, operation: usize, content: &Content) -> Value {
    json!({ "part": part, "operation": operation, "kind": gap_stem(content.kind), "process": content.process })
}

fn maker_of(snapshot: &Snapshot, offer: i64) -> Option<u32> {
    let id = u32::try_from(offer).ok()?;
    snapshot.register.offer(matching::OfferId(id)).map(|offer| offer.maker.0)
}
