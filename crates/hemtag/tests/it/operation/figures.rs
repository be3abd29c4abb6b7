//! Health and figures.

use crate::testkit::{Databases, TestApp};
use hemtag::operation::Metrics;

use crate::killed_server::server::{Server, send};

#[tokio::test]
async fn health_is_told_to_everybody_and_says_nothing_else() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let live = test.get("/health/live").await;
        assert_eq!((live.status, live.text().as_str()), (200, "ok\n"));
        let ready = test.get("/health/ready").await;
        assert_eq!(ready.status, 200);
        let told = ready.json();
        let expected =
            serde_json::json!({ "ready": true, "database": "answers", "clock": "steady", "stopping": false });
        assert_eq!(told, expected);
        assert_eq!(ready.headers["cache-control"], "no-store");
    }
}

/// A balancer sees that a server is told to stop while it still answers, and a second word ends the wait.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_was_told_to_stop_is_unready_while_it_goes_on_answering() {
    let folder = tempfile::tempdir().unwrap();
    let setting = folder.path().join("a.sqlite").display().to_string();
    let mut program = tokio::process::Command::new(env!("CARGO_BIN_EXE_hemtag"));
    program.env("HEMTAG_DRAIN", "3600");
    let mut server = Server::start_with(program, &setting).await;
    let (nobody, at) = (Vec::new(), server.address);
    let asked = async |path: &str| send(at, &nobody, "GET", path, "text/plain", b"").await;
    assert_eq!(asked("/health/ready").await.unwrap().status, 200);
    server.stop();
    let unready = loop {
        let told = asked("/health/ready").await.expect("it goes on answering");
        if told.status != 200 {
            break told;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    };
    assert_eq!(unready.status, 503);
    assert!(
        unready.body.contains("\"ready\":false") && unready.body.contains("\"stopping\":true"),
        "{}",
        unready.body
    );
    assert_eq!(asked("/health/live").await.unwrap().status, 200);
    assert_eq!(asked("/makers").await.unwrap().status, 200);
    server.stop();
    server.ended().await;
    assert!(asked("/health/live").await.is_none());
}

/// In large pages it would hold much more than it uses (decision 0077).
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_server_takes_its_memory_in_small_pages() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&folder.path().join("a.sqlite").display().to_string()).await;
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    let large = status
        .lines()
        .find_map(|line| line.strip_prefix("THP_enabled:"))
        .expect("Linux 5.0 and later say so");
    assert_eq!(large.trim(), "0");
}

/// The value of a line of the text form.
fn value(text: &str, line: &str) -> Option<f64> {
    let found = text.lines().find_map(|one| one.strip_prefix(line))?;
    found.trim().parse().ok()
}

#[tokio::test]
async fn requests_are_counted_by_route_and_never_by_address() {
    let test = TestApp::start(Databases::Sqlite).await;
    for _ in 0..3 {
        test.get("/makers?q=zebrakvarn").await;
    }
    test.get("/needs/zebrakvarnzebrakvarnzebra").await;
    test.get("/zebrakvarn/no/such/page").await;
    test.post("/account/sign-in", &[("email", "kim@zebrakvarn.example"), ("password", "x")]).await;
    let text = test.app.metrics.text(&test.app).await;
    assert!(text.ends_with("# EOF\n"), "{text}");
    assert!(!text.contains("zebrakvarn"), "{text}");
    let ok = "hemtag_http_requests_total{method=\"GET\",route=\"/makers\",status=\"200\"}";
    assert_eq!(value(&text, ok), Some(3.0), "{text}");
    let none = "hemtag_http_requests_total{method=\"GET\",route=\"none\",status=\"404\"}";
    assert_eq!(value(&text, none), Some(1.0), "{text}");
    let timed = "hemtag_http_request_duration_seconds_count{method=\"GET\",route=\"/makers\"}";
    assert_eq!(value(&text, timed), Some(3.0), "{text}");
    assert_eq!(value(&text, "hemtag_database_up"), Some(1.0));
    let newest = hemtag::events::newest(test.app.db.reader()).await.unwrap();
    assert_eq!(value(&text, "hemtag_events_newest"), Some(newest as f64));
    assert_eq!(value(&text, "hemtag_letters_waiting"), Some(0.0));
    // Letters that wait are counted.
    test.post("/account/new", &[("email", "kim@firm.example")]).await;
    assert_eq!(value(&test.app.metrics.text(&test.app).await, "hemtag_letters_waiting"), Some(1.0));
    assert!(Metrics::default().text(&test.app).await.contains("hemtag_build_info"));
}

#[tokio::test]
async fn figures_are_served_at_an_address_of_their_own_or_nowhere() {
    let test = TestApp::start(Databases::Sqlite).await;
    assert_eq!(test.get("/metrics").await.status, 404, "not where the public is");
    let folder = tempfile::tempdir().unwrap();
    let setting = folder.path().join("a.sqlite").display().to_string();
    // A port that was free a moment ago.
    let listen = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut program = tokio::process::Command::new(env!("CARGO_BIN_EXE_hemtag"));
    program.env("HEMTAG_METRICS_LISTEN", listen.to_string());
    let server = Server::start_with(program, &setting).await;
    let nobody = Vec::new();
    let public = send(server.address, &nobody, "GET", "/metrics", "text/plain", b"").await.unwrap();
    assert_eq!(public.status, 404);
    let own = send(listen, &nobody, "GET", "/metrics", "text/plain", b"").await.unwrap();
    assert_eq!(own.status, 200);
    assert!(own.body.contains("route=\"none\",status=\"404\""), "{}", own.body);
    assert_eq!(send(listen, &nobody, "GET", "/makers", "text/plain", b"").await.unwrap().status, 404);
}

#[tokio::test]
async fn browsers_are_kept_to_the_encrypted_way_where_there_is_one() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    assert!(!test.get("/makers").await.headers.contains_key("strict-transport-security"));
    let config = hemtag::config::Config {
        public_url: Some("https://hemtag.example.se".into()),
        ..(*test.app.config).clone()
    };
    test.app.config = std::sync::Arc::new(config);
    for path in ["/makers", "/no/such/page"] {
        let kept = test.get(path).await.headers["strict-transport-security"].clone();
        assert_eq!(kept, "max-age=31536000; includeSubDomains");
    }
    // Every cookie, whoever sets it: the need that is being written, the administrator's, the session.
    let draft = [("stage", "prototype"), ("title", "Lock")];
    let key = format!("/sign-in/{}", test.app.sign_in_key);
    hemtag::demo::begin(&test.app, &hemtag::access::Caller::administrator()).await.unwrap();
    for page in [test.post("/needs/new", &draft).await, test.post(&key, &[]).await] {
        let cookies: Vec<_> = page.headers.get_all("set-cookie").iter().collect();
        assert!(!cookies.is_empty());
        for cookie in cookies {
            let text = cookie.to_str().unwrap();
            assert_eq!(text.matches("; Secure").count(), 1, "{text}");
            assert!(text.contains("HttpOnly") && text.contains("SameSite="), "{text}");
            assert!(text.starts_with("__Host-hemtag_") && text.contains("; Path=/;"), "{text}");
            assert!(!text.contains("Domain"), "{text}");
        }
    }
}

#[tokio::test]
async fn a_session_that_another_host_of_the_domain_may_have_set_is_none() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    let post = test.use_post().await;
    test.make_account(&post, "kim@example.se").await;
    let plain = test.exchange(Vec::new());
    assert!(plain.iter().any(|(name, _)| name == "hemtag_session"));
    let config = hemtag::config::Config {
        public_url: Some("https://hemtag.example.se".into()),
        ..(*test.app.config).clone()
    };
    test.app.config = std::sync::Arc::new(config);
    drop(test.exchange(plain.clone()));
    assert_ne!(test.get("/account").await.status, 200, "a name that any host of the domain may set");
    let of_this_host = plain.into_iter().map(|(name, value)| (format!("__Host-{name}"), value)).collect();
    drop(test.exchange(of_this_host));
    assert_eq!(test.get("/account").await.status, 200);
    let out = test.post("/sign-out", &[]).await;
    assert!(out.headers["clear-site-data"].to_str().unwrap().contains("\"cache\""));
    assert_ne!(test.get("/account").await.status, 200);
}
