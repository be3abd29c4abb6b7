//! The plan for a firm as it stands today, with the calls that are open.

use std::collections::BTreeSet;

use jiff::civil::Date;
use workforce::{
    gap::{Gaps, Lead, find},
    map::{Map, RoleId},
    plan::{Call, Effort, Key, Kind, Plan, PlanError, Relaxed, Ways, plan, relax, ways},
};

use super::{
    current::{Asked, Found},
    error::PlanRoomError,
    keep::Room,
    support::{share_percent, shown},
};
use crate::{
    access::{Action, Caller, check},
    app::App,
    funding::{
        calls::{self, KeptCall},
        model::call::CallKind,
    },
    skills::{
        firm::FirmError,
        statistics::{StatisticsError, Where, where_people},
        templates::{Names, book},
        usual::{NotInMap, not_in_map},
    },
    words::Language,
};

/// What a page waits for at the most; a plan that is not proven by then says how far from the best it may be.
const EFFORT: Effort = Effort { gap: 0.0, branches: Some(1_000), seconds: Some(20.0) };
/// What is paid at the most where a call does not say: the largest that the engine takes.
const NO_CEILING: i64 = 1_000_000_000_000;

/// What is missing, and the plan; or why there is none.
#[derive(Debug, Clone)]
pub struct Made {
    pub gaps: Gaps,
    pub plan: Result<Plan, PlanError>,
    /// Every way to close each gap, taken or not; none without a plan.
    pub ways: Vec<Ways>,
    /// The calls that were counted on.
    pub open: Vec<KeptCall>,
    pub calls: Vec<Call>,
    /// What the processes of open goals usually need and the map says nothing of: unknown, so that the plan does not count it.
    pub usual: Vec<NotInMap>,
    /// What skills are called in the reader's language.
    pub names: Names,
    pub today: Date,
}

/// Makes the plan, unless just the same was made a moment ago. That is work for the processor: it must not hold up other pages.
///
/// # Errors
/// When the caller is not of the firm, or the database does not answer.
///
/// # Panics
/// When the planner does.
pub async fn make(app: &App, caller: &Caller, room: &Room, l: Language) -> Result<Made, PlanRoomError> {
    check(caller, Action::KeepSkills, caller.to_firm(room.kept.organisation))?;
    let today = app.clock.today();
    let (open, calls) = open_calls(app, caller, &room.kept.map, today).await?;
    let map = room.kept.map.clone();
    // Reading the book takes a moment of the processor when it is first asked for.
    let names = Names::of(app, l).await.map_err(FirmError::from)?;
    let usual = tokio::task::spawn_blocking(move || (not_in_map(book(), &names, &map), names));
    let (usual, names) = usual.await.expect("the book of occupations is read");
    let settings = room.set.settings.clone();
    let asked = Asked { map: room.kept.map.clone(), settings, calls: calls.clone(), today };
    if let Some(Found { gaps, plan, ways }) = app.plans.of(&asked) {
        return Ok(Made { gaps, plan: Ok(plan), ways, open, calls, usual, names, today });
    }
    let made = tokio::task::spawn_blocking(move || {
        let lead = Lead::default();
        let gaps = find(&asked.map, today, &lead);
        let plan = plan(asked.question(&lead), EFFORT);
        let ways = plan.as_ref().map(|plan| ways(asked.question(&lead), plan)).unwrap_or_default();
        (asked, gaps, plan, ways)
    });
    let (asked, gaps, plan, ways) = made.await.expect("the planner does not panic");
    match &plan {
        Ok(plan) => {
            let found = Found { gaps: gaps.clone(), plan: plan.clone(), ways: ways.clone() };
            app.plans.keep(asked, found);
        }
        // What was set by hand is told on the page; the rest is a fault of ours.
        Err(PlanError::Chosen(_) | PlanError::OutOfTime) => {}
        Err(error) => tracing::error!(%error, "a plan for skills could not be made"),
    }
    Ok(Made { gaps, plan, ways, open, calls, usual, names, today })
}

/// What would meet a requirement that the plan leaves open.
///
/// # Errors
/// When the solver gives up.
///
/// # Panics
/// When the planner does.
pub async fn would_meet(room: &Room, made: &Made, row: usize) -> Result<Option<Relaxed>, PlanRoomError> {
    let Ok(plan) = made.plan.clone() else { return Ok(None) };
    if !plan.requirements.iter().any(|met| met.row == row && met.open > 0) {
        return Ok(None);
    }
    let settings = room.set.settings.clone();
    let (map, calls) = (room.kept.map.clone(), made.calls.clone());
    let asked = Asked { map, settings, calls, today: made.today };
    let relaxed =
        tokio::task::spawn_blocking(move || relax(asked.question(&Lead::default()), &plan, row, EFFORT));
    Ok(Some(relaxed.await.expect("the planner does not panic")?))
}

/// Where people work in the occupation of each role that somebody new is needed in: one that the plan recruits for, or that asks for
/// a skill that nobody has. By number of the role.
///
/// # Errors
/// As [`where_people`].
pub async fn sought(
    app: &App,
    caller: &Caller,
    room: &Room,
    made: &Made,
) -> Result<Vec<(RoleId, Where)>, StatisticsError> {
    let recruited = made.plan.iter().flat_map(|plan| &plan.measures).filter_map(|one| match &one.key {
        Key::Recruit { role, .. } => Some(*role),
        _ => None,
    });
    let new = made.gaps.wholly_new.iter().flat_map(|one| one.roles.iter().copied());
    let mut found = Vec::new();
    for id in recruited.chain(new).collect::<BTreeSet<RoleId>>() {
        let Some(role) = room.kept.map.role(id) else { continue };
        let people = where_people(app, caller, role.ssyk.as_deref(), role.isco.as_deref()).await?;
        found.push((id, people));
    }
    Ok(found)
}

/// The calls that pay for mapping and validating, or for developing what a validation has shown, and that take applications today.
async fn open_calls(
    app: &App,
    caller: &Caller,
    map: &Map,
    today: Date,
) -> Result<(Vec<KeptCall>, Vec<Call>), PlanRoomError> {
    let now = app.clock.now();
    let all = match calls::list(app, caller).await {
        Ok(all) => all,
        Err(error) => {
            tracing::error!(%error, "the calls cannot be read");
            return Err(PlanRoomError::Database(sea_orm::DbErr::Custom(
                "the calls cannot be read".to_owned(),
            )));
        }
    };
    let mut open: Vec<KeptCall> = all.into_iter().filter(|call| call.is_open(now)).collect();
    open.sort_by(|one, other| one.code.cmp(&other.code));
    let mut counted = Vec::new();
    open.retain(|kept| {
        let call = &kept.call;
        let kind = match call.kind {
            CallKind::Projects => return false,
            CallKind::Mapping => Kind::Validate,
            CallKind::Development => Kind::Develop,
        };
        let percent = share_percent(call);
        if percent == 0 {
            return false;
        }
        counted.push(Call {
            id: kept.code.clone(),
            kinds: vec![kind],
            per_mille: u32::from(percent) * 10,
            ceiling: if call.most.0 > 0 { call.most.0.min(NO_CEILING) } else { NO_CEILING },
            first_day: call.project_from.unwrap_or(today),
            last_day: call.project_to.unwrap_or_else(|| today.saturating_add(jiff::Span::new().years(1))),
            only: (kind == Kind::Develop).then(|| shown(map, today)),
        });
        true
    });
    Ok((open, counted))
}
