//! The file of a part: handed over, looked at, made a need of, taken away; on both databases.

mod bad_input;
mod drawings;

use crate::testkit::{Databases, Page, TestApp};
use hemtag::{
    access::Caller,
    app::App,
    clock::Clock,
    needs::{self, drafts, model::Origin},
    parts::{self, Kept, PartError},
};
use jiff::SignedDuration;

/// A box as a binary STL file: its corners at the origin and at `sides`, mm.
fn block(sides: [f32; 3]) -> Vec<u8> {
    let corner = |n: usize| [0, 1, 2].map(|axis| if n >> axis & 1 == 1 { sides[axis] } else { 0.0 });
    let squares = [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]];
    let triangles = squares.iter().flat_map(|[a, b, c, d]| [[*a, *b, *c], [*a, *c, *d]]);
    let mut file = b"a binary file of twelve triangles".to_vec();
    file.resize(80, b' ');
    file.extend(12_u32.to_le_bytes());
    for triangle in triangles {
        file.extend([0; 12]);
        triangle.iter().flat_map(|n| corner(*n)).for_each(|x| file.extend(x.to_le_bytes()));
        file.extend([0; 2]);
    }
    file
}

async fn upload(test: &TestApp, path: &str, name: &str, content: &[u8]) -> Page {
    let head = format!(
        "--grans\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let body = [head.as_bytes(), content, b"\r\n--grans--\r\n"].concat();
    test.post_body(path, "multipart/form-data; boundary=grans", body).await
}

/// The address of a part that was handed over.
async fn handed_over(test: &TestApp) -> String {
    let sent = upload(test, "/en/parts/new", "hinge_plate.stl", &block([120.0, 60.0, 8.0])).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location().unwrap().trim_start_matches("/en").to_owned()
}

fn key(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

/// The same application some days later.
fn later(test: &TestApp, days: i64) -> App {
    let mut app = test.app.clone();
    app.clock = Clock::fixed(app.clock.now() + SignedDuration::from_hours(24 * days));
    app
}

#[tokio::test]
async fn a_file_is_read_shown_and_given_back_as_it_came() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let part = handed_over(&test).await;
        for language in ["", "/en"] {
            let page = test.get(&format!("{language}{part}")).await;
            assert_eq!(page.status, 200);
            let text = page.text();
            assert!(!text.contains('⟦'), "{text}");
            assert!(text.contains("120 × 60 × 8\u{a0}mm"), "{text}");
            assert!(
                text.contains("hinge plate") && text.contains("57"),
                "name and volume (57,600 mm³): {text}"
            );
        }
        let mesh = test.get(&format!("{part}/mesh")).await;
        assert_eq!(mesh.body[80..84], 12_u32.to_le_bytes());
        assert_eq!(mesh.headers["cache-control"], "private, no-store");
        let walls = test.get(&format!("{part}/walls")).await.body;
        let walls: Vec<f32> =
            walls.chunks_exact(4).map(|w| f32::from_le_bytes(w.try_into().unwrap())).collect();
        assert_eq!(walls.len(), 12);
        assert!(walls.iter().filter(|w| (**w - 8.0).abs() < 0.01).count() == 4, "top and bottom: {walls:?}");
        assert!(test.get(&format!("{part}/picture")).await.body.starts_with(b"\x89PNG"));
        let file = test.get(&format!("{part}/file")).await;
        assert_eq!(file.body, block([120.0, 60.0, 8.0]));
        assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    }
}

#[tokio::test]
async fn what_is_no_part_is_told_at_its_field_and_not_kept() {
    let test = TestApp::start(Databases::Sqlite).await;
    let step = "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\n";
    let cases: [(&str, &[u8], &str); 5] = [
        ("empty.step", b"", "file"),
        ("photo.stl", b"\x89PNG\r\n\x1a\n0000000000000000", "PNG"),
        ("words.stl", "Hej, en del tack".as_bytes(), "STEP"),
        ("cut.step", step.as_bytes(), "STEP"),
        ("half.stl", &block([10.0; 3])[..200], "STL"),
    ];
    for (name, content, said) in cases {
        let page = upload(&test, "/parts/new", name, content).await;
        let text = page.text();
        assert_eq!(page.status, 422, "{name}: {text}");
        assert!(text.contains("id=\"file-error\"") && text.contains(said), "{name}: {text}");
    }
    assert_eq!(test.get("/parts/aaaaaaaaaaaaaaaaaaaaaaaaaa").await.status, 404);
}

#[tokio::test]
async fn nothing_of_a_part_stands_open_in_the_database() {
    let test = TestApp::start(Databases::Sqlite).await;
    let part = handed_over(&test).await;
    let bytes = std::fs::read(&test.database.setting).unwrap();
    let log = std::fs::read(format!("{}-wal", test.database.setting)).unwrap_or_default();
    for secret in [&b"hinge_plate"[..], b"a binary file of twelve", b"volume_mm3", b"\x89PNG\r\n"] {
        for held in [&bytes, &log] {
            assert!(!held.windows(secret.len()).any(|w| w == secret), "{}", String::from_utf8_lossy(secret));
        }
    }
    // With another key nothing opens, and what is said leaks nothing.
    let keys = std::path::Path::new(&test.database.setting).with_extension("key");
    std::fs::write(keys, "ab".repeat(32)).unwrap();
    let other = App::start((*test.app.config).clone(), test.app.clock.clone()).await.unwrap();
    let error = parts::find_part(&other, &Caller::visitor(), key(&part)).await.unwrap_err();
    assert!(matches!(error, PartError::Seal(_)), "{error}");
}

#[tokio::test]
async fn a_need_begins_from_a_part_and_says_where_it_differs() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let part = handed_over(&test).await;
        let begun = test.post("/en/needs/new/part", &[("part", key(&part))]).await;
        let draft = begun.location().unwrap().trim_start_matches("/en").trim_end_matches("/what").to_owned();
        let size = test.get(&format!("/en{draft}/size")).await.text();
        assert!(size.contains("value=\"120\"") && size.contains("Filled in from your CAD file"), "{size}");
        let answers: [(&str, &[(&str, &str)]); 9] = [
            ("what", &[("title", "Hinge plate"), ("stage", "prototype")]),
            ("how-many", &[("first-series", "10")]),
            ("size", &[("length", "120"), ("width", "60"), ("height", "8")]),
            ("process", &[("process", "fräsning")]),
            ("material", &[("material-unknown", "1")]),
            ("exact", &[("exact", "nothing")]),
            ("requirements", &[("wall", "5 mm")]),
            ("more", &[("more", "no")]),
            ("when-where", &[("kommun", "Gnosjö"), ("due-unknown", "1")]),
        ];
        for (page, fields) in answers {
            let sent = test.post(&format!("/en{draft}/{page}"), fields).await;
            assert_eq!(sent.status, 303, "{page}: {}", sent.text());
        }
        for page in ["you", "who"] {
            let fields: &[(&str, &str)] = if page == "who" {
                &[("confidentiality", "adviser_only")]
            } else {
                &[("newcomer", "experienced")]
            };
            let sent = test.post(&format!("/en{draft}/{page}"), fields).await;
            assert_eq!(sent.status, 303, "{page}: {}", sent.text());
        }
        let check = test.get(&format!("/en{draft}/check")).await.text();
        assert_eq!(check.matches("from the CAD file").count(), 1, "the size; the wall was changed: {check}");
        let stated = test.post(&format!("/en{draft}/check"), &[]).await;
        assert_eq!(stated.status, 303, "{}", stated.text());
        let address = stated.location().unwrap().to_owned();
        let need = needs::find_need(&test.app, &Caller::visitor(), key(&address)).await.unwrap();
        let asks = &need.document.parts[0].asks;
        assert!(
            matches!(asks.size, needs::model::Answer::Said { from: Origin::PartFile, .. }),
            "what was left as the file has it is marked so: {:?}",
            asks.size
        );
        assert!(
            matches!(asks.wall, needs::model::Answer::Said { from: Origin::Form, .. }),
            "{:?}",
            asks.wall
        );
        let page = test.get(&address).await.text();
        assert!(
            page.contains("disagree") && page.contains("5\u{a0}mm") && page.contains("8\u{a0}mm"),
            "{page}"
        );
        assert!(page.contains(&part), "the part is a link on the need's page");
        let strategy = test.get(&format!("{address}/strategy")).await.text();
        assert!(!strategy.contains("its shape:"), "the file shows its shape: {strategy}");
        let kept = parts::find_part(&test.app, &Caller::visitor(), key(&part)).await.unwrap();
        assert_eq!(kept.need_id, Some(need.id.0));
    }
}

#[tokio::test]
async fn a_part_is_taken_away_by_hand_or_by_its_rule() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let administrator = Caller::administrator();
        let part = handed_over(&test).await;
        assert_eq!(test.get(&format!("{part}/remove")).await.status, 200);
        assert_eq!(test.post(&format!("{part}/remove"), &[]).await.status, 303);
        assert_eq!(test.get(&part).await.status, 404);
        let (loose, of_need) = (handed_over(&test).await, handed_over(&test).await);
        let begun = test.post("/needs/new/part", &[("part", key(&of_need))]).await;
        let draft =
            begun.location().unwrap().trim_end_matches("/what").rsplit('/').next().unwrap().to_owned();
        let new = needs::NewNeed { source_format: "part".into(), ..needs::NewNeed::default() };
        let need = drafts::state(&test.app, &Caller::visitor(), &draft, new).await.unwrap();
        let a_month = later(&test, parts::KEPT_FOR_DAYS + 1);
        assert_eq!(drafts::remove_old_parts(&later(&test, 29), &administrator).await.unwrap(), 0);
        assert_eq!(drafts::remove_old_parts(&a_month, &administrator).await.unwrap(), 1);
        assert_eq!(test.get(&loose).await.status, 404);
        assert_eq!(test.get(&of_need).await.status, 200, "a need's part stays");
        let caller = Caller { need_keys: vec![need.key.clone()], ..Caller::visitor() };
        needs::close_need(&test.app, &caller, &need.key, needs::CloseReason::ALL[0]).await.unwrap();
        assert_eq!(drafts::remove_old_parts(&later(&test, 80), &administrator).await.unwrap(), 0);
        assert_eq!(drafts::remove_old_parts(&later(&test, 91), &administrator).await.unwrap(), 1);
        assert_eq!(test.get(&of_need).await.status, 404);
        let kept = parts::kept(&test.app, &Caller::visitor(), key(&of_need), Kept::Content).await;
        assert!(matches!(kept, Err(PartError::NotFound)));
    }
}

#[tokio::test]
async fn a_part_looked_at_in_a_material_brings_its_mass() {
    let test = TestApp::start(Databases::Sqlite).await;
    let part = handed_over(&test).await;
    let steel =
        vocabulary::Vocabulary::embedded().materials().iter().find(|m| m.facts.density == Some((7850, 7850)));
    let steel = steel.expect("a steel of 7850 kg/m³").code.as_str();
    let page = test.get(&format!("/en{part}?material={steel}")).await.text();
    assert!(page.contains(&format!("name=\"material\" value=\"{steel}\"")), "{page}");
    let begun = test.post("/en/needs/new/part", &[("part", key(&part)), ("material", steel)]).await;
    let draft = begun.location().unwrap().trim_end_matches("/what").to_owned();
    let page = test.get(&format!("{draft}/requirements")).await.text();
    // 57.6 cm³ of 7.85 g are 452.2 g.
    assert!(page.contains("value=\"453 g\""), "{page}");
}

#[tokio::test]
async fn a_cad_file_given_as_a_need_begins_one() {
    let test = TestApp::start(Databases::Sqlite).await;
    let sent = upload(&test, "/needs/new/file", "plate.stl", &block([40.0, 20.0, 2.0])).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert!(sent.location().unwrap().ends_with("/what"));
}

#[tokio::test]
async fn the_strategy_of_a_need_begun_from_a_real_part_uses_its_shape_and_shows_the_break_evens() {
    let test = TestApp::start(Databases::Sqlite).await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../part-worker/tests/data/odri");
    for name in ["transmission_pulley_at3_t10_center.STEP", "transmission_pulley_at3_t10_motor.STEP"] {
        let sent = upload(&test, "/parts/new", name, &std::fs::read(folder.join(name)).unwrap()).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let part = sent.location().unwrap().to_owned();
        let begun = test.post("/needs/new/part", &[("part", key(&part)), ("material", "AL.8")]).await;
        let draft =
            begun.location().unwrap().trim_end_matches("/what").rsplit('/').next().unwrap().to_owned();
        let kept = parts::find_part(&test.app, &Caller::visitor(), key(&part)).await.unwrap();
        let materials = vocabulary::Vocabulary::embedded().materials();
        let document = needs::part_file::document(&kept, materials.by_code("AL.8"));
        let new = needs::NewNeed { document, source_format: "part".into(), ..needs::NewNeed::default() };
        let need = drafts::state(&test.app, &Caller::visitor(), &draft, new).await.unwrap();
        let page = test.get(&format!("/en/needs/{}/strategy?quantities=10;100,000", need.key)).await.text();
        assert!(!page.contains("its shape:"), "{name}: the file shows its shape");
        // Machined at ten, made otherwise at a hundred thousand, with the number between.
        assert!(page.contains("Wire EDM → Multi-spindle turning: from "), "{name}");
    }
}
