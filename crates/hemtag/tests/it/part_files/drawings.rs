//! Drawings: handed over with a part, a draft or a need; seen by their key only; marked as where an answer stands; taken
//! away by hand and by rule. On both databases.

use crate::testkit::{Databases, Page, TestApp};
use hemtag::{
    access::Caller,
    app::App,
    config::{Adviser, Config},
    http::ration::Ration,
    needs::{self, drafts, model::Origin},
    parts::{self, PartError, drawings},
};

use crate::part_files::{block, handed_over, key, later, upload};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << /Secret (not to be seen) >> endobj\ntrailer << /Size 2 >>\n%%EOF\n";
const LOCKED: &[u8] = b"%PDF-1.6\ntrailer << /Size 2 /Encrypt 8 0 R >>\n%%EOF\n";

/// One grey pixel.
fn png() -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[128]).unwrap();
    writer.finish().unwrap();
    out
}

/// A sheet of 200 × 100 mm.
fn dxf() -> Vec<u8> {
    let mut text =
        String::from("0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n4\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n");
    let corners = [(0, 0), (200, 0), (200, 100), (0, 100)];
    for (i, (x, y)) in corners.iter().enumerate() {
        let (to_x, to_y) = corners[(i + 1) % 4];
        text += &format!("0\nLINE\n8\n0\n10\n{x}\n20\n{y}\n11\n{to_x}\n21\n{to_y}\n");
    }
    (text + "0\nENDSEC\n0\nEOF\n").into_bytes()
}

/// The answers of a need but its size and what follows it, sent to a draft.
async fn answered(test: &TestApp, draft: &str, fields: &[(&str, &[(&str, &str)])]) {
    for (page, fields) in fields {
        let sent = test.post(&format!("/en{draft}/{page}"), fields).await;
        assert_eq!(sent.status, 303, "{page}: {}", sent.text());
    }
}

/// A draft that begins from the plate, 120 × 60 × 8 mm.
async fn draft(test: &TestApp) -> String {
    let part = handed_over(test).await;
    let begun = test.post("/en/needs/new/part", &[("part", key(&part))]).await;
    begun.location().unwrap().trim_start_matches("/en").trim_end_matches("/what").to_owned()
}

/// The draft stated with a size of 120 × 60 × 10 mm and a wall of 5 mm, both from its drawing; its address.
async fn stated(test: &TestApp, draft: &str) -> String {
    answered(
        test,
        draft,
        &[
            ("what", &[("title", "Hinge plate"), ("stage", "prototype")]),
            ("how-many", &[("first-series", "10")]),
            ("size", &[("length", "120"), ("width", "60"), ("height", "10"), ("size-drawing", "1")]),
            ("process", &[("process", "fräsning")]),
            ("material", &[("material-unknown", "1")]),
            ("exact", &[("exact", "nothing")]),
            ("requirements", &[("wall", "5 mm"), ("wall-drawing", "1")]),
            ("more", &[("more", "no")]),
            ("when-where", &[("kommun", "Gnosjö"), ("due-unknown", "1")]),
            ("you", &[("newcomer", "experienced")]),
            ("who", &[("confidentiality", "adviser_only")]),
        ],
    )
    .await;
    let stated = test.post(&format!("/en{draft}/check"), &[]).await;
    assert_eq!(stated.status, 303, "{}", stated.text());
    stated.location().unwrap().to_owned()
}

/// The keys of the drawings that a page shows, in its order.
fn shown(page: &str) -> Vec<String> {
    let keys =
        page.split("/drawings/").skip(1).map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric));
    let mut found: Vec<String> = Vec::new();
    for key in keys.map(Iterator::collect::<String>).filter(|key| key.len() == 26) {
        if !found.contains(&key) {
            found.push(key);
        }
    }
    found
}

async fn handed(test: &TestApp, to: &str, name: &str, content: &[u8]) -> String {
    let before = shown(&test.get(to).await.text());
    let sent = upload(test, to, name, content).await;
    assert_eq!(sent.status, 303, "{name}: {}", sent.text());
    let after = shown(&test.get(to).await.text());
    after.into_iter().find(|key| !before.contains(key)).unwrap_or_else(|| panic!("{name} is not shown"))
}

fn header<'p>(page: &'p Page, name: &str) -> &'p str {
    page.headers.get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn a_drawing_is_kept_as_it_is_and_nothing_in_it_can_run() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let part = handed_over(&test).await;
        let to = format!("/en{part}/drawings");
        // Names lie: the content decides.
        let pdf = handed(&test, &to, "sheet.png", PDF).await;
        let picture = handed(&test, &to, "..\\sheet <b>.pdf", &png()).await;
        let locked = handed(&test, &to, "locked.pdf", LOCKED).await;
        let outline = handed(&test, &to, "cut.dxf", &dxf()).await;

        let file = test.get(&format!("/drawings/{pdf}/file")).await;
        assert_eq!(file.body, PDF);
        assert_eq!(header(&file, "content-type"), "application/pdf");
        assert!(header(&file, "content-disposition").starts_with("attachment"));
        for address in [format!("/drawings/{pdf}/file"), format!("/drawings/{picture}/picture")] {
            let file = test.get(&address).await;
            assert_eq!(header(&file, "x-content-type-options"), "nosniff");
            assert_eq!(header(&file, "cache-control"), "private, no-store");
            let policy = header(&file, "content-security-policy");
            assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{policy}");
        }
        assert_eq!(test.get(&format!("/drawings/{pdf}/picture")).await.status, 404, "no picture");
        let shown = test.get(&format!("/drawings/{picture}/picture")).await;
        assert_eq!(
            (shown.body, header(&test.get(&format!("/drawings/{picture}/picture")).await, "content-type")),
            (png(), "image/png")
        );

        for language in ["", "/en"] {
            for key in [&pdf, &picture, &locked, &outline] {
                let page = test.get(&format!("{language}/drawings/{key}?back={part}")).await.text();
                assert!(!page.contains('⟦') && page.contains(&part), "{page}");
            }
        }
        let page = |key: String| {
            let test = &test;
            async move { test.get(&format!("/en/drawings/{key}")).await.text() }
        };
        assert!(page(locked).await.contains("encrypted"));
        assert!(!page(pdf.clone()).await.contains("The file is encrypted"));
        assert!(page(outline).await.contains("200 × 100"), "the outlines are read");
        let named = page(picture).await;
        assert!(named.contains("sheet &lt;b&gt;.pdf") && !named.contains("..\\"), "{named}");
        let foreign = test.get(&format!("/drawings/{pdf}?back=https://elsewhere.example/")).await.text();
        assert!(foreign.contains("class=\"ht-back\" href=\"/needs\""), "no way out of here: {foreign}");
        assert!(test.get(&part).await.text().contains(&pdf), "the part's page shows its drawings");
    }
}

#[tokio::test]
async fn what_is_no_drawing_is_told_at_its_field_and_not_kept() {
    let test = TestApp::start(Databases::Sqlite).await;
    let part = handed_over(&test).await;
    let to = format!("/en{part}/drawings");
    let cases: [(&str, &[u8], &str); 7] = [
        ("empty.pdf", b"", "empty"),
        ("model.pdf", &block([10.0; 3]), "model (STL)"),
        ("page.pdf", b"<html><script>alert(1)</script></html>", "HTML"),
        ("sheet.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither PDF"),
        ("moving.png", b"GIF89a............", "GIF"),
        ("half.png", &png()[..20], "PNG"),
        ("words.dxf", "Hej".as_bytes(), "neither PDF"),
    ];
    for (name, content, said) in cases {
        let page = upload(&test, &to, name, content).await;
        let text = page.text();
        assert_eq!(page.status, 422, "{name}: {text}");
        assert!(text.contains("id=\"file-error\"") && text.contains(said), "{name}: {text}");
    }
    let large =
        upload(&test, &to, "large.pdf", &[PDF, &vec![b' '; test.app.config.upload_limit]].concat()).await;
    assert_eq!(large.status, 413, "{}", large.text());
    assert!(large.text().contains("file-error"), "{}", large.text());
    assert_eq!(shown(&test.get(&to).await.text()), Vec::<String>::new());
    assert_eq!(test.get("/drawings/aaaaaaaaaaaaaaaaaaaaaaaaaa").await.status, 404);
}

#[tokio::test]
async fn there_is_an_end_to_how_many() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    let ration = |part_uploads| {
        let config = Config { part_uploads, ..Config::default() };
        std::sync::Arc::new(Ration::new(&config))
    };
    // An address may hand over so many, drawings as well as parts; a part or a need holds so many.
    test.app.ration = ration(2);
    let part = handed_over(&test).await;
    let to = format!("/en{part}/drawings");
    assert_eq!(upload(&test, &to, "sheet.pdf", PDF).await.status, 303);
    assert_eq!(upload(&test, &to, "sheet.pdf", PDF).await.status, 429);
    test.app.ration = ration(0);
    for _ in 1..drawings::MOST {
        assert_eq!(upload(&test, &to, "sheet.pdf", PDF).await.status, 303);
    }
    let page = upload(&test, &to, "sheet.pdf", PDF).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("20 drawings"), "{}", page.text());
}

#[tokio::test]
async fn nothing_of_a_drawing_stands_open_in_the_database() {
    let test = TestApp::start(Databases::Sqlite).await;
    let part = handed_over(&test).await;
    handed(&test, &format!("/en{part}/drawings"), "sheet_of_the_hinge.pdf", PDF).await;
    let bytes = std::fs::read(&test.database.setting).unwrap();
    let log = std::fs::read(format!("{}-wal", test.database.setting)).unwrap_or_default();
    for secret in [&b"sheet_of_the_hinge"[..], b"not to be seen", b"%PDF-1.7"] {
        for held in [&bytes, &log] {
            assert!(!held.windows(secret.len()).any(|w| w == secret), "{}", String::from_utf8_lossy(secret));
        }
    }
}

#[tokio::test]
async fn an_answer_from_the_drawing_says_so_from_the_form_to_the_file_and_back() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let draft = draft(&test).await;
        let size = test.get(&format!("/en{draft}/size")).await.text();
        assert!(size.contains(&format!("{draft}/drawings")) && !size.contains("size-drawing"), "{size}");
        let sheet = handed(&test, &format!("/en{draft}/drawings"), "sheet.pdf", PDF).await;
        let size = test.get(&format!("/en{draft}/size")).await.text();
        assert!(size.contains("name=\"size-drawing\""), "with a drawing it can be said: {size}");
        let address = stated(&test, &draft).await;
        let page = test.get(&address).await.text();
        assert!(page.contains(&sheet), "the drawing went with its draft: {page}");
        assert_eq!(page.matches(">from the drawing<").count(), 2, "size and wall, each a link: {page}");
        assert!(page.contains("typed into the form"), "{page}");
        // The file says otherwise, and both are named.
        assert!(page.contains("the drawing says 120 × 60 × 10\u{a0}mm"), "{page}");
        assert!(page.contains("The CAD file says 120 × 60 × 8\u{a0}mm"), "{page}");
        assert!(page.contains("the drawing says 5\u{a0}mm"), "{page}");

        let file = test.get(&format!("{address}/file?format=toml")).await.text();
        assert!(file.contains("answers_from = \"form\"") && file.contains("from = \"drawing\""), "{file}");
        let (again, _) = needs::read::read(&file).unwrap();
        let need = needs::find_need(&test.app, &Caller::visitor(), key(&address)).await.unwrap();
        assert_eq!(again.parts[0].asks.wall.origin(), Some(Origin::Drawing));
        assert_eq!(again.first_series.origin(), need.document.first_series.origin());
        let json = test.get(&format!("{address}/file?format=json")).await.json();
        assert_eq!(json["part"][0]["size"]["from"], "drawing", "{json}");

        // Another answer is changed: these stay where they are from. Then the box is unticked.
        let changed = test.post(&format!("{address}/edit/how-many"), &[("first-series", "20")]).await;
        let change = changed.location().unwrap().trim_end_matches("/check").to_owned();
        assert_eq!(test.post(&format!("{change}/check"), &[]).await.status, 303);
        let need = needs::find_need(&test.app, &Caller::visitor(), key(&address)).await.unwrap();
        assert_eq!(need.document.first_series.value(), Some(&20));
        assert_eq!(need.document.parts[0].asks.wall.origin(), Some(Origin::Drawing));
        let wall = test.get(&format!("{address}/edit/requirements")).await.text();
        let ticked = wall.split("name=\"wall-drawing\"").nth(1).unwrap().split('>').next().unwrap();
        assert!(ticked.contains("checked"), "{wall}");
        let changed = test.post(&format!("{address}/edit/requirements"), &[("wall", "5 mm")]).await;
        let change = changed.location().unwrap().trim_end_matches("/check").to_owned();
        assert_eq!(test.post(&format!("{change}/check"), &[]).await.status, 303);
        let need = needs::find_need(&test.app, &Caller::visitor(), key(&address)).await.unwrap();
        assert_eq!(need.document.parts[0].asks.wall.origin(), Some(Origin::Form));
    }
}

#[tokio::test]
async fn drawings_go_with_what_they_belong_to() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let administrator = Caller::administrator();
        let part = handed_over(&test).await;
        let of_part = handed(&test, &format!("/en{part}/drawings"), "a.pdf", PDF).await;
        let draft = draft(&test).await;
        let loose = handed(&test, &format!("/en{draft}/drawings"), "b.pdf", PDF).await;
        let address = stated(&test, &self::draft(&test).await).await;
        let of_need = handed(&test, &format!("{address}/drawings"), "c.pdf", PDF).await;
        let by_hand = handed(&test, &format!("{address}/drawings"), "d.pdf", PDF).await;
        let back = address.trim_start_matches("/en");
        let gone = test.post(&format!("/en/drawings/{by_hand}/remove"), &[("back", back)]).await;
        assert_eq!(gone.location(), Some(address.as_str()));
        assert_eq!(test.get(&format!("/drawings/{by_hand}")).await.status, 404);
        let there = |app: App, key: String| async move {
            match drawings::find_drawing(&app, &Caller::visitor(), &key).await {
                Ok(_) => true,
                Err(PartError::NotFound) => false,
                Err(error) => panic!("{error}"),
            }
        };
        assert_eq!(test.post(&format!("{part}/remove"), &[]).await.status, 303);
        assert!(!there(test.app.clone(), of_part).await, "with its part");
        let a_month = later(&test, parts::KEPT_FOR_DAYS + 1);
        drafts::remove_old_parts(&later(&test, parts::KEPT_FOR_DAYS - 1), &administrator).await.unwrap();
        assert!(there(test.app.clone(), loose.clone()).await);
        drafts::remove_old_parts(&a_month, &administrator).await.unwrap();
        assert!(!there(test.app.clone(), loose).await, "of a draft that was left");
        assert!(there(test.app.clone(), of_need.clone()).await);
        let closed = test.post(&format!("{address}/close"), &[("why", "given_up")]).await;
        assert_eq!(closed.status, 303);
        assert_eq!(upload(&test, &format!("{address}/drawings"), "e.pdf", PDF).await.status, 409, "closed");
        drafts::remove_old_parts(&later(&test, parts::KEPT_AFTER_CLOSING_DAYS + 1), &administrator)
            .await
            .unwrap();
        assert!(!there(test.app.clone(), of_need).await, "of a need closed long ago");
    }
}

#[tokio::test]
async fn a_list_shows_a_part_to_its_owner_and_the_administrator_only() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let draft = draft(&test).await;
        let part = test.get(&format!("/en{draft}/check")).await.text();
        assert!(part.contains("class=\"ht-thumb\""), "the answers gathered show the part: {part}");
        let address = stated(&test, &draft).await;
        // Open to everybody: the need, not its file.
        let changed = test.post(&format!("{address}/edit/who"), &[("confidentiality", "open")]).await;
        let change = changed.location().unwrap().trim_end_matches("/check").to_owned();
        assert_eq!(test.post(&format!("{change}/check"), &[]).await.status, 303);
        let mine = test.get("/en/needs").await.text();
        assert_eq!(mine.matches("class=\"ht-thumb\"").count(), 1, "my own list, not everybody's: {mine}");
        test.forget();
        let others = test.get("/en/needs").await.text();
        assert!(
            others.contains("Hinge plate") && !others.contains("/parts/") && !others.contains("ht-thumb"),
            "{others}"
        );
        let shown = test.get("/en/needs/shown/1").await.text();
        assert!(!shown.contains("/parts/") && !shown.contains("/drawings/"), "{shown}");
        test.sign_in();
        assert!(test.get("/en/needs").await.text().contains("ht-thumb"), "an administrator reads every need");
    }
}

#[tokio::test]
async fn the_adviser_of_the_needs_county_is_named_and_the_letter_holds_its_address_only() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    let address = stated(&test, &draft(&test).await).await;
    for page in ["", "/strategy"] {
        let text = test.get(&format!("{address}{page}")).await.text();
        assert!(
            text.contains("id=\"adviser\"") && text.contains("business office of Gnosjö"),
            "{page}: {text}"
        );
    }
    let adviser = |name: &str, county: Option<&str>| Adviser {
        name: name.into(),
        phone: Some("010-123 45 67".into()),
        mail: Some("lots@example.se".into()),
        hours: Some("vardagar 9–16".into()),
        counties: county.into_iter().map(str::to_owned).collect(),
        ..Adviser::default()
    };
    test.app.config = std::sync::Arc::new(Config {
        adviser: vec![adviser("Elsewhere", None), adviser("Lots Jönköping", Some("06"))],
        public_url: Some("https://hemtag.example/".into()),
        ..(*test.app.config).clone()
    });
    for page in ["", "/strategy"] {
        let text = test.get(&format!("{address}{page}")).await.text();
        assert!(text.contains("Lots Jönköping") && !text.contains("Elsewhere"), "{page}: {text}");
        assert!(text.contains("tel:0101234567") && text.contains("vardagar 9–16"), "{text}");
        let letter = text.split("href=\"mailto:").nth(1).unwrap().split('"').next().unwrap();
        let letter = percent_encoding::percent_decode_str(letter).decode_utf8().unwrap();
        assert!(letter.contains(&format!("https://hemtag.example{address}")), "{letter}");
        assert!(!letter.contains("Hinge") && !letter.contains("Gnosj"), "{letter}");
    }
}

/// Two bodies, 80 × 40 × 4 and 20 × 20 × 30 mm.
const LID_AND_FOOT: &[u8] = include_bytes!("lid_and_foot.3mf");

#[tokio::test]
async fn each_part_of_a_file_of_several_has_its_own_picture() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let sent = upload(&test, "/parts/new", "lid_and_foot.3mf", LID_AND_FOOT).await;
        let part = sent.location().unwrap_or_else(|| panic!("{}", sent.text())).to_owned();
        let (lid, foot) =
            (test.get(&format!("{part}/pictures/0")).await, test.get(&format!("{part}/pictures/1")).await);
        assert!(lid.body.starts_with(b"\x89PNG") && foot.body.starts_with(b"\x89PNG"));
        assert_ne!(lid.body, foot.body);
        assert_eq!(test.get(&format!("{part}/pictures/2")).await.status, 404);
        let begun = test.post("/needs/new/part", &[("part", key(&part))]).await;
        let draft =
            begun.location().unwrap().trim_end_matches("/what").rsplit('/').next().unwrap().to_owned();
        let check = test.get(&format!("/en/needs/new/{draft}/check")).await.text();
        assert!(check.contains(&format!("{part}/pictures/1")), "{check}");
        let file = parts::find_part(&test.app, &Caller::visitor(), key(&part)).await.unwrap();
        let document = needs::part_file::document(&file, None);
        let new = needs::NewNeed { document, source_format: "part".into(), ..needs::NewNeed::default() };
        let need = drafts::state(&test.app, &Caller::visitor(), &draft, new).await.unwrap();
        let address = format!("/en/needs/{}", need.key);
        let page = test.get(&address).await.text();
        assert!(page.contains(&format!("{part}/pictures/0")) && page.contains("Foot"), "{page}");
        let strategy = test.get(&format!("{address}/strategy?quantities=1%2C10")).await.text();
        assert!(strategy.contains(&format!("{address}/strategy?part=2&amp;quantities=1%2C10")), "{strategy}");
        let picture = test.get(&format!("{address}/parts/2/picture")).await;
        assert_eq!(picture.location(), Some(format!("/en{part}/pictures/1").as_str()));
        assert_eq!(test.get(&format!("{address}/parts/3/picture")).await.status, 404);
        assert_eq!(test.post(&format!("{part}/remove"), &[]).await.status, 303, "with its pictures");
    }
}
