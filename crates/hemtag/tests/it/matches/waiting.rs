//! How many waiting needs a maker meets, kept in memory and brought up to date by the event log.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    makers::{model::name_key, pages::maker::Waiting, store},
    matches::maker_page::waiting,
    needs::{
        self, CloseReason, Need, NewNeed,
        model::{Answer, Confidentiality, NeedDocument},
    },
};
use sea_orm::ConnectionTrait;

use crate::matches::sample::{lid, registered};

async fn stated(test: &TestApp, change: impl Fn(&mut NeedDocument)) -> Need {
    let mut document = lid();
    document.confidentiality = Confidentiality::Open;
    change(&mut document);
    let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
    needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap()
}

/// What the maker that meets the sample's need is told, read through the memory that all pages share, and the same
/// counted anew by a program that has kept nothing.
async fn told(test: &TestApp) -> Waiting {
    let named = store::find_by_name(test.app.db.reader(), &name_key("Exempel Fräs A AB")).await.unwrap();
    let caller = Caller::visitor();
    let kept = waiting(&test.app, &caller, &named[0]).await.unwrap();
    let forgetful = hemtag::app::App { waiting: std::sync::Arc::default(), ..test.app.clone() };
    assert_eq!(waiting(&forgetful, &caller, &named[0]).await.unwrap(), kept, "as counted anew");
    kept
}

#[tokio::test]
async fn what_happens_to_needs_shows_at_the_next_view() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        registered(&test.app).await;
        assert_eq!(told(&test).await.met, 0);
        let first = stated(&test, |_| ()).await;
        let second = stated(&test, |_| ()).await;
        stated(&test, |document| document.confidentiality = Confidentiality::AdviserOnly).await;
        assert_eq!(told(&test).await.met, 2, "needs for advisers only are not counted");
        needs::close_need(&test.app, &Caller::visitor(), &first.key, CloseReason::GivenUp).await.unwrap();
        assert_eq!(told(&test).await.met, 1);
        needs::reopen_need(&test.app, &Caller::visitor(), &first.key).await.unwrap();
        assert_eq!(told(&test).await.met, 2);
        let mut document = second.document.clone();
        document.parts[0].asks.processes = Answer::NotGiven;
        needs::update_need(&test.app, &Caller::visitor(), &second.key, second.version, document)
            .await
            .unwrap();
        assert_eq!(told(&test).await.met, 1, "a need that names no process is met by nobody");
    }
}

#[tokio::test]
async fn a_view_reads_no_need_that_nothing_happened_to() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        registered(&test.app).await;
        stated(&test, |_| ()).await;
        assert_eq!(told(&test).await.met, 1);
        // Behind the program's back, without an event: who reads the needs anew would see it.
        test.app.db.writer().execute_unprepared("UPDATE need SET closed_at = stated_at").await.unwrap();
        let named = store::find_by_name(test.app.db.reader(), &name_key("Exempel Fräs A AB")).await.unwrap();
        assert_eq!(waiting(&test.app, &Caller::visitor(), &named[0]).await.unwrap().met, 1);
    }
}
