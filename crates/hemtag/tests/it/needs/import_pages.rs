//! Importing needs in the browser: upload, look, confirm, read what was done; in both languages, on both databases.

use std::sync::Arc;

use crate::testkit::{Databases, Page, TestApp};
use hemtag::{
    access::Caller,
    app::App,
    database::hold_log,
    files::{
        What,
        upload::{find_upload, keep_upload},
    },
    needs::{
        self,
        import::queued::{How, ask_for_import},
    },
    queue,
};
use rust_xlsxwriter::Workbook;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};
use tokio::sync::watch;

const TABLE: &str = "Nummer;Titel;Del;Tillverkningssätt;Mått;Vikt;Kommun;Första serien;Leverantör\n\
    V1;Vagn;Axel;svarvning;Ø20 x 300 mm;0,7 kg;Gnosjö;200;Okänd AB\n\
    V1;Vagn;Platta;laserskärning;400 x 300 x 3 mm;2,8 kg;;;\n\
    L1;Lock;;fräsning;120 x 60;;;;\n";

async fn upload(test: &TestApp, path: &str, name: &str, content: &[u8]) -> Page {
    let head = format!(
        "--grans\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
    );
    let body = [head.as_bytes(), content, b"\r\n--grans--\r\n"].concat();
    test.post_body(path, "multipart/form-data; boundary=grans", body).await
}

async fn uploaded(test: &TestApp, name: &str, content: &[u8]) -> String {
    let sent = upload(test, "/en/needs/import", name, content).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location().unwrap().to_owned()
}

fn main(page: &str) -> String {
    page.split_once("<main")
        .map_or(page, |(_, main)| main)
        .split("</main")
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn a_table_of_needs_is_looked_at_and_what_is_right_imported() {
    for kind in Databases::both() {
        for (language, left) in [("", "1 behov lämnades"), ("/en", "1 need was left out")] {
            let test = TestApp::start(kind).await;
            test.sign_in();
            assert!(test.get(&format!("{language}/needs")).await.text().contains("/needs/import"));
            assert_eq!(test.get(&format!("{language}/needs/import")).await.status, 200);
            let sent =
                upload(&test, &format!("{language}/needs/import"), "delar.csv", TABLE.as_bytes()).await;
            let address = sent.location().unwrap().to_owned();
            let text = main(&test.get(&address).await.text());
            assert!(!text.contains('⟦'), "{text}");
            assert!(
                text.contains("120 x 60") && text.contains("<th scope=\"row\">4</th>"),
                "the wrong cell and its row: {text}"
            );
            assert!(text.contains("value=\"good\"") && !text.contains("value=\"all\""), "{text}");
            assert!(text.contains("Axel") && text.contains("Platta"), "the need as it would be kept: {text}");
            assert!(text.contains("Leverantör"), "what judges nobody is told: {text}");
            assert_eq!(needs::store::count(test.app.db.reader()).await.unwrap(), 0);
            let errors = test.get(&format!("{address}/errors")).await.text();
            assert!(errors.contains("4,Mått,rejected,"), "{errors}");
            // All or nothing stays all or nothing, however the form is sent.
            let all = test.post(&address, &[("do", "all")]).await;
            assert_eq!(all.location(), Some(address.as_str()));
            assert_eq!(needs::store::count(test.app.db.reader()).await.unwrap(), 0);
            let good = test.post(&address, &[("do", "good")]).await;
            let done = test.get(good.location().unwrap()).await.text();
            assert!(done.contains(left) && done.contains("delar.csv"), "{done}");
            assert_eq!(test.get(&address).await.status, 404, "the file is forgotten");
            let all = needs::export::needs(&test.app, &Caller::administrator(), false).await.unwrap();
            assert_eq!(all.len(), 1);
            let vagn = &all[0].document;
            assert_eq!(vagn.parts.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Axel", "Platta"]);
            assert_eq!(vagn.first_series.value(), Some(&200));
            assert_eq!(vagn.not_evaluated.len(), 1);
            assert_eq!((all[0].source_format.as_str(), all[0].external_id.as_deref()), ("csv", Some("V1")));
        }
    }
}

#[tokio::test]
async fn a_workbook_a_list_and_a_manifest_come_in_and_nothing_comes_in_twice() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Behov för hösten").unwrap();
        for (column, head) in ["title", "process", "wall", "first_series", "due"].into_iter().enumerate() {
            sheet.write(2, u16::try_from(column).unwrap(), head).unwrap();
        }
        sheet.write(3, 0, "Kåpa").unwrap();
        sheet.write(3, 1, "formsprutning").unwrap();
        sheet.write(3, 2, 1.25).unwrap();
        sheet.write(3, 3, 1200).unwrap();
        sheet.write(3, 4, "2027-05-01").unwrap();
        let book = book.save_to_buffer().unwrap();
        for (name, content) in [
            ("behov.xlsx", book.as_slice()),
            ("lista.json", br#"[{ "id": "A1", "title": "Axel", "part": [{ "process": "svarvning" }] }]"#),
            ("okh.toml", include_bytes!("manifests/okh-Jubilee.toml")),
        ] {
            let address = uploaded(&test, name, content).await;
            assert!(test.get(&address).await.text().contains("value=\"all\""), "{name}");
            let done = test.post(&address, &[("do", "all")]).await;
            assert!(done.location().is_some_and(|to| to.contains("/needs/imports/")), "{name}");
            let again = uploaded(&test, name, content).await;
            let text = test.get(&again).await.text();
            assert!(text.contains("there already") && !text.contains("value=\"all\""), "{name}: {text}");
            test.post(&again, &[("do", "drop")]).await;
            assert_eq!(test.get(&again).await.status, 404);
        }
        let all = needs::export::needs(&test.app, &Caller::administrator(), false).await.unwrap();
        assert_eq!(all.len(), 3);
        let lid = &all[0].document;
        assert_eq!(
            lid.parts[0].asks.wall.value().map(|wall| wall.um()),
            Some(1250),
            "a number stays a number"
        );
        assert_eq!((lid.first_series.value(), all[0].source_format.as_str()), (Some(&1200), "xlsx"));
        // One that only has the same name is kept when it is said to be another.
        let address = uploaded(&test, "lock.toml", b"title = \"axel\"\nfirst_series = 3\n").await;
        let text = test.get(&address).await.text();
        assert!(text.contains("same name") && text.contains("name=\"doubtful\""), "{text}");
        test.post(&address, &[("do", "all")]).await;
        assert_eq!(needs::store::count(test.app.db.reader()).await.unwrap(), 3);
        let done = test.post(&address, &[("do", "all"), ("doubtful", "1")]).await;
        assert!(done.location().is_some());
        assert_eq!(needs::store::count(test.app.db.reader()).await.unwrap(), 4);
    }
}

const LIST: &[u8] = br#"[{ "id": "A1", "title": "Axel", "part": [{ "process": "svarvning" }] },
    { "title": "Bricka", "part": [{ "process": "svarvning" }] }]"#;

/// Holds everybody back who would state a need, so that each has looked over what was there before.
async fn hold_back(test: &TestApp, kind: Databases) -> DatabaseTransaction {
    let held = test.app.db.write().await.unwrap();
    if kind == Databases::Postgres {
        held.execute_unprepared("LOCK TABLE need IN SHARE ROW EXCLUSIVE MODE").await.unwrap();
    }
    held
}

/// Lets everybody go on when two are held back. SQLite, with its one writer, does not say who waits.
async fn let_go(test: &TestApp, held: DatabaseTransaction) {
    if held.get_database_backend() == DbBackend::Postgres {
        test.wait_for_waiting(2).await;
    } else {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    held.rollback().await.unwrap();
}

async fn titles(test: &TestApp) -> Vec<String> {
    let all = needs::export::needs(&test.app, &Caller::administrator(), false).await.unwrap();
    let mut titles: Vec<String> = all.into_iter().map(|need| need.document.title).collect();
    titles.sort_unstable();
    titles
}

#[tokio::test]
async fn two_uploads_of_the_same_needs_at_once_state_each_need_once() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        let one = uploaded(&test, "ett.json", LIST).await;
        let other = uploaded(&test, "tva.json", LIST).await;
        let held = hold_back(&test, kind).await;
        let fields = [("do", "all")];
        let (one, other, ()) =
            tokio::join!(test.post(&one, &fields), test.post(&other, &fields), let_go(&test, held));
        // One was imported; the other found all of it there.
        let mut answers = [one.status, other.status];
        answers.sort_unstable();
        assert_eq!(answers, [200, 303], "{kind:?}");
        assert_eq!(titles(&test).await, ["Axel", "Bricka"], "{kind:?}");
    }
}

#[tokio::test]
async fn two_jobs_with_the_same_needs_at_once_state_each_need_once() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let (caller, how) = (Caller::administrator(), How { good_rows_only: false, doubtful_too: false });
        let mut jobs = Vec::new();
        for name in ["ett.json", "tva.json"] {
            let key = keep_upload(&test.app, &caller, What::Needs, name, LIST.to_vec()).await.unwrap();
            let upload = find_upload(&test.app, &caller, What::Needs, &key).await.unwrap();
            ask_for_import(&test.app, &caller, &upload, how).await.unwrap();
            let node = App { node: name.into(), under_way: Arc::default(), ..test.app.clone() };
            let taken = queue::take(&node).await.unwrap().expect("it waits");
            jobs.push((node, taken));
        }
        let [(one, first), (other, second)] = &jobs[..] else { panic!("two were taken") };
        let held = hold_back(&test, kind).await;
        let (_never, mut stop) = watch::channel(false);
        let mut other_stop = stop.clone();
        let (a, b, ()) = tokio::join!(
            queue::carry_on(one, first, &mut stop),
            queue::carry_on(other, second, &mut other_stop),
            let_go(&test, held)
        );
        assert!(a.unwrap() && b.unwrap());
        let mut came_to = Vec::new();
        for taken in [first, second] {
            came_to.extend(queue::find(&test.app, taken.id).await.unwrap().and_then(|job| job.outcome));
        }
        came_to.sort_unstable();
        assert_eq!(came_to, [queue::KEPT, queue::NOTHING_NEW], "{kind:?}");
        assert_eq!(titles(&test).await, ["Axel", "Bricka"], "{kind:?}");
    }
}

#[tokio::test]
async fn an_import_and_an_owner_who_change_the_same_needs_do_not_wait_for_each_other() {
    // On SQLite, with its one writer, there is nothing to hold.
    let test = TestApp::start(Databases::Postgres).await;
    test.sign_in();
    let list = |first_series: u32| {
        format!(
            r#"[{{ "id": "A1", "title": "Axel", "first_series": {first_series}, "part": [{{ "process": "svarvning" }}] }},
            {{ "id": "B1", "title": "Bricka", "first_series": {first_series}, "part": [{{ "process": "svarvning" }}] }}]"#
        )
    };
    let first = uploaded(&test, "ett.json", list(10).as_bytes()).await;
    assert_eq!(test.post(&first, &[("do", "all")]).await.status, 303);
    let caller = Caller::administrator();
    let all = needs::export::needs(&test.app, &caller, false).await.unwrap();
    let last = all.iter().find(|need| need.document.title == "Bricka").unwrap();
    let second = uploaded(&test, "tva.json", list(20).as_bytes()).await;

    let held = test.app.db.write().await.unwrap();
    hold_log(&held).await.unwrap();
    let owner = async {
        test.wait_for_waiting(1).await;
        needs::update_need(&test.app, &Caller::visitor(), &last.key, last.version, last.document.clone())
            .await
    };
    let fields = [("do", "all")];
    let (imported, changed, ()) = tokio::join!(test.post(&second, &fields), owner, let_go(&test, held));
    assert_eq!(imported.status, 303, "{}", imported.text());
    assert!(matches!(changed, Err(needs::NeedError::ChangedMeanwhile)), "{changed:?}");
    let all = needs::export::needs(&test.app, &caller, false).await.unwrap();
    assert!(
        all.len() == 2 && all.iter().all(|need| need.document.first_series.value() == Some(&20)),
        "{all:?}"
    );
}

#[tokio::test]
async fn a_file_that_is_no_need_is_told_and_a_visitor_imports_nothing() {
    let test = TestApp::start(Databases::Sqlite).await;
    assert_eq!(upload(&test, "/needs/import", "a.csv", TABLE.as_bytes()).await.status, 403);
    assert_eq!(test.get("/needs/import").await.status, 403);
    test.sign_in();
    assert_eq!(upload(&test, "/needs/import", "tom.csv", b"").await.status, 422);
    for (name, content, told) in [
        ("scan.pdf", &b"%PDF-1.7 \x00\x01"[..], "no text file"),
        (
            "a.csv",
            b"title;part;stage\nVagn;Axel;prototype\nVagn;Hjul;full_scale\n",
            "something else here than row 2",
        ),
        ("b.csv", b"title;proces\nLock;fr\xc3\xa4sning\n", "process"),
        ("c.csv", b"title;stage\nLock;prototype;stray\n", "under no heading"),
        ("d.xlsx", b"PK\x03\x04 no workbook", "cannot be read"),
    ] {
        let address = uploaded(&test, name, content).await;
        let text = main(&test.get(&address).await.text());
        assert!(text.contains(told), "{name}: {text}");
        assert!(!text.contains("value=\"all\"") && !text.contains("value=\"good\""), "{name}");
    }
}
