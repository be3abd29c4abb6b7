//! What officers do with an application, and what applicants answer.

use crate::testkit::Databases;
use hemtag::{access::Action, funding::model::check::Step, routes};
use jiff::ToSpan;

use crate::cases::people::{field, led_to};
use crate::funding::apply::Scene;

async fn ask(scene: &Scene, id: i64, once: &str, days: &str) -> crate::testkit::Page {
    scene.house.enter(&scene.officer);
    let page = scene.page(id).await;
    let version = if page.contains("name=\"version\"") { field(&page, "version") } else { "0".to_owned() };
    let form =
        [("version", version.as_str()), ("once", once), ("question", "Vem leder arbetet?"), ("days", days)];
    scene.test().post(&format!("/funding/applications/{id}/completions"), &form).await
}

#[tokio::test]
async fn an_officer_asks_once_and_the_applicant_answers_in_words() {
    for kind in Databases::both() {
        let scene = Scene::new(kind).await;
        let id = scene.handed_in().await;
        assert_eq!(ask(&scene, id, "a", "0").await.status, 422);
        for _ in 0..2 {
            led_to(&ask(&scene, id, "a", "14").await);
        }
        let by = scene.test().app.clock.today().saturating_add(14.days());
        scene.house.enter(&scene.kim);
        let page = scene.page(id).await;
        assert_eq!(page.matches("Vem leder arbetet?").count(), 1, "{page}");
        assert!(page.contains(&by.to_string()) && page.contains("Läs och svara"), "{page}");
        let letter = scene.house.letter_to("kim@example.se").await;
        assert!(!letter.body.contains("Vem leder"), "nothing confidential in a letter");

        let completion = field(&page, "completion");
        let path = format!("/funding/applications/{id}/answer");
        let form = [("completion", completion.as_str()), ("answer", "")];
        assert_eq!(scene.test().post(&path, &form).await.status, 422);
        let form = [("completion", completion.as_str()), ("answer", "Kim Ek leder.")];
        for _ in 0..2 {
            led_to(&scene.test().post(&path, &form).await);
        }
        scene.house.enter(&scene.officer);
        let page = scene.page(id).await;
        assert!(page.contains("Kim Ek leder.") && !page.contains("för sent"), "{page}");
    }
}

#[tokio::test]
async fn a_late_answer_is_told_as_late_and_kept_and_only_an_amendment_moves_the_day() {
    for kind in Databases::both() {
        let mut scene = Scene::new(kind).await;
        let id = scene.handed_in().await;
        led_to(&ask(&scene, id, "a", "14").await);
        let was = scene.test().app.clock.today().saturating_add(14.days());
        let on = was.saturating_add(3.days());
        let path = format!("/funding/applications/{id}/days");
        let (was, new) = (was.to_string(), on.to_string());
        let form = |reason| {
            [
                ("what", "complete"),
                ("was", was.as_str()),
                ("on-complete", new.as_str()),
                ("moved-complete", reason),
            ]
        };
        assert_eq!(scene.test().post(&path, &form("")).await.status, 422, "a day moves with a reason only");
        for _ in 0..2 {
            led_to(&scene.test().post(&path, &form("Kontaktpersonen är sjuk.")).await);
        }
        let other = [
            ("what", "complete"),
            ("was", was.as_str()),
            ("on-complete", "2027-05-01"),
            ("moved-complete", "x"),
        ];
        assert_eq!(scene.test().post(&path, &other).await.status, 422, "it is not that day any more");
        scene.house.enter(&scene.kim);
        assert_eq!(scene.test().post(&path, &form("Jag vill")).await.status, 403);
        let page = scene.page(id).await;
        assert!(
            page.contains(&new) && page.contains(&was) && page.contains("Kontaktpersonen är sjuk."),
            "{page}"
        );

        // What is being changed is the applicant's own until it is handed in again.
        led_to(&scene.step(id, Step::About, &[("title", "Kompletterat namn")]).await);
        scene.house.enter(&scene.officer);
        assert!(!scene.page(id).await.contains("Kompletterat namn"));
        scene.house.enter(&scene.kim);
        let completion = field(&scene.page(id).await, "completion");
        let unsent = [("completion", completion.as_str()), ("answer", "Se ändringen")];
        let page = scene.test().post(&format!("/funding/applications/{id}/answer"), &unsent).await;
        assert!(page.status == 422 && page.text().contains("ändrat i ansökan"), "{}", page.text());

        let late = on.saturating_add(2.days()).at(9, 0, 0, 0).in_tz("Europe/Stockholm").unwrap().timestamp();
        scene.at(late);
        // Sessions are over by then.
        let version = {
            let caller = hemtag::access::Caller {
                person: Some(hemtag::access::PersonId(owner(&scene, id).await)),
                held: vec![hemtag::access::Held::everywhere(hemtag::access::Role::ProductOwner)],
                ..hemtag::access::Caller::visitor()
            };
            let app = &scene.test().app;
            let kept = hemtag::funding::applications::one(app, &caller, id).await.unwrap();
            hemtag::funding::applications::submit(app, &caller, id, kept.version, "second", true)
                .await
                .unwrap();
            kept.version
        };
        assert!(version > 1);
        let officer = crate::funding::world::officer();
        let whole = hemtag::funding::applications::whole(&scene.test().app, &officer, id).await.unwrap();
        assert_eq!(whole.kept.application.title, "Kompletterat namn");
        assert_eq!(whole.versions.iter().map(|one| one.number).collect::<Vec<_>>(), [2, 1]);
        let completed = whole.happened.iter().find(|one| one.action == "application.completed").unwrap();
        assert_eq!(completed.data["late_by"], 2, "late, told, and kept");
    }
}

/// The account that owns an application.
async fn owner(scene: &Scene, id: i64) -> i64 {
    let officer = crate::funding::world::officer();
    hemtag::funding::applications::one(&scene.test().app, &officer, id).await.unwrap().owner.0
}

#[tokio::test]
async fn eligibility_is_judged_rule_by_rule_by_a_person() {
    for kind in Databases::both() {
        let scene = Scene::new(kind).await;
        let (first, second) = (scene.handed_in().await, scene.handed_in().await);
        scene.house.enter(&scene.officer);
        for (id, second_rule, state) in [(first, "yes", "Bedöms"), (second, "no", "Inför beslut")] {
            let version = field(&scene.page(id).await, "version");
            let path = format!("/funding/applications/{id}/eligibility");
            let half = [("version", version.as_str()), ("met-0", "yes"), ("reason-0", "20 anställda")];
            let page = scene.test().post(&path, &half).await;
            assert!(page.status == 422 && page.text().contains("20 anställda"), "{}", page.text());
            let full = [
                ("version", version.as_str()),
                ("met-0", "yes"),
                ("reason-0", "20 anställda"),
                ("met-1", second_rule),
                ("reason-1", "Arbetet riktar sig till tillverkare"),
            ];
            led_to(&scene.test().post(&path, &full).await);
            assert_eq!(scene.test().post(&path, &full).await.status, 422, "somebody was first");
            let page = scene.page(id).await;
            assert!(page.contains(&format!("<span class=\"ds-tag\">{state}")), "{page}");
            let decide = scene.test().app.clock.today().saturating_add(80.days());
            assert!(page.contains(&decide.to_string()), "80 days from when it was complete: {page}");
        }
    }
}

#[tokio::test]
async fn an_officer_sees_no_draft_and_what_was_withdrawn_stays_to_be_read() {
    for kind in Databases::both() {
        let scene = Scene::new(kind).await;
        let id = scene.begin().await;
        scene.house.enter(&scene.officer);
        for path in ["", "/check", "/export/json"] {
            let page = scene.test().get(&format!("/funding/applications/{id}{path}")).await;
            assert_eq!(page.status, 404, "{path}");
        }
        scene.house.enter(&scene.kim);
        scene.write(id).await;
        let withdraw = format!("/funding/applications/{id}/withdraw");
        assert_eq!(
            scene.test().post(&withdraw, &[("sure", "1")]).await.status,
            409,
            "a draft is thrown away"
        );
        led_to(&scene.hand_in(id, "a").await);
        assert_eq!(scene.test().post(&withdraw, &[]).await.status, 422);
        for _ in 0..2 {
            led_to(&scene.test().post(&withdraw, &[("sure", "1")]).await);
        }
        assert!(scene.page(id).await.contains("Återtagen"));
        scene.house.enter(&scene.officer);
        let page = scene.page(id).await;
        assert!(page.contains("Återtagen") && page.contains("Exempelprojekt 1"), "{page}");
        assert_eq!(ask(&scene, id, "a", "14").await.status, 409);
    }
}

/// Every address of an application, as somebody else who is signed in asks it: there is nothing of the kind.
#[tokio::test]
async fn another_s_application_is_not_there_whatever_the_address() {
    let scene = Scene::new(Databases::Sqlite).await;
    let id = scene.handed_in().await;
    let mut asked = 0;
    for (method, path, action) in routes::TABLE {
        if !path.starts_with("/funding/applications/{id}") {
            continue;
        }
        let address = path
            .replace("{id}", &id.to_string())
            .replace("{format}", "json")
            .replace("{number}", "1")
            .replace("{step}", "about")
            .replace("{key}", "aaaaaaaaaaaaaaaaaaaaaaaaaa");
        scene.house.enter(&scene.robin);
        let status = match *method {
            "GET" => scene.test().get(&address).await.status,
            _ if address.ends_with("/files") => {
                let body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n--x--\r\n";
                scene.test().post_body(&address, "multipart/form-data; boundary=x", body).await.status
            }
            _ => {
                let form =
                    [("version", "1"), ("sure", "1"), ("declared", "1"), ("question", "?"), ("days", "14")];
                scene.test().post(&address, &form).await.status
            }
        };
        assert_eq!(status, 404, "{method} {address} ({action:?})");
        asked += 1;
        if *action == Some(Action::HandleApplication) {
            scene.house.enter(&scene.kim);
            let own = scene.test().post(&address, &[("version", "1")]).await.status;
            assert_eq!(own, 403, "{method} {address}: an applicant handles nothing");
        }
    }
    assert!(asked > 15, "{asked}");
}
