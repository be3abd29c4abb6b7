//! Made-up calls for skills, for the demo: one for mapping and validating, open to whoever plans, and one for development that
//! validations have shown to be needed, with a grant whose claim waits for its decision and an application that waits to be completed.

use std::collections::BTreeMap;

use funding::Ore;
use jiff::ToSpan;

use super::{Seen, begin, hand_in, keep};
use crate::{
    access::{Caller, PersonId},
    app::App,
    funding::{
        FundingError, calls,
        decisions::{self, Seen as SeenDecision, Taking, examples::handed_in},
        examples,
        model::{
            application::{Application, State},
            call::{Both, Call, CallKind},
            claim::{Claim, ClaimKind, CostLine},
            decision::Decision,
            skills::{Course, Group, OTHER, Skills},
        },
    },
};

/// Who takes part: the applicant's account and as a caller, then whoever presents and whoever decides.
pub(super) struct People<'p> {
    pub(super) owner: PersonId,
    pub(super) applicant: &'p Caller,
    pub(super) officers: &'p [Caller; 2],
}

/// Makes them. `whole` fills in what a draft of a decision lacks.
pub(super) async fn fill(
    app: &App,
    people: People<'_>,
    like: &calls::KeptCall,
    whole: impl Fn(&Decision) -> Decision,
) -> Result<(), FundingError> {
    let [presenter, decider] = people.officers;
    mapping(app, presenter, like).await?;
    let titles =
        ["Utveckla det som valideringen visat (exempel)", "Develop what the validation showed (example)"];
    let begun = calls::begin(app, presenter, CallKind::Development, like.assignment, titles, None).await?;
    let of = Call {
        purpose: Both::new(
            "Påhittad utlysning: företag utbildar dem vars behov en validering har visat.",
            "A made-up call: firms train those whose need a validation has shown.",
        ),
        validated_share_percent: Some(50),
        questions: Vec::new(),
        sub_goals: Vec::new(),
        eligibility: Vec::new(),
        criteria: begun.call.criteria.clone(),
        cost_kinds: begun.call.cost_kinds.clone(),
        indicators: begun.call.indicators.clone(),
        kind: CallKind::Development,
        title: begun.call.title.clone(),
        closes_at: like.call.closes_at,
        ..examples::call(app.clock.now())
    };
    let seen = calls::Seen { code: &begun.code, version: begun.version };
    let kept = calls::keep_draft(app, presenter, seen, of).await?;
    let call =
        calls::publish(app, presenter, calls::Seen { code: &kept.code, version: kept.version }).await?;
    for (n, state) in [(3, State::Assessed), (4, State::ToComplete)] {
        let application =
            handed_in(app, presenter, people.owner, &call, written(&call.call, n), state).await?;
        if state != State::Assessed {
            continue;
        }
        let begun = decisions::begin(app, presenter, application.id).await?;
        let seen = |kept: &decisions::Kept| SeenDecision { id: kept.id, version: kept.version };
        let kept = decisions::keep(app, presenter, seen(&begun), whole(&begun.decision), "").await?;
        let kept = decisions::present(app, presenter, seen(&kept), "Sam Viklund, handläggare", true).await?;
        let taking = Taking { decider: "Noa Strand, enhetschef", unbiased: true };
        let grant = decisions::take(app, decider, seen(&kept), taking).await?;
        claim(app, people.applicant, &grant).await?;
    }
    Ok(())
}

/// The call for mapping and validating.
async fn mapping(app: &App, officer: &Caller, like: &calls::KeptCall) -> Result<(), FundingError> {
    let titles = ["Kartlägg och validera (exempel)", "Map and validate (example)"];
    let begun = calls::begin(app, officer, CallKind::Mapping, like.assignment, titles, None).await?;
    let of = Call {
        purpose: Both::new(
            "Påhittad utlysning: företag kartlägger vad deras anställda kan och låter validera det.",
            "A made-up call: firms map what their employees can do and have it validated.",
        ),
        share_percent: 70,
        least: Ore::kronor(5_000),
        questions: Vec::new(),
        sub_goals: Vec::new(),
        eligibility: Vec::new(),
        criteria: begun.call.criteria.clone(),
        cost_kinds: begun.call.cost_kinds.clone(),
        indicators: begun.call.indicators.clone(),
        kind: CallKind::Mapping,
        title: begun.call.title.clone(),
        ..examples::call(app.clock.now())
    };
    let seen = calls::Seen { code: &begun.code, version: begun.version };
    let kept = calls::keep_draft(app, officer, seen, of).await?;
    calls::publish(app, officer, calls::Seen { code: &kept.code, version: kept.version }).await?;
    Ok(())
}

fn written(call: &Call, n: usize) -> Application {
    let group = |area: &str, people, model: &str, other: &str| Group {
        area: area.to_owned(),
        people,
        model: model.to_owned(),
        other: other.to_owned(),
        month: call.project_from,
    };
    let mut application = examples::application(call, n);
    application.title = format!("Utbildning efter validering {} (exempel)", n + 1);
    for cost in &mut application.costs {
        "course".clone_into(&mut cost.kind);
    }
    application.contributions.clear();
    application.answers.clear();
    application.validated = Some(true);
    application.targets = BTreeMap::from([("trained".to_owned(), 14), ("shown".to_owned(), 11)]);
    application.skills = Skills {
        groups: vec![
            group("CNC-operatörer", 9, "industriteknik-bas", ""),
            group("Mätteknik", 5, OTHER, "Branschmodell för mätteknik (exempel)"),
        ],
        validator: "Testcenter Exempel AB".to_owned(),
        accreditation: "Ackrediterat för industriteknik (exempel)".to_owned(),
    };
    application
}

async fn claim(app: &App, applicant: &Caller, grant: &decisions::Kept) -> Result<(), FundingError> {
    let Some(year) = grant.decision.granted.keys().next().copied() else { return Ok(()) };
    let course = |name: &str, kronor: i64, took_part: u32, validated: u32| Course {
        name: name.to_owned(),
        kind: "course".to_owned(),
        year,
        amount: Ore::kronor(kronor),
        took_part: Some(took_part),
        validated: Some(validated),
        by: if validated > 0 { "Testcenter Exempel AB".to_owned() } else { String::new() },
        on: app.clock.today().checked_sub(60.days()).ok().filter(|_| validated > 0),
        model: if validated > 0 { "industriteknik-bas".to_owned() } else { String::new() },
        other: String::new(),
    };
    let begun = begin(app, applicant, grant.id, ClaimKind::Period).await?;
    let cost = |kronor| CostLine {
        kind: "course".to_owned(),
        year,
        amount: Ore::kronor(kronor),
        note: "Påhittat exempel".to_owned(),
    };
    let written = Claim {
        costs: vec![cost(120_000)],
        courses: vec![
            course("CNC-programmering (exempel)", 90_000, 9, 6),
            course("Mätteknik (exempel)", 24_000, 3, 3),
            course("Ritningsläsning (exempel)", 6_000, 2, 0),
        ],
        indicators: BTreeMap::from([("trained".to_owned(), 14), ("shown".to_owned(), 9)]),
        done: "Tre utbildningar. (Påhittat exempel.)".to_owned(),
        signatory: "Kim Ek (exempel)".to_owned(),
        signatory_function: "VD".to_owned(),
        ..Claim::default()
    };
    let seen = |kept: &super::Kept| Seen { grant: grant.id, claim: kept.id, version: kept.version };
    let period = (grant.decision.project_from, grant.decision.project_to);
    let kept = keep(app, applicant, seen(&begun), period, written).await?;
    hand_in(app, applicant, seen(&kept), true).await?;
    Ok(())
}
