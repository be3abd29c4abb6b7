//! A clock that jumps: the log of events stays whole and in order, letters go, and nothing is deleted by a wrong day.

use std::time::Duration;

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    clock::{Clock, Steadiness},
    events, letters,
    needs::{self, NewNeed},
};
use jiff::SignedDuration;

use crate::matches::sample;

fn at(text: &str) -> Clock {
    Clock::fixed(text.parse().expect("a time"))
}

async fn state(test: &TestApp) {
    let new = NewNeed { document: sample::lid(), source_format: "form".into(), ..NewNeed::default() };
    needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
}

#[tokio::test]
async fn events_keep_their_order_and_chain_when_the_clock_goes_back_and_forth() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        for now in
            ["2026-11-24T11:00:00Z", "2031-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2026-11-24T11:00:05Z"]
        {
            test.app.clock = at(now);
            state(&test).await;
            assert_eq!(test.get("/needs").await.status, 200);
        }
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
        let stated = events::after(test.app.db.reader(), 0, &["need.stated"], 10).await.unwrap();
        let years: Vec<i16> = stated.iter().map(|e| hemtag::clock::day_in_sweden(e.at).year()).collect();
        assert_eq!(
            years,
            [2026, 2031, 2000, 2026],
            "in the order in which they happened, with the time that was told"
        );
    }
}

#[tokio::test]
async fn a_letter_from_a_clock_that_was_ahead_goes_now_and_once() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        let post = test.use_post().await;
        test.app.clock = at("2028-11-24T11:00:00Z");
        assert_eq!(test.post("/account/new", &[("email", "kim@firm.example")]).await.status, 200);
        test.app.clock = at("2026-11-24T11:00:00Z");
        assert_eq!(letters::send_due(&test.app).await.unwrap(), (1, 0));
        assert_eq!(letters::send_due(&test.app).await.unwrap(), (0, 0));
        assert_eq!(post.take().len(), 1);
    }
}

#[test]
fn a_jump_is_seen_both_ways_and_small_corrections_are_none() {
    let began = at("2026-11-24T11:00:00Z");
    let steadiness = Steadiness::begin(&began);
    let after = |now: &str, minutes: u64| {
        steadiness.jump_after(now.parse().unwrap(), Duration::from_secs(60 * minutes))
    };
    assert_eq!(after("2026-11-24T12:00:00Z", 60), SignedDuration::ZERO);
    assert_eq!(after("2026-11-24T12:59:00Z", 60), SignedDuration::ZERO, "a correction");
    assert_eq!(after("2026-11-25T12:00:00Z", 60), SignedDuration::from_hours(24));
    assert_eq!(after("2026-11-23T12:00:00Z", 60), SignedDuration::from_hours(-24));
}

#[tokio::test]
async fn nothing_may_be_deleted_by_its_age_after_a_jump() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    assert!(test.app.may_delete_by_age());
    test.app.clock = at("2036-11-24T11:00:00Z");
    assert!(!test.app.may_delete_by_age());
}
