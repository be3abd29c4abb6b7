//! Projects chosen together: tried, proposed with reasons, chosen by a person; and calls written through their pages.

use std::collections::BTreeMap;

use crate::testkit::Databases;
use hemtag::funding::{
    assessment::{
        self, Answer,
        model::sheet::{Score, Sheet},
    },
    calls::{self, KeptCall},
};

use crate::cases::people::{House, field, led_to};
use crate::funding::{
    conflicts::{agency, application, ask, assessor, caller},
    world::{assignment, officer},
};

fn sheet(call: &KeptCall, points: u8) -> Sheet {
    let score = |code: &str| {
        let given = Score { points: Some(points), reason: "Prövat.".to_owned(), ..Score::default() };
        (code.to_owned(), given)
    };
    let scores = call.call.criteria.iter().map(|one| score(&one.code)).collect::<BTreeMap<_, _>>();
    Sheet { scores, ..Sheet::default() }
}

/// Four applications to a call with 2 MSEK a year, each judged by two: the first best, then less and less.
async fn assessed(kind: Databases) -> (House, KeptCall, Vec<i64>) {
    let (house, call) = agency(kind).await;
    let app = &house.test.app;
    let mut judges = Vec::new();
    for name in ["one", "two"] {
        judges.push(assessor(&house, &format!("a@{name}.example"), &[]).await.1);
    }
    let mut ids = Vec::new();
    for n in 0..4 {
        let owner = house.account(&format!("kim@lead{n}.example"), "Kim Ek").await;
        let owner = caller(&house, &owner).await;
        let id = application(&house, &call, &owner, n, |_| {}).await;
        for (at, judge) in judges.iter().enumerate() {
            let asked = ask(&house, &call, id, judge).await.unwrap();
            assessment::answer(app, judge, asked, &Answer::Accept).await.unwrap();
            let points = u8::try_from(5 - n - usize::from(n > 0) * at % 2).unwrap();
            assessment::hand_in(app, judge, asked, 2, sheet(&call, points)).await.unwrap();
        }
        ids.push(id);
    }
    (house, call, ids)
}

async fn tried_proposed_and_chosen(kind: Databases) {
    let (house, call, ids) = assessed(kind).await;
    let test = &house.test;
    let someone = house.staff("olle@agency.example", "Olle", "officer", &[]).await;
    house.enter(&someone);
    let path = format!("/funding/calls/{}/selection", call.code);
    let page = test.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let text = page.text();
    assert!(text.contains("bevisat bäst") && !text.contains('⟦'), "{text}");
    for id in &ids {
        assert!(text.contains(&format!("fix-{id}")), "{id}");
    }
    // With 700 000 a year some are left out; the first must be, the last must not be.
    let year = call.call.years[0];
    let settings = |fixed: &[(i64, &str)]| {
        let mut form = vec![
            (format!("budget-{year}"), "700 000".to_owned()),
            (format!("budget-{}", year + 1), "700 000".to_owned()),
            ("gap_worth".to_owned(), "5".to_owned()),
        ];
        for (at, (firms, worth)) in [("10", "1"), ("10", "0,5"), ("20", "0,25")].into_iter().enumerate() {
            form.push((format!("step-{at}-firms"), firms.to_owned()));
            form.push((format!("step-{at}-worth"), worth.to_owned()));
        }
        form.extend(fixed.iter().map(|(id, what)| (format!("fix-{id}"), (*what).to_owned())));
        form
    };
    let query = |form: &[(String, String)]| {
        let pairs: Vec<String> =
            form.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+"))).collect();
        format!("{path}?{}", pairs.join("&"))
    };
    let tried = test.get(&query(&settings(&[]))).await;
    assert_eq!(tried.status, 200, "{}", tried.text());
    // Everything fixed in does not fit: which conditions clash is said by name.
    let all: Vec<(i64, &str)> = ids.iter().map(|id| (*id, "in")).collect();
    let clash = test.get(&query(&settings(&all))).await.text();
    assert!(clash.contains("Villkoren går inte ihop"), "{clash}");
    assert!(
        clash.contains(&format!("Pengarna {year}")) && clash.contains("Bestämt för Exempelprojekt"),
        "{clash}"
    );
    // More than the frame has left is no budget.
    let mut too_much = settings(&[]);
    too_much[0].1 = "5 000 001".to_owned();
    assert_eq!(test.get(&query(&too_much)).await.status, 422);

    // Before and after stands below: every county, and what is left.
    let text = tried.text();
    assert!(text.contains("Före och efter") && text.contains("Uppsala län"), "{text}");
    rules(&house, &path, &ids, &settings(&[])).await;

    let form = settings(&[]);
    let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let first = led_to(&test.post(&path, &pairs).await);
    let again = led_to(&test.post(&path, &pairs).await);
    assert_eq!(first, again, "the same question is the same proposal");
    let kept = first.split('?').next().unwrap().to_owned();
    let page = test.get(&kept).await.text();
    assert!(page.contains("Vad det kostar att ändra") && page.contains("SHA-256"), "{page}");
    let proposed: Vec<i64> =
        ids.iter().copied().filter(|id| page.contains(&format!("value=\"{id}\" checked"))).collect();
    assert!(!proposed.is_empty() && proposed.len() < ids.len(), "{proposed:?}");

    // Another choice needs a reason; two at once: the second is told.
    let version = field(&page, "version");
    let others: Vec<i64> = ids.iter().copied().filter(|id| !proposed.contains(id)).collect();
    let other = others[0].to_string();
    let choice = [("version", version.as_str()), ("chosen", other.as_str()), ("reason", "")];
    let refused = test.post(&kept, &choice).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Skriv varför valet skiljer sig"), "{}", refused.text());
    let choice =
        [("version", version.as_str()), ("chosen", other.as_str()), ("reason", "Länet har inget annat.")];
    led_to(&test.post(&kept, &choice).await);
    assert_eq!(test.post(&kept, &choice).await.status, 422, "from what was seen before");
    let page = test.get(&kept).await.text();
    assert!(page.contains("Länet har inget annat.") && page.contains("mindre än förslaget"), "{page}");
    let csv = test.get(&format!("{kept}?format=csv")).await.text();
    assert_eq!(csv.lines().count(), ids.len() + 1, "{csv}");
    let csv = test.get(&format!("{kept}?table=coverage&format=csv")).await.text();
    assert_eq!(csv.lines().count(), 21 + 2, "a county a line, the whole country, the head: {csv}");
    // Only officers: an applicant is told nothing.
    let kim = house.account("kim@else.example", "Kim").await;
    house.enter(&kim);
    for path in [&path, &kept] {
        assert_eq!(test.get(path).await.status, 403, "{path}");
    }
}

/// What goes together: each rule changes what is proposed, one that is written wrongly is told at its field, and rules that
/// clash are named.
async fn rules(house: &House, path: &str, ids: &[i64], settings: &[(String, String)]) {
    let test = &house.test;
    let page = test.get(path).await.text();
    let number = |id: i64| {
        let link =
            page.split(&format!("/funding/applications/{id}\">")).nth(1).expect("the project is listed");
        link.split("ht-soft\">").nth(1).unwrap().split('<').next().unwrap().trim().to_owned()
    };
    let numbers: Vec<String> = ids.iter().map(|id| number(*id)).collect();
    let tried = async |fields: &[(&str, String)], fixed: &[(i64, &str)]| {
        let mut form = settings.to_vec();
        form.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        form.extend(fixed.iter().map(|(id, what)| (format!("fix-{id}"), (*what).to_owned())));
        let pairs: Vec<String> =
            form.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+"))).collect();
        test.get(&format!("{path}?{}", pairs.join("&"))).await
    };
    let rule = |kind: &str, of: String, most: &str| {
        [("rule-0-kind", kind.to_owned()), ("rule-0-of", of), ("rule-0-most", most.to_owned())]
    };
    let both = format!("{},{}", numbers[0], numbers[1]);
    let two_in = [(ids[0], "in"), (ids[1], "in")];
    let free = tried(&[], &two_in).await.text();
    assert!(free.contains("bevisat bäst"), "two fit: {free}");
    // Not both, though both are fixed in: the rule is named in words.
    for (kind, most, told) in [
        ("excludes", "", "Inte båda: Exempelprojekt"),
        ("at_most", "1", "Högst 1 av Exempelprojekt"),
        ("money", "1 000", "till Exempelprojekt"),
    ] {
        let clash = tried(&rule(kind, both.clone(), most), &two_in).await;
        assert_eq!(clash.status, 200, "{}", clash.text());
        let clash = clash.text();
        assert!(clash.contains("Villkoren går inte ihop") && clash.contains(told), "{kind}: {clash}");
    }
    let alone = [(ids[0], "in"), (ids[1], "out")];
    let clash = tried(&rule("needs", both.clone(), ""), &alone).await.text();
    assert!(clash.contains("bara tillsammans med"), "{clash}");
    for (kind, of, most, field) in [
        ("excludes", "9999".to_owned(), "", "rule-0-of"),
        ("excludes", numbers[0].clone(), "", "rule-0-of"),
        ("at_most", both.clone(), "2", "rule-0-most"),
        ("money", both.clone(), "mycket", "rule-0-most"),
        ("", both.clone(), "", "rule-0-kind"),
    ] {
        let refused = tried(&rule(kind, of, most), &[]).await;
        assert_eq!(refused.status, 422, "{kind}");
        assert!(refused.text().contains(&format!("href=\"#{field}\"")), "{}", refused.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn projects_are_tried_proposed_and_chosen_on_sqlite() {
    tried_proposed_and_chosen(Databases::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn projects_are_tried_proposed_and_chosen_on_postgresql() {
    tried_proposed_and_chosen(Databases::Postgres).await;
}

#[tokio::test]
async fn a_call_is_written_part_by_part_published_and_amended() {
    let house = House::start(Databases::Sqlite).await;
    let test = &house.test;
    let money = assignment(&test.app).await;
    let olle = house.staff("olle@agency.example", "Olle", "officer", &[]).await;
    house.enter(&olle);
    let id = money.id.to_string();
    let empty = test.post("/funding/calls/new", &[("title_sv", "A")]).await;
    assert_eq!(empty.status, 422);
    let begun = test
        .post(
            "/funding/calls/new",
            &[
                ("kind", "projects"),
                ("assignment", &id),
                ("title_sv", "Hitta fram"),
                ("title_en", "Find a way"),
            ],
        )
        .await;
    assert_eq!(led_to(&begun), "/funding/calls/find-a-way/edit/about");
    let here = "/funding/calls/find-a-way";
    house.test.forget();
    assert_eq!(test.get(here).await.status, 404, "a draft is nobody else's");
    house.enter(&olle);
    let year = money.years[0];
    let years = format!("{year} {}", year + 1);
    let (from, to) = (format!("{year}-01-01"), format!("{}-12-31", year + 1));
    let version = || async { field(&test.get(&format!("{here}/edit/about")).await.text(), "version") };
    let parts: [(&str, Vec<(&str, &str)>); 4] = [
        (
            "about",
            vec![
                ("title_sv", "Hitta fram"),
                ("title_en", "Find a way"),
                ("purpose_sv", "Syfte"),
                ("purpose_en", "Purpose"),
                ("legal_basis", "Förordning"),
                ("aid", "de-minimis"),
                ("opens_at", &from),
                ("opens_time", "09:00"),
                ("closes_at", &to),
                ("closes_time", "16:00"),
                ("project_from", &from),
                ("project_to", &to),
                ("completion_days", "14"),
                ("decision_days", "80"),
            ],
        ),
        (
            "judging",
            vec![
                ("sub_goals-0-sv", "Kunskap"),
                ("sub_goals-0-en", "Knowledge"),
                ("sub_goals-1-sv", ""),
                ("sub_goals-1-en", ""),
                ("criteria-0-sv", "Nytta"),
                ("criteria-0-en", "Use"),
                ("criteria-0-most", "5"),
                ("criteria-0-weight", "1"),
            ],
        ),
        (
            "eligibility",
            vec![
                ("eligibility-0-rule", "branch"),
                ("eligibility-0-value", "10 11 -10.2"),
                ("eligibility-0-source", "Förordningen"),
            ],
        ),
        (
            "money",
            vec![
                ("share_percent", "50"),
                ("in_kind", "1"),
                ("least", "100 000"),
                ("most", "1 000 000"),
                ("years", &years),
                ("first_claim_months", "6"),
                ("claim_months", "6"),
                ("advance_percent", "0"),
                ("retention_percent", "10"),
                ("kept_years", "10"),
                ("cost_kinds-0-sv", "Personal"),
                ("cost_kinds-0-en", "Staff"),
            ],
        ),
    ];
    let early = test.post(&format!("{here}/publish"), &[("version", &version().await)]).await;
    assert!(led_to(&early).ends_with("done=not-published"));
    let lacks = test.get(here).await.text();
    assert!(lacks.contains("Minst ett kriterium behövs.") && !lacks.contains('⟦'), "{lacks}");
    for (part, form) in &parts {
        let version = version().await;
        let mut form = form.clone();
        form.push(("version", &version));
        led_to(&test.post(&format!("{here}/edit/{part}"), &form).await);
    }
    // What cannot be read is said at its field, and nothing is kept.
    let at = version().await;
    let wrong =
        [("version", at.as_str()), ("eligibility-0-rule", "branch"), ("eligibility-0-value", "verkstad")];
    let answer = test.post(&format!("{here}/edit/eligibility"), &wrong).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("verkstad") && answer.text().contains("Värdet passar inte regeln"));
    assert_eq!(version().await, at);
    led_to(&test.post(&format!("{here}/publish"), &[("version", &at)]).await);
    house.test.forget();
    let public = test.get(&format!("/en{here}")).await.text();
    for words in ["Find a way", "Knowledge", "At most 50 percent", "10.2", "kept back until the final report"]
    {
        assert!(public.contains(words), "{words}: {public}");
    }
    // An amendment needs a reason, which everybody reads; the second of two sees what the first wrote.
    house.enter(&olle);
    let at = version().await;
    let form = |reason: &'static str, share: &'static str| {
        let mut form: Vec<(String, String)> =
            parts[3].1.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        form[0].1 = share.to_owned();
        form.extend([("version".to_owned(), at.clone()), ("reason".to_owned(), reason.to_owned())]);
        form
    };
    let send = |form: Vec<(String, String)>| async move {
        let pairs: Vec<(&str, &str)> =
            form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        test.post(&format!("{here}/edit/money"), &pairs).await
    };
    assert_eq!(send(form("", "60")).await.status, 422);
    led_to(&send(form("Fler ska ha råd.", "60")).await);
    let second = send(form("Jag ville 40.", "40")).await;
    assert_eq!(second.status, 422);
    assert!(second.text().contains("Någon annan hann före"), "{}", second.text());
    assert!(test.get(here).await.text().contains("Fler ska ha råd."));
    let kept = calls::by_code(&test.app, &officer(), "find-a-way").await.unwrap();
    assert_eq!(calls::versions(&test.app, &officer(), &kept).await.unwrap().len(), 2);
}
