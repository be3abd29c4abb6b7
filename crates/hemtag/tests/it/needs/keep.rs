//! Stating, reading, changing, closing and listing needs. On both databases.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    needs::{
        self, CloseReason, NeedError, NewNeed,
        drafts::{self, Typed},
        model::{Answer, Confidentiality, NeedDocument, Origin, Owner, Part},
    },
};

fn bracket(confidentiality: Confidentiality) -> NewNeed {
    let document = NeedDocument {
        title: "Fäste till cykelvagn".into(),
        function: Some("Håller draget".into()),
        first_series: Answer::said(200, Origin::Form),
        owner: Owner { name: Some("Kim".into()), ..Owner::default() },
        confidentiality,
        parts: vec![Part { name: "Draget".into(), ..Part::default() }],
        ..NeedDocument::default()
    };
    NewNeed { document, source_format: "form".into(), ..NewNeed::default() }
}

#[tokio::test]
async fn the_key_gives_its_owner_everything_and_nobody_else_finds_it() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let visitor = Caller::visitor();
        let new = bracket(Confidentiality::AdviserOnly);
        let stated = needs::state_need(&test.app, &visitor, new.clone()).await.unwrap();
        assert_eq!(stated.key.len(), 26);
        let found = needs::find_need(&test.app, &visitor, &stated.key).await.unwrap();
        assert_eq!(found.document, new.document);
        let wrong = needs::find_need(&test.app, &visitor, "aaaaaaaaaaaaaaaaaaaaaaaaaa").await;
        assert!(matches!(wrong, Err(NeedError::NotFound)));
        let by_number = needs::shown_need(&test.app, &visitor, stated.id).await;
        assert!(matches!(by_number, Err(NeedError::NotFound)), "its number must not reveal it");
    }
}

#[tokio::test]
async fn a_list_shows_open_needs_whole_anonymous_ones_without_owner_and_confidential_ones_never() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let visitor = Caller::visitor();
        for level in Confidentiality::ALL {
            needs::state_need(&test.app, &visitor, bracket(level)).await.unwrap();
        }
        let (listed, count) = needs::list_needs(&test.app, &visitor, 0, 10).await.unwrap();
        let seen: Vec<_> = listed
            .iter()
            .map(|n| (n.document.title.as_str(), n.document.owner.name.as_deref(), n.key.as_str()))
            .collect();
        assert_eq!(count, 2);
        assert_eq!(seen, [("", None, ""), ("Fäste till cykelvagn", Some("Kim"), "")]);
        assert_eq!(listed[0].document.first_series.value(), Some(&200), "requirements show");
        let (all, _) = needs::list_needs(&test.app, &Caller::administrator(), 0, 10).await.unwrap();
        assert_eq!(all.len(), 3);
    }
}

#[tokio::test]
async fn of_two_who_change_the_same_version_the_second_is_told() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let visitor = Caller::visitor();
        let need = needs::state_need(&test.app, &visitor, bracket(Confidentiality::Open)).await.unwrap();
        let mut changed = need.document.clone();
        changed.title = "Ett annat fäste".into();
        let first =
            needs::update_need(&test.app, &visitor, &need.key, need.version, changed.clone()).await.unwrap();
        assert_eq!(first.version, 2);
        let second = needs::update_need(&test.app, &visitor, &need.key, need.version, changed).await;
        assert!(matches!(second, Err(NeedError::ChangedMeanwhile)));
    }
}

#[tokio::test]
async fn a_closed_need_is_listed_and_changed_no_more() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let visitor = Caller::visitor();
        let need = needs::state_need(&test.app, &visitor, bracket(Confidentiality::Open)).await.unwrap();
        needs::close_need(&test.app, &visitor, &need.key, CloseReason::Placed).await.unwrap();
        assert_eq!(needs::list_needs(&test.app, &visitor, 0, 10).await.unwrap().1, 0);
        let again = needs::close_need(&test.app, &visitor, &need.key, CloseReason::Placed).await;
        assert!(matches!(again, Err(NeedError::Closed)));
        let change = needs::update_need(&test.app, &visitor, &need.key, 1, need.document.clone()).await;
        assert!(matches!(change, Err(NeedError::Closed)));
    }
}

#[tokio::test]
async fn every_change_leaves_exactly_one_event() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let visitor = Caller::visitor();
        let at_start = hemtag::events::verify(test.app.db.reader()).await.unwrap().unwrap();
        let need = needs::state_need(&test.app, &visitor, bracket(Confidentiality::Open)).await.unwrap();
        needs::update_need(&test.app, &visitor, &need.key, 1, need.document.clone()).await.unwrap();
        let mut typed = Typed::default();
        let draft = drafts::begin(&test.app, &visitor, &typed, None).await.unwrap();
        typed.set("title", "Fäste");
        drafts::save(&test.app, &visitor, &draft, &typed).await.unwrap();
        drafts::save(&test.app, &visitor, &draft, &typed).await.unwrap(); // nothing changed: no event
        assert_eq!(drafts::find(&test.app, &visitor, &draft).await.unwrap().typed, typed);
        drafts::discard(&test.app, &visitor, &draft).await.unwrap();
        needs::close_need(&test.app, &visitor, &need.key, CloseReason::GivenUp).await.unwrap();
        assert_eq!(hemtag::events::verify(test.app.db.reader()).await.unwrap(), Ok(at_start + 6));
    }
}

#[tokio::test]
async fn a_draft_that_nobody_goes_on_with_is_thrown_away_after_thirty_days() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let visitor = Caller::visitor();
        let draft = drafts::begin(&test.app, &visitor, &Typed::default(), None).await.unwrap();
        let later = |hours: i64| hemtag::app::App {
            clock: hemtag::clock::Clock::fixed(
                test.app.clock.now() + jiff::SignedDuration::from_hours(hours),
            ),
            ..test.app.clone()
        };
        let administrator = Caller::administrator();
        assert_eq!(drafts::discard_old(&later(24 * 29), &administrator).await.unwrap(), 0);
        assert!(drafts::discard_old(&later(24 * 31), &visitor).await.is_err(), "not a visitor's to do");
        assert_eq!(drafts::discard_old(&later(24 * 31), &administrator).await.unwrap(), 1);
        assert!(matches!(drafts::find(&test.app, &visitor, &draft).await, Err(NeedError::NotFound)));
    }
}
