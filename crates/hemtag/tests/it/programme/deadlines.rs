//! A day that the text leaves open: settled by an officer with a reason, moved, undone; each step an event, and reminders by the
//! day that holds. On both databases.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::{Caller, Role},
    clock::Clock,
    events,
    programme::{ProgrammeError, Programmes, Standing, deadlines, model::Reading, remind_due, settle, undo},
};
use jiff::civil::{Date, date};

use crate::{cases::people::House, funding::world::officer};

async fn first(test: &TestApp) -> Standing {
    let all = deadlines(&test.app, &Caller::visitor(), Programmes::shipped()).await.unwrap();
    all.into_iter().find(|one| one.report.code == "skills-1").unwrap()
}

async fn try_to(test: &TestApp, step: i32, day: Date) -> Result<(), ProgrammeError> {
    settle(&test.app, &officer(), "skills-1", step, day, "Departementet svarade 2018-08-20.").await
}

async fn told(test: &TestApp) -> Vec<String> {
    let actions = ["programme.deadline_settled", "programme.deadline_moved", "programme.deadline_undone"];
    let logged = events::after(test.app.db.reader(), 0, &actions, 100).await.unwrap();
    logged.into_iter().map(|one| format!("{} {}", one.action, one.data["day"])).collect()
}

#[tokio::test]
async fn an_open_day_is_settled_moved_and_undone_step_by_step() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        assert_eq!(first(&test).await.reading, Reading::Open { meanwhile: Some(date(2018, 9, 30)) });

        for caller in [Caller::visitor(), Caller::acting_as(Role::Adviser), Caller::acting_as(Role::Assessor)]
        {
            let refused = settle(&test.app, &caller, "skills-1", 0, date(2018, 10, 1), "Ja").await;
            assert!(matches!(refused, Err(ProgrammeError::Denied(_))), "{refused:?}");
        }
        let none = settle(&test.app, &officer(), "skills-1", 0, date(2018, 10, 1), "  ").await;
        assert!(matches!(none, Err(ProgrammeError::NoReason)), "{none:?}");
        assert!(matches!(
            undo(&test.app, &officer(), "skills-1", 0, "Fel").await,
            Err(ProgrammeError::Nothing)
        ));
        assert!(told(&test).await.is_empty());

        try_to(&test, 0, date(2018, 10, 1)).await.unwrap();
        // Sent twice, done once; whoever saw less is told.
        try_to(&test, 0, date(2018, 10, 1)).await.unwrap();
        assert!(matches!(try_to(&test, 0, date(2018, 9, 30)).await, Err(ProgrammeError::Changed)));
        assert_eq!(first(&test).await.reading, Reading::Settled(date(2018, 10, 1)));
        try_to(&test, 1, date(2018, 9, 30)).await.unwrap();
        assert_eq!(first(&test).await.reading, Reading::Settled(date(2018, 9, 30)));

        undo(&test.app, &officer(), "skills-1", 2, "Departementet rättade sig.").await.unwrap();
        assert_eq!(first(&test).await.reading, Reading::Settled(date(2018, 10, 1)));
        undo(&test.app, &officer(), "skills-1", 3, "Inget svar finns.").await.unwrap();
        let last = first(&test).await;
        assert_eq!(last.reading, Reading::Open { meanwhile: Some(date(2018, 9, 30)) });
        let steps: Vec<(Option<Date>, bool)> =
            last.history.iter().map(|said| (said.day, said.undone)).collect();
        assert_eq!(
            steps,
            [(Some(date(2018, 10, 1)), true), (Some(date(2018, 9, 30)), true), (None, false), (None, false)]
        );
        assert_eq!(
            told(&test).await,
            [
                "programme.deadline_settled \"2018-10-01\"",
                "programme.deadline_moved \"2018-09-30\"",
                "programme.deadline_undone null",
                "programme.deadline_undone null",
            ]
        );
        assert!(matches!(events::verify(test.app.db.reader()).await.unwrap(), Ok(_)));
    }
}

#[tokio::test]
async fn of_two_officers_at_the_same_moment_one_settles() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let (one, other) =
            tokio::join!(try_to(&test, 0, date(2018, 10, 1)), try_to(&test, 0, date(2018, 9, 30)));
        let kept = [&one, &other].iter().filter(|result| result.is_ok()).count();
        assert_eq!(kept, 1, "{one:?} {other:?}");
        assert_eq!(told(&test).await.len(), 1);
    }
}

#[tokio::test]
async fn the_officers_page_asks_for_day_and_reason_and_keeps_what_was_typed() {
    let test = TestApp::start(Databases::Sqlite).await;
    let path = "/programme/deadlines/skills-1";
    assert_ne!(test.get(path).await.status, 200, "officers only");
    test.sign_in();
    let page = test.get(path).await.text();
    assert!(page.contains("Söndag 2018-09-30") && page.contains("Måndag 2018-10-01"), "{page}");
    let wrong = test.post(path, &[("step", "0"), ("reason", "Sagt per telefon")]).await;
    let text = wrong.text();
    assert!(
        wrong.status == 422 && text.contains("Välj en dag.") && text.contains("Sagt per telefon"),
        "{text}"
    );
    let wrong = test.post(path, &[("step", "0"), ("day", "2018-10-01")]).await;
    assert!(wrong.status == 422 && wrong.text().contains("Skriv en motivering"), "{}", wrong.text());
    let other =
        test.post(path, &[("step", "0"), ("day", "other"), ("other", "2018-09-31"), ("reason", "x")]).await;
    assert!(other.status == 422 && other.text().contains("Skriv en dag som finns"), "{}", other.text());
    let done = test.post(path, &[("step", "0"), ("day", "2018-10-01"), ("reason", "Sagt per brev")]).await;
    assert_eq!(done.location(), Some("/programme/deadlines/skills-1?done=settled"), "{}", done.text());
    let page = test.get("/en/programme/deadlines/skills-1?done=settled").await.text();
    assert!(
        page.contains("The day is settled") && page.contains("Sagt per brev") && !page.contains('⟦'),
        "{page}"
    );
    assert!(!page.contains("The day is a Sunday"), "a Monday: {page}");
    assert!(test.get("/programme").await.text().contains("Sagt per brev"));
    let back = test.post(&format!("{path}/undo"), &[("step", "1"), ("undo_reason", "Fel brev")]).await;
    assert_eq!(back.location(), Some("/programme/deadlines/skills-1?done=undone"), "{}", back.text());
    let again = test.post(&format!("{path}/undo"), &[("step", "2"), ("undo_reason", "Fel brev")]).await;
    assert_eq!(again.status, 409);
    assert_eq!(test.get("/programme/deadlines/none").await.status, 404);
}

#[tokio::test]
async fn officers_take_the_days_away_as_a_calendar() {
    let test = TestApp::start(Databases::Sqlite).await;
    assert_ne!(test.get("/programme/calendar").await.status, 200, "officers only");
    assert!(!test.get("/programme").await.text().contains("/programme/calendar"));
    test.sign_in();
    assert!(test.get("/en/programme").await.text().contains("href=\"/en/programme/calendar\""));
    let answer = test.get("/programme/calendar").await;
    assert_eq!(answer.headers["content-type"], "text/calendar; charset=utf-8");
    // Long lines are folded.
    let text = answer.text().replace("\r\n ", "");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), Programmes::shipped().reports.len(), "{text}");
    for line in [
        "UID:programme-skills-1@hemtag",
        "SUMMARY:Delredovisning (skills-1): dagen är öppen",
        "DTSTART;VALUE=DATE:20180930",
        "SUMMARY:Slutredovisning (manufacture-final)",
        "DTSTART;VALUE=DATE:20200430",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    try_to(&test, 0, date(2018, 10, 1)).await.unwrap();
    let text = test.get("/programme/calendar").await.text();
    assert!(text.contains("DTSTART;VALUE=DATE:20181001") && !text.contains("20180930"), "{text}");
}

#[tokio::test]
async fn officers_are_reminded_by_the_earlier_reading_and_each_time_once() {
    let mut house = House::start(Databases::Sqlite).await;
    house.staff("officer@example.se", "Kim Ek", "officer", &[]).await;
    let runs = Caller::administrator();
    // Sixty, fourteen and three days before 30 September, the first day of each; and not after it.
    for (day, letters) in [
        ("2018-07-31", 0),
        ("2018-08-01", 1),
        ("2018-08-02", 0),
        ("2018-09-17", 1),
        ("2018-09-28", 1),
        ("2018-09-30", 0),
        ("2018-10-01", 0),
    ] {
        house.test.app.clock = Clock::fixed(format!("{day}T10:00:00Z").parse().unwrap());
        assert_eq!(remind_due(&house.test.app, &runs).await.unwrap(), letters, "{day}");
        assert_eq!(remind_due(&house.test.app, &runs).await.unwrap(), 0, "{day}: once");
    }
    let logged = events::after(house.test.app.db.reader(), 0, &["programme.reminded"], 10).await.unwrap();
    let days: Vec<String> = logged.iter().map(|one| one.data["day"].to_string()).collect();
    assert_eq!(days, ["\"2018-09-30\""; 3]);
    // Settled on the later day: reminders go by that.
    settle(&house.test.app, &officer(), "skills-1", 0, date(2018, 10, 1), "Enligt brev.").await.unwrap();
    assert_eq!(remind_due(&house.test.app, &runs).await.unwrap(), 1);
}
