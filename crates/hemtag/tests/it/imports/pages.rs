//! The browser's way: upload, look, map, confirm, read what was done; in both languages, on both databases.

use crate::testkit::{Databases, Page, TestApp};
use hemtag::{events, makers::store};

const FILE: &str = "Bolag;Kommun;Gör;Max vikt\nEtt;Gislaved;Svarvning;12,5\nTvå;Gnosjjö;haircutting;tung\n";

async fn upload(test: &TestApp, path: &str, name: &str, content: &[u8]) -> Page {
    let head = format!(
        "--gräns\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
    )
    .replace("gräns", "grans");
    let body = [head.as_bytes(), content, b"\r\n--grans--\r\n"].concat();
    test.post_body(path, "multipart/form-data; boundary=grans", body).await
}

#[tokio::test]
async fn a_file_is_looked_at_mapped_and_its_good_rows_imported() {
    for kind in Databases::both() {
        for language in ["", "/en"] {
            let test = TestApp::start(kind).await;
            test.sign_in();
            assert!(test.get(&format!("{language}/makers")).await.text().contains("/makers/import"));
            let form = test.get(&format!("{language}/makers/import")).await;
            assert_eq!(form.status, 200);
            let before = events::newest(test.app.db.reader()).await.unwrap();
            let sent = upload(&test, &format!("{language}/makers/import"), "mitt.csv", FILE.as_bytes()).await;
            assert_eq!(sent.status, 303, "{}", sent.text());
            let address = sent.location().unwrap().to_owned();
            let preview = test.get(&address).await;
            assert_eq!(preview.status, 200);
            let text = preview.text();
            assert!(!text.contains('⟦'), "a word is missing: {text}");
            for expected in ["mitt.csv", "tung", "Gnosjjö", "Gnosjö", "value=\"good\"", "Gör"] {
                assert!(text.contains(expected), "{expected} is missing in {text}");
            }
            assert!(!text.contains("value=\"all\""), "not all can be imported");
            assert_eq!(
                store::count(test.app.db.reader()).await.unwrap(),
                0,
                "nothing is done before it is confirmed"
            );

            let fields = [
                ("head-0", "Bolag"),
                ("field-0", "name"),
                ("head-1", "Kommun"),
                ("field-1", "kommun"),
                ("head-2", "Gör"),
                ("field-2", "process"),
                ("head-3", "Max vikt"),
                ("field-3", "heaviest_kg"),
                ("decimal", ","),
                ("do", "map"),
            ];
            let mapped = test.post(&address, &fields).await;
            assert_eq!((mapped.status, mapped.location()), (303, Some(address.as_str())));
            let text = test.get(&address).await.text();
            assert!(text.contains("haircutting"), "the column is now a process: {text}");
            let errors = test.get(&format!("{address}/errors")).await.text();
            assert!(errors.starts_with("\u{feff}row,column,kind,message\n3,Max vikt,rejected,"), "{errors}");
            assert!(errors.contains("unknown") && errors.contains("doubtful"), "{errors}");

            let done = test.post(&address, &[("do", "good")]).await;
            assert_eq!(done.status, 303, "{}", done.text());
            let result = test.get(done.location().unwrap()).await;
            assert_eq!(result.status, 200);
            assert!(result.text().contains("mitt.csv") && !result.text().contains('⟦'), "{}", result.text());
            assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 1);
            assert_eq!(test.get(&address).await.status, 404, "the file is forgotten when it is imported");
            assert_eq!(
                events::newest(test.app.db.reader()).await.unwrap() - before,
                3,
                "kept, mapped, imported"
            );
        }
    }
}

#[tokio::test]
async fn a_right_file_is_imported_whole_and_a_second_time_changes_nothing() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        let file = "name,process\nEtt,Svarvning\nTvå,Fräsning\n".as_bytes();
        let address = upload(&test, "/en/makers/import", "a.csv", file).await.location().unwrap().to_owned();
        assert!(test.get(&address).await.text().contains("value=\"all\""));
        assert_eq!(test.post(&address, &[("do", "all")]).await.status, 303);
        let address = upload(&test, "/en/makers/import", "a.csv", file).await.location().unwrap().to_owned();
        let again = test.post(&address, &[("do", "all")]).await;
        assert_eq!(again.status, 200);
        assert!(again.text().contains("Nothing new"), "{}", again.text());
        assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 2);
        assert_eq!(test.post(&address, &[("do", "drop")]).await.location(), Some("/en/makers/import"));
        assert_eq!(test.get(&address).await.status, 404);
    }
}

#[tokio::test]
async fn another_sheet_of_a_workbook_can_be_chosen() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let book =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/imports/cases/merged.xlsx")).unwrap();
    let address = upload(&test, "/en/makers/import", "m.xlsx", &book).await.location().unwrap().to_owned();
    let text = test.get(&address).await.text();
    assert!(
        text.contains("<option value=\"Data\" selected>") && text.contains("<option value=\"Tomt\">"),
        "{text}"
    );
    test.post(&address, &[("sheet", "Tomt"), ("sheet-shown", "Data"), ("do", "map")]).await;
    let text = test.get(&address).await.text();
    assert!(text.contains("The file is empty"), "the other sheet is: {text}");
    test.post(&address, &[("do", "map")]).await;
    assert!(test.get(&address).await.text().contains("value=\"all\""), "read from the beginning again");
}

#[tokio::test]
async fn a_file_that_is_none_is_refused_with_a_sentence() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let empty = upload(&test, "/makers/import", "tom.csv", b"").await;
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("Filen är tom"), "{}", empty.text());
    let address =
        upload(&test, "/makers/import", "scan.pdf", b"%PDF-1.7").await.location().unwrap().to_owned();
    assert!(test.get(&address).await.text().contains("ingen tabell utan PDF"));
    let large = vec![b'a'; test.app.config.upload_limit + 1];
    let refused = upload(&test, "/makers/import", "stor.csv", &large).await;
    assert_eq!(refused.status, 413);
    assert!(refused.text().contains("20 MB"), "{}", refused.text());
}

#[tokio::test]
async fn a_visitor_sees_neither_the_link_nor_the_pages() {
    let test = TestApp::start(Databases::Sqlite).await;
    assert!(!test.get("/makers").await.text().contains("/makers/import"));
    assert_eq!(test.get("/makers/import").await.status, 403);
    assert_eq!(upload(&test, "/makers/import", "a.csv", b"name\nEtt\n").await.status, 403);
    assert_eq!(store::count(test.app.db.reader()).await.unwrap(), 0);
}
