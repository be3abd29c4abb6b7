//! Several workers, workers that vanish, and failures.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::{Caller, Held, PersonId, Role},
    events,
    makers::store,
    queue::{self, KEPT_DAYS, LEASE, MOST_ATTEMPTS, State, Why, carry_on, take, work_once},
};
use tokio::sync::watch;

use super::{after, asked, asked_by, count, job, node, one, refuse_makers};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn several_workers_do_each_job_once() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let mut jobs = Vec::new();
        for number in 0..12 {
            jobs.push(asked(&test, &one(&format!("Nummer {number} AB"))).await);
        }
        let workers: Vec<_> = (0..4)
            .map(|number| {
                let app = node(&test, &format!("node-{number}"));
                tokio::spawn(async move {
                    let mut did = 0;
                    while work_once(&app).await.unwrap() {
                        did += 1;
                    }
                    did
                })
            })
            .collect();
        let mut did = 0;
        for worker in workers {
            did += worker.await.unwrap();
        }
        assert_eq!(did, jobs.len());
        for id in &jobs {
            let job = job(&test, *id).await;
            assert_eq!((job.state, job.attempts, job.outcome.as_deref()), (State::Done, 1, Some("kept")));
            assert!(job.made.is_some() && job.why.is_none() && job.ended_at.is_some(), "{job:?}");
        }
        assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 12);
        assert_eq!(count(&test, "import").await, 12);
        assert_eq!(count(&test, "event WHERE action = 'makers.imported'").await, 12);
        assert_eq!(count(&test, "job WHERE payload IS NOT NULL OR once IS NOT NULL").await, 0);
        assert_eq!(count(&test, "import_upload").await, 0);
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}

/// Also where the weightiest of their roles, by which the log names them, could not ask.
#[tokio::test]
async fn a_job_is_done_and_written_down_as_theirs_who_asked() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let held = vec![Held::everywhere(Role::Officer), Held::everywhere(Role::Assessor)];
        let caller = Caller { held, person: Some(PersonId(7)), ..Caller::visitor() };
        let id = asked_by(&test, &caller, &one("Ett AB")).await;
        assert!(work_once(&test.app).await.unwrap());
        let now = job(&test, id).await;
        assert_eq!((now.state, now.asked_by.as_str()), (State::Done, "assessor:7"));
        assert_eq!(Caller::of_label("assessor:7").label(), "assessor:7");
        let theirs =
            "event WHERE actor = 'assessor:7' AND action IN ('makers.import_asked', 'makers.imported')";
        assert_eq!(count(&test, theirs).await, 2);
    }
}

#[tokio::test]
async fn a_job_whose_worker_vanished_is_taken_over_and_its_effect_is_there_once() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        let id = asked(&test, &one("Ett AB")).await;
        let (_never, mut stop) = watch::channel(false);
        let lost = node(&test, "lost");
        let taken = take(&lost).await.unwrap().expect("it waits");
        assert_eq!((taken.id, taken.attempts), (id, 1));
        test.app.clock = after(LEASE.as_secs() - 1);
        assert!(!work_once(&node(&test, "other")).await.unwrap(), "its lease goes on");
        test.app.clock = after(LEASE.as_secs() + 1);
        let other = node(&test, "other");
        let again = take(&other).await.unwrap().expect("its lease has ended");
        assert_eq!((again.id, again.attempts), (id, 2));
        // The first one was only slow. All that it does is undone.
        assert!(carry_on(&lost, &taken, &mut stop).await.unwrap());
        assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 0);
        let now = job(&test, id).await;
        assert_eq!((now.state, now.node.as_deref(), now.attempts), (State::Taken, Some("other"), 2));
        assert!(carry_on(&other, &again, &mut stop).await.unwrap());
        // And once more, when it is done already.
        assert!(carry_on(&lost, &taken, &mut stop).await.unwrap());
        let now = job(&test, id).await;
        assert_eq!((now.state, now.node.as_deref(), now.why), (State::Done, Some("other"), None));
        assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 1);
        assert_eq!(count(&test, "import").await, 1);
        assert_eq!(count(&test, "event WHERE action = 'makers.imported'").await, 1);
    }
}

#[tokio::test]
async fn a_job_that_ends_every_node_is_given_up() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        let id = asked(&test, &one("Ett AB")).await;
        for attempt in 1..=MOST_ATTEMPTS {
            let taken = take(&node(&test, "short-lived")).await.unwrap().expect("it is begun anew");
            assert_eq!(taken.attempts, attempt);
            test.app.clock = after((LEASE.as_secs() + 1) * i64::from(attempt));
        }
        assert_eq!(take(&test.app).await.unwrap(), None);
        let now = job(&test, id).await;
        assert_eq!((now.state, now.why), (State::GivenUp, Some(Why::Vanished)));
        assert_eq!(take(&test.app).await.unwrap(), None, "it stays so");
    }
}

#[tokio::test]
async fn a_failure_is_tried_again_later_and_given_up_and_forgotten() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        let id = asked(&test, &one("Ett AB")).await;
        refuse_makers(&test).await;
        for attempt in 1..=MOST_ATTEMPTS {
            assert!(work_once(&test.app).await.unwrap(), "attempt {attempt}");
            let now = job(&test, id).await;
            let stands = if attempt < MOST_ATTEMPTS { State::Failed } else { State::GivenUp };
            assert_eq!((now.state, now.attempts, now.why), (stands, attempt, Some(Why::Database)));
            assert!(!work_once(&test.app).await.unwrap(), "not at once");
            test.app.clock = after(3600 * i64::from(attempt));
        }
        assert!(!work_once(&test.app).await.unwrap(), "never again by itself");
        let figures = test.app.metrics.text(&test.app).await;
        assert!(figures.contains("hemtag_jobs_given_up 1\n"), "{figures}");
        assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 0);
        assert_eq!(count(&test, "import_upload").await, 1, "the file is still there");
        // It stands there for a while, so that somebody sees it.
        assert_eq!(queue::forget(&test.app).await.unwrap(), 0);
        test.app.clock = after(86_400 * (KEPT_DAYS + 1));
        assert_eq!(queue::forget(&test.app).await.unwrap(), 1);
        assert_eq!(queue::find(&test.app, id).await.unwrap(), None);
    }
}

#[tokio::test]
async fn what_no_attempt_can_mend_is_given_up_at_once() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let gone = asked(&test, &one("Ett AB")).await;
        let wrong = asked(&test, "name,process,heaviest_kg\nTvå AB,Svarvning,tung\n").await;
        let unreadable = asked(&test, "%PDF-1.7").await;
        let delete =
            format!("DELETE FROM import_upload WHERE id = (SELECT subject FROM job WHERE id = {gone})");
        sea_orm::ConnectionTrait::execute_unprepared(test.app.db.writer(), &delete).await.unwrap();
        while work_once(&test.app).await.unwrap() {}
        for (id, why) in [(gone, Why::Gone), (wrong, Why::Rows), (unreadable, Why::Unreadable)] {
            let now = job(&test, id).await;
            assert_eq!((now.state, now.attempts, now.why), (State::GivenUp, 1, Some(why)));
        }
        assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_workers_of_a_node_begin_by_themselves_and_end_when_they_are_told() {
    let test = TestApp::start(Databases::Sqlite).await;
    let id = asked(&test, &one("Ett AB")).await;
    let (tell, told) = watch::channel(false);
    let mut workers = queue::start(&test.app, &told);
    let done = async {
        while job(&test, id).await.state != State::Done {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), done).await.expect("it is done soon");
    tell.send(true).unwrap();
    let ended = async { while workers.join_next().await.is_some() {} };
    tokio::time::timeout(std::time::Duration::from_secs(10), ended).await.expect("they end");
    asked(&test, &one("Två AB")).await;
    assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 1, "nobody works any more");
}
