//! The page of a need, for whoever holds its key: changing it, trying and keeping a proposal, taking it back, closing
//! and opening again, news, files.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    gaps,
    matches::{
        keep_change,
        what_if::{WhatIf, changed},
    },
    needs::{
        self, Need, NewNeed,
        model::{Confidentiality, engine_parts},
        read,
    },
};

use super::walk::{Walk, between};
use crate::matches::sample::{lid, registered, two_parts};

async fn stated(test: &TestApp) -> Need {
    let mut document = lid();
    document.confidentiality = Confidentiality::Open;
    let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
    needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap()
}

async fn now(test: &TestApp, need: &Need) -> Need {
    needs::find_need(&test.app, &Caller::visitor(), &need.key).await.unwrap()
}

#[tokio::test]
async fn one_answer_is_changed_and_everything_else_stays_as_it_was() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        registered(&test.app).await;
        let need = stated(&test).await;
        let mut walk = Walk::open(&test, "", &format!("/needs/{}/edit", need.key)).await;
        assert!(walk.page.contains("200 st"), "the answers stand there");
        walk.go(&format!("/needs/{}/edit/how-many", need.key)).await;
        assert!(walk.page.contains("value=\"200\""));
        walk.send(&[("first-series", "många")]).await;
        assert_eq!(walk.status, 422);
        assert!(walk.page.contains("value=\"många\""));
        walk.send(&[("first-series", "300")]).await;
        assert!(walk.at.ends_with("/check") && walk.page.contains("300 st"), "{}", walk.at);
        assert_eq!(now(&test, &need).await.version, 1, "nothing is kept before it is said");
        walk.send(&[]).await;
        let changed = now(&test, &need).await;
        assert_eq!((changed.version, changed.document.first_series.value()), (2, Some(&300)));
        assert!(walk.page.contains("/undo"), "the change can be taken back");
        let mut same = changed.document.clone();
        same.first_series = need.document.first_series.clone();
        assert_eq!(same, need.document);
    }
}

#[tokio::test]
async fn of_two_who_change_the_need_the_second_sees_the_first_and_keeps_the_change_on_top() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        registered(&test.app).await;
        let need = stated(&test).await;
        let mut mine = Walk::open(&test, "/en", &format!("/needs/{}/edit/how-many", need.key)).await;
        mine.send(&[("first-series", "300")]).await;
        let mut theirs = need.document.clone();
        theirs.title = "Another lid".into();
        needs::update_need(&test.app, &Caller::visitor(), &need.key, 1, theirs).await.unwrap();
        mine.send(&[]).await;
        assert_eq!(mine.status, 409);
        assert!(mine.page.contains("The need was changed while you wrote"), "{}", mine.page);
        assert!(mine.page.contains("Another lid"), "what they wrote is there");
        let version = between(&mine.page, "name=\"version\" value=\"", "\"").to_owned();
        mine.send(&[("version", &version)]).await;
        let kept = now(&test, &need).await;
        assert_eq!(kept.document.title, "Another lid", "their change is not lost");
        assert_eq!(kept.document.first_series.value(), Some(&300), "nor mine");
    }
}

#[tokio::test]
async fn a_proposal_that_was_tried_is_kept_for_good_and_taken_back() {
    for (database, language) in [(Databases::Sqlite, ""), (Databases::Postgres, "/en")] {
        let test = TestApp::start(database).await;
        registered(&test.app).await;
        let need = stated(&test).await;
        let address = format!("{language}/needs/{}?change=0.0.tolerance%3D11000", need.key);
        let page = test.get(&address).await.text();
        assert!(page.contains(&format!("action=\"{language}/needs/{}/use\"", need.key)), "{page}");
        let kept = test
            .post(
                &format!("{language}/needs/{}/use", need.key),
                &[("version", "1"), ("change", "0.0.tolerance=11000")],
            )
            .await;
        assert_eq!(kept.location(), Some(format!("{language}/needs/{}?changed=1", need.key).as_str()));
        assert_eq!(now(&test, &need).await.version, 2);
        let page = test.get(kept.location().unwrap()).await.text();
        assert!(page.contains("/undo"), "the way back is offered");
        assert!(!page.contains("id=\"news\"") && !page.contains("/notices\""), "one's own change is no news");
        // From another tab that saw the first version: a conflict, and nothing changes.
        let late = test.post(&format!("/needs/{}/undo", need.key), &[("version", "1")]).await;
        assert!(late.status == 409 || late.status == 404, "{}", late.status);
        test.post(&format!("/needs/{}/undo", need.key), &[("version", "2")]).await;
        let back = now(&test, &need).await;
        assert_eq!((back.version, back.document), (3, need.document.clone()));
    }
}

#[tokio::test]
async fn what_is_kept_is_what_was_tried() {
    let test = TestApp::start(Databases::Sqlite).await;
    registered(&test.app).await;
    let snapshot = test.app.register.snapshot();
    let today = test.app.clock.today();
    let text = "title = \"Lock\"\nstage = \"prototype\"\nfirst_series = 200\ndue = \"2027-05-23\"\nwithin_km = 50\n\
                counties = [\"06\"]\nin_house = true\ncertificates = [\"ISO 9001\", \"ISO 14001\"]\n\
                [owner]\nkommun = \"Gnosjö\"\nnewcomer = \"alone\"\n[[part]]\ncount = 3\nprocess = \"svarvning\"\n\
                material = \"EN AW-6082\"\nsize = \"Ø12 x 46 mm\"\nmass = \"250 g\"\ntolerance = \"±0,0165 at 30 mm\"\n\
                wall = \"1 mm\"\nhours = 40";
    let document = read::read(text).unwrap_or_else(|p| panic!("{p:?}")).0;
    for change in [
        "0.0.process=3.2.milling",
        "0.0.material=AL.8",
        "0.0.size=10000x40000",
        "0.0.mass=100000",
        "0.0.tolerance=9000",
        "0.0.tolerance=9432",
        "0.0.wall=2000",
        "0.0.quantity=300",
        "0.0.quantity=1200",
        "0.0.stage=pilot_series",
        "0.0.due=2027-09-01",
        "0.0.hours=20",
        "0.0.km=300",
        "0.0.county=any",
        "0.0.inhouse=any",
        "0.0.newcomer=adviser",
        "0.0.certificate=ISO 14001",
    ] {
        let what_if = WhatIf::read(change).unwrap_or_else(|| panic!("{change}"));
        let before = engine_parts(&document, today)[0].operations[0].need.clone();
        let (tried, made) = changed(&snapshot.register, before, &[&what_if]);
        assert!(!made.is_empty(), "{change} changes something");
        let kept = keep_change::keep(&snapshot.register, &document, today, &[what_if]);
        let mut asked = engine_parts(&kept, today)[0].operations[0].need.clone();
        // A grade between two is kept as the narrowest whole width that reaches it.
        if let (Some(kept), Some(tried)) = (&mut asked.tolerance, &tried.tolerance) {
            assert!(kept.value.grade >= tried.value.grade, "{change}");
            assert!(kept.value.grade.0 - tried.value.grade.0 < 100, "{change}");
            kept.value.grade = tried.value.grade;
        }
        // Any one of the processes will do: their order says nothing.
        let mut tried = tried;
        tried.processes.iter_mut().chain(&mut asked.processes).for_each(|any| any.value.sort_unstable());
        assert_eq!(asked, tried, "{change}");
    }
}

#[tokio::test]
async fn a_need_is_closed_with_its_reason_and_opened_again() {
    for (database, language) in [(Databases::Sqlite, "/en"), (Databases::Postgres, "")] {
        let test = TestApp::start(database).await;
        let need = stated(&test).await;
        let path = format!("{language}/needs/{}", need.key);
        gaps::refresh_need(&test.app, &Caller::administrator(), need.id).await.unwrap();
        assert_eq!(gaps::store::open(test.app.db.reader()).await.unwrap().len(), 1);
        let without = test.post(&format!("{path}/close"), &[]).await;
        assert_eq!(without.status, 422);
        assert!(without.text().contains(if language.is_empty() { "Välj varför" } else { "Choose why" }));
        test.post(&format!("{path}/close"), &[("why", "placed")]).await;
        let page = test.get(&path).await.text();
        let reason =
            if language.is_empty() { "Jag har hittat en tillverkare" } else { "I have found a maker" };
        assert!(page.contains(reason) && page.contains("/reopen"), "{page}");
        assert!(gaps::store::open(test.app.db.reader()).await.unwrap().is_empty());
        assert_eq!(test.get(&format!("{path}/edit")).await.status, 409, "closed needs are not changed");
        test.post(&format!("{path}/reopen"), &[]).await;
        assert!(now(&test, &need).await.closed_at.is_none());
        assert_eq!(gaps::store::open(test.app.db.reader()).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn who_waits_is_told_that_the_gap_closed_and_by_whom() {
    for (database, language) in [(Databases::Sqlite, ""), (Databases::Postgres, "/en")] {
        let test = TestApp::start(database).await;
        let need = stated(&test).await;
        gaps::refresh_all(&test.app, &Caller::administrator()).await.unwrap();
        registered(&test.app).await;
        gaps::refresh_all(&test.app, &Caller::administrator()).await.unwrap();
        let path = format!("{language}/needs/{}", need.key);
        let page = test.get(&path).await.text();
        let news =
            if language.is_empty() { "Något har hänt sedan sist" } else { "Something has happened since" };
        assert!(page.contains(news), "{page}");
        let maker = between(&page, &format!("href=\"{language}/makers/"), "\"");
        assert!(!maker.is_empty() && page.contains("Exempel Fräs A AB"));
        test.post(&format!("{path}/notices"), &[]).await;
        let page = test.get(&path).await.text();
        assert!(!page.contains(news) && page.contains("Exempel Fräs A AB"));
    }
}

#[tokio::test]
async fn who_comes_back_finds_the_needs_of_this_browser_and_what_is_new() {
    let test = TestApp::start(Databases::Sqlite).await;
    let typed = [("title", "Hemligt lock"), ("process", "fräsning"), ("confidentiality", "adviser_only")];
    test.post("/needs/new/one-page", &typed).await;
    registered(&test.app).await;
    gaps::refresh_all(&test.app, &Caller::administrator()).await.unwrap();
    assert!(test.get("/needs/new").await.text().contains("/needs#own"), "the way to them");
    let page = test.get("/needs").await.text();
    assert!(page.contains("Dina behov") && page.contains("Hemligt lock"), "{page}");
    assert!(page.contains("Något har hänt sedan sist"), "the gap has closed: {page}");
    test.forget();
    let page = test.get("/needs").await.text();
    assert!(!page.contains("Dina behov") && !page.contains("Hemligt lock"), "nobody else sees it");
}

#[tokio::test]
async fn what_the_answer_asks_leads_to_its_question() {
    let test = TestApp::start(Databases::Sqlite).await;
    registered(&test.app).await;
    let text = "title = \"Lock\"\n[[part]]\nname = \"A\"\nprocess = \"pressning\"\n[[part]]\nname = \"B\"\nmaterial = \"xqzzv\"";
    let document = read::read(text).unwrap().0;
    let new = NewNeed { document, source_format: "toml".into(), ..NewNeed::default() };
    let need = needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    let page = test.get(&format!("/en/needs/{}", need.key)).await.text();
    for question in ["process", "material-2", "process-2"] {
        let href = format!("/en/needs/{}/edit/{question}", need.key);
        assert!(page.contains(&format!("href=\"{href}\"")), "{href}");
        assert_eq!(test.get(&href).await.status, 200);
    }
}

#[tokio::test]
async fn the_need_is_taken_away_as_a_file_that_reads_back() {
    let test = TestApp::start(Databases::Sqlite).await;
    let new = NewNeed { document: two_parts(), source_format: "form".into(), ..NewNeed::default() };
    let need = needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    let today = test.app.clock.today();
    for format in ["toml", "json"] {
        let file = test.get(&format!("/needs/{}/file?format={format}", need.key)).await;
        assert!(
            file.headers["content-disposition"].to_str().unwrap().contains(&format!("hemtag-behov.{format}"))
        );
        let (document, _) = read::read(&file.text()).unwrap();
        assert_eq!(engine_parts(&document, today), engine_parts(&need.document, today), "{format}");
    }
    let manifest = test.get(&format!("/needs/{}/file?format=okh", need.key)).await.text();
    assert_eq!(read::read(&manifest).unwrap().1, read::Format::OpenKnowHow, "{manifest}");
    assert_eq!(test.get(&format!("/needs/{}/file?format=pdf", need.key)).await.status, 400);
    let page = test.get(&format!("/needs/{}", need.key)).await.text();
    assert!(page.contains("Open Know-How har ingen plats för"), "what is left out is said");
}

#[tokio::test]
async fn nobody_without_the_key_comes_near_the_need() {
    let test = TestApp::start(Databases::Sqlite).await;
    stated(&test).await;
    for (method, end) in [
        ("GET", ""),
        ("GET", "/edit"),
        ("GET", "/edit/size"),
        ("GET", "/file?format=toml"),
        ("GET", "/answer?format=json"),
        ("POST", "/close"),
        ("POST", "/reopen"),
        ("POST", "/use"),
        ("POST", "/undo"),
        ("POST", "/notices"),
        ("POST", "/edit/size"),
    ] {
        let path = format!("/needs/aaaaaaaaaaaaaaaaaaaaaaaaaa{end}");
        let status = match method {
            "GET" => test.get(&path).await.status,
            _ => test.post(&path, &[("why", "placed"), ("version", "1")]).await.status,
        };
        assert_eq!(status, 404, "{method} {path}");
    }
}

/// A file as a browser sends it.
fn upload(name: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    let mut body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\r\n--x--\r\n");
    ("multipart/form-data; boundary=x".to_owned(), body)
}

async fn uploaded(test: &TestApp, language: &str, name: &str, bytes: &[u8]) -> crate::testkit::Page {
    let (kind, body) = upload(name, bytes);
    test.post_body(&format!("{language}/needs/new/file"), &kind, body).await
}

#[tokio::test]
async fn a_file_is_read_in_every_encoding_that_people_have() {
    let text = "title = \"Fäste\"\n[owner]\nkommun = \"Älmhult\"\n[[part]]\nprocess = \"fräsning\"\nwall = \"0,5 tum\"\n";
    let latin1: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let with_mark = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for bytes in [text.as_bytes().to_vec(), latin1, utf16, with_mark] {
        let test = TestApp::start(Databases::Sqlite).await;
        let page = uploaded(&test, "", "behov.toml", &bytes).await;
        let to = page.location().unwrap_or_else(|| panic!("{}", page.text())).to_owned();
        let need =
            needs::find_need(&test.app, &Caller::visitor(), to.trim_start_matches("/needs/")).await.unwrap();
        assert_eq!(need.document.title, "Fäste");
        assert_eq!(need.document.owner.kommun.value().map(String::as_str), Some("0765"));
        assert_eq!(need.document.parts[0].asks.wall.value().map(|w| w.um()), Some(12_700));
    }
}

#[tokio::test]
async fn a_file_that_is_no_need_is_told_in_a_sentence_with_its_place() {
    let test = TestApp::start(Databases::Sqlite).await;
    let huge = [b"title = \"x\"\n#".as_slice(), &vec![b'a'; 3 * 1024 * 1024]].concat();
    let mut all = String::new();
    for (name, bytes) in [
        ("tom.toml", &b""[..]),
        ("halv.toml", b"okhv = \"OKH-LOSHv1.0\"\nfunction = \"Weaves\"\n"),
        ("bild.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"),
        ("fel.json", b"{ \"title\": \"Bracket\", }"),
        ("fel.toml", "title = \"Lock\"\nwithin_km = 0\ndue = \"2027-09-31\"\n[owner]\nkommun = \"Gnosjjö\"\n[[part]]\nsize = \"12\"\nmass = \"12\"\nwall = \"1,200\"\nhours = \"fyra\"\n".as_bytes()),
        ("stor.toml", &huge),
    ] {
        for language in ["", "/en"] {
            let page = uploaded(&test, language, name, bytes).await;
            assert_eq!(page.status, 422, "{name}");
            let page = page.text();
            let list = between(&page, "ds-error-summary", "</ul>");
            for item in list.split("<li>").skip(1) {
                let sentence = item.split_once('>').map_or("", |(_, rest)| rest).split("</a>").next().unwrap_or("");
                all.push_str(&sentence.replace("&quot;", "\"").replace('\u{a0}', " "));
                all.push('\n');
            }
        }
    }
    insta::assert_snapshot!(all);
    assert_eq!(needs::store::count(test.app.db.reader()).await.unwrap(), 0, "nothing is half done");
}

#[tokio::test]
async fn the_advisers_page_keeps_what_was_typed_and_tells_everything_at_once() {
    for language in ["", "/en"] {
        let test = TestApp::start(Databases::Sqlite).await;
        registered(&test.app).await;
        let typed = [
            ("title", "Lock"),
            ("process", "fräsning"),
            ("size", "12"),
            ("mass", "12"),
            ("kommun", "Gnosjjö"),
        ];
        let path = format!("{language}/needs/new/one-page");
        let page = test.post(&path, &typed).await;
        assert_eq!(page.status, 422);
        let page = page.text();
        assert_eq!(between(&page, "ds-error-summary", "</ul>").matches("<li>").count(), 3);
        for (_, value) in typed {
            assert!(page.contains(&format!("value=\"{value}\"")), "{value} is lost");
        }
        let good =
            [("title", "Lock"), ("process", "fräsning"), ("size", "12 x 6 x 3 cm"), ("kommun", "Gnosjö")];
        assert!(test.post(&path, &good).await.location().is_some_and(|to| to.contains("/needs/")));
    }
}
