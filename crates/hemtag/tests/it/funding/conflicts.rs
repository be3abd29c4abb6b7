//! Whoever has a conflict of interest never sees the application, by whichever address; whoever has none does.

use crate::testkit::Databases;
use funding::aid::{Control, FirmId, Fiscal};
use hemtag::{
    access::Caller,
    aid::{self, Recipient, keep::NewFirmLink, model::Firm},
    app::App,
    funding::{
        FundingError, applications,
        assessment::{
            self,
            model::{
                conflict::Ground,
                profile::{Bound, Profile, Tie},
            },
        },
        calls::KeptCall,
        examples,
        model::application::Application,
    },
    people,
};
use sea_orm::ConnectionTrait;

use crate::cases::people::{Cookies, House};
use crate::funding::world::{assignment, call, officer};

/// What the pages of an assessor call the application.
pub(crate) const TITLE: &str = "Hemliga fräsar";

/// An agency with a published call.
pub(crate) async fn agency(kind: Databases) -> (House, KeptCall) {
    let house = House::start(kind).await;
    let assignment = assignment(&house.test.app).await;
    let call = call(&house.test.app, &assignment, |_| {}).await;
    (house, call)
}

pub(crate) async fn caller(house: &House, who: &Cookies) -> Caller {
    let (_, token) =
        who.iter().find(|(name, _)| name.ends_with(people::SESSION)).expect("somebody is signed in");
    people::caller_of(&house.test.app, token).await
}

/// An application that was handed in and found eligible, by an account of its own.
pub(crate) async fn application(
    house: &House,
    call: &KeptCall,
    owner: &Caller,
    n: usize,
    change: impl FnOnce(&mut Application),
) -> i64 {
    let app = &house.test.app;
    let begun = applications::begin(app, owner, &call.code, None).await.unwrap();
    let mut written = examples::application(&call.call, n);
    change(&mut written);
    applications::keep_draft(app, owner, begun.id, begun.version, written).await.unwrap();
    // As it stands once an officer has found it eligible.
    let sql = format!(
        "UPDATE funding_application SET state = 'in-assessment', number = 'EX-{0}', waits_for = 'assessor', \
         submitted_at = '2026-11-24T11:00:0{0}Z' WHERE id = {0}",
        begun.id
    );
    let transaction = app.db.write().await.unwrap();
    transaction.execute_unprepared(&sql).await.unwrap();
    transaction.commit().await.unwrap();
    begun.id
}

pub(crate) fn profile(bound: &[(&str, Tie)]) -> Profile {
    Profile {
        sub_goals: vec!["knowledge".into()],
        branches: vec!["25".into()],
        bound: bound
            .iter()
            .map(|(number, tie)| Bound { number: number.replace('-', ""), tie: *tie, ..Bound::default() })
            .collect(),
        most: 5,
    }
}

/// An assessor who has stated what they are bound to.
pub(crate) async fn assessor(house: &House, email: &str, bound: &[(&str, Tie)]) -> (Cookies, Caller) {
    let cookies = house.staff(email, email, "assessor", &[]).await;
    let caller = caller(house, &cookies).await;
    assessment::keep_own(&house.test.app, &caller, None, profile(bound)).await.unwrap();
    (cookies, caller)
}

/// Asks somebody; the number of the assignment.
pub(crate) async fn ask(
    house: &House,
    call: &KeptCall,
    application: i64,
    who: &Caller,
) -> Result<i64, FundingError> {
    let app = &house.test.app;
    let by = "2026-12-08".parse().unwrap();
    assessment::assign(app, &officer(), call, &[(application, who.person.unwrap())], by).await?;
    let now = assessment::one(app, &officer(), application).await.unwrap();
    Ok(now.assigned.iter().find(|(one, _, _)| Some(one.person) == who.person).unwrap().0.id)
}

/// Nothing that the person's browser gets says what it is called, and nothing is let through.
async fn sees_nothing(house: &House, call: &KeptCall, who: &Cookies, application: i64, assignment: i64) {
    house.enter(who);
    let test = &house.test;
    for (path, status) in [
        (format!("/funding/assessments/{assignment}"), 404),
        (format!("/en/funding/assessments/{assignment}"), 404),
        (format!("/funding/assessments/of/{application}"), 403),
        (format!("/funding/calls/{}/applications", call.code), 403),
        (format!("/funding/calls/{}/applications?format=csv", call.code), 403),
        (format!("/funding/calls/{}/assessors", call.code), 403),
        (format!("/funding/applications/{application}"), 404),
        ("/funding/assessments".to_owned(), 200),
        ("/funding/work".to_owned(), 403),
        ("/funding/work/calendar".to_owned(), 403),
        ("/funding/work?format=csv".to_owned(), 403),
        ("/funding/work/days/1".to_owned(), 403),
    ] {
        let page = test.get(&path).await;
        let text = page.text();
        assert_eq!(page.status, status, "{path}: {text}");
        assert!(!text.contains(TITLE) && !text.contains("EX-1"), "{path}: {text}");
    }
    for (path, form) in [
        (format!("/funding/assessments/{assignment}"), vec![("version", "1"), ("points-relevance", "5")]),
        (format!("/funding/assessments/{assignment}"), vec![("version", "2"), ("act", "hand-in")]),
        (format!("/funding/assessments/{assignment}/answer"), vec![("answer", "none")]),
        (format!("/funding/assessments/of/{application}/note"), vec![("note", "a"), ("once", "b")]),
        (format!("/funding/assessments/of/{application}/close"), vec![("version", "2")]),
    ] {
        let page = test.post(&path, &form).await;
        assert!(matches!(page.status, 403 | 404), "{path}: {}", page.status);
        assert!(!page.text().contains(TITLE), "{path}");
    }
}

/// Writes into the register of aid that the first firm decides over the second.
async fn linked(app: &App, firms: [&str; 2]) {
    let firm = |number: &str| Firm {
        id: FirmId(0),
        number: Some(number.parse().unwrap()),
        name: format!("Firma {number}"),
        nace: String::new(),
        size: None,
        fiscal: Fiscal::default(),
        version: 1,
    };
    let over = firm(firms[0]);
    let transaction = app.db.write().await.unwrap();
    let id = aid::store::insert_firm(&transaction, &over, app.clock.now()).await.unwrap();
    transaction.commit().await.unwrap();
    let other =
        Recipient { number: Some(firms[1].parse().unwrap()), name: "Under".into(), nace: String::new() };
    let new = NewFirmLink {
        decides: true,
        control: Control::Votes,
        from: None,
        to: None,
        source: "Årsredovisning",
        once: "",
    };
    aid::keep::add_link(app, &officer(), id, &other, &new).await.unwrap();
}

async fn each_kind(kind: Databases) {
    let (house, call) = agency(kind).await;
    let app = &house.test.app;
    let kim = house.account("kim@lead.example", "Kim Ek").await;
    let kim = caller(&house, &kim).await;
    // Its parties are the first two numbers.
    let secret = application(&house, &call, &kim, 0, |written| written.title = TITLE.to_owned()).await;
    // The second has a party in common with it, and another with nobody.
    let noor = house.account("noor@other.example", "Noor Al").await;
    let noor = caller(&house, &noor).await;
    application(&house, &call, &noor, 1, |_| {}).await;

    // Those with whom nothing is wrong read it.
    let (free, free_caller) = assessor(&house, "a@free.example", &[("559999-9959", Tie::Employment)]).await;
    let asked = ask(&house, &call, secret, &free_caller).await.unwrap();
    house.enter(&free);
    let page = format!("/funding/assessments/{asked}");
    let first = house.test.get(&page).await.text();
    assert!(first.contains(TITLE) && !first.contains("Driver arbetet"), "the question first: {first}");
    assert_eq!(house.test.post(&format!("{page}/answer"), &[("answer", "")]).await.status, 422);
    assert_eq!(house.test.post(&page, &[("version", "1")]).await.status, 404, "nothing before the answer");
    assert_eq!(house.test.post(&format!("{page}/answer"), &[("answer", "none")]).await.status, 303);
    for language in ["", "/en"] {
        let read = house.test.get(&format!("{language}{page}")).await.text();
        assert!(read.contains("Driver arbetet") && !read.contains('⟦'), "{read}");
    }

    // Found before anybody is asked: neither proposed nor let through.
    for (at, (bound, ground)) in [
        (vec![("559999-9900", Tie::Board)], Ground::SameOrganisation),
        (vec![("559999-9918", Tie::Group)], Ground::SameGroup),
        (vec![("559999-9926", Tie::Employment)], Ground::CoApplicant),
    ]
    .into_iter()
    .enumerate()
    {
        let (who, one) = assessor(&house, &format!("b@bound{at}.example"), &bound).await;
        let refused = ask(&house, &call, secret, &one).await;
        assert!(
            matches!(refused, Err(FundingError::Conflict(of)) if of == secret),
            "{ground:?}: {refused:?}"
        );
        let proposals = assessment::propose(app, &officer(), &call, 5).await.unwrap();
        let proposal = proposals.iter().find(|one| one.application == secret).unwrap();
        let person = one.person.unwrap();
        assert!(proposal.proposed.iter().chain(&proposal.others).all(|other| other.person != person));
        let (_, _, conflicts) = proposal.conflicts.iter().find(|(of, _, _)| *of == person).unwrap();
        assert_eq!(conflicts[0].ground, ground);
        sees_nothing(&house, &call, &who, secret, 999).await;
    }
    // In one group with a party, by the register of aid, over a firm between them.
    linked(app, ["559999-9942", "559999-9934"]).await;
    linked(app, ["559999-9900", "559999-9934"]).await;
    let (_, grouped) = assessor(&house, "b@grouped.example", &[("559999-9942", Tie::Ownership)]).await;
    let refused = ask(&house, &call, secret, &grouped).await;
    assert!(matches!(refused, Err(FundingError::Conflict(_))), "{refused:?}");

    // At the same place as whoever writes it, by an address that nobody but its owner has confirmed.
    let (_, same_place) = assessor(&house, "robin+x@lead.example", &[]).await;
    assert!(matches!(ask(&house, &call, secret, &same_place).await, Err(FundingError::Conflict(_))));
    // Who has stated nothing may be bound to anything.
    let silent = house.staff("c@silent.example", "Sol", "assessor", &[]).await;
    let silent = caller(&house, &silent).await;
    assert!(matches!(ask(&house, &call, secret, &silent).await, Err(FundingError::NotStated)));

    // Comes to light while they read: by what they state, by what they write, by what they declare.
    let mut late = Vec::new();
    for name in ["states", "writes", "declares"] {
        let (who, one) = assessor(&house, &format!("d@{name}.example"), &[]).await;
        let asked = ask(&house, &call, secret, &one).await.unwrap();
        house.enter(&who);
        let page = format!("/funding/assessments/{asked}");
        assert_eq!(house.test.post(&format!("{page}/answer"), &[("answer", "none")]).await.status, 303);
        assert!(house.test.get(&page).await.text().contains("Driver arbetet"));
        late.push((who, one, asked));
    }
    let (who, _, asked) = &late[0];
    house.enter(who);
    let me = house.test.get("/funding/assessments/me").await.text();
    let seen = crate::cases::people::field(&me, "seen");
    let mut form =
        vec![("seen", seen.as_str()), ("most", "5"), ("number-0", "5599999900"), ("tie-0", "close")];
    let kept = house.test.post("/funding/assessments/me", &form).await;
    assert_eq!(kept.location(), Some("/funding/assessments?done=stated"), "{}", kept.text());
    sees_nothing(&house, &call, who, secret, *asked).await;
    // Taking it back opens nothing again.
    form.truncate(2);
    let me = house.test.get("/funding/assessments/me").await.text();
    let seen = crate::cases::people::field(&me, "seen");
    form[0].1 = &seen;
    assert_eq!(house.test.post("/funding/assessments/me", &form).await.status, 303);
    sees_nothing(&house, &call, who, secret, *asked).await;

    let (who, one, asked) = &late[1];
    applications::begin(app, one, &call.code, None).await.unwrap();
    sees_nothing(&house, &call, who, secret, *asked).await;

    let (who, one, asked) = &late[2];
    house.enter(who);
    let answer = format!("/funding/assessments/{asked}/answer");
    let without_words = house.test.post(&answer, &[("answer", "took-part")]).await;
    assert!(without_words.status == 422 && without_words.text().contains("words-error"));
    let declared =
        house.test.post(&answer, &[("answer", "took-part"), ("words", "Jag gav råd i våras.")]).await;
    assert_eq!(declared.location(), Some("/funding/assessments?done=conflict"));
    sees_nothing(&house, &call, who, secret, *asked).await;
    assert!(matches!(ask(&house, &call, secret, one).await, Err(FundingError::Conflict(_))));

    // All of it stands in the record, and the one without a conflict still reads.
    let now = assessment::one(app, &officer(), secret).await.unwrap();
    let grounds: Vec<Vec<Ground>> = now
        .assigned
        .iter()
        .map(|(one, _, _)| one.conflicts.iter().map(|conflict| conflict.ground).collect())
        .collect();
    assert_eq!(
        grounds,
        [vec![], vec![Ground::SameOrganisation], vec![Ground::Applies], vec![Ground::TookPart]],
        "{grounds:?}"
    );
    house.enter(&free);
    assert!(house.test.get(&page).await.text().contains("Driver arbetet"));
    // An officer reads why, in words.
    let robin = house.staff("robin@agency.example", "Robin", "officer", &[]).await;
    house.enter(&robin);
    let page = house.test.get(&format!("/funding/assessments/of/{secret}")).await.text();
    assert!(
        page.contains("Jag gav råd i våras.") && page.contains("559999") && !page.contains('⟦'),
        "{page}"
    );
}

#[tokio::test]
async fn each_kind_of_conflict_keeps_the_application_away_on_sqlite() {
    each_kind(Databases::Sqlite).await;
}

#[tokio::test]
async fn each_kind_of_conflict_keeps_the_application_away_on_postgresql() {
    each_kind(Databases::Postgres).await;
}

#[tokio::test]
async fn a_statement_says_what_is_wrong_with_it_and_keeps_what_was_typed() {
    let house = House::start(Databases::Sqlite).await;
    let who = house.staff("a@free.example", "A", "assessor", &[]).await;
    house.enter(&who);
    let form = [
        ("seen", ""),
        ("most", "0"),
        ("branches", "25, 04"),
        ("number-0", "556036-0794"),
        ("since-0", "förr"),
        ("name-1", "<b>Utan nummer</b>"),
    ];
    let page = house.test.post("/funding/assessments/me", &form).await;
    let text = page.text();
    assert_eq!(page.status, 422, "{text}");
    for wrong in ["branches-error", "number-0-error", "number-1-error", "556036-0794", "&lt;b&gt;Utan nummer"]
    {
        assert!(text.contains(wrong), "{wrong}: {text}");
    }
    // Two windows: the second does not overwrite the first.
    let form = [("seen", ""), ("most", "3")];
    assert_eq!(house.test.post("/funding/assessments/me", &form).await.status, 303);
    assert_eq!(house.test.post("/funding/assessments/me", &form).await.status, 303, "sent twice is once");
    let other = [("seen", ""), ("most", "4")];
    assert_eq!(
        house.test.post("/funding/assessments/me", &other).await.status,
        422,
        "made from an older one"
    );
    // An officer amends it; nobody else.
    let one = caller(&house, &who).await;
    let path = format!("/funding/assessors/{}", one.person.unwrap().0);
    assert_eq!(house.test.get(&path).await.status, 403);
    let robin = house.staff("robin@agency.example", "Robin", "officer", &[]).await;
    house.enter(&robin);
    let seen = crate::cases::people::field(&house.test.get(&path).await.text(), "seen");
    assert_eq!(house.test.post(&path, &[("seen", &seen), ("most", "7")]).await.status, 303);
    assert!(house.test.get("/funding/assessors").await.text().contains("0 av högst 7"));
    assert_eq!(house.test.get("/funding/assessors/999").await.status, 404);
}
