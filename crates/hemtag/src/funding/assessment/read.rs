//! What assessors have said, gathered: for one application, for a call, and for the engine that chooses projects.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ConnectionTrait, DbErr};

use super::{
    model::{
        sheet::{Sheet, State},
        spread::{Points, Spread, totals},
    },
    score::of_version,
    store::{
        self, Assigned,
        notes::{self, Note},
    },
};
use crate::{
    access::{Action, Caller, PersonId, Relation, check},
    app::App,
    funding::{
        FundingError,
        applications::{self, Kept},
        calls::{self, KeptCall},
        due,
        model::{application::State as Stands, due::Due},
    },
    people::directory,
    sealed::Keys,
};

/// The points of a sheet: `None` where a criterion does not apply; one of which nothing is said is not there.
pub(super) fn points(sheet: &Sheet) -> Points {
    sheet
        .scores
        .iter()
        .filter(|(_, score)| score.points.is_some() || score.not_applicable)
        .map(|(code, score)| (code.clone(), score.points))
        .collect()
}

/// What one assessor has handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByAssessor {
    pub person: PersonId,
    pub points: Points,
}

/// An application of a call with what was handed in about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    pub application: i64,
    pub by: Vec<ByAssessor>,
}

/// The points of applications, criterion by criterion, assessor by assessor: only what is handed in. For the input of the selection; callers see to who may know it.
///
/// # Errors
/// When the database does not answer or a sheet does not open.
pub async fn of_applications(
    db: &impl ConnectionTrait,
    keys: &Keys,
    ids: &[i64],
) -> Result<Vec<Assessed>, DbErr> {
    let mut by: HashMap<i64, Vec<ByAssessor>> = HashMap::new();
    for one in store::of_applications(db, keys, ids).await? {
        if one.state == State::HandedIn {
            let points = points(&one.sheet);
            by.entry(one.application).or_default().push(ByAssessor { person: one.person, points });
        }
    }
    let of = ids.iter().map(|application| Assessed {
        by: by.remove(application).unwrap_or_default(),
        application: *application,
    });
    Ok(of.collect())
}

/// An application with its whole assessment, for officers.
#[derive(Debug, Clone)]
pub struct ApplicationNow {
    pub kept: Kept,
    pub call: KeptCall,
    /// Everybody who is or was asked, with their name, and the day that holds.
    pub assigned: Vec<(Assigned, String, Option<Due>)>,
    /// Oldest first, with the writer's name.
    pub notes: Vec<(Note, String)>,
}

impl ApplicationNow {
    /// The points that were handed in.
    #[must_use]
    pub fn points(&self) -> Vec<Points> {
        let handed_in = self.assigned.iter().filter(|(one, _, _)| one.state == State::HandedIn);
        handed_in.map(|(one, _, _)| points(&one.sheet)).collect()
    }

    /// Whether the assessment can be closed as it stands.
    #[must_use]
    pub fn can_close(&self) -> bool {
        self.kept.state == Stands::InAssessment
            && !self.assigned.iter().any(|(one, _, _)| one.state.waits())
            && self.assigned.iter().any(|(one, _, _)| one.state == State::HandedIn)
    }
}

/// One application's assessment.
///
/// # Errors
/// [`FundingError::NotFound`]; when the caller may not.
pub async fn one(app: &App, caller: &Caller, application: i64) -> Result<ApplicationNow, FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let (db, keys) = (app.db.reader(), app.keys()?);
    let kept = applications::one(app, caller, application).await?;
    let call = calls::by_id(db, kept.call).await?.ok_or(FundingError::NotFound)?;
    let call = of_version(app, caller, call, kept.call_version).await?;
    let all = store::of_applications(db, keys, &[application]).await?;
    let notes = notes::of(db, keys, application).await?;
    let persons = all.iter().map(|one| one.person).chain(notes.iter().filter_map(|note| note.person));
    let people = directory::persons(db, persons).await?;
    let name = |person: PersonId| people.get(&person).map(|one| one.name.clone()).unwrap_or_default();
    let ids: Vec<i64> = all.iter().map(|one| one.id).collect();
    let days = due::holding(db, "assessment", &ids).await?;
    let assigned = all.into_iter().map(|one| {
        let due = days.iter().find(|due| due.of.columns().1 == one.id).cloned();
        (one.clone(), name(one.person), due)
    });
    let notes = notes.into_iter().map(|note| {
        let by = note.person.map(name).unwrap_or_default();
        (note, by)
    });
    Ok(ApplicationNow { assigned: assigned.collect(), notes: notes.collect(), kept, call })
}

/// A line of a call's list.
#[derive(Debug, Clone)]
pub struct CallNow {
    pub kept: Kept,
    /// Assessors who are asked, and who have handed in.
    pub asked: usize,
    pub handed_in: usize,
    pub conflicts: usize,
    /// The total by weights, 0 to 100.
    pub total: Option<Spread>,
    /// By criterion, in points.
    pub points: Vec<Points>,
}

/// Every application of a call that was handed in, with how its assessment stands.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn overview(app: &App, caller: &Caller, call: &KeptCall) -> Result<Vec<CallNow>, FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let (db, keys) = (app.db.reader(), app.keys()?);
    let all = applications::of_call(db, keys, call.id).await?;
    let ids: Vec<i64> = all.iter().map(|one| one.id).collect();
    let mut assigned: BTreeMap<i64, Vec<Assigned>> = BTreeMap::new();
    for one in store::of_applications(db, keys, &ids).await? {
        assigned.entry(one.application).or_default().push(one);
    }
    let lines = all.into_iter().map(|kept| {
        let mine = assigned.remove(&kept.id).unwrap_or_default();
        let of = |is: fn(State) -> bool| mine.iter().filter(|one| is(one.state)).count();
        let handed_in = mine.iter().filter(|one| one.state == State::HandedIn);
        let points: Vec<Points> = handed_in.map(|one| points(&one.sheet)).collect();
        CallNow {
            asked: of(State::counts),
            handed_in: points.len(),
            conflicts: of(|state| state == State::Conflict),
            total: totals(&points, &call.call.criteria),
            points,
            kept,
        }
    });
    Ok(lines.collect())
}
