//! Cases for the demo: some of its needs, in every state that a case has, with made-up owners and advisers. Done through the
//! use cases that people use, so that everything is as it would be.

use funding::aid::{Amount, Currency, Rate, Worth};
use jiff::{ToSpan, civil::Date};

use super::{
    CaseError, NewTask, Opening, TaskChange, accept_aid, add_note, add_task, change_task, close_case,
    model::{
        Case, Party, TaskState, Triage,
        aid::{Signature, Statement, Support, Told},
    },
    open_case, qualify, seal, set_about, set_step, state_aid, store, take_case,
};
use crate::{
    access::{Caller, Held, PersonId, Role},
    app::App,
    needs,
    people::examples::{Example, ExampleError, make_examples},
};

/// The people of the demo's cases: two owners, then two advisers.
const PEOPLE: [Example<'static>; 4] = [
    Example { name: "Kim Ek (exempel)", email: "kim@produkt.invalid", holds: None },
    Example { name: "Robin Al (exempel)", email: "robin@produkt.invalid", holds: None },
    Example {
        name: "Ada Lind (exempel)",
        email: "ada@radgivare.invalid",
        holds: Some((Role::Adviser, "Påhittad rådgivning (exempel)", &["06", "08", "12", "14"])),
    },
    Example {
        name: "Bo Rönn (exempel)",
        email: "bo@radgivare.invalid",
        holds: Some((Role::Adviser, "Påhittad rådgivning (exempel)", &[])),
    },
];

/// Why the demo has no cases.
#[derive(Debug, thiserror::Error)]
pub enum NotFilled {
    #[error(transparent)]
    People(#[from] ExampleError),
    #[error(transparent)]
    Case(#[from] CaseError),
    #[error(transparent)]
    Need(#[from] needs::NeedError),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

/// Opens the cases where there are none yet; the days that are agreed in them count from `today`. Gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn fill(app: &App, caller: &Caller, today: Date) -> Result<usize, NotFilled> {
    if store::count(app.db.reader()).await? > 0 {
        return Ok(0);
    }
    let (needs, _) = needs::list_needs(app, caller, 0, 1000).await?;
    let keys: Vec<String> =
        needs.into_iter().filter(|need| need.example).map(|need| need.key).take(6).collect();
    let [finding, choosing, preparing, new, resting, closed] = &keys[..] else { return Ok(0) };
    let people = make_examples(app, caller, &PEOPLE).await?;
    let owner = |i: usize| Caller { person: people.get(i).copied(), ..Caller::acting_as(Role::ProductOwner) };
    let (kim, robin) = (owner(0), owner(1));
    let ada = adviser(people.get(2).copied());
    let about = |triage| Opening { triage: Some(triage), ..Opening::default() };

    find(app, &kim, &ada, finding, today).await?;
    choose(app, &robin, &ada, choosing, today).await?;
    let case = open_case(app, &kim, preparing, &about(Triage::Prepare)).await?;
    take_case(app, &ada, case.id).await?;
    let missing = TaskChange { state: TaskState::InformationMissing, due_on: None, version: 1 };
    let first = store::tasks::of_case(app.db.reader(), seal::keys(app)?, case.id)
        .await?
        .first()
        .map_or(0, |task| task.id);
    change_task(app, &ada, case.id, first, &missing).await?;
    open_case(app, &robin, new, &about(Triage::Find)).await?;
    let case = open_case(app, &kim, resting, &about(Triage::Choose)).await?;
    let later = Opening { come_back_on: Some(today.saturating_add(2.months())), ..about(Triage::Choose) };
    set_about(app, &kim, case.id, case.version, &later).await?;
    let case = open_case(app, &robin, closed, &about(Triage::Find)).await?;
    let case = take_case(app, &ada, case.id).await?;
    close_case(app, &robin, case.id, case.version).await?;
    Ok(6)
}

fn adviser(person: Option<PersonId>) -> Caller {
    let held = Held::everywhere(Role::Adviser);
    Caller { held: vec![held], person, need_keys: Vec::new() }
}

/// Somebody to make it: tasks done, the need fit for makers.
async fn find(
    app: &App,
    owner: &Caller,
    adviser: &Caller,
    key: &str,
    today: Date,
) -> Result<Case, CaseError> {
    let about = Opening { triage: Some(Triage::Find), branch: Some("25".into()), ..Opening::default() };
    let case = open_case(app, owner, key, &about).await?;
    let case = take_case(app, adviser, case.id).await?;
    accepted(app, owner, adviser, &case, today).await?;
    for task in store::tasks::of_case(app.db.reader(), seal::keys(app)?, case.id).await? {
        let done = TaskChange { state: TaskState::Done, due_on: None, version: task.version };
        change_task(app, adviser, case.id, task.id, &done).await?;
    }
    add_note(app, owner, case.id, "Vi kan ändra ytan om det ger fler tillverkare.", false, "1").await?;
    add_note(app, adviser, case.id, "Ring igen när svaren har kommit.", true, "2").await?;
    let case = qualify(app, adviser, case.id, case.version, true).await?;
    Ok(case)
}

/// How to make it: a task that waits, one with a day, a next step in the adviser's words.
async fn choose(
    app: &App,
    owner: &Caller,
    adviser: &Caller,
    key: &str,
    today: Date,
) -> Result<Case, CaseError> {
    let about = Opening { triage: Some(Triage::Choose), ..Opening::default() };
    let case = open_case(app, owner, key, &about).await?;
    let case = take_case(app, adviser, case.id).await?;
    let first = store::tasks::of_case(app.db.reader(), seal::keys(app)?, case.id)
        .await?
        .first()
        .map_or(0, |task| task.id);
    let state = TaskState::Waiting { party: Party::Other, name: "provleverantören (exempel)".into() };
    let due_on = Some(today.saturating_add(10.days()));
    change_task(app, adviser, case.id, first, &TaskChange { state, due_on, version: 1 }).await?;
    let task = NewTask {
        title: "Besök med prototypen".into(),
        party: Party::Owner,
        advice: false,
        due_on: Some(today.saturating_add(21.days())),
        once: "1".into(),
    };
    add_task(app, adviser, case.id, &task).await?;
    let on = Some(today.saturating_add(5.days()));
    let step = "Mät prototypen och skicka måtten";
    set_step(app, adviser, case.id, case.version, step, Party::Owner, on).await
}

/// A statement of earlier aid with room, accepted. The rate is made up, as the firm is.
async fn accepted(
    app: &App,
    owner: &Caller,
    adviser: &Caller,
    case: &Case,
    today: Date,
) -> Result<(), CaseError> {
    let granted_on = today.saturating_sub(14.months());
    let rate = Rate { ten_thousandths: 110_000, on: granted_on };
    let statement = Statement {
        firm: "Påhittad beställare (exempel)".into(),
        organisation_number: None,
        linked: Told::None,
        fiscal_month: None,
        earlier: Told::These(vec![Support {
            grantor: "Påhittad bidragsgivare (exempel)".into(),
            granted_on: Some(granted_on),
            amount: Some(Amount { minor: 5_000_000, currency: Currency::Sek, rate: Some(rate) }),
        }]),
        signed: Some(Signature { name: "Kim Ek (exempel)".into(), capacity: "firmatecknare".into() }),
    };
    state_aid(app, owner, case.id, &statement, "1").await?;
    let found = store::aid::newest(app.db.reader(), case.id).await?;
    let seen = found.map_or(0, |(kept, _)| kept.id);
    let value = Worth::Stated(Amount::euro(200_000));
    accept_aid(app, adviser, case.id, seen, value).await.map(drop)
}
