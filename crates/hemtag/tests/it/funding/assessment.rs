//! Scores: within the scale, kept, handed in once, opened again with a reason; several officers at once; what nobody is told.

use crate::testkit::Databases;
use hemtag::funding::{FundingError, assessment};

use crate::cases::people::field;
use crate::funding::{
    conflicts::{TITLE, agency, application, ask, assessor, caller, profile},
    world::officer,
};

async fn scored(kind: Databases) {
    let (house, call) = agency(kind).await;
    let app = &house.test.app;
    let kim = house.account("kim@lead.example", "Kim Ek").await;
    let kim = caller(&house, &kim).await;
    let id = application(&house, &call, &kim, 0, |written| written.title = TITLE.to_owned()).await;
    let (one, one_caller) = assessor(&house, "a@one.example", &[]).await;
    let (two, two_caller) = assessor(&house, "a@two.example", &[]).await;
    let (first, second) = (
        ask(&house, &call, id, &one_caller).await.unwrap(),
        ask(&house, &call, id, &two_caller).await.unwrap(),
    );
    let (page, other) = (format!("/funding/assessments/{first}"), format!("/funding/assessments/{second}"));
    for (who, page) in [(&one, &page), (&two, &other)] {
        house.enter(who);
        assert_eq!(house.test.post(&format!("{page}/answer"), &[("answer", "none")]).await.status, 303);
    }
    house.enter(&one);
    assert_eq!(house.test.get(&other).await.status, 404, "another's sheet");
    let version = || async { field(&house.test.get(&page).await.text(), "version") };
    let at = version().await;
    // Outside the scale, and what must get points: said at the field, what was typed kept, nothing changed.
    for (points, name) in [
        ("6", "relevance"),
        ("-1", "relevance"),
        ("3,5", "relevance"),
        ("300", "relevance"),
        ("na", "ability"),
    ] {
        let field = format!("points-{name}");
        let form =
            [("version", at.as_str()), (field.as_str(), points), ("reason-effect", "Jag väger <noga>")];
        let answer = house.test.post(&page, &form).await;
        assert_eq!(answer.status, 422, "{points}: {}", answer.text());
        assert!(answer.text().contains(&format!("{field}-error")), "{points}");
        assert!(answer.text().contains("Jag väger &lt;noga&gt;"), "what was typed stays");
    }
    assert_eq!(version().await, at, "nothing was kept");
    // A draft need not be complete; handing in must be.
    let draft = [("version", at.as_str()), ("points-relevance", "4"), ("act", "keep")];
    assert_eq!(house.test.post(&page, &draft).await.status, 303);
    assert_eq!(house.test.post(&page, &draft).await.status, 303, "the same sent twice is once");
    let stale = [("version", at.as_str()), ("points-relevance", "5"), ("act", "keep")];
    assert_eq!(house.test.post(&page, &stale).await.status, 422, "from another window");
    let at = version().await;
    let lacking = [("version", at.as_str()), ("points-relevance", "4"), ("act", "hand-in")];
    let answer = house.test.post(&page, &lacking).await;
    assert_eq!(answer.status, 422);
    for name in ["reason-relevance", "points-effect", "points-ability"] {
        assert!(answer.text().contains(&format!("{name}-error")), "{name}");
    }
    // Nothing can be closed while somebody is still to hand in.
    assert!(matches!(assessment::close(app, &officer(), id, 2).await, Err(FundingError::NotNow)));
    let whole = |at: String, relevance: &'static str, effect: &'static str| {
        [
            ("version".to_owned(), at),
            ("points-relevance".to_owned(), relevance.to_owned()),
            ("reason-relevance".to_owned(), format!("Skäl {relevance}{effect} om relevans")),
            ("points-effect".to_owned(), effect.to_owned()),
            ("reason-effect".to_owned(), "Effekten är rimlig".to_owned()),
            ("points-ability".to_owned(), "3".to_owned()),
            ("reason-ability".to_owned(), "De har gjort det förr".to_owned()),
            ("act".to_owned(), "hand-in".to_owned()),
        ]
    };
    let pairs = |form: &[(String, String); 8]| -> Vec<(String, String)> { form.to_vec() };
    let send = |page: String, form: Vec<(String, String)>| {
        let test = &house.test;
        async move {
            let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            test.post(&page, &form).await
        }
    };
    // The other has handed in first: this one is told nothing of it.
    let before = house.test.get(&page).await.text();
    house.enter(&two);
    let other_at = field(&house.test.get(&other).await.text(), "version");
    let handed = send(other.clone(), pairs(&whole(other_at, "2", "na"))).await;
    assert_eq!(handed.location(), Some(format!("{other}?done=handed-in").as_str()), "{}", handed.text());
    house.enter(&one);
    assert_eq!(house.test.get(&page).await.text(), before, "nothing tells of the other");
    assert!(!before.contains("a@two.example") && !before.contains("Skäl 2na"));
    let at = version().await;
    assert_eq!(send(page.clone(), pairs(&whole(at.clone(), "4", "5"))).await.status, 303);
    let after = house.test.get(&page).await.text();
    assert!(
        after.contains("Skäl 2na om relevans") && !after.contains("a@two.example"),
        "now it is shown, without a name"
    );
    // It stands: no form, and no request changes it.
    assert!(!after.contains("name=\"points-relevance\""));
    for at in 0..9 {
        assert_eq!(send(page.clone(), pairs(&whole(at.to_string(), "0", "0"))).await.status, 409);
    }
    let said = assessment::of_applications(app.db.reader(), app.keys().unwrap(), &[id]).await.unwrap();
    let points: Vec<Vec<Option<u8>>> =
        said[0].by.iter().map(|by| by.points.values().copied().collect()).collect();
    // By code: ability, effect, relevance.
    assert_eq!(points, [vec![Some(3), Some(5), Some(4)], vec![Some(3), None, Some(2)]]);

    // The officer sees them side by side, and opens one again with a reason.
    let robin = house.staff("robin@agency.example", "Robin", "officer", &[]).await;
    house.enter(&robin);
    let whole_page = format!("/funding/assessments/of/{id}");
    for language in ["", "/en"] {
        let shown = house.test.get(&format!("{language}{whole_page}")).await.text();
        assert!(!shown.contains('⟦'), "{shown}");
        for text in ["Skäl 45 om relevans", "a@two.example", "<svg"] {
            assert!(shown.contains(text), "{text}: {shown}");
        }
    }
    let shown = house.test.get(&whole_page).await.text();
    // Relevance 4 and 2: mean 3, deviation the root of 2. Total: (40·4/5+40·5/5+20·3/5)/100 = 84; (40·2/5+20·3/5)/60 = 46.7.
    for text in ["3 ± 1,4", "84", "46,7", "65,3 ± 26,4"] {
        assert!(shown.contains(text), "{text}: {shown}");
    }
    let number = first.to_string();
    let reason = format!("reopen-reason-{first}");
    let without =
        house.test.post(&format!("{whole_page}/reopen"), &[("assignment", &number), ("act", "reopen")]).await;
    assert!(
        without.status == 422 && without.text().contains(&format!("{reason}-error")),
        "{}",
        without.text()
    );
    let with = [("assignment", number.as_str()), ("act", "reopen"), (reason.as_str(), "Fel kriterium läst")];
    assert_eq!(house.test.post(&format!("{whole_page}/reopen"), &with).await.status, 303);
    assert_eq!(house.test.post(&format!("{whole_page}/reopen"), &with).await.status, 409, "it is open");
    house.enter(&one);
    let open = house.test.get(&page).await.text();
    assert!(
        open.contains("name=\"points-relevance\"") && !open.contains("Skäl 2na"),
        "and the others are hidden again"
    );
    let at = version().await;
    assert_eq!(send(page.clone(), pairs(&whole(at, "3", "5"))).await.status, 303);
    house.enter(&robin);
    let shown = house.test.get(&whole_page).await.text();
    assert!(
        shown.contains("Skäl 35 om relevans") && shown.contains("Skäl 45 om relevans"),
        "what stood stays to be read"
    );
    assert!(shown.contains("Fel kriterium läst"));

    // The panel's note, once; then two officers close it at once.
    let note = [("note", "Panelen ser <risk>"), ("once", "abc")];
    for _ in 0..2 {
        assert_eq!(house.test.post(&format!("{whole_page}/note"), &note).await.status, 303);
    }
    let shown = house.test.get(&whole_page).await.text();
    assert_eq!(shown.matches("Panelen ser &lt;risk&gt;").count(), 1);
    let seen = assessment::one(app, &officer(), id).await.unwrap().kept.version;
    let by = officer();
    let (a, b) = tokio::join!(assessment::close(app, &by, id, seen), assessment::close(app, &by, id, seen));
    assert!(a.is_ok() && b.is_ok(), "{a:?} {b:?}");
    let now = assessment::one(app, &officer(), id).await.unwrap();
    assert_eq!((now.kept.version, now.kept.state.code()), (seen + 1, "assessed"), "closed once");
    let reopened = assessment::reopen(app, &officer(), id, first, "2026-12-24".parse().unwrap(), "Nej").await;
    assert!(matches!(reopened, Err(FundingError::NotNow)), "{reopened:?}");
    // The call's list and its file.
    let list = format!("/funding/calls/{}/applications", call.code);
    for language in ["", "/en"] {
        let page = house.test.get(&format!("{language}{list}")).await.text();
        assert!(page.contains(TITLE) && page.contains("2 ") && !page.contains('⟦'), "{page}");
    }
    let csv = house.test.get(&format!("{list}?format=csv&state=assessed")).await.text();
    assert!(csv.contains(",relevance,2.5,0.707,2,3\n"), "{csv}");
    assert_eq!(house.test.get(&format!("{list}?state=granted")).await.text().matches(TITLE).count(), 0);
}

#[tokio::test]
async fn scores_are_handed_in_once_on_sqlite() {
    scored(Databases::Sqlite).await;
}

#[tokio::test]
async fn scores_are_handed_in_once_on_postgresql() {
    scored(Databases::Postgres).await;
}

async fn loaded(kind: Databases) {
    let (house, call) = agency(kind).await;
    let app = &house.test.app;
    let mut ids = Vec::new();
    for n in 0..3 {
        let who = house.account(&format!("k{n}@lead{n}.example"), "Kim").await;
        let who = caller(&house, &who).await;
        ids.push(application(&house, &call, &who, n, |_| {}).await);
    }
    let (_, one) = assessor(&house, "a@one.example", &[]).await;
    let seen = assessment::own(app, &one).await.unwrap().map(|stated| stated.at);
    let less = assessment::model::profile::Profile { most: 1, ..profile(&[]) };
    assessment::keep_own(app, &one, seen, less).await.unwrap();
    let by = "2026-12-08".parse().unwrap();
    let (person, who) = (one.person.unwrap(), officer());
    // Three officers at once.
    let (pairs_a, pairs_b, pairs_c) = ([(ids[0], person)], [(ids[1], person)], [(ids[2], person)]);
    let (a, b, c) = tokio::join!(
        assessment::assign(app, &who, &call, &pairs_a, by),
        assessment::assign(app, &who, &call, &pairs_b, by),
        assessment::assign(app, &who, &call, &pairs_c, by),
    );
    let all = [a, b, c];
    assert_eq!(all.iter().filter(|one| matches!(one, Ok(1))).count(), 1, "{all:?}");
    assert_eq!(all.iter().filter(|one| matches!(one, Err(FundingError::LoadReached))).count(), 2, "{all:?}");
    // Both of the same pair: asked once.
    let (_, two) = assessor(&house, "a@two.example", &[]).await;
    let pair = [(ids[0], two.person.unwrap())];
    let (a, b) = tokio::join!(
        assessment::assign(app, &who, &call, &pair, by),
        assessment::assign(app, &who, &call, &pair, by)
    );
    assert_eq!(a.unwrap() + b.unwrap(), 1);
    assert_eq!(house.letters().await.iter().filter(|one| one.to == "a@two.example").count(), 1);
    // All or none: one who takes no more keeps the others from being asked.
    let both = [(ids[1], two.person.unwrap()), (ids[1], person), (ids[2], person)];
    let refused = assessment::assign(app, &who, &call, &both, by).await;
    assert!(matches!(refused, Err(FundingError::LoadReached)), "{refused:?}");
    let now = assessment::one(app, &who, ids[1]).await.unwrap();
    assert!(now.assigned.iter().all(|(one, _, _)| Some(one.person) != two.person));
    let passed = assessment::assign(app, &who, &call, &both[..1], "2026-11-23".parse().unwrap()).await;
    assert!(matches!(passed, Err(FundingError::WrongDay)));
    // What is proposed respects it, and each application has its first before any has its second.
    let (_, three) = assessor(&house, "a@three.example", &[]).await;
    let proposals = assessment::propose(app, &who, &call, 1).await.unwrap();
    for proposal in &proposals {
        assert_eq!(
            proposal.has as usize + proposal.proposed.len(),
            1.max(proposal.has as usize),
            "{proposal:?}"
        );
        assert!(proposal.proposed.iter().all(|one| one.person != person));
    }
    let proposed = proposals.iter().flat_map(|one| &one.proposed).map(|one| one.person);
    let of_three = proposed.filter(|person| Some(*person) == three.person).count();
    assert!(of_three >= 1, "the load is spread: {proposals:?}");
    // Taken off with a reason; then they may be asked once more.
    let at = now.kept.id;
    assert_eq!(at, ids[1]);
    let of = assessment::one(app, &who, ids[0]).await.unwrap();
    let mine = of.assigned.iter().find(|(one, _, _)| Some(one.person) == two.person).unwrap().0.id;
    assert!(matches!(assessment::remove(app, &who, ids[0], mine, " ").await, Err(FundingError::NoReason)));
    assessment::remove(app, &who, ids[0], mine, "För många från samma län").await.unwrap();
    assert!(matches!(assessment::asked(app, &two, mine).await, Err(FundingError::NotFound)));
    assert_eq!(assessment::assign(app, &who, &call, &pair, by).await.unwrap(), 1);
    assert!(assessment::asked(app, &two, mine).await.is_ok());
    // The officer's page asks through the form.
    let robin = house.staff("robin@agency.example", "Robin", "officer", &[]).await;
    house.enter(&robin);
    let path = format!("/funding/calls/{}/assessors", call.code);
    for language in ["", "/en"] {
        let page = house.test.get(&format!("{language}{path}?each=2")).await.text();
        assert!(page.contains("a@three.example") && !page.contains('⟦'), "{page}");
    }
    let chosen = format!("{}-{}", ids[2], three.person.unwrap().0);
    assert_eq!(house.test.post(&path, &[("by", "2026-12-08")]).await.status, 422);
    let wrong = house.test.post(&path, &[("pair", &chosen), ("by", "2026-02-31")]).await;
    assert!(wrong.status == 422 && wrong.text().contains("by-error"), "{}", wrong.text());
    let sent = house.test.post(&path, &[("pair", &chosen), ("by", "2026-12-08")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
}

#[tokio::test]
async fn nobody_gets_more_than_they_take_on_sqlite() {
    loaded(Databases::Sqlite).await;
}

#[tokio::test]
async fn nobody_gets_more_than_they_take_on_postgresql() {
    loaded(Databases::Postgres).await;
}
