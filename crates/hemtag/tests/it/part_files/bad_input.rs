//! Files that are not what they should be, one by one, through the command line and through the page: what is wrong is said,
//! nothing is kept that gave nothing, and no number looks surer than it is.

use std::{
    io::{Cursor, Read, Write},
    path::Path,
    time::Duration,
};

use crate::testkit::{Databases, TestApp};
use clap::Parser;
use hemtag::{
    app::App,
    cli::{self, Cli, Outcome},
    config::Config,
    parts::worker,
};
use part::{
    Refusal,
    conversation::{Limits, Request},
};
use serde_json::Value;

use crate::part_files::{block, key, upload};

/// A binary STL file of triangles.
fn stl(triangles: &[[[f32; 3]; 3]]) -> Vec<u8> {
    let mut file = vec![b' '; 80];
    file.extend(u32::try_from(triangles.len()).unwrap().to_le_bytes());
    for triangle in triangles {
        file.extend([0; 12]);
        triangle.as_flattened().iter().for_each(|x| file.extend(x.to_le_bytes()));
        file.extend([0; 2]);
    }
    file
}

/// The triangles of a binary STL file.
fn triangles(stl: &[u8]) -> Vec<[[f32; 3]; 3]> {
    let number = |at: &[u8]| f32::from_le_bytes(at.try_into().unwrap());
    let of =
        |record: &[u8]| [0, 1, 2].map(|p| [0, 1, 2].map(|i| number(&record[12 + 12 * p + 4 * i..][..4])));
    stl[84..].chunks_exact(50).map(of).collect()
}

/// Cubes of a millimetre in a row.
fn many(count: u16) -> Vec<u8> {
    let one = triangles(&block([1.0; 3]));
    let moved = |n: u16| {
        one.iter().map(move |t| t.map(|[x, y, z]| [x + 3.0 * f32::from(n), y, z])).collect::<Vec<_>>()
    };
    stl(&(0..count).flat_map(moved).collect::<Vec<_>>())
}

fn package(model: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("3D/3dmodel.model", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(model).unwrap();
    zip.finish().unwrap().into_inner()
}

fn of_worker(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../part-worker/tests/data").join(path);
    let bytes = std::fs::read(&path).unwrap();
    if path.extension().is_none_or(|e| e != "gz") {
        return bytes;
    }
    let mut out = Vec::new();
    flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut out).unwrap();
    out
}

async fn command(file: &Path) -> (Outcome, Value, String) {
    let path = file.display().to_string();
    let mut both = Vec::new();
    for arguments in [&["--json"][..], &["--language", "en"]] {
        let mut out = Vec::new();
        let cli = Cli::try_parse_from([&["hemtag", "part", &path], arguments].concat()).unwrap();
        both.push((cli::run(cli, &mut out).await.unwrap(), String::from_utf8(out).unwrap()));
    }
    let (outcome, json) = both.swap_remove(0);
    (outcome, serde_json::from_str(&json).unwrap(), both.swap_remove(0).1)
}

#[tokio::test]
async fn what_gives_nothing_is_refused_with_its_reason_by_command_and_by_page() {
    crate::testkit::build_part_worker();
    let folder = tempfile::tempdir().unwrap();
    let test = TestApp::start(Databases::Sqlite).await;
    let shaft = of_worker("odri/motor_antigravity_4004_custom_shaft.STEP");
    let nothing = "ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');\
        FILE_SCHEMA(('AUTOMOTIVE_DESIGN'));ENDSEC;DATA;#1=CARTESIAN_POINT('',(0.,0.,0.));ENDSEC;END-ISO-10303-21;";
    // Each is said to be what it is, and what to do.
    let cases: [(&str, Vec<u8>, &str, &str); 9] = [
        ("truncated.step", shaft[..shaft.len() / 2].to_vec(), "cut_off", "ends in the middle"),
        ("empty.step", Vec::new(), "empty", "empty"),
        ("blank.stl", b" \n\t \n".to_vec(), "empty", "empty"),
        ("drawing.step", b"%PDF-1.7\n%\xe2\xe3".to_vec(), "unknown_format", "PDF"),
        ("letter.stl", b"Hello, a part please".to_vec(), "unknown_format", "neither STEP"),
        ("half.stl", block([10.0; 3])[..200].to_vec(), "cut_off", "ends in the middle"),
        ("bomb.3mf", package(&vec![b' '; 310 * 1024 * 1024]), "bomb", "unpacks to more than"),
        ("broken.3mf", package(b"<model><resources>"), "damaged", "cannot be read"),
        ("points.stp", nothing.into(), "nothing_in_it", "holds no solid"),
    ];
    for (name, content, code, said) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, &content).unwrap();
        let (outcome, json, text) = command(&path).await;
        assert_eq!(outcome, Outcome::Refused, "{name}");
        assert_eq!(json["error"]["code"], code, "{name}: {json}");
        assert!(text.contains(said), "{name}: {text}");
        let page = upload(&test, "/en/parts/new", name, &content).await;
        assert_eq!(page.status, 422, "{name}");
        let page = page.text();
        let field = page.split("id=\"file-error\">").nth(1).and_then(|rest| rest.split('<').next());
        assert!(field.is_some_and(|field| field.contains(said)), "{name}: {field:?}");
    }
}

#[tokio::test]
async fn a_file_of_half_a_gigabyte_is_not_read_to_find_that_it_is_too_large() {
    crate::testkit::build_part_worker();
    let folder = tempfile::tempdir().unwrap();
    let huge = folder.path().join("huge.step");
    std::fs::File::create(&huge).unwrap().set_len(500 * 1024 * 1024).unwrap();
    let (outcome, json, text) = command(&huge).await;
    assert_eq!((outcome, &json["error"]["code"]), (Outcome::Refused, &"too_large".into()));
    assert!(text.contains("larger than 100"), "{text}");
    // The page takes less, and stops at that.
    let test = TestApp::start(Databases::Sqlite).await;
    let page = upload(&test, "/en/parts/new", "huge.step", &vec![b' '; 21 * 1024 * 1024]).await;
    assert_eq!(page.status, 413);
    let page = page.text();
    assert!(page.contains("larger than 20") && !page.contains("upload_limit"), "{page}");
}

#[tokio::test]
async fn what_is_doubtful_is_read_and_its_doubts_are_said_by_command_and_by_page() {
    crate::testkit::build_part_worker();
    let folder = tempfile::tempdir().unwrap();
    let test = TestApp::start(Databases::Sqlite).await;
    let cube = triangles(&block([10.0; 3]));
    let mut flipped = cube.clone();
    flipped[4].swap(0, 1);
    let cases: [(&str, Vec<u8>, &str, &str); 6] = [
        ("gap.stl", stl(&cube[..11]), "open_mesh", "Volume and walls are not sure"),
        ("flipped.stl", stl(&flipped), "flipped_triangles", "Volume and walls are not sure"),
        ("speck.stl", block([0.01; 3]), "very_small", "Is the unit right"),
        ("bridge.stl", block([300_000.0, 4_000.0, 2_000.0]), "very_large", "Is the unit right"),
        ("many.stl", many(3_000), "no_unit", "Is that right"),
        (
            "triangles.stp",
            of_worker("nist/nist_ftc_08_asme1_ap242-e1-tg.stp.gz"),
            "tessellated_only",
            "triangles only",
        ),
    ];
    for (name, content, what, said) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, &content).unwrap();
        let (outcome, json, text) = command(&path).await;
        assert_eq!(outcome, Outcome::Done, "{name}");
        let unread = json["unread"].as_array().unwrap();
        assert!(unread.iter().any(|u| u["what"] == what), "{name}: {unread:?}");
        assert!(text.contains(said), "{name}: {text}");
        if what == "open_mesh" || what == "flipped_triangles" {
            assert_eq!(json["solids"][0]["sure"]["volume"], "unsure", "{name}");
            let findings = json["findings"].as_array().unwrap();
            assert!(findings.iter().all(|f| f["confidence"] == "low"), "{name}");
        }
        if name == "many.stl" {
            assert_eq!(json["solids"].as_array().unwrap().len(), 3_000);
        }
        let sent = upload(&test, "/parts/new", name, &content).await;
        assert_eq!(sent.status, 303, "{name}: {}", sent.status);
        let page = test.get(&format!("/en/parts/{}", key(sent.location().unwrap()))).await;
        assert!(page.text().contains(said), "{name}");
    }
}

/// A ball of `rings` × 2 `rings` squares.
fn ball(rings: u16) -> Vec<u8> {
    let point = |ring: u16, step: u16| {
        let angle = |n: u16| std::f32::consts::PI * f32::from(n) / f32::from(rings);
        let (down, round) = (angle(ring), angle(step));
        [down.sin() * round.cos(), down.sin() * round.sin(), down.cos()].map(|x| x * 50.0)
    };
    let mut out = Vec::new();
    for ring in 0..rings {
        for step in 0..2 * rings {
            let [a, b, c, d] =
                [point(ring, step), point(ring + 1, step), point(ring + 1, step + 1), point(ring, step + 1)];
            out.extend([[a, b, c], [a, c, d]]);
        }
    }
    stl(&out)
}

#[tokio::test]
async fn a_file_that_takes_too_long_or_too_much_memory_is_given_up_and_that_is_said() {
    crate::testkit::build_part_worker();
    let program = worker::program(None);
    let heavy = ball(250);
    let read = |limits, patience| worker::read_within(&program, &heavy, Request::default(), limits, patience);
    let (whole, patience) = (Limits::default(), Duration::from_secs(120));
    // The caller's clock.
    let late = read(whole, Duration::from_millis(50)).await;
    assert_eq!(late.unwrap_err(), Refusal::OutOfTime);
    // The worker's own memory.
    let large = read(Limits { memory: 160 * 1024 * 1024, ..whole }, patience).await;
    assert_eq!(large.unwrap_err(), Refusal::OutOfMemory);
    // With what it usually gets, it is read.
    assert_eq!(read(whole, patience).await.unwrap().facts.solids.len(), 1);
}

async fn with(config: impl FnOnce(Config) -> Config) -> TestApp {
    let mut test = TestApp::start(Databases::Sqlite).await;
    let changed = config((*test.app.config).clone());
    test.app = App::start(changed, test.app.clock.clone()).await.unwrap();
    test
}

#[tokio::test]
async fn a_visitor_is_not_told_how_to_build_a_program() {
    let test =
        with(|config| Config { part_worker: Some("/nowhere/hemtag-part-worker".into()), ..config }).await;
    for (language, said) in [("", "kan inte läsas här just nu"), ("/en", "cannot be read here at the moment")]
    {
        let page = upload(&test, &format!("{language}/parts/new"), "plate.stl", &block([10.0; 3])).await;
        assert_eq!(page.status, 503);
        let text = page.text();
        assert!(text.contains(said), "{text}");
        for of_operator in ["cargo", "/nowhere", "part_worker"] {
            assert!(!text.contains(of_operator), "{of_operator}: {text}");
        }
    }
    let page = upload(&test, "/en/needs/new/file", "plate.stl", &block([10.0; 3])).await.text();
    assert!(page.contains("at the moment") && !page.contains("cargo"), "{page}");
}

#[tokio::test]
async fn an_address_that_hands_over_many_files_waits_and_is_told_how_long() {
    let test = with(|config| Config { part_uploads: 2, ..config }).await;
    let file = block([10.0; 3]);
    for _ in 0..2 {
        assert_eq!(upload(&test, "/en/parts/new", "plate.stl", &file).await.status, 303);
    }
    for path in ["/en/parts/new", "/en/needs/new/file"] {
        let page = upload(&test, path, "plate.stl", &file).await;
        assert_eq!(page.status, 429, "{path}");
        let wait: u64 = page.headers["retry-after"].to_str().unwrap().parse().unwrap();
        assert!((200..=301).contains(&wait), "half of ten minutes: {wait}");
        let text = page.text();
        assert!(
            text.contains("Wait a while") && text.contains("5 minutes") && text.contains("<html"),
            "{text}"
        );
    }
    let page = upload(&test, "/parts/new", "plate.stl", &file).await.text();
    assert!(page.contains("Vänta en stund") && page.contains("5 minuter"), "{page}");
    assert_eq!(test.get("/parts/new").await.status, 200, "looking is free");
    // A need that is no CAD file is not counted.
    let need = b"title = \"Pin\"\n[[part]]\nsize = \"10 x 10 x 10 mm\"\n";
    assert_ne!(upload(&test, "/en/needs/new/file", "need.toml", need).await.status, 429);
}
