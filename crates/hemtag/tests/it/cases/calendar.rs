//! The calendar: days under a secret address, nothing confidential in it, renewed and turned off.

use crate::testkit::{Databases, ReadCalendar};
use hemtag::{
    access::{Caller, Held, Role},
    cases::{self, model::CaseId},
};
use jiff::{Timestamp, civil::Date};

use crate::cases::{
    advisers::{Opened, opened},
    people::{field, led_to},
};

fn token(page: &str) -> String {
    page.split("/calendar/").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_days_of_ones_cases_stand_in_ones_own_calendar() {
    for kind in Databases::both() {
        let Opened { house, kim, ada, .. } = opened(kind, "choose").await;
        let test = &house.test;
        house.enter(&ada);
        led_to(&test.post("/cases/1/take", &[]).await);
        led_to(
            &test
                .post(
                    "/cases/1/tasks/1",
                    &[("state", "not_started"), ("due_on", "2026-12-01"), ("version", "1")],
                )
                .await,
        );
        led_to(
            &test
                .post(
                    "/cases/1/tasks/2",
                    &[("state", "not_started"), ("due_on", "2026-12-31"), ("version", "1")],
                )
                .await,
        );
        let version = field(&test.get("/cases/1").await.text(), "version");
        led_to(
            &test
                .post(
                    "/cases/1/step",
                    &[("step", "Hemligt möte"), ("step_on", "2026-12-03"), ("version", &version)],
                )
                .await,
        );
        assert_eq!(led_to(&test.post("/account/calendar", &[]).await), "/account#calendar");
        let first = token(&test.get("/account").await.text());

        test.forget();
        let file = test.get(&format!("/calendar/{first}")).await;
        assert_eq!(file.headers.get("content-type").unwrap(), "text/calendar; charset=utf-8");
        let text = file.text();
        for line in [
            "BEGIN:VCALENDAR",
            "UID:task-1@hemtag",
            "DTSTART;VALUE=DATE:20261201",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "DTSTART;VALUE=DATE:20261203",
            "DTSTAMP:20261124T110000Z",
            "SUMMARY:Ärende 1: uppgift",
            "END:VCALENDAR",
        ] {
            assert!(text.lines().any(|one| one == line), "{line}: {text}");
        }
        // Another program reads the days that the case has, each once.
        let officer = Caller { held: vec![Held::everywhere(Role::Officer)], ..Caller::visitor() };
        let cases::Found { case, tasks, .. } =
            cases::case_by_id(&test.app, &officer, CaseId(1)).await.unwrap();
        let mut days: Vec<(String, Date, Timestamp, &str)> = Vec::new();
        for task in tasks.iter().filter(|task| task.done_at.is_none()) {
            let Some(on) = task.due_on else { continue };
            let what = if task.advice { "Ärende 1: rådgivning" } else { "Ärende 1: uppgift" };
            days.push((format!("task-{}@hemtag", task.id), on, task.updated_at, what));
        }
        assert!(days.len() >= 2, "{tasks:?}");
        let step = case.own_step.as_ref().and_then(|step| step.on).unwrap();
        days.push(("step-1@hemtag".to_owned(), step, case.updated_at, "Ärende 1: nästa steg"));
        days.sort();
        let read = ReadCalendar::of(&text);
        let mut told: Vec<(String, Date, Timestamp, &str)> = read
            .entries
            .iter()
            .map(|entry| (entry.uid.clone(), entry.start, entry.stamp, entry.summary.as_str()))
            .collect();
        told.sort();
        assert_eq!((read.name.as_str(), &told), ("Hemtag", &days));
        for entry in &read.entries {
            assert_eq!(entry.end, entry.start.tomorrow().unwrap());
            assert_eq!(entry.url, Some(format!("{}/cases/1", test.app.config.address())));
            assert!(entry.private && entry.about.is_none(), "{entry:?}");
        }
        for secret in ["Vevaxel", "Hemligt", "Kim", "Ada"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        assert_eq!(test.get("/calendar/aaaa").await.status, 404);
        assert_eq!(test.post("/account/calendar", &[]).await.status, 403, "whose?");

        house.enter(&kim);
        led_to(&test.post("/account/calendar", &[]).await);
        let own = test.get(&format!("/calendar/{}", token(&test.get("/account").await.text()))).await.text();
        assert!(
            own.contains("UID:task-2@hemtag") && !own.contains("UID:task-1@hemtag"),
            "one's own tasks: {own}"
        );
        assert!(ReadCalendar::of(&own).entries.iter().any(|entry| entry.uid == "task-2@hemtag"), "{own}");

        house.enter(&ada);
        led_to(&test.post("/account/calendar", &[]).await);
        let second = token(&test.get("/account").await.text());
        assert_ne!(first, second);
        assert_eq!(
            test.get(&format!("/calendar/{first}")).await.status,
            404,
            "the old address holds no longer"
        );
        assert_eq!(test.get(&format!("/calendar/{second}.ics")).await.status, 200);
        for _ in 0..2 {
            led_to(&test.post("/account/calendar/end", &[]).await);
        }
        assert_eq!(test.get(&format!("/calendar/{second}")).await.status, 404);
    }
}
