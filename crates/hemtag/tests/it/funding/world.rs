//! An agency with money and a published call, for tests that begin there.

use funding::{Ore, ledger::Account};
use hemtag::{
    access::{Caller, Held, PersonId, Role},
    app::App,
    funding::{
        calls::{self, KeptCall, Seen},
        examples,
        model::call::{Both, Call, CallKind},
        money::{self, Assignment},
    },
};
use jiff::tz::TimeZone;

/// An officer as use cases see one.
pub(crate) fn officer() -> Caller {
    Caller { person: Some(PersonId(9_001)), held: vec![Held::everywhere(Role::Officer)], ..Caller::visitor() }
}

/// An assignment with 10 MSEK in this year and the next, spread evenly.
pub(crate) async fn assignment(app: &App) -> Assignment {
    let year = app.clock.now().to_zoned(TimeZone::UTC).year();
    let new = Assignment {
        id: 0,
        code: String::new(),
        number: "EX 2026/1".to_owned(),
        title: Both::new("Påhittat uppdrag (exempel)", "Made-up assignment (example)"),
        given_by: "Exempeldepartementet".to_owned(),
        given_to: "Exempelmyndigheten".to_owned(),
        total: Ore::kronor(10_000_000),
        years: vec![year, year + 1],
        source: "Påhittat".to_owned(),
        confidence: "high".to_owned(),
        example: true,
    };
    let kept = money::add_assignment(app, &officer(), new).await.unwrap();
    for year in &kept.years {
        let account = Account { assignment: kept.id, year: *year };
        money::frame(app, &officer(), account, Ore::kronor(5_000_000), "Hälften var.").await.unwrap();
    }
    kept
}

/// A published call of an assignment, with changes of one's own.
pub(crate) async fn call(app: &App, assignment: &Assignment, change: impl FnOnce(&mut Call)) -> KeptCall {
    published(app, assignment, ["Hitta tillverkaren", "Find the maker"], change).await
}

/// The same with titles of its own, where there are several calls: each has its code by its title.
pub(crate) async fn call_named(
    app: &App,
    assignment: &Assignment,
    titles: [&str; 2],
    change: impl FnOnce(&mut Call),
) -> KeptCall {
    let named = |call: &mut Call| {
        call.title = Both::new(titles[0], titles[1]);
        change(call);
    };
    published(app, assignment, titles, named).await
}

async fn published(
    app: &App,
    assignment: &Assignment,
    titles: [&str; 2],
    change: impl FnOnce(&mut Call),
) -> KeptCall {
    let begun = calls::begin(app, &officer(), CallKind::Projects, assignment.id, titles, None).await.unwrap();
    let mut call = examples::call(app.clock.now());
    change(&mut call);
    let seen = Seen { code: &begun.code, version: begun.version };
    let kept = calls::keep_draft(app, &officer(), seen, call).await.unwrap();
    let seen = Seen { code: &kept.code, version: kept.version };
    calls::publish(app, &officer(), seen).await.unwrap()
}
