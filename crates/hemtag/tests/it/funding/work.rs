//! The one list: what waits for whom; a day only an amendment moves; one letter before it.

use crate::testkit::{Databases, ReadCalendar};
use hemtag::{
    access::Caller,
    clock::Clock,
    funding::{
        FundingError,
        work::{self, Query},
    },
};

use crate::funding::{
    conflicts::{TITLE, agency, application, ask, assessor, caller},
    world::officer,
};

async fn moved(kind: Databases) {
    let (mut house, call) = agency(kind).await;
    let kim = house.account("kim@lead.example", "Kim Ek").await;
    let kim = caller(&house, &kim).await;
    let id = application(&house, &call, &kim, 0, |written| written.title = TITLE.to_owned()).await;
    let noor = house.account("noor@other.example", "Noor Al").await;
    let noor = caller(&house, &noor).await;
    application(&house, &call, &noor, 1, |_| {}).await;
    let (who, one) = assessor(&house, "a@one.example", &[]).await;
    let assignment = ask(&house, &call, id, &one).await.unwrap();
    house.letters().await;

    let list = |query: Query| {
        let app = house.test.app.clone();
        async move { work::read_list(&app, &officer(), &query, true).await.unwrap() }
    };
    let found = list(Query::default()).await;
    assert_eq!((found.total, found.late), (2, 0), "the day of one, the turn of the other");
    assert_eq!(found.titles[&id], TITLE);
    let due = found.items[0].due.clone().unwrap();
    assert_eq!((due.on.to_string(), found.items[1].on()), ("2026-12-08".to_owned(), None));
    let only = |name: &str, value: &str| {
        let mut query = Query::default();
        match name {
            "kind" => query.kind = value.to_owned(),
            "call" => query.call = value.to_owned(),
            "late" => query.late = value.to_owned(),
            _ => query.waits_for = value.to_owned(),
        }
        query
    };
    for (query, count) in [
        (only("kind", "assess"), 1),
        (only("kind", "turn"), 1),
        (only("kind", "decide"), 0),
        (only("call", &call.code), 2),
        (only("late", "yes"), 0),
        (only("waits_for", "officer"), 1),
        (only("waits_for", "assessor"), 1),
    ] {
        assert_eq!(list(query.clone()).await.total, count, "{query:?}");
    }

    // In the pages: moved with a reason only, to a day that has not passed, and the earlier day stays.
    let robin = house.staff("robin@agency.example", "Robin", "officer", &[]).await;
    house.enter(&robin);
    let test = &house.test;
    let day = format!("/funding/work/days/{}", due.id);
    for language in ["", "/en"] {
        for path in ["/funding/work", &day, "/funding/work?kind=assess&late=yes"] {
            let page = test.get(&format!("{language}{path}")).await;
            assert!(page.status == 200 && !page.text().contains('⟦'), "{path}: {}", page.text());
        }
    }
    for (form, wrong) in [
        (vec![("on", "2026-12-15"), ("reason", " ")], "reason-error"),
        (vec![("on", "2026-11-23"), ("reason", "Sjuk")], "on-error"),
        (vec![("on", "2026-12-08"), ("reason", "Sjuk")], "on-error"),
        (vec![("on", "2026-02-30"), ("reason", "Sjuk")], "on-error"),
    ] {
        let page = test.post(&day, &form).await;
        assert!(page.status == 422 && page.text().contains(wrong), "{form:?}: {}", page.text());
    }
    let form = [("on", "2026-12-15"), ("reason", "Bedömaren var sjuk <en vecka>")];
    let sent = test.post(&day, &form).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let to = sent.location().unwrap().to_owned();
    let page = test.get(&to).await.text();
    for text in ["2026-12-08", "2026-12-15", "Bedömaren var sjuk &lt;en vecka&gt;"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    // Another officer's page is from before.
    assert_eq!(test.post(&day, &form).await.status, 422, "it was moved meanwhile");
    let latest: i64 = to.rsplit('/').next().unwrap().parse().unwrap();
    let by = officer();
    let (a, b) = tokio::join!(
        work::move_day(&test.app, &by, latest, "2026-12-16".parse().unwrap(), "A"),
        work::move_day(&test.app, &by, latest, "2026-12-17".parse().unwrap(), "B"),
    );
    let lost = [&a, &b].into_iter().filter(|one| matches!(one, Err(FundingError::Changed))).count();
    assert!(lost == 1 && (a.is_ok() || b.is_ok()), "{a:?} {b:?}");
    let last = a.or(b).unwrap();
    let history = work::day(&test.app, &by, last).await.unwrap();
    assert_eq!(history.days.len(), 3);
    assert_eq!(history.days.iter().filter(|one| one.holds).count(), 1);
    let letters = house.letters().await;
    assert_eq!(letters.iter().filter(|one| one.to == "a@one.example").count(), 2, "told at each move");
    assert!(letters.iter().all(|one| !one.body.contains(TITLE)));

    // Files say the same.
    house.enter(&robin);
    let csv = house.test.get("/funding/work?format=csv").await.text();
    assert!(csv.contains(TITLE) && csv.lines().count() == 3, "{csv}");
    let calendar = house.test.get("/funding/work/calendar?kind=assess").await.text();
    let on = history.now().unwrap().on.strftime("%Y%m%d").to_string();
    assert!(calendar.contains(&format!("DTSTART;VALUE=DATE:{on}")), "{calendar}");
    assert!(!calendar.contains(TITLE) && calendar.matches("BEGIN:VEVENT").count() == 1);
    let found = work::read_list(&house.test.app, &officer(), &only("kind", "assess"), true).await.unwrap();
    let item = &found.items[0];
    let read = ReadCalendar::of(&calendar);
    let (due, entry) = (item.due.as_ref().unwrap(), &read.entries[0]);
    let (of, number) = due.of.columns();
    assert_eq!(entry.uid, format!("funding-{of}-{number}-{}@hemtag", due.what.code()));
    assert_eq!((entry.start, entry.end), (due.on, due.on.tomorrow().unwrap()));
    assert_eq!((entry.stamp, entry.private, &entry.about), (due.set_at, true, &None));
    let number = item.number.clone().unwrap_or_else(|| item.application.to_string());
    assert!(entry.summary.ends_with(&format!(" {number}")), "{entry:?}");
    assert_eq!(entry.url, Some(format!("{}{}", house.test.app.config.address(), item.path())));

    // Days before it: one letter, whoever runs the job and however often.
    house.test.app.clock = Clock::fixed("2026-12-12T08:00:00Z".parse().unwrap());
    assert_eq!(work::remind_due(&house.test.app, &Caller::administrator()).await.unwrap(), 0, "too early");
    house.test.app.clock = Clock::fixed("2026-12-15T08:00:00Z".parse().unwrap());
    let admin = Caller::administrator();
    let (a, b) =
        tokio::join!(work::remind_due(&house.test.app, &admin), work::remind_due(&house.test.app, &admin));
    assert_eq!(a.unwrap() + b.unwrap(), 1);
    assert_eq!(work::remind_due(&house.test.app, &admin).await.unwrap(), 0);
    let letters = house.letters().await;
    let reminders: Vec<_> = letters.iter().filter(|one| one.to == "a@one.example").collect();
    assert_eq!(reminders.len(), 1, "{letters:?}");
    assert!(reminders[0].body.contains(&format!("/funding/assessments/{assignment}")), "{reminders:?}");
    // The day has not drifted; late it is told as late.
    house.test.app.clock = Clock::fixed("2026-12-20T08:00:00Z".parse().unwrap());
    let found = work::read_list(&house.test.app, &officer(), &only("late", "yes"), true).await.unwrap();
    let late = found.items[0].late_by("2026-12-20".parse().unwrap());
    assert_eq!(found.items[0].on(), Some(history.now().unwrap().on));
    assert!(late.is_some_and(|days| days == 3 || days == 4), "{late:?}");
    assert!(!who.is_empty());
}

#[tokio::test]
async fn only_an_amendment_moves_a_day_on_sqlite() {
    moved(Databases::Sqlite).await;
}

#[tokio::test]
async fn only_an_amendment_moves_a_day_on_postgresql() {
    moved(Databases::Postgres).await;
}
