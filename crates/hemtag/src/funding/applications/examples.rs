//! A made-up call with applications for the demo, in every state before a decision. Done through the use cases that people use,
//! so that everything is as it would be.

use funding::{Ore, ledger::Account};
use jiff::Timestamp;

use super::{
    Asking, Found, ask_completion, begin, judge, judgements, keep_draft, store, submit, terms::terms,
    withdraw,
};
use crate::{
    access::{Caller, Role},
    app::App,
    funding::{
        FundingError,
        calls::{self, KeptCall, Seen},
        examples,
        model::call::{Both, Call, CallKind},
        money::{self, Assignment},
    },
    people::examples::{Example, ExampleError, make_examples},
};

/// The people of the demo's applications: an applicant, then an officer.
const PEOPLE: [Example<'static>; 2] = [
    Example { name: "Sam Nord (exempel)", email: "sam@sokande.invalid", holds: None },
    Example {
        name: "Olle Berg (exempel)",
        email: "olle@myndighet.invalid",
        holds: Some((Role::Officer, "Påhittad myndighet (exempel)", &[])),
    },
];

/// Applications that are being assessed.
const ASSESSED: usize = 6;

/// Why the demo has no applications.
#[derive(Debug, thiserror::Error)]
pub enum NotFilled {
    #[error(transparent)]
    People(#[from] ExampleError),
    #[error(transparent)]
    Funding(#[from] FundingError),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

/// Makes the call and its applications where there are none yet. Gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn fill(app: &App, caller: &Caller) -> Result<usize, NotFilled> {
    fill_since(app, app, caller).await
}

/// The same, with the call open since an earlier moment, and the applications that are being assessed handed in then.
///
/// # Errors
/// When the database refuses.
pub async fn fill_since(app: &App, then: &App, caller: &Caller) -> Result<usize, NotFilled> {
    if store::any(app.db.reader()).await? {
        return Ok(0);
    }
    let people = make_examples(then, caller, &PEOPLE).await?;
    let as_role = |at: usize, role| Caller { person: people.get(at).copied(), ..Caller::acting_as(role) };
    let (sam, olle) = (as_role(0, Role::ProductOwner), as_role(1, Role::Officer));
    let closes_at = examples::call(app.clock.now()).closes_at;
    let call = call(then, caller, closes_at).await?;
    for n in 0..ASSESSED {
        let id = hand_in(then, &sam, &call, n).await?;
        find(then, &olle, id, true).await?;
    }
    let refused = hand_in(app, &sam, &call, ASSESSED).await?;
    find(app, &olle, refused, false).await?;
    let asked = hand_in(app, &sam, &call, ASSESSED + 1).await?;
    let seen = version(app, &olle, asked).await?;
    let question = "Påhittat: vem leder arbetet, och hur mycket av tiden?";
    ask_completion(app, &olle, asked, Asking { seen, question, days: 14, once: "example" }).await?;
    hand_in(app, &sam, &call, ASSESSED + 2).await?;
    let back = hand_in(app, &sam, &call, ASSESSED + 3).await?;
    withdraw(app, &sam, back).await?;
    // A draft that lacks some things.
    let draft = begin(app, &sam, &call.code, None).await?;
    let mut half = examples::application(&call.call, ASSESSED + 4);
    half.packages.clear();
    half.answers.clear();
    if let Some(cost) = half.costs.first_mut() {
        cost.amount = cost.amount.plus(Ore::kronor(1_250));
    }
    keep_draft(app, &sam, draft.id, draft.version, half).await?;
    Ok(ASSESSED + 5)
}

async fn call(app: &App, caller: &Caller, closes_at: Option<Timestamp>) -> Result<KeptCall, FundingError> {
    let call = Call { closes_at, ..examples::call(app.clock.now()) };
    let new = Assignment {
        id: 0,
        code: String::new(),
        number: "EX 1".to_owned(),
        title: Both::new("Påhittat uppdrag (exempel)", "Made-up assignment (example)"),
        given_by: "Exempeldepartementet".to_owned(),
        given_to: "Exempelmyndigheten".to_owned(),
        total: Ore::kronor(10_000_000),
        years: call.years.clone(),
        source: "Påhittat för demonstrationen".to_owned(),
        confidence: "high".to_owned(),
        example: true,
    };
    let assignment = money::add_assignment(app, caller, new).await?;
    for year in &assignment.years {
        let account = Account { assignment: assignment.id, year: *year };
        money::frame(app, caller, account, Ore::kronor(5_000_000), "Påhittat: hälften var.").await?;
    }
    let titles = [call.title.sv.clone(), call.title.en.clone()];
    let titles = [titles[0].as_str(), titles[1].as_str()];
    let begun = calls::begin(app, caller, CallKind::Projects, assignment.id, titles, None).await?;
    let seen = Seen { code: &begun.code, version: begun.version };
    let kept = calls::keep_draft(app, caller, seen, call).await?;
    calls::publish(app, caller, Seen { code: &kept.code, version: kept.version }).await
}

async fn hand_in(app: &App, sam: &Caller, call: &KeptCall, n: usize) -> Result<i64, FundingError> {
    let begun = begin(app, sam, &call.code, None).await?;
    let written = examples::application(&call.call, n);
    let kept = keep_draft(app, sam, begun.id, begun.version, written).await?;
    submit(app, sam, kept.id, kept.version, "example", true).await?;
    Ok(kept.id)
}

async fn version(app: &App, caller: &Caller, id: i64) -> Result<i64, FundingError> {
    Ok(super::one(app, caller, id).await?.version)
}

/// An officer finds every rule met, or the last one missed.
async fn find(app: &App, olle: &Caller, id: i64, all: bool) -> Result<(), FundingError> {
    let kept = super::one(app, olle, id).await?;
    let held = terms(app, olle, &kept).await?.held;
    let rules = judgements(&held, &kept.application, &[], app.clock.today());
    let last = rules.last().map(|rule| rule.place);
    let found: Vec<Found> = rules
        .iter()
        .map(|rule| Found {
            rule: rule.place,
            met: all || Some(rule.place) != last,
            reason: "Påhittat: av det som står i ansökan.".to_owned(),
        })
        .collect();
    judge(app, olle, id, kept.version, &found).await.map(|_| ())
}
