//! What people see: a large import under way, and the administrators' page of jobs.

use crate::testkit::{Databases, Page, TestApp};
use hemtag::{
    events,
    files::MOST_AT_ONCE,
    makers::store,
    queue::{MOST_ATTEMPTS, State, work_once},
};

use super::{after, asked, count, job, let_makers, one, refuse_makers};

/// Hands a large file over and has it read. Gives where its preview is.
async fn read(test: &TestApp, path: &str, content: &str) -> String {
    let preview = upload_to(test, path, content).await.location().unwrap().to_owned();
    assert!(work_once(&test.app).await.unwrap(), "a job reads it");
    preview
}

pub(super) async fn upload_to(test: &TestApp, path: &str, content: &str) -> Page {
    let head = "--grans\r\nContent-Disposition: form-data; name=\"file\"; filename=\"stor.csv\"\r\nContent-Type: text/csv\r\n\r\n";
    let body = format!("{head}{content}\r\n--grans--\r\n").into_bytes();
    test.post_body(path, "multipart/form-data; boundary=grans", body).await
}

#[tokio::test]
async fn a_large_file_is_imported_while_its_page_says_how_far_it_has_come() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        let mut file = String::from("name,process\n");
        for number in 0..=MOST_AT_ONCE {
            file.push_str(&format!("Nummer {number} AB,Svarvning\n"));
        }
        let preview = read(&test, "/en/makers/import", &file).await;
        let before = events::newest(test.app.db.reader()).await.unwrap();
        let asked = test.post(&preview, &[("do", "all")]).await;
        assert_eq!(asked.status, 303, "{}", asked.text());
        let under_way = asked.location().unwrap().to_owned();
        assert!(under_way.starts_with("/en/makers/imports/under-way/"), "{under_way}");
        assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 0, "nobody has waited for it");
        // Whoever asks twice has asked once, and the file stays as it is meanwhile.
        for way in ["all", "map", "drop"] {
            assert_eq!(test.post(&preview, &[("do", way)]).await.location(), Some(under_way.as_str()));
        }
        assert_eq!(test.get(&preview).await.location(), Some(under_way.as_str()));
        assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), before + 1);

        let waits = test.get(&under_way).await;
        assert_eq!(waits.status, 200);
        assert!(
            waits.text().contains("Waits for its turn") && !waits.text().contains('⟦'),
            "{}",
            waits.text()
        );
        assert_eq!(waits.headers["refresh"], "4");
        let still = test.get(&format!("{under_way}?still=1")).await;
        assert!(!still.headers.contains_key("refresh"), "it can be read in peace");

        assert!(work_once(&test.app).await.unwrap());
        let done = test.get(&under_way).await;
        assert_eq!(done.status, 303);
        let result = test.get(done.location().unwrap()).await;
        assert!(result.status == 200 && result.text().contains("stor.csv"), "{}", result.text());
        assert_eq!(store::count(test.app.db.reader()).await.unwrap() as usize, MOST_AT_ONCE + 1);
        assert_eq!(test.get(&preview).await.status, 404, "the file is forgotten");

        // The same file again: the register has all of it.
        let preview = read(&test, "/en/makers/import", &file).await;
        let under_way = test.post(&preview, &[("do", "all")]).await.location().unwrap().to_owned();
        assert!(work_once(&test.app).await.unwrap());
        let nothing = test.get(&under_way).await;
        assert!(nothing.status == 200 && nothing.text().contains("Nothing new"), "{}", nothing.text());

        test.forget();
        assert_eq!(test.get(&under_way).await.status, 403);
    }
}

#[tokio::test]
async fn administrators_see_what_was_given_up_and_have_it_tried_again() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        let id = asked(&test, &one("Ett AB")).await;
        let again = format!("/en/admin/jobs/{id}/again");
        assert_ne!(test.get("/admin/jobs").await.status, 200, "a visitor sees nothing");
        assert_ne!(test.get("/admin/jobs?format=csv").await.status, 200);
        refuse_makers(&test).await;
        for attempt in 1..=MOST_ATTEMPTS {
            assert!(work_once(&test.app).await.unwrap());
            test.app.clock = after(3600 * i64::from(attempt));
        }
        assert_ne!(test.post(&again, &[]).await.location(), Some("/en/admin/jobs?done=again"));
        assert_eq!(job(&test, id).await.state, State::GivenUp, "a visitor changes nothing");

        test.sign_in();
        let page = test.get("/en/admin/jobs").await;
        let text = page.text();
        assert_eq!(page.status, 200, "{text}");
        let attempts = format!("{MOST_ATTEMPTS} attempts");
        for said in
            ["Import of makers", "Given up", "The database did not answer", "Try again", attempts.as_str()]
        {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(!text.contains('⟦') && !text.contains("m.csv") && !text.contains("Ett AB"), "{text}");
        assert!(test.get("/en/admin/jobs?state=given_up&kind=makers_import").await.text().contains(&again));
        let none = test.get("/en/admin/jobs?state=taken").await.text();
        assert!(none.contains("No job stands as you have chosen") && !none.contains(&again), "{none}");
        let file = test.get("/admin/jobs?format=csv").await.text();
        assert!(file.starts_with("\u{feff}job,kind,state,asked_by,"), "{file}");
        assert!(file.contains(",makers_import,given_up,administrator,"), "{file}");
        let operation = test.get("/en/admin").await.text();
        assert!(operation.contains("/en/admin/jobs?state=given_up"), "{operation}");
        assert!(operation.contains("Messages to other systems") && !operation.contains('⟦'), "{operation}");
        let told = test.get(&format!("/en/makers/imports/under-way/{id}")).await;
        assert!(told.text().contains("The file was not imported"), "{}", told.text());
        assert!(!told.headers.contains_key("refresh"), "there is nothing to wait for");

        let_makers(&test).await;
        let before = events::newest(test.app.db.reader()).await.unwrap();
        let sent = test.post(&again, &[]).await;
        assert_eq!((sent.status, sent.location()), (303, Some("/en/admin/jobs?done=again")));
        assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), before + 1);
        assert_eq!(test.post(&again, &[]).await.status, 404, "it waits already");
        assert!(work_once(&test.app).await.unwrap());
        assert_eq!(job(&test, id).await.state, State::Done);
        assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 1);
        assert!(!test.get("/en/admin/jobs").await.text().contains(&again), "what is done is not tried again");
    }
}

#[tokio::test]
async fn whoever_confirms_a_file_that_was_given_up_begins_its_job_anew() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let mut file = String::from("name,process\n");
    for number in 0..=MOST_AT_ONCE {
        file.push_str(&format!("Nummer {number} AB,Svarvning\n"));
    }
    let preview = read(&test, "/en/makers/import", &file).await;
    let under_way = test.post(&preview, &[("do", "all")]).await.location().unwrap().to_owned();
    refuse_makers(&test).await;
    for attempt in 1..=MOST_ATTEMPTS {
        assert!(work_once(&test.app).await.unwrap());
        test.app.clock = after(3600 * i64::from(attempt));
    }
    let told = test.get(&under_way).await.text();
    assert!(told.contains(&format!("href=\"{preview}\"")), "the way back to the file: {told}");
    assert_eq!(test.get(&preview).await.status, 200);
    let_makers(&test).await;
    assert_eq!(test.post(&preview, &[("do", "good")]).await.location(), Some(under_way.as_str()));
    assert!(work_once(&test.app).await.unwrap());
    assert_eq!(test.get(&under_way).await.status, 303);
}

#[tokio::test]
async fn a_large_file_of_needs_is_imported_by_a_job_too() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        let mut file = String::from("Titel;Tillverkningssätt;Kommun\n");
        for number in 0..=MOST_AT_ONCE {
            file.push_str(&format!("Fäste {number};fräsning;Gnosjö\n"));
        }
        let preview = read(&test, "/en/needs/import", &file).await;
        let asked = test.post(&preview, &[("do", "all")]).await;
        let under_way = asked.location().unwrap().to_owned();
        assert!(under_way.starts_with("/en/needs/imports/under-way/"), "{under_way}");
        assert_eq!(test.post(&preview, &[("do", "drop")]).await.location(), Some(under_way.as_str()));
        assert_eq!(test.get(&preview).await.location(), Some(under_way.as_str()));
        let waits = test.get(&under_way).await;
        assert!(waits.text().contains("Waits for its turn"), "{}", waits.text());
        // A job of the one kind is not shown as one of the other.
        let other = under_way.replace("/needs/", "/makers/");
        assert_eq!(test.get(&other).await.status, 404);
        assert_eq!(count(&test, "need").await, 0);
        assert!(work_once(&test.app).await.unwrap());
        let done = test.get(&under_way).await;
        assert_eq!(done.status, 303, "{}", done.text());
        assert!(done.location().unwrap().starts_with("/en/needs/imports/"), "{:?}", done.location());
        assert_eq!(test.get(done.location().unwrap()).await.status, 200);
        assert_eq!(count(&test, "need").await, i64::try_from(MOST_AT_ONCE + 1).unwrap());
        // The same file again: all of it is there.
        let preview = read(&test, "/en/needs/import", &file).await;
        let under_way = test.post(&preview, &[("do", "all")]).await.location().unwrap().to_owned();
        assert!(work_once(&test.app).await.unwrap());
        let nothing = test.get(&under_way).await;
        assert!(nothing.status == 200 && nothing.text().contains("Nothing new"), "{}", nothing.text());
        assert_eq!(count(&test, "need").await, i64::try_from(MOST_AT_ONCE + 1).unwrap());
    }
}
