//! Every waiting need matched after a change of the register: once for all nodes, begun anew when one vanishes, and no gap twice.

use crate::{
    matches::sample::{lid, registered},
    testkit::{Databases, TestApp},
};
use hemtag::{
    access::Caller,
    events::{self, Event, Subject},
    gaps::{self, Asked, ask_for_matching, step},
    needs::{
        self, Need, NewNeed,
        model::{Answer, Origin},
    },
    queue::{self, Kind, LEASE, MOST_ATTEMPTS, NewJob, State, Why, carry_on, take, work_once},
};
use matching::PartSize;
use sea_orm::ConnectionTrait;
use serde_json::json;
use tokio::sync::watch;
use vocabulary::Length;

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

/// How often a matching of every need was asked for.
async fn asked(test: &TestApp) -> i64 {
    count(test, "event WHERE action = 'gaps.matching_asked'").await
}

/// The number of the job that was put into the queue.
fn new(asked: Asked) -> i64 {
    match asked {
        Asked::New { job, .. } => job,
        Asked::Covered | Asked::Later => panic!("nothing was asked for: {asked:?}"),
    }
}

#[tokio::test]
async fn nodes_that_see_a_change_ask_once_and_one_of_them_matches_every_need() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let needs = waiting(&test, 3).await;
        let other = node(&test, "other");
        let seen = register(&test).await;
        let first = new(ask_for_matching(&test.app, seen, true).await.unwrap());
        for app in [&test.app, &other] {
            let again = ask_for_matching(app, seen, true).await.unwrap();
            assert_eq!(again, Asked::Covered, "it waits already");
        }
        assert_eq!(asked(&test).await, 1);
        assert!(work_once(&other).await.unwrap());
        let done = job(&test, first).await;
        assert_eq!((done.state, done.outcome.as_deref(), done.made), (State::Done, Some("matched"), None));
        assert_eq!(open_gaps(&test).await, 3);
        assert_eq!(ask_for_matching(&test.app, seen, false).await.unwrap(), Asked::Covered, "it is done");
        // What asks for it is not what it follows: nothing comes of itself.
        assert_eq!(register(&test).await, seen);

        registered(&test.app).await;
        let now = register(&test).await;
        assert!(now > seen);
        let second = new(ask_for_matching(&other, now, false).await.unwrap());
        assert_eq!(ask_for_matching(&test.app, now, false).await.unwrap(), Asked::Covered);
        assert!(work_once(&test.app).await.unwrap());
        assert_eq!(job(&test, second).await.state, State::Done);
        assert_eq!(open_gaps(&test).await, 0);
        for need in &needs {
            let told = needs::notices(&test.app, &Caller::visitor(), need).await.unwrap();
            assert_eq!(told.len(), 1, "told once");
        }
        assert_eq!(count(&test, "job WHERE kind = 'matching'").await, 1, "the newest says it all");
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}

/// A node that starts works on what the one before it was asked for: whatever happened in between need not be matched again.
#[tokio::test]
async fn a_matching_covers_what_changed_until_it_began() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        waiting(&test, 1).await;
        let seen = register(&test).await;
        let first = new(ask_for_matching(&test.app, seen, true).await.unwrap());
        registered(&test.app).await;
        let now = register(&test).await;
        assert!(now > seen);
        let other = node(&test, "other");
        assert!(work_once(&other).await.unwrap());
        assert_eq!((job(&test, first).await.state, open_gaps(&test).await), (State::Done, 0));
        for app in [&test.app, &other] {
            assert_eq!(ask_for_matching(app, now, false).await.unwrap(), Asked::Covered);
        }
        assert!(matches!(
            ask_for_matching(&other, now + 1, false).await.unwrap(),
            Asked::New { all: false, .. }
        ));
    }
}

#[tokio::test]
async fn a_start_and_a_new_day_are_matched_once_for_all_nodes() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        waiting(&test, 2).await;
        let (other, seen) = (node(&test, "other"), register(&test).await);
        let first = new(ask_for_matching(&test.app, seen, true).await.unwrap());
        assert!(work_once(&test.app).await.unwrap());
        let before = count(&test, "event WHERE action LIKE 'gap.%'").await;
        // The other node starts too, with the same program.
        assert_eq!(ask_for_matching(&other, seen, true).await.unwrap(), Asked::Covered);

        // An earlier version of the program asked for what is done: this one may match otherwise, and asks when it starts.
        let transaction = test.app.db.write().await.unwrap();
        let data = json!({ "job": first, "register": seen, "engine": "matching 0.0.1" });
        let event = Event { action: "gaps.matching_asked", subject: Subject::Operation, data };
        events::append(&transaction, &Caller::administrator(), test.app.clock.now(), event).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(ask_for_matching(&other, seen, false).await.unwrap(), Asked::Covered);
        new(ask_for_matching(&other, seen, true).await.unwrap());
        assert!(work_once(&other).await.unwrap());
        assert_eq!(ask_for_matching(&test.app, seen, true).await.unwrap(), Asked::Covered);

        test.app.clock = after(24 * 3600);
        let other = node(&test, "other");
        new(ask_for_matching(&test.app, seen, false).await.unwrap());
        assert!(work_once(&other).await.unwrap());
        assert_eq!(
            test.app.register.snapshot().day,
            test.app.clock.today(),
            "matched by the register of today"
        );
        for starts in [false, true] {
            assert_eq!(ask_for_matching(&other, seen, starts).await.unwrap(), Asked::Covered, "{starts}");
        }
        assert_eq!(count(&test, "event WHERE action LIKE 'gap.%'").await, before, "nothing is written twice");
    }
}

#[tokio::test]
async fn two_nodes_that_ask_at_the_same_moment_put_one_job_there_and_tell_it_once() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let nodes = [node(&test, "one"), node(&test, "other")];
        let seen = register(&test).await;
        for round in 0..5 {
            let event = seen + round;
            let (one, other) = tokio::join!(
                ask_for_matching(&nodes[0], event, false),
                ask_for_matching(&nodes[1], event, false)
            );
            let came = [one.unwrap(), other.unwrap()];
            assert_eq!(came.iter().filter(|asked| matches!(asked, Asked::New { .. })).count(), 1, "{came:?}");
            assert!(came.contains(&Asked::Covered), "{came:?}");
            assert_eq!(asked(&test).await, round + 1);
            assert!(work_once(&test.app).await.unwrap());
            assert!(!work_once(&test.app).await.unwrap(), "there was one job");
        }
    }
}

#[tokio::test]
async fn a_change_while_needs_are_matched_has_them_matched_once_more_when_that_is_done() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        waiting(&test, 1).await;
        let seen = register(&test).await;
        new(ask_for_matching(&test.app, seen, true).await.unwrap());
        let (_never, mut stop) = watch::channel(false);
        let taken = take(&test.app).await.unwrap().expect("it waits");
        for event in [seen, seen + 1] {
            let asked = ask_for_matching(&test.app, event, false).await.unwrap();
            assert_eq!(asked, Asked::Later, "somebody is at it: none waits behind it");
        }
        assert_eq!(count(&test, "job").await, 1);
        assert!(carry_on(&test.app, &taken, &mut stop).await.unwrap());
        assert_eq!(ask_for_matching(&test.app, seen, false).await.unwrap(), Asked::Covered);
        new(ask_for_matching(&test.app, seen + 1, false).await.unwrap());
        let asked = ask_for_matching(&test.app, seen + 2, false).await.unwrap();
        assert_eq!(asked, Asked::Covered, "that one begins later");
        assert!(work_once(&test.app).await.unwrap());
        assert!(!work_once(&test.app).await.unwrap());
    }
}

#[tokio::test]
async fn other_jobs_go_before_a_matching_of_every_need() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let matching = new(ask_for_matching(&test.app, register(&test).await, true).await.unwrap());
        let transaction = test.app.db.write().await.unwrap();
        let asked_by = Caller::administrator().label();
        let import = NewJob { kind: Kind::NeedsImport, subject: Some(1), content: (), asked_by };
        let import = queue::enqueue(&test.app, &transaction, import).await.unwrap();
        transaction.commit().await.unwrap();
        assert!(matching < import, "it was asked for before");
        for id in [import, matching] {
            assert_eq!(take(&test.app).await.unwrap().map(|taken| taken.id), Some(id));
        }
    }
}

#[tokio::test]
async fn a_need_that_a_matching_did_not_see_is_matched_by_itself() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        waiting(&test, 1).await;
        let seen = step(&test.app, None).await.unwrap();
        assert!(work_once(&test.app).await.unwrap());
        assert_eq!(open_gaps(&test).await, 1);

        // No node follows while one is stated; then another node starts, and finds that every need was matched.
        waiting(&test, 1).await;
        let other = node(&test, "other");
        let started = step(&other, None).await.unwrap();
        assert_eq!((asked(&test).await, open_gaps(&test).await), (1, 2));

        // One node asks for a matching, which is done, before the other looks; a need is stated after it.
        registered(&test.app).await;
        let seen = step(&test.app, Some(seen)).await.unwrap();
        assert!(work_once(&test.app).await.unwrap());
        assert_eq!((asked(&test).await, open_gaps(&test).await), (2, 0));
        let mut document = lid();
        // Larger than anybody makes.
        let size = PartSize::Box([Length::from_um(5_000_000); 3]);
        document.parts[0].asks.size = Answer::said(size, Origin::Form);
        let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
        needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
        let started = step(&other, Some(started)).await.unwrap();
        assert_eq!((asked(&test).await, open_gaps(&test).await), (2, 1));

        // Whatever is looked at again, nothing comes of itself.
        let before = events::newest(test.app.db.reader()).await.unwrap();
        step(&test.app, Some(seen)).await.unwrap();
        let again = step(&other, Some(started)).await.unwrap();
        assert_eq!(step(&other, Some(again)).await.unwrap(), again);
        assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), before);
    }
}

#[tokio::test]
async fn while_needs_are_matched_one_that_is_stated_does_not_wait_and_a_new_day_does() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        waiting(&test, 1).await;
        let seen = step(&test.app, None).await.unwrap();
        let slow = node(&test, "slow");
        let taken = take(&slow).await.unwrap().expect("it was asked for");
        test.app.clock = after(24 * 3600);
        waiting(&test, 1).await;
        let later = step(&test.app, Some(seen)).await.unwrap();
        assert_eq!((asked(&test).await, open_gaps(&test).await), (1, 1), "the one that was stated");
        let (_never, mut stop) = watch::channel(false);
        assert!(carry_on(&slow, &taken, &mut stop).await.unwrap());
        assert_eq!(open_gaps(&test).await, 2);
        let now = step(&test.app, Some(later)).await.unwrap();
        assert_eq!(asked(&test).await, 2, "the new day is asked for when the other is done");
        assert!(work_once(&test.app).await.unwrap());
        assert_eq!(test.app.register.snapshot().day, test.app.clock.today());
        step(&test.app, Some(now)).await.unwrap();
        assert_eq!((asked(&test).await, open_gaps(&test).await), (2, 2));
    }
}

#[tokio::test]
async fn a_matching_whose_node_vanished_is_done_by_another_and_no_gap_is_there_twice() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        waiting(&test, 3).await;
        let id = new(ask_for_matching(&test.app, register(&test).await, true).await.unwrap());
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

#[tokio::test]
async fn a_matching_that_fails_is_tried_again_and_stands_among_the_jobs() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    waiting(&test, 1).await;
    let seen = register(&test).await;
    let id = new(ask_for_matching(&test.app, seen, true).await.unwrap());
    let refuse = "CREATE TRIGGER refused BEFORE INSERT ON gap BEGIN SELECT RAISE(ABORT, 'refused'); END";
    test.app.db.writer().execute_unprepared(refuse).await.unwrap();
    for attempt in 1..=MOST_ATTEMPTS {
        assert!(work_once(&test.app).await.unwrap());
        test.app.clock = after(3600 * i64::from(attempt));
    }
    let now = job(&test, id).await;
    assert_eq!((now.state, now.why), (State::GivenUp, Some(Why::Database)));
    test.sign_in();
    let page = test.get("/en/admin/jobs?kind=matching").await.text();
    assert!(page.contains("Matching of needs that wait") && page.contains("Given up"), "{page}");
    test.app.db.writer().execute_unprepared("DROP TRIGGER refused").await.unwrap();
    // The next change of the register, or the next start, has it done.
    assert_eq!(ask_for_matching(&test.app, seen, true).await.unwrap(), Asked::New { job: id, all: true });
    assert!(work_once(&test.app).await.unwrap());
    assert_eq!(open_gaps(&test).await, 1);
    let newest = queue::newest_of(test.app.db.reader(), Kind::Matching).await.unwrap().unwrap();
    assert_eq!((newest.id, newest.state), (id, State::Done));
}
