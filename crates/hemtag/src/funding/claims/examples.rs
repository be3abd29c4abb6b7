//! Decisions and claims for the demo, in every state that they have: made-up officers decide on made-up applications, through the
//! use cases that people use.

use std::collections::BTreeMap;

use funding::{Ore, ledger::Account};

use super::{Deciding, Seen, begin, decide, hand_in, keep, pay, skills_examples};
use crate::{
    access::{Caller, Held, PersonId, Role},
    app::App,
    funding::{
        FundingError, calls,
        decisions::{self, Seen as SeenDecision, Taking, examples::handed_in, store as kept_decisions},
        examples,
        model::{
            application::State,
            call::{Both, CallKind},
            claim::{Claim, ClaimKind, CostLine, Cut},
            decision::{Appeal, Decision, DecisionState, Outcome},
        },
        money::{self, Assignment},
    },
    people::examples::{Example, ExampleError, make_examples},
};

/// The people of the demo's funding: two applicants, then two officers.
const PEOPLE: [Example<'static>; 4] = [
    Example { name: "Lo Berg (exempel)", email: "lo@projekt.invalid", holds: None },
    Example { name: "Alex Hult (exempel)", email: "alex@projekt.invalid", holds: None },
    Example {
        name: "Sam Viklund (exempel)",
        email: "sam@myndighet.invalid",
        holds: Some((Role::Officer, "Påhittad myndighet (exempel)", &[])),
    },
    Example {
        name: "Noa Strand (exempel)",
        email: "noa@myndighet.invalid",
        holds: Some((Role::Officer, "Påhittad myndighet (exempel)", &[])),
    },
];

/// Why the demo has no decisions.
#[derive(Debug, thiserror::Error)]
pub enum NotFilled {
    #[error(transparent)]
    People(#[from] ExampleError),
    #[error(transparent)]
    Funding(#[from] FundingError),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

fn acting(person: PersonId, role: Role) -> Caller {
    Caller { person: Some(person), held: vec![Held::everywhere(role)], ..Caller::visitor() }
}

/// Makes them where there are none yet. Gives how many decisions were taken.
///
/// # Errors
/// When the database refuses.
pub async fn fill(app: &App, caller: &Caller) -> Result<usize, NotFilled> {
    if !kept_decisions::in_state(app.db.reader(), DecisionState::Taken).await?.is_empty() {
        return Ok(0);
    }
    let people = make_examples(app, caller, &PEOPLE).await?;
    let [owner, other, presenter, decider] = people[..] else { return Ok(0) };
    let officers = [acting(presenter, Role::Officer), acting(decider, Role::Officer)];
    let call = call(app, &officers[0]).await?;
    let mut taken = Vec::new();
    for n in 0..6 {
        let application = examples::application(&call.call, n);
        let (of, state) =
            (if n % 2 == 0 { owner } else { other }, if n == 3 { State::Withdrawn } else { State::Assessed });
        let kept = handed_in(app, &officers[0], of, &call, application, state).await?;
        if n == 5 {
            // Nobody has begun yet.
            continue;
        }
        let begun = decisions::begin(app, &officers[0], kept.id).await?;
        let decision = whole(&begun.decision, n);
        let seen = |kept: &decisions::Kept| SeenDecision { id: kept.id, version: kept.version };
        let kept = decisions::keep(app, &officers[0], seen(&begun), decision, "").await?;
        let kept =
            decisions::present(app, &officers[0], seen(&kept), "Sam Viklund, handläggare", true).await?;
        if n == 4 {
            // Waits to be taken.
            continue;
        }
        let taking = Taking { decider: "Noa Strand, enhetschef", unbiased: true };
        taken.push(decisions::take(app, &officers[1], seen(&kept), taking).await?);
    }
    let applicant = acting(owner, Role::ProductOwner);
    if let Some(grant) = taken.first() {
        claim(app, &applicant, &officers[0], grant).await?;
    }
    let people = skills_examples::People { owner, applicant: &applicant, officers: &officers };
    skills_examples::fill(app, people, &call, |draft| whole(draft, 0)).await?;
    Ok(taken.len())
}

/// The first call there is; where there is none, one of a made-up assignment.
async fn call(app: &App, officer: &Caller) -> Result<calls::KeptCall, FundingError> {
    let published = |call: &calls::KeptCall| call.state == crate::funding::model::call::CallState::Published;
    let projects = |call: &calls::KeptCall| published(call) && call.call.kind == CallKind::Projects;
    if let Some(call) = calls::list(app, officer).await?.into_iter().find(projects) {
        return Ok(call);
    }
    let year = app.clock.today().year();
    let new = Assignment {
        id: 0,
        code: String::new(),
        number: "EX 1".to_owned(),
        title: Both::new("Påhittat uppdrag (exempel)", "Made-up assignment (example)"),
        given_by: "Exempeldepartementet".to_owned(),
        given_to: "Exempelmyndigheten".to_owned(),
        total: Ore::kronor(10_000_000),
        years: vec![year, year + 1],
        source: "Påhittat".to_owned(),
        confidence: "high".to_owned(),
        example: true,
    };
    let assignment = money::add_assignment(app, officer, new).await?;
    for year in &assignment.years {
        let account = Account { assignment: assignment.id, year: *year };
        money::frame(app, officer, account, Ore::kronor(5_000_000), "Hälften var.").await?;
    }
    let titles = ["Hitta tillverkaren (exempel)", "Find the maker (example)"];
    let begun = calls::begin(app, officer, CallKind::Projects, assignment.id, titles, None).await?;
    let seen = calls::Seen { code: &begun.code, version: begun.version };
    let kept = calls::keep_draft(app, officer, seen, examples::call(app.clock.now())).await?;
    calls::publish(app, officer, calls::Seen { code: &kept.code, version: kept.version }).await
}

fn whole(draft: &Decision, n: usize) -> Decision {
    let refused = n == 2;
    Decision {
        outcome: if refused { Outcome::Refused } else { draft.outcome },
        reasons: match (refused, draft.outcome) {
            (true, _) => "Projektet beskriver inte vilka företag som ska nås. (Påhittat exempel.)",
            (_, Outcome::Withdrawn) => "Sökanden har tagit tillbaka sin ansökan. (Påhittat exempel.)",
            _ => "Projektet bidrar tydligt till delmålen och har rätt parter. (Påhittat exempel.)",
        }
        .to_owned(),
        target_group: "Tillverkande företag med färre än 250 anställda.".to_owned(),
        officer: "Sam Viklund (exempel), 010-000 00 00".to_owned(),
        appeal: Appeal {
            can: Some(false),
            text: Both::new("Påhittad förordning (exempel), 9 §.", "Made-up ordinance (example), section 9."),
        },
        ..draft.clone()
    }
}

/// A claim that is paid with a cut, and one that waits for its decision.
async fn claim(
    app: &App,
    owner: &Caller,
    officer: &Caller,
    grant: &decisions::Kept,
) -> Result<(), FundingError> {
    let Some(year) = grant.decision.granted.keys().next().copied() else { return Ok(()) };
    let costs = |kronor: i64, bought: i64| {
        [("staff", kronor), ("bought", bought)].map(|(kind, kronor)| CostLine {
            kind: kind.to_owned(),
            year,
            amount: Ore::kronor(kronor),
            note: "Påhittat exempel".to_owned(),
        })
    };
    let first = grant.decision.project_from;
    let middle = first.map(|first| first.saturating_add(jiff::Span::new().months(5).days(29)));
    for (at, period) in [(first, middle), (middle, grant.decision.project_to)].into_iter().enumerate() {
        let begun = begin(app, owner, grant.id, ClaimKind::Period).await?;
        let written = Claim {
            costs: if at == 0 { costs(120_000, 40_000) } else { costs(90_000, 10_000) }.to_vec(),
            indicators: BTreeMap::from([("firms".to_owned(), if at == 0 { 4 } else { 7 })]),
            done: "Träffat företag och visat vilka som kan tillverka. (Påhittat exempel.)".to_owned(),
            next: "Fler träffar i höst. (Påhittat exempel.)".to_owned(),
            signatory: "Kim Ek (exempel)".to_owned(),
            signatory_function: "VD".to_owned(),
            ..Claim::default()
        };
        let seen = |kept: &super::Kept| Seen { grant: grant.id, claim: kept.id, version: kept.version };
        let kept = keep(app, owner, seen(&begun), period, written).await?;
        let kept = hand_in(app, owner, seen(&kept), true).await?;
        if at == 0 {
            let cuts = vec![Cut {
                rule: None,
                kind: "bought".to_owned(),
                year,
                amount: Ore::kronor(15_000),
                reason: "Fakturan hör inte till projektet. (Påhittat exempel.)".to_owned(),
            }];
            let kept = decide(app, officer, seen(&kept), Deciding { cuts, reasons: String::new() }).await?;
            pay(app, officer, seen(&kept), app.clock.today()).await?;
        }
    }
    Ok(())
}
