//! The use case: the waiting needs and the stated hours of now, allocated.

use std::{collections::BTreeMap, sync::Arc};

use ::allocation::{AllocationError, Effort, Need};
use vocabulary::IsoWeek;

use super::{
    answer::{Answer, answer, answer_by},
    current::NewestAllocation,
    model::{self, Asked, LeftOut, Row},
};
use crate::{
    access::{Action, Caller, Denied, Relation, check, check_any},
    app::App,
    cases::{self, model::CaseId},
    makers::{self, model::MakerId},
    needs::{self, NeedId},
};

/// What is asked of a proposal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Search until all is proved.
    pub exact: bool,
    /// A need that would come.
    pub more: Option<More>,
}

/// A need that would come: made by the same makers as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct More {
    /// The id in the question of the need it is like.
    pub like: String,
    pub hours: u32,
    pub weight: i64,
    /// The code of its county; left out, and for the weeks: as the need it is like.
    pub county: Option<String>,
    pub from: Option<IsoWeek>,
    pub to: Option<IsoWeek>,
}

/// An allocation of what waits. Nothing of it is kept.
#[derive(Debug, Clone)]
pub struct Proposal {
    pub answer: Answer,
    /// For each need of the question but one that would come.
    pub rows: Vec<Row>,
    /// For each machine group of the question: its maker, and its name where it has one.
    pub machines: Vec<(MakerId, Option<String>)>,
    pub left_out: LeftOut,
    /// The cases of needs, where there are any that the caller may read.
    pub cases: BTreeMap<NeedId, CaseId>,
    /// The need that was asked about is like none that waits.
    pub like_none: bool,
}

/// Why there is no proposal.
#[derive(Debug, thiserror::Error)]
pub enum AllocationRefused {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Allocation(#[from] AllocationError),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

/// Proposes who makes what in which weeks.
///
/// # Errors
/// When the caller may not, or the database does not answer.
///
/// # Panics
/// When the engine does.
pub async fn propose(app: &App, caller: &Caller, wanted: Wanted) -> Result<Proposal, AllocationRefused> {
    check(caller, Action::AllocateWeeks, Relation::None)?;
    let (db, today) = (app.db.reader(), app.clock.today());
    let waiting = needs::store::waiting(db).await?;
    let snapshot = app.register.snapshot();
    // Matching and searching are work for the processor: they must not hold up other pages.
    let matched = {
        let snapshot = Arc::clone(&snapshot);
        tokio::task::spawn_blocking(move || model::waiting(&snapshot.register, &waiting, today))
    };
    let (waiting, left_out) = matched.await.expect("matching does not panic");
    let offers = waiting.iter().flat_map(|one| &one.offers);
    let mut ids: Vec<i64> = offers
        .filter_map(|offer| snapshot.register.offer(*offer))
        .map(|offer| i64::from(offer.maker.0))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let makers = makers::store::find_many(db, &ids).await?;
    let asked = model::asked(waiting, &makers, today);
    let newest = Arc::clone(&app.allocation);
    let searched = tokio::task::spawn_blocking(move || search(&newest, asked, &wanted));
    let (answer, rows, machines, like_none) = searched.await.expect("the engine does not panic")?;
    let cases = readable_cases(app, caller, &rows).await?;
    Ok(Proposal { answer, rows, machines, left_out, cases, like_none })
}

async fn readable_cases(
    app: &App,
    caller: &Caller,
    rows: &[Row],
) -> Result<BTreeMap<NeedId, CaseId>, sea_orm::DbErr> {
    let mut needs: Vec<NeedId> = rows.iter().map(|row| row.need).collect();
    needs.dedup();
    let mut all = cases::of_needs(app.db.reader(), &needs).await?;
    all.retain(|case| check_any(caller, Action::ReadCase, &case.relations(caller)).is_ok());
    Ok(all.into_iter().map(|case| (case.need, case.id)).collect())
}

type Searched = (Answer, Vec<Row>, Vec<(MakerId, Option<String>)>, bool);

fn search(newest: &NewestAllocation, asked: Asked, wanted: &Wanted) -> Result<Searched, AllocationError> {
    let Asked { mut question, rows, machines } = asked;
    let mut came = None;
    let mut like_none = false;
    if let Some(more) = &wanted.more {
        match question.needs.iter().find(|need| need.id == more.like) {
            None => like_none = true,
            Some(like) => {
                let mut candidates = like.candidates.clone();
                candidates.iter_mut().for_each(|candidate| candidate.hours = Some(more.hours));
                came = Some(question.needs.len());
                question.needs.push(Need {
                    // Behind all others; no id of ours has a star.
                    id: "*".to_owned(),
                    title: like.title.clone(),
                    value: more.weight,
                    region: more.county.clone().or_else(|| like.region.clone()),
                    from: more.from.unwrap_or(like.from),
                    to: more.to.unwrap_or(like.to),
                    most_weeks: None,
                    candidates,
                });
            }
        }
    }
    let answer = if wanted.exact {
        answer(question, Effort::default(), came)?
    } else {
        let effort = Effort::quick(&question);
        answer_by(question, effort, came, |question| newest.of(question))?
    };
    Ok((answer, rows, machines, like_none))
}
