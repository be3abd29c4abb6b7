//! The files of a signed report: made once by a job, whoever vanishes, and the same for good.

use std::collections::BTreeMap;

use crate::{
    funding::world::officer,
    programme::reports::{file, sign},
    testkit::{Databases, TestApp},
};
use hemtag::{
    access::{Caller, Role},
    events,
    programme::{
        ProgrammeError,
        report::{self, File, Handed, Making},
    },
    queue::{self, Job, Kind, LEASE, MOST_ATTEMPTS, State, Why, carry_on, take, work_once},
    safekeeping::{self, Problem},
    words::Language,
};
use jiff::civil::date;
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};
use tokio::sync::watch;

use super::{after, count, node};

const CODE: &str = "manufacture-final";
const PAGE: &str = "/en/programme/reports/manufacture-final";

async fn signed(test: &TestApp) {
    sign(test, CODE, date(2026, 10, 31)).await;
}

async fn making(test: &TestApp) -> Making {
    let draft = report::draft(&test.app, &officer(), CODE).await.unwrap().expect("it is begun");
    draft.making.expect("it is signed")
}

/// The job that is to make the files.
async fn job(test: &TestApp) -> Job {
    let report = report::draft(&test.app, &officer(), CODE).await.unwrap().unwrap().kept.id;
    queue::newest_about(&test.app, Kind::ReportFiles, report).await.unwrap().expect("it was asked for")
}

async fn all_files(test: &TestApp) -> BTreeMap<&'static str, Vec<u8>> {
    let mut all = BTreeMap::new();
    for one in File::ALL {
        all.insert(one.code(), file(test, &officer(), CODE, one).await);
    }
    all
}

fn sum(content: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(content))
}

/// From now on the database refuses every file of a report.
async fn refuse_files(test: &TestApp) {
    let refuse = if test.app.db.backend() == sea_orm::DbBackend::Sqlite {
        "CREATE TRIGGER refused BEFORE INSERT ON programme_report_file BEGIN SELECT RAISE(ABORT, 'refused'); END"
    } else {
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$; \
         CREATE TRIGGER refused BEFORE INSERT ON programme_report_file FOR EACH ROW EXECUTE FUNCTION refuse()"
    };
    test.app.db.writer().execute_unprepared(refuse).await.unwrap();
}

async fn let_files(test: &TestApp) {
    let sqlite = test.app.db.backend() == sea_orm::DbBackend::Sqlite;
    let drop = if sqlite { "DROP TRIGGER refused" } else { "DROP TRIGGER refused ON programme_report_file" };
    test.app.db.writer().execute_unprepared(drop).await.unwrap();
}

#[tokio::test]
async fn whoever_asks_for_a_file_is_told_that_it_is_being_made_and_then_has_the_same_one_for_good() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        signed(&test).await;
        test.sign_in();
        let page = test.get(PAGE).await.text();
        let under_way = format!("{PAGE}/under-way");
        for said in ["Kim Ek", "Waits for its turn", "The PDF is not made yet", under_way.as_str()] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(page.contains("the PDF is compared when it is made"), "{page}");
        assert!(!page.contains("/file/pdf") && !page.contains('⟦'), "nothing to take yet: {page}");
        for format in ["pdf", "xlsx", "json"] {
            let early = test.get(&format!("{PAGE}/file/{format}")).await;
            assert_eq!(early.status, 202, "{format}");
            assert_eq!(early.headers["retry-after"], "4", "{format}");
            let text = early.text();
            assert!(text.contains("being made") && text.contains(&under_way), "{format}: {text}");
            assert!(!early.headers.contains_key("content-disposition"), "a page, not a file");
        }
        let waits = test.get(&under_way).await;
        assert_eq!(waits.status, 200);
        assert_eq!(waits.headers["refresh"], "4");
        assert!(!waits.text().contains('⟦'), "{}", waits.text());
        let still = test.get(&format!("{under_way}?still=1")).await;
        assert!(!still.headers.contains_key("refresh"), "it can be read in peace");
        assert_eq!(count(&test, "job WHERE kind = 'report_files'").await, 1);
        let before = events::newest(test.app.db.reader()).await.unwrap();
        assert_eq!(test.post(&under_way, &[]).await.location(), Some(under_way.as_str()));
        assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), before, "it is asked for already");

        assert!(work_once(&test.app).await.unwrap());
        let done = test.get(&under_way).await;
        assert_eq!(done.location(), Some(format!("{PAGE}?done=files").as_str()), "{}", done.text());
        let page = test.get(done.location().unwrap()).await.text();
        let made = all_files(&test).await;
        assert_eq!(made.len(), 5);
        for (code, content) in &made {
            assert!(page.contains(&sum(content)), "{code} has its sum on the page: {page}");
        }
        assert!(page.contains("The report comes out the same: figures, money and PDF"), "{page}");
        for (language, place) in [("en", PAGE), ("sv", "/programme/reports/manufacture-final")] {
            for format in ["pdf", "xlsx"] {
                let handed = test.get(&format!("{place}/file/{format}")).await;
                assert_eq!(handed.status, 200);
                assert_eq!(handed.body, made[format!("{format}-{language}").as_str()]);
            }
        }
        assert_eq!(test.get(&format!("{PAGE}/file/json")).await.body, made["json"]);
        let logged =
            events::after(test.app.db.reader(), 0, &["programme.report_files_made"], 9).await.unwrap();
        assert_eq!(logged.len(), 1);
        for (code, content) in &made {
            assert_eq!(logged[0].data["files"][*code], sum(content), "{code}");
        }

        // A year later it is still what was made.
        test.app.clock = after(365 * 86_400);
        assert_eq!(all_files(&test).await, made);
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}

#[tokio::test]
async fn the_same_report_gives_the_same_files_whoever_makes_them() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        signed(&test).await;
        let (_never, mut stop) = watch::channel(false);
        let lost = node(&test, "lost");
        let taken = take(&lost).await.unwrap().expect("it waits");
        test.app.clock = after(LEASE.as_secs() + 1);
        let other = node(&test, "other");
        let again = take(&other).await.unwrap().expect("its lease has ended");
        assert_eq!((again.id, again.attempts), (taken.id, 2));
        // The first one was only slow. All that it does is undone.
        assert!(carry_on(&lost, &taken, &mut stop).await.unwrap());
        assert_eq!(count(&test, "programme_report_file").await, 0);
        assert!(matches!(making(&test).await, Making::Asked(_)));
        assert!(carry_on(&other, &again, &mut stop).await.unwrap());
        let made = all_files(&test).await;
        // And once more, when it is done already.
        assert!(carry_on(&lost, &taken, &mut stop).await.unwrap());
        let now = job(&test).await;
        assert_eq!(
            (now.state, now.outcome.as_deref(), now.node.as_deref()),
            (State::Done, Some("made"), Some("other"))
        );
        assert_eq!(count(&test, "programme_report_file").await, 5);
        assert_eq!(count(&test, "event WHERE action = 'programme.report_files_made'").await, 1);

        // As if they had never been made: the same bytes come of what was frozen, days later.
        test.app.db.writer().execute_unprepared("DELETE FROM programme_report_file").await.unwrap();
        assert_eq!(making(&test).await, Making::Missing);
        test.app.clock = after(3 * 86_400);
        report::ask_again(&test.app, &officer(), CODE).await.unwrap();
        assert!(work_once(&test.app).await.unwrap());
        assert_eq!(all_files(&test).await, made);
    }
}

#[tokio::test]
async fn what_could_not_be_made_is_told_and_an_officer_has_it_made_again() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        refuse_files(&test).await;
        signed(&test).await;
        for attempt in 1..=MOST_ATTEMPTS {
            assert!(work_once(&test.app).await.unwrap(), "attempt {attempt}");
            test.app.clock = after(3600 * i64::from(attempt));
        }
        let now = job(&test).await;
        assert_eq!((now.state, now.why), (State::GivenUp, Some(Why::Database)));
        assert_eq!(count(&test, "programme_report_file").await, 0);
        let adviser = Caller::acting_as(Role::Adviser);
        let denied = report::ask_again(&test.app, &adviser, CODE).await;
        assert!(matches!(denied, Err(ProgrammeError::Denied(_))), "{denied:?}");

        test.sign_in();
        let under_way = format!("{PAGE}/under-way");
        for (address, status) in
            [(format!("{PAGE}/file/pdf"), 503), (under_way.clone(), 200), (PAGE.to_owned(), 200)]
        {
            let told = test.get(&address).await;
            let text = told.text();
            assert_eq!(told.status, status, "{address}: {text}");
            for said in ["The report’s files are not made", "The database did not answer", "Make the files"]
            {
                assert!(text.contains(said), "{address}: {said}: {text}");
            }
            assert!(!told.headers.contains_key("refresh"), "{address}: there is nothing to wait for");
        }
        assert!(test.get("/en/admin/jobs?state=given_up").await.text().contains("Files of a signed report"));

        let_files(&test).await;
        let before = events::newest(test.app.db.reader()).await.unwrap();
        assert_eq!(test.post(&under_way, &[]).await.location(), Some(under_way.as_str()));
        assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), before + 1);
        assert!(work_once(&test.app).await.unwrap());
        assert_eq!(all_files(&test).await.len(), 5);
    }
}

#[tokio::test]
async fn a_report_signed_before_has_its_pdf_and_keeps_it_when_the_others_are_made() {
    let test = TestApp::start(Databases::Sqlite).await;
    signed(&test).await;
    let old = b"%PDF-1.7 as it was signed then";
    let legacy = format!(
        "UPDATE programme_report SET pdf = x'{}', fingerprint = '{}'",
        data_encoding::HEXLOWER.encode(old),
        sum(old)
    );
    for sql in [legacy.as_str(), "DELETE FROM job"] {
        test.app.db.writer().execute_unprepared(sql).await.unwrap();
    }
    assert_eq!(making(&test).await, Making::Missing);
    assert_eq!(file(&test, &officer(), CODE, File::Pdf(Language::Swedish)).await, old);
    let none = report::file(&test.app, &officer(), CODE, File::Data).await.unwrap();
    assert_eq!(none, Handed::NotMade(Making::Missing));
    test.sign_in();
    let page = test.get(PAGE).await.text();
    assert!(page.contains("/file/pdf") && !page.contains("/file/xlsx"), "only what is there: {page}");
    report::ask_again(&test.app, &officer(), CODE).await.unwrap();
    assert!(work_once(&test.app).await.unwrap());
    let made = all_files(&test).await;
    assert_eq!(made["pdf-sv"], old);
    assert!(made["pdf-en"].starts_with(b"%PDF") && made["xlsx-sv"].starts_with(b"PK"));
}

#[tokio::test]
async fn a_file_that_is_not_what_was_made_is_not_handed_out() {
    let test = TestApp::start(Databases::Sqlite).await;
    signed(&test).await;
    assert!(work_once(&test.app).await.unwrap());
    let change = "UPDATE programme_report_file SET content = x'2550' WHERE file = 'pdf-sv'";
    test.app.db.writer().execute_unprepared(change).await.unwrap();
    let handed = report::file(&test.app, &officer(), CODE, File::Pdf(Language::Swedish)).await;
    assert!(matches!(handed, Err(ProgrammeError::Damaged("pdf-sv"))), "{handed:?}");
    test.sign_in();
    assert_eq!(test.get("/programme/reports/manufacture-final/file/pdf").await.status, 500);
    assert_eq!(test.get("/programme/reports/manufacture-final/file/xlsx").await.status, 200);
    let looked = safekeeping::verify(&test.app.db, None, None).await;
    let found: Vec<(&str, &Problem)> =
        looked.findings.iter().map(|one| (one.place.as_str(), &one.problem)).collect();
    assert_eq!(found, [("programme_report_file", &Problem::OtherSum)]);
}
