//! Gaps: a need leaves one, a new offer closes it, and the person waiting is told. On both databases.

use std::collections::BTreeMap;

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    app::App,
    events,
    gaps::{self, Refreshed, refresh_all, refresh_need, refresh_needs},
    matches::model::ENGINE,
    needs::{
        self, CloseReason, Need, NeedId, NewNeed,
        model::{Confidentiality, Stage},
    },
};
use sea_orm::ConnectionTrait;

use crate::matches::sample::{lid, registered, said, two_parts};

async fn stated(test: &TestApp, confidentiality: Confidentiality) -> Need {
    let mut document = lid();
    document.confidentiality = confidentiality;
    let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
    needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap()
}

#[tokio::test]
async fn a_need_that_nobody_meets_leaves_a_gap_and_a_new_offer_closes_it_and_says_so() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let caller = Caller::administrator();
        let need = stated(&test, Confidentiality::Open).await;
        let first = refresh_need(&test.app, &caller, need.id).await.unwrap();
        assert_eq!(first, Refreshed { needs: 1, opened: 1, changed: 0, closed: 0 });
        let page = test.get("/gaps").await.text();
        assert!(page.contains("Fräsning") && page.contains("Jönköpings län"), "{page}");

        registered(&test.app).await;
        let second = refresh_all(&test.app, &caller).await.unwrap();
        assert_eq!(second, Refreshed { needs: 1, opened: 0, changed: 0, closed: 1 });
        let kept = gaps::store::of_need(test.app.db.reader(), need.id).await.unwrap();
        assert!(kept[0].closed_at.is_some() && kept[0].closed_by_offer.is_some());
        let notices = needs::notices(&test.app, &Caller::visitor(), &need).await.unwrap();
        assert_eq!(notices[0].kind, "gap_closed");
        assert_eq!(notices[0].data["maker"], "Exempel Fräs A AB");
        assert!(test.get("/gaps").await.text().contains("Inga luckor här"));
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}

#[tokio::test]
async fn refreshing_twice_changes_nothing_more() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let caller = Caller::administrator();
        stated(&test, Confidentiality::Open).await;
        refresh_all(&test.app, &caller).await.unwrap();
        let before = events::newest(test.app.db.reader()).await.unwrap();
        let again = refresh_all(&test.app, &caller).await.unwrap();
        assert_eq!(again, Refreshed { needs: 1, ..Refreshed::default() });
        assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), before, "no event without a change");
    }
}

#[tokio::test]
async fn a_closed_need_leaves_no_gap() {
    let test = TestApp::start(Databases::Sqlite).await;
    let caller = Caller::administrator();
    let need = stated(&test, Confidentiality::Open).await;
    refresh_all(&test.app, &caller).await.unwrap();
    needs::close_need(&test.app, &Caller::visitor(), &need.key, CloseReason::GivenUp).await.unwrap();
    assert_eq!(refresh_need(&test.app, &caller, need.id).await.unwrap().closed, 1);
    assert!(gaps::store::open(test.app.db.reader()).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_confidential_need_is_not_shown_and_an_administrator_sees_it() {
    let test = TestApp::start(Databases::Sqlite).await;
    stated(&test, Confidentiality::AdviserOnly).await;
    refresh_all(&test.app, &Caller::administrator()).await.unwrap();
    let page = test.get("/en/gaps").await.text();
    assert!(
        !page.contains("Jönköping County</a></th>")
            && page.contains("Some confidential needs are not counted")
    );
    let few = test.get("/gaps?format=json").await.json();
    assert_eq!(few["rows"].as_array().map(Vec::len), Some(0));
    assert!(few["withheld"] == true && few["smallest_cell"] == 3, "{few}");
    test.sign_in();
    assert_eq!(test.get("/gaps?format=json").await.json()["rows"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn the_gaps_can_be_filtered_shared_and_taken_away() {
    let test = TestApp::start(Databases::Sqlite).await;
    stated(&test, Confidentiality::Anonymous).await;
    refresh_all(&test.app, &Caller::administrator()).await.unwrap();
    for language in ["", "/en"] {
        let all = test.get(&format!("{language}/gaps")).await;
        assert_eq!(all.status, 200);
        assert!(!all.text().contains('⟦'), "{}", all.text());
    }
    assert!(test.get("/gaps?process=3.2&county=06").await.text().contains("Fräsning"));
    let none = test.get("/gaps?process=4.6").await.text();
    assert!(none.contains("Ingen lucka passar filtren") && none.contains("Ta bort filtren"));
    let csv = test.get("/gaps?format=csv").await.text();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(csv.contains("capability,3.2.milling,Fräsning,06,Jönköpings län,prototype"), "{csv}");
}

/// The same installation once more, with a register of its own, as another node has it.
async fn another_node(test: &TestApp) -> App {
    App::start((*test.app.config).clone(), test.app.clock.clone()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nodes_that_look_at_once_open_a_gap_once_and_tell_once_that_it_closed() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let mut needs = Vec::new();
        for _ in 0..12 {
            needs.push(stated(&test, Confidentiality::Open).await);
        }
        let nodes = [another_node(&test).await, another_node(&test).await, another_node(&test).await];
        let all = async || {
            let looking = nodes.clone().map(|node| {
                tokio::spawn(async move { refresh_all(&node, &Caller::administrator()).await.unwrap() })
            });
            let mut done = Vec::new();
            for one in looking {
                done.push(one.await.unwrap());
            }
            done
        };
        let opened: u32 = all().await.iter().map(|done| done.opened).sum();
        assert_eq!(opened, 12);
        assert_eq!(gaps::store::open(test.app.db.reader()).await.unwrap().len(), 12);

        registered(&test.app).await;
        for node in &nodes {
            node.register.reload(&node.db, &node.clock).await.unwrap();
        }
        let closed: u32 = all().await.iter().map(|done| done.closed).sum();
        assert_eq!(closed, 12);
        for need in &needs {
            let notices = needs::notices(&test.app, &Caller::visitor(), need).await.unwrap();
            assert_eq!(notices.iter().filter(|notice| notice.kind == "gap_closed").count(), 1);
        }
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}

#[tokio::test]
async fn a_node_with_an_older_register_does_not_open_a_gap_again() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let caller = Caller::administrator();
        let need = stated(&test, Confidentiality::Open).await;
        refresh_all(&test.app, &caller).await.unwrap();
        let behind = another_node(&test).await;
        registered(&test.app).await;
        assert_eq!(refresh_all(&test.app, &caller).await.unwrap().closed, 1);
        assert_eq!(refresh_need(&behind, &caller, need.id).await.unwrap().opened, 0);
        assert!(gaps::store::open(test.app.db.reader()).await.unwrap().is_empty());
    }
}

/// Has every gap stand as another version of the program wrote it: by its engine, and of another county where one is given.
async fn written_by(test: &TestApp, engine: &str, county: Option<&str>) {
    let db = test.app.db.writer();
    let engines = format!("UPDATE gap SET detail = REPLACE(detail, '{ENGINE}', '{engine}')");
    db.execute_unprepared(&engines).await.unwrap();
    if let Some(county) = county {
        db.execute_unprepared(&format!("UPDATE gap SET county = '{county}'")).await.unwrap();
    }
}

#[tokio::test]
async fn two_versions_of_the_program_on_one_database_settle() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let caller = Caller::administrator();
        let need = stated(&test, Confidentiality::Open).await;
        refresh_all(&test.app, &caller).await.unwrap();
        let nodes = [test.app.clone(), another_node(&test).await];
        let nothing = Refreshed { needs: 1, ..Refreshed::default() };

        // What an older version found is found by this one too: that is no news.
        written_by(&test, "matching 0.0.1", None).await;
        let before = events::newest(test.app.db.reader()).await.unwrap();
        for node in &nodes {
            assert_eq!(refresh_all(node, &caller).await.unwrap(), nothing);
        }
        assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), before);

        // An older version found otherwise: one node writes it, the other leaves it.
        written_by(&test, "matching 0.0.1", Some("25")).await;
        let first = refresh_all(&nodes[0], &caller).await.unwrap();
        assert_eq!(first, Refreshed { changed: 1, ..nothing });
        assert_eq!(refresh_all(&nodes[1], &caller).await.unwrap(), nothing);

        // A newer version found otherwise: this one does not contradict it, but a need that is closed leaves no gap.
        written_by(&test, "matching 9999.0.0", Some("25")).await;
        let before = events::newest(test.app.db.reader()).await.unwrap();
        for node in &nodes {
            assert_eq!(refresh_all(node, &caller).await.unwrap(), nothing);
        }
        assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), before);
        needs::close_need(&test.app, &Caller::visitor(), &need.key, CloseReason::GivenUp).await.unwrap();
        assert_eq!(refresh_need(&test.app, &caller, need.id).await.unwrap().closed, 1);
    }
}

#[tokio::test]
async fn several_needs_are_matched_together_and_one_that_is_gone_is_passed_over() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let caller = Caller::administrator();
        let mut ids = vec![NeedId(999_999)];
        for _ in 0..3 {
            ids.push(stated(&test, Confidentiality::Open).await.id);
        }
        let done = refresh_needs(&test.app, &caller, &ids, &|_, _| {}).await.unwrap();
        assert_eq!(done, Refreshed { needs: 3, opened: 3, ..Refreshed::default() });
    }
}

/// The counts of the gaps as the database holds them, all gone through.
async fn by_process_and_county(test: &TestApp) -> BTreeMap<(Option<String>, Option<String>), u32> {
    let mut counts = BTreeMap::new();
    let levels: BTreeMap<NeedId, Confidentiality> =
        needs::store::waiting_levels(test.app.db.reader()).await.unwrap().into_iter().collect();
    for gap in gaps::store::open(test.app.db.reader()).await.unwrap() {
        if levels.contains_key(&gap.need) {
            *counts.entry((gap.content.process, gap.content.county)).or_default() += 1;
        }
    }
    counts
}

#[tokio::test]
async fn what_every_node_counts_in_memory_is_what_the_database_holds_after_each_change() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let administrator = Caller::administrator();
        let nodes = [test.app.clone(), another_node(&test).await];
        let same = async |step: &str| {
            let expected = by_process_and_county(&test).await;
            for node in &nodes {
                let counted =
                    gaps::list_gaps(node, &administrator, &gaps::model::Filter::default()).await.unwrap();
                let mut counts = BTreeMap::new();
                for (key, cell) in counted.cells {
                    *counts.entry((key.process, key.county)).or_default() += cell.gaps;
                }
                assert_eq!(counts, expected, "{step}");
            }
            expected.values().sum::<u32>()
        };
        assert_eq!(same("nothing").await, 0);
        let mut all = Vec::new();
        for level in [Confidentiality::Open, Confidentiality::Anonymous, Confidentiality::AdviserOnly] {
            all.push(stated(&test, level).await);
        }
        assert_eq!(same("stated, not matched").await, 0);
        refresh_all(&nodes[1], &administrator).await.unwrap();
        assert_eq!(same("opened by the other node").await, 3);

        let mut other = two_parts();
        other.owner.kommun = said("2480".into());
        let owner = Caller::visitor();
        let changed =
            needs::update_need(&test.app, &owner, &all[0].key, all[0].version, other).await.unwrap();
        refresh_need(&test.app, &administrator, changed.id).await.unwrap();
        assert_eq!(same("another document: two parts, and in Umeå").await, 4);

        needs::close_need(&test.app, &owner, &all[1].key, CloseReason::GivenUp).await.unwrap();
        assert_eq!(same("closed, its gap not yet").await, 3);
        needs::reopen_need(&test.app, &owner, &all[1].key).await.unwrap();
        assert_eq!(same("open again").await, 4);

        registered(&test.app).await;
        for node in &nodes {
            node.register.catch_up(&node.db, &node.clock).await.unwrap();
        }
        refresh_all(&nodes[0], &administrator).await.unwrap();
        assert_eq!(same("offers close all").await, 0);
    }
}

#[tokio::test]
async fn a_long_table_of_gaps_has_pages_and_its_files_have_all() {
    let test = TestApp::start(Databases::Sqlite).await;
    let places = vocabulary::Vocabulary::embedded().places();
    let mut new = Vec::new();
    for county in places.counties() {
        let kommun = places.kommuner_of(&county.code).next().unwrap();
        for stage in [Stage::Prototype, Stage::PilotSeries, Stage::FullScale] {
            let mut document = lid();
            document.owner.kommun = said(kommun.code.clone());
            document.stage = said(stage);
            document.confidentiality = Confidentiality::Open;
            new.push(NewNeed { document, source_format: "form".into(), ..NewNeed::default() });
        }
    }
    let stated = new.len();
    needs::state_needs(&test.app, &Caller::administrator(), new).await.unwrap();
    refresh_all(&test.app, &Caller::administrator()).await.unwrap();
    let rows = |page: &str| page.matches("<th scope=\"row\"><a href=\"/processes/").count();
    let first = test.get("/gaps").await.text();
    let second = test.get("/gaps?page=2").await.text();
    assert_eq!((rows(&first), rows(&second)), (50, stated - 50), "{second}");
    assert!(
        first.contains("href=\"/gaps?page=2#table\"") && second.contains("href=\"/gaps#table\""),
        "{first}"
    );
    // A page that is not there is the last.
    assert_eq!(rows(&test.get("/gaps?page=99").await.text()), stated - 50);
    let filtered = test.get("/gaps?process=3.2&page=2").await.text();
    assert_eq!(rows(&filtered), stated - 50);
    assert!(!test.get("/gaps?county=06").await.text().contains("page=2"));
    assert_eq!(test.get("/gaps?page=2&format=csv").await.text().lines().count(), 1 + stated);
}
