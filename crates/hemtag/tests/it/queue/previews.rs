//! What the import of a large file would do: found out by a job, shown until the file is imported, read otherwise or forgotten.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    events,
    files::MOST_AT_ONCE,
    makers::store,
    queue::{LEASE, MOST_ATTEMPTS, State, Why, carry_on, take, work_once},
};
use sea_orm::ConnectionTrait;
use tokio::sync::watch;

use super::{after, count, job, node, pages::upload_to};

/// Makers, the second of which says its weight in letters.
fn makers() -> String {
    let mut file = String::from("name,process,heaviest_kg\nEtt AB,Svarvning,5\nTvå AB,Svarvning,tung\n");
    for number in 0..=MOST_AT_ONCE {
        file.push_str(&format!("Nummer {number} AB,Svarvning,10\n"));
    }
    file
}

/// Needs, the last of which has no name.
fn needs() -> String {
    let mut file = String::from("Titel;Tillverkningssätt;Kommun\n");
    for number in 0..=MOST_AT_ONCE {
        file.push_str(&format!("Fäste {number};fräsning;Gnosjö\n"));
    }
    file
}

/// Hands a file over. Gives where its preview is, and the page of the job that reads it.
async fn handed(test: &TestApp, path: &str, content: &str) -> (String, String) {
    let preview = upload_to(test, path, content).await.location().unwrap().to_owned();
    let under_way = test.get(&preview).await.location().expect("a job reads it").to_owned();
    (preview, under_way)
}

/// The number of the job of a page.
fn number(under_way: &str) -> i64 {
    under_way.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_large_file_is_read_by_a_job_and_shown_as_a_small_one_is() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        let before = events::newest(test.app.db.reader()).await.unwrap();
        let (preview, under_way) = handed(&test, "/en/makers/import", &makers()).await;
        assert!(under_way.starts_with("/en/makers/imports/under-way/"), "{under_way}");
        assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), before + 1, "asked with the file");
        let waits = test.get(&under_way).await;
        let text = waits.text();
        assert!(text.contains("The file is being read") && !text.contains('⟦'), "{text}");
        assert_eq!(waits.headers["refresh"], "4");
        // What a job reads is not changed under it.
        for way in ["all", "good", "map", "drop", "look"] {
            assert_eq!(test.post(&preview, &[("do", way)]).await.location(), Some(under_way.as_str()));
        }
        let early = test.get(&format!("{preview}/errors")).await;
        assert_eq!(early.location(), Some(preview.as_str()));
        assert_eq!(count(&test, "job").await, 1);

        assert!(work_once(&test.app).await.unwrap());
        assert_eq!(test.get(&under_way).await.location(), Some(preview.as_str()));
        for (address, way) in [(preview.clone(), "Import"), (preview.replace("/en/", "/"), "Läs in")] {
            let page = test.get(&address).await;
            let text = page.text();
            assert_eq!(page.status, 200, "{text}");
            for part in [way, "stor.csv", "value=\"good\"", "value=\"map\"", "value=\"drop\"", "Ett AB"] {
                assert!(text.contains(part), "{part}: {text}");
            }
            assert!(!text.contains('⟦') && text.contains(&format!("action=\"{address}\"")), "{text}");
        }
        let errors = test.get(&format!("{preview}/errors")).await;
        assert_eq!(errors.headers["content-disposition"], "attachment; filename=\"hemtag-import.csv\"");
        assert!(errors.text().contains(",heaviest_kg,rejected,"), "{}", errors.text());
        assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 0, "nothing is kept of it");
        let text = String::from_utf8_lossy(&sealed(&test).await).into_owned();
        assert!(!text.contains("Nummer") && !text.contains("stor.csv"), "it stands sealed");

        // Its columns read otherwise: what was found is no longer so, and is found anew.
        let other = [("do", "map"), ("head-0", "name"), ("field-0", "name"), ("head-2", "heaviest_kg")];
        assert_eq!(test.post(&preview, &other).await.location(), Some(preview.as_str()));
        assert_eq!(count(&test, "import_preview").await, 0);
        let again = test.get(&preview).await.location().expect("it is read anew").to_owned();
        assert_ne!(again, under_way);
        assert!(work_once(&test.app).await.unwrap());
        assert_eq!(test.get(&preview).await.status, 200);
        assert_eq!(count(&test, "import_preview").await, 4, "page and errors in each language");

        // It goes with the file.
        let dropped = test.post(&preview, &[("do", "drop")]).await;
        assert_eq!(dropped.location(), Some("/en/makers/import"));
        assert_eq!(count(&test, "import_preview").await, 0);
        assert_eq!(test.get(&under_way).await.status, 404, "what it was about is gone");
        test.forget();
        assert_ne!(test.get(&preview).await.status, 200);
    }
}

/// Everything of the one preview, as it stands in the database.
async fn sealed(test: &TestApp) -> Vec<u8> {
    let sql = "SELECT content FROM import_preview";
    let statement = sea_orm::Statement::from_string(test.app.db.backend(), sql);
    let rows = test.app.db.reader().query_all_raw(statement).await.unwrap();
    assert_eq!(rows.len(), 4, "page and errors in each language");
    rows.iter().flat_map(|row| row.try_get::<Vec<u8>>("", "content").unwrap()).collect()
}

#[tokio::test]
async fn a_large_file_of_needs_is_read_by_a_job_too_and_goes_when_it_is_imported() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        let (preview, under_way) = handed(&test, "/en/needs/import", &needs()).await;
        assert!(test.get(&under_way).await.text().contains("The file is being read"));
        // A job of the one kind is not shown as one of the other.
        assert_eq!(test.get(&under_way.replace("/needs/", "/makers/")).await.status, 404);
        assert!(work_once(&test.app).await.unwrap());
        assert_eq!(test.get(&under_way).await.location(), Some(preview.as_str()));
        let page = test.get(&preview).await.text();
        assert!(page.contains("value=\"all\"") && page.contains("Fäste 0") && !page.contains('⟦'), "{page}");
        let errors = test.get(&format!("{preview}/errors")).await.text();
        assert!(errors.starts_with("\u{feff}row,column,kind,message"), "{errors}");
        assert_eq!(count(&test, "need").await, 0);
        let import = test.post(&preview, &[("do", "all")]).await.location().unwrap().to_owned();
        assert_ne!(import, under_way);
        assert!(work_once(&test.app).await.unwrap());
        assert_eq!(test.get(&import).await.status, 303);
        assert_eq!(count(&test, "import_preview").await, 0);
        assert_eq!(count(&test, "import_upload").await, 0);
    }
}

#[tokio::test]
async fn a_reading_whose_worker_vanished_is_begun_anew_and_kept_once() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        test.sign_in();
        let (preview, under_way) = handed(&test, "/en/makers/import", &makers()).await;
        let (_never, mut stop) = watch::channel(false);
        let lost = node(&test, "lost");
        let taken = take(&lost).await.unwrap().expect("it waits");
        test.app.clock = after(LEASE.as_secs() + 1);
        let other = node(&test, "other");
        let again = take(&other).await.unwrap().expect("its lease has ended");
        assert!(carry_on(&lost, &taken, &mut stop).await.unwrap());
        assert_eq!(count(&test, "import_preview").await, 0, "what the slow one found is not kept");
        assert!(carry_on(&other, &again, &mut stop).await.unwrap());
        assert!(carry_on(&lost, &taken, &mut stop).await.unwrap());
        let now = job(&test, number(&under_way)).await;
        assert_eq!((now.state, now.outcome.as_deref(), now.attempts), (State::Done, Some("read"), 2));
        assert_eq!(count(&test, "import_preview").await, 4, "page and errors in each language");
        assert_eq!(count(&test, "event WHERE action = 'makers.upload_read'").await, 1);
        assert_eq!(test.get(&preview).await.status, 200);
    }
}

#[tokio::test]
async fn a_file_that_could_not_be_read_is_told_and_read_again() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let (preview, under_way) = handed(&test, "/en/makers/import", &makers()).await;
    let refuse =
        "CREATE TRIGGER refused BEFORE INSERT ON import_preview BEGIN SELECT RAISE(ABORT, 'refused'); END";
    test.app.db.writer().execute_unprepared(refuse).await.unwrap();
    for attempt in 1..=MOST_ATTEMPTS {
        assert!(work_once(&test.app).await.unwrap());
        test.app.clock = after(3600 * i64::from(attempt));
    }
    let told = test.get(&under_way).await;
    let text = told.text();
    assert!(
        text.contains("The file was not read") && text.contains(&format!("href=\"{preview}\"")),
        "{text}"
    );
    assert!(!told.headers.contains_key("refresh"), "there is nothing to wait for");
    let text = test.get(&preview).await.text();
    assert!(text.contains("The file was not read") && text.contains("value=\"look\""), "{text}");
    test.app.db.writer().execute_unprepared("DROP TRIGGER refused").await.unwrap();
    assert_eq!(test.post(&preview, &[("do", "look")]).await.location(), Some(preview.as_str()));
    assert_eq!(test.get(&preview).await.location(), Some(under_way.as_str()));
    assert!(work_once(&test.app).await.unwrap());
    assert!(test.get(&preview).await.text().contains("value=\"good\""));
}

#[tokio::test]
async fn what_was_found_is_not_kept_when_the_columns_are_to_be_read_otherwise_meanwhile() {
    // SQLite has one writer: there nothing comes between the look and the keeping.
    let test = TestApp::start(Databases::Postgres).await;
    test.sign_in();
    let (_, under_way) = handed(&test, "/en/makers/import", &makers()).await;
    let taken = take(&test.app).await.unwrap().expect("it waits");
    let held = test.app.db.write().await.unwrap();
    held.execute_unprepared("UPDATE import_upload SET mapping = 'otherwise'").await.unwrap();
    let (_never, mut stop) = watch::channel(false);
    let read_otherwise = async {
        test.wait_for_waiting(1).await;
        held.commit().await.unwrap();
    };
    let (carried, ()) = tokio::join!(carry_on(&test.app, &taken, &mut stop), read_otherwise);
    assert!(carried.unwrap());
    let now = job(&test, number(&under_way)).await;
    assert_eq!((now.state, now.why), (State::Failed, Some(Why::Changed)));
    assert_eq!(count(&test, "import_preview").await, 0);
}

#[tokio::test]
async fn a_large_file_that_is_no_table_says_so_when_it_was_read() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let file = format!("%PDF-1.7\n{}", "obj\n".repeat(MOST_AT_ONCE + 1));
    let (preview, _) = handed(&test, "/en/makers/import", &file).await;
    assert!(work_once(&test.app).await.unwrap());
    let page = test.get(&preview).await.text();
    assert!(page.contains("value=\"drop\"") && !page.contains("value=\"all\""), "{page}");
    let errors = test.get(&format!("{preview}/errors")).await.text();
    assert!(errors.contains("rejected"), "{errors}");
    assert_eq!(test.post(&preview, &[("do", "drop")]).await.location(), Some("/en/makers/import"));
}

#[tokio::test]
async fn a_small_file_is_read_at_once() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let file = "name,process\nEtt AB,Svarvning\n";
    let preview = upload_to(&test, "/en/makers/import", file).await.location().unwrap().to_owned();
    assert_eq!(test.get(&preview).await.status, 200);
    assert_eq!((count(&test, "job").await, count(&test, "import_preview").await), (0, 0));
    // Nor is it read by a job when somebody asks for that.
    let needs = upload_to(&test, "/en/needs/import", "title,process\nLock,milling\n").await;
    let needs = needs.location().unwrap().to_owned();
    let before = events::newest(test.app.db.reader()).await.unwrap();
    for preview in [preview, needs] {
        assert_eq!(test.post(&preview, &[("do", "look")]).await.location(), Some(preview.as_str()));
    }
    assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), before, "nothing happened");
    assert_eq!(count(&test, "job").await, 0);
}
