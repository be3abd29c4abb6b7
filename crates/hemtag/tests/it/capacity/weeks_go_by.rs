//! A need with hours and a day, placed; weeks go by, nobody states the hours again, and the answer says whom to ask.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    events,
    gaps::{self, refresh_all},
    makers::capacity::{Looked, look},
    needs::{
        self, NewNeed,
        model::{Answer, NeedDocument, Origin},
    },
};
use jiff::civil::date;
use matching::{GapKind, Wish};

use crate::capacity::{administrator, first, set_day, times};
use crate::matches::sample::{lid, registered};

fn with_hours(hours: u16) -> NeedDocument {
    let mut need = lid();
    need.due = Answer::said(date(2027, 3, 1), Origin::Form);
    need.parts[0].asks.hours = Answer::said(hours, Origin::Form);
    need
}

/// How many makers meet everything, and how many must be asked.
fn answer(test: &TestApp, need: &NeedDocument) -> (usize, usize) {
    let snapshot = test.app.register.snapshot();
    let wish = Wish { top: 10, ..Wish::default() };
    let answer =
        hemtag::matches::model::answer(&snapshot.register, need.clone(), test.app.clock.today(), &wish, &[]);
    let (_, _, operation) = answer.operations().next().expect("the need has an operation");
    (operation.answer.exact.len(), operation.answer.ask.len())
}

#[tokio::test]
async fn what_was_free_is_not_known_when_nobody_says_it_again() {
    for database in Databases::both() {
        let mut test = TestApp::start(database).await;
        registered(&test.app).await;
        test.sign_in();
        let maker = first(&test).await;
        let (own, id) = (format!("/makers/{}/capacity", maker.id), maker.sites[0].offers[0].id);
        let need = with_hours(60);
        let new = NewNeed { document: need.clone(), source_format: "form".into(), ..NewNeed::default() };
        let kept = needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
        let gap_of = async |test: &TestApp| {
            refresh_all(&test.app, &administrator()).await.unwrap();
            let gaps = gaps::store::of_need(test.app.db.reader(), kept.id).await.unwrap();
            gaps.into_iter().find(|gap| gap.closed_at.is_none()).map(|gap| gap.content.kind)
        };
        // Nothing is stated: A must be asked as well as B.
        assert_eq!(answer(&test, &need), (0, 2));
        assert_eq!(gap_of(&test).await, Some(GapKind::Unknown));

        // Full: a gap of capacity, since B has not said enough either way.
        let (fill, week) = (format!("fill-{id}"), format!("hours-{id}-2026-W48"));
        let stated = test.post(&own, &[("version", "1"), (fill.as_str(), "full"), ("do", "save")]).await;
        assert_eq!(stated.status, 303);
        assert_eq!(answer(&test, &need), (0, 1), "A is full");

        // Free: placed, and the gap closes.
        let fields = [("version", "2"), (week.as_str(), "10"), (fill.as_str(), "copy"), ("do", "save")];
        assert_eq!(test.post(&own, &fields).await.status, 303);
        assert_eq!(answer(&test, &need), (1, 1));
        assert_eq!(gap_of(&test).await, None);

        // The last day on which it counts, and the day after.
        set_day(&mut test, "2026-12-22");
        assert_eq!(look(&test.app).await.unwrap(), Looked::default(), "nobody speaks for it: no letter");
        assert_eq!(answer(&test, &need), (1, 1));
        assert_eq!(gap_of(&test).await, None);
        set_day(&mut test, "2026-12-23");
        let before = events::newest_of(test.app.db.reader(), "maker").await.unwrap();
        assert_eq!(look(&test.app).await.unwrap(), Looked { faded: 1, asked: 0 });
        assert_eq!(look(&test.app).await.unwrap(), Looked::default(), "told once");
        assert_eq!(times(&test, "capacity.faded").await, 1);
        assert!(
            events::newest_of(test.app.db.reader(), "maker").await.unwrap() > before,
            "followers hear of it"
        );
        assert_eq!(answer(&test, &need), (0, 2), "A must be asked");
        assert_eq!(gap_of(&test).await, Some(GapKind::Unknown));
        let page = test.get(&format!("/needs/{}", kept.key)).await.text();
        assert!(page.contains("Exempel Fräs A AB"), "{page}");
        let profile = test.get(&format!("/makers/{}", maker.id)).await.text();
        assert!(profile.contains("Angivet 2026-11-24, för länge sedan för att räknas."), "{profile}");

        // Confirmed: it counts again.
        assert_eq!(test.post(&own, &[("version", "3"), ("do", "confirm")]).await.status, 303);
        assert_eq!(answer(&test, &need), (1, 1));
        assert_eq!(gap_of(&test).await, None);
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}
