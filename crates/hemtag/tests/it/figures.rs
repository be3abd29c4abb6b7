//! The figures behind the costs: looked at, changed with a history, brought back, and reckoned with again by their version.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    needs::{NewNeed, read, state_need},
};

const NEED: &str = "title = \"Fäste\"\nfirst_series = 200\n[[part]]\nsize = \"120 x 80 x 12 mm\"\nprocess = \"fräsning\"\n\
                    material = \"aluminium\"\nwall = \"4 mm\"";

const WAGE: &str = "/strategy/figures/country/SE/labour_sek_h";

async fn stated(test: &TestApp) -> String {
    let (document, _) = read::read(NEED).unwrap();
    let new = NewNeed { document, source_format: "toml".into(), ..NewNeed::default() };
    let need = state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    format!("/needs/{}/strategy", need.key)
}

fn change<'a>(low: &'a str, likely: &'a str, high: &'a str, reason: &'a str) -> [(&'static str, &'a str); 7] {
    [
        ("low", low),
        ("likely", likely),
        ("high", high),
        ("source", "our own survey, 2026"),
        ("on", "2026-11-20"),
        ("confidence", "medium"),
        ("reason", reason),
    ]
}

fn version(page: &str) -> String {
    let start = page.find("version=").expect("the page links to its figures") + "version=".len();
    page[start..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// The table of costs, without the seed of the page around it.
async fn costs(test: &TestApp, address: &str, query: &str) -> String {
    let csv = test.get(&format!("{address}/costs/csv?quantities=1;1000{query}")).await;
    assert_eq!(csv.status, 200);
    csv.text()
}

#[tokio::test]
async fn a_changed_figure_changes_answers_and_the_old_version_still_gives_the_old_one() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let address = stated(&test).await;
        let before = costs(&test, &address, "").await;
        let first = version(&test.get(&address).await.text());

        test.sign_in();
        let sent = test.post(WAGE, &change("800", "900", "1 000", "New agreement")).await;
        assert_eq!((sent.status, sent.location()), (303, Some(&*format!("{WAGE}?done=changed"))));
        let page = test.get(WAGE).await.text();
        assert!(page.contains("New agreement") && page.contains("our own survey, 2026"), "{page}");
        assert!(page.contains("370–520"), "what the tables say stays to be seen: {page}");
        test.forget();

        let after = costs(&test, &address, "").await;
        assert_ne!(after, before, "dearer work");
        let second = version(&test.get(&address).await.text());
        assert_ne!(second, first);
        assert_eq!(costs(&test, &address, &format!("&version={first}")).await, before);
        assert_eq!(costs(&test, &address, &format!("&version={second}")).await, after);
        let listed = test.get(&format!("/strategy/figures?version={first}&q=labour_sek_h")).await.text();
        assert!(listed.contains("370–520") && !listed.contains("800–1"), "{listed}");
        let changed = test.get("/strategy/figures?kind=changed&format=csv").await.text();
        assert_eq!(changed.lines().count(), 2, "{changed}");
        assert!(changed.contains("agency") && changed.contains("our own survey"), "{changed}");

        test.sign_in();
        let sent = test.post(&format!("{WAGE}/restore"), &[("to", "tables")]).await;
        assert_eq!(sent.status, 303);
        test.forget();
        assert_eq!(costs(&test, &address, "").await, before);
        assert_eq!(version(&test.get(&address).await.text()), first, "the same figures, the same version");
        assert_eq!(costs(&test, &address, &format!("&version={second}")).await, after, "and the other stays");
    }
}

#[tokio::test]
async fn an_earlier_line_of_the_history_can_be_brought_back() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    for (likely, reason) in [("410", "first"), ("420", "second")] {
        assert_eq!(test.post(WAGE, &change("370", likely, "520", reason)).await.status, 303);
    }
    let page = test.get(WAGE).await.text();
    let to = page.split("name=\"to\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert_eq!(test.post(&format!("{WAGE}/restore"), &[("to", to)]).await.status, 303);
    let page = test.get(WAGE).await.text();
    assert!(
        page.contains("troligen 410") && page.matches("<tr").count() == 5,
        "head, three lines, the tables: {page}"
    );
    assert_eq!(test.post(&format!("{WAGE}/restore"), &[("to", "99999")]).await.status, 404);
    assert_eq!(test.post(&format!("{WAGE}/restore"), &[("to", "x")]).await.status, 400);
}

#[tokio::test]
async fn a_figure_that_cannot_be_right_is_told_at_its_field_and_nothing_changes() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let cases = [
        (change("520", "430", "370", "x"), "likely-error"),
        (change("-1", "430", "520", "x"), "low-error"),
        (change("mycket", "430", "520", "x"), "low-error"),
        (change("370", "430", "520", ""), "reason-error"),
    ];
    for (fields, error) in cases {
        let page = test.post(WAGE, &fields).await;
        assert_eq!(page.status, 422);
        let text = page.text();
        assert!(text.contains(error) && text.contains("ds-error-summary"), "{error}: {text}");
        assert!(text.contains(&format!("value=\"{}\"", fields[0].1)), "what was typed stays: {text}");
    }
    let mut no_day = change("370", "430", "520", "x");
    no_day[4].1 = "igår";
    assert!(test.post(WAGE, &no_day).await.text().contains("on-error"));
    let mut point = change("430", "430", "430", "x");
    point[3].1 = "estimate";
    assert!(test.post(WAGE, &point).await.text().contains("low-error"));
    let far = test.post(WAGE, &change("3 700", "4 500", "5 200", "x")).await;
    assert!(far.status == 422 && far.text().contains("name=\"meant\""), "{}", far.text());
    let share =
        test.post("/strategy/figures/general/all/margin_share", &change("0,1", "0,5", "1,5", "x")).await;
    assert!(share.text().contains("high-error"));
    let changed = test.get("/strategy/figures?kind=changed&format=csv").await.text();
    assert_eq!(changed.lines().count(), 1, "{changed}");
    assert_eq!(test.get("/strategy/figures/country/XX/labour_sek_h").await.status, 404);
    assert_eq!(test.get("/strategy/figures/thing/SE/labour_sek_h").await.status, 404);
}

#[tokio::test]
async fn the_second_of_two_who_change_a_figure_sees_what_changed() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        assert!(test.get(WAGE).await.text().contains("name=\"seen\" value=\"0\""));
        let of = |likely: &'static str| {
            let mut fields = change("370", likely, "520", "x").to_vec();
            fields.push(("seen", "0"));
            fields
        };
        assert_eq!(test.post(WAGE, &of("410")).await.status, 303);
        let second = test.post(WAGE, &of("420")).await;
        let text = second.text();
        assert!(second.status == 422 && text.contains("Någon annan"), "{text}");
        assert!(text.contains("troligen 410") && text.contains("value=\"420\""), "both are there: {text}");
        assert!(!text.contains("name=\"seen\" value=\"0\""), "sent again it holds: {text}");
    }
}

#[tokio::test]
async fn a_figure_far_off_is_kept_when_it_is_meant() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let mut fields = change("3 700", "4 500", "5 200", "x").to_vec();
    fields.push(("meant", "yes"));
    assert_eq!(test.post(WAGE, &fields).await.status, 303);
    let absurd = test
        .post(WAGE, &[&change("1", "2", "1 000 000 000 000 000", "x")[..], &[("meant", "yes")]].concat())
        .await;
    assert!(absurd.status == 422 && absurd.text().contains("high-error"), "{}", absurd.text());
}

#[tokio::test]
async fn a_process_that_cannot_take_the_material_is_told_first() {
    let test = TestApp::start(Databases::Sqlite).await;
    let (document, _) = read::read(&NEED.replace("fräsning", "formsprutning")).unwrap();
    let new = NewNeed { document, source_format: "toml".into(), ..NewNeed::default() };
    let need = state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    let page = test.get(&format!("/needs/{}/strategy", need.key)).await.text();
    let told = page.find("Metoden du bad om kan inte").expect("it is said");
    assert!(told < page.find("ht-plot").unwrap_or(usize::MAX), "before the costs");
    assert!(page[told..].contains("Aluminium"), "with the rule that excludes it: {page}");
}

#[tokio::test]
async fn a_visitor_sees_every_figure_and_changes_none() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let page = test.get(WAGE).await;
        assert_eq!(page.status, 200);
        assert!(!page.text().contains("name=\"reason\""), "no form");
        assert_eq!(test.post(WAGE, &change("1", "2", "3", "x")).await.status, 403);
        assert_eq!(test.post(&format!("{WAGE}/restore"), &[("to", "tables")]).await.status, 403);
        for address in
            ["/strategy/figures", "/en/strategy/figures?of=material&q=steel", "/strategy/figures?page=9"]
        {
            let page = test.get(address).await;
            assert_eq!(page.status, 200);
            assert!(!page.text().contains('⟦') && page.text().contains(WAGE.split('/').nth(1).unwrap()));
        }
        let none = test.get("/strategy/figures?q=glorpning").await.text();
        assert!(none.contains("Ingen siffra passar"), "{none}");
        let whole = test.get("/strategy/figures?format=json").await.json();
        assert!(whole["rows"].as_array().is_some_and(|rows| rows.len() > 1800), "{whole}");
        let unknown = test.get("/strategy/figures?version=2020-01-01-abc").await.text();
        assert!(unknown.contains("2020-01-01-abc") && unknown.contains("ds-alert"), "{unknown}");
    }
}

#[tokio::test]
async fn a_change_by_another_process_is_followed() {
    let test = TestApp::start(Databases::Sqlite).await;
    // Another program on the same database: it reads the figures at its start, and again when the log says so.
    let other = hemtag::app::App {
        figures: std::sync::Arc::new(
            hemtag::strategy::figures::FiguresInMemory::load(&test.app.db).await.unwrap(),
        ),
        ..test.app.clone()
    };
    let before = other.figures.economics().version.clone();
    let following = tokio::spawn(hemtag::strategy::figures::FiguresInMemory::follow(other.clone()));
    test.sign_in();
    assert_eq!(test.post(WAGE, &change("370", "440", "520", "x")).await.status, 303);
    let mut version = before.clone();
    for _ in 0..100 {
        version = other.figures.economics().version.clone();
        if version != before {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    following.abort();
    assert_eq!(version, test.app.figures.economics().version);
    assert_ne!(version, before);
}

#[tokio::test]
async fn every_cost_leads_to_its_figures_and_their_sources() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let address = stated(&test).await;
        let page = test.get(&format!("{address}?abroad=CN")).await.text();
        let processes: Vec<&str> = page
            .match_indices(&format!("{address}/processes/"))
            .map(|(at, _)| page[at..].split('"').next().unwrap())
            .collect();
        assert!(processes.len() >= 12, "{processes:?}");
        for process in processes.iter().take(3) {
            let one = test.get(&process.replace("&amp;", "&")).await;
            assert_eq!(one.status, 200, "{process}");
            let text = one.text();
            assert!(!text.contains('⟦'), "{text}");
            assert!(text.contains("/strategy/figures/process/") && text.contains("margin_share"), "{text}");
        }
        for linked in ["/strategy/figures/country/CN/", "/strategy/figures/factor/"] {
            assert!(page.contains(linked), "{linked}: {page}");
        }
        let first = page.split("/strategy/figures/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert_eq!(test.get(&format!("/strategy/figures/{first}")).await.status, 200, "{first}");
        assert_eq!(test.get(&format!("{address}/processes/9.9.99")).await.status, 404);
        assert_eq!(test.get("/needs/aaaaaaaaaaaaaaaaaaaaaaaaaa/strategy/processes/3.1.02").await.status, 404);
    }
}

#[tokio::test]
async fn levers_and_left_out_factors_change_the_answer_and_say_so() {
    let test = TestApp::start(Databases::Sqlite).await;
    let address = stated(&test).await;
    let usual = costs(&test, &address, "&abroad=CN").await;
    let dearer = costs(&test, &address, "&abroad=CN&wage_home=200").await;
    assert_ne!(usual, dearer);
    let page = test.get(&format!("{address}?abroad=CN&wage_home=200&skip=brand&skip=duty")).await.text();
    for said in ["Timlönen i Sverige: 200 %", "Räkna som vanligt igen", "type=\"range\"", "value=\"200\""] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert_eq!(page.matches("Räknas inte: ").count(), 2, "{page}");
    let quick = test.get(&format!("{address}?abroad=CN&quick=1")).await.text();
    assert!(quick.contains("4 096") || quick.contains("4\u{a0}096"), "it says how many draws: {quick}");
    for wrong in ["wage_home=5", "tools=x"] {
        let page = test.get(&format!("{address}?{wrong}")).await.text();
        assert!(page.contains("ds-error-summary"), "{wrong}: {page}");
    }
    let page = test.get(&format!("{address}?version=2020-01-01-abc")).await.text();
    assert!(page.contains("2020-01-01-abc") && page.contains("ds-error-summary"), "{page}");
}
