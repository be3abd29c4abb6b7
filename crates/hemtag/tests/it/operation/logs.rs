//! The log says what happened and to which number, and never whose it was: pages are driven with marked people, also where the database
//! refuses what they send, and none of the marks is in the log.

use hemtag::database::Database;
use sea_orm::ConnectionTrait;

use crate::{
    cases::people::Cookies,
    every_route::things::SECRET,
    killed_server::served_from,
    killed_server::server::{Server, post, send, upload},
};

/// What may stand in no line: names, addresses, texts and secrets of those who come.
const MARKS: [&str; 9] = [
    SECRET,
    "kim ek",
    "marked.example",
    "@firm.example",
    "@advice.example",
    "gul traktor",
    "811218",
    "markerad",
    "hemtag_session",
];

#[tokio::test]
async fn no_line_of_the_log_tells_of_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let (world, database) = served_from(folder.path()).await;
    let setting = database.display().to_string();
    let log = folder.path().join("log");
    let mut program = tokio::process::Command::new(env!("CARGO_BIN_EXE_hemtag"));
    program
        .env("HEMTAG_LOG", "info,hemtag=trace,tower_http=trace,hyper=debug,sqlx=info,lettre=trace")
        .env("HEMTAG_LOG_FORMAT", "json")
        .env("HEMTAG_MAIL", "smtp://127.0.0.1:1")
        .stderr(std::fs::File::create(&log).unwrap());
    let mut server = Server::start_with(program, &setting).await;
    let nobody = Cookies::new();
    walk(&server, &world.owner, &nobody).await;
    // From now on the database refuses much of what is sent.
    let db = Database::open(&setting).await.unwrap();
    for table in [
        "need_draft",
        "need",
        "case_note",
        "case_file",
        "letter",
        "person",
        "skills_map",
        "set_aside",
        "maker",
    ] {
        let refuse = format!(
            "CREATE TRIGGER refused_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'refused'); END"
        );
        db.writer().execute_unprepared(&refuse).await.unwrap();
    }
    let failed = walk(&server, &world.owner, &nobody).await;
    assert!(failed > 3, "some failed: {failed}");
    // The post is out: letters are tried in vain.
    tokio::time::sleep(std::time::Duration::from_secs(6)).await;
    server.kill();
    server.ended().await;
    let text = std::fs::read_to_string(&log).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.len() > failed, "{text}");
    for line in &lines {
        let told: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        for field in ["timestamp", "level", "target", "message"] {
            assert!(told[field].is_string(), "{field}: {line}");
        }
        let small = line.to_lowercase();
        for mark in MARKS {
            assert!(!small.contains(mark), "{mark} stands in the log: {line}");
        }
        for (name, value) in &world.owner {
            assert!(!line.contains(value.as_str()), "the cookie {name} stands in the log: {line}");
        }
    }
    assert!(text.contains("a sign-in failed"), "{text}");
    let refused = lines.iter().find(|line| line.contains("a request was refused"));
    assert!(refused.is_some_and(|line| line.contains("\"route\":\"/")), "{text}");
    assert!(text.contains("a letter was not sent"), "{text}");
    assert!(text.contains("a request failed"), "{text}");
}

/// Everything that somebody may look at or send, with marks in it. Gives how many requests failed.
async fn walk(server: &Server, owner: &Cookies, nobody: &Cookies) -> usize {
    let at = server.address;
    let mut failed = 0;
    for path in [
        "/account?q=markerad",
        "/search?q=markerad+kim+ek",
        "/makers?q=kim+ek+markerad",
        "/needs/new?title=markerad",
        "/cases",
        "/skills/firm",
        "/account/link/markeradmarkeradmarkerad",
        "/needs/markeradmarkeradmarkeradma",
        "/no/such/page/markerad",
    ] {
        for who in [owner, nobody] {
            let answer = send(at, who, "GET", path, "text/plain", b"").await.expect("the server goes on");
            failed += usize::from(answer.status >= 500);
        }
    }
    let name = [("name", "Kim Ek markerad"), ("password", "gul traktor äter moln")];
    let email = "kim.ek@marked.example";
    let forms: [(&str, &[(&str, &str)]); 8] = [
        ("/account/sign-in", &[("email", email), ("password", "gul traktor äter moln")]),
        ("/account/new", &[("email", email)]),
        ("/account/recover", &[("email", "kim@owner.example")]),
        ("/account/name", &name),
        ("/needs/new", &[("stage", "prototype"), ("title", "markerad Kim Ek 811218-9876")]),
        (
            "/needs/new/one-page",
            &[("title", "markerad"), ("function", "Kim Ek"), ("stage", "prototype"), ("process", "fräsning")],
        ),
        ("/initiatives/suggest", &[("name", "markerad"), ("email", email), ("words", "Kim Ek")]),
        ("/skills/firm", &[("name", "markerad AB")]),
    ];
    for (path, fields) in forms {
        for who in [owner, nobody] {
            let answer = post(at, who, path, fields).await.expect("the server goes on");
            failed += usize::from(answer.status >= 500);
        }
    }
    let api = r#"{"title":"markerad","part":[{"name":"Kim Ek","process":"markerad"}]}"#;
    send(at, nobody, "POST", "/api/match", "application/json", api.as_bytes()).await.unwrap();
    upload(at, owner, "/parts/new", "Kim Ek markerad.stl", b"solid markerad").await.unwrap();
    upload(at, owner, "/needs/new/file", "markerad.toml", "title = \"markerad\nKim Ek".as_bytes())
        .await
        .unwrap();
    failed
}
