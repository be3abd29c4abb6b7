//! Every waiting need matched after a change of the register: once for all nodes, begun anew when one vanishes, and no gap twice.

use crate::{
    matches::sample::{lid, registered},
    testkit::{Databases, TestApp},
};
use hemtag::{
    access::Caller,
    events,
    gaps::{self, ask_for_matching, refresh_all},
    needs::{self, Need, NewNeed},
    queue::{self, Kind, LEASE, MOST_ATTEMPTS, State, Why, carry_on, take, work_once},
};
use sea_orm::ConnectionTrait;
use tokio::sync::watch;

use super::{after, count, job, node};

/// Lids that wait for a maker.
async fn waiting(test: &TestApp, how_many: usize) -> Vec<Need> {
    let mut all = Vec::new();
    for number in 0..how_many {
        let mut document = lid();
        document.title = format!("Lock {number}");
        let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
        all.push(needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap());
    }
    all
}

/// The newest event of the register.
async fn register(test: &TestApp) -> i64 {
    events::newest_of(test.app.db.reader(), "maker").await.unwrap()
}

async fn open_gaps(test: &TestApp) -> usize {
    gaps::store::open(test.app.db.reader()).await.unwrap().len()
}

#[tokio::test]
async fn nodes_that_see_a_change_ask_once_and_one_of_them_matches_every_need() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let needs = waiting(&test, 3).await;
        let other = node(&test, "other");
        let seen = register(&test).await;
        let first = ask_for_matching(&test.app, seen, true).await.unwrap().expect("nobody has asked");
        for app in [&test.app, &other] {
            assert_eq!(ask_for_matching(app, seen, true).await.unwrap(), None, "it waits already");
        }
        assert_eq!(count(&test, "event WHERE action = 'gaps.matching_asked'").await, 1);
        assert!(work_once(&other).await.unwrap());
        let done = job(&test, first).await;
        assert_eq!((done.state, done.outcome.as_deref(), done.made), (State::Done, Some("matched"), None));
        assert_eq!(open_gaps(&test).await, 3);
        assert_eq!(ask_for_matching(&test.app, seen, false).await.unwrap(), None, "it is done");
        // What asks for it is not what it follows: nothing comes of itself.
        assert_eq!(register(&test).await, seen);

        registered(&test.app).await;
        let now = register(&test).await;
        assert!(now > seen);
        let second = ask_for_matching(&other, now, false).await.unwrap().expect("the register changed");
        assert_eq!(ask_for_matching(&test.app, now, false).await.unwrap(), None);
        assert!(work_once(&test.app).await.unwrap());
        assert_eq!(job(&test, second).await.state, State::Done);
        assert_eq!(open_gaps(&test).await, 0);
        for need in &needs {
            let told = needs::notices(&test.app, &Caller::visitor(), need).await.unwrap();
            assert_eq!(told.len(), 1, "told once");
        }
        // A program that starts may match otherwise: it asks although it is done, and nothing is written twice.
        let before = count(&test, "event WHERE action LIKE 'gap.%'").await;
        assert!(ask_for_matching(&test.app, now, true).await.unwrap().is_some());
        assert!(work_once(&test.app).await.unwrap());
        assert_eq!(count(&test, "event WHERE action LIKE 'gap.%'").await, before);
        assert_eq!(count(&test, "job WHERE kind = 'matching'").await, 1, "the newest says it all");
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}

#[tokio::test]
async fn a_change_while_needs_are_matched_has_them_matched_once_more() {
    let test = TestApp::start(Databases::Sqlite).await;
    waiting(&test, 1).await;
    let seen = register(&test).await;
    ask_for_matching(&test.app, seen, true).await.unwrap().expect("nobody has asked");
    let (_never, mut stop) = watch::channel(false);
    let taken = take(&test.app).await.unwrap().expect("it waits");
    assert_eq!(ask_for_matching(&test.app, seen, false).await.unwrap(), None, "somebody is at it");
    assert!(
        ask_for_matching(&test.app, seen + 1, false).await.unwrap().is_some(),
        "perhaps it was too early"
    );
    assert_eq!(ask_for_matching(&test.app, seen + 2, false).await.unwrap(), None, "that one begins later");
    assert!(carry_on(&test.app, &taken, &mut stop).await.unwrap());
    assert!(work_once(&test.app).await.unwrap());
    assert!(!work_once(&test.app).await.unwrap());
}

#[tokio::test]
async fn a_matching_whose_node_vanished_is_done_by_another_and_no_gap_is_there_twice() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        waiting(&test, 3).await;
        let id = ask_for_matching(&test.app, register(&test).await, true).await.unwrap().unwrap();
        let (_never, mut stop) = watch::channel(false);
        let lost = node(&test, "lost");
        let taken = take(&lost).await.unwrap().expect("it waits");
        test.app.clock = after(LEASE.as_secs() + 1);
        let other = node(&test, "other");
        let again = take(&other).await.unwrap().expect("its lease has ended");
        // The first one was only slow: what it wrote of each need stands, and is no other's to write.
        assert!(carry_on(&lost, &taken, &mut stop).await.unwrap());
        assert_eq!(job(&test, id).await.state, State::Taken);
        assert!(carry_on(&other, &again, &mut stop).await.unwrap());
        let now = job(&test, id).await;
        assert_eq!((now.state, now.node.as_deref(), now.attempts), (State::Done, Some("other"), 2));
        assert_eq!(open_gaps(&test).await, 3);
        assert_eq!(count(&test, "event WHERE action = 'gap.opened'").await, 3);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nodes_that_match_at_the_same_time_write_each_gap_once() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        waiting(&test, 30).await;
        let at_once = |test: &TestApp| {
            let nodes: Vec<_> = (0..4)
                .map(|number| {
                    let app = node(test, &format!("node-{number}"));
                    tokio::spawn(async move { refresh_all(&app, &Caller::administrator()).await.unwrap() })
                })
                .collect();
            async move {
                let (mut opened, mut closed) = (0, 0);
                for node in nodes {
                    let done = node.await.unwrap();
                    opened += done.opened;
                    closed += done.closed;
                }
                (opened, closed)
            }
        };
        assert_eq!(at_once(&test).await, (30, 0));
        assert_eq!(open_gaps(&test).await, 30);
        registered(&test.app).await;
        assert_eq!(at_once(&test).await, (0, 30));
        assert_eq!(count(&test, "notice WHERE kind = 'gap_closed'").await, 30);
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}

#[tokio::test]
async fn a_matching_that_fails_is_tried_again_and_stands_among_the_jobs() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    waiting(&test, 1).await;
    let seen = register(&test).await;
    let id = ask_for_matching(&test.app, seen, true).await.unwrap().unwrap();
    let refuse = "CREATE TRIGGER refused BEFORE INSERT ON gap BEGIN SELECT RAISE(ABORT, 'refused'); END";
    test.app.db.reader().execute_unprepared(refuse).await.unwrap();
    for attempt in 1..=MOST_ATTEMPTS {
        assert!(work_once(&test.app).await.unwrap());
        test.app.clock = after(3600 * i64::from(attempt));
    }
    let now = job(&test, id).await;
    assert_eq!((now.state, now.why), (State::GivenUp, Some(Why::Database)));
    test.sign_in();
    let page = test.get("/en/admin/jobs?kind=matching").await.text();
    assert!(page.contains("Matching of every need that waits") && page.contains("Given up"), "{page}");
    test.app.db.reader().execute_unprepared("DROP TRIGGER refused").await.unwrap();
    // The next change of the register, or the next start, has it done.
    assert_eq!(ask_for_matching(&test.app, seen, true).await.unwrap(), Some(id));
    assert!(work_once(&test.app).await.unwrap());
    assert_eq!(open_gaps(&test).await, 1);
    let newest = queue::newest_of(test.app.db.reader(), Kind::Matching).await.unwrap().unwrap();
    assert_eq!((newest.id, newest.state), (id, State::Done));
}
