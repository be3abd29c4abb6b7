//! Working on a case: tasks, next step, notes, resting and coming back, closing; and what the second of two sees.

use crate::testkit::{Databases, TestApp};
use hemtag::{access::Caller, cases, clock::Clock};
use sea_orm::{ConnectionTrait, Statement};

use crate::cases::{
    advisers::{Opened, opened},
    people::{field, led_to},
};

#[tokio::test]
async fn tasks_go_from_not_started_to_done_and_the_next_step_follows() {
    for kind in Databases::both() {
        let Opened { house, kim, ada, .. } = opened(kind, "choose").await;
        let test = &house.test;
        house.enter(&ada);
        led_to(&test.post("/cases/1/take", &[]).await);
        let form = test.get("/cases/1/tasks/1").await.text();
        let version = field(&form, "version");
        for (fields, wrong) in [
            (vec![("state", "")], "state-error"),
            (vec![("state", "waiting")], "waits_for-error"),
            (vec![("state", "waiting"), ("waits_for", "other"), ("waits_name", " ")], "waits_for-error"),
            (vec![("state", "done"), ("due_on", "31 september")], "due_on-error"),
        ] {
            let page = test.post("/cases/1/tasks/1", &fields).await;
            assert!(page.status == 422 && page.text().contains(wrong), "{fields:?}: {}", page.text());
        }
        let waiting = [
            ("state", "waiting"),
            ("waits_for", "other"),
            ("waits_name", "Ek AB"),
            ("due_on", "2026-12-01"),
            ("version", &version),
        ];
        assert_eq!(led_to(&test.post("/cases/1/tasks/1", &waiting).await), "/cases/1?done=task");
        led_to(&test.post("/cases/1/tasks/1", &waiting).await);
        let page = test.get("/cases/1").await.text();
        assert!(page.contains("Väntar på Ek AB") && page.contains("2026-12-01"), "{page}");
        assert!(
            page.contains("Börja: Läs produktionsstrategin"),
            "what can be begun comes before what waits"
        );
        let stale = test.post("/cases/1/tasks/1", &[("state", "done"), ("version", &version)]).await;
        assert!(stale.status == 422 && stale.text().contains("Någon ändrade ärendet"), "{}", stale.text());
        let again = field(&stale.text(), "version");
        led_to(&test.post("/cases/1/tasks/1", &[("state", "done"), ("version", &again)]).await);

        house.enter(&kim);
        assert_eq!(test.get("/cases/1/tasks/1").await.status, 403, "the adviser's task");
        assert_eq!(
            test.post("/cases/1/tasks/1", &[("state", "not_started"), ("version", "9")]).await.status,
            403
        );
        led_to(&test.post("/cases/1/tasks/2", &[("state", "done"), ("version", "1")]).await);
        assert!(test.get("/cases/1").await.text().contains("Intyga tidigare stöd"), "advice comes next");

        house.enter(&ada);
        let early = test.post("/cases/1/tasks/3", &[("state", "done"), ("version", "1")]).await;
        assert!(early.status == 422 && early.text().contains("intyget om tidigare stöd"), "{}", early.text());
        let new = [
            ("task_title", "=Ring Kim"),
            ("task_party", "owner"),
            ("task_due", "2026-11-23"),
            ("task_once", "aaa"),
        ];
        led_to(&test.post("/cases/1/tasks", &new).await);
        led_to(&test.post("/cases/1/tasks", &new).await);
        let page = test.get("/en/cases/1").await.text();
        assert_eq!(
            page.matches("/cases/1/tasks/5\"").count(),
            2,
            "once in the list, once as the next step: {page}"
        );
        assert!(page.contains("The day has passed: =Ring Kim"), "{page}");
        let empty = test.post("/cases/1/tasks", &[("task_title", " "), ("task_once", "b")]).await;
        assert!(empty.status == 422 && empty.text().contains("task_title-error"));
    }
}

#[tokio::test]
async fn the_next_step_can_be_set_and_the_second_sees_what_the_first_did() {
    for kind in Databases::both() {
        let Opened { house, kim, ada, .. } = opened(kind, "find").await;
        let test = &house.test;
        house.enter(&ada);
        led_to(&test.post("/cases/1/take", &[]).await);
        let version = field(&test.get("/cases/1").await.text(), "version");
        let set = [
            ("step", "Ring Ek AB om ytan"),
            ("step_by", "owner"),
            ("step_on", "2026-12-02"),
            ("version", &version),
        ];
        led_to(&test.post("/cases/1/step", &set).await);
        led_to(&test.post("/cases/1/step", &set).await);
        let officer = house.staff("cy@agency.example", "Cy Office", "officer", &[]).await;
        house.enter(&officer);
        let stale = test.post("/cases/1/step", &[("step", "Vänta till våren"), ("version", &version)]).await;
        let text = stale.text();
        assert!(
            stale.status == 422 && text.contains("Nästa steg sattes") && text.contains("Ada Near"),
            "{text}"
        );
        assert!(
            text.contains("Vänta till våren") && text.contains("Ring Ek AB om ytan"),
            "both are there: {text}"
        );
        house.enter(&kim);
        let page = test.get("/cases/1").await.text();
        assert!(page.contains("Ring Ek AB om ytan") && page.contains("Senast 2026-12-02"), "{page}");
        assert!(!page.contains("name=\"step\""), "the owner reads it");
        assert_eq!(test.post("/cases/1/step", &set).await.status, 403);
        house.enter(&ada);
        let version = field(&test.get("/cases/1").await.text(), "version");
        led_to(&test.post("/cases/1/step", &[("step", ""), ("version", &version)]).await);
        assert!(
            test.get("/cases/1").await.text().contains("Börja: Gå igenom behovet"),
            "the rule says it again"
        );
        let long = "x".repeat(301);
        let page = test.post("/cases/1/step", &[("step", &long), ("version", "9")]).await;
        assert!(page.status == 422 && page.text().contains("step-error"));
    }
}

#[tokio::test]
async fn notes_among_staff_are_not_for_the_owner_and_all_are_sealed() {
    for kind in Databases::both() {
        let Opened { house, kim, ada, .. } = opened(kind, "find").await;
        let test = &house.test;
        house.enter(&ada);
        led_to(&test.post("/cases/1/take", &[]).await);
        for (text, reader, once) in [
            ("Ägaren verkar osäker", "inner", "a"),
            ("Vi ses <b>på tisdag</b>", "shared", "b"),
            ("Vi ses <b>på tisdag</b>", "shared", "b"),
        ] {
            led_to(
                &test.post("/cases/1/notes", &[("note", text), ("for", reader), ("note_once", once)]).await,
            );
        }
        let page = test.get("/cases/1").await.text();
        assert!(page.contains("Ägaren verkar osäker"), "{page}");
        assert_eq!(page.matches("Vi ses &lt;b&gt;på tisdag").count(), 1, "sent twice is one note");
        let empty = test.post("/cases/1/notes", &[("note", " "), ("for", "inner")]).await;
        assert!(empty.status == 422 && empty.text().contains("note-error"));
        house.enter(&kim);
        let page = test.get("/cases/1").await.text();
        assert!(
            page.contains("Vi ses") && !page.contains("osäker") && !page.contains("anteckning för rådgivare"),
            "{page}"
        );
        assert_eq!(
            test.post("/cases/1/notes", &[("note", "x"), ("for", "inner"), ("note_once", "c")]).await.status,
            403
        );
        led_to(&test.post("/cases/1/notes", &[("note", "Tack!"), ("note_once", "d")]).await);
        assert!(test.get("/cases/1").await.text().contains("Kim Ek, produktägare"));
        if kind == Databases::Sqlite {
            let bytes = std::fs::read(&test.database.setting).unwrap();
            let wal = std::fs::read(format!("{}-wal", test.database.setting)).unwrap_or_default();
            let holds =
                |text: &[u8]| bytes.windows(text.len()).chain(wal.windows(text.len())).any(|w| w == text);
            assert!(
                holds(b"Vevaxel") && !holds("verkar osäker".as_bytes()),
                "what is written down is sealed"
            );
        }
    }
}

#[tokio::test]
async fn a_case_rests_until_a_day_and_then_a_letter_goes_once() {
    for kind in Databases::both() {
        let Opened { mut house, kim, .. } = opened(kind, "find").await;
        house.enter(&kim);
        let test = &house.test;
        let version = field(&test.get("/cases/1/about").await.text(), "version");
        let later = [("triage", "later"), ("come_back_on", "2027-01-11"), ("version", &version)];
        led_to(&test.post("/cases/1/about", &later).await);
        let page = test.get("/cases/1").await.text();
        assert!(page.contains("Ärendet vilar") && page.contains("2027-01-11"), "{page}");
        let caller = Caller::administrator();
        assert_eq!(cases::remind_due(&test.app, &caller).await.unwrap(), 0);
        house.test.app.clock = Clock::fixed("2027-01-11T05:00:00Z".parse().unwrap());
        let test = &house.test;
        assert_eq!(cases::remind_due(&test.app, &caller).await.unwrap(), 1);
        assert_eq!(cases::remind_due(&test.app, &caller).await.unwrap(), 0, "once");
        let letter = house.letter_to("kim@example.se").await;
        assert!(letter.subject == "Ditt ärende i Hemtag" && !letter.body.contains("Vevaxel"), "{letter:?}");
        house.test.app.clock = Clock::fixed("2026-11-24T12:00:00Z".parse().unwrap());
    }
}

#[tokio::test]
async fn a_case_is_closed_and_opened_again_and_nothing_is_done_to_a_closed_one() {
    for kind in Databases::both() {
        let Opened { house, kim, ada, key } = opened(kind, "prepare").await;
        let test = &house.test;
        house.enter(&ada);
        led_to(&test.post("/cases/1/take", &[]).await);
        let version = field(&test.get("/cases/1").await.text(), "version");
        led_to(&test.post("/cases/1/fit", &[("fit", "yes"), ("version", &version)]).await);
        assert!(test.get("/cases/1").await.text().contains("Underlaget räcker, bedömt 2026-11-24"));
        house.enter(&kim);
        let stale = test.post("/cases/1/close", &[("version", &version)]).await;
        assert!(
            stale.status == 422 && stale.text().contains("Underlaget bedömdes räcka"),
            "{}",
            stale.text()
        );
        let version = field(&stale.text(), "version");
        for _ in 0..2 {
            led_to(&test.post("/cases/1/close", &[("version", &version)]).await);
        }
        assert!(test.get("/cases/1").await.text().contains("Ärendet är avslutat."));
        assert_eq!(test.post("/cases/1/about", &[("triage", "find"), ("version", "9")]).await.status, 409);
        house.enter(&ada);
        assert_eq!(test.post("/cases/1/tasks/1", &[("state", "done"), ("version", "1")]).await.status, 409);
        for _ in 0..2 {
            led_to(&test.post("/cases/1/reopen", &[]).await);
        }
        assert!(test.get("/cases/1").await.text().contains("Ärendet öppnades igen"));
        let page = test.get("/cases/1").await.text();
        assert!(page.contains(&format!("/needs/{key}\"")), "whoever works on it comes to the need");
        assert!(!page.contains('⟦'), "{page}");
    }
}

/// What stands in the columns of text and in those of sealed words: titles, names, next steps.
async fn stands(test: &TestApp) -> (String, usize) {
    let db = test.app.db.reader();
    let mut text = String::new();
    let mut sealed = 0;
    for sql in [
        "SELECT title || waits_name AS text, words AS sealed FROM case_task",
        "SELECT own_step AS text, own_step_sealed AS sealed FROM need_case",
    ] {
        let statement = Statement::from_string(db.get_database_backend(), sql);
        for row in db.query_all_raw(statement).await.unwrap() {
            text += &row.try_get::<String>("", "text").unwrap();
            sealed += usize::from(row.try_get::<Option<Vec<u8>>>("", "sealed").unwrap().is_some());
        }
    }
    (text, sealed)
}

#[tokio::test]
async fn titles_and_own_steps_are_sealed_and_what_was_text_before_reads_the_same() {
    for kind in Databases::both() {
        let Opened { house, ada, .. } = opened(kind, "choose").await;
        let (test, app) = (&house.test, &house.test.app);
        house.enter(&ada);
        led_to(&test.post("/cases/1/take", &[]).await);
        // As an earlier program left it.
        for sql in [
            "UPDATE need_case SET own_step = 'Ring gjuteriet i Mullsjö', own_step_by = 'adviser', step = 'own'",
            "UPDATE case_task SET title = 'Hemlig vevaxel', kind = 'own', state = 'waiting', waits_for = 'other', \
             waits_name = 'Ek AB' WHERE id = 1",
        ] {
            app.db.writer().execute_unprepared(sql).await.unwrap();
        }
        let shown = async || {
            let list = test.get("/cases").await.text();
            let page = test.get("/cases/1").await.text();
            for words in ["Ring gjuteriet i Mullsjö", "Hemlig vevaxel", "Ek AB"] {
                assert!(page.contains(words), "{words}: {page}");
            }
            assert!(list.contains("Ring gjuteriet i Mullsjö"), "{list}");
        };
        shown().await;
        assert_eq!(stands(test).await.1, 0);
        assert_eq!(cases::seal_old(app).await.unwrap(), 2);
        assert_eq!(cases::seal_old(app).await.unwrap(), 0, "twice seals nothing more");
        assert_eq!(stands(test).await, (String::new(), 2));
        shown().await;
        // What is written now is sealed at once, and a change of something else loses nothing.
        let page = test.get("/cases/1").await.text();
        let version = field(&page, "version");
        let same =
            [("version", version.as_str()), ("step", "Ring gjuteriet i Mullsjö"), ("step_by", "adviser")];
        led_to(&test.post("/cases/1/step", &same).await);
        assert_eq!(field(&test.get("/cases/1").await.text(), "version"), version, "nothing was changed");
        let step = [("version", version.as_str()), ("step", "Åk till Mullsjö"), ("step_by", "owner")];
        led_to(&test.post("/cases/1/step", &step).await);
        assert!(test.get("/cases").await.text().contains("Åk till Mullsjö"));
        assert_eq!(stands(test).await, (String::new(), 2));
        assert!(hemtag::events::verify(app.db.reader()).await.unwrap().is_ok());
    }
}
