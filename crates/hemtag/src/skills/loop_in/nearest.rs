//! Who is one step from closing which gap, kept in memory: a gap is looked at anew when it says something else, and all are
//! when the register or the day is another.

use std::collections::BTreeMap;

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
    gaps::{self, model::Gap},
    needs::{
        self, NeedId,
        model::{Confidentiality, engine_parts},
    },
};

/// So many offers that come near are looked at for one gap; those that miss fewest come first.
const MOST_NEAR: usize = 500;

/// Why nothing is told.
#[derive(Debug, thiserror::Error)]
pub enum NearestError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Shared by all pages of a running program. Empty until somebody asks.
#[derive(Debug, Default)]
pub struct NearestInMemory(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// The register's newest event and the day that everything was compared for.
    of: Option<(i64, Date)>,
    gaps: BTreeMap<i64, Known>,
}

#[derive(Debug)]
struct Known {
    /// Of the need and day that the gap was found from.
    input_hash: String,
    need: matching::Need,
    near: Near,
}

impl NearestInMemory {
    /// Every open gap of the kind "skill" with who is one step from closing it, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    ///
    /// # Panics
    /// When comparing does.
    pub async fn now(&self, app: &App) -> Result<Vec<OfGap>, DbErr> {
        let (db, day) = (app.db.reader(), app.clock.today());
        let open: Vec<Gap> = gaps::store::open(db)
            .await?
            .into_iter()
            .filter(|gap| gap.content.kind == GapKind::Skill)
            .collect();
        // A need that was closed a moment ago has its gaps closed by the job: they count no longer.
        let levels: BTreeMap<NeedId, Confidentiality> = if open.is_empty() {
            BTreeMap::new()
        } else {
            needs::store::waiting_levels(db).await?.into_iter().collect()
        };
        let mut kept = self.0.lock().await;
        let snapshot = app.register.snapshot();
        let of = (snapshot.event, day);
        let is_other = kept.of != Some(of);
        kept.gaps
            .retain(|id, known| open.iter().any(|gap| gap.id == *id && gap.input_hash == known.input_hash));
        let mut anew: Vec<(i64, String, matching::Need)> = Vec::new();
        for gap in &open {
            match kept.gaps.get(&gap.id) {
                Some(known) if is_other => anew.push((gap.id, gap.input_hash.clone(), known.need.clone())),
                Some(_) => {}
                None => {
                    if let Some(need) = operation(app, gap, day).await? {
                        anew.push((gap.id, gap.input_hash.clone(), need));
                    }
                }
            }
        }
        if !anew.is_empty() {
            let compared = tokio::task::spawn_blocking(move || {
                let near: Vec<Near> = compare(&snapshot.register, &anew);
                anew.into_iter().zip(near).collect::<Vec<_>>()
            });
            for ((id, input_hash, need), near) in compared.await.expect("comparing does not panic") {
                kept.gaps.insert(id, Known { input_hash, need, near });
            }
        }
        kept.of = Some(of);
        let told = open.iter().filter_map(|gap| {
            let confidential = *levels.get(&gap.need)? == Confidentiality::AdviserOnly;
            let near = kept.gaps.get(&gap.id)?.near.clone();
            Some(OfGap { gap: gap.id, need: gap.need.0, confidential, near })
        });
        Ok(told.collect())
    }
}

/// What the step of the need that left a gap asks; none when the need has no such step any more.
async fn operation(app: &App, gap: &Gap, day: Date) -> Result<Option<matching::Need>, DbErr> {
    let Some(need) = needs::store::by_id(app.db.reader(), gap.need).await? else { return Ok(None) };
    let part = engine_parts(&need.document, day).into_iter().nth(gap.part);
    Ok(part.and_then(|part| part.operations.into_iter().nth(gap.operation)).map(|operation| operation.need))
}

/// Who is one step away from each, on all processors.
fn compare(register: &Register, asked: &[(i64, String, matching::Need)]) -> Vec<Near> {
    let needs: Vec<matching::Need> = asked.iter().map(|(_, _, need)| need.clone()).collect();
    let wish = Wish { top: MOST_NEAR, k: 0, ..Wish::default() };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
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
    let found = of_maker(&all, maker).into_iter();
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
    let mut needs: Vec<i64> = all.iter().filter(is_mine).map(|gap| gap.need).collect();
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
    check(caller, Action::ReadGaps, Relation::None)?;
    let everything = check(caller, Action::ReadConfidentialNeed, Relation::None).is_ok();
    Ok(rows(&app.nearest.now(app).await?, everything))
}
