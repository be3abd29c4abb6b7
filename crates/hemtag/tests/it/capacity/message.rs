//! A machine group's hours for one customer as a message of Catena-X: what goes out comes in again, for whoever may state them.

use crate::testkit::{Databases, Page, TestApp};
use hemtag::{
    makers::{
        self,
        model::{Maker, SiteId},
    },
    words::Language,
};
use matching::Position;
use serde_json::{Value, json};

use crate::capacity::{administrator, first, maker, set_day, times};
use crate::matches::sample;

const PARTNERS: [(&str, &str); 2] = [("supplier", "bpnl0000000001ab"), ("customer", "BPNL00000000ZZZZ")];

async fn sent(test: &TestApp, address: &str, text: &str) -> Page {
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"m.json\"\r\n\r\n{text}\r\n--b--\r\n"
    );
    test.post_body(address, "multipart/form-data; boundary=b", body).await
}

/// States the hours of the first maker's group: two weeks with hours at most, one without, one that has passed by the day of the test.
async fn stated(test: &TestApp) -> Maker {
    let maker = first(test).await;
    let (own, id) = (format!("/makers/{}/capacity", maker.id), maker.sites[0].offers[0].id);
    let names = ["2026-W48", "2026-W49", "2026-W50", "2026-W51"].map(|week| format!("hours-{id}-{week}"));
    let hours = ["16/20", "0/40", "24/24", "30"];
    let mut fields = vec![("version", "1"), ("do", "save")];
    fields.extend(names.iter().map(String::as_str).zip(hours));
    assert_eq!(test.post(&own, &fields).await.status, 303);
    first(test).await
}

/// What is stated of a maker's only group, by week.
fn weeks(maker: &Maker) -> Vec<(String, u16, Option<u16>)> {
    let groups = maker.machine_groups();
    groups[0].weeks.iter().map(|week| (week.monday.to_string(), week.actual, week.maximum)).collect()
}

#[tokio::test]
async fn what_goes_out_comes_in_again() {
    for database in Databases::both() {
        let mut test = TestApp::start(database).await;
        sample::registered(&test.app).await;
        test.sign_in();
        let maker = stated(&test).await;
        set_day(&mut test, "2026-12-01");
        let own = format!("/makers/{}/capacity", maker.id);
        let page = test.get(&format!("/en{own}/exchange")).await.text();
        for said in [
            "2026-W49",
            "the place, unless two groups",
            "urn:samm:io.catenax.week_based_capacity_group:3.0.1",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("2026-W48"), "what has passed is not told");

        let with_most =
            [PARTNERS.as_slice(), [("sites", "BPNS00000000000A bpns00000000000b")].as_slice()].concat();
        let file = test.post(&format!("{own}/exchange"), &with_most).await;
        assert_eq!(file.status, 200, "{}", file.text());
        assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        let message: Value = file.json();
        assert_eq!(message["customer"], "BPNL00000000ZZZZ");
        assert_eq!(message["supplierLocations"], json!(["BPNS00000000000A", "BPNS00000000000B"]));
        assert_eq!(message["changedAt"], "2026-11-23T23:00:00Z", "the day in Sweden on which it was stated");
        let told = message["capacities"].as_array().unwrap();
        let told: Vec<_> = told.iter().map(|week| (&week["pointInTime"], &week["actualCapacity"])).collect();
        assert_eq!(told, [(&json!("2026-11-30"), &json!(0)), (&json!("2026-12-07"), &json!(24))]);
        let all = [PARTNERS.as_slice(), [("no_more", "yes")].as_slice()].concat();
        let whole = test.post(&format!("{own}/exchange"), &all).await;
        let of_all: Value = whole.json();
        assert_eq!(of_all["capacities"].as_array().unwrap().len(), 3);
        assert_eq!(
            of_all["capacityGroupId"], message["capacityGroupId"],
            "the same for the group ever after"
        );
        let other = [PARTNERS[0], ("customer", "BPNL00000000YYYY"), ("no_more", "yes")];
        let other: Value = test.post(&format!("{own}/exchange"), &other).await.json();
        assert_ne!(other["capacityGroupId"], message["capacityGroupId"], "and another for each customer");
        assert_eq!(times(&test, "capacity.exchanged").await, 3);

        // In again: every week is told as known, and the hours are as they were.
        let look = sent(&test, &format!("/en{own}/import"), &file.text()).await;
        assert_eq!(look.status, 303, "{}", look.text());
        let preview = look.location().unwrap().to_owned();
        let text = test.get(&preview).await.text();
        for said in ["Unchanged", "BPNL00000000ZZZZ", "The numbers of sites are not read", "2026-W50"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        let version = maker.version.to_string();
        let kept = test.post(&preview, &[("version", version.as_str()), ("do", "import")]).await;
        assert_eq!(kept.status, 303);
        let now = first(&test).await;
        assert_eq!(weeks(&now), weeks(&maker));
        assert_eq!(now.machine_groups()[0].stated.as_ref().unwrap().on.to_string(), "2026-12-01");

        // The hours that are gone come back from the file.
        let mut emptied = now.clone();
        emptied.sites[0].offers[0].free_weeks.clear();
        makers::change_maker(&test.app, &administrator(), &mut emptied).await.unwrap();
        let look = sent(&test, &format!("{own}/import"), &whole.text()).await;
        let preview = look.location().unwrap().to_owned();
        let version = first(&test).await.version.to_string();
        let kept = test.post(&preview, &[("version", version.as_str()), ("do", "import")]).await;
        assert_eq!(kept.status, 303);
        let back = weeks(&first(&test).await);
        let ahead: Vec<_> = weeks(&maker)
            .into_iter()
            .skip(1)
            .map(|(monday, free, most)| (monday, free, most.or(Some(free))))
            .collect();
        assert_eq!(back, ahead, "the third was said to have no more than its free hours");
    }
}

#[tokio::test]
async fn the_table_as_json_comes_in_again() {
    let test = TestApp::start(Databases::Sqlite).await;
    sample::registered(&test.app).await;
    test.sign_in();
    let maker = stated(&test).await;
    let own = format!("/makers/{}/capacity", maker.id);
    let file = test.get(&format!("{own}/file/json")).await.text();
    let lines = makers::capacity::import::read_file(file.as_bytes(), 1_000_000).unwrap();
    assert!(lines.notes.is_empty());
    let plan = makers::capacity::import::plan(&maker, lines, test.app.clock.today());
    assert_eq!((plan.rows.len(), plan.count("known")), (4, 4));
    assert_eq!(plan.hours.values().next(), Some(&maker.machine_groups()[0].weeks));
}

#[tokio::test]
async fn groups_of_one_name_are_told_apart_by_their_sites() {
    let test = TestApp::start(Databases::Sqlite).await;
    sample::registered(&test.app).await;
    test.sign_in();
    let mut maker = first(&test).await;
    let mut second = maker.sites[0].clone();
    second.id = SiteId(maker.new_id());
    second.kommun = Some("0680".into());
    second.position = Some(Position { lat: 57_780_000, lon: 14_160_000 });
    second.offers[0].id.0 = maker.new_id() - 1;
    maker.sites.push(second);
    makers::change_maker(&test.app, &administrator(), &mut maker).await.unwrap();
    let maker = first(&test).await;
    let groups = maker.machine_groups();
    let own = format!("/makers/{}/capacity", maker.id);
    let names: Vec<String> = groups.iter().map(|group| format!("hours-{}-2026-W49", group.id())).collect();
    let version = maker.version.to_string();
    let hours = [
        ("version", version.as_str()),
        ("do", "save"),
        (names[0].as_str(), "8/9"),
        (names[1].as_str(), "24/40"),
    ];
    assert_eq!(test.post(&own, &hours).await.status, 303);
    let page = test.get(&format!("{own}/exchange")).await.text();
    assert!(page.contains(&format!("?group={}", groups[1].id())), "{page}");
    let file = test.post(&format!("{own}/exchange?group={}", groups[1].id()), &PARTNERS).await;
    assert_eq!(file.status, 200, "{}", file.text());
    assert!(file.json()["name"].as_str().unwrap().ends_with(", Jönköping"), "{}", file.text());
    let maker = first(&test).await;
    let lines = makers::capacity::import::read_file(file.text().as_bytes(), 1_000_000).unwrap();
    let plan = makers::capacity::import::plan(&maker, lines, test.app.clock.today());
    assert_eq!(
        (plan.count("known"), plan.hours.keys().copied().collect::<Vec<_>>()),
        (1, vec![groups[1].id()])
    );
}

#[tokio::test]
async fn nothing_goes_out_with_gaps_or_when_nothing_counts() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    sample::registered(&test.app).await;
    test.sign_in();
    let own = format!("/makers/{}/capacity/exchange", first(&test).await.id);
    assert!(test.get(&format!("/en{own}")).await.text().contains("There are no hours to tell of"));
    let maker = stated(&test).await;
    for (field, typed) in [("supplier", "BPNL1"), ("customer", ""), ("sites", "BPNL0000000001AB")] {
        let mut fields: Vec<_> = PARTNERS.into_iter().filter(|(name, _)| *name != field).collect();
        fields.push((field, typed));
        let again = test.post(&own, &fields).await;
        assert_eq!(again.status, 422, "{field}");
        assert!(
            again.text().contains(&format!("href=\"#{field}\"")) && again.text().contains(typed),
            "{field}"
        );
    }
    assert_eq!(test.post(&format!("{own}?group=9999"), &PARTNERS).await.status, 404);
    // Only a week without hours at most is left, and nobody says that there are no more.
    set_day(&mut test, "2026-12-14");
    let again = test.post(&format!("/en{own}"), &PARTNERS).await;
    assert!(again.status == 422 && again.text().contains("No week has hours at most"), "{}", again.text());
    assert_eq!(times(&test, "capacity.exchanged").await, 0);
    // What was stated too long ago is not known.
    let mut old = maker.clone();
    for fact in &mut old.evidence {
        fact.evidence.on = jiff::civil::date(2026, 11, 1);
    }
    makers::change_maker(&test.app, &administrator(), &mut old).await.unwrap();
    let gone = test.post(&own, &[PARTNERS[0], PARTNERS[1], ("no_more", "yes")]).await;
    assert!(gone.status == 422 && gone.text().contains("Det finns inga timmar"), "{}", gone.text());
}

#[tokio::test]
async fn strangers_make_none_and_a_file_of_others_is_told() {
    let test = TestApp::start(Databases::Sqlite).await;
    sample::registered(&test.app).await;
    let own = format!("/makers/{}/capacity", maker(&test, "Exempel Fräs B AB").await.id);
    assert_eq!(test.get(&format!("{own}/exchange")).await.status, 403);
    assert_eq!(test.post(&format!("{own}/exchange"), &PARTNERS).await.status, 403);
    assert_eq!(test.get("/makers/9999/capacity/exchange").await.status, 403);
    test.sign_in();
    assert_eq!(test.get("/makers/9999/capacity/exchange").await.status, 404);
    let whole = json!({
        "capacityGroupId": "3b4edc05-e214-47a1-b0c2-1d831cdd9ba9", "name": "Press 4", "customer": "BPNL00000000ZZZZ",
        "supplier": "BPNL0000000001AB", "unitOfMeasure": "unit:hourUnitOfTime", "unitOfMeasureIsOmitted": false,
        "capacities": [
            { "pointInTime": "2026-11-30", "actualCapacity": 20.5, "maximumCapacity": 30 },
            { "pointInTime": "2026-12-07", "actualCapacity": 20, "maximumCapacity": 30, "agreedCapacity": 10 },
        ],
        "changedAt": "2026-11-20T09:00:00Z", "capacityGroupIsInactive": false, "colour": "red",
    });
    let look = sent(&test, &format!("{own}/import"), &whole.to_string()).await;
    assert_eq!(look.status, 303, "{}", look.text());
    let text = test.get(look.location().unwrap()).await.text();
    for told in ["Press 4", "har ingen maskingrupp", "/colour", "The capacity that was agreed is not read"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    let mut pieces = whole.clone();
    pieces["unitOfMeasure"] = json!("unit:piece");
    let refused = sent(&test, &format!("{own}/import"), &pieces.to_string()).await;
    assert!(refused.status == 422 && refused.text().contains("/unitOfMeasure"), "{}", refused.text());
    for language in Language::ALL {
        let problem = makers::capacity::import::read_file(b"{\"capacities\": 1}", 1000).unwrap_err();
        assert!(problem.sentence(language).contains("week_based_capacity_group 3.0.1"));
    }
}
