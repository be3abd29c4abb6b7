//! Who is one step from closing which gap, kept in memory: a gap is looked at anew when it says something else, and all are
//! when the register or the day is another. Where they are many, that is done beside the pages, which tell what was found last.

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use jiff::civil::Date;
use matching::{Register, Wish, gap::GapKind};
use sea_orm::DbErr;
use tokio::sync::Mutex;

use super::{
    model::{Near, OfGap, Proposal, Row, of_maker, one_step, rows},
    ways,
};
use crate::{
    access::{Action, Caller, Denied, Relation, check},
    app::App,
    background::in_background,
    gaps::model::Gap,
    needs::{
        self,
        model::{Confidentiality, engine_parts},
    },
};

/// So many offers that come near are looked at for one gap; those that miss fewest come first.
const MOST_NEAR: usize = 500;

/// So many gaps are looked at while somebody waits; more are looked at by [`follow`].
const FEW: usize = 200;

/// So many are compared before whoever else wants the processor gets it.
const TOGETHER: usize = 32;

/// How often [`follow`] looks, at the most.
const EVERY: Duration = Duration::from_secs(10);

/// So many times as long as a look took nothing is looked at after it.
const REST: u32 = 10;

/// Why nothing is told.
#[derive(Debug, thiserror::Error)]
pub enum NearestError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Shared by all pages of a running program. Empty until somebody asks.
#[derive(Debug)]
pub struct NearestInMemory {
    current: RwLock<Arc<Kept>>,
    /// Held while it is looked: two would do the same work.
    looking: Mutex<()>,
    few: usize,
}

/// What was found last.
#[derive(Debug, Default)]
struct Kept {
    /// The register's newest event and the day that everything was compared for; none before the first look.
    of: Option<(i64, Date)>,
    gaps: BTreeMap<i64, Known>,
    /// Every gap with who is one step from closing it, oldest first.
    told: Vec<OfGap>,
    /// Counted: without the needs for advisers' eyes only, and with them.
    rows: [Vec<Row>; 2],
}

#[derive(Debug, Clone)]
struct Known {
    /// Of the need and day that the gap was found from.
    input_hash: String,
    need: matching::Need,
    near: Arc<Near>,
}

/// A gap of the kind "skill", and how confidential its need is.
type Open = (Arc<Gap>, Confidentiality);

impl Default for NearestInMemory {
    fn default() -> NearestInMemory {
        NearestInMemory::of_few(FEW)
    }
}

impl NearestInMemory {
    /// With another number of gaps that are looked at while somebody waits.
    #[must_use]
    pub fn of_few(few: usize) -> NearestInMemory {
        NearestInMemory { current: RwLock::default(), looking: Mutex::default(), few }
    }

    /// Every open gap of the kind "skill" with who is one step from closing it: as it is now where they are few, else as it was found
    /// last, for which the first one waits.
    async fn now(&self, app: &App) -> Result<Arc<Kept>, DbErr> {
        match self.known(app).await? {
            Some(kept) => Ok(kept),
            None => self.look(app, Duration::ZERO).await.map(|(kept, _)| kept),
        }
    }

    /// The same; none before the first look where they are many.
    async fn known(&self, app: &App) -> Result<Option<Arc<Kept>>, DbErr> {
        if !self.are_many(app).await? {
            return self.look(app, Duration::ZERO).await.map(|(kept, _)| Some(kept));
        }
        Ok(Some(self.held()).filter(|kept| kept.of.is_some()))
    }

    async fn are_many(&self, app: &App) -> Result<bool, DbErr> {
        app.open_gaps.are_more_than(app, self.few, is_of_skill).await
    }

    /// Looks anew where they are many. Gives whether anything was compared.
    ///
    /// # Errors
    /// When the database does not answer.
    ///
    /// # Panics
    /// When comparing does.
    pub async fn refresh(&self, app: &App) -> Result<bool, DbErr> {
        if !self.are_many(app).await? {
            return Ok(false);
        }
        self.look(app, Duration::from_millis(1)).await.map(|(_, anew)| anew)
    }

    /// Follows the register and the gaps for as long as the program runs.
    pub async fn follow(app: App) {
        loop {
            let began = Instant::now();
            let round = app.traces.round("nearest", app.nearest.refresh(&app), |anew| *anew);
            if let Err(error) = round.await {
                tracing::warn!(
                    error = format!("{error:#}"),
                    "who is one step from closing a gap could not be found"
                );
            }
            // Makers change all the time: this is found for a small part of it at the most.
            tokio::time::sleep(EVERY.max(began.elapsed() * REST)).await;
        }
    }

    fn held(&self) -> Arc<Kept> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What is found now, and whether anything had to be compared for it. With a pause, one processor works for a while and rests as
    /// long, but at least for the pause; without one, all work.
    async fn look(&self, app: &App, pause: Duration) -> Result<(Arc<Kept>, bool), DbErr> {
        let _looking = self.looking.lock().await;
        let open = open(app).await?;
        let snapshot = app.register.snapshot();
        let of = (snapshot.event, app.clock.today());
        let before = self.held();
        let is_other = before.of != Some(of);
        let mut gaps: BTreeMap<i64, Known> = BTreeMap::new();
        let mut anew: Vec<(i64, String, matching::Need)> = Vec::new();
        for (gap, _) in &open {
            match before.gaps.get(&gap.id).filter(|known| known.input_hash == gap.input_hash) {
                Some(known) if is_other => anew.push((gap.id, gap.input_hash.clone(), known.need.clone())),
                Some(known) => {
                    gaps.insert(gap.id, known.clone());
                }
                None => {
                    if let Some(need) = operation(app, gap, of.1).await? {
                        anew.push((gap.id, gap.input_hash.clone(), need));
                    }
                }
            }
        }
        let same = |told: &OfGap, (gap, level): &Open| {
            told.gap == gap.id && told.confidential == (*level == Confidentiality::AdviserOnly)
        };
        let is_as_before = anew.is_empty()
            && !is_other
            && before.told.len() == open.len()
            && before.told.iter().zip(&open).all(|(told, one)| same(told, one));
        if is_as_before {
            return Ok((before, false));
        }
        let (threads, together) =
            if pause.is_zero() { (all_processors(), anew.len()) } else { (1, TOGETHER) };
        let compared = !anew.is_empty();
        let mut anew = anew.into_iter();
        loop {
            let some: Vec<_> = anew.by_ref().take(together).collect();
            if some.is_empty() {
                break;
            }
            let (began, snapshot) = (Instant::now(), Arc::clone(&snapshot));
            let comparing = move || {
                let near = compare(&snapshot.register, &some, threads);
                some.into_iter().zip(near).collect::<Vec<_>>()
            };
            let near = if pause.is_zero() {
                tokio::task::spawn_blocking(comparing).await.expect("comparing does not panic")
            } else {
                in_background(comparing).await.expect("there is a thread, and comparing does not panic")
            };
            for ((id, input_hash, need), near) in near {
                gaps.insert(id, Known { input_hash, need, near: Arc::new(near) });
            }
            if !pause.is_zero() {
                tokio::time::sleep(pause.max(began.elapsed())).await;
            }
        }
        let counting = move || {
            let told = open.iter().filter_map(|(gap, level)| {
                let confidential = *level == Confidentiality::AdviserOnly;
                let near = Arc::clone(&gaps.get(&gap.id)?.near);
                Some(OfGap { gap: gap.id, need: gap.need.0, confidential, near })
            });
            let told: Vec<OfGap> = told.collect();
            let rows = [rows(&told, false), rows(&told, true)];
            Kept { of: Some(of), gaps, told, rows }
        };
        let kept = tokio::task::spawn_blocking(counting).await.expect("counting does not panic");
        let kept = Arc::new(kept);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&kept);
        Ok((kept, compared))
    }
}

async fn open(app: &App) -> Result<Vec<Open>, DbErr> {
    app.open_gaps.those(app, |gap, _| is_of_skill(gap)).await
}

fn is_of_skill(gap: &Gap) -> bool {
    gap.content.kind == GapKind::Skill
}

fn all_processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What the step of the need that left a gap asks; none when the need has no such step any more.
async fn operation(app: &App, gap: &Gap, day: Date) -> Result<Option<matching::Need>, DbErr> {
    let Some(need) = needs::store::by_id(app.db.reader(), gap.need).await? else { return Ok(None) };
    let part = engine_parts(&need.document, day).into_iter().nth(gap.part);
    Ok(part.and_then(|part| part.operations.into_iter().nth(gap.operation)).map(|operation| operation.need))
}

/// Who is one step away from each.
fn compare(register: &Register, asked: &[(i64, String, matching::Need)], threads: usize) -> Vec<Near> {
    let needs: Vec<matching::Need> = asked.iter().map(|(_, _, need)| need.clone()).collect();
    let wish = Wish { top: MOST_NEAR, k: 0, ..Wish::default() };
    let answers = register.answer_all(&needs, &wish, threads);
    let near = |(need, answer): (&matching::Need, &matching::Answer)| {
        let mut near = Near::new();
        for candidate in &answer.near {
            let Some((lack, unsaid)) = one_step(need, candidate) else { continue };
            let makers = near.entry(lack).or_default();
            let best = makers.entry(i64::from(candidate.maker.0)).or_insert(unsaid);
            *best = unsaid.min(*best);
        }
        near
    };
    needs.iter().zip(&answers).map(near).collect()
}

/// What a maker could do to meet needs that wait, those first that most needs hang on. For its own members.
///
/// # Errors
/// When the caller is none of them, or the database does not answer.
pub async fn proposals(app: &App, caller: &Caller, maker: i64) -> Result<Vec<Proposal>, NearestError> {
    check(caller, Action::KeepSkills, caller.to_maker(maker))?;
    let all = app.nearest.now(app).await?;
    let found = of_maker(&all.told, maker).into_iter();
    Ok(found.map(|(lack, needs, unsaid)| Proposal { lack, needs, unsaid, ways: ways(lack) }).collect())
}

/// How many waiting needs a maker is one step from, for the letter to it: a number, nothing of what they are.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting_for(app: &App, maker: i64) -> Result<usize, DbErr> {
    let all = app.nearest.now(app).await?;
    let is_mine =
        |gap: &&OfGap| !gap.confidential && gap.near.values().any(|makers| makers.contains_key(&maker));
    let mut needs: Vec<i64> = all.told.iter().filter(is_mine).map(|gap| gap.need).collect();
    needs.sort_unstable();
    needs.dedup();
    Ok(needs.len())
}

/// Every lack with how many needs hang on it and how many makers are one step away. Needs for advisers' eyes only are counted
/// for whoever may read them.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn table(app: &App, caller: &Caller) -> Result<Vec<Row>, NearestError> {
    let everything = everything(caller)?;
    Ok(app.nearest.now(app).await?.rows[usize::from(everything)].clone())
}

/// The first of them, for beside the gaps, where nobody waits for it: none while many gaps were never looked at.
///
/// # Errors
/// As [`table`].
pub async fn first(app: &App, caller: &Caller, most: usize) -> Result<Vec<Row>, NearestError> {
    let everything = everything(caller)?;
    let known = app.nearest.known(app).await?;
    Ok(known.map_or_else(Vec::new, |kept| {
        kept.rows[usize::from(everything)].iter().take(most).cloned().collect()
    }))
}

/// Whether needs for advisers' eyes only are counted for whoever asks.
fn everything(caller: &Caller) -> Result<bool, Denied> {
    check(caller, Action::ReadGaps, Relation::None)?;
    Ok(check(caller, Action::ReadConfidentialNeed, Relation::None).is_ok())
}
